use bytes::{BufMut, BytesMut};
use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

struct Log {
    lines: Vec<String>,
    ids: HashSet<u64>,
}

impl Log {
    fn take_over(&mut self, lines: Vec<String>) {
        for line in lines { //~ bulk-op-instead-of-loop
            self.lines.push(line);
        }
    }

    fn copy(&mut self, lines: &[String]) {
        for line in lines { //~ bulk-op-instead-of-loop
            self.lines.push(line.clone());
        }
    }

    fn know(&mut self, ids: &[u64]) {
        for id in ids { //~ bulk-op-instead-of-loop
            self.ids.insert(*id);
        }
    }

    fn know_some(&mut self, ids: &[u64]) {
        for id in ids {
            if *id > 3 {
                self.ids.insert(*id);
            }
        }
    }
}

fn write_nibbles(nibbles: &[u8], buf: &mut BytesMut) {
    for nibble in nibbles { //~ bulk-op-instead-of-loop
        buf.put_u8(*nibble);
    }
}

fn queue(waiting: &mut VecDeque<u64>, ids: BTreeSet<u64>) {
    for id in ids { //~ bulk-op-instead-of-loop
        waiting.push_back(id);
    }
}

fn pad(out: &mut Vec<u8>, data: &[u8]) {
    let old = out.len();
    out.resize(old + data.len(), 0); //~ bulk-op-instead-of-loop
    out[old..].copy_from_slice(data);
}

fn zeros(n: usize) -> Vec<u32> {
    (0..n).map(|_| 0).collect() //~ bulk-op-instead-of-loop
}

fn mapped(out: &mut Vec<u64>, ids: &[u64]) {
    for id in ids {
        out.push(id * 2);
    }
}

fn counted(out: &mut Vec<u64>, ids: &[u64]) -> u64 {
    let mut sum = 0;
    for id in ids {
        sum += id;
        out.push(*id);
    }
    sum
}

fn pairs(out: &mut Vec<u64>, ids: &[(u64, u64)]) {
    for (id, _) in ids {
        out.push(*id);
    }
}

fn own_list(groups: &mut [Vec<u64>]) {
    for group in groups {
        group.push(1);
    }
}

fn sent(sender: &Sender, ids: Vec<u64>) {
    for id in ids {
        sender.push(id);
    }
}

fn extended(out: &mut Vec<u64>, ids: &[u64]) {
    out.extend_from_slice(ids);
}

fn zeroed_and_kept(out: &mut Vec<u8>, data: &[u8]) -> usize {
    out.resize(64, 0);
    out.len() + data.len()
}

fn counting(n: u32) -> Vec<u32> {
    (0..n).map(|i| i * 2).collect()
}

struct Visited {
    counters: Vec<u8>,
}

impl Visited {
    fn reset(&mut self) {
        self.counters.iter_mut().for_each(|counter| *counter = 0); //~ bulk-op-instead-of-loop note
    }

    fn reset_in_a_loop(&mut self) {
        for counter in self.counters.iter_mut() { //~ bulk-op-instead-of-loop note
            *counter = u8::MAX;
        }
    }

    fn count_down(&mut self) {
        for counter in &mut self.counters {
            *counter -= 1;
        }
    }
}

fn copied(out: &mut [u32], numbers: &[u32], n: usize) {
    for i in 0..n { //~ bulk-op-instead-of-loop note
        out[i] = numbers[i];
    }
}

fn cleared(out: &mut [u32], n: usize) {
    for i in 0..n { //~ bulk-op-instead-of-loop note
        out[i] = 0;
    }
}

fn doubled(out: &mut [u32], numbers: &[u32], n: usize) {
    for i in 0..n {
        out[i] = numbers[i] * 2;
    }
}

fn body(out: &mut Vec<u8>, data: &[u8], length: usize) {
    let old = out.len();
    out.resize(old + length, 0); //~ bulk-op-instead-of-loop
    let part = &mut out[old..old + length];
    part[..data.len()].copy_from_slice(data);
}

fn entries(pairs: Vec<(u64, String)>, names: &mut HashMap<u64, String>) {
    for (id, name) in pairs { //~ bulk-op-instead-of-loop
        names.insert(id, name);
    }
}

fn reserved<T>(items: impl Iterator<Item = T>, make: impl Fn() -> List<T>) -> List<T> {
    let mut list = make();
    for item in items { //~ bulk-op-instead-of-loop
        list.push(item);
    }
    list
}

fn byte_by_byte(bytes: &[u8], buf: &mut impl BufMut) {
    for &byte in bytes { //~ bulk-op-instead-of-loop
        byte.write(buf);
    }
}

