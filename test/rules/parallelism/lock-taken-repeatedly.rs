use std::sync::{Arc, Mutex, RwLock};

struct Chain {
    head: RwLock<Head>,
    seen: Mutex<Vec<u64>>,
    own: Arc<RwLock<i32>>,
    shared: Arc<Mutex<Vec<u64>>>,
}

impl Chain {
    fn new(shared: Arc<Mutex<Vec<u64>>>) -> Self {
        Self { head: RwLock::new(Head), seen: Mutex::new(Vec::new()), own: Arc::new(RwLock::new(1)), shared }
    }

    fn checked_and_used(&self, block: &Block) -> Result<(), Error> {
        if self.head.read().unwrap().contains(block) {
            return Err(Error::Known);
        }
        descends(&self.head.read().unwrap(), block)?; //~ lock-taken-repeatedly
        Ok(())
    }

    fn twice_in_one_statement(&self) -> Status {
        Status { pending: self.head.read().unwrap().pending(), queued: self.head.read().unwrap().queued() } //~ lock-taken-repeatedly
    }

    fn twice_in_a_row(&self) {
        let batch = self.config.read_lock().batch;
        let limit = self.config.read_lock().limit; //~ lock-taken-repeatedly
        run(batch, limit);
    }

    fn a_step_between(&self) {
        let batch = self.config.read_lock().batch;
        let half = batch / 2;
        let limit = self.config.read_lock().limit; //~ lock-taken-repeatedly
        run(half, limit);
    }

    fn asked_then_done(&self) {
        if !self.seen.lock().unwrap().is_empty() {
            self.seen.lock().unwrap().clear(); //~ lock-taken-repeatedly
        }
    }

    fn per_item(&self, ids: Vec<u64>) {
        for id in ids {
            self.seen.lock().unwrap().push(id); //~ lock-taken-repeatedly
        }
    }

    fn side_by_side(&self, ids: &[u64]) {
        ids.par_iter().for_each(|id| self.seen.lock().unwrap().push(hash(*id))); //~ lock-taken-repeatedly
    }

    fn alone_anyway(&mut self, id: u64) {
        self.seen.lock().unwrap().push(id); //~ lock-taken-repeatedly
    }

    fn alone_behind_an_arc(&mut self) {
        let _guard = self.own.write().unwrap(); //~ lock-taken-repeatedly
        self.step();
    }

    fn one_owner(upstream: Arc<Mutex<Stream>>) {
        let mut stream = upstream.try_lock().unwrap(); //~ lock-taken-repeatedly
        stream.run();
    }

    fn interior(&self) -> Option<u64> {
        self.seen.try_lock().unwrap().pop() //~ lock-taken-repeatedly note
    }

    fn skips_some(&self, ids: &[u64]) {
        for id in ids {
            if id % 2 == 0 {
                continue;
            }
            self.seen.lock().unwrap().push(*id); //~ lock-taken-repeatedly
        }
    }

    fn held_after_a_glance(&self, ids: &[String]) {
        for id in ids {
            let length = id.len();
            let mut seen = self.seen.lock().unwrap(); //~ lock-taken-repeatedly
            seen.push(length as u64);
        }
    }

    fn asked_in_a_filter(&self, ids: &[u64]) -> usize {
        ids.iter().filter(|id| !self.seen.lock().unwrap().contains(id)).count() //~ lock-taken-repeatedly
    }

    fn asked_in_a_map(&self, ids: &[usize]) -> Vec<Option<u64>> {
        ids.iter()
            .map(|id| self.seen.lock().unwrap().get(*id).copied()) //~ lock-taken-repeatedly
            .collect()
    }

    fn in_each_branch(&self, id: u64, is_new: bool) {
        self.seen.lock().unwrap().push(id);
        if is_new {
            self.seen.lock().unwrap().push(0); //~ lock-taken-repeatedly
        } else {
            self.seen.lock().unwrap().pop(); //~ lock-taken-repeatedly
        }
    }

    fn counted(&self, counts: &Mutex<HashMap<String, u64>>, words: Vec<String>) {
        for word in words {
            *counts.lock().unwrap().entry(word).or_insert(0) += 1; //~ lock-taken-repeatedly
        }
    }

    fn summed(&self, sizes: &[u64]) {
        for size in sizes {
            self.totals.lock().unwrap().bytes += size; //~ lock-taken-repeatedly
        }
    }

    async fn given_back(&self, idle: &tokio::sync::Mutex<Vec<u32>>, connections: Vec<u32>) {
        for connection in connections {
            let mut idle = idle.lock().await; //~ lock-taken-repeatedly
            if idle.len() < 64 {
                idle.push(connection);
            }
        }
    }

