use std::sync::Arc;

struct Request {
    body: Vec<u8>,
    to: String,
    id: u64,
    shared: Arc<Vec<u8>>,
    inner: Arc<Inner>,
}

struct Inner {
    name: String,
}

struct Data {
    views: Vec<Vec<u8>>,
}

struct Closing {
    name: String,
}

impl Drop for Closing {
    fn drop(&mut self) {}
}

impl Request {
    fn send(self, client: &Client) {
        client.post(self.id, self.to.clone()); //~ clone-out-of-owned
        client.finish(self.body);
    }
}

fn field(request: Request) -> Message {
    Message {
        body: request.body.clone(), //~ clone-out-of-owned
        id: request.id,
    }
}

fn chained(request: Request) -> Text {
    request.to.clone().into() //~ clone-out-of-owned
}

fn element(count: usize) -> Vec<u8> {
    let parts: Vec<Vec<u8>> = split(count);
    parts[0].clone() //~ clone-out-of-owned
}

fn boxed(name: Box<Inner>) -> Inner {
    name.as_ref().clone() //~ clone-out-of-owned
}

impl From<Data> for View {
    fn from(data: Data) -> Self {
        let first = data.views()[0].clone(); //~ clone-out-of-owned
        View { first, length: data.len() }
    }
}

struct Order {
    kind: Kind,
    lines: Vec<Line>,
    note: Option<String>,
}

enum Kind {
    Named(String),
    Listed { names: Vec<String> },
    Empty,
}

fn matched(order: Order) -> Vec<String> {
    match &order.kind {
        Kind::Named(name) => vec![name.clone()], //~ clone-out-of-owned
        Kind::Listed { names } => names.clone(), //~ clone-out-of-owned
        Kind::Empty => Vec::new(),
    }
}

fn noted(order: Order, log: &mut Log) {
    if let Some(ref note) = order.note {
        log.add(note.clone()); //~ clone-out-of-owned
    }
    if let Some(line) = order.lines.first() {
        log.see(line);
    }
}

fn lines(order: Order, kept: &mut Vec<Kind>, log: &mut Log) {
    for line in &order.lines {
        match &line.kind {
            Kind::Named(name) => log.add(name.clone()), //~ clone-out-of-owned
            _ => log.skip(),
        }
    }
    kept.push(order.kind);
}

struct Line {
    kind: Kind,
}

fn out_of_a_box(job: Job) -> Worker {
    let options = job.options.as_ref().clone(); //~ clone-out-of-owned
    Worker { options, name: job.name }
}

struct Job {
    options: Box<Options>,
    name: String,
}

fn of_each_item(items: impl Iterator<Item = Job>) -> Vec<String> {
    items.map(|job| job.name.clone()).collect() //~ clone-out-of-owned
}

fn only_one(grown: HashMap<u64, HashSet<Leaf>>, found: &mut HashMap<u64, Leaf>) {
    for (root, leaves) in grown {
        if leaves.len() == 1 {
            found.insert(root, leaves.iter().next().unwrap().clone()); //~ clone-out-of-owned
        }
    }
}

fn first_and_rest(rows: Vec<String>) -> Option<Table> {
    let (first, rest) = rows.split_first()?;
    Some(Table { first: first.clone(), rest: rest.to_vec() }) //~ clone-out-of-owned
}

fn first_if_any(rows: Vec<String>) -> String {
    if let Some(first) = rows.first() {
        return first.clone(); //~ clone-out-of-owned
    }
    String::new()
}

fn last_that_fits(rows: Vec<String>, rules: &Rules) -> Result<String, Failed> {
    let last = rows.last().ok_or(Failed)?;
    rules.check(last)?;
    Ok(last.clone()) //~ clone-out-of-owned
}

// ---- look-alikes

fn borrowed(request: &Request) -> Vec<u8> {
    request.body.clone()
}

fn used_later(request: Request) -> Vec<u8> {
    let body = request.body.clone();
    archive(request);
    body
}

fn same_field_later(request: Request) -> usize {
    keep(request.body.clone());
    request.body.len()
}

fn shared(request: Request) -> Arc<Vec<u8>> {
    request.shared.clone()
}

fn behind_a_pointer(request: Request) -> String {
    request.inner.name.clone()
}

fn dropped(closing: Closing) -> String {
    closing.name.clone()
}

fn looped(request: Request, clients: &[Client]) {
    for client in clients {
        client.post(request.to.clone());
    }
}

fn called_again(request: Request, retry: Retry) {
    retry.run(move || post(request.to.clone()));
}

fn number(request: Request) -> u64 {
    request.id.clone()
}

fn element_used_later(count: usize) -> Vec<Vec<u8>> {
    let parts: Vec<Vec<u8>> = split(count);
    keep(parts[0].clone());
    parts
}

