/** Markdown of what a text says now and did not say before: of tables and lists only their new lines. */
export function newParts(now: string, before: string): string {
  const known = new Set(paragraphs(before));
  const knownLines = new Set(before.split('\n').map((line) => line.trim()));
  return paragraphs(now)
    .filter((paragraph) => !known.has(paragraph))
    .map((paragraph) => (isRows(paragraph) ? newRows(paragraph, knownLines) : paragraph))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Blocks between blank lines, without what only the App reads. */
function paragraphs(markdown: string): string[] {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}

function isRows(paragraph: string): boolean {
  return /^(?:\||- \[[ x]\] )/.test(paragraph);
}

/** A table keeps its two head lines where a row is left. */
function newRows(paragraph: string, known: ReadonlySet<string>): string {
  const lines = paragraph.split('\n').map((line) => line.trim());
  const head = paragraph.startsWith('|') ? lines.slice(0, 2) : [];
  const rows = lines.slice(head.length).filter((line) => !known.has(line));
  return rows.length === 0 ? '' : [...head, ...rows].join('\n');
}
