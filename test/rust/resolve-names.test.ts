import { resolveNames } from '../../src/rust/names/resolve-names.js';
import { parseRust } from '../../src/rust/syntax/parse.js';

/** `name@line: lines of its uses`, for every binding of the first function. */
function resolved(text: string): string[] {
  const scopes = resolveNames(parseRust(text).root.children.find((node) => node.kind === 'function_item')!);
  return scopes.bindings.map((binding) => {
    const uses = binding.uses.map((use) => `${use.node.line}${use.hidden === null ? '' : `(${use.hidden})`}`);
    return `${binding.name}@${binding.node.line}: ${uses.join(' ')}`.trim();
  });
}

describe('names are resolved with Rust’s shadowing', () => {
  test.each<[string, string, string[]]>([
    ['a parameter', 'fn f(x: u8) -> u8 {\nx\n}', ['x@1: 2']],
    ['self', 'fn f(&self) {\nself.g()\n}', ['self@1: 2']],
    [
      'shadowing: the initialiser sees the old name',
      'fn f(x: u8) {\nlet x = x;\nx;\n}',
      ['x@1: 2', 'x@2: 3'],
    ],
    ['a block ends its names', 'fn f(x: u8) {\n{ let x = 1;\nx; }\nx;\n}', ['x@1: 4', 'x@2: 3']],
    [
      'if let binds only its own branch',
      'fn f(x: A) {\nif let Some(x) = x {\nx;\n} else {\nx;\n}\n}',
      ['x@1: 2 5', 'x@2: 3'],
    ],
    [
      'let else binds after itself',
      'fn f(x: A) {\nlet Some(x) = x else {\nreturn x;\n};\nx;\n}',
      ['x@1: 2 3', 'x@2: 5'],
    ],
    [
      'match arms and guards',
      'fn f(x: A) {\nmatch x {\nB(y) if y > 1 => y,\n_ => x,\n};\n}',
      ['x@1: 2 4', 'y@3: 3 3'],
    ],
    ['or-patterns bind one name', 'fn f(x: A) {\nmatch x {\nB(y) | C(y) => y,\n};\n}', ['x@1: 2', 'y@3: 3']],
    ['struct patterns', 'fn f(A { a, b: c, .. }: A) {\na; c; b;\n}', ['a@1: 2', 'c@1: 2']],
    [
      'tuples, slices, references, ref and @',
      'fn f() {\nlet (a, [b, ..], &c) = g();\nlet Some(ref d @ e) = g();\n(a, b, c, d, e);\n}',
      ['a@2: 4', 'b@2: 4', 'c@2: 4', 'd@3: 4', 'e@3: 4'],
    ],
    [
      'constants in patterns are not names',
      'fn f(x: A) {\nmatch x {\nMAX => 1,\nNone => 2,\n};\n}',
      ['x@1: 2'],
    ],
    ['for', 'fn f(x: A) {\nfor x in x {\nx;\n}\nx;\n}', ['x@1: 2 5', 'x@2: 3']],
    ['while let', 'fn f(x: A) {\nwhile let Some(x) = x.next() {\nx;\n}\n}', ['x@1: 2', 'x@2: 3']],
    ['closures', 'fn f(x: A) {\ng(|x, (y, _)| x + y);\nx;\n}', ['x@1: 3', 'x@2: 2', 'y@2: 2']],
    ['shorthand fields', 'fn f(x: A) {\nB { x, y: x };\n}', ['x@1: 2 2']],
    ['names in format strings', 'fn f(x: A) {\nformat!("{x:?} {{x}} {}", x);\n}', ['x@1: 2(formatted) 2']],
    [
      'in raw ones, and as a width',
      'fn f(x: A, w: B) {\nformat!(r#"\n{x} "{:>w$}""#, 1);\n}',
      ['x@1: 2(formatted)', 'w@1: 2(formatted)'],
    ],
    ['named macro arguments are not uses', 'fn f(x: A) {\nformat!("{y}", y = x);\n}', ['x@1: 2']],
    [
      'macros that can’t be read hide their uses',
      'fn f(x: A) {\nquote!(#x => x);\n}',
      ['x@1: 2(opaque) 2(opaque)'],
    ],
    ['field and method names are not uses', 'fn f(x: A) {\ny.x.x();\n}', ['x@1:']],
    ['inner functions see nothing', 'fn f(x: A) {\nfn g() { x }\n}', ['x@1:']],
  ])('%s', (_, text, expected) => {
    expect(resolved(text)).toEqual(expected);
  });
});
