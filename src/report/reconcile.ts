import { annotationsMarker, readAnnotationsMarker } from '../markers/annotations.js';
import { MAX_BUTTONS, MEASURE_AGAIN, REVIEW_AGAIN, tickButton } from '../markers/buttons.js';
import { HELD_BACK, isHeldBack } from '../markers/held-back.js';
import { sealed } from '../markers/seal.js';
import { type StateKey, stateMarkers, writeState } from '../markers/state.js';
import type {
  Change,
  CheckButton,
  CheckOutput,
  Instant,
  Posted,
  PostedCheck,
  PostedComment,
  PostedFinding,
  PullRequest,
  Report,
  Sha,
  Wake,
} from '../model.js';
import { prose, shorten, visible } from '../text/escape.js';
import { nextState } from './next-state.js';
import { answerChanges } from './replies.js';
import { annotationsOf } from './views/github/annotations.js';
import { checklistComment } from './views/github/checklist-comment.js';
import { detailsOf } from './views/github/details.js';
import { inlineComment } from './views/github/inline-comment.js';
import { summaryOf } from './views/github/summary.js';

const MAX_TITLE = 255;

/**
 * What to say before anything is known: a check in progress, at once, unless the head has one that GitHub shows the like of; a
 * re-run gets its own.
 */
export function opening(posted: Posted, pull: PullRequest, wake: Wake): Change[] {
  const told = posted.check?.headSha === pull.headSha && !isOutshone(posted.check);
  if (wake.kind !== 'rerun' && told) return [];
  const output: CheckOutput = {
    status: 'in_progress',
    conclusion: null,
    title: 'Reading the change',
    summary: 'The review has started.',
    text: carriedStates(posted).join('\n'),
    annotations: [],
    actions: [],
  };
  return [{ kind: 'create-check', headSha: pull.headSha, output }];
}

/**
 * What to create, edit and hide so that what is posted equals the report; [] when it does already. The check comes last:
 * its verdict stands only when everything it speaks of is there.
 */
export function reconcile(posted: Posted, report: Report, key: StateKey): Change[] {
  const state = writeState(nextState({ ...report, at: shownFrom(posted, report) }), key);
  return [
    ...measureAgain(report),
    ...answerChanges(posted, report),
    ...newComments(posted.findings, report),
    ...visibility(posted.findings, report),
    ...checklist(posted.comment, report, state, key),
    ...check(posted.check, report, state),
  ];
}

/** Commands have GitHub's times: where the App's clock is slow, nothing of this head was shown before its check began. */
function shownFrom({ check }: Posted, { at, pull }: Report): Instant {
  const began = check?.headSha === pull.headSha ? check.startedAt : undefined;
  return began !== undefined && Date.parse(began) > Date.parse(at) ? began : at;
}

/** First of all: who is told that it was done finds it done. */
function measureAgain({ decisions: { remeasure }, pull: { mergeBase, headSha } }: Report): Change[] {
  return remeasure === undefined ? [] : [{ kind: 'remeasure', request: remeasure, mergeBase, headSha }];
}

/** A finding whose comment exists, even resolved, outdated or hidden, is never posted again. */
function newComments(posted: readonly PostedFinding[], report: Report): Change[] {
  const known = new Set(posted.map((finding) => finding.fingerprint));
  const comments = report.findings
    .filter(({ place, finding }) => place === 'inline' && !known.has(finding.fingerprint))
    .map(inlineComment);
  return comments.length === 0 ? [] : [{ kind: 'create-review', headSha: report.pull.headSha, comments }];
}

/** Comments of findings that are gone are hidden, those that are back are shown; a second one on the same is hidden. */
function visibility(posted: readonly PostedFinding[], report: Report): Change[] {
  const open = new Set(
    report.findings
      .filter(({ finding }) => finding.waiver === null && finding.severity !== 'note')
      .map(({ finding }) => finding.fingerprint),
  );
  const seen = new Set<string>();
  return posted.flatMap(({ nodeId, fingerprint, minimized }): Change[] => {
    const again = seen.has(fingerprint);
    seen.add(fingerprint);
    if (again) return minimized ? [] : [{ kind: 'minimize', nodeId, reason: 'outdated' }];
    if (open.has(fingerprint)) return minimized ? [{ kind: 'restore', nodeId }] : [];
    return minimized ? [] : [{ kind: 'minimize', nodeId, reason: 'resolved' }];
  });
}

function checklist(posted: PostedComment | null, report: Report, state: string, key: StateKey): Change[] {
  if (posted === null && !report.showChecklist) return [];
  const body = sealed(checklistComment(report, state), key);
  if (posted === null) return [{ kind: 'create-comment', body }];
  return sameText(posted.body, body) ? [] : [{ kind: 'edit-comment', id: posted.id, body }];
}

