import { acceptTicks } from '../../src/checklist/accept-ticks.js';
import { assess } from '../../src/checklist/assess.js';
import { ITEMS } from '../../src/checklist/items.js';
import { stateKey } from '../../src/markers/state.js';
import type {
  ChangeSet,
  Config,
  Evidence,
  GateResult,
  Posted,
  PullRequest,
  Report,
  RustReview,
  Wake,
} from '../../src/model.js';
import { type ComposeInput, compose } from '../../src/report/compose.js';
import { changes, config, NO_GATE, NOTHING_POSTED, NOW, PULL, rust } from '../samples.js';

export const KEY = stateKey('secret');

export interface Situation {
  pull?: PullRequest;
  config?: Config;
  changes?: ChangeSet;
  rust?: RustReview;
  evidence?: Evidence;
  measured?: GateResult;
  exempt?: string | null;
  problems?: ComposeInput['problems'];
  posted?: Posted;
  wake?: Wake;
}

/** The road from what was found to the report, without its sources. */
export function reportOf(situation: Situation = {}): Report {
  const input = {
    pull: PULL,
    config: config(),
    exempt: null,
    changes: changes(),
    rust: rust(),
    evidence: { kind: 'missing', reason: 'no workflow uploads any', expected: 'no-workflow' } as Evidence,
    measured: NO_GATE,
    problems: [],
    posted: NOTHING_POSTED,
    wake: { kind: 'changed' } as Wake,
    ...situation,
  };
  const ticks = acceptTicks(input.posted, input.wake, input.pull, input.config, KEY, NOW);
  const assessment = assess(ITEMS, { ...input, ticks, now: NOW });
  return compose({ ...input, ticks, assessment });
}
