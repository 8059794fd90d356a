import type { Commit } from '../git/repository.js';
import type { Call } from '../http/call.js';
import type { IssueComment, Pull, Repository, Review, ReviewComment, Thread, User } from '../world/model.js';

/** A value of a GraphQL type: its fields, those that take arguments or time as functions. */
export type Node = Readonly<Record<string, unknown>>;
/** GraphQL arguments; the schema has checked them. */
export type Args = Readonly<Record<string, unknown>>;

/** Makes nodes of everything, so that no kind of node needs to know how another is made. */
export interface Context {
  readonly call: Call;
  actor(user: User): Node;
  repository(repository: Repository): Node;
  pull(pull: Pull): Node;
  issueComment(comment: IssueComment): Node;
  reviewComment(comment: ReviewComment): Node;
  thread(thread: Thread): Node;
  review(review: Review): Node;
  commit(repository: Repository, commit: Commit): Node;
  /** Undefined when the name names nothing. */
  gitObject(repository: Repository, name: string): Promise<Node | null>;
}

/** An error that GitHub marks with a type of its own. */
export class TypedError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
  }
}
