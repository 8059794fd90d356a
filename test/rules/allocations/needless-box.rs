use std::collections::HashMap;
use std::iter::Map;

struct Index {
    names: Box<Vec<String>>, //~ needless-box
    by_name: Box<HashMap<String, u32>>, //~ needless-box
    entries: Vec<Box<Entry>>, //~ needless-box
    shapes: Vec<Box<dyn Shape>>,
    text: Box<str>,
    bytes: Box<[u8]>,
    spare: Option<Box<Vec<u8>>>,
    pub exported: Box<Vec<u8>>,
}

struct Entry {
    id: u32,
    size: u64,
}

enum Value {
    Small(u8),
    Large(Box<Vec<u8>>),
}

type Decoded<R> = Map<R, Box<dyn Fn(Raw) -> Result<Block, Error>>>; //~ needless-box
type Plain<R> = Map<R, fn(Raw) -> Result<Block, Error>>;

fn decoded(reader: Reader) -> Decoded<Reader> {
    reader.iter().map(Box::new(decode) as Box<dyn Fn(Raw) -> Result<Block, Error>>) //~ needless-box
}

fn filtered(items: Vec<u32>, least: u32) -> Vec<u32> {
    items.into_iter().filter(Box::new(move |item: &u32| *item > least)).collect() //~ needless-box
}

fn components(path: &Path) -> Box<dyn Iterator<Item = &str> + '_> { //~ needless-box
    Box::new(path.components().filter_map(|part| part.name()))
}

pub fn keys(index: &Index) -> Box<dyn Iterator<Item = &String> + '_> { //~ needless-box note
    Box::new(index.names.iter())
}

fn by_label<'a>(apps: &'a mut HashMap<BoxedLabel, App>, label: impl Label) -> Option<&'a mut App> {
    let label = Box::new(label) as BoxedLabel; //~ needless-box
    apps.get_mut(&label)
}

trait Encoder {
    fn run_all<'a>(&self, bundles: Box<dyn Iterator<Item = &'a Bundle> + 'a>); //~ needless-box
    fn keep(&mut self, bundles: Box<dyn Iterator<Item = Bundle>>);
}

fn counted(items: Box<dyn Iterator<Item = u32> + '_>) -> u32 { //~ needless-box
    let mut count = 0;
    for item in items {
        count += item;
    }
    count
}

fn sections<'a>(file: &'a File, name: &str) -> impl Iterator<Item = &'a Section> + 'a {
    file.ids_of(name)
        .map(move |ids| Box::new(ids.map(move |id| &file.sections[id])) as Box<dyn Iterator<Item = _>>) //~ needless-box
        .unwrap_or_else(|| Box::new(std::iter::empty()))
}

enum Setting {
    Unit { size: Box<u32>, at: Span }, //~ needless-box
    Named(Box<str>),
}

struct Screen {
    out: Box<dyn Write>, //~ needless-box
    log: Box<dyn Write>,
    pub shown: Box<dyn Write>,
    on_key: Box<dyn Fn(char) -> bool>,
}

impl Screen {
    fn new(log: Log) -> Self {
        let shown = Box::new(std::io::stdout());
        Self { out: Box::new(std::io::stdout()), log: Box::new(log), shown, on_key: Box::new(|key| key == 'q') }
    }

    fn to_file(file: File) -> Screen {
        Screen {
            out: Box::new(std::io::stdout()),
            log: Box::new(file),
            shown: Box::new(std::io::sink()),
            on_key: Box::new(|_| false),
        }
    }
}

impl Index {
    fn labels(&self) -> Box<dyn Iterator<Item = u32> + '_> { //~ needless-box
        Box::new(self.by_name.values().copied())
    }
}

impl Source for Boxed {
    fn items(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        Box::new(self.by_age()) //~ needless-box
    }
}

impl Boxed {
    fn by_age(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        if self.old { Box::new(self.ids.iter().copied()) } else { self.index.items() }
    }

    fn sized(&self) -> Box<dyn Sized> {
        Box::new(self.by_age())
    }
}

async fn all_sizes(files: &[File]) -> Vec<usize> {
    let sizes = files
        .iter()
        .map(|file| {
            let size = file.clone_size();
            async move { size.await }.boxed() //~ needless-box
        })
        .collect::<FuturesUnordered<_>>();
    sizes.collect().await
}

async fn joined_sizes(files: &[File]) -> Vec<usize> {
    futures::future::join_all(files.iter().map(|file| Box::pin(async move { file.size().await }))).await //~ needless-box
}

fn packed(pages: &[Page], out: &mut Vec<u8>) {
    for page in pages {
        let codec: Box<dyn Codec> = if page.is_wide() { Box::new(Wide) } else { Box::new(Narrow::new(3)) }; //~ needless-box
        codec.pack(page, out);
    }
}

