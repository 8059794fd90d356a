import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** The user's own git settings must not colour what the stand-in answers. */
const ENVIRONMENT = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};
const SETTINGS = ['safe.directory=*', 'core.quotePath=false', 'gc.auto=0', 'maintenance.auto=false'];

export class GitError extends Error {
  constructor(
    readonly args: readonly string[],
    readonly code: number | null,
    readonly stderr: string,
  ) {
    super(`git ${args.join(' ')} failed with code ${code}: ${stderr.trim()}`);
  }
}

interface Ended {
  readonly code: number | null;
  readonly out: Buffer;
  readonly err: Buffer;
}

/** Starts git in a directory; the caller owns the process. */
export function startGit(
  dir: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', inDirectory(dir, args), { env: { ...process.env, ...ENVIRONMENT, ...env } });
}

/** Exit codes other than 0 and those in `accept` are thrown as GitError. */
export async function runGit(
  dir: string,
  args: readonly string[],
  { accept = [], env = {} }: { accept?: readonly number[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Buffer> {
  const run = process.env.TEST_RUN_FOLDER ? runElsewhere(process.env.TEST_RUN_FOLDER) : runHere;
  const { code, out, err } = await run(dir, args, env);
  if (code !== 0 && !accept.includes(code ?? -1)) throw new GitError(args, code, err.toString());
  return out;
}

async function runHere(dir: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = startGit(dir, args, env);
  child.stdin.end();
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [code, out, err] = await Promise.all([ended, buffer(child.stdout), buffer(child.stderr)]);
  return { code, out, err };
}

/** By the small process that jest's set-up has started (test/jest/git-starter.mjs). */
function runElsewhere(folder: string): typeof runHere {
  return async (dir, args, env) => {
    const socket = connect(join(folder, 'git.sock'));
    socket.end(JSON.stringify({ args: inDirectory(dir, args), env: { ...ENVIRONMENT, ...env } }));
    const answer = await buffer(socket);
    const head = answer.indexOf('\n');
    const { code, outBytes } = JSON.parse(answer.toString('utf8', 0, head)) as {
      code: number | null;
      outBytes: number;
    };
    const body = answer.subarray(head + 1);
    return { code, out: body.subarray(0, outBytes), err: body.subarray(outBytes) };
  };
}

function inDirectory(dir: string, args: readonly string[]): string[] {
  return ['-C', dir, ...SETTINGS.flatMap((setting) => ['-c', setting]), ...args];
}