fn getter_then_moved(data: Data) -> View {
    let first = data.views()[0].clone();
    View::of(first, data)
}

/// Declared elsewhere, and by its name an alias of an `Arc`.
fn by_convention_shared(version: VersionRef) -> Options {
    Options::of(version.options.clone())
}

fn element_behind_a_reference(keys: &[String]) -> String {
    let found: Vec<&String> = keys.iter().filter(|key| key.len() > 3).collect();
    found[0].clone()
}

fn matched_and_used(order: Order, log: &mut Log) -> String {
    let name = match &order.kind {
        Kind::Named(name) => name.clone(),
        _ => String::new(),
    };
    log.seen(&order.kind);
    name
}

fn matched_of_another(order: &Order) -> String {
    match &order.kind {
        Kind::Named(name) => name.clone(),
        _ => String::new(),
    }
}

fn name_needed_twice(order: Order, log: &mut Log) -> usize {
    match &order.kind {
        Kind::Named(name) => {
            log.add(name.clone());
            name.len()
        }
        _ => 0,
    }
}

fn gone_over_again(orders: Vec<Order>, log: &mut Log) {
    for order in &orders {
        match &order.kind {
            Kind::Named(name) => log.add(name.clone()),
            _ => log.skip(),
        }
    }
    log.add_all(orders);
}

struct Lent<'a> {
    kind: &'a Kind,
}

fn holds_references(bodies: Vec<(u64, Option<&Order>)>, lent: Lent<'_>, log: &mut Log) {
    for (number, body) in bodies {
        let Some(body) = body else { continue };
        log.add_all(number, &Batch { lines: body.lines.clone() });
    }
    let Lent { kind } = lent;
    log.add(kind.to_owned());
}

async fn shared_records(records: Arc<Vec<Record>>, sink: Sink) {
    for record in records.iter() {
        sink.send(record.clone()).await;
    }
}

fn of_each_lent(items: impl Iterator<Item = &'static Job>) -> Vec<String> {
    items.map(|job| job.name.clone()).collect()
}

fn begin(&mut self, request: BuildRequest) {
    let wishes = request.wishes.as_ref().cloned(); //~ clone-out-of-owned
    self.start(request.parent, wishes);
}

struct BuildRequest {
    parent: u64,
    wishes: Option<Vec<String>>,
}

//@ src/last_item.rs

struct Convoy {
    cars: Vec<Car>,
}

struct Car {
    name: String,
    weight: u32,
}

/// The loop is over with the copy.
fn too_heavy() -> Option<Late> {
    let convoy = read_convoy();
    for car in convoy.cars.iter() {
        if car.weight < 90 {
            continue;
        }
        return Some(Late { name: car.name.clone() });
    }
    None
}

fn read_convoy() -> Convoy {
    Convoy { cars: parse() }
}

// ---- one item of a collection that nobody needs any more

fn first_name(names: Vec<String>) -> Option<String> {
    names.first().cloned() //~ clone-out-of-owned
}

fn answer_to(answers: HashMap<u64, String>, id: u64) -> Result<String, Error> {
    Ok(answers.get(&id).ok_or(Error::Missing)?.clone()) //~ clone-out-of-owned
}

fn content(name: Option<String>) -> String {
    name.as_ref().unwrap().clone() //~ clone-out-of-owned
}

fn first_of_all(names: Vec<String>) -> String {
    names.iter().next().unwrap().clone() //~ clone-out-of-owned
}

fn needed_as_well(names: Vec<String>) -> (Option<String>, usize) {
    (names.first().cloned(), names.len())
}

fn of_a_slice(names: &[String]) -> Option<String> {
    names.first().cloned()
}

fn of_numbers(ids: Vec<u64>) -> Option<u64> {
    ids.first().cloned()
}

// ---- what a counted pointer holds

fn opened(schema: Arc<Vec<String>>) -> Table {
    Table::new((*schema).clone()) //~ clone-out-of-owned
}

fn opened_from(source: Source) -> Table {
    opened(source.schema)
}

fn opened_by_reference(schema: Rc<Vec<String>>) -> Table {
    Table::new(schema.as_ref().clone()) //~ clone-out-of-owned
}

fn opened_for(holder: Holder) -> Table {
    let schema = holder.into_schema();
    opened_by_reference(schema)
}

// Every caller keeps the pointer: it is never the last one.
fn opened_beside(schema: Arc<Vec<String>>) -> Table {
    Table::new((*schema).clone()) //~ clone-out-of-owned note
}

fn opened_beside_others(holder: &Holder) -> (Table, Table) {
    (opened_beside(holder.schema.clone()), opened_beside(Arc::clone(&holder.schema)))
}

