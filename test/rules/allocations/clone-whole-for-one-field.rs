use std::collections::HashMap;
use std::sync::Arc;

struct File {
    path: String,
    content: Vec<u8>,
}

struct Cache {
    files: HashMap<String, File>,
    pairs: HashMap<String, (String, Vec<u8>)>,
    shared: Arc<File>,
}

impl Cache {
    fn path(&self, file: &File) -> String {
        file.clone().path //~ clone-whole-for-one-field
    }

    fn length(&self, file: &File) -> usize {
        file.clone().content.len() //~ clone-whole-for-one-field
    }

    fn trie(&self, key: &str) -> Option<Vec<u8>> {
        let (_, trie) = self.pairs.get(key).cloned()?; //~ clone-whole-for-one-field
        Some(trie)
    }

    fn found(&self, key: &str) -> Option<String> {
        if let Some(file) = self.files.get(key).cloned() { //~ clone-whole-for-one-field
            return Some(file.path);
        }
        None
    }

    fn by_name(&self, file: &File) -> String {
        let copy = file.clone(); //~ clone-whole-for-one-field
        copy.path
    }

    // ---- look-alikes

    fn field(&self, file: &File) -> String {
        file.path.clone()
    }

    fn shared(&self) -> usize {
        self.shared.clone().content.len()
    }

    fn both(&self, key: &str) -> Option<(String, Vec<u8>)> {
        let file = self.files.get(key).cloned()?;
        Some((file.path, file.content))
    }

    fn whole(&self, key: &str) -> Option<File> {
        let file = self.files.get(key).cloned()?;
        log(&file);
        Some(file)
    }

    fn method(&self, file: &File) -> u32 {
        file.clone().finish()
    }

    fn pair(&self, key: &str) -> Option<String> {
        let (name, content) = self.pairs.get(key).cloned()?;
        check(content);
        Some(name)
    }

    fn changed(&self, file: &File) -> File {
        let mut copy = file.clone();
        copy.path = String::new();
        copy
    }

    fn called(&self, file: &File) -> Vec<u8> {
        let copy = file.clone();
        copy.into_content()
    }

    fn borrowed(&self, key: &str) -> Option<&str> {
        let (_, content) = self.pairs.get(key)?;
        text(content)
    }
}

struct Wrapper {
    inner: Vec<u8>,
}

fn unwrapped(wrapper: &Wrapper) -> Vec<u8> {
    wrapper.clone().inner
}

fn matched_for_one_field(tables: &[Table], name: &str) -> Option<u64> {
    match tables.iter().find(|table| table.name == name).cloned() { //~ clone-whole-for-one-field
        Some(Table { owner, .. }) => Some(owner),
        None => None,
    }
}

fn matched_later(tables: &[Table], name: &str) -> Option<u64> {
    let found = tables.iter().find(|table| table.name == name).cloned(); //~ clone-whole-for-one-field
    match found {
        Some(table) => Some(table.owner),
        None => None,
    }
}

fn last_of_path(tree: &Tree, key: &[u8]) -> Iter {
    let (path, _) = tree.find(key);
    let (last_node, _last_cas_key) = path.last().cloned().unwrap(); //~ clone-whole-for-one-field
    Iter { id: last_node.id }
}

fn first_id(tasks: &[Task]) -> Option<u64> {
    Some(tasks.first().cloned()?.id) //~ clone-whole-for-one-field
}

fn first_name_length(files: &[File]) -> usize {
    files.first().cloned().unwrap().path.len() //~ clone-whole-for-one-field
}

fn taken_apart(scan: &Scan) -> Vec<u64> {
    let Options { columns, .. } = scan.options.clone(); //~ clone-whole-for-one-field
    columns
}

// ---- look-alikes

fn both_of_last(path: &[(Frame, CasKey)]) -> (u64, CasKey) {
    let (last, key) = path.last().cloned().unwrap();
    (last.id, key)
}