fn slice_of_one(bytes: &[u8], out: &mut impl std::io::Write) -> std::io::Result<()> {
    for byte in bytes { //~ bulk-op-instead-of-loop
        out.write_all(&[*byte])?;
    }
    Ok(())
}

fn one_byte_each(tags: &[u8], outs: &mut [std::net::TcpStream]) -> std::io::Result<()> {
    for tag in tags {
        outs[*tag as usize].write_all(&[*tag])?;
    }
    Ok(())
}

fn padded(out: &mut Vec<u8>, n: usize) {
    for _ in 0..n { //~ bulk-op-instead-of-loop
        out.push(0);
    }
}

// ---- look-alikes

fn swapped(pairs: Vec<(u64, u64)>, ids: &mut HashMap<u64, u64>) {
    for (id, other) in pairs {
        ids.insert(other, id);
    }
}

fn numbers_of_their_own(numbers: &[Number], buf: &mut impl BufMut) {
    for number in numbers {
        number.write(buf);
    }
}

fn own_map(pairs: Vec<(u64, u64)>, registry: &mut Registry) {
    for (id, other) in pairs {
        registry.insert(id, other);
    }
}

fn read_through_a_buffer(path: &Path) -> Result<Manifest, Error> {
    let file = File::open(path)?; //~ bulk-op-instead-of-loop
    let mut reader = BufReader::new(file);
    let mut text = String::new();
    reader.read_to_string(&mut text)?;
    Manifest::parse(&text)
}

fn read_after_a_line(path: &Path) -> Result<String, Error> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut text = String::new();
    reader.read_line(&mut text)?;
    reader.read_to_string(&mut text)?;
    Ok(text)
}

fn set_bits(valid: &BooleanBuffer) -> usize {
    valid.iter().filter(|bit| *bit).count() //~ bulk-op-instead-of-loop
}

fn long_ones(names: &[String]) -> usize {
    names.iter().filter(|name| name.len() > 3).count()
}

fn pushed_by_closure(out: &mut Vec<u8>, bytes: &[u8]) {
    bytes.iter().for_each(|byte| out.push(*byte)); //~ bulk-op-instead-of-loop
}

fn made_by_closure(out: &mut Vec<u8>, bytes: &[u8]) {
    bytes.iter().for_each(|byte| out.push(byte ^ 3));
}

impl Nulls {
    fn grow(&mut self, n: usize) {
        for _ in 0..n { //~ bulk-op-instead-of-loop
            self.validity.push(false);
        }
        self.len += n;
    }
}

// A text has no `resize`, and a heap orders each item on its own.

fn ruler(width: usize) -> String {
    let mut line = String::new();
    for _ in 0..width {
        line.push('-');
    }
    line
}

fn blanks(heap: &mut BinaryHeap<u32>, n: usize) {
    for _ in 0..n {
        heap.push(0);
    }
}

fn blank_list(list: &mut Vec<char>, n: usize) {
    for _ in 0..n { //~ bulk-op-instead-of-loop
        list.push('-');
    }
}

fn seats_taken(taken: &mut IndexSet<String>, bookings: Vec<String>) {
    for booking in bookings { //~ bulk-op-instead-of-loop
        taken.insert(booking);
    }
}

struct Shelf {
    books: Vec<u32>,
}

impl Extend<u32> for Shelf {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, items: I) {
        for item in items {
            self.push(item);
        }
    }
}

fn capitalised(letter: char, out: &mut String) {
    // A text takes its characters one by one in any case.
    for upper in letter.to_uppercase() {
        out.push(upper);
    }
}

fn addressed<I: IntoIterator<Item = u8>>(bytes: I, buf: &mut BytesMut) {
    // No slice to hand over.
    for byte in bytes {
        buf.put_u8(byte);
    }
}

// ---- a byte at a time through a method of the same type

struct Frame {
    bytes: Vec<u8>,
    written: usize,
}

impl Frame {
    fn put_text(&mut self, text: &str) -> Result<(), Full> {
        let bytes = text.as_bytes();
        for byte in bytes { //~ bulk-op-instead-of-loop
            self.put(*byte)?;
        }
        Ok(())
    }

    fn put(&mut self, byte: u8) -> Result<(), Full> {
        self.written += 1;
        self.bytes.push(byte);
        Ok(())
    }

    // Each byte is escaped on its own.
    fn put_escaped(&mut self, text: &[u8]) {
        for byte in text {
            self.escape(*byte);
        }
    }

    fn escape(&mut self, byte: u8) {
        let code = self.codes[byte as usize];
        self.bytes.extend(code);
    }
}

struct Meters {
    all: Vec<Meter>,
}