pub fn opened_by_anyone(schema: Arc<Vec<String>>) -> Table {
    Table::new((*schema).clone()) //~ clone-out-of-owned
}

// Settings are shared to be kept.
struct Settings {
    names: Vec<String>,
}

pub fn changed(settings: Rc<Settings>) -> Rc<Settings> {
    let mut own = (*settings).clone(); //~ clone-out-of-owned note
    own.names.push(String::new());
    Rc::new(own)
}

fn opened_by_settings(settings: Rc<Settings>) -> Table {
    Table::new((*settings).clone()) //~ clone-out-of-owned
}

fn opened_by_own_settings() -> Table {
    opened_by_settings(Rc::new(Settings::default()))
}

fn opened_while_shared(schema: Arc<Vec<String>>) -> (Table, Arc<Vec<String>>) {
    (Table::new((*schema).clone()), schema)
}

fn opened_of_a_lent_one(schema: &Arc<Vec<String>>) -> Table {
    Table::new((**schema).clone())
}

fn first_beside_all(rows: Vec<String>) -> Option<(String, Vec<String>)> {
    let first = rows.first()?;
    Some((first.clone(), rows))
}

fn first_of_lent(rows: &[String]) -> Option<String> {
    let first = rows.first()?;
    Some(first.clone())
}

fn first_for_each(rows: Vec<String>, places: &mut [Place]) -> Option<()> {
    let first = rows.first()?;
    for place in places {
        place.name = first.clone();
    }
    Some(())
}

// ---- items by their numbers

struct Row {
    title: String,
    cells: Vec<u8>,
    width: u32,
}

fn rows_of(table: &Table) -> Vec<Row> {
    parse(table)
}

fn names_of(table: &Table) -> Vec<String> {
    parse(table)
}

fn only_name(table: &Table) -> String {
    names_of(table)[0].clone() //~ clone-out-of-owned
}

fn spread(table: &Table, page: &mut Page) {
    let rows = rows_of(table);
    page.width = rows[0].width;
    page.head = rows[0].title.clone(); //~ clone-out-of-owned
    page.body = rows[1].title.clone(); //~ clone-out-of-owned
    page.cells = rows[1].cells.clone(); //~ clone-out-of-owned
}

fn spread_twice(table: &Table, page: &mut Page) {
    let rows = rows_of(table);
    page.head = rows[0].title.clone();
    page.foot = rows[0].title.clone();
    page.count = rows.len();
}

fn spread_by_number(table: &Table, page: &mut Page, first: usize, last: usize) {
    let rows = rows_of(table);
    page.head = rows[first].title.clone();
    page.foot = rows[last].title.clone();
}

fn labelled(shapes: &Shapes, cells: &mut Vec<Cell>) {
    // Whether its parts are references, its type would tell.
    let style = shapes.last_style().expect("there is one").to_style();
    cells.push(Cell { look: style.look.clone(), face: 3 }); //~ clone-out-of-owned note
}

fn wanted(origin: Origin) -> Wanted {
    match origin {
        Origin::Git(git) => Wanted { url: git.url.clone(), rev: git.rev }, //~ clone-out-of-owned
        // Most likely the same three numbers each.
        Origin::Part(part) => Wanted { url: part.url_range.clone(), rev: part.rev }, //~ clone-out-of-owned note
        Origin::Unknown(ctx) => Wanted { url: ctx.url.clone(), rev: ctx.rev }, //~ clone-out-of-owned note
    }
}

// ---- through a getter, of a type that is known

struct Weights {
    tensors: Arc<Tensors>,
    path: Vec<String>,
    names: Arc<Vec<String>>,
}

impl Weights {
    fn path(&self) -> &Vec<String> {
        &self.path
    }

    fn layers(&self) -> &Vec<String> {
        self.tensors.layers()
    }

    fn names(&self) -> &Vec<String> {
        &self.names
    }
}

fn loaded(weights: Weights) -> Model {
    Model::of(weights.path().clone()) //~ clone-out-of-owned
}

// What is shared can only be lent.
fn loaded_by_layers(weights: Weights) -> Model {
    Model::of(weights.layers().clone()) //~ clone-out-of-owned note
}

fn loaded_by_names(weights: Weights) -> Model {
    Model::of(weights.names().clone()) //~ clone-out-of-owned note
}

//@ src/vault.rs
// A guard of the crate's own: what it only points at can't be moved out of it, what it holds itself can.
use std::sync::Arc;
use seat::{SeatForReading, SeatForWriting, SeatWithFarewell};

fn standing_read(seat: &Arc<Seat>) -> Option<Standing> {
    let held: SeatForReading = seat.held().ok()?;
    Some(held.standing.clone())
}

