import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** A tree is cut off where it is too deep, and whatever stands there has no children. */
const DEEP = 1_000;

test.each([
  'a && ',
  'a || !',
  'a == ',
  'a + ',
  '!',
  '-',
  '&',
  '*',
  '(',
  'f(',
  'a.b().',
  '[',
  'if a {',
  '|x| ',
  'Some(',
])('a chain of `%s` is scanned to its end', (link) => {
  const text = `fn f(a: bool, b: &[u8]) -> bool { ${link.repeat(DEEP)}b.iter().any(|x| *x == 1) && a }`;
  expect(() => scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG)).not.toThrow();
});

/** More than a tree is deep, in steps smaller than what a sentence quotes of a chain. */
const DEPTHS = Array.from({ length: 60 }, (_, at) => 10 * at);

test.each(['.c()', '.d', '?', '.await', '.e(1)?'])(
  'a chain of `%s` is quoted where it is cut off',
  (link) => {
    const quoted = `format!("{}", b${link.repeat(40)}.to_string())`;
    const lines = DEPTHS.map((depth) => `g(${'['.repeat(depth)}${quoted}${']'.repeat(depth)});`);
    const text = `async fn f(b: &Bytes) {\n${lines.join('\n')}\n}`;
    expect(() => scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG)).not.toThrow();
  },
);

test('a method that does nothing but call itself is scanned to its end', () => {
  const text = `struct L { pieces: Vec<String> }
    impl L { fn clear(&mut self) { self.clear(); } }
    struct A { line: L }
    impl A { fn f(&mut self, lines: &mut Vec<L>) { lines.push(self.line.clone()); self.line.clear(); } }`;
  expect(() => scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG)).not.toThrow();
});