fn finished(tasks: &[Task]) -> Option<u64> {
    Some(tasks.first().cloned()?.finish())
}

fn last_point(points: &[(f64, f64)]) -> f64 {
    points.last().cloned().unwrap().0
}

fn taken_apart_in_two(scan: &Scan) -> (Vec<u64>, String) {
    let Options { columns, name, .. } = scan.options.clone();
    (columns, name)
}

fn matched_and_kept(tables: &[Table], name: &str) -> Option<Table> {
    match tables.iter().find(|table| table.name == name).cloned() {
        Some(table) => Some(table),
        None => None,
    }
}

/// A name that begins with an underscore and is never used keeps nothing.
fn newest(path: &[(File, Vec<u8>)]) -> usize {
    let (file, _rest) = path.last().cloned().unwrap(); //~ clone-whole-for-one-field
    file.content.len()
}

fn both(path: &[(File, Vec<u8>)]) -> usize {
    let (file, _rest) = path.last().cloned().unwrap();
    keep(file, _rest)
}

struct Round {
    done: Sender<u64>,
    names: Vec<String>,
}

struct Flusher {
    round: parking_lot::Mutex<Arc<Round>>,
    last: std::sync::RwLock<Arc<Round>>,
    waiting: tokio::sync::Mutex<Rc<Round>>,
    plain: parking_lot::Mutex<Round>,
}

/// The clone of what a guard lends is a clone of what is locked: of a counted pointer one more count.
impl Flusher {
    fn counted(&self) -> usize {
        let round = self.round.lock().clone();
        round.names.len()
    }

    fn counted_of_std(&self) -> usize {
        let round = self.last.read().unwrap().clone();
        round.names.len()
    }

    async fn counted_of_task(&self) -> usize {
        let round = self.waiting.lock().await.clone();
        round.names.len()
    }

    fn copied(&self) -> usize {
        let round = self.plain.lock().clone(); //~ clone-whole-for-one-field
        round.names.len()
    }
}

#[derive(Clone)]
struct Kite {
    line: String,
    tails: Vec<String>,
    height: u32,
}

struct Sky {
    kites: HashMap<u32, Kite>,
    flown: Vec<Kite>,
}

#[derive(Clone)]
struct Tail(Vec<String>);

impl Sky {
    fn heights(&self) -> Vec<u32> {
        self.flown.iter().cloned().map(|kite| kite.height).collect() //~ clone-whole-for-one-field
    }

    fn tails(&self) -> Vec<String> {
        self.kites.values().cloned().flat_map(|kite| kite.tails).collect() //~ clone-whole-for-one-field
    }

    fn line_of(&self, id: u32) -> Option<String> {
        self.kites.get(&id).cloned().map(|kite| kite.line) //~ clone-whole-for-one-field
    }

    fn both(&self) -> Vec<(String, u32)> {
        self.flown.iter().cloned().map(|kite| (kite.line, kite.height)).collect()
    }

    fn all_there_is(tails: &[Tail]) -> Vec<Vec<String>> {
        tails.iter().cloned().map(|tail| tail.0).collect()
    }
}

//@ src/places_with_flags.rs
#[derive(Clone)]
struct Place {
    value: String,
    optional: bool,
}

fn kept(place: &Place) -> String {
    place.clone().value
}

fn looked_at(place: &Place) -> usize {
    place.clone().value.len() //~ clone-whole-for-one-field
}

// ---- what nobody knows the type of may be a handle

async fn flushed(caller: &mut Caller, id: u64) -> Result<u64, Trap> {
    let stream = caller.data().streams().get(id).or_trap("flush")?.clone(); //~ clone-whole-for-one-field note
    let mut writer = stream.writer.lock().await;
    let sent = writer.flush().await?;
    caller.data_mut().count(sent);
    Ok(sent)
}

//@ src/pairs.rs
#[derive(Clone, Copy)]
struct Serial(u32);

