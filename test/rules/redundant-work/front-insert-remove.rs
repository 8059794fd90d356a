use std::collections::{HashMap, VecDeque};

struct Pool {
    pending: Vec<u64>,
    queue: VecDeque<u64>,
    by_id: HashMap<u64, u64>,
}

impl Pool {
    fn reversed(items: &[u64]) -> Vec<u64> {
        let mut out: Vec<u64> = Vec::with_capacity(items.len());
        for item in items {
            out.insert(0, *item); //~ front-insert-remove
        }
        out
    }

    fn work_off(&mut self) -> u64 {
        let mut sum = 0;
        while !self.pending.is_empty() {
            sum += self.pending.remove(0); //~ front-insert-remove
        }
        sum
    }

    fn drop_odd(&mut self) {
        let mut i = 0;
        while i < self.pending.len() {
            if self.pending[i] % 2 == 1 {
                self.pending.remove(i); //~ front-insert-remove
            } else {
                i += 1;
            }
        }
    }

    fn forget(&mut self, gone: &[u64]) {
        for id in gone {
            if let Some(at) = self.pending.iter().position(|pending| pending == id) {
                self.pending.remove(at); //~ front-insert-remove
            }
        }
    }

    fn first(mut pending: Vec<u64>) -> u64 {
        pending.remove(0) //~ front-insert-remove
    }

    fn first_of_unknown(parts: Parts) -> Part {
        let mut buffers = parts.into_buffers();
        buffers.remove(0) //~ front-insert-remove
    }

    fn rest(&mut self, n: usize) {
        self.pending = self.pending.split_off(n); //~ front-insert-remove
    }

    fn frames(mut buffer: Vec<u8>, out: &mut Vec<Frame>) {
        while let Some(size) = frame_size(&buffer) {
            out.send(Frame::parse(&buffer[..size]));
            buffer.drain(..size); //~ front-insert-remove
        }
    }

    // ---- look-alikes

    fn the_only_one(mut pending: Vec<u64>) -> Option<u64> {
        if pending.len() != 1 {
            return None;
        }
        Some(pending.remove(0))
    }

    fn of_a_pair(a: u64, b: u64) -> u64 {
        let mut pair = vec![a, b];
        pair.remove(0)
    }

    fn drained_once(mut buffer: Vec<u8>, size: usize) -> Vec<u8> {
        buffer.drain(..size);
        buffer
    }

    fn read_and_drained(mut buffer: Vec<u8>, mut source: Source) {
        loop {
            source.read_more(&mut buffer);
            let size = source.frame();
            buffer.extend_from_slice(source.more());
            buffer.drain(..size);
        }
    }

    fn handed_over(mut buffer: Vec<u8>, source: &mut Source) {
        while let Some(size) = source.frame() {
            buffer.drain(..size);
            source.continue_in(&mut buffer);
        }
    }

    fn compacted(mut buffer: Vec<u8>, frames: &[Frame]) {
        let mut start = 0;
        for frame in frames {
            start += frame.size;
            if start > 4096 {
                buffer.drain(..start);
                start = 0;
            }
        }
    }

    fn forget_one(&mut self, id: u64) {
        for at in 0..self.pending.len() {
            if self.pending[at] == id {
                self.pending.remove(at);
                break;
            }
        }
    }

    fn of_a_map(&mut self, ids: &[u64]) {
        for id in ids {
            self.by_id.remove(id);
            self.by_id.insert(0, *id);
        }
    }

    fn of_a_queue(&mut self) -> u64 {
        let mut sum = 0;
        while let Some(id) = self.queue.remove(0) {
            sum += id;
        }
        sum
    }

    fn at_the_end(&mut self) -> u64 {
        let mut sum = 0;
        while let Some(id) = self.pending.pop() {
            sum += id;
        }
        sum
    }

    fn retained(&mut self) {
        self.pending.retain(|id| id % 2 == 0);
    }

    fn of_a_text(mut text: String, marks: &[char]) -> String {
        for mark in marks {
            text.insert(0, *mark);
        }
        text
    }

    fn swapped(&mut self, gone: &[usize]) {
        for at in gone {
            self.pending.swap_remove(*at);
        }
    }

