import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { Config, FileChange, RustReview } from '../../src/model.js';
import { reviewRust } from '../../src/rules/review-rust.js';

const TODAY = '2026-11-22';
const HOT: Config = { ...DEFAULT_CONFIG, hot: ['src/**'] };
const COLD = '// perf-checklist: cold\n';
const MARKED_HOT = '// perf-checklist: hot\n';
const ALLOW = '// perf-checklist: allow(clone-as-temporary-for-read, reason = "tiny")\n';
const READ = 'let n = name.clone().len();';

/** Text before (null: no such file) and after, by path. */
type Texts = Readonly<Record<string, readonly [string | null, string | null]>>;

function review(texts: Texts, config = DEFAULT_CONFIG, index = CrateIndex.empty()): RustReview {
  const changes = Object.entries(texts).map(([path, [before, after]]): FileChange => {
    const status = before === null ? 'added' : after === null ? 'removed' : 'modified';
    return { path, previousPath: path, status, patch: null, before, after };
  });
  return reviewRust(changedRust(changes, '', config), index, config, TODAY);
}

function fn(name: string, ...statements: string[]): string {
  return `fn ${name}(name: &String) {\n    ${statements.join('\n    ')}\n}\n`;
}

const waivers = (texts: Texts) =>
  review(texts)
    .findings.filter(({ rule }) => rule === 'clone-as-temporary-for-read')
    .map(({ within, waiver }) => [within, waiver?.addedHere ?? null]);
const heats = ({ changedFunctions }: RustReview) =>
  changedFunctions.map(({ name, heat }) => `${name}: ${heat.level}, ${heat.source}`);

