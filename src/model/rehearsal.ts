import type { Finding } from './findings.js';
import type { Instant } from './pull.js';

/** What a merged pull request would have got. */
export interface Replay {
  /** Null where the history does not tell. */
  number: number | null;
  sha: string;
  title: string;
  mergedAt: Instant;
  /** Inline comments. */
  comments: number;
  /** Why a required item would have failed, as plain text; null: nothing would have blocked. */
  blocked: string | null;
  /** Required items that would have asked a person for a tick, not counting benchmark evidence. */
  ticks: number;
  /** True when hot code changed and benchmarks would have been asked for. */
  wantsEvidence: boolean;
  leftAlone: boolean;
  findings: readonly Pick<Finding, 'rule' | 'severity'>[];
}

export interface RuleTally {
  rule: string;
  error: number;
  warning: number;
  note: number;
  /** Pull requests that the rule would have spoken in. */
  pulls: number;
}

/** A configuration replayed over merged pull requests. */
export interface Rehearsal {
  pulls: number;
  comments: number;
  /** Pull requests with at least one comment. */
  commented: number;
  blocked: number;
  /** Pull requests that would have asked for a tick. */
  asked: number;
  wantEvidence: number;
  leftAlone: number;
  /** The rules that would have spoken, loudest first. */
  rules: readonly RuleTally[];
  /** Pull requests that would have noticed, those that would have been blocked first, then by comments. */
  loudest: readonly Replay[];
}

/** A configuration that a pull request proposes, replayed over what was merged before it. */
export type ProposedRehearsal =
  | { kind: 'running' }
  | {
      kind: 'done';
      proposed: Rehearsal;
      /** The same pull requests under the configuration in force. */
      present: Rehearsal;
      /** Why not all of the past that was wanted could be replayed; null: it was. */
      cut: string | null;
    };
