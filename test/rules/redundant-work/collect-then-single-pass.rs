use std::collections::{BTreeSet, HashMap};

struct Parser {
    tokens: Vec<String>,
    log: Vec<String>,
    ages: HashMap<u64, u64>,
}

impl Parser {
    fn walked_by_a_loop(&self) -> usize {
        let mut size = 0;
        let trimmed = self.tokens.iter().map(|token| token.trim()).collect::<Vec<_>>(); //~ collect-then-single-pass
        for token in trimmed {
            size += token.len();
        }
        size
    }

    fn fed_to_extend(&mut self, line: &str) {
        let words: Vec<String> = line.split(' ').map(str::to_owned).collect(); //~ collect-then-single-pass
        self.tokens.extend(words);
    }

    fn chained_on(&self) -> u64 {
        let ages: Vec<u64> = self.ages.values().map(|age| age * 2).collect(); //~ collect-then-single-pass
        ages.into_iter().filter(|age| *age > 3).sum()
    }

    fn other_field_written(&mut self) {
        let long: Vec<String> = self.tokens.iter().filter(|token| token.len() > 9).cloned().collect(); //~ collect-then-single-pass
        for token in long {
            self.log.push(token);
        }
    }

    fn parse_list(&mut self, line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    fn appended(&mut self, line: &str, all: &mut Vec<String>) {
        let mut part = self.parse_list(line); //~ collect-then-single-pass
        all.append(&mut part);
    }

    fn source_is_written(&mut self) {
        let old: Vec<u64> = self.ages.iter().filter(|(_, age)| **age > 3).map(|(id, _)| *id).collect();
        for id in old {
            self.ages.remove(&id);
        }
    }

    fn method_may_write(&mut self) {
        let tokens: Vec<String> = self.tokens.iter().cloned().collect();
        for token in tokens {
            self.visit(&token);
        }
    }

    fn visit(&mut self, token: &str) {
        self.log.push(token.to_owned());
    }

    fn borrowed_further_back(&mut self) {
        let tokens = &mut self.tokens;
        let short: Vec<usize> = tokens.iter().map(String::len).collect();
        for size in short {
            self.tokens.truncate(size);
        }
    }

    fn sorted(&self) -> Vec<u64> {
        let mut ages: Vec<u64> = self.ages.values().copied().collect();
        ages.sort_unstable();
        ages.into_iter().take(3).collect()
    }

    fn unique(&self) -> usize {
        let unique: BTreeSet<u64> = self.ages.values().copied().collect();
        unique.into_iter().filter(|age| age % 2 == 0).count()
    }

    fn checked_first(&self) -> Result<u64, std::num::ParseIntError> {
        let numbers = self.tokens.iter().map(|token| token.parse()).collect::<Result<Vec<u64>, _>>()?; //~ collect-then-single-pass
        let mut total = 0;
        for number in numbers {
            total += number;
        }
        Ok(total)
    }

    fn started_first(&self) -> usize {
        let handles: Vec<_> = (0..4).map(|i| std::thread::spawn(move || i * 2)).collect();
        let mut total = 0;
        for handle in handles {
            total += handle.join().unwrap();
        }
        total
    }

    fn walked_twice(&self) -> usize {
        let sizes: Vec<usize> = self.tokens.iter().map(String::len).collect();
        let mut total = 0;
        for size in &sizes {
            total += size;
        }
        total / sizes.len()
    }

    fn walked_again_each_turn(&self, rows: &[u64]) -> usize {
        let sizes: Vec<usize> = self.tokens.iter().map(String::len).collect();
        let mut total = 0;
        for row in rows {
            total += sizes.iter().filter(|size| **size as u64 == *row).count();
        }
        total
    }

    fn from_behind(&self, line: &str) {
        let words: Vec<&str> = line.split("::").collect();
        for word in words.into_iter().rev() {
            println!("{word}");
        }
    }

    fn explained(&mut self) {
        // Collected first: printing must not interleave with the user's closure.
        let sizes: Vec<usize> = self.tokens.iter().map(String::len).collect();
        for size in sizes {
            println!("{size}");
        }
    }

    fn returned(&self) -> Vec<usize> {
        let sizes: Vec<usize> = self.tokens.iter().map(String::len).collect();
        sizes
    }
}

// ---- more forms

impl Parser {
    fn in_one_branch_or_the_other(&self, forced: bool, out: &mut Vec<usize>) {
        let sizes = self.tokens.iter().map(String::len).collect::<Vec<_>>(); //~ collect-then-single-pass
        if forced {
            out.extend(sizes);
        } else {
            for size in sizes {
                if size > 3 {
                    out.push(size);
                }
            }
        }
    }

    fn copied_items(&self, start: u64, end: u64, out: &mut Vec<u64>) {
        let times = (start..=end).step_by(15).collect::<Vec<_>>(); //~ collect-then-single-pass
        for time in times.iter().copied() {
            out.push(time);
        }
    }

    fn sorted_already(&self, out: &mut Vec<u64>) {
        let ages: Vec<&u64> = self.ages.values().sorted().collect();
        for age in &ages {
            out.push(**age);
        }
    }

    async fn joined(&self) -> Vec<usize> {
        let futures: Vec<_> = self.tokens.iter().map(|token| self.size_of(token)).collect(); //~ collect-then-single-pass
        join_all(futures).await
    }

    fn for_what_it_does(seen: &mut Seen, items: &[Item]) {
    let _ = items.iter().map(|item| seen.note(item)).collect::<Vec<_>>(); //~ collect-then-single-pass
}

fn item_by_item(line: &str) -> Option<(String, String)> {
    let parts: Vec<String> = line.split(' ').map(|part| part.to_owned()).collect(); //~ collect-then-single-pass
    let mut parts = parts.into_iter();
    let name = parts.next()?;
    let value = parts.next()?;
    Some((name, value))
}

fn told_by_let(votes: &[Vote]) -> Result<HashSet<u64>, Failure> {
    let signers: Vec<u64> = votes.iter().map(|vote| vote.signer()).collect::<Result<_, _>>()?; //~ collect-then-single-pass
    Ok(signers.into_iter().collect())
}

fn widest(lines: &[String]) -> usize {
    let widths: Vec<usize> = lines.iter().map(|line| line.len()).collect(); //~ collect-then-single-pass
    *widths.iter().max().unwrap_or(&0)
}

// ---- look-alikes

    fn effects_only_when_all_parse(&mut self) -> Result<(), std::num::ParseIntError> {
        let numbers = self.log.iter().map(|token| token.parse()).collect::<Result<Vec<u64>, _>>()?;
        for number in numbers {
            self.ages.insert(number, number);
        }
        Ok(())
    }

