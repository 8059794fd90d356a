use anyhow::{anyhow, Context};
use std::collections::HashMap;
use std::io;

struct Tree {
    nodes: HashMap<u64, Node>,
    fallback: String,
}

impl Tree {
    fn node(&self, id: u64) -> Result<&Node, String> {
        self.nodes.get(&id).ok_or(format!("no node {id}")) //~ eager-error-value
    }

    fn checked(&self, id: u64) -> anyhow::Result<&Node> {
        let node = self.nodes.get(&id).ok_or(anyhow!("no node {}", id))?; //~ eager-error-value
        Ok(node)
    }

    fn offset(&self, length: usize) -> PolarsResult<i64> {
        O::from_usize(length).ok_or(polars_err!(ComputeError: "overflow")) //~ eager-error-value
    }

    fn title(&self, name: Option<String>) -> String {
        name.unwrap_or("untitled".to_string()) //~ eager-error-value
    }

    fn named(&self, name: Option<String>) -> String {
        name.unwrap_or(self.fallback.clone()) //~ eager-error-value
    }

    fn read(&self, path: &str) -> anyhow::Result<String> {
        std::fs::read_to_string(path).context(format!("reading {path}")) //~ eager-error-value
    }

    fn chosen(&self, id: u64) -> &Node {
        self.nodes.get(&id).expect(&format!("no node {id}")) //~ eager-error-value
    }

    fn children(&self, map: &mut HashMap<u64, Vec<u64>>) {
        map.entry(1).or_insert(vec![1, 2, 3]); //~ eager-error-value
    }

    fn wrapped(&self, id: u64) -> Result<&Node, TreeError> {
        self.nodes
            .get(&id)
            .ok_or(TreeError::Missing( //~ eager-error-value
                format!("no node {id}"),
            ))
    }

    fn label(&self, count: Option<u32>) -> String {
        count.map_or("none".to_owned(), |count| count.to_string()) //~ eager-error-value
    }

    fn retry(&self) -> io::Error {
        io::Error::new(io::ErrorKind::WouldBlock, "not ready") //~ eager-error-value
    }

    fn buffer(&self, arena: &Arena, len: usize) -> Buffer {
        arena.try_alloc(len).unwrap_or(Buffer::new_temporary(len)) //~ eager-error-value
    }

    fn started(&self, start: Option<Instant>) -> Instant {
        start.unwrap_or(Instant::now()) //~ eager-error-value
    }

    async fn fetched(&self, known: Option<Node>, id: u64) -> Node {
        known.unwrap_or(self.fetch(id).await) //~ eager-error-value
    }

    fn total(&self, known: Option<u64>, sizes: &[u64]) -> u64 {
        known.unwrap_or(sizes.iter().sum()) //~ eager-error-value
    }

    fn second_choice(&self, name: Option<String>) -> Option<String> {
        name.or(Some(self.fallback.clone())) //~ eager-error-value
    }

    fn best(&self, known: Option<u64>) -> Result<u64, Error> {
        Ok(known.unwrap_or(self.provider.best_number()?)) //~ eager-error-value
    }

    fn found(&self, id: u64) -> Result<&Node, Status> {
        self.nodes.get(&id).ok_or(Status::not_found("no such node")) //~ eager-error-value
    }

    fn either(&self, shelf: &Shelf) -> Label {
        shelf.label().or(label_of(self.fallback.clone())).unwrap_or_default() //~ eager-error-value
    }

    struct Peer {
    recent: LruCache<u64, Address>,
}

impl Peer {
    fn new(limit: usize) -> Self {
        Self { recent: LruCache::new(limit) }
    }
}

fn peer_of(peers: &mut HashMap<u64, Peer>, id: u64, limit: usize) -> &mut Peer {
    peers.entry(id).or_insert(Peer::new(limit)) //~ eager-error-value
}

fn waiting_of(channels: &mut HashMap<u64, Channel>, id: u64, room: usize) -> &mut Channel {
    channels.entry(id).or_insert(Channel { sender: Sender::new(room), open: true }) //~ eager-error-value
}

fn closing(state: &mut State, peer: Connection) -> &mut Closing {
    state.closing.get_or_insert(Box::pin(async move { peer.close().await })) //~ eager-error-value
}

// ---- look-alikes

fn made_before_the_lock(name: &RwLock<Option<String>>) -> String {
    let fresh = std::env::args().collect::<Vec<_>>().join(" ");
    name.write().unwrap().get_or_insert(fresh).clone()
}

