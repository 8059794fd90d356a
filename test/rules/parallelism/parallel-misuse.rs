use rayon::prelude::*;
use std::sync::Arc;

fn bridged(batch: Vec<Row>) -> Vec<String> {
    batch.into_iter().par_bridge().map(|row| parse(&row)).collect() //~ parallel-misuse
}

fn bridged_slice(rows: &[Row]) -> usize {
    rows.iter().par_bridge().map(|row| row.expensive()).sum() //~ parallel-misuse
}

fn zipped(rows: &[Row], sizes: &mut [usize]) {
    rows.iter().zip(sizes.iter_mut()).enumerate().par_bridge().for_each(|(i, (row, size))| *size = row.measure(i)); //~ parallel-misuse
}

fn chunked(out: &mut [f64], size: usize) {
    (out.chunks_mut(size).enumerate().par_bridge()).for_each(|(i, chunk)| fill(i, chunk)); //~ parallel-misuse
}

fn numbered(rows: &Rows) -> Vec<String> {
    (0..rows.len()).par_bridge().map(|i| parse(rows.at(i))).collect() //~ parallel-misuse
}

fn collected_first(rows: Vec<Row>) -> Vec<String> {
    rows.into_iter().collect::<Vec<_>>().into_par_iter().map(|row| parse(&row)).collect() //~ parallel-misuse
}

fn counters(modules: &[Arc<Module>]) -> Vec<Arc<Module>> {
    modules.par_iter().map(|module| Arc::clone(module)).collect() //~ parallel-misuse
}

fn wrapped(modules: &Modules) -> Vec<Binding> {
    modules.values.par_iter().map(|x| Binding::new(Arc::clone(x))).collect() //~ parallel-misuse
}

fn names(modules: &[Module]) -> Vec<String> {
    modules.par_iter().map(|module| module.name.to_string()).collect() //~ parallel-misuse
}

// ---- look-alikes

fn real_work(rows: &[Row]) -> Vec<String> {
    rows.par_iter().map(|row| parse(row)).collect()
}

fn real_work_behind_a_cheap_filter(rows: &[Row]) -> Vec<String> {
    rows.par_iter().filter(|row| row.id > 3).map(|row| parse(row)).collect()
}

fn a_channel(rx: Receiver<Row>) -> Vec<String> {
    rx.into_iter().par_bridge().map(|row| parse(&row)).collect()
}

fn a_folder(walker: Walker) -> Vec<String> {
    walker.into_iter().par_bridge().map(|row| parse(&row)).collect()
}

fn beside_a_stream(rows: &[Row], rx: Receiver<Row>) {
    rows.iter().zip(rx.iter()).par_bridge().for_each(|(row, other)| row.compare(&other));
}

fn of_an_iterator(rows: impl Iterator<Item = Row>) -> Vec<String> {
    rows.into_iter().par_bridge().map(|row| parse(&row)).collect()
}

fn an_iterator_only(text: &str) -> Vec<String> {
    text.lines().par_bridge().map(|line| parse(line)).collect()
}

fn mapped_then_collected(rows: &[Row]) -> Vec<String> {
    rows.iter().filter_map(|row| row.key()).collect::<Vec<_>>().into_par_iter().map(parse).collect()
}

fn named_function(rows: &[Row]) -> Vec<String> {
    rows.par_iter().map(parse).collect()
}

fn sequential(modules: &[Arc<Module>]) -> Vec<Arc<Module>> {
    modules.iter().map(|module| Arc::clone(module)).collect()
}

fn sorted(mut rows: Vec<u64>) -> Vec<u64> {
    rows.par_sort_unstable();
    rows
}

fn sent_and_gathered(keys: &[Key], db: &Db) -> Vec<Value> {
    let (tx, rx) = std::sync::mpsc::channel();
    keys.par_iter().for_each_with(tx, |tx, key| { //~ parallel-misuse
        tx.send(db.load(key)).unwrap();
    });
    rx.into_iter().collect()
}

fn read_meanwhile(keys: Vec<Key>, db: Db) -> u64 {
    let (tx, rx) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        keys.par_iter().for_each_with(tx, |tx, key| tx.send(db.load(key)).unwrap());
    });
    rx.into_iter().sum()
}

fn short_lines(rows: &[Row]) -> Vec<String> {
    rows.par_iter().map(|row| format!("{}\n", row.id)).collect() //~ parallel-misuse
}

