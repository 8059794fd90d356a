import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { changedRust } from '../../src/diff/changed-rust.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { FileChange } from '../../src/model.js';
import { reviewRust } from '../../src/rules/review-rust.js';

type Texts = Record<string, string>;

/** Names of the functions that count as changed, between two states of a repository; `renamed` says which file became which. */
function changed(before: Texts, after: Texts, renamed: Texts = {}): string[] {
  const moved = Object.values(renamed);
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path] && !moved.includes(path),
  );
  const changes = paths.map((path): FileChange => {
    const to = renamed[path] ?? path;
    const [was, is] = [before[path] ?? null, after[to] ?? null];
    const status = was === null ? 'added' : is === null ? 'removed' : to === path ? 'modified' : 'renamed';
    return { path: to, previousPath: path, status, patch: null, before: was, after: is };
  });
  const index = CrateIndex.of(
    new Map(Object.entries(before).map(([path, text]) => [path, factsOfFile(path, text)])),
    true,
  );
  const set = changedRust(changes, '', DEFAULT_CONFIG);
  return reviewRust(set, index, DEFAULT_CONFIG, '2026-11-22').changedFunctions.map(({ name }) => name);
}

const lib = (text: string): Texts => ({ 'src/lib.rs': text });

describe('a function is unchanged where only names are new', () => {
  test.each<[string, string, string]>([
    ['its own', 'fn seek(x: u8) -> u8 { x + 1 }', 'fn find(x: u8) -> u8 { x + 1 }'],
    [
      'that of a function it calls',
      'fn a(x: u8) -> u8 { x }\nfn b() -> u8 { a(1) }',
      'fn c(x: u8) -> u8 { x }\nfn b() -> u8 { c(1) }',
    ],
    [
      'that of a method, on several lines',
      'struct L;\nimpl L { fn a(&self) -> u8 { 1 }\n fn b(&self) -> u8 { self.a() } }',
      'struct L;\nimpl L { fn longer(&self) -> u8 { 1 }\n fn b(&self) -> u8 {\n        self.longer()\n    } }',
    ],
    [
      'of locals',
      'fn f(n: u8) -> u8 { let a = n * 2; let b = a; a + b }',
      'fn f(n: u8) -> u8 { let twice = n * 2; let b = twice; twice + b }',
    ],
    [
      'of a field',
      'struct P { x: u8 }\nimpl P { fn get(&self) -> u8 { self.x } }',
      'struct P { first: u8 }\nimpl P { fn get(&self) -> u8 { self.first } }',
    ],
    [
      'of its type',
      'struct P { x: u8 }\nimpl P { fn get(&self) -> u8 { self.x } }\nfn g(p: &P) -> u8 { p.get() }',
      'struct Q { x: u8 }\nimpl Q { fn get(&self) -> u8 { self.x } }\nfn g(p: &Q) -> u8 { p.get() }',
    ],
    ['of a constant', 'const A: u8 = 1;\nfn f() -> u8 { A }', 'const B: u8 = 1;\nfn f() -> u8 { B }'],
    ['or who may call it', 'fn f() -> u8 { 1 }', 'pub(super) fn f() -> u8 { 1 }'],
  ])('%s', (_, before, after) => {
    expect(changed(lib(before), lib(after))).toEqual([]);
  });

  test.each([
    ['is as public as it was', 'pub fn f() -> u8 { 1 }', 'pub fn g() -> u8 { 1 }', []],
    ['may be called by everybody now', 'pub(crate) fn f() -> u8 { 1 }', 'pub fn f() -> u8 { 1 }', ['f']],
    ['is public no more', 'pub fn f() -> u8 { 1 }', 'fn f() -> u8 { 1 }', []],
  ])('one that %s', (_, before, after, names) => {
    expect(changed(lib(before), lib(after))).toEqual(names);
  });

  test('a file that moved, and who names its module', () => {
    const count = 'pub fn count(x: &[u8]) -> usize { x.len() }\n';
    const user = (module: string) => `mod ${module};\nfn all(x: &[u8]) -> usize { ${module}::count(x) }\n`;
    expect(
      changed(
        { 'src/lib.rs': user('lines'), 'src/lines.rs': count },
        { 'src/lib.rs': user('rows'), 'src/rows.rs': count },
        { 'src/lines.rs': 'src/rows.rs' },
      ),
    ).toEqual([]);
  });

  test('a file that moved with nothing else', () => {
    const text = 'pub fn count(x: &[u8]) -> usize { x.len() }\n';
    const moved = { 'src/a.rs': 'src/deep/b.rs' };
    expect(changed({ 'src/a.rs': text }, { 'src/deep/b.rs': text }, moved)).toEqual([]);
  });
});

