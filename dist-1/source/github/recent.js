/** Remembers answers that seldom change, each for a while. A failure is not remembered, nor what is not worth to keep. */
export class Recent {
  ms;
  now;
  known = new Map();
  constructor(ms, now = Date.now) {
    this.ms = ms;
    this.now = now;
  }
  async get(key, read, keep = () => true) {
    const found = this.known.get(key);
    if (found && found.until > this.now()) return found.value;
    const value = await read();
    if (!keep(value)) return value;
    for (const [old, { until }] of this.known) if (until <= this.now()) this.known.delete(old);
    this.known.set(key, { value, until: this.now() + this.ms });
    return value;
  }
}
