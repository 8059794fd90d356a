use bytes::Bytes;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, RwLock};
use tokio::sync::{mpsc, watch};

struct Service {
    events: Arc<mpsc::UnboundedSender<Event>>, //~ needless-arc
    payload: Arc<Bytes>, //~ needless-arc
    listener: Box<Arc<Listener>>, //~ needless-arc
    callback: Arc<Box<dyn Fn(u8) + Send + Sync>>, //~ needless-arc
    inner: Arc<RwLock<Inner>>, //~ needless-arc
    given: Arc<Mutex<Inner>>,
    handed: Arc<AtomicU64>,
    latest: Arc<watch::Sender<u8>>,
    pub open: Arc<AtomicU64>,
    shared: Arc<Config>,
}

impl Service {
    fn start(given: Arc<Mutex<Inner>>, shared: Arc<Config>) -> Self {
        Self {
            inner: Arc::new(RwLock::new(Inner::default())),
            given,
            handed: Arc::new(AtomicU64::new(0)),
            open: Arc::new(AtomicU64::new(0)),
            shared: Arc::clone(&shared),
            ..Self::empty()
        }
    }

    fn read(&self) -> usize {
        self.inner.read().unwrap().len()
    }

    fn counter(&self) -> Arc<AtomicU64> {
        self.handed.clone()
    }

    fn closures_can_borrow(&self, items: &[u64]) -> u64 {
        let total = Arc::new(Mutex::new(0)); //~ needless-arc
        items.par_iter().for_each(|item| *total.lock().unwrap() += item);
        let sum = *total.lock().unwrap();
        sum
    }

    async fn one_at_a_time(upstream: Upstream) {
        let upstream = Arc::new(Mutex::new(upstream)); //~ needless-arc
        Self::drive(upstream.clone()).await;
        let mut rest = upstream.try_lock().unwrap();
        rest.finish();
    }

    // ---- look-alikes

    fn two_threads(&self) {
        let total = Arc::new(Mutex::new(0));
        let there = total.clone();
        std::thread::spawn(move || *there.lock().unwrap() += 1);
        *total.lock().unwrap() += 1;
    }

    fn given_away(&self) {
        let state = Arc::new(State::of(self));
        run(state);
    }

    fn cloned_and_kept(&self) -> Arc<State> {
        let state = Arc::new(State::of(self));
        run(state.clone());
        state
    }

    fn cloned_per_item(&self, items: &[u64]) {
        let state = Arc::new(State::of(self));
        for _ in items {
            run(state.clone());
        }
    }

    fn a_pointer_is_wanted(&self) {
        let state = Arc::new(Mutex::new(0));
        register(&state);
    }

    fn weak(&self) -> Weak<Mutex<u8>> {
        let state = Arc::new(Mutex::new(0));
        Arc::downgrade(&state)
    }

    fn of_unknown_methods(&self) {
        let node = Arc::new(Node::new());
        node.start();
    }
}

#[derive(Clone)]
struct Handle {
    whole: Arc<RwLock<Inner>>,
}

impl Handle {
    fn new() -> Self {
        Self { whole: Arc::new(RwLock::new(Inner::default())) }
    }
}

struct Shown {
    label: Arc<String>, //~ needless-arc
    rows: Arc<Vec<u64>>, //~ needless-arc note
    pub names: Arc<Vec<String>>,
    text: Arc<str>,
    nested: Option<Arc<String>>,
}

impl Clone for Shown {
    fn clone(&self) -> Self {
        Self { label: self.label.clone(), rows: self.rows.clone(), names: self.names.clone(), text: self.text.clone(), nested: None }
    }
}

//@ src/scope.rs
use std::sync::{Arc, Mutex};

fn within_the_scope(chunks: &[Chunk]) -> Vec<u64> {
    let sums = Arc::new(Mutex::new(Vec::new())); //~ needless-arc
    std::thread::scope(|scope| {
        for chunk in chunks {
            let sums = Arc::clone(&sums);
            scope.spawn(move || sums.lock().unwrap().push(chunk.sum()));
        }
    });
    Arc::try_unwrap(sums).unwrap().into_inner().unwrap()
}

fn within_each_item(headers: &[Header], rules: Rules) -> bool {
    let rules = Arc::new(rules); //~ needless-arc
    headers.par_iter().all(|header| {
        let rules = rules.clone();
        rules.accept(header)
    })
}