    fn sorted_into(&self, samples: &[f64], counts: &Mutex<HashMap<u64, u64>>) {
        for sample in samples {
            let bucket = (*sample * 100.0) as u64;
            *counts.lock().unwrap().entry(bucket).or_default() += 1; //~ lock-taken-repeatedly
        }
    }

    // ---- look-alikes

    fn computed_per_item(&self, sizes: &[u64]) {
        for size in sizes {
            self.totals.lock().unwrap().bytes += weigh(*size);
        }
    }

    async fn asked_in_between(&self, idle: &tokio::sync::Mutex<Vec<u32>>, names: &[String]) {
        for name in names {
            let connection = connect(name).await;
            idle.lock().await.push(connection);
        }
    }

    fn walked_later<'a>(&'a self, ids: &'a [u64]) -> impl Iterator<Item = &'a u64> + 'a {
        ids.iter().filter(|id| !self.seen.lock().unwrap().contains(id))
    }

    fn works_in_the_closure(&self, ids: &[u64]) -> Vec<Option<u64>> {
        ids.iter().map(|id| self.seen.lock().unwrap().get(find_slot(*id)).copied()).map(check).collect()
    }

    fn branch_on_a_call(&self, id: u64) {
        self.seen.lock().unwrap().push(id);
        if self.is_full() {
            self.seen.lock().unwrap().clear();
        }
    }

    fn one_guard(&self, block: &Block) -> bool {
        let head = self.head.read().unwrap();
        head.contains(block) && head.is_open()
    }

    fn read_then_write(&self, id: u64) {
        if self.head.read().unwrap().has(id) {
            return;
        }
        self.head.write().unwrap().add(id);
    }

    fn a_call_between(&self) -> u64 {
        let old = self.seen.lock().unwrap().len();
        self.refresh();
        let new = self.seen.lock().unwrap().len();
        (new - old) as u64
    }

    fn work_between(&self, id: u64) {
        let old = self.seen.lock().unwrap().len();
        let fresh: Vec<u64> = (0..old as u64).map(|n| compute(n, id)).collect();
        self.seen.lock().unwrap().extend(fresh);
    }

    fn one_or_the_other(&self, id: Option<u64>) {
        match id {
            Some(id) => self.seen.lock().unwrap().push(id),
            None => self.seen.lock().unwrap().clear(),
        }
    }

    fn if_or_else(&self, keep: bool) {
        if keep {
            self.seen.lock().unwrap().push(1);
        } else {
            self.seen.lock().unwrap().push(2);
        }
    }

    fn released_for_the_others(&self, ids: Vec<u64>) {
        for id in ids {
            let value = fetch(id);
            self.seen.lock().unwrap().push(value);
        }
    }

    fn another_lock_each_time(&self, shards: &[Mutex<Vec<u64>>]) {
        for shard in shards {
            shard.lock().unwrap().push(1);
        }
    }

    fn shared_with_others(&mut self, id: u64) {
        self.shared.lock().unwrap().push(id);
    }

    fn two_locks(&self) {
        self.seen.lock().unwrap().clear();
        self.head.write().unwrap().clear();
    }

    fn may_be_taken(&self) -> Option<u64> {
        self.seen.try_lock().ok()?.pop()
    }

    fn reads_a_socket(&mut self) -> usize {
        let a = self.socket.read();
        let b = self.socket.read();
        a + b
    }
}

struct Seen {
    entries: parking_lot::RwLock<HashMap<u64, Entry>>,
    globals: Arc<Globals>,
}

impl Seen {
    fn marked_one_by_one(&self, ids: &[u64], epoch: u64) {
        ids.iter().for_each(|id| {
            if let Some(entry) = self.entries.write().get_mut(id) { //~ lock-taken-repeatedly
                entry.last_seen = epoch;
            }
        });
    }

    fn two_looks(&self, peer: &Peer) -> bool {
        if self.globals.peers.read().is_banned(peer) {
            return false;
        }
        self.globals.peers.read().score(peer) > 3 //~ lock-taken-repeatedly
    }
}

impl Seen {
    fn named_one_by_one(&self, names: &[Name]) -> Vec<u64> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names {
            let id = self.interner.write().unwrap().intern(name); //~ lock-taken-repeatedly
            ids.push(id);
        }
        ids
    }

    fn worked_on_between(&self, names: &[Name]) -> Vec<u64> {
        let mut sums = Vec::with_capacity(names.len());
        for name in names {
            let id = self.interner.write().unwrap().intern(name);
            sums.push(weigh(id));
        }
        sums
    }
}

