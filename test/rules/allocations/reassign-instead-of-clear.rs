use std::collections::{BTreeMap, HashMap};

struct Batch {
    rows: Vec<u64>,
    names: HashMap<u64, String>,
    tree: BTreeMap<u64, u64>,
    flags: Vec<bool>,
    line: String,
}

impl Batch {
    fn reset(&mut self) {
        self.rows = Vec::new(); //~ reassign-instead-of-clear
        self.names = HashMap::default(); //~ reassign-instead-of-clear
        self.line = String::with_capacity(64); //~ reassign-instead-of-clear
    }

    fn clear_flags(&mut self) {
        self.flags = vec![false; 64]; //~ reassign-instead-of-clear
    }

    fn read_all(&mut self, lines: &[String]) -> usize {
        let mut size = 0;
        for line in lines {
            self.line = String::new(); //~ reassign-instead-of-clear
            self.line.push_str(line);
            size += self.line.len();
        }
        size
    }

    fn new() -> Self {
        Batch { rows: Vec::new(), names: HashMap::new(), tree: BTreeMap::new(), flags: Vec::new(), line: String::new() }
    }

    fn clear(&mut self) {
        self.rows.clear();
        self.names.clear();
    }

    fn reset_tree(&mut self) {
        self.tree = BTreeMap::new();
    }

    fn flush(&mut self, sink: &mut Vec<Vec<u64>>) {
        sink.push(std::mem::take(&mut self.rows));
        self.rows = Vec::new();
    }

    fn replace(&mut self, rows: Vec<u64>) {
        self.rows = rows;
    }

    fn shrink(&mut self) {
        self.rows = Vec::new();
    }

    fn reset_to(&mut self, other: &Batch) {
        self.rows = other.rows.clone();
    }

    fn reset_others(others: &mut [Batch]) {
        for other in others {
            other.rows = Vec::new();
        }
    }

    fn reset_local(&self) -> usize {
        let mut rows: Vec<u64> = self.rows.clone();
        rows = Vec::new();
        rows.len()
    }
}

fn in_batches(rows: &[u64], sink: &mut Sink) {
    let mut batch: Vec<u64> = Vec::with_capacity(64);
    for row in rows {
        batch.push(*row);
        if batch.len() == 64 {
            sink.write(&batch);
            batch = Vec::new(); //~ reassign-instead-of-clear
        }
    }
    sink.write(&batch);
}

fn given_away(rows: &[u64], sink: &mut Sink) {
    let mut batch: Vec<u64> = Vec::new();
    for row in rows {
        batch.push(*row);
        if batch.len() == 64 {
            sink.take(batch);
            batch = Vec::new();
        }
    }
}

impl Leftovers {
    fn collect_left(mut self) -> Vec<Batch> {
        for index in 0..self.batches.len() {
            self.batches[index].rows = vec![];
        }
        self.batches
    }
}

struct Ferry {
    aboard: Vec<Car>,
    seats: BitVec<u8>,
    size: usize,
}

impl Ferry {
    fn leave_harbour(&mut self) {
        self.count();
        self.aboard = Vec::new(); //~ reassign-instead-of-clear note
    }

    fn board(&mut self, car: Car) {
        self.aboard.push(car);
    }

    fn begin_trip(&mut self, size: usize) {
        self.seats = bitvec![u8, Lsb0; 0; size]; //~ reassign-instead-of-clear
    }

    fn next_deck(&mut self, car: Car) {
        self.aboard = vec![car]; //~ reassign-instead-of-clear
    }

    // ---- look-alikes

    fn release_memory(&mut self) {
        self.aboard = Vec::new();
    }

    fn with_size(&mut self, size: usize) {
        self.aboard = Vec::with_capacity(size);
    }

    fn hand_over(&mut self) -> Vec<Car> {
        let cars = std::mem::take(&mut self.aboard);
        self.aboard = Vec::new();
        cars
    }
}

impl Ferry {
    fn measure_cars(&mut self, cars: &[Car]) {
        self.aboard = Vec::with_capacity(cars.len());
        self.aboard.push(cars[0]);
    }
}

impl Reader {
    fn next_word(&mut self, raw: &str) {
        self.folded = String::with_capacity(raw.len()); //~ reassign-instead-of-clear
        for c in raw.chars() {
            self.folded.push(c.to_ascii_lowercase());
        }
    }
}

impl Prompt {
    fn on_key(&mut self, key: char) -> usize {
        if key == '\n' {
            let length = self.line.len();
            self.line = "".to_string(); //~ reassign-instead-of-clear
            return length;
        }
        self.line.push(key);
        0
    }

