import type {
  Answer,
  Assessment,
  ChangeSet,
  Config,
  ConfigProblem,
  Decisions,
  Evidence,
  Finding,
  GateResult,
  Instant,
  Notice,
  Outcome,
  ProposedRehearsal,
  PullRequest,
  RemovedConfig,
  Report,
  RepositoryHistory,
  RustReview,
  Ticks,
} from '../model.js';
import { count } from '../text/words.js';
import {
  awaitingIndex,
  awaitingReady,
  blockersOf,
  type Counts,
  outcomeOf,
  overridden,
  titled,
} from './outcome.js';
import { place } from './place.js';
import { rehearsalTitle } from './rehearsal.js';

export interface ComposeInput {
  pull: PullRequest;
  config: Config;
  problems: readonly ConfigProblem[];
  exempt: string | null;
  changes: ChangeSet;
  rust: RustReview;
  measured: GateResult;
  mayMeasureAgain: boolean;
  evidence: Evidence;
  ticks: Ticks;
  decisions: Decisions;
  /** As in `AssessInput`. */
  indexDue: Instant | null;
  assessment: Assessment;
  history?: RepositoryHistory | null;
  rehearsal?: ProposedRehearsal | null;
  removal?: RemovedConfig | null;
  quiet?: boolean;
  now: Date;
}

/** Everything that should be visible, decided here and given words by the views. */
export function compose(input: ComposeInput): Report {
  const { pull, config, changes, rust, measured, ticks, decisions, assessment } = input;
  const { answers, dropped, waived } = assessment;
  const asking = new Set(answers.filter(says).map(({ item }) => item));
  const refused = ticks.refused.map((tick) => (asking.has(tick.item) ? tick : { ...tick, because: null }));
  return {
    pull,
    mode: config.mode,
    outcome: overridden(standing(input), decisions.override),
    answers,
    findings: place(rust.findings.map(withoutExpired(waived)), changes.rust, config.comments.budget),
    gate: measured,
    notices: [...rust.notices, ...changes.skipped.map(skipNotice)],
    configProblems: input.problems,
    heldBackBy: null,
    leftAlone: input.exempt,
    ticks: { ...ticks, refused },
    dropped,
    decisions,
    failedMeasurements: assessment.failedMeasurements,
    mayMeasureAgain: input.mayMeasureAgain,
    measuredOn: machineOf(input.evidence),
    blockers: blockersOf(answers, countsOf(input)),
    history: ofInterest(input.history ?? null, config),
    rehearsal: input.rehearsal ?? null,
    removal: input.removal ?? null,
    at: input.now.toISOString(),
    complete: rust.complete,
    indexDue: input.indexDue,
    quiet: input.quiet ?? false,
    showChecklist: input.quiet !== true && (answers.some(says) || keeps(decisions)),
    files: changes.rust.length,
    unread: changes.skipped.filter(({ unread }) => unread).length,
    addedLines: changes.rust.reduce((sum, file) => sum + file.addedLines.size, 0),
  };
}

/** Drift is kept down to the smallest; what a repository calls small is its own to say. */
function ofInterest(history: RepositoryHistory | null, { gate, comments }: Config): RepositoryHistory | null {
  if (history === null) return null;
  const { drift } = history;
  const slower = drift?.slower.filter(({ interval }) => interval !== null && interval[0] > gate.floor);
  return {
    ...history,
    judged: history.judged.filter(({ atMost }) => atMost < comments.precision),
    drift: drift && { ...drift, slower: slower ?? [] },
  };
}

/** Times of different machines are no series; numbers that the code under test may have made up are none either. */
function machineOf(evidence: Evidence): string | null {
  if (evidence.kind !== 'measured' || evidence.origin.distrust !== null) return null;
  const { cpu, cores, os, libc } = evidence.bundle.baseMachine;
  return [cpu, `${cores} cores`, os, libc === '' ? [] : `libc ${libc}`].flat().join(', ');
}

function standing(input: ComposeInput): Outcome {
  const { mode } = input.config;
  const outcome = outcomeOf(input.assessment.answers, mode, countsOf(input), input.exempt);
  const due = input.indexDue !== null && input.now.toISOString() < input.indexDue;
  if (input.exempt !== null && input.pull.draft && input.config.ignore.drafts)
    return awaitingReady(outcome, mode);
  return withProposal(due ? awaitingIndex(outcome, mode) : outcome, input);
}

/** The title tells what a configuration that is proposed is worth, where nothing stands in the way. */
function withProposal(outcome: Outcome, input: ComposeInput): Outcome {
  const { problems, rehearsal, removal } = input;
  if (outcome.conclusion !== 'success') return outcome;
  const mistakes = problems.filter(({ proposed }) => proposed === true).length;
  // Where nothing else is to be said about the change, that is the verdict.
  const alone = input.assessment.answers.every(({ kind }) => kind === 'not applicable');
  const told = alone ? { ...outcome, title: '' } : outcome;
  if (mistakes > 0) return titled(told, `${count(mistakes, 'mistake')} in the proposed configuration`);
  const which = removal ? 'without the configuration' : 'proposed configuration';
  if (rehearsal?.kind === 'done') return titled(told, `${which}: ${rehearsalTitle(rehearsal.proposed)}`);
  return removal ? titled(told, 'the configuration would be gone') : outcome;
}

/** Decisions outlive a push only in the comment. */
function keeps({ waivers, acceptances, override, ended }: Decisions): boolean {
  return waivers.length > 0 || acceptances.length > 0 || override !== null || ended !== null;
}

/** An expired waiver is none: from here on, a finding with a waiver is a waived one. */
function withoutExpired(waived: ReadonlySet<string>): (finding: Finding) => Finding {
  return (finding) => (waived.has(finding.fingerprint) ? finding : { ...finding, waiver: null });
}

/** True for an answer with something to say or to tick; a wait ends by itself and is told by the check. A refusal is told as long as its item is one of these. */
function says({ kind }: Answer): boolean {
  return kind !== 'passed' && kind !== 'not applicable' && kind !== 'waiting';
}

function countsOf({ rust, measured, assessment }: ComposeInput): Counts {
  const regressionFails = assessment.answers.some(
    ({ item, kind, requirement }) => item === 'benchmarks' && kind === 'failed' && requirement === 'required',
  );
  const open = rust.findings.filter((finding) => !assessment.waived.has(finding.fingerprint));
  const regressed = measured.verdicts.filter(
    (verdict) => verdict.kind === 'regressed' && verdict.beyondMargin,
  );
  return {
    regressions: regressionFails ? regressed.length : 0,
    errors: assessment.failing.size,
    warnings: open.filter((finding) => finding.severity === 'warning').length,
  };
}

function skipNotice({ path, because }: { path: string | null; because: string }): Notice {
  return { path, line: null, message: `left out: ${because}` };
}
