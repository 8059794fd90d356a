import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SourceError } from '../port.js';

export interface GitOutput {
  code: number;
  stdout: Buffer;
}

interface RunOptions {
  input?: string;
  /** Exit codes that are answers, not failures. */
  answers?: readonly number[];
}

/** A repository's own settings must not start programs: `core.fsmonitor` names one. */
const FIXED_SETTINGS = ['-c', 'core.fsmonitor=false'];

/** The `git` program, run in one directory. Every call is one process. */
export class Git {
  constructor(
    readonly directory: string,
    private readonly env: NodeJS.ProcessEnv = process.env,
  ) {}

  /** @throws SourceError when git is missing, refuses, or exits with a code that is not in `answers`. */
  async run(args: readonly string[], { input, answers = [0] }: RunOptions = {}): Promise<GitOutput> {
    const child = spawn('git', ['-C', this.directory, ...FIXED_SETTINGS, ...args], {
      env: { ...this.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: '' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // git may exit before it has read everything; its exit code says more than the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);

    const code = await once(child, 'close').then(
      ([exit, signal]) => (exit as number | null) ?? `signal ${signal as string}`,
      (error: NodeJS.ErrnoException) => {
        throw notStarted(error);
      },
    );
    if (typeof code === 'number' && answers.includes(code)) return { code, stdout: Buffer.concat(stdout) };
    throw refusal(this.directory, args[0] ?? '', code, Buffer.concat(stderr).toString('utf8'));
  }

  async text(args: readonly string[], options?: RunOptions): Promise<string> {
    return (await this.run(args, options)).stdout.toString('utf8').trimEnd();
  }
}

function notStarted(error: NodeJS.ErrnoException): SourceError {
  const message =
    error.code === 'ENOENT'
      ? 'the program `git` was not found on the PATH: install it (https://git-scm.com/downloads)'
      : `the program \`git\` could not be started: ${error.message}`;
  return new SourceError(message, false, { cause: error });
}

function refusal(directory: string, command: string, code: number | string, stderr: string): SourceError {
  if (/not a git repository/i.test(stderr)) {
    return new SourceError(
      `${directory} is not inside a git repository: change to one, or name it with --repo DIR`,
      false,
    );
  }
  if (/dubious ownership/.test(stderr)) {
    const add =
      /git config --global --add safe\.directory .+/.exec(stderr)?.[0] ?? 'see `git help safe.directory`';
    return new SourceError(
      `git refuses ${directory} because another user owns it; to trust it: ${add}`,
      false,
    );
  }
  const said = stderr.trim().split('\n')[0] || 'it said nothing';
  return new SourceError(`\`git ${command}\` failed in ${directory} (${code}): ${said}`, false);
}
