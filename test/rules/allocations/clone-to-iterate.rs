struct Services {
    names: Vec<String>,
    ports: HashMap<String, Port>,
    open: Vec<String>,
}

impl Services {
    fn check(&self) {
        for name in self.names.clone() { //~ clone-to-iterate
            assert(name.len() > 3);
        }
    }

    fn ports(&self) -> Vec<Port> {
        let mut ports = Vec::new();
        for (name, port) in self.ports.clone().into_iter() { //~ clone-to-iterate
            if name.starts_with("p2p") {
                ports.push(port);
            }
        }
        ports
    }

    // ---- look-alikes

    fn close(&mut self) {
        for name in self.open.clone() {
            self.open.retain(|other| *other != name);
        }
    }

    fn moved(&self) -> Vec<Service> {
        let mut services = Vec::new();
        for name in self.names.clone() {
            services.push(Service::of(name));
        }
        services
    }

    fn borrowed(&self) {
        for name in &self.names {
            assert(name.len() > 3);
        }
    }
}

fn flags(list: &[Flag]) -> u32 {
    let mut sum = 0;
    for flag in list.to_vec() { //~ clone-to-iterate
        sum += flag.bits();
    }
    sum
}

fn blocks(block_range: Range<u64>) {
    for block in block_range.clone() {
        show(block == 0);
    }
}

fn twice(numbers_iter: Numbers) {
    for number in numbers_iter.clone() {
        show(number == 0);
    }
}

fn columns(names: &Vec<String>, schema: &Schema) -> Vec<usize> {
    names.clone().into_iter().map(|name| schema.index_of(&name)).collect() //~ clone-to-iterate
}

fn longer(names: &[String], all: &mut Vec<Label>) {
    all.extend(names.to_vec().into_iter().map(|name| Label { name }).collect::<Vec<_>>()); //~ clone-to-iterate
}

fn known_list(names: &Vec<String>) -> Vec<Label> {
    names.clone().into_iter().enumerate().map(Label::numbered).collect() //~ clone-to-iterate
}

fn kept_on(names: &Vec<String>) -> std::vec::IntoIter<String> {
    names.clone().into_iter()
}

fn sorted_first(names: &Vec<String>) -> Vec<String> {
    names.clone().into_iter().rev().collect::<Vec<_>>().into_iter().collect() //~ clone-to-iterate
}

fn of_some_type(batch: &Batch) -> Vec<Column> {
    batch.clone().into_iter().map(|column| column.finish()).collect()
}

fn changed_meanwhile(names: &mut Vec<String>) {
    names.clone().into_iter().for_each(|name| names.push(name));
}

fn walked_over_later(input: &Input) -> usize {
    let events = input.events.clone(); //~ clone-to-iterate
    let widths = events.into_iter().map(|event| event.width()).collect::<Vec<_>>();
    widths.len()
}

fn looped_over_later(input: &Input, log: &mut Log) {
    let events = input.events.clone(); //~ clone-to-iterate
    log.note(events.len());
    for event in events {
        log.note(event.width());
    }
}

impl Usage {
    fn prune(&mut self) {
        for (path, _) in self.used.clone() { //~ clone-to-iterate
            if self.known.contains(&path.base()) {
                self.used.swap_remove(&path);
            }
        }
    }

    fn sum_up(&mut self) {
        for (_, names) in self.named.clone() { //~ clone-to-iterate
            self.named.insert(names.first(), names);
        }
    }
}

// ---- look-alikes

fn walked_over_and_kept(input: &Input) -> Vec<Event> {
    let events = input.events.clone();
    events.into_iter().map(|event| moved(event)).collect()
}

fn changed_while_looped(input: &mut Input) {
    let events = input.events.clone();
    for event in events {
        input.drop_event(event.width());
    }
}

fn changed_beside_what_a_getter_lends(scan: &mut Scan, name: &Name) {
    let ids = scan.infos.by_name(name).to_vec();
    for id in ids {
        scan.infos[id].flags |= 1;
    }
}

struct Part {
    names: Vec<String>,
}

/// One by one is no better than all at once.
fn one_by_one(parts: &[Part], all: &mut Vec<Part>) -> usize {
    let mut total = 0;
    for part in parts.iter().cloned() { //~ clone-to-iterate
        total += part.names.len();
    }
    for part in parts.iter().cloned() {
        all.push(part);
    }
    total
}

/// A walk is copied to start from where it stands.
#[derive(Clone)]
struct Walk<'a> {
    parts: &'a [Part],
    ends: Vec<usize>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = &'a Part;

    fn next(&mut self) -> Option<&'a Part> {
        self.parts.get(self.ends.pop()?)
    }
}

impl<'a> Walk<'a> {
    fn rest(&self) -> usize {
        let mut rest = 0;
        let ahead: Self = self.clone();
        for part in ahead {
            rest += part.names.len();
        }
        rest
    }
}

