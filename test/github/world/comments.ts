import type { AppIdentity, Comment, Edit, IssueComment, Pull, Reaction, User } from './model.js';
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

interface Edited {
  readonly author: User;
  body: string | null;
  readonly createdAt: string;
  updatedAt: string;
  readonly edits: Edit[];
}

/** Keeps the history as GitHub does: the first edit also files the original text. */
export function editBody(world: World, text: Edited, editor: User, body: string): void {
  if (text.edits.length === 0) {
    text.edits.push({
      id: world.newId(),
      editor: text.author,
      editedAt: text.createdAt,
      text: text.body ?? '',
    });
  }
  text.body = body;
  text.updatedAt = world.now();
  text.edits.push({ id: world.newId(), editor, editedAt: text.updatedAt, text: body });
}

export function editComment(world: World, comment: Comment, editor: User, body: string): { from: string } {
  const from = comment.body;
  editBody(world, comment, editor, body);
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
