use std::collections::{HashMap, HashSet};

const ALLOWED: &[u64] = &[1, 2, 3];

#[derive(Clone, PartialEq)]
struct Node {
    id: u64,
    name: String,
    children: Vec<u64>,
}

struct Graph {
    nodes: Vec<Node>,
    hidden: Vec<u64>,
    by_id: HashMap<u64, Node>,
}

impl Graph {
    fn visible(&self) -> usize {
        let mut visible = 0;
        for node in &self.nodes {
            if self.hidden.contains(&node.id) { //~ linear-search-in-loop
                continue;
            }
            visible += node.children.len();
        }
        visible
    }

    fn edges(&self, wanted: &[u64]) -> Vec<&Node> {
        wanted.iter().filter_map(|id| self.nodes.iter().find(|node| node.id == *id)).collect() //~ linear-search-in-loop
    }

    fn positions(&self, wanted: &[String]) -> Vec<Option<usize>> {
        let mut positions = Vec::with_capacity(wanted.len());
        for name in wanted {
            positions.push(self.nodes.iter().position(|node| node.name == *name)); //~ linear-search-in-loop
        }
        positions
    }

    fn reachable(&self, start: u64) -> Vec<u64> {
        let mut visited = Vec::new();
        let mut stack = vec![start];
        while let Some(id) = stack.pop() {
            if visited.contains(&id) { //~ linear-search-in-loop
                continue;
            }
            visited.push(id);
            stack.extend(self.by_id.get(&id).into_iter().flat_map(|node| node.children.iter().copied()));
        }
        visited
    }

    fn all_known(&self, wanted: &[u64]) -> bool {
        let known: Vec<u64> = self.nodes.iter().map(|node| node.id).collect();
        let is_known = |id: &u64| known.contains(id); //~ linear-search-in-loop
        wanted.iter().all(is_known)
    }

    fn drop_hidden(&mut self, gone: &[u64]) {
        self.hidden.retain(|id| !gone.contains(id)); //~ linear-search-in-loop
    }

    fn of_a_set(&self, wanted: &[u64], known: &HashSet<u64>) -> usize {
        wanted.iter().filter(|id| known.contains(id)).count()
    }

    fn own_children(&self, wanted: u64) -> usize {
        self.nodes.iter().filter(|node| node.children.contains(&wanted)).count()
    }

    fn constants(&self) -> usize {
        self.nodes.iter().filter(|node| ALLOWED.contains(&node.id)).count()
    }

    fn few(&self) -> usize {
        let allowed = [1, 2, 3];
        self.nodes.iter().filter(|node| allowed.contains(&node.id)).count()
    }

    fn by_condition(&self, limits: &[u64]) -> usize {
        limits.iter().filter(|limit| self.nodes.iter().any(|node| node.id > **limit)).count()
    }

    fn once(&self, id: u64) -> bool {
        self.hidden.contains(&id)
    }

    fn three_times(&self) -> usize {
        let mut found = 0;
        for id in 0..3 {
            if self.hidden.contains(&id) {
                found += 1;
            }
        }
        found
    }

    fn in_text(&self, text: &str) -> usize {
        self.nodes.iter().filter(|node| text.contains(&node.name)).count()
    }

    fn in_range(&self, ids: std::ops::Range<u64>) -> usize {
        self.nodes.iter().filter(|node| ids.contains(&node.id)).count()
    }

    fn slice_of_own(&self) -> usize {
        let mut repeated = 0;
        for node in &self.nodes {
            let children = &node.children;
            if children.contains(&node.id) {
                repeated += 1;
            }
        }
        repeated
    }
}

/// A set of bytes is a few delimiters.
fn words(text: &[u8], delimiters: &[u8]) -> usize {
    let mut words = 0;
    for byte in text {
        if delimiters.contains(byte) {
            words += 1;
        }
    }
    words
}

/// Columns are few where they are declared, not where data of any shape names them.
fn columns_seen(rows: &[Vec<String>]) -> Vec<String> {
    let mut columns = vec![];
    for row in rows {
        for name in row {
            if !columns.contains(name) { //~ linear-search-in-loop
                columns.push(name.clone());
            }
        }
    }
    columns
}

fn columns_declared(rows: &[Node], columns: &Vec<String>) -> usize {
    rows.iter().filter(|row| columns.contains(&row.name)).count()
}

fn of_other_kind<'a>(values: &'a [Value], excluded: &'a [Key]) -> impl Iterator<Item = &'a Value> {
    values.iter().filter(|value| !excluded.iter().any(|key| key.eq(&value.key))) //~ linear-search-in-loop
}

fn joined(orders: &[Node], items: &[Node]) -> Vec<(u64, String)> {
    let mut pairs = Vec::with_capacity(orders.len());
    for order in orders {
        for item in items { //~ linear-search-in-loop
            if item.id == order.id {
                pairs.push((order.id, item.name.clone()));
            }
        }
    }
    pairs
}

fn grouped(orders: &[Node], items: &[Node]) -> Vec<usize> {
    orders.iter().map(|order| items.iter().filter(|item| item.id == order.id && !item.name.is_empty()).count()).collect() //~ linear-search-in-loop
}

fn by_value(wanted: &[u64], by_name: &HashMap<String, u64>) -> usize {
    wanted.iter().filter(|id| by_name.values().any(|known| known == *id)).count() //~ linear-search-in-loop
}

struct Sources {
    files: Vec<Node>,
}

