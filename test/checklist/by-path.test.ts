import { assess } from '../../src/checklist/assess.js';
import { itemsOf } from '../../src/checklist/items.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { ChangeSet, Config, GuideItemId, PathSettings, Requirement } from '../../src/model.js';
import { changedFunction, changes, config, finding, NO_GATE, NO_TICKS, rust, verdict } from '../samples.js';
import { answer, HOT, input, measured, running } from './answer-of.js';

function byPath(item: GuideItemId, requirement: Requirement, ...entries: PathSettings[]): Config {
  return config({ items: { ...DEFAULT_CONFIG.items, [item]: { requirement, byPath: entries } } });
}

function changed(...paths: string[]): ChangeSet {
  return changes({
    paths,
    files: paths.map((path) => ({ path, inert: path.endsWith('.md'), digest: path })),
    rust: paths
      .filter((path) => path.endsWith('.rs'))
      .map((path) => ({ ...changes().rust[0]!, path, previousPath: path })),
  });
}

const EXAMPLE = 'examples/a.rs';
const CORE = 'crates/core/a.rs';
const error = (path: string) => finding({ path, severity: 'error', fingerprint: path });

describe('requirement by path', () => {
  const off = byPath('allocations', 'required', { paths: ['examples'], requirement: 'off' });
  const advisory = byPath('allocations', 'required', { paths: ['examples'], requirement: 'advisory' });
  const strictInCore = byPath('allocations', 'advisory', { paths: ['crates/core'], requirement: 'required' });
  const twiceAdvice = byPath(
    'allocations',
    'advisory',
    { paths: ['examples'], ask: 'never' },
    { paths: ['crates'] },
  );
  const judge = (over: Config, paths: string[], findings: ReturnType<typeof error>[]) => {
    const assessment = assess(
      itemsOf(over),
      input({ config: over, changes: changed(...paths), rust: rust({ findings }) }),
    );
    const found = assessment.answers.find(({ item }) => item === 'allocations');
    return [found?.requirement, found?.kind, [...assessment.failing]];
  };

  test.each<[string, Config, string[], string[], unknown[]]>([
    ['off where only that changed', off, [EXAMPLE], [EXAMPLE], [undefined, undefined, []]],
    ['off beside code that counts', off, [EXAMPLE, CORE], [EXAMPLE], ['required', 'passed', []]],
    ['code that counts beside off', off, [EXAMPLE, CORE], [CORE], ['required', 'failed', [CORE]]],
    ['advice where only that changed', advisory, [EXAMPLE], [EXAMPLE], ['advisory', 'failed', []]],
    ['advice beside code that counts', advisory, [EXAMPLE, CORE], [EXAMPLE], ['advisory', 'failed', []]],
    ['both', advisory, [EXAMPLE, CORE], [EXAMPLE, CORE], ['required', 'failed', [CORE]]],
    ['all is well', advisory, [EXAMPLE, CORE], [], ['required', 'passed', []]],
    ['all is well where both are advice', twiceAdvice, [EXAMPLE, CORE], [], ['advisory', 'passed', []]],
    ['stricter for some', strictInCore, [EXAMPLE, CORE], [CORE], ['required', 'failed', [CORE]]],
    ['stricter, but not here', strictInCore, [EXAMPLE], [EXAMPLE], ['advisory', 'failed', []]],
    [
      'words beside it make nothing stricter',
      advisory,
      [EXAMPLE, 'README.md'],
      [EXAMPLE],
      ['advisory', 'failed', []],
    ],
  ])('%s', (_name, over, paths, findings, expected) => {
    expect(judge(over, paths, findings.map(error))).toEqual(expected);
  });

  test('of the entries that fit, the first one counts', () => {
    const over = byPath(
      'allocations',
      'off',
      { paths: ['crates/core'], requirement: 'required' },
      { paths: ['crates'], requirement: 'advisory' },
    );
    expect(judge(over, [CORE], [error(CORE)])).toEqual(['required', 'failed', [CORE]]);
    expect(judge(over, ['crates/x.rs'], [])).toEqual(['advisory', 'passed', []]);
    expect(judge(over, ['x.rs'], [])).toEqual([undefined, undefined, []]);
  });

  test('files that GitHub did not list may fall under any of them', () => {
    const cut = { path: null, because: 'too many', unread: true };
    const only = (path: string) => ({ ...changed(path), skipped: [cut] });
    const asks = { kind: 'needs a tick', requirement: 'required' };
    expect(answer('allocations', { config: off, changes: only(EXAMPLE) })).toMatchObject(asks);
    expect(answer('allocations', { config: strictInCore, changes: only('README.md') })).toMatchObject(asks);
    expect(
      answer('allocations', { config: byPath('allocations', 'off'), changes: only(CORE) }),
    ).toBeUndefined();
    const always = byPath('allocations', 'required', { paths: ['examples'], ask: 'always' });
    expect(answer('allocations', { config: always, changes: only(CORE) }).because).toMatch(/always asks/);
  });

  test('a page that is code, and was not read, is asked about beside code', () => {
    const page = {
      config: advisory,
      changes: changed(EXAMPLE, 'docs/a.md'),
      rust: rust({ unread: ['docs/a.md'] }),
    };
    expect(answer('allocations', page)).toMatchObject({ kind: 'needs a tick', requirement: 'required' });
  });

  test('what was not read elsewhere is asked about there', () => {
    const elsewhere = { changes: changed(EXAMPLE, CORE), rust: rust({ unread: [CORE] }) };
    expect(answer('allocations', { config: advisory, ...elsewhere })).toMatchObject({
      requirement: 'required',
    });
    expect(answer('allocations', { config: strictInCore, ...elsewhere })).toMatchObject({
      requirement: 'required',
    });
    expect(
      answer('allocations', {
        config: byPath('allocations', 'required', { paths: ['crates/core'], requirement: 'off' }),
        ...elsewhere,
      }).kind,
    ).toBe('passed');
  });

  test('words beside code ask nobody, words alone have the settings of their paths', () => {
    const always = byPath('benchmarks', 'required', {
      paths: ['examples'],
      requirement: 'advisory',
      ask: 'never',
    });
    always.items.benchmarks.ask = 'always';
    const given = {
      config: always,
      changes: changed(EXAMPLE, 'README.md'),
      rust: rust({ changedFunctions: [] }),
    };
    expect(answer('benchmarks', given)).toMatchObject({ requirement: 'advisory', kind: 'passed' });
    const words = byPath('allocations', 'required', { paths: ['docs'], requirement: 'off' });
    const only = (path: string) => ({ config: words, changes: { ...changed(path), inert: true } });
    expect(answer('allocations', only('docs/a.md'))).toBeUndefined();
    expect(answer('allocations', only('README.md')).kind).toBe('not applicable');
  });

  test('what waits in one part is waited for, whatever fails in it', () => {
    const open = { ...finding({ item: 'benchmarks', severity: 'error', path: CORE }) };
    const given = {
      config: byPath('benchmarks', 'required', { paths: ['examples'], requirement: 'advisory' }),
      changes: changed(EXAMPLE, CORE),
      rust: rust({ findings: [open] }),
      evidence: running('2026-11-22T14:00:00Z'),
    };
    const { kind, subject } = answer('benchmarks', given);
    const by = { by: 'bo', role: 'write' as const, at: '2026-11-22T14:10:00Z', headSha: '', subject };
    const ticks = { ...NO_TICKS, ticks: [{ ...by, item: 'benchmarks' as const }] };
    expect([kind, answer('benchmarks', { ...given, ticks }).kind]).toEqual(['failed', 'waiting']);
  });

  test('an empty pull request has the settings of the item', () => {
    const empty = { ...changed(), inert: true };
    expect(answer('allocations', { config: advisory, changes: empty }).because).toBe('nothing changed');
  });

  test('a regression counts where benchmarks are required for anything that changed', () => {
    const over = byPath('benchmarks', 'off', { paths: ['crates/core'], requirement: 'required' });
    const at = (path: string) =>
      answer('benchmarks', {
        config: over,
        changes: changed(path),
        evidence: measured(),
        measured: { ...NO_GATE, verdicts: [verdict()] },
      });
    expect(at(CORE)).toMatchObject({ kind: 'failed', requirement: 'required' });
    expect(at(EXAMPLE)).toBeUndefined();
  });
});