    fn routes(&self, shelves: Shelves) -> impl Route {
        list_route(shelves.clone()).or(add_route(shelves.clone())).or(remove_route(shelves.clone())).boxed()
    }

    fn reported(&self, outcome: Result<(), Report>, id: u64) {
        if let Err(failure) = outcome {
            self.stop(failure.context(format!("shelf {id} is broken")));
        }
    }

    fn explained(&self, outcome: Result<(), io::Error>, id: u64) -> anyhow::Result<()> {
        outcome.map_err(|cause| anyhow::Error::from(cause).context(format!("shelf {id} is gone")))
    }

    fn described(&self, outcome: Result<u32, (Report, u32)>) -> u32 {
        match outcome {
            Ok(count) => count,
            Err((broken, seen)) => {
                self.tell(broken.context(format!("after {seen} shelves")));
                seen
            }
        }
    }

    fn variant(&self, id: u64) -> Result<&Node, TreeError> {
        self.nodes.get(&id).ok_or(TreeError::Missing("node"))
    }

    fn passed_along(&self, id: u64) -> Result<&Node, TreeError> {
        self.nodes.get(&id).ok_or(TreeError::named("node"))
    }

    fn parsed(&self, known: Option<u64>, text: &str) -> Result<u64, Error> {
        Ok(known.unwrap_or(text.parse()?))
    }

    fn lazy(&self, id: u64) -> Result<&Node, String> {
        self.nodes.get(&id).ok_or_else(|| format!("no node {id}"))
    }

    fn unit(&self, id: u64) -> Result<&Node, TreeError> {
        self.nodes.get(&id).ok_or(TreeError::NoNode)
    }

    fn tuple(&self, id: u64) -> Result<&Node, TreeError> {
        self.nodes.get(&id).ok_or(TreeError::NoNodeOf(id))
    }

    fn number(&self, count: Option<usize>) -> usize {
        count.unwrap_or(self.nodes.len())
    }

    fn empty(&self, name: Option<String>) -> String {
        name.unwrap_or("".to_string())
    }

    fn created(&self, map: &mut HashMap<u64, Vec<u64>>) {
        map.entry(1).or_insert(Vec::new()).push(1);
        map.entry(2).or_insert(vec![]).push(1);
    }

    fn with_text(&self, path: &str) -> anyhow::Result<String> {
        std::fs::read_to_string(path).context("reading the tree")
    }

    fn certain(&self) -> anyhow::Result<()> {
        Err(TreeError::NoNode).context(format!("in {}", self.fallback))
    }

    fn failed(&self) -> io::Error {
        io::Error::new(io::ErrorKind::Other, "broken")
    }

    fn wrapped_number(&self, count: Option<Wrapping<u64>>) -> Wrapping<u64> {
        count.unwrap_or(Wrapping::new_from(0))
    }

    fn other(&self, count: Option<u64>, other: Option<u64>) -> Option<u64> {
        count.or(other)
    }

    fn closure_in_value(&self, id: u64) -> Result<&Node, LazyError> {
        self.nodes.get(&id).ok_or(LazyError::of(|| format!("no node")))
    }
}

#[test]
fn finds() {
    let found = lookup(1).ok_or(format!("no node")); //~ eager-error-value note
}

impl TreeError {
    fn named(name: &'static str) -> Self {
        TreeError::Missing(name)
    }
}

fn built_before(wagons: &[Wagon], axle: Axle) -> Result<&Wagon, Fault> {
    let unknown = Fault::Unknown(format!("{axle:?}")); //~ eager-error-value
    wagons.iter().find(|wagon| wagon.axle == axle).ok_or(unknown)
}

fn not_ready(wire: &mut Wire) -> Poll<io::Result<usize>> {
    match wire.take() {
        Some(count) => Poll::Ready(Ok(count)),
        None => Poll::Ready(Err(io::Error::new(io::ErrorKind::WouldBlock, "not yet"))), //~ eager-error-value
    }
}

// ---- look-alikes

fn built_and_told(wagons: &[Wagon], axle: Axle) -> Result<&Wagon, Fault> {
    let unknown = Fault::Unknown(format!("{axle:?}"));
    trace(&unknown);
    wagons.iter().find(|wagon| wagon.axle == axle).ok_or(unknown)
}

