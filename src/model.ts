/** Every noun that crosses a folder. Types only: no stage needs another stage to talk about these. */

export type Sha = string;

/** ISO 8601 in UTC, e.g. `2026-11-22T14:20:00Z`. */
export type Instant = string;

// ---------------------------------------------------------------- pull request

export interface RepositoryRef {
  owner: string;
  name: string;
}

/** Ordered from most to least rights; a custom role counts as the base role it inherits. */
export type Role = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface Actor {
  login: string;
  bot: boolean;
}

export interface PullRequest {
  repository: RepositoryRef;
  /** 0 for a local range of commits. */
  number: number;
  title: string;
  author: Actor;
  labels: readonly string[];
  state: 'open' | 'closed';
  draft: boolean;
  fromFork: boolean;
  baseRef: string;
  headRef: string;
  /** Head of the base branch: configuration is read from here. */
  baseSha: Sha;
  headSha: Sha;
  /** What `before` means everywhere; the base branch may be ahead of it. */
  mergeBase: Sha;
  /** False where the author is the only person who can push: then the author may tick. */
  othersCanWrite: boolean;
}

/** GitHub lists at most this many files of a pull request (REST, "List pull requests files"). */
export const MAX_CHANGED_FILES = 3000;

export type FileStatus = 'added' | 'modified' | 'removed' | 'renamed';

/** A file of the pull request as its source reports it, before any selection. */
export interface FileChange {
  path: string;
  /** Differs from `path` for a rename. */
  previousPath: string;
  status: FileStatus;
  /** Unified diff without a file header; null when the platform left it out (binary or too large). */
  patch: string | null;
  /** Null: does not exist on that side, was not asked for, or could not be read (see `unreadable`). */
  before: string | null;
  after: string | null;
  /** Why the text is missing although it was asked for, e.g. "not UTF-8". */
  unreadable?: string;
}

export interface Hunk {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
}

/** A Rust file that takes part in the review. Lines count from 1. */
export interface ChangedFile {
  path: string;
  previousPath: string;
  before: string | null;
  after: string | null;
  hunks: readonly Hunk[];
  /** Line numbers of `after` that the change wrote. */
  addedLines: ReadonlySet<number>;
}

/** A file the review left out, and why a person should know. */
export interface SkippedFile {
  path: string;
  because: string;
}

/** What kinds of file a pull request touches decides whether it can matter at all. */
export interface ChangeSet {
  rust: readonly ChangedFile[];
  skipped: readonly SkippedFile[];
  /** Every changed path, Rust or not; a rename has both its paths here. */
  paths: readonly string[];
  /** What happened to each of `paths`. */
  files: readonly ChangedPath[];
  /** True when every changed file is proven inert: nothing of it reaches the binary. */
  inert: boolean;
}

export interface ChangedPath {
  path: string;
  /** Proven not to reach the binary. */
  inert: boolean;
  /** Hash of what the change takes out and puts in, without layout and place; null where that is not known. */
  digest: string | null;
}

// ---------------------------------------------------------------- configuration

export const ITEM_IDS = [
  'benchmarks',
  'allocations',
  'redundant-work',
  'parallelism',
  'simplicity',
  'error-paths',
  'documentation',
  'tests',
  'observability',
] as const;

/** One of the guide's nine items. */
export type GuideItemId = (typeof ITEM_IDS)[number];

/** An item that a project adds; the prefix keeps its name apart from all that the guide may ever have. */
export type OwnItemId = `own:${string}`;

export type ItemId = GuideItemId | OwnItemId;
export type Requirement = 'required' | 'advisory' | 'off';
export type Ask = 'always' | 'hot' | 'never';
export type Severity = 'error' | 'warning' | 'note';
export type Mode = 'advise' | 'enforce';

export interface ItemSettings {
  requirement: Requirement;
  /** Absent: the item's own default decides when a person is asked. */
  ask?: Ask;
  /** Absent: the item's own words. Plain text. */
  title?: string;
  /** For the changed paths that an entry fits, the first one counts; what it leaves out stays as above. */
  byPath?: readonly PathSettings[];
  /** What it leaves out stays as in `Config.ticks`. */
  ticks?: Partial<TickSettings>;
}

export interface PathSettings {
  paths: readonly string[];
  requirement?: Requirement;
  ask?: Ask;
}

/** An item that a project adds to the guide's nine. */
export interface OwnItem extends ItemSettings {
  id: OwnItemId;
  title: string;
  /** It applies where one of these changed; empty: to every change that is not inert. */
  paths: readonly string[];
  /** Findings of these rules, on these paths, decide this item instead of the rule's own. */
  rules: readonly string[];
}

