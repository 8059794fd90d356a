use std::collections::HashMap;
use std::sync::Arc;

struct Reverts {
    accounts: Vec<String>,
}

struct State {
    reverts: Reverts,
    names: Vec<String>,
    title: String,
    owner: Option<String>,
    shared: Arc<Vec<String>>,
    height: u64,
    by_name: HashMap<String, Vec<u8>>,
}

impl State {
    fn count(&self) -> usize {
        self.names.clone().len() //~ clone-as-temporary-for-read
    }

    fn plain(&self) -> Plain {
        self.reverts.clone().to_plain_state() //~ clone-as-temporary-for-read
    }

    fn describe(&self) -> String {
        format!("{} of {}", self.title.clone(), self.height.clone()) //~ clone-as-temporary-for-read
    }

    fn knows(&self, title: &String) -> bool {
        self.title.clone() == *title //~ clone-as-temporary-for-read
    }

    fn first(&self) -> usize {
        self.names.clone()[0].len() //~ clone-as-temporary-for-read
    }

    fn owner_length(&self) -> usize {
        self.owner.clone().unwrap().len() //~ clone-as-temporary-for-read
    }

    fn size_of(&self, name: &str) -> usize {
        self.by_name.get(name).cloned().unwrap().len() //~ clone-as-temporary-for-read
    }

    fn lend(&self) {
        publish(&self.title.clone()); //~ clone-as-temporary-for-read
    }

    fn parsed(&self, value: &serde_json::Value) -> Result<Options, serde_json::Error> {
        serde_json::from_value(value.clone()) //~ clone-as-temporary-for-read
    }

    fn of_text(&self, text: &str) -> Vec<u8> {
        encode(&text.to_string()) //~ clone-as-temporary-for-read
    }

    fn failed(&self) -> Result<(), String> {
        if self.names.is_empty() {
            return Err(format!("nothing in {}", self.title.clone())); //~ clone-as-temporary-for-read
        }
        Ok(())
    }

    fn compared_with_a_constant(args: &Vec<String>) -> bool {
    args.contains(&SAVED_FILE.to_owned()) //~ clone-as-temporary-for-read
}

// ---- look-alikes

    fn each(&mut self) {
        for name in self.names.clone().iter() {
            self.touch(name);
        }
    }

    fn reenter(&mut self) {
        self.rename(&self.title.clone());
    }

    fn rename(&mut self, title: &str) {
        self.title = title.to_string();
    }

    fn consumed(&self) -> Vec<u8> {
        self.title.clone().into_bytes()
    }

    fn counted(&self) -> usize {
        self.shared.clone().len()
    }

    fn copied(&self) -> String {
        self.height.clone().to_string()
    }

    fn text_of_number(&self) -> usize {
        encode(&self.height.to_string()).len()
    }

    fn iterated(&self, items: std::slice::Iter<'_, u8>) -> usize {
        items.clone().count()
    }

    fn built(&self, request: Request) -> Response {
        request.clone().with_title(self.title.clone()).send()
    }

    fn own(&self) -> String {
        self.title.clone()
    }

