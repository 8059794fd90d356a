import { NOTE } from '../rule.js';

/** Clippy's limit for `too_many_lines`: longer than what a reader sees at once, twice over. */
const MAX_LINES = 100;
export const rule = {
  id: 'long-function',
  item: 'simplicity',
  summary: 'a function that is too long to be seen at once, and grew longer',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['function_item'],
  needs: /^(?:[^\n]*\n){100}/,
  check(node, file) {
    const body = node.child('body');
    if (!body || file.isTestFile) return null;
    const lines = linesOfCode(body, file);
    if (lines <= MAX_LINES) return null;
    const name = node.child('name');
    return {
      at: name,
      message: `\`${name.text}\` has ${lines} lines of code: nobody sees at once what it does, what it keeps and what it pays for.`,
      help: 'give each step a function of its own, named for what it does',
      extent: lines,
    };
  },
};
/** Lines that hold more than a comment. */
function linesOfCode(body, file) {
  let count = 0;
  for (let line = body.line; line <= body.endLine; line++) {
    const text = file.tree.lineText(line).trim();
    if (text !== '' && !text.startsWith('//')) count++;
  }
  return count;
}
