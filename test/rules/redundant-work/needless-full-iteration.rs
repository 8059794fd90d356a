use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::BufRead;

fn file_name(path: &str) -> &str {
    path.split('/').last().unwrap_or(path) //~ needless-full-iteration
}

fn last_word(text: &str) -> Option<&str> {
    text.split_whitespace().map(|word| word.trim()).last() //~ needless-full-iteration
}

fn newest(rows: &Vec<Row>) -> Option<&Row> {
    rows.iter().filter(|row| row.done).last() //~ needless-full-iteration
}

fn has_open(rows: &[Row]) -> bool {
    rows.iter().filter(|row| !row.done).count() > 0 //~ needless-full-iteration
}

fn is_blank(name: &str) -> bool {
    0 == name.chars().count() //~ needless-full-iteration
}

fn spaced(text: &str) -> usize {
    let mut spaces = 0;
    for i in 0..text.len() {
        if text.chars().nth(i) == Some(' ') { //~ needless-full-iteration
            spaces += 1;
        }
    }
    spaces
}

// ---- look-alikes

fn last_of_a_slice(rows: &[Row]) -> Option<&Row> {
    rows.last()
}

fn last_line(reader: impl BufRead) -> Option<String> {
    reader.lines().map(|line| line.unwrap()).last()
}

fn how_many(rows: &[Row]) -> bool {
    rows.iter().filter(|row| row.done).count() > 3
}

fn second(text: &str) -> Option<char> {
    text.chars().nth(1)
}

fn initials(words: &[&str], at: usize) -> Vec<Option<char>> {
    words.iter().map(|word| word.chars().nth(at)).collect()
}

fn one_way_only(walk: Walk) -> Option<Entry> {
    walk.into_iter().last()
}

/// `last` of these starts at the end by itself.
fn ends(text: &str, rows: &[u32], seen: &std::collections::BTreeMap<u64, u32>) -> (Option<char>, Option<u32>, Option<u64>) {
    (text.chars().last(), rows.iter().last().copied(), seen.keys().last().copied())
}

// ---- sums

fn holds_rows(batches: &[Batch]) -> bool {
    batches.iter().map(|batch| batch.rows()).sum::<usize>() > 0 //~ needless-full-iteration
}

fn checked(batches: &[Batch]) -> &Batch {
    assert!(batches.iter().map(|batch| batch.rows()).sum::<usize>() != 0); //~ needless-full-iteration
    &batches[0]
}

// Of signed numbers the sum may be nothing although the numbers are not.
fn balanced(entries: &[Entry]) -> bool {
    entries.iter().map(|entry| entry.amount).sum::<i64>() == 0
}

fn heavy(batches: &[Batch]) -> bool {
    batches.iter().map(|batch| batch.rows()).sum::<usize>() > 1000
}

// ---- more than one

fn is_path(text: &str) -> bool {
    text.split('/').count() > 1 //~ needless-full-iteration
}

fn is_only(rows: &[Row]) -> bool {
    1 == rows.iter().filter(|row| row.is_open()).count() //~ needless-full-iteration
}

fn is_long(rows: &[Row]) -> bool {
    rows.iter().filter(|row| row.is_open()).count() > 12
}

fn has_one_dot(version: &str) -> bool {
    version.chars().filter(|c| *c == '.').count() == 1
}

// ---- more than one

fn is_spaced(text: &str) -> bool {
    text.graphemes(true).count() > 1 //~ needless-full-iteration
}

fn is_single(rows: &[Row]) -> bool {
    let open = rows.iter().filter_map(|row| row.open()).count(); //~ needless-full-iteration
    open == 1
}

fn named_and_asked(rows: &[Row]) -> Option<u32> {
    let open = rows.iter().filter(|row| !row.done).count(); //~ needless-full-iteration
    if open == 0 {
        return None;
    }
    Some(1)
}

