/**
 * GitHub refuses a check's summary or text over 65,535 characters and a comment over 65,536 (REST, "Update a check run";
 * the second is observed). The rest is room for what GitHub may count differently.
 */
export const MAX_BODY = 65_000;
/** Rows as long as they fit into `room` characters; then one sentence that says how many were left out. */
export function fitRows(rows, room, leftOut) {
  const total = rows.reduce((sum, row) => sum + row.length + 1, 0);
  if (total <= room) return [...rows];
  const reserved = leftOut(rows.length).length + 1;
  const shown = [];
  let used = reserved;
  for (const row of rows) {
    used += row.length + 1;
    if (used > room) break;
    shown.push(row);
  }
  return [...shown, leftOut(rows.length - shown.length)];
}
/** Blocks of Markdown, each a paragraph of its own; empty ones leave no gap. */
export function paragraphs(blocks) {
  return blocks.filter((block) => block !== null && block !== '').join('\n\n');
}
/** Folded until somebody wants it. `title` is escaped already. */
export function folded(title, inside) {
  return `<details><summary>${title}</summary>\n\n${inside}\n\n</details>`;
}