fn handed_over_once(schema: Schema) -> Scan {
    let schema = Arc::new(schema);
    Scan::of(schema.clone()) //~ needless-arc
}

fn outlives_the_call(chunks: Vec<Chunk>, rules: Rules) {
    let rules = Arc::new(rules);
    for chunk in chunks {
        let rules = rules.clone();
        std::thread::spawn(move || rules.check(&chunk));
    }
}

fn kept_by_each(headers: &[Header], rules: Rules) -> Vec<Checked> {
    let rules = Arc::new(rules);
    headers.par_iter().map(|header| Checked::new(header, rules.clone())).collect()
}

async fn given_last(config: Config) -> Server {
    let config = Arc::new(config);
    let listener = listen(&config.address).await;
    Server::new(listener, Arc::clone(&config)) //~ needless-arc
}

//@ src/more.rs

fn recovered(orders: &[Order], pool: &ThreadPool) -> Vec<u64> {
    let seen = Arc::new(Seen::new(orders.len())); //~ needless-arc
    pool.scope(|s| {
        for part in orders.chunks(64) {
            let seen = Arc::clone(&seen);
            s.spawn(move |_| seen.fill(part));
        }
    });
    orders.iter().map(|order| seen.owner(order.id)).collect()
}

fn counted(jobs: Vec<Job>) -> u32 {
    let active: Arc<AtomicU32> = Arc::new(AtomicU32::new(0)); //~ needless-arc
    jobs.into_iter().for_each(|job| job.run(active.fetch_add(1, Ordering::Relaxed)));
    active.load(Ordering::Relaxed)
}

fn chosen(jobs: Vec<Job>) {
    let sink: Arc<dyn Sink> = Arc::new(Mutex::new(Memory::new()));
    jobs.into_iter().for_each(|job| sink.write(job));
}

//@ src/given.rs
use std::sync::Arc;
use compiler::SourceFile;

struct Piece {
    source: Arc<String>, //~ needless-arc note
    named: Arc<String>, //~ needless-arc note
    title: Arc<String>, //~ needless-arc
    label: Arc<String>, //~ needless-arc
}

struct Section {
    title: Arc<String>, //~ needless-arc
}

impl Piece {
    pub(crate) fn new(source: Arc<String>, file: &SourceFile, section: &Section) -> Self {
        let named = Arc::clone(file.name.as_ref().unwrap());
        Self { source, named, title: section.title.clone(), label: labelled(file) }
    }
}

fn labelled(file: &SourceFile) -> Arc<String> {
    Arc::new(file.label())
}

//@ src/counted.rs
fn counted(words: Vec<String>) -> BTreeMap<String, usize> {
    let lengths = Arc::new(Mutex::new(BTreeMap::new())); //~ needless-arc
    words.into_iter().for_each(|word| {
        let length = word.len();
        lengths.lock().unwrap().insert(word, length);
    });
    Arc::try_unwrap(lengths).unwrap().into_inner().unwrap()
}

async fn one_after_another(gate: Semaphore, jobs: Vec<Job>) {
    let gate = Arc::new(gate); //~ needless-arc
    for job in jobs {
        let _permit = gate.acquire().await;
        job.run();
    }
}

async fn taken_along(gate: Semaphore, job: Job) {
    let gate = Arc::new(gate);
    job.run_with(gate.acquire_owned().await);
}

struct Tally {
    hits: AtomicU64,
}

impl Tally {
    fn hit(&self) {
        self.hits.fetch_add(1, Relaxed);
    }

    fn kept(self: Arc<Self>) -> Kept {
        Kept::new(self)
    }
}

fn tallied(words: &[String]) -> u64 {
    let tally = Arc::new(Tally { hits: AtomicU64::new(0) }); //~ needless-arc
    for _ in words {
        tally.hit();
    }
    tally.hits.load(Relaxed)
}

fn tally_kept() -> Kept {
    let tally = Arc::new(Tally { hits: AtomicU64::new(0) });
    tally.hit();
    tally.kept()
}

//@ src/indexed_in_scopes.rs
use std::sync::Arc;