fn named_and_needed(rows: &[Row]) -> Option<usize> {
    let open = rows.iter().filter(|row| !row.done).count();
    if open == 0 {
        return None;
    }
    Some(open)
}

fn a_known_number(rows: &[Row]) -> bool {
    rows.iter().map(|row| row.done).count() > 1
}

fn span(samples: &[i64]) -> (Option<i64>, Option<i64>) {
    let least = samples.iter().min().copied();
    let most = samples.iter().max().copied(); //~ needless-full-iteration
    (least, most)
}

fn span_of_present(samples: &[Option<i64>]) -> i64 {
    samples.iter().flatten().max().unwrap() - samples.iter().flatten().min().unwrap() //~ needless-full-iteration
}

fn widest_and_lowest(boxes: &[Area]) -> (u32, u32) {
    let width = boxes.iter().map(|area| area.width).max().unwrap_or(0);
    let top = boxes.iter().map(|area| area.top).min().unwrap_or(0);
    (width, top)
}

fn of_three(a: u32, b: u32, c: u32) -> (u32, u32) {
    (*[a, b, c].iter().min().unwrap(), *[a, b, c].iter().max().unwrap())
}

// ---- what is in order

fn last_break(breaks: &BTreeSet<usize>) -> usize {
    breaks.iter().fold(0, |last, at| if last > *at { last } else { *at }) //~ needless-full-iteration
}

fn first_key(rows: &BTreeMap<u64, Row>) -> Option<u64> {
    rows.keys().copied().min() //~ needless-full-iteration
}

fn break_before(breaks: &BTreeSet<usize>, end: usize) -> Option<&usize> {
    breaks.iter().filter(|at| **at <= end).max() //~ needless-full-iteration
}

fn next_row(rows: &BTreeMap<u64, Row>, from: u64) -> Option<&Row> {
    rows.iter().find(|(key, _)| **key >= from && key.is_set()).map(|(_, row)| row) //~ needless-full-iteration
}

fn knows_its_last(breaks: &BTreeSet<usize>) -> Option<&usize> {
    breaks.iter().max()
}

fn by_value(rows: &BTreeMap<u64, Row>, from: u64) -> Option<&Row> {
    rows.values().find(|row| row.size >= from)
}

fn by_size_of_key(rows: &BTreeMap<String, Row>, from: usize) -> Option<&Row> {
    rows.iter().find(|(key, _)| key.len() > from).map(|(_, row)| row)
}

fn unordered(rows: &HashMap<u64, Row>, from: u64) -> Option<&Row> {
    rows.iter().find(|(key, _)| **key >= from).map(|(_, row)| row)
}

// ---- from the start at every turn

fn columns(line: &str, places: &[usize]) -> Vec<usize> {
    places.iter().map(|at| line[..*at].chars().count()).collect() //~ needless-full-iteration
}

fn line_numbers(text: &str, places: &[usize]) -> Vec<usize> {
    let mut numbers = Vec::with_capacity(places.len());
    for place in places {
        numbers.push(text[..*place].matches('\n').count()); //~ needless-full-iteration
    }
    numbers
}

fn totals(amounts: &[u64]) -> u64 {
    let mut most = 0;
    for end in 0..amounts.len() {
        most += amounts[..end].iter().sum::<u64>(); //~ needless-full-iteration
    }
    most
}

fn shortened(mut name: String, width: usize) -> String {
    while name.chars().count() > width { //~ needless-full-iteration
        name.pop();
    }
    name
}

fn column(line: &str, at: usize) -> usize {
    line[..at].chars().count()
}

fn of_each_by_place(lines: &[String], cursors: &[Cursor]) -> usize {
    let mut most = 0;
    for cursor in cursors {
        most += lines[cursor.line][..cursor.at].chars().count();
    }
    most
}

fn of_each(lines: &[String], at: usize) -> usize {
    let mut most = 0;
    for line in lines {
        most += line[..at].chars().count();
    }
    most
}

