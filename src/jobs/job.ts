import type { Actor, CommentRef, Instant, ItemId, RepositoryRef, Sha } from '../model.js';

/** A repository and the installation through which the App sees it. */
export interface Place extends RepositoryRef {
  installation: number;
}

/** What woke a review, as the webhook told it; roles are read when the review runs. */
export type PlannedWake =
  | { kind: 'changed' }
  | { kind: 'rerun' }
  | { kind: 'remeasure'; by: Actor; at: Instant }
  | { kind: 'edited'; editor: Actor; at: Instant; before: string; after: string }
  | { kind: 'pressed'; item: ItemId; by: Actor; at: Instant; text: string }
  | { kind: 'commented'; comment: CommentRef; author: Actor; at: Instant; body: string };

export interface ReviewJob {
  kind: 'review';
  place: Place;
  number: number;
  wake: PlannedWake;
  /** Seconds to wait for more of the same; 0: at once. */
  delay: number;
  /** True when it has waited for its place in the line of its installation. */
  admitted?: boolean;
  /** How often in a row its review was given up; absent: never. */
  failures?: number;
  /** Of a webhook about the pull request itself, however late it comes: the App was there by then. */
  touchedAt?: Instant;
}

/** A commit whose pull requests the webhook does not name: those of forks. */
export interface CommitJob {
  kind: 'commit';
  place: Place;
  headSha: Sha;
  /** Owner and branch of the head; null where the event does not say. */
  head: { owner: string; branch: string } | null;
  wake: PlannedWake;
}

export interface EvidenceJob {
  kind: 'evidence';
  place: Place;
  runId: number;
  /** The run's name: a measurement that the App asked for is known by it. */
  title: string;
  /** What started the run: `pull_request`, `schedule`, … */
  event: string;
  completed: boolean;
  headSha: Sha;
  head: { owner: string; branch: string } | null;
  /** Pull requests of this repository that the event names. */
  numbers: readonly number[];
  /** True when the workflow measures by its name: then its start, and its end without evidence, matter too. */
  measures: boolean;
  /** Of another name it measures where a configuration says so. Absent in a job of an earlier version. */
  workflow?: { name: string | null; path: string };
}

export interface MergeGroupJob {
  kind: 'merge-group';
  place: Place;
  baseSha: Sha;
  headSha: Sha;
  /** `refs/heads/gh-readonly-queue/main/pr-7-…` */
  headRef: string;
}

/** The configuration of a branch changed: every open pull request into it is looked at again. */
export interface ReevaluateJob {
  kind: 'reevaluate';
  place: Place;
  branch: string;
}

/** The owner's defaults changed: open pull requests of all repositories that are reviewed under them are looked at again. */
export interface InheritedJob {
  kind: 'inherited';
  place: Place;
}

export interface IndexJob {
  kind: 'index';
  place: Place;
  commit: Sha;
  /** The pull request whose review is repeated when the index is there. */
  number: number;
}

/** A pull request proposes another configuration: it is replayed over those that were merged before. */
export interface RehearseJob {
  kind: 'rehearse';
  place: Place;
  number: number;
}

/** A pull request has closed: what became of the findings is counted. */
export interface ClosedJob {
  kind: 'closed';
  place: Place;
  number: number;
  headSha: Sha;
  merged: boolean;
  at: Instant;
}

/** Open pull requests of an installation that nobody looked at are found. */
export interface SweepJob {
  kind: 'sweep';
  place: Place;
  /** The App was down, or might not do what it may now: boxes may have been ticked, and what waits may go on. */
  thorough: boolean;
}

export type Job =
  | ClosedJob
  | ReviewJob
  | CommitJob
  | EvidenceJob
  | MergeGroupJob
  | ReevaluateJob
  | InheritedJob
  | IndexJob
  | RehearseJob
  | SweepJob;

/** In place of a repository's name: all that the installation sees. */
export const EVERY_REPOSITORY = '*';

/** `owner/name#number`: reviews of one pull request never run side by side. */
export function pullKey(place: RepositoryRef, number: number | ''): string {
  return `${place.owner}/${place.name}#${number}`.toLowerCase();
}