/// A number that is taken twice is copied both times.
fn frames(threads: &Threads, debugger: &Debugger) -> BTreeMap<usize, Frame> {
    let mut frames = BTreeMap::new();
    for thread in threads.all.clone() { //~ clone-to-iterate
        if let Some(frame) = debugger.trace_of(thread.id) {
            frames.insert(thread.id, frame);
        }
    }
    frames
}

fn taken_once(threads: &Threads, names: &mut Vec<Name>) {
    for thread in threads.all.clone() {
        names.push(thread.name);
    }
}

#[derive(Clone)]
struct Berth {
    name: String,
    cables: Vec<String>,
}

struct Harbour {
    berths: BTreeMap<u32, Berth>,
}

impl Harbour {
    fn cables(&self) -> usize {
        self.berths.values().cloned().map(|berth| berth.cables.len() + berth.name.len()).sum() //~ clone-to-iterate
    }

    fn show(&self, out: &mut Vec<usize>) {
        self.berths
            .iter()
            .map(|(_, berth)| berth.clone()) //~ clone-to-iterate
            .for_each(|berth| out.push(berth.cables.len() * berth.name.len()));
    }

    fn longest(&self) -> usize {
        self.berths.values().cloned().fold(0, |sum, berth| sum + berth.cables.len() + berth.name.len()) //~ clone-to-iterate
    }

    fn emptied(&self) -> Vec<Berth> {
        self.berths
            .values()
            .cloned()
            .map(|mut berth| {
                berth.cables.clear();
                berth
            })
            .collect()
    }

    fn parts(&self) -> Vec<(String, Vec<String>)> {
        self.berths.values().cloned().map(|berth| (berth.name, berth.cables)).collect()
    }

    fn boxed(&self) -> Vec<Box<Berth>> {
        self.berths.values().cloned().map(Box::new).collect()
    }
}

//@ src/moved_on_by_parts.rs
fn set_all(changes: &Changes, mut parent: Parent) -> Parent {
    for (slot, node, ..) in changes.all.clone() {
        parent = parent.splice(slot..=slot, once(node));
    }
    parent
}

fn set_counted(counts: &Counts, parent: &mut Parent) {
    for (slot, count) in counts.all.clone() {
        if slot.is_open() {
            parent.take_over(count);
        }
    }
}

struct Tides {
    heights: Vec<(String, u32)>,
    notes: Vec<(String, Note)>,
}

impl Tides {
    fn heights(&self, out: &mut Heights) {
        for (name, height) in self.heights.clone() { //~ clone-to-iterate
            if name.starts_with("spring") {
                out.add(height);
            }
        }
    }

    fn notes(&self, out: &mut Notes) {
        for (name, note) in self.notes.clone() { //~ clone-to-iterate
            if name.starts_with("spring") {
                out.add(note);
            }
        }
    }

    fn pinned(&self, out: &mut Notes) {
        for (name, note) in self.notes.clone() {
            out.pin(name, note);
        }
    }
}

struct Counted {
    counts: HashMap<String, u64>,
}

impl Counted {
    // A number beside each key is copied for nothing.
    fn halve(&mut self) {
        for (name, _) in self.counts.clone() {
            self.counts.remove(&name);
        }
    }

    // Both parts are wanted.
    fn swap(&mut self) {
        for (name, size) in self.sizes.clone() {
            self.sizes.insert(size, name);
        }
    }
}

//@ src/copied_for_partner.rs
fn pairs(outputs: &[Output], split: &Split, out: &mut Renamed) {
    for (output, name) in zip_eq(outputs.iter(), split.names.to_vec()) { //~ clone-to-iterate
        out.rename(output, name);
    }
}

fn all_names(first: &[String], second: &Vec<String>) -> Vec<String> {
    first.iter().cloned().chain(second.clone()).collect() //~ clone-to-iterate
}

// ---- look-alikes

fn of_a_walk(left: &[u64], walk: std::slice::Iter<'_, u64>) -> u64 {
    left.iter().zip(walk.clone()).map(|(a, b)| a * b).sum()
}

fn of_an_array(left: &[u64], right: &[u64; 4]) -> u64 {
    left.iter().zip(right.clone()).map(|(a, b)| a * b).sum()
}

fn of_something(left: &[u64], right: &Numbers) -> u64 {
    left.iter().zip(right.clone()).map(|(a, b)| a * b).sum()
}

//@ src/moved_over.rs
// The copy of the list is the list that comes of it.
fn moved_over(from: &Board, to: &Board, at: Field) -> Field {
    match from.kind(at) {
        Kind::Group(fields) => {
            let fields = fields.to_vec();
            let moved = fields.into_iter().map(|field| moved_over(from, to, field)).collect();
            to.group(moved)
        }
        Kind::One(name) => to.one(name),
    }
}