    fn items_are_kept<'a>(&self, names: Vec<(u64, String)>) -> usize {
        let longer: Vec<(u64, String)> = names.into_iter().filter(|name| name.1.len() > 3).collect();
        let mut kept = Vec::new();
        for (_, name) in longer.iter() {
            kept.push(Part::of(1, wrap(name)));
        }
        write_all_of(&kept)
    }

    fn used_in_both(&self, out: &mut Vec<usize>) {
        let sizes = self.tokens.iter().map(String::len).collect::<Vec<_>>();
        for size in &sizes {
            out.push(*size);
        }
        out.extend(sizes);
    }

    fn under_a_lock(&self, shared: &std::sync::Mutex<Vec<u64>>) -> u64 {
        let ages: Vec<u64> = shared.lock().unwrap().iter().map(|age| age + 1).collect();
        let mut total = 0;
        for age in ages {
            total += age;
        }
        total
    }
}

// ---- handed on, or filled by a loop

struct Store {
    rows: Vec<u64>,
}

impl Store {
    fn write_rows(&mut self, table: &str, rows: impl IntoIterator<Item = u64>) {
        self.rows.extend(rows);
    }

    fn write_all<I>(&mut self, rows: I)
    where
        I: IntoIterator<Item = u64>,
    {
        self.rows.extend(rows);
    }

    fn handed_to_a_generic(&mut self, rows: &[u64]) {
        let doubled: Vec<_> = rows.iter().map(|row| row * 2).collect(); //~ collect-then-single-pass
        self.write_rows("doubled", doubled);
    }

    fn handed_on_as_iterator(&mut self, rows: &[u64]) {
        let doubled = rows.iter().map(|row| row * 2).collect_vec(); //~ collect-then-single-pass
        self.write_all(doubled.into_iter());
    }

    async fn waited_for_first(&self, out: &mut Vec<u64>) -> Result<(), Error> {
        let sizes: Vec<_> = self.load(&["a"], 3).await?.into_iter().map(|row| row.size()).collect(); //~ collect-then-single-pass
        for (size, row) in sizes.into_iter().zip(&self.rows) {
            out.push(size + row);
        }
        Ok(())
    }

    fn two_loops(&self, names: &[String]) -> usize {
        let mut sizes = Vec::new(); //~ collect-then-single-pass
        for name in names {
            sizes.push(name.trim().len());
        }
        let mut total = 0;
        for size in sizes {
            total += size;
        }
        total
    }

    fn two_loops_at_once(&self, names: &[String]) -> Result<String, Error> {
        let mut parts = vec![]; //~ collect-then-single-pass
        for name in names {
            match parse(name) {
                Ok(part) => parts.push(part),
                Err(error) => return Err(error),
            }
        }
        parts.into_iter().fold(String::new(), |text, part| text + part.name())
    }

    // ---- look-alikes

    fn known_only_at_the_end(&self, names: &[String]) -> usize {
        let mut longest = 0;
        let mut sizes = Vec::new();
        for name in names {
            longest = longest.max(name.len());
            sizes.push(name.len());
        }
        for size in sizes {
            show(size, longest);
        }
        longest
    }

    fn first_all_must_parse(&mut self, names: &[String]) -> Result<(), Error> {
        let mut sizes = Vec::new();
        for name in names {
            sizes.push(name.parse()?);
        }
        for size in sizes {
            self.rows.push(size);
        }
        Ok(())
    }

    fn not_a_generic(&mut self, rows: &[u64]) {
        let doubled: Vec<_> = rows.iter().map(|row| row * 2).collect();
        self.replace_all(doubled);
    }

    fn replace_all(&mut self, rows: Vec<u64>) {
        self.rows = rows;
    }
}

fn gathered(condition: &Expr, out: &mut Vec<Term>) {
    let mut parts = vec![]; //~ collect-then-single-pass
    split_at_and(condition, &mut parts);
    for part in parts.iter_mut() {
        bind(part);
    }
    for part in parts {
        out.push(Term { part, outer: false });
    }
}

fn gathered_and_sorted(condition: &Expr, out: &mut Vec<Expr>) {
    let mut parts = Vec::new();
    split_at_and(condition, &mut parts);
    parts.retain(|part| part.is_sure());
    show(&parts);
    out.extend(parts);
}

async fn source_is_there_already(m: &mut Merkle, out: &mut Vec<u64>) -> Result<(), Error> {
    let sizes: Vec<_> = m.read_all(3).await?.into_iter().map(|row| row.size()).collect(); //~ collect-then-single-pass
    for size in sizes {
        m.note(size);
        out.push(size);
    }
    Ok(())
}

/// The stream outlives what the chain borrows from.
async fn streamed(ids: Ids) -> Streamed {
    let items = ids.load().await;
    let pages: Vec<Page> = items.chunks(100).map(Page::of).collect();
    let pages = Box::pin(futures::stream::iter(pages));
    Streamed::new(pages)
}

fn tree_in_bulk(entries: &[Entry]) -> BTreeMap<u64, String> {
    let mut named = Vec::with_capacity(entries.len());
    for entry in entries {
        named.push((entry.id, entry.name.to_string()));
    }
    let named = named.into_iter().collect::<BTreeMap<_, _>>();
    named
}

fn collected_to_append(all: &mut Vec<Leaf>, tree: &Tree) {
    let mut found = tree.leaves().filter(|leaf| leaf.green).collect::<Vec<_>>(); //~ collect-then-single-pass
    all.append(&mut found);
}

fn boxed_list(tree: &Tree, marks: &mut Marks) {
    let leaves = tree.leaves().map(|leaf| leaf.id).collect::<Box<[_]>>(); //~ collect-then-single-pass
    leaves.iter().for_each(|id| marks.mark(*id));
}

// ---- look-alikes

fn sorted_to_append(all: &mut Vec<Leaf>, tree: &Tree) {
    let mut found = tree.leaves().filter(|leaf| leaf.green).collect::<Vec<_>>();
    found.sort_unstable();
    all.append(&mut found);
}

fn checked_before_any_is_stored(table: &mut Table, raw: &[Raw]) -> Result<(), Fault> {
    let rows = raw.iter().map(Row::try_from).collect::<Result<Vec<_>, _>>()?;
    for row in rows {
        table.keep(row);
    }
    Ok(())
}

fn nothing_to_do(tree: &Tree, out: &mut Vec<Leaf>) {
    let green = tree.leaves().filter(|leaf| leaf.green).collect::<Vec<_>>(); //~ collect-then-single-pass
    if green.is_empty() {
        return;
    }
    out.extend(green);
}

// ---- look-alikes

fn none_is_an_error(tree: &Tree, out: &mut Vec<Leaf>) -> Result<(), Fault> {
    let green = tree.leaves().filter(|leaf| leaf.green).collect::<Vec<_>>();
    if green.is_empty() {
        return Err(Fault::Bare);
    }
    out.extend(green);
    Ok(())
}