/** Who may tick. */
export interface TickSettings {
  /** Least role that may tick. */
  role: Exclude<Role, 'none'>;
  /** Team slugs of the organisation, in addition to the role. */
  teams: readonly string[];
  authorMayTick: boolean;
  /** May whoever owns all changed Rust files (`CODEOWNERS` of the base) tick, whatever their role? */
  codeOwners: boolean;
}

export interface Config {
  mode: Mode;
  rules: Readonly<Record<string, Severity | 'off'>>;
  items: Readonly<Record<GuideItemId, ItemSettings>>;
  /** In the order in which they are shown, after the nine. */
  ownItems: readonly OwnItem[];
  /** Globs on paths; `path::to::function` after `#` narrows to one function. */
  hot: readonly string[];
  cold: readonly string[];
  /** Globs of generated or vendored code that is left out. */
  generated: readonly string[];
  /** Pull requests that are left alone. */
  ignore: {
    authors: readonly string[];
    labels: readonly string[];
    /** Left alone when every changed path matches one of these. */
    paths: readonly string[];
    /** Regular expressions are not taken: a title is compared by glob. */
    titles: readonly string[];
    drafts: boolean;
  };
  comments: {
    /** Inline comments one review may add. */
    budget: number;
  };
  ticks: TickSettings;
  gate: {
    /** Fractions: 0.01 is 1 %. Below the floor nobody cares; beyond the margin a required item fails. */
    floor: number;
    margin: number;
    /** Name of the workflow that uploads evidence; null: any workflow. */
    workflow: string | null;
    /** Minutes that the check waits for evidence before it asks a person. */
    waitMinutes: number;
  };
}

/** A message about a configuration file. Line and column count from 1. */
export interface ConfigProblem {
  file: string;
  line: number;
  column: number;
  /** Length of the underlined text on that line, at least 1. */
  length: number;
  message: string;
  /** What to write instead, or null when nothing certain can be said. */
  mend: string | null;
  /** The source line, for printing under the message. */
  source: string;
  /** What the review did instead, as a sentence. */
  effect?: string;
}

/** Who owns code by `CODEOWNERS`: logins, and slugs of the organisation's teams, in lower case. */
export interface Owners {
  logins: readonly string[];
  teams: readonly string[];
}

/** What the source found where configuration may lie; never the pull request's own version. */
export interface ConfigText {
  /** Path as a person would write it, e.g. `.github/perf-checklist.yml` or `acme/.github: perf-checklist.yml`. */
  file: string;
  text: string;
}

export interface Settings {
  /** The repository's own, else its organisation's; null: defaults. */
  config: ConfigText | null;
  /** The organisation's, beside a repository's own: counts when that one `extends` it. Null: there is none; absent: not looked for. */
  inherited?: ConfigText | null;
  /** The pull request's own version where it changes the file: validated, never obeyed. */
  proposed: ConfigText | null;
  /** `.gitattributes` of the base, empty when there is none. */
  attributes: string;
  /** `CODEOWNERS` of the base; absent when there is none. */
  codeOwners?: string;
}

// ---------------------------------------------------------------- findings

export type HeatLevel = 'hot' | 'warm' | 'cold';

export interface Heat {
  level: HeatLevel;
  source: 'measured' | 'declared' | 'benchmarked' | 'shaped' | 'unknown';
  /** Why, as it stands in the comment: "inside `for` in `StateRoot::calculate`". */
  because: string;
}

/** A replacement of whole lines `startLine..endLine` of the file's `after` text. */
export interface Suggestion {
  startLine: number;
  endLine: number;
  replacement: string;
}

export interface Waiver {
  reason: string;
  /** Last day on which it holds; absent: no expiry. */
  until?: string;
  /** True when this pull request wrote it: then a person with the right must confirm it for an error. */
  addedHere: boolean;
  /** Who said so on the pull request, by a command; absent: it stands in the code. */
  by?: { login: string; role: Role; dismissed: boolean };
}

export interface Finding {
  rule: string;
  /** Whose answer it decides. */
  item: ItemId;
  /** The rule's own item, where the project has given the finding to another. */
  ruleItem?: GuideItemId;
  severity: Severity;
  path: string;
  startLine: number;
  endLine: number;
  /** Columns of the underlined text on `startLine`, from 1, end exclusive. */
  startColumn: number;
  endColumn: number;
  /** The source line at `startLine`, without its line end. */
  source: string;
  /** What is wrong and what it costs, naming the code's own identifiers; one or two sentences. */
  message: string;
  /** What to do instead; one sentence. */
  help: string;
  suggestion: Suggestion | null;
  heat: Heat;
  /** Path of the enclosing item inside its file, `Type::function`; empty at file level. */
  within: string;
  /** Stable under line shifts, rebases and file renames; unique inside a review. */
  fingerprint: string;
  waiver: Waiver | null;
}

/** A line of the summary that is not a finding: an unreadable file, an `allow` without a reason. */
export interface Notice {
  path: string | null;
  line: number | null;
  message: string;
}

