fn total(shared: &Arc<Vec<u64>>, ids: &[u64]) -> u64 {
    let mut sum = 0;
    for id in ids {
        let table = Arc::clone(shared); //~ arc-clone-in-loop
        sum += table.len() as u64 + id;
    }
    sum
}

fn lent(table: Arc<Vec<u64>>, ids: &[u64]) {
    for id in ids {
        load(&table.clone(), *id); //~ arc-clone-in-loop
    }
}

struct Pool {
    table: Rc<Vec<u64>>,
}

impl Pool {
    fn each(&self, ids: &[u64]) {
        while let Some(id) = next(ids) {
            load(&Rc::clone(&self.table), id); //~ arc-clone-in-loop note
        }
    }
}

// ---- look-alikes

fn spawn_all(shared: &Arc<Vec<u64>>, ids: Vec<u64>) {
    for id in ids {
        let table = Arc::clone(shared);
        thread::spawn(move || table.len() as u64 + id);
    }
}

fn kept(shared: &Arc<Vec<u64>>, ids: Vec<u64>) -> Vec<Row> {
    ids.iter().map(|id| Row { id: *id, table: shared.clone() }).collect()
}

fn given(shared: &Arc<Vec<u64>>, ids: Vec<u64>) {
    for id in ids {
        load(shared.clone(), id);
    }
}

fn once(shared: &Arc<Vec<u64>>) -> usize {
    let table = Arc::clone(shared); //~ arc-clone-in-loop note
    table.len()
}

fn settled(shared: &Arc<Table>) -> bool {
    shared.clone().is_settled() //~ arc-clone-in-loop note
}

fn for_a_look(shared: &Arc<Table>, ids: &[u64]) {
    for id in ids {
        look_up(shared.clone(), *id); //~ arc-clone-in-loop
    }
}

fn look_up(table: Arc<Table>, id: u64) -> u64 {
    table.height() + id
}

fn for_keeps(shared: &Arc<Table>, ids: &[u64]) -> Vec<Row> {
    ids.iter().map(|id| keep(shared.clone(), *id)).collect()
}

fn keep(table: Arc<Table>, id: u64) -> Row {
    Row { id, table }
}

fn runs(shared: &Arc<Table>) -> Handle {
    shared.clone().run_forever()
}

async fn awaited(shared: &Arc<Table>) -> u64 {
    shared.clone().loaded().await
}

fn replaced(mut shared: Arc<Table>) -> u64 {
    let before = shared.clone();
    shared = Arc::new(Table::default());
    before.height() + shared.height()
}

impl Table {
    fn chunk(self: Arc<Self>) -> u64 {
        0
    }
}

fn given_away(shared: &Arc<Table>, ids: &[u64]) -> u64 {
    ids.iter().map(|id| shared.clone().chunk() + id).sum()
}

struct Queue {
    waiting: Vec<u64>,
}

impl Queue {
    fn pick(&self, table: Arc<Table>) -> Option<u64> {
        self.waiting.get(table.height()).copied()
    }
}

struct Runner {
    queue: Arc<Queue>,
    table: Arc<Table>,
}

impl Runner {
    fn run(&self) {
        while let Some(id) = self.queue.pick(self.table.clone()) { //~ arc-clone-in-loop
            start(id);
        }
    }
}

struct Job {
    table: Arc<Table>,
    id: u64,
}

/// What the function called counts once more, it keeps.
impl Job {
    fn new(table: Arc<Table>, id: u64) -> Self {
        Job { table: table.clone(), id }
    }

    fn named(table: Arc<Table>, name: &str) -> Self {
        let kept = Arc::clone(&table);
        Job { table: kept, id: table.id_of(name) }
    }
}

fn jobs(shared: &Arc<Table>, ids: &[u64]) -> Vec<Job> {
    let mut jobs = Vec::new();
    for id in ids {
        jobs.push(Job::new(shared.clone(), *id));
    }
    jobs
}

fn jobs_by_name(shared: &Arc<Table>, names: &[String]) -> Vec<Job> {
    let mut jobs = Vec::new();
    for name in names {
        jobs.push(Job::named(Arc::clone(shared), name));
    }
    jobs
}

//@ src/listeners.rs

use std::sync::{Arc, Mutex, Weak};

struct Listeners {
    all: Mutex<Vec<Weak<Listener>>>,
    by_name: HashMap<String, Weak<Listener>>,
    parent: Weak<Listeners>,
}

impl Listeners {
    fn forget(&mut self) {
        self.by_name.retain(|_, listener| listener.upgrade().is_some()); //~ arc-clone-in-loop
    }

    fn forget_all(&self) {
        let mut all = self.all.lock().unwrap();
        all.retain(|listener| matches!(listener.upgrade(), Some(_))); //~ arc-clone-in-loop
    }

    fn is_orphan(&self) -> bool {
        self.parent.upgrade().is_none() //~ arc-clone-in-loop note
    }

