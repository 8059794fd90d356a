import { itemName, readItemId } from '../text/item-names.js';
/** The button under a check that wants something; GitHub shows buttons once a check is completed. */
export const REVIEW_AGAIN = {
  label: 'Review again',
  description: 'Read the pull request from the start',
  identifier: 'review-again',
};
/** GitHub's limits (REST, "Create a check run"). */
export const MAX_BUTTONS = 3;
const MAX_LABEL = 20;
const MAX_IDENTIFIER = 20;
const TICK = 'tick:';
/** Ticks one item; null for a project's own whose name does not fit on a button. */
export function tickButton(item) {
  const button = {
    label: `Tick ${itemName(item)}`,
    description: 'I looked at it, and it is fine',
    identifier: `${TICK}${item}`,
  };
  const fits = button.label.length <= MAX_LABEL && button.identifier.length <= MAX_IDENTIFIER;
  return fits ? button : null;
}
/** The item that a button ticks, or null for another button. */
export function tickedBy(identifier) {
  return identifier.startsWith(TICK) ? readItemId(identifier.slice(TICK.length)) : null;
}
/** Asks for more pairs of what is not decided, or slower. */
export const MEASURE_AGAIN = {
  label: 'Measure again',
  description: 'More pairs for the open benchmarks',
  identifier: 'remeasure',
};
