async fn checked(requests: &[Request], limits: &Limits) -> Result<(), Error> {
    for request in requests {
        request.check_limits(limits).await?; //~ await-in-loop note
    }
    Ok(())
}

async fn one_after_the_other(client: &Client, ids: &[u64]) -> Result<Vec<User>, Error> {
    let mut users = Vec::with_capacity(ids.len());
    for id in ids {
        let user = client.get_user(*id).await?; //~ await-in-loop
        users.push(user);
    }
    Ok(users)
}

async fn inserted(catalog: &Catalog, names: Vec<String>) -> HashMap<String, Table> {
    let mut tables = HashMap::new();
    for name in names {
        if let Ok(table) = catalog.get_table(&name).await { //~ await-in-loop
            tables.insert(name, table);
        }
    }
    tables
}

async fn two_steps_each(store: &Store, paths: &[Path]) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    for path in paths {
        let meta = store.head(path).await?; //~ await-in-loop
        let bytes = store.get_range(path, meta.range()).await?;
        pages.push(Page::of(bytes));
    }
    Ok(pages)
}

async fn asked_by_a_function(ids: &[u64]) -> Vec<Row> {
    let mut rows = Vec::new();
    for id in ids {
        rows.push(load_row(*id).await); //~ await-in-loop
    }
    rows
}

async fn closed(writers: HashMap<Key, Writer>) -> Result<Vec<Add>, Error> {
    let mut actions = Vec::new();
    for (_, writer) in writers {
        let added = writer.close().await?; //~ await-in-loop
        actions.extend(added);
    }
    Ok(actions)
}

async fn swept(object_store: &ObjectStore, paths: &[Path]) -> Result<(), Error> {
    for path in paths {
        object_store.delete(path).await?; //~ await-in-loop
    }
    Ok(())
}

fn streamed_async(client: Client, ids: Vec<u64>) -> impl Stream<Item = User> {
    stream::iter(ids).then(move |id| async move { client.get_user(id).await }) //~ await-in-loop
}

struct Sensors {
    http: reqwest::Client,
    names: Vec<String>,
}

#[derive(Default)]
struct Tally {
    well: usize,
    ill: usize,
}

impl Sensors {
    async fn value(&self, name: &str) -> Result<String, reqwest::Error> {
        self.http.get(format!("/value/{name}")).send().await?.text().await
    }

    async fn adjust(&self, name: &str) -> Result<String, reqwest::Error> {
        self.http.put(format!("/value/{name}")).send().await?.text().await
    }

    async fn values(&self) -> Result<Vec<String>, reqwest::Error> {
        let mut values = Vec::with_capacity(self.names.len());
        for name in &self.names {
            values.push(self.value(name).await?); //~ await-in-loop
        }
        Ok(values)
    }

    async fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for name in &self.names {
            match self.value(name).await { //~ await-in-loop
                Ok(_) => tally.well += 1,
                Err(_) => tally.ill += 1,
            }
        }
        tally
    }

    async fn raw(&self) -> Result<Vec<u8>, reqwest::Error> {
        let mut bytes = Vec::new();
        for name in &self.names {
            let answer = self.http.get(name).header("accept", "*/*").send().await?; //~ await-in-loop
            bytes.extend_from_slice(&answer.bytes().await?);
        }
        Ok(bytes)
    }
}

// ---- look-alikes

async fn adjusted_in_order(sensors: &Sensors) -> Result<Vec<String>, reqwest::Error> {
    let mut done = Vec::with_capacity(sensors.names.len());
    for name in &sensors.names {
        done.push(sensors.adjust(name).await?);
    }
    Ok(done)
}

async fn next_depends_on_it(sensors: &Sensors, mut name: String) -> Result<usize, reqwest::Error> {
    let mut total = 0;
    for _ in 0..8 {
        name = sensors.value(&name).await?;
        total += name.len();
    }
    Ok(total)
}

