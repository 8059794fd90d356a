export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  /** The template of GitHub's description, `/graphql`, or `unknown`. */
  readonly route: string;
  readonly status: number;
  /** Of the answer's body. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** Login of who called. */
  readonly caller: string;
  /** Milliseconds since 1970 when the request came. */
  readonly at: number;
}

/** A load run makes millions; the counters stay whole, of the entries only the newest are kept. */
const KEPT = 100_000;

export class RequestLog {
  #entries: RequestEntry[] = [];
  #counts = new Map<string, number>();

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT * 1.1) this.#entries = this.#entries.slice(-KEPT);
    const key = `${entry.method} ${entry.route} ${entry.status}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Oldest first. */
  get all(): readonly RequestEntry[] {
    return this.#entries;
  }

  /** All requests, or those whose "METHOD route status" matches. */
  count(pattern: RegExp = /^/): number {
    let sum = 0;
    for (const [key, count] of this.#counts) if (pattern.test(key)) sum += count;
    return sum;
  }

  /** "METHOD route status" to how often, most frequent first. */
  byRoute(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort((a, b) => b[1] - a[1]));
  }

  clear(): void {
    this.#entries = [];
    this.#counts = new Map();
  }
}