    fn kept(&self, sender: &Channel) -> usize {
        sender.handle.clone().as_raw()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn counts() {
        let names = vec![String::new()];
        check(names.clone().len()); //~ clone-as-temporary-for-read note
    }
}

fn merged(all: &mut Vec<String>, more: &Vec<String>) {
    all.extend(more.clone()); //~ clone-as-temporary-for-read
}

fn appended(all: &mut Vec<String>, more: &Vec<String>) {
    all.append(&mut more.clone()); //~ clone-as-temporary-for-read
}

fn grown(all: &mut Vec<String>, more: &[String]) {
    all.extend(more.to_vec()); //~ clone-as-temporary-for-read
}

fn moved_in(all: &mut Vec<String>, more: Vec<String>) {
    all.extend(more);
}

fn numbers(all: &mut Vec<u64>, range: std::ops::Range<u64>) -> u64 {
    all.extend(range.clone());
    range.end
}

enum State {
    Open(String),
    Closed,
}

fn shown(state: &State) -> usize {
    match state.clone() { //~ clone-as-temporary-for-read
        State::Open(name) => name.len(),
        State::Closed => 0,
    }
}

fn walked(names: &Vec<String>) -> usize {
    let mut sum = 0;
    for name in &names.clone() { //~ clone-as-temporary-for-read
        sum += name.len();
    }
    sum
}

fn opened(state: &State) -> Option<String> {
    match state.clone() {
        State::Open(name) => Some(name),
        State::Closed => None,
    }
}

fn closed_meanwhile(state: &mut State) -> usize {
    match state.clone() {
        State::Open(name) => {
            *state = State::Closed;
            name.len()
        }
        State::Closed => 0,
    }
}

fn a_list_of_one(weights: &Weights, term: &Term) -> f32 {
    weights.for_terms(&[term.text.clone()]) //~ clone-as-temporary-for-read
}

fn matched_beside_another(from: &Field, to: &Field) -> bool {
    match (from.kind.clone(), &to.kind) { //~ clone-as-temporary-for-read
        (Kind::List(a), Kind::List(b)) => a.len() == b.len(),
        _ => false,
    }
}

fn opened_beside_another(a: &Form, b: &Form) -> bool {
    if let (Some(name), Some(other)) = (a.name.clone(), &b.name) { //~ clone-as-temporary-for-read
        return name.len() == other.len();
    }
    false
}

fn out_of_what_a_getter_lends(all: &mut Vec<String>, block: &Block) {
    all.extend(block.names().clone()); //~ clone-as-temporary-for-read
}

// ---- look-alikes

fn a_list_of_two(weights: &Weights, term: &Term, other: &Term) -> f32 {
    weights.for_terms(&[term.text.clone(), other.text.clone()])
}

fn kept_beside_another(from: &Field, to: &Field) -> Vec<Kind> {
    match (from.kind.clone(), &to.kind) {
        (Kind::List(a), Kind::List(_)) => a,
        _ => Vec::new(),
    }
}

fn of_items(all: &mut Vec<String>, block: &Block) {
    all.extend(block.names().values().cloned());
}

fn a_constant_to_keep(args: &mut Vec<String>) {
    args.push(SAVED_FILE.to_owned());
}

// A value of another crate, read by a method of that crate: it may be a counter and a position.

fn spans(rules: Pairs<Rule>) -> Vec<Span> {
    let mut all = Vec::new();
    for rule in rules.flatten() {
        let piece = rule.into_inner().next().unwrap();
        all.push(piece.clone().as_span()); //~ clone-as-temporary-for-read note
    }
    all
}

// The text is moved out of the copy, and a number is copied for nothing.

fn option_of(options: &HashMap<String, Value>) -> Result<(String, u64), Error> {
    let name = from_value::<String>(options["name"].clone())?;
    let size = serde_json::from_value::<u64>(options["size"].clone())?;
    Ok((name, size))
}

fn traced(reply: &[u8]) {
    trace!("reply: {:?}", reply.to_vec()); //~ clone-as-temporary-for-read note
}

// The reference is copied, or a counted buffer.

fn wire_length(&self) -> usize {
    encoding::length(1, &self.key.as_bytes().clone())
}

/// Through a counted pointer one looks without counting.
struct Desk {
    plan: Arc<Plan>,
    board: Arc<Mutex<Vec<String>>>,
    hits: Arc<AtomicU64>,
}

struct Plan {
    rooms: Vec<String>,
    floor: u32,
}

impl Plan {
    fn seats(&self) -> usize {
        self.rooms.len()
    }

    fn hand_over(self: Arc<Self>) -> Handed {
        Handed { plan: self }
    }
}

impl Desk {
    fn look(&self) {
        plot(&self.plan.clone().rooms); //~ clone-as-temporary-for-read
        plot_count(self.plan.clone().seats()); //~ clone-as-temporary-for-read
        plot_count(Arc::clone(&self.plan).seats()); //~ clone-as-temporary-for-read
        plot_plan(&Arc::clone(&self.plan)); //~ clone-as-temporary-for-read
        self.board.clone().lock().unwrap().push(String::new()); //~ clone-as-temporary-for-read
        self.hits.clone().fetch_add(1, Ordering::Relaxed); //~ clone-as-temporary-for-read
        plot_handed(self.plan.clone().hand_over());
        plot_handed(Arc::clone(&self.plan).hand_over());
        plot_kept(Arc::clone(&self.plan));
        plot_unknown(self.plan.clone().turned());
    }

