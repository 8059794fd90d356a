import { spawn } from 'node:child_process';
import { once } from 'node:events';
/** No process came to be: the program is not there, or may not be run. */
export class CannotStart extends Error {
  name = 'CannotStart';
  constructor(program, { code, message }) {
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
export async function execute(program, args, { cwd, env, signal }) {
  signal?.throwIfAborted();
  const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  const end = () => endGroup(child.pid);
  signal?.addEventListener('abort', end, { once: true });
  try {
    const [code, endedBy] = await once(child, 'close');
    signal?.throwIfAborted();
    return { code, signal: endedBy, stdout: stdout(), stderr: stderr() };
  } catch (error) {
    if (child.pid === undefined) throw new CannotStart(program, error);
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}
function endGroup(leader) {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
function collect(stream) {
  const chunks = [];
  let size = 0;
  stream.on('data', (chunk) => {
    if (size < MOST_OUTPUT) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