fn dropped_number(last: Option<&(Seat, Serial)>) {
    if let Some((seat, _)) = last.cloned() {
        grab(seat);
    }
}

fn dropped_list(last: Option<&(Seat, Vec<u32>)>) {
    if let Some((seat, _)) = last.cloned() { //~ clone-whole-for-one-field
        grab(seat);
    }
}

fn wrapper(op: &Op) -> usize {
    let cases = op.cases_of(1).unwrap().clone().0;
    cases.len()
}

//@ src/field_after.rs
// ---- copied whole, and one field asked for afterwards

struct Report {
    title: String,
    hint: Option<String>,
    rows: Vec<Row>,
}

fn stored(report: Report, store: &mut Store) {
    match to_shown(report.clone()) { //~ clone-whole-for-one-field
        Some((path, shown)) => {
            store.put(path, shown);
            if let Some(hint) = report.hint {
                store.hint(hint);
            }
        }
        None => store.clear(),
    }
}

fn sent(client: &Client, id: u64) -> Result<(), Error> {
    let report = Report { title: title_of(id), hint: None, rows: Vec::new() };
    client.send(report.clone())?; //~ clone-whole-for-one-field
    println!("sent {}", report.title);
    Ok(())
}

// ---- look-alikes

fn two_fields(report: Report, client: &Client) -> (String, usize) {
    client.send(report.clone());
    (report.title, report.rows.len())
}

fn whole(report: Report, client: &Client) -> Report {
    client.send(report.clone());
    println!("sent {}", report.title);
    report
}

fn lent(report: &Report, client: &Client) -> String {
    client.send(report.clone());
    report.title.clone()
}

fn changed(mut report: Report, client: &Client) -> Vec<Row> {
    client.send(report.clone());
    report.rows.clear();
    report.rows
}

fn each_turn(report: Report, clients: &[Client]) {
    for client in clients {
        client.send(report.clone());
        println!("sent {}", report.title);
    }
}

fn lent_in_a_wrapper(report: Report, client: &Client) -> String {
    client.check(&Some(report.clone()));
    report.title
}

fn handed_on(ctx: Report, client: &Client) -> String {
    client.send(ctx.clone());
    ctx.title
}

// What nobody knows, and is shared by its name.
async fn served(state: AppState, config: Config) -> Result<(), Error> {
    serve_pages(config, state.clone()).await?;
    serve_names(state.names).await
}

struct Named {
    id: u64,
    name: String,
}

// The name is all that there is to copy.
fn name_after(named: Named, client: &Client) -> String {
    client.send(named.clone());
    named.name
}

//@ src/cloned_by_closure.rs
// On an Option `map` with a clone is `cloned`.
#[derive(Clone)]
struct Sheet {
    path: String,
    rows: Vec<u32>,
}

struct Sheets {
    by_key: HashMap<u32, Sheet>,
}

impl Sheets {
    fn path(&self, key: u32) -> Option<String> {
        if let Some(sheet) = self.by_key.get(&key).map(|each| each.clone()) { //~ clone-whole-for-one-field
            return Some(sheet.path);
        }
        None
    }

    fn first_path(&self, sheets: &[Sheet]) -> Option<String> {
        let sheet = sheets.first().map(Sheet::clone)?; //~ clone-whole-for-one-field
        Some(sheet.path)
    }

    fn both(&self, key: u32) -> Option<(String, Vec<u32>)> {
        if let Some(sheet) = self.by_key.get(&key).map(|each| each.clone()) {
            return Some((sheet.path, sheet.rows));
        }
        None
    }

    fn made_of_it(&self, key: u32) -> Option<String> {
        let drawn = self.by_key.get(&key).map(|each| each.drawn())?;
        Some(drawn.path)
    }
}

//@ src/copied_beforehand.rs
struct Message {
    title: String,
    rows: Vec<String>,
}