fn on_a_stream_of_events(events: Events) -> impl Stream<Item = User> {
    events.then(|event| async move { event.user().await })
}

async fn together(client: &Client, ids: &[u64]) -> Result<Vec<User>, Error> {
    try_join_all(ids.iter().map(|id| client.get_user(*id))).await
}

async fn writes_in_order(store: &Store, rows: Vec<Row>) -> Result<(), Error> {
    for row in rows {
        store.put(row).await?;
    }
    Ok(())
}

async fn first_hit(client: &Client, ids: &[u64]) -> Option<User> {
    for id in ids {
        if let Ok(user) = client.get_user(*id).await {
            return Some(user);
        }
    }
    None
}

async fn until_enough(client: &Client, ids: &[u64]) -> Vec<User> {
    let mut users = Vec::new();
    for id in ids {
        if users.len() > 3 {
            break;
        }
        users.push(client.get_user(*id).await);
    }
    users
}

async fn each_needs_the_last(client: &Client, pages: u32) -> Vec<Page> {
    let mut token = None;
    let mut all = Vec::new();
    for _ in 0..pages {
        let page = client.get_page(token).await;
        token = page.next;
        all.push(page.items);
    }
    all
}

async fn started_already(handles: Vec<JoinHandle<u64>>) -> u64 {
    let mut total = 0;
    for handle in handles {
        total += handle.await.unwrap();
    }
    total
}

async fn one_connection(conn: &mut Connection, ids: &[u64]) -> Vec<Row> {
    let mut rows = Vec::new();
    for id in ids {
        rows.push(conn.fetch_row(*id).await);
    }
    rows
}

async fn one_transaction(txn: &Txn, ids: &[u64]) -> Vec<Row> {
    let mut rows = Vec::new();
    for id in ids {
        rows.push(txn.get(*id).await);
    }
    rows
}

async fn a_stream(stream: &Stream, count: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    for n in 0..count {
        rows.push(stream.read_row(n).await);
    }
    rows
}

async fn the_same_again(client: &Client, tries: u32) {
    for _ in 0..tries {
        client.check().await;
    }
}

async fn tasks(client: Arc<Client>, ids: Vec<u64>) {
    for id in ids {
        let client = client.clone();
        tokio::spawn(async move { client.get_user(id).await });
    }
}

fn not_async(client: &Client, ids: &[u64]) -> Vec<User> {
    let mut users = Vec::new();
    for id in ids {
        users.push(client.get_user(*id));
    }
    users
}

async fn named_by_nothing(catalog: &Catalog, tables: &[Table]) -> HashMap<u64, Stats> {
    let mut all = HashMap::new();
    for table in tables {
        match catalog.statistics(table).await { //~ await-in-loop
            Ok(stats) => {
                all.insert(table.id, stats);
            }
            Err(error) => warn!("{error}"),
        }
    }
    all
}

async fn summed_up(store: &Store, folders: &[Path]) -> Result<usize, Error> {
    let mut total = 0;
    for folder in folders {
        total += store.list(folder).await?.len(); //~ await-in-loop
    }
    Ok(total)
}

async fn each_after_the_other(client: &Client, moves: &[Move]) -> Result<(), Error> {
    for each in moves {
        client.apply(each).await?;
    }
    Ok(())
}

async fn walked_by_hand(pool: &Pool, shards: &BTreeMap<u64, Meta>) -> Result<(), Error> {
    let mut rest = shards.iter();
    while let Some((id, meta)) = rest.next() {
        pool.load_shard(*id, meta).await?; //~ await-in-loop
    }
    Ok(())
}

async fn until_it_is_told(client: &Client, mut id: Option<u64>) -> Result<(), Error> {
    while let Some(at) = id {
        id = client.get_next(at).await?;
    }
    Ok(())
}

async fn streamed_through_a_function(ids: Vec<u64>, client: &Client) -> Vec<Row> {
    stream::iter(ids).then(|id| client.fetch(id)).collect().await //~ await-in-loop
}

