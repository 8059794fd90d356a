import { acceptTicks } from '../../src/checklist/accept-ticks.js';
import { assess } from '../../src/checklist/assess.js';
import { acceptCommands } from '../../src/checklist/commands/accept-commands.js';
import { itemIdsOf, itemsOf } from '../../src/checklist/items.js';
import { withOwnItems } from '../../src/checklist/own-items.js';
import { withWaivers } from '../../src/checklist/waivers.js';
import { firstState, stateKey, writeState } from '../../src/markers/state.js';
import type {
  ChangeSet,
  Config,
  Evidence,
  GateResult,
  Owners,
  Posted,
  ProposedRehearsal,
  PullRequest,
  RemovedConfig,
  Report,
  RepositoryHistory,
  RustReview,
  State,
  Wake,
} from '../../src/model.js';
import { type ComposeInput, compose } from '../../src/report/compose.js';
import {
  changes,
  config,
  NO_GATE,
  NOBODY,
  NOTHING_POSTED,
  NOW,
  PULL,
  rust,
  SHOWN_CHECK,
} from '../samples.js';

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
  owners?: Owners;
  now?: Date;
  indexDue?: ComposeInput['indexDue'];
  rehearsal?: ProposedRehearsal | null;
  history?: RepositoryHistory | null;
  removal?: RemovedConfig | null;
  quiet?: boolean;
}

/** What is posted where the App has signed this before. */
export function signed(over: Partial<State>): Situation {
  const state = { ...firstState('acme/trie#7'), version: 3, ...over };
  return { posted: { ...NOTHING_POSTED, check: { ...SHOWN_CHECK, text: writeState(state, KEY) } } };
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
    owners: NOBODY,
    now: NOW,
    indexDue: null,
    rehearsal: null,
    history: null,
    ...situation,
  };
  const rules = { pull: input.pull, config: input.config, owners: input.owners };
  const boxes = acceptTicks(input.posted, input.wake, rules, KEY, input.now);
  const seen = withOwnItems(input.rust, input.config);
  const heard = { ...input, rust: seen, rules, items: itemIdsOf(input.config) };
  const { ticks, decisions } = acceptCommands(boxes, input.wake, heard);
  const findings = withWaivers(seen.findings, decisions.waivers, input.now);
  const judged = { ...input, rust: { ...input.rust, findings }, ticks, decisions };
  return compose({ ...judged, mayMeasureAgain: false, assessment: assess(itemsOf(input.config), judged) });
}