fn schedule_of(pattern: &str) -> Result<Arc<Schedule>, Error> {
    if let Some(schedule) = SCHEDULES.lock().ok().and_then(|known| known.get(pattern).cloned()) {
        return Ok(schedule);
    }
    let schedule = Arc::new(Schedule::from_text(pattern)?);
    if let Ok(mut known) = SCHEDULES.lock() {
        known.insert(pattern.to_string(), schedule.clone());
    }
    Ok(schedule)
}

fn add_each(pool: &Pool, orders: Vec<Order>) {
    for order in orders {
        let hash = order.hash();
        pool.inner.lock().insert(hash, order); //~ lock-taken-repeatedly
    }
}

impl Sessions {
    fn forget(&self, ids: &[u64]) {
        for id in ids {
            let mut known = self.known.write(); //~ lock-taken-repeatedly
            known.remove(id);
        }
    }

    fn send_off(&self, ids: &[u64]) {
        for id in ids {
            let mut known = self.known.write();
            let gone = known.remove(id);
            drop(known);
            self.tell(gone);
        }
    }
}

struct Turns {
    turn: AtomicU64,
    shared: Arc<AtomicU64>,
}

impl Turns {
    fn next(&mut self) -> u64 {
        self.turn.fetch_add(1, Ordering::Relaxed) //~ lock-taken-repeatedly
    }

    fn next_shared(&mut self) -> u64 {
        self.shared.fetch_add(1, Ordering::Relaxed)
    }

    fn next_of_all(&self) -> u64 {
        self.turn.fetch_add(1, Ordering::Relaxed)
    }
}

struct Head {
    marks: RefCell<Vec<u8>>,
    shared: Rc<RefCell<Vec<u8>>>,
    names: Vec<String>,
}

impl Head {
    fn clear(&mut self) {
        self.marks.borrow_mut().clear(); //~ lock-taken-repeatedly
    }

    fn mark_all(&mut self) {
        let mut marks = self.marks.borrow_mut(); //~ lock-taken-repeatedly
        for name in &self.names {
            marks.push(name.len() as u8);
        }
    }

    fn marked(&mut self) -> usize {
        self.marks.borrow().len() //~ lock-taken-repeatedly
    }

    fn clear_through_shared(&self) {
        self.marks.borrow_mut().clear();
    }

    fn clear_shared(&mut self) {
        self.shared.borrow_mut().clear();
    }

    fn asks_itself(&mut self) {
        let mut marks = self.marks.borrow_mut();
        marks.push(self.next());
    }

    fn lent_before(&mut self) {
        for name in self.names() {
            self.marks.borrow_mut().push(name.len() as u8);
        }
    }

    fn hands_it_out(&mut self) -> RefMut<'_, Vec<u8>> {
        self.marks.borrow_mut()
    }

    fn in_closure(&mut self, ids: &[u8]) {
        ids.iter().for_each(|id| self.marks.borrow_mut().push(*id));
    }
}

fn reset(head: &mut Head) {
    head.marks.borrow_mut().clear(); //~ lock-taken-repeatedly
}

fn reset_all(heads: &mut [Head]) {
    for head in heads {
        head.marks.borrow_mut().clear();
    }
}

fn give_back(head: Box<Head>, pool: &Pool) {
    head.marks.borrow_mut().clear(); //~ lock-taken-repeatedly
    pool.put(head);
}

impl<'a> Read for &'a Head {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.marks.borrow_mut().as_slice().read(into)
    }
}

// `&mut` of a handle shuts nobody out.

struct Journal {
    vote: RwLock<Option<u64>>,
    steps: AtomicU64,
}

impl Journal {
    async fn vote(&mut self) -> Option<u64> {
        *self.vote.read().await //~ lock-taken-repeatedly
    }
}

impl Votes for Arc<Journal> {
    async fn read_vote(&mut self) -> Option<u64> {
        self.steps.fetch_add(1, Ordering::Relaxed);
        *self.vote.read().await
    }
}

impl Votes for &Journal {
    async fn read_vote(&mut self) -> Option<u64> {
        *self.vote.read().await
    }
}

type SharedJournal = Arc<Journal>;

impl Ballots for SharedJournal {
    async fn read_ballot(&mut self) -> Option<u64> {
        self.steps.fetch_add(1, Ordering::Relaxed);
        *self.vote.read().await
    }
}

//@ src/wrapped.rs
use toolkit::mutex::{Mutex, RwLock};

struct Harness {
    events: Mutex<Vec<u8>>,
    sizes: RwLock<Vec<u8>>,
    queue: EventQueue,
    own: std::sync::Mutex<Vec<u8>>,
}

