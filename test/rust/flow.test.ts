import { CrateIndex } from '../../src/index/crate-index.js';
import { RustFile } from '../../src/rules/rust-file.js';
import { enclosingLoop, lineOfLoop } from '../../src/rust/order/loops.js';

function fileOf(text: string): RustFile {
  return new RustFile('src/lib.rs', text, CrateIndex.ofText('src/lib.rs', text));
}

/** Is `x` used again after the first place where `MARK(x)` stands? */
function usedAgain(body: string): boolean {
  const file = fileOf(`fn f(x: Vec<u8>, c: bool) {\n${body}\n}`);
  const mark = [...file.tree.root.descendants()].find(
    (node) => node.kind === 'call_expression' && node.text.startsWith('mark('),
  )!;
  const fn = file.functionAt(mark)!;
  const binding = fn.scopes.bindings.find((each) => each.name === 'x')!;
  return file.isUsedAfter(binding, mark);
}

describe('is it used again', () => {
  test.each<[string, boolean]>([
    ['mark(&x);', false],
    ['mark(&x); g(x);', true],
    ['g(&x); mark(&x);', false],
    ['if c { mark(&x); } else { g(x); }', false],
    ['if c { mark(&x); } g(x);', true],
    ['if c { mark(&x); return; } g(x);', false],
    ['match c { true => mark(&x), false => g(x) }', false],
    ['match c { true => mark(&x), false => {} } g(x);', true],
    ['loop { mark(&x); }', true],
    ['loop { mark(&x); break; }', false],
    ['for _ in 0..3 { g(&x); mark(&x); }', true],
    ['for _ in 0..3 { if c { mark(&x); return; } g(&x); }', false],
    ['let y = || x.len(); mark(&x); y();', false],
    ['mark(&x); println!("{x:?}");', true],
    ['mark(&x); let x = 1; g(x);', false],
  ])('%s -> %s', (body, expected) => {
    expect(usedAgain(body)).toBe(expected);
  });

  test('a value bound anew at each turn does not come back', () => {
    const file = fileOf('fn f() { for x in g() { h(&x); mark(&x); } }');
    const mark = [...file.tree.root.descendants()].find(
      (node) => node.kind === 'call_expression' && node.text.startsWith('mark('),
    )!;
    const binding = file.functionAt(mark)!.scopes.bindings[0]!;
    expect(file.isUsedAfter(binding, mark)).toBe(false);
  });
});

describe('what one use does', () => {
  test.each([
    ['g(x)', 'move'],
    ['g(&x)', 'borrow'],
    ['g(&mut x)', 'borrow-mut'],
    ['x.len()', 'read'],
    ['x.push(1)', 'borrow-mut'],
    ['x.into_iter()', 'move'],
    ['x[0]', 'read'],
    ['&x[1..]', 'borrow'],
    ['x = Vec::new()', 'assign'],
    ['let y = x', 'move'],
    ['return x', 'move'],
    ['format!("{:?}", x)', 'read'],
    ['x == y', 'read'],
    ['for a in x {}', 'move'],
    ['for a in &x {}', 'borrow'],
    ['match x { ref y => y }', 'read'],
    ['S { x }', 'move'],
    ['n + 1', 'read'],
    ['g(n)', 'read'],
    ['p.foo()', 'read'],
    ['p.grow()', 'borrow-mut'],
    ['p.finish()', 'move'],
    ['quote!(x)', 'hidden'],
  ])('%s: %s', (expression, effect) => {
    const file = fileOf(
      `struct P;\nimpl P { fn foo(&self) {} fn grow(&mut self) {} fn finish(self) {} }\nfn f(mut x: Vec<u8>, n: usize, p: P, y: Vec<u8>) { ${expression}; }`,
    );
    const fn = file.functionAt([...file.tree.root.descendants()].findLast((node) => node.kind === 'block')!)!;
    const used = fn.scopes.bindings.find((binding) => binding.uses.length > 0 && binding.name !== 'y')!;
    expect(file.usesOf(used)[0]!.effect).toBe(effect);
  });
});

describe('what runs again and again', () => {
  test.each([
    ['for a in b { here(); }', 'for'],
    ['for a in here() {}', null],
    ['while here() {}', 'while'],
    ['loop { here() }', 'loop'],
    ['b.iter().map(|a| here())', 'map'],
    ['b.for_each(|a| here())', 'for_each'],
    ['opt.map(|a| here())', null],
    ['spawn(move || here())', null],
    ['for a in b { spawn(move || here()) }', 'for'],
    ['b.retain(|a| here())', 'retain'],
    ['(0..9).map(|a| here())', 'map'],
  ])('%s: %s', (body, word) => {
    const file = fileOf(`fn f() { ${body}; }`);
    const here = [...file.tree.root.descendants()].find(
      (node) => node.kind === 'call_expression' && node.text === 'here()',
    )!;
    expect(enclosingLoop(here)?.word ?? null).toBe(word);
  });
});

test.each<[string, number]>([
  ['for y in x {\nmark();\n}', 2],
  ['x\n.iter()\n.map(|y| y)\n.filter(|y|\nmark())', 5],
  ['x.iter().for_each(|y|\nmark())', 2],
])('%s: its word stands on line %d', (body, line) => {
  const file = fileOf(`fn f(x: Vec<u8>) {\n${body}\n}`);
  const mark = [...file.tree.root.descendants()].find((node) => node.text === 'mark()')!;
  expect(lineOfLoop(enclosingLoop(mark)!)).toBe(line);
});
