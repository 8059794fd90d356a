import { shorten, visible } from '../../text/escape.js';
import { count, percent, quantity, signed } from '../../text/words.js';
import { wrap } from './wrap.js';

/** In rows that can't be broken longer names and reasons are cut; the first reason stands in full with its item. */
const MAX_NAME = 44;
const MAX_BECAUSE = 90;
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/** The verdicts as lines of plain text, worst first, below a heading; empty when there are none. A row each, however long: for a block that scrolls. */
export function benchmarkRows(gate) {
  const sorted = [...gate.verdicts].sort(worstFirst);
  return sorted.length === 0 ? [] : inColumns(sorted.map(inShort), withReason);
}
function inShort(verdict) {
  const { benchmark, because } = verdict;
  return {
    ...verdict,
    benchmark: shorten(visible(benchmark), MAX_NAME),
    because: shorten(visible(because), MAX_BECAUSE),
  };
}
/**
 * The same with every name and reason whole, in columns where they fit `width`, if need be with reasons below their row, or without bars; else with the numbers
 * below each name.
 */
export function benchmarkTable(gate, width) {
  if (gate.verdicts.length === 0) return [];
  const sorted = [...gate.verdicts].sort(worstFirst);
  const fits = (lines) => lines.every((line) => [...line].length <= width);
  const whole = inColumns(sorted, withReason);
  if (fits(whole)) return whole;
  const narrower = [inColumns(sorted, withBars), inColumns(sorted, bareWords)].find(fits);
  if (narrower === undefined) return stacked(sorted, width);
  const [head, ...rows] = narrower;
  return [head, ...rows.flatMap((row, at) => [row, ...reasonLines(sorted[at], width)])];
}
function inColumns(verdicts, words) {
  const rows = verdicts.map((verdict) => [...cells(verdict), words(verdict)]);
  const table = [['benchmark', 'base', 'head', 'change', '90 % interval', 'verdict'], ...rows];
  const widths = table[0].map((_head, column) => Math.max(...table.map((row) => [...row[column]].length)));
  return table.map((row) =>
    row
      .map((cell, column) => align(cell, widths[column], column))
      .join('  ')
      .trimEnd(),
  );
}
function stacked(verdicts, width) {
  const rows = verdicts.flatMap((verdict) => {
    const [name, base, head, ...change] = cells(verdict);
    const both = base === '' && head === '' ? '' : `${base || 'none'} → ${head || 'none'}`;
    const numbers = [both, ...change, bareWords(verdict)].filter((cell) => cell !== '').join('  ');
    return [...wrap(name, width, ' '), ...wrap(`  ${numbers}`, width, '  '), ...reasonLines(verdict, width)];
  });
  return ['base → head  change  90 % interval  verdict', ...rows];
}
function reasonLines(verdict, width) {
  return verdict.kind === 'cannot tell' && verdict.because !== ''
    ? wrap(`  ${visible(verdict.because)}`, width, '  ')
    : [];
}
/** `A/A control: 0 of 3 alarms · 12 pairs`; null when nothing was compared. */
export function controlLine(gate) {
  const pairs = Math.max(0, ...gate.verdicts.map((verdict) => verdict.pairs));
  if (gate.verdicts.length === 0) return null;
  const control =
    gate.control === null
      ? 'no A/A control'
      : `A/A control: ${gate.control.alarms} of ${count(gate.control.of, 'alarm')}`;
  return `${control} · ${count(pairs, 'pair')}`;
}
const KINDS = ['regressed', 'cannot tell', 'improved', 'unchanged'];
export function worstFirst(a, b) {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (b.effect ?? 0) - (a.effect ?? 0);
}
function cells(verdict) {
  const { base, head, unit, effect, interval } = verdict;
  return [
    visible(verdict.benchmark),
    base === null ? '' : quantity(base, unit),
    head === null ? '' : quantity(head, unit),
    effect === null ? '' : percent(effect),
    interval === null ? '' : `${signed(interval[0])} … ${signed(interval[1])}`,
  ];
}
function withReason(verdict) {
  return verdict.kind === 'cannot tell' && verdict.because !== ''
    ? `cannot tell (${visible(verdict.because)})`
    : withBars(verdict);
}
function withBars(verdict) {
  const { kind, differences } = verdict;
  const bars = kind === 'unchanged' || kind === 'cannot tell' ? '' : `  ${sparkline(differences)}`;
  return `${bareWords(verdict)}${bars}`.trimEnd();
}
function bareWords({ kind, beyondMargin }) {
  return kind === 'regressed' && !beyondMargin ? 'regressed within the margin' : kind;
}
/** At most so many bars; more pairs are shown as the newest ones. */
const MOST_BARS = 24;
/** One bar a pair, from the smallest to the largest difference. */
export function sparkline(values) {
  const shown = values.slice(-MOST_BARS).filter(Number.isFinite);
  const low = Math.min(...shown);
  const range = Math.max(...shown) - low;
  return shown
    .map((value) => BARS[range === 0 ? 3 : Math.round(((value - low) / range) * (BARS.length - 1))])
    .join('');
}
/** Names and verdicts lean left, numbers right. */
function align(cell, width, column) {
  const gap = ' '.repeat(width - [...cell].length);
  return column === 0 || column === 5 ? cell + gap : gap + cell;
}
