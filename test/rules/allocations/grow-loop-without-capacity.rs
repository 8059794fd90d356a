use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

struct Change {
    key: u64,
    value: String,
}

struct Overlay {
    accounts: HashMap<u64, String>,
    order: Vec<u64>,
}

fn keys(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new(); //~ grow-loop-without-capacity
    for change in changes {
        keys.push(change.key);
    }
    keys
}

fn both_branches(blocks: std::ops::RangeInclusive<u64>, overlay: &Overlay) -> Vec<String> {
    let mut found = vec![]; //~ grow-loop-without-capacity
    for block in blocks {
        if let Some(account) = overlay.accounts.get(&block) {
            found.push(account.clone());
        } else {
            found.push(String::new());
        }
    }
    found
}

fn two_at_once(changes: HashMap<u64, String>) -> (HashMap<u64, usize>, HashSet<u64>) {
    let mut sizes = HashMap::new(); //~ grow-loop-without-capacity
    let mut keys = HashSet::default(); //~ grow-loop-without-capacity
    for (key, value) in changes.into_iter() {
        sizes.insert(key, value.len());
        keys.insert(key);
    }
    (sizes, keys)
}

fn by_index(count: usize) -> VecDeque<usize> {
    let mut queue = VecDeque::new(); //~ grow-loop-without-capacity
    for i in 0..count {
        queue.push_back(i * i);
    }
    queue
}

fn every_arm(changes: &[Change]) -> Result<Vec<&str>, String> {
    let mut words: Vec<&str> = Vec::new(); //~ grow-loop-without-capacity
    for change in changes.iter().rev() {
        match change.key {
            0 => words.push("zero"),
            1 => words.push(&change.value),
            _ => return Err(format!("unknown key {}", change.key)),
        }
    }
    Ok(words)
}

fn shrunk(ids: &[u64]) -> HashSet<u64> {
    let mut seen: HashSet<u64> = HashSet::default(); //~ grow-loop-without-capacity
    seen.shrink_to(ids.len());
    let mut stack = ids.to_vec();
    while let Some(id) = stack.pop() {
        seen.insert(id);
    }
    seen
}

impl Overlay {
    fn extend_accounts(&mut self, accounts: impl IntoIterator<Item = (u64, String)>) {
        for (address, account) in accounts { //~ grow-loop-without-capacity
            self.accounts.insert(address, account + "!");
        }
    }

    fn with_capacity(accounts: usize) -> Self {
        Self {
            accounts: HashMap::with_capacity(accounts),
            order: Vec::new(), //~ grow-loop-without-capacity
        }
    }

    fn extend_reserved(&mut self, accounts: impl IntoIterator<Item = (u64, String)>) {
        let accounts = accounts.into_iter();
        self.accounts.reserve(accounts.size_hint().0);
        for (address, account) in accounts {
            self.accounts.insert(address, account);
        }
    }
}

fn sized(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::with_capacity(changes.len());
    for change in changes {
        keys.push(change.key);
    }
    keys
}

fn reserved(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new();
    keys.reserve(changes.len());
    for change in changes {
        keys.push(change.key);
    }
    keys
}

fn only_some(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new();
    for change in changes {
        if change.value.is_empty() {
            continue;
        }
        keys.push(change.key);
    }
    keys
}

fn until_found(changes: &[Change]) -> Vec<u64> {
    let mut before = Vec::new();
    for change in changes {
        before.push(change.key);
        if change.key == 7 {
            break;
        }
    }
    before
}

fn unknown_length(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        words.push(word.to_uppercase());
    }
    words
}

fn tree(changes: &[Change]) -> BTreeMap<u64, &str> {
    let mut sorted = BTreeMap::new();
    for change in changes {
        sorted.insert(change.key, change.value.as_str());
    }
    sorted
}

fn three_corners() -> Vec<(f64, f64)> {
    let mut corners = Vec::new();
    for i in 0..3 {
        corners.push((f64::from(i), 0.0));
    }
    corners
}

fn nested(groups: &[Vec<u64>]) -> Vec<u64> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity
    for group in groups {
        for id in group {
            all.push(*id);
        }
    }
    all
}

fn flushed(changes: &[Change], mut write: impl FnMut(&[u64])) {
    let mut batch = Vec::new();
    for change in changes {
        batch.push(change.key);
        if batch.len() == 64 {
            write(&batch);
            batch.clear();
        }
    }
    write(&batch);
}

fn lazily(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new();
    for change in changes.iter().filter(|change| change.key > 3) {
        keys.push(change.key);
    }
    keys
}

fn as_fields(changes: &[Change]) -> Overlay {
    let mut overlay = Overlay {
        accounts: HashMap::new(), //~ grow-loop-without-capacity
        order: Vec::new(), //~ grow-loop-without-capacity
    };
    for change in changes {
        overlay.accounts.insert(change.key, change.value.clone());
        overlay.order.push(change.key);
    }
    overlay
}

fn after_a_first_one(changes: &[Change]) -> Vec<u64> {
    let mut keys = vec![]; //~ grow-loop-without-capacity
    keys.push(0);
    for change in changes {
        keys.push(change.key);
    }
    keys
}

fn entries_of_a_field(outcome: Outcome) -> Vec<Slot> {
    let mut slots = Vec::new(); //~ grow-loop-without-capacity
    for (key, value) in outcome.storage {
        slots.push(Slot::of(key, value));
    }
    slots
}

fn most_kinds(events: &[Event]) -> Vec<u64> {
    let mut seen = Vec::new(); //~ grow-loop-without-capacity
    for event in events {
        match event.kind {
            Kind::Added(id) => seen.push(id),
            Kind::Removed(id) => seen.push(id),
            Kind::Nothing => (),
        }
    }
    seen
}

fn some_of_them(changes: &[Change]) -> Vec<u64> {
    let mut large = Vec::new(); //~ grow-loop-without-capacity note
    for change in changes {
        if change.key > 1000 {
            large.push(change.key);
        }
    }
    large
}

/// Few kinds add anything.
fn few_kinds(events: &[Event]) -> Vec<u64> {
    let mut added = Vec::new();
    for event in events {
        match event.kind {
            Kind::Added(id) => added.push(id),
            Kind::Removed(_) => (),
            Kind::Nothing => (),
        }
    }
    added
}

/// Handed out while it is filled: what others do with it is not known.
fn passed_on(changes: &[Change]) -> Overlay {
    let mut overlay = Overlay { accounts: HashMap::new(), order: Vec::new() };
    prepare(&mut overlay);
    for change in changes {
        overlay.order.push(change.key);
    }
    overlay
}

/// Failures and what is asked for besides are rare.
fn complaints(results: &[Result<u64, String>]) -> Vec<String> {
    let mut complaints = Vec::new();
    for result in results {
        match result {
            Err(error) => complaints.push(error.clone()),
            Ok(found) if *found > 1000 => complaints.push(found.to_string()),
            Ok(_) => (),
        }
    }
    complaints
}

fn grid(width: usize, height: usize) -> Vec<(usize, usize)> {
    let mut cells = Vec::new(); //~ grow-loop-without-capacity
    for x in 0..width {
        for y in 0..height {
            cells.push((x, y));
        }
    }
    cells
}

fn two_in_one_let(changes: &[Change]) -> (Vec<u64>, Vec<&str>) {
    let (mut keys, mut values) = (
        Vec::new(), //~ grow-loop-without-capacity
        vec![], //~ grow-loop-without-capacity
    );
    for change in changes {
        keys.push(change.key);
        values.push(change.value.as_str());
    }
    (keys, values)
}

fn with_a_closure(changes: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new(); //~ grow-loop-without-capacity
    changes.iter().for_each(|change| keys.push(change.key));
    keys
}

fn text_of(changes: &[Change]) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity note
    for change in changes {
        text.push_str(&change.value);
        text.push(',');
    }
    text
}

fn bytes_of(changes: &[Change]) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ grow-loop-without-capacity
    for change in changes {
        bytes.extend_from_slice(&change.key.to_be_bytes());
    }
    bytes
}

fn those_that_are_there(ids: &[u64], overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new(); //~ grow-loop-without-capacity
    for id in ids {
        if let Some(account) = overlay.accounts.get(id) {
            found.push(account.clone());
        }
    }
    found
}

fn of_an_answer(row: &Row) -> Vec<Value> {
    let mut values = Vec::new(); //~ grow-loop-without-capacity
    for (i, column) in row.columns().iter().enumerate() {
        values.push(row.value(i, column));
    }
    values
}

fn out_of_a_pattern(output: Output) -> Vec<String> {
    let mut receipts = Vec::new(); //~ grow-loop-without-capacity
    if let Some(messages) = output.messages {
        for message in messages {
            receipts.push(message.receipt());
        }
    }
    receipts
}

