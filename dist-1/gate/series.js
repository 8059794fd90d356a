import { RunSamples } from './run-statistic.js';
/** Series in the order in which their benchmarks first ran. */
export function seriesOf(runs) {
  const byBenchmark = new Map();
  for (const run of runs) {
    const known = byBenchmark.get(run.benchmark);
    if (known) known.push(run);
    else byBenchmark.set(run.benchmark, [run]);
  }
  return [...byBenchmark].map(([benchmark, own]) => oneSeries(benchmark, own));
}
function oneSeries(benchmark, runs) {
  const first = runs[0];
  const base = new Map(runs.filter((r) => r.side === 'base').map((r) => [r.pair, r]));
  const heads = runs.filter((r) => r.side === 'head');
  const pairs = heads.flatMap((head) => {
    const partner = base.get(head.pair);
    return partner ? [paired(partner, head)] : [];
  });
  return {
    benchmark,
    measure: first.measure,
    unit: first.unit,
    pairs: pairs.sort((a, b) => a.order - b.order),
    runs: { base: runs.length - heads.length, head: heads.length },
    unfair: unfairness(runs),
  };
}
function paired(base, head) {
  return {
    pair: head.pair,
    order: Math.min(base.order, head.order),
    baseFirst: base.order < head.order,
    base: new RunSamples(base.samples),
    head: new RunSamples(head.samples),
  };
}
function unfairness(runs) {
  const units = new Set(runs.map((r) => `${r.unit} ${r.measure}`));
  if (units.size > 1) return 'its runs do not agree on the unit';
  const base = span(runs, 'base');
  const head = span(runs, 'head');
  if (base.runs < 2 || head.runs < 2) return null;
  const apart = base.last < head.first || head.last < base.first;
  return apart
    ? 'all runs of one side came before all of the other, so drift of the machine cannot be told from the change'
    : null;
}
/** Places in time of a side's first and last run; there may be more runs than a call takes arguments. */
function span(runs, side) {
  const none = { runs: 0, first: Infinity, last: -Infinity };
  return runs.reduce(
    (known, run) =>
      run.side !== side
        ? known
        : {
            runs: known.runs + 1,
            first: Math.min(known.first, run.order),
            last: Math.max(known.last, run.order),
          },
    none,
  );
}
