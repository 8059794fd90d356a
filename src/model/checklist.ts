import type { Unit } from './benchmarks.js';
import type { ItemId, Requirement } from './configuration.js';
import type { Instant, Role, Sha } from './pull.js';

export type AnswerKind =
  | 'passed'
  | 'failed'
  | 'needs a tick'
  | 'waiting'
  | 'ticked'
  | 'waived'
  | 'accepted'
  | 'not applicable';

export interface Answer {
  item: ItemId;
  /** Plain text, perhaps from the configuration. */
  title: string;
  requirement: Exclude<Requirement, 'off'>;
  kind: AnswerKind;
  /** One sentence; inline Markdown allowed, already escaped. */
  because: string;
  /** For `waiting`: until when. */
  until?: Instant;
  tick?: Tick;
  /** What the answer judged: a tick holds as long as this stays the same. */
  subject: string;
}

/** By which rights somebody decided: those that they had then, and where. */
export interface Rights {
  role: Role;
  /** Those of the teams that counted; absent: none. */
  teams?: readonly string[];
  /** Base branch whose rules let them; absent in a state of an earlier version. */
  baseRef?: string;
}

export interface Tick extends Rights {
  item: ItemId;
  by: string;
  at: Instant;
  headSha: Sha;
  /** `Answer.subject` at the time. */
  subject: string;
  reason?: string;
}

/** What the App itself knows about a pull request; lives signed in the comment and in the check's output. */
export interface State {
  /** `owner/name#number`, and behind `@` the repository's id and the number, where it is known: a state copied elsewhere is refused. */
  pull: string;
  /** Grows with every write that changes anything else in it: an older one played back is refused. */
  version: number;
  /** False in one that a version before seals wrote: the text around it has none. */
  sealed: boolean;
  ticks: readonly Tick[];
  /**
   * What the comment that carries this state showed: a box ticked in it judges these subjects. `at` is when they were
   * first shown: a command written before has not seen them.
   */
  shown: {
    headSha: Sha;
    at: Instant;
    subjects: Readonly<Partial<Record<ItemId, string>>>;
    /** What was found, and since when it is shown; absent in a state of an earlier version. */
    found?: { digest: string; at: Instant };
  };
  /** When the newest box event of an item happened that was judged: the same event told again changes nothing. */
  settled: Readonly<Partial<Record<ItemId, Instant>>>;
  /** Refusals stay readable until the item is settled otherwise. */
  refused: readonly RefusedTick[];
  waivers: readonly WaivedFindings[];
  acceptances: readonly AcceptedRegression[];
  override: Override | null;
  /** When the waivers and acceptances of an item were last taken back: older commands come too late. */
  withdrawn: Readonly<Partial<Record<ItemId, Instant>>>;
  handled: HandledComments;
  /** Measurements that failed this pull request, oldest first. */
  failedMeasurements: readonly FailedMeasurement[];
}

/** A measurement that found something slower, so that it can't be made to disappear. */
export interface FailedMeasurement {
  /** Hash of what the pull request did then to files that may reach the binary. */
  change: string;
  /** What was measured; absent in a state of an earlier version. */
  headSha?: Sha;
  /** Artifacts that its numbers came from. */
  artifacts: readonly number[];
  /** Its worst regressions beyond the margin. */
  slower: readonly SlowerBenchmark[];
}

/** As in `Verdict`. */
export interface SlowerBenchmark {
  benchmark: string;
  effect: number | null;
  head: number | null;
}

/** What a person with the right decided by a command. */
export interface Decision extends Rights {
  by: string;
  at: Instant;
  reason: string;
}

/** Findings that stay as they are; bound to their fingerprints, so a new one of the same rule speaks. */
export interface WaivedFindings extends Decision {
  rule: string;
  item: ItemId;
  fingerprints: readonly string[];
  /** Last day on which it holds, in UTC; absent: no expiry. */
  until?: string;
  /** True for `dismiss`: the finding is said to be wrong here, not only wanted. */
  dismissed: boolean;
}

/** A regression that somebody accepted; one that is surely worse than this speaks again. */
export interface AcceptedRegression extends Decision {
  benchmark: string;
  /** `Verdict.effect` when it was accepted; 0 where there was none. */
  effect: number;
  /** `Verdict.head` when it was accepted, where it grew from nothing and has no effect. */
  head?: number;
}

