/**
 * GitHub asks for at least a second between the writes of one who makes many, and takes at most 80 new contents a
 * minute. One review makes a handful: those go at once, and whoever goes on waits a second for each.
 */
const BURST = 8;
const REFILL_MS = 1_000;

/** A bucket of writes for one installation. */
export class WritePace {
  private tokens = BURST;
  private filledAt: number;

  constructor(
    private readonly refillMs: number = REFILL_MS,
    private readonly now: () => number = Date.now,
    private readonly sleep: (ms: number) => Promise<void> = (ms) =>
      new Promise((wake) => setTimeout(wake, ms)),
  ) {
    this.filledAt = now();
  }

  /** Resolves when one more write may be made. */
  async turn(): Promise<void> {
    const at = this.now();
    this.tokens = Math.min(BURST, this.tokens + (at - this.filledAt) / this.refillMs);
    this.filledAt = at;
    this.tokens -= 1;
    if (this.tokens < 0) await this.sleep(-this.tokens * this.refillMs);
  }
}
