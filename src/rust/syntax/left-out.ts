import { endOfBrackets } from './tokens.js';

/** Length from which an array is looked at as a table. */
const MIN_TABLE = 4000;

/** Tables of data, thousands of literals long, hold nothing to find. */
export function isTable(source: string, start: number, end: number): boolean {
  return end - start >= MIN_TABLE && !/[a-z_]\w*\s*[.(!]/.test(source.slice(start, start + MIN_TABLE));
}

/** Finds what of a text need not be parsed, from its start to its end, in time linear in its length. */
export class LeftOut {
  private readonly call = /\b\w+\s*[.(!]/g;
  private nextCall = -1;
  /** Arrays that open before this offset are short: they lie in a short one. */
  private shortUntil = 0;
  /** Something never closes: looking for ends from here on could take quadratic time. */
  private unbalanced = false;

  constructor(private readonly source: string) {}

  /** End of the macro definition whose body opens at `open`, or -1. */
  definitionEnd(open: number): number {
    return this.closing(open);
  }

  /** End of the table that opens at `open`, or -1 when it is none. `open` must grow from call to call. */
  tableEnd(open: number): number {
    if (open < this.shortUntil || this.source.length - open < MIN_TABLE) return -1;
    if (this.callFrom(open) < open + MIN_TABLE) return -1;
    const end = this.closing(open);
    if (isTable(this.source, open, end)) return end;
    this.shortUntil = end;
    return -1;
  }

  private closing(open: number): number {
    if (this.unbalanced) return -1;
    const end = endOfBrackets(this.source, open);
    this.unbalanced = end < 0;
    return end;
  }

  /** Where the next call, method or macro is named. */
  private callFrom(open: number): number {
    if (this.nextCall >= open) return this.nextCall;
    this.call.lastIndex = open;
    let match = this.call.exec(this.source);
    while (match && !/[a-z_]/.test(match[0])) match = this.call.exec(this.source);
    this.nextCall = match ? match.index : Number.POSITIVE_INFINITY;
    return this.nextCall;
  }
}
