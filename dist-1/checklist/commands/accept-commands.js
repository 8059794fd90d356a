import { readAnnotationsMarker } from '../../markers/annotations.js';
import { code, shorten } from '../../text/escape.js';
import { notAfter } from '../accept-ticks.js';
import { regressions } from '../benchmarks/regressions.js';
import { openDocket, ticksOf } from './docket.js';
import { foundDigest } from './found-digest.js';
import { isHandled, remember } from './handled.js';
import { obey, seconds } from './obey.js';
import { MAX_COMMANDS, readCommands } from './parse.js';
import { toMeasureAgain } from './remeasure.js';

/** A command is repeated in its answer; its reason is known to whoever wrote it. */
const MAX_SHOWN_COMMAND = 80;
/**
 * Obeys the commands of the comment that woke the review, by the rights of whoever wrote it, and says how it is answered.
 * A comment that was answered before changes nothing.
 */
export function acceptCommands(ticks, wake, input) {
  const { handled } = ticks.state;
  const docket = openDocket(ticks, input.rules, input.rust.findings);
  if (wake.kind === 'remeasure') return { ticks, decisions: pressed(wake, docket, ticks, input) };
  if (wake.kind !== 'commented' || wake.author.bot || isHandled(handled, wake.comment)) {
    return { ticks, decisions: decisionsOf(docket, input, handled, null) };
  }
  const { commands, more, unheard } = readCommands(wake.body);
  if (commands.length === 0 && unheard === null)
    return { ticks, decisions: decisionsOf(docket, input, handled, null) };
  const hearing = hear(wake, ticks, input);
  const answers = commands.map((written) => answer(written, docket, hearing));
  if (more > 0) answers.push(unread(commands.at(-1).line));
  if (unheard !== null) answers.push(notHeard(unheard));
  const sentences = answers.flatMap(({ line, text }) =>
    text === undefined ? [] : [{ comment: wake.comment, by: wake.author.login, command: line, text }],
  );
  const reaction = answers.every(({ done }) => done) ? '+1' : 'confused';
  const known = remember(handled, wake.comment, sentences);
  return {
    ticks: ticksOf(docket, ticks),
    decisions: asking(
      docket,
      `${wake.comment.kind}:${wake.comment.id}`,
      decisionsOf(docket, input, known, { comment: wake.comment, reaction }),
    ),
  };
}
/** A button has no place to answer at: whoever may not press it changes nothing. */
function pressed(wake, docket, { state }, input) {
  const asked = toMeasureAgain('', { ...wake.by, role: wake.role }, measuredOf(input));
  if ('benchmarks' in asked) docket.remeasure = asked.benchmarks;
  return asking(docket, `button:${wake.at}`, decisionsOf(docket, input, state.handled, null));
}
function asking({ remeasure }, id, decisions) {
  return remeasure === null ? decisions : { ...decisions, remeasure: { id, benchmarks: remeasure } };
}
function measuredOf({ rules, evidence, measured }) {
  return { pull: rules.pull, config: rules.config, evidence, result: measured };
}
function answer(written, docket, hearing) {
  const line = shorten(written.line, MAX_SHOWN_COMMAND);
  if (written.verb === null) {
    const { word, nearest } = written;
    if (word === '') return { line, done: true, text: null };
    const meant =
      nearest === null ? `${code('/perf help')} lists all` : `did you mean ${code(`/perf ${nearest}`)}?`;
    return { line, done: false, text: `there is no command ${code(shorten(word, 40))}; ${meant}` };
  }
  const because = obey(written.verb, written.rest, docket, hearing);
  if (because !== null) return { line, done: false, text: because };
  return written.verb === 'help' ? { line, done: true, text: null } : { line, done: true };
}
function unread(line) {
  const text = `only the first ${MAX_COMMANDS} commands of a comment are read`;
  return { line: shorten(line, MAX_SHOWN_COMMAND), done: false, text };
}
/** Whoever wrote it waits for an answer. */
function notHeard(line) {
  const text =
    'this line stands in a quote, or behind an element of HTML that is not closed, and is no command there: put an empty line before it, or write it into a comment of its own';
  return { line: shorten(line, MAX_SHOWN_COMMAND), done: false, text };
}
function hear(wake, { state }, input) {
  const { posted, rules, rust, now } = input;
  const { comment } = wake;
  const thread =
    comment.kind === 'review' ? (posted.findings.find(({ id }) => id === comment.thread) ?? null) : null;
  return {
    by: person(wake),
    at: notAfter(wake.at, now),
    written: wake.at,
    now,
    rules,
    shown: state.shown,
    headSeen: headSeen(posted, rules, wake.at),
    foundSeen: foundSeen(state, input, wake.at),
    items: input.items,
    findings: rust.findings,
    regressed: regressions(input),
    numbersSeen: numbersSeen(state, input),
    measured: measuredOf(input),
    thread,
  };
}
/** The check began before, and says what was found: one that only began, or could not go on, shows nothing. */
function headSeen({ check }, { pull }, at) {
  if (check === null || check.headSha !== pull.headSha || check.startedAt === undefined) return false;
  return readAnnotationsMarker(check.text) !== null && seconds(at) >= seconds(check.startedAt);
}
/** A state of an earlier version does not say what was found: then it is what the check of this head said. */
function foundSeen({ shown: { found } }, { rust, rules }, at) {
  if (found === undefined) return true;
  return found.digest === foundDigest(rust.findings, rules.pull) && seconds(at) >= seconds(found.at);
}
/** A review that showed a regression has remembered where its numbers came from. */
function numbersSeen({ failedMeasurements, sealed }, { evidence }) {
  if (evidence.kind !== 'measured' || evidence.artifacts === undefined) return true;
  // The version that wrote no seals remembered none.
  if (!sealed && failedMeasurements.length === 0) return true;
  const these = evidence.artifacts.join();
  return failedMeasurements.some(({ artifacts }) => artifacts.join() === these);
}
function person({ author, role, teams }) {
  return teams === undefined ? { ...author, role } : { ...author, role, teams };
}
/** The same commit brings other things to another branch, whose rules are others, too. */
function isFor({ headSha, baseRef }, pull) {
  return headSha === pull.headSha && (baseRef === undefined || baseRef === pull.baseRef);
}
function decisionsOf(docket, { rules, rust }, handled, answer) {
  const { waivers, acceptances, override } = docket;
  const holds = override !== null && isFor(override, rules.pull);
  return {
    waivers,
    acceptances,
    override: holds ? override : null,
    ended: holds ? null : override,
    withdrawn: Object.fromEntries(docket.withdrawn),
    found: foundDigest(rust.findings, rules.pull),
    handled,
    answer,
  };
}
