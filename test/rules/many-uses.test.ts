import { many, testScannedInTime } from './scanned-in-time.js';

testScannedInTime([
  [
    'entries with copies of one key',
    (n) =>
      `use std::collections::HashMap;\nfn f(m: &mut HashMap<String, u32>, k: &String) {\n${many(n / 3, (i) => `*m.entry(k.clone()).or_insert(${i}) += 1;`).join('\n')}\n}`,
  ],
  [
    'arms with copies of one name',
    (n) =>
      `fn f(x: u64, k: &String) -> String {\nmatch x {\n${many(n / 2, (i) => `${i} => g(k.clone()),`).join('\n')}\n_ => String::new(),\n}\n}`,
  ],
  [
    'copies that all go into one list',
    (n) =>
      `fn f(blocks: &mut [Block], all: &mut Vec<Vec<u8>>) {\n${many(n / 8, (i) => `for b${i} in blocks { let own${i} = b${i}.header.clone(); b${i}.renew(); all.push(own${i}); }`).join('\n')}\n}`,
  ],
]);