impl Harness {
    fn step(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.events.lock())
    }

    fn sizes(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.sizes.write())
    }

    fn queued(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.queue.lock())
    }

    fn own(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.own.lock().unwrap()) //~ lock-taken-repeatedly
    }
}

//@ src/split.rs
impl Wire {
    fn split(self) -> (Sending, Receiving) {
        (
            Sending { wake: self.clock.wake_guard(), at: 0 },
            Receiving { wake: self.clock.wake_guard(), at: 0 },
        )
    }

    fn counted(&self) -> (usize, usize) {
        (self.clock.wake_guard().ticks(), self.clock.wake_guard().turns()) //~ lock-taken-repeatedly
    }
}

//@ src/added_up.rs
use std::collections::HashMap;
use std::sync::RwLock;

struct Block {
    parent: u64,
    weights: Vec<u64>,
}

struct Chain {
    blocks: RwLock<HashMap<u64, Block>>,
}

impl Chain {
    fn parents(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            sum += self.blocks.read().unwrap().get(id).map_or(0, |block| block.parent); //~ lock-taken-repeatedly
        }
        sum
    }

    fn known(&self, ids: &[u64]) -> u64 {
        let mut count = 0;
        for id in ids {
            count += self.blocks.read().unwrap().get(id).map(|block| block.parent).unwrap_or_default(); //~ lock-taken-repeatedly
        }
        count
    }

    // ---- look-alikes

    fn weighed(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            sum += self.blocks.read().unwrap().get(id).map_or(0, |block| weigh(&block.weights));
        }
        sum
    }

    fn beside_work(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            sum += weigh(&load(*id)) + self.blocks.read().unwrap().get(id).map_or(0, |block| block.parent);
        }
        sum
    }
}

//@ src/made_between.rs
fn placed(&self, groups: &Groups) -> Result<Device, Error> {
    let irq = self.allocator.lock().unwrap().allocate_irq().unwrap();
    let group = groups.create_group(irq).map_err(Error::Group)?;
    let address = self.allocator.lock().unwrap().allocate_address();
    Ok(Device { group, address })
}

fn in_some_builds(config: &Mutex<Config>) -> Option<Entry> {
    #[cfg(feature = "sealed")]
    if config.lock().unwrap().is_sealed() {
        return None;
    }
    config.lock().unwrap().entry()
}

//@ src/lent_to_a_pool.rs
struct Matcher {
    worker: Arc<Mutex<Worker>>,
    pool: Pool,
}

impl Matcher {
    fn new(pool: Pool) -> Self {
        Self { worker: Arc::new(Mutex::new(Worker::default())), pool }
    }

    fn restart(&mut self) {
        self.worker.lock().reset();
    }

    fn tick(&mut self) {
        let worker = self.worker.lock_arc();
        self.pool.spawn(move || worker.run());
    }
}

//@ src/guard_beside_self.rs
struct Squeezer {
    packed: Mutex<Packer>,
    clocks: RefCell<Vec<Clock>>,
    header_written: bool,
    name: String,
}

impl Squeezer {
    // `get_mut` would lend the field as long as the whole of `self` is asked.
    fn pack(&mut self, input: &[u8]) -> usize {
        let mut packed = self.packed.lock();
        if !self.header_written {
            packed.extend_from_slice(&self.header());
            self.header_written = true;
        }
        packed.write(input)
    }

    fn pack_plainly(&mut self, input: &[u8]) -> usize {
        let mut packed = self.packed.lock(); //~ lock-taken-repeatedly
        if !self.header_written {
            packed.extend_from_slice(self.name.as_bytes());
            self.header_written = true;
        }
        packed.write(input)
    }

    fn header(&self) -> Vec<u8> {
        self.name.as_bytes().to_vec()
    }

    fn joined(&mut self, other: usize, threads: &Threads) {
        let clocks = self.clocks.borrow();
        let clocks = &clocks[other];
        let last = clocks.last.as_ref().expect("has run");
        self.acquire(last, threads);
    }

    fn acquire(&self, clock: &Clock, threads: &Threads) {
        threads.acquire(clock, &self.name);
    }

    fn joined_plainly(&mut self, other: usize, threads: &Threads) {
        let clocks = self.clocks.borrow(); //~ lock-taken-repeatedly
        let clocks = &clocks[other];
        let last = clocks.last.as_ref().expect("has run");
        threads.acquire(last, &self.name);
    }
}

//@ src/site/mod.rs
mod pages;

struct Site {
    images: Arc<Mutex<Images>>,
}

impl Site {
    fn new() -> Self {
        Self { images: Arc::new(Mutex::new(Images::default())) }
    }

