use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;
use std::io::{BufRead, Read};

fn lines(rows: &[u64], out: &mut impl std::io::Write) {
    for row in rows {
        let mut line = String::new(); //~ alloc-in-loop
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn frames(source: &mut impl Read, sizes: &[usize]) -> u64 {
    let mut sum = 0;
    for size in sizes {
        let mut frame = vec![0u8; *size]; //~ alloc-in-loop
        source.read_exact(&mut frame).unwrap();
        sum += u64::from(frame[0]);
    }
    sum
}

fn chained(blocks: &[&[u8]], tag: u8, hasher: &Hasher) -> Digest {
    let mut digest = Digest::zero();
    for (i, block) in blocks.iter().enumerate() {
        let message = if i == 0 {
            let mut message = Vec::with_capacity(hasher.width()); //~ alloc-in-loop
            message.push(tag);
            message.extend_from_slice(block);
            message
        } else {
            let mut message: Vec<u8> = Vec::new(); //~ alloc-in-loop
            digest.write_to(&mut message);
            message.extend_from_slice(block);
            message
        };
        digest = hasher.hash(&message);
    }
    digest
}

fn chained_and_kept(blocks: &[&[u8]], kept: &mut Vec<Vec<u8>>) {
    for block in blocks {
        let message = {
            let mut message: Vec<u8> = Vec::new();
            message.extend_from_slice(block);
            message
        };
        kept.push(message);
    }
}

fn chained_or_given(blocks: &[Block], hasher: &Hasher) -> u64 {
    let mut sum = 0;
    for block in blocks {
        let message = match block.message() {
            Some(message) => message,
            None => {
                let mut message: Vec<u8> = Vec::new();
                message.extend_from_slice(block.bytes());
                message
            }
        };
        sum += hasher.sum(&message);
    }
    sum
}

fn words(source: &mut impl BufRead) -> usize {
    let mut words = 0;
    loop {
        let mut line = String::new(); //~ alloc-in-loop
        if source.read_line(&mut line).unwrap() == 0 {
            break;
        }
        words += line.split(' ').count();
    }
    words
}

fn counts(groups: &[Vec<u32>]) -> usize {
    let mut distinct = 0;
    for group in groups {
        let mut hits: HashMap<u32, u32> = HashMap::new(); //~ alloc-in-loop
        for id in group {
            *hits.entry(*id).or_default() += 1;
        }
        distinct += hits.len();
    }
    distinct
}

fn both_ends(ranges: &[(u32, u32)]) -> Vec<u32> {
    ranges.iter().flat_map(|range| vec![range.0, range.1]).collect() //~ alloc-in-loop
}

fn first_peers(hashes: &[u64], peer: u64, peers: &mut HashMap<u64, HashSet<u64>>) {
    for hash in hashes {
        peers.insert(*hash, HashSet::from([peer])); //~ alloc-in-loop
    }
}

fn first_holders(chunks: &[u64], node: u64, holders: &mut HashMap<u64, BTreeSet<u64>>) {
    for chunk in chunks {
        holders.insert(*chunk, BTreeSet::from([node])); //~ alloc-in-loop
    }
}

fn first_owners(paths: Vec<String>, owner: u64, owners: &mut HashMap<String, HashSet<u64>>) {
    for path in paths {
        owners.entry(path).or_insert_with(|| HashSet::from_iter(std::iter::once(owner))); //~ alloc-in-loop
    }
}

fn first_watchers(keys: Vec<u64>, client: u64, watchers: &mut HashMap<u64, HashSet<u64>>) {
    for key in keys {
        let mut clients = HashSet::with_capacity(1); //~ alloc-in-loop
        clients.insert(client);
        watchers.insert(key, clients);
    }
}

fn both_watchers(keys: Vec<u64>, pair: (u64, u64), watchers: &mut HashMap<u64, HashSet<u64>>) {
    for key in keys {
        let mut clients = HashSet::with_capacity(2);
        clients.insert(pair.0);
        clients.insert(pair.1);
        watchers.insert(key, clients);
    }
}

fn all_watchers(keys: Vec<u64>, names: &[u64], watchers: &mut HashMap<u64, HashSet<u64>>) {
    for key in keys {
        let mut clients = HashSet::new();
        for name in names {
            clients.insert(*name);
        }
        watchers.insert(key, clients);
    }
}

fn reused(rows: &[u64], out: &mut impl std::io::Write) {
    let mut line = String::new();
    for row in rows {
        line.clear();
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn kept(rows: &[u64]) -> Vec<String> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        all.push(line);
    }
    all
}

fn taken(rows: &[u64]) -> Vec<String> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        all.push(std::mem::take(&mut line));
    }
    all
}

fn borrowed_elements(rows: &[String]) -> usize {
    let mut longest = 0;
    for row in rows {
        let upper = row.to_uppercase();
        let mut parts = Vec::new();
        for part in upper.split(' ') {
            parts.push(part);
        }
        longest = longest.max(parts.len());
    }
    longest
}

fn returned(rows: &[u64]) -> Option<String> {
    for row in rows {
        if *row > 3 {
            let mut line = String::new();
            write!(line, "row {row}").unwrap();
            return Some(line);
        }
    }
    None
}

fn three_times(out: &mut impl std::io::Write) {
    for row in 0..3 {
        let mut line = String::new();
        write!(line, "row {row}").unwrap();
        out.write_all(line.as_bytes()).unwrap();
    }
}

fn only_once(out: &mut impl std::io::Write) {
    let mut line = String::new();
    write!(line, "row").unwrap();
    out.write_all(line.as_bytes()).unwrap();
}

fn differing_lengths(ranges: &[(u32, u32)]) -> Vec<u32> {
    ranges.iter().flat_map(|range| if range.0 == range.1 { vec![range.0] } else { vec![range.0, range.1] }).collect()
}

fn moved_away(rows: Vec<u64>, send: impl Fn(Box<dyn Fn() -> usize>)) {
    for row in rows {
        let mut line = String::new();
        line.push_str(if row > 3 { "many" } else { "few" });
        send(Box::new(move || line.len()));
    }
}

// ---- lists that are flattened, buffers of closures

fn bytes_of(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes().to_vec()).collect() //~ alloc-in-loop
}

fn tokens(nodes: &[Node]) -> usize {
    nodes.iter().flat_map(|node| node.tokens().collect::<Vec<_>>()).filter(|token| !token.is_eof()).count() //~ alloc-in-loop
}

fn mapped_then_flattened(rows: &[Vec<u64>]) -> Vec<u64> {
    rows.iter().map(|row| row[1..].to_vec()).flatten().collect() //~ alloc-in-loop
}

