import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** Of two mends the one is told that leaves less code, and one that leaves what was there as it was. */
test.each([
  [
    'what is there already needs no line',
    'clone-local-only-borrowed',
    `#[derive(Clone)]
struct Rows { names: Vec<String> }
fn count(rows: Rows) -> usize { let rows = rows.clone(); rows.names.len() }`,
    'leave the line out: `rows` is there as it is',
  ],
  [
    'under another name it is borrowed',
    'clone-local-only-borrowed',
    `#[derive(Clone)]
struct Rows { names: Vec<String> }
fn count(rows: Rows) -> usize { let all = rows.clone(); all.names.len() + rows.names.len() }`,
    'borrow it: `let all = &rows`',
  ],
  [
    'a text that is lent is lent itself',
    'redundant-string-conversion',
    'fn open(id: String) -> bool { connect(&format!("{}", id)) }',
    'lend `id` itself',
  ],
  [
    'where a String is wanted a text is copied',
    'redundant-string-conversion',
    'fn open(id: &str) -> String { format!("{}", id) }',
    'use `id.to_string()`',
  ],
  [
    'a whole that somebody keeps loses no part',
    'clone-whole-for-one-field',
    `#[derive(Clone)]
struct Drag { items: Vec<String>, url: String }
fn begin(drag: Drag) -> String { start(drag.clone()); shown(&drag.items) }`,
    'move `drag`, and before that copy `items` or do what needs it',
  ],
  [
    'what is put in at one place stands there in the opposite order',
    'front-insert-remove',
    'fn add(rows: &mut Vec<u64>, at: usize, more: &[u64]) { for row in more { rows.insert(at, *row); } }',
    'insert them all at once, the last one first: `splice(at..at, items)` moves the rest once',
  ],
  [
    'what is put in side by side stands there as it came',
    'front-insert-remove',
    'fn add(rows: &mut Vec<u64>, at: usize, more: &[u64]) { for (i, row) in more.iter().enumerate() { rows.insert(at + i, *row); } }',
    'insert them all at once: `splice(at..at, items)` moves the rest once',
  ],
  [
    'a place that was lent is assigned through its reference',
    'clone-last-use',
    'fn keep(place: &mut Vec<String>, rows: Vec<String>) { place.clone_from(&rows); }',
    'assign it: `*place = rows`',
  ],
  [
    'what is lent already is not lent once more',
    'clone-local-only-borrowed',
    'fn length(bytes: &[u8]) -> usize { let text = String::from_utf8(bytes.to_vec()).unwrap(); text.len() }',
    'read it where it is: `std::str::from_utf8(bytes)`',
  ],
])('%s', (_, rule, text, help) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map((each) => each.help)).toEqual([help]);
});
