import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** The App as a process of its own, as it runs in production. */
export interface InstanceOptions {
  port: number;
  /** Arguments of node: the built program, or the sources through tsx. */
  program: readonly string[];
  env: Readonly<Record<string, string>>;
}

const READY_WITHIN_MS = 120_000;

export class Instance {
  private child: ChildProcess | undefined;
  /** What it said, the last of it. */
  output = '';

  constructor(readonly options: InstanceOptions) {}

  get pid(): number | undefined {
    return this.child?.exitCode === null && this.child.signalCode === null ? this.child.pid : undefined;
  }

  start(): void {
    const { port, program, env } = this.options;
    const child = spawn(process.execPath, [...program], {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...env, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk.toString()).slice(-20_000);
      });
    }
    this.child = child;
  }

  async ready(): Promise<void> {
    for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; ) {
      if (this.pid === undefined) throw new Error(`The App ended while it started:\n${this.output}`);
      const answer = await fetch(`http://127.0.0.1:${this.options.port}/readyz`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((next) => setTimeout(next, 50));
    }
    throw new Error(`The App is not ready after ${READY_WITHIN_MS / 1_000} s:\n${this.output}`);
  }

  /** Resolves with the milliseconds it took to end. */
  async end(signal: NodeJS.Signals): Promise<number> {
    const child = this.child;
    if (!child || this.pid === undefined) return 0;
    const started = performance.now();
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
    return performance.now() - started;
  }

  /** Resident memory of the process itself, in MiB; its analysis children come and go. */
  memory(): number {
    const status = this.pid === undefined ? '' : readFileSync(`/proc/${this.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
  }
}