async fn stream_of_one(work: Work) -> Vec<Row> {
    stream::iter(vec![work]).then(|work| work.run()).collect().await
}

async fn in_memory(tasks: Vec<Arc<tokio::sync::RwLock<Task>>>) -> Vec<u64> {
    let mut ids = Vec::new();
    for task in tasks {
        ids.push(task.read().await.id);
    }
    ids
}

async fn slices(reader: &Reader, ranges: &[Range<u64>]) -> Result<Vec<Bytes>, Error> {
    let mut parts = Vec::with_capacity(ranges.len());
    for range in ranges {
        let part = reader.read(range.clone()).into_send().await?; //~ await-in-loop
        parts.push(part);
    }
    Ok(parts)
}

struct Planner {
    rules: Rules,
}

impl Planner {
    async fn plans(&self, jobs: Vec<Job>) -> Vec<(u64, Plan)> {
        let mut plans = Vec::new();
        for job in jobs {
            let plan = self.process_job(&job, &self.rules).await; //~ await-in-loop
            plans.push((job.id, plan));
        }
        plans
    }

    async fn opened(&self, paths: &[PathBuf]) -> Result<Vec<Shelf>, Error> {
        let mut shelves = Vec::new();
        for path in paths {
            shelves.push(Shelf::open(path).await?); //~ await-in-loop
        }
        Ok(shelves)
    }

    async fn received(&self, ids: &[u64], inbox: &Inbox) -> Vec<Message> {
        let mut messages = Vec::new();
        for id in ids {
            messages.push(inbox.next_message(id).await);
        }
        messages
    }

    async fn stored(&self, ids: &[u64]) -> Vec<u64> {
        let mut written = Vec::new();
        for id in ids {
            written.push(self.write_row(*id).await);
        }
        written
    }
}

impl Formula {
    // Works it out, and may come back here.
    async fn evaluate(&self, context: &Context) -> Result<Vec<Value>, Error> {
        let mut values = Vec::new();
        for part in &self.parts {
            values.push(part.evaluate(context).await?);
        }
        Ok(values)
    }
}

async fn loaded_before(store: &Store, keys: &[Key]) -> Result<Vec<Row>, Error> {
    store.load_rows(keys.iter()).await?;
    let mut rows = Vec::new();
    for key in keys {
        rows.push(store.get_row(key).await?);
    }
    Ok(rows)
}

//@ src/seen_at_the_next_turn.rs
struct Resolver {
    client: Client,
    known: DashMap<u32, Shape>,
}

impl Resolver {
    async fn resolve_shape(&self, id: u32) -> Result<Shape, Fault> {
        if let Some(shape) = self.known.get(&id) {
            return Ok(shape.clone());
        }
        let shape = self.client.fetch(id).await?;
        self.known.insert(id, shape.clone());
        Ok(shape)
    }

    async fn fetch_shape(&self, id: u32) -> Result<Shape, Fault> {
        self.client.fetch(id).await
    }

    async fn shapes(&self, ids: Vec<u32>) -> Result<Vec<Shape>, Fault> {
        let mut shapes = Vec::new();
        for id in ids {
            shapes.push(self.resolve_shape(id).await?);
        }
        Ok(shapes)
    }

    async fn fresh_shapes(&self, ids: Vec<u32>) -> Result<Vec<Shape>, Fault> {
        let mut shapes = Vec::new();
        for id in ids {
            shapes.push(self.fetch_shape(id).await?); //~ await-in-loop
        }
        Ok(shapes)
    }
}

async fn settle(infos: &[Info], index: &mut Index, client: &Client) -> Result<(), Fault> {
    for info in infos {
        let candidates = index.search(info);
        let decision = client.fetch_decision(info, &candidates).await?;
        decided(info, decision, index);
    }
    Ok(())
}