    fn on_paste(&mut self) {
        self.line = String::from("> ");
    }
}

struct Prompt {
    line: String,
}

//@ src/matrices.rs
struct Solver {
    columns: Vec<Matrix>,
    sums: Vec<f64>,
    degrees: usize,
}

impl Solver {
    fn update(&mut self, degrees: usize) {
        self.columns = vec![Matrix::zeros(degrees); self.columns.len()];
        self.sums = vec![0.0; degrees]; //~ reassign-instead-of-clear
        self.degrees = degrees;
    }
}

//@ src/dots.rs
struct Pulse {
    dots: String,
    shown: String,
}

impl Pulse {
    fn update(&mut self) {
        if self.dots.len() > 2 {
            self.dots = String::new();
        }
        self.dots = ".".repeat(self.dots.len() + 1);
    }

    fn next(&mut self) {
        if self.shown.len() > 2 {
            self.shown = String::new(); //~ reassign-instead-of-clear
        }
        self.shown.push('.');
    }
}

//@ src/other_size.rs
fn batches(parts: &[Part], most: usize) -> Vec<usize> {
    let mut sizes = Vec::new();
    let mut rows: Vec<u64> = Vec::new();
    let mut chunk: Vec<u64> = Vec::with_capacity(most);
    for part in parts {
        rows.extend(part.ids());
        chunk.push(part.id());
        sizes.push(rows.len() + chunk.len());
        rows = Vec::with_capacity(part.len()); //~ reassign-instead-of-clear note
        chunk = Vec::with_capacity(most); //~ reassign-instead-of-clear
    }
    sizes
}

//@ src/lent_by_callers.rs
pub struct Query {
    text: String,
    hits: Vec<u32>,
    pages: Vec<Vec<u32>>,
    shown: Option<String>,
}

pub fn handle_key(key: char, query: &mut Query) {
    match key {
        '/' => query.text = String::new(), //~ reassign-instead-of-clear
        '\n' => query.hits = Vec::new(), //~ reassign-instead-of-clear
        '\r' => query.shown = None,
        _ => query.text.push(key),
    }
}

pub fn update_pages(query: &mut Query, pages: usize) {
    if query.pages.len() != pages {
        query.pages = vec![Vec::new(); pages]; //~ reassign-instead-of-clear
    }
}

pub fn next_hits(query: &mut Query) -> Vec<u32> {
    let hits = std::mem::take(&mut query.hits);
    query.hits = Vec::new();
    hits
}

pub fn named(mut query: Query) -> Query {
    // The caller's own copy, which is made once.
    query.text = String::new();
    query
}

pub fn process(mut query: Query) -> Query {
    query.hits = Vec::new();
    query
}

pub fn hide_all(query: &mut Query) {
    // No name of what runs again and again.
    query.hits = Vec::new();
}

//@ src/lent_under_a_name.rs
pub struct Lane {
    cars: Vec<u32>,
}

pub struct Road {
    lanes: Vec<Lane>,
    first: Lane,
}

impl Road {
    pub fn reset(&mut self) {
        let first = &mut self.first;
        first.cars = Vec::new(); //~ reassign-instead-of-clear
        for lane in &mut self.lanes {
            lane.cars = Vec::new();
        }
    }

    pub fn drive(&mut self, cars: &[u32]) {
        let first = &mut self.first;
        for car in cars {
            if *car == 0 {
                first.cars = Vec::new(); //~ reassign-instead-of-clear
            }
            first.cars.push(*car);
        }
    }

    pub fn give_back(&mut self) {
        // Each of them once, to give its memory back.
        for lane in &mut self.lanes {
            lane.cars = Vec::new();
        }
    }

    pub fn update_copy(&self) -> Vec<Lane> {
        let mut lanes = Vec::new();
        for number in 0..self.lanes.len() {
            let mut lane = Lane { cars: vec![number as u32] };
            lane.cars = Vec::new();
            lanes.push(lane);
        }
        lanes
    }
}

//@ src/only_replaced.rs
struct Hinter {
    hint: String,
    words: Vec<String>,
}

// Whole texts come from elsewhere: nobody fills this one.
impl Hinter {
    fn handle(&mut self, line: &str) {
        match ask(line) {
            Some(found) => self.hint = found.hint,
            None => {
                self.hint = String::new();
                self.words = Vec::new(); //~ reassign-instead-of-clear
            }
        }
    }

    fn named(&mut self, all: Vec<String>, word: String) {
        self.words = all;
        self.words.push(word);
    }
}
