import { percent as asSet } from '../../../gate/words.js';
import type { Verdict } from '../../../model.js';
import { percent } from '../../../text/words.js';
import type { Thresholds } from '../thresholds.js';

type Interval = readonly [low: number, high: number];

/** A tenth of a pixel is enough, and keeps the page small. */
const round = (x: number) => Math.round(x * 10) / 10;

const OVERVIEW_WIDTH = 260;
const OVERVIEW_HEIGHT = 22;

/** Beyond so many margins an interval leaves the picture: one wild benchmark would flatten all others. */
const OVERVIEW_REACH = 4;

/** Largest change that the overview shows, the same for all its rows. */
export function overviewReach(verdicts: readonly Verdict[], { margin, floor }: Thresholds): number {
  const least = 2 * Math.max(margin, floor, 0.001);
  const ends = verdicts.flatMap((v) => (v.interval === null ? [] : v.interval.map(Math.abs)));
  return Math.min(Math.max(least, ...ends), OVERVIEW_REACH * Math.max(margin, floor, 0.001));
}

/** One row of the overview: the interval as a bar, the estimate as a dot, on one scale for all benchmarks. */
export function intervalBar({ interval, effect }: Verdict, reach: number, thresholds: Thresholds): string {
  if (interval === null || effect === null) return '';
  const middle = OVERVIEW_HEIGHT / 2;
  const x = (value: number) =>
    round(((Math.min(Math.max(value, -reach), reach) + reach) / (2 * reach)) * (OVERVIEW_WIDTH - 12) + 6);
  const { floor, margin } = thresholds;
  const [low, high] = interval;
  return `<svg class="bar" viewBox="0 0 ${OVERVIEW_WIDTH} ${OVERVIEW_HEIGHT}" width="${OVERVIEW_WIDTH}" height="${OVERVIEW_HEIGHT}" role="img" aria-label="${percent(low)} to ${percent(high)}">
<rect class="floor" x="${x(-floor)}" y="0" width="${round(x(floor) - x(-floor))}" height="${OVERVIEW_HEIGHT}"/>
<line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${OVERVIEW_HEIGHT}"/><line class="margin" x1="${x(margin)}" x2="${x(margin)}" y1="0" y2="${OVERVIEW_HEIGHT}"/>
<line class="reach" x1="${x(low)}" x2="${x(high)}" y1="${middle}" y2="${middle}"/><circle class="mark" cx="${x(effect)}" cy="${middle}" r="4.5"/></svg>`;
}

const WIDTH = 860;
const HEIGHT = 190;
const LEFT = 58;
const TOP = 12;
const BOTTOM = 26;

/** Pairs in time order as dots, the interval as a band, the estimate as a line; floor shaded, margin dashed. */
export function pairPlot(verdict: Verdict, { floor, margin }: Thresholds): string {
  const shown = verdict.differences.filter(Number.isFinite);
  if (verdict.interval === null || verdict.effect === null || shown.length === 0) return '';
  const scale = scaleOf([...shown, ...verdict.interval, floor, -floor, margin]);
  const y = (value: number) =>
    round(TOP + ((scale.top - value) / (scale.top - scale.bottom)) * (HEIGHT - TOP - BOTTOM));
  const x = (i: number) => round(LEFT + 14 + ((i + 0.5) / shown.length) * (WIDTH - LEFT - 28));
  const across = (value: number, kind: string) =>
    `<line class="${kind}" x1="${LEFT}" x2="${WIDTH}" y1="${y(value)}" y2="${y(value)}"/>`;
  const box = ([low, high]: Interval, kind: string) =>
    `<rect class="${kind}" x="${LEFT}" width="${WIDTH - LEFT}" y="${y(high)}" height="${Math.max(1, round(y(low) - y(high)))}"/>`;
  const grid = scale.ticks.map(
    (tick) =>
      `${across(tick, 'grid')}<text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${tick === 0 ? '0' : `${tick < 0 ? '−' : '+'}${asSet(Math.abs(tick))}`}</text>`,
  );
  const dots = shown.map(
    (d, i) =>
      `<circle class="pair" cx="${x(i)}" cy="${y(d)}" r="4"><title>pair ${i + 1}: ${percent(d)}</title></circle>`,
  );
  return `<svg class="plot" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Paired differences in time order">
${box([-floor, floor], 'floor')}${grid.join('')}${box(verdict.interval, 'band')}${across(margin, 'margin')}${across(0, 'zero')}${across(verdict.effect, 'estimate')}
${dots.join('')}<text x="${x(0)}" y="${HEIGHT - 6}" text-anchor="middle">pair 1</text>${lastLabel(shown.length, x)}</svg>`;
}

function lastLabel(pairs: number, x: (i: number) => number): string {
  return pairs < 2 ? '' : `<text x="${x(pairs - 1)}" y="${HEIGHT - 6}" text-anchor="middle">${pairs}</text>`;
}

/** Steps that read well as per cent. */
const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 50, 100];
const MOST_TICKS = 6;

function scaleOf(values: readonly number[]): { bottom: number; top: number; ticks: readonly number[] } {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const step = STEPS.find((s) => (most - least) / s <= MOST_TICKS) ?? (most - least) / MOST_TICKS;
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { bottom: first * step, top: last * step, ticks };
}
