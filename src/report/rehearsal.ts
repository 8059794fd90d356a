import type { Answer, Finding, Instant, Report } from '../model.js';
import { plain } from '../text/plain.js';

/** What a merged pull request would have got. */
export interface Replay {
  /** Null where the history does not tell. */
  number: number | null;
  sha: string;
  title: string;
  mergedAt: Instant;
  /** Inline comments. */
  comments: number;
  /** Why a required item would have failed, as plain text; null: nothing would have blocked. */
  blocked: string | null;
  /** Required items that would have asked a person for a tick, not counting benchmark evidence. */
  ticks: number;
  /** True when hot code changed and benchmarks would have been asked for. */
  wantsEvidence: boolean;
  leftAlone: boolean;
  findings: readonly Pick<Finding, 'rule' | 'severity'>[];
}

export interface RuleTally {
  rule: string;
  error: number;
  warning: number;
  note: number;
  /** Pull requests that the rule would have spoken in. */
  pulls: number;
}

/** A configuration replayed over merged pull requests. */
export interface Rehearsal {
  pulls: number;
  comments: number;
  /** Pull requests with at least one comment. */
  commented: number;
  blocked: number;
  /** Pull requests that would have asked for a tick. */
  asked: number;
  wantEvidence: number;
  leftAlone: number;
  /** The rules that would have spoken, loudest first. */
  rules: readonly RuleTally[];
  /** Pull requests that would have noticed, those that would have been blocked first, then by comments. */
  loudest: readonly Replay[];
}

/** More than this nobody reads; all are in the numbers. */
const MAX_LOUDEST = 10;

/**
 * What a review says about a pull request of the past. Nobody could measure it any more, so a missing measurement is
 * counted apart from everything else.
 */
export function replayOf(
  report: Report,
  pull: Pick<Replay, 'number' | 'sha' | 'title' | 'mergedAt'>,
): Replay {
  const required = report.answers.filter((answer) => answer.requirement === 'required');
  const failed = required.find(({ kind }) => kind === 'failed');
  const asking = required.filter(({ kind }) => kind === 'needs a tick');
  const isBenchmarks = ({ item }: Answer) => item === 'benchmarks';
  return {
    ...pull,
    comments: report.findings.filter(({ place }) => place === 'inline').length,
    blocked: failed === undefined ? null : plain(failed.because),
    ticks: asking.filter((answer) => !isBenchmarks(answer)).length,
    wantsEvidence: asking.some(isBenchmarks),
    leftAlone: report.leftAlone !== null,
    findings: report.findings
      .filter(({ finding }) => finding.waiver === null)
      .map(({ finding: { rule, severity } }) => ({ rule, severity })),
  };
}

export function tally(replays: readonly Replay[]): Rehearsal {
  const number = (fits: (replay: Replay) => boolean) => replays.filter(fits).length;
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

function ruleTallies(replays: readonly Replay[]): RuleTally[] {
  const rules = new Map<string, RuleTally>();
  for (const { findings } of replays) {
    const here = new Set<string>();
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

function loudest(replays: readonly Replay[]): Replay[] {
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
