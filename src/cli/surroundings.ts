import { wrap } from '../report/views/wrap.js';

/** Where the command line writes; a process's own streams fit, and so does an object that collects. */
export interface Output {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/** Everything that a command takes from the process it runs in. */
export interface Surroundings {
  stdout: Output;
  stderr: Output;
  cwd: string;
  env: NodeJS.ProcessEnv;
}

export const EXIT = {
  clean: 0,
  /** Something would block the pull request. */
  blocks: 1,
  /** Nothing could be said: bad input, or an error of ours. */
  failed: 2,
} as const;

/** What a command hands back: its exit code. */
export type Finish = (code: number) => void;

/** A mistake that the person who typed the command can mend; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Colours only for a person's terminal, and never where NO_COLOR (https://no-color.org) or --no-color asks for none. */
export function wantsColor(output: Output, env: NodeJS.ProcessEnv, flag: boolean): boolean {
  if (!flag || env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return output.isTTY === true && env.TERM !== 'dumb';
}

/** Columns of a terminal that doesn't say, and of a file. */
const DEFAULT_WIDTH = 100;

/** Longer lines are hard to read however wide the window is. */
const MAX_WIDTH = 120;

export function widthOf(output: Output): number {
  return Math.min(output.columns || DEFAULT_WIDTH, MAX_WIDTH);
}

/** A message in lines that fit a person's terminal; a file gets each line whole, to be searched. */
export function toRead(output: Output, message: string): string {
  if (output.isTTY !== true) return message;
  const lines = message.split('\n').flatMap((line) => wrap(line, widthOf(output), '  '));
  return lines.join('\n');
}