impl Meters {
    fn make_room(&mut self, id: usize) {
        let missing = 1 + id - self.all.len();
        self.all.extend(vec![Meter::default(); missing]); //~ bulk-op-instead-of-loop
    }
}

fn aligned(out: &mut Vec<u8>, gap: usize) {
    out.extend_from_slice(&vec![0u8; gap]); //~ bulk-op-instead-of-loop
}

fn padded_at_the_end(frame: &mut BytesMut, gap: usize) {
    frame.put_slice(&vec![0u8; gap]); //~ bulk-op-instead-of-loop
}

fn blanks_behind(cells: Vec<u8>, width: usize) -> Vec<u8> {
    cells.iter().copied().chain(vec![b' '; width]).take(width).collect() //~ bulk-op-instead-of-loop
}

fn two_more(out: &mut Vec<u8>, list: &[u8]) {
    out.extend(list.to_vec());
    out.extend_from_slice(&[0; 4]);
}

fn kept_blank(rows: &mut Vec<Vec<u8>>, width: usize) {
    rows.push(vec![0; width]);
}

fn room_for(frame: &mut BytesMut, missing: usize) {
    frame.extend(std::iter::repeat(0).take(missing)); //~ bulk-op-instead-of-loop note
}

fn blank_rows(rows: &mut Vec<Option<u32>>, missing: usize) {
    rows.extend(std::iter::repeat(None).take(missing)); //~ bulk-op-instead-of-loop note
}

fn ruler(width: usize) -> String {
    std::iter::repeat('-').take(width).collect::<String>() //~ bulk-op-instead-of-loop
}

fn levels(count: usize, start: u32) -> Vec<u32> {
    let all: Vec<u32> = std::iter::repeat(start).take(count).collect(); //~ bulk-op-instead-of-loop note
    all
}

fn cycled(out: &mut Vec<u8>, parts: &[u8], missing: usize) {
    out.extend(parts.iter().copied().cycle().take(missing));
}

fn spaced(out: &mut String, missing: usize) {
    out.extend(std::iter::repeat(' ').take(missing));
}

fn widen(row: &mut Vec<char>, fill: char, missing: usize) {
    for _ in 0..missing { //~ bulk-op-instead-of-loop
        row.push(fill);
    }
}

fn widen_by_copies(rows: &mut Vec<Vec<char>>, blank: &Vec<char>, missing: usize) {
    for _ in 0..missing { //~ bulk-op-instead-of-loop
        rows.push(blank.clone());
    }
}

fn numbered(rows: &mut Vec<usize>, missing: usize) {
    for id in 0..missing {
        rows.push(next_id(id));
    }
}

fn moved_over(all: &mut HashMap<u32, String>, fresh: &mut HashMap<u32, String>) {
    for (id, name) in fresh.drain() { //~ bulk-op-instead-of-loop
        all.insert(id, name);
    }
}

fn marked(known: &mut HashSet<u32>, ids: &[u32]) {
    for id in ids { //~ bulk-op-instead-of-loop
        known.insert(*id);
    }
}

// A tree makes no room.
fn in_order(known: &mut BTreeSet<u32>, ids: &[u32]) {
    for id in ids {
        known.insert(*id);
    }
}

fn turned_around(all: &mut HashMap<String, u32>, fresh: HashMap<u32, String>) {
    for (id, name) in fresh {
        all.insert(name, id);
    }
}

fn of_unknown_length(known: &mut HashSet<u32>, ids: &[u32]) {
    for id in ids.iter().filter(|id| **id > 3) {
        known.insert(*id);
    }
}

fn padded_by(line: &mut String, fill: char, missing: usize) {
    for _ in 0..missing { //~ bulk-op-instead-of-loop
        line.push(fill);
    }
}

fn indented(line: &mut String, depth: usize) {
    for _ in 0..depth {
        line.push(' ');
    }
}

fn kept(part: &[u8]) -> Vec<u8> {
    let mut whole = vec![0u8; part.len()]; //~ bulk-op-instead-of-loop
    whole.copy_from_slice(part);
    whole
}

fn joined(head: &[u8], body: &[u8]) -> Vec<u8> {
    let mut whole = vec![0; head.len() + body.len()]; //~ bulk-op-instead-of-loop
    whole[..head.len()].copy_from_slice(head);
    whole[head.len()..].copy_from_slice(body);
    whole
}

fn padded(part: &[u8]) -> Vec<u8> {
    let mut whole = vec![0u8; 32];
    whole[32 - part.len()..].copy_from_slice(part);
    whole
}

fn filled_up(part: &[u8]) -> Vec<u8> {
    let mut whole = vec![0u8; 32];
    whole[..part.len()].copy_from_slice(part);
    whole
}

