/** What people see arrive (a comment, a review, a reaction), or everything else: the check, an edit. */
export type WriteKind = 'content' | 'change';

/** Spaces the writes of one installation as GitHub asks. */
export interface Pace {
  /** Resolves when one more write may be made; rejects when this review must make none. */
  turn(kind: WriteKind): Promise<void>;
}