fn louder(samples: &mut [Vec<f32>], gain: f32) {
    for channel in samples.iter_mut() {
        let change: Box<dyn Fn(f32) -> f32> = Box::new(|sample| sample * gain); //~ needless-box
        for sample in channel.iter_mut() {
            *sample = change(*sample);
        }
    }
}

struct Purse {
    coins: u64,
    notes: u32,
}

struct Purses {
    by_owner: HashMap<u64, Box<Purse>>, //~ needless-box
}

struct Row {
    waiting: VecDeque<Box<Purse>>, //~ needless-box
}

// ---- look-alikes

struct Vault {
    bars: [u64; 40],
}

struct Vaults {
    by_owner: HashMap<u64, Box<Vault>>,
    by_unknown: HashMap<u64, Box<Elsewhere>>,
}

struct Letter {
    next: HashMap<u8, Box<Letter>>,
    ends: bool,
}

fn kept_codecs(pages: &[Page]) -> Vec<Box<dyn Codec>> {
    let mut codecs = Vec::with_capacity(pages.len());
    for page in pages {
        let codec: Box<dyn Codec> = if page.is_wide() { Box::new(Wide) } else { Box::new(Narrow::new(3)) };
        codecs.push(codec);
    }
    codecs
}

fn made_by_someone(pages: &[Page], out: &mut Vec<u8>) {
    for page in pages {
        let codec: Box<dyn Codec> = page.codec();
        codec.pack(page, out);
    }
}

fn taken_along(pages: &[Page]) {
    for page in pages {
        let codec: Box<dyn Codec + Send> = Box::new(Narrow::new(page.width));
        std::thread::spawn(move || codec.run());
    }
}

fn either(index: &Index, sorted: bool) -> Box<dyn Iterator<Item = u32> + '_> { //~ needless-box note
    if sorted {
        Box::new(index.sorted())
    } else {
        Box::new(index.ids())
    }
}

fn names_within<'a>(node: &'a Node) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    Box::new(node.children().flat_map(names_within))
}

fn early(index: &Index) -> Box<dyn Iterator<Item = u32> + '_> { //~ needless-box note
    if index.is_empty() {
        return Box::new(std::iter::empty());
    }
    Box::new(index.ids())
}

trait Source {
    fn items(&self) -> Box<dyn Iterator<Item = u32> + '_>;
}

impl Source for Index {
    fn items(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        Box::new(self.ids())
    }
}

fn tree(depth: u32) -> Box<Tree> {
    Box::new(Tree { left: None, right: None, depth })
}

fn boxed_error(text: &str) -> Result<(), Box<dyn std::error::Error>> {
    text.parse::<u32>().map(|_| ()).map_err(|e| Box::new(e) as Box<dyn std::error::Error>)
}

fn generic<T>(items: Vec<Box<T>>) -> usize {
    items.len()
}

fn handed_over(store: &mut dyn Store) {
    store.put("name", Box::<Vec<u8>>::default());
}

fn chosen_mapper(arrays: &[Array], cast: bool) -> Vec<Array> {
    let mapper: Box<dyn Fn(&Array) -> Array> = if cast { //~ needless-box
        Box::new(|array| array.cast())
    } else {
        Box::new(|array| array.slice())
    };
    arrays.iter().map(mapper).collect()
}

fn kept_mapper(table: &mut Table, cast: bool) {
    let mapper: Box<dyn Fn(&Array) -> Array> = if cast { Box::new(|array| array.cast()) } else { Box::new(Array::slice) };
    table.set_mapper(mapper);
}

fn called_only(nodes: &[Node], is_leaf: Box<dyn Fn(&Node) -> bool>) -> usize { //~ needless-box
    nodes.iter().filter(|node| is_leaf(node)).count()
}

fn kept(table: &mut Table, is_leaf: Box<dyn Fn(&Node) -> bool>) {
    table.question = is_leaf;
}

/// The box is needed for one of several in any case.
fn pieces<'a>(line: &'a str, how: &Splitting) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    match how {
        Splitting::Spaces => pieces_by_space(line),
        Splitting::Own(split) => split(line),
    }
}

fn pieces_by_space<'a>(line: &'a str) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    Box::new(line.split(' ').map(|piece| piece.trim()))
}

struct Stopped {
    #[allow(clippy::vec_box)] // They come in boxes.
    cores: Vec<Box<Kept>>,
}

struct Kept {
    ticks: u64,
    steps: [u64; 32],
}

fn kept_key(apps: &mut HashMap<BoxedLabel, App>, label: impl Label, app: App) {
    let label = Box::new(label) as BoxedLabel;
    apps.insert(label, app);
}

//@ src/futures.rs
impl Service<Request> for Relay {
    type Future = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

