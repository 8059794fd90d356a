import type {
  Ask,
  ChangeSet,
  Config,
  Decisions,
  Evidence,
  GateResult,
  Instant,
  ItemId,
  PullRequest,
  Requirement,
  RustReview,
  Ticks,
} from '../model.js';
import type { SubjectPart } from './subject.js';

/** Everything an answer may rest on. */
export interface AssessInput {
  pull: PullRequest;
  config: Config;
  /** Why configuration leaves the pull request alone, or null. */
  exempt: string | null;
  changes: ChangeSet;
  rust: RustReview;
  evidence: Evidence;
  measured: GateResult;
  ticks: Ticks;
  decisions: Decisions;
  /** When the index of the repository should be there at last: until then nothing is known of what reaches what. Null: it is there. */
  indexDue: Instant | null;
  now: Date;
}

/** What an item says by itself, before any person. */
export interface Judgement {
  kind: 'passed' | 'failed' | 'needs a tick' | 'waiting' | 'waived' | 'accepted' | 'not applicable';
  /** One sentence, escaped Markdown. */
  because: string;
  /** Until when something of it is waited for: until then nobody's answer closes it. */
  until?: Instant;
  /** What was judged: a tick is bound to it. */
  parts: readonly SubjectPart[];
  /** What a person judges beside it where the project asks for one; absent: the changed functions alone. */
  around?: readonly SubjectPart[];
  /** For `needs a tick`: true when configuration (`ask: never`) may do without the person. */
  optional?: boolean;
  /** For `failed`: fingerprints of the findings that make it so. */
  failing?: readonly string[];
}

/** True when the index did not come in time: what it would have told is for a person to say. */
export function indexIsLate({ indexDue, now }: AssessInput): boolean {
  return indexDue !== null && now.toISOString() >= indexDue;
}

/** A question that only the index could have answered. */
export function unknowable(what: string): Omit<Judgement, 'parts'> {
  const because = `the index of the repository could not be built, so it is not known ${what}`;
  return { kind: 'needs a tick', because, optional: true };
}

export interface Item {
  id: ItemId;
  /** The guide's own question. */
  title: string;
  /** It is about these paths only, whatever kind of file; absent: about all that may reach the binary. */
  paths?: readonly string[];
  /** Default; configuration decides. */
  requirement: Requirement;
  /** Default for asking a person; `own`: when the item's own trigger says so. */
  ask: Ask | 'own';
  /** What somebody with the right says by ticking a failed item. */
  acceptedAs: 'accepted' | 'waived';
  judge(input: AssessInput): Judgement;
}