fn sent_by_name(client: &Client, id: u64) -> Result<(), Error> {
    let message = Message { title: title_of(id), rows: Vec::new() };
    let own = message.clone(); //~ clone-whole-for-one-field
    client.send(own)?;
    println!("sent {}", message.title);
    Ok(())
}

fn sent_whole(client: &Client, id: u64) -> Result<(), Error> {
    let message = Message { title: title_of(id), rows: Vec::new() };
    let own = message.clone();
    client.send(own)?;
    client.keep(message)
}

//@ src/plain_beside.rs
// ---- what is dropped is words, or nobody knows that it is more
use dashmap::DashMap;

type Beat = u64;

struct Pulse {
    beats: u32,
    last: Beat,
    name: Option<Arc<str>>,
}

struct Hearts {
    pulses: DashMap<u64, Pulse>,
    charts: DashMap<u64, Chart>,
}

struct Chart {
    title: String,
    lines: Vec<Line>,
}

impl Hearts {
    fn name_of(&self, id: u64) -> Option<Arc<str>> {
        let found = self.pulses.get(&id)?;
        let name = found.value().clone().name?;
        Some(name)
    }

    fn title_of(&self, id: u64) -> Option<String> {
        let found = self.charts.get(&id)?;
        Some(found.value().clone().title) //~ clone-whole-for-one-field
    }
}

fn syntax_of_base(db: &Db, parts: Vec<Part>) -> Option<Pointer> {
    let mut base = None;
    for part in parts {
        let made = made_of(&part);
        base = Some((made.id, part.tail()));
    }
    let pointer = base.clone().unwrap().1.pointer(db);
    Some(pointer)
}

fn rows_of_named(named: &(String, Vec<u32>)) -> usize {
    named.clone().1.len() //~ clone-whole-for-one-field
}

fn place_of_named(named: &(String, usize)) -> usize {
    named.clone().1 //~ clone-whole-for-one-field
}

fn place_of_pair(pair: &(Arc<str>, usize)) -> Arc<str> {
    pair.clone().0
}

// A map that is pinned to be asked lends what it finds and what it takes out: of counted pointers a copy counts one more.
struct Registry {
    shared: HashMap<u64, Arc<Entry>>,
    plain: HashMap<u64, Entry>,
}

struct Entry {
    tables: Vec<u32>,
    name: String,
}

impl Registry {
    fn forget(&self, id: &u64) {
        let found = self.shared.pin().remove(id).cloned();
        if let Some(found) = found {
            for table in &found.tables {
                self.release(*table);
            }
        }
    }

    fn tables_of(&self, id: &u64) {
        let found = self.shared.pin().get(id).cloned();
        if let Some(found) = found {
            for table in &found.tables {
                self.touch(*table);
            }
        }
    }

    fn forget_plain(&self, id: &u64) {
        let found = self.plain.pin().remove(id).cloned(); //~ clone-whole-for-one-field
        if let Some(found) = found {
            for table in &found.tables {
                self.release(*table);
            }
        }
    }
}

//@ src/kept_fields.rs
use std::collections::HashMap;

#[derive(Clone)]
pub struct Login {
    user: String,
    secret: u64,
    history: Vec<String>,
}

pub struct Logins {
    all: HashMap<u64, Login>,
}

impl Logins {
    fn user(&self, id: u64) -> Result<String, Missing> {
        let login = self.all.get(&id).cloned().ok_or(Missing(id))?; //~ clone-whole-for-one-field
        Ok(login.user)
    }

    fn entered(&self, login: &Login) -> (String, u64) {
        let Login { user, secret, .. } = login.clone(); //~ clone-whole-for-one-field
        (user, secret)
    }

    // ---- look-alikes

    fn all_that_costs(&self, login: &Login) -> (String, Vec<String>) {
        let Login { user, history, .. } = login.clone();
        (user, history)
    }

    fn all_of_it(&self, id: u64) -> Result<Login, Missing> {
        let login = self.all.get(&id).cloned().ok_or_else(|| Missing(id))?;
        Ok(login)
    }
}