impl Sources {
    fn source_of(&self, id: u64) -> Option<&Node> {
        self.files.iter().find(|file| file.id == id) //~ linear-search-in-loop
    }

    fn called_once(&self, id: u64) -> Option<&Node> {
        self.files.iter().find(|file| file.id == id)
    }

    fn names(&self, ids: &[u64]) -> Vec<&str> {
        ids.iter().filter_map(|id| self.source_of(*id)).map(|source| source.name.as_str()).collect()
    }

    fn first(&self) -> Option<&Node> {
        self.called_once(1)
    }
}

fn by_getter<'a>(catalog: &'a Catalog, names: &[String]) -> Vec<&'a Entry> {
    names.iter().filter_map(|name| catalog.entries().iter().find(|entry| entry.name() == name)).collect() //~ linear-search-in-loop
}

fn indexes(nodes: &[Node], ids: &[u64]) -> Vec<Option<usize>> {
    ids.iter().map(|id| nodes.iter().map(|node| node.id).position(|known| known == *id)).collect() //~ linear-search-in-loop
}

fn visit(graph: &Graph, id: u64, visited: &mut Vec<u64>) {
    if visited.contains(&id) { //~ linear-search-in-loop
        return;
    }
    visited.push(id);
    for child in graph.children(id) {
        visit(graph, child, visited);
    }
}

fn noted(id: u64, visited: &mut Vec<u64>) {
    if !visited.contains(&id) {
        visited.push(id);
    }
}

fn of_the_item(rows: &[Row], name: &str) -> usize {
    rows.iter().filter(|row| row.fields().iter().any(|field| field.name() == name)).count()
}

/** Every pair is wanted, not those that are equal. */
fn pairs(lefts: &[Node], rights: &[Node]) -> usize {
    let mut heavier = 0;
    for left in lefts {
        for right in rights {
            if left.id > right.id {
                heavier += 1;
            }
        }
    }
    heavier
}

#[cfg(test)]
mod tests {
    #[test]
    fn finds_all() {
        let expected = vec![1, 2, 3];
        for id in super::ALLOWED {
            assert!(expected.contains(id));
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Queued,
    Started,
    Done,
}

fn enum_of_few(jobs: &[Job], wanted: &[Stage]) -> usize {
    let mut count = 0;
    for job in jobs {
        if wanted.contains(&job.stage) {
            count += 1;
        }
    }
    count
}

fn named_as_few(jobs: &[Job], removable_job_states: &[JobState]) -> usize {
    let mut count = 0;
    for job in jobs {
        if removable_job_states.contains(&job.state) {
            count += 1;
        }
    }
    count
}

/// One step down at each turn: no list is searched twice.
fn descend(mut level: &mut Vec<(String, Node)>, path: &[String]) {
    for part in path {
        level = match level.iter().position(|(name, _)| name == part) {
            Some(at) => level[at].1.below(),
            None => return,
        };
    }
}

/// A cluster has three or five.
fn store_of(region: &Region, ids: &[u64]) -> Vec<Option<u64>> {
    ids.iter().map(|id| region.get_peers().iter().find(|peer| peer.id == *id).map(|peer| peer.store)).collect()
}

fn types_of(wanted: &[ColumnDef], all: &[ColumnDef]) -> Vec<usize> {
    wanted.iter().filter_map(|one| all.iter().position(|other| other.name == one.name)).collect()
}

// What a configuration lists are a few.

impl Handshake {
    fn share<'a>(&self, offered: &'a [Share]) -> Option<&'a Share> {
        self.config.curves.iter().find_map(|curve| offered.iter().find(|share| share.name == curve.name))
    }
}

/// What is preferred stands first in both lists, and the first that fits ends the search.
fn agreed(ours: &[Cipher], theirs: &[Cipher]) -> Option<Cipher> {
    ours.iter().find_map(|one| theirs.iter().find(|other| other.code == one.code).copied()) //~ linear-search-in-loop note
}

/// That none of them is there takes all of both lists.
fn clashes(taken: &[u64], wanted: &[u64]) -> bool {
    wanted.iter().any(|seat| taken.contains(seat)) //~ linear-search-in-loop
}

/// Each hit makes the list shorter.
fn settle(mut open: Vec<Bill>, paid: &[Bill]) -> Vec<Bill> {
    for bill in paid {
        if let Some(at) = open.iter().position(|one| one == bill) { //~ linear-search-in-loop note
            open.remove(at);
        }
    }
    open
}

/// Someone typed these.
fn unknown<'a>(opts: &'a Opts, stations: &[String]) -> Vec<&'a String> {
    opts.stations.iter().filter(|station| !stations.contains(station)).collect()
}

//@ src/tables.rs

fn gauges_known() -> &'static [Gauge] {
    &[Gauge::NARROW, Gauge::WIDE, Gauge::CAPE]
}

fn gauges_seen(log: &Log) -> &[Gauge] {
    log.gauges()
}

/// The table is as long as it is written.
fn usable(offered: &[Gauge]) -> Vec<Gauge> {
    let known = gauges_known();
    offered.iter().copied().filter(|gauge| known.contains(gauge)).collect()
}

fn usable_here(offered: &[Gauge], log: &Log) -> Vec<Gauge> {
    let seen = gauges_seen(log);
    offered.iter().copied().filter(|gauge| seen.contains(gauge)).collect() //~ linear-search-in-loop
}

