import { stateKey } from '../../src/markers/state.js';
import type { CheckOutput, Finding, ProposedRehearsal, Replay } from '../../src/model.js';
import { reconcile } from '../../src/report/reconcile.js';
import { tally } from '../../src/report/rehearsal.js';
import { reportOf, type Situation } from '../../test/report/road.js';
import {
  CONFIG_PROBLEM,
  changedFunction,
  changes,
  config,
  finding,
  NOTHING_POSTED,
  rust,
} from '../../test/samples.js';

const FINDINGS = 3_000;

/** A check with far more to say than anybody reads. */
export function largeCheck(): CheckOutput {
  const findings = Array.from({ length: FINDINGS }, (_, at) => one(at));
  const hot = { level: 'hot', source: 'declared', because: 'declared hot by `crates/trie/**`' } as const;
  const functions = Array.from({ length: 60 }, (_, at) =>
    changedFunction({
      name: `Trie::step_${at}`,
      isPublic: at % 2 === 0,
      reachedByTest: at % 3 === 0,
      heat: hot,
    }),
  );
  return checkOf({
    config: config({ mode: 'enforce' }),
    changes: changes(),
    rust: rust({ findings, changedFunctions: functions }),
  });
}

function one(at: number): Finding {
  const severity = at % 50 === 0 ? 'error' : at % 3 === 0 ? 'note' : 'warning';
  return finding({
    rule: at % 2 === 0 ? 'clone-in-loop' : 'eager-error-value',
    item: at % 2 === 0 ? 'allocations' : 'error-paths',
    severity,
    path: `crates/trie/src/part_${at % 40}.rs`,
    startLine: at,
    endLine: at,
    within: `Trie::step_${at % 60}`,
    fingerprint: at.toString(16).padStart(16, '0'),
  });
}

/** A pull request that changes the configuration, with a mistake in it or without. */
export function proposalCheck(mistaken: boolean): CheckOutput {
  const mistake = {
    ...CONFIG_PROBLEM,
    effect: 'This version counts once it is merged; the review ran with the one of the base branch.',
    proposed: true as const,
  };
  return checkOf({
    changes: changes({ rust: [], paths: ['.github/perf-checklist.yml'], files: [], inert: true }),
    rust: rust({ changedFunctions: [] }),
    problems: mistaken ? [mistake] : [],
    rehearsal: rehearsal(),
  });
}

function rehearsal(): ProposedRehearsal {
  const past = (number: number, title: string, over: Partial<Replay>): Replay => ({
    number,
    sha: number.toString(16).padStart(40, '0'),
    title,
    mergedAt: '2026-11-20T10:00:00Z',
    comments: 0,
    blocked: null,
    ticks: 0,
    wantsEvidence: false,
    leftAlone: false,
    findings: [],
    ...over,
  });
  const clone = { rule: 'clone-in-loop', severity: 'error' as const };
  const eager = { rule: 'eager-error-value', severity: 'warning' as const };
  const loud = [
    past(412, 'Cache the seek path', {
      comments: 7,
      blocked: '`clone-in-loop` in `StateRoot::calculate` and 1 more error',
      findings: [clone, clone, ...Array(5).fill(eager)],
      wantsEvidence: true,
    }),
    past(405, 'Prune in one pass', { comments: 3, ticks: 1, findings: [eager, eager, eager] }),
    past(398, 'Typed errors for the pager', { comments: 1, findings: [eager] }),
  ];
  const quiet = Array.from({ length: 17 }, (_, at) => past(380 - at, 'Other work', {}));
  const now = loud.map((replay) => ({ ...replay, blocked: null, comments: Math.min(replay.comments, 2) }));
  return {
    kind: 'done',
    proposed: tally([...loud, ...quiet]),
    present: tally([...now, ...quiet]),
    cut: null,
  };
}

function checkOf(situation: Situation): CheckOutput {
  const changed = reconcile(NOTHING_POSTED, reportOf(situation), stateKey('a picture'));
  const check = changed.find((change) => change.kind === 'create-check');
  if (check?.kind !== 'create-check') throw new Error('The review has not made a check.');
  return check.output;
}
