import { wrap } from '../report/views/wrap.js';
export const EXIT = {
  clean: 0,
  /** Something would block the pull request. */
  blocks: 1,
  /** Nothing could be said: bad input, or an error of ours. */
  failed: 2,
};
/** A mistake that the person who typed the command can mend; the message says how. */
export class UsageError extends Error {
  name = 'UsageError';
}
/** Colours only for a person's terminal, and never where NO_COLOR (https://no-color.org) or --no-color asks for none. */
export function wantsColor(output, env, flag) {
  if (!flag || env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return output.isTTY === true && env.TERM !== 'dumb';
}
/** Columns of a terminal that doesn't say, and of a file. */
const DEFAULT_WIDTH = 100;
/** Longer lines are hard to read however wide the window is. */
const MAX_WIDTH = 120;
export function widthOf(output) {
  return Math.min(output.columns || DEFAULT_WIDTH, MAX_WIDTH);
}
/** A message in lines that fit a person's terminal; a file gets each line whole, to be searched. */
export function toRead(output, message) {
  if (output.isTTY !== true) return message;
  const lines = message.split('\n').flatMap((line) => wrap(line, widthOf(output), '  '));
  return lines.join('\n');
}
