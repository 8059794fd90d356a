impl Snapshot {
    async fn update(&mut self, store: &Store) -> Result<(), Error> {
        self.files = self
            .snapshot
            .files_from(store, Box::new(self.files.clone().into_iter())) //~ clone-then-overwritten
            .try_collect()
            .await?;
        Ok(())
    }

    fn rotate(&mut self, next: Vec<File>) -> Vec<File> {
        let last = self.files.clone(); //~ clone-then-overwritten
        self.files = next;
        last
    }

    fn forget(&mut self, name: &str) {
        if let Some(streams) = self.streams.clone() { //~ clone-then-overwritten
            if streams.len() == 1 {
                self.streams = None;
            } else {
                self.streams = Some(streams.into_iter().filter(|stream| stream.name != name).collect());
            }
        }
    }

    impl Recorder {
    fn next_segment(&mut self) {
        self.segments.push(self.segment.clone()); //~ clone-then-overwritten
        // The next one is empty.
        self.segment = Segment::default();
        self.segment.index = self.segments.len();
    }

    fn flush(&mut self, out: &mut Vec<Vec<u8>>) {
        if !self.buffer.is_empty() {
            out.push(self.buffer.clone()); //~ clone-then-overwritten note
        }
        self.buffer.clear();
    }
}

impl Painter {
    fn end_line(&mut self) {
        self.lines.push(self.line.clone()); //~ clone-then-overwritten
        self.line.number += 1;
        self.line.begin();
    }

    fn end_word(&mut self) -> Line {
        let word = self.line.clone(); //~ clone-then-overwritten
        self.line.pieces.clear();
        word
    }

    fn seen_meanwhile(&mut self) {
        self.lines.push(self.line.clone());
        self.count += self.line.pieces.len();
        self.line.begin();
    }

    fn counted_first(&mut self) {
        self.lines.push(self.line.clone());
        self.line.begin_counted();
    }

    fn shown_meanwhile(&mut self) {
        self.lines.push(self.line.clone());
        self.line.show();
        self.line.begin();
    }

    fn another_part(&mut self) {
        self.lines.push(self.line.clone());
        self.line.advance();
    }

    fn perhaps(&mut self, last: bool) {
        self.lines.push(self.line.clone());
        if last {
            return;
        }
        self.line.begin();
    }
}

impl Line {
    fn begin(&mut self) {
        self.pieces.clear();
    }

    fn begin_counted(&mut self) {
        self.number += self.pieces.len();
        self.pieces.clear();
    }

    fn advance(&mut self) {
        self.number += 1;
    }
}

struct Painter {
    lines: Vec<Line>,
    line: Line,
    count: usize,
}

struct Line {
    pieces: Vec<Piece>,
    number: usize,
}

struct Recorder {
    segments: Vec<Segment>,
    segment: Segment,
    buffer: Vec<u8>,
}

impl Climber {
    fn climb(&mut self, to: &Path) {
        while let Some(step) = self.step.clone() { //~ clone-then-overwritten
            if step.covers(to) {
                self.step = step.above.map(|above| *above);
                continue;
            }
            break;
        }
    }

    fn merge(&mut self, next: Batch) -> Option<Batch> {
        if let Some(batch) = self.kept.clone() { //~ clone-then-overwritten
            if batch.rows() > 3 {
                self.kept = Some(batch.joined(next));
                return None;
            }
            return Some(batch);
        }
        None
    }
}

// ---- look-alikes

    fn read_meanwhile(&mut self, next: Vec<File>) -> Vec<File> {
        let last = self.files.clone();
        self.count += self.files.len();
        self.files = next;
        last
    }

    fn fails_meanwhile(&mut self) -> Result<Vec<File>, Error> {
        let last = self.files.clone();
        let next = load()?;
        self.files = next;
        Ok(last)
    }

    fn holder_is_asked(&mut self) {
        self.files = self.merge(self.files.clone());
    }

    fn one_branch(&mut self) {
        if let Some(streams) = self.streams.clone() {
            if streams.len() == 1 {
                self.streams = None;
            }
        }
    }

    fn read_after(&mut self) {
        self.files = join(self.files.clone(), &self.files);
    }
}

fn local(mut names: Vec<String>) -> Vec<String> {
    names = sorted(names.clone()); //~ clone-then-overwritten
    names
}

impl Recorder {
    fn handed_to_itself(&mut self) {
        self.keep(self.segment.clone());
        self.segment = Segment::default();
    }

