struct Row {
    weight: u64,
    name: String,
}

struct Table {
    keys: Vec<u64>,
    names: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    fn order(&mut self) {
        self.keys.sort(); //~ stable-sort note
        self.names.sort(); //~ stable-sort note
    }

    fn descending(&mut self) {
        self.keys.sort_by(|a, b| b.cmp(a)); //~ stable-sort note
    }

    fn by_itself(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        pairs.sort_by_key(|pair| std::cmp::Reverse(*pair)); //~ stable-sort note
        pairs
    }

    fn collected(&self) -> Vec<usize> {
        let mut sizes: Vec<usize> = self.names.iter().map(String::len).collect();
        sizes.sort(); //~ stable-sort note
        sizes
    }

    fn slice(keys: &mut [u64]) {
        keys.sort(); //~ stable-sort note
    }

    fn by_part(&mut self) {
        self.rows.sort_by_key(|row| row.weight);
    }

    fn by_length(&mut self) {
        self.names.sort_by_key(|name| name.len());
    }

    fn by_second(mut pairs: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        pairs.sort_by(|a, b| a.1.cmp(&b.1));
        pairs
    }

    fn unstable(&mut self) {
        self.keys.sort_unstable();
    }

    fn of_something(mut values: Vec<Value>) -> Vec<Value> {
        values.sort(); //~ stable-sort note
        values
    }

    fn gathered(rows: &Rows) -> Vec<Name> {
        let mut names: Vec<_> = rows.each().map(|row| row.name()).collect();
        names.sort(); //~ stable-sort note
        names
    }

    fn folded(&mut self) {
        self.names.sort_by(|a, b| a.to_lowercase().cmp(&b.to_lowercase()));
    }

    fn unknown(&self, list: &mut List) {
        list.sort();
    }

    fn ordered_by(&mut self, order: fn(&u64, &u64) -> std::cmp::Ordering) {
        self.keys.sort_by(order);
    }

    fn distance(&mut self, from: u64) {
        self.keys.sort_by_key(|key| key.abs_diff(from));
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: u64,
    name: String,
}

fn by_id(rows: &mut Vec<Record>) {
    rows.sort_by_key(|row| row.id); //~ stable-sort note
    rows.sort_by(|a, b| b.hash().cmp(&a.hash())); //~ stable-sort note
}

fn whole(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort(); //~ stable-sort note
    entries
}

fn keys_of_a_map(sizes: &std::collections::HashMap<String, u32>) -> usize {
    let mut pairs: Vec<_> = sizes.iter().collect();
    pairs.sort_by(|a, b| a.0.cmp(b.0)); //~ stable-sort note
    pairs.len()
}

/// Ties of what is counted show.
fn values_of_a_map(sizes: &std::collections::HashMap<String, u32>) -> usize {
    let mut pairs: Vec<_> = sizes.iter().collect();
    pairs.sort_by(|a, b| a.1.cmp(b.1));
    pairs.len()
}

struct Task {
    priority: u32,
    name: String,
}

impl Ord for Task {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.priority.cmp(&other.priority)
    }
}

fn by_priority(mut tasks: Vec<Task>) -> Vec<Task> {
    tasks.sort();
    tasks
}

#[derive(Clone, PartialEq, Eq, Ord)]
struct Prefix {
    bytes: Vec<u8>,
    cut: bool,
}

/// `sort` asks this one, which leaves a part out.
impl PartialOrd for Prefix {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        self.bytes.partial_cmp(&other.bytes)
    }
}

fn by_bytes(mut prefixes: Vec<Prefix>) -> Vec<Prefix> {
    prefixes.sort();
    prefixes
}

fn in_order_for_tests(mut words: Vec<String>) -> Vec<String> {
    #[cfg(test)]
    {
        words.sort();
    }
    words
}

fn keys_by_key(updates: HashMap<u64, Vec<u8>>) -> Vec<(u64, Vec<u8>)> {
    let mut sorted = updates.into_iter().collect::<Vec<_>>();
    sorted.sort_by_key(|(key, _)| *key); //~ stable-sort note
    sorted
}

fn spread_evenly(entries: &mut Vec<(B256, u64)>) {
    entries.par_sort_by(|a, b| a.0.cmp(&b.0)); //~ stable-sort note
}

