import type { Finding, ItemId, Role } from '../../src/model.js';
import { emptyBundle } from '../gate/noise.js';
import type { Situation } from '../report/road.js';
import { changedFunction, finding, NO_GATE, PULL, rust, verdict } from '../samples.js';

/** What a push can change; each number is a version of that piece of code. */
export interface Code {
  /** A public function that no test reaches. */
  prune: number;
  /** An error, or null where there is none. */
  unsafe: number | null;
  /** A warning, or null. */
  clone: number | null;
  /** Which of the `EFFECTS`, or null. */
  slower: 0 | 1 | 2 | null;
}

export const PEOPLE: Readonly<Record<string, Role>> = {
  bo: 'write',
  cy: 'admin',
  /** The author. */
  ada: 'write',
  eve: 'triage',
  rita: 'read',
};
export const AUTHOR = PULL.author.login;
/** Effects of the three sizes of a slow-down; by the margin of 5 %, an acceptance of the first covers the second too. */
export const EFFECTS = [0.08, 0.12, 0.19] as const;
export const MARGIN = 0.05;
export const BENCHMARK = 'trie/seek';
export const ITEMS_AT_STAKE = ['tests', 'error-paths', 'benchmarks'] as const satisfies readonly ItemId[];
export type Stake = (typeof ITEMS_AT_STAKE)[number];

export const START: Code = { prune: 0, unsafe: 0, clone: null, slower: null };

export function fingerprintOf(kind: 'unsafe' | 'clone', version: number): string {
  return `${kind === 'unsafe' ? 'a' : 'c'}${version.toString(16).padStart(15, '0')}`;
}

export function headOf(push: number): string {
  return push.toString(16).padStart(40, '0');
}

/** What the engine and the gate would say of this code. */
export function situationOf(code: Code, push: number): Situation {
  const prune = changedFunction({ isPublic: true, reachedByTest: false, syntaxHash: `p${code.prune}` });
  const verdicts =
    code.slower === null ? [] : [verdict({ benchmark: BENCHMARK, effect: EFFECTS[code.slower] })];
  return {
    pull: { ...PULL, headSha: headOf(push) },
    rust: rust({ changedFunctions: [prune], findings: findingsOf(code) }),
    evidence: {
      kind: 'measured',
      bundle: emptyBundle(12),
      origin: { workflowRunId: 1, headSha: headOf(push), url: '', distrust: null },
    },
    measured: { ...NO_GATE, verdicts },
  };
}

function findingsOf({ unsafe, clone }: Code): Finding[] {
  const error = { rule: 'eager-error-value', item: 'error-paths' as const, severity: 'error' as const };
  return [
    ...(unsafe === null ? [] : [finding({ ...error, fingerprint: fingerprintOf('unsafe', unsafe) })]),
    ...(clone === null ? [] : [finding({ fingerprint: fingerprintOf('clone', clone) })]),
  ];
}