describe('an `allow` of the base', () => {
  const statement = (...inside: string[]) => fn('f', ...inside);
  const allow = ALLOW.trim();
  test.each<[string, Texts, [string, boolean][]]>([
    [
      'holds for the item it stood above',
      { 'a.rs': [ALLOW + fn('f', 'g();'), ALLOW + fn('f', READ)] },
      [['f', false]],
    ],
    [
      'was not written for a new function put under it',
      {
        'a.rs': [`use x;\n${ALLOW}${fn('f', 'g();')}`, `use x;\n${ALLOW}${fn('g', READ)}${fn('f', 'g();')}`],
      },
      [['g', true]],
    ],
    [
      'was not written for the whole file when a blank line makes it so',
      { 'a.rs': [ALLOW + fn('f', 'g();'), `${ALLOW}\n${fn('f', READ)}${fn('g', READ)}`] },
      [
        ['f', false],
        ['g', true],
      ],
    ],
    [
      'holds for the file it stood on top of',
      { 'a.rs': [`${ALLOW}\n${fn('f', 'g();')}`, `${ALLOW}\n${fn('f', 'g();')}${fn('g', READ)}`] },
      [['g', false]],
    ],
    [
      'holds when it is formatted anew',
      {
        'a.rs': [
          `use x;\n${ALLOW}${fn('f', 'g();')}`,
          `use x;\n\n${ALLOW.replace(', ', ',  ')}#[inline]\n${fn('f', 'g();', '', READ)}`,
        ],
      },
      [['f', false]],
    ],
    [
      'holds for a method when the bounds of its impl change',
      {
        'a.rs': [
          `impl<T> S<T> {\n${ALLOW}${fn('f', 'g();')}}\n`,
          `impl<T: Copy, U> S<T, U> {\n${ALLOW}${fn('f', READ)}}\n`,
        ],
      },
      [['S::f', false]],
    ],
    [
      'does not hold for a copy in another file',
      { 'a.rs': [ALLOW + fn('f', 'g();'), ALLOW + fn('f', 'g();')], 'b.rs': [null, ALLOW + fn('f', READ)] },
      [['f', true]],
    ],
    [
      'holds for what moves to another file with it',
      {
        'a.rs': [ALLOW + fn('f', READ), null],
        'b.rs': [fn('g', 'k();'), fn('g', 'k();') + ALLOW + fn('f', READ)],
      },
      [],
    ],
    [
      'with another reason is another',
      { 'a.rs': [ALLOW + fn('f', 'g();'), ALLOW.replace('tiny', 'why not') + fn('f', READ)] },
      [['f', true]],
    ],
    [
      'with a later end is another',
      {
        'a.rs': [
          ALLOW.replace('")', '", until = "2026-12-01")') + fn('f', 'g();'),
          ALLOW.replace('")', '", until = "2029-12-01")') + fn('f', READ),
        ],
      },
      [['f', true]],
    ],
    [
      'above a statement holds while the statement is edited',
      { 'a.rs': [statement(allow, 'g(name);'), statement(allow, READ)] },
      [['f', false]],
    ],
    [
      'above a statement was not written for one put between',
      { 'a.rs': [statement(allow, 'g(name);'), statement(allow, READ, 'g(name);')] },
      [['f', true]],
    ],
    [
      'on a line goes along with its statement into another function',
      {
        'a.rs': [
          statement('h();', `${READ} ${allow}`),
          statement('h();', 'k(name);') + fn('k', allow, `${READ} let m = name.clone().is_empty();`),
        ],
      },
      [['k', false]],
    ],
    [
      'was not written for a second `impl` of the type',
      {
        'a.rs': [
          `use x;\n${ALLOW}impl S {\n${fn('f', READ)}}\n`,
          `use x;\n${ALLOW}impl S {\n${fn('f', READ)}}\n${ALLOW}impl S {\n${fn('g', READ)}}\n`,
        ],
      },
      [['S::g', true]],
    ],
    [
      'holds for the second of two when that is edited, and the first is not',
      {
        'a.rs': [
          `impl S {\n${fn('f', 'g();')}}\n${ALLOW}impl S {\n${fn('g', 'g();')}}\n`,
          `impl S {\n${fn('f', 'g();')}}\n${ALLOW}impl S {\n${fn('g', READ)}}\n`,
        ],
      },
      [['S::g', false]],
    ],
    [
      'holds for one `impl` of a trait when that of the same trait for another parameter is new',
      {
        'a.rs': [
          `${ALLOW}impl From<A> for S {\n${fn('from', 'g();')}}\n`,
          `${ALLOW}impl From<A> for S {\n${fn('from', READ)}}\n${ALLOW}impl From<B> for S {\n${fn('from', READ)}}\n`,
        ],
      },
      [
        ['S::from', false],
        ['S::from', true],
      ],
    ],
    [
      'was not written for what `cfg` chooses instead',
      {
        'a.rs': [
          `use x;\n${ALLOW}#[cfg(unix)]\n${fn('f', 'g();')}`,
          `use x;\n${ALLOW}#[cfg(unix)]\n${fn('f', 'g();')}${ALLOW}#[cfg(windows)]\n${fn('f', READ)}`,
        ],
      },
      [['f', true]],
    ],
    [
      'on a line was not written for the same statement in another function of the name',
      {
        'a.rs': [
          `#[cfg(unix)]\n${statement(`${READ} ${allow}`)}`,
          `#[cfg(windows)]\n${statement(`${READ} ${allow}`, 'h();')}#[cfg(unix)]\n${statement(`${READ} ${allow}`)}`,
        ],
      },
      [['f', true]],
    ],
    [
      'above a statement was not written for two',
      { 'a.rs': [statement(allow, 'g(name);'), statement(allow, READ, allow, READ.replace('n =', 'm ='))] },
      [
        ['f', true],
        ['f', true],
      ],
    ],
  ])('%s', (_name, texts, expected) => {
    expect(waivers(texts)).toEqual(expected);
  });
});

