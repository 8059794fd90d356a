import { MEASURE_AGAIN, tickedBy } from '../markers/buttons.js';
import type { CommentRef } from '../model.js';
import { CHECK_NAME } from '../source/github/api.js';
import { pullNumber } from '../source/github/check-id.js';
import { looksLikeBenchmarks } from '../source/github/evidence.js';
import { groupFrom } from '../source/github/merge-group.js';
import type { Job, PlannedWake } from './job.js';
import {
  type Account,
  type CheckRunPayload,
  checkRunPayload,
  checkSuitePayload,
  type Event,
  event,
  issueCommentPayload,
  type LinkedPulls,
  mergeGroupPayload,
  placeOf,
  pullRequestPayload,
  reviewCommentPayload,
  workflowRunPayload,
} from './payloads.js';
import { planInstallation } from './plan-installation.js';
import { planPush } from './plan-push.js';

/** The App itself, whose own events wake nothing. */
export interface Self {
  id: number;
  slug: string;
}

/** Labels come in handfuls, and edits of a title in steps: one review answers them all. */
const SETTLE_SECONDS = 2;

/** Pushes and the like are reviewed at once; what comes meanwhile waits for the next review. */
const AT_ONCE = 0;

const CHANGED: PlannedWake = { kind: 'changed' };
const RERUN: PlannedWake = { kind: 'rerun' };

/** How each kind of event is read. What is not in the table wakes nothing. */
const PLANS: Readonly<Record<string, (event: Event, payload: unknown, self: Self, received: Date) => Job[]>> =
  {
    pull_request: pullRequest,
    check_run: checkRun,
    check_suite: checkSuite,
    issue_comment: issueComment,
    pull_request_review_comment: reviewComment,
    workflow_run: workflowRun,
    merge_group: mergeGroup,
    push: planPush,
  };

/**
 * The jobs a delivery asks for. A payload of another shape than GitHub documents asks for none. `received` dates what GitHub
 * does not.
 */
export function planJobs(name: string, payload: unknown, self: Self, received = new Date()): Job[] {
  const plan = Object.hasOwn(PLANS, name) ? PLANS[name] : undefined;
  const common = event.safeParse(payload);
  if (!plan) return planInstallation(name, payload);
  return common.success ? plan(common.data, payload, self, received) : [];
}

function isSelf(who: Account, self: Self): boolean {
  return who.type === 'Bot' && who.login === `${self.slug}[bot]`;
}

function review(of: Event, number: number, wake: PlannedWake, delay = AT_ONCE): Job {
  return { kind: 'review', place: placeOf(of), number, wake, delay };
}

const DELAY_OF_ACTION: Readonly<Record<string, number>> = {
  opened: AT_ONCE,
  synchronize: AT_ONCE,
  reopened: AT_ONCE,
  ready_for_review: AT_ONCE,
  edited: SETTLE_SECONDS,
  labeled: SETTLE_SECONDS,
  unlabeled: SETTLE_SECONDS,
  converted_to_draft: SETTLE_SECONDS,
};

function pullRequest(of: Event, payload: unknown, self: Self): Job[] {
  const read = pullRequestPayload.safeParse(payload);
  if (read.success && of.action === 'closed') {
    const { number, pull_request: pull } = read.data;
    const at = pull.closed_at ?? new Date(0).toISOString();
    const closed = { number, headSha: pull.head.sha, merged: pull.merged === true, at };
    return [{ kind: 'closed', place: placeOf(of), ...closed }];
  }
  const action = of.action ?? '';
  const delay = Object.hasOwn(DELAY_OF_ACTION, action) ? DELAY_OF_ACTION[action] : undefined;
  if (!read.success || delay === undefined || isSelf(of.sender, self)) return [];
  const { number, changes, pull_request: pull } = read.data;
  // The description says nothing about the code; the title may be on a list of those to leave alone.
  if (of.action === 'edited' && changes?.title === undefined && changes?.base === undefined) return [];
  const touched = pull.updated_at ? { touchedAt: pull.updated_at } : {};
  const job = { kind: 'review' as const, place: placeOf(of), number, ...touched };
  // What was said of another base holds no longer: the check says so before anything is read.
  if (changes?.base !== undefined) return [{ ...job, wake: RERUN, delay: AT_ONCE }];
  return [{ ...job, wake: CHANGED, delay }];
}

function checkRun(of: Event, payload: unknown, self: Self, received: Date): Job[] {
  const read = checkRunPayload.safeParse(payload);
  if (!read.success || (of.action !== 'rerequested' && of.action !== 'requested_action')) return [];
  const run = read.data.check_run;
  if (run.app?.id !== self.id || run.name !== CHECK_NAME) return [];
  const group = groupFrom(run.external_id ?? '');
  if (group) return [{ kind: 'merge-group', place: placeOf(of), headSha: run.head_sha, ...group }];
  const number = pullNumber(run.external_id ?? '') ?? ofRepository(of, run.pull_requests)[0]?.number;
  const wake = of.action === 'requested_action' ? pressed(of, read.data, received) : RERUN;
  if (number !== undefined) return [review(of, number, wake)];
  return [{ kind: 'commit', place: placeOf(of), headSha: run.head_sha, head: null, wake }];
}