// O(n * m), and both are short
fn weighed(ours: &[Gauge], theirs: &[Gauge]) -> Option<Gauge> {
    for one in ours {
        if let Some(other) = theirs.iter().find(|other| *other == one) {
            return Some(*other);
        }
    }
    None
}

// O(n) look-ups
fn not_weighed(ours: &[Gauge], theirs: &[Gauge]) -> Option<Gauge> {
    for one in ours {
        if let Some(other) = theirs.iter().find(|other| *other == one) { //~ linear-search-in-loop
            return Some(*other);
        }
    }
    None
}

/// One word of many asks the list.
fn instructions(lines: &[(Word, u64)], rows: &[Node]) -> Result<u64, Error> {
    let mut sum = 0;
    for (word, id) in lines {
        match word {
            Word::Add => sum += id,
            Word::Skip => {}
            Word::Double => sum *= 2,
            Word::Of => {
                if !rows.iter().any(|row| row.id == *id) { //~ linear-search-in-loop note
                    return Err(Error::Unknown(*id));
                }
            }
        }
    }
    Ok(sum)
}

/// Over with the first hit.
fn any_in_common(ours: &[Node], theirs: &[Node]) -> bool {
    let mut common = false;
    for one in ours {
        if theirs.contains(one) { //~ linear-search-in-loop note
            common = true;
            break;
        }
    }
    common
}

/// Kinds of things are few, and so is what is written out.
struct Protocol {
    offers: &'static [u64],
}

impl Protocol {
    fn common(&self, theirs: &[u64]) -> Vec<u64> {
        self.offers.iter().filter(|offer| theirs.contains(offer)).copied().collect()
    }
}

fn unasked(sent: &[(SchemeType, u64)], asked: &[SchemeType]) -> bool {
    for (scheme, _) in sent {
        if !asked.contains(scheme) {
            return true;
        }
    }
    false
}

/// There are few complaints, mostly none.
fn told_once(found: &[Node], errors: &mut Vec<Node>) {
    for one in found {
        if !errors.contains(one) {
            errors.push(one.clone());
        }
    }
}

// ---- in one arm of a few

impl Outline {
    fn gather(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Group(group) => self.gather(&group.items),
                Item::Heading(heading) if !self.headings.iter().any(|seen| seen.id == heading.id) => { //~ linear-search-in-loop
                    self.headings.push(heading.clone());
                }
                Item::Page(page) => self.pages.push(page.clone()),
                _ => {}
            }
        }
    }
}

fn kinds_told_apart(entries: &[u32], chunks: &mut Vec<Chunk>) -> bool {
    for entry in entries {
        let kind = kind_of(*entry);
        if chunks.iter().any(|chunk: &Chunk| chunk.kind == kind) {
            return false;
        }
        chunks.push(Chunk { kind });
    }
    true
}

struct Walker {
    seen: Vec<NodeId>,
    verified: RefCell<Vec<u64>>,
    used_names: Vec<String>,
    modes: Vec<Mode>,
    marked: HashSet<u64>,
}

impl Walker {
    fn visit(&mut self, id: NodeId) {
        if !self.seen.contains(&id) { //~ linear-search-in-loop
            self.seen.push(id);
        }
    }

    fn verify(&self, address: u64, valid: bool) -> bool {
        if !valid || self.verified.borrow().contains(&address) { //~ linear-search-in-loop
            return false;
        }
        self.verified.borrow_mut().push(address);
        true
    }

    fn take_name(&mut self, name: &String) -> bool {
        if self.used_names.contains(name) { //~ linear-search-in-loop
            return false;
        }
        self.used_names.push(name.clone());
        true
    }

    // There are only so many modes.
    fn allow(&mut self, mode: Mode) {
        if !self.modes.contains(&mode) {
            self.modes.push(mode);
        }
    }

    fn mark(&mut self, id: u64) -> bool {
        self.marked.contains(&id)
    }

    fn was_visited(&self, id: NodeId) -> bool {
        self.seen.contains(&id)
    }
}

/// Whether one covers the other is nothing that a map can be asked.
fn covered(wanted: &[Mapping], known: &[Mapping]) -> usize {
    let mut covered = 0;
    for mapping in wanted {
        if known.iter().any(|each| each.name == mapping.name && mapping.is_covered_by(&each.parts)) {
            covered += 1;
        }
    }
    covered
}

// What a map holds under one key is an item or two.
fn grouped<'a>(widgets: &'a [Widget]) -> BTreeMap<Area, Vec<&'a Widget>> {
    widgets.iter().map(|widget| (widget.area, vec![widget])).collect()
}

fn changed_names(old: &BTreeMap<Area, Vec<Widget>>, widgets: &[Widget]) -> usize {
    let new = grouped(widgets);
    let mut changed = 0;
    for (area, ours) in new {
        let Some(theirs) = old.get(&area) else {
            continue;
        };
        if !theirs.iter().any(|widget| ours.iter().any(|other| other.name == widget.name)) { //~ linear-search-in-loop note
            changed += 1;
        }
    }
    changed
}

fn changed_of_all(old: &[Widget], new: &[Widget]) -> bool {
    old.iter().any(|widget| new.iter().any(|other| other.name == widget.name)) //~ linear-search-in-loop
}

fn in_group(old: &BTreeMap<Area, Vec<Widget>>, all: &[Widget], area: Area) -> usize {
    let Some(group) = old.get(&area) else {
        return 0;
    };
    all.iter().filter(|widget| group.iter().any(|other| other.name == widget.name)).count() //~ linear-search-in-loop
}