    fn change(&mut self) {
        self.add_rooms(self.plan.clone().seats());
        self.add_rooms(Arc::clone(&self.plan).seats());
    }

    fn add_rooms(&mut self, count: usize) {
        self.plan = Arc::new(Plan { rooms: Vec::with_capacity(count), floor: 0 });
    }
}

//@ src/few_words.rs

numbered! { pub enum Gauge(u16) { Narrow = 1, Wide = 2 } }

#[derive(Clone)]
struct Ticket {
    gauge: Gauge,
    count: u64,
    stamp: [u8; 8],
}

#[derive(Clone)]
struct Luggage {
    gauge: Gauge,
    count: u64,
    label: String,
}

impl Ticket {
    fn is_valid(&self) -> bool {
        self.count > 0
    }
}

impl Luggage {
    fn is_valid(&self) -> bool {
        self.count > 0
    }
}

fn checked(ticket: &Ticket, luggage: &Luggage) -> bool {
    ticket.clone().is_valid()
        && luggage.clone().is_valid() //~ clone-as-temporary-for-read
}

/// A tree is taken over whole where there was none.
fn put_down(shelves: &mut BTreeMap<u64, BTreeSet<String>>, at: u64, books: &BTreeSet<String>) {
    shelves.entry(at).or_default().append(&mut books.clone());
}

/// What stands inside `Some` is compared, too.
fn is_titled(found: Option<String>, state: &State) -> bool {
    found != Some(state.title.clone()) //~ clone-as-temporary-for-read
}

/// A statement's parameters are only borrowed.
fn store(row: &Row, statement: &mut Statement) -> Result<(), Failure> {
    statement.execute(params![
        row.title.clone(), //~ clone-as-temporary-for-read
        &row.owner.to_owned(), //~ clone-as-temporary-for-read
        row.height,
    ])
}

struct Row {
    title: String,
    owner: String,
    height: u64,
}

enum Shape {
    List(Vec<String>),
    Text(String),
}

struct Entry {
    id: u64,
    shape: Shape,
}

fn is_listed(schema: &Schema, names: &Vec<String>) -> bool {
    schema.accepts(&Shape::List(names.clone())) //~ clone-as-temporary-for-read
}

fn is_kept(schema: &mut Schema, names: &Vec<String>) -> bool {
    schema.keep(Shape::List(names.clone()))
}

/// Made to be written out, and nothing else.
fn logged(id: u64, names: &Vec<String>) -> Vec<u8> {
    let entry = Entry {
        id,
        shape: Shape::List(names.clone()), //~ clone-as-temporary-for-read
    };
    bincode::serialize(&entry).unwrap()
}

fn logged_at_once(names: &Vec<String>) -> Vec<u8> {
    serde_json::to_vec(&Shape::List(names.to_vec())).unwrap() //~ clone-as-temporary-for-read
}

fn logged_and_kept(id: u64, names: &Vec<String>, all: &mut Vec<Entry>) -> Vec<u8> {
    let entry = Entry {
        id,
        shape: Shape::List(names.clone()),
    };
    let bytes = bincode::serialize(&entry).unwrap();
    all.push(entry);
    bytes
}

/// A type of another crate can't be taught to borrow.
fn logged_elsewhere(names: &Vec<String>) -> Vec<u8> {
    serde_json::to_vec(&foreign::Form::Listed(names.to_vec())).unwrap()
}

fn shared_only_to_lend(cell: Arc<State>, limit: u64) {
    watch(&cell.clone()); //~ clone-as-temporary-for-read
    count(&limit.clone());
    keep(cell.clone());
}

/// A constructor runs seldom, and the copy is needed there no more than elsewhere.
impl Row {
    fn new(title: &String) -> Self {
        let height = title.clone().len(); //~ clone-as-temporary-for-read
        Row {
            title: String::new(),
            owner: String::new(),
            height: height as u64,
        }
    }
}

/// The content of an Option is compared without a copy of it.
fn is_plain(state: &State) -> bool {
    state.owner.clone().unwrap_or_default() == "nobody" //~ clone-as-temporary-for-read
}

fn owner_or_nobody(state: &State) -> String {
    state.owner.clone().unwrap_or_default()
}

/// What is opened to be printed can be opened by reference.
fn headed(out: &mut Out, order: &Option<Box<Order>>) {
    write!(out, " BY {order}", order = order.clone().unwrap()); //~ clone-as-temporary-for-read
    write!(out, " BY {}", order.clone().expect("there is one")); //~ clone-as-temporary-for-read
    keep(order.clone().unwrap());
}

struct Shown(Place);

/// A struct of one field that prints it.
fn placed(out: &mut Out, entry: &Entry, all: &mut Vec<Shown>) {
    write!(out, "at {} ", Shown(entry.place.clone())); //~ clone-as-temporary-for-read
    all.push(Shown(entry.place.clone()));
}

/// Whether bytes are a text can be asked before they are copied.
fn as_text(record: &Record) -> String {
    match String::from_utf8(record.bytes.to_vec()) { //~ clone-as-temporary-for-read note
        Ok(text) => text,
        Err(_) => hex(&record.bytes),
    }
}

fn maybe_text(record: &Record) -> Option<String> {
    String::from_utf8(record.bytes.clone()).ok() //~ clone-as-temporary-for-read note
}

fn certain_text(record: &Record) -> Result<String, Error> {
    Ok(String::from_utf8(record.bytes.clone())?)
}

fn told_text(record: &Record) -> String {
    match String::from_utf8(record.bytes.clone()) {
        Ok(text) => text,
        Err(error) => report(error.into_bytes()),
    }
}

/// A `Cow` can be looked at as it is.
fn digits(amount: Cow<'_, Felt>) -> Digits {
    amount.clone().into_owned().to_digits() //~ clone-as-temporary-for-read
}

fn owned_amount(amount: &Cow<'_, Felt>) -> Felt {
    amount.clone().into_owned()
}

fn written_pair(code: u16, reason: &Cow<'static, str>, out: Out) -> Written {
    (code, reason.clone().into_owned()).serialize(out) //~ clone-as-temporary-for-read
}

/// Tuples of references compare as well.
fn by_title(one: &Row, other: &Row) -> Ordering {
    (one.title.clone(), one.height).cmp(&(other.title.clone(), other.height)) //~ clone-as-temporary-for-read
}

fn pair_of(one: &Row) -> (String, u64) {
    (one.title.clone(), one.height)
}

/// Texts are joined by reference.
fn one_line(parts: &[Part]) -> String {
    parts.iter().flat_map(|part| [&part.name, &part.value]).cloned().collect::<Vec<_>>().join(";") //~ clone-as-temporary-for-read
}

fn parts_of(parts: &[String]) -> Vec<String> {
    parts.iter().cloned().collect::<Vec<_>>()
}

/// A function of this repository could take references.
fn combined(state: &State) -> Shape {
    Shape::combine(&vec![state.left.clone(), state.right.clone()]) //~ clone-as-temporary-for-read
}

fn combined_elsewhere(state: &State) -> Form {
    foreign::combine(&[state.left.clone(), state.right.clone()])
}

/// A question by its name: what contains something is no counter, what is like something else may be one.
fn refused(pool: &Pool, id: u64) -> bool {
    pool.storage.clone().contains_refused(&id) //~ clone-as-temporary-for-read
}

fn refuses(pool: &Pool, id: u64) -> bool {
    pool.state.clone().is_refused(&id) //~ clone-as-temporary-for-read note
}

// ---- taken apart to be looked at

fn named(node: &Node, out: &mut Out) {
    if let Kind::Named(_, path) = node.kind.clone() { //~ clone-as-temporary-for-read
        report(&format!("{}", path));
    }
    let Kind::List(items) = node.kind.clone() else { return }; //~ clone-as-temporary-for-read
    for item in &items {
        out.show(item);
    }
}

fn named_for_good(node: &Node, out: &mut Out) {
    if let Kind::Named(_, path) = node.kind.clone() {
        out.paths.push(path);
    }
}

// ---- structs that are made in passing

struct TitlePrinter<'a> {
    title: String,
    width: &'a Width,
}