fn named_fault(yard: &Yard, index: usize) -> Result<&Track, Fault> {
    yard.tracks.get(index).ok_or(Fault::OutOfRange { index, name: yard.sign.name.clone() }) //~ eager-error-value
}

fn default_settings(value: Option<Value>) -> Value {
    value.unwrap_or(json!({ "level": "info" })) //~ eager-error-value
}

fn kind_alone<T>(value: Option<T>) -> io::Result<T> {
    value.ok_or(io::Error::from(io::ErrorKind::BrokenPipe))
}

fn by_path<'a>(table: &'a Table, path: &Path) -> Result<&'a Entry, Fault> {
    table.lookup(path).ok_or(Fault::Gone(path.to_path_buf())) //~ eager-error-value
}

// What the fallback does has to be done in any case.

fn header_written<W: Write>(out: &mut W, start: &mut Option<u64>, size: u8) -> io::Result<()> {
    start.get_or_insert(emit_byte(out, &mut Vec::new(), size)?);
    start.get_or_insert(emit_byte(&mut *out, size)?);
    Ok(())
}

fn numbered(ids: &mut Ids, known: Option<u32>) -> Result<u32, Exhausted> {
    Ok(known.unwrap_or(ids.next_id()?))
}

fn popped(known: Option<String>, spare: &mut Vec<&str>) -> String {
    known.unwrap_or(spare.pop().unwrap().to_string())
}

// A closure could not lend what it makes.
fn lent<'a>(first: Option<&'a Value>) -> Value {
    first.unwrap_or(&to_value(format!("none")).unwrap()).to_owned()
}

fn writer(enabled: bool, names: usize) -> Option<Builder> {
    enabled.then_some(Builder::with_capacity(names)) //~ eager-error-value
}

fn called(name: Option<String>) -> String {
    name.unwrap_or(FIRST_NAME.to_owned()) //~ eager-error-value
}

fn plain_constant(limit: Option<u64>) -> u64 {
    limit.unwrap_or(FIRST_LIMIT)
}

fn made_late(enabled: bool, names: usize) -> Option<Builder> {
    enabled.then(|| Builder::with_capacity(names))
}

// ---- what is said of an error, by selectors and reports

impl Shop {
    async fn close_shelf(&self, shelf: &str) -> Result<(), ShopError> {
        let found = self.shelves.get(shelf).context(NoSuchShelf { shelf: shelf.to_string() })?; //~ eager-error-value
        found.empty().await.context(StillFull { //~ eager-error-value
            shelf: shelf.to_owned(),
            left: found.left(),
        })?;
        found.lock_door().change_context(ShopError::Door(format!("of {shelf}")))?; //~ eager-error-value
        found.tell().whatever_context(format!("telling of {shelf}"))?; //~ eager-error-value
        // A selector that borrows makes its text of an error only.
        found.report().context(StillFull { shelf, left: 0 })?;
        found.count().with_context(|| NoSuchShelf { shelf: shelf.to_string() })?;
        ensure!(found.is_done(), NoSuchShelf { shelf: shelf.to_string() });
        Ok(())
    }

    // A template has a context, and no error.
    fn page(&self, title: &str) -> Page {
        self.template.context(Title { text: title.to_string() })
    }
}

// ---- what an error keeps

fn found(shelves: &Shelves, label: &Label, slot: &Slot) -> Result<Shelf, ShopError> {
    let shelf = shelves.find(label).ok_or(ShopError::Missing { label: label.clone() })?; //~ eager-error-value
    shelf.open().ok_or(ShopError::Locked { slot: slot.clone() })
}

/// Whatever the local is called, the field of the error says that it is a text.
fn described(chunk: &Chunk, file_location: &StorePath) -> Result<Meta, Error> {
    chunk.read().context(ReadFailed { path: file_location.clone() })?; //~ eager-error-value
    chunk.schema().context(SchemaFailed { at: file_location.clone() })
}

struct Place {
    row: usize,
}

impl Place {
    fn new(row: usize) -> Self {
        Self { row }
    }
}

fn place_of(places: &mut HashMap<u64, Place>, id: u64) -> &mut Place {
    places.entry(id).or_insert(Place::new(3))
}

fn shard_of(count: u8, number: u8) -> Option<ShardIndex> {
    (number < count).then_some(ShardIndex::new(number, count))
}