fn grouped(balances: &HashMap<u64, Vec<u64>>) -> HashMap<u64, u64> {
    let mut sums: HashMap<u64, u64> = HashMap::new(); //~ grow-loop-without-capacity
    for (account, amounts) in balances {
        *sums.entry(*account).or_default() += amounts.iter().sum::<u64>();
    }
    sums
}

struct Arena {
    nodes: Vec<u64>,
}

impl Arena {
    fn new() -> Self {
        Self { nodes: Vec::new() }
    }

    fn with_capacity(nodes: usize) -> Self {
        Self { nodes: Vec::with_capacity(nodes) }
    }

    fn push(&mut self, node: u64) {
        self.nodes.push(node);
    }
}

fn twin_constructor(ids: &[u64]) -> Arena {
    let mut arena = Arena::new(); //~ grow-loop-without-capacity
    for id in ids {
        arena.push(*id);
    }
    arena
}

struct Columns {
    names: Vec<String>,
    ids: Vec<u64>,
}

impl Columns {
    /// Set up once, but the loop runs once per column.
    fn new(changes: &[Change]) -> Self {
        let mut names = Vec::new(); //~ grow-loop-without-capacity
        for change in changes {
            names.push(change.value.clone());
        }
        Self { names, ids: vec![] }
    }

    fn for_number(count: usize) -> Self {
        Self { names: Vec::with_capacity(count), ids: Vec::new() } //~ grow-loop-without-capacity
    }

    /// Nobody said how many ids there will be.
    fn with_names(names: &[&str]) -> Self {
        Self { names: Vec::with_capacity(8), ids: Vec::new() }
    }
}

/// What an iterator yields is not known before it ran.
fn from_a_parser(parser: Parser) -> Vec<Token> {
    let mut found = Vec::new();
    let pieces = parser.pieces();
    for piece in pieces {
        found.push(piece);
    }
    found
}

/// How often a word comes is not how many words there are.
fn counted(words: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0) += 1;
    }
    counts
}

/// On a good day there are none.
fn complaints(fields: &[Field]) -> Vec<Error> {
    let mut errors = Vec::new();
    for field in fields {
        if let Some(error) = check(field) {
            errors.push(error);
        }
    }
    errors
}

struct Shelf {
    boxes: HashMap<String, Shelf>,
}

impl Shelf {
    fn visit<'a>(&'a self, path: &mut Vec<&'a str>) {
        for (name, shelf) in &self.boxes {
            path.push(name);
            shelf.visit(path);
            path.pop();
        }
    }
}

fn split_by_sign(words: &[String]) -> (Vec<&str>, Vec<&str>) {
    let mut wanted = Vec::with_capacity(words.len());
    let mut unwanted = Vec::new(); //~ grow-loop-without-capacity note
    for word in words {
        if let Some(rest) = word.strip_prefix('!') {
            unwanted.push(rest);
        } else {
            wanted.push(word.as_str());
        }
    }
    (wanted, unwanted)
}

async fn fetched(client: &Client, ids: &[u64]) -> Vec<Reply> {
    let mut replies = Vec::new(); //~ grow-loop-without-capacity note
    for id in ids {
        replies.push(client.fetch(*id).await);
    }
    replies
}

fn missing(index: &Index, ids: &[u64]) -> Vec<u64> {
    let mut missing = Vec::new(); //~ grow-loop-without-capacity note
    for id in ids {
        if let Ok(None) = index.find(*id) {
            missing.push(*id);
        }
    }
    missing
}

fn walked_by_while(tags: &[Tag]) -> Vec<Label> {
    let mut labels = Vec::new(); //~ grow-loop-without-capacity
    let mut rest = tags.iter();
    while let Some(tag) = rest.next() {
        let label = match tag {
            Tag::Short(text) => Label::of(text),
            Tag::Long(text) => Label::cut(text),
        };
        labels.push(label);
    }
    labels
}

fn walked_by_name(tags: &[Tag], marks: &[Mark]) -> Vec<Label> {
    let mut labels = Vec::new(); //~ grow-loop-without-capacity
    let pairs = tags.iter().zip(marks);
    for (tag, mark) in pairs {
        labels.push(tag.marked(mark));
    }
    labels
}

fn behind_first(sides: usize) -> Vec<[f32; 2]> {
    let mut corners = vec![[0.0, 0.0]]; //~ grow-loop-without-capacity
    for side in 0..sides {
        corners.push(corner_of(side));
    }
    corners
}

fn seen_by_adapter(changes: &[Change]) -> Vec<u64> {
    let mut seen = HashSet::new(); //~ grow-loop-without-capacity
    changes.iter().map(|change| change.key).filter(|key| seen.insert(*key)).collect()
}

fn lists_of_parts(pages: &[Page]) -> Vec<u64> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity
    for page in pages {
        all.extend(page.rows.iter().map(|row| row.key));
    }
    all
}

fn answered(reply: Reply) -> Result<Vec<Row>, Error> {
    let entries_given = reply.into_body().records;
    let mut rows = Vec::new(); //~ grow-loop-without-capacity
    for entry in entries_given {
        match Row::try_from(entry) {
            Ok(row) => rows.push(row),
            Err(error) => return Err(error),
        }
    }
    Ok(rows)
}

fn behind_names(mut found: Found) -> Vec<(u64, f32)> {
    let mut paired = Vec::new(); //~ grow-loop-without-capacity
    let keys = found.keys.drain(..);
    let scores = found.scores.drain(..);
    for (key, score) in keys.zip(scores) {
        paired.push((key, score.abs()));
    }
    paired
}

fn from_column(column: &StringArray) -> Vec<usize> {
    let mut lengths = Vec::new(); //~ grow-loop-without-capacity
    for value in column.iter() {
        lengths.push(value.map_or(0, str::len));
    }
    lengths
}

struct Graph {
    nodes: HopSlotMap<NodeKey, Node>,
    beside: SecondaryMap<NodeKey, Vec<EdgeKey>>,
}

impl Graph {
    fn with_capacity(nodes: usize) -> Self {
        Self {
            nodes: HopSlotMap::with_capacity_and_key(nodes),
            beside: SecondaryMap::new(), //~ grow-loop-without-capacity
        }
    }
}

fn both_lists(first: &[Change], second: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new(); //~ grow-loop-without-capacity
    for change in first.iter().chain(second.iter()) {
        keys.push(change.key + 1);
    }
    keys
}

fn counted_up(count: usize) -> Vec<u64> {
    let mut squares = Vec::new(); //~ grow-loop-without-capacity
    let mut at = 0;
    while at < count {
        squares.push((at * at) as u64);
        at += 1;
    }
    squares
}

fn filled_up(count: usize, source: &mut Source) -> Vec<u64> {
    let mut drawn = Vec::new(); //~ grow-loop-without-capacity
    while drawn.len() < count {
        drawn.push(source.draw());
    }
    drawn
}

fn folded_keys(changes: &[Change]) -> Vec<u64> {
    changes.iter().fold(Vec::new(), |mut keys, change| { //~ grow-loop-without-capacity
        keys.push(change.key);
        keys
    })
}

fn builder_of_column(column: &StringArray) -> ArrayRef {
    let mut lengths = Int64Builder::new(); //~ grow-loop-without-capacity
    for value in column.iter() {
        match value {
            Some(value) => lengths.append_value(value.len() as i64),
            None => lengths.append_null(),
        }
    }
    Arc::new(lengths.finish())
}

fn offsets_of(words: &[String]) -> Vec<usize> {
    let mut offsets = Vec::with_capacity(words.len()); //~ grow-loop-without-capacity
    let mut end = 0;
    offsets.push(0);
    for word in words {
        end += word.len();
        offsets.push(end);
    }
    offsets
}

fn by_own_hasher(rows: &[u64]) -> HashMap<u64, usize, Fnv> {
    let mut places = HashMap::with_hasher(Fnv::default()); //~ grow-loop-without-capacity
    for (at, row) in rows.iter().enumerate() {
        places.insert(*row, at);
    }
    places
}

// ---- look-alikes

fn taken_in_two_places(tags: &[Tag]) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut rest = tags.iter();
    while let Some(tag) = rest.next() {
        labels.push(tag.with(rest.next()));
    }
    labels
}

fn from_a_queue(queue: &mut Queue) -> Vec<Label> {
    let mut labels = Vec::new();
    while let Some(tag) = queue.next() {
        labels.push(Label::of(tag));
    }
    labels
}