    // `pages` hands it on.
    fn set_url(&mut self, url: &str) {
        self.images.lock().unwrap().set_url(url);
    }
}

//@ src/site/pages.rs
pub fn load(site: &mut Site, engine: &mut Engine) {
    engine.register(Resize::new(site.images.clone()));
}

//@ src/child.rs
static mut CHILD: Child = Child::new();

struct Child {
    exists: AtomicBool,
}

impl Child {
    // A signal handler may be here as well.
    fn end(&mut self) {
        if self.exists.swap(false, Ordering::SeqCst) {
            stop();
        }
    }
}

//@ src/tried.rs
fn shown(swapchain: &mut Swapchain) {
    let semaphores = swapchain.semaphores();
    // Nobody else should use it just now.
    let locked = semaphores.try_lock().expect("is free"); //~ lock-taken-repeatedly note
    locked.wait();
}

fn as_shared(work: impl FnMut() + Send) -> impl Fn() {
    let work = Mutex::new(work);
    move || work.try_lock().expect("runs already")() //~ lock-taken-repeatedly note
}

fn as_shared_too(work: Mutex<Box<dyn FnMut()>>) -> impl Fn() {
    move || work.try_lock().expect("runs already")() //~ lock-taken-repeatedly note
}

//@ src/behind_a_cell.rs
struct Node {
    parents: AtomicUsize,
}

struct NodeRef(Arc<UnsafeCell<Node>>);

impl Node {
    fn start(&mut self) -> bool {
        self.parents.fetch_sub(1, Ordering::SeqCst) <= 1
    }
}

//@ src/counted_beside.rs
fn added(seen: &Mutex<Vec<u64>>, ids: Vec<u64>) -> usize {
    let mut added = 0;
    for id in ids {
        seen.lock().unwrap().push(id); //~ lock-taken-repeatedly
        added += 1;
    }
    added
}

fn forgotten(known: &Mutex<HashMap<u64, Row>>, ids: &[u64]) -> u64 {
    let mut sum = 0;
    for id in ids {
        let mut known = known.lock().unwrap(); //~ lock-taken-repeatedly
        sum += 1;
        known.remove(id);
    }
    sum
}

fn loaded(seen: &Mutex<Vec<u64>>, ids: Vec<u64>) -> u64 {
    let mut size = 0;
    for id in ids {
        seen.lock().unwrap().push(id);
        size += load(id).len() as u64;
    }
    size
}

//@ src/drained_one_by_one.rs
struct Desk {
    waiting: Mutex<VecDeque<Ticket>>,
    known: RwLock<HashMap<u64, Ticket>>,
}

impl Desk {
    fn next_few(&self, most: usize) -> Vec<Ticket> {
        let mut few = Vec::new();
        while few.len() < most {
            match self.waiting.lock().unwrap().pop_front() { //~ lock-taken-repeatedly
                Some(ticket) => few.push(ticket),
                None => break,
            }
        }
        few
    }

    fn all(&self) -> Vec<Ticket> {
        let mut all = Vec::new();
        loop {
            let Some(ticket) = self.waiting.lock().unwrap().pop_front() else { break }; //~ lock-taken-repeatedly
            all.push(ticket);
        }
        all
    }

    /// What takes its time has to be done without the lock.
    fn work(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        loop {
            let Some(ticket) = self.waiting.lock().unwrap().pop_front() else { break };
            let answer = answer_to(ticket);
            answers.push(answer);
        }
        answers
    }

    fn work_until_stopped(&self, stop: &AtomicBool) {
        while !stop.load(Ordering::Relaxed) {
            match self.waiting.lock().unwrap().pop_front() {
                Some(ticket) => self.answer(ticket),
                None => std::thread::yield_now(),
            }
        }
    }

    fn noted(&self, tickets: &[Ticket]) {
        for ticket in tickets {
            let last = ticket.marks().last().copied().unwrap_or_default();
            self.waiting.lock().unwrap().push_back(Ticket::new(ticket.id(), last)); //~ lock-taken-repeatedly
        }
    }

    fn noted_after_a_read(&self, tickets: &[Ticket]) {
        for ticket in tickets {
            let last = read_mark(ticket.path()).unwrap_or_default();
            self.waiting.lock().unwrap().push_back(Ticket::new(ticket.id(), last));
        }
    }

    fn resolved(&self, ids: &[u64]) -> Result<Vec<Ticket>, Fault> {
        ids.iter().map(|id| self.known.read().unwrap().get(id).cloned().ok_or(Fault::Unknown(*id))).collect() //~ lock-taken-repeatedly
    }