/** Somebody with the right wants these benchmarks measured again. */
export interface RemeasureRequest {
  /** The same for the same wish, told twice. */
  id: string;
  benchmarks: readonly string[];
}

/** The whole check, for one head on one base branch. */
export interface Override extends Decision {
  headSha: Sha;
}

/** A comment of a conversation, or a reply in the thread that the review comment `thread` began. */
export type CommentRef = { kind: 'issue'; id: number } | { kind: 'review'; id: number; thread: number };

/** Comments whose commands were answered: told again, they change nothing. */
export interface HandledComments {
  /** Ascending ids; GitHub counts both kinds apart. */
  issue: readonly number[];
  review: readonly number[];
  /** Ids up to these are no longer listed one by one, and count as handled. */
  through: { issue: number; review: number };
  /** The newest sentences that were said to commands, oldest first. */
  sentences: readonly Sentence[];
}

export interface Sentence {
  comment: CommentRef;
  by: string;
  /** The command as it was written, cut short. */
  command: string;
  /** One sentence of escaped Markdown; null: the table of all commands. */
  text: string | null;
}

/** A tick that was not taken, and the sentence that says why. */
export interface RefusedTick {
  item: ItemId;
  by: string;
  at: Instant;
  /** Null once the item asked for nothing: told again, the refusal is no news. */
  because: string | null;
}

/** Everything known about ticks after the new ones were judged, before they meet the answers. */
export interface Ticks {
  /** The newest state that the App signed for this pull request; version 0 where there is none. */
  state: State;
  /** Ticks that hold as far as rights go; whether their subject is still the same is for `assess`. */
  ticks: readonly Tick[];
  refused: readonly RefusedTick[];
  settled: State['settled'];
}

/** What commands have decided so far, and how the one that woke this review is answered. */
export interface Decisions {
  waivers: State['waivers'];
  acceptances: State['acceptances'];
  /** Holds for this head on this base branch. */
  override: Override | null;
  /** Held for another head, or on another base branch. */
  ended: Override | null;
  withdrawn: State['withdrawn'];
  /** Digest of what is found now. */
  found: string;
  /** What has to be measured again; absent: nobody asked just now. */
  remeasure?: RemeasureRequest;
  handled: HandledComments;
  /** Null: no command woke this review, or it was answered before. */
  answer: { comment: CommentRef; reaction: Reaction } | null;
}

/** Done, or not done: then a sentence says why. */
export type Reaction = '+1' | 'confused';

export interface DroppedTick {
  tick: Tick;
  /** "`Trie::prune` changed after it". */
  because: string;
}

export interface Assessment {
  answers: readonly Answer[];
  /** Ticks that no longer hold because what they judged has changed. */
  dropped: readonly DroppedTick[];
  /** Fingerprints of the findings whose waiver holds today. */
  waived: ReadonlySet<string>;
  /** Fingerprints of the open errors that fail a required item. */
  failing: ReadonlySet<string>;
  /** As it is to be remembered. */
  failedMeasurements: State['failedMeasurements'];
}

/**
 * What became of a finding that had a comment, by the time its pull request was merged: mended; left with a reason; said
 * to be wrong; thumbs down; none of these.
 */
export type Fate = 'fixed' | 'waived' | 'dismissed' | 'disliked' | 'ignored';

export type RuleOutcomes = { rule: string } & Record<Fate, number>;

/** What the base branch measured, commit by commit, on one kind of machine; oldest first. */
export interface Trend {
  benchmark: string;
  machine: string;
  unit: Unit;
  values: readonly number[];
}

/** What became slower between the last release and the default branch, measured in pairs: small losses add up. */
export interface Drift {
  /** The release. */
  baseSha: Sha;
  headSha: Sha;
  at: Instant;
  slower: readonly {
    benchmark: string;
    effect: number;
    interval: readonly [low: number, high: number] | null;
    pairs: number;
  }[];
}

/** What earlier pull requests of a repository say to this one's review. */
export interface RepositoryHistory {
  /** True for the pull request on which the App introduces itself. */
  introduce: boolean;
  /** Pull requests merged in `advise` mode, and how many of them enforcing would have stopped. */
  advised: { pulls: number; blocked: number };
  /** Rules with enough cases to be judged by. `atMost`: the share that was mended surely lies below. */
  judged: readonly (RuleOutcomes & { atMost: number })[];
  trends: readonly Trend[];
  drift: Drift | null;
}