fn looked_up(items: &[u64], table: Vec<u64>, out: &Sink) {
    let table = Arc::new(table); //~ needless-arc
    std::thread::scope(|scope| {
        for item in items {
            let table = Arc::clone(&table);
            scope.spawn(move || out.put(table[*item as usize]));
        }
    });
}

fn looked_up_later(items: &[u64], table: Vec<u64>, out: &'static Sink) {
    let table = Arc::new(table);
    for item in items.to_vec() {
        let table = Arc::clone(&table);
        std::thread::spawn(move || out.put(table[item as usize]));
    }
}

//@ src/asked_for_the_pointer.rs
use std::sync::Arc;

pub struct Allowance {
    left: AtomicU64,
}

impl Allowance {
    fn reserve(self: &Arc<Self>, bytes: u64) -> Reserved {
        Reserved { of: Arc::clone(self), bytes }
    }
}

pub struct Gauge {
    level: AtomicU64,
}

impl Gauge {
    fn read(&self) -> u64 {
        self.level.load(Relaxed)
    }
}

pub struct Boiler {
    allowance: Arc<Allowance>,
    gauge: Arc<Gauge>, //~ needless-arc
    feeder: Arc<dyn Feeder + Send + Sync>, //~ needless-arc note
}

impl Boiler {
    fn new(feeder: impl Feeder) -> Self {
        Self {
            allowance: Arc::new(Allowance { left: AtomicU64::new(9) }),
            gauge: Arc::new(Gauge { level: AtomicU64::new(0) }),
            feeder: Arc::new(feeder),
        }
    }

    fn feed(&self) -> u64 {
        let _reserved = self.allowance.reserve(3);
        self.feeder.feed();
        self.gauge.read()
    }
}

//@ src/own_bytes.rs
use super::{Bytes, Policy};
use std::sync::Arc;

struct View {
    inner: Arc<Bytes>,
    policy: Policy,
}

//@ src/their_bytes.rs
use bytes::Bytes;
use std::sync::Arc;

struct View {
    inner: Arc<Bytes>, //~ needless-arc
}

struct OpenTree<'a> {
    storage: &'a Storage,
    root: Arc<Mutex<Option<Page>>>, //~ needless-arc
    freed: Arc<Mutex<Vec<Page>>>,
    dirty: Arc<AtomicBool>, //~ needless-arc
}

impl<'a> OpenTree<'a> {
    fn new(root: Option<Page>, storage: &'a Storage, freed: Arc<Mutex<Vec<Page>>>) -> Self {
        Self { storage, root: Arc::new(Mutex::new(root)), freed, dirty: Arc::default() }
    }

    fn root(&self) -> Option<Page> {
        trace!("root is {:?}", &self.root);
        *(*self.root).lock().unwrap()
    }

    fn is_dirty(&self) -> bool {
        self.dirty.load(Ordering::Relaxed)
    }
}

// ---- look-alikes: fields of the same name are somebody else's

struct ReadTree {
    root: Option<Page>,
    dirty: bool,
}

impl ReadTree {
    fn new(root: Option<Page>) -> Self {
        ReadTree { root, dirty: false }
    }

    fn page(&self) -> Option<Page> {
        self.root
    }
}

struct SharedTree {
    pages: Arc<Mutex<Vec<Page>>>,
    sizes: Arc<Mutex<Vec<u64>>>,
}

impl SharedTree {
    fn empty() -> Self {
        SharedTree { pages: Arc::new(Mutex::new(Vec::new())), sizes: Arc::new(Mutex::new(Vec::new())) }
    }

    fn into_pages(self) -> Arc<Mutex<Vec<Page>>> {
        let SharedTree { pages, .. } = self;
        pages
    }
}

fn sizes_of(tree: &SharedTree) -> Arc<Mutex<Vec<u64>>> {
    tree.sizes.clone()
}

//@ src/at_start.rs
// ---- the last clone of a pointer that is made there: a note in code that runs once, and told once

impl Server {
    pub fn new(port: u16) -> Server {
        let handler = Arc::new(Handler::of(port));
        Server::of(handler.clone()) //~ needless-arc note
    }

    pub fn build(self, port: u16) -> Server {
        let table = Arc::new(Table::of(port));
        table.load(port);
        self.with(Arc::clone(&table)) //~ needless-arc note
    }