// A machine has a few cores.
fn spawned(machine: &Machine, wanted: &[CoreId]) -> usize {
    let mut spawned = 0;
    for core in wanted {
        if machine.cores.ids.contains(core) {
            spawned += 1;
        }
    }
    spawned
}

struct Machine {
    cores: Cores,
    jobs: Jobs,
}

struct Cores {
    ids: Vec<CoreId>,
}

struct Jobs {
    ids: Vec<CoreId>,
}

fn started(machine: &Machine, wanted: &[CoreId]) -> usize {
    let mut started = 0;
    for core in wanted {
        if machine.jobs.ids.contains(core) { //~ linear-search-in-loop
            started += 1;
        }
    }
    started
}

fn changed_layers(prev: impl Iterator<Item = Widget>, next: impl Iterator<Item = Widget>) -> usize {
    fn by_area(widgets: impl Iterator<Item = Widget>) -> BTreeMap<Area, Vec<Widget>> {
        let mut found: BTreeMap<Area, Vec<Widget>> = BTreeMap::default();
        for widget in widgets {
            found.entry(widget.area).or_default().push(widget);
        }
        found
    }
    let old = by_area(prev);
    let new = by_area(next);
    let mut changed = 0;
    for (area, ours) in new {
        let Some(theirs) = old.get(&area) else {
            continue;
        };
        if !theirs.iter().any(|widget| ours.iter().any(|other| other.name == widget.name)) { //~ linear-search-in-loop note
            changed += 1;
        }
    }
    changed
}

// A tensor has a few dimensions.
fn kept_dims(src_dims: &[usize], sum_dims: &[usize], reduced: &[usize]) -> Vec<usize> {
    let mut kept = Vec::with_capacity(src_dims.len());
    for (at, &dim) in src_dims.iter().enumerate() {
        if !sum_dims.contains(&at) && !reduced.contains(&at) {
            kept.push(dim);
        }
    }
    kept
}

fn are_different(dims: &[usize], names: &[String]) -> bool {
    for (at, dim) in dims.iter().enumerate() {
        if dims[..at].contains(dim) {
            return false;
        }
    }
    names.len() == dims.len()
}

#[derive(Clone, Copy, PartialEq)]
struct Corner {
    x: f64,
    y: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Cell {
    x: i64,
    y: i64,
}

/// Floats can't be hashed.
fn corners(edges: &[Edge], corners: &mut Vec<Corner>) {
    for edge in edges {
        let corner = edge.corner();
        if !corners.contains(&corner) { //~ linear-search-in-loop note
            corners.push(corner);
        }
    }
}

fn heights(edges: &[Edge], heights: &mut Vec<f32>) {
    for edge in edges {
        let height = edge.height();
        if !heights.iter().any(|h| *h == height) { //~ linear-search-in-loop note
            heights.push(height);
        }
    }
}

fn cells(edges: &[Edge], cells: &mut Vec<Cell>) {
    for edge in edges {
        let cell = edge.cell();
        if !cells.contains(&cell) { //~ linear-search-in-loop
            cells.push(cell);
        }
    }
}

/// One list for each face, of what nobody knows here.
fn centers(faces: &[Face], all: &mut Vec<Vec<Center>>) {
    for face in faces {
        let mut centers: Vec<Center> = Vec::new();
        for edge in face.edges() {
            let center = edge.center();
            if !centers.contains(&center) { //~ linear-search-in-loop note
                centers.push(center);
            }
        }
        all.push(centers);
    }
}

fn all_centers(faces: &[Face]) -> Vec<Center> {
    let mut centers: Vec<Center> = Vec::new();
    for face in faces {
        let center = face.center();
        if !centers.contains(&center) { //~ linear-search-in-loop
            centers.push(center);
        }
    }
    centers
}

// ---- all is looked at to take one out

struct Waiting {
    entries: Vec<Entry>,
}

struct Entry {
    id: u64,
    age: u64,
}

impl Waiting {
    fn drop_all(&mut self, gone: &[u64]) {
        for id in gone {
            self.entries.retain(|entry| entry.id != *id); //~ linear-search-in-loop
        }
    }

    fn drop_old(&mut self, limits: &[u64]) {
        for limit in limits {
            self.entries.retain(|entry| entry.age < *limit);
        }
    }