    fn call(&self, request: Request) -> Self::Future {
        if let Some(known) = self.known(&request) {
            return Box::pin(async move { Ok(known) }); //~ needless-box
        }
        let missing = self.missing(&request);
        Box::pin(async move { missing }) //~ needless-box
    }
}

async fn waited_for(sources: &[Source]) {
    for source in sources {
        let mut reading = Box::pin(source.read()); //~ needless-box
        poll_once(&mut reading);
        reading.as_mut().await;
    }
}

fn resolved(node: &Node) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> { //~ needless-box
    Box::pin(async move { node.load().await })
}

async fn loaded(node: &Node) -> u32 {
    resolved(node).await
}

impl Service<Query> for Relay {
    type Future = Pin<Box<dyn Future<Output = Result<Response, Error>> + Send>>;

    fn call(&self, query: Query) -> Self::Future {
        if query.is_empty() {
            return Box::pin(async move { Ok(Response::empty()) });
        }
        let client = self.client.clone();
        Box::pin(async move { client.send(query).await })
    }
}

async fn handed_on(sources: &[Source], tasks: &mut Tasks) {
    for source in sources {
        let mut reading = Box::pin(source.read());
        poll_once(&mut reading);
        tasks.push(reading);
    }
}

fn walked(node: &Node) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> {
    Box::pin(async move { sum_of(node).await })
}

async fn sum_of(node: &Node) -> u32 {
    let mut sum = 0;
    for child in node.children() {
        sum += walked(child).await;
    }
    sum
}

fn in_table(node: &Node) -> Pin<Box<dyn Future<Output = u32> + Send + '_>> {
    Box::pin(async move { node.load().await })
}

fn table() -> [Handler; 1] {
    [in_table]
}

impl Entry {
    fn target(&self) -> Pin<Box<dyn Future<Output = PathBuf> + Send + '_>> {
        Box::pin(async move {
            match self.parent() {
                Some(parent) => parent.followed().await.join(&self.name),
                None => self.path.to_path_buf(),
            }
        })
    }

    async fn followed(&self) -> PathBuf {
        self.target().await
    }
}

async fn of_two_kinds(files: &[File]) -> Vec<usize> {
    join_all(files.iter().map(|file| {
        if file.is_open() {
            return async { 0 }.boxed();
        }
        async move { file.size().await }.boxed()
    }))
    .await
}

async fn of_stated_type(files: &[File]) -> Vec<BoxFuture<'_, usize>> {
    files.iter().map(|file| async move { file.size().await }.boxed()).collect::<Vec<_>>()
}

//@ src/each_other.rs
impl Message {
    fn mentioned(&self) -> impl Iterator<Item = u64> + '_ {
        self.ids.iter().copied().chain(self.of_reply())
    }

    fn of_reply(&self) -> Box<dyn Iterator<Item = u64> + '_> {
        Box::new(self.reply.iter().flat_map(|reply| reply.ids.iter().copied()).chain(self.answers()))
    }

    fn answers(&self) -> Vec<u64> {
        self.of_reply().take(3).collect()
    }

    fn first_ids(&self) -> Box<dyn Iterator<Item = u64> + '_> { //~ needless-box
        Box::new(self.ids.iter().copied().take(3))
    }
}

//@ src/monitors.rs
trait AnyWindow {
    fn monitors(&self) -> Box<dyn Iterator<Item = Monitor>>;
}

impl Handles {
    fn monitors(&self) -> Box<dyn Iterator<Item = Monitor>> {
        Box::new(self.known.lock().clone().into_iter().map(Monitor::new))
    }

    fn outputs(&self) -> Box<dyn Iterator<Item = Monitor>> { //~ needless-box
        Box::new(self.known.lock().clone().into_iter().map(Monitor::new))
    }
}

//@ src/hands_on_its_boxes.rs
struct Maker<T> {
    source: Box<dyn Fn() -> T>,
    check: Box<dyn Fn(&T) -> bool>,
}

impl<T> Maker<T> {
    fn build(self) -> Vec<T> {
        built(self.source, self.check)
    }
}

fn built<T>(source: Box<dyn Fn() -> T>, check: Box<dyn Fn(&T) -> bool>) -> Vec<T> {
    let mut all = Vec::new();
    loop {
        let next = source();
        if !check(&next) {
            return all;
        }
        all.push(next);
    }
}

fn counted(source: Box<dyn Fn() -> u64>) -> u64 { //~ needless-box
    source() + source()
}

fn counts(seed: u64) -> u64 {
    counted(Box::new(move || seed))
}

struct Comment {
    author: Author,
    replies: Vec<Comment>,
}

impl Comment {
    fn authors(&self) -> impl Iterator<Item = &Author> {
        std::iter::once(&self.author).chain(self.replies.iter().flat_map(Self::authors_below))
    }

