struct Token {
    text: String,
    parts: Vec<String>,
}

fn has_target(token: Token) -> bool {
    token.text == "target" && token.parts.len() > 1
}

fn longest(names: Vec<String>, least: usize) -> usize {
    names.iter().map(|name| name.len()).max().unwrap_or(least)
}

impl Token {
    fn width(self) -> usize {
        self.text.len()
    }

    fn fits(&self, limits: Limits) -> bool {
        self.text.len() < limits.widest()
    }

    fn check(&self, limits: &Limits) -> bool {
        has_target(self.clone()) //~ by-value-parameter-only-read
            || self.fits(limits.clone()) //~ by-value-parameter-only-read
    }

    fn total(&self, tokens: &[Token]) -> usize {
        let longest = longest(self.parts.clone(), 3); //~ by-value-parameter-only-read
        tokens.iter().map(|part| part.clone().width()).sum::<usize>() + longest //~ by-value-parameter-only-read
    }

    fn save(&self, folder: &PathBuf, paths: &[PathBuf]) -> io::Result<()> {
        let file = folder.join(self.text.clone()); //~ by-value-parameter-only-read
        fs::create_dir_all(folder.clone())?; //~ by-value-parameter-only-read
        fs::create_dir_all(unknown.folder().join(self.text.clone()))?; //~ by-value-parameter-only-read
        write_all(paths.to_vec(), 3);
        load(file.clone(), 1); //~ by-value-parameter-only-read
        load_named(self.text.clone(), 1); //~ by-value-parameter-only-read
        std::process::Command::new("tar")
            .arg(self.text.clone()) //~ by-value-parameter-only-read
            .current_dir(file.clone()); //~ by-value-parameter-only-read
        keep_path(file)
    }

    // ---- look-alikes

    fn tables(&self, table: &Table) -> Table {
        table.rows().join(self.parts.clone(), Kind::Left)
    }

    fn arguments(&self, app: App, path: &PathBuf) -> App {
        keep_as(path.clone());
        app.arg(self.text.clone()).name(self.text.clone())
    }

    fn keeps(&self) -> Kept {
        keep(self.parts.clone())
    }

    fn elsewhere(&self) -> bool {
        other::has_target(self.text.clone())
    }

    fn generic(&self) -> usize {
        count(self.parts.clone())
    }

    fn fixed(&self) -> usize {
        self.measure(self.parts.clone())
    }
}

fn load(path: impl AsRef<Path>, tries: u8) {}

fn load_named<N>(name: N, tries: u8)
where
    N: AsRef<str>,
{
}

fn keep_as<P: AsRef<Path> + Send + 'static>(path: P) {}

fn keep(parts: Vec<String>) -> Kept {
    Kept { parts }
}

fn count<T: Countable>(parts: T) -> usize {
    parts.count()
}

impl Measure for Token {
    fn measure(&self, parts: Vec<String>) -> usize {
        parts.len()
    }
}

fn delete<T: Table>(key: T::Key) {
    db().erase(&key.encoded());
}

fn erase(key: &AccountKey) {
    delete::<Accounts>(key.clone());
}

trait ValueParser {
    fn parse_ref(&self, value: &str) -> usize {
        self.parse(value.to_owned())
    }

    fn parse(&self, value: String) -> usize {
        self.parse_ref(&value)
    }
}

struct Lengths;

impl ValueParser for Lengths {
    fn parse_ref(&self, value: &str) -> usize {
        ValueParser::parse(self, value.to_owned())
    }
}

/// The task owns what it reads: there is nothing to lend it from.
fn watch(name: String, limit: usize) {
    tokio::spawn(async move {
        while name.len() > limit {
            tick().await;
        }
    });
}

fn watches(names: &Names) {
    watch(names.first.clone(), 3);
}

fn mapped(changes: Changes, name: String) -> Mapped {
    changes.map(move |change| change.len() > name.len())
}

fn maps(names: &Names, changes: Changes) -> Mapped {
    mapped(changes, names.first.clone())
}

async fn measure(name: String) -> usize {
    tick().await;
    name.len()
}

async fn weigh(name: String) -> usize {
    tick().await;
    name.len()
}

async fn weighed_at_once(names: &Names) -> usize {
    weigh(names.first.clone()).await //~ by-value-parameter-only-read
}