fn one_way_or_the_other(known: &Known, tags: &[Tag]) -> Vec<Label> {
    let mut labels = vec![]; //~ grow-loop-without-capacity
    for tag in tags {
        let Some(old) = known.get(tag) else {
            labels.push(Label::new(tag));
            continue;
        };
        labels.push(Label::again(old));
    }
    labels
}

fn looked_at_on_the_way(order: &[usize], above: &[usize]) -> HashMap<usize, u32> {
    let mut depths: HashMap<usize, u32> = HashMap::new(); //~ grow-loop-without-capacity
    for node in order {
        let depth = depths[&above[*node]] + 1;
        depths.insert(*node, depth);
    }
    depths
}

fn numbers_in_a_row(cells: &[Cell]) -> BytesMut {
    let mut out = BytesMut::new(); //~ grow-loop-without-capacity
    for cell in cells {
        match cell {
            Cell::Int(value) => out.put_i64(*value),
            Cell::Null => out.put_u8(0),
        }
    }
    out
}

// ---- look-alikes

fn skips_without(tags: &[Tag]) -> Vec<Label> {
    let mut labels = vec![];
    for tag in tags {
        if tag.odd {
            note(tag);
            continue;
        }
        labels.push(Label::new(tag));
    }
    labels
}

struct Job {
    done: Option<Callback>,
}

fn callbacks(jobs: Vec<Job>) -> Vec<Callback> {
    let mut callbacks = Vec::new(); //~ grow-loop-without-capacity note
    for job in jobs {
        if let Some(callback) = job.done {
            callbacks.push(callback);
        }
    }
    callbacks
}

fn made(jobs: Vec<Job>) -> Vec<Report> {
    let mut reports = Vec::new(); //~ grow-loop-without-capacity
    for job in jobs {
        let report = job.run();
        if let Some(report) = report {
            reports.push(report);
        }
    }
    reports
}

//@ src/bin/list.rs

fn listed(names: &[String]) -> Vec<usize> {
    let mut lengths = Vec::new(); //~ grow-loop-without-capacity note
    for name in names {
        lengths.push(name.len());
    }
    lengths
}

//@ src/by_address.rs
use std::collections::HashMap;

/// Several keys have one address.
fn by_address(reads: &HashMap<(Address, u64), u64>) -> HashMap<Address, Vec<u64>> {
    let mut found: HashMap<Address, Vec<u64>> = HashMap::new();
    for (address, key) in reads.keys() {
        found.entry(*address).or_default().push(*key);
    }
    found
}

//@ src/more.rs

fn flattened(set: Changes) -> Vec<Flat> {
    let Changes { accounts: state, .. } = set;
    let mut flat = vec![]; //~ grow-loop-without-capacity
    trace!(size = state.len(), "flattening");
    for (address, account) in state {
        flat.push(Flat::of(address, account));
    }
    flat
}

fn unmeasured(set: Changes) -> Vec<Flat> {
    let Changes { accounts: state, .. } = set;
    let mut flat = vec![];
    for (address, account) in state {
        flat.push(Flat::of(address, account));
    }
    flat
}

// A handful at most: the comparison around the loop says so.

fn inline_values(&self, reader: &mut Reader) -> io::Result<Vec<u16>> {
    let bytes = self.kind.size() * self.count;
    if bytes <= 4 || self.wide && bytes <= 8 {
        let mut values = Vec::new();
        for _ in 0..self.count {
            values.push(reader.short()?);
        }
        return Ok(values);
    }
    if bytes <= 4000 {
        let mut values = Vec::new(); //~ grow-loop-without-capacity
        for _ in 0..self.count {
            values.push(reader.short()?);
        }
        return Ok(values);
    }
    self.elsewhere(reader)
}

fn pair_names(pairs: &[Pair]) -> Vec<u32> {
    if pairs.len() == 2 {
        let mut ids = Vec::new();
        for pair in pairs {
            ids.push(pair.id);
        }
        return ids;
    }
    Vec::new()
}

// Nothing is taken out of what has just been made.
impl Slots {
    fn with_capacity(count: usize) -> Self {
        Slots { kept: Vec::with_capacity(count), removed_slots: Vec::new() }
    }
}

// How often the closure is called is not known where the set is made.
fn weeded(groups: HashMap<String, Vec<Plant>>, beds: &mut Beds) -> HashSet<Plant> {
    let mut gone: HashSet<Plant> = HashSet::new();
    let mut weed = |plants: Vec<Plant>| {
        for plant in plants {
            beds.remove(&plant);
            gone.insert(plant);
        }
    };
    for (_, plants) in groups {
        weed(plants);
    }
    gone
}

// Many plants have the same family.
fn families(plants: &HashMap<Plant, u64>) -> HashMap<Family, u64> {
    let mut counts = HashMap::new();
    for plant in plants.keys() {
        *counts.entry(plant.family()).or_default() += 1;
    }
    counts
}

// Growing is little beside what each turn reads or makes.
fn planted(seeds: &[Seed], soil: &Soil) -> Vec<Plant> {
    let mut plants = Vec::new(); //~ grow-loop-without-capacity note
    for seed in seeds {
        let name = seed.name.clone();
        let notes = seed.notes.iter().map(|note| note.text()).collect();
        let label = format!("{name} in {soil}");
        plants.push(Plant::of(name, notes, label, seed.leaves.to_vec()));
    }
    plants
}

fn named(seeds: &[Seed]) -> Vec<Plant> {
    let mut plants = Vec::new(); //~ grow-loop-without-capacity
    for seed in seeds {
        let name = seed.name.clone();
        plants.push(Plant::with(name, seed.leaves.to_vec()));
    }
    plants
}

fn sown(paths: &[PathBuf]) -> Vec<Seed> {
    let mut seeds = Vec::new(); //~ grow-loop-without-capacity note
    for path in paths {
        seeds.push(load_seed(path));
    }
    seeds
}

// What the caller lends gets more from others.
fn collect_roots(plants: &[Plant], roots: &mut HashSet<u64>) {
    for plant in plants { //~ grow-loop-without-capacity note
        roots.insert(plant.root);
    }
}

fn collect_below(plants: &[Plant], all: &mut Vec<u64>) {
    for plant in plants {
        collect_below(&plant.shoots, all);
        all.push(plant.root);
    }
}

impl Garden {
    pub fn letters(mut self, names: &[char]) -> Self {
        for name in names { //~ grow-loop-without-capacity note
            self.names.push((*name, true));
        }
        self
    }
}

struct Garden {
    names: Vec<(char, bool)>,
}

// Filled on in another loop.
fn roots_of(plants: &[Plant], shoots: &[Shoot]) -> HashSet<u64> {
    let mut roots = HashSet::new(); //~ grow-loop-without-capacity note
    for plant in plants {
        roots.insert(plant.root);
    }
    for shoot in shoots {
        roots_below(shoot, &mut roots);
    }
    roots
}

// A text that is given up at the first wrong piece.
fn spelled(pieces: &[Piece]) -> Option<String> {
    let mut word = String::new(); //~ grow-loop-without-capacity note
    for piece in pieces {
        match piece {
            Piece::Letter(letter) => word.push(*letter),
            _ => return None,
        }
    }
    Some(word)
}

// Room for all cells is made right behind.
struct Grid {
    cells: Vec<u64>,
    names: Vec<String>,
}

impl Grid {
    fn with_capacity(count: usize) -> Self {
        let mut grid = Self { cells: Vec::new(), names: Vec::with_capacity(count) };
        grid.stretch(count);
        grid
    }

    fn stretch(&mut self, count: usize) {
        self.cells.resize(count * count, 0);
    }
}

// Many come under one key.
impl Crossings {
    fn add(&mut self, line: &str, stops: impl IntoIterator<Item = u64>) {
        for stop in stops {
            self.by_stop.entry(stop).or_insert_with(HashSet::new).insert(line.len());
        }
    }
}

struct Crossings {
    by_stop: HashMap<u64, HashSet<usize>>,
}

// Groups are as many as there happen to be.
fn curves(points: &[Plant]) -> Vec<(u64, usize)> {
    let mut all = vec![];
    for (key, group) in &points.iter().group_by(|point| point.root) {
        all.push((key, group.count()));
    }
    all
}

fn of_any_iterator(transfers: impl Iterator<Item = u32>) -> Result<Vec<u64>, Error> {
    let mut done = Vec::new(); //~ grow-loop-without-capacity
    for (place, transfer) in transfers.enumerate() {
        done.push(apply(place, transfer)?);
    }
    Ok(done)
}

fn of_any_items<I: IntoIterator<Item = u32>>(transfers: I) -> Vec<u64> {
    let mut done = Vec::new(); //~ grow-loop-without-capacity
    for transfer in transfers {
        done.push(cost(transfer));
    }
    done
}