    fn counted(&self, ticket: Ticket) -> usize {
        self.known.write().unwrap().insert(ticket.id(), ticket);
        self.known.read().unwrap().len() //~ lock-taken-repeatedly
    }

    /// Readers don't wait for each other, and mostly there is nothing to write.
    fn asked_first(&self, ticket: Ticket) {
        if !self.known.read().unwrap().contains_key(&ticket.number) {
            self.known.write().unwrap().insert(ticket.number, ticket);
        }
    }
}

fn handed_on_and_read(shared: &Arc<RwLock<u32>>) {
    let mut writing = spawn(shared.write());
    let mut reading = spawn(shared.read());
    assert_pending!(reading.poll());
    drop(writing);
}

//@ src/works_under_it.rs
struct Kiln {
    ledger: Mutex<Ledger>,
    vents: RwLock<Vents>,
    seen: Mutex<HashSet<u64>>,
}

impl Kiln {
    // What wants another lock in turn would keep that one as long.
    fn fired(&self, trays: &[Tray], glaze: &mut Glaze) -> Result<(), Fault> {
        for tray in trays {
            let mut ledger = self.ledger.lock();
            fire_tray(tray, glaze, &mut ledger.pots, &self.vents.read())?;
        }
        Ok(())
    }

    fn aired(&self, trays: &[Tray]) {
        for tray in trays {
            let mut ledger = self.ledger.lock();
            let vents = self.vents.read();
            ledger.note(tray, vents.width);
        }
    }

    // A callee works under the lock: how long, is not told here.
    fn glazed(&self, trays: &[Tray], glaze: &mut Glaze) {
        for tray in trays {
            let mut ledger = self.ledger.lock(); //~ lock-taken-repeatedly note
            glaze_tray(tray, glaze, &mut ledger.pots);
        }
    }

    fn weighed(&self, trays: &[Tray]) {
        for tray in trays {
            let mut ledger = self.ledger.lock(); //~ lock-taken-repeatedly note
            tray.weigh_into(&mut ledger);
        }
    }

    fn known(&self, trays: &[Tray]) {
        for tray in trays {
            let mut seen = self.seen.lock(); //~ lock-taken-repeatedly
            seen.insert(tray.number);
        }
    }
}

//@ src/handed_guards.rs
// ---- a helper that hands out the guard

struct Linked {
    loaded: RwLock<HashMap<String, u32>>,
    counts: Counts,
}

impl Linked {
    fn write_loaded(&self) -> RwLockWriteGuard<'_, HashMap<String, u32>> {
        self.loaded.write().unwrap()
    }

    fn counted(&self) -> &Counts {
        &self.counts
    }
}

fn link_all(linked: &Linked, found: Vec<(String, u32)>) {
    for (name, id) in found {
        linked.write_loaded().insert(name, id); //~ lock-taken-repeatedly
    }
}

fn link_under_one(linked: &Linked, found: Vec<(String, u32)>) {
    let mut loaded = linked.write_loaded();
    for (name, id) in found {
        loaded.insert(name, id);
    }
}

fn count_all(linked: &Linked, found: Vec<(String, u32)>) {
    for (name, id) in found {
        linked.counted().add(id);
    }
}

//@ src/of_ones_own.rs
use std::sync::{Arc, Mutex};

/// Nobody waits for it, and nobody is waited for.
fn gathered(ids: &[u64]) -> Arc<Mutex<Vec<u64>>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    for id in ids {
        seen.lock().unwrap().push(*id); //~ lock-taken-repeatedly note
    }
    seen
}

fn gathered_while_read(ids: &[u64]) -> Arc<Mutex<Vec<u64>>> {
    let seen = Arc::new(Mutex::new(Vec::new()));
    report(Arc::clone(&seen));
    for id in ids {
        seen.lock().unwrap().push(*id); //~ lock-taken-repeatedly
    }
    seen
}

struct Chain {
    head: tokio::sync::RwLock<Head>,
    jobs: Arc<tokio::sync::Mutex<Jobs>>,
}

impl Chain {
    async fn head(&self) -> (u64, Hash) {
        let number = self.head.read().await.number();
        let hash = self.head.read().await.hash(); //~ lock-taken-repeatedly
        (number, hash)
    }

    async fn is_free(&self) -> bool {
        if self.jobs.lock().await.is_closed() {
            return false;
        }
        self.jobs.lock().await.len() < 4 //~ lock-taken-repeatedly
    }

    // ---- look-alikes

    async fn waits_in_between(&self) -> bool {
        let job = self.jobs.lock().await.first();
        job.sent().await;
        self.jobs.lock().await.len() < 4
    }

