import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SourceError } from '../port.js';

/** A repository's own settings must not start programs: `core.fsmonitor` names one. */
const FIXED_SETTINGS = ['-c', 'core.fsmonitor=false'];
/** The `git` program, run in one directory. Every call is one process. */
export class Git {
  directory;
  env;
  constructor(directory, env = process.env) {
    this.directory = directory;
    this.env = env;
  }
  /** @throws SourceError when git is missing, refuses, or exits with a code that is not in `answers`. */
  async run(args, { input, answers = [0] } = {}) {
    const child = spawn('git', ['-C', this.directory, ...FIXED_SETTINGS, ...args], {
      env: { ...this.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: '' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout = [];
    const stderr = [];
    child.stdout.on('data', (chunk) => stdout.push(chunk));
    child.stderr.on('data', (chunk) => stderr.push(chunk));
    // git may exit before it has read everything; its exit code says more than the broken pipe.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    const code = await once(child, 'close').then(
      ([exit, signal]) => exit ?? `signal ${signal}`,
      (error) => {
        throw notStarted(error);
      },
    );
    if (typeof code === 'number' && answers.includes(code)) return { code, stdout: Buffer.concat(stdout) };
    throw refusal(this.directory, args[0] ?? '', code, Buffer.concat(stderr).toString('utf8'));
  }
  async text(args, options) {
    return (await this.run(args, options)).stdout.toString('utf8').trimEnd();
  }
}
function notStarted(error) {
  const message =
    error.code === 'ENOENT'
      ? 'the program `git` was not found on the PATH: install it (https://git-scm.com/downloads)'
      : `the program \`git\` could not be started: ${error.message}`;
  return new SourceError(message, false, { cause: error });
}
function refusal(directory, command, code, stderr) {
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