describe('ask by path', () => {
  const over = byPath(
    'tests',
    'required',
    { paths: ['crates/core'], ask: 'always' },
    { paths: ['examples'], ask: 'never' },
  );
  const untested = (path: string) =>
    changedFunction({ path, name: path, isPublic: true, reachedByTest: false });
  const at = (...paths: string[]) =>
    answer('tests', {
      config: over,
      changes: changed(...paths),
      rust: rust({ changedFunctions: paths.map(untested) }),
    });

  test('a person is asked for the paths that want it', () => {
    expect(at(EXAMPLE).kind).toBe('passed');
    expect(at('src/lib.rs').kind).toBe('needs a tick');
    expect(at(EXAMPLE, 'src/lib.rs')).toMatchObject({
      kind: 'needs a tick',
      because: '`src/lib.rs` changed, no test reaches it',
    });
  });

  test('and the tick is about their code only', () => {
    expect(at(EXAMPLE, 'src/lib.rs').subject).toBe(at('src/lib.rs').subject);
    expect(at(CORE, 'src/lib.rs').subject).not.toBe(at('src/lib.rs').subject);
  });

  test('hot code elsewhere asks nobody here', () => {
    const hotInCore = byPath('allocations', 'required', { paths: ['crates/core'], ask: 'hot' });
    const kind = (path: string) =>
      answer('allocations', {
        config: hotInCore,
        changes: changed(CORE, 'src/state.rs'),
        rust: rust({ changedFunctions: [changedFunction({ ...HOT, path })] }),
      }).kind;
    expect(kind(CORE)).toBe('needs a tick');
    expect(kind('src/state.rs')).toBe('passed');
  });
});
