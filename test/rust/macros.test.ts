import fc from 'fast-check';
import { readMacros } from '../../src/rust/macros.js';
import { parseRust } from '../../src/rust/parse.js';

describe('macros whose arguments are expressions become calls, without moving a character', () => {
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
    ['// format!("a")', '// format!("a")'],
    ['"format!(a)"', '"format!(a)"'],
    ['r#"format!("a")"#', 'r#"format!("a")"#'],
    ["let c = '\"'; format!(a)", "let c = '\"'; format (a)"],
    ['fn f<\'a>(x: &\'a str) { print!("{x}") }', 'fn f<\'a>(x: &\'a str) { print ("{x}") }'],
    ['/* /* vec![1] */ vec![2] */ vec![3]', '/* /* vec![1] */ vec![2] */ vec![3]'],
    ['json!({"a": vec![1]})', 'json!({"a":     [1]})'],
    ['quote! { #name }', 'quote! { #name }'],
  ])('%s', (source, text) => {
    expect(readMacros(source).text).toBe(text);
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
      'é',
      '🦀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const source = parts.join('');
        const { text } = readMacros(source);
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
