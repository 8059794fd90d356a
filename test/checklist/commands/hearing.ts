import { acceptCommands, type CommandInput } from '../../../src/checklist/commands/accept-commands.js';
import { firstState } from '../../../src/markers/state.js';
import {
  type Commented,
  type CommentRef,
  type Decisions,
  ITEM_IDS,
  type Posted,
  type Role,
  type State,
  type Ticks,
} from '../../../src/model.js';
import {
  config,
  finding,
  NO_GATE,
  NOBODY,
  NOTHING_POSTED,
  NOW,
  PULL,
  rust,
  SHOWN_CHECK,
  verdict,
} from '../../samples.js';

export const SHOWN = {
  headSha: 'seen00',
  at: '2026-11-22T14:00:00.900Z',
  subjects: { tests: 's-tests', allocations: 's-alloc' },
};
export const FINGERPRINT = '0123456789abcdef';
export const THREAD = {
  id: 31,
  nodeId: 'n',
  fingerprint: FINGERPRINT,
  minimized: false,
  resolved: false,
  answered: true,
};

export function ticks(over: Partial<State> = {}): Ticks {
  const state = { ...firstState('acme/trie#7'), version: 3, shown: SHOWN, ...over };
  return { state, ticks: state.ticks, refused: state.refused, settled: state.settled };
}

const EDITED = { ...THREAD, id: 33, edited: true as const };
export const POSTED: Posted = { ...NOTHING_POSTED, check: SHOWN_CHECK, findings: [THREAD, EDITED] };

export const INPUT: CommandInput = {
  posted: POSTED,
  rules: { pull: PULL, config: config(), owners: NOBODY },
  items: ITEM_IDS,
  rust: rust({
    findings: [
      finding({ fingerprint: FINGERPRINT, severity: 'error' }),
      finding({ fingerprint: 'fedcba9876543210', startLine: 90, endLine: 90 }),
    ],
  }),
  evidence: { kind: 'missing', reason: 'nothing', expected: 'no-workflow' },
  measured: { ...NO_GATE, verdicts: [verdict(), verdict({ benchmark: 'trie/seek deep', effect: 0.2 })] },
  now: NOW,
};

export interface By {
  login?: string;
  role?: Role;
  at?: string;
  comment?: CommentRef;
  bot?: boolean;
}

export function said(body: string, by: By = {}): Commented {
  const { login = 'carol', role = 'write', at = '2026-11-22T14:10:00Z', bot = false } = by;
  return {
    kind: 'commented',
    comment: by.comment ?? { kind: 'issue', id: 50 },
    author: { login, bot },
    role,
    at,
    body,
  };
}

export function hear(body: string, by: By = {}, before = ticks(), input = INPUT) {
  return acceptCommands(before, said(body, by), input);
}

/** What was answered: the reaction, and the sentences in plain words. */
export function answered({
  decisions,
}: {
  decisions: Decisions;
}): [string | undefined, ...(string | null)[]] {
  return [decisions.answer?.reaction, ...decisions.handled.sentences.map(({ text }) => text)];
}

export const IN_THREAD: By = { comment: { kind: 'review', id: 32, thread: 31 } };
export const DECIDED = { by: 'carol', role: 'write', baseRef: PULL.baseRef, at: '2026-11-22T14:10:00.000Z' };
