use std::sync::Arc;

struct Account {
    state: Option<State>,
    storage: Option<Vec<u8>>,
    cache: Vec<u8>,
}

fn built() {
    let bounds = vec![String::from("a")];
    send(bounds.clone().into()); //~ clone-last-use
}

fn parameter(names: Vec<String>) -> Message {
    Message { names: names.clone() } //~ clone-last-use
}

fn made(count: usize) {
    let name = format!("{count}");
    let length = name.len();
    store(length, name.clone()); //~ clone-last-use
}

fn in_one_branch(name: String, now: bool) {
    if now {
        keep(name.clone()); //~ clone-last-use
    } else {
        keep(name);
    }
}

fn counter(shared: Arc<Vec<u8>>) {
    keep(shared.clone()); //~ clone-last-use
}

impl Account {
    fn reset(&mut self) -> Option<Info> {
        let old = self.state.as_ref().map(|state| state.info.clone()); //~ clone-last-use
        self.storage = self.state.take().map(|state| state.storage);
        old
    }

    fn grow(&mut self) {
        let mut cache = self.cache.clone(); //~ clone-last-use
        cache.push(1);
        self.cache = cache;
    }

    fn taken_out_of_a_pattern(message: Event) {
    match message {
        Event::Notarized { notarization, height } => {
            let round = notarization.round();
            store(round, height, notarization.clone()); //~ clone-last-use
        }
        Event::Stopped(reason) => log(reason),
    }
}

fn given_to_one_who_keeps_nothing(url: &Url, credentials: Credentials) {
    let username = credentials.to_username();
    if username.is_some() {
        insert((Realm::from(url), username.clone()), &credentials); //~ clone-last-use
    }
}

fn value_made_from_it(reader: StorageReader, id: ChainId) -> Result<Trace, Error> {
    let block: Block = create_block(&reader, id)?;
    let state = State { reader: reader.clone() }; //~ clone-last-use
    let height: Height = block.height();
    run(state, &block, height)
}

fn lent_again(tx: Transaction) {
    let signature = tx.signature();
    convert(tx.clone()); //~ clone-last-use
    report(&signature);
}

async fn in_an_async_block(names: Vec<String>) {
    handle(async move { send(names.clone()).await }).await; //~ clone-last-use
}

fn when_nothing_is_there(found: Option<String>, name: String) -> String {
    found.unwrap_or_else(|| name.clone()) //~ clone-last-use
}

fn read_in_an_earlier_argument(name: String) {
    pair(name.len(), name.clone()); //~ clone-last-use
}

fn into_signature(signature: &mut Signature, name: String, usage: String) -> usize {
    signature.name.clone_from(&name);
    signature.usage.clone_from(&usage); //~ clone-last-use
    name.len()
}

struct Target {
    inner: Inner,
}

#[derive(Clone)]
struct Inner {
    names: Vec<String>,
}

impl Target {
    fn library(name: &str) -> Target {
        Target { inner: Inner::default() }
    }
}

fn of_temporaries(name: &str) -> (Inner, PathBuf) {
    let path = std::path::absolute(name).map_err(Kind::Normalize)?.clone(); //~ clone-last-use
    (Target::library(name).inner.clone(), path) //~ clone-last-use
}

fn sender() -> Service {
    let (commands, received) = mpsc::channel(16);
    spawn(received);
    Service { commands: commands.clone() } //~ clone-last-use
}

fn destructured(requirements: Vec<Requirement>) -> Vec<Dependency> {
    let mut all = Vec::new();
    for requirement in requirements {
        let Requirement { package, version, url } = requirement;
        match &*package {
            Package::Plain { .. } => all.push(Dependency {
                package: package.clone(), //~ clone-last-use
                version: version.clone(), //~ clone-last-use
                url,
            }),
            _ => {}
        }
    }
    all
}

struct Requirement {
    package: Package,
    version: Option<String>,
    url: Option<String>,
}

fn mapped(all: Requirements) -> Vec<Dependency> {
    all.each(move |requirement| {
        let Requirement { package, version, url } = requirement;
        match &*package {
            Package::Plain { .. } => Dependency {
                package: package.clone(), //~ clone-last-use
                version: version.clone(), //~ clone-last-use
                url,
            },
            Package::Root => unreachable!(),
        }
    })
}

struct Dependency {
    package: Package,
    version: Option<String>,
    url: Option<String>,
}

fn of_a_crate_s_own_path(root: &Scope, path: ast::Path) -> Tree {
    Tree::of(root, path.clone()) //~ clone-last-use
}

fn asked_by_a_guard(text: &str, all: &mut Vec<Filter>) -> bool {
    match Filter::parse(text) {
        Some(filter) if filter.any => {
            all.push(filter.clone()); //~ clone-last-use
            true
        }
        _ => false,
    }
}

struct Filter {
    any: bool,
    terms: Vec<String>,
}

impl Filter {
    fn parse(text: &str) -> Option<Filter> {
        None
    }
}

impl Permits {
    fn acquire(self: Arc<Self>) -> Permit {
        Permit { permits: self.clone(), number: 1 } //~ clone-last-use
    }
}

fn returned_beside_it(blocks: &mut Blocks, block: Block) -> Answer {
    let parent = block.parent();
    if blocks.misses(parent) {
        blocks.orphans.push(block.clone()); //~ clone-last-use
        return Answer::Unknown(parent);
    }
    blocks.apply(block)
}

fn lent_as_a_whole_before(scope: &Scope, all: &mut Vec<Plan>) {
    let plan = scope.planned(3);
    check(&plan);
    all.push(plan.clone()); //~ clone-last-use
}

fn left_for_good(path: PathBuf, tries: usize) -> Result<Locked, Failed> {
    loop {
        match lock_file(&path) {
            Ok(()) => {}
            Err(cause) => return Err(Failed { path: path.clone(), cause: cause.into() }), //~ clone-last-use
        }
        if tries == 0 {
            return Ok(Locked::Never);
        }
    }
}

fn not_removed(path: PathBuf) -> Result<(), Failed> {
    if let Err(cause) = std::fs::remove_file(&path) {
        return Err(Failed { path: path.clone(), cause }); //~ clone-last-use
    }
    finish(path);
    Ok(())
}

fn opened_below(root: &Folder, name: &str, store: &Store) -> Tree {
    let below = root.place().join(name);
    Tree::empty(store, below.clone()) //~ clone-last-use
}

fn configured(settings: &Settings, notes: Vec<String>) -> Option<Handler> {
    settings.handler.as_ref().map(|handler| Handler::with(handler.size, notes.clone())) //~ clone-last-use
}

struct Signal {
    target: u64,
    words: Vec<String>,
}

fn announced(bus: &mut Bus, words: Vec<String>) {
    let signal = Signal { target: 4, words };
    bus.announce(signal.clone(), signal.target); //~ clone-last-use
}

fn summed_up(names: Vec<String>) -> Summary {
    Summary { names: names.clone(), count: names.len(), letters: names.iter().map(|name| name.len()).sum() } //~ clone-last-use
}

fn counted_before(names: Vec<String>) -> Summary {
    Summary { longest: names.iter().map(|name| name.len()).max(), names: names.clone() } //~ clone-last-use
}

impl Reader {
    fn next_statement(&mut self) -> Result<Statement, Failed> {
        Ok(Statement { words: vec![self.word()?] })
    }

    fn replacing(&mut self) -> Result<Statement, Failed> {
        let statement = &mut self.next_statement()?;
        statement.words.push(String::new());
        Ok(statement.clone()) //~ clone-last-use
    }
}

struct Statement {
    words: Vec<String>,
}

fn registered(scalars: HashMap<String, Arc<Scalar>>) -> Task {
    let registry = Registry { scalars: scalars.clone() };
    let task = Task::new(4, scalars.clone()); //~ clone-last-use
    task.with(registry)
}

fn by_counted_key(changes: &mut Changes, key: SchemaRef, name: &str) {
    changes.insert(key.clone(), name.len()); //~ clone-last-use
}

fn made_by_type(wide: bool, field: &Field) -> Vec<(Name, Node)> {
    let shown = if wide { Node::text("pub") } else { Node::of_ast(&field.shown()) };
    vec![(name(), shown.clone())] //~ clone-last-use
}

fn made_by_macro(kind: &Kind) -> Tokens {
    let made = quote!(#kind as u8);
    match kind {
        Kind::Named(name) => for_name(name, made.clone()), //~ clone-last-use
        Kind::Plain => for_plain(made.clone()), //~ clone-last-use
    }
}

fn taken_before(mut given: Given) -> Answer {
    let fallback = given.take_named("default");
    let found = match given.len() {
        2 => whole(given.clone()), //~ clone-last-use
        _ => one(given.first()),
    };
    found.or(fallback)
}

fn unwound(stack: &mut Vec<Node>, root: Node) -> Vec<Node> {
    let mut group = Vec::new();
    while let Some(node) = stack.pop() {
        group.push(node.clone()); //~ clone-last-use
        if node == root {
            break;
        }
    }
    group
}

// ---- look-alikes

    fn may_fail(&mut self) -> Result<(), Error> {
        let mut cache = self.cache.clone();
        fill(&mut cache)?;
        self.cache = cache;
        Ok(())
    }
}

fn used_later(names: Vec<String>) -> String {
    send(names.clone());
    names.join(",")
}

fn borrowed(names: &Vec<String>) {
    send(names.clone());
}

fn looped(names: Vec<String>, buses: &[Bus]) {
    for bus in buses {
        bus.send(names.clone());
    }
}

fn called_again(names: Vec<String>, retry: Retry) {
    retry.run(move || send(names.clone()));
}

fn same_statement(names: Vec<String>) {
    pair(&names, names.clone());
}

fn lent_on(name: String) {
    let first = name.as_str();
    send(name.clone());
    show(first);
}

fn scrutinised(name: String) {
    if let Some(rest) = name.strip_prefix("a") {
        pair(rest, name.clone());
    }
}

fn unknown() {
    let name = lookup();
    send(name.clone());
}

fn in_a_macro(name: String) {
    send(name.clone());
    my_macro!(name);
}

fn number(count: u64) {
    send(count.clone());
}

fn guarded(state: &std::sync::Mutex<Vec<u8>>) -> Vec<u8> {
    let guard = state.lock().unwrap();
    guard.clone()
}

struct Metadata {
    authors: Vec<String>,
}

fn lent_by_the_pattern(metadata: &Metadata) -> Vec<String> {
    let Metadata { ref authors } = *metadata;
    authors.clone()
}

struct Quit(Vec<String>);

enum Message<'a> {
    Quit(&'a Quit),
}

fn variant_named_like_a_struct(message: Message<'_>) -> Quit {
    match message {
        Message::Quit(quit) => quit.clone(),
    }
}

fn counted_once_more(pointer: *const Vec<String>) {
    let list = ManuallyDrop::new(unsafe { Arc::from_raw(pointer) });
    let _one_more: ManuallyDrop<_> = list.clone();
}

type Answer<T> = Result<T, Error>;

struct Decoder {
    frame: Vec<u8>,
}

impl Decoder {
    fn decode(&mut self) -> Answer<&Vec<u8>> {
        Ok(&self.frame)
    }
}

fn lent_by_an_alias(mut decoder: Decoder) -> Answer<Vec<u8>> {
    let frame = decoder.decode()?;
    Ok(frame.clone())
}

struct Search<'a>(&'a str, &'a Request);

fn parts_of_a_loan(search: Search<'_>) {
    let (name, request) = search.0;
    send(request.clone());
}

fn bound_by_reference(request: &Request) {
    let Request { names, limit } = lookup_in(request);
    take(*limit, names.clone());
}

fn copied_range(byte_range: Range<u64>) {
    fetch(byte_range.clone());
}

fn called_many_times(name: String) -> impl Fn() -> String {
    move || name.clone()
}

fn lent_to_the_same_statement(path: PathBuf) -> Result<(), Error> {
    run(path.to_str().ok_or(Error::InvalidPath(path.clone()))?);
    Ok(())
}

async fn lent_by_a_cell(cell: &OnceCell<Handle>) -> Handle {
    let handle = cell.get_or_init(|| async { start() }).await;
    handle.clone()
}

fn only_one<I: Iterator>(mut items: I) -> Outcome<Option<I::Item>> {
    Ok(items.next())
}

fn item_of_a_generic(packages: Vec<Package>) -> Outcome<Package> {
    let binaries = packages.iter().filter(|package| package.is_binary());
    let package = match only_one(binaries)? {
        Some(package) => package,
        None => return Err(missing()),
    };
    Ok(package.clone())
}

fn of_lent_values(shared: &Shared, names: &HashMap<u32, Vec<String>>) -> (Settings, Vec<String>) {
    let settings = shared.lock().unwrap().clone();
    let first = names.get(&1).unwrap().clone();
    (settings, first)
}

fn of_own_options(found: Option<Settings>, other: Option<Settings>) -> Result<(Settings, Settings), Error> {
    let first = found.unwrap().clone(); //~ clone-last-use
    let second = other.ok_or(Error::Missing)?.clone(); //~ clone-last-use
    Ok((first, second))
}

fn of_lent_options(found: Option<&Settings>, other: &Option<Settings>) -> Result<(Settings, Settings), Error> {
    let first = found.unwrap().clone();
    let second = other.as_ref().ok_or(Error::Missing)?.clone();
    Ok((first, second))
}

async fn of_guards(state: &Mutex<Vec<String>>) -> Vec<String> {
    state.lock().await.clone()
}

impl Settings {
    fn global() -> &'static Self {
        SETTINGS.get_or_init(Settings::new)
    }

