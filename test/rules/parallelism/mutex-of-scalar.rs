use parking_lot::RwLock;
use std::sync::{Arc, Mutex};

struct Settings {
    enabled: RwLock<bool>, //~ mutex-of-scalar
    limit: Arc<Mutex<usize>>, //~ mutex-of-scalar
    now: tokio::sync::Mutex<u64>, //~ mutex-of-scalar note
    names: Mutex<Vec<String>>,
    last: Mutex<Option<u64>>,
    ratio: Mutex<f64>,
    wide: Mutex<u128>,
    by_id: Mutex<HashMap<u64, u64>>,
    count: AtomicUsize,
    cell: RefCell<u64>, //~ mutex-of-scalar note
}

#[derive(Clone, Copy)]
struct Slot(u64);

#[derive(Clone, Copy)]
enum Mode {
    Strict,
    Loose,
}

struct Clock {
    slot: RwLock<Slot>, //~ mutex-of-scalar
    depth: RefCell<usize>, //~ mutex-of-scalar
    mode: RefCell<Mode>, //~ mutex-of-scalar
    steps: Mutex<u64>, //~ mutex-of-scalar note
    point: RefCell<Point>,
}

impl Clock {
    fn slot(&self) -> Slot {
        *self.slot.read()
    }

    fn enter(&self) -> usize {
        *self.depth.borrow_mut() += 1;
        *self.depth.borrow()
    }

    fn relax(&self) {
        self.mode.replace(Mode::Loose);
    }

    fn step(&self) -> u64 {
        let mut steps = self.steps.lock().unwrap();
        *steps = render(*steps);
        *steps
    }
}

fn leaves(tree: &Tree) -> usize {
    let count = RefCell::new(0usize); //~ mutex-of-scalar
    tree.walk(&|node| *count.borrow_mut() += node.is_leaf() as usize);
    count.into_inner()
}

struct Meter {
    turns: Mutex<u64>, //~ mutex-of-scalar
    peak: RwLock<u32>, //~ mutex-of-scalar
    noisy: Mutex<u64>, //~ mutex-of-scalar note
    beside: Mutex<u64>, //~ mutex-of-scalar note
    total: u64,
}

impl Meter {
    fn turn(&self) -> u64 {
        let mut turns = self.turns.lock().unwrap();
        *turns += 1;
        *turns
    }

    fn turns_wrapped(&self) -> u64 {
        let mut turns = self.turns.lock().unwrap();
        let before = *turns;
        *turns = turns.wrapping_add(2);
        before
    }

    fn raise(&self, to: u32) {
        let mut peak = self.peak.write();
        if to > *peak {
            *peak = to;
        }
    }

    fn make_noise(&self) {
        let mut noisy = self.noisy.lock().unwrap();
        *noisy += 1;
        ring(*noisy);
    }

    fn count_beside(&mut self) {
        let mut beside = self.beside.lock().unwrap();
        *beside += 1;
        self.total = *beside;
    }
}

fn threads(texts: &[String]) -> usize {
    let hits = Arc::new(Mutex::new(0usize)); //~ mutex-of-scalar
    for text in texts {
        let hits = Arc::clone(&hits);
        std::thread::spawn(move || *hits.lock().unwrap() += render(3) as usize);
    }
    let count = *hits.lock().unwrap();
    count
}

struct Door {
    open: Mutex<bool>,
}

fn pass(door: &Door, changed: &Condvar) {
    let mut open = door.open.lock().unwrap();
    while !*open {
        open = changed.wait(open).unwrap();
    }
}

static STARTED: Mutex<bool> = Mutex::new(false); //~ mutex-of-scalar note
static LOCK: Mutex<u32> = Mutex::new(0);

struct Woken {
    done: Mutex<bool>,
    finished: Arc<WatchNotify>,
}

fn handed_in(limit: &Mutex<usize>) -> usize {
    *limit.lock().unwrap()
}

struct Referring<'a> {
    name: Mutex<&'a str>,
}

struct Files {
    locks: Mutex<HashMap<PathBuf, Arc<RwLock<u64>>>>,
}

//@ src/held_while_working.rs
use std::sync::{Arc, Mutex, RwLock};

struct Engine {
    running: RwLock<bool>,
    paused: RwLock<bool>, //~ mutex-of-scalar
    wound: Mutex<bool>,
    next: Mutex<u32>, //~ mutex-of-scalar note
}

impl Engine {
    fn start(&self) -> Result<(), Fault> {
        let mut running = self.running.write().unwrap();
        if *running {
            return Err(Fault::Twice);
        }
        self.light_boilers()?;
        *running = true;
        Ok(())
    }

    fn wind(&self) {
        let mut wound = self.wound.lock().unwrap();
        if !*wound {
            self.turn(&mut wound);
        }
    }

    fn number(&self) -> String {
        let mut next = self.next.lock().unwrap();
        let name = format!("engine-{}", *next);
        *next += 1;
        name
    }

    fn is_paused(&self) -> bool {
        *self.paused.read().unwrap()
    }

    fn pause(&self) {
        *self.paused.write().unwrap() = true;
    }
}

pub struct Whistle {
    running: Arc<RwLock<bool>>,
}

impl Whistle {
    pub(crate) fn new(running: Arc<RwLock<bool>>) -> Self {
        Self { running }
    }

    fn blow(&self) -> bool {
        *self.running.read().unwrap()
    }
}