    fn drop_one(&mut self, id: u64) {
        self.entries.retain(|entry| entry.id != id);
    }
}

fn drop_each_from_its_own(lists: &mut [Waiting], id: u64) {
    for list in lists {
        list.entries.retain(|entry| entry.id != id);
    }
}

fn first_unknown(wanted: &[String], known: &Catalogue) -> Result<(), Error> {
    for name in wanted {
        if name.starts_with('_') {
            continue;
        }
        if known.titles.iter().any(|title| title.name == *name) {
            return Err(Error::Taken(name.clone()));
        }
        return Err(Error::Unknown(name.clone()));
    }
    Ok(())
}

fn answered_at_once(wanted: &[String], titles: &Vec<String>) -> bool {
    for name in wanted {
        return titles.contains(name);
    }
    false
}

fn given_up_behind(wanted: &[String], titles: &Vec<String>) -> Result<(), Error> {
    for name in wanted {
        if name.is_empty() {
            let known = titles.contains(name);
            Err(Error::Empty(known))?;
        }
    }
    Ok(())
}

fn exits_behind(wanted: &[String], titles: &Vec<String>) {
    for name in wanted {
        match name.len() {
            0 => {
                eprintln!("{}", titles.contains(name));
                std::process::exit(2);
            }
            _ => run(name),
        }
    }
}

fn goes_on_where_known(wanted: &[String], titles: &Vec<String>) -> Result<(), Error> {
    for name in wanted {
        if titles.contains(name) { //~ linear-search-in-loop
            continue;
        }
        return Err(Error::Unknown(name.clone()));
    }
    Ok(())
}

fn leaves_only_the_inner(rows: &[Row], titles: &Vec<String>) -> usize {
    let mut found = 0;
    for row in rows {
        for name in &row.names {
            found += usize::from(titles.contains(name)); //~ linear-search-in-loop
            break;
        }
    }
    found
}

fn all_where_none_is_given(outputs: Vec<Output>, wanted: Vec<String>) -> Vec<Output> {
    outputs
        .into_iter()
        .filter(|output| wanted.is_empty() || wanted.contains(&output.name)) //~ linear-search-in-loop note
        .collect()
}

fn left_out_where_given(outputs: &[Output], hidden: &Vec<String>) -> usize {
    let mut shown = 0;
    for output in outputs {
        if !hidden.is_empty() && !hidden.contains(&output.name) { //~ linear-search-in-loop note
            shown += 1;
        }
    }
    shown
}

fn where_another_is_empty(outputs: &[Output], more: &[u8], hidden: &Vec<String>) -> usize {
    let mut shown = 0;
    for output in outputs {
        if more.is_empty() || hidden.contains(&output.name) { //~ linear-search-in-loop
            shown += 1;
        }
    }
    shown
}

//@ src/candidates.rs
fn candidate_keys(host: &str) -> Result<Vec<String>, Error> {
    let mut keys = vec![host.to_string()];
    if let Some(short) = host.strip_prefix("www.") {
        keys.push(short.to_string());
    }
    Ok(keys)
}

fn known_keys(hosts: &[Host]) -> Result<Vec<String>, Error> {
    let mut keys = vec![];
    for host in hosts {
        keys.push(host.name.clone());
    }
    Ok(keys)
}

fn of_candidates(entries: Vec<Entry>, host: &str) -> Result<Vec<Entry>, Error> {
    let candidates = candidate_keys(host)?;
    Ok(entries.into_iter().filter(|entry| candidates.contains(&entry.host)).collect())
}

fn of_known(entries: Vec<Entry>, hosts: &[Host]) -> Result<Vec<Entry>, Error> {
    let known = known_keys(hosts)?;
    Ok(entries.into_iter().filter(|entry| known.contains(&entry.host)).collect()) //~ linear-search-in-loop
}

// ---- its author has weighed it

fn same_addresses(known: &[SocketAddr], found: &[SocketAddr]) -> bool {
    known.len() == found.len()
        // A `HashSet` would be faster on paper, but there are two or three
        // of them at most.
        && known.iter().all(|addr| found.contains(addr))
}

fn first_of_each(rows: &[Row]) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    // A linear search: there are usually only a few.
    for row in rows {
        if !kept.contains(row) {
            kept.push(row.clone());
        }
    }
    kept
}

fn all_known(known: &[SocketAddr], found: &[SocketAddr]) -> bool {
    // Both were asked for a moment ago.
    known.iter().all(|addr| found.contains(addr)) //~ linear-search-in-loop
}

// ---- a list without a heap has room for a few

fn without_removed(kept: &mut std::vec::Vec<Address>, all: &Prefixes) {
    let removed: heapless::Vec<Address, MAX_PREFIXES> = all.removed();
    kept.retain(|address| !removed.contains(address));
}

fn without_gone(kept: &mut Vec<Address>, gone: &Vec<Address>) {
    kept.retain(|address| !gone.contains(address)); //~ linear-search-in-loop
}

// ---- cut back to a few by its file

const MOST_SEEDS: usize = 2;

impl Seeds {
    fn add(&mut self, height: u64) {
        self.heights.push_front(height);
        if self.heights.len() > MOST_SEEDS {
            self.heights.pop_back();
            self.machines.retain(|at, _| self.heights.iter().any(|height| height == at));
        }
        self.others.retain(|at, _| self.known.iter().any(|height| height == at)); //~ linear-search-in-loop
    }
}

struct Seeds {
    heights: VecDeque<u64>,
    known: Vec<u64>,
    machines: HashMap<u64, Machine>,
    others: HashMap<u64, Machine>,
}

//@ src/reordered_meanwhile.rs
fn ordered(wanted: &[u64], rows: &mut Vec<Row>) {
    for (i, id) in wanted.iter().enumerate() {
        if let Some(at) = rows[i..].iter().position(|row| row.id == *id) { //~ linear-search-in-loop note
            rows.swap(i, i + at);
        }
    }
}

fn placed(wanted: &[u64], rows: &[Row]) -> Vec<usize> {
    let mut places = Vec::new();
    for id in wanted {
        if let Some(at) = rows.iter().position(|row| row.id == *id) { //~ linear-search-in-loop
            places.push(at);
        }
    }
    places
}

#[derive(PartialEq)]
enum Corner {
    Left,
    Right,
}

struct Handle {
    corner: Corner,
    label: String,
}

struct Panel {
    handles: Vec<Handle>,
}

impl Panel {
    fn relabel(&self, wanted: &[Handle], out: &mut Vec<String>) {
        for one in wanted {
            if let Some(own) = self.handles.iter().find(|each| each.corner == one.corner) { //~ linear-search-in-loop note
                out.push(format!("{} {}", own.label, one.label));
            }
        }
    }