    fn changed() -> Settings {
        Settings::global().clone()
    }
}

fn by_key(changes: &mut Changes, key: KeyRef<'_>, name: &str) {
    changes.insert(key.clone(), name.len());
}

fn found_by_type(shelf: &Shelf) -> Label {
    let found = Label::get_from(shelf);
    let named = Label::default_static();
    keep(named.clone());
    found.clone()
}

fn looked_at_before(words: WordsList, at: Marker) -> Tail {
    let first = at.take(&words);
    print(words.clone());
    tail(first)
}

fn numbered(all: &Requirements) -> Vec<Dependency> {
    all.each(|(url, package)| Dependency { package: package.clone(), version: None, url })
}

struct HostName(Arc<str>);

fn renamed_counter(host: HostName) {
    keep(host.clone()); //~ clone-last-use note
}

fn asked_again(state: Vec<String>) -> Route {
    any().and_then(move || answer(state.clone()))
}

fn asked_with(state: Vec<String>) -> Route {
    path("start").and_then(move |query: Query| answer(state.clone(), query))
}

async fn per_chunk(rows: Rows, names: Vec<String>) -> Result<(), Error> {
    rows.into_stream()
        .try_chunks(1000)
        .and_then(|chunk| store(names.clone(), chunk))
        .try_collect()
        .await
}

fn seen<'a, I>(kinds: I) -> Vec<Kind>
where
    I: IntoIterator<Item = &'a Kind>,
{
    let mut seen = Vec::new();
    for kind in kinds {
        if !seen.contains(kind) {
            seen.push(kind.clone());
        }
    }
    seen
}

impl Permits {
    fn lent(self: &Arc<Self>) -> Permit {
        Permit { permits: self.clone(), number: 1 }
    }
}

fn borrowed_beside_it(all: &mut Vec<Block>, block: Block) -> usize {
    let parent = block.parent();
    all.push(block.clone());
    print(parent);
    parent.len()
}

fn found_and_lent(scope: &Scope, all: &mut Vec<Plan>) {
    let plan = scope.get_plan(3);
    check(&plan);
    all.push(plan.clone());
}

fn lent_by_a_getter(scope: &Scope, all: &mut Vec<Plan>) {
    let plan = scope.planned(3);
    check(plan);
    all.push(plan.clone());
}

/// What was borrowed is over on the way that moves.
fn edited(action: Action, data: &Value) -> Action {
    let kind = action.kind.as_ref().unwrap();
    if kind.as_str() == "fix" {
        let mut edited = action.clone(); //~ clone-last-use
        edited.apply(data);
        edited
    } else if kind.as_str() == "move" {
        let mut moved = action.clone(); //~ clone-last-use
        moved.shift(data);
        moved
    } else {
        action
    }
}

fn edited_while_lent(action: Action, data: &Value) -> Action {
    let kind = action.kind.as_ref().unwrap();
    let mut edited = action.clone();
    edited.apply(data, kind);
    edited
}

//@ src/keyed.rs
async fn opened(cache: &Cache, meta: &Meta) -> Arc<Index> {
    let id = meta.id.to_string();
    let key = IndexKey { id: &id };
    let of_its_own = id.clone();
    cache.get_or_insert(key, || async move { load(&of_its_own).await }).await
}

//@ src/two_schemas.rs
pub struct Dataset {
    columns: Schema,
}

impl Dataset {
    pub fn schema(&self) -> &Schema {
        &self.columns
    }

    fn projected(&self) -> Schema {
        let schema = self.schema();
        schema.clone()
    }
}

impl Provider for Dataset {
    fn schema(&self) -> Schema {
        self.columns.to_arrow()
    }
}

/// In an impl for a reference `Self` is one.
impl<'a> Add for &'a Pile {
    type Output = Pile;

    fn add(self, other: Self) -> Pile {
        joined(self, other.clone())
    }
}

/// What a generic iterator yields is a reference here, and so is what a set of unknown things holds.
fn widest<'a, T: 'a, I: IntoIterator<Item = &'a T>>(values: I) -> Option<T>
where
    T: PartialOrd + Clone,
{
    let mut found: Option<T> = None;
    for value in values.into_iter() {
        if found.as_ref().map_or(true, |known: &T| known < value) {
            found = Some(value.clone());
        }
    }
    found
}

fn per_group(rows: &[Pile], sink: &mut Sink) {
    let mut groups = BTreeSet::new();
    for row in rows {
        if let Some(ref group) = row.group {
            groups.insert(group);
        }
    }
    for group in groups {
        sink.open(Group::new(Some(group.clone())));
    }
}

//@ src/written.rs
pub enum Saving<'line> {
    None,
    Named(&'line str),
}

//@ src/kept.rs
pub enum Saving {
    None,
    Named(String),
}

/// Of two types of one name the other module's is matched, which lends its text.
fn kept(saving: written::Saving<'_>) -> Saving {
    match saving {
        written::Saving::None => Saving::None,
        written::Saving::Named(name) => Saving::Named(name.to_owned()),
    }
}

fn told_on_the_way_out(store: &Store, name: String) -> Result<Id, Error> {
    match store.find(&name) {
        Some(id) => Ok(id),
        None => Err(Error::Missing { name: name.clone() }), //~ clone-last-use
    }
}

fn told_otherwise(store: &Store, name: String) -> Result<Id, Error> {
    if let Some(id) = store.find(&name) {
        Ok(id)
    } else {
        Err(Error::Missing { name: name.clone() }) //~ clone-last-use
    }
}

fn told_with_what_was_found(store: &Store, name: String) -> Result<Id, Error> {
    match store.check(&name) {
        Some(id) => Ok(id),
        why => Err(Error::Missing { name: name.clone(), why }),
    }
}

fn told_under_a_guard(name: Mutex<String>, slot: String) -> Result<Id, Error> {
    match name.lock() {
        Ok(id) => Ok(id.parse()),
        Err(_) => Err(Error::Missing { name: name.clone(), slot }),
    }
}

#[cfg(test)]
mod copies_are_tested {
    #[test]
    fn takes_the_content_over() {
        let full = vec![String::from("a")];
        let mut empty: Vec<String> = Vec::new();
        empty.clone_from(&full); //~ clone-last-use note
        assert_eq!(empty.len(), 1);
    }
}

struct Registry {
    held: Held,
}

fn spread(registry: &mut Registry, found: &mut Held) {
    // Lent by whatever container it is, so that nothing can be moved out.
    for (name, value) in found.entries.iter_mut() {
        registry.held.entries.insert(name.clone(), value.clone());
    }
}

// ---- copies through a view of what is owned

fn home() -> Option<PathBuf> {
    Some(cached_folder()?.as_path().to_owned()) //~ clone-last-use
}

fn label_of(name: String) -> Label {
    Label { name: name.as_str().to_owned() } //~ clone-last-use
}

fn place_of(path: PathBuf) -> Place {
    Place::at(PathBuf::from(&path)) //~ clone-last-use
}

fn frame(size: usize) -> Bytes {
    let mut buffer = Vec::with_capacity(size);
    fill(&mut buffer);
    Bytes::copy_from_slice(&buffer) //~ clone-last-use
}

fn packed(bytes: Vec<u8>) -> Packet {
    Packet::new(bytes[..].to_vec()) //~ clone-last-use
}

fn bytes_of(text: String) -> Vec<u8> {
    text.as_bytes().to_vec() //~ clone-last-use
}

