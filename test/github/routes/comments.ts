import type { Call } from '../http/call.js';
import { created, HttpError, invalid, noContent, notFound, ok, type Reply } from '../http/reply.js';
import { type Need, type Route, route } from '../http/router.js';
import { issueCommentView, reactionView, reviewCommentView } from '../view/comment.js';
import { issueView, labelView } from '../view/pull.js';
import { addIssueComment, deleteIssueComment, editComment, react } from '../world/comments.js';
import type { Comment, IssueComment, Pull, ReviewComment } from '../world/model.js';
import { deleteReviewComment, reviewCommentsOf } from '../world/reviews.js';
import { atLeast } from '../world/world.js';
import { pullOf } from './pulls.js';

/** Undocumented, seen by everybody who posts long comments. */
const LONGEST_BODY = 65_536;

const READ: Need = ['issues:read', 'pull_requests:read'];
const WRITE: Need = ['issues:write', 'pull_requests:write'];
const REVIEW_READ: Need = ['pull_requests:read'];
const REVIEW_WRITE: Need = ['pull_requests:write'];

const ISSUE_COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const REVIEW_COMMENT = '/repos/{owner}/{repo}/pulls/comments/{comment_id}';

export const commentRoutes: Route[] = [
  route('GET /repos/{owner}/{repo}/issues/{issue_number}', READ, (call) =>
    ok({ ...issueView(call.world, issueOf(call)), closed_by: null }),
  ),
  route('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', READ, (call) =>
    call.list(since(call, issueOf(call).comments), (one) => issueCommentView(call.world, one)),
  ),
  route('GET /repos/{owner}/{repo}/issues/comments', READ, listIssueComments),
  route('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', WRITE, createIssueComment),
  route(`GET ${ISSUE_COMMENT}`, READ, (call) => ok(issueCommentView(call.world, issueCommentOf(call)))),
  route(`PATCH ${ISSUE_COMMENT}`, WRITE, updateIssueComment),
  route(`DELETE ${ISSUE_COMMENT}`, WRITE, removeIssueComment),
  route(`GET ${ISSUE_COMMENT}/reactions`, READ, (call) => listReactions(call, issueCommentOf(call))),
  route(`POST ${ISSUE_COMMENT}/reactions`, WRITE, (call) => addReaction(call, issueCommentOf(call))),
  route(`DELETE ${ISSUE_COMMENT}/reactions/{reaction_id}`, WRITE, (call) =>
    unreact(call, issueCommentOf(call)),
  ),
  route('GET /repos/{owner}/{repo}/pulls/{pull_number}/comments', REVIEW_READ, (call) =>
    call.list(since(call, reviewCommentsOf(pullOf(call))), (one) => reviewCommentView(call.world, one)),
  ),
  route(`GET ${REVIEW_COMMENT}`, REVIEW_READ, (call) =>
    ok(reviewCommentView(call.world, reviewCommentOf(call))),
  ),
  route(`PATCH ${REVIEW_COMMENT}`, REVIEW_WRITE, updateReviewComment),
  route(`DELETE ${REVIEW_COMMENT}`, REVIEW_WRITE, removeReviewComment),
  route(`GET ${REVIEW_COMMENT}/reactions`, REVIEW_READ, (call) => listReactions(call, reviewCommentOf(call))),
  route(`POST ${REVIEW_COMMENT}/reactions`, REVIEW_WRITE, (call) => addReaction(call, reviewCommentOf(call))),
  route(`DELETE ${REVIEW_COMMENT}/reactions/{reaction_id}`, REVIEW_WRITE, (call) =>
    unreact(call, reviewCommentOf(call)),
  ),
  route('GET /repos/{owner}/{repo}/issues/{issue_number}/labels', READ, (call) =>
    listLabels(call, issueOf(call)),
  ),
  route('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', WRITE, addLabels),
  route('DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}', WRITE, removeLabel),
];

export function bodyProblem(body: string): string | undefined {
  if (body.trim() === '') return "body can't be blank";
  return body.length > LONGEST_BODY ? `body is too long (maximum is ${LONGEST_BODY} characters)` : undefined;
}

/** Of the whole repository, oldest first; `sort` and `direction` as GitHub takes them. */
function listIssueComments(call: Call): Reply {
  const all = [...call.repository().pulls.values()].flatMap(({ comments }) => comments);
  const byUpdate = call.query.get('sort') === 'updated';
  const order = (one: IssueComment): string => (byUpdate ? one.updatedAt : one.createdAt);
  const found = since(call, all).sort((a, b) => order(a).localeCompare(order(b)) || a.id - b.id);
  const descending = call.query.get('direction') === 'desc';
  return call.list(descending ? found.reverse() : found, (one) => issueCommentView(call.world, one));
}

function issueOf(call: Call): Pull {
  return pullOf(call, 'issue_number');
}

function issueCommentOf(call: Call): IssueComment {
  const comment = call.world.issueComments.get(call.number('comment_id'));
  if (!comment || comment.pull.repository !== call.repository()) throw notFound();
  return comment;
}