fn digests(rows: &[Row]) -> Vec<u64> {
    rows.iter()
        .map(|row| {
            let mut buf = Vec::new(); //~ alloc-in-loop
            row.write_to(&mut buf);
            digest(&buf)
        })
        .collect()
}

fn fresh_scratch(roots: &[Node], all: &mut Vec<u64>) {
    for root in roots {
        root.visit(all, &mut Vec::new()); //~ alloc-in-loop
    }
}

fn fresh_context(roots: &[Node]) -> usize {
    let mut found = 0;
    for root in roots {
        found += root.resolve(&mut Context { stack: Vec::new(), names: Vec::default() }); //~ alloc-in-loop
    }
    found
}

fn fresh_walk(roots: &[Node], limit: usize) -> usize {
    let mut found = 0;
    for root in roots {
        found += root.resolve(&mut Walk { seen: HashSet::new(), depth: 0, limit }); //~ alloc-in-loop
    }
    found
}

fn fresh_lists(tree: &Octree, rays: &[Ray]) -> usize {
    let mut total = 0;
    for ray in rays {
        let mut stack = vec![]; //~ alloc-in-loop
        let mut hits = Vec::new(); //~ alloc-in-loop
        tree.intersect(ray, &mut stack, &mut hits);
        total += hits.len();
    }
    total
}

impl Octree {
    fn intersect(&self, ray: &Ray, stack: &mut Vec<usize>, hits: &mut Vec<Hit>) {
        stack.push(0);
        while let Some(at) = stack.pop() {
            hits.push(Hit { at: self.nodes[at].crossed_by(ray) });
        }
    }

    fn lend<'a>(&self, ray: &'a Ray, found: &mut Vec<&'a Point>) {
        found.push(&ray.origin);
    }
}

struct Hit {
    at: u64,
}

fn lists_of_views(tree: &Octree, rays: Vec<Ray>) -> usize {
    let mut total = 0;
    for ray in rays {
        let mut found = Vec::new();
        tree.lend(&ray, &mut found);
        total += found.len();
    }
    total
}

fn with_owned_part(roots: &[Node]) -> usize {
    let mut found = 0;
    for root in roots {
        found += root.resolve(&mut Walk { seen: HashSet::new(), name: root.name(), depth: 0 });
    }
    found
}

struct Total {
    amount: u64,
}

fn totals(groups: &[Vec<u64>]) -> u64 {
    let mut most = 0;
    for group in groups {
        let mut totals: Vec<Total> = Vec::new(); //~ alloc-in-loop
        totals.extend(group.iter().map(|amount| Total { amount: *amount }));
        most = most.max(totals.len() as u64);
    }
    most
}

fn halves(items: &[u64]) -> Vec<u64> {
    items.par_iter().flat_map_iter(|item| vec![item / 2, item - item / 2]).collect() //~ alloc-in-loop
}

struct Walk {
    seen: HashSet<u64>,
    depth: usize,
}

fn named_walk(graph: &Graph, roots: &[u64]) -> usize {
    let mut deepest = 0;
    for root in roots {
        let mut walk = Walk { seen: HashSet::new(), depth: 0 }; //~ alloc-in-loop
        graph.visit(*root, &mut walk);
        deepest = deepest.max(walk.depth);
    }
    deepest
}

fn entered_sets(keys: &[u64], me: u64, owners: &mut HashMap<u64, HashSet<u64>>) {
    for key in keys {
        owners.entry(*key).or_insert_with(|| {
            let mut own = HashSet::new(); //~ alloc-in-loop
            own.insert(me);
            own
        });
    }
}

// ---- look-alikes

struct Visit<'a> {
    nodes: Vec<&'a Leaf>,
    depth: usize,
}

fn walk_of_views(graph: &Graph, roots: &[u64]) -> usize {
    let mut deepest = 0;
    for root in roots {
        let mut visit = Visit { nodes: Vec::new(), depth: 0 };
        graph.lend(*root, &mut visit);
        deepest = deepest.max(visit.depth);
    }
    deepest
}

fn walks_kept(graph: &Graph, roots: &[u64]) -> Vec<Walk> {
    let mut walks = Vec::with_capacity(roots.len());
    for root in roots {
        let mut walk = Walk { seen: HashSet::new(), depth: 0 };
        graph.visit(*root, &mut walk);
        walks.push(walk);
    }
    walks
}

fn seen_kept(graph: &Graph, roots: &[u64], all: &mut Vec<HashSet<u64>>) {
    for root in roots {
        let mut walk = Walk { seen: HashSet::new(), depth: 0 };
        graph.visit(*root, &mut walk);
        all.push(walk.seen);
    }
}

fn lent_by_the_closure(names: &[String]) -> usize {
    names
        .iter()
        .flat_map(|name| {
            let upper = name.to_uppercase();
            upper.split(' ').map(str::len).collect::<Vec<_>>()
        })
        .sum()
}

fn of_threads(rows: &[Row]) -> Vec<u64> {
    rows.par_iter()
        .map(|row| {
            let mut buf = Vec::new();
            row.encode(&mut buf);
            digest(&buf)
        })
        .collect()
}

fn at_most_once(row: Option<Row>) -> Option<u64> {
    row.map(|row| {
        let mut buf = Vec::new();
        row.encode(&mut buf);
        digest(&buf)
    })
}

fn not_empty(roots: &[Node], first: u64) {
    for root in roots {
        root.visit(&mut vec![first]);
    }
}

fn iterator_itself(nodes: impl Iterator<Item = Node>) -> usize {
    nodes.flat_map(|node| node.tokens()).count()
}

fn reach(graph: &Graph, roots: &[NodeIdx]) -> Vec<usize> {
    roots
        .iter()
        .map(|root| {
            let mut seen = FxHashSet::default(); //~ alloc-in-loop
            let mut stack = graph.below(*root);
            while let Some(node) = stack.pop() {
                if seen.insert(node) {
                    stack.extend(graph.below(node));
                }
            }
            seen.len()
        })
        .collect()
}

fn one_key_each(store: &Store, keys: &[(Id, Slot)]) -> usize {
    let mut warm = 0;
    for (id, slot) in keys {
        let slots = HashSet::from([*slot]); //~ alloc-in-loop
        warm += store.fetch(*id, &slots);
    }
    warm
}

// ---- look-alikes

fn one_key_given(store: &mut Store, keys: &[(Id, Slot)]) {
    for (id, slot) in keys {
        let slots = HashSet::from([*slot]);
        store.fill(*id, slots);
    }
}