/** What the rules said about the change. */
export interface RustReview {
  findings: readonly Finding[];
  notices: readonly Notice[];
  /** Functions whose syntax the change altered, added or removed. */
  changedFunctions: readonly ChangedFunction[];
  /** False while the crate index is not there yet: the review was file-local and will be repeated. */
  complete: boolean;
}

export interface ChangedFunction {
  path: string;
  /** `Type::function`. */
  name: string;
  line: number;
  heat: Heat;
  isPublic: boolean;
  /** Hash of the function's syntax without layout and comments; ticks are bound to it. */
  syntaxHash: string;
  /** May a test reach it, as far as names and types tell; null: not known (no index). */
  reachedByTest: boolean | null;
  /** A benchmark that may reach it, or null. */
  reachedByBenchmark: string | null;
}

// ---------------------------------------------------------------- benchmarks

/** Files of an evidence bundle, already unpacked within bounds, or why there are none. */
export type EvidenceFiles =
  | { kind: 'files'; files: ReadonlyMap<string, string>; origin: EvidenceOrigin }
  | { kind: 'refused'; reason: string; origin: EvidenceOrigin | null }
  | Missing;

/** No evidence. A run that is still going says since when: the wait counts from there, whoever asks and however often. */
export type Missing =
  | { kind: 'missing'; reason: string; expected: 'no-workflow' | 'awaiting-approval' | 'finished-without' }
  | { kind: 'missing'; reason: string; expected: 'running'; since: Instant };

export interface EvidenceOrigin {
  workflowRunId: number;
  headSha: Sha;
  url: string;
  /** Null when a person may rely on it to pass an item; otherwise why not (fork, changed workflow). */
  distrust: string | null;
}

/** What the numbers depend on besides the code: both sides must agree in it. */
export interface Machine {
  cpu: string;
  cores: number;
  os: string;
  kernel: string;
  libc: string;
}

export interface Toolchain {
  rustc: string;
  /** Compiler flags beyond the profile; empty when none. */
  flags: string;
  /** SHA-256 of Cargo.lock, or null where there is none. */
  cargoLock: string | null;
}

export type Side = 'base' | 'head';

/**
 * What a number says, which decides how it is judged: `time`, `tail` (a high quantile of times) and `rate` vary from run to run;
 * `instructions` hardly; `exact` (allocations, bytes, sizes) should not.
 */
export type Measure = 'time' | 'tail' | 'rate' | 'instructions' | 'exact';

/** Of `per-second` more is better, of all others less. */
export type Unit = 'ns' | 'count' | 'bytes' | 'per-second';

/** One process run of one benchmark on one side. */
export interface BenchmarkRun {
  /** As the tool names it; other measures than time append theirs: `trie/seek · instructions`. */
  benchmark: string;
  measure: Measure;
  side: Side;
  /** Runs of both sides with the same pair index ran next to each other. */
  pair: number;
  /** Place in time over the whole measurement. */
  order: number;
  /** One value for each sample, in `unit`, for one iteration; never empty, finite, not negative. */
  samples: readonly number[];
  unit: Unit;
}

/**
 * How the places of code in the two binaries relate: `shuffled` anew for each pair, so that they are part of the noise;
 * `fixed` by one build, so that a difference may be theirs; `same` binary on both sides.
 */
export type Layout = 'shuffled' | 'fixed' | 'same';

/** The data were looked at, and could have stopped, when each benchmark had so many pairs. */
export interface Look {
  /** 0 for the first measurement, then one more for each re-measurement whose pairs were added. */
  measurement: number;
  /** Pairs since the start, those of earlier measurements included. */
  pairs: number;
  /** Pairs after which this measurement would have ended, stopped early or not. */
  planned: number;
}

/** A run that gave no result. */
export interface FailedRun {
  side: Side;
  /** Null when the failure concerns the whole side: it did not build. */
  benchmark: string | null;
  because: string;
}

export interface Bundle {
  baseSha: Sha;
  headSha: Sha;
  mergeBase: Sha;
  baseMachine: Machine;
  headMachine: Machine;
  baseToolchain: Toolchain;
  headToolchain: Toolchain;
  layout: Layout;
  /** In time order, at least one. */
  looks: readonly Look[];
  runs: readonly BenchmarkRun[];
  failures: readonly FailedRun[];
}

export type Evidence =
  | { kind: 'measured'; bundle: Bundle; origin: EvidenceOrigin }
  | { kind: 'refused'; reason: string }
  | Missing;

export type VerdictKind = 'regressed' | 'improved' | 'unchanged' | 'cannot tell';

