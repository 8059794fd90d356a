import { many, testScannedInTime } from './scanned-in-time.js';

const withMap = (lines: readonly string[]) =>
  `use std::collections::HashMap;\nfn f(m: &mut HashMap<String, u64>, k: &[String]) {\n${lines.join('\n')}\n}`;

testScannedInTime([
  [
    'questions each with an entry behind it',
    (n) =>
      withMap(
        many(
          n / 7,
          (i) => `if m.contains_key(&k[${i}]) { return; } m.entry(k[${i}].clone()).or_insert(${i});`,
        ),
      ),
  ],
  [
    'questions for keys with names of their own',
    (n) => withMap(many(n / 5, (i) => `let k${i} = g(); if m.contains_key(&k${i}) { m.insert(k${i}, 0); }`)),
  ],
  [
    'parameters and copies of each',
    (n) =>
      `fn f(${many(n / 5, (i) => `a${i}: Vec<String>`).join(', ')}) {\n${many(n / 5, (i) => `g(&a${i}.clone());`).join('\n')}\n}`,
  ],
]);