fn by_byte(mut name: String, width: usize) -> String {
    while name.len() > width {
        name.pop();
    }
    name
}

// ---- what has its keys at hand

fn age_of(ages: &HashMap<String, u64>, wanted: &str) -> Option<u64> {
    ages.iter().find(|(name, _)| name.as_str() == wanted).map(|(_, age)| *age) //~ needless-full-iteration
}

fn is_known(ages: &BTreeMap<u64, Row>, wanted: u64) -> bool {
    ages.keys().any(|id| *id == wanted) //~ needless-full-iteration
}

fn is_member(names: &HashSet<String>, wanted: &String) -> bool {
    names.iter().any(|name| name == wanted) //~ needless-full-iteration
}

fn is_member_in_any_case(names: &HashSet<String>, wanted: &str) -> bool {
    names.iter().any(|name| name.eq_ignore_ascii_case(wanted))
}

fn name_of(ages: &HashMap<String, u64>, wanted: u64) -> Option<&String> {
    ages.iter().find(|(_, age)| **age == wanted).map(|(name, _)| name)
}

fn is_prefix_known(names: &HashSet<String>, wanted: &str) -> bool {
    names.iter().any(|name| &name[..3] == wanted)
}

fn is_listed(names: &[String], wanted: &str) -> bool {
    names.iter().any(|name| name == wanted)
}

fn last_break_before(breaks: &BTreeSet<usize>, end: usize) -> usize {
    breaks.iter().fold(0, |last, at| if *at > last && *at <= end { *at } else { last }) //~ needless-full-iteration
}

fn summed(reader: &mut impl Read) -> u64 {
    let mut buffer = [0u8; 8192];
    let mut sum = 0;
    loop {
        let n = reader.read(&mut buffer).unwrap();
        sum += buffer[..n].iter().filter(|byte| **byte > 3).count() as u64;
    }
}

//@ src/last-of-all.rs
fn last_open(rows: &[Row]) -> Option<usize> {
    let mut last = None;
    for (i, row) in rows.iter().enumerate() {
        if row.open { //~ needless-full-iteration
            last = Some(i);
        }
    }
    last
}

fn last_blank(text: &str) -> usize {
    let mut at = 0;
    for (i, letter) in text.char_indices() {
        if letter.is_whitespace() { //~ needless-full-iteration
            at = i;
        }
    }
    at
}

fn last_like(lines: &Vec<Line>, wanted: &Line) -> Option<u32> {
    let mut number = None;
    for line in lines {
        let start = line.text.trim();
        if is_like(start, &wanted.text) { //~ needless-full-iteration
            number = Some(line.number);
        }
    }
    number
}

fn is_like(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn has_bad(rows: &[Row], limit: u32) -> bool {
    let mut found = false;
    for row in rows {
        if row.size > limit { //~ needless-full-iteration
            found = true;
        }
    }
    found
}

fn is_listed(names: &HashMap<String, u32>, wanted: u32) -> bool {
    let mut listed = false;
    for id in names.values() {
        if *id == wanted { //~ needless-full-iteration
            listed = true;
        }
    }
    listed
}

//@ src/named_iterators.rs
// ---- iterators under a name, and of a type that has both ends

use url::Url;

fn file_name(url: &Url) -> Option<&str> {
    url.path_segments().and_then(|segments| segments.last()) //~ needless-full-iteration
}

fn last_part(url: &Url) -> Option<String> {
    let last = url.path_segments()?.last()?; //~ needless-full-iteration
    Some(last.to_string())
}

struct Values<'a> {
    rest: &'a [u32],
}

impl Iterator for Values<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }
}

impl DoubleEndedIterator for Values<'_> {
    fn next_back(&mut self) -> Option<u32> {
        let (last, rest) = self.rest.split_last()?;
        self.rest = rest;
        Some(*last)
    }
}

struct Register {
    values: Vec<u32>,
}

