import type { CommentRef } from './checklist.js';
import type { ItemId } from './configuration.js';
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

/** Someone's click on a button under the check that ticks an item. */
export interface Pressed {
  kind: 'pressed';
  item: ItemId;
  by: Actor;
  role: Role;
  /** As in `CommentEdited`. */
  teams?: readonly string[];
  at: Instant;
  /** Text of the check that showed the button: its signed state says what was judged. */
  text: string;
}

/** Someone pressed the button that asks for another measurement. */
export interface RemeasureAsked {
  kind: 'remeasure';
  by: Actor;
  role: Role;
  /** As in `CommentEdited`. */
  teams?: readonly string[];
  /** When the check was completed that shows the button. */
  at: Instant;
}

export type Wake =
  | CommentEdited
  | Commented
  | Pressed
  | RemeasureAsked
  | { kind: 'changed' }
  | { kind: 'rerun' };