fn standing_written(seat: &Arc<Seat>) -> Option<Standing> {
    let held: SeatForWriting = seat.held_to_write().ok()?;
    Some(held.standing.clone())
}

fn label_of(seat: &Arc<Seat>) -> Option<Vec<String>> {
    let held: SeatForReading = seat.held().ok()?;
    Some(held.labels.clone()) //~ clone-out-of-owned
}

// Nor out of what has a `Drop` of its own, wherever that is written.
fn label_before_farewell(seat: &Arc<Seat>) -> Option<Vec<String>> {
    let held: SeatWithFarewell = seat.held_to_part().ok()?;
    Some(held.labels.clone())
}

//@ src/vault/seat.rs
pub struct SeatForReading<'a> {
    pub labels: Vec<String>,
    pub state: RwLockReadGuard<'a, State>,
}

impl Deref for SeatForReading<'_> {
    type Target = State;

    fn deref(&self) -> &Self::Target {
        &self.state
    }
}

pub struct SeatForWriting<'a> {
    pub state: RwLockWriteGuard<'a, State>,
}

impl Deref for SeatForWriting<'_> {
    type Target = State;

    fn deref(&self) -> &Self::Target {
        &self.state
    }
}

pub struct SeatWithFarewell {
    pub labels: Vec<String>,
}

impl Drop for SeatWithFarewell {
    fn drop(&mut self) {
        farewell(&self.labels);
    }
}

struct Crate {
    label: String,
    parts: Vec<Vec<u8>>,
}

fn weighed(crates: Vec<Crate>, out: &mut Vec<(String, usize)>) {
    for each in crates {
        let weight = each.parts.iter().map(Vec::len).sum();
        out.push((each.label.clone(), weight)); //~ clone-out-of-owned
    }
}

fn lightest(each: Crate) -> (String, usize) {
    let first = each.label.chars().next().map_or(0, |first| first as usize);
    let any = each.parts.iter().any(|part| part.is_empty());
    (each.label.clone(), if any { first } else { 0 }) //~ clone-out-of-owned
}

//@ src/taken_apart.rs
#[derive(Clone)]
struct Step {
    input: Vec<u8>,
}

struct Plan {
    steps: Vec<Step>,
    name: String,
    id: u64,
}

impl Plan {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn label(&self) -> &str {
        self.name.trim()
    }

    fn into_first(self) -> Step {
        self.steps[0].clone() //~ clone-out-of-owned
    }

    fn into_both(self) -> (Step, Step) {
        let first = self.steps[0].clone(); //~ clone-out-of-owned
        (first, self.steps[1].clone()) //~ clone-out-of-owned
    }
}

fn first_of(mut plan: Plan) -> Step {
    plan.id += 1;
    plan.steps[0].clone() //~ clone-out-of-owned
}

fn all_of(plan: Plan, executor: &mut Executor) -> Outcome {
    let steps = plan.steps().to_vec(); //~ clone-out-of-owned
    executor.run(steps)
}

// ---- look-alikes

fn first_of_lent(plan: &Plan) -> Step {
    plan.steps[0].clone()
}

fn first_and_all(plan: Plan, out: &mut Vec<Step>) -> Step {
    let first = plan.steps[0].clone();
    out.extend(plan.steps);
    first
}

fn kept_whole(plan: Plan, plans: &mut Vec<Plan>) -> Vec<Step> {
    let steps = plan.steps().to_vec();
    plans.push(plan);
    steps
}

fn of_a_part(plan: Plan, labels: &mut Labels) {
    labels.add(plan.label().to_owned());
}

//@ src/keyed_by_a_part.rs
use iddqd::IdOrdMap;
use std::collections::BTreeMap;

struct Suite {
    name: String,
    kind: String,
}

struct Summary {
    name: String,
    kind: String,
}

/// Finds its items by a part of them, and lends them alone, not in pairs.
fn summaries(suites: &IdOrdMap<Suite>) -> Vec<Summary> {
    suites.iter().map(|suite| Summary { name: suite.name.clone(), kind: suite.kind.clone() }).collect()
}

fn names(suites: IdHashMap<Suite>) -> Vec<String> {
    let mut names = Vec::new();
    for suite in suites.iter() {
        names.push(suite.name.clone());
    }
    names
}

fn found(suites: &IdOrdMap<Suite>) -> Option<String> {
    suites.get("first").map(|suite| suite.name.clone())
}

fn kinds(suites: &BTreeMap<String, Suite>) -> Vec<String> {
    suites.iter().map(|(_, suite)| suite.kind.clone()).collect()
}

//@ src/lent_beside.rs
struct Header {
    id: String,
    token: Vec<u8>,
}