// ---- made by a function of the file

enum Refusal {
    Unknown(String),
    Closed,
}

impl Refusal {
    fn unknown(name: &str) -> Self {
        Refusal::Unknown(name.to_owned())
    }

    fn closed() -> Self {
        Refusal::Closed
    }

    fn named(name: Option<&str>) -> Self {
        match name {
            Some(name) => Refusal::Unknown(name.to_owned()),
            None => Refusal::Closed,
        }
    }
}

fn refused(name: &str) -> Refusal {
    Refusal::Unknown(format!("door {name}"))
}

fn door(doors: &HashMap<String, u32>, name: &str) -> Result<u32, Refusal> {
    doors.get(name).copied().ok_or(Refusal::unknown(name)) //~ eager-error-value
}

fn gate(doors: &HashMap<String, u32>, name: &str) -> Result<u32, Refusal> {
    doors.get(name).copied().ok_or(refused(name)) //~ eager-error-value
}

fn shut(doors: &HashMap<String, u32>) -> Result<u32, Refusal> {
    doors.get("front").copied().ok_or(Refusal::closed())
}

fn perhaps(doors: &HashMap<String, u32>) -> Result<u32, Refusal> {
    doors.get("front").copied().ok_or(Refusal::named(None))
}

//@ src/cached_layouts.rs
fn cached(cache: &mut LruCache<(Rect, Layout), Segments>, area: Rect, layout: &Layout) -> Segments {
    let key = (area, layout.clone());
    cache.get_or_insert(key, || layout.split(area)).clone()
}

//@ src/plain_answers.rs
use serde_json::{json, Value};
use std::borrow::Cow;

struct Invalid {
    message: Cow<'static, str>,
    input: Option<String>,
}

impl Invalid {
    fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Invalid { message: message.into(), input: None }
    }

    fn of(message: impl Into<String>) -> Self {
        Invalid { message: Cow::Owned(message.into()), input: None }
    }
}

fn settings(found: Option<Value>) -> Value {
    found.unwrap_or(json!({}))
}

fn level(found: Option<Value>) -> Value {
    found.unwrap_or(serde_json::json!(null))
}

fn named(found: Option<Value>, name: &str) -> Value {
    found.unwrap_or(json!({ "name": name })) //~ eager-error-value
}

fn now(found: Option<u64>) -> Result<u64, Invalid> {
    found.ok_or(Invalid::new("the time is missing"))
}

fn place(found: Option<u64>) -> Result<u64, Invalid> {
    found.ok_or(Invalid::of("the place is missing")) //~ eager-error-value
}

//@ src/told_beforehand.rs
// ---- a text for a function that needs it only where something goes wrong

fn copy_all(entries: &[Entry], target: &Path) -> Result<(), Broken> {
    for entry in entries {
        copied(&entry.file, target, &entry.path.display().to_string())?; //~ eager-error-value
        needed(entry.size > 0, &format!("{} is empty", entry.id))?; //~ eager-error-value
        found(entry.name, format!("entry {}", entry.id))?; //~ eager-error-value
        asserted(entry.size, &format!("entry {}", entry.id)); //~ eager-error-value
        noted(entry.size, &format!("entry {}", entry.id))?;
        copied(&entry.file, target, "an entry")?;
        copied(&entry.file, target, &entry.name)?;
        copied(&entry.file, target, entry.title)?;
        if entry.is_broken {
            return failed(&format!("{} is broken", entry.id));
        }
        copied(&entry.file, target, entry.name).map_err(|e| wrapped(e, &format!("entry {}", entry.id)))?;
    }
    Ok(())
}

fn copy_one(entry: &Entry, target: &Path) -> Result<u64, Broken> {
    let shown = entry.path.display().to_string(); //~ eager-error-value
    copied(&entry.file, target, &shown)
}

fn copy_and_tell(entry: &Entry, target: &Path, log: &mut Log) -> Result<u64, Broken> {
    let shown = entry.path.display().to_string();
    log.add(&shown);
    copied(&entry.file, target, &shown)
}

fn copied(file: &File, target: &Path, shown: &str) -> Result<u64, Broken> {
    let mut from = open(file).with_context(|| format!("can't open {shown}"))?;
    loop {
        let read = from.read(target).map_err(|e| Broken::read(e, shown))?;
        if read == 0 {
            break Ok(read);
        }
    }
}

