export const isReading = (read) => 'samples' in read;
export class UnreadableOutput extends Error {
  name = 'UnreadableOutput';
}
/** An adapter of a tool whose whole result is one text. */
export function fromText(parse) {
  return (output) => [...output].flatMap(([path, text]) => located(path, () => parse(text)));
}
/** Names the file in the message of whatever `read` throws. */
export function located(path, read) {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableOutput)) throw error;
    throw new UnreadableOutput(`${path}: ${error.message}`);
  }
}
/** `trie/seek · instructions`: other measures than time are benchmarks of their own. */
export function measured(benchmark, metric) {
  return `${benchmark} · ${metric}`;
}
/** No tool prints a longer line that is read; on longer ones a regular expression could be made to work for hours. */
const LONGEST_LINE = 2000;
/** Lines of a text that somebody else wrote, without their ends; overlong ones are left out. */
export function linesOf(text) {
  return text
    .split('\n')
    .filter((line) => line.length <= LONGEST_LINE)
    .map((line) => line.trimEnd());
}