    async fn waits_under_the_lock(&self) -> bool {
        let job = self.jobs.lock().await.next().await;
        self.jobs.lock().await.len() < 4
    }
}

//@ src/with_logs.rs
// ---- beside a log that is silent where the lock matters

impl Ranges {
    fn register(&self, task: &str, ranges: Vec<Range>) {
        for range in ranges {
            debug!("register range"; "task" => task, "start" => redact(&range.start));
            self.ranges.write().unwrap().insert(range, task.len()); //~ lock-taken-repeatedly
        }
    }

    fn register_told(&self, ranges: Vec<Range>) {
        for range in ranges {
            tracing::trace!(start = range.start, "register range");
            self.ranges.write().unwrap().push(range); //~ lock-taken-repeatedly
        }
    }

    fn register_announced(&self, ranges: Vec<Range>) {
        for range in ranges {
            println!("register {}", range.start);
            self.ranges.write().unwrap().push(range);
        }
    }
}

//@ src/under_its_own_guard.rs
// ---- read through a second guard while the first one lives

use std::sync::RwLock;

struct Fleet {
    boats: RwLock<Vec<Boat>>,
    crews: RwLock<Vec<Crew>>,
    lost: RwLock<HashSet<u32>>,
}

impl Fleet {
    fn slowest(&self) -> Option<Boat> {
        self.boats
            .read()
            .unwrap()
            .iter()
            .enumerate()
            .min_by_key(|(_, boat)| boat.speed)
            .map(|(at, _)| self.boats.read().unwrap()[at].clone()) //~ lock-taken-repeatedly
    }

    fn pairs(&self) -> usize {
        let boats = self.boats.read().unwrap();
        let mut pairs = 0;
        for boat in boats.iter() {
            if self.boats.read().unwrap().iter().any(|other| boat.meets(other)) { //~ lock-taken-repeatedly
                pairs += 1;
            }
        }
        pairs
    }

    fn report(&self, log: &mut Log) {
        for boat in self.boats.read().unwrap().iter() {
            log.add(boat, self.boats.read().unwrap().len()); //~ lock-taken-repeatedly
        }
    }

    fn first_of_many(&self, log: &mut Log) {
        if let Some(boat) = self.boats.read().unwrap().first() {
            log.add(boat, self.boats.read().unwrap().len()); //~ lock-taken-repeatedly
        }
    }

    // Look-alikes: another lock, a guard that is dropped before, one whose block has ended, and what runs when nobody holds it any more.
    fn manned(&self) -> usize {
        let boats = self.boats.read().unwrap();
        boats.iter().filter(|boat| self.crews.read().unwrap().iter().any(|crew| crew.of(boat))).count()
    }

    fn renamed(&self, log: &mut Log) -> usize {
        let boats = self.boats.read().unwrap();
        log.add(&boats[0], boats.len());
        drop(boats);
        self.sail(log);
        self.boats.read().unwrap().len()
    }

    fn twice(&self, log: &mut Log) -> usize {
        {
            let boats = self.boats.read().unwrap();
            log.add(&boats[0], boats.len());
        }
        self.sail(log);
        self.boats.read().unwrap().len()
    }

    fn later(self: Arc<Self>) -> JoinHandle<usize> {
        let boats = self.boats.read().unwrap();
        let fleet = self.clone();
        let count = boats.len();
        std::thread::spawn(move || fleet.boats.read().unwrap().len() - count)
    }

    fn of_each(&self, log: &mut Log) {
        let ids: Vec<u32> = self.boats.read().unwrap().iter().map(|boat| boat.id).collect();
        for id in ids {
            self.sail(log);
            log.id(self.boats.read().unwrap().iter().position(|boat| boat.id == id));
            self.sail(log);
        }
    }

    fn without_lost(&self, wanted: &Filter) -> Filter {
        let lost = self.lost.read().unwrap();
        wanted.and_not(lost.clone())
    }

    fn search(&self, wanted: &Filter) -> Vec<Boat> {
        let lost = self.lost.read().unwrap();
        if lost.is_empty() {
            return self.all(wanted);
        }
        let filter = self.without_lost(wanted); //~ lock-taken-repeatedly
        self.all(&filter)
    }

    fn search_later(&self, wanted: &Filter) -> Vec<Boat> {
        let none_is_lost = self.lost.read().unwrap().is_empty();
        if none_is_lost {
            return self.all(wanted);
        }
        self.all(&self.without_lost(wanted))
    }

    fn search_dropped(&self, wanted: &Filter) -> Vec<Boat> {
        let lost = self.lost.read().unwrap();
        if lost.is_empty() {
            return self.all(wanted);
        }
        drop(lost);
        self.all(&self.without_lost(wanted))
    }

