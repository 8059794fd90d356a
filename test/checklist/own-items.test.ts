import { assess } from '../../src/checklist/assess.js';
import { itemIdsOf, itemsOf } from '../../src/checklist/items.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { ChangeSet, OwnItem, Tick } from '../../src/model.js';
import { changedFunction, config, NO_TICKS, PULL, rust } from '../samples.js';
import { answer, HOT, input } from './answer-of.js';
import { changed, FORMAT, moved, own, STORAGE } from './own-item.js';

describe('a person answers', () => {
  test.each<[string, Partial<OwnItem>, ChangeSet, string, string]>([
    [
      'its paths changed',
      {},
      changed(FORMAT),
      'needs a tick',
      '`crates/storage/format.md` changed; this project always asks',
    ],
    ['they did not', {}, changed('src/lib.rs'), 'not applicable', 'nothing changed in `crates/storage/**`'],
    [
      'only words, but its own',
      {},
      changed({ path: FORMAT, inert: true, digest: null }),
      'needs a tick',
      '`crates/storage/format.md` changed; this project always asks',
    ],
    [
      'everywhere',
      { paths: [] },
      changed('build.rs'),
      'needs a tick',
      '`build.rs` changed; this project always asks',
    ],
    [
      'everywhere, but nothing that matters',
      { paths: [] },
      changed({ path: 'a.md', inert: true, digest: null }),
      'not applicable',
      'only `a.md` changed',
    ],
    [
      'they may lie beyond what is listed',
      {},
      { ...changed('src/lib.rs'), skipped: [{ path: null, because: 'too many', unread: true }] },
      'needs a tick',
      expect.stringContaining('could not be read'),
    ],
    ['nobody is asked', { ask: 'never' }, changed(FORMAT), 'passed', '`crates/storage/format.md` changed'],
    [
      'its rules say nothing of what is no Rust',
      { rules: ['clone-in-loop'] },
      changed(FORMAT),
      'passed',
      '`crates/storage/format.md` changed',
    ],
    [
      'code that was moved out of its paths',
      { rules: ['clone-in-loop'] },
      moved('crates/storage/a.rs', 'src/a.rs'),
      'passed',
      'no function changed, nothing found',
    ],
    [
      'code that was moved into them',
      { rules: ['clone-in-loop'] },
      moved('src/a.rs', 'crates/storage/a.rs'),
      'passed',
      'no function changed, nothing found',
    ],
    ['no hot code', { ask: 'hot' }, changed(FORMAT), 'passed', '`crates/storage/format.md` changed'],
    [
      'many files',
      {},
      changed(FORMAT, 'crates/storage/a', 'crates/storage/b', 'c'),
      'needs a tick',
      '`crates/storage/format.md`, `crates/storage/a` and 1 more changed; this project always asks',
    ],
  ])('%s', (_name, over, files, kind, because) => {
    expect(answer(STORAGE, { config: own(over), changes: files })).toMatchObject({
      kind,
      because,
      title: 'Format?',
    });
  });

  test('hot code in its paths, and not elsewhere', () => {
    const files = changed('crates/storage/a.rs', 'src/state.rs');
    const here = changedFunction({ ...HOT, path: 'crates/storage/a.rs' });
    const asks = (changedFunctions: (typeof HOT)[]) =>
      answer(STORAGE, { config: own({ ask: 'hot' }), changes: files, rust: rust({ changedFunctions }) }).kind;
    expect(asks([here])).toBe('needs a tick');
    expect(asks([HOT])).toBe('passed');
  });

  test('left alone is left alone', () => {
    expect(answer(STORAGE, { config: own(), changes: changed(FORMAT), exempt: 'a draft' }).kind).toBe(
      'not applicable',
    );
  });
});

describe('a tick is bound to the files', () => {
  const at = (digest: string | null, headSha = PULL.headSha) =>
    input({
      config: own(),
      pull: { ...PULL, headSha },
      changes: changed({ path: FORMAT, inert: true, digest }, 'src/other.rs'),
    });
  const items = itemsOf(own());
  const judged = (on: ReturnType<typeof at>, tick?: Tick) =>
    assess(items, { ...on, ticks: { ...NO_TICKS, ticks: tick === undefined ? [] : [tick] } });
  const tickOn = (on: ReturnType<typeof at>): Tick => ({
    item: STORAGE,
    by: 'bo',
    role: 'write',
    at: '2026-11-22T14:00:00Z',
    headSha: PULL.headSha,
    subject: judged(on).answers.find(({ item }) => item === STORAGE)!.subject,
  });
  const kindOf = (on: ReturnType<typeof at>, tick: Tick) =>
    judged(on, tick).answers.find(({ item }) => item === STORAGE)!.kind;

  test('a push that leaves them keeps it, one that changes them drops it and says so', () => {
    const tick = tickOn(at('one'));
    expect(kindOf(at('one', 'f'.repeat(40)), tick)).toBe('ticked');
    expect(kindOf(at('two'), tick)).toBe('needs a tick');
    expect(judged(at('two'), tick).dropped).toEqual([
      { tick, because: '`crates/storage/format.md` changed after it' },
    ]);
  });

  const asks = (over: Partial<OwnItem>) => {
    const changed = own(over);
    const { answers, dropped } = assess(itemsOf(changed), {
      ...at('one'),
      config: changed,
      ticks: { ...NO_TICKS, ticks: [tickOn(at('one'))] },
    });
    return [answers.find(({ item }) => item === STORAGE)!.kind, dropped[0]?.because];
  };
  test('another question drops it', () => {
    const because = '`the question` changed after it';
    expect(asks({ title: 'Was the migration rehearsed?' })).toEqual(['needs a tick', because]);
  });

  test('where nobody can tell, every push may have changed them', () => {
    const tick = tickOn(at(null));
    expect(kindOf(at(null), tick)).toBe('ticked');
    expect(kindOf(at(null, 'f'.repeat(40)), tick)).toBe('needs a tick');
  });
});

test('the nine come first, under the titles that the project gives them', () => {
  const renamed = config({
    ...own(),
    items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'required', title: 'Tested?' } },
  });
  expect(itemIdsOf(renamed).slice(-2)).toEqual(['observability', STORAGE]);
  expect(answer('tests', { config: renamed }).title).toBe('Tested?');
  expect(answer('simplicity', { config: renamed }).title).toBe('Code is simple and maintainable?');
});

test('off is off', () => {
  expect(answer(STORAGE, { config: own({ requirement: 'off' }), changes: changed(FORMAT) })).toBeUndefined();
});