    fn fresh_each_turn(groups: &[Vec<u64>]) -> u64 {
        let mut sum = 0;
        for group in groups {
            let args = group.len() as u64;
            sum += args;
        }
        sum
    }
}

fn way_up(tree: &Tree, leaf: u64) -> Vec<u64> {
    let mut path = Vec::new();
    let mut at = Some(leaf);
    while let Some(id) = at {
        path.insert(0, id); //~ front-insert-remove
        at = tree.parent(id);
    }
    path
}

fn newest(history: &mut Vec<u64>, limit: usize) {
    *history = history.split_off(limit); //~ front-insert-remove
}

fn program(mut path: Vec<String>) -> String {
    path.remove(0)
}

fn what_is_left(buffer: &mut Vec<u8>, taken: usize) {
    let rest = buffer[taken..].to_vec(); //~ front-insert-remove
    *buffer = rest;
}

fn a_part_of_it(buffer: &[u8], taken: usize) -> Vec<u8> {
    let rest = buffer[taken..].to_vec();
    rest
}

impl Archive {
    fn one(&self, id: u64) -> Result<Row, Error> {
        Ok(self.rows_of(Some(id))?.remove(0))
    }

    fn first_of_one(&self, id: u64) -> Row {
        self.rows_of([id]).unwrap().remove(0)
    }

    fn rows_of(&self, ids: impl IntoIterator<Item = u64>) -> Result<Vec<Row>, Error> {
        ids.into_iter().map(|id| self.row(id)).collect()
    }
}

/// Kept, a list costs no more to be moved once than it did to be made.
fn with_root(mut ids: Vec<u64>, root: Option<u64>) -> Vec<u64> {
    if let Some(root) = root {
        ids.insert(0, root); //~ front-insert-remove note
    }
    ids
}

fn head_and_rest(mut names: Vec<u64>) -> (u64, Vec<u64>) {
    let head = names.remove(0); //~ front-insert-remove note
    (head, names)
}

fn head_and_shared(mut ids: Vec<u64>) -> (u64, Arc<[u64]>) {
    let head = ids.remove(0); //~ front-insert-remove
    (head, Arc::from(ids))
}

/// Where there is one column, there is one list.
fn merged(mut lists: Vec<Vec<u8>>, columns: &[u64]) -> Vec<u8> {
    if columns.len() == 1 {
        return lists.remove(0);
    }
    lists.concat()
}

// ---- filled to the brim

fn lowered(types: &[Type]) -> Signature {
    let mut params = types.iter().map(|each| Param::new(each)).collect::<Vec<_>>();
    params.insert(0, Param::context()); //~ front-insert-remove
    Signature { params }
}

fn all_of(types: &[Type], own: Type) -> Vec<Type> {
    let mut all = types.to_vec();
    all.insert(0, own); //~ front-insert-remove
    all
}

fn length_behind_mark(bytes: &mut Vec<u8>, mut left: usize) {
    while left > 0 {
        bytes.insert(1, (left & 0xff) as u8); //~ front-insert-remove
        left >>= 8;
    }
}

fn second_once(bytes: &mut Vec<u8>) {
    bytes.insert(1, 0);
}

fn in_order(names: &[String]) -> Option<Vec<String>> {
    let mut ordered = Vec::with_capacity(names.len());
    for name in names {
        match ordered.binary_search_by(|known: &String| known.cmp(name)) {
            Ok(_) => return None,
            Err(at) => ordered.insert(at, name.clone()), //~ front-insert-remove
        }
    }
    Some(ordered)
}

fn in_order_by_point(ids: &[u64], ordered: &mut Vec<u64>) {
    for id in ids {
        let at = ordered.partition_point(|known| known < id);
        ordered.insert(at, *id); //~ front-insert-remove
    }
}

// The list is needed in order after each of them.
fn medians(ids: &[u64], ordered: &mut Vec<u64>, out: &mut Vec<u64>) {
    for id in ids {
        let at = ordered.partition_point(|known| known < id);
        ordered.insert(at, *id);
        out.push(ordered[ordered.len() / 2]);
    }
}

fn one_in_order(id: u64, ordered: &mut Vec<u64>) {
    let at = ordered.partition_point(|known| *known < id);
    ordered.insert(at, id);
}