fn hash_pairs(nodes: &mut [Leaf], hasher: &Hasher) {
    for pair in nodes.chunks_mut(2) {
        let mut both: Vec<u8> = pair[0].digest().to_vec(); //~ alloc-in-loop
        both.extend_from_slice(pair[1].digest());
        let digest = hasher.hash(&both);
        pair[0].set(digest);
    }
}

fn put_all(txn: &mut Txn, entries: &[(Key, u64)]) -> Result<(), Fault> {
    for (key, value) in entries {
        let encoded = key.encode_to_vec(); //~ alloc-in-loop
        txn.put(&encoded, *value)?;
    }
    Ok(())
}

fn put_at_once(txn: &mut Txn, entries: &[(Key, u64)]) -> Result<(), Fault> {
    for (key, value) in entries {
        txn.put(&key.encode_to_vec(), *value)?; //~ alloc-in-loop
    }
    Ok(())
}

fn put_first(txn: &mut Txn, entries: &[(Key, u64)]) -> Result<(), Fault> {
    for (key, value) in entries {
        return txn.put(&key.encode_to_vec(), *value);
    }
    Ok(())
}

fn look_up_all(zone: &Zone, names: &[Name], found: &mut Vec<Record>) {
    for name in names {
        let key = format!("{}.{}", name.host, zone.origin); //~ alloc-in-loop
        found.extend(zone.records.get(&key).copied());
    }
}

// ---- look-alikes

fn encoded_and_kept(entries: &[Key], kept: &mut Vec<Vec<u8>>) {
    for key in entries {
        let encoded = key.encode_to_vec();
        kept.push(encoded);
    }
}

fn formatted_for_a_word(zone: &Zone, names: &[Name]) {
    for name in names {
        let shown = format!("{}.{}", name.host, zone.origin);
        zone.tell(&shown);
    }
}

fn written_cell_by_cell(rows: &[Row], out: &mut File) -> io::Result<()> {
    for row in rows {
        let mut line = String::new(); //~ alloc-in-loop
        for cell in row.cells.iter() {
            line.push(',');
            write!(line, "{cell}").map_err(io::Error::other)?;
        }
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}

fn folded(words: &[&str], known: &Words) -> usize {
    let mut hits = 0;
    for word in words {
        let low: Vec<u8> = word.bytes().map(|byte| byte.to_ascii_lowercase()).collect(); //~ alloc-in-loop
        if known.has(&low) {
            hits += 1;
        }
    }
    hits
}

// ---- look-alikes

fn folded_and_kept(words: &[&str], known: &mut Vec<Vec<u8>>) {
    for word in words {
        let low: Vec<u8> = word.bytes().map(|byte| byte.to_ascii_lowercase()).collect();
        known.push(low);
    }
}

fn checksums(chunks: &mut Chunks) -> u64 {
    let mut sum = 0;
    while let Some(chunk) = chunks.next_chunk() {
        let mut plain = Vec::with_capacity(chunk.len()); //~ alloc-in-loop
        chunk.decompress_into(&mut plain);
        sum += crc(&plain);
    }
    sum
}

async fn drain(tasks: &mut Receiver<Task>, state: &mut Tally) {
    while state.wants_more() {
        let mut batch = Vec::with_capacity(32); //~ alloc-in-loop
        tasks.fill_many(&mut batch, 32).await;
        state.count(&batch);
    }
}

fn digests(leaves: &[Leaf], out: &mut Digests) {
    for leaf in leaves {
        let raw = alloy_rlp::encode(leaf); //~ alloc-in-loop
        out.add(keccak256(&raw));
    }
}

//@ src/listening.rs
/// Beside a connection and all that comes over it, an allocation is nothing.
fn listen(door: &TcpListener, told: &dyn Fn(usize)) {
    while let Ok((guest, _)) = door.accept() {
        let mut text = String::new(); //~ alloc-in-loop note
        if guest.read_to_string(&mut text).is_ok() {
            told(text.len());
        }
    }
}

/// The files are opened outside the loop.
fn lengths(path: &Path, rows: &[Row]) -> io::Result<usize> {
    let whole = fs::read(path)?.len();
    let mut sum = 0;
    for row in rows {
        let mut text = String::new(); //~ alloc-in-loop
        row.write(&mut text);
        sum += text.len();
    }
    Ok(whole + sum)
}

/// A person typed them.
fn named(args: &Args) -> usize {
    let mut sum = 0;
    for name in args.names.iter() {
        let mut text = String::new();
        text.push_str(name);
        sum += text.len();
    }
    sum
}

//@ src/some_turns.rs

/// One timetable has one heading.
fn laid_out(lines: Lines) -> usize {
    let mut width = 0;
    for line in lines.parts() {
        match line.kind() {
            Kind::Heading => {
                let mut words: Vec<String> = Vec::new(); //~ alloc-in-loop note
                line.read_into(&mut words);
                width += words.len();
            }
            Kind::Stop => width += 1,
        }
    }
    width
}

/// All that come are lines.
fn heard(lines: &mut Lines) -> usize {
    let mut width = 0;
    while width < 80 {
        match lines.hear() {
            Some(line) => {
                let mut words: Vec<String> = Vec::new(); //~ alloc-in-loop
                line.read_into(&mut words);
                width += words.len();
            }
            None => return width,
        }
    }
    width
}

fn depots(stops: &[Stop], map: &Network) -> usize {
    let mut sum = 0;
    for stop in stops {
        if stop.name == "DEPOT" || stop.name == "YARD" {
            sum += reach(&stop.tracks, map, &mut vec![]); //~ alloc-in-loop note
        }
    }
    sum
}

fn reached(stops: &[Stop], map: &Network) -> usize {
    let mut sum = 0;
    for stop in stops {
        if stop.tracks > map.platforms {
            sum += reach(&stop.tracks, map, &mut vec![]); //~ alloc-in-loop
        }
    }
    sum
}

fn numbered(graph: &Graph, places: &mut [u64]) {
    for node in graph.nodes() {
        let mut found: Vec<u64> = graph.numbers(node).collect(); //~ alloc-in-loop
        found.sort_unstable();
        for each in found {
            places[each as usize] += 1;
        }
    }
}

fn copied_from_outside(graph: &Graph, places: &mut [u64]) {
    for node in graph.nodes() {
        let held = graph.held_by(node);
        let mut found = held.values().copied().collect::<Vec<_>>(); //~ alloc-in-loop
        found.sort_unstable();
        for each in &found {
            places[each.index()] += 1;
        }
    }
}

// ---- look-alikes

// Its words lie in a text of the turn.
fn words_of_turn(files: &[File], seen: &mut Seen) {
    for file in files {
        let text = file.read();
        let mut words: Vec<&str> = text.split(' ').collect();
        words.sort_unstable();
        seen.note(&words);
    }
}

// Kept, so each needs a list of its own.
fn kept_lists(graph: &Graph, all: &mut Vec<Vec<u64>>) {
    for node in graph.nodes() {
        let mut found: Vec<u64> = graph.numbers(node).collect();
        found.sort_unstable();
        all.push(found);
    }
}

fn once(graph: &Graph, places: &mut [u64]) {
    let mut found: Vec<u64> = graph.numbers(0).collect();
    found.sort_unstable();
    for each in found {
        places[each as usize] += 1;
    }
}

// ---- room that a struct could keep

struct Sorter {
    shelves: Vec<Vec<u64>>,
    sent: u64,
}

impl Sorter {
    fn run(&mut self, orders: &[Order]) {
        for order in orders {
            self.place(order);
            self.look(order);
        }
    }

    fn place(&mut self, order: &Order) {
        let mut ids: Vec<u64> = Vec::with_capacity(order.parts.len()); //~ alloc-in-loop
        for part in &order.parts {
            ids.push(part.id as u64);
        }
        ids.sort_unstable();
        self.sent += ids.iter().sum::<u64>();
    }

    fn poll_parts(&mut self, source: &mut Source) -> usize {
        let mut text = String::new(); //~ alloc-in-loop
        source.describe(&mut text);
        self.sent += 1;
        text.len()
    }

    fn step(&mut self, wanted: bool) {
        let mut ids: Vec<u64> = Vec::new(); //~ alloc-in-loop note
        if wanted {
            ids.push(self.sent);
        }
        self.sent += ids.len() as u64;
    }

    // Nothing to keep it in.
    fn look(&self, order: &Order) -> u64 {
        let mut ids: Vec<u64> = Vec::with_capacity(order.parts.len());
        for part in &order.parts {
            ids.push(part.id as u64);
        }
        ids.iter().sum()
    }

    // Called once, as far as is known.
    fn close(&mut self, order: &Order) {
        let mut ids: Vec<u64> = Vec::with_capacity(order.parts.len());
        ids.push(order.id as u64);
        self.sent += ids.len() as u64;
    }

    // It is kept.
    fn poll_kept(&mut self, order: &Order) {
        let mut ids: Vec<u64> = Vec::with_capacity(order.parts.len());
        ids.push(order.id as u64);
        self.shelves.push(ids);
    }
}

// ---- room that a caller could lend

fn filled_rows(columns: &[Column]) -> usize {
    let mut filled = 0;
    while let Some(row) = columns.next_row() {
        filled += marked(&row);
    }
    filled
}

fn marked(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()]; //~ alloc-in-loop
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks.iter().filter(|mark| **mark).count()
}

