import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Start {
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the process, and rejects with an AbortError. */
  signal?: AbortSignal;
}

/** Enough for any tool's report; more of it is dropped. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Runs a program to its end. Rejects only when it cannot be started or `signal` aborts it. */
export async function execute(
  program: string,
  args: readonly string[],
  { cwd, env, signal }: Start,
): Promise<Ended> {
  const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: stdout(), stderr: stderr() };
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
