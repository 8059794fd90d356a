import { endOfBrackets, orEnd } from './tokens.js';

/** Length from which an array is looked at as a table. */
const MIN_TABLE = 4000;
/** Tables of data, thousands of literals long, hold nothing to find. */
export function isTable(source, start, end) {
  return end - start >= MIN_TABLE && !/[a-z_]\w*\s*[.(!]/.test(source.slice(start, start + MIN_TABLE));
}
/** Length from which a plain list of numbers is one. */
const MIN_NUMBERS = 500;
/** What the first say, the others say too: their type, and that there are more than a few. */
const NUMBERS_KEPT = /(?:[^,\]]*,){16}/y;
const OTHER_THAN_NUMBERS = /[^\s\w.,+-]|(?<![\w.])[a-z_]/i;
/** Finds what of a text need not be parsed, from its start to its end, in time linear in its length. */
export class LeftOut {
  source;
  call = /\b\w+\s*[.(!]/g;
  nextCall = -1;
  /** Arrays that open before this offset are short: they lie in a short one. */
  shortUntil = 0;
  nextClose = -1;
  /** Something never closes: looking for ends from here on could take quadratic time. */
  unbalanced = false;
  constructor(source) {
    this.source = source;
  }
  /** What the macro definition holds whose body opens at `open`. */
  definition(open) {
    const end = this.closing(open);
    return end < 0 ? null : [open + 1, end - 1];
  }
  /** What the table holds that opens at `open`; null when it is none. `open` must grow from call to call. */
  table(open) {
    if (open < this.shortUntil || this.source.length - open < MIN_TABLE) return null;
    if (this.callFrom(open) < open + MIN_TABLE) return null;
    const end = this.closing(open);
    if (isTable(this.source, open, end)) return [open + 1, end - 1];
    this.shortUntil = end;
    return null;
  }
  /** All but the first of a list of nothing but numbers that opens at `open`; null when it is none. `open` must grow from call to call. */
  numbers(open) {
    const close = this.closeFrom(open);
    if (close - open < MIN_NUMBERS || close === this.source.length) return null;
    if (OTHER_THAN_NUMBERS.test(this.source.slice(open + 1, close))) return null;
    NUMBERS_KEPT.lastIndex = open + 1;
    return NUMBERS_KEPT.test(this.source) ? [NUMBERS_KEPT.lastIndex, close] : null;
  }
  closeFrom(open) {
    if (this.nextClose < open) this.nextClose = orEnd(this.source.indexOf(']', open), this.source);
    return this.nextClose;
  }
  closing(open) {
    if (this.unbalanced) return -1;
    const end = endOfBrackets(this.source, open);
    this.unbalanced = end < 0;
    return end;
  }
  /** Where the next call, method or macro is named. */
  callFrom(open) {
    if (this.nextCall >= open) return this.nextCall;
    this.call.lastIndex = open;
    let match = this.call.exec(this.source);
    while (match && !/[a-z_]/.test(match[0])) match = this.call.exec(this.source);
    this.nextCall = match ? match.index : Number.POSITIVE_INFINITY;
    return this.nextCall;
  }
}
