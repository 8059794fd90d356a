import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';

export interface PoolSettings {
  processes: number;
  /** For one call; a pull request of 300 files takes seconds. */
  timeLimitMs: number;
  /** The module with `review`, `facts` and `measured`. */
  worker: URL;
}

/** Calls one function of the worker module; for so many times the limit. */
export type Run = <T>(name: string, task: unknown, limits?: number) => Promise<T>;

/** Bounds the JavaScript heap of a child; the parser's own memory ends with the process. */
const HEAP_MB = 768;

/** A child that ends takes along what it holds; one that stays costs its memory. */
const IDLE_MS = 300_000;

interface Child {
  pool: Tinypool;
  /** What it worked for last. */
  lately: string | null;
  busy: boolean;
}

/** Child processes that can be told apart, so that work goes where what it needs is held already. */
export class Children {
  private readonly children: readonly Child[];
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly settings: PoolSettings) {
    this.children = Array.from({ length: settings.processes }, () => ({
      pool: poolOf(settings.worker),
      lately: null,
      busy: false,
    }));
  }

  /** All calls of `work` go to one child, preferably the one that worked for the same before; null: no matter which. */
  async with<T>(purpose: string | null, work: (run: Run) => Promise<T>): Promise<T> {
    const child = await this.free(purpose);
    if (purpose !== null) child.lately = purpose;
    try {
      // The time limit counts from the start of the work, not from its place in the queue.
      return await work(async <R>(name: string, task: unknown, limits = 1) => {
        const signal = AbortSignal.timeout(this.settings.timeLimitMs * limits);
        return (await child.pool.run(task, { name, signal })) as R;
      });
    } finally {
      child.busy = false;
      this.waiting.shift()?.();
    }
  }

  private async free(purpose: string | null): Promise<Child> {
    for (;;) {
      const free = this.children.filter(({ busy }) => !busy);
      const same = free.find(({ lately }) => lately === purpose);
      const found = same ?? free.find(({ lately }) => lately === null) ?? free[0];
      if (found) {
        found.busy = true;
        return found;
      }
      await new Promise<void>((turn) => this.waiting.push(turn));
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.children.map(({ pool }) => pool.destroy()));
  }
}

function poolOf(worker: URL): Tinypool {
  const typescript = worker.pathname.endsWith('.ts');
  const pool = new Tinypool({
    runtime: 'child_process',
    filename: fileURLToPath(worker),
    serialization: 'advanced',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...(typescript ? ['--import', 'tsx'] : [])],
  });
  // A child that dies fails its task; the pool itself goes on.
  (pool as unknown as NodeJS.EventEmitter).on('error', () => {});
  return pool;
}
