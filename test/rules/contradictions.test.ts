import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

describe('advice that can only be followed once', () => {
  test.each([
    [
      'a reference cannot be moved',
      `fn pay(m: &HashMap<u32, Account>, n: u64) -> Option<Account> {
    let a = m.get(&1).cloned()?;
    if a.balance < n { return None; }
    let mut b = a.clone();
    b.balance -= n;
    Some(b)
}`,
      ['2 option-clone-then-adapter'],
    ],
    [
      'items that were never copied cannot be moved out',
      `fn rich(m: &HashMap<u32, Account>) -> Vec<String> {
    let all: Vec<Account> = m.values().cloned().collect();
    all.iter().filter(|a| a.balance > 3).map(|a| a.name.clone()).collect()
}`,
      ['2 clone-local-only-borrowed'],
    ],
    [
      'one item that is taken out of a list has to be owned by it',
      `fn long(names: &[String]) -> Option<String> {
    let v: Vec<_> = names.iter().filter(|n| n.len() > 3).cloned().collect();
    v.first().cloned()
}`,
      ['3 clone-out-of-owned'],
    ],
    [
      'a list that need not be collected gives nothing away',
      `fn name(line: &str) -> (String, usize) {
    let parts: Vec<String> = line.split(',').map(|part| part.to_string()).collect();
    (parts[0].clone(), parts[1].len())
}`,
      ['2 collect-for-len-first-index'],
    ],
    [
      'nor does one that need not be sorted',
      `struct Entry { name: String, amount: u64 }
fn smallest(entries: &[Entry]) -> Option<Entry> {
    let mut copy = entries.to_vec();
    copy.sort_by_key(|entry| entry.amount);
    copy.first().cloned()
}`,
      ['4 sort-then-take'],
    ],
    [
      'a list that is the same at each turn needs no memory of the last turn',
      `fn places(rows: &[Row], scores: &[u32]) -> usize {
    let mut sum = 0;
    for row in rows {
        let mut sorted = scores.to_vec();
        sorted.sort_unstable();
        sum += sorted.partition_point(|score| *score < row.score);
    }
    sum
}`,
      ['5 sort-in-loop'],
    ],
    [
      'a loop that one call replaces needs no room made for it',
      `fn gathered(parts: Vec<String>) -> Vec<String> {
    let mut all = Vec::new();
    all.push("first".to_string());
    for part in parts {
        all.push(part);
    }
    all
}`,
      ['4 bulk-op-instead-of-loop'],
    ],
    [
      'one that makes something of each item does',
      `fn lengths(parts: Vec<String>) -> Vec<usize> {
    let mut all = Vec::new();
    for part in parts {
        all.push(part.len());
    }
    all
}`,
      ['2 grow-loop-without-capacity'],
    ],
    [
      'one that is another at each turn does',
      `fn medians(rows: &[Vec<u32>]) -> u32 {
    let mut sum = 0;
    for row in rows {
        let mut sorted = row.to_vec();
        sorted.sort_unstable();
        sum += sorted[0] + sorted[sorted.len() - 1] + sorted[1];
    }
    sum
}`,
      ['4 alloc-in-loop'],
    ],
    [
      'what is compared without folding is not folded once before the loop',
      `fn of<'a>(accounts: &'a [Account], name: &str) -> Vec<&'a Account> {
    accounts.iter().filter(|each| each.name.to_lowercase() == name.to_lowercase()).collect()
}`,
      ['2 string-temp-for-compare'],
    ],
    [
      'the copy of each turn is one that the local holds',
      `fn deltas(entries: &[Entry]) -> Vec<i64> {
    let mut last = entries[0].clone();
    let mut all = Vec::with_capacity(entries.len());
    for entry in entries.iter() {
        all.push(entry.amount - last.amount);
        last = entry.clone();
    }
    all
}`,
      ['2 clone-local-only-borrowed'],
    ],
    [
      'copies of two values are two',
      `fn both(m: &HashMap<u32, Account>, name: String) -> (u64, String) {
    let a = m.get(&1).cloned().unwrap();
    (a.balance, name.clone())
}`,
      ['2 clone-whole-for-one-field', '3 clone-last-use'],
    ],
  ])('%s', (_what, fn, said) => {
    const text = `use std::collections::HashMap;#[derive(Clone)] struct Account { name: String, balance: u64 } ${fn}`;
    const found = scanFile(
      'src/lib.rs',
      text,
      CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true),
      DEFAULT_CONFIG,
    ).findings.filter(({ severity }) => severity !== 'note');
    expect(found.map(({ startLine, rule }) => `${startLine} ${rule}`)).toEqual(said);
  });
});