    fn rename(&self, wanted: &[Handle], out: &mut Vec<usize>) {
        for one in wanted {
            if let Some(own) = self.handles.iter().find(|each| each.label == one.label) { //~ linear-search-in-loop
                out.push(own.label.len());
            }
        }
    }
}

fn resolved_on_the_way(id: u64, graph: &Graph, visiting: &mut Vec<u64>) -> Option<u64> {
    if visiting.contains(&id) {
        return None;
    }
    visiting.push(id);
    let found = graph.parents(id).find_map(|parent| resolved_on_the_way(parent, graph, visiting));
    visiting.pop();
    found
}

fn resolved_once(id: u64, graph: &Graph, visited: &mut Vec<u64>) -> Option<u64> {
    if visited.contains(&id) { //~ linear-search-in-loop
        return None;
    }
    visited.push(id);
    graph.parents(id).find_map(|parent| resolved_once(parent, graph, visited))
}

//@ src/joins.rs
fn predicates_of(predicates: &[Predicate], joined_tables: &[Table]) -> usize {
    predicates.iter().filter(|each| joined_tables.iter().any(|table| table.id == each.table)).count()
}

fn predicates_of_rows(predicates: &[Predicate], joined_rows: &[Row]) -> usize {
    predicates.iter().filter(|each| joined_rows.iter().any(|row| row.id == each.row)).count() //~ linear-search-in-loop
}

//@ src/no_index.rs
fn submitted(done: &[u64], active: &[Submission]) {
    for id in done {
        log::trace!("at {:?}", active.iter().position(|each| each.id == *id));
        debug_assert!(active.iter().any(|each| each.id == *id));
    }
}

fn searched(done: &[u64], active: &[Submission]) -> usize {
    let mut found = 0;
    for id in done {
        if active.iter().any(|each| each.id == *id) { //~ linear-search-in-loop
            found += 1;
        }
    }
    found
}

fn every_query_with_each(queries: &mut Vec<Query>, others: &[Query]) {
    for other in others {
        if queries.iter().any(|each| each.key == other.key) {
            continue;
        }
        for query in queries.iter_mut() {
            query.and(other);
        }
    }
}

//@ src/written_out.rs
impl Parser {
    fn until_any(&mut self, expected: &[u16]) -> usize {
        while let Some(next) = self.peek() {
            if expected.contains(&next) {
                return self.at;
            }
            self.advance();
        }
        self.at
    }

    fn until_known(&mut self, known: &[u16]) -> usize {
        while let Some(next) = self.peek() {
            if known.contains(&next) { //~ linear-search-in-loop
                return self.at;
            }
            self.advance();
        }
        self.at
    }

    fn name(&mut self, known: &[u16]) -> usize {
        self.until_any(&[44, 59]) + self.until_any(&[123]) + self.until_known(known)
    }
}

//@ src/discriminants.rs
fn differing(ours: &[Event], theirs: &[Event]) -> usize {
    let mut count = 0;
    for event in ours {
        if !theirs.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(event)) {
            count += 1;
        }
    }
    count
}

//@ src/written_otherwise.rs
fn joined_by_closure(orders: &[Node], items: &[Node]) -> Vec<(u64, String)> {
    let mut pairs = Vec::with_capacity(orders.len());
    for order in orders {
        items.iter().for_each(|item| { //~ linear-search-in-loop
            if item.id == order.id {
                pairs.push((order.id, item.name.clone()));
            }
        });
    }
    pairs
}

fn groups_by_match(old: &BTreeMap<Area, Vec<Widget>>, new: BTreeMap<Area, Vec<Widget>>) -> usize {
    let mut changed = 0;
    for (area, ours) in new {
        let theirs = match old.get(&area) {
            Some(theirs) => theirs,
            None => continue,
        };
        if !theirs.iter().any(|widget| ours.iter().any(|other| other.name == widget.name)) { //~ linear-search-in-loop note
            changed += 1;
        }
    }
    changed
}

static TABLE: [u64; 3] = [1, 2, 3];

fn table_behind_return() -> &'static [u64] {
    return &TABLE;
}

fn of_the_table(offered: &[u64]) -> Vec<u64> {
    let known = table_behind_return();
    offered.iter().copied().filter(|each| known.contains(each)).collect()
}

fn changed_by_closure(queries: &mut Vec<Query>, others: &[Query]) {
    for other in others {
        if queries.iter().any(|each| each.key == other.key) {
            continue;
        }
        queries.iter_mut().for_each(|query| query.and(other));
    }
}

//@ src/closed_domain.rs
const LAST_PIN: usize = 40;

// Whatever is no line is turned away, and each line is kept once: how many lines there are, is not told.
fn lines_of(wanted: impl Iterator<Item = i32>) -> Result<Vec<i32>, Fault> {
    let mut lines = Vec::new();
    for line in wanted {
        if !gpio::is_line(line) {
            return Err(Fault::NoSuchLine(line));
        }
        if !lines.contains(&line) { //~ linear-search-in-loop note
            lines.push(line);
        }
    }
    Ok(lines)
}

fn lines_by_jump(wanted: Vec<u32>) -> Result<Vec<u32>, Fault> {
    let mut lines: Vec<u32> = Vec::new();
    for line in wanted {
        if is_reserved(line) {
            return Err(Fault::Reserved(line));
        }
        if lines.contains(&line) { //~ linear-search-in-loop note
            continue;
        }
        lines.push(line);
    }
    Ok(lines)
}

