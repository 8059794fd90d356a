import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

/** The user's own git settings must not colour what the stand-in answers. */
const ENVIRONMENT = {
  ...process.env,
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

/** Starts git in a directory; the caller owns the process. */
export function startGit(
  dir: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcessWithoutNullStreams {
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return spawn('git', ['-C', dir, ...settings, ...args], { env: { ...ENVIRONMENT, ...env } });
}

/** Exit codes other than 0 and those in `accept` are thrown as GitError. */
export async function runGit(
  dir: string,
  args: readonly string[],
  options: { accept?: readonly number[]; env?: NodeJS.ProcessEnv } = {},
): Promise<Buffer> {
  const child = startGit(dir, args, options.env);
  child.stdin.end();
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0 && !options.accept?.includes(code ?? -1)) {
    throw new GitError(args, code, Buffer.concat(err).toString());
  }
  return Buffer.concat(out);
}