fn still_looked_at(name: String) -> (Label, usize) {
    (Label { name: name.as_str().to_owned() }, name.len())
}

fn lent_text(name: &str, path: &Path) -> Label {
    Label { name: name.to_owned(), path: path.to_path_buf() }
}

fn a_part_of_it(bytes: Vec<u8>) -> Packet {
    Packet::new(bytes[2..].to_vec())
}

fn of_a_getter(folder: &Folder) -> PathBuf {
    folder.path().as_path().to_owned()
}

fn another_type(name: String) -> Arc<str> {
    Arc::from(name.as_str())
}

fn text_for_bytes(text: &'static str) -> Vec<u8> {
    version().as_bytes().to_vec()
}

// ---- originals that are kept for a look alone

fn told_afterwards(names: &mut Names, key: String) {
    names.insert(key.clone(), 3); //~ clone-last-use
    debug!("inserted {key}");
}

fn traced_afterwards(names: &mut Names, key: String) {
    let written = names.write(key.clone()); //~ clone-last-use
    trace!(%key, "written");
    finish(written);
}

fn counted_afterwards(all: &mut Vec<Vec<u8>>, list: Vec<u8>) -> usize {
    all.push(list.clone()); //~ clone-last-use
    list.len()
}

fn told_with_the_answer(names: &mut Names, key: String) {
    let place = names.insert(key.clone(), 3);
    debug!("inserted {key} at {place}");
}

fn told_when_all_is_done(names: &mut Names, key: String) {
    let mut writer = names.writer(key.clone());
    for name in names.all() {
        writer.write(name);
    }
    writer.close();
    debug!("finished {key}");
}

fn told_as_an_error(names: &mut Names, key: String) {
    if !names.insert(key.clone(), 3) {
        error!("{key} was there");
    }
}

fn sent_afterwards(names: &mut Names, key: String) {
    names.insert(key.clone(), 3);
    send(&key);
}

// ---- copies that could be shared, or that are only copied again

async fn uploaded(store: &Store) -> Result<(), Error> {
    let body = serde_json::to_vec(&store.report)?;
    retry(|| async { store.put(Bytes::from(body.clone())).await }).await //~ clone-last-use
}

fn spread_out(workers: &[Worker], table: Vec<u64>) {
    for worker in workers {
        worker.take(Arc::new(table.clone())); //~ clone-last-use
    }
}

fn changed_between(workers: &[Worker], mut table: Vec<u64>) {
    for worker in workers {
        table.push(worker.id);
        worker.take(Arc::new(table.clone()));
    }
}

fn asked_in_turn(peers: &[Peer], request: &Request) -> Vec<Answer> {
    let again = request.clone(); //~ clone-last-use
    peers.iter().map(move |peer| peer.ask(again.clone())).collect()
}

fn asked_by_tasks(peers: Vec<Peer>, request: &Request) {
    let again = request.clone();
    for peer in peers {
        spawn(async move { peer.ask(again.clone()).await });
    }
}

fn asked_later<'a>(peers: &'a [Peer], request: &Request) -> impl Iterator<Item = Answer> + 'a {
    let again = request.clone();
    peers.iter().map(move |peer| peer.ask(again.clone()))
}

// ---- what a value comes from, and what may hold on to it

fn made_one_way_or_the_other(script: &str) -> Worker {
    let module = if script.starts_with("npm:") { Module::parse(script) } else { Module::from_path(script) };
    Worker::new(module.clone()) //~ clone-last-use
}

fn found_or_left(found: Option<String>) -> Option<Label> {
    let name = match found {
        Some(name) => name,
        None => return None,
    };
    Some(Label::new(name.clone())) //~ clone-last-use
}

fn found_by_reference(found: &Option<String>) -> Option<Label> {
    let name = match found {
        Some(name) => name,
        None => return None,
    };
    Some(Label::new(name.clone()))
}

fn made_of_nothing_lent(name: &str) -> Request {
    let address = parse_address(&format!("./{name}"));
    Request { address: address.clone() } //~ clone-last-use
}

fn made_of_something_lent(name: &str) -> Request {
    let address = address_in(name);
    Request { address: address.clone() }
}

async fn answered(store: &Store, chain: Chain) -> Result<(Info, Next), Error> {
    let next: Vec<Next> = store.next_of(&chain).await?;
    store.write(chain.clone()).await?; //~ clone-last-use
    Ok((Info::default(), next))
}

async fn answered_with_what_it_lends(store: &Store, chain: Chain) -> Result<usize, Error> {
    let next: Vec<NextRef<'_>> = store.next_of(&chain).await?;
    store.write(chain.clone()).await?;
    Ok(next.len())
}

fn out_of_a_lock(table: &Mutex<Table>, workers: &[Worker]) -> Vec<Answer> {
    // While the lock is held, nobody else could look at the table.
    let mine = table.lock().clone();
    workers.iter().map(|worker| worker.ask(mine.clone())).collect()
}

struct Frame {
    elements: Vec<(Point, Element)>,
}

impl Frame {
    fn elements(&self) -> std::slice::Iter<'_, (Point, Element)> {
        self.elements.iter()
    }
}

fn kept_of(frame: &Frame, kept: &mut Vec<Group>) {
    for (_, element) in frame.elements() {
        match element {
            Element::Group(group) => kept.push(group.clone()),
            Element::Shape(_) => {}
        }
    }
}

fn named_like_a_builder(about: About) -> Shown {
    Shown { first: about.build().clone(), again: about.build().clone() }
}

fn tried_again(path: PathBuf, tries: usize) -> Result<Locked, Failed> {
    'tries: loop {
        'files: for file in files() {
            if file.is_locked() {
                note(path.clone());
                break 'files;
            }
        }
        if tries == 0 {
            break 'tries;
        }
    }
    Ok(Locked::Never)
}

fn left_by_its_closure(path: PathBuf, lists: &[List]) -> usize {
    let mut found = 0;
    for list in lists {
        let ask = |each: &Item| {
            return each.is_at(path.clone());
        };
        found += list.count(ask);
    }
    found
}

fn asked_each(lines: &[Line], notes: Vec<String>) -> Vec<Handler> {
    lines.iter().map(|line| Handler::with(line.size, notes.clone())).collect()
}

fn found_in_guard(known: Mutex<Known>, name: String) -> Answer {
    match known.lock() {
        Ok(known) => known.answer(&name),
        Err(poisoned) => poisoned.into_inner().answer(&name),
    }
}

fn lent_by_the_fields(names: Vec<String>) -> View<'static> {
    View { first: names.iter().next(), names: names.clone() }
}

fn changed_by_the_fields(mut names: Vec<String>) -> Summary {
    Summary { names: names.clone(), last: names.pop() }
}

fn of_what_is_lent(statements: &mut [Statement]) -> Statement {
    let statement = &mut statements[0];
    statement.words.push(String::new());
    statement.clone()
}

fn tried_until_it_fits(output: Output, coins: &Coins) -> Result<Spent, Error> {
    let mut output = output;
    output.value += 1;
    let mut weight = 0;
    loop {
        let spent = Input { output: output.clone(), weight };
        let chosen = coins.choose(&spent)?;
        if chosen.weight > weight {
            weight = chosen.weight;
            continue;
        }
        return Ok(Spent { spent, chosen });
    }
}

struct Cached {
    map: Option<Map>,
}

impl Cached {
    fn map(&self) -> &Option<Map> {
        &self.map
    }

    fn owned_map(self: Arc<Self>) -> Option<OwnedMap> {
        self.map().as_ref().map(|map| map.lent().owned_by(self.clone()))
    }
}

//@ derive/rows.rs
use proc_macro2::TokenStream;
use syn::ItemStruct;

// An identifier is counted; a text is a text.
fn renamed(item: &ItemStruct, name: String) -> (Field, Row) {
    let ident = item.fields[0].ident().unwrap();
    let row = Row { name: name.clone() }; //~ clone-last-use
    (Field { ident: ident.clone() }, row)
}

//@ src/told_anew.rs

// ---- what a guard or a weak pointer gave is a value of its own

fn waiting(shared: &Mutex<Queue>, sink: &Sink) {
    let job = shared.lock().unwrap().jobs.pop_front().unwrap();
    show(&job);
    sink.take(job.clone()); //~ clone-last-use
}

fn strong(window: &Weak<Window>, seen: &mut Seen) {
    let window = window.upgrade().unwrap();
    if window.is_visible() {
        seen.windows.insert(Pointer(window.clone())); //~ clone-last-use
    }
}

fn taken_over(slot: &mut Slot, sink: &Sink) {
    let old = std::mem::replace(&mut slot.tree, unknown_tree());
    sink.take(old.clone()); //~ clone-last-use
}

fn pinned_down(sink: &Sink) {
    let shared = Rc::pin(Margins::default());
    sink.top(shared.clone());
    sink.bottom(shared.clone()); //~ clone-last-use
}

fn either_way(head: &Head, owned: bool, sink: &Sink) {
    let (place, kind) = if owned { (head.place.clone(), 1) } else { (head.original.to_owned(), 2) };
    sink.keep(kind, place.clone()); //~ clone-last-use
}

fn lent_either_way(head: &Head, owned: bool, sink: &Sink) {
    let (place, kind) = if owned { (&head.place, 1) } else { (&head.original, 2) };
    sink.keep(kind, place.clone());
}

fn still_guarded(shared: &Mutex<Queue>, sink: &Sink) {
    let first = shared.lock().unwrap().first();
    sink.take(first.clone());
}

// ---- a copy of a counted text

fn registered_alias(aliases: &mut Aliases, alias: EcoString) {
    aliases.forget(&alias);
    aliases.names.push(alias.clone()); //~ clone-last-use
}

// ---- the original is only looked at afterwards

fn visited(folders: Vec<PathBuf>, walk: &mut Walk) -> Vec<PathBuf> {
    let mut kept = Vec::new();
    for folder in folders {
        if walk.fits(&folder) {
            kept.push(folder.clone()); //~ clone-last-use
            walk.enter(folder.as_path());
        }
    }
    kept
}

fn made_and_shown(name: String) -> Stat {
    let stat = Stat { path: name.clone(), size: 0 }; //~ clone-last-use
    register(&name);
    stat
}

struct Stat {
    path: String,
    size: u64,
}

struct Journal {
    title: String,
    lines: Vec<String>,
    letters: usize,
}

impl Journal {
    fn rename(&mut self, title: String) {
        self.title = title.clone(); //~ clone-last-use
        announce(&title);
    }