impl<'a> TitlePrinter<'a> {
    fn print(&self) -> String {
        format!("{:>1$}", self.title, self.width.0)
    }
}

fn print_title(book: &Book, width: &Width) -> String {
    TitlePrinter { title: book.title.clone(), width }.print() //~ clone-as-temporary-for-read
}

struct NameGiver<'a> {
    name: String,
    width: &'a Width,
}

impl<'a> NameGiver<'a> {
    fn give(self) -> String {
        self.name
    }
}

fn give_name(book: &Book, width: &Width) -> String {
    NameGiver { name: book.title.clone(), width }.give()
}

struct Heading<'a> {
    text: String,
    width: &'a Width,
}

impl<'a> Heading<'a> {
    fn show(&self) -> usize {
        self.text.len()
    }
}

fn heading_of(book: &Book, width: &Width) -> usize {
    Heading { text: book.title.clone(), width }.show()
}

fn heading_made(number: u32, width: &Width) -> usize {
    Heading { text: format!("chapter {number}"), width }.show()
}

//@ src/handles.rs
use std::sync::Arc;
use tokio::sync::mpsc;

// ---- handles that are cloned to call a method of `&self`

trait Shelf {
    fn fetch(&self, key: u64) -> u64;
    fn fill(self: Arc<Self>, key: u64) -> u64;
}

