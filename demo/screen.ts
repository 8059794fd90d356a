import { type Paint, type Styles, words, wrapPainted, wrapWords } from './words.js';

/** Wide enough for code, narrow enough for half a screen: of a file, and the most of a window. */
const MOST_COLUMNS = 100;

/** In a narrower window a table has no room for words. */
const LEAST_COLUMNS = 40;

/** What `lines` puts in front. */
const INDENT = 2;

export function columnsOf({ columns }: { columns?: number }): number {
  return Math.max(LEAST_COLUMNS, Math.min(columns || MOST_COLUMNS, MOST_COLUMNS));
}

/** Where the demo prints. In quiet mode only headlines and verdicts. */
export class Screen {
  private steps = 0;

  constructor(
    private readonly out: NodeJS.WritableStream,
    readonly styles: Styles,
    private readonly quiet: boolean,
    private readonly columns: number,
  ) {}

  /** Room in `lines`. */
  get width(): number {
    return this.columns - INDENT;
  }

  /** The number and what happened. */
  headline(text: string): void {
    this.steps += 1;
    const { bold, inverse } = this.styles;
    if (!this.quiet) this.out.write('\n');
    const lines = wrapPainted(text, this.columns - 4).map(bold);
    this.out.write(`${inverse(bold(` ${this.steps} `))} ${lines.join('\n    ')}\n`);
    if (!this.quiet) this.out.write('\n');
  }

  /** What GitHub shows of the check: printed in quiet mode, too. */
  verdict(text: string): void {
    const indent = this.quiet ? '    ' : '  ';
    this.out.write(`${wrapPainted(indent + text, this.columns, `${indent}  `).join('\n')}\n`);
  }

  section(title: string): void {
    this.lines(['', this.styles.underline(title), '']);
  }

  /** Prose, broken at the edge. */
  say(text: string, paint: Paint = (same) => same): void {
    this.lines(wrapWords(words([[text, paint]]), this.width));
  }

  lines(lines: readonly string[]): void {
    if (this.quiet) return;
    for (const line of lines) this.out.write(line === '' ? '\n' : `  ${line}\n`);
  }

  /** Printed always, without indent; what is indented stays whole, to be copied. */
  last(text: string): void {
    const lines = text
      .split('\n')
      .flatMap((line) => (line.startsWith(' ') ? [line] : wrapPainted(line, this.columns, '  ')));
    this.out.write(`\n${lines.join('\n')}\n`);
  }
}
