import { acceptTicks } from '../../src/checklist/accept-ticks.js';
import { boxLine } from '../../src/markers/boxes.js';
import { sealed } from '../../src/markers/seal.js';
import type { CommentEdit, State, Ticks, Wake } from '../../src/model.js';
import { NOW } from '../samples.js';
import { body, edit, edited, KEY, posted, RULES, state, tick, tickTests } from './turned-boxes.js';

const at = (minute: number) => `2026-11-22T14:${String(minute).padStart(2, '0')}:00.000Z`;
const accept = (where: ReturnType<typeof posted>, wake: Wake = { kind: 'changed' }) =>
  acceptTicks(where, wake, RULES, KEY, NOW);
const untickTests = (by: { login?: string; role?: 'write' | 'read'; at?: string } = {}) =>
  edited(body(['tests']), body([]), by);

/** What is known once these were signed. */
function after({ ticks, refused, settled }: Ticks): State {
  return state({ version: 9, ticks, refused, settled });
}
const signed = (known: State) => posted(body([], known));
const HELD = state({ version: 9, ticks: [tick()], settled: { tests: at(0) } });

describe('a box that is turned again', () => {
  test('whoever ticked first stays, and an untick between them comes too late', () => {
    const again = accept(signed(HELD), tickTests({ login: 'cy', at: at(10) }));
    expect(again).toMatchObject({ ticks: [tick()], settled: { tests: at(10) } });
    expect(accept(signed(after(again)), untickTests({ at: at(5) })).ticks).toEqual([tick()]);
  });

  test('within one second by the same person, each told by its own webhook: off is off', () => {
    const first = accept(signed(state()), tickTests());
    expect(accept(signed(after(first)), untickTests()).ticks).toEqual([]);
  });

  test('within one second by the same person, of which one is told: the history says what was last', () => {
    const history = [edit(body([]), { bot: true }), edit(body(['tests'])), edit(body([]))];
    expect(accept(posted(body([]), history), tickTests()).ticks).toEqual([]);
  });

  test('both boxes of one edit count', () => {
    const both = body(['tests', 'benchmarks']);
    const history = [edit(body([]), { bot: true }), edit(both)];
    const { ticks } = accept(posted(both, history), edited(body([]), both));
    expect(ticks.map(({ item }) => item)).toEqual(['tests', 'benchmarks']);
  });

  test('what one person is told to have done is not what another did in that second', () => {
    const history = [edit(body([]), { bot: true }), edit(body(['tests']))];
    const eve = tickTests({ login: 'eve', role: 'none' });
    expect(accept(posted(body(['tests']), history), eve).ticks).toEqual([tick()]);
  });

  test('an older turn that is told late is not the one of the history', () => {
    const history = [edit(body([]), { bot: true }), edit(body(['tests']), { at: at(10) })];
    const { settled } = accept(posted(body(['tests']), history), tickTests({ at: at(5) }));
    expect(settled).toEqual({ tests: at(10) });
  });

  test('an untick is heard whatever was written beside it, a box that was deleted is no untick', () => {
    const worded = (text: string) => text.replace('] tests', '] Typo fixed?');
    const wake = edited(worded(body(['tests'], HELD)), worded(body([], HELD)), { at: at(5) });
    expect(accept(signed(HELD), wake)).toMatchObject({ ticks: [], refused: [] });
    const gone = edited(body(['tests'], HELD), '', { at: at(5) });
    expect(accept(signed(HELD), gone)).toMatchObject({ ticks: [tick()], refused: [] });
  });

  test('an untick that was heard is no refusal once its author has lost the right', () => {
    const history = [edit(body(['tests']), { bot: true }), edit(body([]), { role: 'read' })];
    const known = state({ version: 9, settled: { tests: at(0) } });
    expect(
      accept(posted(body([], known), [...history, edit(body([], known), { bot: true, at: at(1) })])),
    ).toMatchObject({
      ticks: [],
      refused: [],
    });
  });

  test('a box of a name that the project does not know is nothing', () => {
    const line = (ticked: boolean) => boxLine('own:junk', 'junk', ticked);
    const [before, now] = [false, true].map((ticked) => sealed(`${body([])}\n${line(ticked)}`, KEY));
    expect(accept(posted(now!), edited(before!, now!))).toMatchObject({ ticks: [], refused: [] });
  });
});

describe('a turn in vain', () => {
  const vain = (minute: number) => tickTests({ login: 'eve', role: 'none', at: at(minute) });
  const refused = (minute: number, because: string | null = 'no') =>
    state({ version: 9, refused: [{ item: 'tests', by: 'ada', at: at(minute), because }] });

  test.each<[string, State, string[]]>([
    ['an older one stays', refused(5), ['eve']],
    ['a newer one stays', refused(15), ['ada']],
    // Once it has been dealt with, being told again is no news.
    ['one of the same second stays', refused(10, null), ['ada']],
  ])('of two the newer one is said: %s', (_name, known, by) => {
    expect(accept(signed(known), vain(10)).refused.map((one) => one.by)).toEqual(by);
  });

  test.each([
    ['before', 9, []],
    ['in the second of', 10, []],
    ['after', 11, ['ada']],
  ])('%s a tick that counts', (_when, minute, by) => {
    const ticks = accept(signed(refused(minute)), tickTests({ at: at(10) }));
    expect(ticks).toMatchObject({ ticks: [tick({ at: at(10) })] });
    expect(ticks.refused.map((one) => one.by)).toEqual(by);
  });
});

describe('beside a comment that a version before seals wrote', () => {
  const unsealed = state({ version: 9, sealed: false });
  const check = { text: body([], unsealed) } as never;
  const turn = (before: string, now: string, edits: CommentEdit[] = []) =>
    accept({ ...posted(now, edits), check }, edited(before, now));
  const BARE = '- [ ] tests <!-- item:tests -->';

  test.each<[string, string, string]>([
    ['no state', BARE, BARE.replace('[ ]', '[x]')],
    [
      'a state that is not the App’s',
      `${BARE}\n<!-- perf-checklist:state:1 AAAA.AAAA -->`,
      `${BARE.replace('[ ]', '[x]')}\n<!-- perf-checklist:state:1 AAAA.AAAA -->`,
    ],
    [
      'a seal, and another word',
      body([]).replace('] tests', '] Typo fixed?'),
      body(['tests']).replace('] tests', '] Typo fixed?'),
    ],
  ])('a box in a text with %s is none', (_name, before, now) => {
    expect(turn(before, now)).toMatchObject({
      ticks: [],
      refused: [{ because: expect.stringContaining('not as the App wrote it') }],
    });
  });
});