// ---- look-alikes

fn called_once(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()];
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_none();
    }
    marks.len()
}

fn kept_by_callers(columns: &[Column]) -> Vec<Vec<bool>> {
    let mut all = Vec::with_capacity(columns.len());
    for column in columns {
        all.push(marks_of(column));
    }
    all
}

fn marks_of(row: &[Option<u64>]) -> Vec<bool> {
    let mut marks = vec![false; row.len()];
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks
}

pub fn marked_for_anyone(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()];
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks.len()
}

fn of_all(columns: &[Column]) -> usize {
    let mut filled = 0;
    while let Some(row) = columns.next_row() {
        filled += marked_for_anyone(&row);
    }
    filled
}

/// What nothing is pushed to never allocates.
fn corners(faces: &[Face], all: &mut Sums) {
    for face in faces {
        let mut rays: Vec<(f64, f64)> = Vec::new(); //~ alloc-in-loop note
        for edge in face.edges() {
            if edge.is_open() {
                rays.push((edge.from.x, edge.from.y));
            }
        }
        all.add(&rays);
    }
}

fn warnings(lines: &[Line], out: &mut Out) {
    for line in lines {
        let mut text = String::new(); //~ alloc-in-loop note
        if line.is_bad() {
            text.push_str("bad: ");
        }
        match line.kind {
            1 => text.push_str(line.name()),
            _ => {}
        }
        out.print(&text);
    }
}

/// Each has its edges, and room is allocated at once.
fn all_corners(faces: &[Face], all: &mut Sums) {
    for face in faces {
        let mut rays: Vec<(f64, f64)> = Vec::new(); //~ alloc-in-loop
        face.edges().for_each(|edge| rays.push((edge.from.x, edge.from.y)));
        all.add(&rays);
        let mut open: Vec<(f64, f64)> = Vec::with_capacity(8); //~ alloc-in-loop
        for edge in face.edges() {
            if edge.is_open() {
                open.push((edge.from.x, edge.from.y));
            }
        }
        all.add(&open);
    }
}

fn visited(faces: &[Face], all: &mut Sums) {
    for face in faces {
        let mut rays: Vec<f64> = Vec::new(); //~ alloc-in-loop
        face.with_edges(|edge| rays.push(edge.from.x));
        while let Some(edge) = face.next_into(&mut rays) {
            all.count(edge);
        }
        all.add(&rays);
    }
}

fn continued(lines: &[Line], out: &mut Out) {
    for line in lines {
        let mut text = String::new(); //~ alloc-in-loop
        text += line.name();
        if line.goes_on() {
            text.pop();
        }
        out.print(&text);
    }
}

/// Made of their full length and filled by index.
fn distances(graph: &Graph, report: &mut Report) {
    for source in 0..graph.links.len() {
        let mut distance = vec![u32::MAX; graph.links.len()]; //~ alloc-in-loop
        distance[source] = 0;
        for link in &graph.links[source] {
            distance[link.to] = link.cost;
        }
        report.row(source, &distance);
    }
}

fn pulls(stars: &mut [Star], steps: usize) {
    for _ in 0..steps {
        let mut pull = vec![(0.0f32, 0.0f32); stars.len()]; //~ alloc-in-loop
        for (at, star) in stars.iter().enumerate() {
            pull[at].0 += star.mass;
        }
        for (star, pull) in stars.iter_mut().zip(&pull) {
            star.x += pull.0;
        }
    }
}

/// What is taken out puts nothing in.
fn reachable(links: &[Vec<usize>], marks: &mut [bool]) {
    for start in 0..links.len() {
        let mut open = Vec::new(); //~ alloc-in-loop
        open.push(start);
        while let Some(node) = open.pop() {
            marks[node] = true;
        }
    }
}

fn medians(columns: &[Vec<f64>]) -> f64 {
    let mut total = 0.0;
    for column in columns {
        let mut sorted: Vec<f64> = column.iter().copied().filter(|x| x.is_finite()).collect(); //~ alloc-in-loop
        sorted.sort_unstable_by(f64::total_cmp);
        total += sorted[sorted.len() / 2];
    }
    total
}

