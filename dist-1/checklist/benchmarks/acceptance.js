import { code } from '../../text/escape.js';
import { percent } from '../../text/words.js';
/** An acceptance is of a size: what is worse by a further margin was not accepted. */
export function acceptanceOf(slower, { decisions, config }) {
  return decisions.acceptances.find(
    (accepted) => accepted.benchmark === slower.benchmark && isNotWorse(slower, accepted, config.gate.margin),
  );
}
/** What grew from nothing has no relative size: then the value itself was accepted. */
function isNotWorse(slower, accepted, margin) {
  if (slower.effect !== null) return slower.effect <= accepted.effect + margin;
  if (slower.head === null || accepted.head === undefined) return false;
  return slower.head <= accepted.head * (1 + margin);
}
export function beyondAccepted({ benchmark, effect }, { decisions }) {
  const accepted = decisions.acceptances.find((one) => one.benchmark === benchmark);
  if (accepted === undefined || (effect === null && accepted.head === undefined)) return '';
  const much = accepted.head === undefined ? percent(accepted.effect) : String(accepted.head);
  return `; more than the ${much} that ${code(accepted.by)} accepted`;
}