impl Grove {
    fn joined(&mut self, head: Leaf, leaves: Vec<Leaf>) -> Bytes {
        let parts = leaves.into_iter().map(|leaf| leaf.bytes(&mut self.pool)).collect::<Vec<_>>();
        Bytes::joined(&mut self.pool, std::iter::once(head).chain(parts))
    }
}

fn largest(orders: &[Order]) -> u64 {
    let sizes = orders.iter().map(|order| order.size()).collect::<Vec<u64>>(); //~ collect-then-single-pass
    sizes.iter().copied().max().unwrap_or_default()
}

// Nothing is in the list on a good day.

fn checked(rules: &[Rule]) -> Vec<Fault> {
    let mut all = vec![];
    for rule in rules {
        let mut errors = faults_of(rule);
        all.append(&mut errors);
    }
    all
}

fn faults_of(rule: &Rule) -> Vec<Fault> {
    rule.parts.iter().filter_map(fault).collect()
}

/// Folders wait until all that is in them is there.
fn unpack_all(entries: Vec<Entry>, target: &Target) {
    let mut folders = Vec::new();
    for entry in entries {
        if entry.is_folder() {
            folders.push(entry);
        } else {
            target.unpack(entry);
        }
    }
    for folder in folders {
        target.unpack(folder);
    }
}

/// What many threads made is walked by one.
fn summed(rows: &[Row], total: &mut Total) {
    let costs: Vec<u64> = rows.par_iter().map(|row| row.cost()).collect();
    costs.iter().for_each(|cost| total.add(*cost));
}

impl Batch {
    fn enter_all(&mut self, keys: &[impl AsRef<str>]) {
        for key in keys {
            self.enter(key.as_ref());
        }
    }

    fn enter_rows(&mut self, rows: &[Row]) {
        let keys = rows.iter().map(Row::key).collect::<Vec<_>>(); //~ collect-then-single-pass
        self.enter_all(&keys);
    }
}

fn long_chain(rows: &[Row], query: &Query, kept: &mut Vec<Row>) {
    let found = rows
        .iter()
        .filter_map(|row| {
            let mut row = row.clone();
            row.age(query.time);
            if row.class() != query.class {
                return None;
            }
            Some(row)
        })
        .collect::<Vec<_>>(); //~ collect-then-single-pass
    kept.extend(found);
}

fn parts_of_all(rows: &[Row], out: &mut Vec<String>) {
    for row in rows {
        let parts = parts_of(row); //~ collect-then-single-pass
        out.extend(parts);
    }
    for row in rows {
        out.extend(halves_of(row));
    }
}

fn errors_of_all(rows: &[Row]) -> Result<Vec<Problem>, Error> {
    let mut all = Vec::new();
    for row in rows {
        let found = errors_of(row)?; //~ collect-then-single-pass
        all.extend(found);
    }
    Ok(all)
}

fn errors_of(row: &Row) -> Result<Vec<Problem>, Error> {
    let mut found = Vec::new();
    for cell in row.cells() {
        if let Some(problem) = cell.check()? {
            found.push(problem);
        }
    }
    Ok(found)
}

fn halves_of(row: &Row) -> Vec<String> {
    row.text.split(',').map(|part| part.to_lowercase()).collect()
}

fn parts_of(row: &Row) -> Vec<String> {
    let mut parts = Vec::new();
    row.split(&mut parts);
    parts
}

fn first_part_of(row: &Row) -> Option<String> {
    let parts = parts_of(row);
    keep_list(&parts);
    parts.into_iter().next()
}

fn shelved(rows: &[Row], shelves: &mut [Vec<Part>]) {
    for row in rows {
        let mut parts = vec![];
        row.gather(&mut parts);
        for part in parts {
            shelves[part.kind].push(part);
        }
    }
}

fn linked(modules: &[Module], errors: &mut Vec<Report>) {
    for module in modules {
        errors.extend(link(module));
    }
}

fn link(module: &Module) -> Vec<Report> {
    let mut found = vec![];
    if module.is_broken() {
        found.push(Report::of(module));
    }
    found
}

fn sure_of_all(items: &[Item]) -> Result<(), Failure> {
    let _ = items.iter().map(|item| item.check()).collect::<Result<(), _>>()?;
    Ok(())
}

fn from_both_ends(line: &str) -> Option<(String, String)> {
    let parts: Vec<String> = line.split(' ').map(|part| part.to_owned()).collect();
    let mut parts = parts.into_iter();
    Some((parts.next()?, parts.next_back()?))
}

fn spares_the_parsing_where_none_is_set(text: &str) {
    let set: Vec<&str> = NAMES.into_iter().filter(|name| is_set(name)).collect();
    if set.is_empty() {
        return;
    }
    let tree = parse(text);
    for name in set {
        tell(&tree, name);
    }
}

struct PageView<'a> {
    bytes: &'a [u8],
    width: usize,
}

struct Opened<'a> {
    view: PageView<'a>,
}

struct Header {
    rows: usize,
}

impl Page {
    fn view(&self) -> PageView<'_> {
        PageView { bytes: &self.bytes, width: self.width }
    }

    fn opened(&self) -> Opened<'_> {
        Opened { view: self.view() }
    }

    fn header(&self) -> Header {
        Header { rows: self.rows }
    }
}

/// What is walked first lends from what is changed then.
fn renewed(page: &mut Page, sums: &Sums) {
    let mut updates = vec![];
    let view = page.view();
    for at in 0..view.width {
        if let Some(sum) = sums.of(view.row(at)) {
            updates.push((at, sum));
        }
    }
    for (at, sum) in updates {
        page.set_row(at, &sum);
    }
}

fn renewed_elsewhere(mut page: Page, sums: &Sums) {
    let mut updates = vec![];
    let opened = page.opened();
    for at in 0..opened.view.width {
        if let Some(sum) = sums.of(opened.view.row(at)) {
            updates.push((at, sum));
        }
    }
    for (at, sum) in updates {
        set_row(&mut page, at, &sum);
    }
}

fn renewed_by_number(page: &mut Page, sums: &Sums) {
    let mut updates = vec![]; //~ collect-then-single-pass
    let header = page.header();
    for at in 0..header.rows {
        if let Some(sum) = sums.of(at) {
            updates.push((at, sum));
        }
    }
    for (at, sum) in updates {
        page.set_row(at, &sum);
    }
}

fn scaled(values: &[f32], factor: f32) -> Vec<f32> {
    let scaled = values.iter().map(|v| v * factor).collect::<Vec<f32>>(); //~ collect-then-single-pass
    let shifted: Vec<f32> = scaled.iter().map(|v| v + 1.0).collect();
    shifted
}