fn middles(groups: &[Vec<f32>]) -> f32 {
    let mut total = 0.0;
    for group in groups {
        let mut ordered = group.clone(); //~ alloc-in-loop
        ordered.sort_unstable_by(f32::total_cmp);
        total += ordered[ordered.len() / 2];
    }
    total
}

fn asked_by_key(index: &HashMap<Vec<u8>, u64>, ids: &[u32]) -> u64 {
    let mut sum = 0;
    for id in ids {
        let mut key = vec![7u8]; //~ alloc-in-loop
        key.extend_from_slice(&id.to_be_bytes());
        sum += index.get(&key).copied().unwrap_or(0);
    }
    sum
}

fn changed_copies(groups: &[Vec<f32>]) -> Vec<Vec<f32>> {
    let mut all = Vec::with_capacity(groups.len());
    for group in groups {
        let mut ordered = group.clone();
        ordered.sort_unstable_by(f32::total_cmp);
        all.push(ordered);
    }
    all
}

async fn batches(mut events: mpsc::Receiver<u32>, ticks: &mut Ticks, log: &mut Log) {
    loop {
        ticks.next().await;
        let mut batch = Vec::with_capacity(64); //~ alloc-in-loop
        while let Ok(event) = events.try_recv() {
            batch.push(event);
        }
        log.apply(&batch);
    }
}

// ---- look-alikes

async fn batches_of_the_turn(mut events: mpsc::Receiver<&'static Event>, ticks: &mut Ticks, log: &Log) {
    loop {
        ticks.next().await;
        let mut batch = Vec::with_capacity(64);
        while let Ok(event) = events.try_recv() {
            batch.push(event);
        }
        log.keep(batch);
    }
}

fn on_the_stack(pairs: &[(i32, i32)]) -> i32 {
    let mut best = 0;
    for (x, y) in pairs {
        let mut both: SmallVec<[i32; 4]> = SmallVec::new();
        both.push(*x);
        both.push(*y);
        best = best.max(both.iter().sum());
    }
    best
}

fn lent_by_the_turn(rows: &[Row], out: &mut Out) {
    for row in rows {
        let cells = row.cells();
        let mut widest = vec![None; 4];
        widest[0] = cells.first();
        out.add(&widest);
    }
}

fn kept_rows(sizes: &[usize]) -> Vec<Vec<u32>> {
    let mut rows = Vec::with_capacity(sizes.len());
    for size in sizes {
        let mut row = vec![0; *size];
        row[0] = 1;
        rows.push(row);
    }
    rows
}

//@ src/put_together.rs
struct Pair {
    key: Vec<u8>,
    value: Vec<u8>,
}

impl Pair {
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.key.len() + self.value.len());
        out.extend_from_slice(&self.key);
        out.extend_from_slice(&self.value);
        out
    }

    fn key_bytes(&self) -> Vec<u8> {
        self.key.clone()
    }
}

impl Wire for Pair {
    fn to_wire(&self) -> Vec<u8> {
        let mut out = Vec::new();
        out.extend_from_slice(&self.key);
        out
    }
}

fn header_of(pair: &Pair) -> String {
    let mut text = String::new();
    for byte in &pair.key {
        write!(text, "{byte:02x}").unwrap();
    }
    text
}

fn hashed(pairs: &[Pair], hasher: &mut Keccak) {
    for pair in pairs {
        hasher.update(&pair.encode()); //~ alloc-in-loop
    }
}

fn hashed_by_name(pairs: &[Pair], hasher: &mut Keccak) {
    for pair in pairs {
        let bytes = pair.encode(); //~ alloc-in-loop
        hasher.update(&bytes);
    }
}

fn headers(pairs: &[Pair], known: &HashSet<String>) -> usize {
    let mut count = 0;
    for pair in pairs {
        if known.contains(&header_of(pair)) { //~ alloc-in-loop
            count += 1;
        }
    }
    count
}

// ---- look-alikes

fn of_a_trait(pairs: &[Pair], hasher: &mut Keccak) {
    for pair in pairs {
        hasher.update(&pair.to_wire());
    }
}

fn of_a_copy(pairs: &[Pair], hasher: &mut Keccak) {
    for pair in pairs {
        hasher.update(&pair.key_bytes());
    }
}

fn kept(pairs: &[Pair]) -> Vec<Vec<u8>> {
    let mut all = Vec::with_capacity(pairs.len());
    for pair in pairs {
        let bytes = pair.encode();
        all.push(bytes);
    }
    all
}

fn once(pair: &Pair, hasher: &mut Keccak) {
    hasher.update(&pair.encode());
}

fn until_found(pairs: &[Pair], hasher: &mut Keccak) {
    for pair in pairs {
        if pair.key.is_empty() {
            hasher.update(&pair.encode());
            break;
        }
    }
}

//@ src/items_of_their_own.rs
struct Shelf {
    books: Vec<Book>,
    boxes: DashMap<u64, DashMap<u64, Label>>,
}

fn lent_by_item(shelves: Vec<Shelf>) -> Vec<Title> {
    shelves.into_iter().flat_map(|shelf| shelf.books.iter().map(Book::title).collect::<Vec<_>>()).collect()
}

fn lent_by_item_in_block(shelves: Vec<Shelf>) -> Vec<Title> {
    shelves
        .into_iter()
        .flat_map(|shelf| {
            shelf.books.iter().map(Book::title).collect::<Vec<_>>()
        })
        .collect()
}

fn lent_by_name(shelves: &[Shelf]) -> Vec<Title> {
    shelves
        .iter()
        .flat_map(|shelf| {
            let titles: Vec<Title> = shelf.books.iter().map(Book::title).collect(); //~ alloc-in-loop
            titles
        })
        .collect()
}

fn moved_out_of_item(shelves: Vec<Shelf>) -> Vec<Title> {
    shelves.into_iter().flat_map(|shelf| shelf.books.into_iter().map(Book::into_title).collect::<Vec<_>>()).collect() //~ alloc-in-loop
}

fn lent_by_list(shelves: &[Shelf]) -> Vec<Title> {
    shelves.iter().flat_map(|shelf| shelf.books.iter().map(Book::title).collect::<Vec<_>>()).collect() //~ alloc-in-loop
}

impl Shelf {
    fn lent_by_guard(&self) -> Vec<Label> {
        self.boxes
            .iter()
            .flat_map(|packed| packed.value().iter().map(|label| label.value().clone()).collect::<Vec<_>>())
            .collect()
    }
}