struct Deframer {
    bytes: Vec<u8>,
    used: usize,
}

impl Deframer {
    fn messages(&mut self, out: &mut Vec<Message>) {
        while let Some((message, taken)) = Message::parse(&self.bytes[..self.used]) {
            out.push(message);
            self.bytes.copy_within(taken..self.used, 0); //~ front-insert-remove
            self.used -= taken;
        }
    }

    fn of_many(lanes: &mut [Deframer], mut turns: Turns) {
        while let Some(lane) = turns.next() {
            let used = lanes[lane].used;
            lanes[lane].bytes.copy_within(16..used, 0);
        }
    }

    fn refill(&mut self, input: &mut impl Read) -> io::Result<()> {
        loop {
            self.bytes.copy_within(16..self.used, 0);
            self.used = input.read(&mut self.bytes)?;
        }
    }
}

fn headed(mut cells: Vec<u64>) -> Vec<u64> {
    cells.insert(0, 0); //~ front-insert-remove
    cells.insert(0, 1); //~ front-insert-remove
    cells
}

struct Screen {
    lines: Vec<String>,
}

impl Screen {
    fn open(&mut self, at: usize, rows: usize) {
        for _ in 0..rows {
            self.lines.insert(at, String::new()); //~ front-insert-remove
        }
    }

    fn paste(&mut self, at: usize, rows: Vec<String>) {
        for (i, row) in rows.into_iter().enumerate() {
            self.lines.insert(at + i, row); //~ front-insert-remove
        }
    }

    fn place(&mut self, rows: Vec<(usize, String)>) {
        for (at, row) in rows {
            self.lines.insert(at, row);
        }
    }

    fn near_the_end(&mut self, rows: Vec<String>) {
        for row in rows {
            self.lines.insert(self.lines.len() - 1, row);
        }
    }
}

struct Framed {
    rest: Vec<u8>,
    text: String,
    block: Bytes,
    tail: Box<[u8]>,
}

impl Framed {
    fn read(&mut self, out: &mut [u8]) -> usize {
        let taken = out.len().min(self.rest.len());
        out[..taken].copy_from_slice(&self.rest[..taken]);
        self.rest = self.rest[taken..].to_vec(); //~ front-insert-remove
        taken
    }

    fn word(&mut self) -> Option<String> {
        let end = self.text.find(' ')?;
        let word = self.text[..end].to_string();
        self.text = String::from(&self.text[end + 1..]); //~ front-insert-remove
        Some(word)
    }

    fn header(&mut self) {
        self.rest = Vec::from(&self.rest[8..self.rest.len()]); //~ front-insert-remove
        self.rest = self.rest.split_at(4).1.to_owned(); //~ front-insert-remove
        self.rest = self.rest.get(2..).unwrap_or_default().to_vec(); //~ front-insert-remove
        self.rest = self.rest[1..].into(); //~ front-insert-remove
    }

    fn lines(&mut self, take: impl Fn(&str)) {
        while let Some((line, rest)) = self.text.split_once('\n') {
            take(line);
            self.text = rest.to_string(); //~ front-insert-remove
        }
    }

    fn halves(&mut self, taken: usize, take: impl Fn(&[u8])) {
        let (first, second) = self.rest.split_at(taken);
        take(first);
        self.rest = second.to_vec(); //~ front-insert-remove
    }

    fn shared(&mut self, taken: usize) {
        self.block = Bytes::copy_from_slice(&self.block[taken..]); //~ front-insert-remove
    }

    fn boxed(&mut self, taken: usize) {
        self.tail = self.tail[taken..].into();
    }

    fn elsewhere(&mut self, taken: usize) {
        self.rest = self.text.as_bytes()[taken..].to_vec();
        self.text = self.text[..taken].to_string();
        self.rest = self.rest[taken..taken + 8].to_vec();
        self.rest = self.rest.split_at(taken).0.to_vec();
    }

    fn start(&mut self) {
        if let Some((key, _value)) = self.text.split_once('=') {
            self.text = key.to_string();
        }
    }
}

fn without_sign(mut number: String) -> String {
    if number.starts_with('-') {
        number = number[1..].to_string(); //~ front-insert-remove note
    }
    number
}