fn same_but_for_spaces(old: &str, new: &str) -> bool {
    let before = old.lines().map(|line| line.trim_end()).collect::<Vec<_>>(); //~ collect-then-single-pass
    let after: Vec<&str> = new.lines().map(|line| line.trim_end()).collect();
    before == after
}

fn differs(old: &Config, new: &Config) -> bool {
    old.parts().map(Part::id).collect::<Vec<_>>() != new.parts().map(Part::id).collect::<Vec<_>>() //~ collect-then-single-pass
}

fn by_tail(names: &mut [String]) {
    names.sort_by(|a, b| {
        let left = a.rsplit('.').map(str::to_lowercase).collect_vec(); //~ collect-then-single-pass
        let right = b.rsplit('.').map(str::to_lowercase).collect_vec();
        left.cmp(&right)
    });
}

fn is_usage(args: &[String]) -> bool {
    args.iter().map(|arg| arg.as_str()).collect::<Vec<_>>() == ["help", "usage"] //~ collect-then-single-pass
}

fn renamed(old: &Table, new: &Table, log: &mut Log) {
    let names: Vec<_> = new.columns.iter().map(|column| &column.name).collect(); //~ collect-then-single-pass
    if old.columns.iter().map(|column| &column.name).collect::<Vec<_>>() != names {
        log.renamed();
    }
}

// ---- look-alikes

fn lent_from(words: &[String]) -> usize {
    let kept: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let long: Vec<&String> = kept.iter().filter(|word| word.len() > 3).collect();
    long.len() * long.capacity()
}

fn compared_and_kept(old: &str, new: &str) -> Option<Vec<String>> {
    let before: Vec<String> = old.lines().map(str::to_owned).collect();
    let after: Vec<String> = new.lines().map(str::to_owned).collect();
    if before == after { None } else { Some(after) }
}

fn compared_in_order(old: &[u64], new: &[u64]) -> bool {
    let mut before: Vec<u64> = old.iter().map(|id| id / 10).collect();
    let mut after: Vec<u64> = new.iter().map(|id| id / 10).collect();
    before.sort_unstable();
    after.sort_unstable();
    before == after
}

fn compared_as_sets(old: &[u64], new: &[u64]) -> bool {
    let before: HashSet<u64> = old.iter().map(|id| id / 10).collect();
    let after: HashSet<u64> = new.iter().map(|id| id / 10).collect();
    before == after
}

fn compared_each_turn(wanted: &[u64], rows: &[Row]) -> usize {
    let ids: Vec<u64> = wanted.iter().map(|id| id / 10).collect();
    rows.iter().filter(|row| row.ids.iter().map(|id| id / 10).collect::<Vec<_>>() == ids).count()
}

fn compared_with_what_comes_next(words: &mut Words) -> bool {
    let first = words.by_ref().take(2).collect::<Vec<_>>();
    let second = words.by_ref().take(2).collect::<Vec<_>>();
    first == second
}

fn changed_between(rows: &mut Vec<Row>) -> bool {
    let before: Vec<u64> = rows.iter().map(|row| row.id).collect();
    rows.retain(|row| row.open);
    let after: Vec<u64> = rows.iter().map(|row| row.id).collect();
    before != after
}

fn compared_with_a_list(rows: &[Row], known: &Vec<u64>) -> bool {
    rows.iter().map(|row| row.id).collect::<Vec<_>>() == *known
}

fn only_while_testing(rows: &[Row], other: &[Row]) {
    debug_assert!(rows.iter().map(|row| row.id).collect::<Vec<_>>() == other.iter().map(|row| row.id).collect::<Vec<_>>());
}

//@ src/behind_a_lock.rs
use std::collections::HashMap;
use std::sync::{Mutex, RwLock};

struct Held {
    rows: HashMap<u64, u64>,
}

fn of_the_guards_field(held: &Mutex<Held>, out: &mut Vec<u64>) {
    let ids: Vec<u64> = held.lock().unwrap().rows.keys().copied().collect();
    for id in ids {
        out.push(look_up(id));
    }
}

fn of_a_shared_guard(held: &RwLock<Held>) -> u64 {
    let ids: Vec<u64> = held.read().unwrap().rows.values().copied().collect();
    let mut total = 0;
    for id in ids {
        total += look_up(id);
    }
    total
}

fn of_a_plain_field(held: &Held, out: &mut Vec<u64>) {
    let ids: Vec<u64> = held.rows.keys().copied().collect(); //~ collect-then-single-pass
    for id in ids {
        out.push(look_up(id));
    }
}

//@ src/templates.rs
fn fill(template: &mut Template<'_>, paths: &[PathBuf]) {
    let shown: Vec<String> = paths.iter().map(|path| path.to_string_lossy().to_string()).collect();
    for path in &shown {
        template.part("files").set("path", path);
    }
    template.write();
}

// ---- an iterator that is handed on can't leave the function at the first that fails

fn interleaved(sources: &Sources, parts: Range<usize>) -> Result<Interleaved, Error> {
    let mut feeds = Vec::with_capacity(parts.len());
    for part in parts {
        let feed = sources.feed(part)?.map(move |row| (part, row));
        feeds.push(feed);
    }
    let all = futures::stream::select_all(feeds);
    Ok(Interleaved { all })
}

async fn checked_first(clients: Vec<Client>) -> Result<Vec<Answer>, Error> {
    let mut asked = Vec::new();
    for client in clients {
        if client.is_closed() {
            return Err(Error::Closed);
        }
        asked.push(client.ask());
    }
    try_join_all(asked).await
}

async fn of_groups(groups: Vec<Vec<Client>>) -> Vec<Answer> {
    let mut asked = Vec::new();
    for group in groups {
        for client in group {
            asked.push(client.ask());
        }
    }
    join_all(asked).await
}

async fn all_asked(clients: Vec<Client>) -> Vec<Answer> {
    let mut asked = Vec::new(); //~ collect-then-single-pass
    for client in clients {
        asked.push(client.ask());
    }
    join_all(asked).await
}

// ---- somebody keeps the addresses of the items

fn parse_with(args: &[String]) -> Tree {
    let kept: Vec<CString> = args.iter().map(|arg| CString::new(arg.as_bytes()).unwrap()).collect();
    let pointers: Vec<*const c_char> = kept.iter().map(|arg| arg.as_ptr()).collect();
    unsafe { parse(pointers.as_ptr(), pointers.len()) }
}

fn parse_in_a_loop(args: &[String]) -> Tree {
    let mut pointers = Vec::new();
    let kept: Vec<CString> = args.iter().map(|arg| CString::new(arg.as_bytes()).unwrap()).collect();
    for arg in &kept {
        pointers.push(arg.as_ptr());
    }
    unsafe { parse(pointers.as_ptr(), pointers.len()) }
}