//@ src/encoded_texts.rs
// ---- written out anew at each turn, and looked at through a view

fn sent_lines(rows: &[Row], decoder: &mut Decoder) -> Result<(), Broken> {
    for row in rows {
        let line = serde_json::to_string(row)?; //~ alloc-in-loop
        decoder.decode(line.as_bytes())?;
    }
    Ok(())
}

fn sent_forced(rows: &[Row], decoder: &mut Decoder) {
    for row in rows {
        let line = serde_json::to_string(row).unwrap(); //~ alloc-in-loop
        decoder.decode(&line);
    }
}

fn sent_with_context(rows: &[Row], decoder: &mut Decoder) -> Result<(), Broken> {
    while let Some(row) = decoder.wanted(rows) {
        let line = bincode::serialize(row).map_err(Broken::Row)?; //~ alloc-in-loop
        decoder.decode(line.as_slice())?;
    }
    Ok(())
}

fn kept_lines(rows: &[Row]) -> Vec<String> {
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let line = serde_json::to_string(row).unwrap();
        lines.push(line);
    }
    lines
}

fn taken_bytes(rows: &[Row], queue: &mut Queue) {
    for row in rows {
        let line = serde_json::to_string(row).unwrap();
        queue.put(line.into_bytes());
    }
}

fn first_line(rows: &[Row], decoder: &mut Decoder) -> bool {
    for row in rows {
        let line = serde_json::to_string(row).unwrap();
        return decoder.decode(line.as_bytes());
    }
    false
}

//@ src/flattened_ways.rs
// ---- a list for every item, whichever way is taken

fn swapped(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            if c.is_lowercase() {
                c.to_uppercase().collect() //~ alloc-in-loop
            } else if c.is_uppercase() {
                c.to_lowercase().collect()
            } else {
                vec![c]
            }
        })
        .collect()
}

fn named(items: &[Item]) -> Vec<&str> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Named(name) => vec![name.as_str()], //~ alloc-in-loop
            Item::Unnamed => vec![],
        })
        .collect()
}

fn corners(edges: &[Edge]) -> Vec<Point> {
    edges.iter().flat_map(|edge| if edge.reversed { vec![edge.to, edge.from] } else { vec![edge.from, edge.to] }).collect() //~ alloc-in-loop
}

// ---- look-alikes

fn of_any_length(edges: &[Edge]) -> Vec<Point> {
    edges
        .iter()
        .flat_map(|edge| match edge.middle {
            Some(middle) => vec![edge.from, middle, edge.to],
            None => vec![edge.from, edge.to],
        })
        .collect()
}

fn of_functions(edges: &[Edge]) -> Vec<Point> {
    edges.iter().flat_map(|edge| if edge.is_curve() { edge.flattened() } else { vec![edge.from] }).collect()
}

fn of_a_part_of_the_item(parts: Vec<Part>) -> Vec<Part> {
    parts
        .into_iter()
        .flat_map(|part| match part.as_name() {
            Some(name) => name.split('.').map(Part::of).collect(),
            None => vec![part],
        })
        .collect()
}

fn of_what_the_closure_made(lines: &[String]) -> Vec<usize> {
    lines
        .iter()
        .flat_map(|line| {
            let upper = line.to_uppercase();
            if upper.is_empty() {
                vec![0]
            } else {
                upper.split(' ').map(str::len).collect()
            }
        })
        .collect()
}

// ---- numbers that the turn walks last

fn scored(scorers: &[Scorer], matrix: &mut Matrix) {
    for (row, scorer) in scorers.iter().enumerate() {
        let mut scores: Vec<f32> = vec![0.0; scorers.len()]; //~ alloc-in-loop
        scorer.score(&mut scores);
        for (column, score) in (0..scorers.len()).zip(scores) {
            matrix.set(row, column, score);
        }
    }
}

fn totalled(rows: &[Row]) -> u64 {
    let mut total = 0;
    for row in rows {
        let mut parts: Vec<u64> = Vec::with_capacity(row.len()); //~ alloc-in-loop
        row.split_into(&mut parts);
        parts.sort();
        for part in parts {
            total = total * 31 + part;
        }
    }
    total
}

// What owns something is moved out of the list.
fn named(rows: &[Row], names: &mut BTreeSet<String>) {
    for row in rows {
        let mut found: Vec<String> = Vec::with_capacity(row.len());
        row.name_into(&mut found);
        found.sort();
        for name in found {
            names.insert(name);
        }
    }
}

// Given away.
fn kept(rows: &[Row], all: &mut Vec<Vec<u64>>) {
    for row in rows {
        let mut parts: Vec<u64> = Vec::with_capacity(row.len());
        row.split_into(&mut parts);
        all.push(parts);
    }
}

// ---- arrays that are turned into lists

fn channels(colors: &[Color]) -> Vec<u8> {
    colors.iter().flat_map(|color| Vec::from(color.to_array())).collect() //~ alloc-in-loop
}

fn written(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| Vec::from(word.to_be_bytes())).collect() //~ alloc-in-loop
}

fn of_texts(words: Vec<String>) -> Vec<u8> {
    words.into_iter().flat_map(|word| Vec::from(word)).collect()
}

fn of_queues(queues: Vec<Queue>) -> Vec<Job> {
    queues.into_iter().flat_map(|queue| Vec::from(queue.jobs())).collect()
}

//@ src/inner_closures.rs
impl Post {
    fn fresh(&mut self, bags: &[Bag]) {
        self.sent.extend(bags.iter().flat_map(|bag| {
            let town = bag.town();
            bag.letters()
                .iter()
                .filter(|letter| !self.known.iter().any(|(at, old)| *at == town && old.contains(letter)))
                .map(|letter| Sent { town, letter: letter.number })
                .collect::<Vec<_>>() //~ alloc-in-loop
        }));
    }

    fn at_most_new(&mut self, bags: &[Bag]) {
        self.sent.extend(bags.iter().flat_map(|bag| {
            let town = bag.town();
            if bag.is_small() {
                vec![town.number()]
            } else {
                bag.letters().iter().filter(|letter| !self.known.contains(&(town, letter.number))).map(Letter::number).collect()
            }
        }));
    }

    fn counted(&mut self, bags: &[Bag]) -> Vec<u64> {
        bags.iter()
            .flat_map(|bag| {
                let town = bag.town();
                bag.letters().iter().map(|letter| self.next_number(letter, &town)).collect::<Vec<_>>()
            })
            .collect()
    }