struct Ids<'a> {
    first: &'a str,
    source: &'a str,
}

fn accept(ids: Option<Ids<'_>>, id: String) {
    serve(ids, id);
}

fn lent_beside(header: Header, first: &str) {
    let ids = Some(Ids { first, source: &header.id });
    accept(ids, header.id.clone())
}

fn lent_before(header: Header, first: &str) {
    let ids = Some(Ids { first, source: &header.id });
    show(ids);
    accept(None, header.id.clone()) //~ clone-out-of-owned
}

// ---- a closure that looks at the whole is called afterwards

async fn voted(client: &Client, election: Election) -> Result<Vote, Failed> {
    let told = |vote: &_| debug!("{:?}: {:?}", election, vote);
    match election.kind {
        Kind::ByHash(ref hash) => {
            let vote = client.vote(hash.clone(), election.height).await?;
            told(&vote);
            Ok(vote)
        }
        Kind::Height => Err(Failed),
    }
}

async fn voted_in_silence(client: &Client, election: Election) -> Result<Vote, Failed> {
    let told = |vote: &_| debug!("{:?}", vote);
    match election.kind {
        Kind::ByHash(ref hash) => {
            let vote = client.vote(hash.clone(), election.height).await?; //~ clone-out-of-owned
            told(&vote);
            Ok(vote)
        }
        Kind::Height => Err(Failed),
    }
}

struct Election {
    kind: Kind,
    height: u64,
}

enum Kind {
    ByHash(String),
    Height,
}

//@ src/counted.rs
pub type Arc<T> = crate::sync::Arc<T>;

struct Kinds {
    kinds: Vec<Arc<Kind>>,
    plain: Vec<Kind>,
}

struct Kind {
    rules: Vec<Rule>,
}

fn rules_of_shared(found: Kinds) -> Vec<String> {
    let mut labels = Vec::new();
    for kind in &found.kinds {
        for rule in &kind.rules {
            labels.push(rule.label.clone());
        }
    }
    labels
}

fn rules_of_own(found: Kinds) -> Vec<String> {
    let mut labels = Vec::new();
    for kind in &found.plain {
        for rule in &kind.rules {
            labels.push(rule.label.clone()); //~ clone-out-of-owned
        }
    }
    labels
}

struct Rule {
    label: String,
}

fn labels_of(rules: impl IntoIterator<Item = Rule>) -> Vec<(String, u32)> {
    rules.into_iter().map(|rule| (rule.label.clone(), 1)).collect() //~ clone-out-of-owned
}

fn labels_of_each<I>(rules: I) -> Vec<(String, u32)>
where
    I: Iterator<Item = Rule>,
{
    rules.map(|rule| (rule.label.clone(), 1)).collect() //~ clone-out-of-owned
}

fn labels_of_lent<'a>(rules: impl IntoIterator<Item = &'a Rule>) -> Vec<(String, u32)> {
    rules.into_iter().map(|rule| (rule.label.clone(), 1)).collect()
}

// ---- the first, then the rest

struct State {
    stack: Vec<Rule>,
}

fn merged(states: Vec<State>) -> State {
    let mut all = states.get(0).expect("never empty").clone(); //~ clone-out-of-owned
    for state in states.iter().skip(1) {
        all = all.merged_with(state);
    }
    all
}

fn merged_with_all(states: Vec<State>) -> State {
    let mut all = states.get(0).expect("never empty").clone();
    for state in states.iter() {
        all = all.merged_with(state);
    }
    all
}

fn second(states: Vec<State>) -> State {
    let mut all = states.get(1).expect("two").clone();
    for state in states.iter().skip(1) {
        all = all.merged_with(state);
    }
    all
}

//@ src/derived_deref.rs
use derive_more::Deref;

#[derive(Deref)]
struct Shared(Inner);

struct Inner {
    name: String,
    kind: Kind,
}

fn name_behind(shared: Shared, names: &mut Vec<String>) {
    names.push(shared.name.clone());
}

fn kind_behind(shared: Shared, names: &mut Vec<String>) {
    match &shared.kind {
        Kind::Named(name) => names.push(name.clone()),
        _ => {}
    }
}

fn name_itself(inner: Inner, names: &mut Vec<String>) {
    names.push(inner.name.clone()); //~ clone-out-of-owned
}

fn name_within(shared: Shared, names: &mut Vec<String>) {
    names.push(shared.0.name.clone()); //~ clone-out-of-owned
}

//@ src/taken_by_index.rs
fn sum_of_cells(cells: Vec<Felt>) -> Felt {
    if !is_on_curve(cells[0], cells[1]) {
        return Felt::zero();
    }
    ec_op(cells[0].to_owned(), &cells[2])
}

