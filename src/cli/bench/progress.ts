import type { Step } from '../../bench/measure.js';
import type { Side } from '../../model.js';
import { shorten, visible } from '../../text/escape.js';
import { type Output, toRead, widthOf } from '../surroundings.js';

const CLEAR_LINE = '\r\u001b[2K';

const TICK_MS = 1000;

/** A shorter piece of a name tells nobody which benchmark it is. */
const LEAST_OF_NAME = 8;

/** One line that is rewritten in place: pair, benchmark, time left, verdicts so far; not where the output is no terminal. */
export class BenchProgress {
  private drawn = false;
  private ticking: NodeJS.Timeout | undefined;

  constructor(
    private readonly output: Output,
    private readonly now: () => number = Date.now,
  ) {}

  /** Minutes, in a large workspace: the seconds show that it goes on. */
  building(side: Side, target: string): void {
    const started = this.now();
    const words = `building ${target} of ${side}`;
    this.still();
    this.draw(words);
    this.ticking = setInterval(() => {
      this.draw(`${words} · ${timeWords((this.now() - started) / 1000)}`);
    }, TICK_MS).unref();
  }

  step({ pair, pairs, benchmark, secondsLeft, result }: Step): void {
    const place = `pair ${pair + 1}${pairs > 0 ? ` of ${pairs}` : ''}`;
    const known = [
      ...(secondsLeft === null ? [] : [`${timeWords(secondsLeft)} left`]),
      ...(result ? [tally(result.verdicts.map((v) => v.kind))] : []),
    ];
    // Of a long name the beginning is enough, of what is waited for all is wanted.
    const room = this.width() - [place, '', ...known].join(' · ').length;
    const name = shorten(visible(benchmark ?? 'all benchmarks'), Math.max(room, LEAST_OF_NAME));
    this.still();
    this.draw([place, name, ...known].join(' · '));
  }

  /** A line that stays. */
  note(line: string): void {
    this.clear();
    this.output.write(`${toRead(this.output, visible(line))}\n`);
  }

  clear(): void {
    this.still();
    if (this.drawn) this.output.write(CLEAR_LINE);
    this.drawn = false;
  }

  private still(): void {
    clearInterval(this.ticking);
  }

  private draw(line: string): void {
    if (this.output.isTTY !== true) return;
    this.drawn = true;
    this.output.write(CLEAR_LINE + visible(line).slice(0, this.width()));
  }

  private width(): number {
    return Math.max((this.output.columns || 80) - 1, 1);
  }
}

/** On a line of its own where a terminal would break it. */
export function withPath(output: Output, words: string, path: string): string {
  const fits = output.isTTY !== true || words.length + 1 + path.length <= widthOf(output);
  return `${words}${fits ? ' ' : '\n  '}${path}`;
}

/** What `--budget` could not be held to. */
export const shortBudget = (pairs: number, seconds: number) =>
  `note: at the pace of the first, the ${pairs} pairs that a verdict needs take about ${timeWords(seconds)}, more than --budget allows; they are measured all the same`;

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function tally(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ');
}
