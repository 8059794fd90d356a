import { plain } from '../text/plain.js';
import { count } from '../text/words.js';

/** More than this nobody reads; all are in the numbers. */
const MAX_LOUDEST = 10;
/**
 * What a review says about a pull request of the past. Nobody could measure it any more, so a missing measurement is
 * counted apart from everything else.
 */
export function replayOf(report, pull) {
  const required = report.answers.filter((answer) => answer.requirement === 'required');
  const failed = required.filter(({ kind }) => kind === 'failed');
  const asking = required.filter(({ kind }) => kind === 'needs a tick');
  const isBenchmarks = ({ item }) => item === 'benchmarks';
  return {
    ...pull,
    comments: report.findings.filter(({ place }) => place === 'inline').length,
    blocked: blockedWords(failed),
    ticks: asking.filter((answer) => !isBenchmarks(answer)).length,
    wantsEvidence: asking.some(isBenchmarks),
    leftAlone: report.leftAlone !== null,
    findings: report.findings
      .filter(({ finding }) => finding.waiver === null)
      .map(({ finding: { rule, severity } }) => ({ rule, severity })),
  };
}
function blockedWords([first, ...more]) {
  if (first === undefined) return null;
  return `${plain(first.because)}${more.length === 0 ? '' : `; ${count(more.length, 'more item')} failed`}`;
}
/** `would have commented 41 times, blocked 2`: for the check's title. */
export function rehearsalTitle({ pulls, comments, blocked }) {
  if (pulls === 0) return 'no merged pull request to rehearse it over';
  return `it would have commented ${count(comments, 'time')}, blocked ${blocked} of ${count(pulls, 'merged pull request')}`;
}
export function tally(replays) {
  const number = (fits) => replays.filter(fits).length;
  return {
    pulls: replays.length,
    comments: replays.reduce((sum, { comments }) => sum + comments, 0),
    commented: number(({ comments }) => comments > 0),
    blocked: number(({ blocked }) => blocked !== null),
    asked: number(({ ticks }) => ticks > 0),
    wantEvidence: number(({ wantsEvidence }) => wantsEvidence),
    leftAlone: number(({ leftAlone }) => leftAlone),
    rules: ruleTallies(replays),
    loudest: loudest(replays),
  };
}
function ruleTallies(replays) {
  const rules = new Map();
  for (const { findings } of replays) {
    const here = new Set();
    for (const { rule, severity } of findings) {
      const known = rules.get(rule) ?? { rule, error: 0, warning: 0, note: 0, pulls: 0 };
      const first = here.has(rule) ? 0 : 1;
      here.add(rule);
      rules.set(rule, { ...known, [severity]: known[severity] + 1, pulls: known.pulls + first });
    }
  }
  return [...rules.values()].sort(
    (a, b) => b.error - a.error || b.warning - a.warning || b.note - a.note || (a.rule < b.rule ? -1 : 1),
  );
}
function loudest(replays) {
  return replays
    .filter(({ comments, blocked, ticks }) => comments > 0 || blocked !== null || ticks > 0)
    .sort(
      (a, b) =>
        Number(b.blocked !== null) - Number(a.blocked !== null) ||
        b.comments - a.comments ||
        b.ticks - a.ticks ||
        (a.mergedAt < b.mergedAt ? 1 : -1),
    )
    .slice(0, MAX_LOUDEST);
}