describe('a function has changed where a name stands for something else', () => {
  const BOTH = 'fn fast(x: u8) -> u8 { x }\nfn slow(x: u8) -> u8 { x / 3 }\n';

  test.each<[string, string, string, string[]]>([
    ['another function', `${BOTH}fn f() -> u8 { fast(1) }`, `${BOTH}fn f() -> u8 { slow(1) }`, ['f']],
    [
      'a function that took the place of another',
      'fn fast(x: u8) -> u8 { x }\nfn f() -> u8 { fast(1) }',
      'fn slow(x: u8) -> u8 { x / 3 }\nfn f() -> u8 { slow(1) }',
      ['slow', 'f'],
    ],
    [
      'a method of std',
      'fn f(v: &mut [u8]) { v.sort(); }',
      'fn f(v: &mut [u8]) { v.sort_unstable(); }',
      ['f'],
    ],
    [
      'a type of std',
      'struct S { m: HashMap<u8, u8> }\nimpl S { fn f(&self) -> u8 { self.m[&1] } }',
      'struct S { n: BTreeMap<u8, u8> }\nimpl S { fn f(&self) -> u8 { self.n[&1] } }',
      ['S::f'],
    ],
    [
      'a constant of another value',
      'const A: u8 = 1;\nfn f() -> u8 { A }',
      'const B: u8 = 2;\nfn f() -> u8 { B }',
      ['f'],
    ],
    [
      'another local',
      'fn f(n: u8) -> u8 { let a = n; let b = 2; a / b }',
      'fn f(n: u8) -> u8 { let a = n; let b = 2; b / a }',
      ['f'],
    ],
    [
      'a local that hides another',
      'fn f() -> u8 { let x = 1; let y = 2; x + y }',
      'fn f() -> u8 { let x = 1; let x = 2; x + x }',
      ['f'],
    ],
    [
      'the other of two that changed their names',
      `${BOTH}fn f() -> u8 { fast(1) }`,
      'fn slow(x: u8) -> u8 { x }\nfn fast(x: u8) -> u8 { x / 3 }\nfn f() -> u8 { slow(1) }',
      ['slow', 'fast', 'f'],
    ],
    ['a keyword or a type of the language', 'fn f(x: u32) -> u32 { x }', 'fn f(x: u64) -> u64 { x }', ['f']],
    ['a number', 'fn f() -> u8 { 1 }', 'fn g() -> u8 { 2 }', ['g']],
  ])('%s', (_, before, after, names) => {
    expect(changed(lib(before), lib(after))).toEqual(names);
  });

  test('what another file has by that name already', () => {
    const other =
      'pub struct B;\nimpl B {\n    pub fn old(&self) -> u8 { 1 }\n    pub fn new_name(&self) -> u8 { 2 }\n}\n';
    const own = (name: string) =>
      `struct A;\nimpl A { fn ${name}(&self) -> u8 { 3 } }\nfn f(b: &B) -> u8 { b.${name}() }\n`;
    expect(
      changed(
        { 'src/lib.rs': own('old'), 'src/b.rs': other },
        { 'src/lib.rs': own('new_name'), 'src/b.rs': other },
      ),
    ).toEqual(['A::new_name', 'f']);
  });
});