fn below_a_number(wanted: Vec<u32>) -> Result<Vec<u32>, Fault> {
    let mut lines: Vec<u32> = Vec::new();
    for line in wanted {
        if line >= 48 {
            return Err(Fault::TooHigh);
        }
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    Ok(lines)
}

fn within_a_range(wanted: Vec<usize>) -> Vec<usize> {
    let mut pins: Vec<usize> = Vec::new();
    for pin in wanted {
        if !(1..=LAST_PIN).contains(&pin) {
            continue;
        }
        if pins.contains(&pin) {
            continue;
        }
        pins.push(pin);
    }
    pins
}

fn below_a_large_number(wanted: Vec<u32>) -> Result<Vec<u32>, Fault> {
    let mut lines: Vec<u32> = Vec::new();
    for line in wanted {
        if line >= 1_000_000 {
            return Err(Fault::TooHigh);
        }
        if !lines.contains(&line) { //~ linear-search-in-loop
            lines.push(line);
        }
    }
    Ok(lines)
}

fn names_of(wanted: Vec<String>) -> Result<Vec<String>, Fault> {
    let mut names: Vec<String> = Vec::new();
    for name in wanted {
        if !is_name(&name) {
            return Err(Fault::NoName);
        }
        if !names.contains(&name) { //~ linear-search-in-loop
            names.push(name);
        }
    }
    Ok(names)
}

fn kept_twice(wanted: Vec<u32>) -> Result<Vec<u32>, Fault> {
    let mut lines: Vec<u32> = Vec::new();
    for line in wanted {
        if !gpio::is_line(line) {
            return Err(Fault::TooHigh);
        }
        if !lines.contains(&line) { //~ linear-search-in-loop
            light(line);
        }
        lines.push(line);
    }
    Ok(lines)
}

//@ src/few_turns.rs
struct Step {
    symbol: Symbol,
}

fn unreachable(out: &Out, steps: &[Step], dead: &HashSet<u32>) -> Option<usize> {
    for (at, &(from, to)) in out.ranges.iter().enumerate() {
        if from == to || !(from..to).all(|each| dead.contains(&each)) {
            continue;
        }
        let symbol = Symbol::of(at);
        if steps.iter().any(|step| step.symbol == symbol) { //~ linear-search-in-loop note
            return Some(at);
        }
    }
    None
}

fn of_one_word(rows: &[Row], names: &[String]) -> usize {
    let mut found = 0;
    for row in rows {
        if row.kind == "name" && row.is_open() {
            if names.contains(&row.text) { //~ linear-search-in-loop note
                found += 1;
            }
        }
    }
    found
}

fn of_most_turns(rows: &[Row], names: &[String]) -> usize {
    let mut found = 0;
    for row in rows {
        if row.kind == "empty" {
            continue;
        }
        if names.contains(&row.text) { //~ linear-search-in-loop
            found += 1;
        }
    }
    found
}

//@ src/ways_down.rs
// As many as the tree is deep.
fn has_cycle(way: &Way, branch: &Branch) -> bool {
    for at in 0..branch.len() {
        let child = branch.child(at);
        if way.ancestors.contains(&child) { //~ linear-search-in-loop note
            return true;
        }
    }
    false
}

struct Way {
    ancestors: Vec<PageId>,
    seen: Vec<PageId>,
}

impl Way {
    fn parents(&self) -> &[PageId] {
        &self.ancestors
    }
}

fn loops_back(way: &Way, branch: &Branch) -> bool {
    for at in 0..branch.len() {
        let child = branch.child(at);
        if way.parents().contains(&child) { //~ linear-search-in-loop note
            return true;
        }
    }
    false
}

fn is_known(way: &Way, branch: &Branch) -> bool {
    for at in 0..branch.len() {
        let child = branch.child(at);
        if way.seen.contains(&child) { //~ linear-search-in-loop
            return true;
        }
    }
    false
}

fn opened_twice(stack: &[PageId], branch: &Branch) -> usize {
    let mut twice = 0;
    for child in branch.children() {
        if stack.contains(&child) { //~ linear-search-in-loop note
            twice += 1;
        }
    }
    twice
}

// Paths of files, and as many as there are.
fn stale_among(files: &[PathBuf], stale_path: &Vec<PathBuf>) -> usize {
    let mut stale = 0;
    for file in files {
        if stale_path.contains(file) { //~ linear-search-in-loop
            stale += 1;
        }
    }
    stale
}

//@ src/different_kinds.rs
// A list of the different kinds that were met is no longer than there are kinds.
struct Sample<'a> {
    data_type: ColumnType,
    width_kind: WidthKind,
    name: &'a str,
}

fn different<'a>(samples: &'a BTreeMap<u64, Sample<'a>>) -> Vec<&'a Sample<'a>> {
    let mut met = Vec::<&Sample>::new();
    for sample in samples.values().filter(|sample| sample.name.len() > 1) {
        if !met.iter().any(|one| one.data_type == sample.data_type && one.width_kind == sample.width_kind) {
            met.push(sample);
        }
    }
    met
}

fn different_by_name(rows: &[Row]) -> Vec<&Row> {
    let mut met: Vec<&Row> = Vec::new();
    for row in rows {
        if met.iter().any(|one| one.line_mode == row.line_mode) {
            continue;
        }
        met.push(row);
    }
    met
}

