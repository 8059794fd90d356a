import { type Paint, type Styles, words, wrapWords } from './words.js';

/** Wide enough for code, narrow enough for half a screen. */
export const COLUMNS = 100;

/** Where the demo prints. In quiet mode only headlines and verdicts. */
export class Screen {
  private steps = 0;

  constructor(
    private readonly out: NodeJS.WritableStream,
    readonly styles: Styles,
    private readonly quiet: boolean,
  ) {}

  /** The number and what happened. */
  headline(text: string): void {
    this.steps += 1;
    const { bold, inverse } = this.styles;
    if (!this.quiet) this.out.write('\n');
    this.out.write(`${inverse(bold(` ${this.steps} `))} ${bold(text)}\n`);
    if (!this.quiet) this.out.write('\n');
  }

  /** What GitHub shows of the check: printed in quiet mode, too. */
  verdict(text: string): void {
    this.out.write(`${this.quiet ? '    ' : '  '}${text}\n`);
  }

  section(title: string): void {
    this.lines(['', this.styles.underline(title), '']);
  }

  /** Prose, broken at the edge. */
  say(text: string, paint: Paint = (same) => same): void {
    this.lines(wrapWords(words([[text, paint]]), COLUMNS - 2));
  }

  lines(lines: readonly string[]): void {
    if (this.quiet) return;
    for (const line of lines) this.out.write(line === '' ? '\n' : `  ${line}\n`);
  }

  /** Printed always, without indent. */
  last(text: string): void {
    this.out.write(`\n${text}\n`);
  }
}
