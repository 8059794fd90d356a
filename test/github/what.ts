import type { Annotation, CheckAction, CheckRun, Comment, Pull } from './world/model.js';
import { reviewCommentsOf } from './world/reviews.js';

export interface ShownComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
  /** The classifier it was hidden with, or null. */
  readonly minimized: string | null;
  /** Oldest first; empty as long as nobody edited. */
  readonly edits: readonly { editor: string; at: string; text: string }[];
  readonly reactions: readonly { user: string; content: string }[];
}
export interface ShownReviewComment extends ShownComment {
  readonly path: string;
  readonly side: string;
  /** Null once outdated. */
  readonly line: number | null;
  readonly startLine: number | null;
  readonly originalLine: number | null;
  readonly outdated: boolean;
  readonly resolved: boolean;
  readonly inReplyTo: number | null;
  readonly reviewId: number;
}
export interface ShownCheckRun {
  readonly id: number;
  readonly app: string;
  readonly name: string;
  readonly headSha: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly externalId: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  /** All that were ever sent, in order. */
  readonly annotations: readonly Annotation[];
  readonly actions: readonly CheckAction[];
}
export interface Shown {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly headSha: string;
  readonly labels: readonly string[];
  readonly reviews: readonly { id: number; author: string; state: string; body: string; commit: string }[];
  readonly reviewComments: readonly ShownReviewComment[];
  /** Of the present head, oldest first. */
  readonly checkRuns: readonly ShownCheckRun[];
  readonly comments: readonly ShownComment[];
}

/** What GitHub would show on the pull request's page now. */
export function whatIsShown(pull: Pull): Shown {
  return {
    number: pull.number,
    title: pull.title,
    state: pull.state,
    headSha: pull.head.sha,
    labels: [...pull.labels],
    reviews: pull.reviews.map(({ id, author, state, body, commit }) => ({
      id,
      author: author.login,
      state,
      body,
      commit,
    })),
    reviewComments: reviewCommentsOf(pull).map((comment) => ({
      ...shownComment(comment),
      path: comment.thread.path,
      side: comment.thread.side,
      line: comment.thread.line ?? null,
      startLine: comment.thread.startLine ?? null,
      originalLine: comment.thread.originalLine ?? null,
      outdated: comment.thread.outdated,
      resolved: comment.thread.resolvedBy !== null,
      inReplyTo: comment.inReplyTo ?? null,
      reviewId: comment.review.id,
    })),
    checkRuns: shownCheckRuns(pull.repository.checkRuns, pull.head.sha),
    comments: pull.comments.map(shownComment),
  };
}

export function shownCheckRuns(runs: readonly CheckRun[], headSha: string): ShownCheckRun[] {
  return runs
    .filter((run) => run.suite.headSha === headSha)
    .map((run) => ({
      id: run.id,
      app: run.app.slug,
      name: run.name,
      headSha: run.suite.headSha,
      status: run.status,
      conclusion: run.conclusion,
      externalId: run.externalId,
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations: [...run.annotations],
      actions: run.actions,
    }));
}

function shownComment(comment: Comment): ShownComment {
  return {
    id: comment.id,
    author: comment.author.login,
    body: comment.body,
    minimized: comment.minimized,
    edits: comment.edits.map(({ editor, editedAt, text }) => ({ editor: editor.login, at: editedAt, text })),
    reactions: comment.reactions.map(({ user, content }) => ({ user: user.login, content })),
  };
}
