import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** A copy is spared by a move or a borrow, neither of which every use of the name allows as it is. */
test.each([
  [
    'what a name stands for is handed over and compared as it was',
    'clone-local-only-borrowed',
    `struct Shop { name: String, prices: HashMap<String, u32>, rows: Vec<Row> }
struct Row { name: String }
fn dearest(shop: &Shop) -> usize {
    let name = shop.name.clone();
    shop.prices.get(&name).map_or(0, |_| 1) + shop.rows.iter().filter(|row| row.name == name).count()
}`,
    'borrow it: `let name = &shop.name`, and write `name` for `&name` and `*name` where it is compared',
  ],
  [
    'who wants a reference to a String gets none of a text',
    'clone-local-only-borrowed',
    `fn length(text: &String) -> usize { text.chars().count() }
fn twice(word: &str) -> usize {
    let text = word.to_string();
    length(&text) + length(&text)
}`,
    'borrow it: `let text = word`, and let `length` take `&str`',
  ],
  [
    'a literal and a reference to a String are one only as a text',
    'clone-local-only-borrowed',
    `fn width(names: &[String]) -> usize {
    let name = if names.is_empty() { "none".to_string() } else { names[0].clone() };
    name.len() + name.chars().count()
}`,
    'let each way give a `&str`: a literal as it is, and `as_str()` of what is copied',
  ],
  [
    'a set that is asked for a text holds texts',
    'clone-local-only-borrowed',
    `struct Row { name: String }
fn known(rows: &[Row], words: &[&str]) -> usize {
    let names: HashSet<String> = rows.iter().map(|row| row.name.clone()).collect();
    if names.contains("any") { 0 } else { words.len() }
}`,
    'collect `&str`s',
  ],
  [
    'what is removed by index moves the others',
    'clone-out-of-owned',
    `#[derive(Clone)]
struct Row { name: String }
fn ends(rows: Vec<Row>) -> (Row, usize) { (rows[1].clone(), rows[0].name.len()) }`,
    'take the items of `rows` apart at once, by `into_iter()`',
  ],
  [
    'an item that may not be there is not removed by index',
    'clone-out-of-owned',
    `#[derive(Clone)]
struct Row { name: String }
fn third(rows: Vec<Row>) -> Option<Row> { rows.get(2).cloned() }`,
    'take the item out: `rows.into_iter().nth(..)`',
  ],
  [
    'a heap gives its greatest',
    'clone-out-of-owned',
    'fn greatest(names: BinaryHeap<String>) -> Option<String> { names.peek().cloned() }',
    'take the item out: `names.pop()`',
  ],
  [
    'a list may be shorter than it is cut',
    'copy-then-narrow',
    `fn few(names: &[String], most: usize) -> Vec<String> {
    let mut few = names.to_vec();
    few.truncate(most);
    few
}`,
    '`iter().take(..)` of `names`, and `cloned()`',
  ],
  [
    'what stays by a question is no slice',
    'copy-then-narrow',
    `fn long(names: &[String]) -> Vec<String> {
    let mut long = names.to_vec();
    long.retain(|name| name.len() > 9);
    long
}`,
    'iterate `names` by reference, select, and copy what is left',
  ],
  [
    'what is found by reference is compared and handed over as one',
    'option-clone-then-adapter',
    `fn number(name: &Option<String>, own: &String, numbers: &HashMap<String, u32>) -> u32 {
    match name.clone() {
        Some(name) if name == *own => 0,
        Some(name) => numbers.get(&name).copied().unwrap_or(1),
        None => 2,
    }
}`,
    'match on `name`, and write `*name` where it is compared and `name` for `&name`',
  ],
  [
    'a number of the original is one by reference',
    'option-clone-then-adapter',
    'fn count(pair: &Option<(String, u32)>) -> u32 { pair.clone().map(|(_, count)| count).unwrap_or(3) }',
    'use `as_ref().map(..)`, and write `*count` where it is handed on',
  ],
  [
    'a guard is not what it guards',
    'clone-as-temporary-for-read',
    `#[derive(Clone)]
struct Row { name: String }
fn show<T: Shown>(value: &T) -> String { value.shown() }
fn shown(row: &Mutex<Row>) -> String { show(&row.lock().unwrap().clone()) }`,
    'lend what is behind the guard, `&*row.lock().unwrap()`',
  ],
  [
    'a value is not compared with a reference to one',
    'clone-as-temporary-for-read',
    'fn is_own(one: &String, other: String) -> bool { one.clone() == other }',
    'compare what is there: `*one`',
  ],
  [
    'a set is asked by reference, and not item by item',
    'clone-as-temporary-for-read',
    'fn is_known(name: &String, names: &HashSet<String>) -> bool { names.contains(&name.clone()) }',
    'lend `name` itself',
  ],
  [
    'what a loop gets by reference is compared and handed on otherwise',
    'clone-to-iterate',
    `fn many(counts: &BTreeMap<u32, Vec<String>>) -> usize {
    let mut many = 0;
    for (id, names) in counts.clone() { if id > 3 { many += names.len(); } }
    many
}`,
    'iterate over `counts.iter()`, and write `*id` where it is compared',
  ],
  [
    'values are walked as values',
    'clone-to-iterate',
    'fn length(names: &HashMap<u32, String>) -> usize { names.clone().into_values().map(|name| name.len()).sum() }',
    'use `names.values()`',
  ],
  [
    'keys are moved as keys',
    'iter-clone-of-owned-collection',
    'fn all(names: HashMap<String, u32>) -> Vec<String> { names.keys().cloned().collect() }',
    'iterate with `into_keys()` and move the items',
  ],
  [
    'what is asked of each item leaves nothing to copy',
    'copy-then-narrow',
    'fn has(names: &[String]) -> bool { names.to_vec().into_iter().any(|name| name.len() > 9) }',
    'ask the items of `names` where they are',
  ],
  [
    'a question that was asked of a copy is asked of a reference',
    'clone-before-filter',
    'fn others(names: &[String], own: &String) -> Vec<String> { names.iter().cloned().filter(|name| name != own).collect() }',
    '`filter` first and copy what is left, with one `*` more where `name` is compared',
  ],
  [
    'what is found is copied',
    'clone-before-filter',
    'fn longest(names: &[String]) -> Option<String> { names.iter().cloned().max_by_key(|name| name.len()) }',
    '`max_by_key` by reference, and copy what it finds',
  ],
  [
    'a function that gets a reference compares what is behind it',
    'by-value-parameter-only-read',
    `#[derive(Clone, PartialEq)]
struct Row { name: String }
fn is_same(row: Row, other: &Row) -> bool { row == *other }
fn check(row: &Row, other: &Row) -> bool { is_same(row.clone(), other) }`,
    'write `*row` where it is compared',
  ],
  [
    'a guard that is moved takes nothing out',
    'clone-then-overwritten',
    `fn emptied(rows: &Mutex<Vec<String>>) -> Vec<String> {
    let mut held = rows.lock().unwrap();
    let old = held.clone();
    held.clear();
    old
}`,
    'take it out: `std::mem::take(&mut *held)`',
  ],
  [
    'a list that was moved is not cleared',
    'clone-then-overwritten',
    `#[derive(Clone, Default)]
struct Row { names: Vec<String> }
fn parts(mut part: Vec<Row>, count: usize) -> Vec<Vec<Row>> {
    let mut parts = Vec::new();
    for i in 0..count {
        part.push(Row::default());
        if i % 3 == 0 { parts.push(part.clone()); part.clear(); }
    }
    parts
}`,
    'take it out: `std::mem::take(&mut part)`',
  ],
  [
    'what is empty stands in by itself',
    'option-clone-then-adapter',
    'fn length(names: &HashMap<u32, Vec<String>>) -> usize { names.get(&1).cloned().unwrap_or_else(Vec::new).len() }',
    '`map(Vec::as_slice).unwrap_or_default()`',
  ],
  [
    'what is made on the spot is not lent',
    'option-clone-then-adapter',
    'fn length(name: &Option<String>, id: u32) -> usize { name.clone().unwrap_or_else(|| format!("{id}")).len() }',
    '`as_deref().map_or_else(.., ..)`',
  ],
  [
    'what is lent mutably is taken as it is',
    'iter-clone-of-owned-collection',
    `fn moved(all: &mut Vec<String>, more: &mut Vec<String>) {
    all.extend(more.iter().cloned());
    more.clear();
}`,
    '`std::mem::take(more)`',
  ],
  [
    'what is looked up by a text holds texts',
    'clone-in-loop',
    `struct Row { name: String }
fn has_any(rows: &[Row]) -> bool {
    let mut names: HashSet<String> = HashSet::with_capacity(rows.len());
    for row in rows { names.insert(row.name.clone()); }
    names.contains("any")
}`,
    'let `names` hold `&str`s (`as_str()`)',
  ],
  [
    'nothing is taken out of what is lent for a look',
    'clone-in-loop',
    `#[derive(Clone)]
struct Row { name: String }
struct Shop { rows: Vec<Row> }
impl Shop { fn send(&self, sender: &Sender<Row>) { for row in &self.rows { sender.send(row.clone()).unwrap(); } } }`,
    'borrow `row`, or share it in an `Arc`',
  ],
  [
    'a list of Strings is not asked for a text',
    'clone-local-only-borrowed',
    `fn is_known(names: &Vec<String>, word: &str) -> bool {
    let name = word.to_owned();
    names.contains(&name)
}`,
    'borrow it: `let name = word`, and let `contains` be `iter().any(..)`',
  ],
  [
    'a name that is looked up is one reference further away',
    'clone-before-filter',
    'fn known(names: &[String], all: &HashSet<String>) -> Vec<String> { names.iter().cloned().filter(|name| all.contains(name)).collect() }',
    '`filter` first and copy what is left, with one `*` more where `name` is looked up',
  ],
  [
    'what has a Drop is not taken apart',
    'clone-out-of-owned',
    `struct Held { rows: Vec<String> }
impl Held { fn rows(&self) -> &Vec<String> { &self.rows } }
impl Drop for Held { fn drop(&mut self) { println!("{}", self.rows.len()); } }
fn rows(held: Held) -> Vec<String> { held.rows().clone() }`,
    'borrow `held`: what has a `Drop` is not taken apart',
  ],
])('%s', (_, rule, text, help) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map((each) => each.help)).toEqual([
    expect.stringContaining(help),
  ]);
});