    fn write(&mut self, line: String) {
        self.lines.push(line.clone());
        self.letters += line.len();
        announce(&line);
    }

    fn rename_and_refresh(&mut self, title: String) {
        self.title = title.clone();
        self.refresh(&title);
    }

    fn write_unless_refused(&mut self, line: String) -> Result<(), Failed> {
        self.lines.push(line.clone());
        check(&line)?;
        Ok(())
    }

    fn write_and_count(&mut self, line: String) {
        self.lines.push(line.clone());
        report(self.lines.len(), &line);
    }

    fn give_away(&mut self, name: String, shelf: &mut Shelf) {
        let stat = Stat { path: name.clone(), size: 0 };
        shelf.put(stat);
        announce(&name);
    }
}

fn counted_in_the_same_call(names: Vec<String>) {
    keep(names.clone(), names.len()); //~ clone-last-use
}

fn asked_by_reference(counts: &mut Counts, key: Option<String>) -> u64 {
    let old = *counts.entry(key.clone()).or_default();
    hash_of(key.as_deref(), old)
}

fn asked_while_it_runs(places: &[PathBuf], here: Option<PathBuf>) -> Option<PathBuf> {
    here.clone().into_iter().chain(places.iter().map(|place| here.as_ref().unwrap().join(place))).find(|each| each.exists())
}

// ---- items that a closure gets for itself

fn each_drained(shelf: &mut Shelf, sink: &Sink) {
    shelf.books.drain(..).for_each(|book| sink.take(book.clone())); //~ clone-last-use
}

fn each_value(shelf: Shelf, sink: &Sink) {
    shelf.titles.into_values().filter(|title| sink.wants(title)).for_each(|title| sink.take(title.clone())); //~ clone-last-use
}

fn each_of_lent(shelf: &Shelf, sink: &Sink) {
    shelf.books.iter().for_each(|book| sink.take(book.clone()));
    shelf.lent().into_iter().for_each(|book| sink.take(book.clone()));
}

fn each_looked_at(shelf: &mut Shelf, sink: &Sink) {
    shelf.books.drain(..).filter(|book| sink.wants(book.clone())).for_each(drop);
}

// ---- what a call has just made

fn opened_by_default(given: &Given) -> Vec<&str> {
    let mut all = given.many("file").map(|each| each.map(String::as_str).collect::<Vec<_>>()).unwrap_or_default().clone(); //~ clone-last-use
    all.push("-");
    all
}

struct Owner {
    inner: Inner,
}

impl Owner {
    fn shared(&self) -> Arc<Inner> {
        make_inner()
    }

    fn lent(&self) -> &Arc<Inner> {
        &self.inner
    }

    fn hand_out(&self, sink: &Sink) {
        sink.put(self.shared().clone()); //~ clone-last-use
        sink.put(self.lent().clone());
    }
}

const LIMITS: Limits = Limits { names: Vec::new() };
static LEVELS: Levels = Levels::new();
const TITLE: &str = "title";

fn default_limits() -> Limits {
    LIMITS.clone() //~ clone-last-use note
}

fn default_levels() -> Levels {
    LEVELS.clone()
}

fn default_title() -> &'static str {
    TITLE.clone()
}

//@ src/pipeline.rs
struct Pipeline {
    shader: Vec<u8>,
    layout: Layout,
}

// What a pointer of the engine lends stays with the engine.
fn pipeline(shader: Res<Vec<u8>>, layout: Lent<Layout>) -> Pipeline {
    Pipeline { shader: shader.clone(), layout: layout.clone() }
}

// One copy too many, and it is the first that a borrow spares.
fn address_of(&self) -> Result<Address, Error> {
    let token = self.config.denom.clone(); //~ clone-local-only-borrowed
    let address = Address::from_str(&token).map_err(|_| Error::BadAddress(token.clone()))?;
    Ok(address)
}

//@ crates/link/src/lib.rs
pub struct LinkSink;

pub enum LinkError {
    Closed,
}

impl LinkSink {
    pub async fn transmit(&mut self, frame: Frame) -> Result<(), LinkError> {
        keep(frame)
    }
}

pub trait OwnedAttribute: Sized {
    fn get(attribute: &Attribute) -> Option<Self>;
}

impl OwnedAttribute for Vec<String> {
    fn get(attribute: &Attribute) -> Option<Vec<String>> {
        attribute.texts()
    }
}

//@ crates/remote/src/transport.rs
// The type's own method comes before the one that is being implemented.
impl FrameSink for LinkSink {
    async fn transmit(&mut self, frame: Frame) -> Result<(), String> {
        LinkSink::transmit(self, frame).await.map_err(|err| err.to_string())
    }
}

// `get` of a list is a method; the function of that name is none.
fn unknown_token(tokens: &Vec<String>, builder: Builder) -> Builder {
    match tokens.get(0) {
        Some(token) => builder.unknown(token.clone()),
        None => builder,
    }
}

// What a watch lends stands behind its lock.
async fn outcome(mut rounds: Receiver<Option<Outcome>>) -> Outcome {
    let outcome = rounds.wait_for(Option::is_some).await.unwrap();
    outcome.clone().unwrap_or_default()
}

async fn outcome_by_reference(rounds: Rounds) -> Outcome {
    let outcome_ref = rounds.finished().await;
    outcome_ref.clone().unwrap_or_default()
}

// A counter that goes up on the way to an error.
fn prelude(name: CowRcStr<'_>, is_allowed: bool) -> Result<Prelude, ParseError> {
    if !is_allowed {
        return Err(ParseError::invalid(name.clone())); //~ clone-last-use note
    }
    Ok(Prelude::default())
}

fn urls(first: Option<String>, second: Option<String>, home: Url) -> Urls {
    Urls {
        first: first.map(Url::from).unwrap_or_else(|| home.clone()),
        second: second.map(Url::from).unwrap_or_else(|| home.clone()), //~ clone-last-use
    }
}

//@ src/decided.rs
#[expect(clippy::redundant_clone, reason = "measured: the copy is smaller")]
fn shrunk(names: Vec<String>) -> Kept {
    keep(names.clone())
}

//@ src/guarded.rs
// A guard is dropped at the end of its block, and still borrows then.
struct Desk {
    drawer: Cabinet,
    name: String,
}

async fn filed_under_guard(desk: Desk) -> Result<(), Error> {
    let mut drawer = desk.drawer.lock().await;
    match &mut *drawer {
        Drawer::Shut => {}
        Drawer::Open { sheets, .. } => sheets.file(desk.clone()).await?,
    }
    Ok(())
}

fn noted_under_guard(desk: Desk) {
    let mut drawer = desk.drawer.write().unwrap();
    drawer.count += 1;
    keep(desk.clone());
}

fn noted_after_guard(desk: Desk) {
    {
        let mut drawer = desk.drawer.write().unwrap();
        drawer.count += 1;
    }
    keep(desk.clone()); //~ clone-last-use
}

fn noted_after_drop(desk: Desk) {
    let mut drawer = desk.drawer.write().unwrap();
    drawer.count += 1;
    drop(drawer);
    keep(desk.clone()); //~ clone-last-use
}

// A reference that the call around the copy still needs, also where a pattern took it apart.
fn called_on_part(desk: Desk) {
    let sheets = desk.sheets_within();
    sheets.file(desk.clone());
}

fn called_on_part_of_part(desk: Desk) {
    let sheets = desk.sheets_within();
    if let Some(sheet) = sheets {
        sheet.file(desk.clone());
    }
}

// What is returned as `impl Trait` may hold on to what it was made from.
fn watched(path: &Path) -> Result<impl Drop, Error> {
    Watch::begin(path).map_err(Error::from)
}

fn counted_bytes(path: &Path) -> usize {
    path.as_os_str().len()
}

fn kept_while_watched(path: PathBuf) -> Result<(), Error> {
    let _watch = watched(&path)?;
    keep(path.clone());
    Ok(())
}

fn kept_once_counted(path: PathBuf) -> Result<(), Error> {
    let _bytes = counted_bytes(&path);
    keep(path.clone()); //~ clone-last-use
    Ok(())
}

// ---- what was lent before is still held

fn part_of_a_view(name: String, out: &mut Vec<String>) {
    let view: &str = name.as_ref();
    let part = view.split(',').next();
    out.push(name.clone());
    show(part);
}

fn best_so_far(row: Row, out: &mut Vec<Row>) {
    let mut best = None;
    best = Some(&row);
    out.push(row.clone());
    show(best);
}

fn in_a_list(row: Row, out: &mut Vec<Row>) {
    let mut all = Vec::new();
    all.push(&row);
    out.push(row.clone());
    show(all);
}

fn in_a_path(name: String, mut path: PathBuf, out: &mut Vec<String>) {
    path.push(&name);
    out.push(name.clone()); //~ clone-last-use
    show(path);
}

fn no_longer(row: Row, out: &mut Vec<Row>) {
    let mut best = None;
    best = Some(&row);
    show(best);
    out.push(row.clone()); //~ clone-last-use
}

//@ src/recorded.rs
#[derive(Clone)]
struct Snapshot {
    slots: Vec<u64>,
    name: String,
}

struct Staged {
    items: Vec<u64>,
    root: String,
}

struct Recorder {
    history: Vec<Snapshot>,
    staged: Option<Staged>,
    total: u64,
}

impl Recorder {
    fn record(&mut self, n: u64) -> usize {
        let state = Snapshot { slots: vec![n], name: n.to_string() };
        self.history.push(state.clone()); //~ clone-last-use
        state.slots.len()
    }

    fn is_new(&mut self, state: Snapshot) -> bool {
        self.history.push(state.clone()); //~ clone-last-use
        state.name.is_empty()
    }

    fn commit(&mut self) -> Option<String> {
        let root = self.staged.as_ref()?.root.clone(); //~ clone-last-use
        let staged = self.staged.take()?;
        self.total += staged.items.len() as u64;
        Some(root)
    }

    fn commit_known(&mut self) -> String {
        let root = self.staged.as_ref().unwrap().root.clone(); //~ clone-last-use
        let staged = self.staged.take().unwrap();
        self.total += staged.items.len() as u64;
        root
    }
}

// ---- look-alikes

impl Recorder {
    fn record_and_walk(&mut self, n: u64) -> u64 {
        let state = Snapshot { slots: vec![n], name: n.to_string() };
        self.history.push(state.clone());
        state.slots.iter().copied().max().unwrap_or(0)
    }

    fn record_lent(&mut self, state: &Snapshot) -> usize {
        self.history.push(state.clone());
        state.slots.len()
    }