fn inside_another(blocks: &[Block]) -> Vec<Vec<Address>> {
    blocks
        .par_iter()
        .map(|block| block.transactions.par_iter().map(|tx| recover(tx)).collect()) //~ parallel-misuse note
        .collect()
}

fn inside_a_plain_one(blocks: &[Block]) -> Vec<Vec<Address>> {
    blocks
        .iter()
        .map(|block| block.transactions.par_iter().map(|tx| recover(tx)).collect())
        .collect()
}

fn hashed(groups: &[(u64, Vec<Event>)]) -> Vec<u64> {
    groups
        .par_iter()
        .flat_map(|(id, events)| events.par_iter().map(|event| (*id, event))) //~ parallel-misuse note
        .map(|(id, event)| hash_of(id, event))
        .collect()
}

//@ src/counted.rs
fn kept(parts: &[Arc<Part>]) -> Vec<Arc<Part>> {
    parts.par_iter().map(Arc::clone).collect() //~ parallel-misuse
}

fn built(parts: &[Spec]) -> Vec<Part> {
    parts.par_iter().map(Part::build).collect()
}

fn chosen_by_the_caller<P: Clone + std::ops::Sub<Output = P> + Send + Sync>(parts: &[P], own: P) -> Vec<P> {
    parts.par_iter().map(|part| part.clone() - own.clone()).collect()
}

fn numbers(parts: &[u64], own: u64) -> Vec<u64> {
    parts.par_iter().map(|part| part - own).collect() //~ parallel-misuse
}

//@ src/folders.rs
fn sizes(folder: &Path) -> u64 {
    let read_dir = fs::read_dir(folder);
    match read_dir {
        Ok(entries) => entries.into_iter().par_bridge().map(|entry| size_of_tree(entry)).sum(),
        Err(_) => 0,
    }
}

fn sizes_at_once(folder: &Path) -> u64 {
    let Ok(found) = std::fs::read_dir(folder) else { return 0 };
    found.into_iter().par_bridge().map(|entry| size_of_tree(entry)).sum()
}

fn sizes_of_list(entries: Vec<Entry>) -> u64 {
    entries.into_iter().par_bridge().map(|entry| size_of_tree(entry)).sum() //~ parallel-misuse
}

// Rayon would gather what the map holds in a list as well.
fn of_map(rows: HashMap<u32, Row>) -> Vec<Parsed> {
    rows.into_iter().collect::<Vec<_>>().into_par_iter().map(|(id, row)| parse(id, &row)).collect()
}

struct Shelves {
    all: HashMap<u32, Row>,
}

// A type of one's own, with no parallel walk.
fn of_own(shelves: &Shelves) -> Vec<Parsed> {
    shelves.iter().collect::<Vec<_>>().into_par_iter().map(|(id, row)| parse(id, row)).collect()
}

//@ src/own_collections.rs
pub struct Listed<T> {
    items: Vec<T>,
}

impl<T> IntoIterator for Listed<T> {
    type Item = T;
    type IntoIter = ListedIter<T>;
    fn into_iter(self) -> ListedIter<T> {
        ListedIter::of(self.items)
    }
}

// Nobody has written a parallel walk for it.
fn of_own_type(listed: Listed<Row>) {
    listed.into_iter().par_bridge().for_each(|row| row.load());
}

// Rows of a pipeline, as they come in.
fn of_stream(rows: ListStream) {
    rows.into_iter().par_bridge().for_each(|row| row.load());
}

fn of_list(rows: Vec<Row>) {
    rows.into_iter().par_bridge().for_each(|row| row.load()); //~ parallel-misuse
}

// What is done per item, the other chain does.
fn beside_another(names: &[Name], rows: &[Row]) {
    names.par_iter().zip(rows.par_iter().map(|row| row.id)).for_each(|(name, id)| look_up(name, id));
}

//@ src/in_blocks.rs
fn counted_in_blocks(modules: &[Arc<Module>]) -> Vec<Arc<Module>> {
    modules.par_iter().map(|module| { //~ parallel-misuse
        let counted = Arc::clone(module);
        counted
    }).collect()
}

fn loaded_in_blocks(modules: &[Arc<Module>]) -> Vec<Text> {
    modules.par_iter().map(|module| {
        let text = load(module);
        text
    }).collect()
}
