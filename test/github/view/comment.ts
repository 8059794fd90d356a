import type { Comment, IssueComment, Reaction, Review, ReviewComment } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import type { World } from '../world/world.js';
import { appView, userView } from './account.js';
import { association, reactionRollup } from './pull.js';
import { apiUrl, htmlUrl } from './repository.js';

export function issueCommentView(world: World, comment: IssueComment): Record<string, unknown> {
  const { repository, number } = comment.pull;
  const url = `${apiUrl(world, repository)}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${htmlUrl(repository)}/pull/${number}#issuecomment-${comment.id}`,
    issue_url: `${apiUrl(world, repository)}/issues/${number}`,
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    ...written(world, comment),
    performed_via_github_app: comment.app ? appView(world, comment.app) : null,
    reactions: reactionRollup(`${url}/reactions`, comment.reactions),
  };
}

function written(world: World, comment: Comment): Record<string, unknown> {
  return {
    user: userView(world, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(world, comment.pull.repository, comment.author),
    body: comment.body,
  };
}

/** Outdated comments come back with `line: null`; their `original_line` stays. */
export function reviewCommentView(world: World, comment: ReviewComment): Record<string, unknown> {
  const { thread, pull } = comment;
  const url = `${apiUrl(world, pull.repository)}/pulls/comments/${comment.id}`;
  const html = `${htmlUrl(pull.repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  const pullUrl = `${apiUrl(world, pull.repository)}/pulls/${pull.number}`;
  return {
    url,
    pull_request_review_id: comment.review.id,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    diff_hunk: thread.diffHunk,
    path: thread.path,
    commit_id: thread.outdated ? thread.originalCommit : pull.head.sha,
    original_commit_id: thread.originalCommit,
    ...written(world, comment),
    html_url: html,
    pull_request_url: pullUrl,
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pullUrl } },
    reactions: reactionRollup(`${url}/reactions`, comment.reactions),
    start_line: thread.startLine ?? null,
    original_start_line: thread.originalStartLine ?? null,
    start_side: thread.startSide ?? null,
    line: thread.line ?? null,
    original_line: thread.originalLine ?? null,
    side: thread.side,
    position: thread.subject === 'file' ? 1 : (thread.position ?? null),
    original_position: thread.originalPosition,
    subject_type: thread.subject,
    ...(comment.inReplyTo !== undefined && { in_reply_to_id: comment.inReplyTo }),
  };
}

/** A review's own comments are listed with positions, without lines. */
const LINE_FIELDS = [
  'line',
  'original_line',
  'start_line',
  'original_start_line',
  'start_side',
  'side',
  'subject_type',
];

export function positionedCommentView(world: World, comment: ReviewComment): Record<string, unknown> {
  const view = reviewCommentView(world, comment);
  return Object.fromEntries(Object.entries(view).filter(([name]) => !LINE_FIELDS.includes(name)));
}

export function reviewView(world: World, review: Review): Record<string, unknown> {
  const { repository, number } = review.pull;
  const html = `${htmlUrl(repository)}/pull/${number}#pullrequestreview-${review.id}`;
  const pullUrl = `${apiUrl(world, repository)}/pulls/${number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: userView(world, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    author_association: association(world, repository, review.author),
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    submitted_at: review.submittedAt,
    commit_id: review.commit,
  };
}

export function reactionView(world: World, reaction: Reaction): Record<string, unknown> {
  return {
    id: reaction.id,
    node_id: nodeId('Reaction', reaction.id),
    user: userView(world, reaction.user),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}