async fn listed(infos: &[Info], out: &mut Vec<Decision>, client: &Client) -> Result<(), Fault> {
    for info in infos {
        out.push(client.fetch_decision(info).await?); //~ await-in-loop
    }
    Ok(())
}

//@ src/cached.rs
use moka::future::Cache;

struct Rows {
    cached: Cache<u64, Row>,
    names: tokio::sync::RwLock<HashMap<u64, String>>,
    seen: tokio::sync::Mutex<HashMap<u64, Row>>,
    client: Client,
}

impl Rows {
    async fn known(&self, ids: &[u64]) -> Vec<Option<Row>> {
        let mut rows = Vec::new();
        for id in ids {
            rows.push(self.cached.get(id).await);
        }
        rows
    }

    async fn fetch_name(&self, id: u64) -> Option<String> {
        self.names.read().await.get(&id).cloned()
    }

    async fn all_names(&self, ids: &[u64]) -> Vec<Option<String>> {
        let mut names = Vec::new();
        for id in ids {
            names.push(self.fetch_name(*id).await);
        }
        names
    }

    async fn fetch_row(&self, id: u64) -> Row {
        let mut seen = self.seen.lock().await;
        if let Some(row) = seen.get(&id) {
            return row.clone();
        }
        let row = self.client.fetch(id).await;
        seen.insert(id, row.clone());
        row
    }

    async fn all_rows(&self, ids: &[u64]) -> Vec<Row> {
        let mut rows = Vec::new();
        for id in ids {
            rows.push(self.fetch_row(*id).await);
        }
        rows
    }

    async fn fetched(&self, ids: &[u64]) -> Vec<Row> {
        let mut rows = Vec::new();
        for id in ids {
            rows.push(self.client.fetch(*id).await); //~ await-in-loop
        }
        rows
    }
}

//@ src/planner/select.rs
impl Planner {
    /// Async by its signature alone.
    pub(crate) async fn resolve_columns(&self, item: Item) -> Result<Vec<Column>, PlanError> {
        match item {
            Item::Column(column) => Ok(vec![column]),
            Item::Call(call) => call.arguments.into_iter().map(|each| self.column_of(each)).collect(),
        }
    }

    pub(crate) async fn resolve_tables(&self, item: Item) -> Result<Vec<Table>, PlanError> {
        let asked = self.catalog.tables_of(item.owner()).await?;
        Ok(asked.into_iter().filter(|table| table.fits(&item)).collect())
    }
}

pub async fn load_hint(item: &Item) -> Hint {
    Hint::read(item.comment())
}

//@ src/planner/mod.rs
use crate::planner::select::load_hint;

impl Planner {
    async fn columns(&self, items: Vec<Item>) -> Result<Vec<Column>, PlanError> {
        let mut columns = Vec::new();
        for item in items {
            let mut found = self.resolve_columns(item).await?;
            columns.append(&mut found);
        }
        Ok(columns)
    }

    async fn tables(&self, items: Vec<Item>) -> Result<Vec<Table>, PlanError> {
        let mut tables = Vec::new();
        for item in items {
            let mut found = self.resolve_tables(item).await?; //~ await-in-loop
            tables.append(&mut found);
        }
        Ok(tables)
    }

    async fn hints(&self, items: &[Item]) -> Vec<Hint> {
        let mut hints = Vec::new();
        for item in items {
            hints.push(load_hint(item).await);
        }
        hints
    }

    async fn load_note(&self, item: &Item) -> Note {
        Note::read(item.comment())
    }

    async fn notes(&self, items: &[Item]) -> Vec<Note> {
        let mut notes = Vec::new();
        for item in items {
            notes.push(self.load_note(item).await);
        }
        notes
    }
}

pub trait Resolver {
    async fn resolve_name(&self, item: &Item) -> Name {
        Name::written(item.comment())
    }
}

