use std::sync::{Mutex, RwLock};

struct Pool {
    peers: Mutex<Vec<String>>,
    routes: RwLock<Vec<String>>,
    slow: tokio::sync::Mutex<Vec<String>>,
}

impl Pool {
    async fn held(&self) {
        let peers = self.peers.lock().unwrap(); //~ lock-across-await
        send(peers.len()).await;
    }

    async fn held_for_reading(&self) {
        let routes = self.routes.read().expect("poisoned"); //~ lock-across-await
        for route in routes.iter() {
            ping(route).await;
        }
    }

    async fn in_a_branch(&self, now: bool) {
        let mut peers = self.peers.lock().unwrap(); //~ lock-across-await
        peers.clear();
        if now {
            flush().await;
        }
    }

    async fn in_a_scrutinee(&self) {
        match self.peers.lock().unwrap().first() { //~ lock-across-await
            Some(peer) => ping(peer).await,
            None => {}
        }
    }

    async fn in_if_let(&self) {
        if let Some(peer) = self.peers.lock().unwrap().pop() { //~ lock-across-await
            ping(&peer).await;
        }
    }

    struct Sessions {
    open: Arc<parking_lot::RwLock<Vec<Session>>>,
    by_id: dashmap::DashMap<u64, Session>,
    named: Arc<DashMap<String, u64>>,
}

impl Sessions {
    async fn greet_all(&self) {
        for session in self.open.read().iter() { //~ lock-across-await
            session.greet().await;
        }
    }

    async fn greet(&self, id: u64) -> Option<()> {
        let session = self.by_id.get(&id)?; //~ lock-across-await
        session.greet().await;
        Some(())
    }

    async fn renew(&self, name: &str) {
        if let Some(mut id) = self.named.get_mut(name) { //~ lock-across-await
            *id = next_id().await;
        }
    }

    async fn count(&self, name: String) {
        let mut count = self.named.entry(name).or_insert(0); //~ lock-across-await
        *count += next_id().await;
    }

    async fn close(&self) {
        for entry in self.by_id.iter() { //~ lock-across-await
            entry.value().close().await;
        }
    }

    async fn found_or_not(&self, id: u64) -> bool {
        let Some(session) = self.by_id.get(&id) else { //~ lock-across-await
            return false;
        };
        session.greet().await;
        true
    }
}

use std::sync::MutexGuard;

struct Ledger {
    book: Mutex<Book>,
    last: Arc<RwLock<Vec<u64>>>,
    waiting: tokio::sync::Mutex<Book>,
}

impl Ledger {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap()
    }

    async fn through_a_temporary(&self, entry: &str) -> u64 {
        self.book.lock().unwrap().write(entry).await //~ lock-across-await
    }

    async fn in_an_argument(&self, sink: &Sink) {
        sink.send(self.last.read().unwrap().len()).await; //~ lock-across-await
    }

    async fn opened_with_a_word(&self, sink: &Sink) -> Result<(), Error> {
        let last = self.last.read().map_err(|_| Error::Poisoned)?; //~ lock-across-await
        for each in last.iter() {
            sink.send(*each as usize).await;
        }
        Ok(())
    }

    async fn matched(&self, sink: &Sink) {
        let last = match self.last.write() { //~ lock-across-await
            Ok(last) => last,
            Err(broken) => broken.into_inner(),
        };
        sink.send(last.len()).await;
    }

    async fn from_a_helper(&self) {
        let mut book = self.book(); //~ lock-across-await
        book.begin();
        flush().await;
        book.end();
    }

    async fn or_else_left(&self) {
        let Ok(book) = self.book.lock() else { return }; //~ lock-across-await
        send(book.pages()).await;
    }

    async fn if_it_is_well(&self) {
        if let Ok(book) = self.book.lock() { //~ lock-across-await
            send(book.pages()).await;
        }
    }
}

// ---- look-alikes

impl Ledger {
    async fn counted_before(&self, sink: &Sink) {
        let count = self.last.read().unwrap().len();
        sink.send(count).await;
    }

    async fn counted_in_a_block(&self, sink: &Sink) {
        sink.send({ self.last.read().unwrap().len() }).await;
    }

    async fn of_a_task(&self) -> u64 {
        self.waiting.lock().await.write("x").await
    }

    async fn left_at_once(&self) -> u64 {
        if let Ok(book) = self.book.lock() {
            return book.pages() as u64;
        }
        flush().await;
        0
    }

    async fn inside_the_task(&self, last: Arc<RwLock<Vec<u64>>>) -> usize {
        tokio::spawn(async move { last.read().unwrap().len() }).await.unwrap_or(0)
    }
}

impl Sessions {
    async fn greet_copy(&self, id: u64) {
        let session = self.by_id.get(&id).map(|each| each.value().clone());
        if let Some(session) = session {
            session.greet().await;
        }
    }