    fn in_a_loop(&mut self, sinks: &[Sink]) {
        for sink in sinks {
            sink.send(self.buffer.clone());
        }
        self.buffer.clear();
    }

    fn read_between(&mut self, out: &mut Vec<Vec<u8>>) -> usize {
        out.push(self.buffer.clone());
        let length = self.buffer.len();
        self.buffer.clear();
        length
    }
}

fn halved_until_odd<T: Clone + std::ops::Shr<u32, Output = T> + Odd>(mut value: T) -> T {
    // Mostly a number: the caller chooses.
    while !value.is_odd() {
        value = value.clone() >> 1;
    }
    value
}

trait Odd {
    fn is_odd(&self) -> bool;
}

struct Buffered {
    lines: Vec<String>,
    last: Option<String>,
}

impl Buffered {
    fn emptied_by_a_drain(&mut self) -> Vec<String> {
        let lines = self.lines.clone(); //~ clone-then-overwritten
        self.lines.drain(..);
        lines
    }

    fn cut_to_nothing(&mut self, all: &mut Vec<Vec<String>>) {
        all.push(self.lines.clone()); //~ clone-then-overwritten
        self.lines.truncate(0);
    }

    fn cut_to_a_part(&mut self, all: &mut Vec<Vec<String>>) {
        all.push(self.lines.clone());
        self.lines.truncate(1);
    }

    fn taken_afterwards(&mut self) -> Option<String> {
        let last = self.last.clone(); //~ clone-then-overwritten
        self.last.take();
        last
    }
}

fn dropped_on_the_way_out(lines: &[String]) -> Result<Vec<Vec<String>>, Error> {
    let mut all = Vec::new();
    let mut group = Vec::new();
    for line in lines {
        group.push(line.to_string());
        all.push(group.clone()); //~ clone-then-overwritten
        check(line)?;
        group.clear();
    }
    Ok(all)
}

fn gone_on_with(lines: &[String]) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut group = Vec::new();
    for line in lines {
        group.push(line.to_string());
        all.push(group.clone());
        if line.is_empty() {
            continue;
        }
        group.clear();
    }
    all
}

struct Draw {
    strides: ArrayVec<u32, 8>,
}

impl Draw {
    fn flushed(&mut self) -> ArrayVec<u32, 8> {
        let strides = self.strides.clone();
        self.strides = ArrayVec::new();
        strides
    }
}

fn fields_of(line: &str) -> Vec<Option<String>> {
    let mut field = String::new();
    let mut fields = Vec::new();
    for letter in line.chars() {
        if letter == ',' {
            fields.push(Some(field.to_string())); //~ clone-then-overwritten note
            field.clear();
        } else {
            field.push(letter);
        }
    }
    fields
}

fn numbers_of(line: &str) -> Vec<String> {
    let mut number = Number::new();
    let mut numbers = Vec::new();
    for letter in line.chars() {
        numbers.push(number.to_string());
        number.clear();
    }
    numbers
}

// A closure may be called again: it can't give away what it has from outside.
fn fused(first: Matcher, others: &[Matcher]) -> Matcher {
    let mut all = first;
    others.iter().for_each(|each| all = all.clone().fuse(each));
    all
}

fn fused_elsewhere(first: Matcher, other: Matcher) {
    let mut all = first;
    thread::spawn(move || {
        all = all.clone().fuse(&other); //~ clone-then-overwritten
        publish(all);
    });
}

impl Climber {
    // Read again where it stays.
    fn compared(&mut self, next: Batch) -> bool {
        if let Some(batch) = self.kept.clone() {
            if batch.rows() > 3 {
                self.kept = Some(batch.joined(next));
            }
            return self.kept.is_some();
        }
        false
    }

    // Another place gets the new value.
    fn moved(&mut self) {
        if let Some(batch) = self.kept.clone() {
            self.last = Some(batch.joined(Batch::new()));
        }
    }

    // Somebody else may read it before.
    fn later(&mut self) {
        if let Some(batch) = self.kept.clone() {
            self.each(|row| row.len() > self.kept.len());
            if batch.rows() > 3 {
                self.kept = Some(batch.joined(Batch::new()));
            }
        }
    }
}

//@ src/put_back_in_pointer.rs
struct Names {
    shared: Arc<Table>,
    by_shard: Vec<Rc<Table>>,
    seen: usize,
}