fn made_then_filled(size: usize) -> Vec<u8> {
    let mut page = Vec::new(); //~ grow-loop-without-capacity
    page.resize(size, 0);
    page
}

// ---- look-alikes

fn until_enough(transfers: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut done = Vec::new();
    for transfer in transfers {
        if done.len() == 8 {
            break;
        }
        done.push(cost(transfer));
    }
    done
}

fn sieved(transfers: impl Iterator<Item = u32>) -> Vec<u64> {
    let mut done = Vec::new();
    for transfer in transfers.filter(|each| each % 2 == 0) {
        done.push(cost(transfer));
    }
    done
}

// Each turn makes it as long as it is needed there.
fn resized_in_turn(sizes: &[usize], out: &mut impl std::io::Write) {
    let mut page = Vec::new();
    for size in sizes {
        page.resize(*size, 0);
        out.write_all(&page).unwrap();
    }
}

fn begun_with_header(size: usize) -> Vec<u8> {
    let mut page = Vec::new(); //~ grow-loop-without-capacity
    page.extend_from_slice(b"page");
    page.resize(size, 0);
    page
}

// A unit is given away when it is full.
fn by_unit(fields: &[Field], units: &mut Vec<Unit>) {
    let mut unit = Vec::new();
    for field in fields {
        if field.begins_unit() {
            units.push(Unit::of(std::mem::take(&mut unit)));
        }
        unit.push(field.width());
    }
    units.push(Unit::of(unit));
}

// How long the texts are nobody knows by their number.
fn of_any_texts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend_from_slice(text.as_bytes());
    }
    bytes
}

fn lowered(text: &str) -> String {
    let mut lower = String::new(); //~ grow-loop-without-capacity
    for letter in text.chars() {
        lower.push(letter.to_ascii_lowercase());
    }
    lower
}

fn hex_of(bytes: &[u8]) -> String {
    let mut hex = String::new(); //~ grow-loop-without-capacity
    for byte in bytes {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

fn folded_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| { //~ grow-loop-without-capacity
        let _ = write!(hex, "{byte:02X}");
        hex
    })
}

fn folded_names(changes: &[Change]) -> String {
    changes.iter().fold(String::new(), |mut names, change| {
        let _ = write!(names, "{} {:02x}", change.name, change.key);
        names
    })
}

fn widths(changes: &[Change]) -> Vec<u64> {
    let mut widths = Vec::new(); //~ grow-loop-without-capacity
    for (i, change) in changes.iter().enumerate() {
        if i > 0 {
            widths[i - 1] = change.key;
        }
        widths.push(1);
    }
    widths
}

fn only_digits(text: &str) -> String {
    let mut digits = String::new(); //~ grow-loop-without-capacity note
    for letter in text.chars() {
        if letter.is_ascii_digit() {
            digits.push(letter);
        }
    }
    digits
}

fn slots(count: usize) -> Vec<Slot> {
    let mut slots = Vec::new(); //~ grow-loop-without-capacity
    slots.resize(count, Slot::default());
    slots
}

fn storage_key(prefix: &[u8], id: u64, suffix: &[u8]) -> Vec<u8> {
    let mut key = Vec::new(); //~ grow-loop-without-capacity
    key.extend_from_slice(prefix);
    key.extend_from_slice(&id.to_be_bytes());
    key.extend_from_slice(suffix);
    key
}

fn qualified(owner: &str, name: &str) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity
    text.push_str(owner);
    text.push(':');
    text.push_str(name);
    text
}

fn one_piece(name: &str) -> String {
    let mut text = String::new();
    text.push_str(name);
    text
}

fn piece_and_mark(name: &str) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity
    text.push_str(name);
    text.push(':');
    text
}

fn preimage(tag: u8, leaf: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new(); //~ grow-loop-without-capacity
    bytes.push(tag);
    bytes.extend_from_slice(leaf);
    bytes
}

fn padded(cells: &[u8], width: usize) -> Vec<u8> {
    let mut row = Vec::new(); //~ grow-loop-without-capacity
    row.push(b'|');
    row.extend(cells.iter().map(|cell| cell | 1));
    row.resize(width, b' ');
    row
}

fn added_to(owner: &str, name: &str, shout: bool) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity
    text += owner;
    text += name;
    if shout {
        text.push('!');
    }
    text
}

fn both_keys(ours: &[u64], theirs: &[u64]) -> HashSet<u64> {
    let mut keys = HashSet::new(); //~ grow-loop-without-capacity
    keys.extend(ours.iter().copied());
    keys.extend(theirs.iter().copied());
    keys
}

fn in_order(ours: &[u64], theirs: &[u64]) -> Vec<u64> {
    let mut keys = Vec::new(); //~ grow-loop-without-capacity
    keys.extend_from_slice(ours);
    keys.extend_from_slice(theirs);
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Change {
    fn path(&self) -> &str {
        &self.path
    }

    fn sum(&self) -> String {
        format!("{:x}", self.key)
    }

    fn full(&self, block: &[u8]) -> Vec<u8> {
        let mut full = Vec::new(); //~ grow-loop-without-capacity
        full.extend_from_slice(self.path().as_bytes());
        full.extend_from_slice(&block[4..]);
        full
    }

    fn summed(&self) -> String {
        let mut summed = String::new();
        summed.push_str(&self.sum());
        summed.push_str(self.path());
        summed
    }
}

fn begun_anew(ours: &[u64], theirs: &[u64], sums: &mut Vec<u64>) -> Vec<u64> {
    let mut keys = Vec::new();
    keys.extend_from_slice(ours);
    sums.push(keys.iter().sum());
    keys.clear();
    keys.extend_from_slice(theirs);
    keys
}

fn three_options() -> HashMap<&'static str, u32> {
    let mut options = HashMap::new();
    options.insert("width", 1);
    options.insert("height", 2);
    options.insert("depth", 3);
    options
}

fn five_columns(row: &Change) -> Vec<u64> {
    let mut columns = Vec::new(); //~ grow-loop-without-capacity
    columns.push(row.key);
    columns.push(row.time);
    columns.push(row.block);
    columns.push(row.size);
    columns.push(row.count);
    columns
}

fn few_columns(row: &Change) -> Vec<u64> {
    let mut columns = Vec::new();
    columns.push(row.key);
    columns.push(row.time);
    columns
}

fn gated_columns(row: &Change) -> Vec<u64> {
    let mut columns = Vec::new();
    columns.push(row.key);
    #[cfg(feature = "time")]
    columns.push(row.time);
    #[cfg(feature = "block")]
    columns.push(row.block);
    #[cfg(feature = "size")]
    columns.push(row.size);
    #[cfg(feature = "count")]
    columns.push(row.count);
    columns
}

fn of_chosen(tag: u8, leaf: &[u8], bare: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    if bare {
        bytes.push(tag);
    } else {
        bytes.extend_from_slice(leaf);
    }
    bytes
}

fn maybe_two(owner: &str, name: Option<&str>) -> String {
    let mut text = String::new();
    text.push_str(owner);
    if let Some(name) = name {
        text.push_str(name);
    }
    text
}

fn of_unknown_length(owner: &str, rows: &Rows) -> String {
    let mut text = String::new();
    text.push_str(owner);
    text.push_str(owner);
    text.push_str(&rows.shown());
    text
}

fn until_found(changes: &[Change], wanted: u64) -> Option<u64> {
    let mut seen = HashSet::new();
    changes.iter().map(|change| { seen.insert(change.key); change.key }).find(|key| *key == wanted)
}

fn leaves_early(changes: &[Change]) -> Vec<u64> {
    let mut seen = HashSet::new();
    changes
        .iter()
        .filter_map(|change| {
            if change.value.is_empty() {
                return None;
            }
            seen.insert(change.key);
            Some(change.key)
        })
        .collect()
}

fn worklist(root: u64, count: usize) -> usize {
    let mut waiting = vec![root];
    for step in 0..count {
        waiting.pop();
        waiting.push(step as u64);
    }
    waiting.len()
}

/// The number is taken from what the first one was taken from.
fn drawn(input: &mut Unstructured) -> Result<Vec<Part>, Failure> {
    let mut parts = vec![Part::Name(input.arbitrary()?)];
    for _ in 0..input.arbitrary_len()? {
        parts.push(Part::Other(input.arbitrary()?));
    }
    Ok(parts)
}

fn drawn_without_failing(dice: &mut Dice) -> Vec<u8> {
    let mut eyes = vec![dice.throw()];
    for _ in 0..dice.throw() {
        eyes.push(dice.throw());
    }
    eyes
}

