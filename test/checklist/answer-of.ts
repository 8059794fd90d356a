import { assess } from '../../src/checklist/assess.js';
import type { AssessInput } from '../../src/checklist/item.js';
import { itemsOf } from '../../src/checklist/items.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { Answer, Config, Evidence, ItemId } from '../../src/model.js';
import { emptyBundle } from '../gate/noise.js';
import {
  changedFunction,
  changes,
  config,
  NO_DECISIONS,
  NO_GATE,
  NO_TICKS,
  NOW,
  PULL,
  rust,
} from '../samples.js';

export const NO_WORKFLOW: Evidence = {
  kind: 'missing',
  reason: 'no workflow uploads any',
  expected: 'no-workflow',
};
export const HOT = changedFunction({
  name: 'StateRoot::calculate',
  heat: { level: 'hot', source: 'declared', because: 'declared hot' },
});
export const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });

export function input(over: Partial<AssessInput> = {}): AssessInput {
  return {
    pull: PULL,
    config: config(),
    exempt: null,
    changes: changes(),
    rust: rust(),
    evidence: NO_WORKFLOW,
    measured: NO_GATE,
    ticks: NO_TICKS,
    decisions: NO_DECISIONS,
    indexDue: null,
    now: NOW,
    ...over,
  };
}

export function measured(distrust: string | null = null): Evidence {
  const origin = { workflowRunId: 11, headSha: PULL.headSha, url: '', distrust };
  return { kind: 'measured', bundle: emptyBundle(12), origin };
}

export function running(since: string): Evidence {
  return { kind: 'missing', reason: '`bench.yml` is running', expected: 'running', since };
}

export function answer(item: ItemId, over: Partial<AssessInput>): Answer {
  return assess(itemsOf(over.config ?? config()), input(over)).answers.find((one) => one.item === item)!;
}

export function asking(item: ItemId, ask: 'always' | 'hot' | 'never'): Config {
  return config({ items: { ...DEFAULT_CONFIG.items, [item]: { requirement: 'required', ask } } });
}
