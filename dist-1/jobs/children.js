import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';

/** Bounds the JavaScript heap of a child; the parser's own memory ends with the process. */
const HEAP_MB = 768;
/** A child that ends takes along what it holds; one that stays costs its memory. */
const IDLE_MS = 300_000;
/** Child processes that can be told apart, so that work goes where what it needs is held already. */
export class Children {
  settings;
  children;
  waiting = [];
  constructor(settings) {
    this.settings = settings;
    this.children = Array.from({ length: settings.processes }, () => ({
      pool: poolOf(settings.worker),
      lately: null,
      busy: false,
    }));
  }
  /** All calls of `work` go to one child, preferably the one that worked for the same before; null: no matter which. */
  async with(purpose, work) {
    const child = await this.free(purpose);
    if (purpose !== null) child.lately = purpose;
    try {
      // The time limit counts from the start of the work, not from its place in the queue.
      return await work(async (name, task) => {
        const signal = AbortSignal.timeout(this.settings.timeLimitMs);
        return await child.pool.run(task, { name, signal });
      });
    } finally {
      child.busy = false;
      this.waiting.shift()?.();
    }
  }
  async free(purpose) {
    for (;;) {
      const free = this.children.filter(({ busy }) => !busy);
      const same = free.find(({ lately }) => lately === purpose);
      const found = same ?? free.find(({ lately }) => lately === null) ?? free[0];
      if (found) {
        found.busy = true;
        return found;
      }
      await new Promise((turn) => this.waiting.push(turn));
    }
  }
  async close() {
    await Promise.all(this.children.map(({ pool }) => pool.destroy()));
  }
}
function poolOf(worker) {
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
  pool.on('error', () => {});
  return pool;
}