fn sum_of_lent_cells(cells: Vec<Felt>) -> Felt {
    if !is_on_curve(&cells[0], &cells[1]) {
        return Felt::zero();
    }
    ec_op(cells[0].to_owned(), &cells[2]) //~ clone-out-of-owned
}

// ---- what a parameter is taken apart into is owned, where its type says so

async fn registered(Storage(store): Storage<Members>, Body(form): Body<Registration>) -> Result<Status, Refused> {
    let member = Member { mail: form.mail.clone(), age: form.age }; //~ clone-out-of-owned
    store.insert(member).await?;
    Ok(Status::Created)
}

fn joined((left, right): (Option<Leaf>, Vec<Leaf>), names: &mut Vec<String>) {
    names.extend(right.into_iter().map(|leaf| leaf.name));
}

async fn registered_by_reference(Body(form): &Body<Registration>) -> Member {
    Member { mail: form.mail.clone(), age: form.age }
}

async fn registered_of_reference(Body(form): Body<&Registration>) -> Member {
    Member { mail: form.mail.clone(), age: form.age }
}

fn registered_of_any<T: Form>(Body(form): Body<T>) -> Member {
    Member { mail: form.mail.clone(), age: form.age }
}

async fn registered_and_told(Body(form): Body<Registration>, store: &Members) -> Result<Registration, Refused> {
    store.insert(Member { mail: form.mail.clone(), age: form.age }).await?;
    Ok(form)
}

//@ src/readers/earlier.rs
pub struct PageReader {
    pub source: Arc<dyn Source>,
    pub title: String,
}

//@ src/called_otherwise.rs
use crate::readers::earlier::PageReader as EarlierReader;

fn source_of(reader: EarlierReader) -> Arc<dyn Source> {
    let found = reader.source.clone();
    found
}

fn title_of(reader: EarlierReader, out: &mut Vec<String>) {
    out.push(reader.title.clone()); //~ clone-out-of-owned
}

//@ src/behind_a_counter.rs
use axum::extract::State;

// ---- what is taken out of a wrapper, or given back by one, is a counted pointer: nothing can be moved out of it

struct Depot {
    rails: Rails,
    doors: Vec<Door>,
}

async fn shared_by_wrapper(State(depot): State<Arc<Depot>>, wagon: Wagon) -> Moved {
    let mut moved = Moved::default();
    moved.set(depot.rails.clone());
    moved.on(wagon)
}

fn held_by_wrapper(Extension(depot): Extension<Rc<Depot>>) -> Vec<Door> {
    depot.doors.clone()
}

fn owned_by_wrapper(Json(depot): Json<Depot>) -> Vec<Door> {
    depot.doors.clone() //~ clone-out-of-owned
}

fn still_shared(found: &Yards) -> Vec<Rails> {
    let mut all = Vec::new();
    for yard in found.walk() {
        all.push(match Arc::try_unwrap(yard) {
            Ok(own) => own.rails,
            Err(shared) => shared.rails.clone(),
        });
    }
    all
}

fn still_counted(yard: Rc<Depot>) -> Vec<Door> {
    match Rc::try_unwrap(yard) {
        Ok(own) => own.doors,
        Err(shared) => shared.doors.clone(),
    }
}

fn still_shared_otherwise(yard: Arc<Depot>) -> Vec<Door> {
    Arc::try_unwrap(yard).map(|own| own.doors).unwrap_or_else(|shared| shared.doors.clone())
}

fn no_longer_shared(yard: Arc<Depot>) -> Vec<Door> {
    match Arc::try_unwrap(yard) {
        Ok(own) => own.doors.clone(), //~ clone-out-of-owned
        Err(_) => Vec::new(),
    }
}

//@ src/one_of_several.rs
// ---- which of several things it is, and a counter
use kernel::{MappingMode, SchemaRef as KernelSchemaRef};

#[derive(Clone)]
struct Mapping {
    mode: MappingMode,
    schema: KernelSchemaRef,
}

#[derive(Clone)]
struct Naming {
    mode: MappingMode,
    names: Vec<String>,
}

impl Mapping {
    fn of(table: &Table) -> Option<Self> {
        table.mapped().then(|| Self { mode: table.mode(), schema: table.schema() })
    }
}

impl Naming {
    fn of(table: &Table) -> Option<Self> {
        table.named().then(|| Self { mode: table.mode(), names: table.names() })
    }
}

fn mapped(table: &Table) -> Rows {
    let mapping = Mapping::of(table);
    match &mapping {
        None => table.rows(),
        Some(found) => {
            let found = found.clone();
            table.rows().map(move |row| found.apply(row))
        }
    }
}

