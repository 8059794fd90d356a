import type { AppIdentity, Comment, IssueComment, Pull, Reaction, User } from './model.js';
import type { World } from './world.js';

export interface Author {
  readonly user: User;
  readonly app: AppIdentity | undefined;
}

export function addIssueComment(world: World, pull: Pull, author: Author, body: string): IssueComment {
  const comment: IssueComment = { kind: 'issue-comment', ...newComment(world, pull, author, body) };
  pull.comments.push(comment);
  world.issueComments.set(comment.id, comment);
  pull.updatedAt = comment.createdAt;
  return comment;
}

export function newComment(world: World, pull: Pull, author: Author, body: string): Comment {
  const now = world.now();
  return {
    id: world.newId(),
    pull,
    author: author.user,
    app: author.app,
    body,
    createdAt: now,
    updatedAt: now,
    edits: [],
    reactions: [],
    minimized: null,
  };
}

/** Keeps the history as GitHub does: the first edit also files the original text. */
export function editComment(world: World, comment: Comment, editor: User, body: string): { from: string } {
  const from = comment.body;
  if (comment.edits.length === 0) {
    const { author, createdAt } = comment;
    comment.edits.push({ id: world.newId(), editor: author, editedAt: createdAt, text: from });
  }
  comment.body = body;
  comment.updatedAt = world.now();
  comment.edits.push({ id: world.newId(), editor, editedAt: comment.updatedAt, text: body });
  return { from };
}

export function deleteIssueComment(world: World, comment: IssueComment): void {
  world.issueComments.delete(comment.id);
  comment.pull.comments.splice(comment.pull.comments.indexOf(comment), 1);
}

/** The same reaction by the same person stays one; `isNew` says which. */
export function react(
  world: World,
  comment: Comment,
  user: User,
  content: string,
): { reaction: Reaction; isNew: boolean } {
  const known = comment.reactions.find((one) => one.user === user && one.content === content);
  if (known) return { reaction: known, isNew: false };
  const reaction = { id: world.newId(), user, content, createdAt: world.now() };
  comment.reactions.push(reaction);
  return { reaction, isNew: true };
}
