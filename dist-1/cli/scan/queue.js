/**
 * Hands tasks to workers, in order, except that files go back to the worker that has seen them: what it parsed for the facts of
 * a crate it still holds for the scan.
 */
export class Queue {
  workers;
  count;
  idle;
  waiting = [];
  seenBy = new Map();
  constructor(workers) {
    this.workers = workers;
    this.count = workers.length;
    this.idle = [...workers];
  }
  do(task) {
    const result = new Promise((done) => this.waiting.push({ task, done }));
    this.handOut();
    return result;
  }
  async close() {
    await Promise.all(this.workers.map((worker) => worker.close()));
  }
  handOut() {
    for (const worker of [...this.idle]) {
      const next = this.takeFor(worker);
      if (!next) return;
      this.idle.splice(this.idle.indexOf(worker), 1);
      next.done(this.run(worker, next.task));
    }
  }
  async run(worker, task) {
    const name = firstFile(task);
    if (name !== null) this.seenBy.set(name, worker);
    try {
      return await worker.run(task);
    } finally {
      this.idle.push(worker);
      // Whoever waits for this result may have more to do with the same files.
      queueMicrotask(() => this.handOut());
    }
  }
  /** What the worker has seen; else what nobody has; else what another one has seen. */
  takeFor(worker) {
    let best = -1;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const [index, { task }] of this.waiting.entries()) {
      const seen = this.seenBy.get(firstFile(task) ?? '');
      const rank = seen === worker ? 0 : seen === undefined ? 1 : 2;
      if (rank >= bestRank) continue;
      best = index;
      bestRank = rank;
    }
    return best < 0 ? undefined : this.waiting.splice(best, 1)[0];
  }
}
function firstFile(task) {
  return task.kind === 'facts-of-texts' ? null : (task.files[0]?.absolute ?? null);
}