fn named(table: &Table) -> Rows {
    let naming = Naming::of(table);
    match &naming {
        None => table.rows(),
        Some(found) => {
            let found = found.clone(); //~ clone-out-of-owned
            table.rows().map(move |row| found.apply(row))
        }
    }
}

//@ src/lent_to_walker.rs
// What is declared elsewhere and was made of a reference may hold it: its field is no value of its own.
use walking::{BodyWalker, Tally};

fn rule_of(text: &mut Text) -> Result<Entry, Fault> {
    let mut found = Found { head: None, tail: None };
    let mut walker = BodyWalker::new(text, &mut found);
    walker.run()?;
    let found = walker.found;
    let head = found.head.clone().ok_or(Fault::Head)?;
    Ok(Entry { head })
}

fn tail_of(text: &Text) -> Entry {
    let tally = Tally::of(text);
    let counted = tally.counted;
    Entry { head: counted.tail.clone() }
}

fn own_head() -> Entry {
    let walker = BodyWalker::empty();
    let found = walker.found;
    Entry { head: found.head.clone() } //~ clone-out-of-owned
}

//@ src/sealed.rs
pub struct Commit {
    id: CommitId,
    title: String,
}

impl Commit {
    pub fn id(&self) -> &CommitId {
        &self.id
    }
    pub fn title(&self) -> &String {
        &self.title
    }
    pub fn into_title(self) -> String {
        self.title
    }
}

fn id_of(commit: Commit) -> Job {
    Job::of(commit.id().clone()) //~ clone-out-of-owned
}

//@ src/of_sealed.rs
// A private field behind a getter can't be moved out from elsewhere, and a borrowed owner spares no copy.
use crate::sealed::Commit;

fn job_of(commit: Commit) -> Job {
    let old = commit.id().clone();
    let tree = commit.tree();
    Job { old, tree }
}

fn ticket_of(commit: Commit) -> Ticket {
    Ticket::new(commit.id().clone())
}

fn titled(commit: Commit) -> Ticket {
    Ticket::named(commit.title().clone()) //~ clone-out-of-owned
}

//@ src/editions.rs
use std::num::NonZero;
use std::sync::Arc;

struct Volume {
    edition: Edition,
    title: String,
}

struct Edition {
    parts: EditionParts,
}

enum EditionParts {
    Small { packed: Packed },
    Full { full: Arc<Vec<u64>> },
}

struct Packed {
    digits: u64,
    niche: NonZero<u8>,
}

// A few words or a counter, two structs down.

fn edition_read(volume: Volume) -> Edition {
    volume.edition.clone()
}

fn title_read(volume: Volume) -> String {
    volume.title.clone() //~ clone-out-of-owned
}

//@ src/of_a_made_value.rs
// ---- a value that a call has just made, taken apart by reference

#[derive(Clone)]
pub struct Shape {
    edges: Vec<u32>,
}

pub struct Drawn(Figure);

enum Figure {
    Plain { shape: Shape, name: Option<String>, size: u8 },
    Grouped(Vec<Shape>),
    Shared(Arc<Shape>),
}

impl Drawn {
    fn scaled(&self, factor: u32) -> Self {
        Drawn(self.0.by(factor))
    }
    fn shown(&self) -> &Self {
        self
    }
    fn outline(&self) -> Option<Shape> {
        self.0.outline()
    }
}

fn first_scaled(drawn: &Drawn) -> Option<Shape> {
    match &drawn.scaled(2).0 {
        Figure::Plain { shape, size, .. } if *size > 1 => Some(shape.clone()), //~ clone-out-of-owned
        Figure::Grouped(shapes) => shapes.first().cloned(),
        Figure::Shared(shape) => Some((**shape).clone()),
        _ => None,
    }
}

fn named(drawn: &Drawn) -> Option<String> {
    let Figure::Plain { name, .. } = &drawn.scaled(1).0 else {
        return None;
    };
    name.clone() //~ clone-out-of-owned
}

fn outlined(drawn: &Drawn) -> Vec<u32> {
    match drawn.outline().as_ref() {
        Some(shape) => shape.edges.clone(), //~ clone-out-of-owned
        None => Vec::new(),
    }
}

fn of_what_is_lent(drawn: &Drawn) -> Option<Shape> {
    match &drawn.shown().0 {
        Figure::Plain { shape, .. } => Some(shape.clone()),
        _ => None,
    }
}

fn needed_twice(drawn: &Drawn) -> Option<(Shape, usize)> {
    match &drawn.scaled(2).0 {
        Figure::Plain { shape, .. } => Some((shape.clone(), shape.edges.len())),
        _ => None,
    }
}

fn of_unknown(page: &Page) -> Option<Shape> {
    match &page.drawn(2).0 {
        Figure::Plain { shape, .. } => Some(shape.clone()),
        _ => None,
    }
}