impl Register {
    fn read(&self, name: char) -> Option<Values<'_>> {
        (name == 'a').then(|| Values { rest: &self.values })
    }

    fn last_of(&self, name: char) -> Option<u32> {
        self.read(name).and_then(|values| values.last()) //~ needless-full-iteration
    }

    fn last(&self, name: char) -> Option<u32> {
        let values = self.read(name)?;
        values.last() //~ needless-full-iteration
    }
}

fn changed(changes: Vec<Change>, overlapping: &HashSet<usize>) -> Option<Transaction> {
    let kept = changes.into_iter().enumerate().filter(|(at, _)| !overlapping.contains(at));
    if kept.clone().count() > 0 { //~ needless-full-iteration
        return Some(Transaction::of(kept));
    }
    None
}

fn any_left(rows: &[Row]) -> bool {
    let left = rows.iter().filter(|row| row.open);
    left.count() != 0 //~ needless-full-iteration
}

// ---- look-alikes

fn left_at_first(rows: &[Row]) -> bool {
    let mut found = false;
    for row in rows {
        if row.open {
            found = true;
            break;
        }
    }
    found
}

fn greatest(rows: &[Row]) -> u32 {
    let mut most = 0;
    for row in rows {
        if row.size > most {
            most = row.size;
        }
    }
    most
}

fn all_are_run(checks: &[Check]) -> bool {
    let mut failed = false;
    for check in checks {
        if !check.perform() {
            failed = true;
        }
    }
    failed
}

fn all_are_told(checks: &[Check]) -> bool {
    let mut failed = false;
    for check in checks {
        if !told(check) {
            failed = true;
        }
    }
    failed
}

fn told(check: &Check) -> bool {
    println!("{check}");
    check.ok
}

fn emptied(queue: &mut Queue) -> bool {
    let mut seen = false;
    for item in queue.drain(..) {
        if item.marked {
            seen = true;
        }
    }
    seen
}

fn counted_on(rows: &[Row]) -> usize {
    let mut last = 0;
    let mut at = 0;
    for row in rows {
        at += row.size;
        if row.open {
            last = at;
        }
    }
    last
}

fn with_count(rows: &[Row]) -> Option<usize> {
    let mut last = None;
    let mut at = 0;
    for row in rows.iter() {
        if row.open {
            last = Some(at);
        }
    }
    last
}

fn in_no_order(rows: &HashMap<u32, Row>) -> Option<u32> {
    let mut some = None;
    for id in rows.keys() {
        if *id > 3 {
            some = Some(*id);
        }
    }
    some
}

fn two_flags(rows: &[Row]) -> (bool, bool) {
    let (mut open, mut large) = (false, false);
    for row in rows {
        if row.open {
            open = true;
        }
        if row.size > 9 {
            large = true;
        }
    }
    (open, large)
}

fn of_three(a: u32) -> bool {
    let mut found = false;
    for each in [1, 2, 3] {
        if each == a {
            found = true;
        }
    }
    found
}

fn read_on(reader: &mut BufReader<File>) -> bool {
    let mut found = false;
    for line in reader.lines() {
        if line.is_ok() {
            found = true;
        }
    }
    found
}

//@ src/flags.rs
fn any_open(rows: &[Row]) -> bool {
    let mut found = false;
    for row in rows {
        found |= row.name.starts_with("x"); //~ needless-full-iteration
    }
    found
}

fn last_note(rows: &[Row]) -> Option<&Note> {
    let mut last = None;
    for row in rows {
        if let Some(note) = &row.note { //~ needless-full-iteration
            last = Some(note);
        }
    }
    last
}

fn has_list(values: &[Value]) -> bool {
    let mut nested = false;
    for value in values.iter() {
        if let Value::List(_) = value { //~ needless-full-iteration
            nested = true;
        }
    }
    nested
}

// ---- look-alikes

fn mask_of(rows: &[Row]) -> u32 {
    let mut mask = 0;
    for row in rows {
        mask |= row.bits;
    }
    mask
}