fn without_scheme(mut address: String) -> String {
    if let Some(rest) = address.strip_prefix("http://") {
        address = rest.to_owned(); //~ front-insert-remove note
    }
    address
}

fn pieces(mut text: String, width: usize, take: impl Fn(&str)) {
    while text.len() > width {
        take(&text[..width]);
        text = text[width..].to_owned(); //~ front-insert-remove
    }
}

fn to_another(text: &str, width: usize) -> String {
    let mut rest = String::new();
    if text.len() > width {
        rest = text[width..].to_owned();
    }
    rest
}

fn without_blank_ends(mut cells: Vec<u32>) -> Vec<u32> {
    while cells.len() > 2 && cells[0] == 0 && cells[cells.len() - 1] == 0 {
        cells.remove(0); //~ front-insert-remove
        cells.remove(cells.len() - 1);
    }
    cells
}

struct Shelf {
    books: Vec<String>,
}

impl Shelf {
    fn drop_last(&mut self, times: usize) {
        for _ in 0..times {
            self.books.remove(self.books.len().saturating_sub(1));
        }
    }

    fn drop_before_last(&mut self, times: usize) {
        for _ in 0..times {
            let at = self.books.len() - 2;
            self.books.remove(at);
        }
    }

    fn drop_far_from_end(&mut self, other: &Shelf, times: usize) {
        for _ in 0..times {
            self.books.remove(other.books.len() - 1); //~ front-insert-remove
        }
    }

    fn drop_from_the_middle(&mut self, times: usize) {
        for _ in 0..times {
            self.books.remove(self.books.len() / 2); //~ front-insert-remove
        }
    }
}

fn filled_by_position(source: &Source, count: u32) -> Vec<u64> {
    let mut words = Vec::with_capacity(count as usize);
    for i in 0..count {
        words.insert(i as usize, source.word(i));
    }
    words
}

fn filled_by_counted_position(names: &[String]) -> Vec<usize> {
    let mut lengths = Vec::new();
    for (i, name) in names.iter().enumerate() {
        lengths.insert(i, name.len());
    }
    lengths
}

fn filled_ahead_of_others(words: &mut Vec<u64>, source: &Source, count: usize) {
    for i in 0..count {
        words.insert(i, source.word(i)); //~ front-insert-remove
    }
}

struct Picked<I> {
    inner: I,
    wanted: Vec<usize>,
    at: usize,
}

impl<I: Iterator> Iterator for Picked<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        loop {
            let wanted = *self.wanted.first()?;
            self.at += 1;
            let item = self.inner.next()?;
            if self.at - 1 == wanted {
                self.wanted.remove(0); //~ front-insert-remove
                return Some(item);
            }
        }
    }
}

struct Spooled {
    lines: Vec<String>,
}

impl Iterator for Spooled {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.lines.is_empty() {
            return None;
        }
        Some(self.lines.remove(0)) //~ front-insert-remove
    }
}

impl Stream for Spooled {
    type Item = String;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<String>> {
        if self.lines.is_empty() {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(self.lines.remove(0))) //~ front-insert-remove
    }
}

struct Spread {
    waiting: VecDeque<String>,
    by_name: HashMap<u8, String>,
    last: Vec<String>,
}

// The end of a list is taken without any move, and others take by key.
impl Iterator for Spread {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let key = self.last.pop()?.len() as u8;
        self.by_name.remove(&key).or_else(|| self.waiting.remove(0))
    }
}

impl Spooled {
    fn pop_line(&mut self) -> Option<String> {
        (!self.lines.is_empty()).then(|| self.lines.remove(0)) //~ front-insert-remove
    }

    fn next_long(&mut self) -> Option<String> {
        while let Some(line) = self.lines.first() {
            if line.len() > 80 {
                return Some(self.lines.remove(0)); //~ front-insert-remove
            }
            self.lines.swap_remove(0);
        }
        None
    }

    // Once is once.
    fn without_head(&mut self) -> &[String] {
        self.lines.remove(0); //~ front-insert-remove note
        &self.lines
    }
}

//@ src/by_closure.rs
fn pasted(lines: &mut Vec<String>, at: usize, rows: Vec<String>) {
    rows.into_iter().enumerate().for_each(|(i, row)| lines.insert(at + i, row)); //~ front-insert-remove
}