fn addresses(cells: &[u32]) -> Vec<*const Cell> {
    let kept: Vec<Cell> = cells.iter().map(|cell| Cell::new(*cell)).collect();
    let all: Vec<*const Cell> = kept.iter().map(|cell| cell as *const Cell).collect();
    all
}

fn lengths_of(args: &[String]) -> Vec<usize> {
    let made: Vec<CString> = args.iter().map(|arg| CString::new(arg.as_bytes()).unwrap()).collect(); //~ collect-then-single-pass
    let lengths: Vec<usize> = made.iter().map(|arg| arg.count_bytes()).collect();
    lengths
}

// ---- all are locked before the first is changed

fn freeze(shards: &[Arc<Mutex<Shard>>]) {
    let locked = shards.iter().map(|shard| shard.lock().unwrap()).collect::<Vec<_>>();
    for mut shard in locked {
        shard.freeze();
    }
}

fn freeze_now(shards: &[Shard]) {
    let borrowed = shards
        .iter()
        .map(|shard| {
            shard.rows.try_borrow_mut();
            shard.rows.borrow_mut()
        })
        .collect::<Vec<_>>();
    for mut rows in borrowed {
        rows.clear();
    }
}

// ---- what is drained is lent to the iterator alone

struct Joins {
    waiting: HashMap<u32, Reply>,
    members: HashSet<u32>,
}

impl Joins {
    fn answer(&mut self) {
        let waiting: Vec<_> = self.waiting.drain().collect();
        for (id, reply) in waiting {
            reply.send(self.is_member(id));
        }
    }

    fn answer_by_field(&mut self) {
        let waiting: Vec<_> = self.waiting.drain().collect(); //~ collect-then-single-pass
        for (id, reply) in waiting {
            reply.send(self.members.contains(&id));
        }
    }

    fn is_member(&self, id: u32) -> bool {
        self.members.contains(&id)
    }
}

// ---- an iterator behind a `?` lends from the store that the loop writes to

fn reset(state: &mut State, prefix: &Key) -> Result<(), Error> {
    let keys: Vec<Key> = state.iter_prefix(prefix)?.map(|(key, _)| Key::parse(key)).collect();
    for key in keys {
        state.write(&key, 0)?;
    }
    Ok(())
}

fn shown(state: &State, prefix: &Key) -> Result<(), Error> {
    let keys: Vec<Key> = state.iter_prefix(prefix)?.map(|(key, _)| Key::parse(key)).collect(); //~ collect-then-single-pass
    for key in keys {
        println!("{key}");
    }
    Ok(())
}

// ---- all have answered before the first answer is judged

fn states(handles: &[Handle]) -> Result<Vec<u32>, Error> {
    let answers = handles
        .iter()
        .map(|handle| handle.receiver().recv_timeout(PATIENCE))
        .collect::<Result<Vec<Answer>, _>>()
        .map_err(|_| Error::Late)?;
    answers
        .into_iter()
        .map(|answer| match answer {
            Answer::State(state) => Ok(state),
            Answer::Error(why) => Err(why),
        })
        .collect()
}

// ---- the second loop looks at all that the first has put aside

fn judged(table: &Table, groups: &HashSet<String>) {
    let mut singles = Vec::new();
    let mut grouped = Vec::new();
    for (name, level) in table.entries() {
        if groups.contains(name) {
            grouped.push((name, level));
        } else {
            singles.push((name, level));
        }
    }
    for (name, level) in grouped {
        if singles.iter().any(|(_, other)| *other == level) {
            report(name);
        }
    }
}

// ---- another thread fills it

fn checked_beside(work: Work, sink: &mut Vec<Report>) {
    let mut found = Vec::new();
    rayon::scope(|scope| {
        scope.spawn(|_| check_all(&work, &mut found));
        work.run();
    });
    for report in found {
        sink.push(report);
    }
}

//@ src/changed_while_walked.rs
fn prune(last: u32) {
    let expired = Starts::<Config>::iter_keys().filter(|epoch| *epoch <= last).collect::<Vec<u32>>();
    for epoch in &expired {
        Starts::<Config>::remove(epoch);
    }
}

fn announce(last: u32, bell: &Bell) {
    let expired = Starts::<Config>::iter_keys().filter(|epoch| *epoch <= last).collect::<Vec<u32>>(); //~ collect-then-single-pass
    for epoch in &expired {
        bell.ring(*epoch);
    }
}

fn inline(ctx: &Context, rewriter: &mut Rewriter, block: Ptr<Block>) {
    let ops = block.deref(ctx).iter(ctx).collect::<Vec<_>>();
    for op in ops {
        rewriter.move_last(ctx, op);
    }
}

trait Called {
    fn arguments(&self) -> Vec<&Argument>;
    fn own_kinds(&self) -> &[Kind];

    fn kinds(&self) -> Box<dyn Iterator<Item = &Kind> + '_> {
        let kinds: Vec<&Kind> = self.arguments().iter().flat_map(|each| each.kinds()).collect();
        Box::new(kinds.into_iter())
    }
}

struct Calls {
    arguments: Vec<Argument>,
}

impl Calls {
    fn kinds(&self) -> Box<dyn Iterator<Item = &Kind> + '_> {
        let kinds: Vec<&Kind> = self.arguments.iter().map(|each| &each.kind).collect(); //~ collect-then-single-pass
        Box::new(kinds.into_iter())
    }
}

// ---- all are made before the first is put in its place, in case one of them fails

fn put_in_place(regions: &Regions, log: &Arc<Log>) -> Result<(), Failed> {
    let mut made = Vec::new();
    for region in regions.iter() {
        let map = Map::new(region, Arc::clone(log)).map_err(Failed::new)?;
        made.push((region, map));
    }
    for (region, map) in made {
        region.bits().replace(map);
    }
    Ok(())
}

async fn running(calendar: &Calendar) -> Result<Vec<Event>, Failed> {
    let mut all = Vec::new();
    for day in calendar.days() {
        let events: Vec<_> = events_of(day).await?.into_iter().filter(|event| event.is_running()).collect(); //~ collect-then-single-pass note
        all.extend(events);
    }
    Ok(all)
}

async fn events_of(day: &Day) -> Result<Vec<Event>, Failed> {
    day.load().await
}

//@ src/counted_ahead.rs
fn kept_rows(rows: Vec<Row>, out: &mut Table) {
    // Nobody knows how many a filter leaves.
    let kept = rows.into_iter().filter(Row::is_kept).chain(last_row()).collect::<Vec<_>>();
    fill(out, kept);
}

