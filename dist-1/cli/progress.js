import { count, thousands } from '../text/words.js';

/** Work that ends sooner needs no progress line. */
const SHOW_AFTER_MS = 400;
/** Often enough to look alive, too seldom to cost anything. */
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001b[2K';
/** One line that is rewritten in place; nothing at all where the output is not a terminal. */
export class Progress {
  output;
  now;
  started;
  drawn = 0;
  constructor(output, now = Date.now) {
    this.output = output;
    this.now = now;
    this.started = now();
  }
  /** "Scanning 120 of 4,241 files". */
  update(doing, done, total, noun) {
    const at = this.now();
    if (this.output.isTTY !== true || at - this.started < SHOW_AFTER_MS || at - this.drawn < REDRAW_MS)
      return;
    this.drawn = at;
    const line = `${doing} ${thousands(done)} of ${count(total, noun)} (${Math.floor((100 * done) / Math.max(total, 1))} %)`;
    this.output.write(CLEAR_LINE + line.slice(0, Math.max((this.output.columns || 80) - 1, 1)));
  }
  /** Takes the line away, so that what is printed next stands alone. */
  clear() {
    if (this.drawn > 0) this.output.write(CLEAR_LINE);
    this.drawn = 0;
  }
}