    async fn name_then_greet(&self, name: &str) -> u64 {
        let id = self.named.get(name).map_or(0, |id| *id);
        next_id().await + id
    }

    async fn copied_out(&self, name: &str) -> u64 {
        if let Some(id) = self.named.get(name).map(|id| *id) {
            return next_id().await + id;
        }
        0
    }

    async fn removed(&self, id: u64) {
        if let Some((_, session)) = self.by_id.remove(&id) {
            session.greet().await;
        }
    }

    async fn dropped_first(&self, id: u64) {
        let Some(session) = self.by_id.get(&id) else { return };
        let name = session.name();
        drop(session);
        send(name).await;
    }
}

    async fn dropped(&self) {
        let peers = self.peers.lock().unwrap();
        let count = peers.len();
        drop(peers);
        send(count).await;
    }

    async fn in_a_block(&self) {
        let count = {
            let peers = self.peers.lock().unwrap();
            peers.len()
        };
        send(count).await;
    }

    async fn temporary(&self) {
        let count = self.peers.lock().unwrap().len();
        send(count).await;
    }

    async fn taken_out(&self) {
        let peer = self.peers.lock().unwrap().pop();
        if let Some(peer) = peer {
            ping(&peer).await;
        }
    }

    async fn asynchronous_lock(&self) {
        let slow = self.slow.lock().await;
        send(slow.len()).await;
    }

    async fn awaited_before(&self) {
        flush().await;
        let mut peers = self.peers.lock().unwrap();
        peers.clear();
    }

    fn not_here(&self) -> impl std::future::Future<Output = ()> {
        let peers = self.peers.lock().unwrap();
        let count = peers.len();
        async move { send(count).await }
    }

    async fn reads_a_file(&self, mut file: tokio::fs::File) {
        let bytes = file.read(&mut [0; 8]).await.unwrap();
        send(bytes).await;
    }
}

//@ src/found_or_not.rs
use dashmap::DashMap;

async fn opened(flows: &DashMap<u64, Flow>, key: u64) -> Flow {
    match flows.get(&key) {
        Some(flow) => flow.clone(),
        None => open(key).await,
    }
}

async fn opened_or_rest(flows: &DashMap<u64, Flow>, key: u64) -> Flow {
    match flows.get(&key) {
        Some(flow) => flow.clone(),
        _ => open(key).await,
    }
}

async fn guarded(flows: &DashMap<u64, Flow>, key: u64) -> Flow {
    match flows.get(&key) { //~ lock-across-await
        Some(flow) if flow.is_open() => flow.clone(),
        _ => open(key).await,
    }
}

async fn told(flows: &DashMap<u64, Flow>, key: u64) {
    match flows.get(&key) { //~ lock-across-await
        Some(flow) => flow.tell().await,
        None => open(key).await.close(),
    }
}

//@ src/decided.rs
use std::sync::Mutex;

impl Table {
    fn updated(&self) -> Result<(), Error> {
        // Nobody else runs on this thread while it waits.
        #[allow(clippy::await_holding_lock)]
        runtime().block_on(async {
            let mut table = self.table.lock().unwrap();
            table.update().await
        })
    }
}

//@ src/given_away.rs
use std::sync::{Mutex, MutexGuard};

impl Pool {
    async fn retried(&self) -> Option<Slot> {
        let queue = self.queue.lock().unwrap();
        if self.flush(queue) {
            return self.slot().await;
        }
        None
    }

    async fn held_by_what_was_made(&self) -> Option<Slot> {
        let queue = self.queue.lock().unwrap(); //~ lock-across-await
        let rows = Rows::of(queue);
        self.slot().await
    }

    async fn held_by_the_future(&self) -> Option<Slot> {
        let queue = self.queue.lock().unwrap(); //~ lock-across-await
        self.slot_of(queue).await
    }

    async fn held_on_the_other_way(&self, full: bool) -> Option<Slot> {
        let queue = self.queue.lock().unwrap(); //~ lock-across-await
        if full {
            self.flush(queue);
        }
        self.slot().await
    }
}

//@ src/opened_by_ways.rs
use dashmap::DashMap;
use std::sync::Mutex;

async fn by_if_let(book: &Mutex<Book>) {
    let book = if let Ok(book) = book.lock() { book } else { return }; //~ lock-across-await
    send(book.pages()).await;
}

async fn by_match(sessions: &DashMap<u64, Session>, id: u64) {
    let session = match sessions.get(&id) { //~ lock-across-await
        Some(session) => session,
        None => return,
    };
    session.greet().await;
}

async fn copied_by_ways(book: &Mutex<Book>) {
    let pages = if let Ok(book) = book.lock() { book.pages() } else { return };
    send(pages).await;
}