    fn search_handed(&self, wanted: &Filter) -> Vec<Boat> {
        let lost = self.lost.read().unwrap();
        self.log(lost.len());
        self.all_but(Some(lost), wanted)
    }

    fn all_but(&self, lost: Option<RwLockReadGuard<'_, HashSet<u32>>>, wanted: &Filter) -> Vec<Boat> {
        let lost = match lost {
            Some(lost) => lost,
            None => self.lost.read().unwrap(),
        };
        self.all(&wanted.and_not(lost.clone()))
    }

    fn known_before(&self, wanted: &Filter) -> Vec<Boat> {
        let known = {
            let lost = self.lost.read().unwrap();
            wanted.and_not(lost.clone())
        };
        self.forget(&known);
        self.log(self.lost.read().unwrap().len());
        self.all(&known)
    }

    fn search_of_other(&self, other: &Fleet, wanted: &Filter) -> Vec<Boat> {
        let lost = self.lost.read().unwrap();
        self.log(lost.len());
        other.all(&other.without_lost(wanted))
    }

    fn of_neighbours(&self, harbours: &[Fleet], log: &mut Log) {
        let boats = self.boats.read().unwrap();
        for harbour in harbours {
            log.add(&boats[0], harbour.boats.read().unwrap().len());
        }
    }

    fn held_in_a_block(&self, wanted: &Filter) -> Vec<Row> {
        let known = {
            let lost = self.lost.read().unwrap();
            lost.len()
        };
        self.count(known);
        self.all(&self.without_lost(wanted))
    }
}

//@ src/behind_getters.rs
// ---- a lock that a getter hands out

use parking_lot::RwLock;

struct Proxy {
    inner: Slot,
    logs: Arc<RwLock<Logs>>,
}

impl Proxy {
    fn logs(&self) -> &RwLock<Logs> {
        self.logs.deref()
    }

    fn drawn(&self) -> RwLock<Logs> {
        self.logs.next_free()
    }

    fn size(&self, name: &str) -> Result<(usize, usize), Fault> {
        let size = self.inner.get().read().size_of(name)?;
        let count = self.inner.get().read().count(); //~ lock-taken-repeatedly
        Ok((size, count))
    }

    fn told(&self) -> Told {
        let lines: Vec<_> = self.logs().read().iter().map(|log| log.line()).collect();
        let failure = match &self.logs().read().failure { //~ lock-taken-repeatedly
            None => Failure::None,
            Some(fault) => Failure::Of(fault.to_string()),
        };
        Told { lines, failure }
    }

    // Look-alikes: what only a trace would ask, and what is handed out may be another one each time.
    fn kept(&self) -> bool {
        if self.inner.get().read().is_empty() {
            log::trace!("nothing of {} kept", self.inner.get().read().count());
            return false;
        }
        true
    }

    fn of_pool(&self) -> (usize, usize) {
        let size = self.inner.pool.get().read().size();
        let count = self.inner.pool.get().read().count();
        (size, count)
    }

    fn of_drawn(&self) -> (usize, usize) {
        let size = self.drawn().read().size();
        let count = self.drawn().read().count();
        (size, count)
    }
}

//@ src/other_lock_between.rs
use tokio::sync::{Mutex, RwLock};

pub struct Harbour {
    berths: RwLock<Vec<u32>>,
    crane: Mutex<Crane>,
}

impl Harbour {
    // Nobody holds the berths while the crane is waited for.
    pub async fn unload(&self, ship: u32) -> usize {
        let berth = self.berths.read().await.iter().position(|each| *each == ship);
        let crane = self.crane.lock().await;
        self.berths.read().await.len() + crane.reach + berth.unwrap_or(0)
    }

    pub async fn moored(&self, ship: u32) -> usize {
        let berth = self.berths.read().await.iter().position(|each| *each == ship);
        self.berths.read().await.len() + berth.unwrap_or(0) //~ lock-taken-repeatedly
    }
}

//@ src/layers.rs
use parking_lot::RwLock;

struct Layers {
    layers: RwLock<Layer>,
}

struct Layer {
    current: RwLock<HashSet<Key>>,
}

impl Layers {
    fn extend(&self, keys: impl IntoIterator<Item = Key>) {
        let mut added = 0;
        for key in keys {
            self.layers.read().current.write().insert(key); //~ lock-taken-repeatedly
            added += 1;
        }
        METRICS.added(added);
    }

    // A look-alike: which of them is locked changes with each turn.
    fn spread(&self, keys: Vec<Key>) {
        for key in keys {
            self.shard(key.hash()).current.write().insert(key);
        }
    }
}
