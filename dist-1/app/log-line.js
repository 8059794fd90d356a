/**
 * What may stand in a line of the log. Everything else that a library hands to the logger is left out: the body of a
 * request is somebody's comment, and an answer of GitHub's is their source.
 */
const FIELDS = new Set([
  'app',
  'because',
  'chore',
  'commit',
  'deliveries',
  'delivery',
  'err',
  'event',
  'files',
  'head',
  'installation',
  'job',
  'ms',
  'outcome',
  'port',
  'pull',
  'repository',
  'seconds',
  'status',
  'task',
  'times',
  'url',
  'version',
]);
/** A sentence of ours has a third of it; names in it may be long. */
const MAX_TEXT = 500;
/** As far as the cause of a cause of a cause. */
const MAX_CAUSES = 4;
const MAX_FRAMES = 12;
/** The known fields with plain values; errors as `errorFields` tells them. */
export function lineFields(fields) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (!FIELDS.has(name)) return [];
      const shown = plainValue(value);
      return shown === undefined ? [] : [[name, shown]];
    }),
  );
}
function plainValue(value) {
  if (value instanceof Error) return errorFields(value);
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
/**
 * An error without what libraries hang on it: Octokit the request and the answer, PostgreSQL the row, PGlite the parameters.
 */
export function errorFields(error, depth = 0) {
  const { code, status } = error;
  const number = [code, status].find((one) => typeof one === 'string' || typeof one === 'number');
  const cause = error.cause instanceof Error && depth < MAX_CAUSES ? error.cause : null;
  return {
    type: error.name,
    message: messageOf(error),
    ...(number === undefined ? {} : { code: number }),
    stack: framesOf(error),
    ...(cause === null ? {} : { cause: errorFields(cause, depth + 1) }),
  };
}
/** Parsers quote the text they stumbled over, and that is somebody's. */
function messageOf(error) {
  if (error instanceof SyntaxError || error.name === 'SyntaxError')
    return 'a text that is not what it should be';
  // A GraphQL failure repeats its query from the second line on.
  return (error.message.split('\n')[0] ?? '').slice(0, MAX_TEXT);
}
/** Only the frames: the head of a stack repeats the message. */
function framesOf({ stack = '' }) {
  const frames = stack.split('\n').filter((line) => /^ {4}at /.test(line));
  return frames.slice(0, MAX_FRAMES).join('\n');
}
