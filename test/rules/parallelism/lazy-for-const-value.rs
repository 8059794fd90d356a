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