fn merged(spans: &[(u32, u32)], count: usize) -> Vec<(u32, u32)> {
    let mut merged = vec![spans[0]];
    for i in 1..count {
        if spans[i].0 > merged[merged.len() - 1].1 {
            merged.push(spans[i]);
        }
    }
    merged
}

fn folded_some(changes: &[Change]) -> Vec<u64> {
    changes.iter().fold(Vec::new(), |mut keys, change| {
        if change.key > 7 {
            keys.push(change.key);
        }
        keys
    })
}

fn chained_filter(first: &[Change], second: &[Change]) -> Vec<u64> {
    let mut keys = Vec::new();
    for change in first.iter().chain(second.iter().filter(|change| change.key > 3)) {
        keys.push(change.key + 1);
    }
    keys
}

fn steps_of_its_own(mut rest: u64) -> Vec<u64> {
    let mut digits = Vec::new();
    while rest != 0 {
        digits.push(rest % 10);
        rest /= 10;
    }
    digits
}

fn offsets_with_room(words: &[String]) -> Vec<usize> {
    let mut offsets = Vec::with_capacity(words.len() + 1);
    offsets.push(0);
    for word in words {
        offsets.push(word.len());
    }
    offsets
}

struct Encoder {
    by_name: HashMap<u64, u64>,
}

impl Encoder {
    fn commit(&mut self, fields: &[Field]) {
        for field in fields { //~ grow-loop-without-capacity note
            self.by_name.insert(field.name, field.index);
        }
    }
}

/// A head of its own, and then one piece per item.
fn framed(ids: &[u64]) -> BytesMut {
    let mut frame = BytesMut::new(); //~ grow-loop-without-capacity
    frame.put_u32(ids.len() as u32);
    for id in ids {
        frame.put_u64(*id);
    }
    frame
}

fn with_head(head: &[u8], marks: &[u8]) -> Vec<u8> {
    let mut out = Vec::new(); //~ grow-loop-without-capacity
    out.extend_from_slice(head);
    for mark in marks {
        out.push(mark ^ 0x80);
    }
    out
}

// ---- look-alikes

fn until_the_gap(heights: &[u64]) -> Vec<u64> {
    let mut run = Vec::new();
    let mut expected = 0;
    for height in heights {
        if *height != expected {
            return run;
        }
        run.push(*height);
        expected += 1;
    }
    run
}

fn kept_in_place(names: &[u32]) -> SmallVec<[u32; 8]> {
    let mut out: SmallVec<[u32; 8]> = SmallVec::new();
    for name in names {
        out.push(name ^ 1);
    }
    out
}

//@ src/sized_by_name.rs
struct Symbols {
    names: Vec<String>,
    index: HashMap<String, u32>,
    scopes: Vec<u32>,
}

impl Symbols {
    fn with_capacity(capacity: usize) -> Symbols {
        let names = Vec::with_capacity(capacity);
        let scopes = Vec::with_capacity(capacity);
        Symbols { names, index: HashMap::default(), scopes } //~ grow-loop-without-capacity
    }

    fn with_capacities(capacity: usize) -> Symbols {
        let names = Vec::with_capacity(capacity);
        let index = HashMap::with_capacity(capacity);
        Symbols { names, index, scopes: Vec::with_capacity(capacity) }
    }

    fn with_capacity_for(capacity: usize) -> Symbols {
        let names = Vec::with_capacity(capacity);
        let scopes = Vec::with_capacity(capacity);
        let index = HashMap::new();
        Symbols { names, index, scopes } //~ grow-loop-without-capacity
    }

    fn with_capacity_and_main(capacity: usize) -> Symbols {
        let names = Vec::with_capacity(capacity);
        let scopes = Vec::with_capacity(capacity);
        let mut index = HashMap::new();
        index.insert(String::from("main"), 0);
        Symbols { names, index, scopes }
    }

    fn named(names: Vec<String>) -> Symbols {
        let scopes = Vec::with_capacity(8);
        Symbols { names, index: HashMap::default(), scopes }
    }
}

fn joined_pieces(pieces: &[Piece], path: &Path) -> OsString {
    let mut joined = OsString::new(); //~ grow-loop-without-capacity note
    for piece in pieces {
        match piece {
            Piece::Name => joined.push(path.file_name().unwrap_or_default()),
            Piece::Whole => joined.push(path.as_os_str()),
        }
    }
    joined
}

fn joined_by_pieces(words: &[String]) -> Vec<OsString> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity
    for word in words {
        all.push(OsString::from(word));
    }
    all
}

struct Letters {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    open: HashMap<u32, usize>,
}

impl Letters {
    fn with_capacity(capacity: usize) -> Letters {
        Letters { bytes: Vec::with_capacity(capacity), ends: vec![], open: HashMap::new() }
    }
}

fn kinds_of(handlers: &[Handler]) -> HashSet<Kind> {
    let mut kinds = HashSet::new();
    for handler in handlers {
        kinds.insert(handler.kind());
    }
    kinds
}

fn folders_of(files: &[PathBuf]) -> HashSet<PathBuf> {
    let mut folders = HashSet::new();
    for file in files {
        folders.insert(file.parent().unwrap().to_path_buf());
    }
    folders
}

fn last_of_each_status(jobs: &[Job]) -> HashMap<Status, u64> {
    let mut last = HashMap::new();
    for job in jobs {
        let status = job.status_at_end();
        last.insert(status, job.id);
    }
    last
}

fn languages_of(pages: &[Page]) -> HashSet<String> {
    let mut languages = HashSet::new();
    for page in pages {
        languages.insert(page.lang.clone());
    }
    languages
}

fn of_the_groups_themselves(kinds: &[Kind]) -> HashSet<Kind> {
    let mut all = HashSet::new(); //~ grow-loop-without-capacity
    for kind in kinds {
        all.insert(*kind);
    }
    all
}

fn names_of_handlers(handlers: &[Handler]) -> HashSet<String> {
    let mut names = HashSet::new(); //~ grow-loop-without-capacity
    for handler in handlers {
        names.insert(handler.name.clone());
    }
    names
}

fn list_of_kinds(handlers: &[Handler]) -> Vec<Kind> {
    let mut kinds = Vec::new(); //~ grow-loop-without-capacity
    for handler in handlers {
        kinds.push(handler.kind());
    }
    kinds
}

fn kinds_of_pairs(pairs: &[(u64, Kind)]) -> HashSet<Kind> {
    let mut kinds = HashSet::new();
    for (_, kind) in pairs {
        kinds.insert(*kind);
    }
    kinds
}

fn keys_of_groups(by_kind: &BTreeMap<Kind, Vec<Handler>>) -> HashSet<Kind> {
    let mut kinds = HashSet::new(); //~ grow-loop-without-capacity
    for (kind, _) in by_kind {
        kinds.insert(*kind);
    }
    kinds
}

//@ src/kinds.rs
fn shaders() -> Vec<Option<u32>> {
    let mut shaders = Vec::new(); //~ grow-loop-without-capacity note
    for kind in 0..KINDS.len() {
        shaders.push(compile(kind));
    }
    shaders
}

//@ src/touches.rs
fn touched(touches: &[Touch]) -> Vec<Event> {
    let mut events = Vec::new(); //~ grow-loop-without-capacity // several per turn
    for touch in touches {
        match touch.phase {
            Phase::Began => {
                events.push(Event::Moved(touch.at));
                events.push(Event::Down(touch.at));
            }
            Phase::Moved => events.push(Event::Moved(touch.at)),
        }
    }
    events
}

//@ src/counted_through.rs
fn padded(offset: &mut usize, end: usize) -> Vec<u8> {
    let mut zeros = Vec::new();
    while *offset < end {
        zeros.push(0);
        *offset += 1;
    }
    zeros
}

#[derive(Default)]
struct Release {
    raw: Vec<u8>,
    parts: Vec<(u32, u32)>,
    names: HashMap<String, u32>,
}

fn read_release(contents: Vec<u8>, spans: Vec<(u32, u32)>) -> Release {
    let mut release = Release::default(); //~ grow-loop-without-capacity
    for (start, end) in spans {
        release.parts.push((start, end));
    }
    release.raw = contents;
    release
}

fn named_release(names: &[String]) -> Release {
    let mut release: Release = Default::default(); //~ grow-loop-without-capacity
    for (at, name) in names.iter().enumerate() {
        release.names.insert(name.clone(), at as u32);
    }
    release
}

// Only some are kept, and there is no telling how many.
fn broken_release(spans: &[(u32, u32)]) -> Release {
    let mut release = Release::default(); //~ grow-loop-without-capacity note
    for (start, end) in spans {
        if start > end {
            release.parts.push((*start, *end));
        }
    }
    release
}

struct Prepared {
    parts: Vec<u32>,
}

