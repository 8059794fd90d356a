import { Superseded } from '../port.js';
import { writeReaction, writeReply } from './answers.js';
import { ONCE } from './api.js';
import { externalId } from './check-id.js';
import { asked, isHttpFailure, sourceError } from './errors.js';
import { writeCheck } from './write-check.js';

/** Comments of one review; beyond some thirty GitHub was seen to answer 403 (reviewdog stops there too). */
const COMMENTS_A_REVIEW = 30;
/** Aliased mutations of one GraphQL request. */
const MUTATIONS_A_REQUEST = 20;
/** Makes the changes, the check last: who sees it complete finds everything else in place. Returns the new check. */
export async function write(writer, changes, checkId = externalId(writer.address.number)) {
  const visibility = [];
  const checks = [];
  for (const change of changes) {
    if (change.kind === 'create-check' || change.kind === 'update-check') checks.push(change);
    else if (change.kind === 'minimize' || change.kind === 'restore') visibility.push(change);
    else if (change.kind === 'create-review') await createReviews(writer, change.headSha, change.comments);
    // The source itself starts workflows.
    else if (change.kind === 'remeasure') continue;
    else if (change.kind === 'react') await writeReaction(writer, change);
    else if (change.kind === 'create-reply' || change.kind === 'edit-reply') await writeReply(writer, change);
    else await writeComment(writer, change);
  }
  await changeVisibility(writer, visibility);
  let check = null;
  for (const change of checks) check = await writeCheck(writer, change, checkId);
  return check;
}
async function writeComment({ api, address, pace }, change) {
  const where = { owner: address.owner, repo: address.name };
  await pace.turn(change.kind === 'create-comment' ? 'content' : 'change');
  if (change.kind === 'create-comment') {
    await asked(
      'posting the checklist',
      api.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...where,
        issue_number: address.number,
        body: change.body,
        request: ONCE,
      }),
    );
    return;
  }
  await asked(
    'editing the checklist',
    api.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...where,
      comment_id: change.id,
      body: change.body,
    }),
  );
}
async function createReviews(writer, headSha, comments) {
  const refused = [];
  for (let at = 0; at < comments.length; at += COMMENTS_A_REVIEW) {
    refused.push(...(await createReview(writer, headSha, comments.slice(at, at + COMMENTS_A_REVIEW))));
  }
  if (refused.length === 0) return;
  // GitHub refuses a review of a commit that is no longer the pull request's, too.
  if (await writer.headMoved()) throw new Superseded('the head moved while the review was posted');
  for (const { path, line, fingerprint } of refused) {
    writer.warn(
      `GitHub refused the place ${path}:${line} for the comment ${fingerprint}; it stays in the summary.`,
    );
  }
}
/** Posts what GitHub takes and returns what it refuses: one bad place fails a whole review without being named. */
async function createReview(writer, headSha, comments) {
  const { api, address, pace } = writer;
  await pace.turn('content');
  try {
    await api.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      owner: address.owner,
      repo: address.name,
      pull_number: address.number,
      commit_id: headSha,
      event: 'COMMENT',
      comments: comments.map(anchored),
      request: ONCE,
    });
    return [];
  } catch (error) {
    if (!isHttpFailure(error, 422)) throw sourceError('posting the review', error);
    if (comments.length === 1) return comments;
    const half = Math.ceil(comments.length / 2);
    return [
      ...(await createReview(writer, headSha, comments.slice(0, half))),
      ...(await createReview(writer, headSha, comments.slice(half))),
    ];
  }
}
function anchored({ path, startLine, line, body }) {
  const several = startLine < line ? { start_line: startLine, start_side: 'RIGHT' } : {};
  return { path, line, side: 'RIGHT', body, ...several };
}
export function visibilityQuery(changes) {
  const mutations = changes.map((change, at) =>
    change.kind === 'minimize'
      ? `m${at}: minimizeComment(input: { subjectId: $id${at}, classifier: ${change.reason.toUpperCase()} }) {
           minimizedComment { isMinimized } }`
      : `m${at}: unminimizeComment(input: { subjectId: $id${at} }) { unminimizedComment { isMinimized } }`,
  );
  return `mutation Visibility(${changes.map((_, at) => `$id${at}: ID!`).join(', ')}) {
    ${mutations.join('\n    ')}
  }`;
}
async function changeVisibility({ api, pace }, changes) {
  for (let at = 0; at < changes.length; at += MUTATIONS_A_REQUEST) {
    const some = changes.slice(at, at + MUTATIONS_A_REQUEST);
    await pace.turn('change');
    await asked(
      'hiding what is resolved',
      api.graphql(
        visibilityQuery(some),
        Object.fromEntries(some.map(({ nodeId }, one) => [`id${one}`, nodeId])),
      ),
    );
  }
}