    fn marked(&self, bags: &[Bag]) -> Vec<String> {
        bags.iter()
            .flat_map(|bag| {
                let mark = format!("{}!", self.town);
                bag.letters()
                    .iter()
                    .filter(|letter| letter.mark == mark)
                    .map(|letter| letter.text_with(&mark))
                    .collect::<Vec<_>>()
            })
            .collect()
    }
}

//@ src/lent_by_the_closure.rs
fn executables(names: Vec<Cow<'static, str>>, dir: PathBuf) -> impl Iterator<Item = PathBuf> {
    names.into_iter().flat_map(move |name| {
        which::which_in_global(&*name, Some(&dir))
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
    })
}

fn entries(names: Vec<u32>) -> impl Iterator<Item = PathBuf> {
    names.into_iter().flat_map(|name| {
        which::numbered(name)
            .into_iter()
            .flatten()
            .collect::<Vec<_>>() //~ alloc-in-loop
    })
}

//@ src/of_one_kind.rs
fn formats(args: &[String]) -> Vec<Format> {
    let mut formats = Vec::new();
    for arg in args {
        if arg.starts_with("--format=") {
            let wanted: String = arg.chars().skip_while(|c| *c != '=').skip(1).collect(); //~ alloc-in-loop note
            formats.extend(parsed(&wanted));
        }
    }
    formats
}

// ---- tuples of plain values

fn repeated_steps(program: &Program) -> usize {
    let mut repeated = 0;
    for block in program.blocks() {
        let mut known: HashMap<(u16, Register), Register> = HashMap::new(); //~ alloc-in-loop
        for step in program.steps(block) {
            known.insert((step.code(), step.input()), step.output());
        }
        repeated += known.len();
    }
    repeated
}

fn repeated_views(program: &Program) -> usize {
    let mut repeated = 0;
    for block in program.blocks() {
        let steps = program.steps(block);
        let mut known: HashMap<(u16, &Register), Register> = HashMap::new();
        for step in &steps {
            known.insert((step.code(), step.input()), step.output());
        }
        repeated += known.len();
    }
    repeated
}

//@ src/called_by_the_loop.rs
fn hashed(rows: Receiver<Row>, sum: &mut Sum) {
    let mut seen = 0;
    let mut add = |row: Row| {
        let mut ink = Vec::with_capacity(64); //~ alloc-in-loop
        row.encode(&mut ink);
        sum.update(&ink);
        seen += 1;
    };
    for row in rows {
        add(row);
    }
}

// Once for all of them.
fn hashed_once(rows: Receiver<Row>, sum: &mut Sum) {
    let mut add = |row: Row| {
        let mut ink = Vec::with_capacity(64);
        row.encode(&mut ink);
        sum.update(&ink);
    };
    add(rows.first());
}

// Whoever is given the closure may call it from many threads.
fn hashed_by_others(rows: Receiver<Row>, pool: &Pool) {
    let add = |row: Row| {
        let mut ink = Vec::with_capacity(64);
        row.encode(&mut ink);
        pool.print(&ink);
    };
    pool.run(add);
    for row in rows {
        add(row);
    }
}

// Each call gives its own away.
fn printed(rows: Receiver<Row>) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    let mut print = |row: Row| {
        let mut ink = Vec::with_capacity(64);
        row.encode(&mut ink);
        ink
    };
    for row in rows {
        all.push(print(row));
    }
    all
}

//@ src/side_by_side.rs
/// Threads share the closure: nobody can lend the room mutably.
fn sums(rows: &[Row]) -> Vec<usize> {
    rows.into_par_iter().map(|row| spread(&row.cells)).collect()
}

fn spread(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()];
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks.iter().filter(|mark| **mark).count()
}

fn sums_by_name(rows: Vec<Row>) -> Vec<usize> {
    let split = rows.into_par_iter();
    split.map(|row| spread_more(&row.cells)).collect()
}

fn spread_more(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()];
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks.iter().filter(|mark| **mark).count()
}

fn sums_in_turn(rows: &[Row]) -> Vec<usize> {
    rows.iter().map(|row| spread_in_turn(&row.cells)).collect()
}

fn spread_in_turn(row: &[Option<u64>]) -> usize {
    let mut marks = vec![false; row.len()]; //~ alloc-in-loop
    for (value, mark) in row.iter().zip(marks.iter_mut()) {
        *mark = value.is_some();
    }
    marks.iter().filter(|mark| **mark).count()
}

//@ src/named_like_bytes.rs
fn senders(store: &Store, letters: &[LetterId]) -> Result<u64, Error> {
    let mut sum = 0;
    for letter in letters {
        let mut buf = Vec::new(); //~ alloc-in-loop
        let found = store.find(*letter, &mut buf)?;
        sum += found.sender();
    }
    Ok(sum)
}

fn weights(store: &Store, letters: Vec<LetterId>) -> u64 {
    letters.into_iter().fold(0, |sum, letter| {
        let mut read_buf = Vec::new(); //~ alloc-in-loop
        sum + store.weigh(letter, &mut read_buf)
    })
}

fn pages(letters: Vec<Letter>) -> impl Iterator<Item = Page> {
    letters.into_iter().flat_map(|letter| {
        vec![Page::Cover(letter.cover)] //~ alloc-in-loop
            .into_iter()
            .chain(letter.pages)
    })
}

// ---- look-alikes

fn stamps(store: &Store, letters: Vec<Letter>) -> Result<u64, Error> {
    let mut sum = 0;
    for letter in letters {
        // May hold references to the letter, which ends with the turn.
        let mut stamps = Vec::new();
        store.stamps_of(&letter, &mut stamps)?;
        sum += stamps.iter().map(|stamp| stamp.value).sum::<u64>();
    }
    Ok(sum)
}

fn kept(store: &Store, letters: &[LetterId]) -> Result<Vec<Vec<u8>>, Error> {
    let mut all = Vec::with_capacity(letters.len());
    for letter in letters {
        let mut buf = Vec::new();
        store.find(*letter, &mut buf)?;
        all.push(buf);
    }
    Ok(all)
}

fn filled_with_lent(letters: &[Letter]) -> usize {
    let mut sum = 0;
    for letter in letters {
        let mut buf = Vec::new();
        buf.push(letter);
        letter.add_all(&mut buf);
        sum += buf.len();
    }
    sum
}

//@ src/constant_per_turn.rs
pub enum Wish {
    Any,
    Room(u32),
    Both(Box<Wish>, Box<Wish>),
}

pub fn count_met(guests: &[Guest]) -> usize {
    let mut met = 0;
    for guest in guests {
        met += guest.meets(&Wish::Both(Box::new(Wish::Any), Box::new(Wish::Room(7)))); //~ alloc-in-loop
    }
    met
}