    fn alive(listeners: &[Weak<Listener>]) -> usize {
        listeners.iter().filter(|each| Weak::upgrade(each).is_some()).count() //~ arc-clone-in-loop
    }

    fn walk(listeners: &[Weak<Listener>], at: &mut usize) {
        for listener in listeners {
            let Some(_) = listener.upgrade() else { continue }; //~ arc-clone-in-loop
            *at += 1;
        }
    }

    fn unknown(&self, source: &Source) {
        source.listeners().retain(|each| each.upgrade().is_some()); //~ arc-clone-in-loop
    }
}

// ---- look-alikes

impl Listeners {
    fn call(&mut self) {
        self.by_name.retain(|_, listener| listener.upgrade().is_some_and(|it| it.call()));
        for listener in self.by_name.values() {
            if let Some(listener) = listener.upgrade() {
                listener.call();
            }
        }
    }

    fn held_alive(&self, work: impl Fn()) {
        if let Some(_) = self.parent.upgrade() {
            work();
        }
    }

    fn counted(&mut self) {
        self.by_name.retain(|_, listener| listener.strong_count() > 0);
    }

    fn of_unknown(&self, connection: &Connection) -> bool {
        connection.upgrade().is_some()
    }

    fn with_arguments(&self, connections: &[Connection]) -> usize {
        connections.iter().filter(|each| each.upgrade(Protocol::H2).is_some()).count()
    }
}

//@ src/widgets.rs

use glib::WeakRef;
use graph::Weak;

fn gone(widgets: &mut Vec<WeakRef<Widget>>, nodes: &mut Vec<Weak<Node>>) {
    widgets.retain(|widget| widget.upgrade().is_some());
    nodes.retain(|node| node.upgrade().is_some());
}

//@ src/objects.rs
use std::rc::Rc;
use std::sync::Arc;

struct Node {
    kept: Rc<Vec<u64>>,
}

fn shown(circle: Arc<Circle>) {
    let shape: Arc<dyn Shape> = circle.clone();
    register(&shape);
    circle.draw();
}

fn walked(numbers: Arc<[u64; 4]>) {
    let list: Arc<[u64]> = numbers.clone();
    register(&list);
    numbers.first();
}

fn object_of_object(shape: Arc<dyn Shape>) {
    let other: Arc<dyn Shape> = shape.clone(); //~ arc-clone-in-loop note
    register(&other);
    shape.draw();
}

impl Node {
    fn of_one_thread(&self) -> usize {
        let kept = self.kept.clone(); //~ arc-clone-in-loop note
        kept.len()
    }
}

//@ src/once.rs
use std::sync::Arc;

fn tried(table: Arc<Table>, source: &Source) {
    loop {
        if let Ok(page) = source.page() {
            load(&Arc::clone(&table), page); //~ arc-clone-in-loop note
            break;
        }
    }
}

//@ src/unknown-weak.rs
use std::sync::{Arc, Weak};

fn swept(services: &mut Services) {
    services.retain(|_, (_, weak)| weak.upgrade().is_some()); //~ arc-clone-in-loop
}

//@ src/other-weak.rs
use std::sync::Weak;
use tokio::sync::mpsc::WeakSender;

fn swept_senders(senders: &mut Senders) {
    senders.retain(|weak| weak.upgrade().is_some());
}

//@ src/named_beforehand.rs
fn for_a_look_by_name(shared: &Arc<Table>, ids: &[u64]) {
    for id in ids {
        let own = Arc::clone(shared); //~ arc-clone-in-loop
        look_up_in(own, *id);
    }
}

fn look_up_in(table: Arc<Table>, id: u64) -> u64 {
    table.height() + id
}

fn for_keeps_by_name(shared: &Arc<Table>, ids: &[u64]) -> Vec<Row> {
    let mut all = Vec::with_capacity(ids.len());
    for id in ids {
        let own = Arc::clone(shared);
        all.push(keep_in_row(own, *id));
    }
    all
}

fn keep_in_row(table: Arc<Table>, id: u64) -> Row {
    Row { id, table }
}

//@ src/beside_task.rs
// ---- two steps of a counter are nothing beside a task that is started or waited for

struct Engine {
    runner: Arc<Runner>,
    shared: Arc<Shared>,
}

impl Runner {
    fn block_on<F>(&self, job: F) -> Done {
        self.driver.wait_for(job)
    }

    fn name_of(&self, job: &Job) -> &str {
        &self.names[job.id]
    }
}

fn poll_finished(engine: &Engine, jobs: &[Job]) {
    for job in jobs {
        let runner = Arc::clone(&engine.runner); //~ arc-clone-in-loop note
        runner.block_on(job.run());
    }
}

fn poll_names(engine: &Engine, jobs: &[Job]) {
    for job in jobs {
        let runner = Arc::clone(&engine.runner); //~ arc-clone-in-loop
        show(runner.name_of(job));
    }
}