fn sign_extended<B: Bit>(word: &Word<B>, missing: usize) -> Word<B> {
    let mut bits_le = word.to_bits();
    bits_le.extend(std::iter::repeat(word.msb().clone()).take(missing)); //~ bulk-op-instead-of-loop note
    Word::of(bits_le)
}

fn lined(word: &Word, missing: usize, letter: char) -> Text {
    let mut line = word.text();
    line.extend(std::iter::repeat(letter).take(missing));
    line
}

/// Room was made, and nobody knows how many will come.
fn emptied(taken: Pile, events: impl Iterator<Item = u64>) -> (Vec<u64>, Vec<u64>) {
    let mut buffer = Vec::with_capacity(64);
    taken.into_iter().for_each(|event| buffer.push(event)); //~ bulk-op-instead-of-loop note
    let mut later: Vec<u64> = Vec::new();
    later.reserve(64);
    for event in events { //~ bulk-op-instead-of-loop note
        later.push(event);
    }
    (buffer, later)
}

fn of_known_length(taken: &[u64], pile: Pile) -> (Vec<u64>, Vec<u64>) {
    let mut buffer = Vec::with_capacity(64);
    taken.iter().for_each(|event| buffer.push(*event)); //~ bulk-op-instead-of-loop
    let mut later: Vec<u64> = Vec::new();
    for event in pile { //~ bulk-op-instead-of-loop
        later.push(event);
    }
    (buffer, later)
}

// ---- elements of lists by an index that counts up, and values that are the same for all

#[derive(Clone, Copy)]
struct Texel {
    red: u8,
    blue: u8,
}

struct Glyph {
    name: String,
}

struct Ring {
    slots: VecDeque<u32>,
}

fn painted(width: usize, ground: Texel) -> Vec<Texel> {
    (0..width).map(|_| ground).collect() //~ bulk-op-instead-of-loop
}

fn flat(count: usize, level: f32) -> Vec<f32> {
    let levels: Vec<f32> = (0..count).map(|_n| level).collect(); //~ bulk-op-instead-of-loop
    levels
}

fn blit(from: &[u8], to: &mut [u8], row: usize, width: usize) {
    for x in 0..width { //~ bulk-op-instead-of-loop note
        to[row * width + x] = from[x];
    }
}

fn cut_head(samples: &mut Vec<f32>, head: usize) {
    for i in head..samples.len() { //~ bulk-op-instead-of-loop note
        samples[i - head] = samples[i];
    }
}

fn make_room(keys: &mut [u64], at: usize, len: usize) {
    for i in (at..len).rev() { //~ bulk-op-instead-of-loop note
        keys[i + 1] = keys[i];
    }
}

fn from_index(from: &[u16], to: &mut [u16], start: usize) {
    for (i, slot) in to.iter_mut().enumerate() { //~ bulk-op-instead-of-loop note
        *slot = from[start + i];
    }
}

fn into_index(from: &[u16], to: &mut [u16], start: usize) {
    for (i, &word) in from.iter().enumerate() { //~ bulk-op-instead-of-loop note
        to[start + i] = word;
    }
}

fn level_out(heights: &mut [f32], level: f32) {
    for height in heights.iter_mut() { //~ bulk-op-instead-of-loop note
        *height = level;
    }
}

fn paint_over(texels: &mut [Texel], ground: Texel, count: usize) {
    for i in 0..count { //~ bulk-op-instead-of-loop note
        texels[i] = ground;
    }
}

fn level_each(heights: &mut [f32], level: f32) {
    heights.iter_mut().for_each(|height| *height = level); //~ bulk-op-instead-of-loop note
}

// ---- and their look-alikes

fn smear(samples: &mut [f32], step: usize) {
    for i in step..samples.len() {
        samples[i] = samples[i - step];
    }
}

fn mirrored(from: &[u8], to: &mut [u8], width: usize) {
    for x in 0..width {
        to[width - 1 - x] = from[x];
    }
}

fn every_other(from: &[u8], to: &mut [u8], width: usize) {
    for x in 0..width {
        to[2 * x] = from[x];
    }
}

fn through_table(from: &[u8], order: &[usize], to: &mut [u8]) {
    for (i, slot) in to.iter_mut().enumerate() {
        *slot = from[order[i]];
    }
}

fn renamed(from: &[String], to: &mut [Glyph]) {
    for i in 0..from.len() {
        to[i].name = from[i].clone();
    }
}

fn scaled(heights: &mut [f32], level: f32) {
    for height in heights.iter_mut() {
        *height = *height * level;
    }
}

fn counted(heights: &mut [u32], mut level: u32) {
    for height in heights.iter_mut() {
        level += 1;
        *height = level;
    }
}