fn needed(holds: bool, what: &str) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken::new(what)) }
}

fn found(name: Option<&str>, what: String) -> Result<&str, Broken> {
    let Some(name) = name else {
        return Err(Broken::Missing(what));
    };
    Ok(name)
}

fn asserted(size: u64, what: &str) {
    if size == 0 {
        let message = describe(what);
        panic!("{message}");
    }
}

fn noted(size: u64, what: &str) -> Result<(), Broken> {
    remember(what);
    if size > 0 { Ok(()) } else { Err(Broken::new(what)) }
}

fn failed(what: &str) -> Result<(), Broken> {
    Err(Broken::new(what))
}

fn wrapped(broken: Broken, what: &str) -> Broken {
    Broken::Wrapped(Box::new(broken), what.to_owned())
}

//@ src/handed_texts.rs
// ---- texts that are handed over for the case of an error

use ecow::EcoString;

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    file: String,
}

impl Parser {
    fn closed_by(&mut self, wanted: &Token, what: String) -> Result<Span, ParseError> {
        match self.taken(wanted) {
            Some(span) => Ok(span),
            None => Err(ParseError::Missing { what, at: self.at }),
        }
    }

    fn followed_by(&mut self, wanted: &Token, what: EcoString) -> Result<Span, ParseError> {
        match self.taken(wanted) {
            Some(span) => Ok(span),
            None => self.unexpected(vec![wanted.shown(), what]),
        }
    }

    fn counted(&self, least: usize, what: String) -> Result<usize, ParseError> {
        if self.tokens.len() < least {
            return refused(what);
        }
        Ok(self.tokens.len())
    }

    fn unexpected<A>(&mut self, wanted: Vec<EcoString>) -> Result<A, ParseError> {
        match self.next() {
            None => failed(Kind::End, self.at),
            Some(found) => failed(Kind::Unexpected { found, wanted }, self.at),
        }
    }

    fn taken(&mut self, wanted: &Token) -> Option<Span> {
        if self.tokens[self.at] == *wanted {
            self.at += 1;
            return Some(Span::at(self.at));
        }
        None
    }

    fn list(&mut self) -> Result<Span, ParseError> {
        self.followed_by(&Token::Bracket, "the items of a list".into())?; //~ eager-error-value
        self.closed_by(&Token::Paren, "an argument".to_string())?; //~ eager-error-value
        self.closed_by(&Token::Brace, String::from("a body"))?; //~ eager-error-value
        self.counted(2, self.file.clone())?; //~ eager-error-value
        // Few bytes need no heap.
        self.followed_by(&Token::Paren, "a pattern".into())
    }

    fn taken_or(&mut self, wanted: &Token, error: ParseError) -> Result<Span, ParseError> {
        match self.taken(wanted) {
            Some(span) => Ok(span),
            None => Err(error),
        }
    }

    fn pair(&mut self) -> Result<Span, ParseError> {
        self.taken_or(&Token::Paren, ParseError::missing("a key"))?;
        self.taken_or(&Token::Colon, ParseError::Refused("no colon".to_string()))?; //~ eager-error-value
        self.taken_or(&Token::Brace, ParseError::Refused(format!("no value at {}", self.at)))?; //~ eager-error-value
        self.taken_or(&Token::Paren, ParseError::At(self.at))
    }

    fn recovered(&mut self) -> Result<Span, ParseError> {
        if self.at == 0 {
            return self.unexpected(vec!["the beginning of an item".into()]);
        }
        let file = self.file.as_str();
        named(&Token::Brace, "the name that is kept".to_string());
        reported(&Token::Brace, "a field that has no name".to_string())?;
        moved(&Token::Brace, String::from(file).into())?;
        failed(Kind::End, self.at)
    }
}

fn failed<T>(kind: Kind, at: usize) -> Result<T, ParseError> {
    Err(ParseError::Kind { kind, at })
}

fn refused(what: String) -> Result<usize, ParseError> {
    Err(ParseError::Refused(what))
}

// The name is needed where all is well, too.
fn named(token: &Token, name: String) -> Result<Named, ParseError> {
    if token.is_end() {
        return Err(ParseError::Refused(name));
    }
    Ok(Named { name })
}

// Nothing else ever comes of it.
fn reported(token: &Token, what: String) -> Result<Span, ParseError> {
    Err(ParseError::At(token.span(), what))
}

