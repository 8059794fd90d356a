import { counted } from './words.js';
/** A run of `name` may give a result for each number of threads (`name::t=2`) and metric (`name · allocations`). Null: it gives all of a side. */
export function isOf(benchmark, name) {
  return (
    name === null ||
    benchmark === name ||
    [`${name}::`, `${name} · `].some((start) => benchmark.startsWith(start))
  );
}
/** Which of a benchmark's runs the bundle should hold and does not, in words; null where all are there. The runs that are left may be chosen. */
export function missingRuns(series, { looks, failures }) {
  const { benchmark, runs, pairs } = series;
  const failure = failures.find((f) => isOf(benchmark, f.benchmark));
  if (failure) {
    const { side, because } = failure;
    return `${side} gave no result after ${counted(runs[side], 'run')}: ${because}`;
  }
  // The run that an interrupt left without a partner.
  const halves = measurementsOf(looks).filter(isCutShort).length;
  const alone = { base: runs.base - pairs.length, head: runs.head - pairs.length };
  if (alone.base + alone.head > halves) {
    const side = alone.base > 0 ? 'head' : 'base';
    return `${counted(side === 'head' ? alone.base : alone.head, 'run')} of ${side} missing beside ${runs[side]} that are there`;
  }
  if (pairsAtLooks(looks).has(pairs.length)) return null;
  return `${pairs.length} pairs are there, and the measurement says that it looked at ${looks.at(-1).pairs}`;
}
/** The verdict without those runs: they might have taken a good one away. What is surely slower without them stays so. */
export function withMissing(verdict, because) {
  return verdict.kind === 'regressed'
    ? { ...verdict, withinMargin: false, because: `${verdict.because}; ${because}` }
    : { ...verdict, kind: 'cannot tell', beyondMargin: false, withinMargin: false, because };
}
/** How many pairs a benchmark can have: each measurement ends for it at one of its looks, and one that was measured again may leave it out. */
function pairsAtLooks(looks) {
  let before = 0;
  let possible = new Set();
  for (const [place, own] of measurementsOf(looks).entries()) {
    const ends = own.map(({ pairs }) => pairs - before);
    // Benchmarks take turns: an interrupt leaves some of them a pair behind.
    if (isCutShort(own)) ends.push(ends.at(-1) - 1);
    possible =
      place === 0
        ? new Set(ends)
        : new Set([...possible].flatMap((sum) => [sum, ...ends.map((end) => sum + end)]));
    before = own.at(-1).pairs;
  }
  return possible;
}
function measurementsOf(looks) {
  const byNumber = new Map();
  for (const look of looks) byNumber.set(look.measurement, [...(byNumber.get(look.measurement) ?? []), look]);
  return [...byNumber.values()];
}
/** Of a benchmark that one side ran once and the other never: the measurement was broken off in between. */
export function isBrokenOff({ runs }, { looks }) {
  return runs.base + runs.head === 1 && measurementsOf(looks).some(isCutShort);
}
/** It ended before its plan did: everything was decided, or it was interrupted. */
const isCutShort = (own) => own.at(-1).pairs < own.at(-1).planned;