fn fill<E, I>(out: &mut Table, rows: E)
where
    E: IntoIterator<Item = Row, IntoIter = I>,
    I: ExactSizeIterator<Item = Row>,
{
    let rows = rows.into_iter();
    out.reserve(rows.len());
    rows.for_each(|row| out.add(row));
}

//@ src/in_order_already.rs
// ---- a tree of what is one already

use std::collections::{BTreeMap, BTreeSet, HashMap};

fn written(tags: BTreeMap<String, String>, out: &mut String) {
    let sorted = tags.iter().collect::<BTreeMap<_, _>>(); //~ collect-then-single-pass
    for (key, value) in sorted {
        if key.is_empty() {
            continue;
        }
        out.push_str(key);
        out.push_str(value);
    }
}

fn least(names: &BTreeSet<String>) -> usize {
    let ordered: BTreeSet<_> = names.iter().collect(); //~ collect-then-single-pass
    ordered.iter().map(|name| name.len()).sum()
}

// ---- look-alikes

fn put_in_order(tags: HashMap<String, String>, out: &mut String) {
    let sorted = tags.iter().collect::<BTreeMap<_, _>>();
    for (key, _) in sorted {
        out.push_str(key);
    }
}

fn by_value(tags: BTreeMap<String, String>, out: &mut String) {
    let sorted = tags.iter().map(|(key, value)| (value, key)).collect::<BTreeMap<_, _>>();
    for (value, _) in sorted {
        out.push_str(value);
    }
}

fn without_first(tags: &BTreeMap<String, String>) -> usize {
    let mut rest = tags.iter().collect::<BTreeMap<_, _>>();
    rest.pop_first();
    rest.len()
}

fn before_change(tags: &mut BTreeSet<u64>) -> usize {
    let before: BTreeSet<u64> = tags.iter().copied().collect();
    tags.clear();
    before.len()
}

// ---- given to a function of this file that takes a `Vec`

impl Journal {
    fn keep_all(&mut self, steps: Vec<Step>) {
        self.steps.reserve(steps.len());
        for step in steps {
            self.steps.push(step);
        }
    }

    fn keep_other(&mut self, other: &Journal) {
        let steps: Vec<Step> = other.steps.iter().map(Step::again).collect(); //~ collect-then-single-pass
        self.keep_all(steps);
    }

    // What is walked is changed by the function.
    fn keep_twice(&mut self) {
        let steps: Vec<Step> = self.steps.iter().map(Step::again).collect();
        self.keep_all(steps);
    }

    fn fill(steps: &mut Vec<Step>, more: Vec<Step>) {
        for step in more {
            steps.push(step);
        }
    }

    fn fill_twice(mut steps: Vec<Step>) -> Vec<Step> {
        let more: Vec<Step> = steps.iter().map(Step::again).collect();
        Self::fill(&mut steps, more);
        steps
    }

    // The list is kept.
    fn of(steps: Vec<Step>) -> Journal {
        Journal { steps }
    }

    fn of_all(edits: &[Edit]) -> Journal {
        let steps: Vec<Step> = edits.iter().map(Step::of).collect();
        Self::of(steps)
    }
}

//@ src/trials.rs
/// What a rule that does not match has found is thrown away.
fn first_match(rules: &[Rule], value: &Value, found: &mut Vec<Name>) -> bool {
    for rule in rules {
        let mut trial = vec![];
        if rule.matches(value, &mut trial) {
            found.append(&mut trial);
            return true;
        }
    }
    false
}

fn every_match(rules: &[Rule], value: &Value, found: &mut Vec<Name>) {
    for rule in rules {
        let mut part = vec![]; //~ collect-then-single-pass
        rule.matches(value, &mut part);
        for name in part {
            found.push(name);
        }
    }
}

fn fit_only(rule: &Rule, value: &Value, found: &mut Vec<Name>) {
    let mut trial = vec![];
    let fits = rule.matches(value, &mut trial);
    if fits {
        found.extend(trial);
    }
}

//@ src/fallible_then_returned.rs
fn squares(lines: &[&str]) -> Result<BTreeMap<u64, u64>, Error> {
    let all = lines.iter().map(|line| read(line)).collect::<Result<Vec<_>, _>>()?; //~ collect-then-single-pass
    Ok(all.iter().map(|x| (*x, x * x)).collect())
}

fn lengths(lines: &[&str]) -> Result<Vec<usize>, Error> {
    let all: Result<Vec<String>, Error> = lines.iter().map(|line| text(line)).collect(); //~ collect-then-single-pass
    Ok(all?.into_iter().map(|text| text.len()).collect())
}

fn total(lines: &[&str]) -> Result<usize, Error> {
    let all: Result<Vec<String>, Error> = lines.iter().map(|line| text(line)).collect(); //~ collect-then-single-pass
    let mut total = 0;
    for text in all? {
        total += text.len();
    }
    Ok(total)
}

// Nothing is written unless all can be read.
fn written(lines: &[&str], out: &mut File) -> Result<(), Error> {
    let all: Result<Vec<String>, Error> = lines.iter().map(|line| text(line)).collect();
    for text in all? {
        out.append(&text);
    }
    Ok(())
}

// What is returned borrows from the list, as far as anyone can tell.
fn parts(lines: &[&str]) -> Result<Parts, Error> {
    let all = lines.iter().map(|line| text(line)).collect::<Result<Vec<_>, _>>()?;
    Ok(keep(all.iter().map(|text| text.part()).collect()))
}

//@ src/snapshots.rs
// What is walked is written to on the way: the list is a snapshot.
fn renamed(names: &Names, vm: &Machine) {
    let items: Vec<(Key, Value)> = names.items().filter(|(key, _)| key.is_old()).collect();
    for (key, value) in items {
        names.set_item(key.renamed(), value, vm);
    }
}

fn shown(names: &Names, vm: &Machine) {
    let items: Vec<(Key, Value)> = names.items().filter(|(key, _)| key.is_old()).collect(); //~ collect-then-single-pass
    for (key, value) in items {
        vm.show(key, value);
    }
}

//@ src/text_to_compare.rs
fn is_palindrome(text: &str) -> bool {
    text.chars().rev().collect::<String>() == text //~ collect-then-single-pass
}

fn is_normalized(form: Form, text: &Wtf8) -> bool {
    let normalized: Wtf8Buf = match form {
        Form::Composed => {
            let normalizer = Composing::new();
            text.map(|part| normalizer.normalize(part.chars())).collect() //~ collect-then-single-pass
        }
        Form::Decomposed => {
            let normalizer = Decomposing::new();
            text.map(|part| normalizer.normalize(part.chars())).collect()
        }
    };
    text == &*normalized
}

// ---- look-alikes

fn kept(text: &str) -> Option<String> {
    let folded: String = text.chars().rev().collect();
    if folded == text { None } else { Some(folded) }
}

