import fc from 'fast-check';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { readable } from '../../src/rust/syntax/readable.js';

describe("a macro of one's own with a known name", () => {
  test.each([
    ['arguments that are no expressions', 'fn f() { assert!(a => b); }'],
    [
      'where an item stands',
      'mod tests {\n    matches!(name, "glob", "path");\n    matches!(other, "a", "b", FEW);\n}',
    ],
    ['in another', 'fn f() { assert!(matches!(x; 1, 2)); }'],
    ['around another', 'fn f() { join!(biased; vec![1, 2], b) }'],
    ['with brackets', 'fn f() { let m = vec![1 => 2, 3]; }'],
  ])('%s: stays opaque, and nothing is said', (_, source) => {
    expect(parseRust(source).errors).toEqual([]);
  });

  test('leaves its neighbours readable, and errors where they are', () => {
    const tree = parseRust('fn f() { assert!(a => b); format!("{}", x.len()); }\nfn broken( {{{ ]\n');
    const calls = [...tree.root.descendantsOfKind('call_expression')].map(({ text }) => text);
    expect(calls).toContain('x.len()');
    expect(tree.errors.length).toBeGreaterThan(0);
  });

  test('what never closes is not looked into again and again', () => {
    const started = process.cpuUsage();
    parseRust('vec![ '.repeat(20_000));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  });
});

describe('the text that the parser sees', () => {
  test.each([
    ['format!("{}", x.len())', 'format ("{}", x.len())'],
    ['vec![1, 2]', '    [1, 2]'],
    ['let v = vec![0u8; n];', 'let v =     [0u8; n];'],
    [
      'debug!(target: "net", %peer, count = ?n, "m {}", a % b)',
      'debug (target= "net",  peer, count =  n, "m {}", a % b)',
    ],
    ['matches!(x, Some(1) | None)', 'matches (x                )'],
    ['write!(f, "{}", format!("{x}"))', 'write (f, "{}", format ("{x}"))'],
    ['"format!(a)"', '"format!(a)"'],
    ['r#"format!("a")"#', 'r#"format!("a")"#'],
    ["let c = '\"'; format!(a)", "let c = '\"'; format (a)"],
    ['fn f<\'a>(x: &\'a str) { print!("{x}") }', 'fn f<\'a>(x: &\'a str) { print ("{x}") }'],
    ['f(b\'\\x22\', "{}", vec![1])', 'f(b\'\\x22\', "{}",     [1])'],
    ["f('🦀', '\"'); format!(a)", "f('🦀', '\"'); format (a)"],
    ['json!({"a": vec![1]})', 'json!({"a":     [1]})'],
    ['quote! { #name }', 'quote! { #name }'],
    // Longer than any log line: its sigils stay.
    [`debug!(${'a, '.repeat(1500)}%b)`, `debug (${'a, '.repeat(1500)}%b)`],
  ])('%s', (source, text) => {
    expect(readable(source).text).toBe(text);
  });

  const TABLE = `[${'0x41, '.repeat(800)}]`;
  test.each([
    ['a comment', 'a // format!("a")\nb', /^a {16}\nb$/],
    ['a comment in a comment', '/* /* vec![1] */ vec![2] */ vec![3]', /^ {28}vec!\[3\]$/],
    [
      'the body of a macro definition',
      'macro_rules! m { () => { "}" } } f!{}',
      /^macro_rules! m \{ {15}\} f!\{\}$/,
    ],
    ['a table', `const T: &[u8] = &${TABLE};`, /^const T: &\[u8\] = &\[ +\];$/],
    ['a short array after a table', `x = ${TABLE}; y = [1];`, /^x = \[ +\]; y = \[1\];$/],
    [
      'what follows the first of many numbers',
      `level: &[${'0xFFu8,\n1e-5, '.repeat(40)}],`,
      /^level: &\[(?:0xFFu8,\n1e-5, ){7}0xFFu8,\n1e-5, *(?:\n *)+\],$/,
    ],
  ])('%s becomes blank', (_, source, text) => {
    expect(readable(source).text).toMatch(text);
    expect(readable(source).text.length).toBe(source.length);
  });

  test.each([
    ['an array of calls', `x = [${'f(1), '.repeat(800)}];`],
    ['a list with a name in it', `x = &[${'0x41, '.repeat(100)}SIZE];`],
    ['a list with a call in it', `x = &[${'0x41, '.repeat(100)}f(1)];`],
    ['a short list of numbers', `x = &[${'0x41, '.repeat(50)}];`],
    ['a list of numbers that does not end', `x = &[${'0x41, '.repeat(100)}`],
    ['a macro definition that does not end', 'macro_rules! m { ( '],
    ['a table that does not end', `x = [${'0x41, '.repeat(800)}`],
  ])('%s stays', (_, source) => {
    expect(readable(source).text).toBe(source);
  });

  test('any text keeps its length and its lines', () => {
    const pieces = fc.constantFrom(
      'format!(',
      'vec![',
      'debug!(',
      'matches!(',
      ')',
      ']',
      '"',
      "'",
      '//',
      '/*',
      '*/',
      'r#"',
      '"#',
      '\n',
      ',',
      '%',
      '=',
      ':',
      'x',
      ' ',
      '\\',
      '{',
      '}',
      'macro_rules! m',
      '= [',
      'é',
      '🦀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        const { text } = readable(source);
        expect(text.length).toBe(source.length);
        expect(text.split('\n').length).toBe(source.split('\n').length);
      }),
    );
  });
});

describe('the tree', () => {
  const tree = parseRust(
    'fn f() {\n    // note\n    let s = format!("{}", a.b);\n    let v = vec![x; 3];\n}\n',
  );
  const kinds = [...tree.root.descendants()].map((node) => node.kind + (node.macro && `!${node.macro}`));

  test('shows macro arguments as expressions at their places', () => {
    expect(kinds).toContain('macro_call!format');
    expect(kinds).toContain('macro_call!vec');
    const field = [...tree.root.descendants()].find((node) => node.kind === 'field_expression')!;
    expect([field.text, field.line]).toEqual(['a.b', 3]);
  });

  test('has comments apart', () => {
    expect(tree.comments.map(({ start, end }) => tree.text.slice(start, end))).toEqual(['// note']);
    expect(kinds.some((kind) => kind.includes('comment'))).toBe(false);
  });

  test('counts lines and columns from 1, in UTF-16 units', () => {
    const unicode = parseRust('// 🦀é\nfn g() {}\n');
    const fn = unicode.root.children[0]!;
    expect([fn.line, unicode.columnAt(fn.start), unicode.lineText(1)]).toEqual([2, 1, '// 🦀é']);
  });

  test.each(['fn f( {', 'let', '}}}}', '(((((', 'fn f() { a. }', '\0', ''])(
    'reads what it can of %j',
    (text) => {
      expect(parseRust(text).root.end).toBe(text.length);
    },
  );

  test('says where it lost its way', () => {
    const broken = parseRust('fn f() {}\nfn g( { let x = ; }\n');
    expect(broken.errors.length).toBeGreaterThan(0);
    expect(broken.lineAt(broken.errors[0]!)).toBe(2);
  });

  test('cuts off absurd nesting instead of overflowing', () => {
    const deep = `fn f() { ${'('.repeat(5000)}1${')'.repeat(5000)}; }`;
    expect([...parseRust(deep).root.descendants()].length).toBeLessThan(5000);
  });
});
