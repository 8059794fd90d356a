export type Sha = string;

/** ISO 8601 in UTC, e.g. `2026-11-22T14:20:00Z`. */
export type Instant = string;

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
  /** Stays where the repository gets another name or owner. Absent: a local repository, or not told. */
  repositoryId?: number;
  /** 0 for a local range of commits. */
  number: number;
  title: string;
  author: Actor;
  /** People who pushed to the branch beside the author: they count as authors, too. Absent: nobody, or not told. */
  pushers?: readonly string[];
  labels: readonly string[];
  state: 'open' | 'closed';
  draft: boolean;
  /** The App may not comment. */
  locked?: true;
  fromFork: boolean;
  baseRef: string;
  headRef: string;
  /** Head of the base branch: configuration is read from here. */
  baseSha: Sha;
  headSha: Sha;
  /** What `before` means everywhere; the base branch may be ahead of it. */
  mergeBase: Sha;
  /** When anybody last did something to it; checks don't count. Absent: not told. */
  updatedAt?: Instant;
  /** False where nobody but the author (and `pushers`) can push: then they may tick. */
  othersCanWrite: boolean;
  /** Of these roles, which more than writing takes, nobody but the author (and `pushers`) has any. Absent: others do, or nobody asked. */
  nobodyElseIs?: readonly Role[];
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

/** A file on both sides of a change. */
export interface TextChange {
  path: string;
  previousPath: string;
  before: string | null;
  after: string | null;
}

/** A Rust file that takes part in the review. Lines count from 1. */
export interface ChangedFile extends TextChange {
  hunks: readonly Hunk[];
  /** Line numbers of `after` that the change wrote. */
  addedLines: ReadonlySet<number>;
}

/** A file the review left out, and why a person should know. */
export interface SkippedFile {
  /** Null: files that were not even listed, which may lie anywhere. */
  path: string | null;
  because: string;
  /** True for code that nobody has chosen to leave out: a person has to look at it. */
  unread?: boolean;
  /** Left out only for lying in this folder, and nothing of the change shows that the base has the folder: then a person has to look. */
  unlessInBase?: string;
}

/** What kinds of file a pull request touches decides whether it can matter at all. */
export interface ChangeSet {
  rust: readonly ChangedFile[];
  skipped: readonly SkippedFile[];
  /** Changed manifests of cargo: which packages are built together. */
  manifests: readonly TextChange[];
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