struct Desk {
    orders: mpsc::Sender<u64>,
    shelf: Arc<dyn Shelf>,
}

impl Desk {
    async fn order(&self, number: u64) {
        let _ = self.orders.clone().send(number).await; //~ clone-as-temporary-for-read
    }

    fn fetch(&self) -> u64 {
        self.shelf.clone().fetch(3) //~ clone-as-temporary-for-read
    }

    fn fill(&self) -> u64 {
        self.shelf.clone().fill(3)
    }
}

//@ src/bin/list.rs
fn list(names: &Vec<String>) -> usize {
    names.clone().len() //~ clone-as-temporary-for-read
}

#[test]
fn counts(names: &Vec<String>) {
    assert(names.clone().len()); //~ clone-as-temporary-for-read note
}

//@ tests/list.rs
fn counted(names: &Vec<String>) -> usize {
    names.clone().len() //~ clone-as-temporary-for-read note
}

fn nothing_by_default(name: Option<&String>) -> usize {
    name.unwrap_or(&"".to_string()).len()
}

/// Of what nobody knows the copy may be a byte.
fn is_paused(commands: &watch::Receiver<Command>) -> bool {
    commands.borrow().clone() == Command::Pause //~ clone-as-temporary-for-read note
}

fn is_resumed(commands: &watch::Receiver<Command>) -> bool {
    commands.borrow().to_owned() == Command::Resume //~ clone-as-temporary-for-read note
}

fn checked(rows: &[Vec<Row>]) {
    debug_assert_eq!(rows[0].clone(), rows[1]);
}

//@ src/lent_by_what_changes.rs
struct Depot {
    crane: Crane,
    label: String,
}

struct Crane {
    hook: String,
}

impl Crane {
    fn hook(&self) -> Option<&String> {
        Some(&self.hook)
    }

    fn swing(&mut self, to: &str) -> bool {
        self.hook.as_str() == to
    }

    fn sees(&self, to: &str) -> bool {
        self.hook.as_str() == to
    }
}

impl Depot {
    /// The name is lent by the very crane that is swung.
    fn swing(&mut self) -> bool {
        if let Some(name) = self.crane.hook() {
            self.crane.swing(&name.clone())
        } else {
            false
        }
    }

