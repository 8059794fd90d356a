import { code } from '../../text/escape.js';
import { itemName } from '../../text/item-names.js';
import { count, isoDay } from '../../text/words.js';
import { hasRole, isAuthor, mayNotTick, rightsOf } from '../rights.js';
import { addAcceptance, addWaiver, isFull, settle, withdraw } from './docket.js';
import { takeUntil } from './parse.js';
import { toMeasureAgain } from './remeasure.js';
import { findFindings, findItem, findRegression } from './targets.js';

/** One command laid out over several findings would fill the signed state. */
const MAX_WAIVED_AT_ONCE = 100;
/** Reasons are kept in the signed state, and shown in one line. */
const MAX_REASON = 200;
const TOO_LATE = 'somebody decided otherwise after you';
const FULL =
  'this pull request holds as many decisions as can be kept; silence the rule in the configuration instead';
const UNSEEN = 'the code changed while you wrote: please look again';
const OTHERS_FOUND = 'what is found here changed while you wrote: please look again';
export function obey(verb, rest, docket, hearing) {
  switch (verb) {
    case 'help':
      return null;
    case 'recheck':
      return mayNotRecheck(hearing);
    case 'remeasure':
      return remeasure(rest, docket, hearing);
    case 'override':
      return override(rest, docket, hearing);
    default:
      return DECIDERS[verb](rest, docket, hearing);
  }
}
const DECIDERS = {
  tick,
  untick,
  waive,
  accept,
  dismiss,
};
/** It costs requests: those who take part may ask for it. */
function mayNotRecheck({ by, rules }) {
  if (hasRole(by, 'triage') || isAuthor(by, rules.pull)) return null;
  return `a new reading is for the author and those with the triage role, and yours is ${by.role}`;
}
function remeasure(text, docket, { by, measured }) {
  const asked = toMeasureAgain(text, by, measured);
  if ('because' in asked) return asked.because;
  docket.remeasure = asked.benchmarks;
  return null;
}
/** Why the right is missing for one of these items, or null. */
function mayNot({ by, rules }, items) {
  return items.map((item) => mayNotTick(by, item, rules)).find((because) => because !== null) ?? null;
}
function tick(text, docket, hearing) {
  return withFound(findItem(text, hearing.items), (item, rest) => {
    const { by, at, shown } = hearing;
    const because = mayNot(hearing, [item]);
    if (because !== null) return because;
    const subject = shown.subjects[item];
    if (subject === undefined) return `${code(itemName(item))} has no box here: it needs no tick`;
    if (!hasSeen(hearing)) return UNSEEN;
    if (at < (docket.settled.get(item) ?? '')) return TOO_LATE;
    const rights = rightsOf(by, hearing.rules.pull);
    const tick = { item, by: by.login, ...rights, at, headSha: shown.headSha, subject };
    docket.ticks.set(item, rest === '' ? tick : { ...tick, reason: kept(rest) });
    settle(docket, item, at);
    return null;
  });
}
function untick(text, docket, hearing) {
  return withFound(findItem(text, hearing.items), (item) => {
    const because = mayNot(hearing, [item]);
    if (because !== null) return because;
    return withdraw(docket, item, hearing.at)
      ? null
      : `nothing of ${code(itemName(item))} could be taken back`;
  });
}
function waive(text, docket, hearing) {
  return withFound(findFindings(text, hearing.findings), (findings, words) => {
    const { until, rest } = takeUntil(words);
    if (until === null) return `${code('until=')} wants a day like ${code('until=2027-01-31')}`;
    if (until !== undefined && until < isoDay(hearing.now)) return `${code(until)} is over already`;
    return setAside(findings, rest, until, docket, hearing, false);
  });
}
function dismiss(reason, docket, hearing) {
  const { thread } = hearing;
  if (thread === null) return `answer in the thread of the finding with ${code('/perf dismiss reason…')}`;
  if (thread.edited)
    return `the comment that you answer was edited, so it does not say for sure what is dismissed; ${code('/perf waive')} names a finding as well`;
  const finding = hearing.findings.find(({ fingerprint }) => fingerprint === thread.fingerprint);
  if (!finding) return 'this finding is gone already';
  return setAside([finding], reason, undefined, docket, hearing, true);
}
function setAside(findings, reason, until, docket, hearing, dismissed) {
  const items = [...new Set(findings.map(({ item }) => item))];
  const because = mayNot(hearing, items);
  if (because !== null) return because;
  if (reason === '') return 'say why, behind it: the reason is what the next reader needs';
  // Whoever answers in its thread has the finding before them, whatever was pushed since.
  if (!hasSeen(hearing) || !(dismissed || hearing.headSeen)) return UNSEEN;
  if (!dismissed && !hearing.foundSeen) return OTHERS_FOUND;
  if (findings.length > MAX_WAIVED_AT_ONCE) {
    return `these are ${count(findings.length, 'finding')}: silence the rule in the configuration instead`;
  }
  const { rule } = findings[0];
  const before = docket.waivers;
  const added = items.map((item) => {
    const own = findings.filter((finding) => finding.item === item);
    const fingerprints = own.map(({ fingerprint }) => fingerprint);
    const waiver = { ...decision(reason, hearing), rule, item, fingerprints, dismissed };
    return addWaiver(docket, until === undefined ? waiver : { ...waiver, until });
  });
  if (!added.includes(true)) return TOO_LATE;
  if (!isFull(docket)) return null;
  docket.waivers = before;
  return FULL;
}
function accept(text, docket, hearing) {
  return withFound(findRegression(text, hearing.regressed), (verdict, reason) => {
    const because = mayNot(hearing, ['benchmarks']);
    if (because !== null) return because;
    if (reason === '') return 'say why, behind it: the reason is what the next reader needs';
    if (!hasSeen(hearing) || !hearing.headSeen) return UNSEEN;
    if (!hearing.foundSeen) return OTHERS_FOUND;
    if (!hearing.numbersSeen) return 'new measurements came in while you wrote: please look again';
    const before = docket.acceptances;
    if (!addAcceptance(docket, { ...decision(reason, hearing), ...sizeOf(verdict) })) return TOO_LATE;
    if (!isFull(docket)) return null;
    docket.acceptances = before;
    return FULL;
  });
}
function sizeOf({ benchmark, effect, head }) {
  if (effect !== null) return { benchmark, effect };
  return head === null ? { benchmark, effect: 0 } : { benchmark, effect: 0, head };
}
/** The way out when the whole check is wrong: for those who could switch it off anyway, and never unnoticed. */
function override(reason, docket, hearing) {
  const { by, at, headSeen, foundSeen, rules } = hearing;
  if (by.bot) return 'a bot may not override';
  if (by.role !== 'admin') return `overriding the check needs the admin role, and yours is ${by.role}`;
  if (reason === '') return 'say why, behind it: an override is recorded with its reason';
  if (!headSeen) return UNSEEN;
  if (!foundSeen) return OTHERS_FOUND;
  if (docket.override !== null && docket.override.at > at) return TOO_LATE;
  docket.override = { ...decision(reason, hearing), headSha: rules.pull.headSha };
  return null;
}
function decision(reason, { by, at, rules }) {
  return { by: by.login, ...rightsOf(by, rules.pull), at, reason: kept(reason) };
}
function kept(reason) {
  return reason.slice(0, MAX_REASON);
}
/** GitHub's times have whole seconds: within one, nobody has read anything. */
function hasSeen({ written, shown }) {
  return seconds(written) >= seconds(shown.at);
}
export function seconds(at) {
  return Math.floor(Date.parse(at) / 1_000);
}
function withFound(found, use) {
  return 'because' in found ? found.because : use(found.found, found.rest);
}