export interface Verdict {
  benchmark: string;
  kind: VerdictKind;
  /** Typical value of a run, in `unit`. */
  base: number | null;
  head: number | null;
  unit: Unit;
  /** Relative change of the cost: +0.078 is 7.8 % slower, for a rate too; null when nothing could be compared. */
  effect: number | null;
  /** Confidence interval of `effect`, adjusted for all benchmarks of the pull request. */
  interval: readonly [low: number, high: number] | null;
  pairs: number;
  /** Smallest relative change that this data could have shown; null when it could show none. */
  smallestVisible: number | null;
  /** Relative change of each pair, in time order. */
  differences: readonly number[];
  because: string;
  /** True for a regression whose estimate is beyond the configured margin. */
  beyondMargin: boolean;
  /** True when the cost surely did not grow beyond the margin, whatever the kind. */
  withinMargin: boolean;
}

export interface GateResult {
  verdicts: readonly Verdict[];
  /** How many benchmarks alarmed when each side was compared with itself; a fit run has none. Null: too few pairs. */
  control: { alarms: number; of: number } | null;
  /** How it was judged, for the details: run statistic, test, look; empty when nothing was. */
  method: string;
  /** Why no comparison, or not all, could be made; empty when all went well. */
  remarks: readonly string[];
}

// ---------------------------------------------------------------- checklist

export type AnswerKind =
  | 'passed'
  | 'failed'
  | 'needs a tick'
  | 'waiting'
  | 'ticked'
  | 'waived'
  | 'accepted'
  | 'not applicable'
  | 'could not review';

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

export interface Tick {
  item: ItemId;
  by: string;
  role: Role;
  at: Instant;
  headSha: Sha;
  /** `Answer.subject` at the time. */
  subject: string;
  reason?: string;
}

/** What the App itself knows about a pull request; lives signed in the comment and in the check's output. */
export interface State {
  /** `owner/name#number`: a state copied elsewhere is refused. */
  pull: string;
  /** Grows with every write that changes anything else in it: an older one played back is refused. */
  version: number;
  ticks: readonly Tick[];
  /**
   * What the comment that carries this state showed: a box ticked in it judges these subjects. `at` is when they were
   * first shown: a command written before has not seen them.
   */
  shown: { headSha: Sha; at: Instant; subjects: Readonly<Partial<Record<ItemId, string>>> };
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
}

/** What a person with the right decided by a command. */
export interface Decision {
  by: string;
  role: Role;
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
  /** `Verdict.effect` when it was accepted. */
  effect: number;
}

/** The whole check, for one head. */
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
  /** Holds for this head. */
  override: Override | null;
  /** Held for another head than this one. */
  ended: Override | null;
  withdrawn: State['withdrawn'];
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
}

/**
 * What became of a finding that had a comment, by the time its pull request was merged: mended; left with a reason; said
 * to be wrong; thumbs down; none of these.
 */
export type Fate = 'fixed' | 'waived' | 'dismissed' | 'disliked' | 'ignored';

export type RuleOutcomes = { rule: string } & Record<Fate, number>;

/** What earlier pull requests of a repository say to this one's review. */
export interface RepositoryHistory {
  /** True for the pull request on which the App introduces itself. */
  introduce: boolean;
  /** Pull requests merged in `advise` mode, and how many of them enforcing would have stopped. */
  advised: { pulls: number; blocked: number };
  /** Rules whose comments are surely of little use here. */
  noisy: readonly RuleOutcomes[];
}

// ---------------------------------------------------------------- what is posted, what should be

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
}

/** The App's own edits are in the history too: they are what a person's edit is compared with. */
export interface CommentEdit {
  editor: Actor;
  /** `none` for bots and where it can't be told. */
  role: Role;
  /** Those of `ticks.teams` that the editor belongs to; absent: not asked. */
  teams?: readonly string[];
  at: Instant;
  /** The body that this edit left. */
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
  comment: PostedComment | null;
  findings: readonly PostedFinding[];
  replies: readonly PostedReply[];
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
  /** Why configuration leaves this pull request alone, or null. */
  leftAlone: string | null;
  ticks: Ticks;
  dropped: readonly DroppedTick[];
  decisions: Decisions;
  /** What enforcing stops it for, in words: "1 regression, 2 boxes to tick"; empty: nothing. */
  blockers: string;
  /** Null where nothing is remembered: the command line. */
  history: RepositoryHistory | null;
  /** When this was found out. */
  at: Instant;
  /** False while the crate index is being built: the review will be repeated. */
  complete: boolean;
  /** True when there is something to say or to tick. */
  showChecklist: boolean;
  files: number;
  addedLines: number;
}

export interface Annotation {
  path: string;
  startLine: number;
  endLine: number;
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
  | { kind: 'react'; comment: CommentRef; reaction: Reaction }
  | { kind: 'create-reply'; thread: number | null; body: string }
  | { kind: 'edit-reply'; id: number; thread: number | null; body: string };

// ---------------------------------------------------------------- what woke the review

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