fn all_run(checks: &mut [Check]) -> bool {
    let mut well = true;
    for check in checks.iter_mut() {
        well &= check.run();
    }
    well
}

fn last_row(reader: &mut Reader) -> Option<Row> {
    let mut last = None;
    for row in reader {
        if let Some(row) = row {
            last = Some(row);
        }
    }
    last
}

fn own_list(list: List) -> bool {
    let kept = list.select();
    kept.clone().count() > 0
}

fn how_many(rows: &[Row]) -> usize {
    let left = rows.iter().filter(|row| row.open);
    let open = left.clone().count();
    open + left.map(|row| row.id).sum::<usize>()
}

fn last_row(rows: &Rows) -> Option<Row> {
    rows.segments().and_then(|segments| segments.last())
}

//@ src/quick_last.rs
struct Steps {
    from: u32,
    to: u32,
}

impl Iterator for Steps {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        (self.from < self.to).then(|| self.from)
    }

    fn last(mut self) -> Option<u32> {
        self.next_back()
    }
}

impl DoubleEndedIterator for Steps {
    fn next_back(&mut self) -> Option<u32> {
        (self.from < self.to).then(|| self.to)
    }
}

fn end_of(steps: Steps) -> Option<u32> {
    steps.last()
}

//@ src/wrapped.rs
use unicode_width::UnicodeWidthStr;

fn wrapped(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = vec![];
    let mut rest = text;
    while rest.width() > limit { //~ needless-full-iteration
        let end = end_of(rest, limit);
        parts.push(&rest[..end]);
        rest = &rest[end..];
    }
    parts
}

fn wrapped_with_tabs(text: &str, limit: usize) -> Vec<&str> {
    let mut parts = vec![];
    let mut rest = text;
    while shown_width(rest, 4) > limit { //~ needless-full-iteration
        let (part, behind) = rest.split_at(end_of(rest, limit));
        parts.push(part);
        rest = after(rest, part);
    }
    parts
}

fn shown_width(text: &str, tab: usize) -> usize {
    text.width() + text.matches('\t').count() * tab
}

// ---- look-alikes

fn widened(text: &str, limit: usize) -> String {
    let mut all = String::from(text);
    while all.width() < limit {
        all.push(' ');
    }
    all
}

fn until_small(image: &mut Image, limit: u32) {
    while image.width() > limit {
        image.halve();
    }
}

fn until_large(text: &str, limit: usize) -> usize {
    let mut size = 1;
    while scaled(size) < limit {
        size = size * 2;
    }
    size
}

fn scaled(size: usize) -> usize {
    size * 3
}

fn filled_up(text: &str, limit: usize) -> String {
    let mut all = String::from(text);
    while shown_width(&all, 4) < limit {
        all = format!("{all}\t");
    }
    all
}

//@ src/more-loops.rs
fn last_by_place(rows: &[Row]) -> usize {
    let mut last = 0;
    for i in 0..rows.len() {
        if rows[i].open { //~ needless-full-iteration
            last = i;
        }
    }
    last
}

fn has_kind(rows: &[Row]) -> bool {
    let mut found = false;
    for row in rows {
        match row.kind { //~ needless-full-iteration
            Kind::Open => found = true,
            _ => {}
        }
    }
    found
}

fn two_kinds(rows: &[Row]) -> (bool, bool) {
    let (mut open, mut closed) = (false, false);
    for row in rows {
        match row.kind {
            Kind::Open => open = true,
            _ => closed = true,
        }
    }
    (open, closed)
}

//@ src/acting-loops.rs
impl Step {
    fn replace_values(&self, context: &mut Context, map: &Values) -> bool {
        context.values.put(self.id, map)
    }
}

fn all_replaced(steps: &[Step], context: &mut Context, map: &Values) -> bool {
    let mut modified = false;
    for i in 0..steps.len() {
        let step = &steps[i];
        modified |= step.replace_values(context, map);
    }
    modified
}

