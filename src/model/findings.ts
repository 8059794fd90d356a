import type { GuideItemId, ItemId, Severity } from './configuration.js';
import type { Role } from './pull.js';

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
  /** Changed files that no rule has seen: too much for the parser, or the analysis failed; absent: none. */
  unread?: readonly string[];
  /** How many test functions the change altered or added; absent: not counted. */
  changedTests?: number;
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
  /** Nothing but names changed, and that everybody may call it now: it does the work that it did. */
  onlyMadePublic?: true;
  /** Hash of the function's syntax without layout and comments; ticks are bound to it. */
  syntaxHash: string;
  /** The same of what stood in its place; absent where nothing did. */
  replaces?: string;
  /** May a test reach it, as far as names and types tell; null: not known (no index). */
  reachedByTest: boolean | null;
  /** A benchmark that may reach it, or null. */
  reachedByBenchmark: string | null;
  /** All that may, where there are several. */
  reachedByBenchmarks?: readonly string[];
  /** Where surely no benchmark reaches it: the nearest one, or null when there is none. Absent: one may, or that is not known. */
  nearestBenchmark?: NearestBenchmark | null;
}

export interface NearestBenchmark {
  /** Its path. */
  file: string;
  /** `Type::function` that it may reach and that lies nearest; null when it reaches nothing of the repository. */
  reaches: string | null;
}
