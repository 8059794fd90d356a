import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

describe('what is advised can be done', () => {
  test.each([
    [
      'a list that grows in the loop is asked of a set that grows with it',
      `fn unique(items: &[String]) -> Vec<String> {
    let mut seen = Vec::new();
    for item in items { if !seen.contains(item) { seen.push(item.clone()); } }
    seen
}`,
      'linear-search-in-loop',
      'keep a `HashSet` (or a map) beside `seen`, add to both, and ask that',
    ],
    [
      'a list that stays is asked of a set made before',
      `fn both(items: &[String], known: &[String]) -> usize {
    let mut found = 0;
    for item in items { if known.contains(item) { found += 1; } }
    found
}`,
      'linear-search-in-loop',
      'build a `HashSet` (or a map) of `known` before the loop and ask that',
    ],
    [
      'a text is added as it is',
      `struct Row { name: String }
fn names(rows: &[Row]) -> String {
    let mut all = String::new();
    for row in rows { all += &row.name.to_string(); }
    all
}`,
      'string-temp-into-writer',
      'add `row.name` itself',
    ],
    [
      'what another rule asks for is not taken back',
      `fn tally(rows: &[Row], totals: &mut std::collections::HashMap<String, u64>) {
    for row in rows {
        match totals.get_mut(&row.level) {
            Some(total) => *total += 1,
            None => { totals.insert(row.level.clone(), 1); }
        }
    }
}`,
      'contains-then-map-op',
      'where most keys are new, use one `entry`, which is looked up once; where most are there already, leave it: only a new key is copied',
    ],
    [
      'a list that is lent is walked over as it is',
      `fn total(found: Option<&Vec<String>>) -> usize {
    let mut total = 0;
    if let Some(names) = found { for name in names.clone() { total += name.len(); } }
    total
}`,
      'clone-to-iterate',
      'iterate over `names.iter()`, and copy in the loop what has to be owned',
    ],
  ])('%s', (_what, text, rule, help) => {
    const { findings } = scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG);
    expect(findings.filter((finding) => finding.rule === rule).map((finding) => finding.help)).toEqual([
      help,
    ]);
  });
});