/** Nothing is said where the value can't be moved, or is still needed whole. */
test.each([
  [
    'a view that looks back when it is dropped',
    'clone-last-use',
    `struct View<'a> { text: &'a str }
impl<'a> View<'a> { fn new(text: &'a str) -> Self { View { text } } }
impl<'a> Drop for View<'a> { fn drop(&mut self) { println!("{}", self.text); } }
fn shown(name: String) {
    let _view = View::new(&name);
    keep(name.clone());
}`,
  ],
  [
    'what is taken next is given away with the part',
    'clone-last-use',
    `impl Shop { fn last(&mut self) -> Option<(String, Row)> {
    let name = self.last.as_ref()?.name.clone();
    let row = self.last.take()?;
    Some((name, row))
} }`,
  ],
  [
    'a text is no object of a trait',
    'clone-as-temporary-for-read',
    `fn show(value: &dyn Shown) -> String { value.shown() }
fn shown(name: &str) -> String { show(&name.to_string()) }`,
  ],
  [
    'nothing is moved out of what has a Drop',
    'iter-clone-of-owned-collection',
    `struct Guard { name: String }
impl Drop for Guard { fn drop(&mut self) { println!("{}", self.name); } }
fn names(guards: Vec<Guard>) -> Vec<String> { guards.iter().map(|guard| guard.name.clone()).collect() }`,
  ],
  [
    'a function that takes a value is asked with one',
    'clone-before-filter',
    `fn is_old(name: String) -> bool { name.starts_with("old") }
fn any_old(names: &[String]) -> bool { names.iter().cloned().any(is_old) }`,
  ],
  [
    'what a closure makes can not be lent by it',
    'alloc-in-loop',
    `fn words(lines: &[String]) -> Vec<String> {
    lines.iter().flat_map(|line| line.to_lowercase().split(' ').map(str::to_string).collect::<Vec<_>>()).collect()
}`,
  ],
  [
    'nothing is moved out of what is shared',
    'iter-clone-of-owned-collection',
    `#[derive(Clone)]
struct Row { name: String }
fn rows(rows: Vec<Arc<Row>>) -> Vec<Row> { rows.iter().map(|row| (**row).clone()).collect() }`,
  ],
  [
    'a range with a name is no index',
    'clone-out-of-owned',
    `#[derive(Clone)]
struct Row { name: String }
fn part(rows: Vec<Row>, part: std::ops::Range<usize>) -> Vec<Row> { rows[part].to_vec() }`,
  ],
])('%s', (_, rule, text) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule)).toEqual([]);
});
