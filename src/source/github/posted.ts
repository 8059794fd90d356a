import { isChecklist } from '../../markers/boxes.js';
import { readFingerprint } from '../../markers/fingerprint.js';
import { isReply } from '../../markers/replies.js';
import type {
  CommentEdit,
  PostedCheck,
  PostedComment,
  PostedFinding,
  PostedReply,
  Role,
} from '../../model.js';
import {
  type AppIdentity,
  CHECK_NAME,
  type GitHubApi,
  type GraphqlActor,
  isApp,
  type PullAddress,
} from './api.js';
import { asked } from './errors.js';

/** One page of comments and threads; further pages are asked for only where there are more than a hundred. */
export interface PostedPage {
  headRefOid: string;
  comments: Connection<Comment>;
  reviewThreads: Connection<Thread>;
}

interface Connection<T> {
  nodes: (T | null)[] | null;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Comment {
  id: string;
  fullDatabaseId: string | number | null;
  body: string;
  author: GraphqlActor | null;
  editor: GraphqlActor | null;
}

interface Thread {
  isResolved: boolean;
  comments: {
    nodes:
      | ({
          id: string;
          databaseId: number | null;
          body: string;
          isMinimized: boolean;
          minimizedReason: string | null;
          author: GraphqlActor | null;
        } | null)[]
      | null;
  };
}

/** What is posted but the check, which GraphQL can't name: its ids are beyond its 32-bit numbers. */
export interface PostedTexts {
  headSha: string;
  comment: PostedComment | null;
  findings: readonly PostedFinding[];
  replies: readonly PostedReply[];
}

/** Of a thread only this many comments are read: enough to see whether a person answered the App. */
const COMMENTS_OF_A_THREAD = 10;

/** Pages of a hundred. Beyond ten the App's own comments are long buried and are written anew. */
const MAX_PAGES = 10;

export const POSTED_FRAGMENT = `fragment Posted on PullRequest {
  headRefOid
  comments(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...OneComment } }
  reviewThreads(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...OneThread } }
}
fragment OneComment on IssueComment { id fullDatabaseId body author { login __typename } editor { login __typename } }
fragment OneThread on PullRequestReviewThread { isResolved comments(first: ${COMMENTS_OF_A_THREAD}) { nodes {
  id databaseId body isMinimized minimizedReason author { login __typename } } } }`;

export const POSTED_QUERY = `query Posted($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { ...Posted } }
}
${POSTED_FRAGMENT}`;

export const MORE_QUERY = `query MorePosted($owner: String!, $name: String!, $number: Int!, $comments: String, $threads: String,
    $moreComments: Boolean!, $moreThreads: Boolean!) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    headRefOid
    comments(first: 100, after: $comments) @include(if: $moreComments) {
      pageInfo { hasNextPage endCursor } nodes { ...OneComment } }
    reviewThreads(first: 100, after: $threads) @include(if: $moreThreads) {
      pageInfo { hasNextPage endCursor } nodes { ...OneThread } }
  } }
}
${POSTED_FRAGMENT.slice(POSTED_FRAGMENT.indexOf('fragment OneComment'))}`;

export const EDITS_QUERY = `query Edits($id: ID!) {
  node(id: $id) { ... on IssueComment {
    userContentEdits(first: 100) { nodes { editedAt diff editor { login __typename } } } } }
}`;

export async function readPosted(api: GitHubApi, address: PullAddress): Promise<PostedPage> {
  const { owner, name, number } = address;
  const answer = await asked(
    'reading what is posted',
    api.graphql<{ repository: { pullRequest: PostedPage } }>(POSTED_QUERY, { owner, name, number }),
  );
  return answer.repository.pullRequest;
}

/** Keeps what the App itself wrote. `rights` says in which role, and in which of the teams, an editor is. */
export async function ownTexts(
  api: GitHubApi,
  address: PullAddress,
  app: AppIdentity,
  first: PostedPage,
  rights: (login: string) => Promise<{ role: Role; teams: readonly string[] }>,
): Promise<PostedTexts> {
  const { comments, threads } = await allPages(api, address, first);
  const ours = comments.filter((comment) => isApp(comment.author, app));
  // Whoever edited the mark away left the App's comment all the same: it is mended, not posted again.
  const own =
    ours.find(({ body }) => isChecklist(body)) ??
    ours.find((comment) => editedByOthers(comment, app) && !isReply(comment.body));
  const conversation = ours.find(({ body }) => isReply(body));
  return {
    headSha: first.headRefOid,
    comment: own ? await ownComment(api, app, own, rights) : null,
    findings: threads.flatMap((thread) => ownFinding(thread, app)),
    replies: [
      ...(conversation
        ? [{ id: Number(conversation.fullDatabaseId), thread: null, body: conversation.body }]
        : []),
      ...threads.flatMap((thread) => ownReply(thread, app)),
    ],
  };
}

async function allPages(
  api: GitHubApi,
  address: PullAddress,
  first: PostedPage,
): Promise<{ comments: Comment[]; threads: Thread[] }> {
  const comments = present(first.comments.nodes);
  const threads = present(first.reviewThreads.nodes);
  let ofComments = first.comments.pageInfo;
  let ofThreads = first.reviewThreads.pageInfo;
  for (let page = 1; page < MAX_PAGES && (ofComments.hasNextPage || ofThreads.hasNextPage); page++) {
    const answer = await asked(
      'reading further comments',
      api.graphql<{ repository: { pullRequest: Partial<PostedPage> } }>(MORE_QUERY, {
        owner: address.owner,
        name: address.name,
        number: address.number,
        comments: ofComments.endCursor,
        threads: ofThreads.endCursor,
        moreComments: ofComments.hasNextPage,
        moreThreads: ofThreads.hasNextPage,
      }),
    );
    const more = answer.repository.pullRequest;
    comments.push(...present(more.comments?.nodes));
    threads.push(...present(more.reviewThreads?.nodes));
    ofComments = more.comments?.pageInfo ?? ofComments;
    ofThreads = more.reviewThreads?.pageInfo ?? ofThreads;
  }
  return { comments, threads };
}

function present<T>(nodes: readonly (T | null)[] | null | undefined): T[] {
  return (nodes ?? []).filter((node) => node !== null);
}

async function ownComment(
  api: GitHubApi,
  app: AppIdentity,
  comment: Comment,
  rights: (login: string) => Promise<{ role: Role; teams: readonly string[] }>,
): Promise<PostedComment> {
  return {
    id: Number(comment.fullDatabaseId),
    nodeId: comment.id,
    body: comment.body,
    edits: editedByOthers(comment, app) ? await editsOf(api, comment.id, rights) : [],
  };
}

function editedByOthers(comment: Comment, app: AppIdentity): boolean {
  return comment.editor !== null && !isApp(comment.editor, app);
}

async function editsOf(
  api: GitHubApi,
  nodeId: string,
  rights: (login: string) => Promise<{ role: Role; teams: readonly string[] }>,
): Promise<CommentEdit[]> {
  type Edit = { editedAt: string; diff: string | null; editor: GraphqlActor | null };
  const answer = await asked(
    'reading who edited the checklist',
    api.graphql<{ node: { userContentEdits: { nodes: (Edit | null)[] | null } | null } | null }>(
      EDITS_QUERY,
      {
        id: nodeId,
      },
    ),
  );
  const edits = present(answer.node?.userContentEdits?.nodes);
  const known = await Promise.all(
    edits.map(async ({ editor, editedAt, diff }): Promise<CommentEdit | null> => {
      // An edit whose content GitHub hid or whose author is gone says nothing about a box.
      if (diff === null) return null;
      const bot = editor?.__typename === 'Bot';
      const person =
        editor !== null && !bot ? await rights(editor.login) : { role: 'none' as const, teams: [] };
      return { editor: { login: editor?.login ?? 'ghost', bot }, ...person, at: editedAt, body: diff };
    }),
  );
  return known
    .filter((edit) => edit !== null)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Why the App itself hides a comment; GitHub spells the reasons in lower case when it gives them back. */
const OUR_REASONS = new Set(['resolved', 'outdated']);

function ownFinding(thread: Thread, app: AppIdentity): PostedFinding[] {
  const [first, ...answers] = present(thread.comments.nodes);
  if (!first || !isApp(first.author, app)) return [];
  const fingerprint = readFingerprint(first.body);
  if (fingerprint === null) return [];
  return [
    {
      id: first.databaseId ?? 0,
      nodeId: first.id,
      fingerprint,
      minimized: first.isMinimized && OUR_REASONS.has((first.minimizedReason ?? '').toLowerCase()),
      resolved: thread.isResolved,
      answered: answers.some((answer) => answer.author?.__typename !== 'Bot'),
    },
  ];
}

/** The App's answer to commands in a thread, also where somebody else began it. */
function ownReply(thread: Thread, app: AppIdentity): PostedReply[] {
  const [first, ...answers] = present(thread.comments.nodes);
  const own = answers.find(({ author, body }) => isApp(author, app) && isReply(body));
  if (!first?.databaseId || !own?.databaseId) return [];
  return [{ id: own.databaseId, thread: first.databaseId, body: own.body }];
}

/** A check run as REST tells it. */
export interface RestCheck {
  /** Octokit gives a bigint where a number would not be exact. */
  id: number | bigint;
  head_sha: string;
  status: string;
  conclusion: string | null;
  started_at?: string | null;
  app: { id: number } | null;
  name: string;
  output: { title: string | null; summary: string | null; text: string | null; annotations_count: number };
}

/** The App's newest check run on a commit. */
export async function readCheck(
  api: GitHubApi,
  repository: { owner: string; name: string },
  app: AppIdentity,
  sha: string,
): Promise<PostedCheck | null> {
  const { data } = await asked(
    'reading the check',
    api.request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
      owner: repository.owner,
      repo: repository.name,
      ref: sha,
      check_name: CHECK_NAME,
      app_id: app.id,
      filter: 'all',
      per_page: 100,
    }),
  );
  const own = data.check_runs.filter((check) => check.app?.id === app.id && check.name === CHECK_NAME);
  const newest = own.sort((one, other) => Number(other.id) - Number(one.id))[0];
  return newest ? postedCheck(newest) : null;
}

export function postedCheck(check: RestCheck): PostedCheck {
  return {
    id: Number(check.id),
    headSha: check.head_sha,
    status: check.status === 'completed' || check.status === 'in_progress' ? check.status : 'queued',
    conclusion: check.conclusion,
    title: check.output.title ?? '',
    summary: check.output.summary ?? '',
    text: check.output.text ?? '',
    annotations: check.output.annotations_count,
    ...(check.started_at ? { startedAt: check.started_at } : {}),
  };
}
