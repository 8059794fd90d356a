import { MOST_REMEASUREMENTS } from '../model.js';
/**
 * All measurements of the same commits as one, oldest first: who measures again adds pairs, and can't choose among results. So many count
 * as there is error left to spend; what comes after decides nothing, good or bad. Never empty.
 */
export function pooled(measurements) {
  const problems = [];
  const starts = measurements.findIndex((one) => unfit(one, one) === null);
  const first = Math.max(0, starts);
  let bundle = measurements[first];
  for (const [i, measurement] of measurements.entries()) {
    if (i === first) continue;
    const because = i < first ? unfit(measurement, measurement) : whyNotAdded(bundle, measurement);
    if (because === null) bundle = addPairs(bundle, measurement);
    else problems.push(`Measurement ${i + 1} of this commit adds nothing: ${because}.`);
  }
  return { bundle, problems };
}
function whyNotAdded(bundle, measurement) {
  if (bundle.looks.at(-1).measurement >= MOST_REMEASUREMENTS)
    return 'a further look could not keep the error rate';
  return unfit(bundle, measurement);
}
/**
 * The pairs of both, as one measurement that was looked at again: nothing is replaced, and each look of the second counts as a further look at
 * all. Throws a `RangeError` with the reason when the second is no fair comparison of the same commits.
 */
export function addPairs(first, second) {
  const reason = unfit(first, second);
  if (reason !== null) throw new RangeError(reason);
  const pairs = 1 + first.runs.reduce((most, { pair }) => Math.max(most, pair), -1);
  const order = 1 + first.runs.reduce((most, run) => Math.max(most, run.order), -1);
  return {
    ...first,
    layout: first.layout === 'shuffled' ? second.layout : first.layout,
    looks: [...first.looks, ...later(first.looks, second.looks)],
    runs: first.runs.concat(
      second.runs.map((run) => ({ ...run, pair: pairs + run.pair, order: order + run.order })),
    ),
    failures: [...first.failures, ...second.failures],
  };
}
function later(known, added) {
  const last = known.at(-1);
  return added.map(({ pairs, planned }) => ({
    measurement: last.measurement + 1,
    pairs: last.pairs + pairs,
    planned: last.pairs + planned,
  }));
}
function unfit(first, second) {
  if (first.headSha !== second.headSha || first.mergeBase !== second.mergeBase)
    return 'it is about other commits';
  if (second.runs.length === 0) return second.failures[0]?.because ?? 'it has no runs';
  return sameMachine(second.baseMachine, second.headMachine)
    ? null
    : 'base and head ran on different machines';
}
function sameMachine(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