fn with_made(text: &str) -> bool {
    text.chars().rev().collect::<String>() == made(text)
}

fn other_meanwhile(text: &mut String, other: &str) -> bool {
    let folded: String = text.chars().rev().collect();
    text.clear();
    folded == other
}

//@ src/of_references.rs
// ---- a list of references, of which something is made that nobody here knows

fn targets(module: &Module) -> FxHashSet<ModuleIdx> {
    let open: Vec<_> = module.records.iter().filter(|record| record.kind != Kind::Late).collect(); //~ collect-then-single-pass
    let targets: FxHashSet<ModuleIdx> = open.iter().filter_map(|record| record.target).collect();
    targets
}

fn largest(sizes: &HashMap<Name, Size>) -> Option<Size> {
    let some: Vec<&Size> = sizes.values().skip(1).collect(); //~ collect-then-single-pass
    some.iter().map(|size| size.rounded()).max()
}

fn made_of_them(module: &Module) -> Vec<Shown> {
    let names: Vec<_> = module.records.iter().map(|record| record.shown()).collect();
    let shown: Vec<Shown> = names.iter().map(|name| name.lent()).collect();
    shown
}

fn changed_in_between(module: &mut Module) -> Vec<ModuleIdx> {
    let late: Vec<_> = module.lengths.iter().filter(|length| **length > 3).copied().collect();
    module.lengths.clear();
    let targets: Vec<ModuleIdx> = late.iter().map(|length| index_of(*length)).collect();
    targets
}

//@ src/fallible_then_folded.rs
fn of_all(reader: &mut Reader) -> Result<Counts, Error> {
    let rows: Vec<_> = reader.rows()?.collect::<Result<Vec<_>, _>>()?; //~ collect-then-single-pass
    let counts = counted(rows.iter().map(|row| &row.kind));
    Ok(counts)
}

fn counted<'a>(kinds: impl Iterator<Item = &'a Kind>) -> Counts {
    let mut counts = Counts::default();
    for kind in kinds {
        counts.insert(kind.id());
    }
    counts
}

// Of the crate's interface.
fn of_public(reader: &mut Reader) -> Result<Counts, Error> {
    let rows: Vec<_> = reader.rows()?.collect::<Result<Vec<_>, _>>()?;
    Ok(counted_for_all(rows.iter().map(|row| &row.kind)))
}

pub fn counted_for_all<'a>(kinds: impl Iterator<Item = &'a Kind>) -> Counts {
    let mut counts = Counts::default();
    for kind in kinds {
        counts.insert(kind.id());
    }
    counts
}

// What is given back borrows from the rows.
fn of_last(reader: &mut Reader) -> Result<Id, Error> {
    let rows: Vec<_> = reader.rows()?.collect::<Result<Vec<_>, _>>()?;
    Ok(last(rows.iter().map(|row| &row.kind)).id())
}

fn last<'a>(kinds: impl Iterator<Item = &'a Kind>) -> &'a Kind {
    kinds.last().unwrap()
}

// Nothing is printed unless all can be read.
fn of_printed(reader: &mut Reader) -> Result<(), Error> {
    let rows: Vec<_> = reader.rows()?.collect::<Result<Vec<_>, _>>()?;
    print_all(rows.iter().map(|row| &row.kind));
    Ok(())
}

fn print_all<'a>(kinds: impl Iterator<Item = &'a Kind>) {
    for kind in kinds {
        println!("{kind}");
    }
}

//@ src/under_lock.rs
struct Lexicon {
    words: RwLock<Words>,
    seen: Mutex<Vec<Word>>,
}

struct Words {
    all: Vec<Word>,
}

impl Words {
    fn add_all(&mut self, words: impl IntoIterator<Item = Word>) {
        self.all.extend(words);
    }
}

impl Lexicon {
    // Made before the lock is taken, and only put away under it.
    fn add(&self, texts: Vec<String>) {
        let words: Vec<_> = texts.into_iter().map(|text| Word::parsed(&text)).collect(); //~ collect-then-single-pass note
        self.words.write().unwrap().add_all(words);
    }

    fn remember(&self, texts: &[String]) {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass note
        let mut seen = self.seen.lock().unwrap();
        for word in words {
            seen.push(word);
        }
    }

    fn gathered(&self, texts: &[String], into: &mut Vec<Word>) {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass
        for word in words {
            into.push(word);
        }
    }

    // The lock is let go before.
    fn counted(&self, texts: &[String], into: &mut Vec<Word>) -> usize {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass
        let known = self.seen.lock().unwrap().len();
        for word in words {
            into.push(word);
        }
        known
    }

    fn exchanged(&self, texts: &HashMap<String, String>) {
        let words: Vec<Word> = texts.iter().map(|(key, text)| Word::digested(key, text)).collect(); //~ collect-then-single-pass note
        match self.seen.lock() {
            Ok(mut seen) => {
                seen.clear();
                seen.extend(words);
            }
            Err(_) => complain(),
        }
    }

    fn remember_if_sound(&self, texts: &[String]) {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass note
        if let Ok(mut seen) = self.seen.lock() {
            seen.extend(words);
        }
    }

    fn remember_at_times(&self, texts: &[String], wanted: bool) {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass note
        if wanted {
            let mut seen = self.seen.lock().unwrap();
            seen.extend(words);
        }
    }

    // Whether anything is there is asked, and the lock let go.
    fn gathered_if_any(&self, texts: &[String], into: &mut Vec<Word>) {
        let words: Vec<Word> = texts.iter().map(|text| Word::parsed(text)).collect(); //~ collect-then-single-pass
        if self.seen.lock().unwrap().is_empty() {
            into.extend(words);
        }
    }
}

// ---- lists of each level

fn names_below(tree: &Tree) -> Vec<&str> {
    let mut names = vec![tree.name.as_str()];
    for child in &tree.children {
        let below = names_below(child); //~ collect-then-single-pass
        names.extend(below);
    }
    names
}

fn leaves_below(tree: &Tree) -> Vec<u64> {
    let mut leaves = Vec::new();
    if let Some(leaf) = tree.leaf {
        leaves.push(leaf);
    }
    for child in &tree.children {
        leaves.append(&mut leaves_below(child)); //~ collect-then-single-pass
    }
    leaves
}

// ---- look-alikes

fn first_shared<'a>(lines: &'a [Line], seen: &mut Vec<&'a Word>) {
    let words: Vec<Word> = lines.iter().map(|line| line.first()).collect();
    seen.extend(words.iter().max_by_key(|word| word.length()));
}

/// What comes from below is looked at before it goes up.
fn paths_below(tree: &Tree) -> Vec<String> {
    let mut paths = Vec::new();
    for child in &tree.children {
        let below = paths_below(child);
        paths.extend(below.iter().map(|path| format!("{}/{path}", tree.name)));
    }
    paths
}