// A value of this type can be made: it may be the good way.
fn parsed<T: Default>(what: Vec<EcoString>) -> Result<T, ParseError> {
    Ok(T::default())
}

fn moved(token: &Token, what: EcoString) -> Result<Vec<EcoString>, ParseError> {
    if token.is_end() {
        return parsed(vec![what]);
    }
    Ok(Vec::new())
}

//@ src/made-elsewhere.rs
fn byte_offset(offsets: &[usize], at: usize, activation: &mut Activation) -> Result<usize, Error> {
    offsets.get(at).copied().ok_or(make_error_1021(activation)) //~ eager-error-value
}

fn by_path(offsets: &[usize], at: usize, activation: &mut Activation) -> Result<usize, Error> {
    offsets.get(at).copied().ok_or(errors::new_range_error(activation)) //~ eager-error-value
}

// ---- look-alikes

fn make_position_error(at: usize) -> Error {
    Error::Position(at)
}

fn known_to_be_cheap(offsets: &[usize], at: usize) -> Result<usize, Error> {
    offsets.get(at).copied().ok_or(make_position_error(at))
}

fn of_a_number(offsets: &[usize], at: usize) -> Result<usize, Error> {
    offsets.get(at).copied().ok_or(make_error_of_code(1021))
}

fn variant(offsets: &[usize], at: usize) -> Result<usize, Error> {
    offsets.get(at).copied().ok_or(Error::OutOfRange(at))
}

//@ src/const_error.rs
impl FromStr for Span {
    type Err = SpanError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parts(text).days.ok_or(Self::Err::msg("no day and no time"))
    }
}

impl SpanError {
    const fn msg(msg: &'static str) -> Self {
        Self { msg }
    }
}

//@ src/kept_error.rs
fn parsed(text: &str) -> Result<Span, Fault> {
    parts(text).days.ok_or(Fault::msg("no day and no time")) //~ eager-error-value
}

fn color_of(theme: &Theme, colors: &Colors, index: u8) -> Color {
    colors.get(&index).map(|color| color.tint()).unwrap_or(theme.color(FOREGROUND).clone()) //~ eager-error-value
}

fn scalar_of(known: Option<Scalar>, field: &Field) -> Scalar {
    known.unwrap_or(Scalar::Null(field.data_type().clone()))
}

fn requirement_of(known: Option<Requirement>, requirement: &Requirement) -> Requirement {
    known.unwrap_or(requirement.clone()) //~ eager-error-value
}

fn hash_of(known: Option<Digest>, block: &Block) -> Digest {
    known.unwrap_or(block.hash().clone())
}

fn pool_of(known: Option<Pool>, app: &App) -> Pool {
    known.unwrap_or(app.pool.clone())
}

impl<T: Default + Component> EntityEntry<'_, T> {
    fn or_default(&mut self) -> &mut Self {
        self.or_insert(T::default()) //~ eager-error-value
    }

    fn or_zero(&mut self) -> &mut Self {
        self.or_insert(Zero::default())
    }
}

fn info_of(infos: &mut AssetInfos, path: &AssetPath) {
    infos.get_or_insert(path.clone()).load();
}

//@ src/texts_for_errors.rs
fn text_in_error(rows: &Rows, id: u64) -> Result<&Row, Error> {
    let text = format!("no row {id}"); //~ eager-error-value
    rows.get(id).ok_or(Error::Missing(Missing { text }))
}

fn text_given_to_error(rows: &Rows, id: u64) -> Result<&Row, Error> {
    let text = format!("no row {id}"); //~ eager-error-value
    rows.get(id).ok_or(Error::Rpc(RpcError::invalid(text)))
}

fn text_told_as_well(rows: &Rows, id: u64) -> Result<&Row, Error> {
    let text = format!("row {id}");
    log(&text);
    rows.get(id).ok_or(Error::Missing(Missing { text }))
}

fn number_in_error(rows: &Rows, id: u64) -> Result<&Row, Error> {
    let at = id + 1;
    rows.get(id).ok_or(Error::Beyond(at))
}

//@ src/made_by_closure.rs
fn pair_of(line: &str, number: usize) -> Result<(&str, &str), Fault> {
    let bad = |what: &str| Fault::Line(format!("{number}: no {what}"));
    line.split_once(':').map_or(Err(bad("colon")), Ok) //~ eager-error-value
}