    fn peek(&mut self, other: &mut Recorder) -> Option<String> {
        let root = self.staged.as_ref()?.root.clone();
        let staged = other.staged.take()?;
        self.total += staged.items.len() as u64;
        Some(root)
    }
}

//@ src/called_for_each_page.rs
/// What is called for each page must keep what it was given.
fn pages(site: Site) -> Handler {
    let options = site.options.to_string();
    render_page_with_context(site.routes, move || shell(options.clone()))
}

fn views(site: Site, app: App) -> Handler {
    let options = site.options.to_string();
    app.views_with_context(move || provide(options.clone()))
}

fn lookups(site: Site, cache: Cache) -> Handler {
    let options = site.options.to_string();
    cache.pages_or_else(move || shell(options.clone()))
}

fn mapped(site: Site) -> Handler {
    let options = site.options.to_string();
    handlers::page_map_err(move |error| explain(error, options.clone()))
}

fn afterwards(site: Site) -> Handler {
    let options = site.options.to_string();
    route::and_then(move || shell(options.clone()))
}

fn explained(site: Site) -> Result<Page, Error> {
    let options = format!("{}", site.id);
    open(&site).with_context(|| options.clone()) //~ clone-last-use
}

fn spawned(site: Site) {
    let options = site.options.to_string();
    rayon_spawn(move || shell(options.clone())); //~ clone-last-use
}

//@ src/same_name.rs
/// Another map of the same name, that asks the kernel: it is not the one below, which takes one argument.
mod kernel {
    pub struct HashMap<K, V> {
        keys: Vec<K>,
        values: Vec<V>,
    }

    impl<K, V: Clone> HashMap<K, V> {
        pub fn get(&self, key: &K, flags: u64) -> Result<V, Error> {
            ask(self, key, flags)
        }
    }
}

use std::collections::HashMap;

struct Sections {
    data: HashMap<String, Section>,
}

#[derive(Clone, Default)]
struct Section {
    lines: Vec<String>,
}

impl Sections {
    fn get(&self, name: &str) -> Section {
        match self.data.get(name) {
            Some(section) => section.clone(),
            None => Section::default(),
        }
    }
}

//@ src/of_another_impl.rs
struct Text<C> {
    content: C,
}

impl<C: AsRef<str>> Text<C> {
    fn taken(self, answer: &mut Answer) -> C {
        answer.mark();
        self.content
    }

    fn shown(self, answer: &mut Answer) {
        let content = self.taken(answer);
        answer.write(content.as_ref());
    }
}

impl Shown for Text<&String> {
    fn show(self, answer: &mut Answer) {
        let content = self.taken(answer);
        answer.write_body(content.clone());
    }
}

//@ src/started_again.rs
fn watch(scope: &Scope, names: Vec<String>, more: Vec<String>) {
    scope.spawn_with_restart("watch", move || {
        let names = names.clone();
        let more = more.clone();
        async move { follow(names, more).await }
    });
}

fn watch_once(scope: &Scope, names: Vec<String>) {
    scope.spawn(move || {
        let names = names.clone(); //~ clone-last-use
        follow(names)
    });
}

//@ src/named_like_everyone.rs
type Option = ();

//@ src/other_than_that.rs
fn own_or_nothing(own: Option<&meta::Type>) -> Result<meta::Type, Missing> {
    if let Some(own) = own { Ok(own.clone()) } else { Err(Missing) }
}

//@ src/or_trap.rs
trait OrTrap<T> {
    fn or_trap(self, what: &str) -> Result<T, Trap>;
}

impl<T> OrTrap<T> for Option<T> {
    fn or_trap(self, what: &str) -> Result<T, Trap> {
        self.ok_or_else(|| Trap::new(what))
    }
}

async fn send<T: Context>(caller: &mut Caller<T>, id: u64) -> Result<u64, Trap> {
    let stream = caller.data().streams().get(id).or_trap("send")?.clone();
    let sent = stream.send_all(b"x").await?;
    caller.data_mut().count(sent);
    Ok(sent)
}

//@ src/started_with_itself.rs
fn started(found: Found) {
    let controller = found.into_controller();
    controller.start({
        let own = controller.clone();
        async move { own.run().await }
    });
}

fn started_by_other(found: Found, other: &Runner) {
    let controller = found.into_controller();
    other.start({
        let own = controller.clone(); //~ clone-last-use
        async move { own.run().await }
    });
}

//@ src/turned_into_references.rs
fn turned(bids: Bids, kept: &mut Kept) {
    for bid in bids {
        let who = bid.who.into_ref();
        let place = bid.place.into_mut();
        kept.add(who.clone());
        kept.put(place.clone());
    }
}

fn turned_into_owner(bids: Bids, kept: &mut Kept) {
    for bid in bids {
        let who = bid.who.into_string();
        kept.add(who.clone()); //~ clone-last-use
    }
}

fn joined<'a, I>(shapes: I) -> Result<usize, Mismatch>
where
    I: IntoIterator<Item = &'a Shape>,
{
    let mut iter = shapes.into_iter();
    let mut size = 0;
    for shape in iter {
        if shape.rank() != 3 {
            return Err(Mismatch { shape: shape.clone() });
        }
        size += shape.size();
    }
    Ok(size)
}

fn joined_owned(shapes: Vec<Shape>, mismatches: &mut Vec<Shape>) {
    let iter = shapes.into_iter();
    for shape in iter {
        if shape.rank() != 3 {
            mismatches.push(shape.clone()); //~ clone-last-use
        }
    }
}

struct Shape {
    sizes: Vec<usize>,
    name: String,
}

//@ src/fields_of_variants.rs
enum Origin {
    Fetched { place: Place, kind: Kind, checked: Checked },
    Local { place: Place, lent: Option<String> },
    Nowhere,
}

impl TryFrom<Written> for Origin {
    type Error = Failure;

    fn try_from(written: Written) -> Result<Self, Failure> {
        let mut place = Place::parse(&written.text)?;
        place.set_part(written.part);
        Ok(Self::Fetched {
            kind: Kind::of(place.path()).map_err(|why| Failure::Unknown(place.to_string(), why))?,
            checked: Checked::from_place(place.clone()), //~ clone-last-use
            place: written.place,
        })
    }
}

fn by_the_name_of_the_enum(written: Written) -> Origin {
    let place = Place::parse(&written.text);
    Origin::Fetched {
        kind: Kind::of(place.path()),
        checked: Checked::from_place(place.clone()), //~ clone-last-use
        place: written.place,
    }
}

// ---- look-alikes

/// What the variant holds of it is lent.
enum Seen<'a> {
    At { word: Word<'a>, place: Place },
}

fn seen(written: &Written) -> usize {
    let place = Place::parse(&written.text);
    let seen = Seen::At {
        word: place.first_word(),
        place: place.clone(),
    };
    count(&seen)
}

fn looked_at_afterwards(written: Written) -> Origin {
    let place = Place::parse(&written.text);
    Origin::Fetched {
        checked: Checked::from_place(place.clone()),
        kind: Kind::of(place.path()),
        place: written.place,
    }
}

//@ src/opened.rs
struct Cache {
    entries: HashMap<(Service, u32), Entry>,
}

impl Cache {
    fn found(&self, address: &Address) -> Option<&Entry> {
        if let Ok(service) = Service::try_from(address.clone()) {
            if let Some(entry) = self.entries.get(&(service.clone(), 1)) { //~ clone-last-use
                return Some(entry);
            }
        }
        None
    }

    fn found_or_none(&self, address: &str) -> Option<&Entry> {
        let Some(service) = Service::parse(address) else {
            return None;
        };
        let key = (service.clone(), 1); //~ clone-last-use
        self.entries.get(&key)
    }

    fn matched(&mut self, address: &Address, entry: Entry) {
        match Service::from_address(address) {
            Ok(service) => {
                self.entries.insert((service.clone(), 2), entry); //~ clone-last-use
            }
            Err(_) => {}
        }
    }

    // ---- look-alikes

    fn looked_up(&self, address: &Address) -> Option<(Service, u32)> {
        if let Some(service) = self.services.get(address) {
            return Some((service.clone(), 1));
        }
        None
    }

    fn shown_after(&self, address: &Address) -> Option<&Entry> {
        if let Ok(service) = Service::try_from(address.clone()) {
            let entry = self.entries.get(&(service.clone(), 1));
            show(&service);
            return entry;
        }
        None
    }

    fn behind_a_part(&self, address: &Address) -> Option<(Service, u32)> {
        if let Ok(Found { service, .. }) = Found::from_table(&self.table, address) {
            return Some((service.clone(), 1));
        }
        None
    }
}

//@ src/pushed_to.rs
fn added(found: &Cell, value: &Cell) -> Cell {
    match found {
        Cell::List { cells, .. } => {
            let mut cells = cells.clone();
            cells.push(value.clone());
            Cell::list(cells.to_vec()) //~ clone-last-use
        }
        other => Cell::list(vec![other.clone(), value.clone()]),
    }
}

fn looked_at_again(found: &Cell, value: &Cell) -> Cell {
    let mut cells = found.cells.clone();
    cells.push(value.clone());
    let list = Cell::list(cells.to_vec());
    show(&cells);
    list
}

fn of_whatever(found: &Cell) -> Cell {
    let mut cells = found.cells.clone();
    cells.turn();
    Cell::list(cells.to_vec())
}

fn lent(cells: &mut Cells, value: &Cell) -> Cell {
    cells.push(value.clone());
    Cell::list(cells.to_vec())
}

//@ src/pushed_to_small.rs
use smallvec::SmallVec;

fn added_to_small(found: &Cell, value: &Cell) -> Cell {
    let mut cells = found.cells.clone();
    cells.push(value.clone());
    Cell::list(cells.to_vec())
}

//@ src/attempts.rs
fn told(sheet: &mut Sheet, visitor: &mut Visitor, out: &Sender<Failure>) {
    if let Err(failure) = sheet.visit(visitor) {
        out.send(failure.clone()); //~ clone-last-use
        return;
    }
    out.done();
}

async fn told_later(client: &Client, out: &Sender<Failure>) {
    match client.connect().await {
        Ok(link) => link.run(),
        Err(failure) => out.send(failure.clone()), //~ clone-last-use
    }
}

// The result of long ago is lent.
fn told_again(job: &Job, out: &Sender<Failure>) {
    if let Err(failure) = job.result() {
        out.send(failure.clone());
    }
}

