import type { Instant, Sha } from './pull.js';

/** Files of an evidence bundle, already unpacked within bounds, or why there are none. */
export type EvidenceFiles =
  | {
      kind: 'files';
      files: ReadonlyMap<string, string>;
      origin: EvidenceOrigin;
      /** The commits it has to be about where they are not those of the review: a merge group has what its pull request has. */
      measured?: { headSha: Sha; mergeBase: Sha };
      /** Id of the artifact that held them; absent where there is none. */
      artifact?: number;
      /** What was measured of the same head after that, oldest first: its workflow ran again, or the App had it measured again. */
      later?: readonly MeasuredFiles[];
      /** Why a bundle is not among them, a sentence each. */
      problems?: readonly string[];
      /** What the App had measured again; absent: nothing was asked for. */
      again?: Remeasurements;
    }
  | { kind: 'refused'; reason: string; origin: EvidenceOrigin | null }
  | Missing;

/** No evidence. A run that is still going says since when: the wait counts from there, whoever asks and however often. */
export type Missing =
  | { kind: 'missing'; reason: string; expected: 'no-workflow' | 'awaiting-approval' | 'finished-without' }
  | { kind: 'missing'; reason: string; expected: 'running'; since: Instant };

/** One bundle, and the artifact that held it: ids grow with time. */
export interface MeasuredFiles {
  artifact: number;
  files: ReadonlyMap<string, string>;
}

/** Measurements that the App asked for when there was evidence already; their pairs are added to it. */
export interface Remeasurements {
  /** How often it was asked for on this head. */
  asked: number;
  /** When the one that is not finished was asked for. */
  running: Instant | null;
}

/** With each look there is less error left to spend; after so many there is none (`src/gate/spending.ts`). */
export const MOST_REMEASUREMENTS = 3;

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
  /** Where its benchmarks stand; absent: it does not say. */
  targets?: readonly MeasuredTarget[];
}

/** A file of the head that benchmarks stand in. */
export interface MeasuredTarget {
  /** From the top of the repository. */
  path: string;
  /** Empty: none of them could be measured. */
  benchmarks: readonly string[];
}

export type Evidence =
  | {
      kind: 'measured';
      bundle: Bundle;
      /** Further measurements of the same commits, oldest first: the gate adds their pairs. */
      later?: readonly Bundle[];
      /** Ids of the artifacts that all of it came from; absent where there are none. */
      artifacts?: readonly number[];
      /** Why something that was measured is not among it, a sentence each. */
      problems?: readonly string[];
      origin: EvidenceOrigin;
      again?: Remeasurements;
    }
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

/** What noise does not keep from an answer. */
export interface Stuck {
  /** Undecided benchmarks that further pairs would not decide. */
  benchmarks: readonly string[];
  /** A margin that would let them be decided; a fraction. */
  margin: number;
}

export interface GateResult {
  verdicts: readonly Verdict[];
  /** How many benchmarks alarmed when each side was compared with itself; a fit run has none. Null: too few pairs. */
  control: { alarms: number; of: number } | null;
  /** How it was judged, for the details: run statistic, test, look; empty when nothing was. */
  method: string;
  /** Why no comparison, or not all, could be made; empty when all went well. */
  remarks: readonly string[];
  /** Benchmarks that the base still could run, and the head cannot. */
  broken: readonly string[];
  /** Absent: more pairs may decide whatever is open. */
  stuck?: Stuck;
}
