import { boxLine, CHECKLIST_MARK } from '../../src/markers/boxes.js';
import { sealed } from '../../src/markers/seal.js';
import { firstState, stateKey, writeState } from '../../src/markers/state.js';
import type { CommentEdit, ItemId, Posted, Role, State, Tick, Wake } from '../../src/model.js';
import { config, NOBODY, NOTHING_POSTED, PULL } from '../samples.js';

export const KEY = stateKey('secret');
export const RULES = { pull: PULL, config: config(), owners: NOBODY };
export const SUBJECTS = { tests: 'subject-tests', benchmarks: 'subject-benchmarks' };

export function state(over: Partial<State> = {}): State {
  return {
    ...firstState('acme/trie#7'),
    version: 4,
    shown: { headSha: 'seen00', at: '2026-11-22T09:00:00Z', subjects: SUBJECTS },
    ...over,
  };
}

/** The comment as the App writes it, with these boxes ticked. */
export function body(ticked: readonly ItemId[], signed: State = state()): string {
  const boxes = (['tests', 'benchmarks'] as const).map((item) => boxLine(item, item, ticked.includes(item)));
  return sealed([CHECKLIST_MARK, ...boxes, writeState(signed, KEY)].join('\n'), KEY);
}

export function posted(text: string, edits: readonly CommentEdit[] = []): Posted {
  return { ...NOTHING_POSTED, comment: { id: 1, nodeId: 'n', body: text, edits } };
}

export interface By {
  login?: string;
  bot?: boolean;
  role?: Role;
  teams?: string[];
  at?: string;
}

export function edited(
  before: string,
  after: string,
  { login = 'bo', bot = false, role = 'write', teams, at }: By = {},
): Wake {
  const wake = {
    kind: 'edited' as const,
    editor: { login, bot },
    role,
    at: at ?? '2026-11-22T14:00:00Z',
    before,
    after,
  };
  return teams === undefined ? wake : { ...wake, teams };
}

export function edit(after: string, { login = 'bo', bot = false, role = 'write', at }: By = {}): CommentEdit {
  return { editor: { login, bot }, role, at: at ?? '2026-11-22T14:00:00Z', body: after };
}

export function tick(over: Partial<Tick> = {}): Tick {
  return {
    item: 'tests',
    by: 'bo',
    role: 'write',
    baseRef: 'main',
    at: '2026-11-22T14:00:00.000Z',
    headSha: 'seen00',
    subject: 'subject-tests',
    ...over,
  };
}

export const tickTests = (by: By = {}) => edited(body([]), body(['tests']), by);
