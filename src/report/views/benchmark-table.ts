import type { GateResult, Verdict } from '../../model.js';
import { shorten, visible } from '../../text/escape.js';
import { count, percent, quantity, signed } from '../../text/words.js';

/** Longer names are cut: a table that wraps can't be read. */
const MAX_NAME = 44;
const MAX_BECAUSE = 90;

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The verdicts as lines of plain text in columns, worst first, with the control below; empty when there are none. */
export function benchmarkTable(gate: GateResult): string[] {
  if (gate.verdicts.length === 0) return [];
  const rows = [...gate.verdicts].sort(worstFirst).map(cells);
  const table = [['benchmark', 'base', 'head', 'change', '95 % interval', 'verdict'], ...rows];
  const widths = table[0]!.map((_head, column) => Math.max(...table.map((row) => [...row[column]!].length)));
  return table.map((row) =>
    row
      .map((cell, column) => align(cell, widths[column]!, column))
      .join('  ')
      .trimEnd(),
  );
}

/** `A/A control: 0 of 3 alarms · 12 pairs`; null when nothing was compared. */
export function controlLine(gate: GateResult): string | null {
  const pairs = Math.max(0, ...gate.verdicts.map((verdict) => verdict.pairs));
  if (gate.verdicts.length === 0) return null;
  const control =
    gate.control === null
      ? 'no A/A control'
      : `A/A control: ${gate.control.alarms} of ${count(gate.control.of, 'alarm')}`;
  return `${control} · ${count(pairs, 'pair')}`;
}

const KINDS: readonly Verdict['kind'][] = ['regressed', 'cannot tell', 'improved', 'unchanged'];

export function worstFirst(a: Verdict, b: Verdict): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (b.effect ?? 0) - (a.effect ?? 0);
}

function cells(verdict: Verdict): string[] {
  const { base, head, unit, effect, interval } = verdict;
  return [
    shorten(visible(verdict.benchmark), MAX_NAME),
    base === null ? '' : quantity(base, unit),
    head === null ? '' : quantity(head, unit),
    effect === null ? '' : percent(effect),
    interval === null ? '' : `${signed(interval[0])} … ${signed(interval[1])}`,
    verdictWords(verdict),
  ];
}

function verdictWords(verdict: Verdict): string {
  if (verdict.kind === 'cannot tell')
    return `cannot tell (${shorten(visible(verdict.because), MAX_BECAUSE)})`;
  const within = verdict.kind === 'regressed' && !verdict.beyondMargin ? ' within the margin' : '';
  const bars = verdict.kind === 'unchanged' ? '' : `  ${sparkline(verdict.differences)}`;
  return `${verdict.kind}${within}${bars}`.trimEnd();
}

/** At most so many bars; more pairs are shown as the newest ones. */
const MOST_BARS = 24;

/** One bar a pair, from the smallest to the largest difference. */
export function sparkline(values: readonly number[]): string {
  const shown = values.slice(-MOST_BARS).filter(Number.isFinite);
  const low = Math.min(...shown);
  const range = Math.max(...shown) - low;
  return shown
    .map((value) => BARS[range === 0 ? 3 : Math.round(((value - low) / range) * (BARS.length - 1))])
    .join('');
}

/** Names and verdicts lean left, numbers right. */
function align(cell: string, width: number, column: number): string {
  const gap = ' '.repeat(width - [...cell].length);
  return column === 0 || column === 5 ? cell + gap : gap + cell;
}