async fn names(resolver: &impl Resolver, items: &[Item]) -> Vec<Name> {
    let mut names = Vec::new();
    for item in items {
        names.push(resolver.resolve_name(item).await); //~ await-in-loop
    }
    names
}

//@ src/begun_late.rs
// ---- a list of futures, of which none has begun

use std::collections::VecDeque;

async fn ring(bell: &Bell) -> Result<u32, Error> {
    bell.tower().strike().await
}

async fn all_bells(bells: &[Bell], tower: &Tower) -> Result<u32, Error> {
    let strikes = bells.iter().map(|bell| async move { tower.strike(bell).await }).collect::<Vec<_>>();
    let mut heard = 0;
    for strike in strikes {
        match strike.await { //~ await-in-loop
            Ok(_) => heard += 1,
            Err(fault) => return Err(fault),
        }
    }
    Ok(heard)
}

async fn all_called(bells: &[Bell]) -> Result<u32, Error> {
    let rings: Vec<_> = bells.iter().map(|bell| ring(bell)).collect();
    let mut sum = 0;
    for one in rings.into_iter() {
        sum += one.await?; //~ await-in-loop
    }
    Ok(sum)
}

async fn all_pushed(bells: &[Bell], tower: Arc<Tower>) -> Vec<u32> {
    let mut rings = Vec::with_capacity(bells.len());
    for bell in bells {
        let tower = tower.clone();
        rings.push(async move { tower.strike(bell).await });
    }
    let mut heard = Vec::with_capacity(bells.len());
    for ring in rings {
        heard.push(ring.await); //~ await-in-loop
    }
    heard
}

async fn all_in_blocks(bells: &[Bell], tower: &Arc<Tower>) -> Vec<u32> {
    let rings: Vec<_> = bells
        .iter()
        .map(|bell| {
            let tower = tower.clone();
            async move { tower.strike(bell).await }
        })
        .collect();
    let mut heard = Vec::with_capacity(rings.len());
    for ring in rings {
        heard.push(ring.await); //~ await-in-loop
    }
    heard
}

// Look-alikes: tasks that run already, what may do without the rest, and what is no future that this code has made.
async fn all_spawned(bells: Vec<Bell>) -> Vec<u32> {
    let rings: Vec<_> = bells.into_iter().map(|bell| tokio::spawn(async move { bell.strike().await })).collect();
    let mut heard = Vec::with_capacity(rings.len());
    for ring in rings {
        heard.push(ring.await.unwrap());
    }
    heard
}

async fn all_pushed_spawned(bells: Vec<Bell>) -> Vec<u32> {
    let mut rings = Vec::new();
    for bell in bells {
        rings.push(tokio::spawn(async move { bell.strike().await }));
    }
    let mut heard = Vec::with_capacity(rings.len());
    for ring in rings {
        heard.push(ring.await.unwrap());
    }
    heard
}

async fn first_heard(bells: &[Bell], tower: &Tower) -> Option<u32> {
    let strikes: Vec<_> = bells.iter().map(|bell| async move { tower.strike(bell).await }).collect();
    for strike in strikes {
        if let Some(tone) = strike.await {
            return Some(tone);
        }
    }
    None
}

async fn as_handed(waiting: VecDeque<BoxFuture<'static, u32>>) -> u32 {
    let mut sum = 0;
    for one in waiting {
        sum += one.await;
    }
    sum
}

//@ src/listed.rs
// ---- what a listing names is asked for while the next ones are known

async fn clear(store: &dyn ObjectStore, below: &Path) -> Result<(), Error> {
    let mut names = store.list(Some(below));
    while let Some(found) = names.next().await {
        let meta = found?;
        store.delete(&meta.location).await?; //~ await-in-loop
    }
    Ok(())
}

async fn sizes(client: &Client, below: &str) -> Result<u64, Error> {
    let mut total = 0;
    let mut names = client.list_objects(below).await?.boxed();
    while let Some(name) = names.try_next().await? {
        total += client.get_size(&name).await?; //~ await-in-loop
    }
    Ok(total)
}