    fn swing_found(&mut self) -> bool {
        match self.crane.hook() {
            Some(name) => self.crane.swing(&name.to_owned()),
            None => false,
        }
    }

    fn swing_bound(&mut self) -> bool {
        let Some(name) = self.crane.hook() else { return false };
        self.crane.swing(&name.clone())
    }

    fn swing_borrowed(&mut self) -> bool {
        let name = &self.crane.hook;
        self.crane.swing(&name.clone())
    }

    fn look(&mut self) -> bool {
        if let Some(name) = self.crane.hook() {
            self.crane.sees(&name.clone()) //~ clone-as-temporary-for-read
        } else {
            false
        }
    }

    fn swing_to_label(&mut self) -> bool {
        let label = &self.label;
        self.crane.swing(&label.clone()) //~ clone-as-temporary-for-read
    }
}

//@ src/made_for_the_owner.rs
trait Stored {
    fn len(&self) -> usize;
}

fn keep<T: Stored>(value: &T) -> usize {
    value.len()
}

fn kept(value: &impl Stored) -> usize {
    value.len()
}

fn sum(values: &[u64]) -> u64 {
    values.iter().sum()
}

/// Only a `Vec` is `Stored`.
fn store(values: &[u64]) -> usize {
    keep(&values.to_vec())
}

fn store_hidden(values: &[u64]) -> usize {
    kept(&values.to_vec())
}

/// A function of another crate may be for the owner alone.
fn write(values: &[u8], out: &mut Vec<u8>) {
    wire::octets::put(7, &values.to_vec(), out);
}

fn check<T: ToOwned + ?Sized>(value: &T) -> bool {
    <T::Owned as Checked>::check(&value.to_owned())
}

fn total(values: &[u64]) -> u64 {
    sum(&values.to_vec()) //~ clone-as-temporary-for-read
}

fn store_owned(values: &Vec<u64>) -> usize {
    keep(&values.clone()) //~ clone-as-temporary-for-read
}

/// A ring that lies in two parts is put together.
struct Ring {
    front: Vec<u64>,
    back: Vec<u64>,
}

impl Ring {
    fn to_vec(&self) -> Vec<u64> {
        self.front.iter().chain(&self.back).copied().collect()
    }
}

fn drawn(ring: &Ring) -> u64 {
    sum(&ring.to_vec())
}

#[allow(clippy::unnecessary_to_owned)]
fn meant(values: &[u64]) -> u64 {
    sum(&values.to_vec())
}

//@ src/kept_by_error.rs
use anyhow::{anyhow, bail, ensure, Result};

struct Refusal {
    reason: String,
}

impl Refusal {
    /// The error keeps what it is given, as long as it lives.
    fn error(&self) -> anyhow::Error {
        anyhow!(self.reason.clone())
    }

    fn fail(&self) -> Result<()> {
        bail!(self.reason.clone())
    }

    fn demand(&self, fine: bool) -> Result<()> {
        ensure!(fine, self.reason.clone());
        Ok(())
    }

    fn of_text(reason: &str) -> anyhow::Error {
        anyhow!(reason.to_owned())
    }

    fn told(&self) -> anyhow::Error {
        anyhow!("refused: {}", self.reason.clone()) //~ clone-as-temporary-for-read
    }

    fn fixed() -> anyhow::Error {
        anyhow!("no reason given".to_owned()) //~ clone-as-temporary-for-read
    }
}

//@ src/keys.rs
use cabinet::keys::Path;

struct Cabinet {
    path: Path,
}

impl Cabinet {
    fn marker(&self) -> Path {
        self.path.clone().join(".closed")
    }
}

//@ src/wrapped.rs
pub struct BodyBuilder {
    builder: engine::dynamics::BodyBuilder,
}

impl BodyBuilder {
    fn damping(&self, by: f32) -> BodyBuilder {
        BodyBuilder { builder: self.builder.clone().damping(by) }
    }
}

//@ src/compared_before_change.rs
fn root(n: &BigUint) -> BigUint {
    let mut x = n.clone();
    let mut y = half(&x);
    while y < x.clone() { //~ clone-as-temporary-for-read
        x = y;
        y = half(&x);
    }
    x
}

