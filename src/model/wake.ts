import type { CommentRef } from './checklist.js';
import type { Actor, Instant, Role } from './pull.js';

/** Someone's edit of the checklist comment, as the webhook told it. */
export interface CommentEdited {
  kind: 'edited';
  editor: Actor;
  role: Role;
  /** Those of `ticks.teams` that the editor belongs to; absent: not asked. */
  teams?: readonly string[];
  at: Instant;
  before: string;
  after: string;
}

/** Someone's new comment that may hold commands. */
export interface Commented {
  kind: 'commented';
  comment: CommentRef;
  author: Actor;
  role: Role;
  /** As in `CommentEdited`. */
  teams?: readonly string[];
  at: Instant;
  body: string;
}

export type Wake = CommentEdited | Commented | { kind: 'changed' } | { kind: 'rerun' };