// Others need a future that owns its name.
async fn measured_at_once(names: &Names) -> usize {
    measure(names.first.clone()).await
}

fn measured_elsewhere(names: &Names) {
    tokio::spawn(measure(names.first.clone()));
}

fn measured_later(names: &Names) -> Task {
    let measuring = measure(names.first.clone());
    Task::of(measuring)
}

struct Names {
    first: String,
}

fn a_path_to_compare(root: &AbsPath, path: &Unknown) -> bool {
    path.starts_with(root.clone()) //~ by-value-parameter-only-read
}

// ---- look-alikes

fn a_text_to_compare(root: &str, path: &Unknown) -> bool {
    path.starts_with(root)
}

struct Settings {
    root: PathBuf,
    loaded: u64,
}

impl Settings {
    fn renew(&mut self) {
        self.load(self.root.clone());
    }

    /// What is borrowed from the settings could not be handed to a method that changes them.
    fn load(&mut self, root: PathBuf) {
        self.loaded = count_below(&root);
    }
}

struct Poster {
    font: Font,
    lines: Vec<String>,
}

impl Poster {
    /// The closure changes the poster that the font would be borrowed from.
    fn of(text: &str) -> Poster {
        let mut poster = Poster::default();
        broken_into_lines(text, poster.font.clone(), |line| poster.lines.push(line.to_string()));
        poster
    }
}

struct Font {
    name: String,
}

fn broken_into_lines(text: &str, font: Font, mut each: impl FnMut(&str)) {
    let width = font.name.len();
    for line in text.split('\n') {
        each(&line[..width.min(line.len())]);
    }
}

/// A range is two numbers.
fn without(all: &mut Spans, other: &Spans) {
    for span in &other.list {
        cut_out(all, span.clone());
    }
}

fn cut_out(all: &mut Spans, span: Range<u64>) {
    all.count -= span.end - span.start;
}

/// What is wrapped in `Some` is taken by value as well.
fn kind_of(named: Option<String>) -> usize {
    if let Some(name) = named {
        return name.len();
    }
    0
}

fn kept_kind(named: Option<String>, all: &mut Vec<String>) {
    if let Some(name) = named {
        all.push(name);
    }
}

fn kinds(token: &Token, names: &HashMap<String, String>, all: &mut Vec<String>) -> usize {
    kept_kind(Some(token.text.clone()), all);
    kind_of(Some(token.text.clone())) //~ by-value-parameter-only-read
        + kind_of(names.get("kind").cloned()) //~ by-value-parameter-only-read
}

/// Handed on to one that only reads.
impl Token {
    fn outer_width(self) -> usize {
        self.width() + 2
    }

    fn both(&self) -> usize {
        self.clone().outer_width() //~ by-value-parameter-only-read
    }
}

/// Options to open a file take whatever can be looked at as a path.
fn opened(how: std::fs::OpenOptions, path: PathBuf) -> Result<File, String> {
    how.open(path.clone()).map_err(|error| format!("{error} {}", path.display())) //~ by-value-parameter-only-read
}

fn opened_by_store(store: ObjectStore, path: PathBuf) -> Result<File, String> {
    store.open(path.clone()).map_err(|error| format!("{error} {}", path.display()))
}

impl Dialer<()> {
    fn new(options: Option<Options>) -> Self {
        Dialer { first: v1::Dialer::new(options.clone()), second: v2::Dialer::new(options.clone()) }
    }
}

/// Made to be handed on by value: the tensors are shared, what is copied is the way to them.
struct Weights {
    tensors: Arc<Vec<Tensor>>,
    path: Vec<String>,
}

fn depth(weights: Weights) -> usize {
    weights.path.len()
}

fn depth_of_both(weights: &Weights) -> usize {
    depth(weights.clone()) + 1 //~ by-value-parameter-only-read note
}

//@ src/lent_by_owner.rs
struct Sorter {
    open: BTreeMap<String, Item>,
    done: Vec<Item>,
}

impl Sorter {
    fn run(&mut self) {
        while let Some(name) = self.open.keys().next() {
            self.visit(name.clone());
        }
    }

    fn run_first(&mut self) {
        if let Some((name, _)) = self.open.first_key_value() {
            self.visit(name.clone());
        }
    }

