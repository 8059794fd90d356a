import { many, testScannedInTime } from './scanned-in-time.js';

testScannedInTime([
  [
    'arms of one match, each with a suggestion',
    (n) =>
      `fn f(k: &K, s: String) -> String {\nmatch k {\n${many(n / 20, (i) => `K::A${i}(x) => format!("{}{}", x.to_string(), s.clone()),`).join('\n')}\n_ => s.clone(),\n}\n}`,
  ],
  [
    'arms that add or start the next turn',
    (n) =>
      `fn f(ks: &[K], s: String) -> Vec<String> {\nlet mut v = Vec::new();\nfor k in ks {\nmatch k {\n${many(n / 10, (i) => `K::A${i}(x) => { if x.len() > ${i} { continue; } v.push(s.clone()) }`).join('\n')}\n_ => v.push(s.clone()),\n}\n}\nv\n}`,
  ],
  [
    'arguments of one macro',
    (n) =>
      `fn f(a: &S) { println!("${many(n / 4, () => '{}').join(' ')}", ${many(n / 4, (i) => `a.x${i}.to_string()`).join(', ')}); }`,
  ],
  [
    'guards in one function',
    (n) =>
      `fn f(s: &S) {\n${many(n / 5, (i) => `let g${i} = s.m${i}.lock().unwrap(); use_it(&g${i});`).join('\n')}\n}`,
  ],
  [
    'copies that one name is given one after the other',
    (n) =>
      `fn f(a: &S) {\nlet mut s = a.n.clone();\n${many(n / 5, (i) => `g(&s); s = a.n${i}.clone();`).join('\n')}\n}`,
  ],
  [
    'locks in the fields of one struct',
    (n) =>
      `struct S {\n${many(n / 5, (i) => `a${i}: Mutex<u64>,`).join('\n')}\n}\nimpl S {\n${many(n / 5, (i) => `fn a${i}(&self) { *self.a${i}.lock().unwrap() += 1; }`).join('\n')}\n}`,
  ],
  [
    'questions about as many files',
    (n) =>
      `fn f(${many(n / 5, (i) => `p${i}: &Path`).join(', ')}) -> Result<()> {\n${many(n / 5, (i) => `let m${i} = fs::metadata(p${i})?; if p${i}.is_dir() { g(&m${i}); }`).join('\n')}\nOk(())\n}`,
  ],
  [
    'fields that are made anew',
    (n) =>
      `struct S { a: Vec<u32> }\nimpl S { fn f(&mut self) {\n${many(n / 6, (i) => `self.b${i}.push(1); self.b${i} = Vec::new();`).join('\n')}\n} }`,
  ],
  [
    'links of one chain, each with a suggestion',
    (n) =>
      `fn f(s: String) { g()${many(n / 10, (i) => `.b(format!("{}{}", s.to_string(), ${i}))`).join('\n')}; }`,
  ],
]);