//@ src/queries.rs
// What the macro keeps is lent to whoever asks.
#[salsa::tracked(returns(ref))]
fn visitor_of(db: &dyn Database, input: Input) -> Visitor {
    Visitor::resolve(db, input)
}

fn visitor_for(db: &dyn Database, input: Input) -> Visitor {
    visitor_of(db, input).clone()
}

fn plain_visitor_of(db: &dyn Database, input: Input) -> Visitor {
    Visitor::resolve(db, input)
}

fn plain_visitor_for(db: &dyn Database, input: Input) -> Visitor {
    plain_visitor_of(db, input).clone() //~ clone-last-use
}

//@ src/lent_argument.rs
struct Envelope<T> {
    inner: T,
    seal: u64,
}

struct Pair<K, V>(K, V);

impl<T> Envelope<&T> {
    // What the struct holds is a reference here.
    fn cloned(self) -> Envelope<T>
    where
        T: Clone,
    {
        let Self { inner, seal } = self;
        Envelope::made(inner.clone(), seal)
    }
}

impl<K: Clone, V: Clone> Pair<&K, V> {
    fn cloned(self) -> Pair<K, V> {
        let Pair(key, value) = self;
        Pair::made(key.clone(), value.clone()) //~ clone-last-use
    }
}

impl<T: Clone> Envelope<T> {
    fn sealed_again(self) -> Envelope<T> {
        let Self { inner, seal } = self;
        Envelope::made(inner.clone(), seal + 1) //~ clone-last-use
    }
}

//@ src/chosen_by_caller.rs
// Mostly called with a slice: what the caller chooses costs what the caller says.
fn last_of<I: Clone, O>(input: I, parser: impl Fn(I) -> O) -> O {
    parser(input.clone()) //~ clone-last-use note
}

fn all_of<I, O, F, G>(mut separator: G, mut parser: F) -> impl FnOnce(I) -> Result<(I, Vec<O>), Error>
where
    I: Clone + PartialEq,
    F: Parser<I, Output = O>,
    G: Parser<I>,
{
    move |mut input: I| {
        let mut all = Vec::new();
        loop {
            match separator.parse(input.clone()) {
                Err(error) => return Err(error),
                Ok((rest, _)) => {
                    if rest == input {
                        return Err(Error::Separator(rest));
                    }
                    match parser.parse(rest.clone()) { //~ clone-last-use note
                        Err(_) => return Ok((input, all)),
                        Ok((next, found)) => {
                            all.push(found);
                            input = next;
                        }
                    }
                }
            }
        }
    }
}

fn header_of<R: Reader>(input: R) -> Header<R> {
    Header::of(input.clone()) //~ clone-last-use note
}

// A value like any other, whoever chose its type.
fn best_of<E: Ord + Clone>(scores: impl Iterator<Item = E>, top: usize) -> Vec<E> {
    let mut queue = Queue::new(top);
    for score in scores {
        queue.push(score.clone()); //~ clone-last-use
    }
    queue.into_vec()
}

fn named<I: Clone>(inputs: Inputs<I>, bus: &Bus) {
    let name = String::from("a");
    bus.send(name.clone(), inputs); //~ clone-last-use
}

//@ src/failed_on_the_way.rs
// The compiler does not know that this `?` never goes on.
fn checked(name: String, pairs: &Pairs) -> Result<Named, Error> {
    if pairs.are_doubled() {
        Err(Error::Doubled { name: name.clone() })?
    }
    Ok(Named::of(name))
}

// What is compared with is changed by what comes before.
fn unwound_until(stack: &mut Vec<Name>) -> Vec<Name> {
    let mut group = Vec::new();
    while let Some(node) = stack.pop() {
        group.push(node.clone());
        if node == group[0] {
            break;
        }
    }
    group
}

//@ src/counted_nodes.rs
// One counter less, as of an `Arc`.
fn cast(syntax: JsSyntaxNode) -> Member {
    Member { syntax: syntax.clone() } //~ clone-last-use
}

//@ src/cloned_by_path.rs
// `Arc::clone(&x)` and `Clone::clone(&x)` are as good as `x.clone()`.
fn counted(shared: Arc<Vec<u8>>) -> Shelf {
    shared.look();
    Shelf::of(std::sync::Arc::clone(&shared)) //~ clone-last-use
}

fn whole(name: String, all: &mut Vec<String>) {
    all.push(Clone::clone(&name)); //~ clone-last-use
}

fn looked_at_afterwards(shared: Arc<Vec<u8>>) -> usize {
    keep(Arc::clone(&shared));
    shared.len()
}

fn lent(shared: &Arc<Vec<u8>>) -> Shelf {
    Shelf::of(Arc::clone(shared))
}

fn behind_a_pointer(shared: Arc<Table>) -> Table {
    Table::clone(&shared)
}

fn from_elsewhere(address: Address) -> Repository {
    Repository::clone(&address)
}

//@ src/made_owned.rs
// Whatever owns itself is cloned by `to_owned`.
#[derive(Clone)]
struct Parcel {
    label: String,
}

#[derive(Clone)]
struct View<'a> {
    label: &'a str,
}

struct Stretch {
    bytes: [u8; 8],
}

impl Stretch {
    fn to_owned(&self) -> StretchBuf {
        StretchBuf::of(&self.bytes)
    }
}

fn sent(parcel: Parcel, out: &mut Vec<Parcel>) {
    out.push(parcel.to_owned()); //~ clone-last-use
}

fn counted_again(shared: Arc<Parcel>, out: &mut Vec<Arc<Parcel>>) {
    out.push(shared.to_owned()); //~ clone-last-use
}

fn of_a_view(view: View<'_>, out: &mut Vec<Parcel>) {
    out.push(view.to_owned());
}

fn made_another(stretch: Stretch) -> StretchBuf {
    stretch.to_owned()
}

fn of_a_lent_one(parcel: &Parcel, out: &mut Vec<Parcel>) {
    out.push(parcel.to_owned());
}

fn of_what_nobody_knows(unknown: Unknown, out: &mut Vec<Owned>) {
    out.push(unknown.to_owned());
}

//@ src/kept_by_self.rs
// ---- what is put into a field is owned, and so is what came out of the same pattern

impl Mailbox {
    fn take_in(&mut self, line: &mut Line) {
        while let Some(event) = line.next_event() {
            match event {
                Event::Letter { topic, text, from } => {
                    trace!(?from, length = text.len(), "letter");
                    self.letters.push_back((topic, text.clone())); //~ clone-last-use
                }
                Event::Lost(count) => self.lost += count,
            }
        }
    }

    fn take_in_newest(&mut self, line: &Line) {
        if let Event::Letter { topic, text, .. } = line.newest() {
            self.newest = Some(topic);
            self.letters.push_back(text.clone()); //~ clone-last-use
        }
    }

    fn take_in_lent(&mut self, line: &Line) {
        if let Event::Letter { topic, text, .. } = line.newest() {
            self.count(topic);
            self.letters.push_back(text.clone());
        }
    }

    fn take_in_elsewhere(&mut self, line: &Line, seen: &mut Seen) {
        if let Event::Letter { topic, text, .. } = line.newest() {
            seen.push(topic);
            self.letters.push_back(text.clone());
        }
    }
}

impl<'a> View<'a> {
    fn take_in(&mut self, line: &'a Line) {
        if let Event::Letter { topic, text, .. } = line.newest() {
            self.topics.push(topic);
            self.texts.push(text.clone());
        }
    }
}

//@ src/kept_by_closure.rs
// ---- a closure that has a name borrows what it looks at until it is called for the last time

async fn asked_again(harbour: &Harbour, berths: Vec<Berth>, ship: Ship) -> Vec<Ship> {
    let moored = |ship: Ship| {
        let berths = berths.clone();
        async move { harbour.ask(berths, ship).await }
    };
    let first = moored(ship).await;
    let names = harbour.names(berths.clone()).await;
    if names.is_empty() {
        return first;
    }
    moored(Ship::named(names)).await
}

fn lent_on(pilots: Vec<Pilot>, crew: &mut Crew) {
    let knows = |name: &str| pilots.len() > name.len();
    crew.hire(pilots.clone());
    crew.keep_those(&knows);
}

fn boxed(pilots: Vec<Pilot>, crew: &mut Crew) {
    let knows = Box::new(|name: &str| pilots.contains(name));
    crew.hire(pilots.clone());
    crew.keep_those(knows);
}

async fn waited_for_later(pilots: Vec<Pilot>, crew: &mut Crew) {
    let counted = async { pilots.len() };
    crew.hire(pilots.clone());
    crew.expect(counted.await);
}

fn walked_later(pilots: Vec<Pilot>, crew: &mut Crew, wanted: &[String]) {
    let known = wanted.iter().filter(|name| pilots.contains(name));
    crew.hire(pilots.clone());
    crew.expect(known.count());
}

fn never_again(pilots: Vec<Pilot>, crew: &mut Crew) {
    let knows = |name: &str| pilots.len() > name.len();
    if knows("Ada") {
        crew.hire(pilots.clone()); //~ clone-last-use
    }
}

fn counted_at_once(pilots: Vec<Pilot>, crew: &mut Crew, wanted: &[String]) {
    let known = wanted.iter().filter(|name| pilots.contains(name)).count();
    crew.hire(pilots.clone()); //~ clone-last-use
    crew.expect(known);
}

//@ src/shown_as_reference.rs
// ---- `Arc::clone(x)` without a `&` says that `x` is a reference, whatever it was taken out of

fn only_child(knot: &dyn Knot) -> Arc<dyn Knot> {
    let mut children = knot.children();
    let child = children.pop().expect("just counted");
    wrapped(Arc::clone(child))
}

fn of_each_pile(piles: Piles, out: &mut Vec<Sheet>) {
    let mut lent = piles.lent();
    while let Some(sheet) = lent.pop_front() {
        out.push(Sheet::clone(sheet));
    }
}

fn chosen_child(knot: &dyn Knot, out: &mut Vec<Arc<dyn Knot>>) {
    let found = knot.children().remove(0);
    if knot.is_shared() {
        out.push(Rc::clone(found));
    } else {
        out.push(found.clone());
    }
}

fn own_child(knot: Arc<dyn Knot>) -> Wrapped {
    wrapped(Arc::clone(&knot)) //~ clone-last-use
}

fn popped(mut waiting: Vec<Sheet>, out: &mut Vec<Sheet>) {
    let sheet = waiting.pop().unwrap();
    out.push(sheet.clone()); //~ clone-last-use
}

