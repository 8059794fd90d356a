import type { Step } from '../../bench/measure.js';
import type { Side } from '../../model.js';
import { visible } from '../../text/escape.js';
import { type Output, toRead } from '../surroundings.js';

const CLEAR_LINE = '\r\u001b[2K';

/** One line that is rewritten in place: pair, benchmark, time left, verdicts so far; not where the output is no terminal. */
export class BenchProgress {
  private drawn = false;

  constructor(private readonly output: Output) {}

  building(side: Side, target: string): void {
    this.draw(`building ${target} of ${side}`);
  }

  step({ pair, pairs, benchmark, secondsLeft, result }: Step): void {
    const parts = [`pair ${pair + 1}${pairs > 0 ? ` of ${pairs}` : ''}`, benchmark ?? 'all benchmarks'];
    if (secondsLeft !== null) parts.push(`${timeWords(secondsLeft)} left`);
    if (result) parts.push(tally(result.verdicts.map((v) => v.kind)));
    this.draw(parts.join(' · '));
  }

  /** A line that stays. */
  note(line: string): void {
    this.clear();
    this.output.write(`${toRead(this.output, visible(line))}\n`);
  }

  clear(): void {
    if (this.drawn) this.output.write(CLEAR_LINE);
    this.drawn = false;
  }

  private draw(line: string): void {
    if (this.output.isTTY !== true) return;
    this.drawn = true;
    this.output.write(CLEAR_LINE + visible(line).slice(0, Math.max((this.output.columns || 80) - 1, 1)));
  }
}

function timeWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function tally(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ');
}