//@ src/copied_beforehand.rs
// A local that is there for one call is no more than what it was bound to.
struct Shelf {
    all: Vec<String>,
    rows: Vec<String>,
}

fn grown_later(all: &mut Vec<String>, more: &[String]) {
    let own = more.to_vec(); //~ clone-as-temporary-for-read
    println!("{}", more.len());
    all.extend(own);
}

fn appended_later(all: &mut Vec<String>, more: &Vec<String>) {
    let mut own = more.clone(); //~ clone-as-temporary-for-read
    all.append(&mut own);
}

fn doubled(shelf: &mut Shelf) {
    let own = shelf.rows.clone();
    shelf.rows.extend(own);
}

fn emptied_before(shelf: &mut Shelf) {
    let own = shelf.rows.clone();
    shelf.rows.clear();
    shelf.all.extend(own);
}

fn at_every_turn(all: &mut [Vec<String>], more: &[String]) {
    let own = more.to_vec();
    for each in all {
        each.extend(own.iter().cloned());
    }
}

fn lent_as_one_of_its_type(index: &Index, wanted: &String) -> usize {
    index.weigh_all(&[wanted.to_string()]) //~ clone-as-temporary-for-read
}

fn made_a_text_to_be_lent_as_one(index: &Index) -> usize {
    index.weigh_all(&["root".to_string()])
}

fn owned_to_be_lent_as_one(index: &Index, wanted: &str) -> usize {
    index.weigh_all(&[wanted.to_owned()])
}

impl Put for Frame {
    fn put_into(&self, out: &mut Out) -> usize {
        self.to_vec().put_into(out)
    }
}

impl Put for Label<'_> {
    fn put_into(&self, out: &mut Out) -> usize {
        self.text.to_string().put_into(out)
    }
}

struct Label<'a> {
    text: &'a str,
}

fn joined_views(words: &[&str], tags: &[String]) -> (String, String) {
    let of_views = words.iter().cloned().collect::<Vec<_>>().join(", ");
    let of_strings = tags.iter().cloned().collect::<Vec<_>>().join(", "); //~ clone-as-temporary-for-read
    (of_views, of_strings)
}

//@ src/kept_by_the_callee.rs
#[derive(Clone)]
enum Mark {
    Field(Field),
    Method(Method),
}

#[derive(Clone)]
struct Field {
    name: String,
    docs: Vec<String>,
}

struct Marks {
    at: HashMap<Place, Mark>,
    last: Vec<Field>,
}

fn note(marks: &mut Marks, place: Place, mark: &Mark) {
    if place.is_known() {
        marks.at.insert(place, mark.clone());
    }
}

fn note_behind(marks: &mut Marks, place: Place, mark: &Mark) {
    note(marks, place.behind(), mark);
}

fn is_wide(marks: &Marks, mark: &Mark) -> bool {
    match mark {
        Mark::Field(field) => field.docs.len() > marks.at.len(),
        Mark::Method(_) => true,
    }
}

fn note_field(marks: &mut Marks, place: Place, field: &Field) {
    note(marks, place, &Mark::Field(field.clone()));
}

fn note_field_behind(marks: &mut Marks, place: Place, field: &Field) {
    note_behind(marks, place, &Mark::Field(field.clone()));
}

fn is_field_wide(marks: &Marks, field: &Field) -> bool {
    is_wide(marks, &Mark::Field(field.clone())) //~ clone-as-temporary-for-read
}

fn note_elsewhere(marks: &Other, field: &Field) -> bool {
    marks.note(&Mark::Field(field.clone())) //~ clone-as-temporary-for-read
}

impl Marks {
    fn remember(&mut self, fields: &[Field]) {
        self.last = fields.to_vec();
    }

    fn joined(fields: &[Field]) -> Vec<Field> {
        fields.to_vec()
    }

    fn widest(fields: &[Field]) -> usize {
        fields.iter().map(|field| field.docs.len()).max().unwrap_or(0)
    }
}

