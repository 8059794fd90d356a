import type { Bundle, Look, Machine } from '../model.js';

/**
 * The pairs of both, as one measurement that was looked at again: nothing is replaced, and each look of the second counts as a further look at
 * all. Throws a `RangeError` with the reason when the second is no fair comparison of the same commits.
 */
export function addPairs(first: Bundle, second: Bundle): Bundle {
  const reason = unfit(first, second);
  if (reason !== null) throw new RangeError(reason);
  const pairs = 1 + Math.max(-1, ...first.runs.map((run) => run.pair));
  const order = 1 + Math.max(-1, ...first.runs.map((run) => run.order));
  return {
    ...first,
    layout: first.layout === 'shuffled' ? second.layout : first.layout,
    looks: [...first.looks, ...later(first.looks, second.looks)],
    runs: [
      ...first.runs,
      ...second.runs.map((run) => ({ ...run, pair: pairs + run.pair, order: order + run.order })),
    ],
    failures: [...first.failures, ...second.failures],
  };
}

function later(known: readonly Look[], added: readonly Look[]): Look[] {
  const last = known.at(-1)!;
  return added.map(({ pairs, planned }) => ({
    measurement: last.measurement + 1,
    pairs: last.pairs + pairs,
    planned: last.pairs + planned,
  }));
}

function unfit(first: Bundle, second: Bundle): string | null {
  if (first.headSha !== second.headSha || first.mergeBase !== second.mergeBase)
    return 'it is about other commits';
  if (second.runs.length === 0) return second.failures[0]?.because ?? 'it has no runs';
  return sameMachine(second.baseMachine, second.headMachine)
    ? null
    : 'base and head ran on different machines';
}

function sameMachine(a: Machine, b: Machine): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