fn without_branches(flags: &[bool]) -> bool {
    let mut any = false;
    for flag in flags {
        any |= *flag;
    }
    any
}

fn unrolled(place: &[u32], bounds: &[u32]) -> bool {
    let mut within = true;
    #[unroll]
    for i in 0..place.len() {
        within &= is_within(place[i], bounds[i]);
    }
    within
}

//@ src/orchards.rs
use std::collections::{HashMap, HashSet};

pub struct Tree {
    age: u32,
}

impl Tree {
    fn bears(&self) -> bool {
        self.age > 3
    }
}

pub struct Orchard {
    trees: HashMap<u64, Tree>,
}

impl Orchard {
    fn trees(&self) -> &HashMap<u64, Tree> {
        &self.trees
    }

    fn next_trees(&mut self) -> Vec<Tree> {
        self.trees.drain().map(|(_, tree)| tree).collect()
    }
}

fn bears(orchard: &Orchard) -> bool {
    let mut bears = false;
    for tree in orchard.trees().values() {
        if tree.bears() { //~ needless-full-iteration
            bears = true;
        }
    }
    bears
}

fn blooms(orchard: &FarOrchard) -> bool {
    let mut blooms = false;
    for tree in orchard.trees().values() {
        if tree.bloom() == Some(true) { //~ needless-full-iteration
            blooms = true;
        }
    }
    blooms
}

fn share(pears: &HashSet<u64>, plums: &HashSet<u64>) -> bool {
    pears.intersection(plums).count() > 0 //~ needless-full-iteration
}

fn lack(pears: &HashSet<u64>, plums: &HashSet<u64>) -> bool {
    pears.difference(plums).count() != 0 //~ needless-full-iteration
}

// ---- look-alikes

fn shared(pears: &HashSet<u64>, plums: &HashSet<u64>) -> usize {
    pears.intersection(plums).count()
}

// A bit set of somebody counts whole words at a time.
fn shared_bits(pears: &Bits, plums: &Bits) -> bool {
    pears.intersection(plums).count() > 0
}

fn grown(orchard: &mut FarOrchard) -> bool {
    let mut blooms = false;
    for tree in orchard.trees().values() {
        if tree.bloom() == Some(true) {
            blooms = true;
        }
    }
    blooms
}

fn pruned(orchard: &FarOrchard) -> bool {
    let mut pruned = false;
    for tree in orchard.trees().values() {
        if tree.take_cutting() == Some(true) {
            pruned = true;
        }
    }
    pruned
}

fn taken_out(orchard: &mut Orchard) -> bool {
    let mut bears = false;
    for tree in orchard.next_trees().iter() {
        if tree.bears() {
            bears = true;
        }
    }
    bears
}

//@ src/written_otherwise.rs
fn has_open(rows: &[Row]) -> bool {
    let mut found = false;
    rows.iter().for_each(|row| {
        if row.name.starts_with("x") { //~ needless-full-iteration
            found = true;
        }
    });
    found
}

fn last_of_a_name(rows: &[Row]) -> Option<usize> {
    let mut last = None;
    let walked = rows.iter().enumerate();
    for (i, row) in walked {
        match row.kind { //~ needless-full-iteration
            Kind::Open => {
                last = Some(i);
            }
            _ => (),
        }
    }
    last
}

fn asked_in_a_block(ages: &HashMap<String, u64>, wanted: &str) -> bool {
    ages.iter().any(|(name, _)| { //~ needless-full-iteration
        name.as_str() == wanted
    })
}

fn on_threads(rows: &[Row], found: &Flag) {
    rows.par_iter().for_each(|row| {
        if row.name.starts_with("x") {
            found.set();
        }
    });
}

fn adds_up(rows: &[Row]) -> usize {
    let mut found = 0;
    rows.iter().for_each(|row| {
        if row.name.starts_with("x") {
            found += 1;
        }
    });
    found
}
