import { run } from '../../src/cli/run.js';
import type { Output } from '../../src/cli/surroundings.js';
import { scratchFolder } from '../scratch.js';
import { GIT_ENV } from '../source/git/repository.js';

export interface Collected {
  code: number;
  stdout: string;
  stderr: string;
}

/** A stream that keeps what is written to it. */
export class Collector implements Output {
  text = '';
  constructor(
    readonly isTTY = false,
    readonly columns = 100,
  ) {}
  write(text: string): void {
    this.text += text;
  }
}

/** Runs the command line in this process, with a cache of its own. */
export async function perfChecklist(
  cwd: string,
  argv: readonly string[],
  { tty = false, columns = 100, env = {} }: { tty?: boolean; columns?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Collected> {
  const [stdout, stderr] = [new Collector(tty, columns), new Collector(tty, columns)];
  const surroundings = {
    stdout,
    stderr,
    cwd,
    env: { ...GIT_ENV, XDG_CACHE_HOME: scratchFolder(), ...env },
  };
  const code = await run(argv, surroundings);
  return { code, stdout: stdout.text, stderr: stderr.text };
}
