import type { Change, InlineComment, PostedCheck } from '../../model.js';
import { Superseded } from '../port.js';
import { writeReaction, writeReply } from './answers.js';
import { ONCE } from './api.js';
import { externalId } from './check-id.js';
import { asked, isHttpFailure, Locked, RateLimited, sourceError } from './errors.js';
import { writeCheck } from './write-check.js';
import type { Writer } from './writer.js';

/** Comments of one review; beyond some thirty GitHub was seen to answer 403 (reviewdog stops there too). */
const COMMENTS_A_REVIEW = 30;

/** Aliased mutations of one GraphQL request. */
const MUTATIONS_A_REQUEST = 20;

/** Makes the changes, the check last: who sees it complete finds everything else in place. Returns the new check. */
export async function write(
  writer: Writer,
  changes: readonly Change[],
  checkId: string = externalId(writer.address.number),
): Promise<PostedCheck | null> {
  const visibility: (Change & { kind: 'minimize' | 'restore' })[] = [];
  const checks: (Change & { kind: 'create-check' | 'update-check' })[] = [];
  for (const change of changes) {
    if (change.kind === 'create-check' || change.kind === 'update-check') checks.push(change);
    else if (change.kind === 'minimize' || change.kind === 'restore') visibility.push(change);
    // The source itself starts workflows.
    else if (change.kind !== 'remeasure') await unlessLocked(writer, say(writer, change));
  }
  await unlessLocked(writer, changeVisibility(writer, visibility));
  let check: PostedCheck | null = null;
  for (const change of checks) check = await writeCheck(writer, change, checkId);
  return check;
}

type Said = Exclude<Change, { kind: 'create-check' | 'update-check' | 'minimize' | 'restore' | 'remeasure' }>;

async function say(writer: Writer, change: Said): Promise<void> {
  switch (change.kind) {
    case 'create-review':
      return createReviews(writer, change.headSha, change.comments);
    case 'react':
      return writeReaction(writer, change);
    case 'create-reply':
    case 'edit-reply':
      return writeReply(writer, change);
    default:
      return writeComment(writer, change);
  }
}

/** Where nothing may be said, the check says it all. */
async function unlessLocked(writer: Writer, saying: Promise<void>): Promise<void> {
  try {
    await saying;
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    writer.warn(error.message);
  }
}

async function writeComment(
  { api, address, pace }: Writer,
  change: Change & { kind: 'create-comment' | 'edit-comment' },
): Promise<void> {
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

async function createReviews(
  writer: Writer,
  headSha: string,
  comments: readonly InlineComment[],
): Promise<void> {
  const refused: InlineComment[] = [];
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
async function createReview(
  writer: Writer,
  headSha: string,
  comments: readonly InlineComment[],
): Promise<readonly InlineComment[]> {
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
    const failure = sourceError('posting the review', error);
    if (!isHttpFailure(error, 422) || failure instanceof RateLimited) throw failure;
    if (comments.length === 1) return comments;
    const half = Math.ceil(comments.length / 2);
    return [
      ...(await createReview(writer, headSha, comments.slice(0, half))),
      ...(await createReview(writer, headSha, comments.slice(half))),
    ];
  }
}

function anchored({ path, startLine, line, body }: InlineComment) {
  const several = startLine < line ? { start_line: startLine, start_side: 'RIGHT' } : {};
  return { path, line, side: 'RIGHT', body, ...several };
}

export function visibilityQuery(changes: readonly (Change & { kind: 'minimize' | 'restore' })[]): string {
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

async function changeVisibility(
  { api, pace }: Writer,
  changes: readonly (Change & { kind: 'minimize' | 'restore' })[],
): Promise<void> {
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