/** What the button asks for; measuring again counts once for the check that shows the button. */
function pressed(
  of: Event,
  { check_run: run, requested_action: action }: CheckRunPayload,
  received: Date,
): PlannedWake {
  const by = { login: of.sender.login, bot: of.sender.type === 'Bot' };
  if (action?.identifier === MEASURE_AGAIN.identifier)
    return { kind: 'remeasure', by, at: run.completed_at ?? received.toISOString() };
  const item = tickedBy(action?.identifier ?? '');
  if (item === null) return RERUN;
  return { kind: 'pressed', item, by, at: received.toISOString(), text: run.output?.text ?? '' };
}

function checkSuite(of: Event, payload: unknown, self: Self): Job[] {
  const read = checkSuitePayload.safeParse(payload);
  if (!read.success || of.action !== 'rerequested' || read.data.check_suite.app?.id !== self.id) return [];
  const suite = read.data.check_suite;
  const pulls = ofRepository(of, suite.pull_requests);
  if (pulls.length > 0) return pulls.map((pull) => review(of, pull.number, RERUN));
  return [{ kind: 'commit', place: placeOf(of), headSha: suite.head_sha, head: null, wake: RERUN }];
}

/** A branch may be the head of pull requests in other repositories too. */
function ofRepository(of: Event, pulls: LinkedPulls): LinkedPulls {
  return pulls.filter((pull) => pull.base.repo.id === of.repository.id);
}

function issueComment(of: Event, payload: unknown, self: Self): Job[] {
  const read = issueCommentPayload.safeParse(payload);
  if (!read.success || read.data.issue.pull_request === undefined || isSelf(of.sender, self)) return [];
  const { issue, comment, changes } = read.data;
  const ours = comment.user !== null && isSelf(comment.user, self);
  if (of.action === 'created') return commented(of, issue.number, { kind: 'issue', id: comment.id }, comment);
  if (of.action === 'deleted') return ours ? [review(of, issue.number, CHANGED)] : [];
  if (of.action !== 'edited' || !ours || changes?.body === undefined) return [];
  const editor = { login: of.sender.login, bot: of.sender.type === 'Bot' };
  const texts = { before: changes.body.from, after: comment.body ?? '' };
  return [review(of, issue.number, { kind: 'edited', editor, at: comment.updated_at, ...texts })];
}

function reviewComment(of: Event, payload: unknown, self: Self): Job[] {
  const read = reviewCommentPayload.safeParse(payload);
  if (!read.success || of.action !== 'created' || isSelf(of.sender, self)) return [];
  const { pull_request, comment } = read.data;
  const ref = { kind: 'review' as const, id: comment.id, thread: comment.in_reply_to_id ?? comment.id };
  return commented(of, pull_request.number, ref, comment);
}

/** Commands are for people; a bot that quotes one wakes nothing. What the line asks for is for the review. */
function commented(
  of: Event,
  number: number,
  comment: CommentRef,
  { body, created_at: at }: { body: string | null; created_at: string },
): Job[] {
  if (of.sender.type === 'Bot' || body === null || !/^ {0,3}\/perf(-checklist)?(\s|$)/im.test(body))
    return [];
  const author = { login: of.sender.login, bot: false };
  return [review(of, number, { kind: 'commented', comment, author, at, body })];
}

function workflowRun(of: Event, payload: unknown): Job[] {
  const read = workflowRunPayload.safeParse(payload);
  if (!read.success || (of.action !== 'requested' && of.action !== 'completed')) return [];
  const run = read.data.workflow_run;
  const workflow = { name: run.name ?? null, path: run.path };
  const current = ofRepository(of, run.pull_requests).filter((pull) => pull.head.sha === run.head_sha);
  const owner = run.head_repository?.owner.login;
  return [
    {
      kind: 'evidence',
      place: placeOf(of),
      runId: run.id,
      title: run.display_title,
      event: run.event,
      completed: of.action === 'completed',
      headSha: run.head_sha,
      head: owner && run.head_branch ? { owner, branch: run.head_branch } : null,
      numbers: current.map((pull) => pull.number),
      measures: looksLikeBenchmarks(workflow),
      workflow,
    },
  ];
}

function mergeGroup(of: Event, payload: unknown): Job[] {
  const read = mergeGroupPayload.safeParse(payload);
  if (!read.success || of.action !== 'checks_requested') return [];
  const { head_sha: headSha, head_ref: headRef, base_sha: baseSha } = read.data.merge_group;
  return [{ kind: 'merge-group', place: placeOf(of), baseSha, headSha, headRef }];
}