    pub fn with_table(self, port: u16) -> Server {
        let table = Arc::new(Table::of(port));
        self.watch(table.clone());
        self.of(table.clone())
    }

    pub fn opened(self, port: u16) -> Server {
        let table = Arc::new(Table::of(port));
        self.of(table.clone()) //~ needless-arc
    }
}

//@ src/made_by_name.rs
use std::sync::{Arc, Mutex, RwLock};

pub struct Crossing {
    lights: Arc<RwLock<Vec<Light>>>, //~ needless-arc
    waiting: Arc<Mutex<u32>>, //~ needless-arc
    passed: Arc<Mutex<u64>>, //~ needless-arc
    watched: Arc<Mutex<u64>>,
    lent: Arc<Mutex<u64>>,
}

impl Crossing {
    pub fn new(clock: &Clock) -> Self {
        let lights = Arc::new(RwLock::new(Vec::new()));
        let queue = Arc::new(Mutex::new(0));
        let watched = Arc::new(Mutex::new(0));
        clock.each_second(watched.clone());
        let lent = clock.counter();
        Crossing { lights, waiting: queue, passed: Default::default(), watched, lent }
    }

    pub fn step(&self) {
        self.lights.write().unwrap().iter_mut().for_each(Light::next);
        *self.waiting.lock().unwrap() += 1;
        *self.passed.lock().unwrap() += *self.watched.lock().unwrap() + *self.lent.lock().unwrap();
    }
}

#[derive(Default)]
pub struct Runs {
    open: Arc<RwLock<Vec<Run>>>, //~ needless-arc
    done: Arc<RwLock<Vec<Run>>>,
}

impl Runs {
    pub fn start(&self, run: Run) {
        self.open.write().unwrap().push(run);
    }

    pub fn finished(&self) -> Arc<RwLock<Vec<Run>>> {
        Arc::clone(&self.done)
    }
}

#[derive(Default, Getters)]
pub struct Shown {
    rows: Arc<RwLock<Vec<Row>>>,
}

#[derive(Debug)]
pub struct NotMadeHere {
    rows: Arc<RwLock<Vec<Row>>>,
}

//@ src/handles.rs
use diesel::r2d2::{ConnectionManager, Pool};
use reqwest::Client;
use std::sync::Arc;

pub struct Store {
    pub pool: Arc<Pool<ConnectionManager<PgConnection>>>, //~ needless-arc
    pub client: Arc<Client>, //~ needless-arc
    pub stop: Arc<tokio_util::sync::CancellationToken>, //~ needless-arc
    pub workers: Arc<own::Pool>,
}

//@ src/own_handles.rs
use crate::{Client, Pool};
use std::sync::Arc;

pub struct Store {
    pub pool: Arc<Pool<Connection>>,
    pub client: Arc<Client>,
}

//@ src/locked_senders.rs
// ---- a lock round what sends through a shared reference

use std::sync::{Arc, Mutex};
use futures::channel::mpsc as lines;
use tokio::sync::{broadcast, mpsc, oneshot, watch};

struct Foghorn {
    blasts: Arc<Mutex<watch::Sender<u32>>>, //~ needless-arc
    echoes: Arc<Mutex<mpsc::UnboundedSender<Echo>>>, //~ needless-arc
    alarms: Arc<std::sync::RwLock<broadcast::Sender<Alarm>>>, //~ needless-arc
}

// Look-alikes: senders that are changed or used up by sending, that of threads, and one that may be gone.
struct Lighthouse {
    beams: Arc<Mutex<lines::Sender<Beam>>>,
    lit: Arc<Mutex<oneshot::Sender<()>>>,
    turns: Arc<Mutex<std::sync::mpsc::Sender<Turn>>>,
    dimmed: Arc<Mutex<Option<mpsc::Sender<Dim>>>>,
}

//@ src/shared_with_nobody.rs
fn leaves(root: &Node) -> usize {
    let found = Rc::new(RefCell::new(Vec::new())); //~ needless-arc
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        found.borrow_mut().push(node.id);
        open.extend(node.children());
    }
    let count = found.borrow().len();
    count
}

fn leaves_for_others(root: &Node, visitor: &mut Visitor) -> usize {
    let found = Rc::new(RefCell::new(Vec::new()));
    visitor.keep(found.clone());
    visitor.visit(root);
    let count = found.borrow().len();
    count
}
