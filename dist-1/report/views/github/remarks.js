import { code, prose, text } from '../../../text/escape.js';
import { count, day, names, percent, shortSha, signed } from '../../../text/words.js';
import { nameOf } from '../../same-commit.js';
import { fitRows } from '../fit.js';

/** Lines of mistakes in the configuration that are shown; who has more mends these first. */
const ROOM_FOR_PROBLEMS = 4000;
/** Ticks that were undone or do not hold any more, one line each. */
export function tickRemarks(report) {
  const lines = [
    ...report.ticks.refused.flatMap(({ item, because }) =>
      because === null ? [] : [`- ${titleOf(report, item)}: ${because}.`],
    ),
    ...report.dropped.map(({ tick, because }) => {
      return `- ${titleOf(report, tick.item)}: the tick of ${code(tick.by)} no longer holds: ${because}.`;
    }),
  ];
  // A list right below the boxes would become one with them.
  return lines.length === 0 ? null : ['Ticks that do not count:', '', ...lines].join('\n');
}
/** An override stands above everything else, and its end is told too. */
export function overrideRemark({ decisions: { override, ended }, pull }) {
  const over = override ?? ended;
  if (over === null) return null;
  const { by, role, at, headSha, baseRef, reason } = over;
  const who = `${code(by)} (${role}) on ${day(at)} at ${code(shortSha(headSha))}: “${prose(reason, 200)}”`;
  const retargeted = headSha === pull.headSha && baseRef !== undefined;
  const held = retargeted ? `on ${code(baseRef)}` : 'for that commit';
  return override === null
    ? `The override by ${who} held ${held} only: the check speaks again.`
    : `> **This check was overridden** by ${who}. It holds for this commit only; below is what the review says.`;
}
/** Why a check that could pass does not: nobody finds that out from the items. */
export function heldBackRemark({ heldBackBy, pull }) {
  if (heldBackBy === null) return null;
  const other = nameOf(heldBackBy);
  return `GitHub has one check for a commit, and ${other} has ${code(shortSha(pull.headSha))} as its head, too. By itself #${pull.number} passes; it may not say so before ${other} does. Give one of the two a commit of its own, or close one.`;
}
function titleOf(report, item) {
  return text(report.answers.find((answer) => answer.item === item)?.title.replace(/\?$/, '') ?? item);
}
/** What is wrong with the configuration, and that the review ran with defaults there. */
export function configRemarks({ configProblems }) {
  if (configProblems.length === 0) return null;
  const rows = fitRows(configProblems.map(problemRow), ROOM_FOR_PROBLEMS, (left) => `- and ${left} more`);
  const which = configProblems.every(({ proposed }) => proposed === true)
    ? 'the proposed configuration'
    : 'the configuration';
  const heading = `**${count(configProblems.length, 'mistake')} in ${which}**:`;
  return [heading, '', ...rows].join('\n');
}
/** What holds once the configuration is gone: that nothing blocks any more must not be learned afterwards. */
export function removalRemark({ removal, mode }) {
  if (removal === null) return null;
  const holds = removal.successor === null ? 'the defaults hold' : `${code(removal.successor)} holds`;
  const blocks =
    removal.mode === 'enforce'
      ? 'the check can still fail'
      : `the check only advises${mode === 'enforce' ? ', and blocks nothing any more' : ''}`;
  const gone = removal.said.length === 0 ? '' : ` It takes ${names(removal.said, MAX_SAID)} with it.`;
  return `**This pull request removes the configuration.**${gone} Once it is merged, ${holds}: ${blocks}.`;
}
/** A file has some ten keys at its top. */
const MAX_SAID = 15;
function problemRow({ file, line, column, message, mend, effect }) {
  const way = mend === null ? '' : `; ${prose(mend, 300)}`;
  const did = effect === undefined ? '' : `${/[.?!]$/.test(way) ? '' : '.'} ${prose(effect, 300)}`;
  return `- ${code(`${file}:${line}:${column}`)} ${prose(message, 300)}${way}${did}`;
}
export function completeness({ complete }) {
  if (complete) return null;
  return 'First reading, file by file: the index of the repository is being built, and this review repeats itself when it is there.';
}
/** Fewer merged pull requests than this say little about what enforcing would mean. */
const MIN_ADVISED = 5;
/** Benchmarks that drift is named for. */
const MOST_DRIFTED = 5;
/** What the past of the repository says: a rule that is not worth its comments here, and what enforcing would have done. */
export function historyRemarks({ history, mode, findings }) {
  if (history === null) return null;
  const open = new Set(findings.flatMap(({ finding, place }) => (place === 'summary' ? [] : [finding.rule])));
  const proposals = history.judged.filter(({ rule }) => open.has(rule)).map(proposal);
  const { pulls, blocked } = history.advised;
  const advised =
    mode === 'advise' && pulls >= MIN_ADVISED
      ? `In advise mode so far: ${blocked} of ${count(pulls, 'merged pull request')} would have been blocked.`
      : null;
  const lines = [driftRemark(history.drift), ...proposals, advised].filter((line) => line !== null);
  return lines.length === 0 ? null : lines.join('\n\n');
}
/** Small losses that each passed as nothing, measured together. */
function driftRemark(drift) {
  if (drift === null || drift.slower.length === 0) return null;
  const named = drift.slower.slice(0, MOST_DRIFTED).map(({ benchmark, effect, interval }) => {
    const range = interval === null ? '' : ` [${signed(interval[0])}, ${signed(interval[1])}]`;
    return `${code(benchmark)} **${percent(effect)}**${range}`;
  });
  const more = drift.slower.length - named.length;
  const since = `Since the last release (${code(shortSha(drift.baseSha))}, measured ${day(drift.at)})`;
  return `**Drift.** ${since} the default branch has become slower: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
function proposal({ rule, fixed, dismissed, disliked, ignored }) {
  const cases = fixed + dismissed + disliked + ignored;
  return `${code(rule)} was mended in only ${fixed} of ${cases} cases here. To make it a note, add ${code(`rules: { ${rule}: note }`)} to ${code('.github/perf-checklist.yml')}.`;
}
/** Why a pull request gets no comments although there is something to say. */
export function quietRemark({ quiet }) {
  if (!quiet) return null;
  return `This pull request was open before perf-checklist came, so it is told here only. Comments come with its next push, or after ${code('/perf recheck')}.`;
}
const GUIDE = 'https://github.com/perf-checklist/perf-checklist#readme';
/** Said once in a repository, on the pull request that is reviewed first. */
export function introduction({ history, mode }) {
  if (history?.introduce !== true) return null;
  const file = code('.github/perf-checklist.yml');
  const required = `require ${code('perf-checklist')} in the branch’s rules`;
  const [now, next] =
    mode === 'advise'
      ? [
          'it only advises for now: the check always passes',
          `(${code('mode: enforce')} lets it fail; then ${required})`,
        ]
      : ['it is enforced here', `(to hold up merges, ${required})`];
  return `> **New here:** perf-checklist reads pull requests of Rust code against a performance checklist, and ${now}. Configure it in ${file} ${next}, silence a rule there with ${code('rules: { RULE: off }')}, or everything with ${code('ignore:')}. ${code('/perf help')} lists the commands. [More](${GUIDE})`;
}