fn both(one: &Field, other: &Field) -> Vec<Field> {
    Marks::joined(&[one.clone(), other.clone()])
}

fn widest_of_both(one: &Field, other: &Field) -> usize {
    Marks::widest(&[one.clone(), other.clone()]) //~ clone-as-temporary-for-read
}

//@ src/views.rs
fn shown_array(array: &ArrayD<f64>, span: Span) -> Value {
    Value::float(array.first().copied().unwrap_or(0.0), span)
}

fn shown_rows(array: &ArrayD<f64>, span: Span) -> Vec<Value> {
    array.axis_iter(Axis(0)).map(|row| shown_array(&row.to_owned(), span)).collect()
}

fn shown_text(text: &str) -> Value {
    Value::text(text.len())
}

fn shown_words(words: &[String]) -> Vec<Value> {
    words.iter().map(|word| shown_text(&word.to_owned())).collect() //~ clone-as-temporary-for-read
}

//@ src/written_out.rs
use serde_json::Value;

pub struct Named {
    words: Vec<String>,
}

pub struct Consumed {
    words: Vec<String>,
}

impl Named {
    fn to_string(&self) -> String {
        self.words.concat()
    }
}

impl Consumed {
    fn to_string(self) -> String {
        self.words.concat()
    }
}

fn shown(value: &Value, named: &Named) -> (String, String) {
    let first = value.clone().to_string(); //~ clone-as-temporary-for-read
    (first, named.clone().to_string()) //~ clone-as-temporary-for-read
}

fn of_unknown_type(key: &Key) -> String {
    key.clone().to_string() //~ clone-as-temporary-for-read note
}

// ---- look-alikes

fn by_value(consumed: &Consumed) -> String {
    consumed.clone().to_string()
}

//@ src/deserialized.rs
fn settings(value: &serde_json::Value) -> Result<Settings, serde_json::Error> {
    Settings::deserialize(value.clone()) //~ clone-as-temporary-for-read
}

fn name(value: &serde_json::Value) -> Result<String, serde_json::Error> {
    String::deserialize(value.clone())
}

//@ src/menus.rs
#[derive(Clone)]
pub struct Menu {
    address: Address,
    dishes: Vec<String>,
}

impl Menu {
    fn dish_of_the_day(&self) -> Option<&String> {
        self.dishes.first()
    }
}

fn served(menu: Option<&Menu>) -> Option<String> {
    match menu {
        Some(menu) => match menu.clone().dish_of_the_day() { //~ clone-as-temporary-for-read
            Some(dish) if dish.is_empty() => None,
            Some(_) => Some(String::new()),
            None => Some(menu.address.to_label().full()),
        },
        None => None,
    }
}

fn changed_meanwhile(menu: &mut Menu) -> Option<String> {
    match menu.clone().dish_of_the_day() {
        Some(dish) => {
            menu.dishes.clear();
            Some(dish.to_string())
        }
        None => Some(menu.address.to_label().full()),
    }
}

//@ src/copied_out_of_reader.rs
use bytes::{Buf, Bytes};

pub fn badge(buf: &mut impl Buf, len: usize) -> Badge {
    Badge::new(&buf.copy_to_bytes(len)) //~ clone-as-temporary-for-read
}

pub fn badge_of<B: Buf>(buf: &mut B, len: usize) -> Badge {
    Badge::new(&buf.copy_to_bytes(len)) //~ clone-as-temporary-for-read
}

pub fn badge_at(buf: &mut std::io::Cursor<Vec<u8>>, len: usize) -> Badge {
    Badge::new(&buf.copy_to_bytes(len)) //~ clone-as-temporary-for-read
}

pub fn counted(buf: &mut Bytes, len: usize) -> Badge {
    Badge::new(&buf.copy_to_bytes(len))
}

pub fn kept(buf: &mut impl Buf, len: usize) -> Letter {
    Letter::new(buf.copy_to_bytes(len))
}

//@ src/other_format.rs
use toml::Value;

fn settings(value: &Value) -> Result<Settings, toml::de::Error> {
    Settings::deserialize(value.clone())
}
