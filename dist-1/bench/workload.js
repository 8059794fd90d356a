/** A process run that gave no result. The message completes "NAME gave no result: ...". */
export class RunFailed extends Error {
  name = 'RunFailed';
}
/** A side that does not build, or has no benchmark. */
export class BuildFailed extends Error {
  side;
  name = 'BuildFailed';
  constructor(side, message) {
    super(message);
    this.side = side;
  }
}
/** Longest quotation of a program's messages. */
const MOST_WORDS = 300;
/** Of libtest; it says nothing about how it ended. */
const BANNER = /^running \d+ tests?$/;
/** What cargo, rustc, a panic and a `main` that returns an error print; they may stand in the middle of what else is printed. */
const TELLING = /^(error\b|thread .* panicked)/i;
/** The line of a program's messages that says most, shortened: of what stands on its standard error, then of its output. */
export function lastWords({ stdout, stderr }) {
  const texts = [stderr, stdout].map((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !BANNER.test(line)),
  );
  const words =
    texts.map(tellingLine).find((line) => line !== undefined) ??
    texts.find((lines) => lines.length > 0)?.at(-1);
  return (words ?? 'it printed nothing').slice(0, MOST_WORDS);
}
function tellingLine(lines) {
  const at = lines.findIndex((line) => TELLING.test(line));
  const [line, ...below] = lines.slice(at);
  if (at < 0 || line === undefined) return undefined;
  if (PANIC.test(line)) return panicWords(line, below);
  if (BUILD_SCRIPT.test(line)) return `${line}: ${scriptWords(below)}`;
  const next = below.findIndex((other) => TELLING.test(other));
  const place = below
    .slice(0, next < 0 ? undefined : next)
    .flatMap((other) => PLACE.exec(other)?.[1] ?? [])[0];
  return place === undefined ? line : `${line} (${place})`;
}
/** Below an error of rustc. */
const PLACE = /^--> (\S+:\d+:\d+)$/;
const PANIC = /panicked at /;
/** Since Rust 1.73 what a panic says stands below where it happened. */
function panicWords(line, [below]) {
  return line.endsWith(':') && below !== undefined ? `${line} ${below}` : line;
}
/** Cargo quotes below it what the script printed. */
const BUILD_SCRIPT = /^error: failed to run custom build command/;
function scriptWords(below) {
  const at = below.findIndex((line) => PANIC.test(line));
  if (at >= 0) return panicWords(below[at], below.slice(at + 1));
  return below.slice(below.indexOf('--- stderr') + 1)[0] ?? 'it printed nothing';
}
/** `exit code 101: thread 'main' panicked at ...`. */
export function endWords(ended) {
  const how = ended.code === null ? `ended by ${ended.signal ?? 'a signal'}` : `exit code ${ended.code}`;
  return `${how}: ${lastWords(ended)}`;
}
