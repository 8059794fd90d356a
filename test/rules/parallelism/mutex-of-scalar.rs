use parking_lot::RwLock;
use std::sync::{Arc, Mutex};

struct Settings {
    enabled: RwLock<bool>, //~ mutex-of-scalar note
    limit: Arc<Mutex<usize>>, //~ mutex-of-scalar note
    now: tokio::sync::Mutex<u64>, //~ mutex-of-scalar note
    names: Mutex<Vec<String>>,
    last: Mutex<Option<u64>>,
    ratio: Mutex<f64>,
    wide: Mutex<u128>,
    by_id: Mutex<HashMap<u64, u64>>,
    count: AtomicUsize,
    cell: RefCell<u64>,
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