fn round(ring: &mut Ring, value: u32) {
    for slot in ring.slots.iter_mut() {
        *slot = value;
    }
}

fn three(from: &[f32], to: &mut [f32], base: usize) {
    for axis in 0..3 {
        to[base + axis] = from[axis];
    }
}

fn numbered(count: usize, first: u32) -> Vec<u32> {
    (0..count as u32).map(|n| first + n).collect()
}

fn rows_of_one(grid: &mut Vec<Vec<u8>>, width: usize) {
    for x in 0..width {
        grid[1][x] = grid[0][x];
    }
}

// ---- loops that count on a length, or take until nothing is left

fn all_waiting(waiting: &mut VecDeque<Glyph>, out: &mut Vec<Glyph>) {
    while let Some(glyph) = waiting.pop_front() { //~ bulk-op-instead-of-loop
        out.push(glyph);
    }
}

fn turned(stack: &mut Vec<u32>, out: &mut VecDeque<u32>) {
    while let Some(top) = stack.pop() { //~ bulk-op-instead-of-loop
        out.push_back(top);
    }
}

fn cut(stack: &mut Vec<u32>, depth: usize) {
    while stack.len() > depth { //~ bulk-op-instead-of-loop
        stack.pop();
    }
}

fn padded_to(bytes: &mut Vec<u8>, size: usize) {
    while bytes.len() < size { //~ bulk-op-instead-of-loop
        bytes.push(0);
    }
}

fn by_index(out: &mut Vec<u16>, words: &[u16]) {
    for i in 0..words.len() { //~ bulk-op-instead-of-loop
        out.push(words[i]);
    }
}

fn filled_whole(page: &mut Vec<u8>, bytes: &[u8]) {
    page.resize(bytes.len(), 0); //~ bulk-op-instead-of-loop
    page.copy_from_slice(bytes);
}

// ---- and their look-alikes

fn largest_first(heap: &mut BinaryHeap<u32>, out: &mut Vec<u32>) {
    while let Some(top) = heap.pop() {
        out.push(top);
    }
}

fn some_waiting(waiting: &mut VecDeque<u32>, out: &mut Vec<u32>) {
    while let Some(number) = waiting.pop_front() {
        if number > 3 {
            out.push(number);
        }
    }
}

fn through_the_channel(waiting: &mut Receiver<u32>, out: &mut Vec<u32>) {
    while let Some(number) = waiting.pop() {
        out.push(number);
    }
}

fn down_to_mark(stack: &mut Vec<u32>) {
    while stack.last() != Some(&0) {
        stack.pop();
    }
}

fn numbered_to(ids: &mut Vec<u32>, size: usize, mut next: u32) {
    while ids.len() < size {
        next += 1;
        ids.push(next);
    }
}

fn letters_cut(line: &mut String, size: usize) {
    while line.len() > size {
        line.pop();
    }
}

fn odd_ones(out: &mut Vec<u16>, words: &[u16]) {
    for i in 0..words.len() / 2 {
        out.push(words[2 * i + 1]);
    }
}

fn padded_to_two_digits(digits: &mut Vec<u64>) {
    while digits.len() < 2 {
        digits.push(0);
    }
}

struct Words<'a> {
    rest: &'a str,
}

impl<'a> Words<'a> {
    fn of(rest: &'a str) -> Self {
        Self { rest }
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (word, rest) = self.rest.split_once(' ')?;
        self.rest = rest;
        Some(word)
    }
}

struct Countdown(usize);

impl Countdown {
    fn from(start: usize) -> Self {
        Self(start)
    }
}

impl Iterator for Countdown {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0, Some(self.0))
    }
}

fn of_unknown_number<'a>(kept: &mut Vec<&'a str>, text: &'a str) {
    for word in Words::of(text) {
        kept.push(word);
    }
}

fn of_known_number(kept: &mut Vec<usize>, start: usize) {
    for number in Countdown::from(start) { //~ bulk-op-instead-of-loop
        kept.push(number);
    }
}

fn some_of_them(kept: &mut Vec<u32>, ids: &[u32]) {
    for id in ids.iter().copied().filter(|id| *id > 7) {
        kept.push(id);
    }
    ids.iter().take_while(|id| **id > 7).copied().for_each(|id| kept.push(id));
}

fn inside_of_closures(kept: &mut Vec<u32>, rows: &[Vec<u32>]) {
    for id in rows.iter().map(|row| row.iter().filter(|id| **id > 7).count() as u32) { //~ bulk-op-instead-of-loop
        kept.push(id);
    }
}

