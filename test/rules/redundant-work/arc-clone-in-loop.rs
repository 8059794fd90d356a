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
            load(&Rc::clone(&self.table), id); //~ arc-clone-in-loop
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
