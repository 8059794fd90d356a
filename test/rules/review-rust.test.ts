import { hotFunctions } from '../../src/checklist/hot.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { Config, FileChange, RustReview } from '../../src/model.js';
import { reviewRust, scanFile } from '../../src/rules/review-rust.js';

const READ = 'let n = name.clone().len();';
const TODAY = '2026-11-22';

function change(path: string, before: string | null, after: string | null, previousPath = path): FileChange {
  const status =
    before === null ? 'added' : after === null ? 'removed' : path === previousPath ? 'modified' : 'renamed';
  return { path, previousPath, status, patch: null, before, after };
}

function review(
  changes: FileChange[],
  config: Config = DEFAULT_CONFIG,
  index = CrateIndex.empty(),
): RustReview {
  return reviewRust(changedRust(changes, '', config), index, config, TODAY);
}

function fn(name: string, ...statements: string[]): string {
  return `pub(crate) fn ${name}(name: &String, all: &[String]) {\n    ${statements.join('\n    ')}\n}\n`;
}

const lines = (result: RustReview) =>
  result.findings.map((finding) => `${finding.rule}@${finding.startLine}`);

describe('only what the change introduces', () => {
  test('a new problem is found, with its place', () => {
    const { findings } = review([change('src/a.rs', fn('f', 'g();'), fn('f', 'g();', READ))]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'clone-as-temporary-for-read',
      path: 'src/a.rs',
      startLine: 3,
      endLine: 3,
      startColumn: 13,
      endColumn: 25,
      source: `    ${READ}`,
      within: 'f',
      severity: 'warning',
      waiver: null,
    });
    expect(findings[0]!.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  test('leave from clippy silences a warning, and nothing that blocks', () => {
    const allowed = `#[allow(clippy::unnecessary_to_owned)]\n${fn('f', READ)}`;
    expect(lines(review([change('src/a.rs', fn('f', 'g();'), allowed)]))).toEqual([]);
    const { findings } = review([change('src/a.rs', fn('f', 'g();'), allowed)], {
      ...DEFAULT_CONFIG,
      hot: ['src/**'],
    });
    expect(findings).toMatchObject([{ rule: 'clone-as-temporary-for-read', severity: 'error' }]);
  });

  const long = (calls: number) => fn('f', ...Array.from({ length: calls }, (_, i) => `step(${i});`));

  test('a problem that grew is made worse, and one that shrank is not', () => {
    expect(lines(review([change('a.rs', long(105), long(120))]))).toEqual(['long-function@1']);
    expect(lines(review([change('a.rs', long(120), long(105))]))).toEqual([]);
    expect(lines(review([change('a.rs', long(20), long(80))]))).toEqual([]);
  });

  test('what others may call from now on is read for its documentation, although its code is the same', () => {
    const body = '() -> usize {\n    let mut n = 0;\n    n += 1;\n    n\n}\n';
    expect(lines(review([change('src/lib.rs', `fn f${body}`, `pub fn f${body}`)]))).toContain(
      'public-item-without-docs@1',
    );
  });

  test('what lost its last user is told of, although nothing of it changed', () => {
    const used = 'fn helper() {}\npub fn all() { helper(); }\n';
    const unused = 'fn helper() {}\npub fn all() {}\n';
    expect(lines(review([change('src/a.rs', used, unused)]))).toContain('unused-after-change@1');
    expect(lines(review([change('src/a.rs', unused, `${unused}// one more line\n`)]))).toEqual([]);
  });

  test.each([
    ['a test', '#[cfg(test)]\n'],
    ['cold code', '// perf-checklist: cold\n'],
  ])('what is copied from %s into the place of something else is new', (_name, mark) => {
    const file = (body: string) => `mod a {\n${fn('f', body)}}\n${mark}mod b {\n${fn('f', READ)}}\n`;
    expect(lines(review([change('src/a.rs', file('g();'), file(READ))]))).toEqual([
      'clone-as-temporary-for-read@3',
    ]);
    expect(lines(review([change('src/a.rs', file(READ), `// Moved.\n${file(READ)}`)]))).toEqual([]);
  });

  test.each<[string, FileChange[]]>([
    ['what the base had', [change('a.rs', fn('f', READ), fn('f', READ, 'g();'))]],
    ['re-indented code', [change('a.rs', fn('f', READ), fn('f', `{ ${READ} }`))]],
    [
      'moved inside the file',
      [change('a.rs', fn('f', READ) + fn('g', 'h();'), fn('g', 'h();') + fn('f', READ))],
    ],
    [
      'moved to a module that had another of its name',
      [
        change(
          'a.rs',
          `mod a {\n${fn('f', 'g();')}}\nmod b {\n${fn('f', READ)}}\n`,
          `mod a {\n${fn('f', READ)}}\n`,
        ),
      ],
    ],
    ['moved to another function', [change('a.rs', fn('f', READ) + fn('g'), fn('f') + fn('g', READ))]],
    ['moved to another file', [change('a.rs', fn('f', READ), ''), change('b.rs', null, fn('f', READ))]],
    ['a renamed file', [change('b.rs', fn('f', READ), fn('f', READ), 'a.rs')]],
    ['a renamed function', [change('a.rs', fn('f', READ), fn('renamed', READ))]],
    ['a renamed local', [change('a.rs', fn('f', READ), fn('f', READ).replaceAll('name', 'text'))]],
    ['removed code', [change('a.rs', fn('f', READ), null)]],
  ])('%s is not new', (_, changes) => {
    expect(review(changes).findings).toEqual([]);
  });

  test('a second equal problem beside an old one is new, and only it', () => {
    const found = review([change('a.rs', fn('f', READ), fn('f', READ, READ))]);
    expect(found.findings).toHaveLength(1);
  });

  test('what stands in a function that stays is new where it is copied to, in whatever order the files come', () => {
    const stays = change('b.rs', fn('f', READ), `// a line more\n${fn('f', READ)}`);
    for (const name of ['a.rs', 'c.rs']) {
      const { findings } = review([change(name, null, fn('f', READ)), stays]);
      expect(findings.map(({ path }) => path)).toEqual([name]);
    }
  });

  test('code on several lines is quoted on one', () => {
    const chained = READ.replace('name.clone', 'name\n        .trim()\n        .to_string').replace(
      '.len()',
      '\n        .len()',
    );
    const { findings } = review([change('a.rs', null, fn('f', chained))]);
    expect(findings.map(({ message }) => message).join()).toContain('`name.trim()` is copied');
  });

  test('two equal problems in one function stay two', () => {
    const { findings } = review([change('a.rs', null, fn('f', READ, READ))]);
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(2);
  });

  test('fingerprints survive line shifts, formatting and renames of the file', () => {
    const one = review([change('a.rs', null, fn('f', READ))]).findings[0]!;
    const other = review([
      change('b/c.rs', null, `// moved down\n\n${fn('f', 'let n = name\n  .clone() // why\n  .len();')}`),
    ]).findings[0]!;
    expect(other.fingerprint).toBe(one.fingerprint);
  });

  test('what was cold and becomes hot speaks', () => {
    const config = { ...DEFAULT_CONFIG, hot: ['src/hot.rs'] };
    const { findings } = review(
      [change('src/hot.rs', fn('f', READ), fn('f', READ, 'g();'), 'src/cold.rs')],
      config,
    );
    expect(findings.map((finding) => finding.severity)).toEqual(['error']);
  });
});

describe('severity', () => {
  test.each([
    ['configured', { rules: { 'clone-as-temporary-for-read': 'note' as const } }, 'note'],
    ['declared hot blocks', { hot: ['src/**'] }, 'error'],
    ['declared cold is lowered', { cold: ['src/a.rs#f'] }, 'note'],
  ])('%s', (_, overrides, severity) => {
    const found = review([change('src/a.rs', null, fn('f', READ))], { ...DEFAULT_CONFIG, ...overrides });
    expect(found.findings.map((finding) => finding.severity)).toEqual([severity]);
  });

  test('off says nothing', () => {
    const config = { ...DEFAULT_CONFIG, rules: { 'clone-as-temporary-for-read': 'off' as const } };
    expect(review([change('a.rs', null, fn('f', READ))], config).findings).toEqual([]);
  });

  test('a benchmark that may reach the function makes it hot', () => {
    const bench = 'fn bench(c: &mut Criterion) { c.bench_function("f", |b| b.iter(|| walk(&name, &all))); }';
    const index = CrateIndex.of(new Map([['benches/x.rs', factsOfFile('benches/x.rs', bench)]]), true);
    const [finding] = review([change('src/a.rs', null, fn('walk', READ))], DEFAULT_CONFIG, index).findings;
    expect(finding!.heat).toEqual({
      level: 'hot',
      source: 'benchmarked',
      because: 'in `walk`, which `benches/x.rs` may reach',
    });
    expect(finding!.severity).toBe('warning');
  });
});

describe('a file with more syntax than any person writes', () => {
  const dense = 'f(1);'.repeat(60_000);

  test('is said not to be reviewed, and counts as unread; the others are reviewed', () => {
    const files = [
      change('src/dense.rs', fn('f'), fn('f', dense)),
      change('src/a.rs', fn('f'), fn('f', READ)),
    ];
    const { findings, notices, unread } = review(files);
    expect(unread).toEqual(['src/dense.rs']);
    expect(notices).toEqual([
      {
        path: 'src/dense.rs',
        line: null,
        message: expect.stringMatching(
          /^not reviewed: it has \d{3},\d{3} pieces of syntax, more than the 300,000 that are read$/,
        ),
      },
    ]);
    expect(findings.map(({ path }) => path)).toEqual(['src/a.rs']);
  });

  test('may be made smaller again', () => {
    const { notices, unread } = review([change('src/dense.rs', fn('f', dense), fn('f', READ))]);
    expect([notices, unread]).toEqual([[], undefined]);
  });
});

describe('comments in the code', () => {
  const allow = (rest: string) => `// perf-checklist: allow(clone-as-temporary-for-read${rest})`;

  test.each<[string, string]>([
    ['on the line', fn('f', `${READ} ${allow(', reason = "tiny"')}`)],
    ['above the statement', fn('f', allow(', reason = "tiny"'), READ)],
    ['above the function', `${allow(', reason = "tiny"')}\n#[inline]\n${fn('f', READ)}`],
    ['above the module', `${allow(', reason = "tiny"')}\nmod m {\n${fn('f', READ)}}\n`],
    ['at the top of the file', `${allow(', reason = "tiny"')}\n\nuse x;\n${fn('f', READ)}`],
    ['before its day', fn('f', allow(', reason = "tiny", until = "2027-01-31"'), READ)],
    ['on its last day', fn('f', allow(`, reason = "tiny", until = "${TODAY}"`), READ)],
  ])('allow %s', (_, text) => {
    const [finding] = review([change('a.rs', null, text)]).findings;
    expect(finding!.waiver).toMatchObject({ reason: 'tiny', addedHere: true });
  });

  test('an `allow` of the base was not added here', () => {
    const [finding] = review([
      change(
        'a.rs',
        `${allow(', reason = "tiny"')}\n${fn('f', 'g();')}`,
        `${allow(', reason = "tiny"')}\n${fn('f', READ)}`,
      ),
    ]).findings;
    expect(finding!.waiver).toEqual({ reason: 'tiny', addedHere: false });
  });

  test.each([
    ['no reason', allow(''), 'has no reason'],
    ['empty reason', allow(', reason = " "'), 'has no reason'],
    ['expired', allow(', reason = "x", until = "2026-11-21"'), 'expired on 2026-11-21'],
    ['no day', allow(', reason = "x", until = "2026-02-30"'), 'is not a day'],
    [
      'a rule that does not exist',
      '// perf-checklist: allow(linear-search-in-lop, reason = "x")',
      'unknown rule `linear-search-in-lop`: did you mean `linear-search-in-loop`?',
    ],
    [
      'underscores',
      '// perf-checklist: allow(linear_search_in_loop, reason = "x")',
      'unknown rule `linear_search_in_loop`: did you mean `linear-search-in-loop`?',
    ],
    [
      'another tool’s rule, without a reason',
      '// perf-checklist: allow(dead_code)',
      'unknown rule `dead_code`: `perf-checklist explain` lists the rules',
    ],
    ['nonsense', '// perf-checklist: ignore everything', 'is not understood'],
  ])('%s does not hold and says so', (_, comment, message) => {
    const result = review([change('a.rs', null, fn('f', comment, READ))]);
    expect(result.findings.map((finding) => finding.waiver)).toEqual([null]);
    expect(result.notices).toEqual([
      expect.objectContaining({ path: 'a.rs', line: 2, message: expect.stringContaining(message) }),
    ]);
  });

  test('it covers its own rule only, and its own line only', () => {
    const other = fn('f', '// perf-checklist: allow(clone-in-loop, reason = "x")', READ);
    expect(review([change('a.rs', null, other)]).findings[0]!.waiver).toBeNull();
    const elsewhere = fn('f', allow(', reason = "x"'), 'g();', READ);
    expect(review([change('a.rs', null, elsewhere)]).findings[0]!.waiver).toBeNull();
  });

  test('hot and cold above a function', () => {
    expect(
      review([change('a.rs', null, `// perf-checklist: hot\n${fn('f', READ)}`)]).findings[0]!.heat.source,
    ).toBe('declared');
    expect(
      review([change('a.rs', null, `// perf-checklist: cold\n${fn('f', READ)}`)]).findings[0]!.severity,
    ).toBe('note');
  });
});

describe('changed functions', () => {
  test('are those whose syntax changed, with what may reach them', () => {
    const before = fn('same', 'a();') + fn('edited', 'a();') + fn('formatted', 'a();');
    const after =
      fn('edited', 'b();') +
      fn('formatted', '// a note\n        a();') +
      fn('added', 'c();') +
      fn('same', 'a();');
    const index = CrateIndex.of(
      new Map([['tests/t.rs', factsOfFile('tests/t.rs', '#[test] fn t() { edited(); }')]]),
      true,
    );
    const { changedFunctions } = review([change('src/a.rs', before, after)], DEFAULT_CONFIG, index);
    expect(changedFunctions.map((each) => [each.name, each.reachedByTest])).toEqual([
      ['edited', true],
      ['added', false],
    ]);
  });

  const FAST = 'a();';
  const SLOW = 'for name in all { b(name); }';
  const find = (body: string) => fn('find', body);
  test.each([
    [
      'that `#[cfg]` chooses from',
      `#[cfg(unix)]\n${find(FAST)}#[cfg(windows)]\n${find(SLOW)}`,
      `#[cfg(unix)]\n${find(SLOW)}#[cfg(windows)]\n${find(FAST)}`,
    ],
    [
      'in two modules',
      `mod fast {\n${find(FAST)}}\nmod slow {\n${find(SLOW)}}\n`,
      `mod fast {\n${find(SLOW)}}\nmod slow {\n${find(FAST)}}\n`,
    ],
    [
      'in impls of two traits',
      `struct A;\nimpl Fast for A {\n${find(FAST)}}\nimpl Slow for A {\n${find(SLOW)}}\n`,
      `struct A;\nimpl Fast for A {\n${find(SLOW)}}\nimpl Slow for A {\n${find(FAST)}}\n`,
    ],
    [
      'whose conditions are spelled anew',
      `#[cfg(unix)]\n${find(FAST)}#[cfg(windows)]\n${find(SLOW)}`,
      `#[ cfg(unix)]\n${find(SLOW)}#[cfg(all(windows))]\n${find(FAST)}`,
    ],
    [
      'in modules that `#[cfg]` chooses from',
      `#[cfg(unix)]\nmod a {\n${find(FAST)}}\n#[cfg(windows)]\nmod a {\n${find(SLOW)}}\n`,
      `#[cfg(unix)]\nmod a {\n${find(SLOW)}}\n#[cfg(windows)]\nmod a {\n${find(FAST)}}\n`,
    ],
    [
      'in modules that say inside what chooses them',
      `mod a {\n#![cfg(unix)]\n${find(FAST)}}\nmod a {\n#![cfg(windows)]\n${find(SLOW)}}\n`,
      `mod a {\n#![cfg(unix)]\n${find(SLOW)}}\nmod a {\n#![cfg(windows)]\n${find(FAST)}}\n`,
    ],
    [
      'in impls for two types of one name',
      `impl A<u8> {\n${find(FAST)}}\nimpl A<u16> {\n${find(SLOW)}}\n`,
      `impl A<u8> {\n${find(SLOW)}}\nimpl A<u16> {\n${find(FAST)}}\n`,
    ],
  ])('two of one name that change places, %s', (_name, before, after) => {
    expect(review([change('src/a.rs', before, after)]).changedFunctions).toHaveLength(2);
    expect(review([change('src/a.rs', before, `// Moved.\n${before}`)]).changedFunctions).toEqual([]);
  });

  test.each<[string, FileChange[]]>([
    [
      'as a file',
      [change('src/a.rs', find(FAST), null), change('src/a/mod.rs', find(SLOW), find(SLOW), 'src/b.rs')],
    ],
    [
      'as a file that stays under another name',
      [
        change('src/c.rs', find(FAST), find(FAST), 'src/a.rs'),
        change('src/a/mod.rs', find(SLOW), find(SLOW), 'src/b.rs'),
      ],
    ],
    [
      'in the file above',
      [
        change('src/lib.rs', `mod a {\n${find(FAST)}}\nmod b {\n${find(SLOW)}}\n`, 'mod a;\n'),
        change('src/a.rs', null, find(SLOW)),
      ],
    ],
  ])('what becomes the module that another was, %s, is another for who calls it', (_name, changes) => {
    const hot = { ...DEFAULT_CONFIG, hot: ['src/a.rs', 'src/a/**'] };
    const { changedFunctions } = review(changes, hot);
    expect(changedFunctions.map(({ path, name, heat }) => [path, name, heat.source])).toEqual([
      [changes[1]!.path, 'find', 'declared'],
    ]);
  });

  test('a module that moves to a folder of its own is unchanged', () => {
    const both = `#[cfg(unix)]\n${find(FAST)}#[cfg(windows)]\n${find(SLOW)}`;
    const { changedFunctions } = review([change('src/a/mod.rs', both, both, 'src/a.rs')]);
    expect(changedFunctions).toEqual([]);
  });

  test('a copy of what a test holds is no move', () => {
    const inTest = change('tests/a.rs', find(SLOW), `// A note.\n${find(SLOW)}`);
    const { changedFunctions } = review([change('src/a.rs', find(FAST), find(SLOW)), inTest]);
    expect(changedFunctions.map(({ name }) => name)).toEqual(['find']);
    const code = (module: string, body: string) =>
      `mod ${module} {\n${find(body)}}\n#[cfg(test)]\nmod tests {\n${find(SLOW)}}\n`;
    expect(
      review([change('src/a.rs', code('a', FAST), code('b', SLOW))]).changedFunctions.map(({ name }) => name),
    ).toEqual(['find']);
    expect(review([change('src/a.rs', find(FAST), ''), change('src/b.rs', '', find(FAST))])).toMatchObject({
      changedFunctions: [],
    });
  });

  test.each([
    ['cheap(n) && costly(n);', 'cheap(n) & &costly(n);'],
    ['ask("a b");', 'ask("ab");'],
    ['return x;', 'returnx;'],
    ['return é;', 'returné;'],
    ['a.b(|| c);', 'a.b(| | c);'],
  ])('blanks that make other code count: %s', (before, after) => {
    expect(review([change('src/a.rs', find(before), find(after))]).changedFunctions).toHaveLength(1);
  });

  test.each([
    ['a condition', find(FAST), `#[cfg(unix)]\n${find(FAST)}`],
    ['a bound', `impl<T> A<T> {\n${find(FAST)}}\n`, `impl<T: Copy> A<T> {\n${find(FAST)}}\n`],
    [
      'another order',
      `impl A<u8> {\n${find(FAST)}}\nimpl A<u16> {\n${find(SLOW)}}\n`,
      `impl A<u16> {\n${find(SLOW)}}\nimpl A<u8> {\n${find(FAST)}}\n`,
    ],
  ])('%s around a function changes none', (_name, before, after) => {
    expect(review([change('src/a.rs', before, after)]).changedFunctions).toEqual([]);
  });

  test.each([
    ['a function', `${find(FAST)}${fn('slow', SLOW)}`, find(SLOW)],
    ['a method', `impl A {\n${find(FAST)}${fn('slow', SLOW)}}\n`, `impl A {\n${find(SLOW)}}\n`],
  ])('%s that gets the name of one that goes is another for who calls it', (_name, before, after) => {
    const { changedFunctions } = review([change('src/a.rs', before, after)]);
    expect(changedFunctions).toHaveLength(1);
    expect(review([change('src/a.rs', find(SLOW), find(SLOW).replaceAll('name', 'key'))])).toMatchObject({
      changedFunctions: [],
    });
  });

  test.each([
    '#[doc = "like #[test]"]',
    '#[doc = "like #[cfg(test)]"]',
    '#[cfg(any(test, x = ")", unix))]',
    '#[test::fast]',
  ])('a function below %s is no test', (attribute) => {
    const after = `${attribute}\n${find(SLOW)}`;
    const { changedFunctions, changedTests } = review([change('src/a.rs', find(FAST), after)]);
    expect([changedFunctions.length, changedTests]).toEqual([1, 0]);
  });

  test.each(['use proptest::prelude::*;', 'use syn::Item;'])(
    'an import that the change writes, `%s`, takes nothing out',
    (line) => {
      const bench = factsOfFile('benches/b.rs', 'fn bench() { find(); }');
      const index = CrateIndex.of(new Map([['benches/b.rs', bench]]), true);
      const hot = { ...DEFAULT_CONFIG, hot: ['src/hot/**'] };
      const of = (path: string, before: string | null, after: string, was = path) =>
        hotFunctions(review([change(path, before, after, was)], hot, index)).map(({ name }) => name);
      expect(of('src/a.rs', find(FAST), `${line}\n${find(SLOW)}`)).toEqual(['find']);
      expect(of('src/hot/a.rs', null, `${line}\n${find(SLOW)}`)).toEqual(['find']);
      expect(of('src/a.rs', null, `${line}\n${find(SLOW)}`)).toEqual([]);
      expect(of('src/a.rs', `${line}\n${find(FAST)}`, `${line}\n${find(SLOW)}`)).toEqual([]);
      expect(of('src/hot/a.rs', `${line}\n${find(FAST)}`, `${line}\n${find(SLOW)}`, 'src/b.rs')).toEqual([
        'find',
      ]);
    },
  );

  test('layout and comments do not', () => {
    const before = find('let x: Vec<u8> = a\n        .b( &c, "d e", )\n        .f();');
    const after = find('let x: Vec<u8> =\n        a.b(&c, "d e"/* why */).f();');
    expect(review([change('src/a.rs', before, after)]).changedFunctions).toEqual([]);
  });

  test('tests beside hot code are not hot with it', () => {
    const code = (body: string) => `#[cfg(test)]\nmod tests {\n  #[test]\n  ${find(body)}}\n`;
    const both = [change('src/a.rs', code(FAST), code(`for x in all { keep(name.clone()); ${SLOW} }`))];
    const of = (hot: string) => review(both, { ...DEFAULT_CONFIG, hot: [hot] });
    expect(of('src/**')).toMatchObject({ changedFunctions: [], changedTests: 1 });
    expect(of('src/**').findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(of('src/a.rs#find').changedFunctions).toMatchObject([{ heat: { source: 'declared' } }]);
  });

  test('one whose benchmark goes with the change is as hot as it was', () => {
    const bench = 'fn bench() { find(); }';
    const index = CrateIndex.of(
      new Map([
        ['benches/b.rs', factsOfFile('benches/b.rs', bench)],
        ['src/a.rs', factsOfFile('src/a.rs', find(FAST))],
      ]),
      true,
    );
    const both = [change('src/a.rs', find(FAST), find(SLOW)), change('benches/b.rs', bench, 'fn bench() {}')];
    expect(review(both, DEFAULT_CONFIG, index).changedFunctions).toMatchObject([
      {
        heat: { level: 'hot', source: 'benchmarked', because: expect.stringContaining('before this change') },
        reachedByBenchmark: null,
      },
    ]);
  });

  test('tests are not among them, but counted', () => {
    const text = '#[cfg(test)]\nmod tests {\n  #[test]\n  fn t() {}\n}\n';
    const counted = { changedFunctions: [], changedTests: 1 };
    expect(review([change('src/a.rs', '', text)])).toMatchObject(counted);
    expect(review([change('tests/a.rs', '', fn('helper'))])).toMatchObject(counted);
    expect(review([change('examples/a.rs', '', fn('helper'))])).toMatchObject({
      ...counted,
      changedTests: 0,
    });
  });

  test('one that several benchmarks may reach knows all of them', () => {
    const of = (...benches: string[]) => {
      const facts = benches.map((path) => [path, factsOfFile(path, 'fn bench() { reached(); }')] as const);
      const files = new Map([...facts, ['src/a.rs', factsOfFile('src/a.rs', fn('reached'))] as const]);
      const index = CrateIndex.of(files, true);
      return review([change('src/a.rs', fn('reached'), fn('reached', 'b();'))], DEFAULT_CONFIG, index)
        .changedFunctions[0]!;
    };
    const { reachedByBenchmark, reachedByBenchmarks } = of('benches/a.rs', 'benches/b.rs');
    expect([...reachedByBenchmarks!].sort()).toEqual(['benches/a.rs', 'benches/b.rs']);
    expect(reachedByBenchmarks).toContain(reachedByBenchmark);
    expect(of('benches/a.rs')).not.toHaveProperty('reachedByBenchmarks');
  });

  test('one that surely no benchmark reaches knows the nearest, as far as the index tells', () => {
    const files = new Map([
      ['benches/b.rs', factsOfFile('benches/b.rs', 'fn bench() { reached(); }')],
      ['src/a.rs', factsOfFile('src/a.rs', fn('reached'))],
    ]);
    const of = (complete: boolean) =>
      review(
        [change('src/a.rs', fn('reached'), fn('reached', 'b();') + fn('apart', 'c();'))],
        DEFAULT_CONFIG,
        CrateIndex.of(files, complete),
      ).changedFunctions.map(({ name, nearestBenchmark }) => [name, nearestBenchmark]);
    expect(of(true)).toEqual([
      ['reached', undefined],
      ['apart', { file: 'benches/b.rs', reaches: 'reached' }],
    ]);
    expect(of(false)).toEqual([
      ['reached', undefined],
      ['apart', undefined],
    ]);
  });
});

test('Rust that does not parse is reviewed as far as it can be read, and said', () => {
  const result = review([change('a.rs', null, `${fn('f', READ)}fn broken( {\n`)]);
  expect(lines(result)).toEqual(['clone-as-temporary-for-read@2']);
  expect(result.notices[0]).toMatchObject({
    path: 'a.rs',
    line: 4,
    message: expect.stringContaining('could not be read'),
  });
});

test('what the change itself wrote and nobody could read is unread', () => {
  const broken = 'fn broken( {\n';
  expect(review([change('a.rs', fn('f'), fn('f') + broken)])).toMatchObject({ unread: ['a.rs'] });
  expect(review([change('a.rs', fn('f') + broken, fn('f', 'a();') + broken)])).not.toHaveProperty('unread');
});

test('scanning a file speaks as if all of it were new', () => {
  expect(lines(scanFile('a.rs', fn('f', READ), CrateIndex.empty(), DEFAULT_CONFIG))).toEqual([
    'clone-as-temporary-for-read@2',
  ]);
});

describe('a suggestion replaces whole lines, and the file still parses', () => {
  test.each<[rule: string, before: string, after: string]>([
    ['vec-where-array-fits', '    let known = vec![1, 2];', '    let known = [1, 2];'],
  ])('%s', (rule, before, after) => {
    const text = `fn check(id: &u64) -> bool {\n${before}\n    known.contains(id)\n}\n`;
    const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
    const found = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG).findings.find(
      (each) => each.rule === rule,
    );
    expect(found?.suggestion).toEqual({ startLine: 2, endLine: 2, replacement: after });
  });
});
