import { BRANCHES_AND_LOOPS } from '../../bench/neutral-edits/branches-and-loops.js';
import { CALLS } from '../../bench/neutral-edits/calls.js';
import { Comparison } from '../../bench/neutral-edits/compare.js';
import { applied } from '../../bench/neutral-edits/edit.js';
import { FUNCTIONS } from '../../bench/neutral-edits/functions.js';
import { OTHER_TYPES, TYPES } from '../../bench/neutral-edits/types.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { parseRust } from '../../src/rust/syntax/parse.js';

const EDITS = [...CALLS, ...BRANCHES_AND_LOOPS, ...FUNCTIONS, ...TYPES, ...OTHER_TYPES];

function edited(name: string, text: string): string | null {
  const edit = EDITS.find((each) => each.name === name);
  if (!edit) throw new Error(`no edit is called ${name}`);
  return applied(edit, parseRust(text).root, text);
}

/** What the edit makes of a function's body. */
const inBody = (name: string, body: string) =>
  edited(name, `fn f() { ${body} }`)?.slice('fn f() { '.length, -' }'.length);

describe('an edit writes the same thing in another way', () => {
  test.each<[string, string, string]>([
    ['.clone() -> .to_owned()', 'take(a.b.clone());', 'take(a.b.to_owned());'],
    ['x.f.clone() -> Clone::clone(&x.f)', 'take(a.b.clone());', 'take(Clone::clone(&a.b));'],
    ['"..".to_string() -> String::from', 'let a = "b".to_string();', 'let a = String::from("b");'],
    ['Vec::new() -> vec![]', 'let a = Vec::new();', 'let a = vec![];'],
    ['.unwrap() -> ?', 'a.b().unwrap().c();', 'a.b()?.c();'],
    ['if let -> match', 'if let Some(a) = b { c(a); }', 'match b { Some(a) => { c(a); } _ => {} }'],
    [
      'match -> if let',
      'match b { Some(a) => c(a), None => d() }',
      'if let Some(a) = b { c(a) } else { d() }',
    ],
    [
      'let else -> match',
      'let Some(a) = b else { return };',
      'let a = match b { Some(a) => a, _ => { return } };',
    ],
    ['if !x {a} else {b} -> if x {b} else {a}', 'if !a.b() { c() }', 'if a.b() {} else { c() }'],
    ['for in &x -> for in x.iter()', 'for a in &b.c { d(a); }', 'for a in b.c.iter() { d(a); }'],
    ['for -> for_each', 'for a in b { c(a); }', 'b.into_iter().for_each(|a| { c(a); });'],
    [
      'for -> while let',
      'for a in b.c() { d(a)?; }',
      '{ let mut walked = b.c(); while let Some(a) = walked.next() { d(a)?; } }',
    ],
    ['closure -> block', 'a.map(|b| b.c());', 'a.map(|b| { b.c() });'],
    ['an unrelated statement between', 'a(); b();', 'a(); let unrelated = 1; b(); let unrelated = 1;'],
    [
      'let v: T = x.collect() -> turbofish',
      'let a: Vec<u8> = b.collect();',
      'let a = b.collect::<Vec<u8>>();',
    ],
    [
      'turbofish -> let v: T = x.collect()',
      'let a = b.collect::<Vec<u8>>();',
      'let a: Vec<u8> = b.collect();',
    ],
    ['local -> inline', 'let a = b(); c(a);', ' c(b());'],
  ])('%s', (name, before, after) => expect(inBody(name, before)).toBe(after));

  test.each<[string, string, string]>([
    ['tail -> return', 'fn f() -> u8 { g() }', 'fn f() -> u8 { return g(); }'],
    ['tail -> local', 'fn f() -> u8 { g() }', 'fn f() -> u8 { let tail_value = g(); tail_value }'],
    ['return -> tail', 'fn f() -> u8 { return g(); }', 'fn f() -> u8 { g() }'],
    ['other names of locals', 'fn f(a: u8) { let b = a; g(b); }', 'fn f(a_0: u8) { let b_0 = a_0; g(b_0); }'],
    ['mut parameter -> let mut', 'fn f(mut a: u8) { g(a) }', 'fn f(a: u8) { let mut a = a; g(a) }'],
    [
      'alias of self.field',
      'impl S { fn f(&self) { g(self.a); } }',
      'impl S { fn f(&self) { let aliased_a = &self.a; g(aliased_a); } }',
    ],
    [
      'standard types with their path',
      'use std::collections::HashMap;\nfn f(a: HashMap<u8, u8>) { g(HashMap::new()); }',
      'use std::collections::HashMap;\nfn f(a: std::collections::HashMap<u8, u8>) { g(std::collections::HashMap::new()); }',
    ],
  ])('%s', (name, before, after) => expect(edited(name, before)).toBe(after));
});

test('a local is made only where nothing else comes to be done before', () => {
  expect(inBody('argument -> local', 'a(b, c.d());')).toMatch(
    /^let (extracted_\d+) = c\.d\(\); a\(b, \1\);$/,
  );
  expect(inBody('argument -> local', 'let x = move || a(c.d());')).toBeUndefined();
  expect(inBody('argument -> local', 'if e { a(c.d()) }')).toBeUndefined();
  expect(inBody('argument -> local', 'let x = a(if e { c.d() } else { 1 });')).toBeUndefined();
});

test('an edit that would need another way out of the loop is left out', () => {
  expect(inBody('for -> for_each', 'for a in b { c(a)?; }')).toBeUndefined();
  expect(inBody('for -> for_each', 'for a in b { if a { break; } }')).toBeUndefined();
});

test('a finding that an edit takes away is told with the function as it stands then', () => {
  const text = 'fn f(a: &str, m: &M) -> R {\n    m.get(a).ok_or(format!("no {a}"))\n}\n';
  const comparison = new Comparison({
    name: 'one',
    rules: ['eager-error-value'],
    files: new Map([['src/lib.rs', text]]),
    config: DEFAULT_CONFIG,
  });
  const silenced = {
    name: 'made -> given',
    kinds: ['macro_call'],
    rewrite: ({ start, end }: { start: number; end: number }) => [{ start, end, text: 'given' }],
  };
  expect(comparison.with(silenced)).toMatchObject({
    before: 1,
    unparsed: false,
    differences: [{ kind: 'lost', findings: 1, text: expect.stringContaining('ok_or(given)') }],
  });
  expect(comparison.with({ ...silenced, rewrite: () => null })).toEqual({
    before: 0,
    unparsed: false,
    differences: [],
  });
});
