import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { Finding } from '../../src/model.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** One method or another exists only for some types, and some code can't move into a closure. */
test.each([
  [
    'a part of a slice is one',
    'vec-then-array',
    'fn first(bytes: &[u8]) -> [u8; 8] { bytes[..8].to_vec().try_into().unwrap() }',
    'turns into an array itself: leave out `to_vec()`',
  ],
  [
    'a part that is handed over is lent',
    'vec-then-array',
    'fn first(bytes: &[u8]) -> [u8; 8] { <[u8; 8]>::try_from(bytes[..8].to_vec()).unwrap() }',
    'turns into an array itself: lend `&bytes[..8]`',
  ],
  [
    'a buffer is no slice',
    'vec-then-array',
    `struct Field { value: bytes::Bytes }
impl Field { fn number(&self) -> Result<u64, Error> {
    let eight: [u8; 8] = self.value.to_vec().try_into().map_err(|_| Error::Length)?;
    Ok(u64::from_le_bytes(eight))
} }`,
    'turns into an array itself: write `[..]` instead of `.to_vec()`',
  ],
  [
    'a list is none either',
    'vec-then-array',
    `fn four(kept: &Vec<u32>) -> [u32; 4] {
    let copy = kept.to_vec();
    copy.try_into().unwrap()
}`,
    'turns into an array itself: lend `&kept[..]`',
  ],
  [
    'who knows what an unknown type is',
    'vec-then-array',
    'fn eight(field: &Field) -> [u8; 8] { field.content.to_vec().try_into().unwrap() }',
    'turns into an array itself: borrow it as one, by `[..]` or `as_ref()`, instead of `to_vec()`',
  ],
  [
    'what may fail is done outside of a closure',
    'eager-error-value',
    `fn opened(client: Option<Client>, options: &Options) -> Result<Client, Fault> {
    Ok(client.unwrap_or(Client::connected(options)?))
}`,
    "`match` on it and do it in the arm that needs it, or write `map_or_else(|| .., Ok)?`: `?` can't leave the closure of `unwrap_or_else`",
  ],
  [
    'nor is what may fail for an Option turned into a Result',
    'eager-error-value',
    `fn opened(client: Option<Client>, options: &Options) -> Option<Client> {
    Some(client.unwrap_or(Client::connected(options)?))
}`,
    "`match` on it and do it in the arm that needs it: `?` can't leave",
  ],
  [
    'what is waited for is done outside of a closure',
    'eager-error-value',
    `async fn found(shelf: Option<Shelf>, store: &Store) -> Result<Shelf, String> {
    shelf.ok_or(format!("no shelf in {}", store.name().await))
}`,
    "`match` on it and do it in the arm that needs it: `.await` can't leave the closure of `ok_or_else`",
  ],
  [
    'a condition decides before what may fail',
    'eager-error-value',
    `fn room(wide: bool, options: &Options) -> Result<Option<Client>, Fault> {
    Ok(wide.then_some(Client::connected(options)?))
}`,
    "decide by `if`, and do it in the branch: `?` can't leave the closure of `then`",
  ],
  [
    'an entry is looked at before what may fail',
    'eager-error-value',
    `fn kept(clients: &mut HashMap<u32, Client>, id: u32, options: &Options) -> Result<u32, Fault> {
    Ok(clients.entry(id).or_insert(Client::connected(options)?).age)
}`,
    '`match` on what is there, and do it where there is nothing',
  ],
  [
    'what leaves a closure of its own can be moved into another',
    'eager-error-value',
    `fn words(given: Option<Vec<u32>>, texts: &[&str]) -> Vec<u32> {
    given.unwrap_or(texts.iter().map(|text| Ok(text.parse::<u32>()?)).filter_map(Result::ok).collect())
}`,
    'use `unwrap_or_else` with a closure',
  ],
  [
    'a question that may fail is none for retain',
    'front-insert-remove',
    `fn thinned(rows: &mut Vec<Row>) -> Result<(), Fault> {
    let mut i = 0;
    while i < rows.len() {
        if is_old(&rows[i])? { rows.remove(i); } else { i += 1; }
    }
    Ok(())
}`,
    'move what stays to the front, each item to the next free place, and `truncate` once behind the loop',
  ],
  [
    'any other is one',
    'front-insert-remove',
    `fn thinned(rows: &mut Vec<Row>) {
    let mut i = 0;
    while i < rows.len() {
        if !is_old(&rows[i]) { i += 1; continue; }
        rows.remove(i);
    }
}`,
    'remove them all in one pass with `retain`',
  ],
  [
    'a removal beside what may fail is walked by an iterator',
    'contains-then-map-op',
    `fn emptied(shelves: &mut HashMap<u32, Shelf>, disk: &Disk) -> Result<(), Fault> {
    let old: Vec<u32> = shelves.iter().filter(|(_, shelf)| shelf.is_old()).map(|(id, _)| *id).collect();
    for id in &old {
        disk.forget(id)?;
        shelves.remove(id);
    }
    Ok(())
}`,
    'take them out in one pass with `extract_if`',
  ],
  [
    'an array is not filled by a closure that may fail',
    'vec-then-array',
    `fn four(source: &mut Source) -> Result<[u64; 4], Fault> {
    let mut numbers: Vec<u64> = Vec::new();
    for _ in 0..4 { numbers.push(source.next_number()?); }
    Ok(numbers.try_into().unwrap())
}`,
    'fill an array by index from the start',
  ],
  [
    'values that print alike need not be equal',
    'string-temp-for-compare',
    `#[derive(PartialEq)]
enum Shown { Plain(Name), Wrapped(Name) }
fn cancels(one: &Shown, other: &Shown) -> bool { one.to_string() == other.to_string() }`,
    'compare the values where those that print alike are equal, or compare the parts of the text one by one',
  ],
  [
    'values may not be comparable at all',
    'string-temp-for-compare',
    `#[derive(Clone)]
struct Shown(Tree);
fn cancels(one: &Shown, other: &Shown) -> bool { one.to_string() == other.to_string() }`,
    'compare the parts of the text one by one',
  ],
  [
    'a name that compares is as good as its text',
    'string-temp-for-compare',
    `struct Name(String);
impl PartialEq for Name { fn eq(&self, other: &Self) -> bool { self.0 == other.0 } }
fn is_own(one: &Name, other: &Name) -> bool { one.to_string() == other.to_string() }`,
    /^compare the values$/,
  ],
  [
    'a number is as good as its text',
    'string-temp-for-compare',
    'fn is_own(one: u64, other: &u64) -> bool { one.to_string() == other.to_string() }',
    /^compare the values$/,
  ],
  [
    'a value is matched, whatever it compares with',
    'string-temp-for-compare',
    'fn is_plain(shown: &Shown) -> bool { shown.to_string() == "plain" }',
    'match the value, or compare the parts of the text one by one',
  ],
  [
    'a value is compared with no text of a list',
    'string-temp-for-compare',
    'fn is_plain(shown: &Shown) -> bool { ["plain", "bare"].contains(&shown.to_string().as_str()) }',
    'match the value, or compare the parts of the text one by one',
  ],
  [
    'what takes the place of a copy is not made by changing it',
    'clone-local-only-borrowed',
    `#[derive(Clone)]
struct Deed { words: String }
fn length(desk: &Desk, first: &Deed) -> usize {
    let mut deed = first.clone();
    if deed.words.starts_with("again") { deed = desk.next(); }
    desk.count(&deed.words);
    deed.words.len()
}`,
    'start from `Cow::Borrowed`, and let that branch put a `Cow::Owned` in its place',
  ],
  [
    'a key that is a float is none to sort by',
    'work-in-comparator',
    `fn worst_first(names: &mut [Name], scores: &HashMap<Name, Score>) {
    names.sort_by(|a, b| {
        let (left, right) = (scores.get(a).map(|s| s.value), scores.get(b).map(|s| s.value));
        left.partial_cmp(&right).unwrap_or(Ordering::Equal)
    });
}`,
    /^keep the key beside the item while they are sorted$/,
  ],
  [
    'any other key is one, by the method that there is',
    'work-in-comparator',
    `fn by_rank(names: impl Iterator<Item = Name>, ranks: &HashMap<Name, u32>) -> Vec<Name> {
    names.sorted_by(|a, b| ranks.get(a).cmp(&ranks.get(b))).collect()
}`,
    'use `sorted_by_cached_key`, or keep the key beside the item',
  ],
  [
    'the least float is asked for by a comparator',
    'sort-then-take',
    `fn least(scores: &[f64]) -> f64 {
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
    sorted[0]
}`,
    'use `min_by` of the iterator',
  ],
  [
    'the few least are selected by a key as they were sorted',
    'sort-then-take',
    `fn few(mut rows: Vec<Row>, count: usize) -> Vec<Row> {
    rows.sort_by_key(|row| row.age);
    rows.truncate(count);
    rows
}`,
    'use `select_nth_unstable_by_key` for the few that are wanted',
  ],
  [
    'floats are kept in no tree',
    'sort-in-loop',
    `fn medians(all: &mut Vec<f64>, more: &[f64]) -> Vec<f64> {
    let mut medians = Vec::new();
    for each in more {
        all.push(*each);
        all.sort_by(f64::total_cmp);
        medians.push(all[all.len() / 2]);
    }
    medians
}`,
    'sort once after the loop, or keep the order by an insertion at `binary_search_by`',
  ],
  [
    'there is no cached form of a question for the least',
    'string-temp-for-compare',
    'fn first(rows: &[Row]) -> Option<&Row> { rows.iter().min_by_key(|row| row.name.to_lowercase()) }',
    /^compare without making a text$/,
  ],
  [
    'what is no text before has none to trim',
    'redundant-string-conversion',
    'fn plain(id: &Ident) -> String { id.to_string().trim_start_matches("r#").to_owned() }',
    'keep the first String, and take off what is trimmed in place',
  ],
  [
    'a text has',
    'redundant-string-conversion',
    'fn plain(line: &str) -> String { line[2..].to_string().trim_end().to_owned() }',
    'trim the original and make a String of what is left',
  ],
  [
    'a text that is made to be lent is handed over instead',
    'string-where-cow-fits',
    `fn plain(text: &str) -> String {
    if !text.contains("%O") { return text.to_string(); }
    text.replace("%O", "%")
}
fn shown(date: &Date) -> usize {
    let owned = plain(&format!("{date}"));
    owned.as_str().len()
}`,
    'let `plain` take `text` as a `String`, which its callers make only to lend it',
  ],
  [
    'what stays is lent',
    'string-where-cow-fits',
    `fn plain(text: &str) -> String {
    if !text.contains("%O") { return text.to_string(); }
    text.replace("%O", "%")
}
fn shown(pattern: &str) -> usize {
    let owned = plain(pattern);
    owned.as_str().len() + plain(&format!("{owned}")).len()
}`,
    'return `Cow<',
  ],
  [
    'a tree has no drain',
    'iter-clone-of-owned-collection',
    `struct Shop { names: BTreeMap<u32, String> }
impl Shop {
    fn given(&mut self, all: &mut Vec<String>) {
        for name in self.names.values() { all.push(name.clone()); }
        self.names.clear();
    }
}`,
    /^take the items out: `std::mem::take\(&mut self\.names\)`$/,
  ],
  [
    'a list drains a range',
    'iter-clone-of-owned-collection',
    `struct Shop { names: Vec<String> }
impl Shop {
    fn given(&mut self, all: &mut Vec<String>) {
        for name in &self.names { all.push(name.clone()); }
        self.names.clear();
    }
}`,
    'take the items out: `drain(..)` or `std::mem::take(&mut self.names)`',
  ],
  [
    'a set drains as a whole',
    'iter-clone-of-owned-collection',
    `fn given(names: HashSet<String>, all: &mut Vec<String>) {
    for name in names.iter() { all.push(name.clone()); }
}`,
    'iterate with `into_iter()` (or `drain()`) and move the items',
  ],
  [
    'what is lent to be changed is read before',
    'string-temp-into-writer',
    `struct Page { text: String, depth: usize }
impl Page {
    fn text_mut(&mut self) -> &mut String { &mut self.text }
    fn mark(&mut self) {
        let mark = self.depth.to_string();
        self.text_mut().push_str(&mark);
    }
}`,
    'format into it with `write!`, with `self.depth` in a local before',
  ],
  [
    'what is lent last may be measured by then',
    'string-temp-into-writer',
    'fn mark(out: &mut String, of: u32) { out.push_str(&format!("{}/{of}", out.len())); }',
    /^format into it with `write!`$/,
  ],
  [
    'a borrow at run time is over before the next begins',
    'string-temp-into-writer',
    `struct Page { lines: RefCell<String> }
impl Page {
    fn mark(&self) {
        let mark = format!("{} so far", self.lines.borrow().len());
        self.lines.borrow_mut().push_str(&mark);
    }
}`,
    'with `self.lines.borrow().len()` in a local before',
  ],
  [
    'bytes are appended as bytes',
    'string-temp-into-writer',
    'fn add(out: &mut Vec<u8>, word: &str) { out.extend_from_slice(word.to_string().as_bytes()); }',
    'hand `word.as_bytes()` to `extend_from_slice` itself',
  ],
  [
    'a text in capitals is formatted into nothing',
    'string-temp-into-writer',
    'fn add(out: &mut String, word: &str) { out.push_str(&word.to_uppercase()); }',
    'append its characters one by one, as they change',
  ],
  [
    'a macro that hands over parts looks at them while the method runs',
    'string-temp-into-writer',
    `struct Page { text: String, depth: usize }
impl Page {
    fn line(&mut self, line: &str) { self.text.push_str(line); }
    fn mark(&mut self) { self.line(&format!("at {}", self.depth)); }
}`,
    'hand over `format_args!(..)`, with `self.depth` in a local before',
  ],
  [
    'a closure reads nothing that is lent meanwhile',
    'eager-error-value',
    `fn row(rows: &mut Vec<Row>, at: usize) -> Result<&mut Row, String> {
    let fault = format!("{at} of {}", rows.len());
    rows.get_mut(at).ok_or(fault)
}`,
    'use `ok_or_else` with a closure, and with `rows.len()` in a local before',
  ],
  [
    'what is made of the whole is made when it is known to be needed',
    'eager-error-value',
    `struct Desk { plan: Option<Plan>, names: Vec<String> }
impl Desk {
    fn fresh(&self) -> Plan { Plan { title: self.names.join(" ") } }
    fn plan(&mut self) -> &mut Plan { self.plan.get_or_insert(self.fresh()) }
}`,
    "ask first whether it is needed, and make it only then: a closure can't read `self` there",
  ],
  [
    'another field is another thing',
    'eager-error-value',
    `struct Desk { plan: Option<String>, names: Vec<String> }
impl Desk {
    fn plan(&mut self) -> &mut String { self.plan.get_or_insert(format!("{:?}", self.names)) }
}`,
    'use `get_or_insert_with` with a closure',
  ],
  [
    'a reference that is returned lets nothing else be asked before',
    'owned-key-for-lookup',
    `fn count<'a>(counts: &'a mut HashMap<String, u32>, name: &str) -> &'a mut u32 {
    counts.entry(name.to_string()).or_insert(0)
}`,
    'ask with `contains_key` first and copy `name` only for a new key',
  ],
  [
    'one that stays here does',
    'owned-key-for-lookup',
    `fn count(counts: &mut HashMap<String, u32>, name: &str) {
    *counts.entry(name.to_string()).or_insert(0) += 1
}`,
    'ask with `get_mut` first and copy `name` only for a new key',
  ],
  [
    'a set that gives its first away takes it back',
    'contains-then-map-op',
    `fn expire(due: &mut BTreeSet<u64>, now: u64) {
    while let Some(&first) = due.iter().next() {
        if first > now { break; }
        due.remove(&first);
    }
}`,
    'use `pop_first()`, and put back the one that is to stay',
  ],
  [
    'a tree of pairs shows its first',
    'contains-then-map-op',
    `fn expire(due: &mut BTreeMap<u64, Row>, now: u64) {
    while let Some(first) = due.keys().next().copied() {
        if first > now { break; }
        due.remove(&first);
    }
}`,
    'use `first_entry()`, which looks before it removes',
  ],
  [
    'the bytes of a text are moved',
    'redundant-string-conversion',
    'fn raw(text: &str) -> Vec<u8> { text.to_string().as_bytes().to_vec() }',
    'use `into_bytes`',
  ],
  [
    'a text that may be cut in a character says so',
    'redundant-string-conversion',
    'fn head(text: &str, n: usize) -> Option<String> { String::from_utf8(text.as_bytes()[..n].to_vec()).ok() }',
    'take the part of the text with `get`',
  ],
  [
    'what is lent to a name from before lives as long',
    'eager-before-needed',
    `fn shown(wide: bool, word: &str) -> String {
    let upper = word.to_uppercase();
    let text: &str;
    if wide { text = &upper; } else { text = word; }
    format!("{text}")
}`,
    'declare `upper` here without a value and give it one in the branch',
  ],
  [
    'a function that is lent what it would write into, writes into the field',
    'string-temp-into-writer',
    `struct Page { text: String, names: Vec<String> }
impl Page {
    fn line(&self) -> String {
        let mut line = String::new();
        for name in &self.names { line.push_str(name); line.push(','); }
        line
    }
    fn add(&mut self) { self.text.push_str(&self.line()); }
}`,
    'let `line` write into `self.text`',
  ],
  [
    'nor is a list of the same self lent to it',
    'collect-then-single-pass',
    `struct Page { rows: Vec<u32>, all: Vec<u32> }
impl Page {
    fn above(&self, least: u32) -> Vec<u32> {
        let mut found = Vec::new();
        for row in &self.rows { if *row > least { found.push(*row); } }
        found
    }
    fn gather(&mut self) { for least in 0..9 { self.all.extend(self.above(least)); } }
}`,
    'let `above` push into `self.all`',
  ],
  [
    'floats are searched by halves',
    'linear-search-in-loop',
    `fn found(xs: &[f64], ys: &[f64]) -> usize {
    let mut count = 0;
    for x in xs { if ys.contains(x) { count += 1; } }
    count
}`,
    'sort `ys` by `total_cmp` once before the loop, and search it by halves',
  ],
  [
    'what holds a float is asked for by another part',
    'linear-search-in-loop',
    `#[derive(PartialEq)]
struct Point { name: String, x: f64 }
fn found(xs: &[Point], ys: &[Point]) -> usize {
    let mut count = 0;
    for x in xs { if ys.contains(x) { count += 1; } }
    count
}`,
    'keep a map by what of an item can be hashed',
  ],
  [
    'a type that the caller chooses is asked for more',
    'linear-search-in-loop',
    `fn common<T: PartialEq>(xs: &[T], ys: &[T]) -> usize {
    xs.iter().filter(|x| ys.contains(x)).count()
}`,
    'ask that, with `T: Eq + Hash`',
  ],
  [
    'what is pushed behind a borrow is known only by then',
    'linear-search-in-loop',
    `fn note(seen: &RefCell<Vec<String>>, words: &[String]) {
    for word in words {
        if !seen.borrow().contains(word) { seen.borrow_mut().push(word.clone()); }
    }
}`,
    'beside `seen`, add to both',
  ],
  [
    'what is taken out is not lost',
    'front-insert-remove',
    `fn thinned(rows: &mut Vec<Row>, old: &mut Vec<Row>) {
    let mut i = 0;
    while i < rows.len() {
        if rows[i].is_old { let row = rows.remove(i); old.push(row); } else { i += 1; }
    }
}`,
    'take them out in one pass with `extract_if`',
  ],
  [
    'what is there already is not turned round',
    'front-insert-remove',
    'fn add(rows: &mut Vec<Row>, more: Vec<Row>) { for row in more { rows.insert(0, row); } }',
    'put them in at once with `splice(0..0, ..)`',
  ],
  [
    'a list of its own is',
    'front-insert-remove',
    `fn digits(mut number: u32) -> Vec<u32> {
    let mut digits = Vec::new();
    while number > 0 { digits.insert(0, number % 10); number /= 10; }
    digits
}`,
    'push to the end and reverse once',
  ],
  [
    'an Option of a reference is looked into',
    'string-temp-for-compare',
    `fn is_own(names: &HashMap<u32, String>, name: &str) -> bool { names.get(&1) == Some(&name.to_string()) }`,
    '`is_some_and(|text| text == ..)` looks at what is there',
  ],
  [
    'a text that may be borrowed compares',
    'string-temp-for-compare',
    `fn is_own(bytes: &[u8], name: &str) -> bool { name == String::from_utf8_lossy(bytes).to_string() }`,
    /^compare `String::from_utf8_lossy\(bytes\)` itself$/,
  ],
  [
    'a character is looked for as it is',
    'string-temp-for-compare',
    'fn begins(text: &str, sign: char) -> bool { text.starts_with(&sign.to_string()) }',
    'look for `sign` itself: a `char` is a pattern',
  ],
  [
    'a text is moved to one place only',
    'same-call-twice',
    `struct Word { plain: String, shown: String }
fn word(text: &str) -> Word { Word { plain: text.to_lowercase(), shown: text.to_lowercase() } }`,
    'clone that for the other place that keeps one',
  ],
  [
    'who fills a buffer for a field of its own writes into the field',
    'buffer-temp-into-writer',
    `struct Page { name: String, out: Vec<u8> }
impl Page {
    fn encode(&self, out: &mut Vec<u8>) { out.extend_from_slice(self.name.as_bytes()); }
    fn add(&mut self) {
        let mut bytes = Vec::new();
        self.encode(&mut bytes);
        self.out.extend_from_slice(&bytes);
    }
}`,
    'let `encode` write into `self.out` itself',
  ],
  [
    'who fills a list only is told of writers',
    'buffer-temp-into-writer',
    `struct Page { name: String }
impl Page {
    fn encode(&self, out: &mut Vec<u8>) { out.extend_from_slice(self.name.as_bytes()); }
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut bytes = Vec::new();
        self.encode(&mut bytes);
        out.write_all(&bytes)
    }
}`,
    'let `encode` take `impl io::Write`, and hand `out` over to it',
  ],
  [
    'what a text splits has no end to begin at',
    'needless-full-iteration',
    'fn last(path: &str) -> Option<&str> { path.split("::").filter(|part| part.len() > 3).last() }',
    'begin with `rsplit(..)` and ask `next()`',
  ],
  [
    'what is no Clone is made anew',
    'bulk-op-instead-of-loop',
    `struct Slots { all: Vec<Option<Guard>> }
impl Slots {
    fn room(&mut self, count: usize) { while self.all.len() < count { self.all.push(None); } }
}`,
    'use `self.all.resize_with(count, || None)`',
  ],
  [
    'nor is it filled with copies',
    'bulk-op-instead-of-loop',
    'fn clear(all: &mut [Option<Guard>]) { for each in all.iter_mut() { *each = None; } }',
    'use `fill_with(|| None)` on them',
  ],
  [
    'a box becomes a box',
    'bulk-op-instead-of-loop',
    `fn add(all: &mut Vec<Box<dyn Fn()>>, more: Vec<Box<dyn Fn() + Send>>) {
    for each in more { all.push(each); }
}`,
    'each item with `as Box<dyn ..>`',
  ],
])('%s', (_, rule, text, help) => {
  expect(findingsOf(text, rule).map((each) => each.help)).toEqual([
    typeof help === 'string' ? expect.stringContaining(help) : expect.stringMatching(help),
  ]);
});