fn many_of_one_rank(entries: &mut Vec<(u8, Entry)>) {
    entries.sort_by_key(|(rank, _)| *rank);
}

fn by_size(scores: &mut [f64]) {
    scores.sort_by(|a, b| b.partial_cmp(a).unwrap()); //~ stable-sort note
}

fn by_part(points: &mut [Point]) {
    points.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap());
}

/// On a good day nothing is unknown.
fn checked(names: &[String], known: &HashSet<String>) -> Result<(), Error> {
    let mut unheard: Vec<&String> = names.iter().filter(|name| !known.contains(*name)).collect();
    unheard.sort(); //~ stable-sort note
    if !unheard.is_empty() {
        bail!("never heard of {unheard:?}");
    }
    Ok(())
}

fn picked(mut found: Vec<u32>) -> Poll<Result<u32, Error>> {
    if found.len() > 1 {
        found.sort();
        return Poll::Ready(Err(Error::Several(found)));
    }
    Poll::Ready(Ok(found.pop().unwrap()))
}

/// So few are sorted where they are.
fn in_order(width: u64, height: u64, depth: u64) -> [u64; 3] {
    let mut sides: [u64; 3] = [width, height, depth];
    sides.sort();
    sides
}

fn sorted_on_the_way(words: &[String]) -> Vec<usize> {
    words.iter().map(|word| word.len()).sorted().collect() //~ stable-sort note
}

fn sorted_by_number(rows: &[Row]) -> Vec<&Row> {
    rows.iter().sorted_by_key(|row| row.number).collect() //~ stable-sort note
}

fn sorted_by_keys(counts: &HashMap<String, u64>) -> Vec<u64> {
    counts.iter().sorted_by(|(a, _), (b, _)| a.cmp(b)).map(|(_, count)| *count).collect() //~ stable-sort note
}

fn sorted_by_weight(rows: &[Row]) -> Vec<&Row> {
    rows.iter().sorted_by_key(|row| row.weight).collect()
}

fn sorted_already(words: &[String]) -> Vec<usize> {
    words.iter().map(|word| word.len()).sorted_unstable().collect()
}

fn no_iterator(table: &Table) -> Table {
    table.sorted()
}

fn by_identifier(mut rooms: Vec<Room>) -> Vec<Room> {
    rooms.sort_by_key(|room| room.identifier.as_str()); //~ stable-sort note
    rooms
}

fn by_borrowed_key(mut rooms: Vec<&Room>) -> Vec<&Room> {
    rooms.sort_by_key(|room| &room.ukey); //~ stable-sort note
    rooms
}

// What is equal by an order that the caller chose may differ in what the order leaves out.
fn of_any_order<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items
}

fn pairs_in_order(sizes: &[u64]) -> Vec<(u64, usize)> {
    let mut pairs: Vec<_> = sizes.iter().copied().zip(0usize..).collect();
    pairs.sort(); //~ stable-sort note
    pairs
}

// Many windows are on one layer, and many files have one owner.
fn stacked(windows: &mut Vec<Window>, files: &mut Vec<File>, blocks: &mut Vec<Block>) {
    windows.sort_by_key(|window| window.z_index());
    files.sort_by_key(|file| file.owner_id);
    blocks.sort_by_key(|block| block.block_number); //~ stable-sort note
}

//@ src/written_out.rs
fn pair(left: String, right: String) -> Vec<String> {
    let mut both = vec![left, right];
    both.sort();
    both
}

fn with_more(left: String, others: &[String]) -> Vec<String> {
    let mut all = vec![left];
    all.extend(others.iter().cloned());
    all.sort();
    all
}

fn many(left: String, count: usize) -> Vec<String> {
    let mut all = vec![left; count];
    all.sort(); //~ stable-sort note
    all
}

//@ src/blocks.rs
fn in_blocks(rows: &mut Vec<Record>, keys: &mut Vec<u64>) {
    rows.sort_by_key(|row| { row.id }); //~ stable-sort note
    keys.sort_by(|a, b| { //~ stable-sort note
        let order = b.cmp(a);
        order
    });
}

fn more_than_a_key(rows: &mut Vec<Record>, seen: &mut Vec<u64>) {
    rows.sort_by_key(|row| {
        seen.push(row.id);
        row.id
    });
}