fn into_a_sink(found: Vec<Finding>, sink: impl Into<Sink>) {
    let mut sink = sink.into();
    for finding in found {
        sink.push(finding);
    }
}

fn into_a_list_of_unknown_type(found: Vec<Finding>) -> usize {
    let mut all = begun_elsewhere();
    for finding in found { //~ bulk-op-instead-of-loop
        all.push(finding);
    }
    all.dedup();
    all.len()
}

fn as_objects<'a>(all: &mut Vec<&'a dyn Shape>, squares: &'a [Square]) {
    for square in squares.iter() { //~ bulk-op-instead-of-loop note
        all.push(square);
    }
}

struct Classes(Vec<String>);

impl Extend<String> for Classes {
    fn extend<I: IntoIterator<Item = String>>(&mut self, items: I) {
        items.into_iter().for_each(|item| self.push(item))
    }
}

fn joined_to_a_path(parts: Vec<String>) -> Utf8PathBuf {
    let mut whole = begun_elsewhere();
    for part in parts {
        whole.push(part);
    }
    whole
}

//@ src/hidden_iterators.rs
struct Joints {
    pairs: Vec<(u32, u32)>,
}

impl Joints {
    fn attached(&self, body: u32) -> impl Iterator<Item = u32> + '_ {
        self.pairs.iter().filter(move |pair| pair.0 == body).map(|pair| pair.1)
    }

    fn all(&self) -> &[(u32, u32)] {
        &self.pairs
    }
}

fn woken(joints: &Joints, body: u32) -> Vec<u32> {
    let mut woken: Vec<u32> = Vec::new();
    for other in joints.attached(body) {
        woken.push(other);
    }
    woken
}

fn copied(joints: &Joints) -> Vec<(u32, u32)> {
    let mut copied: Vec<(u32, u32)> = Vec::new();
    for pair in joints.all() { //~ bulk-op-instead-of-loop
        copied.push(*pair);
    }
    copied
}

// ---- another list at each turn: nothing is gathered in one place

fn sorted_into_cells(cells: &mut [Vec<u32>], width: usize, shape: u32, from: usize, to: usize) {
    for x in from..to {
        cells[x].push(shape);
    }
    for y in from..to {
        cells[y * width].push(0);
    }
}

fn by_digit(bins: &mut [Vec<u32>], numbers: &[u32]) {
    for number in numbers {
        bins[*number as usize % 10].push(*number);
    }
    numbers.iter().for_each(|number| bins[*number as usize % 10].push(*number));
}

struct Owners {
    by_shelf: Vec<HashSet<u64>>,
}

impl Owners {
    fn register(&mut self, ids: &[u64]) {
        for id in ids {
            self.by_shelf[*id as usize].insert(*id);
        }
    }
}

fn all_into_one_cell(cells: &mut [Vec<u32>], at: usize, shapes: &[u32]) {
    for shape in shapes { //~ bulk-op-instead-of-loop
        cells[at].push(*shape);
    }
}

// ---- what nobody knows the kind of may be no slice, and may not say how many there are

fn neighbours<T, N: IntoIterator<Item = T>>(mut next_of: impl FnMut(&T) -> N, start: T) -> Vec<T> {
    let mut waiting = vec![start];
    while let Some(node) = waiting.pop() {
        for next in next_of(&node) { //~ bulk-op-instead-of-loop note
            waiting.push(next);
        }
    }
    waiting
}

fn letters(line: &str) -> Vec<&str> {
    let mut letters = Vec::new();
    for letter in line.graphemes(true) { //~ bulk-op-instead-of-loop note
        letters.push(letter);
    }
    letters
}

fn removed(lock: &Lock, gone: &mut Vec<Package>) {
    for (_, packages) in lock.by_platform() {
        for package in packages { //~ bulk-op-instead-of-loop note
            gone.push(package.clone());
        }
    }
}

// ---- a `String` becomes a `&str` by `push` alone

struct Label {
    name: String,
    others: Vec<String>,
}

impl Label {
    fn names(&self) -> Vec<&str> {
        let mut names = vec![self.name.as_str()];
        for other in &self.others { //~ bulk-op-instead-of-loop note
            names.push(other);
        }
        names
    }

    fn copies(&self) -> Vec<String> {
        let mut names = vec![self.name.clone()];
        for other in &self.others { //~ bulk-op-instead-of-loop
            names.push(other.clone());
        }
        names
    }
}

// ---- what is kept under a name is a collection

enum Shape {
    Group { parts: Parts },
    Single,
}