impl Default for Prepared {
    fn default() -> Self {
        Self { parts: Vec::with_capacity(64) }
    }
}

// Its default has room.
fn prepared(spans: &[u32]) -> Prepared {
    let mut prepared = Prepared::default();
    for span in spans {
        prepared.parts.push(*span);
    }
    prepared
}

fn gathered(scope: &Scope, outer: &Scope, names: &[u32]) -> Vec<(u32, Value)> {
    let mut values = Vec::new(); //~ grow-loop-without-capacity
    for name in names {
        if let Some(value) = scope.value_of(*name) {
            values.push((*name, value));
        } else if let Some(value) = outer.value_of(*name) {
            values.push((*name, value));
        }
    }
    values
}

// Two kinds of rare things: most items are neither.
fn odd_ones(codes: &[u32]) -> Vec<u32> {
    let mut odd = Vec::new(); //~ grow-loop-without-capacity note
    for code in codes {
        if *code > 900 {
            odd.push(*code);
        } else if *code < 3 {
            odd.push(code + 1);
        }
    }
    odd
}

fn in_tiles(tiles: Tiles, far: &Far) -> Vec<Vec<f32>> {
    tiles
        .map(|(indices, shift)| {
            let mut results = vec![]; //~ grow-loop-without-capacity
            for index in indices {
                results.push(far.distance(index) + shift);
            }
            results
        })
        .collect()
}

//@ src/pieces.rs
fn words_to_bytes(words: &[u64]) -> Vec<u8> {
    let mut bytes = vec![]; //~ grow-loop-without-capacity
    bytes.extend((words.len() as u32).to_le_bytes());
    let start = bytes.len();
    log_start(start);
    for word in words {
        bytes.extend(word.to_le_bytes());
    }
    bytes
}

fn times(piece: &str, times: usize) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity
    for _ in 0..times {
        text.push_str(piece);
    }
    text
}

fn visible(kind: &Kind) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity
    for letter in kind.name().chars() {
        if let Some(escaped) = escape(letter) {
            text += escaped;
        } else {
            text.push(letter);
        }
    }
    text
}

fn doubled(words: &[u32]) -> Vec<u32> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity
    if words.is_empty() {
        return all;
    }
    for word in words {
        all.push(word * 2);
    }
    all
}

// Pieces of any length.
fn joined(names: &[Name]) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity note
    for name in names {
        text += &name.short();
    }
    text
}

// What is repeated changes on the way.
fn stairs(mut piece: String, times: usize) -> String {
    let mut text = String::new(); //~ grow-loop-without-capacity note
    for _ in 0..times {
        text.push_str(&piece);
        piece.push('.');
    }
    text
}

fn pairs(response: Response) -> Vec<Pair> {
    let mut pairs = Vec::new(); //~ grow-loop-without-capacity
    for (a, found) in response.ids.into_iter().zip(response.found) {
        for point in found {
            pairs.push(Pair { a, b: point.id });
        }
    }
    pairs
}

// How many there are of each is for `parts` to say.
fn parts_of_all(rows: &[Row]) -> Vec<Part> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity note
    for row in rows {
        for part in row.parts(7) {
            all.push(part.clone());
        }
    }
    all
}

// A turn does more than that.
fn drawn(rows: &[Row], screen: &Screen) -> Vec<Drawn> {
    let mut all = Vec::new(); //~ grow-loop-without-capacity note
    for row in rows {
        screen.next_line();
        for cell in &row.cells {
            all.push(screen.draw(cell));
        }
    }
    all
}

// An iterator of any length.
fn of_any_length(rows: &[Row]) -> Vec<u32> {
    let mut all = Vec::new();
    for row in rows {
        all.extend(row.cells());
    }
    all
}

//@ src/columns.rs
use arrow::array::{Int64Builder, StringDictionaryBuilder};

fn column_behind(rows_before: usize) -> Column {
    let mut ids = Int64Builder::new(); //~ grow-loop-without-capacity
    ids.append_nulls(rows_before);
    Column::Ids(ids)
}

fn tags_behind(rows_before: usize) -> Column {
    let mut tags = StringDictionaryBuilder::new(); //~ grow-loop-without-capacity
    for _ in 0..rows_before {
        tags.append_null();
    }
    Column::Tags(tags)
}

fn one_null() -> Column {
    let mut ids = Int64Builder::new();
    ids.append_nulls(1);
    Column::Ids(ids)
}

fn with_room(rows_before: usize, rows: usize) -> Column {
    let mut ids = Int64Builder::with_capacity(rows_before + rows);
    ids.append_nulls(rows_before);
    Column::Ids(ids)
}

//@ src/settings.rs
fn headers(properties: &HashMap<String, String>) -> HashMap<String, String> {
    // Few settings are headers.
    let mut headers = HashMap::new(); //~ grow-loop-without-capacity note
    for (key, value) in properties {
        if let Some(name) = key.strip_prefix("header.") {
            headers.insert(name.to_string(), value.clone());
        }
    }
    headers
}

//@ src/written_otherwise.rs
fn by_match(ids: &[u64], overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new(); //~ grow-loop-without-capacity
    for id in ids {
        match overlay.accounts.get(id) {
            Some(account) => found.push(account.clone()),
            None => continue,
        }
    }
    found
}

fn nothing_but_the_other_arm(ids: &[u64], overlay: &Overlay) -> Vec<u64> {
    let mut missing = Vec::new(); //~ grow-loop-without-capacity note
    for id in ids {
        match overlay.accounts.get(id) {
            Some(_) => {}
            None => missing.push(*id),
        }
    }
    missing
}

fn one_arm_of_three(jobs: &[Job]) -> Vec<u64> {
    let mut late = Vec::new();
    for job in jobs {
        match job.state() {
            State::Late(by) => late.push(by),
            State::Done => {}
            State::Open => {}
        }
    }
    late
}

fn by_closures(pages: &[Page], width: usize, height: usize) -> (Vec<u64>, Vec<(usize, usize)>) {
    let mut all = Vec::new(); //~ grow-loop-without-capacity
    pages.iter().for_each(|page| {
        let keys = page.rows.iter().map(|row| row.key);
        all.extend(keys);
    });
    let mut cells = Vec::new(); //~ grow-loop-without-capacity
    (0..width).for_each(|x| {
        (0..height).for_each(|y| cells.push((x, y)));
    });
    (all, cells)
}

fn counted_first(words: &[String]) -> Vec<usize> {
    let count = words.len();
    let mut offsets = Vec::with_capacity(count); //~ grow-loop-without-capacity
    let mut end = 0;
    offsets.push(0);
    for word in words {
        end += word.len();
        offsets.push(end);
    }
    offsets
}

fn both_behind_names(ours: &[u64], theirs: &[u64]) -> HashSet<u64> {
    let mut keys = HashSet::new(); //~ grow-loop-without-capacity
    let first = ours.iter().copied();
    keys.extend(first);
    keys.extend(theirs.iter().copied());
    keys
}

fn kinds_behind_a_name(handlers: &[Handler]) -> HashSet<Kind> {
    let mut kinds = HashSet::new();
    for handler in handlers {
        let found = handler.kind();
        kinds.insert(found);
    }
    kinds
}

fn left_out_early(ids: &[u64], overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new(); //~ grow-loop-without-capacity
    for id in ids {
        let Some(account) = overlay.accounts.get(id) else { continue };
        found.push(account.clone());
    }
    found
}

fn skipped_behind(ids: &[u64], overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new();
    for id in ids {
        let Some(account) = overlay.accounts.get(id) else { continue };
        if account.is_empty() {
            continue;
        }
        found.push(account.clone());
    }
    found
}

fn left_at_the_first(ids: &[u64], overlay: &Overlay) -> Vec<String> {
    let mut found = Vec::new();
    for id in ids {
        let Some(account) = overlay.accounts.get(id) else { break };
        found.push(account.clone());
    }
    found
}

//@ src/counted_otherwise.rs
struct Score {
    bars: Tree<Bar>,
}

enum Unit {
    Beats,
    Seconds,
}

impl Score {
    fn len(&self, unit: Unit) -> usize {
        self.bars.count(unit)
    }

    fn iter(&self) -> impl Iterator<Item = &Bar> + '_ {
        let last = self.bars.last();
        self.bars.iter().filter_map(move |bar| bar.before(last))
    }
}

struct NoteMap {
    notes: HashMap<u64, Note>,
}

impl NoteMap {
    fn len(&self) -> usize {
        self.notes.len()
    }

    fn values(&self) -> impl Iterator<Item = &Note> + '_ {
        self.notes.values().filter(|note| note.is_heard())
    }

    fn iter(&self) -> impl Iterator<Item = (&u64, &Note)> + '_ {
        self.notes.iter()
    }
}