pub struct Opened {
    shape: Option<Shape>,
}

impl Drop for Opened {
    fn drop(&mut self) {
        close(self.shape.take());
    }
}

impl Drawn {
    fn opened(&self) -> Opened {
        Opened { shape: self.outline() }
    }
}

fn of_what_is_closed(drawn: &Drawn) -> Option<Shape> {
    match &drawn.opened().shape {
        Some(shape) => Some(shape.clone()),
        None => None,
    }
}

//@ src/given_away.rs
// ---- a part that the owner gives away by a method of its own

struct Page {
    contents: String,
    lines: Vec<String>,
    version: i32,
}

impl Page {
    fn contents(&self) -> &str {
        &self.contents
    }

    fn into_contents(self) -> String {
        self.contents
    }

    fn lines(&self) -> &[String] {
        &self.lines
    }

    fn into_lines(self) -> Vec<String> {
        self.lines
    }

    fn version(&self) -> i32 {
        self.version
    }

    fn title(&self) -> &str {
        &self.lines[0]
    }
}

fn taken_out(pages: &mut HashMap<u32, Page>, id: u32) -> (String, i32) {
    if let Some(page) = pages.remove(&id) {
        let version = page.version();
        (page.contents().to_string(), version) //~ clone-out-of-owned
    } else {
        (String::new(), 0)
    }
}

fn last_lines(pages: &mut Vec<Page>) -> Vec<String> {
    let Some(page) = pages.pop() else { return Vec::new() };
    page.lines().to_vec() //~ clone-out-of-owned
}

fn asked_afterwards(pages: &mut HashMap<u32, Page>, id: u32) -> (String, i32) {
    match pages.remove(&id) {
        Some(page) => (page.contents().to_string(), page.version()),
        None => (String::new(), 0),
    }
}

fn only_lent(pages: &HashMap<u32, Page>, id: u32) -> String {
    pages.get(&id).map(|page| page.contents().to_string()).unwrap_or_default()
}

fn kept_by_nobody_else(pages: &mut Vec<Page>) -> String {
    let Some(page) = pages.pop() else { return String::new() };
    page.title().to_string()
}

//@ src/beside_a_part.rs
pub struct Request {
    url: String,
    client: Client,
}

impl Request {
    fn send(self) -> Call {
        let client = &self.client;
        let url = self.url.clone(); //~ clone-out-of-owned
        client.call(url)
    }

    // ---- look-alikes

    fn shown_by_a_closure(self) -> Call {
        let name = || self.client.name();
        let url = self.url.clone();
        Call::new(url, name())
    }

    fn whole_behind(self) -> Call {
        let url = self.url.clone();
        self.call(url)
    }
}

//@ src/with_a_drop.rs
pub struct Guarded {
    url: String,
    client: Client,
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.client.close();
    }
}

impl Guarded {
    fn send(self) -> Call {
        let client = &self.client;
        let url = self.url.clone();
        client.call(url)
    }
}

//@ src/scheduled.rs
// A scheduler lends what belongs to all, by parameters that are held by value.
fn shown(fonts: Res<Fonts>, labels: Query<&Label, With<Shown>>, mut page: ResMut<Page>) {
    for (name, font) in fonts.iter() {
        page.fonts.insert(name.clone(), font.clone());
    }
    if let Some(label) = labels.iter().next() {
        page.title(label.text.clone());
    }
    page.style(fonts.style.clone());
}

fn extracted(shapes: Extract<Query<(&Shape, &Place)>>, reloaded: Extract<Res<Assets<Shape>>>, mut cache: ResMut<Cache>) {
    for (id, shape) in reloaded.iter() {
        cache.set(id, shape.clone());
    }
    if let Ok(shape) = shapes.get(cache.first) {
        cache.put(shape.clone());
    }
}

fn guarded(rows: MutexGuard<'_, Rows>) -> Page {
    Page { names: rows.names.clone() }
}

/// A page's own query, which is handed over.
fn searched(query: Query<Search>) -> Page {
    Page { names: query.names.clone() } //~ clone-out-of-owned
}

//@ src/behind_a_pointer.rs
// What comes out of an unknown stream may be an `Arc` of the `Result`, which nobody can move anything out of.
async fn answer_all(stream: Stream, line: &Line) {
    while let Some((number, answer)) = stream.next().await {
        match answer.as_ref() {
            Ok(Some(page)) => line.send(number, page.clone()),
            _ => line.skip(number),
        }
    }
}

fn answer_known(answer: Result<Option<Page>, Lost>, line: &Line) {
    match answer.as_ref() {
        Ok(Some(page)) => line.send(page.clone()), //~ clone-out-of-owned
        _ => line.skip(),
    }
}