fn turned_all(fields: &[Field]) -> Vec<Field> {
    fields.to_vec().into_iter().filter(|field| field.is_open()).map(|field| turned(field)).collect()
}

fn turned(field: Field) -> Field {
    field.around()
}

fn written(from: &Board, at: Field) -> Value {
    match from.kind(at) {
        Kind::Group(fields) => {
            let fields = fields.to_vec(); //~ clone-to-iterate
            Value::List(fields.into_iter().map(|field| written(from, field)).collect())
        }
        Kind::One(name) => Value::One(name),
    }
}

fn turned_kinds(fields: &[Field]) -> HashSet<Field> {
    fields.to_vec().into_iter().map(|field| turned(field)).collect::<HashSet<_>>() //~ clone-to-iterate
}

//@ src/cursor_of_caller.rs
// A walk whose kind the caller chooses: what is copied is where it stands.
struct Painter<'a, Marks: Iterator<Item = Mark> + Clone> {
    marks: Marks,
    sheet: &'a mut Sheet,
}

struct Tracer<'a, M> {
    marks: M,
    sheet: &'a mut Sheet,
}

impl<'a, Marks: Iterator<Item = Mark> + Clone> Painter<'a, Marks> {
    fn paint(&mut self) {
        for mark in self.marks.clone() {
            self.sheet.put(mark.at());
        }
    }
}

impl<'s, Given> Tracer<'s, Given>
where
    Given: Iterator<Item = Mark> + Clone,
{
    fn trace(&mut self) {
        for mark in self.marks.clone() {
            self.sheet.put(mark.at());
        }
    }
}

fn measured<W>(walk: W) -> u64
where
    W: IntoIterator<Item = Mark> + Clone,
{
    let mut all = 0;
    for mark in walk.clone() {
        all += mark.width();
    }
    all + walk.into_iter().map(|mark| mark.width()).sum::<u64>()
}

struct Sketch {
    marks: Vec<Mark>,
    notes: Vec<String>,
}

impl Sketch {
    fn paint(&mut self, sheet: &mut Sheet) {
        for mark in self.notes.clone() { //~ clone-to-iterate
            sheet.put(mark.len());
        }
    }
}

//@ src/foreign.rs
unsafe fn chunks(handle: *const c_void) -> usize {
    let buffer = unsafe { &*(handle as *const opendal::Buffer) };
    let mut count = 0;
    for chunk in buffer.clone() {
        count += chunk.len();
    }
    count
}

unsafe fn rows(handle: *const c_void) -> usize {
    let rows = unsafe { &*(handle as *const Vec<String>) };
    let mut count = 0;
    for row in rows.clone() { //~ clone-to-iterate
        count += row.len();
    }
    count
}

//@ src/herds.rs
pub struct Herd {
    tags: TagSet,
    names: Names,
}

// Who is given away twice was copied the first time.
fn counted(herd: &mut Herd, seen: &mut Seen, farm: &Farm) {
    for tag in herd.tags.clone() { //~ clone-to-iterate
        seen.add(Some(tag));
        farm.count(tag, &mut herd.names);
    }
}

fn fed(herd: &Herd, seen: &mut Seen, farm: &Farm) {
    for tag in herd.tags.clone() { //~ clone-to-iterate
        for meal in farm.meals() {
            if meal.is_due() {
                seen.add(tag);
            }
        }
    }
}

// ---- look-alikes

fn given_away(herd: &Herd, seen: &mut Seen, farm: &Farm) {
    for tag in herd.tags.clone() {
        if farm.knows(&tag) {
            seen.add(tag);
            continue;
        }
        farm.ask(&tag);
    }
}

fn sold(herd: &mut Herd, seen: &mut Seen) {
    for tag in herd.tags.clone() {
        seen.add(tag);
        herd.tags.drop_one(tag);
    }
}

//@ src/halves_of_tables.rs
use std::collections::{HashMap, HashSet};

pub struct Board {
    names: HashMap<String, Vec<u8>>,
    seen: HashSet<String>,
}

impl Board {
    fn values(&self) -> Vec<Vec<u8>> {
        self.names.clone().into_values().collect() //~ clone-to-iterate
    }

    fn sorted(&self) -> Vec<String> {
        let mut all: Vec<String> = self.seen.clone().into_iter().collect(); //~ clone-to-iterate
        all.sort_unstable();
        all
    }

    // ---- look-alikes

    fn both_halves(&self) -> Vec<(String, Vec<u8>)> {
        self.names.clone().into_iter().collect()
    }

    fn nobody_needs_it_afterwards(seen: HashSet<String>) -> Vec<String> {
        seen.clone().into_iter().collect()
    }
}