    fn visit(&mut self, name: String) {
        if let Some(item) = self.open.remove(&name) {
            self.done.push(item);
        }
    }

    fn run_of_others(&mut self, names: &[String]) {
        for name in names {
            self.visit(name.clone()); //~ by-value-parameter-only-read
        }
    }
}

//@ libs/keyboard/src/lib.rs
#[derive(Clone, Copy, PartialEq)]
pub enum Key {
    Up,
    Letter(char),
}

//@ src/client.rs
#[derive(Clone, PartialEq)]
pub enum Key {
    Code(u32),
    Text(String),
}

//@ src/server.rs
use keyboard::Key;

fn pressed(down: bool, key: Key) -> bool {
    down && key == Key::Up
}

fn clicked(key: Key) {
    pressed(true, key.clone());
    pressed(false, key);
}

//@ src/remote.rs
use crate::client::Key;

fn pressed(down: bool, key: Key) -> bool {
    down && key == Key::Code(3)
}

fn clicked(key: Key) {
    pressed(true, key.clone()); //~ by-value-parameter-only-read
    pressed(false, key);
}

//@ src/copied_on.rs
struct Plan {
    properties: Properties,
}

struct Properties {
    names: Vec<String>,
}

impl Plan {
    fn run(&self, out: &mut Writer) {
        execute(out, self.properties.clone());
    }
}

// Moved on, the copy of the caller's would do.
fn execute(out: &mut Writer, properties: Properties) {
    out.keep(properties.clone());
}

//@ src/arguments.rs
use clap::Command;

/// Keeps its name.
fn subcommand(like: &Shown) -> Command {
    Command::new(like.name.clone())
}

//@ src/of_any_pool.rs
impl<Mempool> Verifier<Mempool>
where
    Mempool: Service + Clone,
{
    async fn verify(&self, height: u32, outpoints: Vec<String>, mempool: Option<Mempool>) -> bool {
        Self::spent(mempool.clone(), height).await && Self::known(outpoints.clone(), height).await && mempool.is_some() && outpoints.is_empty() //~ by-value-parameter-only-read
    }

    async fn spent(mempool: Option<Mempool>, height: u32) -> bool {
        mempool.is_some() && height > 0
    }

    async fn known(outpoints: Vec<String>, height: u32) -> bool {
        outpoints.is_empty() && height > 0
    }
}

//@ src/ids.rs
use other_crate::ConcreteTypeId;

fn size(ty: ConcreteTypeId) -> usize {
    ty.debug_name.len()
}

fn sizes(ty: &ConcreteTypeId) -> usize {
    size(ty.clone()) //~ by-value-parameter-only-read note
}

//@ src/list_of_any.rs
impl<Elem: Field> Sums<Elem> {
    fn product(&self, others: Vec<Elem>) -> usize {
        others.len() + self.values.len()
    }

    fn products(&self, others: &Vec<Elem>) -> usize {
        self.product(others.clone()) //~ by-value-parameter-only-read
    }
}

//@ src/spawned_elsewhere.rs
async fn report(url: String, level: u8) {
    post(&url, level).await;
}

async fn stated(url: String, level: u8) {
    post(&url, level).await;
}

async fn watch(url: &String) {
    report(url.clone(), 1).await;
    stated(url.clone(), 1).await; //~ by-value-parameter-only-read
    tokio::spawn(report(url.clone(), 2));
}

//@ src/panes.rs
// ---- a handle: words of a foreign crate's and a counter

#[derive(Clone)]
struct Pane {
    place: Anchor,
    width: RwSignal<f64>,
    theme: Rc<Theme>,
}

#[derive(Clone)]
struct NamedPane {
    name: String,
    theme: Rc<Theme>,
}

fn keep_pane(pane: Pane) -> Kept {
    Kept::of(pane.width.get(), &pane.theme)
}

fn keep_named(pane: NamedPane) -> Kept {
    Kept::of(pane.name.len(), &pane.theme)
}

fn keep_panes(desk: &Desk, kept: &mut Vec<Kept>) {
    let panes = desk.panes.all();
    for (_, pane) in &panes {
        kept.push(keep_pane(pane.clone()));
    }
    for pane in desk.named() {
        kept.push(keep_named(pane.clone())); //~ by-value-parameter-only-read note
    }
    note(&panes);
}

