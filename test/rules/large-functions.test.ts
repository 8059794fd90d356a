import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { processorTime } from '../processor-time.js';

const many = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));

const TEXTS: readonly (readonly [string, (count: number) => string])[] = [
  [
    'names that are each made of the one before',
    (n) => `fn f(mut a: u64) -> u64 {\n${many(n, () => 'let a = a.max(1);').join('\n')}\na\n}`,
  ],
  [
    'loops that push to one list',
    (n) =>
      `fn f(a: &[u64]) {\nlet mut b = Vec::new();\n${many(n, () => 'for x in a.iter() { b.push(*x); }').join('\n')}\n}`,
  ],
  [
    'unsafe blocks in one line',
    (n) => `fn f(p: *const u8) { ${many(n, () => 'unsafe { g(*p) };').join(' ')} }`,
  ],
  [
    'functions with a comment each',
    (n) => many(n, (i) => `// note ${i}\nfn f${i}(a: &str) -> String { a.to_string() }`).join('\n'),
  ],
  [
    'maps in the fields of one struct',
    (n) =>
      `use std::collections::HashMap;\nuse alloy_primitives::B256;\nstruct S {\n${many(n, (i) => `f${i}: HashMap<B256, u64>,`).join('\n')}\n}`,
  ],
  [
    'plain patterns in statics',
    // A static and a function are more than two pieces.
    (n) =>
      many(
        n / 3,
        (i) =>
          `static R${i}: LazyLock<Regex> = LazyLock::new(|| Regex::new("^ab").unwrap());\nfn q${i}(t: &str) -> bool { R${i}.is_match(t) }`,
      ).join('\n'),
  ],
  [
    'types of one name, each copied',
    // A trait, a method and two copies are more than four pieces.
    (n) => many(n / 5, () => 'trait T { fn f(self) -> u8 { g(self.clone()); h(&self.clone()) } }').join(' '),
  ],
  ['texts to mend in one line', (n) => `fn f() { ${many(n, () => 'g(format!(""));').join(' ')} }`],
  [
    'names bound again in one turn',
    (n) =>
      `fn f(x: &S) -> u64 { let x = x.clone(); loop { break match g() { 0 => { ${many(n, () => 'let x = x;').join('\n')} continue; } _ => 1 } } }`,
  ],
  [
    'copies of one name',
    (n) =>
      `fn f(x: Vec<String>, all: &mut Vec<Vec<String>>) {\n${many(n, () => 'all.push(x.clone());').join('\n')}\n}`,
  ],
  [
    'edits of one function',
    (n) =>
      `fn f(x: Option<u8>) -> Result<(), String> {\n${many(n / 5, () => 'x.ok_or(format!("{x:?}"))?;').join('\n')}\nOk(())\n}`,
  ],
  ['blank lines', (n) => `fn f() {}${'\n'.repeat(10 * n)}fn g() {}`],
];
/** Just so many that the file is still read. */
const LENGTH = 10_000;
/** Milliseconds; each took 2.5 to 10 s where something was searched for at every piece. */
const MOST = 2500;
/** A machine that is slow today parses slowly as well: a scan takes 3 to 11 times as long as that. */
const MOST_PARSINGS = 14;
/** Beside other work one scan may be slowed down more than its parsing; what is quadratic stays so in each. */
const TRIES = 3;

test.each(TEXTS)(
  '%s are scanned in time',
  (_, textOf) => {
    let share = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < TRIES && share >= 1; attempt++) {
      // Never the same text twice: the scan shall find nothing remembered.
      const text = textOf(LENGTH) + ' '.repeat(2 * attempt);
      const parsing = processorTime(() => expect(parseRust(`${text} `).unread).toBeNull());
      const scanning = processorTime(() => scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG));
      share = scanning / Math.max(MOST, MOST_PARSINGS * parsing);
    }
    expect(share).toBeLessThan(1);
  },
  240_000,
);
