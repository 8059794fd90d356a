import { isChecklist } from '../../markers/boxes.js';
import { readFingerprint } from '../../markers/fingerprint.js';
import { isReply } from '../../markers/replies.js';
import { thousands } from '../../text/words.js';
import { SourceError } from '../port.js';
import { isApp } from './api.js';
import { editsOf } from './comment-edits.js';
import { asked } from './errors.js';

/** Of a thread only this many comments are read: enough to see whether a person answered the App. */
const COMMENTS_OF_A_THREAD = 10;
/** Pages of a hundred: the App's comments may be the last. GitHub ends a conversation at 2,500 comments, and threads nowhere. */
const MAX_PAGES = 100;
export const POSTED_FRAGMENT = `fragment Posted on PullRequest {
  headRefOid
  comments(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...OneComment } }
  reviewThreads(first: 100) { pageInfo { hasNextPage endCursor } nodes { ...OneThread } }
}
fragment OneComment on IssueComment { id fullDatabaseId body author { login __typename } editor { login __typename } }
fragment OneThread on PullRequestReviewThread { isResolved comments(first: ${COMMENTS_OF_A_THREAD}) { nodes {
  id databaseId body lastEditedAt isMinimized minimizedReason author { login __typename } } } }`;
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
export async function readPosted(api, address) {
  const { owner, name, number } = address;
  const answer = await asked('reading what is posted', api.graphql(POSTED_QUERY, { owner, name, number }));
  return answer.repository.pullRequest;
}
/** Keeps what the App itself wrote. `rights` says in which role, and in which of the teams, an editor is. */
export async function ownTexts(api, address, app, first, rights) {
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
async function allPages(api, address, first) {
  const comments = present(first.comments.nodes);
  const threads = present(first.reviewThreads.nodes);
  let ofComments = first.comments.pageInfo;
  let ofThreads = first.reviewThreads.pageInfo;
  for (let page = 1; page < MAX_PAGES && (ofComments.hasNextPage || ofThreads.hasNextPage); page++) {
    const answer = await asked(
      'reading further comments',
      api.graphql(MORE_QUERY, {
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
  if (ofComments.hasNextPage || ofThreads.hasNextPage) {
    const most = thousands(MAX_PAGES * 100);
    // What is not found would be posted again, each time.
    throw new SourceError(
      `Pull request #${address.number} has more than ${most} comments or threads, which are not read to their end. Open another.`,
      false,
    );
  }
  return { comments, threads };
}
function present(nodes) {
  return (nodes ?? []).filter((node) => node !== null);
}
async function ownComment(api, app, comment, rights) {
  return {
    id: Number(comment.fullDatabaseId),
    nodeId: comment.id,
    body: comment.body,
    edits: editedByOthers(comment, app) ? await editsOf(api, comment.id, rights) : [],
  };
}
function editedByOthers(comment, app) {
  return comment.editor !== null && !isApp(comment.editor, app);
}
/** Why the App itself hides a comment; GitHub spells the reasons in lower case when it gives them back. */
const OUR_REASONS = new Set(['resolved', 'outdated']);
function ownFinding(thread, app) {
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
      // The App never edits these.
      ...(first.lastEditedAt ? { edited: true } : {}),
    },
  ];
}
/** The App's answer to commands in a thread, also where somebody else began it. */
function ownReply(thread, app) {
  const [first, ...answers] = present(thread.comments.nodes);
  const own = answers.find(({ author, body }) => isApp(author, app) && isReply(body));
  if (!first?.databaseId || !own?.databaseId) return [];
  return [{ id: own.databaseId, thread: first.databaseId, body: own.body }];
}
