import { stripVTControlCharacters } from 'node:util';
/** Words of Markdown in lines of at most `width` columns, as they are shown; only a longer word is longer. */
export function wrapText(text, width, { first, rest }, colors) {
  const room = width - Math.max(first.length, rest.length);
  const lines = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && columns(`${line} ${word}`, colors) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  // Styled as a whole, so that `code` and *emphasis* may cross the end of a line.
  return inline(lines.map((part, at) => (at === 0 ? first : rest) + part).join('\n'), colors);
}
/** Further in than the line that goes on. */
const CONTINUED = '    ';
/** A line of code, broken between words where it is too long; a comment goes on as one. */
export function wrapCode(line, width) {
  const [indent, comment] = /^(\s*)(\/\/[/!]? )?/.exec(line).slice(1);
  const margin = `${indent}${comment ?? CONTINUED}`;
  const lines = [];
  let left = line;
  while (left.length > width) {
    const end = left.lastIndexOf(' ', width);
    if (end < margin.length) break;
    lines.push(left.slice(0, end));
    left = margin + left.slice(end + 1);
  }
  return [...lines, left];
}
function columns(text, colors) {
  return stripVTControlCharacters(inline(text, colors)).length;
}
const LINK = /\[([^\]]+)\]\(([^)\s]+)\)/g;
/** Markdown inside a line as a terminal shows it. */
export function inline(text, colors) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      /^`[^`]+`$/.test(part)
        ? colors.isColorSupported
          ? colors.cyan(part.slice(1, -1))
          : part
        : part
            .replace(/\*\*([^*]+)\*\*/g, (_, strong) => colors.bold(strong))
            .replace(LINK, (_, label, to) =>
              /^https?:/.test(to) && to !== label ? `${label} (${to})` : label,
            ),
    )
    .join('');
}
