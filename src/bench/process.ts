import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

export interface Start {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the process. */
  signal?: AbortSignal;
}

/** No process came to be: the program is not there, or may not be run. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  constructor(program: string, { code, message }: NodeJS.ErrnoException) {
    const why =
      code === 'ENOENT' ? 'there is no such program' : code === 'EACCES' ? 'it is no program' : message;
    super(`\`${program}\` cannot be started: ${why}`);
  }
}

/** Enough for any tool's report; more of it is dropped. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * Runs a program to its end. Rejects with `CannotStart`, or with the abort's reason when `signal` ends it: the program and all that it started,
 * which is why it gets a process group of its own (cargo leaves its compilers running).
 */
export async function execute(
  program: string,
  args: readonly string[],
  { cwd, env, signal }: Start,
): Promise<Ended> {
  signal?.throwIfAborted();
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end, { once: true });
  try {
    const [code, endedBy] = (await once(child, 'close')) as [number | null, string | null];
    signal?.throwIfAborted();
    return { code, signal: endedBy, stdout: stdout(), stderr: stderr() };
  } catch (error) {
    if (child.pid === undefined) throw new CannotStart(program, error as NodeJS.ErrnoException);
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}

function endGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size < MOST_OUTPUT) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
