import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import Parser from 'tree-sitter';
import Rust from 'tree-sitter-rust';
import { binding } from '../../src/rust/syntax/binding.js';
import { ColumnWriter } from '../../src/rust/syntax/columns.js';
import { readable } from '../../src/rust/syntax/readable.js';
import { treeByChildren } from '../../src/rust/syntax/tree-by-children.js';
import { treeByCursor } from '../../src/rust/syntax/tree-by-cursor.js';

const FIXTURES = [
  'allocations/alloc-in-loop',
  'redundant-work/contains-then-map-op',
  'parallelism/blocking-in-async',
];
const PIECES = [
  'fn f() { g::<T>(1, "a\\n", \'c\', b"x") }',
  "impl<T: A + 'static> Trait<T> for S<T> where T: Clone { fn m(&mut self, mut a: &'a [u8; 4]) -> Option<Self> { self.x } }",
  'impl !Send for S {}',
  'pub(crate) struct S { r#type: Vec<u8>, } struct T(pub u8, (), !);',
  'fn été() { let größe = été(); match x { A { b, .. } | C(_, 1..=2) if y => {} _ => () } }',
  'async fn f() { select! { a = b.await? => c } vec![1; 2]; format!("{}", x.y.0) }',
  'macro_rules! m { ($a:expr) => { $a } } m!(x, { y });',
  '/// doc\n#[derive(Debug)] // note\nenum E { A = -1, B { c: u8 } }',
  "fn f() { 'l: loop { if let Some(x) = y && !z { break 'l x as u64 + 1_000.5e3f32; } else { a <<= b >> 2 } } }",
  'use a::{self, b as c, d::*}; extern "C" { static X: *const u8; }',
];

/** Every node, by the parser's own account and by counting. */
function bothWays(source: string) {
  const parser = new Parser();
  parser.setLanguage(Rust as unknown as Parser.Language);
  const seen = readable(source);
  const parsed = parser.parse(seen.text, undefined, { bufferSize: 2 * source.length + 1024 });
  const writer = new ColumnWriter();
  return {
    broken: parsed.rootNode.hasError,
    asked: treeByCursor(parsed, source, seen, writer),
    counted: treeByChildren(binding!, parsed, source, seen, writer),
  };
}

describe('a tree read by calls for all children is the one that the cursor walks', () => {
  test('the installed tree-sitter has what that needs', () => {
    expect(binding).not.toBeNull();
  });

  test.each(FIXTURES)('%s', (name) => {
    const { broken, asked, counted } = bothWays(readFileSync(`test/rules/${name}.rs`, 'utf8'));
    expect(broken).toBe(false);
    expect(counted).toEqual(asked);
  });

  test.each(PIECES)('%s', (source) => {
    const { broken, asked, counted } = bothWays(source);
    expect(broken).toBe(false);
    expect(counted).toEqual(asked);
  });

  test('whatever stands between the items', () => {
    const blanks = fc.constantFrom(' ', '\n', '\r\n\t', '\u00a0', '// é\n', '/* 🦀 */', '');
    fc.assert(
      fc.property(fc.array(fc.tuple(blanks, fc.constantFrom(...PIECES)), { maxLength: 6 }), (parts) => {
        const { broken, asked, counted } = bothWays(parts.flat().join('\n'));
        if (!broken) expect(counted).toEqual(asked);
      }),
      { numRuns: 50 },
    );
  });
});
