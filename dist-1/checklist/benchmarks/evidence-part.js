import { functionParts } from '../subject.js';
/**
 * Evidence as a tick sees it. The numbers of a new run of the same code differ a little, so a judged regression counts in
 * steps of the margin and an unclear one by its name. Evidence that a person vouched for counts run by run.
 */
export function evidencePart({ evidence, measured, config }) {
  const name = 'the benchmark evidence';
  if (evidence.kind !== 'measured') return { name, content: evidence.kind };
  const verdicts = measured.verdicts.map((verdict) => [
    verdict.benchmark,
    verdict.kind,
    step(verdict, config.gate.margin),
  ]);
  const { origin, artifacts } = evidence;
  const run = origin.distrust === null ? null : (artifacts?.at(-1) ?? origin.workflowRunId);
  return { name, content: JSON.stringify([run, verdicts.sort()]) };
}
/** What a regression is about: the hot functions, or whatever else changed, and the numbers. */
export function measuredParts(hot, input) {
  return [...functionParts(hot.length > 0 ? hot : input.rust.changedFunctions), evidencePart(input)];
}
function step({ beyondMargin, effect, head }, margin) {
  if (!beyondMargin) return 0;
  // What grew from nothing has no relative size.
  if (effect === null) return `to ${head}`;
  return margin <= 0 ? 0 : Math.floor(effect / margin);
}