//@ src/offered_to_others.rs
pub struct Floor {
    rooms: Vec<u32>,
}

impl Floor {
    fn numbers(&self) -> Vec<u32> {
        self.rooms.iter().map(|room| room + 1).collect()
    }
}

pub struct Wing {
    floors: Vec<Floor>,
}

pub fn rooms_of(wing: &Wing) -> Vec<u32> {
    let mut rooms = vec![];
    for floor in &wing.floors {
        rooms.extend(floor.numbers());
    }
    rooms
}

pub fn rooms_of_all(wings: &[Wing]) -> Vec<u32> {
    let mut all = vec![];
    for wing in wings {
        all.extend(rooms_of(wing)); //~ collect-then-single-pass note
    }
    all
}

//@ src/looms.rs
use std::collections::{HashMap, HashSet};

pub struct Yarn {
    dye: u8,
    length: u32,
}

pub struct Loom {
    yarns: Vec<Yarn>,
    spools: HashMap<u64, Yarn>,
}

fn dyed(loom: &Loom, wide: bool, out: &mut Vec<u8>) {
    let yarns: Vec<_> = if wide {
        loom.yarns.iter().filter(|yarn| yarn.length > 2).collect() //~ collect-then-single-pass
    } else {
        return;
    };
    for yarn in yarns {
        out.push(yarn.dye);
    }
}

fn lengths(loom: &Loom, wide: bool) -> Option<Vec<u32>> {
    let yarns = {
        if !wide {
            return None;
        }
        loom.spools.values().collect::<Vec<_>>() //~ collect-then-single-pass
    };
    Some(yarns.iter().map(|yarn| yarn.length * 2).collect())
}

fn each_dye_once(loom: &Loom, out: &mut Vec<u8>) {
    let yarns = loom.spools.values().filter(|yarn| yarn.length > 2).collect::<Vec<_>>(); //~ collect-then-single-pass
    if !yarns.is_empty() {
        let mut seen = HashSet::new();
        seen.insert(0);
        for yarn in yarns {
            if seen.insert(yarn.dye) {
                out.push(yarn.dye);
            }
        }
    }
}

// ---- look-alikes

// What its own block binds is gone behind it.
fn of_the_block(loom: &Loom, out: &mut Vec<u8>) {
    let dyes = {
        let limit = loom.limit();
        loom.yarns.iter().map(|yarn| yarn.dye.min(limit)).collect::<Vec<_>>()
    };
    for dye in dyes {
        out.push(dye);
    }
}

fn on_either_way(loom: &Loom, wide: bool, out: &mut Vec<u8>) {
    let yarns: Vec<_> = if wide {
        loom.yarns.iter().collect()
    } else {
        loom.spools.values().collect()
    };
    for yarn in yarns {
        out.push(yarn.dye);
    }
}

fn told_where_there_are_some(loom: &Loom, out: &mut Vec<u8>) {
    let yarns = loom.spools.values().filter(|yarn| yarn.length > 2).collect::<Vec<_>>();
    if !yarns.is_empty() {
        println!("yarns to dye:");
        for yarn in yarns {
            out.push(yarn.dye);
        }
    }
}

fn answered_for_none(loom: &Loom, out: &mut Vec<u8>) {
    let yarns = loom.spools.values().filter(|yarn| yarn.length > 2).collect::<Vec<_>>();
    if !yarns.is_empty() {
        for yarn in yarns {
            out.push(yarn.dye);
        }
    } else {
        out.push(0);
    }
}

//@ src/half_for_nobody.rs
fn tickets(sales: Vec<(Ticket, Receipt)>) -> Vec<Ticket> {
    let (tickets, _): (Vec<_>, Vec<_>) = sales.into_iter().unzip(); //~ collect-then-single-pass
    tickets
}

fn receipts(sales: &[Sale]) -> Vec<Receipt> {
    let (_, receipts): (Vec<Ticket>, Vec<Receipt>) = sales.iter().map(split).unzip(); //~ collect-then-single-pass
    receipts
}

fn adults(guests: Vec<Guest>) -> Vec<Guest> {
    let (adults, _children): (Vec<_>, Vec<_>) = guests.into_iter().partition(|guest| guest.age >= 18); //~ collect-then-single-pass
    adults
}

// ---- look-alikes

fn both(sales: Vec<(Ticket, Receipt)>) -> (Vec<Ticket>, Vec<Receipt>) {
    let (tickets, receipts): (Vec<_>, Vec<_>) = sales.into_iter().unzip();
    (tickets, receipts)
}

fn of_one(sale: Option<(Ticket, Receipt)>) -> Option<Ticket> {
    let (ticket, _) = sale.unzip();
    ticket
}

fn of_a_disk(disk: &Disk) -> Part {
    let (first, _) = disk.partition();
    first
}

fn counted(guests: Vec<Guest>) -> Vec<Guest> {
    let (adults, _children): (Vec<_>, Vec<_>) = guests.into_iter().partition(|guest| guest.age >= 18);
    note(_children.len());
    adults
}

//@ src/sorted_by_itertools.rs
// ---- what itertools sorts it collects itself

use itertools::Itertools;

fn numbers_of_all(halls: Vec<Hall>, cellars: Vec<Hall>, most: usize) -> Vec<u32> {
    let numbers: Vec<_> = halls.into_iter().chain(cellars).map(|hall| hall.numbers(most)).collect(); //~ collect-then-single-pass
    let numbers = numbers.into_iter().flatten().sorted_unstable().dedup().collect_vec();
    numbers
}

fn sorted_in_place(halls: Vec<Hall>, most: usize) -> Vec<u32> {
    let mut numbers: Vec<u32> = halls.into_iter().flat_map(|hall| hall.numbers(most)).collect();
    numbers.sort_unstable();
    numbers.into_iter().dedup().collect()
}

//@ src/merged.rs
// The total is known only when all of them were looked at.
fn merged(tables: &[Table]) -> Vec<Vec<u32>> {
    let mut total = 0;
    let mut kept = Vec::with_capacity(tables.len());
    for table in tables {
        let rows = table.kept_rows();
        total += rows.len();
        kept.push(rows);
    }
    let mut index = Index::new(total);
    tables.iter().zip(kept).map(|(table, rows)| index.add_all(table, rows)).collect()
}

fn merged_without_total(tables: &[Table]) -> Vec<Vec<u32>> {
    let mut total = 0;
    let mut kept = Vec::with_capacity(tables.len()); //~ collect-then-single-pass
    for table in tables {
        let rows = table.kept_rows();
        kept.push(rows);
    }
    let mut index = Index::new(total);
    tables.iter().zip(kept).map(|(table, rows)| index.add_all(table, rows)).collect()
}