describe('`cold` counts over hot code once it stands in the base', () => {
  const before = fn('f', 'g();');
  const after = fn('f', 'h();');
  const bench = factsOfFile(
    'benches/b.rs',
    'fn b(c: &mut Criterion) { c.bench_function("f", |b| b.iter(|| f(&name))); }',
  );
  const withBench = CrateIndex.of(new Map([['benches/b.rs', bench]]), true);

  test.each<[string, Texts, Config, CrateIndex, string]>([
    [
      'hot by configuration',
      { 'src/a.rs': [before, COLD + after] },
      HOT,
      CrateIndex.empty(),
      'f: hot, declared',
    ],
    [
      'so was its new function',
      { 'src/a.rs': [null, COLD + after] },
      HOT,
      CrateIndex.empty(),
      'f: hot, declared',
    ],
    [
      'hot by a mark of the base',
      { 'a.rs': [MARKED_HOT + before, COLD + after] },
      DEFAULT_CONFIG,
      CrateIndex.empty(),
      'f: hot, declared',
    ],
    [
      'the mark of the base is gone',
      { 'a.rs': [MARKED_HOT + before, after] },
      DEFAULT_CONFIG,
      CrateIndex.empty(),
      'f: hot, declared',
    ],
    [
      'hot by benchmark',
      { 'src/a.rs': [before, COLD + after] },
      DEFAULT_CONFIG,
      withBench,
      'f: hot, benchmarked',
    ],
    [
      'cold in the base',
      { 'src/a.rs': [COLD + before, COLD + after] },
      HOT,
      CrateIndex.empty(),
      'f: cold, declared',
    ],
    [
      'in a module that is cold in the base',
      { 'src/a.rs': [`${COLD}mod m {\n${before}}\n`, `${COLD}mod m {\n${before}${fn('k', 'h();')}}\n`] },
      HOT,
      CrateIndex.empty(),
      'k: cold, declared',
    ],
    [
      'another `impl` of the type is cold in the base',
      {
        'src/a.rs': [
          `${COLD}impl S {\n${fn('g', 'g();')}}\nimpl S {\n${before}}\n`,
          `${COLD}impl S {\n${fn('g', 'g();')}}\n${COLD}impl S {\n${after}}\n`,
        ],
      },
      HOT,
      CrateIndex.empty(),
      'S::f: hot, declared',
    ],
    [
      'hot in the base, edited, and one `impl` more',
      {
        'src/a.rs': [`${MARKED_HOT}impl S {\n${before}}\n`, `struct T;\nimpl S {\n${after}}\nimpl S {\n}\n`],
      },
      DEFAULT_CONFIG,
      CrateIndex.empty(),
      'S::f: hot, declared',
    ],
    [
      'hot for nobody',
      { 'a.rs': [before, COLD + after] },
      DEFAULT_CONFIG,
      CrateIndex.empty(),
      'f: cold, declared',
    ],
    [
      'hot here',
      { 'a.rs': [before, MARKED_HOT + after] },
      DEFAULT_CONFIG,
      CrateIndex.empty(),
      'f: hot, declared',
    ],
  ])('%s', (_name, texts, config, index, expected) => {
    expect(heats(review(texts, config, index))).toEqual([expected]);
  });

  test('what the mark would have lowered is a waiver that somebody confirms, as with `allow`', () => {
    const cold = review({ 'src/a.rs': [fn('f', 'g();'), COLD + fn('f', READ)] }, HOT).findings[0]!;
    expect([cold.severity, cold.waiver]).toEqual([
      'error',
      { reason: 'declared cold in the code', addedHere: true },
    ]);
    expect(cold.heat.because).toContain('the `cold` above it counts once the base branch has it');
  });

  test('a function that moves with its mark makes nothing hotter', () => {
    const moved = review(
      {
        'src/cold.rs': [COLD + fn('f', READ), fn('other', 'g();')],
        'src/b.rs': [fn('other', 'g();'), COLD + fn('f', READ)],
      },
      HOT,
    );
    expect(moved.findings).toEqual([]);
  });

  test('a mark over hot code is told of, although no code changed', () => {
    const text = `${fn('a', 'g();')}${before}`;
    const { notices } = review({ 'src/a.rs': [text, fn('a', 'g();') + COLD + before] }, HOT);
    expect(notices).toEqual([
      {
        path: 'src/a.rs',
        line: 4,
        message: expect.stringContaining('hot by `src/**`'),
      },
    ]);
  });
});
