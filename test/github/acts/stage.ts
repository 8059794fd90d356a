import type { Delivery } from '../webhooks/deliveries.js';
import type { Payloads, Webhook } from '../webhooks/payload.js';
import type { CheckRun, Comment, IssueComment, Pull, ReviewComment, User } from '../world/model.js';
import type { World } from '../world/world.js';

/** What an act leaves behind: the webhook as sent, or as it would be sent, and what it was about. */
export interface Told<T> {
  readonly event: string;
  readonly payload: Record<string, unknown>;
  /** Undefined when there is nowhere to deliver to, or the App is not installed there. */
  readonly delivery: Delivery | undefined;
  readonly subject: T;
}

export interface Stage {
  readonly world: World;
  readonly payloads: Payloads;
  /** Delivers and waits for the answer. */
  readonly tell: (webhook: Webhook) => Promise<Delivery | undefined>;
}

/** A pull request itself, or its name as in `acme/trie#1`. */
export type PullRef = Pull | string;
/** A login or the account itself. */
export type UserRef = User | string;

export async function told<T>(stage: Stage, webhook: Webhook, subject: T): Promise<Told<T>> {
  return { ...webhook, delivery: await stage.tell(webhook), subject };
}

export function userOf(stage: Stage, user: UserRef): User {
  return typeof user === 'string' ? stage.world.user(user) : user;
}

export function pullOf(stage: Stage, ref: PullRef): Pull {
  if (typeof ref !== 'string') return ref;
  const [repository = '', number] = ref.split('#');
  const pull = stage.world.repository(repository).pulls.get(Number(number));
  if (!pull) throw new Error(`The stand-in has no pull request ${ref}.`);
  return pull;
}

function known<T>(map: ReadonlyMap<number, T>, one: T | number, what: string): T {
  if (typeof one !== 'number') return one;
  const found = map.get(one);
  if (found === undefined) throw new Error(`The stand-in has no ${what} ${one}.`);
  return found;
}

export function issueCommentOf(stage: Stage, comment: IssueComment | number): IssueComment {
  return known(stage.world.issueComments, comment, 'issue comment');
}

export function reviewCommentOf(stage: Stage, comment: ReviewComment | number): ReviewComment {
  return known(stage.world.reviewComments, comment, 'review comment');
}

export function anyCommentOf(stage: Stage, comment: Comment | number): Comment {
  if (typeof comment !== 'number') return comment;
  return stage.world.issueComments.get(comment) ?? reviewCommentOf(stage, comment);
}

export function checkRunOf(stage: Stage, run: CheckRun | number): CheckRun {
  return known(stage.world.checkRuns, run, 'check run');
}