fn different_names<'a>(samples: &'a [Sample<'a>]) -> Vec<&'a Sample<'a>> {
    let mut met = Vec::<&Sample>::new();
    for sample in samples {
        if !met.iter().any(|one| one.data_type == sample.data_type && one.name == sample.name) { //~ linear-search-in-loop
            met.push(sample);
        }
    }
    met
}

//@ src/behind_deref.rs
pub struct Fleet(pub Vec<Vessel>);

impl std::ops::Deref for Fleet {
    type Target = Vec<Vessel>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Fleet {
    fn not_chartered(&self, chartered: &Fleet) -> usize {
        let mut left = 0;
        for vessel in self.iter() {
            if !chartered.contains(vessel) { //~ linear-search-in-loop
                left += 1;
            }
        }
        left
    }
}

impl Remainder<Fleet> for Fleet {
    fn remainder(self, other: Self) -> Fleet {
        let mut left = Fleet(Vec::with_capacity(self.len()));
        for vessel in self.0.into_iter() {
            if !other.contains(&vessel) { //~ linear-search-in-loop
                left.0.push(vessel);
            }
        }
        left
    }
}

// ---- look-alikes

/// Has a `contains` of its own, which may be quick.
pub struct Harbour(Vec<Vessel>);

impl std::ops::Deref for Harbour {
    type Target = Vec<Vessel>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Harbour {
    pub fn contains(&self, vessel: &Vessel) -> bool {
        self.0.binary_search(vessel).is_ok()
    }
}

fn not_in_harbour(fleet: &[Vessel], harbour: &Harbour) -> usize {
    fleet.iter().filter(|vessel| !harbour.contains(vessel)).count()
}

/// Without a `Deref` nobody knows what its `contains` does.
pub struct Register(Vec<Vessel>);

fn not_in_register(fleet: &[Vessel], register: &Register) -> usize {
    fleet.iter().filter(|vessel| !register.contains(vessel)).count()
}

pub struct Berths(HashSet<Vessel>);

impl std::ops::Deref for Berths {
    type Target = HashSet<Vessel>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

fn without_berth(fleet: &[Vessel], berths: &Berths) -> usize {
    fleet.iter().filter(|vessel| !berths.contains(vessel)).count()
}

//@ src/folded.rs
pub struct Visit {
    guest: String,
    nights: u32,
}

pub fn per_guest(nights: Vec<String>) -> Vec<Visit> {
    nights.into_iter().fold(Vec::new(), |mut visits: Vec<Visit>, guest| {
        match visits.iter_mut().find(|visit| visit.guest == guest) { //~ linear-search-in-loop
            Some(visit) => visit.nights += 1,
            None => visits.push(Visit { guest, nights: 1 }),
        }
        visits
    })
}

pub fn in_order_of_arrival(guests: &[String]) -> Vec<&String> {
    guests.iter().fold(Vec::<&String>::new(), |mut met, guest| {
        if !met.contains(&guest) { //~ linear-search-in-loop
            met.push(guest);
        }
        met
    })
}

pub fn rooms_open(keys: &[u64], closed: Vec<u64>) -> Vec<u64> {
    // Nothing is added: it is the list of before that gets shorter.
    keys.iter().fold(closed, |mut left, key| {
        left.retain(|each| each != key);
        left
    })
}

pub fn without_repeats(guests: &[u64]) -> Vec<u64> {
    guests.iter().fold(Vec::new(), |mut kept, guest| {
        // Asked of the last one alone.
        if kept.last() != Some(guest) {
            kept.push(*guest);
        }
        kept
    })
}

pub fn any_of_the_house(guests: &[u64], house: u64) -> Vec<u64> {
    guests.iter().fold(Vec::new(), |mut kept, _| {
        // The same question at each turn.
        if !kept.contains(&house) {
            kept.push(house);
        }
        kept
    })
}

//@ src/sweep.rs
fn not_tracked(found: impl Iterator<Item = ObjectKey>, tracked: HashSet<ObjectKey>) -> Vec<ObjectKey> {
    let tracked: Vec<ObjectKey> = tracked.into_iter().collect();
    found.filter(|key| !tracked.contains(key)).collect() //~ linear-search-in-loop
}

fn not_tracked_of<I>(found: I, tracked: &[ObjectKey]) -> Vec<ObjectKey>
where
    I: Iterator<Item = ObjectKey>,
{
    found.filter(|key| !tracked.contains(key)).collect() //~ linear-search-in-loop
}

fn not_tracked_of_all<'a, I: DoubleEndedIterator<Item = &'a ObjectKey>>(mut found: I, tracked: &Vec<ObjectKey>) -> usize {
    let first = found.next();
    found.filter(|key| !tracked.contains(key)).count() + first.map_or(0, |_| 1) //~ linear-search-in-loop
}

// ---- look-alikes

fn one_of_them(found: Option<ObjectKey>, tracked: &[ObjectKey]) -> Option<ObjectKey> {
    found.filter(|key| !tracked.contains(key))
}

fn first_of_them(found: impl Iterator<Item = ObjectKey>, tracked: &[ObjectKey]) -> Option<ObjectKey> {
    let found = found.last();
    found.filter(|key| !tracked.contains(key))
}

fn some_of_them<T: Stream<Item = ObjectKey>>(found: T, tracked: &[ObjectKey]) -> T {
    found.filter(|key| !tracked.contains(key))
}
