import type { Answer, AnswerKind, Mode, Outcome, Override } from '../model.js';
import { shorten } from '../text/escape.js';
import { clock, count } from '../text/words.js';

/** GitHub shows and keeps this much of a check's title. */
const MAX_TITLE = 255;

/** What the title counts. */
export interface Counts {
  regressions: number;
  /** Open errors of required items. */
  errors: number;
  warnings: number;
}

interface Standing {
  failed: boolean;
  ticks: number;
  waiting: Answer | undefined;
}

/** The check's status and title, by the first row that fits; in `advise` mode the check passes and the title warns. */
export function outcomeOf(
  answers: readonly Answer[],
  mode: Mode,
  counts: Counts,
  leftAlone: string | null,
): Outcome {
  const standing = standingOf(answers);
  const title = shorten(titleOf(answers, standing, mode, counts, leftAlone), MAX_TITLE);
  if (mode === 'advise') return { status: 'completed', conclusion: 'success', title };
  if (standing.failed) return { status: 'completed', conclusion: 'failure', title };
  if (standing.ticks > 0) return { status: 'completed', conclusion: 'action_required', title };
  if (standing.waiting !== undefined) return { status: 'in_progress', conclusion: null, title };
  return { status: 'completed', conclusion: 'success', title };
}

/** What keeps a pull request from passing where it is enforced, in words; empty: nothing. */
export function blockersOf(answers: readonly Answer[], counts: Counts): string {
  return blockers(standingOf(answers), counts);
}

function standingOf(answers: readonly Answer[]): Standing {
  const required = answers.filter((answer) => answer.requirement === 'required');
  return {
    failed: has(required, 'failed'),
    ticks: required.filter((answer) => answer.kind === 'needs a tick').length,
    waiting: required.find((answer) => answer.kind === 'waiting'),
  };
}

/** The same with one more thing to say. */
export function titled(outcome: Outcome, more: string): Outcome {
  const title =
    outcome.title === '' ? `${more[0]!.toUpperCase()}${more.slice(1)}` : `${outcome.title}; ${more}`;
  return { ...outcome, title: shorten(title, MAX_TITLE) };
}

/** What nobody has read whole yet is not passed where that counts: the index may still show what is hot. */
export function awaitingIndex(outcome: Outcome, mode: Mode): Outcome {
  if (mode === 'advise' || outcome.conclusion !== 'success') return outcome;
  const title = shorten(`Reading the whole repository first; so far: ${outcome.title}`, MAX_TITLE);
  return { status: 'in_progress', conclusion: null, title };
}

/** A draft that is left alone can be made ready at any time: nothing may stand there then that a merge could use. */
export function awaitingReady(outcome: Outcome, mode: Mode): Outcome {
  if (mode === 'advise' || outcome.conclusion !== 'success') return outcome;
  return { ...outcome, status: 'in_progress', conclusion: null };
}

/** An admin's word lets the check pass; the title says so, and what it would have said. */
export function overridden(outcome: Outcome, override: Override | null): Outcome {
  if (override === null) return outcome;
  const title = shorten(`Overridden by ${override.by}: ${outcome.title}`, MAX_TITLE);
  return { status: 'completed', conclusion: 'success', title };
}

function has(answers: readonly Answer[], kind: AnswerKind): boolean {
  return answers.some((answer) => answer.kind === kind);
}

function titleOf(
  answers: readonly Answer[],
  standing: Standing,
  mode: Mode,
  counts: Counts,
  leftAlone: string | null,
): string {
  if (leftAlone !== null) return `Left alone: ${leftAlone}`;
  const blocks = blockers(standing, counts);
  if (blocks !== '') return mode === 'enforce' ? blocks : `Would block: ${blocks} (advise mode)`;
  if (standing.waiting?.until !== undefined) {
    const until = `Waiting for benchmarks until ${clock(standing.waiting.until)}`;
    return mode === 'enforce' ? until : `${until} (advise mode)`;
  }
  return fine(answers, counts);
}

function blockers({ failed, ticks }: Standing, { regressions, errors }: Counts): string {
  const parts = [
    regressions > 0 ? count(regressions, 'regression') : '',
    errors > 0 ? count(errors, 'error') : '',
    failed && regressions + errors === 0 ? 'a required item failed' : '',
    ticks > 0 ? `${count(ticks, 'box', 'boxes')} to tick` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function fine(answers: readonly Answer[], { warnings }: Counts): string {
  const tail = warnings > 0 ? `, ${count(warnings, 'warning')}` : '';
  if (answers.length === 0) return `No item is switched on${tail}`;
  if (answers.every((answer) => answer.kind === 'not applicable'))
    return 'Not applicable: nothing here reaches the binary';
  const failed = answers.filter((answer) => answer.kind === 'failed').length;
  const ticks = answers.filter((answer) => answer.kind === 'needs a tick').length;
  if (failed + ticks === 0) return `All ${count(answers.length, 'item')} answered${tail}`;
  const open = [
    failed > 0 ? `${failed} failed` : '',
    ticks > 0 ? `${count(ticks, 'box', 'boxes')} to tick` : '',
  ];
  return `All required items answered; advisory: ${open.filter((part) => part !== '').join(', ')}${tail}`;
}