test.each([
  [
    'a text that is added to itself',
    'string-temp-into-writer',
    'fn twice(out: &mut String) { out.push_str(&format!("/{out}")); }',
  ],
  [
    'a line of what is written to',
    'string-temp-into-writer',
    `struct Page { text: String }
impl Page {
    fn first(&self) -> &str { &self.text[..1] }
    fn again(&mut self) { self.text.push_str(&format!("{}.", self.first())); }
}`,
  ],
  [
    'what is given away before the error',
    'eager-error-value',
    `fn opened(name: String) -> Result<u32, String> {
    let fault = format!("no {name}");
    look_up(name).ok_or(fault)
}`,
  ],
  [
    'a last item of a set that stays but for one case',
    'contains-then-map-op',
    `fn last(names: &mut BTreeSet<String>) -> Option<String> {
    let last = names.last()?.clone();
    if last.is_empty() { names.remove(&last); }
    Some(last)
}`,
  ],
  [
    'items that are taken from an iterator of others',
    'eager-before-needed',
    `fn rest(rows: &mut std::slice::Iter<'_, u32>, whole: bool) -> Vec<u32> {
    let rest = rows.copied().collect::<Vec<_>>();
    if whole { rest } else { Vec::new() }
}`,
  ],
  [
    'items that a walk would leave where they are',
    'collect-then-single-pass',
    `fn sum(heap: &mut BinaryHeap<u32>) -> u32 {
    let all: Vec<u32> = std::iter::from_fn(|| heap.pop()).collect();
    let mut sum = 0;
    for each in all { sum += each; if sum > 9 { break; } }
    sum
}`,
  ],
  [
    'a text that is lent to the function itself and gone by then',
    'string-where-cow-fits',
    `fn dotted(text: &str, count: u32) -> String {
    if count == 0 { return text.to_string(); }
    dotted(&format!("{text}."), count - 1)
}`,
  ],
  [
    'lines of a reader, which only goes forward',
    'needless-full-iteration',
    'fn last(log: impl BufRead) -> Option<String> { log.lines().map(|line| line.unwrap()).last() }',
  ],
  [
    'what adds up on the way to the last',
    'needless-full-iteration',
    `fn sum(rows: &[u32]) -> Option<u32> {
    let mut sum = 0;
    rows.iter().map(|row| { sum += row; sum }).last()
}`,
  ],
  [
    'questions of which each is answered',
    'unbuffered-writer',
    `fn ask(mut socket: TcpStream, questions: &[String]) -> io::Result<()> {
    let mut answer = [0; 64];
    for each in questions {
        socket.write_all(each.as_bytes())?;
        socket.read_exact(&mut answer)?;
    }
    Ok(())
}`,
  ],
  [
    'an iterator that is given away and borrows from a local',
    'collect-then-single-pass',
    `struct Page { name: String }
impl Page {
    fn label(&self) -> String { self.name.to_uppercase() }
    fn codes(&self) -> Box<dyn Iterator<Item = u32>> {
        let label = self.label();
        let codes: Vec<u32> = label.bytes().map(|byte| byte as u32).collect();
        Box::new(codes.into_iter())
    }
}`,
  ],
])('nothing is said of %s', (_, rule, text) => {
  expect(findingsOf(text, rule)).toEqual([]);
});

function findingsOf(text: string, rule: string): Finding[] {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  return findings.filter((each) => each.rule === rule);
}
