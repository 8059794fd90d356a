import { parseRust } from '../../src/rust/syntax/parse.js';
import { processorTime } from '../processor-time.js';

/** Of a megabyte: the parser looks for a repair of each, which takes far longer than reading Rust. */
const NO_RUST = ' TokenStream(``) '.repeat(61_000);

describe('parseRust', () => {
  test('a text that is no Rust is told as such, whole or in parts', () => {
    expect(parseRust(NO_RUST).errors.length).toBeGreaterThan(0);
  });

  test('what was given up does not spill into the next text', () => {
    parseRust(NO_RUST);
    const tree = parseRust('fn next() {}\n');
    expect(tree.errors).toEqual([]);
    expect(tree.root.children.map((node) => node.text)).toEqual(['fn next() {}']);
  });

  test('levels beyond what a person writes are cut off', () => {
    const tree = parseRust(`fn deep() { ${'('.repeat(20_000)}x${')'.repeat(20_000)} }`);
    let levels = 0;
    for (let node = tree.root; node.children[0]; node = node.children.at(-1)!) levels++;
    expect(levels).toBeGreaterThan(100);
    expect(levels).toBeLessThan(1_000);
  });

  test.each([
    ['Rust', ''],
    ['a text with an error elsewhere', 'fn broken( {'],
  ])('in %s, what is cut off looks unread: no other node lacks what its kind promises', (_, rest) => {
    const tree = parseRust(`async fn deep() { ${'x.await'.padEnd(7_000, '.await')} }\n${rest}`);
    const bare = [...tree.root.descendantsOfKind('await_expression')].filter(
      ({ children }) => children.length === 0,
    );
    expect(bare).toEqual([]);
    const cutOff = [...tree.root.descendantsOfKind('ERROR')].filter(({ text }) => text.endsWith('.await'));
    expect(cutOff).toHaveLength(1);
    expect(tree.errors).toContain(cutOff[0]!.start);
  });

  test.each(['f(&raw.field)', 'f(& raw)', 'f(&raw const x)', 'f(&raw mut x.y)', 'f(&rawest, "&raw.x")'])(
    '`%s` is Rust, and stays as it was written',
    (call) => {
      const tree = parseRust(`fn f() { ${call} }`);
      expect(tree.errors).toEqual([]);
      expect([...tree.root.descendantsOfKind('call_expression')].map(({ text }) => text)).toEqual([call]);
    },
  );

  test.each([
    'unsafe extern "C" {\n    pub safe fn x(n: u8) -> u8;\n    pub(crate) safe static Z: u8;\n    pub unsafe static Y: u8;\n}',
    'unsafe extern {\n    pub unsafe fn x();\n}',
    'extern "C" { safe fn x(); }',
  ])('a block for foreign code of the edition of 2024, `%s`, is Rust', (block) => {
    const tree = parseRust(`${block}\nfn safe() { let safe = 1; unsafe { x(safe) } }`);
    expect(tree.errors).toEqual([]);
    expect(tree.root.children.map(({ kind }) => kind)).toEqual(['foreign_mod_item', 'function_item']);
    expect([...tree.root.descendantsOfKind('unsafe_block')]).toHaveLength(1);
  });

  test.each([
    'let Options { user, #[cfg(unix)] group, home } = options;',
    'let Options { #[cfg(unix)] group: Some(name), .. } = options;',
    'let pair = (1, #[cfg(feature = "a]b")] 2, #[cfg(not(unix))] (),);',
    'match found { Some(Options { user, #[cfg(unix)] group }) => 1, _ => 2 }',
    'let walk = #[inline] || 1;',
    "let boxed: Box<dyn 'a + Fn(u8) -> u8> = given;",
  ])('`%s` is Rust, which the grammar does not know', (statement) => {
    const tree = parseRust(`fn f() { #[cfg(unix)] first(); ${statement} last(); }`);
    expect(tree.errors).toEqual([]);
    expect([...tree.root.descendantsOfKind('function_item')][0]!.text).toContain(statement);
    expect([...tree.root.descendantsOfKind('call_expression')].map(({ text }) => text)).toContain('last()');
    expect([...tree.root.descendantsOfKind('attribute_item')].length).toBeGreaterThan(0);
  });

  test('attributes that it does know stay where others do not', () => {
    const tree = parseRust(
      '#[derive(Debug)] struct S { #[serde(skip)] a: u8 }\nfn f(#[cfg(x)] a: u8) { #[cfg(x)] let b = (1, #[cfg(y)] 2); match b { #[cfg(z)] A => 1, _ => 2 } }',
    );
    expect(tree.errors).toEqual([]);
    const kept = [...tree.root.descendantsOfKind('attribute_item')].map(({ text }) => text);
    expect(kept).toEqual(expect.arrayContaining(['#[derive(Debug)]', '#[cfg(x)]']));
    expect(kept).not.toContain('#[cfg(y)]');
  });
});

test('a megabyte of blanks is read at once: nothing looks back from each of them', () => {
  for (const text of [' '.repeat(1_000_000), ' \n'.repeat(500_000), "dyn 'a ".repeat(100_000)])
    expect(processorTime(() => parseRust(text))).toBeLessThan(5_000);
});

test('what can not be read at all is not tried once more', () => {
  const text = '} ) ] > ; = '.repeat(85_000);
  expect(processorTime(() => expect(parseRust(text).unread).not.toBeNull())).toBeLessThan(2_500);
});
