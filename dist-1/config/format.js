/** A line longer than this is shown around the fault only. */
const MAX_SOURCE_CHARACTERS = 120;
const CONTEXT_CHARACTERS = 30;
const LINE_NUMBER_WIDTH = 4;
/** The problem as compilers print it: place and message, the line with carets, what the review did instead. */
export function formatConfigProblem(problem) {
  const { source, column } = shownPart(problem);
  const number = String(problem.line).padStart(LINE_NUMBER_WIDTH);
  const gutter = ' '.repeat(number.length);
  // A tab stays a tab, so that the carets stand below their text whatever its width.
  const indent = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(problem.length, source.length - column + 1)));
  const mend = problem.mend === null ? '' : ` ${printable(problem.mend)}`;
  const lines = [
    `${printable(problem.file)}:${problem.line}:${problem.column}  ${printable(problem.message)}`,
    `${number} | ${source}`,
    `${gutter} | ${indent}${carets}${mend}`,
  ];
  if (problem.effect !== undefined) lines.push(problem.effect);
  return lines.join('\n');
}
function shownPart({ source, column }) {
  const clean = printable(source);
  if (clean.length <= MAX_SOURCE_CHARACTERS) return { source: clean, column };
  const start = Math.max(0, column - 1 - CONTEXT_CHARACTERS);
  const part = clean.slice(start, start + MAX_SOURCE_CHARACTERS);
  const before = start > 0 ? '…' : '';
  const after = start + MAX_SOURCE_CHARACTERS < clean.length ? '…' : '';
  return { source: before + part + after, column: column - start + before.length };
}
/** The text may come from a pull request: what would steer a terminal, or turn the line around, is made visible. */
function printable(text) {
  return text.replace(/[^\P{Cc}\t]|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}
