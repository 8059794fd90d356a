import type { GateResult } from './benchmarks.js';
import type {
  Answer,
  CommentRef,
  Decisions,
  DroppedTick,
  Reaction,
  RemeasureRequest,
  RepositoryHistory,
  State,
  Ticks,
} from './checklist.js';
import type { ConfigProblem, Mode, RemovedConfig } from './configuration.js';
import type { Finding, Notice } from './findings.js';
import type { Actor, Instant, PullRequest, Role, Sha } from './pull.js';
import type { ProposedRehearsal } from './rehearsal.js';

export interface PostedCheck {
  id: number;
  headSha: Sha;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  title: string;
  summary: string;
  text: string;
  annotations: number;
  /** When GitHub made it; absent where it did not say. */
  startedAt?: Instant;
  /** A newer run on the commit, of another pull request: that is what GitHub shows and counts. */
  behind?: { conclusion: string | null };
}

/** Another open pull request with the same head, or a merge group of that commit. */
export interface SameCommit {
  /** Null: a merge group. */
  number: number | null;
  /** What its review says by itself; null: nothing yet. */
  conclusion: string | null;
  title: string;
}

/** The App's own edits are in the history too: they are what a person's edit is compared with. */
export interface CommentEdit {
  editor: Actor;
  /** `none` for bots and where it can't be told. */
  role: Role;
  /** Those of `ticks.teams` that the editor belongs to; absent: not asked. */
  teams?: readonly string[];
  at: Instant;
  /** The body that this edit left; empty: not told. */
  body: string;
}

export interface PostedComment {
  id: number;
  nodeId: string;
  body: string;
  /** Oldest first; only filled when the body differs from what the App last wrote. */
  edits: readonly CommentEdit[];
}

/** An inline comment of the App. */
export interface PostedFinding {
  id: number;
  nodeId: string;
  fingerprint: string;
  /** Hidden as resolved or outdated, as the App does; what a person hid for another reason stays hidden: say false. */
  minimized: boolean;
  resolved: boolean;
  /** True when a person answered below it. */
  answered: boolean;
  /** Somebody changed its text or which finding it names; absent: it is as the App wrote it. */
  edited?: true;
}

/** Where the App answers commands: one comment of the conversation, one reply in a thread. */
export interface PostedReply {
  id: number;
  /** The review comment that began the thread; null: the conversation. */
  thread: number | null;
  body: string;
}

export interface Posted {
  check: PostedCheck | null;
  /** What the check of the head that was reviewed last said, where the head has moved since; absent: it has not, or that is not known. */
  textBefore?: string;
  comment: PostedComment | null;
  findings: readonly PostedFinding[];
  replies: readonly PostedReply[];
  /** Absent: the commit is nobody else's head. */
  sameCommit?: readonly SameCommit[];
}

export type CheckConclusion = 'success' | 'failure' | 'action_required';

export interface Outcome {
  status: 'in_progress' | 'completed';
  conclusion: CheckConclusion | null;
  /** Verdict first: "1 regression, 2 boxes to tick". */
  title: string;
}

export interface PlacedFinding {
  finding: Finding;
  /** `inline`: a comment inside a hunk; `annotation`: on the check; `summary`: only a row. */
  place: 'inline' | 'annotation' | 'summary';
  /** Lines an inline comment hangs on: those of its suggestion where GitHub can apply it there, else the finding's. */
  anchor: { startLine: number; endLine: number };
  /** Lines of the other findings of its rule in its function, which have no comment of their own. Empty unless `inline`. */
  alike: readonly number[];
}

/** Everything that should be visible; data only, the views give it words and shape. */
export interface Report {
  pull: PullRequest;
  mode: Mode;
  outcome: Outcome;
  answers: readonly Answer[];
  findings: readonly PlacedFinding[];
  gate: GateResult;
  notices: readonly Notice[];
  configProblems: readonly ConfigProblem[];
  /** What the configuration that this pull request proposes would have meant; null: it proposes none, or nobody replays it. */
  rehearsal: ProposedRehearsal | null;
  /** What is left of the configuration that this pull request takes away; null: it does not. */
  removal: RemovedConfig | null;
  /** Set where the review passes, and another pull request of the same commit does not. */
  heldBackBy: SameCommit | null;
  /** Why configuration leaves this pull request alone, or null. */
  leftAlone: string | null;
  ticks: Ticks;
  dropped: readonly DroppedTick[];
  decisions: Decisions;
  failedMeasurements: State['failedMeasurements'];
  /** True when another measurement could decide more, and the App may ask for it. */
  mayMeasureAgain: boolean;
  /** The kind of machine whose numbers may be kept as a trend; null: none were measured, or they are not to be relied on. */
  measuredOn: string | null;
  /** What enforcing stops it for, in words: "1 regression, 2 boxes to tick"; empty: nothing. */
  blockers: string;
  /** Null where nothing is remembered: the command line. */
  history: RepositoryHistory | null;
  /** When this was found out. */
  at: Instant;
  /** False while the crate index is being built: the review will be repeated. */
  complete: boolean;
  /** When the index should be there at last; null: it is. */
  indexDue: Instant | null;
  /** True where only the check speaks: the pull request was there before the App. */
  quiet: boolean;
  /** True when there is something to say or to tick. */
  showChecklist: boolean;
  /** Changed Rust files that were reviewed. */
  files: number;
  /** Changed Rust files that could not be read. */
  unread: number;
  addedLines: number;
}

export interface Annotation {
  path: string;
  startLine: number;
  endLine: number;
  /** From 1, end included; only on a single line. */
  columns?: { start: number; end: number };
  level: 'failure' | 'warning' | 'notice';
  title: string;
  message: string;
}

export interface CheckButton {
  /** At most 20 characters. */
  label: string;
  /** At most 40 characters. */
  description: string;
  /** At most 20 characters. */
  identifier: string;
}

export interface CheckOutput {
  status: Outcome['status'];
  conclusion: CheckConclusion | null;
  title: string;
  summary: string;
  text: string;
  annotations: readonly Annotation[];
  actions: readonly CheckButton[];
}

export interface InlineComment {
  fingerprint: string;
  path: string;
  /** Equal to `line` for a comment on one line. */
  startLine: number;
  line: number;
  body: string;
}

/** One thing to do to what is posted. Applying all of them makes `posted` equal the report. */
export type Change =
  | { kind: 'create-check'; headSha: Sha; output: CheckOutput }
  | { kind: 'update-check'; id: number; output: CheckOutput }
  | { kind: 'create-review'; headSha: Sha; comments: readonly InlineComment[] }
  | { kind: 'minimize'; nodeId: string; reason: 'resolved' | 'outdated' }
  | { kind: 'restore'; nodeId: string }
  | { kind: 'create-comment'; body: string }
  | { kind: 'edit-comment'; id: number; body: string }
  | { kind: 'remeasure'; request: RemeasureRequest; mergeBase: Sha; headSha: Sha }
  | { kind: 'react'; comment: CommentRef; reaction: Reaction }
  | { kind: 'create-reply'; thread: number | null; body: string }
  | { kind: 'edit-reply'; id: number; thread: number | null; body: string };
