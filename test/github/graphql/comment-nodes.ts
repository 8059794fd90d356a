import { association } from '../view/pull.js';
import { htmlUrl } from '../view/repository.js';
import type { Comment, Edit, IssueComment, Pull, Review, ReviewComment, Thread } from '../world/model.js';
import { nodeId } from '../world/node-id.js';
import { connection } from './connection.js';
import type { Args, Context, Node } from './context.js';

export function issueCommentNode(context: Context, comment: IssueComment): Node {
  const url = `${htmlUrl(comment.pull.repository)}/pull/${comment.pull.number}#issuecomment-${comment.id}`;
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', comment.id),
    fullDatabaseId: String(comment.id),
    ...written(context, comment),
    url,
    resourcePath: url.replace('https://github.com', ''),
  };
}

export function reviewCommentNode(context: Context, comment: ReviewComment): Node {
  const { thread, pull } = comment;
  const url = `${htmlUrl(pull.repository)}/pull/${pull.number}#discussion_r${comment.id}`;
  const first = thread.comments[0];
  return {
    __typename: 'PullRequestReviewComment',
    id: nodeId('PullRequestReviewComment', comment.id),
    ...written(context, comment),
    diffHunk: thread.diffHunk,
    path: thread.path,
    line: thread.line ?? null,
    startLine: thread.startLine ?? null,
    originalLine: thread.originalLine ?? null,
    originalStartLine: thread.originalStartLine ?? null,
    position: thread.position ?? null,
    originalPosition: thread.originalPosition,
    outdated: thread.outdated,
    state: comment.review.state === 'PENDING' ? 'PENDING' : 'SUBMITTED',
    subjectType: thread.subject.toUpperCase(),
    pullRequestReview: () => context.review(comment.review),
    originalCommit: () => context.gitObject(pull.repository, thread.originalCommit),
    replyTo: () => (comment.inReplyTo === undefined || !first ? null : context.reviewComment(first)),
    url,
    resourcePath: url.replace('https://github.com', ''),
  };
}

function written(context: Context, comment: Comment): Node {
  const lastEdit = comment.edits.at(-1);
  return {
    databaseId: comment.id,
    author: () => context.actor(comment.author),
    authorAssociation: association(context.call.world, comment.pull.repository, comment.author),
    body: comment.body,
    bodyText: comment.body,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    publishedAt: comment.createdAt,
    lastEditedAt: lastEdit?.editedAt ?? null,
    editor: () => (lastEdit ? context.actor(lastEdit.editor) : null),
    includesCreatedEdit: lastEdit !== undefined,
    isMinimized: comment.minimized !== null,
    minimizedReason: comment.minimized?.toLowerCase() ?? null,
    pullRequest: () => context.pull(comment.pull),
    repository: () => context.repository(comment.pull.repository),
    userContentEdits: (args: Args) => editConnection(context, comment.edits, args),
    reactions: (args: Args) => reactionConnection(context, comment, args),
    viewerDidAuthor: context.call.author().user === comment.author,
    viewerCanMinimize: true,
    viewerCanUpdate: true,
    viewerCanDelete: true,
  };
}

/** Newest first; `diff` is the whole text after the edit. */
export function editConnection(context: Context, edits: readonly Edit[], args: Args): Node {
  return connection('UserContentEditConnection', 'userContentEdits', edits.toReversed(), args, (edit) => ({
    __typename: 'UserContentEdit',
    id: nodeId('UserContentEdit', edit.id),
    editor: () => context.actor(edit.editor),
    editedAt: edit.editedAt,
    createdAt: edit.editedAt,
    updatedAt: edit.editedAt,
    deletedAt: null,
    deletedBy: null,
    diff: edit.text,
  }));
}

const REACTIONS: Record<string, string> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
};

function reactionConnection(context: Context, comment: Comment, args: Args): Node {
  const chosen = comment.reactions.filter(
    ({ content }) => args.content == null || REACTIONS[content] === args.content,
  );
  return connection('ReactionConnection', 'reactions', chosen, args, (reaction) => ({
    __typename: 'Reaction',
    id: nodeId('Reaction', reaction.id),
    databaseId: reaction.id,
    content: REACTIONS[reaction.content] ?? 'THUMBS_UP',
    createdAt: reaction.createdAt,
    user: () => context.actor(reaction.user),
  }));
}

export function threadNode(context: Context, thread: Thread): Node {
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PullRequestReviewThread', thread.id),
    isResolved: thread.resolvedBy !== null,
    isOutdated: thread.outdated,
    isCollapsed: thread.resolvedBy !== null,
    resolvedBy: () => thread.resolvedBy && context.actor(thread.resolvedBy),
    path: thread.path,
    line: thread.line ?? null,
    startLine: thread.startLine ?? null,
    originalLine: thread.originalLine ?? null,
    originalStartLine: thread.originalStartLine ?? null,
    diffSide: thread.side,
    startDiffSide: thread.startSide ?? null,
    subjectType: thread.subject.toUpperCase(),
    viewerCanReply: true,
    viewerCanResolve: thread.resolvedBy === null,
    viewerCanUnresolve: thread.resolvedBy !== null,
    pullRequest: () => context.pull(thread.pull),
    repository: () => context.repository(thread.pull.repository),
    comments: (args: Args) =>
      connection('PullRequestReviewCommentConnection', 'comments', thread.comments, args, (one) =>
        context.reviewComment(one),
      ),
  };
}

export function reviewNode(context: Context, review: Review): Node {
  const mine = (pull: Pull): ReviewComment[] =>
    pull.threads.flatMap((thread) => thread.comments).filter((comment) => comment.review === review);
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PullRequestReview', review.id),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: () => context.actor(review.author),
    body: review.body,
    state: review.state,
    submittedAt: review.submittedAt,
    createdAt: review.submittedAt,
    commit: () => context.gitObject(review.pull.repository, review.commit),
    pullRequest: () => context.pull(review.pull),
    repository: () => context.repository(review.pull.repository),
    comments: (args: Args) =>
      connection('PullRequestReviewCommentConnection', 'comments', mine(review.pull), args, (one) =>
        context.reviewComment(one),
      ),
  };
}
