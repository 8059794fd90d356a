import type { Annotation, Change, CheckOutput, InlineComment, PostedCheck } from '../../model.js';
import { Superseded } from '../port.js';
import { writeReaction, writeReply } from './answers.js';
import { CHECK_NAME, type GitHubApi, ONCE, type PullAddress } from './api.js';
import { asked, isHttpFailure, sourceError } from './errors.js';
import type { WritePace } from './pace.js';
import { postedCheck, type RestCheck } from './posted.js';

/** GitHub takes this many annotations in one request, and appends those of the next. */
const ANNOTATIONS_A_REQUEST = 50;

/** Comments of one review; beyond some thirty GitHub was seen to answer 403 (reviewdog stops there too). */
const COMMENTS_A_REVIEW = 30;

/** Aliased mutations of one GraphQL request. */
const MUTATIONS_A_REQUEST = 20;

/** Tells which pull request a check is about: for forks the webhook does not say. */
export function externalId(number: number): string {
  return `pull:${number}`;
}

/** The number in an `external_id` of the App's own check, or null. */
export function pullNumber(id: string): number | null {
  const number = /^pull:(\d{1,9})$/.exec(id)?.[1];
  return number === undefined ? null : Number(number);
}

export interface Writer {
  api: GitHubApi;
  address: PullAddress;
  pace: WritePace;
  /** True when the head of the pull request is another commit by now. */
  headMoved(): Promise<boolean>;
  warn(message: string): void;
}

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
    else if (change.kind === 'create-review') await createReviews(writer, change.headSha, change.comments);
    else if (change.kind === 'react') await writeReaction(writer, change);
    else if (change.kind === 'create-reply' || change.kind === 'edit-reply') await writeReply(writer, change);
    else await writeComment(writer, change);
  }
  await changeVisibility(writer, visibility);
  let check: PostedCheck | null = null;
  for (const change of checks) check = await writeCheck(writer, change, checkId);
  return check;
}

async function writeComment(
  { api, address, pace }: Writer,
  change: Change & { kind: 'create-comment' | 'edit-comment' },
): Promise<void> {
  const where = { owner: address.owner, repo: address.name };
  await pace.turn();
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
  await pace.turn();
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
    await pace.turn();
    await asked(
      'hiding what is resolved',
      api.graphql(
        visibilityQuery(some),
        Object.fromEntries(some.map(({ nodeId }, one) => [`id${one}`, nodeId])),
      ),
    );
  }
}

async function writeCheck(
  { api, address, pace }: Writer,
  change: Change & { kind: 'create-check' | 'update-check' },
  checkId: string,
): Promise<PostedCheck> {
  const { output } = change;
  const [first = [], ...rest] = batches(output.annotations);
  // Until the last annotations are in, the check goes on: nobody merges on half of it.
  const state = (last: boolean) => (last ? stateOf(output) : { status: 'in_progress' as const });
  await pace.turn();
  let id: number;
  let answer: RestCheck;
  if (change.kind === 'create-check') {
    answer = await createCheck(
      { api, address },
      change.headSha,
      checkId,
      output,
      first,
      state(rest.length === 0),
    );
    id = Number(answer.id);
  } else {
    id = change.id;
    answer = await updateCheck({ api, address }, id, output, first, state(rest.length === 0));
  }
  for (const [at, annotations] of rest.entries()) {
    await pace.turn();
    answer = await updateCheck({ api, address }, id, output, annotations, state(at === rest.length - 1));
  }
  return postedCheck(answer);
}

type Where = Pick<Writer, 'api' | 'address'>;
type CheckState = ReturnType<typeof stateOf> | { status: 'in_progress' };

async function createCheck(
  { api, address }: Where,
  headSha: string,
  checkId: string,
  output: CheckOutput,
  annotations: readonly Annotation[],
  state: CheckState,
): Promise<RestCheck> {
  const { data } = await asked(
    'creating the check',
    api.request('POST /repos/{owner}/{repo}/check-runs', {
      owner: address.owner,
      repo: address.name,
      name: CHECK_NAME,
      head_sha: headSha,
      external_id: checkId,
      ...state,
      output: outputOf(output, annotations),
      request: ONCE,
    }),
  );
  return data;
}

async function updateCheck(
  { api, address }: Where,
  id: number,
  output: CheckOutput,
  annotations: readonly Annotation[],
  state: CheckState,
): Promise<RestCheck> {
  const { data } = await asked(
    'updating the check',
    api.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      owner: address.owner,
      repo: address.name,
      check_run_id: id,
      ...state,
      output: outputOf(output, annotations),
      // Annotations are appended: a repeated request would show them twice.
      ...(annotations.length > 0 ? { request: ONCE } : {}),
    }),
  );
  return data;
}

function stateOf({ conclusion, actions }: CheckOutput) {
  if (conclusion === null) return { status: 'in_progress' as const };
  return { status: 'completed' as const, conclusion, actions: actions.map((action) => ({ ...action })) };
}

function outputOf({ title, summary, text }: CheckOutput, annotations: readonly Annotation[]) {
  return {
    title,
    summary,
    ...(text === '' ? {} : { text }),
    ...(annotations.length === 0 ? {} : { annotations: annotations.map(annotation) }),
  };
}

function annotation({ path, startLine, endLine, level, title, message }: Annotation) {
  return { path, start_line: startLine, end_line: endLine, annotation_level: level, title, message };
}

function batches(annotations: readonly Annotation[]): Annotation[][] {
  const all: Annotation[][] = [];
  for (let at = 0; at < annotations.length; at += ANNOTATIONS_A_REQUEST) {
    all.push(annotations.slice(at, at + ANNOTATIONS_A_REQUEST));
  }
  return all;
}