//@ src/behind_pointer.rs
// ---- a pointer that has no `Clone` of its own copies what it points at, and can't give that away

struct Lease<T> {
    of: T,
}

impl<T> Deref for Lease<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.of
    }
}

impl Pool {
    fn lease<T>(&self) -> Result<Lease<T>, Error> {
        self.take()
    }

    fn copied_out(&self) -> Result<Vec<Tool>, Error> {
        let tools = self.lease::<Vec<Tool>>()?;
        Ok(kept(tools.clone()))
    }
}

struct Borrowed {
    of: Tool,
    on: Day,
}

impl Deref for Borrowed {
    type Target = Tool;
    fn deref(&self) -> &Tool {
        &self.of
    }
}

fn given_on(borrowed: Borrowed, out: &mut Vec<Tool>) {
    out.push(borrowed.clone());
}

enum Stored {
    Tool(Tool),
    Wood(Wood),
}

fn wood_at(place: usize) -> Result<RcRef<Wood>, Error> {
    Err(Error::at(place))
}

fn held_at<T: Held>(place: usize) -> Result<Gripped<T>, Error> {
    T::at(place)
}

fn stored(place: usize) -> Result<Stored, Error> {
    let wood = wood_at(place)?;
    Ok(Stored::Wood(wood.clone()))
}

fn stored_tool(place: usize) -> Result<Stored, Error> {
    let tool = held_at::<Tool>(place)?;
    Ok(Stored::Tool(tool.clone()))
}

#[derive(Clone)]
struct Named {
    of: Tool,
    name: String,
}

impl Deref for Named {
    type Target = Tool;
    fn deref(&self) -> &Tool {
        &self.of
    }
}

fn named(named: Named, out: &mut Vec<Named>) {
    out.push(named.clone()); //~ clone-last-use
}

struct Stamped<T> {
    day: Day,
    of: T,
}

fn stamped(parts: &[Part], store: &mut Store) {
    let mut kept = vec![];
    for part in parts {
        kept.push(part.clone());
    }
    store.put(Stamped { day: Day::today(), of: kept.clone() }); //~ clone-last-use
}

fn stored_wood(wood: Wood) -> Stored {
    Stored::Wood(wood.clone()) //~ clone-last-use
}

//@ src/few_words.rs
// ---- what holds only references and plain values is copied as it would be moved

#[derive(Clone)]
pub struct Within<'a, T> {
    above: Option<Step<'a>>,
    is_shown: bool,
    of: T,
    rules: &'a Rules,
}

#[derive(Clone, Copy)]
pub struct Step<'a> {
    above: Option<&'a Step<'a>>,
    at: usize,
}

pub type WithinPart<'a> = Within<'a, &'a Part>;

fn handed_on(within: WithinPart<'_>, visitor: &mut Visitor) {
    visitor.visit(within.clone()); //~ clone-last-use note
}

fn handed_on_by_name(within: Within<'_, &Rules>, visitor: &mut Visitor) {
    visitor.visit(within.clone()); //~ clone-last-use note
}

fn handed_on_with_text(within: Within<'_, String>, visitor: &mut Visitor) {
    visitor.visit(within.clone()); //~ clone-last-use
}

//@ src/namesakes.rs
pub fn kind_of_fault(vm: &Machine) -> FaultKindRef {
    FaultKind::named(vm, "fault")
}

pub fn sheet_at(depth: usize) -> Sheet {
    Sheet::read(depth)
}

//@ src/written_by_macro.rs
use other_vm::*;
use Fault::*;

faults!((Plain, |_| kind_of_fault()), (Grave, |_| plain_fault()));

fn of_plain_fault(&self) -> FaultKindRef {
    kind_of_fault().to_owned()
}

fn sheet_from_a_macro(depth: usize, into: &mut Book) {
    into.add(sheet_at(depth).clone());
}

#[cfg(test)]
mod tests {
    use super::*;
}

//@ src/brought_in.rs
use crate::namesakes::sheet_at;

fn sheet_that_is_imported(depth: usize, into: &mut Book) {
    into.add(sheet_at(depth).clone()); //~ clone-last-use
}

//@ src/brought_in_with_all.rs
mod inner {
    use super::super::namesakes::*;

    fn sheet_that_came_with_others(depth: usize, into: &mut Book) {
        into.add(sheet_at(depth).clone()); //~ clone-last-use
    }
}

//@ src/of_another_crate.rs
use sheet_reader::sheet_at;

fn sheet_of_another_crate(depth: usize, into: &mut Book) {
    into.add(sheet_at(depth).clone());
}

//@ src/counted_by_type.rs
// ---- two steps of a counter, which is what is said

struct Token(Arc<Grant>);

fn handed_over(grant: Arc<Grant>, ring: &mut Ring) {
    ring.add(grant.clone()); //~ clone-last-use
}

fn wrapped_over(token: Token, ring: &mut Ring) {
    ring.add(token.clone()); //~ clone-last-use note
}

impl Iterator for Grants {
    fn next(&mut self) -> Option<Entry> {
        let grant: Arc<Grant> = self.taken()?;
        Some(Entry::of(grant.clone())) //~ clone-last-use
    }
}

//@ src/counted_where_it_goes.rs
// ---- nobody knows what `pressed` is, but the list and the field that keep it are of counters

struct Feltsheet(Arc<Pulp>);

fn pressed_before_a_look(wet: &Felt) -> Result<(), Torn> {
    let mut sheets: HashMap<String, Feltsheet> = HashMap::new();
    let pressed = wet.pressed(&wet.weight)?;
    sheets.insert("wet".to_string(), pressed.clone());
    let (dry, _) = wet.dried(&pressed)?;
    hang(sheets, dry)
}

fn pressed_onto_a_pile(wet: &Felt) -> Result<(), Torn> {
    let mut pile: Vec<Feltsheet> = Vec::new();
    let pressed = wet.pressed(&wet.weight)?;
    pile.push(pressed.clone());
    let (dry, _) = wet.dried(&pressed)?;
    hang(pile, dry)
}

struct Bale {
    pages: Vec<u8>,
}

fn baled_before_a_look(wet: &Felt) -> Result<(), Torn> {
    let mut bales: HashMap<String, Bale> = HashMap::new();
    let baled = wet.baled(&wet.weight)?;
    bales.insert("wet".to_string(), baled.clone()); //~ clone-last-use
    let (dry, _) = wet.dried(&baled)?;
    hang(bales, dry)
}

// ---- a guard of an interpreter's object: what is copied lies behind it

#[derive(Clone)]
struct Kiln {
    bricks: Vec<Brick>,
}

fn lent_by_an_interpreter(yard: &mut Yard, kiln: PyRef<Kiln>) {
    yard.set_up(kiln.clone());
}

fn lent_to_be_changed(yard: &mut Yard, kiln: PyRefMut<Kiln>) {
    yard.set_up(kiln.clone());
}

fn held_by_value(yard: &mut Yard, kiln: Kiln) {
    yard.set_up(kiln.clone()); //~ clone-last-use
}

/// By its name a guard; by what it says here it counts.
#[derive(Clone)]
struct AtomicRef<T> {
    held: Arc<T>,
}

impl<T> Deref for AtomicRef<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.held
    }
}

fn counted_by_its_own_word(yard: &mut Yard, kiln: AtomicRef<Kiln>) {
    yard.take_over(kiln.clone()); //~ clone-last-use note
}

//@ src/allowed.rs
// Whoever allows copies of `Copy` values says what the alias of another crate hides.
use physics::{Spin, Torque};

fn turned(body: &Body, spin: Spin) -> Motion {
    apply(
        body,
        Motion {
            speed: body.speed(),
            #[allow(clippy::clone_on_copy)]
            spin: spin.clone(),
        },
    )
}

#[allow(clippy::clone_on_copy)]
fn pushed(torque: Torque) -> Push {
    Push::new(torque.clone())
}

fn pulled(torque: Torque) -> Push {
    Push::new(torque.clone()) //~ clone-last-use
}

#[allow(clippy::clone_on_copy)]
fn named(name: String, spin: Spin) -> Motion {
    Motion::of(name.clone(), spin.clone()) //~ clone-last-use
}

//@ src/first_asked.rs
// What is made when it is first asked for can't be cloned: the copy is of what it holds, and a move would give another type.
fn within_bounds(count: Big) -> Result<Big, OutOfBounds> {
    let most = std::sync::LazyLock::new(|| Big::from(u64::MAX));
    if count > *most {
        return Err(OutOfBounds::TooLarge(count, most.clone()));
    }
    Ok(count)
}

fn titled(id: u32) -> Title {
    let fallback = LazyCell::new(|| Title::untitled());
    if id == 0 {
        return fallback.clone();
    }
    find_title(id).unwrap_or_else(|| fallback.clone())
}

fn counted(id: u32) -> Title {
    let fallback = Title::untitled();
    keep(fallback.clone()) //~ clone-last-use
}

//@ src/at_start.rs
// ---- `needless-arc` tells of the last clone of a pointer that is made there, in code that runs once as well

impl Server {
    pub fn new(port: u16) -> Server {
        let handler = Arc::new(Handler::of(port));
        Server::of(handler.clone())
    }

    pub fn with_table(self, port: u16) -> Server {
        let table = Arc::new(Table::of(port));
        self.watch(table.clone());
        self.of(table.clone()) //~ clone-last-use
    }

    pub fn with_given(self, table: Arc<Table>) -> Server {
        self.of(table.clone()) //~ clone-last-use
    }
}

//@ src/allowed_for_a_whole_file.rs
#![allow(clippy::clone_on_copy, clippy::redundant_clone)]

// Nobody decided this for the one place.
fn pressed(press: &mut Press, felt: Felt) {
    press.take(felt.clone()); //~ clone-last-use
}

//@ src/given_to_closures.rs
struct Walker<F>
where
    F: FnMut(usize, String),
{
    mark: F,
    depth: usize,
}

fn marked(out: &mut Vec<String>) -> usize {
    let walker = Walker {
        mark: |_, name| out.push(name.clone()), //~ clone-last-use
        depth: 0,
    };
    walker.walk()
}

fn each_named<'a>(names: &[String], mut found: impl for<'b> FnMut(&'b str, Vec<String>)) {
    found("all", names.to_vec());
}

fn collected(names: &[String], out: &mut Groups) {
    each_named(names, |title, group| out.add(title, group.clone())); //~ clone-last-use
}

struct Tree {
    root: Branch,
}

impl Tree {
    fn visit<F: Fn(Vec<u8>) -> bool + Send>(&self, depth: usize, visit: F) -> bool {
        self.root.visit(depth, visit)
    }

