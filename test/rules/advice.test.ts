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
      'a lock that nobody shares lends its content only without its pointer',
      `struct Book { stats: Arc<Mutex<u64>> }
impl Book {
    fn add(&mut self) { *self.stats.lock().unwrap() += 1; }
}
fn open() -> Book { Book { stats: Arc::new(Mutex::new(0)) } }`,
      'lock-taken-repeatedly',
      'take the `Arc`, of which there is one, from around it, and use `self.stats.get_mut()`, which takes no lock, or keep the value without a lock',
    ],
    [
      'threads that add item by item would fight for an atomic, too',
      `use std::sync::{Arc, Mutex};
fn total(parts: Vec<Vec<u64>>) -> u64 {
    let total = Arc::new(Mutex::new(0u64));
    let mut handles = Vec::with_capacity(parts.len());
    for part in parts {
        let total = Arc::clone(&total);
        handles.push(std::thread::spawn(move || {
            for size in &part { if *size > 8 { *total.lock().unwrap() += size; } }
        }));
    }
    for handle in handles { handle.join().unwrap(); }
    *total.lock().unwrap()
}`,
      'mutex-of-scalar',
      'add up in a local, and add that once behind the loop, to an `AtomicU64`',
    ],
    [
      'threads that add once each do not',
      `use std::sync::{Arc, Mutex};
fn total(parts: Vec<Vec<u64>>) -> u64 {
    let total = Arc::new(Mutex::new(0u64));
    let mut handles = Vec::with_capacity(parts.len());
    for part in parts {
        let total = Arc::clone(&total);
        handles.push(std::thread::spawn(move || *total.lock().unwrap() += part.len() as u64));
    }
    for handle in handles { handle.join().unwrap(); }
    *total.lock().unwrap()
}`,
      'mutex-of-scalar',
      'use `AtomicU64`',
    ],
    [
      'a function is told what to borrow by the name of its type',
      `struct Order { owner: String }
fn send(order: Order) -> usize { order.owner.len() }
fn send_all(orders: &[Order]) -> usize { orders.iter().map(|order| send(order.clone())).sum() }`,
      'by-value-parameter-only-read',
      'let `send` borrow it (`&Order`), and drop the copy here',
    ],
    [
      'one end of a sorted list is one of the extremes',
      `fn best(orders: &[Order]) -> Option<u64> {
    let mut prices: Vec<u64> = orders.iter().map(|order| order.price).collect();
    prices.sort();
    prices.last().copied()
}`,
      'sort-then-take',
      'use `max` of the iterator',
    ],
    [
      'the first by an order is the least by it',
      `fn widest(nodes: &[Node]) -> Option<Node> {
    let mut sorted = nodes.to_vec();
    sorted.sort_by(|a, b| b.children.len().cmp(&a.children.len()));
    sorted.first().cloned()
}`,
      'sort-then-take',
      'use `min_by` of the iterator',
    ],
    [
      'both ends',
      `fn span(times: &[u64]) -> u64 {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() - 1] - sorted[0]
}`,
      'sort-then-take',
      'use `min` and `max` of the iterator',
    ],
    [
      'items need not be copied to be asked for one',
      `struct Order { symbol: String }
fn has(orders: &[Order], symbol: String) -> bool {
    orders.iter().map(|order| order.symbol.to_string()).collect::<Vec<_>>().contains(&symbol)
}`,
      'clone-before-filter',
      'ask `any(..)` of the items where they are, which stops at the first',
    ],
    [
      'an item that is looked for has to come out of a map',
      `struct Order { id: u64 }
fn pick(ids: &[u64], orders: &[Order]) -> u64 {
    let mut found = 0;
    for id in ids { if let Some(order) = orders.iter().find(|order| order.id == *id) { found += order.id; } }
    found
}`,
      'linear-search-in-loop',
      'build a map of `orders` by what is asked for before the loop, and ask that',
    ],
    [
      'and so has one that is counted',
      `fn counts(names: &[String]) -> Vec<(String, usize)> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for name in names {
        match counts.iter_mut().find(|(each, _)| each == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name.clone(), 1)),
        }
    }
    counts
}`,
      'linear-search-in-loop',
      'keep a map by what is asked for beside `counts`, add to both, and ask that',
    ],
    [
      'a struct that is made too early is no selector of snafu',
      `fn partial(found: bool, text: &str) -> Option<Partial> {
    found.then_some(Partial { text: text.to_string() })
}`,
      'eager-error-value',
      'use `then` with a closure',
    ],
    [
      'outside of a loop nothing is made once outside of it',
      `fn is_hidden(name: &String, separator: char) -> bool { name.ends_with(&format!("{separator}.")) }`,
      'string-temp-for-compare',
      'look for the parts one after the other',
    ],
    [
      'what is only lent need not be moved',
      `fn create(path: &Path) -> Result<(), Error> {
    let key: String = sample(32).collect();
    write_key(path, key.to_string().as_bytes())
}`,
      'redundant-string-conversion',
      'look at `key` itself',
    ],
    [
      'what is read to see whether it is there, and then once more, is kept',
      `fn collect(db: &Database, keys: &[u64], out: &mut Vec<Row>) -> Result<(), Error> {
    for key in keys {
        if db.get(key)?.is_some() { out.push(db.get(key)?.unwrap()); }
    }
    Ok(())
}`,
      'db-existence-and-delete',
      'keep what the first read found: `if let Some(..)`',
    ],
    [
      'a boxed closure is lent as what it is',
      `fn apply(values: &[u64], double: bool, out: &mut Vec<u64>) {
    for value in values {
        let change: Box<dyn Fn(u64) -> u64> = if double { Box::new(|v| v + v) } else { Box::new(|v| v) };
        out.push(change(*value));
    }
}`,
      'needless-box',
      'keep the values in locals and lend one of them as `&dyn Fn(u64) -> u64`',
    ],
    [
      'what is the same at each turn may be made before the loop as well',
      `fn slots(account: &Account, wanted: &[u64], out: &mut Vec<(u64, u64)>) {
    for slot in wanted {
        let hashed = keccak256(account.address);
        if let Some(value) = account.storage.get(slot) { out.push((hashed, *value)); }
    }
}`,
      'eager-before-needed',
      'make `hashed` where it is used, or once before the `for`, where it stays the same',
    ],
    [
      'what each turn makes of its item may not',
      `fn slots(accounts: &[Account], out: &mut Vec<(u64, u64)>) {
    for account in accounts {
        let hashed = keccak256(account.address);
        if let Some(value) = account.storage.get(&1) { out.push((hashed, *value)); }
    }
}`,
      'eager-before-needed',
      'make `hashed` where it is used',
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
      'a tree can not be drained',
      `fn emptied(shelves: &mut std::collections::BTreeMap<u32, Shelf>, out: &mut Vec<Shelf>) {
    let old: Vec<u32> = shelves.iter().filter(|(_, shelf)| shelf.is_old()).map(|(id, _)| *id).collect();
    for id in &old { out.push(shelves.remove(id).unwrap()); }
}`,
      'contains-then-map-op',
      'take them out in one pass with `extract_if`, or all of them with `std::mem::take`',
    ],
    [
      'a list that is emptied afterwards is drained',
      `struct Log { rows: Vec<String> }
impl Log {
    fn moved(&mut self, out: &mut Vec<String>) {
        for row in &self.rows { out.push(row.clone()); }
        self.rows.clear();
    }
}`,
      'iter-clone-of-owned-collection',
      'take the items out: `drain(..)` or `std::mem::take(&mut self.rows)`',
    ],
    [
      'a tree that is emptied afterwards is not',
      `struct Log { rows: std::collections::BTreeMap<u32, String> }
impl Log {
    fn moved(&mut self, out: &mut Vec<String>) {
        for row in self.rows.values() { out.push(row.clone()); }
        self.rows.clear();
    }
}`,
      'iter-clone-of-owned-collection',
      'take the items out: `std::mem::take(&mut self.rows)`',
    ],
    [
      'a set has no entries',
      `fn first(open: &mut std::collections::BTreeSet<u64>) -> Option<u64> {
    let first = open.iter().next().copied()?;
    open.remove(&first);
    Some(first)
}`,
      'contains-then-map-op',
      'use `pop_first()`',
    ],
    [
      'a tree map has',
      `fn first(open: &mut std::collections::BTreeMap<u64, u32>) -> Option<u64> {
    let first = open.keys().next().copied()?;
    open.remove(&first);
    Some(first)
}`,
      'contains-then-map-op',
      'use `pop_first()`, or `first_entry()` where it may stay',
    ],
    [
      'a set that is asked to be changed either way',
      `fn toggle(open: &mut std::collections::HashSet<u64>, id: u64) {
    if open.contains(&id) { open.remove(&id); } else { open.insert(id); }
}`,
      'contains-then-map-op',
      'use what `remove` returns',
    ],
    [
      'what a set gives away',
      `fn taken(words: &mut std::collections::HashSet<String>, word: &str) -> Option<String> {
    let found = words.get(word).cloned()?;
    words.remove(word);
    Some(found)
}`,
      'contains-then-map-op',
      'use what `take` returns',
    ],
    [
      'a map lends its keys and values apart',
      `struct Options { named: std::collections::HashMap<String, bool> }
fn merged(mut own: Options, other: &Options) -> Options {
    own.named.extend(other.named.clone());
    own
}`,
      'clone-as-temporary-for-read',
      'copy the items out of `other.named` itself: `extend(other.named.iter().map(|(key, value)| (key.clone(), value.clone())))`',
    ],
    [
      'a set takes no slice',
      `fn known(all: &mut std::collections::HashSet<String>, more: &std::collections::BTreeSet<String>) {
    all.extend(more.clone());
}`,
      'clone-as-temporary-for-read',
      'copy the items out of `more` itself: `extend(more.iter().cloned())`',
    ],
    [
      'a list takes one',
      `fn known(all: &mut Vec<String>, more: &Vec<String>) { all.extend(more.clone()); }`,
      'clone-as-temporary-for-read',
      'copy the items out of `more` itself: `extend_from_slice(&more)`',
    ],
    [
      'what may be anything is copied on its way',
      `fn known(all: &mut Vec<String>, block: &Block) { all.extend(block.names.clone()); }`,
      'clone-as-temporary-for-read',
      'copy the items out of `block.names` itself, on their way into `extend`',
    ],
    [
      'what nobody needs any more is moved into what is serialized',
      `struct Info { state: String, id: u64 }
async fn told(rows: Rows, id: u64) -> Result<Value, Failure> {
    let row: Row = rows.update(id).await?;
    let info = Info { state: row.state.clone(), id: row.id };
    serde_json::to_value(&info).map_err(Failure::from)
}`,
      'clone-as-temporary-for-read',
      'move `row.state`: it is not used again',
    ],
    [
      'what is lent is borrowed by what is serialized',
      `struct Info { state: String, id: u64 }
fn told(row: &Row) -> Result<Value, Failure> {
    let info = Info { state: row.state.clone(), id: row.id };
    serde_json::to_value(&info).map_err(Failure::from)
}`,
      'clone-as-temporary-for-read',
      'serialize a `Info` that borrows: a reference or a `Cow` is written out as the value itself is',
    ],
    [
      'a deque swaps from its end',
      `fn third(rows: std::collections::VecDeque<String>) -> Option<String> { rows.get(2).cloned() }`,
      'clone-out-of-owned',
      'take the item out: `rows.swap_remove_back(..)`',
    ],
    [
      'a set that keeps the order has no `pop_first`',
      `use indexmap::IndexSet;
fn oldest(rows: IndexSet<String>) -> Option<String> { rows.first().cloned() }`,
      'clone-out-of-owned',
      'take the item out: `rows.into_iter().next()`',
    ],
    [
      'two parts of no known type',
      `fn grown(more: &Ids) -> Ids { let mut ids = begin(); ids = [&ids[..], &more[..]].concat(); ids }`,
      'copied-to-append',
      'append the other parts to `ids` as it is',
    ],
    [
      'what a turn changes can be neither lent nor shared',
      `struct Namer { taken: std::collections::HashMap<String, usize> }
impl Namer {
    fn arms(&mut self, arms: &[Arm]) {
        let before = self.taken.clone();
        for arm in arms {
            self.taken = before.clone();
            self.name(arm);
        }
    }
    fn name(&mut self, arm: &Arm) { self.taken.insert(arm.name.to_string(), 1); }
}`,
      'clone-in-loop',
      '`clone_from(&before)` uses the memory of the last turn again, where the type has a `clone_from` of its own; or take back what the turn changed',
    ],
    [
      'what is lent beyond the branch has to live there',
      `fn write(to: Option<Screen>, given: &[Given], rows: &[Row]) {
    let columns: Vec<Column> = given.iter().map(Column::of).collect();
    let mut out = match to { Some(to) => Some(to.begin(&columns)), None => None };
    for row in rows { if let Some(out) = out.as_mut() { out.put(row); } }
}`,
      'eager-before-needed',
      'declare `columns` here without a value and give it one in the branch: what is lent there may be in use behind it',
    ],
    [
      'what is only measured in the branch is made in it',
      `fn width(wide: bool, given: &[Given]) -> usize {
    let columns: Vec<Column> = given.iter().map(Column::of).collect();
    let width = if wide { widest(&columns) } else { 0 };
    width * 2
}`,
      'eager-before-needed',
      'make `columns` where it is used',
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
    [
      'a lent list that is only indexed is walked over',
      `fn total(rows: &Vec<f64>) -> f64 {
    let mut total = 0.0;
    for i in 0..rows.len() { total += rows[i]; }
    total
}`,
      'double-bounds-check',
      'iterate over `rows.iter()` (or `iter_mut()`)',
    ],
    [
      'requests that can fail are joined until one does',
      `async fn pages(urls: &[String]) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    for url in urls { pages.push(fetch(url).await.context("a page")?); }
    Ok(pages)
}`,
      'await-in-loop',
      'ask for several at once: `futures::future::try_join_all`, or `stream::iter(..).map(..).buffered(n)` to bound how many',
    ],
    [
      'requests that cannot fail are joined',
      `async fn pages(urls: &[String]) -> Vec<Page> {
    let mut pages = Vec::new();
    for url in urls { pages.push(fetch(url).await); }
    pages
}`,
      'await-in-loop',
      'ask for several at once: `futures::future::join_all`, or `stream::iter(..).map(..).buffered(n)` to bound how many',
    ],
    [
      'a copy that is changed is no reference',
      `struct Plan { steps: Vec<u8> }
fn cross(left: &[Plan], right: &[Plan]) -> Vec<Plan> {
    let mut all = Vec::with_capacity(left.len() * right.len());
    for one in left {
        for other in right {
            let mut both = one.clone();
            both.follow(other);
            all.push(both);
        }
    }
    all
}`,
      'clone-in-loop',
      'change one copy and take the change back, or make each with room for all that it gets',
    ],
    [
      'a list that is only read is lent as a slice',
      `fn total(entries: Vec<Entry>) -> u64 {
    if entries.is_empty() { return 0; }
    entries[0].amount + total(entries[1..].to_vec())
}`,
      'by-value-parameter-only-read',
      'let `total` borrow it (`&[Entry]`), and drop the copy here',
    ],
    [
      'what stands in for nothing is made, and has to be owned by somebody',
      `struct Finder { dir: Option<PathBuf> }
impl Finder {
    fn depth(&self) -> usize {
        let dir = match self.dir.clone() { Some(dir) => dir, None => current_dir() };
        dir.ancestors().count()
    }
}`,
      'option-clone-then-adapter',
      'look through `as_ref()`; where there is none, put what is made into a local declared before (`let made;`), and lend that',
    ],
    [
      'what stands in for nothing is empty, and lent by whoever asks',
      `struct Finder { name: Option<String> }
impl Finder {
    fn depth(&self) -> usize {
        let name = self.name.clone().unwrap_or_default();
        name.len()
    }
}`,
      'option-clone-then-adapter',
      'look at what is there: `as_deref().unwrap_or_default()`',
    ],
    [
      'what has a default is taken out of its place',
      `#[derive(Clone, Default)]
struct Film { frames: Vec<u8> }
struct Camera { film: Film }
impl Camera {
    fn rewind(&mut self) { self.film = self.film.clone().rewound(); }
}`,
      'clone-then-overwritten',
      'take it out: `std::mem::take(&mut self.film)`',
    ],
    [
      'what has no default is exchanged for the new one',
      `struct Film { frames: Vec<u8> }
struct Camera { film: Film }
impl Camera {
    fn next(&mut self, film: Film) -> Film { let last = self.film.clone(); self.film = film; last }
}`,
      'clone-then-overwritten',
      'put the new value in as the old one is taken out: `std::mem::replace(&mut self.film, ..)`',
    ],
    [
      'what has no default is changed where it is',
      `struct Film { frames: Vec<u8> }
struct Camera { film: Film }
impl Camera {
    fn rewind(&mut self) { let film = self.film.clone().rewound(); self.film = film; }
}`,
      'clone-then-overwritten',
      'change it where it is, through `&mut self.film`: its type has no `Default` that `std::mem::take` could leave behind',
    ],
    [
      'what comes from elsewhere is taken out where it can be',
      `struct Camera { film: elsewhere::Film }
impl Camera {
    fn rewind(&mut self) { self.film = self.film.clone().rewound(); }
}`,
      'clone-then-overwritten',
      'take it out: `std::mem::take(&mut self.film)`, where its type has a `Default` to leave behind',
    ],
    [
      'requests whose failures are passed over are joined to the last',
      `async fn pages(urls: &[String]) -> Vec<Page> {
    let mut pages = Vec::new();
    for url in urls { if let Ok(page) = fetch(url).await { pages.push(page); } }
    pages
}`,
      'await-in-loop',
      'ask for several at once: `futures::future::join_all`, or `stream::iter(..).map(..).buffered(n)` to bound how many',
    ],
    [
      'a list that two loops fill has room for both',
      `fn all(left: &[Row], right: &[Row]) -> Vec<u64> {
    let mut ids = Vec::new();
    for row in left { ids.push(row.id); }
    for row in right { ids.push(row.id); }
    ids
}`,
      'grow-loop-without-capacity',
      'create it with room for `left.len() + right.len()`',
    ],
    [
      'a list that grows on behind the loop has room for that, too',
      `fn all(left: &[Row], right: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut ids = Vec::new();
    for row in left { ids.push(row.id); }
    ids.extend(right.filter(|id| *id > 3));
    ids
}`,
      'grow-loop-without-capacity',
      'create it with room for `left.len()` and for what line 4 adds',
    ],
    [
      'an array is written to where the list was',
      `fn lock_time(time: &Time) -> [u8; 4] {
    let mut bytes = Vec::with_capacity(4);
    time.serialize(&mut bytes).expect("has room");
    bytes.try_into().unwrap()
}`,
      'vec-then-array',
      'lend an array to be written to: `&mut bytes[..]` of a `let mut bytes = [0; N];` is a writer, too',
    ],
    [
      'an array is filled where the list was',
      `fn squares() -> [u32; 4] {
    let mut squares = Vec::with_capacity(4);
    for n in 0..4 { squares.push(n * n); }
    squares.try_into().unwrap()
}`,
      'vec-then-array',
      'fill an array from the start, with `std::array::from_fn` or by index',
    ],
    [
      'a SmallVec takes no slice of what is only Clone',
      `struct Walk { reads: SmallVec<[Read; 4]> }
#[derive(Clone)]
struct Read { name: String }
fn note(walk: &mut Walk, reads: &[Read]) {
    for read in reads.iter() { walk.reads.push(read.clone()); }
}`,
      'bulk-op-instead-of-loop',
      'replace the loop by `walk.reads.extend(reads.iter().cloned())`',
    ],
    [
      'a Vec does',
      `fn note(all: &mut Vec<String>, reads: &[String]) {
    for read in reads { all.push(read.clone()); }
}`,
      'bulk-op-instead-of-loop',
      'replace the loop by `all.extend_from_slice(..)`',
    ],
    [
      'a SmallVec takes a slice of numbers',
      `fn note(all: &mut SmallVec<[u32; 4]>, reads: &[u32]) {
    for read in reads { all.push(read.clone()); }
}`,
      'bulk-op-instead-of-loop',
      'replace the loop by `all.extend_from_slice(..)`',
    ],
    [
      'what a getter lends is handed over as it is',
      `fn joined(first: &[Kind], pair: &Pair) -> Vec<Kind> {
    first.iter().cloned().chain(pair.rest().to_vec()).collect()
}`,
      'clone-to-iterate',
      'hand over `pair.rest().iter().cloned()`, or `pair.rest()` where the items are only looked at',
    ],
    [
      'blanks are repeated, not formatted',
      `struct Code { text: String, depth: usize }
impl Code {
    fn indent(&mut self) { self.text.push_str(&" ".repeat(self.depth)); }
}`,
      'string-temp-into-writer',
      'append the piece in a loop, or with `extend(std::iter::repeat_n(" ", self.depth))`',
    ],
    [
      'a writer takes blanks in a loop',
      `fn indent(out: &mut dyn std::fmt::Write, depth: usize) -> std::fmt::Result {
    out.write_str(&" ".repeat(depth))
}`,
      'string-temp-into-writer',
      'append the piece in a loop',
    ],
  ])('%s', (_what, text, rule, help) => {
    const { findings } = scanFile('src/lib.rs', text, CrateIndex.empty(), DEFAULT_CONFIG);
    expect(findings.filter((finding) => finding.rule === rule).map((finding) => finding.help)).toEqual([
      help,
    ]);
  });
});
