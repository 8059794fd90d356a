import type { FileDiff } from '../git/patch.js';
import type { Call } from '../http/call.js';
import { created, HttpError, notFound, ok, type Reply, unprocessable } from '../http/reply.js';
import { type Route, route } from '../http/router.js';
import { positionedCommentView, reviewCommentView, reviewView } from '../view/comment.js';
import type { Pull, Review, ReviewComment } from '../world/model.js';
import { pullCommits, pullFiles } from '../world/pull-diff.js';
import {
  type Anchor,
  addReview,
  addThread,
  addToThread,
  type Draft,
  place,
  reviewCommentsOf,
} from '../world/reviews.js';
import { bodyProblem, requireUnlocked } from './comments.js';
import { pullOf } from './pulls.js';

export const reviewRoutes: Route[] = [
  route('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', ['pull_requests:write'], createReview),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', ['pull_requests:read'], (call) =>
    call.list(pullOf(call).reviews, (review) => reviewView(call.world, review)),
  ),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', ['pull_requests:read'], (call) =>
    ok(reviewView(call.world, reviewOf(call))),
  ),
  route(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments',
    ['pull_requests:read'],
    (call) => listCommentsOfReview(call),
  ),
  route(
    'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
    ['pull_requests:write'],
    updateReview,
  ),
  route(
    'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
    ['pull_requests:write'],
    dismissReview,
  ),
  route('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', ['pull_requests:write'], createComment),
  route(
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies',
    ['pull_requests:write'],
    replyToComment,
  ),
];

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

interface ReviewInput {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: keyof typeof STATES;
  readonly comments?: readonly Draft[];
}

async function createReview(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  requireUnlocked(call, pull);
  const input = call.body<ReviewInput>();
  const author = call.author();
  const drafts = input.comments ?? [];
  if (input.event !== undefined && input.event !== 'APPROVE' && !input.body && drafts.length === 0) {
    throw unprocessable('Could not create review: body is required when there are no comments');
  }
  if (author.user === pull.author && (input.event === 'APPROVE' || input.event === 'REQUEST_CHANGES')) {
    throw unprocessable(`Can not ${input.event.toLowerCase().replace('_', ' ')} on your own pull request`);
  }
  const commit = await reviewedCommit(pull, input.commit_id);
  const files = await pullFiles(pull, commit);
  const placed = drafts.map((draft) => ({ anchor: placeInReview(files, draft), body: draft.body }));
  const state = input.event === undefined ? 'PENDING' : STATES[input.event];
  const review = addReview(call.world, pull, author, { commit, body: input.body ?? '', state });
  const comments = placed.map(({ anchor, body }) => addThread(call.world, review, anchor, author, body));
  if (state !== 'PENDING') {
    call.announce(call.payloads.review(review, 'submitted', author.user));
    for (const comment of comments)
      call.announce(call.payloads.reviewComment(comment, 'created', author.user));
  }
  return ok(reviewView(call.world, review));
}

/** One bad anchor refuses the whole review, and GitHub does not say which it was. */
function placeInReview(files: readonly FileDiff[], draft: Draft): Anchor {
  const problem = bodyProblem(draft.body);
  if (problem) throw unprocessable(problem);
  const placed = place(files, { ...draft, subject_type: 'line' });
  if ('anchor' in placed) return placed.anchor;
  throw unprocessable(placed.problem);
}

async function reviewedCommit(pull: Pull, wanted: string | undefined): Promise<string> {
  if (wanted === undefined || wanted === pull.head.sha) return pull.head.sha;
  if ((await pullCommits(pull)).includes(wanted)) return wanted;
  throw unprocessable('The commit_id is not part of the pull request');
}

function reviewOf(call: Call): Review {
  const review = call.world.reviews.get(call.number('review_id'));
  if (!review || review.pull !== pullOf(call)) throw notFound();
  return review;
}

function listCommentsOfReview(call: Call): Reply {
  const review = reviewOf(call);
  const comments = reviewCommentsOf(review.pull).filter((comment) => comment.review === review);
  return call.list(comments, (comment) => positionedCommentView(call.world, comment));
}

function updateReview(call: Call): Reply {
  const review = reviewOf(call);
  review.body = call.body<{ body: string }>().body;
  call.announce(call.payloads.review(review, 'edited', call.author().user));
  return ok(reviewView(call.world, review));
}

function dismissReview(call: Call): Reply {
  const review = reviewOf(call);
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable('Can not dismiss a commented pull request review');
  }
  review.state = 'DISMISSED';
  call.announce(call.payloads.review(review, 'dismissed', call.author().user));
  return ok(reviewView(call.world, review));
}

interface CommentInput extends Draft {
  readonly commit_id: string;
  readonly in_reply_to?: number;
}

async function createComment(call: Call): Promise<Reply> {
  const pull = pullOf(call);
  const input = call.body<CommentInput>();
  if (input.in_reply_to !== undefined) return reply(call, pull, input.in_reply_to, input.body);
  const known = input.commit_id === pull.head.sha || (await pullCommits(pull)).includes(input.commit_id);
  if (!known) throw fieldProblem('commit_id', 'commit_id is not part of the pull request');
  const placed = place(await pullFiles(pull, input.commit_id), input);
  if (!('anchor' in placed)) throw fieldProblem(placed.field, placed.problem);
  const problem = bodyProblem(input.body);
  if (problem) throw fieldProblem('body', problem);
  const author = call.author();
  const review = addReview(call.world, pull, author, {
    commit: input.commit_id,
    body: '',
    state: 'COMMENTED',
  });
  const comment = addThread(call.world, review, placed.anchor, author, input.body);
  return announceCreated(call, comment);
}

/** Single comments answer with error objects, reviews with strings. */
function fieldProblem(field: string, message: string): HttpError {
  const errors = [
    { resource: 'PullRequestReviewComment', code: 'custom', field, message: `${field} ${message}` },
  ];
  return new HttpError(422, 'Validation Failed', { errors });
}

function replyToComment(call: Call): Reply {
  return reply(call, pullOf(call), call.number('comment_id'), call.body<{ body: string }>().body);
}

function reply(call: Call, pull: Pull, id: number, body: string): Reply {
  requireUnlocked(call, pull);
  const parent = call.world.reviewComments.get(id);
  if (!parent || parent.pull !== pull) throw notFound();
  const author = call.author();
  const review = addReview(call.world, pull, author, { commit: pull.head.sha, body: '', state: 'COMMENTED' });
  const first = parent.thread.comments[0]?.id ?? parent.id;
  return announceCreated(call, addToThread(call.world, parent.thread, review, author, body, first));
}

function announceCreated(call: Call, comment: ReviewComment): Reply {
  call.announce(call.payloads.reviewComment(comment, 'created', comment.author));
  return created(reviewCommentView(call.world, comment));
}
