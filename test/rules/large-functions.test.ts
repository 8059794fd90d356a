import { many, testScannedInTime } from './scanned-in-time.js';

testScannedInTime([
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
    (n) => many(n / 1.5, (i) => `// note ${i}\nfn f${i}(a: &str) -> String { a.to_string() }`).join('\n'),
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
      `fn f(x: Vec<String>, all: &mut Vec<Vec<String>>) {\n${many(n / 2, () => 'all.push(x.clone());').join('\n')}\n}`,
  ],
  [
    'edits of one function',
    (n) =>
      `fn f(x: Option<u8>) -> Result<(), String> {\n${many(n / 5, () => 'x.ok_or(format!("{x:?}"))?;').join('\n')}\nOk(())\n}`,
  ],
  [
    'copies into one list that is only counted',
    (n) =>
      `fn f(b: &[String]) -> usize {\nlet mut v = Vec::new();\n${many(n / 5, () => 'for a in b.iter() { v.push(a.clone()) }').join('\n')}\nv.len()\n}`,
  ],
  [
    'calls within calls of one name',
    (n) =>
      `fn f() {\n${'g(move || '.repeat(400)}{ ${many(2 * n, () => 'let x = y; ').join('')} }${')'.repeat(400)};\n}`,
  ],
  ['blank lines', (n) => `fn f() {}${'\n'.repeat(10 * n)}fn g() {}`],
]);