fn all_parts(first: &Shape) -> usize {
    let mut waiting: VecDeque<&Shape> = VecDeque::new();
    waiting.push_back(first);
    let mut count = 0;
    while let Some(shape) = waiting.pop_front() {
        count += 1;
        if let Shape::Group { parts } = shape {
            for part in parts { //~ bulk-op-instead-of-loop
                waiting.push_back(part);
            }
        }
    }
    count
}

// ---- the rest has to be there for who writes to it next

fn inflated(out: &mut Vec<u8>, start: &[u8], size: usize, rest: &mut Inflate) {
    out.resize(size, 0); //~ bulk-op-instead-of-loop note
    out[..start.len()].copy_from_slice(start);
    rest.read(&mut out[start.len()..]);
}

//@ src/shared_maps.rs
use dashmap::DashMap;
use std::sync::Arc;

type Links = Arc<DashMap<u64, Arc<Link>>>;

struct Hub {
    links: Links,
}

impl Hub {
    fn all(&self) -> Vec<Arc<Link>> {
        let mut found = vec![];
        for link in self.links.iter() {
            found.push(link.clone());
        }
        found
    }
}

fn of_list(links: &Vec<Arc<Link>>) -> Vec<Arc<Link>> {
    let mut found = vec![];
    for link in links.iter() { //~ bulk-op-instead-of-loop
        found.push(link.clone());
    }
    found
}

//@ src/walked_otherwise.rs
fn each_by_closure(list: &mut Vec<u32>, known: &mut HashSet<u32>, ids: &[u32]) {
    ids.iter().for_each(|id| { //~ bulk-op-instead-of-loop
        known.insert(*id);
    });
    (0..ids.len()).for_each(|i| list.push(ids[i])); //~ bulk-op-instead-of-loop
}

fn behind_a_name(list: &mut Vec<u32>, ids: &[u32], rows: usize) -> Vec<u32> {
    let walked = ids.iter().skip(1);
    walked.for_each(|id| list.push(*id)); //~ bulk-op-instead-of-loop
    let mut rest = ids.iter();
    while let Some(&id) = rest.next() { //~ bulk-op-instead-of-loop
        list.push(id);
    }
    let levels = (0..rows).map(|_| { 0 });
    levels.collect() //~ bulk-op-instead-of-loop
}

fn asked_beside(list: &mut Vec<u32>, ids: &[u32]) {
    let mut rest = ids.iter();
    rest.next();
    while let Some(id) = rest.next() { //~ bulk-op-instead-of-loop
        list.push(*id);
    }
}

fn begun_outside(list: &mut Vec<u32>, ids: &[u32], rounds: usize) {
    let mut rest = ids.iter();
    for _ in 0..rounds {
        while let Some(id) = rest.next() { //~ bulk-op-instead-of-loop
            list.push(*id);
        }
    }
}

fn on_threads(list: &Shared<u32>, ids: &[u32]) {
    ids.par_iter().for_each(|id| list.push(*id));
}

fn sent_by_closure(sender: &Sender, ids: Vec<u64>) {
    ids.into_iter().for_each(|id| sender.push(id));
}

fn own_visitor(tree: &Tree, list: &mut Vec<u32>) {
    tree.for_each(|id| list.push(id));
}

//@ src/zeroed_with_names_between.rs
fn framed(out: &mut Vec<u8>, data: &[u8], parts: &Parts) {
    let old = out.len();
    out.resize(old + data.len(), 0); //~ bulk-op-instead-of-loop
    let head = parts.head();
    out[old..].copy_from_slice(&data[head..]);
}

fn read_in_between(out: &mut Vec<u8>, data: &[u8], reader: &mut Reader) {
    out.resize(data.len(), 0);
    let read = reader.read(out);
    out.copy_from_slice(&data[..read]);
}

fn left_in_between(out: &mut Vec<u8>, parts: &Parts) -> Result<(), Error> {
    out.resize(parts.len(), 0);
    let data = parts.data()?;
    out.copy_from_slice(data);
    Ok(())
}

//@ src/written_as_hex.rs
impl Display for Seal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for byte in self.as_bytes() { //~ bulk-op-instead-of-loop
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl Display for LongSeal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for byte in &self.bytes[0..2] { //~ bulk-op-instead-of-loop note
            write!(f, "{byte:02x}")?;
        }
        f.write_str("..")?;
        for byte in &self.bytes[2..] { //~ bulk-op-instead-of-loop
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl LowerHex for Seal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for byte in self.0.iter() { //~ bulk-op-instead-of-loop
            write!(f, "{:02x}", byte)?;
        }
        Ok(())
    }
}

impl Debug for Seal {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for &byte in &self.0 { //~ bulk-op-instead-of-loop note
            write!(f, "{:02X}", byte)?;
        }
        Ok(())
    }
}

// ---- look-alikes