function check(posted: PostedCheck | null, report: Report, state: string): Change[] {
  const output = outputOf(report, state);
  const { headSha } = report.pull;
  if (posted === null || posted.headSha !== headSha) return [{ kind: 'create-check', headSha, output }];
  const carries = annotationsCarried(posted, output);
  // GitHub appends annotations and never takes one back, and a completed check does not start again.
  const reopened = posted.status === 'completed' && output.status !== 'completed';
  if (carries === 'others' || reopened || isHidden(posted, output))
    return [{ kind: 'create-check', headSha, output }];
  if (carries === 'these' && sameOutput(posted, output)) return [];
  return [
    {
      kind: 'update-check',
      id: posted.id,
      output: carries === 'these' ? { ...output, annotations: [] } : output,
    },
  ];
}

/** GitHub counts the newest run of a commit: where another's says the opposite, this one has to be the newest. */
function isHidden({ behind }: PostedCheck, { conclusion }: CheckOutput): boolean {
  return behind !== undefined && (behind.conclusion === 'success') !== (conclusion === 'success');
}

/** What did not pass by itself when it was read last, under a newer success that was made while it was closed or elsewhere. */
function isOutshone({ behind, conclusion, text }: PostedCheck): boolean {
  return behind?.conclusion === 'success' && conclusion !== 'success' && !isHeldBack(text);
}

function outputOf(report: Report, state: string): CheckOutput {
  const annotations = annotationsOf(report);
  const { status, conclusion, title } = report.outcome;
  const held = report.heldBackBy === null ? [] : [HELD_BACK];
  return {
    status,
    conclusion,
    title: shorten(visible(title), MAX_TITLE),
    summary: summaryOf(report),
    text: detailsOf(report, [annotationsMarker(annotations), ...held, state].join('\n')),
    annotations,
    actions: status === 'completed' ? buttons(report) : [],
  };
}

/** What fails wants reading, and a reason: only a question is answered by a click. */
function buttons({ outcome, answers, mayMeasureAgain }: Report): CheckButton[] {
  const again = mayMeasureAgain ? [MEASURE_AGAIN] : [];
  if (answers.length === 0 || outcome.conclusion === 'success') return again;
  const asked = answers.filter(
    ({ kind, requirement }) => kind === 'needs a tick' && requirement === 'required',
  );
  const ticks = asked.map(({ item }) => tickButton(item)).filter((button) => button !== null);
  return [...ticks.slice(0, MAX_BUTTONS - 1 - again.length), ...again, REVIEW_AGAIN];
}

/** Which annotations the check has: none, all of these, or others (also when only some of these arrived). */
function annotationsCarried(posted: PostedCheck, output: CheckOutput): 'none' | 'these' | 'others' {
  const marker = readAnnotationsMarker(posted.text);
  const same = marker === annotationsMarker(output.annotations);
  if (same && posted.annotations === output.annotations.length) return 'these';
  return posted.annotations === 0 ? 'none' : 'others';
}

function sameOutput(posted: PostedCheck, output: CheckOutput): boolean {
  return (
    posted.status === output.status &&
    posted.conclusion === output.conclusion &&
    sameText(posted.title, output.title) &&
    sameText(posted.summary, output.summary) &&
    sameText(posted.text, output.text)
  );
}

/** Browsers send CRLF, and GitHub trims the end. */
function sameText(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n').trimEnd() === b.replaceAll('\r\n', '\n').trimEnd();
}

/** The check's last: nobody else can write there, and the last ones are read. */
function carriedStates({ comment, textBefore, check }: Posted): string[] {
  return [comment?.body, textBefore, check?.text]
    .map((text) => stateMarkers(text ?? ''))
    .filter((part) => part !== '');
}

/** What to say when a review failed on our side: never a green, and the way to start again. `because` is plain text. */
export function couldNotReview(posted: Posted, headSha: Sha, because: string): Change[] {
  const here = posted.check?.headSha === headSha ? posted.check : null;
  const kept = [readAnnotationsMarker(here?.text ?? ''), ...carriedStates(posted)];
  const output: CheckOutput = {
    status: 'completed',
    conclusion: 'failure',
    title: shorten(visible(`Could not review: ${because} (re-run)`), MAX_TITLE),
    summary: `**Could not review**: ${prose(because)}\n\nNothing is said about the change itself. “${REVIEW_AGAIN.label}” starts again.`,
    text: kept.filter((part) => part !== null).join('\n'),
    annotations: [],
    actions: [REVIEW_AGAIN],
  };
  if (here === null || isHidden(here, output)) return [{ kind: 'create-check', headSha, output }];
  return sameOutput(here, output) ? [] : [{ kind: 'update-check', id: here.id, output }];
}