fn pair_of_kinds(line: &str) -> Result<(&str, &str), Fault> {
    let bad = |what: Part| Fault::Missing(what);
    line.split_once(':').map_or(Err(bad(Part::Colon)), Ok)
}

fn pair_made_late(line: &str, number: usize) -> Result<(&str, &str), Fault> {
    let bad = || Fault::Line(format!("{number}: no colon"));
    line.split_once(':').ok_or_else(bad)
}

// Of nothing, nothing is allocated.
fn shown(step: Option<i64>, tail: Option<String>, rows: Option<Vec<u8>>) -> String {
    let start = step.map(|at| at.to_string()).unwrap_or(String::from(""));
    let end = step.map(|at| at.to_string()).unwrap_or("".to_string());
    let last = tail.unwrap_or("".to_owned());
    let rest = step.map(|at| at.to_string()).unwrap_or(String::new());
    let more = step.map(|at| at.to_string()).unwrap_or(format!(""));
    let bytes = rows.unwrap_or(vec![]);
    let place = step.map(|at| path_of(at)).unwrap_or(PathBuf::from(""));
    let list = step.map(|at| list_of(at)).unwrap_or(Vec::from([]));
    let room = step.map(|at| list_of(at)).unwrap_or(Vec::with_capacity(0));
    let by = step.map(|at| at.to_string()).unwrap_or(String::from("1")); //~ eager-error-value
    let to = step.map(|at| at.to_string()).unwrap_or("end".to_string()); //~ eager-error-value
    let lists = step.map(|at| list_of(at)).unwrap_or(Vec::from([1, 2])); //~ eager-error-value
    joined(start, end, last, rest, more, bytes, place, list, room, by, to, lists)
}

//@ src/plain_variants.rs
// A variant of nothing but plain values is copied as it is, whatever the others own.
#[derive(Clone)]
enum Knob {
    Named(String),
    Lit { on: bool },
    At(u32, f64),
    Off,
}

struct Panel {
    knobs: IndexMap<u32, Knob>,
}

impl Panel {
    fn lit(&mut self, id: u32, on: bool) -> bool {
        let fresh = Knob::Lit { on };
        let knob = self.knobs.entry(id).or_insert(fresh.clone());
        settled(knob, fresh)
    }

    fn set(&mut self, id: u32, step: u32) -> bool {
        let fresh = Knob::At(step, 0.5);
        let knob = self.knobs.entry(id).or_insert(fresh.clone());
        settled(knob, fresh)
    }

    fn off(&mut self, id: u32) -> bool {
        let fresh = Knob::Off;
        let knob = self.knobs.entry(id).or_insert(fresh.clone());
        settled(knob, fresh)
    }

    fn named(&mut self, id: u32, name: String) -> bool {
        let fresh = Knob::Named(name);
        let knob = self.knobs.entry(id).or_insert(fresh.clone()); //~ eager-error-value
        settled(knob, fresh)
    }
}

//@ src/constructors_by_name.rs
enum Fault {
    Syntax(&'static str),
    Worded(String),
}

fn first_by_variant(bytes: &[u8]) -> Result<u8, Fault> {
    let syntax_err = Fault::Syntax;
    bytes.first().copied().ok_or(syntax_err("nothing to read"))
}

fn first_by_closure(bytes: &[u8]) -> Result<u8, Fault> {
    let err = |what: &'static str| Fault::Syntax(what);
    bytes.first().copied().ok_or(err("nothing to read"))
}

fn first_by_parameter(bytes: &[u8], make_err: fn(&'static str) -> Fault) -> Result<u8, Fault> {
    bytes.first().copied().ok_or(make_err("nothing to read"))
}

fn first_by_function(bytes: &[u8]) -> Result<u8, Status> {
    let err = Status::not_found;
    bytes.first().copied().ok_or(err("nothing to read")) //~ eager-error-value
}

fn first_in_words(bytes: &[u8]) -> Result<u8, Fault> {
    let err = |what: &str| Fault::Worded(what.to_string());
    bytes.first().copied().ok_or(err("nothing to read")) //~ eager-error-value
}

// ---- what leaves the function can't be said in a closure

fn opened(client: Option<Client>, options: &Options) -> Result<Client, Fault> {
    let client = client.unwrap_or(Client::connected(options)?); //~ eager-error-value
    Ok(client)
}