struct ToneSet {
    tones: Vec<u8>,
}

impl ToneSet {
    fn len(&self, octave: u8) -> usize {
        self.tones.iter().filter(|tone| **tone / 12 == octave).count()
    }
}

struct Kept<T> {
    held: T,
    other: Option<Handle>,
}

fn bars_of(score: &Score) -> Vec<Shown> {
    let mut shown = Vec::new();
    for bar in score.iter() {
        shown.push(Shown::of(bar));
    }
    shown
}

fn heard(notes: &NoteMap) -> Vec<Shown> {
    let mut shown = Vec::new();
    for note in notes.values() {
        shown.push(Shown::of(note));
    }
    shown
}

fn all_notes(notes: &NoteMap) -> Vec<Shown> {
    let mut shown = Vec::new(); //~ grow-loop-without-capacity
    for (_, note) in notes.iter() {
        shown.push(Shown::of(note));
    }
    shown
}

fn tones(set: &ToneSet) -> Vec<Shown> {
    let mut shown = Vec::new();
    for tone in set.iter() {
        shown.push(Shown::tone(tone));
    }
    shown
}

fn behind_a_lock(place: &Place) -> Vec<Shown> {
    let kept = place.guarded();
    let mut shown = Vec::new();
    for bar in kept.held.iter() {
        shown.push(Shown::of(bar));
    }
    shown
}

fn behind_a_lock_of_others(place: &Place) -> Vec<Shown> {
    let kept = place.guarded();
    let mut shown = Vec::new(); //~ grow-loop-without-capacity
    for bar in kept.bars_heard.iter() {
        shown.push(Shown::of(bar));
    }
    shown
}

//@ src/own_builders.rs
pub struct Int16Builder {
    values: Vec<i64>,
}

impl Int16Builder {
    pub fn new() -> Self {
        Self { values: Vec::new() }
    }

    pub fn with_capacity(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows) }
    }
}

fn lengths_of_own_column(column: &[Text]) -> Int16Builder {
    let mut lengths = Int16Builder::new(); //~ grow-loop-without-capacity
    for value in column {
        lengths.append_value(value.size());
    }
    lengths
}

//@ src/foreign_builders.rs
use arrow::array::{BooleanBuilder, PrimitiveBuilder};

fn log_columns(log: &[Entry]) -> Vec<ArrayRef> {
    let mut ids = PrimitiveBuilder::<Int64Type>::new(); //~ grow-loop-without-capacity
    let mut is_live = BooleanBuilder::new(); //~ grow-loop-without-capacity
    for entry in log {
        ids.append_value(entry.id);
        is_live.append_value(entry.is_live());
    }
    vec![Arc::new(ids.finish()), Arc::new(is_live.finish())]
}

//@ src/taken_out_again.rs
fn emptied_before_the_next(count: u32, book: &mut Book) -> usize {
    let mut open = Vec::new();
    for page in 0..count {
        open.push((page, 0));
        while !open.is_empty() {
            if book.is_done(open[0]) {
                open.remove(0);
            } else {
                open.splice(0..=0, book.parts_of(page));
            }
        }
    }
    open.len()
}

fn oldest_taken(pages: &[Page], book: &mut Book) {
    let mut waiting = VecDeque::new();
    for page in pages {
        waiting.push_back(page.number);
        if let Some(oldest) = waiting.pop_front() {
            book.print(oldest);
        }
    }
    book.close(waiting);
}

fn thinned_each_turn(pages: &[Page]) -> Vec<u32> {
    let mut open: Vec<u32> = Vec::new();
    for page in pages {
        open.retain(|other| *other != page.replaces);
        open.push(page.number);
    }
    open
}

fn thinned_at_the_end(pages: &[Page]) -> Vec<u32> {
    let mut open: Vec<u32> = Vec::new(); //~ grow-loop-without-capacity
    for page in pages {
        open.push(page.number);
    }
    open.retain(|number| *number > 0);
    open
}

// ---- what had to make place is mostly nothing

fn pushed_out(&mut self, finished: &[Job]) -> Vec<Job> {
    let mut gone = Vec::new(); //~ grow-loop-without-capacity note
    for job in finished {
        if let Some(old) = self.history.push(job.id, job.kept()) {
            gone.push(old);
        }
    }
    gone
}

fn replaced(&mut self, finished: &[Job]) -> Vec<Job> {
    let mut gone = Vec::new(); //~ grow-loop-without-capacity note
    for job in finished {
        if let Some(old) = self.by_id.insert(job.id, job.kept()) {
            gone.push(old);
        }
    }
    gone
}

// ---- a turn may add more than one, equal keys come once

fn rows_with_marks(params: &[Param]) -> Vec<Row> {
    let mut rows = Vec::new(); //~ grow-loop-without-capacity
    for param in params {
        if param.is_first_of_kind() {
            rows.push(Row::mark());
        }
        rows.push(Row::of(param));
    }
    rows
}

fn latest_by_shard(reported: Vec<(u64, u64)>) -> HashMap<u64, u64> {
    let mut latest: HashMap<u64, u64> = HashMap::default(); //~ grow-loop-without-capacity
    for (shard, at) in reported {
        latest.entry(shard).and_modify(|known| *known = at.max(*known)).or_insert(at);
    }
    latest
}

//@ src/outline.rs
struct Outline {
    parts: Vec<Part>,
    above: Vec<usize>,
    titles: Vec<String>,
}

impl Outline {
    fn with_capacity(count: usize) -> Outline {
        let mut parts = Vec::with_capacity(count);
        parts.push(Part::root());
        Outline {
            parts,
            above: Vec::new(),
            titles: Vec::new(), //~ grow-loop-without-capacity
        }
    }

    fn open(&mut self, part: Part, title: String) {
        self.above.push(self.parts.len());
        self.parts.push(part);
        self.titles.push(title);
    }

    fn close(&mut self) -> Option<usize> {
        self.above.pop()
    }

    fn start_over(&mut self) {
        self.parts.clear();
        self.titles.clear();
    }
}

//@ src/moved_keys.rs
use std::collections::HashMap;

struct Shelf {
    books: Vec<Book>,
    moved: HashMap<u64, usize>,
    by_title: HashMap<String, usize>,
    is_packed: bool,
}

impl Shelf {
    fn with_capacity(capacity: usize) -> Shelf {
        Shelf {
            books: Vec::with_capacity(capacity),
            moved: HashMap::new(),
            by_title: HashMap::new(), //~ grow-loop-without-capacity
            is_packed: false,
        }
    }

    fn put(&mut self, book: Book) {
        if self.is_packed {
            self.moved.insert(book.id, self.books.len());
        }
        if !self.by_title.contains_key(&book.title) {
            self.by_title.insert(book.title.clone(), self.books.len());
            self.books.push(book);
        }
    }

    fn pack(&mut self) {
        match self.is_packed {
            true => {}
            false => {
                for (at, book) in self.books.iter().enumerate() { //~ grow-loop-without-capacity note
                    self.moved.insert(book.id, at);
                }
            }
        }
        self.is_packed = true;
    }
}

//@ src/prefixes.rs
struct Blank {
    remark: Option<String>,
}

// The break has its room in what a short indent allocates.
fn break_and_indent(blank: &Blank, indent: &str) -> String {
    let mut lead = String::new();
    if let Some(remark) = &blank.remark {
        lead.push(' ');
        lead.push_str(remark);
    }
    lead.push('\n');
    lead.push_str(indent);
    lead
}

fn marked(indent: &str) -> String {
    let mut lead = String::new();
    lead.push('\n');
    lead.push_str(indent);
    lead
}

fn in_quotes(name: &str) -> String {
    let mut quoted = String::new(); //~ grow-loop-without-capacity
    quoted.push('"');
    quoted.push_str(name);
    quoted.push('"');
    quoted
}

fn behind_remark(blank: &Blank, owner: &str, name: &str) -> String {
    let mut lead = String::new(); //~ grow-loop-without-capacity
    if let Some(remark) = &blank.remark {
        lead.push_str(remark);
    }
    lead.push('\n');
    lead.push_str(owner);
    lead.push_str(name);
    lead
}

//@ src/three_axes.rs
fn turned(cube: &Cube) -> Result<Vec<Matrix>, Error> {
    let (axes, width) = cube.shape()?;
    assert_eq!(axes, 3);
    let mut turns = Vec::new();
    for axis in 0..axes {
        turns.push(cube.turned(axis, width));
    }
    Ok(turns)
}