impl Display for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for byte in &self.0 {
            write!(f, "{byte:02x}:")?;
        }
        for group in &self.groups {
            write!(f, "{group:04x}")?;
        }
        for (at, byte) in self.0.iter().enumerate() {
            write!(f, "{at:02x}")?;
        }
        Ok(())
}

//@ src/rows_item_by_item.rs
pub fn sheet(rows: Vec<Vec<u8>>) -> Vec<u8> {
    rows.into_iter().flatten().collect::<Vec<_>>() //~ bulk-op-instead-of-loop
}

pub fn sheet_of_lent(rows: &[Vec<f32>]) -> Vec<f32> {
    let cells: Vec<f32> = rows.iter().flatten().copied().collect(); //~ bulk-op-instead-of-loop
    cells
}

pub fn sheet_of_files(paths: &[std::path::PathBuf], first: Vec<u8>) -> std::io::Result<Vec<u8>> {
    let mut parts = Vec::new();
    parts.push(first);
    for path in paths {
        let mut part = Vec::new();
        std::fs::File::open(path)?.read_to_end(&mut part)?;
        parts.push(part);
    }
    show(&parts);
    Ok(parts.into_iter().flat_map(|part| part).collect::<Vec<u8>>()) //~ rows-then-flattened
}

pub fn names_of_all(rows: Vec<Vec<String>>) -> Vec<String> {
    // Moved, where `concat` would copy each text.
    rows.into_iter().flatten().collect::<Vec<_>>()
}

pub fn lent_cells(rows: &[Vec<f32>]) -> Vec<&f32> {
    rows.iter().flatten().collect::<Vec<_>>()
}

pub fn fixed_rows(rows: &[[f32; 4]]) -> Vec<f32> {
    rows.iter().flatten().copied().collect::<Vec<_>>()
}

pub fn present(rows: Vec<Option<u8>>) -> Vec<u8> {
    rows.into_iter().flatten().collect::<Vec<_>>()
}

pub fn distinct(rows: Vec<Vec<u8>>) -> std::collections::HashSet<u8> {
    rows.into_iter().flatten().collect()
}

//@ src/filled_to_a_place.rs
pub struct Shelf {
    books: Vec<u32>,
    labels: Vec<String>,
    first: usize,
}

impl Shelf {
    fn len(&self) -> usize {
        self.books.len()
    }

    pub fn put(&mut self, place: usize, book: u32) {
        while place + 1 > self.len() { //~ bulk-op-instead-of-loop note
            self.books.push(u32::default());
        }
        self.books[place] = book;
    }

    pub fn label(&mut self, place: usize, label: String) {
        while self.labels.len() <= place { //~ bulk-op-instead-of-loop note
            self.labels.push(String::new());
        }
        self.labels[place] = label;
    }

    pub fn empty_to(&mut self, width: u16) {
        while self.books.len() < width as usize { //~ bulk-op-instead-of-loop
            self.books.push(0);
        }
    }

    pub fn as_long_as_the_books(&mut self) {
        // Another list than the one that is asked.
        while self.labels.len() < self.len() {
            self.books.pop();
        }
    }

    pub fn label_all(&mut self) {
        while self.first < self.labels.len() {
            self.labels.push(String::from("none"));
        }
    }

    pub fn number_to(&mut self, place: usize) {
        while self.books.len() <= place {
            self.books.push(self.books.len() as u32);
        }
    }
}

//@ src/streams.rs
fn save(cells: &[u8], mut out: impl std::io::Write) -> std::io::Result<()> {
    for cell in cells { //~ bulk-op-instead-of-loop
        out.write_u8(*cell)?;
    }
    Ok(())
}

async fn send<S: AsyncWrite + Unpin>(stream: &mut S, digest: [u8; 32]) -> std::io::Result<()> {
    for byte in digest.iter().copied() { //~ bulk-op-instead-of-loop
        stream.write_u8(byte).await?;
    }
    Ok(())
}

fn save_any(cells: impl Iterator<Item = u8>, mut out: impl std::io::Write) -> std::io::Result<()> {
    for cell in cells {
        out.write_u8(cell)?;
    }
    Ok(())
}

fn framed(header: &[u8], body: &[u8]) -> bytes::BytesMut {
    let mut frame = bytes::BytesMut::zeroed(HEADER + body.len()); //~ bulk-op-instead-of-loop
    frame[..HEADER].copy_from_slice(header);
    frame[HEADER..].copy_from_slice(body);
    frame
}

fn padded(header: &[u8]) -> bytes::BytesMut {
    let mut frame = bytes::BytesMut::zeroed(HEADER);
    frame[..header.len()].copy_from_slice(header);
    frame
}