function reviewCommentOf(call: Call): ReviewComment {
  const comment = call.world.reviewComments.get(call.number('comment_id'));
  if (!comment || comment.pull.repository !== call.repository()) throw notFound();
  return comment;
}

function since<T extends Comment>(call: Call, comments: readonly T[]): T[] {
  const from = call.query.get('since');
  return comments.filter((comment) => from === null || comment.updatedAt >= from);
}

function newBody(call: Call, resource: string): string {
  const { body } = call.body<{ body: string }>();
  const problem = bodyProblem(body);
  if (problem) throw invalid(resource, 'body', problem, 'unprocessable');
  return body;
}

/** An App is no collaborator, whatever it may write. */
export function requireUnlocked(call: Call, pull: Pull): void {
  if (pull.locked && call.caller.kind !== 'user')
    throw new HttpError(403, 'Unable to create comment because issue is locked.');
}

function createIssueComment(call: Call): Reply {
  const pull = issueOf(call);
  requireUnlocked(call, pull);
  const author = call.author();
  const comment = addIssueComment(call.world, pull, author, newBody(call, 'IssueComment'));
  call.announce(call.payloads.issueComment(comment, 'created', author.user));
  return created(issueCommentView(call.world, comment));
}

/** Writers may change others' comments; everybody their own. Apps act with write access. */
function requireMayChange(call: Call, comment: Comment): void {
  if (call.caller.kind !== 'user' || call.caller.user === comment.author) return;
  const role = call.world.roleOf(comment.pull.repository, call.caller.user);
  if (!atLeast(role, 'write')) throw new HttpError(403, 'Must have write access to the repository.');
}

function updateIssueComment(call: Call): Reply {
  const comment = issueCommentOf(call);
  requireMayChange(call, comment);
  const { user } = call.author();
  const body = editComment(call.world, comment, user, newBody(call, 'IssueComment'));
  call.announce(call.payloads.issueComment(comment, 'edited', user, { body }));
  return ok(issueCommentView(call.world, comment));
}

function removeIssueComment(call: Call): Reply {
  const comment = issueCommentOf(call);
  requireMayChange(call, comment);
  deleteIssueComment(call.world, comment);
  call.announce(call.payloads.issueComment(comment, 'deleted', call.author().user));
  return noContent;
}

function updateReviewComment(call: Call): Reply {
  const comment = reviewCommentOf(call);
  requireMayChange(call, comment);
  const { user } = call.author();
  const body = editComment(call.world, comment, user, newBody(call, 'PullRequestReviewComment'));
  call.announce(call.payloads.reviewComment(comment, 'edited', user, { body }));
  return ok(reviewCommentView(call.world, comment));
}

function removeReviewComment(call: Call): Reply {
  const comment = reviewCommentOf(call);
  requireMayChange(call, comment);
  deleteReviewComment(call.world, comment);
  call.announce(call.payloads.reviewComment(comment, 'deleted', call.author().user));
  return noContent;
}

function listReactions(call: Call, comment: Comment): Reply {
  const content = call.query.get('content');
  const reactions = comment.reactions.filter((one) => content === null || one.content === content);
  return call.list(reactions, (one) => reactionView(call.world, one));
}

/** Reactions send no webhook. */
function addReaction(call: Call, comment: Comment): Reply {
  requireUnlocked(call, comment.pull);
  const { content } = call.body<{ content: string }>();
  const { reaction, isNew } = react(call.world, comment, call.author().user, content);
  return { status: isNew ? 201 : 200, json: reactionView(call.world, reaction) };
}

function unreact(call: Call, comment: Comment): Reply {
  const index = comment.reactions.findIndex(({ id }) => id === call.number('reaction_id'));
  if (index < 0) throw notFound();
  comment.reactions.splice(index, 1);
  return noContent;
}

function listLabels(call: Call, pull: Pull): Reply {
  return call.list([...pull.labels], (name) => labelView(call.world, pull.repository, name));
}

async function addLabels(call: Call): Promise<Reply> {
  const pull = issueOf(call);
  const input = call.body<{ labels?: (string | { name: string })[] } | (string | { name: string })[]>();
  const wanted = (Array.isArray(input) ? input : (input.labels ?? [])).map((one) =>
    typeof one === 'string' ? one : one.name,
  );
  for (const name of wanted) {
    if (pull.labels.has(name)) continue;
    call.world.label(pull.repository, name);
    pull.labels.add(name);
    call.announce(await call.payloads.label(pull, 'labeled', call.author().user, name));
  }
  return listLabels(call, pull);
}

async function removeLabel(call: Call): Promise<Reply> {
  const pull = issueOf(call);
  const name = call.param('name');
  if (!pull.labels.delete(name)) throw new HttpError(404, 'Label does not exist');
  call.announce(await call.payloads.label(pull, 'unlabeled', call.author().user, name));
  return listLabels(call, pull);
}