// Look-alikes: what comes in from others is handled in its order, and who stops early must not ask ahead.
async fn serve(client: &Client, mut inbox: Receiver<Name>) -> Result<u64, Error> {
    let mut total = 0;
    while let Some(name) = inbox.recv().await {
        total += client.get_size(&name).await?;
    }
    Ok(total)
}

async fn follow(client: &Client, topic: &str) -> Result<u64, Error> {
    let mut total = 0;
    let mut events = client.subscribe(topic).await?;
    while let Some(name) = events.next().await {
        total += client.get_size(&name).await?;
    }
    Ok(total)
}

async fn first_large(client: &Client, below: &str) -> Result<Option<String>, Error> {
    let mut names = client.list_objects(below).await?;
    while let Some(name) = names.try_next().await? {
        if client.get_size(&name).await? > 1000 {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

async fn counted(client: &Client, below: &str) -> Result<usize, Error> {
    let mut known = 0;
    let mut names = client.list_objects(below).await?;
    while let Some(name) = names.try_next().await? {
        known += name.len();
    }
    Ok(known)
}

//@ src/stream_in_series.rs
// ---- a stream that nobody awaits here

fn opened(paths: Vec<Path>, reader: Arc<Reader>) -> impl Stream<Item = Row> {
    stream::iter(paths)
        .then(move |path| open(path, reader.clone())) //~ await-in-loop
        .flatten()
}

fn known(rows: Vec<Row>) -> impl Stream<Item = Row> {
    stream::iter(rows).then(|row| futures::future::ready(row.twice()))
}

//@ src/handed_on_in_order.rs
async fn serve(ids: Vec<u64>, client: &Client, tx: &mpsc::Sender<Page>) -> Result<(), Error> {
    for id in ids {
        let page = client.fetch_page(id).await?; //~ await-in-loop
        tx.send(page).await?;
    }
    Ok(())
}

// ---- look-alikes

// What is sent first may be what is asked about.
async fn announced(ids: Vec<u64>, client: &Client, tx: &mpsc::Sender<Event>) -> Result<(), Error> {
    for id in ids {
        tx.send(Event::Asked(id)).await?;
        let page = client.fetch_page(id).await?;
        tx.send(Event::Page(page)).await?;
    }
    Ok(())
}

async fn until_enough(ids: Vec<u64>, client: &Client, tx: &mpsc::Sender<Page>) -> Result<(), Error> {
    for id in ids {
        let page = client.fetch_page(id).await?;
        if page.is_last() {
            break;
        }
        tx.send(page).await?;
    }
    Ok(())
}

async fn to_a_server(ids: Vec<u64>, client: &Client, server: &Server) -> Result<(), Error> {
    for id in ids {
        let page = client.fetch_page(id).await?;
        server.send(page).await?;
    }
    Ok(())
}

//@ src/couriers.rs
use futures::stream::{FuturesUnordered, StreamExt};
use tokio::task::JoinSet;

async fn delivered(couriers: &[Courier], news: &News) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut under_way = FuturesUnordered::new();
    for courier in couriers {
        under_way.push(courier.deliver(news)); //~ await-in-loop
        while let Some(report) = under_way.next().await {
            reports.push(report);
        }
    }
    reports
}

async fn cancelled(couriers: &[Courier], news: &News, stop: &Stop) -> Result<Vec<Report>, Stopped> {
    let mut reports = Vec::new();
    let mut under_way = FuturesUnordered::new();
    for courier in couriers {
        under_way.push(async move { courier.deliver(news).await }); //~ await-in-loop
        loop {
            let report = tokio::select! {
                next = under_way.next() => match next {
                    Some(report) => report,
                    None => { break; }
                },
                _ = stop.asked() => { return Err(Stopped); }
            };
            reports.push(report);
        }
    }
    Ok(reports)
}

// ---- look-alikes

async fn waited_for_behind(couriers: &[Courier], news: &News) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut under_way = FuturesUnordered::new();
    for courier in couriers {
        under_way.push(courier.deliver(news));
    }
    while let Some(report) = under_way.next().await {
        reports.push(report);
    }
    reports
}

async fn a_few_at_once(couriers: &[Courier], news: &News) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut under_way = JoinSet::new();
    for courier in couriers.to_vec() {
        under_way.spawn(deliver(courier, news.clone()));
        while under_way.len() >= 8 {
            reports.extend(under_way.join_next().await);
        }
    }
    reports
}

