/**
 * Start-time fair queueing: every installation's jobs get turns one apart, beginning at the turn that is being served.
 * Whoever has a thousand jobs waiting gets far turns; whoever comes with one comes next.
 */
export class Turns {
  /** The turn of the job that was served last. */
  current;
  last = new Map();
  constructor(current = 0) {
    this.current = current;
  }
  /** The turn that the installation's next job would get. */
  next(installation) {
    return Math.max(this.current, this.last.get(installation) ?? 0) + 1;
  }
  taken(installation, turn) {
    this.last.set(installation, turn);
  }
  served(turn) {
    if (turn <= this.current) return;
    this.current = turn;
    // A turn that has passed says no more than the current one.
    for (const [installation, last] of this.last) if (last <= turn) this.last.delete(installation);
  }
}