pub fn count_met_of(guests: &[Guest], room: u32) -> usize {
    let mut met = 0;
    for guest in guests {
        // Another one for each guest.
        met += guest.meets(&Wish::Both(Box::new(Wish::Any), Box::new(Wish::Room(room + guest.floor))));
        // Nothing on the heap.
        met += guest.meets(&Wish::Room(7));
    }
    met
}

pub fn give_all(guests: &mut [Guest]) {
    for guest in guests {
        guest.wishes(Wish::Both(Box::new(Wish::Any), Box::new(Wish::Any)));
    }
}

pub fn once(guest: &Guest) -> usize {
    guest.meets(&Wish::Both(Box::new(Wish::Any), Box::new(Wish::Any)))
}

//@ src/cassettes.rs
use std::io;

pub trait Cassette {
    fn read_track(&mut self, at: u64) -> Result<Vec<u8>, io::Error>;
    fn read_track_into_buf(&mut self, at: u64, into: &mut Vec<u8>) -> Result<(), io::Error>;
    fn read_label(&mut self, at: u64) -> Result<Vec<u8>, io::Error>;
    fn read_label_into(&mut self, at: u64) -> Result<Vec<u8>, io::Error>;
}

pub fn played(cassette: &mut Deck, places: &[u64], sound: &mut Sound) -> Result<(), io::Error> {
    for place in places {
        let track = cassette.read_track(*place)?; //~ alloc-in-loop
        sound.add(Wave::of(&track));
    }
    Ok(())
}

// ---- look-alikes

pub fn kept(cassette: &mut Deck, places: &[u64], shelf: &mut Vec<Vec<u8>>) -> Result<(), io::Error> {
    for place in places {
        let track = cassette.read_track(*place)?;
        shelf.push(track);
    }
    Ok(())
}

// Nobody fills a buffer with it.
pub fn labelled(cassette: &mut Deck, places: &[u64], sound: &mut Sound) -> Result<(), io::Error> {
    for place in places {
        let label = cassette.read_label(*place)?;
        sound.add(Wave::of(&label));
    }
    Ok(())
}

pub fn one_track(cassette: &mut Deck, place: u64, sound: &mut Sound) -> Result<(), io::Error> {
    let track = cassette.read_track(place)?;
    sound.add(Wave::of(&track));
    Ok(())
}

//@ src/flattened_by_threads.rs
use rayon::prelude::*;

pub fn petals(beds: &[Vec<Flower>]) -> Vec<u32> {
    beds.par_iter()
        .map(|bed| bed.iter().map(|flower| flower.petals).collect::<Vec<_>>()) //~ alloc-in-loop
        .flatten()
        .collect()
}

pub fn stems(heights: &[f32], width: usize) -> Vec<u32> {
    heights
        .par_chunks(width)
        .flat_map(|bed| bed.iter().map(|height| *height as u32).collect::<Vec<_>>()) //~ alloc-in-loop
        .collect()
}

pub fn stems_as_they_come(heights: &[f32], width: usize) -> Vec<u32> {
    heights.par_chunks(width).flat_map_iter(|bed| bed.iter().map(|height| *height as u32)).collect()
}

// Each list is split among the threads as well.
pub fn watered(beds: &[Vec<Flower>], can: &Can) -> Vec<u32> {
    beds.par_iter()
        .map(|bed| bed.par_iter().map(|flower| can.pour(flower)).collect::<Vec<_>>())
        .flatten()
        .collect()
}

// What is lent by what the closure made ends with it.
pub fn words(labels: &[String]) -> Vec<usize> {
    labels
        .par_iter()
        .flat_map(|label| {
            let upper = label.to_uppercase();
            upper.split(' ').map(str::len).collect::<Vec<_>>()
        })
        .collect()
}

// The pots are one list: what is done to them comes behind it, by many threads.
pub fn potted(shelves: &[Shelf]) -> u32 {
    shelves
        .par_iter()
        .flat_map(|shelf| shelf.pots().collect::<Vec<_>>())
        .map(|pot| pot.dig())
        .sum()
}

//@ src/list_lent_each_turn.rs
pub fn nearest(pitch: &[f32], bells: &[Vec<u8>]) -> f32 {
    let mut best = f32::MAX;
    for bell in bells {
        let tones: Vec<f32> = bell.iter().map(|tone| f32::from(*tone)).collect(); //~ alloc-in-loop
        best = best.min(apart(pitch, &tones));
    }
    best
}

pub fn distances(pitch: &[f32], bells: &[Vec<u8>]) -> Vec<f32> {
    bells
        .iter()
        .map(|bell| {
            let tones = bell.iter().map(|tone| f32::from(*tone)).collect::<Vec<_>>(); //~ alloc-in-loop
            apart(pitch, &tones)
        })
        .collect()
}

pub fn once(pitch: &[f32], bell: &[u8]) -> f32 {
    let tones: Vec<f32> = bell.iter().map(|tone| f32::from(*tone)).collect();
    apart(pitch, &tones)
}

// What is kept needs a list of its own.
pub fn tuned(pitch: &[f32], bells: &[Vec<u8>], peal: &mut Vec<Vec<f32>>) {
    for bell in bells {
        let tones: Vec<f32> = bell.iter().map(|tone| f32::from(*tone)).collect();
        if apart(pitch, &tones) < 1.0 {
            peal.push(tones);
        }
    }
}

// The tower is far away.
pub async fn rung(tower: &Tower, bells: &[Vec<u8>]) -> f32 {
    let mut total = 0.0;
    for bell in bells {
        let tones: Vec<f32> = bell.iter().map(|tone| f32::from(*tone)).collect();
        total += tower.ring(&tones).await;
    }
    total
}

// The names are lent by the turn.
pub fn named(bells: &[Bell], ringer: &mut Ringer) {
    for bell in bells {
        let title = bell.title();
        let words: Vec<&str> = title.split(' ').collect();
        ringer.call(&words);
    }
}

fn apart(pitch: &[f32], tones: &[f32]) -> f32 {
    pitch.iter().zip(tones).map(|(a, b)| (a - b).abs()).sum()
}

//@ src/lent_as_object.rs
fn pressed(leaves: &[Leaf], press: &mut Press) {
    for leaf in leaves {
        let mut ink = Vec::with_capacity(64); //~ alloc-in-loop
        leaf.encode(&mut ink as &mut dyn Write);
        press.print(leaf.page, &ink);
    }
}

fn pressed_and_kept(leaves: &[Leaf], press: &mut Press) {
    for leaf in leaves {
        let mut ink = Vec::with_capacity(64);
        leaf.encode(&mut ink as &mut dyn Write);
        press.keep(leaf.page, ink);
    }
}