    // `authors` would contain itself.
    fn authors_below(&self) -> Box<dyn Iterator<Item = &Author> + '_> {
        Box::new(self.authors())
    }
}

//@ src/boxed_to_walk.rs
fn first_of(table: &Table, least: u32) -> Vec<u32> {
    let rows: Box<dyn Iterator<Item = &Row>> = Box::new(table.rows.iter()); //~ needless-box
    let mut found = Vec::new();
    for row in rows {
        if row.rank >= least {
            found.push(row.rank);
        }
    }
    found
}

fn first_cast(table: &Table) -> usize {
    let rows = Box::new(table.rows.iter().skip(1)) as Box<dyn Iterator<Item = &Row>>; //~ needless-box
    rows.count()
}

/// One of two, or one that is wrapped again and again, or one that is kept.
fn either_way(table: &Table, back: bool) -> usize {
    let rows: Box<dyn Iterator<Item = &Row>> =
        if back { Box::new(table.rows.iter().rev()) } else { Box::new(table.rows.iter()) };
    rows.count()
}

fn wrapped(table: &Table, asked: &[u32]) -> usize {
    let mut rows: Box<dyn Iterator<Item = &Row>> = Box::new(table.rows.iter());
    for rank in asked {
        rows = Box::new(rows.filter(move |row| row.rank != *rank));
    }
    rows.count()
}

fn handed_on(table: &Table, reader: &mut Reader) {
    let rows: Box<dyn Iterator<Item = Row>> = Box::new(table.rows.iter().cloned());
    reader.read_from(rows);
}

//@ src/closure_with_name.rs
fn wanted(table: &Table, least: u32) -> Vec<u32> {
    let fits = Box::new(move |row: &&Row| row.rank >= least); //~ needless-box
    table.rows.iter().filter(fits).map(|row| row.rank).collect()
}

/// What takes it may want a box.
fn watched(table: &mut Table, least: u32) {
    let fits = Box::new(move |row: &Row| row.rank >= least);
    table.watch(fits);
}

//@ src/tables_of_many_threads.rs
use papaya::HashMap;

struct Solver {
    missing: Box<HashMap<String, u32>>,
    seen: Box<std::collections::HashMap<String, u32>>, //~ needless-box
}

//@ src/from_others.rs
fn first_of(identity: Box<dyn Any>) -> Option<Seal> {
    let seals: Box<Vec<Seal>> = identity.downcast().ok()?;
    seals.first().cloned()
}

fn given_in_a_box(library: &foreign::Library) -> usize {
    let names: Box<Vec<String>> = library.boxed_names();
    names.len()
}

fn counted(seals: Box<Vec<Seal>>) -> usize {
    seals.len()
}

//@ src/boxed_by_this_code.rs
fn kept_in_a_box(names: Vec<String>) -> usize {
    let names: Box<Vec<String>> = Box::new(names); //~ needless-box
    names.len()
}

struct Pane {
    width: u32,
}

impl Pane {
    pub fn show<R>(self, surface: &mut Surface, fill: impl FnOnce(&mut Surface) -> R) -> R {
        self.show_boxed(surface, Box::new(fill))
    }

    fn show_boxed<'c, R>(self, surface: &mut Surface, fill: Box<dyn FnOnce(&mut Surface) -> R + 'c>) -> R {
        surface.grow(self.width);
        fill(surface)
    }

    pub fn visit<F: FnMut(u32)>(&self, each: F) {
        visit_all(self.width, Box::new(each));
    }

    pub fn twice(&self) -> u32 {
        run_once(Box::new(|| self.width * 2))
    }
}

fn visit_all(width: u32, mut each: Box<dyn FnMut(u32) + '_>) {
    (0..width).for_each(|at| each(at));
}

fn run_once(make: Box<dyn FnOnce() -> u32 + '_>) -> u32 { //~ needless-box
    make()
}

enum Term {
    Not(Box<Term>),
    Minus(Box<Term>),
    Leaf(u32),
}

fn turned(term: Term) -> Term {
    match term {
        Term::Not(inner) => Term::Minus(Box::new(*inner)), //~ needless-box
        other => other,
    }
}

fn wrapped(term: Box<Term>) -> Box<Term> {
    let kept: Box<Term> = Box::new(*term); //~ needless-box
    kept
}

fn copied(level: Box<Level>) -> (Box<Level>, u32) {
    let kept = Box::new(*level);
    (kept, level.depth())
}

fn of_a_reference(level: &Level) -> Box<Level> {
    Box::new(*level)
}

fn lent(terms: &[Box<Level>]) -> Vec<Box<Level>> {
    terms.iter().map(|term| Box::new(**term)).collect()
}

fn of_who_knows_what(level: impl Deref<Target = Level>) -> Box<Level> {
    Box::new(*level)
}