fn in_order(ids: &[u64], ordered: &mut Vec<u64>) {
    ids.iter().for_each(|id| {
        let at = ordered.partition_point(|known| known < id);
        ordered.insert(at, *id); //~ front-insert-remove
    });
}

fn at_the_end(count: usize) -> Vec<u64> {
    let mut words = Vec::new();
    (0..count).for_each(|i| words.insert(i, 1));
    words
}

//@ src/one_found_and_given.rs
// What is found in between is taken out and given back: whoever calls goes on, and no `retain` can.
struct Later<I: Iterator<Item = Step>> {
    steps: Peekable<I>,
    waiting: Vec<Step>,
}

impl<I: Iterator<Item = Step>> Iterator for Later<I> {
    type Item = Step;

    fn next(&mut self) -> Option<Step> {
        if let Some(next) = self.steps.peek() {
            if let Some(at) = self.waiting.iter().rposition(|step| step.depth < next.depth) {
                return Some(self.waiting.remove(at));
            }
        }
        let step = self.steps.next()?;
        self.waiting.push(step.closing());
        Some(step)
    }
}

struct Jobs {
    ready: Vec<Job>,
}

impl Jobs {
    fn next_for(&mut self, worker: &Worker) -> Option<Job> {
        let at = self.ready.iter().position(|job| worker.can(job))?;
        Some(self.ready.remove(at))
    }

    fn next(&mut self) -> Option<Job> {
        if self.ready.is_empty() {
            return None;
        }
        Some(self.ready.remove(0)) //~ front-insert-remove
    }
}

//@ src/beside_what_is_there.rs
struct Shelf {
    books: Vec<Book>,
}

impl Shelf {
    fn add_beside(&mut self, more: Vec<Book>, mut at: usize) {
        for book in more {
            if book.is_old() {
                self.books.insert(at, book); //~ front-insert-remove
                at += 1;
            }
        }
    }

    // The place goes on past what is there already: they do not end up side by side.

    fn add_where_missing(&mut self, more: Vec<Book>, mut at: usize) {
        for book in more {
            if !self.books.contains(&book) {
                self.books.insert(at, book);
            }
            at += 1;
        }
    }

    fn add_at_their_number(&mut self, more: Vec<Book>) {
        for (i, book) in more.into_iter().enumerate() {
            if book.is_old() {
                self.books.insert(i, book);
            }
        }
    }
}

//@ src/behind_deref.rs
pub struct Playlist(Vec<Track>);

impl std::ops::Deref for Playlist {
    type Target = Vec<Track>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl std::ops::DerefMut for Playlist {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

fn without(mut list: Playlist, skipped: &[usize]) -> Playlist {
    for at in skipped.iter().rev() {
        list.remove(*at); //~ front-insert-remove
    }
    list
}

// ---- look-alikes

/// Looks its tracks up by number.
pub struct Shelf(BTreeMap<usize, Track>);

impl std::ops::Deref for Shelf {
    type Target = BTreeMap<usize, Track>;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

fn without_numbers(mut shelf: Shelf, skipped: &[usize]) -> Shelf {
    for at in skipped {
        shelf.remove(at);
    }
    shelf
}

//@ src/latch.rs
fn second_place(dials: Vec<Dial>) -> Vec<Dial> {
    let mut ordered = Vec::with_capacity(dials.len());
    let mut needs_other = true;
    for dial in dials {
        if needs_other && dial.is_other() {
            ordered.insert(1, dial);
            needs_other = false;
        } else {
            ordered.push(dial);
        }
    }
    ordered
}

fn all_at_second_place(dials: Vec<Dial>) -> Vec<Dial> {
    let mut ordered = Vec::with_capacity(dials.len());
    for dial in dials {
        if dial.is_other() {
            ordered.insert(1, dial); //~ front-insert-remove
        } else {
            ordered.push(dial);
        }
    }
    ordered
}

fn last_first(dials: &[Dial]) -> SmallVec<[Dial; 8]> {
    let mut turned = SmallVec::new();
    for dial in dials {
        turned.insert(0, *dial); //~ front-insert-remove
    }
    turned
}