//@ src/digests.rs
use alloy_primitives::keccak256;

struct Parcel {
    body: Vec<u8>,
}

fn digest_of(parcels: &[Parcel]) -> Digest {
    let mut whole = Sha256::new();
    for parcel in parcels {
        whole.update(parcel.body.clone()); //~ by-value-parameter-only-read
    }
    whole.finalize()
}

fn key_of(parcel: &Parcel) -> B256 {
    keccak256(parcel.body.clone()) //~ by-value-parameter-only-read
}

fn key_of_bytes(body: &[u8]) -> B256 {
    keccak256(body.to_vec()) //~ by-value-parameter-only-read
}

// A counter of one's own keeps what it is given.
fn counted(tally: &mut Tally, parcel: &Parcel) {
    tally.update(parcel.body.clone());
}

//@ src/handed_to_itself.rs
pub struct Shelf<'a> {
    books: HashMap<String, Book>,
    below: Option<&'a Shelf<'a>>,
}

impl Shelf<'_> {
    fn pages(&self, title: String) -> Option<u32> {
        if let Some(book) = self.books.get(&title) {
            return Some(book.pages);
        }
        match self.below {
            Some(ref below) => below.pages(title),
            None => None,
        }
    }

    fn lend(&self, title: String, lent: &mut Vec<String>) {
        match self.below {
            Some(ref below) => below.lend(title, lent),
            None => lent.push(title),
        }
    }
}

fn pages_of(shelf: &Shelf, wish: &Wish) -> Option<u32> {
    shelf.pages(wish.title.clone()) //~ by-value-parameter-only-read
}

struct Wish {
    title: String,
}

// ---- look-alikes

fn lend_to(shelf: &Shelf, wish: &Wish, lent: &mut Vec<String>) {
    shelf.lend(wish.title.clone(), lent);
}

//@ src/converted_copies.rs
pub struct Parcel {
    body: Vec<u8>,
}

pub struct Stamp {
    date: u64,
}

pub struct Weight {
    grams: u64,
}

impl TryFrom<Parcel> for Stamp {
    type Error = Error;

    fn try_from(parcel: Parcel) -> Result<Self, Error> {
        let date = u64::from_le_bytes(parcel.body[0..8].try_into()?);
        Ok(Self { date })
    }
}

impl From<Parcel> for Weight {
    fn from(parcel: Parcel) -> Self {
        Self { grams: parcel.body.len() as u64 }
    }
}

fn stamped(parcel: &Parcel) -> Result<Stamp, Error> {
    Stamp::try_from(parcel.clone()) //~ by-value-parameter-only-read
}

fn weighed(parcels: &[Parcel]) -> u64 {
    let mut sum = 0;
    for parcel in parcels {
        let weight: Weight = parcel.clone().into(); //~ by-value-parameter-only-read
        sum += weight.grams;
    }
    sum
}

pub struct Label {
    text: String,
}

impl From<Parcel> for Label {
    fn from(parcel: Parcel) -> Self {
        Self { text: show(parcel.body) }
    }
}

impl From<&Parcel> for Label {
    fn from(parcel: &Parcel) -> Self {
        Self { text: show_all(&parcel.body) }
    }
}

fn labelled(parcel: &Parcel) -> Label {
    Label::from(parcel.clone()) //~ by-value-parameter-only-read
}

// ---- look-alikes

pub struct Crate {
    body: Vec<u8>,
}

impl From<Parcel> for Crate {
    fn from(parcel: Parcel) -> Self {
        Self { body: parcel.body }
    }
}

fn packed(parcel: &Parcel) -> Crate {
    Crate::from(parcel.clone())
}

// Of two kinds that are converted nobody knows which is meant.
pub struct Slip {
    number: u64,
}

impl From<Letter> for Slip {
    fn from(letter: Letter) -> Self {
        Self { number: letter.number }
    }
}

fn slip(parcel: &Parcel) -> Slip {
    Slip::from(parcel.clone())
}

//@ src/own_digest.rs
fn keccak256(body: Vec<u8>) -> B256 {
    finish(pad(body))
}

fn key_of_parcel(parcel: &Parcel) -> B256 {
    keccak256(parcel.body.clone())
}
