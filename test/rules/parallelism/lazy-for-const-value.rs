use once_cell::sync::Lazy;
use parking_lot::RwLock;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

pub static NEXT_TICKET: Lazy<AtomicU32> = Lazy::new(|| AtomicU32::new(1)); //~ lazy-for-const-value

static PENDING: LazyLock<Mutex<Vec<Job>>> = LazyLock::new(|| { //~ lazy-for-const-value
    Mutex::new(Vec::new())
});

static BY_NAME: once_cell::sync::Lazy<RwLock<Option<BTreeMap<String, u32>>>> = once_cell::sync::Lazy::new(|| RwLock::new(Some(BTreeMap::new()))); //~ lazy-for-const-value

static INBOX: LazyLock<tokio::sync::Mutex<String>> = LazyLock::new(|| tokio::sync::Mutex::new(String::new())); //~ lazy-for-const-value

lazy_static! {
    static ref OPENED: AtomicUsize = AtomicUsize::new(0); //~ lazy-for-const-value
    static ref ROUTES: HashMap<&'static str, u32> = HashMap::new();
    pub static ref NAMES: Mutex<Vec<String>> = Mutex::new(vec![]); //~ lazy-for-const-value
}

thread_local! {
    static DEPTH: Cell<u32> = Cell::new(0); //~ lazy-for-const-value
    static SCRATCH: RefCell<Vec<u8>> = RefCell::new(Vec::with_capacity(4096));
    static STACK: RefCell<Vec<Frame>> = const { RefCell::new(Vec::new()) };
}

// ---- look-alikes

// A map with a random state is made when the program runs.
static SESSIONS: Lazy<Mutex<HashMap<u32, Session>>> = Lazy::new(|| Mutex::new(HashMap::new()));

static STARTED: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);

static WIDTH: LazyLock<AtomicUsize> = LazyLock::new(|| AtomicUsize::new(terminal_width()));

static SHARED: LazyLock<std::sync::Arc<Mutex<u32>>> = LazyLock::new(|| std::sync::Arc::new(Mutex::new(0)));

// Somebody's own lock may do more.
static OWN: Lazy<crate::sync::Mutex<u32>> = Lazy::new(|| crate::sync::Mutex::new(0));

static READY: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    // What is dropped with its thread is asked about all the same.
    static CONNECTION: RefCell<Option<Vec<u8>>> = RefCell::new(None); //~ lazy-for-const-value note
}

//@ src/tables.rs
// ---- lists and texts that are written out

pub static MODES: Lazy<Vec<&'static str>> = Lazy::new(|| { //~ lazy-for-const-value
    vec![
        "fast", // no checks, no log
        "safe, slow",
        "debug",
    ]
});

static LIMITS: LazyLock<Vec<(u32, Kind)>> = LazyLock::new(|| vec![(1, Kind::Small), (64, Kind::Large)]); //~ lazy-for-const-value

static GREETING: LazyLock<String> = LazyLock::new(|| "hello".to_string()); //~ lazy-for-const-value

static HEADERS: LazyLock<[&str; 2]> = LazyLock::new(|| ["accept", DEFAULT_HEADER]); //~ lazy-for-const-value

lazy_static! {
    static ref KEYWORDS: Vec<&'static str> = vec!["let", "fn"]; //~ lazy-for-const-value
    static ref OWNED: Vec<String> = vec!["let".to_string(), String::from("fn")]; //~ lazy-for-const-value
    static ref SQUARES: Vec<u32> = (0..64).map(|n| n * n).collect();
}

// ---- look-alikes

static PATTERNS: LazyLock<Vec<Regex>> = LazyLock::new(|| vec![Regex::new("a+").unwrap()]);

static ROWS: LazyLock<Mutex<Vec<&str>>> = LazyLock::new(|| Mutex::new(vec!["first"]));

static ZEROS: LazyLock<Vec<u8>> = LazyLock::new(|| vec![0; 1 << 20]);

static HOME: LazyLock<PathBuf> = LazyLock::new(|| "home".into());

static SET: LazyLock<HashSet<&str>> = LazyLock::new(|| HashSet::from(["a", "b"]));

static SHOWN: LazyLock<Vec<String>> = LazyLock::new(|| vec![format!("{}", WIDTH), "b".to_string()]);

//@ src/in_blocks.rs
static NAMED: LazyLock<Vec<&str>> = LazyLock::new(|| { //~ lazy-for-const-value
    let names = vec!["left", "right"];
    names
});
static READ: LazyLock<Vec<String>> = LazyLock::new(|| {
    let names = read_names();
    names
});