    fn kept(&self, out: &Sink) -> bool {
        self.visit(1, |bytes| out.keep(bytes.clone())) //~ clone-last-use
    }

    fn kept_and_counted(&self, out: &Sink) -> bool {
        self.visit(1, |bytes| out.keep(bytes.clone()) && out.holds(&bytes))
    }
}

fn any_item<T>(items: Vec<T>, each: fn(T)) {
    items.into_iter().for_each(each);
}

fn of_the_callers_choice(names: &[Name], out: &Groups) {
    any_item(names.iter().collect(), |name| out.note(name.clone()));
}

fn lent_only(names: &[Name], mut found: impl FnMut(&Name)) {
    names.iter().for_each(|name| found(name));
}

fn of_a_reference(names: &[Name], out: &mut Vec<Name>) {
    lent_only(names, |name| out.push(name.clone()));
}

fn found_elsewhere(walk: &Walk, out: &mut Vec<Name>) {
    walk.each_named(|_, name| out.push(name.clone()));
}

//@ src/made_while_compiling.rs
use elsewhere::Label;

const NAMED: Label = Label::new("named");

fn labels(out: &mut Vec<Label>) {
    out.push(NAMED.clone()); //~ clone-last-use note
}

//@ src/constraints.rs
// The terms of a constraint are numbers where something is proven, and counted nodes elsewhere.
impl<AB: MachineAirBuilder> Air<AB> for Adder {
    fn eval(&self, builder: &mut AB, is_real: AB::Expr) {
        builder.assert_bool(is_real.clone()); //~ clone-last-use note
    }
}

pub trait WordAirBuilder: Builder {
    fn assert_word(&mut self, word: Self::Expr) {
        self.assert_small(word.clone()); //~ clone-last-use note
    }
}

// An expression of a language is a tree.
fn folded(folder: &mut Folder, tree: Expr) {
    folder.fold(tree.clone()); //~ clone-last-use
}

fn named<AB: AirBuilder>(builder: &mut AB, name: String) {
    builder.name(name.clone()); //~ clone-last-use
}

//@ src/removed_next.rs
use std::collections::{BTreeMap, HashMap, VecDeque};

pub struct Job {
    name: String,
    body: Vec<u8>,
}

pub struct Queue {
    jobs: HashMap<u64, Job>,
    waiting: VecDeque<Job>,
    done: Vec<Job>,
    by_time: BTreeMap<u64, Job>,
}

impl Queue {
    fn start(&mut self, id: u64) -> Option<Job> {
        let job = self.jobs.get(&id)?.clone(); //~ clone-last-use
        self.jobs.remove(&id);
        Some(job)
    }

    fn body(&mut self, id: u64) -> Option<Vec<u8>> {
        let body = self.jobs.get(&id).map(|job| job.body.clone()); //~ clone-last-use
        self.jobs.remove(&id);
        body
    }

    fn latest(&mut self) -> Option<Job> {
        let job = self.done.last()?.clone(); //~ clone-last-use
        self.done.pop();
        Some(job)
    }

    fn next(&mut self) -> Option<Job> {
        let job = self.waiting.front().cloned()?; //~ clone-last-use
        self.waiting.pop_front();
        Some(job)
    }

    fn first(&mut self) -> Job {
        let job = self.done[0].clone(); //~ clone-last-use
        self.done.remove(0);
        job
    }

    // ---- look-alikes

    fn another_key(&mut self, id: u64, old: u64) -> Option<Job> {
        let job = self.jobs.get(&id)?.clone();
        self.jobs.remove(&old);
        Some(job)
    }

    fn only_if_it_is_sent(&mut self, id: u64, out: &Sender<Job>) -> Result<(), Closed> {
        let job = self.jobs.get(&id).ok_or(Closed)?.clone();
        out.send(job)?;
        self.jobs.remove(&id);
        Ok(())
    }

    async fn behind_a_wait(&mut self, id: u64, out: &Sender<Job>) {
        let job = self.jobs[&id].clone();
        out.send(job).await;
        self.jobs.remove(&id);
    }

    fn under_a_condition(&mut self, id: u64) -> Option<Job> {
        let job = self.jobs.get(&id)?.clone();
        if job.body.is_empty() {
            self.jobs.remove(&id);
        }
        Some(job)
    }

    fn looked_at_again(&mut self, id: u64) -> Option<Job> {
        let job = self.jobs.get(&id)?.clone();
        let waiting = self.jobs.values().filter(|other| other.name == job.name).count();
        self.jobs.remove(&id);
        (waiting == 1).then_some(job)
    }

    fn from_the_other_end(&mut self) -> Option<Job> {
        let job = self.waiting.front()?.clone();
        self.waiting.pop_back();
        Some(job)
    }

    fn under_another_name(&mut self, mut id: u64) -> Option<Job> {
        let job = self.jobs.get(&id)?.clone();
        id += 1;
        self.jobs.remove(&id);
        Some(job)
    }
}

//@ src/taken_by_match.rs
pub struct Upload {
    title: String,
    parts: Vec<Vec<u8>>,
}

pub struct Session {
    pending: Option<Upload>,
}

impl Session {
    fn finish(&mut self) -> Option<String> {
        let title = match &self.pending {
            Some(upload) => upload.title.clone(), //~ clone-last-use
            None => return None,
        };
        self.pending.take();
        Some(title)
    }

    fn parts(&mut self) -> Option<(String, Vec<Vec<u8>>)> {
        let title = self.pending.as_ref()?.title.clone(); //~ clone-last-use
        let parts = self.pending.take().map(|upload| upload.parts)?;
        Some((title, parts))
    }

    // ---- look-alikes

    fn whole(&mut self) -> Option<(String, Upload)> {
        let title = self.pending.as_ref()?.title.clone();
        self.pending.take().map(|upload| (title, upload))
    }

    fn kept(&mut self, all: &mut Vec<Upload>) -> Option<String> {
        let title = self.pending.as_ref()?.title.clone();
        if let Some(upload) = self.pending.take() {
            all.push(upload);
        }
        Some(title)
    }

    fn handed_over(&mut self, store: &mut Store) -> Option<String> {
        let title = self.pending.as_ref()?.title.clone();
        store.put(self.pending.take());
        Some(title)
    }
}

//@ src/of_the_network.rs
enum Call<N: Network> {
    Send(N::Request),
    Height,
}

impl<N: Network> Caller<N> {
    // A type that belongs to another is a type of its own.
    fn called(&self, call: Call<N>) -> Answer {
        match call {
            Call::Send(request) => self.line.send(request.clone()), //~ clone-last-use
            Call::Height => self.line.height(),
        }
    }

    fn sent(&self, request: N::Request) -> Answer {
        self.line.send(request.clone()) //~ clone-last-use
    }
}

// What a generic iterator yields may be a reference.
fn first_sent<I: Iterator>(line: &Line, item: I::Item) -> Answer {
    line.send(item.clone())
}

//@ src/lent_to_be_changed.rs
#[derive(Clone)]
pub struct Crate {
    apples: Vec<Apple>,
}

impl Orchard {
    fn next_crate(&mut self) -> Result<Option<Crate>, Rot> {
        self.picked()
    }
}

fn sort_all(orchard: &mut Orchard, sorter: &mut Sorter) {
    loop {
        match orchard.next_crate() {
            Ok(Some(full)) => sorter.sort(&mut full.clone()), //~ clone-last-use
            Ok(None) => break,
            Err(rot) => return sorter.stop(rot),
        }
    }
}

fn sort_one(full: Crate, sorter: &mut Sorter) {
    sorter.sort(&mut full.clone()); //~ clone-last-use
}

// ---- look-alikes

fn sort_lent(full: &Crate, sorter: &mut Sorter) {
    sorter.sort(&mut full.clone());
}

fn sort_twice(full: Crate, sorter: &mut Sorter) -> Crate {
    sorter.sort(&mut full.clone());
    full
}

//@ src/called_like_a_guards.rs
pub struct Ledger<'e>(Vec<Line<'e>>);

impl<'e> Ledger<'e> {
    pub fn value(&self, account: &Account) -> Option<Cow<'e, str>> {
        self.found(account)
    }
}

fn latest<'e>(ledger: &Ledger<'e>, account: &Account) -> Option<Cow<'e, str>> {
    if let Some(line) = ledger.value(account) {
        return Some(line.clone()); //~ clone-last-use
    }
    None
}

// ---- look-alikes

fn of_shared_map(lines: &DashMap<Account, Line>, account: &Account) -> Option<Line> {
    lines.get(account).map(|entry| {
        let line = entry.value();
        line.clone()
    })
}

//@ src/broken_off_with.rs
async fn deliver(parcels: &Parcels, out: Sender<Event>, log: Log) -> Result<(), Error> {
    let (parcel, weight) = loop {
        match parcels.next_one().await? {
            Next::Parcel(parcel, weight) => break (parcel, weight),
            Next::Later => pause(),
        }
    };
    out.send(Event::Sent((parcel.clone(), weight))).await?;
    log.keep(Header::new(*parcel.clone())) //~ clone-last-use
}

// ---- look-alikes

fn of_two_loops(shelf: &Shelf, log: Log) -> u32 {
    let parcel = loop {
        let found = loop {
            break shelf.first();
        };
        if let Some(parcel) = found {
            break parcel;
        }
    };
    log.keep(parcel.clone());
    parcel.weight
}

//@ src/result_of_an_impl.rs
impl<'a> Executor for StepExecutor<'a> {
    type Result = StepResult<Halt, u8>;
}

#[derive(Clone)]
struct Shelf {
    books: Vec<Book>,
}

struct Shelves {
    inner: Arc<Mutex<Option<Shelf>>>,
}

impl Shelves {
    fn open(&self) -> Option<Shelf> {
        let mut shelf = self.inner.lock();
        if let Some(open) = shelf.as_mut() {
            open.dust();
            return Some(open.clone());
        }
        None
    }
}

//@ src/frame/mod.rs
pub trait IntoFrame {
    fn to_frame(&self) -> &Frame;
}

impl IntoFrame for Frame {
    fn to_frame(&self) -> &Frame {
        self
    }
}

pub trait Joins: IntoFrame {
    // A look-alike: what is called `to_frame` lends the frame.
    fn joined(&self, other: &Frame, part: Option<Part>) -> Frame {
        let own = self.to_frame();
        let mut left = own.clone();
        if let Some(part) = part {
            left = left.slice(part);
        }
        left.join(other)
    }
}