async fn one_out_for_one_in(couriers: &[Courier], news: &News) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut under_way = FuturesUnordered::new();
    for courier in couriers {
        under_way.push(courier.deliver(news));
        if let Some(report) = under_way.next().await {
            reports.push(report);
        }
    }
    reports
}

async fn each_with_its_own(couriers: &[Courier], news: &News) -> Vec<Report> {
    let mut reports = Vec::new();
    for courier in couriers {
        let mut under_way = FuturesUnordered::new();
        under_way.push(courier.deliver(news));
        under_way.push(courier.return_home());
        while let Some(report) = under_way.next().await {
            reports.push(report);
        }
    }
    reports
}

//@ src/drawers.rs
// ---- look-alikes

// An inner drawer has to be gone before the outer one is seen to be empty.
async fn cleared(drawers: Vec<PathBuf>, fs: &Shelf) -> Result<(), Fault> {
    for drawer in drawers {
        if fs.read_dir(&drawer).await?.is_empty() {
            fs.remove_dir_all(&drawer).await?;
        }
    }
    Ok(())
}

//@ src/keeper.rs
pub struct Ledger {
    disk: Disk,
}

impl Ledger {
    pub async fn fetch_entry(&self, key: &Key) -> Result<Entry, LedgerError> {
        self.disk.seek(key).await
    }

    pub async fn fetch_and_mark(&mut self, key: &Key) -> Result<Entry, LedgerError> {
        self.disk.mark(key).await
    }
}

pub struct Keeper {
    ledger: Ledger,
    known: BTreeMap<Key, Entry>,
    span: Span,
}

impl Keeper {
    async fn fill(&mut self, keys: Vec<Key>) -> Result<(), LedgerError> {
        for key in keys {
            if self.known.contains_key(&key) {
                continue;
            }
            let entry = self.ledger.fetch_entry(&key).await?; //~ await-in-loop
            self.known.insert(key, entry);
        }
        Ok(())
    }

    async fn fill_traced(&self, ledger: &Ledger, keys: &[Key]) -> Result<Vec<Entry>, LedgerError> {
        let mut entries = Vec::with_capacity(keys.len());
        for key in keys {
            let entry = ledger.fetch_entry(key).in_span(Span::child(&self.span)).await; //~ await-in-loop
            entries.push(entry?);
        }
        Ok(entries)
    }

    // ---- look-alikes

    async fn fill_and_mark(&mut self, keys: Vec<Key>) -> Result<(), LedgerError> {
        for key in keys {
            let entry = self.ledger.fetch_and_mark(&key).await?;
            self.known.insert(key, entry);
        }
        Ok(())
    }

    async fn fill_and_note(&mut self, keys: Vec<Key>) -> Result<(), LedgerError> {
        for key in keys {
            let entry = self.ledger.fetch_entry(&key).await?;
            self.note(entry);
        }
        Ok(())
    }

    async fn fill_below(&mut self, keys: Vec<Key>) -> Result<(), LedgerError> {
        for key in keys {
            let entry = self.ledger.fetch_entry(&key).await?;
            self.ledger.recent.push(entry);
        }
        Ok(())
    }

    fn note(&mut self, entry: Entry) {
        self.known.insert(entry.key(), entry);
    }
}
