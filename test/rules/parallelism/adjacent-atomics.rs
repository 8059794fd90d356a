struct Queue {
    head: AtomicUsize,
    tail: AtomicUsize, //~ adjacent-atomics note
    names: Vec<String>,
}

impl Queue {
    fn push(&self) -> usize {
        self.tail.fetch_add(1, Ordering::AcqRel)
    }

    fn pop(&self) -> usize {
        self.head.fetch_add(1, Ordering::AcqRel)
    }
}

pub struct Counters {
    name: String,
    pub hits: std::sync::atomic::AtomicU64,
    pub misses: std::sync::atomic::AtomicU64, //~ adjacent-atomics note
}

fn look(counters: &Counters, hit: bool) {
    if hit {
        counters.hits.fetch_add(1, Relaxed);
    } else {
        counters.misses.fetch_add(1, Relaxed);
    }
}

struct Lock {
    state: AtomicU32,
    waiters: AtomicU32, //~ adjacent-atomics note
}

impl Lock {
    fn lock(&self) {
        self.waiters.fetch_add(1, Relaxed);
        while self.state.compare_exchange(0, 1, Acquire, Relaxed).is_err() {}
    }
}

// ---- look-alikes

struct Padded {
    first: CachePadded<AtomicUsize>,
    second: CachePadded<AtomicUsize>,
}

#[repr(C, align(128))]
struct Aligned {
    head: AtomicUsize,
    tail: AtomicUsize,
}

struct Flags {
    started: AtomicBool,
    stopped: AtomicBool,
}

impl Flags {
    fn stop(&self) {
        self.stopped.store(true, Release);
    }
}

struct Apart {
    head: AtomicUsize,
    buffer: [u8; 128],
    tail: AtomicUsize,
}
