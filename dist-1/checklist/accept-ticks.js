import { newestState } from '../markers/newest-state.js';
import { pullName } from '../markers/state.js';
import { code } from '../text/escape.js';
import { boxEvents } from './box-events.js';
import { lostRight, mayNotTick, rightsOf } from './rights.js';
import { settingsOf } from './settings.js';
/**
 * Judges every box that was turned since the App last signed its state: by the rights of whoever turned it, bound to what
 * they saw. Told twice, or late, an event changes nothing: what is settled later stays.
 */
export function acceptTicks(posted, wake, rules, key, now) {
  const told =
    wake.kind === 'edited' ? [wake.before, wake.after] : wake.kind === 'pressed' ? [wake.text] : [];
  const state = newestState(posted, key, pullName(rules.pull), told);
  const ledger = open(state, rules);
  for (const event of boxEvents(posted, wake, state, key)) {
    // Whoever may edit the comment may write a box of any name into it.
    if (settingsOf(rules.config, event.item) !== undefined) settle(ledger, event, rules, now);
  }
  return {
    state,
    ticks: [...ledger.ticks.values()],
    refused: [...ledger.refused.values()],
    settled: Object.fromEntries(ledger.settled),
  };
}
function open(state, rules) {
  const held = state.ticks.map((tick) => ({ ...tick, lost: lostRight(tick, tick.item, rules) }));
  const fallen = held.flatMap(({ item, by, at, lost }) =>
    lost === null ? [] : [{ item, by, at, because: `the tick of ${code(by)} no longer holds: ${lost}` }],
  );
  return {
    ticks: new Map(held.flatMap(({ lost, ...tick }) => (lost === null ? [[tick.item, tick]] : []))),
    refused: new Map([...state.refused, ...fallen].map((refused) => [refused.item, refused])),
    settled: new Map(Object.entries(state.settled)),
  };
}
function settle(ledger, event, rules, now) {
  const { item } = event;
  const at = notAfter(event.at, now);
  const settled = ledger.settled.get(item);
  if (settled !== undefined && at <= settled && (at < settled || isKnown(ledger, event, at))) return;
  const refused = ledger.refused.get(item)?.at ?? '';
  const because = whyNot(event, rules);
  if (because !== null) {
    // It settles nothing: somebody with the right may have turned the box before, and be heard later.
    if (refused < at) ledger.refused.set(item, { item, by: event.by.login, at, because });
    return;
  }
  ledger.settled.set(item, at);
  if (refused <= at) ledger.refused.delete(item);
  if (!event.ticked) ledger.ticks.delete(item);
  else if (!agrees(ledger, event)) ledger.ticks.set(item, tickOf(event, at, rules));
}
/** A clock that runs ahead must not settle an item for hours to come. */
export function notAfter(at, now) {
  return new Date(Math.min(Date.parse(at), now.getTime())).toISOString();
}
/** Told again, an event may come with another text: the history says less of what was seen than the webhook did. */
function isKnown(ledger, event, at) {
  const tick = ledger.ticks.get(event.item);
  const same = event.ticked && tick?.at === at && tick.by === event.by.login;
  return same || agrees(ledger, event);
}
/** True when the ledger already says what the event wants. */
function agrees(ledger, event) {
  const tick = ledger.ticks.get(event.item);
  return event.ticked ? tick?.subject === event.seen?.shown.subjects[event.item] : tick === undefined;
}
function whyNot({ item, ticked, by, seen }, rules) {
  const done = ticked ? 'tick' : 'untick';
  const because = mayNotTick(by, item, rules);
  if (because !== null) return `the ${done} of ${code(by.login)} was undone: ${because}`;
  if (ticked && seen?.shown.subjects[item] === undefined) {
    return `the tick of ${code(by.login)} was undone: what it was set in was not as the App wrote it; it is restored, please tick again`;
  }
  return null;
}
function tickOf({ item, by, seen }, at, { pull }) {
  return {
    item,
    by: by.login,
    ...rightsOf(by, pull),
    at,
    headSha: seen?.shown.headSha ?? '',
    subject: seen?.shown.subjects[item] ?? '',
  };
}