fn turned_or_none(cube: &Cube) -> Option<Vec<Matrix>> {
    let axes = cube.axes();
    if axes > 4 {
        return None;
    }
    let mut turns = Vec::new();
    for axis in 0..axes {
        turns.push(cube.turned(axis));
    }
    Some(turns)
}

fn turned_by_three(cube: &Cube) -> Vec<Matrix> {
    let three = cube.axes();
    let mut turns = Vec::new();
    for axis in 0..three {
        turns.push(cube.turned(axis));
    }
    turns
}

fn turned_as_written(cube: &Cube) -> Vec<Matrix> {
    let axes = 3;
    let mut turns = Vec::new();
    for axis in 0..axes {
        turns.push(cube.turned(axis));
    }
    turns
}

fn ensured(cube: &Cube, parts: &[Part]) -> Result<Vec<Matrix>, Error> {
    ensure!(parts.len() == 2, "two parts");
    let mut turns = Vec::new();
    for part in parts {
        turns.push(cube.turned(part));
    }
    Ok(turns)
}

fn turned_by_all(cube: &Cube) -> Result<Vec<Matrix>, Error> {
    let (axes, width) = cube.shape()?;
    assert_eq!(width, 3);
    assert!(axes > 2);
    let mut turns = Vec::new(); //~ grow-loop-without-capacity
    for axis in 0..axes {
        turns.push(cube.turned(axis, width));
    }
    Ok(turns)
}

fn turned_if_many(cube: &Cube) -> Option<Vec<Matrix>> {
    let axes = cube.axes();
    if axes < 4 {
        return None;
    }
    let mut turns = Vec::new(); //~ grow-loop-without-capacity
    for axis in 0..axes {
        turns.push(cube.turned(axis));
    }
    Some(turns)
}

//@ src/scopes.rs
struct Scopes {
    scopes: Vec<Vec<Name>>,
    names: Vec<Name>,
}

// What is opened is closed again, and the room stays.
impl Scopes {
    fn open(&mut self, depth: usize) {
        for _ in 0..depth { //~ grow-loop-without-capacity note
            self.scopes.push(Vec::new());
        }
    }

    fn close(&mut self) {
        self.scopes.pop();
    }

    fn declare(&mut self, names: &[Name]) {
        for name in names { //~ grow-loop-without-capacity
            self.names.push(name.shortened());
        }
    }
}

//@ src/unchecked_count.rs
// Room for a number that was read takes the memory where the input lies; the loop finds the end of it and fails.
fn decoded(input: &mut Input) -> Result<Vec<Link>, Broken> {
    let count = input.short()? as usize;
    let mut links = vec![]; //~ grow-loop-without-capacity note
    for _ in 0..count {
        links.push(input.link()?);
    }
    Ok(links)
}

fn decoded_column(columns: &mut Columns) -> Result<Vec<u64>, Broken> {
    let count = columns.counts.next().transpose()?.flatten().unwrap_or(0) as usize;
    let mut heads = Vec::new(); //~ grow-loop-without-capacity note
    for _ in 0..count {
        let head = columns.heads.next().ok_or(Broken::Missing)?;
        heads.push(head);
    }
    Ok(heads)
}

fn counted_up(bytes: &[u8]) -> Option<Vec<Link>> {
    let total = u32::from_le_bytes(first_four(bytes)) as usize;
    let mut links = Vec::new(); //~ grow-loop-without-capacity note
    for at in 0..total {
        links.push(Link::at(bytes, at)?);
    }
    Some(links)
}

impl Links {
    fn take_in(&mut self, input: &mut Input) -> Result<(), Broken> {
        let count = input.read_count()?;
        for _ in 0..count { //~ grow-loop-without-capacity note
            self.all.push(input.link()?);
        }
        Ok(())
    }
}

struct Links {
    all: Vec<Link>,
}

fn decoded_within(input: &mut Input) -> Result<Vec<Link>, Broken> {
    let count = input.short()? as usize;
    if count > input.rest() {
        return Err(Broken::Short);
    }
    let mut links = vec![]; //~ grow-loop-without-capacity
    for _ in 0..count {
        links.push(input.link()?);
    }
    Ok(links)
}

fn as_many_as_names(input: &mut Input, names: &[Name]) -> Result<Vec<Link>, Broken> {
    let mut links = vec![]; //~ grow-loop-without-capacity
    for name in names {
        links.push(input.link(name)?);
    }
    Ok(links)
}

fn as_told(store: &Store, from: usize, size: usize) -> Result<Vec<u32>, Broken> {
    let mut values = Vec::new(); //~ grow-loop-without-capacity
    for at in 0..size {
        values.push(store.number(from + at)?);
    }
    Ok(values)
}

// A map has each key once, and its values as often as they come.
fn shelves_in_use(shelf_of: &HashMap<u64, String>) -> HashSet<String> {
    let mut shelves = HashSet::new();
    for shelf in shelf_of.values() {
        shelves.insert(shelf.clone());
    }
    shelves
}

fn books_by_shelf(shelf_of: HashMap<u64, String>) -> HashMap<String, u64> {
    let mut books = HashMap::new();
    for (book, shelf) in shelf_of {
        books.insert(shelf, book);
    }
    books
}

fn shelves_named(shelf_of: &Map<String, Value>) -> HashSet<&str> {
    let mut shelves = HashSet::new();
    for found in shelf_of.values() {
        if let Some(shelf) = found.as_str() {
            shelves.insert(shelf);
        }
    }
    shelves
}

fn books_on_shelves(shelf_of: &HashMap<u64, String>) -> HashSet<u64> {
    let mut books = HashSet::new(); //~ grow-loop-without-capacity
    for book in shelf_of.keys() {
        books.insert(*book);
    }
    books
}

fn lengths_of_shelves(shelf_of: &HashMap<u64, String>) -> Vec<usize> {
    let mut lengths = Vec::new(); //~ grow-loop-without-capacity
    for shelf in shelf_of.values() {
        lengths.push(shelf.len());
    }
    lengths
}

//@ src/without_a_heap.rs
use heapless::{String, Vec};

fn steps(bytes: &[u8]) -> Option<Steps> {
    let mut steps = Vec::new();
    let mut named: String<40> = String::new();
    for byte in bytes {
        steps.push(*byte).ok()?;
        named.push_str("x").ok()?;
    }
    Some(Steps { steps, named })
}

fn steps_of_all(bytes: &[u8]) -> std::vec::Vec<u8> {
    let mut steps = std::vec::Vec::new(); //~ grow-loop-without-capacity
    for byte in bytes {
        steps.push(step(*byte));
    }
    steps
}

//@ src/columns_of_arrow.rs
// ---- the columns of a schema are a list

use arrow_schema::Schema;

fn renamed(schema: Option<&Schema>, known: &Names) -> Vec<Label> {
    let Some(schema) = schema else {
        return Vec::new();
    };
    let mut labels = Vec::new(); //~ grow-loop-without-capacity
    for column in schema.fields() {
        if known.has(column.name()) {
            labels.push(known.label(column));
        } else {
            labels.push(Label::plain(column.name()));
        }
    }
    labels
}

fn known_only(schema: Option<&Schema>, known: &Names) -> Vec<Label> {
    let Some(schema) = schema else {
        return Vec::new();
    };
    let mut labels = Vec::new(); //~ grow-loop-without-capacity note
    for column in schema.fields() {
        if known.has(column.name()) {
            labels.push(known.label(column));
        }
    }
    labels
}

//@ src/columns_of_a_form.rs
use crate::forms::Form;

fn filled(form: Option<&Form>) -> Vec<Label> {
    let mut labels = Vec::new();
    if let Some(form) = form {
        for field in form.fields() {
            labels.push(Label::plain(field));
        }
    }
    labels
}

//@ src/by_index.rs
// ---- lists that are asked by an index type of their own

fn names_of_classes(classes: &[Class]) -> IndexVec<ClassId, Name> {
    let mut names: IndexVec<ClassId, Name> = IndexVec::new(); //~ grow-loop-without-capacity
    for class in classes {
        for member in class.members() {
            if !member.is_private() {
                continue;
            }
            note(member);
        }
        names.push(class.name());
    }
    names
}

fn sizes_of_classes(classes: &IndexVec<ClassId, Class>) -> Vec<(ClassId, usize)> {
    let mut sizes = Vec::new(); //~ grow-loop-without-capacity
    for (id, class) in classes.iter_enumerated() {
        sizes.push((id, class.size()));
    }
    sizes
}

fn private_names(classes: &IndexVec<ClassId, Class>) -> IndexVec<ClassId, Name> {
    let mut names = IndexVec::with_capacity(classes.len());
    for (_, class) in classes.iter_enumerated() {
        names.push(class.name());
    }
    names
}
