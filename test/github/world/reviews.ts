import { anchors, type FileDiff, hunkUpTo, type Side } from '../git/patch.js';
import { type Author, newComment } from './comments.js';
import type { Pull, Review, ReviewComment, Thread } from './model.js';
import type { World } from './world.js';

/** A comment as the API takes it. */
export interface Draft {
  readonly path: string;
  readonly body: string;
  readonly line?: number | undefined;
  readonly side?: Side | undefined;
  readonly start_line?: number | undefined;
  readonly start_side?: Side | undefined;
  /** The older way: lines below the file's first `@@`. */
  readonly position?: number | undefined;
  readonly subject_type?: 'line' | 'file' | undefined;
}

export interface Anchor {
  readonly path: string;
  readonly subject: 'line' | 'file';
  readonly side: Side;
  readonly line: number | undefined;
  readonly position: number;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
  readonly diffHunk: string;
}

/** Where the comment stands, or which field GitHub finds wrong with which words. */
export type Placed = { readonly anchor: Anchor } | { readonly field: string; readonly problem: string };

export function place(files: readonly FileDiff[], draft: Draft): Placed {
  const file = files.find((one) => one.path === draft.path);
  if (!file) return { field: 'pull_request_review_thread.path', problem: 'Path could not be resolved' };
  if (draft.subject_type === 'file') return { anchor: onFile(draft.path) };
  if (draft.position !== undefined) return atPosition(file, draft.position);
  if (draft.line === undefined) {
    return { field: 'pull_request_review_thread.line', problem: 'Line could not be resolved' };
  }
  return atLine(file, draft, draft.line);
}

function onFile(path: string): Anchor {
  const none = { line: undefined, startLine: undefined, startSide: undefined };
  return { path, subject: 'file', side: 'RIGHT', position: 1, diffHunk: '', ...none };
}

function atLine(file: FileDiff, draft: Draft, line: number): Placed {
  const side = draft.side ?? 'RIGHT';
  const end = anchors(file.hunks, side).get(line);
  if (!end) return { field: 'pull_request_review_thread.line', problem: 'Line could not be resolved' };
  const startSide = draft.start_line === undefined ? undefined : (draft.start_side ?? side);
  if (draft.start_line !== undefined && startSide !== undefined) {
    const start = anchors(file.hunks, startSide).get(draft.start_line);
    const field = 'pull_request_review_thread.start_line';
    if (!start) return { field, problem: 'Start line could not be resolved' };
    if (start.hunk !== end.hunk)
      return { field, problem: 'Start line must be part of the same hunk as the line.' };
    if (start.position >= end.position) return { field, problem: 'Start line must precede the end line.' };
  }
  return {
    anchor: {
      path: file.path,
      subject: 'line',
      side,
      line,
      position: end.position,
      startLine: draft.start_line,
      startSide,
      diffHunk: hunkUpTo(file.hunks, end.position),
    },
  };
}

function atPosition(file: FileDiff, position: number): Placed {
  for (const side of ['RIGHT', 'LEFT'] as const) {
    for (const [line, at] of anchors(file.hunks, side)) {
      if (at.position === position) return atLine(file, { path: file.path, body: '', side }, line);
    }
  }
  return { field: 'pull_request_review_thread.position', problem: 'Position could not be resolved' };
}

export function addReview(
  world: World,
  pull: Pull,
  author: Author,
  review: Pick<Review, 'commit' | 'body' | 'state'>,
): Review {
  const made: Review = {
    id: world.newId(),
    pull,
    author: author.user,
    app: author.app,
    ...review,
    submittedAt: world.now(),
  };
  pull.reviews.push(made);
  world.reviews.set(made.id, made);
  return made;
}

export function addThread(
  world: World,
  review: Review,
  anchor: Anchor,
  author: Author,
  body: string,
): ReviewComment {
  const thread: Thread = {
    id: world.newId(),
    pull: review.pull,
    path: anchor.path,
    subject: anchor.subject,
    side: anchor.side,
    startSide: anchor.startSide,
    originalCommit: review.commit,
    originalLine: anchor.line,
    originalStartLine: anchor.startLine,
    originalPosition: anchor.position,
    diffHunk: anchor.diffHunk,
    line: anchor.line,
    startLine: anchor.startLine,
    position: anchor.position,
    outdated: false,
    resolvedBy: null,
    comments: [],
  };
  review.pull.threads.push(thread);
  world.threads.set(thread.id, thread);
  return addToThread(world, thread, review, author, body, undefined);
}

export function addToThread(
  world: World,
  thread: Thread,
  review: Review,
  author: Author,
  body: string,
  inReplyTo: number | undefined,
): ReviewComment {
  const comment: ReviewComment = {
    kind: 'review-comment',
    ...newComment(world, thread.pull, author, body),
    thread,
    review,
    inReplyTo,
  };
  thread.comments.push(comment);
  world.reviewComments.set(comment.id, comment);
  return comment;
}

/** A thread without comments goes too. */
export function deleteReviewComment(world: World, comment: ReviewComment): void {
  const { thread } = comment;
  world.reviewComments.delete(comment.id);
  thread.comments.splice(thread.comments.indexOf(comment), 1);
  if (thread.comments.length > 0) return;
  world.threads.delete(thread.id);
  thread.pull.threads.splice(thread.pull.threads.indexOf(thread), 1);
}

export function reviewCommentsOf(pull: Pull): ReviewComment[] {
  return pull.threads.flatMap((thread) => thread.comments).sort((a, b) => a.id - b.id);
}