impl Names {
    fn add(&mut self, name: &str) {
        let mut table = self.shared.as_ref().clone(); //~ clone-then-overwritten
        table.push(name);
        self.shared = Arc::new(table);
    }

    fn rename(&mut self, name: &str) {
        let mut table = (*self.shared).clone(); //~ clone-then-overwritten
        table.name = name.len();
        self.seen += 1;
        self.shared = std::sync::Arc::new(table);
    }

    fn resized(&mut self, size: usize) {
        self.shared = Arc::new(Table { size, ..(*self.shared).clone() }); //~ clone-then-overwritten
    }

    fn by_name(&mut self) {
        let mut table = Table::clone(&self.shared); //~ clone-then-overwritten
        table.sort();
        self.shared = Arc::new(table);
    }

    // Read in between, as it was.
    fn compared(&mut self, name: &str) -> bool {
        let mut table = (*self.shared).clone();
        table.push(name);
        let grown = table.len() > self.shared.len();
        self.shared = Arc::new(table);
        grown
    }

    // What fails half-way leaves the old one as it was.
    fn checked(&mut self, name: &str) -> Result<(), Error> {
        let mut table = (*self.shared).clone();
        table.try_push(name)?;
        self.shared = Arc::new(table);
        Ok(())
    }

    fn put_elsewhere(&mut self, other: &mut Arc<Table>) {
        let mut table = (*self.shared).clone();
        table.clear();
        *other = Arc::new(table);
    }

    fn only_where_it_grew(&mut self, name: &str) {
        let mut table = (*self.shared).clone();
        table.push(name);
        if table.len() > 3 {
            self.shared = Arc::new(table);
        }
    }
}

fn add_to(slot: &mut Rc<Table>, name: &str) {
    let mut table = (**slot).clone(); //~ clone-then-overwritten
    table.push(name);
    *slot = Rc::new(table);
}

fn add_behind_lock(lock: &RwLock<Arc<Table>>, name: &str) {
    let mut held = lock.write();
    let mut table = held.as_ref().clone(); //~ clone-then-overwritten
    table.push(name);
    *held = Arc::new(table);
}

//@ src/nothing_to_leave_behind.rs
struct Lens {
    glass: Arc<dyn Glass>,
    maker: String,
    zoom: f32,
}

#[derive(Clone, Default)]
struct Film {
    frames: Vec<u8>,
}

struct Camera {
    lens: Lens,
    film: Film,
    spare: Option<Lens>,
    flash: (Lens, u8),
}

impl Camera {
    // `Lens` has no `Default`: nothing could be left in its place while the new one is made of it.
    fn zoom(&mut self) {
        let lens = self.lens.clone().with_zoom(2.0); //~ clone-then-overwritten note
        self.lens = lens;
    }

    fn zoom_at_once(&mut self) {
        self.lens = self.lens.clone().with_zoom(2.0); //~ clone-then-overwritten note
    }

    fn flashed(&mut self) {
        let flash = brighter(self.flash.clone()); //~ clone-then-overwritten note
        self.flash = flash;
    }

    // The new one stands ready.
    fn swapped(&mut self, lens: Lens) -> Lens {
        let last = self.lens.clone(); //~ clone-then-overwritten
        self.lens = lens;
        last
    }

    fn rewound(&mut self) {
        let film = self.film.clone().rewound(); //~ clone-then-overwritten
        self.film = film;
    }

    fn zoomed_spare(&mut self) {
        let spare = zoomed(self.spare.clone()); //~ clone-then-overwritten
        self.spare = spare;
    }
}

//@ src/through_a_reference.rs
struct Reel {
    frames: HashMap<u64, (Frame, HashSet<Mark>)>,
}

impl Reel {
    fn marks_of(&mut self, id: u64) -> Option<HashSet<Mark>> {
        self.frames.get_mut(&id).map(|(frame, marks)| {
            frame.seen = true;
            let taken = marks.clone(); //~ clone-then-overwritten
            marks.clear();
            taken
        })
    }
}

fn drained(marks: &mut HashSet<Mark>) -> HashSet<Mark> {
    let taken = marks.clone(); //~ clone-then-overwritten
    marks.clear();
    taken
}

// A cell is emptied through a shared reference, by its own method.
fn shared(marks: &Marks) -> Marks {
    let taken = marks.clone();
    marks.clear();
    taken
}

fn asked_again(marks: &mut HashSet<Mark>) -> HashSet<Mark> {
    let taken = marks.clone();
    report(marks.len());
    marks.clear();
    taken
}
