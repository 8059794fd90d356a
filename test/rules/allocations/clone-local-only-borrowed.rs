use std::sync::{Arc, Mutex};

struct Page {
    title: String,
    lines: Vec<String>,
    number: u32,
    shared: Arc<Vec<String>>,
    guarded: Mutex<Vec<String>>,
}

impl Page {
    fn render(&self) -> usize {
        let title = self.title.clone(); //~ clone-local-only-borrowed
        draw(&title);
        title.len()
    }

    fn each(&self) {
        let lines = self.lines.to_vec(); //~ clone-local-only-borrowed
        for line in lines.iter() {
            draw(line);
        }
    }

    fn indexed(&self, at: usize) -> bool {
        let lines = self.lines.clone(); //~ clone-local-only-borrowed
        lines[at].is_empty()
    }

    fn changed_at_times(&self, more: bool) {
        let mut lines = self.lines.clone(); //~ clone-local-only-borrowed
        if more {
            lines.push(String::new());
        }
        draw(&lines);
    }

    fn through_a_getter(req: &Request) -> bool {
        let metadata = req.headers().clone(); //~ clone-local-only-borrowed
        metadata.contains_key("authorization") && req.is_empty()
    }

    fn of_what_getters_lend(files: &Files, id: usize, names: &HashMap<usize, Vec<String>>) -> usize {
    let contents = files.get_contents(id).to_vec(); //~ clone-local-only-borrowed
    let named = names.get(&id).unwrap().clone(); //~ clone-local-only-borrowed
    let first = names.get(&0).cloned(); //~ clone-local-only-borrowed
    if contents.starts_with(b"#") {
        return named.len();
    }
    first.is_some() as usize
}

fn followed_by_methods(order: &Order, stock: &Stock) -> u64 {
    let lines = order.lines.clone(); //~ clone-local-only-borrowed
    lines.visit(stock);
    lines.visit_again(stock);
    lines.len()
}

fn lent_to_a_method(registry: &mut Registry, line: Vec<u8>) {
    let name = line.as_slice().to_vec(); //~ clone-local-only-borrowed
    let family = registry.family_of(&name);
    family.help = Some(line);
}

fn copied_before_the_decision(all: &mut Vec<Order>, orders: &[Order], wanted: &HashSet<u64>) {
    for order in orders {
        let own = order.clone(); //~ clone-local-only-borrowed
        if wanted.contains(&own.id) {
            all.push(own);
        }
    }
}

fn copied_before_it_is_passed_over(all: &mut Vec<Order>, orders: &[Order], from: u64) {
    for order in orders {
        let order = order.clone(); //~ clone-local-only-borrowed
        if order.id < from {
            continue;
        }
        all.push(order);
    }
}

fn copied_to_be_put_in_order(page: &Page) -> bool {
    let mut lines = page.lines.clone(); //~ clone-local-only-borrowed
    lines.sort();
    lines.first().is_some()
}

fn asked_for_more(plan: &Plan, slot: u64) -> u64 {
    let forks = plan.forks.clone(); //~ clone-local-only-borrowed
    forks.fork_at(slot)
}

fn asked_in_a_condition(texts: &mut Texts, span: Span) -> Expression {
    let head = texts.contents(span).to_vec(); //~ clone-local-only-borrowed
    let parsed = if head.starts_with(b"$") { texts.parse(span) } else { texts.other(span) };
    Expression::of(parsed)
}

fn collected_to_be_walked_over(page: &Page) -> usize {
    let long = page.lines.iter().filter(|line| line.len() > 9).cloned().collect::<Vec<_>>(); //~ clone-local-only-borrowed
    long.iter().map(|line| line.len()).sum()
}

fn copied_on_each_way(import: &Import) -> usize {
    let name = match &import.alias {
        Some(alias) => alias.clone(), //~ clone-local-only-borrowed
        None => import.name.clone(),
    };
    name.len()
}

fn copied_if_there_is_one(import: &Import, names: &Names) -> bool {
    let name = if import.is_plain { Some(import.name.clone()) } else { None }; //~ clone-local-only-borrowed
    name.is_some()
}

fn found_or_its_own(renames: &[(String, String)], field: &Field, out: &mut String) {
    let name = renames.iter().find(|(from, _)| *from == field.name).map(|(_, to)| to.clone()).unwrap_or_else(|| field.name.clone()); //~ clone-local-only-borrowed
    out.push_str(&name);
}

struct Document {
    values: Vec<FieldValue>,
    ids: Vec<FieldId>,
}

fn put_in_order_to_compare(one: &Document, other: &Document) -> bool {
    let mut values = one.values.clone(); //~ clone-local-only-borrowed
    let mut others = other.values.clone(); //~ clone-local-only-borrowed
    values.sort();
    others.sort();
    values.eq(&others)
}

// ---- look-alikes

    fn rename(&mut self, title: String) {
        let old = self.title.clone();
        self.title = title;
        draw(&old);
    }

    fn touched(&mut self) {
        let title = self.title.clone();
        self.refresh();
        draw(&title);
    }

    fn refresh(&mut self) {
        self.number += 1;
    }

    fn returned(&self) -> String {
        let title = self.title.clone();
        draw(&title);
        title
    }

    fn stored(&self, titles: &mut Vec<String>) {
        let title = self.title.clone();
        titles.push(title);
    }

    fn taken_along(&self) {
        let title = self.title.clone();
        std::thread::spawn(move || draw(&title));
    }

    fn in_a_task(&self) {
        let title = self.title.clone();
        tokio::spawn(async move { draw(&title) });
    }

    fn counted(&self) {
        let shared = self.shared.clone(); //~ clone-local-only-borrowed
        draw(&shared);
    }

    fn copied(&self) -> bool {
        let number = self.number.clone();
        number == 1
    }

    fn out_of_a_lock(&self) {
        let lines = self.guarded.lock().unwrap().clone();
        draw(&lines);
    }

    fn sorted(&self) {
        let mut lines = self.lines.clone();
        lines.sort();
        draw(&lines);
    }

    fn unknown_method(&self, other: &Other) {
        let name = other.name.clone();
        name.consume();
    }
}

#[test]
fn renders() {
    let page = page();
    let title = page.title.clone(); //~ clone-local-only-borrowed note
    draw(&title);
}

fn changed_behind_a_getter(mut req: Request) -> bool {
    let metadata = req.headers().clone();
    req.clear();
    metadata.contains_key("authorization")
}

fn pooled(node: &Node) -> usize {
    let pool = node.pool().clone();
    pool.len()
}

fn borrowed_from(request: Request) -> Option<Answer> {
    let path = request.path().to_owned();
    let endpoint = parse(&path)?;
    let body = request.into_body();
    answer(endpoint, body)
}

fn seen_through_a_view(arguments: &mut RawArgs, cursor: &mut Cursor) {
    if let Some(first) = arguments.next_of(cursor) {
        let path = Path::new(&first);
        if let Some(command) = path.file_stem().and_then(|stem| stem.to_str()) {
            let command = command.to_owned();
            arguments.insert(cursor, &[&command]);
        }
    }
}

fn of_what_is_made(files: &Files, id: usize) -> usize {
    let contents = files.load_all(id).to_vec();
    let mut slot = files.slot(id);
    let kept = slot.get_or_insert_with(|| id).clone();
    contents.len() + kept.count()
}

fn of_a_guard(names: &RwLock<HashMap<usize, Vec<String>>>, id: usize) -> usize {
    let named = names.read().unwrap().get(&id).unwrap().clone();
    named.len()
}

fn used_up(order: &Order, stock: &Stock) -> u64 {
    let lines = order.lines.clone();
    lines.visit(stock);
    lines.ship(stock)
}

fn moved_by_the_other_argument(files: &Files, job: Job) -> usize {
    let folder = job.folder.clone();
    let count = files.inside(&folder, |found| found.accept(job));
    count
}

async fn lender_taken_apart(files: &Files, job: Job) -> Result<usize> {
    let folder = job.folder().clone();
    files.inside(&folder, |found| found.accept(job.names)).await?;
    Ok(0)
}

fn listed_beside(files: &Files, job: &Job) {
    let mine = job.clone();
    let folder = mine.folder.clone();
    files.add(&folder, vec![mine]);
}

fn needed_unless_it_fails(all: &mut Vec<Order>, order: &Order, from: u64) -> Result<(), Error> {
    let order = order.clone();
    if order.id < from {
        return Err(Error::Late);
    }
    all.push(order);
    Ok(())
}

fn empty_or_not(all: &mut Vec<Vec<String>>, page: &Page) {
    let lines = page.lines.clone();
    if !lines.is_empty() {
        all.push(lines);
    }
}

fn needed_on_both_ways(all: &mut Vec<Order>, late: &mut Vec<Order>, order: &Order) {
    let order = order.clone();
    if order.id > 9 {
        all.push(order);
    } else {
        late.push(order);
    }
}

fn put_in_order_and_kept(page: &Page) -> Vec<String> {
    let mut lines = page.lines.clone();
    lines.sort();
    lines
}

fn numbers_in_order(numbers: &Vec<u64>) -> Option<u64> {
    let mut sorted = numbers.clone();
    sorted.sort();
    sorted.first().copied()
}

fn collected_and_lent(page: &Page) -> usize {
    let long = page.lines.iter().filter(|line| line.len() > 9).cloned().collect::<Vec<_>>();
    joined(&long)
}

fn made_on_one_way(import: &Import) -> usize {
    let name = match &import.alias {
        Some(alias) => alias.clone(), //~ clone-local-only-borrowed
        None => format!("{}!", import.name),
    };
    name.len()
}

fn kept_on_each_way(import: &Import) -> String {
    let name = match &import.alias {
        Some(alias) => alias.clone(),
        None => import.name.clone(),
    };
    name
}

fn ids_in_order(one: &Document) -> bool {
    let mut ids = one.ids.clone();
    ids.sort();
    ids.is_empty()
}

/// What is calculated with by value is a number, or a few of them.
fn tangent(path: &Path, at: usize) -> Offset {
    let end = path.ends.last().unwrap().clone();
    end - path.ends[at]
}

struct Roll {
    names: Vec<String>,
}

impl Roll {
    fn first_time(&mut self, name: &str) -> usize {
        let names = self.names.clone(); //~ clone-local-only-borrowed
        if names.is_empty() {
            self.names.push(name.to_owned());
            return 0;
        }
        names.len()
    }

    fn every_time(&mut self, name: &str) -> usize {
        let names = self.names.clone(); //~ clone-local-only-borrowed
        self.names.push(name.to_owned());
        names.len()
    }

    fn doubled(&mut self) {
        let names = self.names.clone();
        for name in names.iter() {
            self.names.push(name.repeat(2));
        }
    }

    fn first_doubled(&mut self) {
        let names = self.names.clone();
        match names.first() {
            Some(name) => self.names.push(name.repeat(2)),
            None => {}
        }
    }

    fn first_kept(&mut self) -> usize {
        let names = self.names.clone();
        let first = names.first();
        if names.len() > 3 {
            self.names.clear();
            return first.map_or(0, String::len);
        }
        0
    }

    fn in_a_closure(&mut self, board: &Board) -> usize {
        let names = self.names.clone();
        board.change(&names, |each| self.names.push(each))
    }
}

struct Header {
    kind: Option<String>,
    names: Vec<String>,
    title: String,
}

/// Taken apart, the copy is looked at all the same.
fn taken_apart(header: &Header) -> usize {
    let kind = header.kind.clone(); //~ clone-local-only-borrowed
    if let Some(kind) = kind {
        return kind.len();
    }
    let title = header.title.clone(); //~ clone-local-only-borrowed
    let shown = title;
    shown.len()
}

fn taken_apart_to_keep(header: &Header, kept: &mut Vec<String>) {
    let kind = header.kind.clone();
    if let Some(kind) = kind {
        kept.push(kind);
    }
    let title = header.title.clone();
    let shown = title;
    kept.push(shown);
}

/// Changed while a part of the copy is looked at.
fn changed_meanwhile(header: &mut Header) -> usize {
    let kind = header.kind.clone();
    if let Some(kind) = kind {
        header.kind = None;
        return kind.len();
    }
    0
}

/// What it is handed to takes a value and only reads it.
fn handed_to_reader(header: &Header) -> usize {
    let kind = header.kind.clone(); //~ clone-local-only-borrowed
    let path = header.title.clone(); //~ clone-local-only-borrowed
    width_of(kind) + std::fs::read(path).map_or(0, |text| text.len())
}

/// The closure owns what it hands on.
fn handed_on_later(header: &Header) -> impl Future<Output = usize> {
    let kind = header.kind.clone();
    aside(|| width_of(kind))
}

/// The task owns what its future was given.
fn handed_to_task(header: &Header, tasks: &Tasks) {
    let names = header.names.clone();
    tasks.spawn(count_later(names));
}

async fn count_later(names: Vec<String>) -> usize {
    names.len()
}

/// A half of the copy is looked at after the original has changed.
fn halves(header: &mut Header) -> usize {
    let title = header.title.clone();
    let (front, back) = title.split_at(3);
    header.title.clear();
    front.len() + back.len()
}

/// What the closure was lent goes away.
async fn routed(request: Request, next: Next) -> usize {
    let path = request
        .matched()
        .map(|found| found.as_str().to_string())
        .unwrap_or_else(|| "unknown".to_string());
    next.run(request).await;
    path.len()
}

fn width_of(kind: Option<String>) -> usize {
    match kind {
        Some(kind) => kind.len(),
        None => 0,
    }
}

/// The closure could give a reference to the field.
fn by_closure(headers: &[Header], all: &Board) {
    let title = headers.first().map(|header| header.title.clone()); //~ clone-local-only-borrowed
    if let Some(title) = title {
        show(&title);
    }
    let found = headers.iter().find_map(|header| match &header.kind {
        Some(kind) if kind.len() > 3 => Some(header.title.clone()), //~ clone-local-only-borrowed
        _ => None,
    });
    println!("{:?}", found);
    let shared = headers.iter().map(|header| header.names.clone()).next(); //~ clone-local-only-borrowed
    println!("{:?}", shared.as_ref().map(|names| names.len()));
    let held = all.headers.lock().unwrap().first().map(|header| header.title.clone());
    println!("{:?}", held);
    let kept = headers.first().map(|header| header.title.clone());
    keep(kept);
    let made = headers.first().map(|header| header.title.repeat(2));
    println!("{:?}", made);
    let lazily = headers.iter().map(|header| header.title.clone());
    for title in lazily {
        show(&title);
    }
}

/// A way may give a name as it is, or an empty text, which a reference stands for as well.
fn one_way_is_there(header: &Header, line: String, at: usize) -> usize {
    let line = if at == 0 { line[3..].to_string() } else { line }; //~ clone-local-only-borrowed
    let kind = match &header.kind {
        Some(kind) => kind.clone(), //~ clone-local-only-borrowed
        None => String::new(),
    };
    let title = if kind.is_empty() {
        let longest = header.names.iter().max_by_key(|name| name.len());
        show(&longest);
        header.title.clone() //~ clone-local-only-borrowed
    } else {
        "untitled".to_owned()
    };
    line.len() + kind.len() + title.len()
}

fn one_way_makes_it(header: &Header, at: usize) -> usize {
    let line = if at == 0 { header.title.clone() } else { header.title.repeat(at) };
    let own = if at == 0 {
        let made = header.title.repeat(3);
        made.clone()
    } else {
        "one".to_owned()
    };
    line.len() + own.len()
}

/// Lent at once.
fn lent(header: &Header) -> usize {
    let names = &header.names.clone(); //~ clone-local-only-borrowed
    names.len()
}

/// A guard with a name is held to the end of its block in any case.
fn from_named_guard(board: &Board) -> usize {
    let state = board.state.lock().unwrap();
    let title = state.title.clone(); //~ clone-local-only-borrowed
    title.len()
}

fn from_dropped_guard(board: &Board) -> usize {
    let state = board.state.lock().unwrap();
    let title = state.title.clone(); //~ clone-local-only-borrowed
    drop(state);
    title.len()
}

/// All of it is copied for one bit.
fn merged(mut header: Header, other: &Header) -> bool {
    let before = header.names.clone(); //~ clone-local-only-borrowed
    header.names.extend(other.names.iter().map(|name| name.repeat(2)));
    header.names != before
}

fn merged_and_kept(mut header: Header, other: &Header, log: &mut Vec<Vec<String>>) {
    let before = header.names.clone();
    header.names.extend(other.names.iter().map(|name| name.repeat(2)));
    if header.names != before {
        log.push(before);
    }
}

/// Two at a time.
fn side_by_side(header: &Header, all: &mut Vec<String>) -> usize {
    let (title, names) = (header.title.clone(), header.names.clone()); //~ clone-local-only-borrowed
    all.push(title);
    names.len()
}

/// Asked for one of them, a list of references answers as well.
fn asked(headers: &[Header], title: &String) -> bool {
    let titles: Vec<String> = headers.iter().map(|header| header.title.clone()).collect(); //~ clone-local-only-borrowed
    titles.contains(title)
}

fn asked_and_kept(headers: &[Header], title: &String) -> Vec<String> {
    let titles: Vec<String> = headers.iter().map(|header| header.title.clone()).collect();
    if titles.contains(title) {
        return Vec::new();
    }
    titles
}

/// What the closure is given lives no longer than the closure runs.
fn asked_of_made(headers: &[Header], title: &String) -> bool {
    let titles: Vec<String> = headers.iter().map(|header| header.renamed()).map(|header| header.title.clone()).collect();
    titles.contains(title)
}

/// What is copied out of a reference is no part of the list.
fn chosen(groups: &mut Vec<Group>, all: &mut Vec<Item>) {
    let list = groups[0].list.clone(); //~ clone-local-only-borrowed
    if list.is_empty() {
        return;
    }
    let last = *list.last().expect("it is not empty");
    all.push(last);
    groups.clear();
    all.push(last);
}

/// Where no pattern binds anything the look is over when an arm is chosen.
fn typed(source: &mut Source, at: Span) -> u8 {
    let mark = source.bytes[at.start].to_vec(); //~ clone-local-only-borrowed
    match mark.as_slice() {
        b":" => source.step(),
        _ => source.skip(),
    }
}

fn typed_later(source: &mut Source, at: Span) -> u8 {
    let mark = source.bytes[at.start].to_vec();
    match mark.as_slice() {
        [first, ..] => source.step_to(*first),
        _ => source.skip(),
    }
}

// ---- from one to the next

impl ListType {
    fn next_element(&self) -> &ElementType {
        &self.element
    }
}

struct ListType {
    element: ElementType,
    names: Vec<String>,
}

fn depth_of(list: &ListType) -> usize {
    let mut at = list.clone(); //~ clone-local-only-borrowed
    let mut depth = 0;
    loop {
        match at.next_element() {
            ElementType::List(next) => {
                at = next.clone();
                depth += 1;
            }
            _ => return depth,
        }
    }
}

fn made_at_each_step(list: &ListType, store: &Store) -> usize {
    let mut at = list.clone();
    let mut depth = 0;
    while let Some(next) = store.load(&at) {
        let next: ListType = next;
        at = next.clone();
        depth += 1;
    }
    depth
}

fn kept_at_the_end(list: &ListType) -> ListType {
    let mut at = list.clone();
    while let ElementType::List(next) = at.next_element() {
        at = next.clone();
    }
    at
}

// ---- bytes that are read as a text

fn is_greeting(packet: &Packet) -> Result<bool, Failed> {
    let text = String::from_utf8(packet.body.to_vec())?; //~ clone-local-only-borrowed
    Ok(text.starts_with("hello"))
}

fn greeting(packet: &Packet) -> Result<String, Failed> {
    let text = String::from_utf8(packet.body.to_vec())?;
    Ok(text)
}

struct Packet {
    body: Vec<u8>,
}

// ---- counted once more only to be looked at

struct Station {
    shared: Arc<Vec<u8>>,
    name: EcoString,
}

impl Station {
    fn size(&self) -> usize {
        let shared = self.shared.clone(); //~ clone-local-only-borrowed
        shared.len() + 1
    }

    fn is_called(&self, other: &str) -> bool {
        let name = self.name.clone(); //~ clone-local-only-borrowed
        name == other
    }

    fn size_after(&mut self) -> usize {
        let shared = self.shared.clone();
        self.refresh();
        shared.len() + 1
    }

    fn later(&self) -> impl FnOnce() -> usize {
        let shared = self.shared.clone();
        move || shared.len()
    }
}

struct Listener {
    address: String,
    names: Vec<String>,
}

fn serves(listener: Listener) -> usize {
    let address = listener.address.clone(); //~ clone-local-only-borrowed
    let task = spawn(async move { bind(&listener.address).await });
    keep(task);
    address.len()
}

fn serves_lent(listener: &Listener) -> usize {
    let address = listener.address.clone(); //~ clone-local-only-borrowed
    keep(move || listener.address.len());
    address.len()
}

// What is asked for `_owned` takes the pointer along.
async fn waits_without_borrowing(&self) {
    let stop = self.stop_notify.clone();
    let stopped = stop.notified_owned();
    self.serve_until(stopped).await;
}

// ---- of a choice that leaves on one way, only the other says what it gives

fn connected(config: Config) -> Result<Connection, String> {
    let provider = if let Some(found) = Provider::installed() {
        found.as_ref().clone()
    } else {
        return Err("no provider is installed".to_string());
    };
    connect(config, provider)
}

fn connected_by_match(config: Config, known: &Registry) -> Option<Connection> {
    let provider = match known.provider() {
        None => return None,
        Some(found) => found.inner.clone(),
    };
    connect(config, provider).ok()
}

fn connected_or_panics(config: Config, known: &Registry) -> Connection {
    let provider = if known.is_empty() {
        panic!("nothing is known");
    } else {
        known.provider.clone()
    };
    connect_all(config, provider)
}

// ---- methods that keep the counted pointer that they are called on

fn stops(stop: Arc<Notify>) -> Task {
    let stopping = stop.clone();
    let task = until(stopping.notified_owned());
    stop.notify_one();
    task
}

fn permits(permits: &Arc<Semaphore>) -> Task {
    let own = Arc::clone(permits);
    begin(own.acquire_many_owned(3))
}

fn residual(layer: &Layer, xs: &Tensor) -> Result<Tensor> {
    let residual = xs.clone();
    let xs = layer.forward(xs)?;
    residual + xs
}

// ---- what is kept of a call may look back at what was lent to it

struct Options {
    endpoint: Option<String>,
    pace: u64,
}

fn metered(endpoint: &Option<String>, pace: u64) -> Result<impl Drop, Error> {
    Meter::begin(endpoint.as_deref(), pace)
}

fn metered_apart(endpoint: &Option<String>, pace: u64) -> Result<impl Drop + use<>, Error> {
    Meter::begin(endpoint.as_deref(), pace)
}

fn paced(endpoint: &Option<String>, pace: u64) -> Result<u64, Error> {
    Ok(pace + endpoint.iter().len() as u64)
}

fn runs_metered(options: Options) -> Result<(), Error> {
    let endpoint = options.endpoint.clone();
    let _meter = metered(&endpoint, options.pace)?;
    serve(options)
}

fn runs_metered_in_block(options: Options) -> Result<(), Error> {
    let endpoint = options.endpoint.clone(); //~ clone-local-only-borrowed
    {
        let _meter = metered(&endpoint, options.pace)?;
    }
    serve(options)
}

fn runs_metered_apart(options: Options) -> Result<(), Error> {
    let endpoint = options.endpoint.clone(); //~ clone-local-only-borrowed
    let _meter = metered_apart(&endpoint, options.pace)?;
    serve(options)
}

fn runs_paced(options: Options) -> Result<(), Error> {
    let endpoint = options.endpoint.clone(); //~ clone-local-only-borrowed
    let _pace = paced(&endpoint, options.pace)?;
    serve(options)
}

// ---- named like a copy, but what the type itself declares writes it out

struct Ledger {
    rows: Vec<u64>,
}

impl Ledger {
    fn to_vec(&self) -> Vec<u8> {
        self.rows.iter().flat_map(|row| row.to_le_bytes()).collect()
    }

    fn to_owned(&self) -> Archive {
        Archive::of(&self.rows)
    }
}

fn written_out(ledger: &Ledger, out: &mut Output) {
    let bytes = ledger.to_vec();
    out.measure(bytes.len());
    out.show(&bytes);
}

fn archived(ledger: &Ledger) -> usize {
    let archive = ledger.to_owned();
    archive.len()
}

struct Stack {
    cards: Vec<Card>,
}

impl Stack {
    fn to_vec(&self) -> Vec<Card> {
        self.cards.clone()
    }
}

fn cards_of(stack: &Stack) -> usize {
    let cards = stack.to_vec(); //~ clone-local-only-borrowed
    cards.len()
}

fn rows_of(ledger: &Ledger) -> usize {
    let rows = ledger.rows.to_vec(); //~ clone-local-only-borrowed
    rows.len()
}

//@ src/added_to.rs
fn greeted(name: &str) -> String {
    let text = name.to_string();
    text + "!"
}

fn joined(first: &String, rest: &str) -> String {
    let text = first.clone();
    text + rest
}

fn both_ways<T: Clone + Add<Output = T> + Sub<Output = T>>(terms: &[T; 2], sums: &mut [T; 2]) {
    let first = terms[0].clone();
    sums[0] = first.clone() + terms[1].clone();
    sums[1] = first - terms[1].clone();
}

//@ src/lent_by_guard.rs
use std::cell::{Ref, RefCell};
use std::sync::{Mutex, MutexGuard};

struct Stack {
    open: RefCell<Vec<Item>>,
    names: Mutex<Vec<String>>,
    first: Item,
}

#[derive(Clone)]
struct Item {
    name: String,
    parts: Vec<String>,
}

impl Stack {
    fn top(&self) -> Ref<'_, Item> {
        Ref::map(self.open.borrow(), |open| open.last().expect("open"))
    }

    fn top_if_any(&self) -> Option<Ref<'_, Item>> {
        None
    }

    fn names(&self) -> MutexGuard<'_, Vec<String>> {
        self.names.lock().unwrap()
    }

    fn first(&self) -> &Item {
        &self.first
    }

    fn close(&self, item: &Item) {
        self.open.borrow_mut().retain(|each| each.name != item.name);
    }

    /// The guard would still be held when `close` asks for it.
    fn close_and_show(&self, item: &Item) {
        let top = self.top().clone();
        self.close(item);
        show(&top);
    }

    fn close_part(&self, item: &Item) {
        let parts = self.top().parts.clone();
        self.close(item);
        show_all(&parts);
    }

    fn close_found(&self, item: &Item) -> Option<()> {
        let parts = self.top_if_any()?.parts.clone();
        self.close(item);
        show_all(&parts);
        Some(())
    }

    fn close_named(&self, item: &Item) {
        let names = self.names().to_vec();
        self.close(item);
        show_all(&names);
    }

    fn close_first(&self, item: &Item) {
        let first = self.first().clone(); //~ clone-local-only-borrowed
        self.close(item);
        show(&first);
    }
}

fn show(item: &Item) {
    println!("{}", item.name);
}

fn show_all(names: &[String]) {
    println!("{}", names.len());
}

//@ src/turned_over.rs
use std::ops::{Neg, Not};

#[derive(Clone)]
struct Terms {
    all: Vec<u64>,
}

impl Neg for Terms {
    type Output = Terms;
    fn neg(self) -> Terms {
        self
    }
}

/// An operator takes what it is put before.
fn negated(terms: &Terms) -> Terms {
    let own = terms.clone();
    (-own).into()
}

fn inverted(terms: &Terms) -> Terms {
    let own = terms.clone();
    !own
}

fn counted(terms: &Terms) -> usize {
    let own = terms.clone(); //~ clone-local-only-borrowed
    own.all.len()
}

#[cfg(debug_assertions)]
fn marked() {}

fn shown(terms: &Terms) {
    #[cfg(debug_assertions)]
    let own = terms.clone();
    #[cfg(debug_assertions)]
    println!("{}", own.all.len());
}

//@ src/unknown_stack.rs
use std::cell::Ref;

impl<Handle, Sink> Tree<Handle, Sink> {
    fn innermost(&self) -> Ref<'_, Handle> {
        Ref::map(self.open.borrow(), |open| open.last().expect("open"))
    }
}

/// Whose stack it is nobody can tell, but there is one method of that name.
fn close(tree: &dyn Closes, node: &Node) {
    let innermost = tree.stack().innermost().clone();
    tree.close(node);
    println!("{}", innermost.len());
}

//@ src/lent_through_lists.rs
use std::sync::Arc;

struct Desk {
    shelf: Arc<Shelf>,
}

struct Shelf {
    view: View,
}

struct View {
    names: Vec<String>,
}

#[derive(Clone, Copy)]
struct Label<'a> {
    name: &'a str,
}

impl Shelf {
    fn view(&self) -> &View {
        &self.view
    }
}

fn labels(view: &View) -> Vec<Label<'_>> {
    view.names.iter().map(|name| Label { name }).collect()
}

impl Desk {
    fn shelf(&self) -> &Arc<Shelf> {
        &self.shelf
    }

    fn start(&mut self) -> Moving<'_> {
        Moving { desk: self }
    }
}

struct Moving<'a> {
    desk: &'a mut Desk,
}

fn collected(mut desk: Desk) {
    let shelf = desk.shelf().clone();
    let names: Vec<_> = names_in(shelf.view()).collect();
    let moving = desk.start();
    for &name in &names {
        moving.track(name);
    }
}

fn kept(mut desk: Desk) {
    let shelf = desk.shelf().clone();
    let view = shelf.view();
    let mut kept = Vec::new();
    for label in labels(view) {
        kept.push(label);
    }
    let moving = desk.start();
    for label in kept {
        moving.track(label.name);
    }
}

fn told_before(mut desk: Desk) {
    let shelf = desk.shelf().clone(); //~ clone-local-only-borrowed
    let view = shelf.view();
    for label in labels(view) {
        println!("{}", label.name);
    }
    let moving = desk.start();
    moving.track("end");
}

//@ src/beside_closures.rs
struct Builder {
    root: String,
    nodes: Vec<String>,
}

impl Builder {
    fn insert(&mut self, name: String) {
        self.nodes.push(name);
    }

    fn built(&mut self, names: Vec<String>) {
        let root = self.root.clone();
        run_all(names, |name| named(&root, &name), |built| self.insert(built));
    }

    fn counted(&mut self, names: Vec<String>) {
        let root = self.root.clone(); //~ clone-local-only-borrowed
        run_all(names, |name| named(&root, &name), |built| drop(built));
        self.insert(String::new());
    }
}

//@ src/objects.rs
use std::rc::Rc;

fn registered(state: Rc<State>) -> u64 {
    let effect: Rc<dyn Effect> = state.clone();
    with_runtime(|runtime| runtime.register(&effect));
    state.compute()
}

fn registered_as_it_is(state: Rc<State>) -> u64 {
    let same = state.clone(); //~ clone-local-only-borrowed
    with_runtime(|runtime| runtime.register(&same));
    state.compute()
}

//@ src/gathered.rs
async fn gathered(answer: Answer) -> Result<bool> {
    let body = answer.body.collect().await?;
    let text = String::from_utf8(body.to_vec())?;
    Ok(text.starts_with("ok"))
}

//@ src/chosen_in_block.rs
fn in_block(script: &Script, scope: &Scope) -> Result<Value, Failure> {
    let condition = {
        if script.parts.len() != 1 {
            return Err(Failure::Shape);
        }
        match script.parts.first() {
            Some(Part::Expression(expression)) => expression.clone(), //~ clone-local-only-borrowed
            _ => {
                return Err(Failure::Part);
            }
        }
    };
    scope.enter();
    evaluate(&condition, scope)
}

impl Session {
    fn title(&self) -> usize {
        let title = {
            debug!("asked for a title");
            if self.renamed.is_empty() {
                self.name.clone() //~ clone-local-only-borrowed
            } else {
                self.renamed.clone()
            }
        };
        draw(&title);
        title.len()
    }

    fn plain_block(&self) -> usize {
        let title = {
            self.counted.add(1);
            self.name.clone() //~ clone-local-only-borrowed
        };
        draw(&title);
        title.len()
    }

    // ---- look-alikes

    async fn behind_guard(&self) -> usize {
        let names = {
            let guard = self.names.read().await;
            if let Some(names) = guard.as_ref() {
                names.clone()
            } else {
                return 0;
            }
        };
        draw(&names);
        names.len()
    }

    fn of_local(&self) -> usize {
        let first = {
            let all = self.load();
            match all.first() {
                Some(first) => first.clone(),
                None => return 0,
            }
        };
        draw(&first);
        first.len()
    }

    fn of_part_of_local(&self) -> usize {
        let first = {
            let all = self.load();
            let inner = &all.inner;
            inner.title.clone()
        };
        draw(&first);
        first.len()
    }

    fn made(&self) -> usize {
        let title = {
            match self.names.first() {
                Some(name) => name.clone(), //~ clone-local-only-borrowed
                None => format!("untitled {}", self.id),
            }
        };
        draw(&title);
        title.len()
    }

    fn given_away(&self) -> Title {
        let title = {
            check(self);
            self.name.clone()
        };
        Title { title }
    }
}

//@ src/outline.rs
struct Outline {
    open: RefCell<Vec<Heading>>,
}

impl Outline {
    fn heading_open(&self) -> Ref<'_, Heading> {
        Ref::map(self.open.borrow(), |open| open.last().expect("no heading"))
    }

    fn is_same(&self, one: &Heading, other: &Heading) -> bool {
        one.level == other.level
    }

    fn close(&self, heading: &Heading) {
        self.open.borrow_mut().retain(|open| open.level != heading.level);
    }

    // What a `Ref` lends stays borrowed; the `Ref` of the example below is not in sight here.
    fn closes(&self, heading: &Heading) -> bool {
        let heading_open = self.heading_open().clone();
        self.close(heading);
        self.is_same(&heading_open, heading)
    }
}

//@ examples/arena.rs
type Ref<'a> = &'a Heading;

//@ src/copied_by_from.rs
struct Printed {
    marks: Vec<Mark>,
}

impl Printed {
    fn marks(&self) -> &[Mark] {
        &self.marks
    }
}

fn nearest(printed: &Printed, wanted: usize) -> usize {
    let marks = Vec::from(printed.marks()); //~ clone-local-only-borrowed
    let mut found = 0;
    for mark in &marks {
        if mark.at < wanted {
            found = mark.at;
        }
    }
    found
}

fn of_list(names: &Vec<String>) -> bool {
    let all = Vec::from(&names[..]); //~ clone-local-only-borrowed
    all.is_empty() || all.iter().any(|each| each.is_empty())
}

// ---- look-alikes

/// A list that is taken over is no copy.
fn taken_over(names: VecDeque<String>) -> bool {
    let all = Vec::from(names);
    all.is_empty()
}

fn of_unknown(names: Names) -> usize {
    let all = Vec::from(names.all());
    all.len()
}

fn of_array(pair: &[u8; 2]) -> usize {
    let all = Vec::from(pair);
    all.len()
}

fn kept(printed: &Printed) -> Marks {
    let marks = Vec::from(printed.marks());
    Marks { marks }
}

fn changed(printed: &mut Printed) -> usize {
    let marks = Vec::from(printed.marks()); //~ clone-local-only-borrowed
    printed.clear();
    marks.len()
}

fn added_to(printed: &Printed) -> usize {
    let mut marks = Vec::from(printed.marks());
    marks.push(Mark::default());
    marks.len()
}

//@ src/asked_meanwhile.rs
impl Engine {
    // Whatever `get_found` does: what `&self` lends as a plain field stays.
    fn completions(&self, module: &Module, out: &mut Vec<u32>) {
        let own = self.compiler.config.name.clone(); //~ clone-local-only-borrowed
        for import in module.imports.iter() {
            let Some(found) = self.compiler.get_found(&import.module) else {
                continue;
            };
            if found.package != own {
                out.push(import.id());
            }
        }
    }

    fn renamed(&mut self, module: &Module, out: &mut Vec<u32>) {
        let own = self.compiler.config.name.clone();
        for import in module.imports.iter() {
            let Some(found) = self.compiler.get_found(&import.module) else {
                continue;
            };
            if found.package != own {
                out.push(import.id());
            }
        }
    }

    // A method that is named for what it makes may use up what it is called on.
    fn planned(&self) -> Result<Plan> {
        let frame = self.frame.as_ref().clone();
        frame.create_plan()
    }
}

//@ src/passes.rs
// ---- copies for a struct that borrows what else it is given

pub struct Pass<'a> {
    module: &'a Module,
    lines: Lines,
    found: Vec<Span>,
}

impl<'a> Pass<'a> {
    fn new(module: &'a Module, lines: Lines) -> Self {
        Self { module, lines, found: Vec::new() }
    }

    fn pass_over(&mut self, name: &str) {
        let span = span_of(name, &self.lines);
        if self.lines.is_inside(span) {
            self.found.push(span);
        }
    }
}

fn found(module: &Module, lines: &Lines) -> Vec<Span> {
    let mut pass = Pass::new(module, lines.clone()); //~ clone-local-only-borrowed
    for name in &module.names {
        pass.pass_over(name);
    }
    pass.found
}

struct Printer<'a> {
    out: &'a mut String,
    style: Style,
}

impl Printer<'_> {
    fn print(&mut self, text: &str) {
        self.out.push_str(self.style.prefix());
        self.out.push_str(text);
    }
}

fn printed(texts: &[String], style: &Style) -> String {
    let mut out = String::new();
    let mut printer = Printer { out: &mut out, style: style.clone() }; //~ clone-local-only-borrowed
    for text in texts {
        printer.print(text);
    }
    out
}

// ---- look-alikes

// Changed on the way.
struct Counter<'a> {
    module: &'a Module,
    tally: Tally,
}

impl Counter<'_> {
    fn count(&mut self, name: &str) {
        self.tally.insert(name);
    }
}

fn counted(module: &Module, tally: &Tally) -> usize {
    let mut counter = Counter { module, tally: tally.clone() };
    counter.count("a");
    counter.module.len()
}

// Anyone may do with it what they want.
struct Shown<'a> {
    module: &'a Module,
    pub theme: Theme,
}

impl Shown<'_> {
    fn show(&self) {
        self.module.show(&self.theme);
    }
}

fn shown(module: &Module, theme: &Theme) {
    let shown = Shown { module, theme: theme.clone() };
    shown.show();
}

// Given away.
struct Kept<'a> {
    module: &'a Module,
    scope: Scope,
}

impl<'a> Kept<'a> {
    fn name(&self) -> String {
        self.scope.name()
    }
}

fn kept<'a>(module: &'a Module, scope: &Scope) -> Kept<'a> {
    let kept = Kept { module, scope: scope.clone() };
    log(kept.name());
    kept
}

// Lives on its own.
struct Owner {
    module: Module,
    limits: Limits,
}

impl Owner {
    fn most(&self) -> usize {
        self.limits.most(&self.module)
    }
}

fn most(module: Module, limits: &Limits) -> usize {
    let owner = Owner { module, limits: limits.clone() };
    owner.most()
}

// Changed while the struct looks at its own.
struct Look<'a> {
    module: &'a Module,
    state: State,
}

impl Look<'_> {
    fn old(&self) -> usize {
        self.module.size(&self.state)
    }
}

fn looked(module: &Module, state: &mut State) -> usize {
    let look = Look { module, state: state.clone() };
    state.advance();
    look.old()
}

//@ src/given-up.rs
#[derive(Clone)]
struct Sheet {
    name: String,
    rows: Vec<String>,
    open: bool,
}

fn opened(sheets: &HashMap<String, Sheet>, name: &str) -> Option<Sheet> {
    let sheet = sheets.get(name).cloned()?; //~ clone-local-only-borrowed
    if !sheet.open {
        return None;
    }
    Some(sheet)
}

fn show_opened(sheets: &[Sheet], at: usize, all: &mut Vec<Sheet>) {
    let sheet = sheets[at].clone(); //~ clone-local-only-borrowed
    if sheet.name == "front" {
        return;
    }
    all.push(sheet);
}

// ---- look-alikes

fn or_error(sheets: &HashMap<String, Sheet>, name: &str) -> Result<Sheet, Closed> {
    let sheet = sheets.get(name).cloned().unwrap();
    if !sheet.open {
        return Err(Closed);
    }
    Ok(sheet)
}

//@ src/made_for_the_match.rs
enum Converted {
    Literal(Datum),
    Column(String),
}

struct Datum {
    literal: Literal,
}

fn converted(expr: &Expr) -> Converted {
    Converted::Column(expr.column())
}

fn is_prefix(expr: &Expr) -> bool {
    let pattern = match converted(expr) {
        Converted::Literal(datum) => match datum.literal() {
            Literal::Text(text) => text.clone(),
            _ => return false,
        },
        _ => return false,
    };
    pattern.ends_with('%') && !pattern.starts_with('_')
}

fn is_prefix_of_lent(converted: &Converted) -> bool {
    let pattern = match converted {
        Converted::Literal(datum) => match datum.literal() {
            Literal::Text(text) => text.clone(), //~ clone-local-only-borrowed
            _ => return false,
        },
        _ => return false,
    };
    pattern.ends_with('%') && !pattern.starts_with('_')
}

//@ src/behind_a_named_field.rs
// Behind a name for a lent field nothing changes while the name lives.
struct Room {
    compiler: Compiler,
}

impl Room {
    fn wanted(&self, imports: &[Import], out: &mut Vec<u32>) {
        let compiler = &self.compiler;
        let own = compiler.settings.name.clone(); //~ clone-local-only-borrowed
        for import in imports {
            let Some(found) = compiler.get_found(&import.module) else {
                continue;
            };
            if found.package != own {
                out.push(import.id());
            }
        }
    }

    fn changed(&mut self, imports: &[Import], out: &mut Vec<u32>) {
        let compiler = &mut self.compiler;
        let own = compiler.settings.name.clone();
        for import in imports {
            compiler.set_found(&import.module);
            if import.package != own {
                out.push(import.id());
            }
        }
    }
}

//@ src/then_some.rs
#[derive(Clone)]
struct Pane {
    width: u32,
    title: String,
}

fn wide(panes: &[Pane], least: u32) -> Vec<Pane> {
    panes
        .iter()
        .filter_map(|pane| {
            let own = pane.clone(); //~ clone-local-only-borrowed
            (own.width >= least).then_some(own)
        })
        .collect()
}

/// What decides is not asked of the copy.
fn all_or_none(panes: &[Pane], shown: bool) -> Vec<Pane> {
    panes
        .iter()
        .filter_map(|pane| {
            let own = pane.clone();
            shown.then_some(own)
        })
        .collect()
}

//@ src/copied_again.rs
// ---- without the copy the name is an Option of a reference, or a slice: its `clone` is no value of its own any more

struct Yard {
    plan: Plan,
}

impl Yard {
    async fn started(&self, jobs: &[Job]) -> Result<(), Error> {
        let root = self.plan.found_root().cloned(); //~ clone-local-only-borrowed note
        for job in jobs {
            let own_root = root.clone();
            let job = job.id();
            spawn_blocking(move || run(job, own_root.as_deref())).await?;
        }
        Ok(())
    }

    fn marked(&self, plan: &Plan, jobs: &[Job]) {
        let root: Option<PathBuf> = plan.found_root().cloned(); //~ clone-local-only-borrowed note
        for job in jobs {
            let own_root = root.clone();
            thread::spawn(move || run(own_root));
        }
    }

    fn named(&self, plan: &Plan, jobs: &[Job]) {
        let name = plan.names.first().map(|name| name.text.clone()); //~ clone-local-only-borrowed note
        for job in jobs {
            let own_name = name.clone();
            thread::spawn(move || run(own_name));
        }
    }

    fn named_by_text(&self, name: &str, jobs: &[Job]) {
        let name = name.to_owned(); //~ clone-local-only-borrowed note
        for job in jobs {
            let own_name = name.clone();
            thread::spawn(move || run(own_name));
        }
    }

    fn listed(&self, plan: &Vec<Row>, jobs: &[Job]) {
        let rows = plan.to_vec(); //~ clone-local-only-borrowed
        for job in jobs {
            let own_rows = rows.clone();
            thread::spawn(move || run(own_rows));
        }
    }

    fn marked_once(&self, plan: &Plan, job: Job) {
        let root: Option<PathBuf> = plan.found_root().cloned(); //~ clone-local-only-borrowed
        if job.is_marked() {
            let own_root = root.clone();
            thread::spawn(move || run(own_root));
        }
        show(&root);
    }

    fn shown(&self, plan: &Plan, jobs: &[Job]) {
        let root: Option<PathBuf> = plan.found_root().cloned(); //~ clone-local-only-borrowed
        for job in jobs {
            show(&root);
        }
    }
}

impl Plan {
    fn found_root(&self) -> Option<&PathBuf> {
        self.root.as_ref()
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

//@ src/gone_with_its_way.rs
// ---- what a method makes for the moment is gone with the branch, whichever of several methods of one name it is

impl Packed {
    pub fn opened(&self) -> HeldForReading<'_, [u8]> {
        self.inner.opened()
    }

    pub fn plain(&self) -> &[u8] {
        &self.bytes
    }
}

impl Sealed {
    pub fn opened(&self) -> Unsealed<'_> {
        self.broken()
    }

    pub fn label(&self) -> Option<&Label> {
        self.label.as_ref()
    }
}

impl Parcel {
    pub fn label(&self) -> Option<Label> {
        self.label_of(1)
    }

    fn plain(&self) -> &Vec<u8> {
        &self.inner
    }
}

fn weighed(found: Object) -> usize {
    let bytes = if let Some(plain) = found.as_plain::<Plain>() {
        plain.as_bytes().to_vec()
    } else if let Some(packed) = found.as_packed::<Packed>() {
        packed.opened().to_vec()
    } else {
        return 0;
    };
    bytes.len()
}

fn weighed_by_kind(found: &Object, kind: Kind) -> usize {
    let bytes = match kind {
        Kind::Plain => found.body.to_vec(),
        Kind::Packed => found.content().opened().to_vec(),
    };
    bytes.len()
}

fn weighed_plain(found: &Object, kind: Kind) -> usize {
    let bytes = match kind {
        Kind::Bare => found.body.to_vec(), //~ clone-local-only-borrowed
        Kind::Plain => found.as_content().plain().to_vec(),
    };
    bytes.len()
}

fn weighed_of_its_own(found: &Object, kind: Kind) -> usize {
    let bytes = match kind {
        Kind::Bare => found.body.to_vec(),
        Kind::Plain => found.content().plain().to_vec(),
    };
    bytes.len()
}

//@ src/beside_task.rs
// ---- two steps of a counter are nothing beside the start of a task

struct Engine {
    runner: Arc<Runner>,
    shared: Arc<Shared>,
}

impl Runner {
    fn spawn<F>(&self, job: F) {
        self.queue.push(job);
    }

    fn block_on<F>(&self, job: F) -> Done {
        self.driver.wait_for(job)
    }
}

fn started(engine: &Engine, job: Job) {
    let runner = engine.runner.clone(); //~ clone-local-only-borrowed note
    runner.spawn(async move { job.run().await });
}

fn asked(engine: &Engine) -> usize {
    let shared = engine.shared.clone(); //~ clone-local-only-borrowed
    shared.len() + 1
}

//@ src/borrowed_at_run_time.rs
/// What is borrowed while the program runs is given back with the way that borrowed it.
fn byte_of(object: &Object) -> Option<u8> {
    let bytes = if let Some(fixed) = object.as_fixed() {
        fixed.bytes.to_vec()
    } else if let Some(growing) = object.as_growing() {
        growing.borrow_buffer().to_vec()
    } else {
        return None;
    };
    bytes.first().copied()
}

fn byte_of_fixed(object: &Object) -> Option<u8> {
    let bytes = if let Some(fixed) = object.as_fixed() {
        fixed.bytes.to_vec() //~ clone-local-only-borrowed
    } else if let Some(other) = object.as_other() {
        other.bytes.to_vec()
    } else {
        return None;
    };
    bytes.first().copied()
}

//@ src/of_a_temporary.rs
// ---- what a method made is gone with the statement, and what is lent of it

impl Shelf {
    fn label(&self) -> &Label {
        &self.label
    }
}

fn kind_of(node: &Syntax) -> Option<Kind> {
    let call = node.test().ok()?.as_call_expression()?.clone();
    let left = call.left().ok()?;
    Some(Kind::between(left, call.right().ok()?))
}

fn name_of(node: &Syntax) -> Option<usize> {
    let heading = node.binding().heading()?.to_owned();
    Some(heading.parts() + heading.width())
}

fn name_of_unwrapped(node: &Syntax) -> usize {
    let heading = node.binding().unwrap().heading().clone();
    heading.parts() + heading.width()
}

fn name_of_known(shelf: &Shelf) -> usize {
    let heading = shelf.label().heading().clone(); //~ clone-local-only-borrowed
    heading.parts() + heading.width()
}

fn name_of_lent(node: &Syntax) -> Option<usize> {
    let heading = node.as_binding()?.heading()?.to_owned(); //~ clone-local-only-borrowed
    Some(heading.parts() + heading.width())
}

fn only_one_step(node: &Syntax) -> usize {
    let heading = node.heading().clone(); //~ clone-local-only-borrowed
    heading.parts() + heading.width()
}

fn rows_or_none(sheet: Option<&Sheet>) -> usize {
    let rows = match sheet {
        Some(sheet) => sheet.rows.to_vec(), //~ clone-local-only-borrowed
        None => vec![],
    };
    rows.iter().filter(|row| row.is_shown()).count()
}

//@ src/another_in_its_place.rs
#[derive(Clone)]
struct Deed {
    words: String,
}

// The one that is there and the one that takes its place are both looked at: nobody is given a copy.

fn named_by(desk: &mut Desk, first: &Deed) -> Result<usize, Failure> {
    let mut deed = desk.newest_of(first).clone();
    if let Some(id) = deed.words.strip_prefix("again: ") {
        deed = desk.read(id)?;
    }
    if !deed.words.starts_with("undo") {
        return Err(Failure::Nothing);
    }
    desk.show(&deed);
    Ok(deed.words.len())
}

fn renamed(desk: &mut Desk) -> usize {
    let mut deed = desk.shelf(0).deed.clone();
    if deed.words.is_ascii() {
        deed = desk.next();
    }
    desk.count(&deed.words);
    deed.words.len()
}

fn replaced(desk: &Desk, first: &Deed) -> usize {
    let mut deed = first.clone(); //~ clone-local-only-borrowed
    if deed.words.starts_with("again") {
        deed = desk.next();
    }
    desk.count(&deed.words);
    deed.words.len()
}

fn kept_if_named(desk: &mut Desk, deeds: &[Deed]) {
    for each in deeds {
        let deed = each.clone(); //~ clone-local-only-borrowed
        if deed.words.starts_with("undo") {
            continue;
        }
        desk.kept.push(deed);
    }
}

//@ src/on_one_way.rs
// ---- one way copies what it could lend, another makes a value of its own

impl Shelf {
    fn beside(&self) -> Shelf {
        Shelf { label: Label::default(), books: Vec::new() }
    }
}

fn width_beside(shelf: &Shelf, beside: bool) -> usize {
    let shown = if beside {
        shelf.beside()
    } else {
        shelf.clone() //~ clone-local-only-borrowed
    };
    width_of(&shown)
}

fn width_of_named(shelves: &HashMap<String, Shelf>, name: &str) -> io::Result<usize> {
    let shown = match shelves.get(name) {
        Some(known) => known.clone(), //~ clone-local-only-borrowed
        None => read_shelf(name)?,
    };
    Ok(width_of(&shown))
}

fn sum_of(given: Option<Vec<u8>>, usual: &Vec<u8>) -> usize {
    let bytes = given.unwrap_or_else(|| usual.clone()); //~ clone-local-only-borrowed
    total(&bytes)
}

fn length_of(spec: Result<Spec, Missing>, overrides: &Overrides, usual: &String) -> usize {
    let text = match spec {
        Ok(spec) => overrides.find(&spec).unwrap_or_else(|| usual.clone()), //~ clone-local-only-borrowed
        Err(_) => usual.clone(),
    };
    measure(&text)
}

fn where_it_fails(path: &PathBuf) -> bool {
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    real.starts_with("/srv")
}

fn where_it_failed(path: &PathBuf) -> bool {
    let real = match read_link(path) {
        Ok(real) => real,
        Err(_) => path.clone(),
    };
    real.starts_with("/srv")
}

fn where_it_fails_unseen(path: &PathBuf) -> bool {
    let real = path.canonicalize().ok().unwrap_or_else(|| path.clone());
    real.starts_with("/srv")
}

fn variants_without_content(host: &Host) -> String {
    let shown = match host {
        Host::Name(name) => Host::Name(decoded(name)),
        _ => host.clone(),
    };
    format!("{shown}")
}

fn mostly_made(shelf: &Shelf, kind: u8) -> usize {
    let shown = match kind {
        0 => shelf.beside(),
        1 => shelf.beside().beside(),
        _ => shelf.clone(),
    };
    width_of(&shown)
}

fn kept(shelf: &Shelf, beside: bool, all: &mut Vec<Shelf>) {
    let shown = if beside { shelf.beside() } else { shelf.clone() };
    all.push(shown);
}

fn changed_meanwhile(shelf: &mut Shelf, beside: bool) -> usize {
    let shown = if beside { shelf.beside() } else { shelf.clone() };
    shelf.books.push(Book::default());
    width_of(&shown)
}

fn only_counted(shelf: &Arc<Shelf>, beside: bool) -> usize {
    let shown = if beside { Arc::new(shelf.beside()) } else { shelf.clone() };
    width_of(&shown)
}

//@ src/behind_a_pointer.rs
use std::sync::{Arc, Mutex};
use elsewhere::SharedPicker;

struct Doc {
    inner: Arc<DocInner>,
}

struct DocInner {
    state: Arc<Mutex<Vec<u8>>>,
    words: Vec<String>,
}

impl std::ops::Deref for Doc {
    type Target = DocInner;

    fn deref(&self) -> &Self::Target {
        &self.inner
    }
}

struct Handler {
    doc: Doc,
    weak: std::sync::Weak<DocInner>,
    picker: SharedPicker,
}

impl Handler {
    fn counted(&self) -> usize {
        let words = self.doc.words.clone(); //~ clone-local-only-borrowed
        words.iter().map(|word| word.len()).sum()
    }

    // Counters: what they cost is for other words, or for none.

    fn given(&self) {
        take(&self.doc.state.clone(), &self.doc.words);
    }

    fn given_while_it_lives(&self) {
        let Some(doc) = self.weak.upgrade() else { return };
        take(&doc.state.clone(), &doc.words);
    }

    fn picked(&self) -> usize {
        let picker = self.picker.clone();
        count(&picker)
    }
}

//@ src/given_back.rs
struct Disk {
    mount: Mount,
    usage: Usage,
}

// ---- what leaves the function has not borrowed from what ends with it

fn measured(mount: Mount) -> Option<Disk> {
    let path = mount.path.clone(); //~ clone-local-only-borrowed
    let usage = measure(&path).ok()?;
    Some(Disk { mount, usage })
}

fn measured_either_way(mount: Mount, is_named: bool) -> (Mount, Usage) {
    let path = if is_named {
        mount.name.clone() //~ clone-local-only-borrowed
    } else {
        mount.path.clone()
    };
    let usage = measure_at(&path);
    return (mount, usage);
}

fn looked_at_before(mount: Mount) -> u64 {
    let path = mount.path.clone();
    let usage = measure_at(&path);
    hand_over(mount);
    usage.total()
}

fn part_of_it_leaves(mount: Mount) -> (Mount, u64) {
    let path = mount.path.clone();
    let usage = measure_at(&path);
    (moved(mount), usage.total())
}

//@ src/counted_later.rs

fn one_was_left(job: Job) -> Result<u64, Failed> {
    let ids = job.ids.clone(); //~ clone-local-only-borrowed
    let ended = job.run()?;
    assert_eq!(ids.len(), 1);
    Ok(ended)
}

fn nothing_was_left(queue: &mut Vec<String>, sink: &mut Sink) -> bool {
    let before = queue.to_vec(); //~ clone-local-only-borrowed
    sink.take(queue);
    queue.clear();
    before.is_empty()
}

fn asked_for_more(job: Job) -> Result<u64, Failed> {
    let ids = job.ids.clone();
    let ended = job.run()?;
    assert_eq!(ids.len(), 1);
    Ok(ended + ids[0])
}

fn grown(job: Job) -> Result<usize, Failed> {
    let mut ids = job.ids.clone();
    job.run(&mut ids)?;
    Ok(ids.len())
}

//@ src/content_of_pointer.rs
use std::sync::Arc;

fn sizes(rows: Arc<Vec<String>>) {
    for at in 0..rows.len() {
        let rows = (*rows).clone(); //~ clone-local-only-borrowed
        std::thread::spawn(move || rows[at].len());
    }
}

async fn sizes_of(rows: &Arc<Vec<String>>) -> usize {
    let all = rows.as_ref().clone(); //~ clone-local-only-borrowed
    tokio::spawn(async move { all.len() }).await.unwrap()
}

fn longer(rows: Arc<Vec<String>>) {
    for at in 0..rows.len() {
        let mut rows = (*rows).clone();
        std::thread::spawn(move || rows.push(at.to_string()));
    }
}

fn given_away(rows: Arc<Vec<String>>, out: Sender<Vec<String>>) {
    for _ in 0..rows.len() {
        let rows = (*rows).clone();
        std::thread::spawn(move || out.send(rows));
    }
}

fn pointers(rows: Arc<Vec<String>>) {
    for at in 0..rows.len() {
        let rows = rows.clone();
        std::thread::spawn(move || rows[at].len());
    }
}

//@ src/beside_other_fields.rs
// ---- lent by a part of `self`, while another part of it changes

struct Area {
    start: Vec<u8>,
    id: u64,
}

enum Tracker {
    Ready { area: Area, locks: Vec<u64> },
    Pending,
}

struct Watch {
    tracker: Tracker,
    readers: Vec<Reader>,
}

struct Reader {
    seen: u64,
}

impl Reader {
    fn follow(&mut self, area: &Area) {
        self.seen = area.id;
    }
}

impl Watch {
    fn matched(&mut self) {
        let area = match &self.tracker {
            Tracker::Ready { area, .. } => area.clone(), //~ clone-local-only-borrowed
            Tracker::Pending => unreachable!(),
        };
        for reader in &mut self.readers {
            reader.follow(&area);
        }
    }

    fn taken_apart(&mut self) {
        let Tracker::Ready { area, .. } = &self.tracker else { return };
        let area = area.clone(); //~ clone-local-only-borrowed
        for reader in &mut self.readers {
            reader.follow(&area);
        }
    }

    fn replaced_meanwhile(&mut self) {
        let Tracker::Ready { area, .. } = &self.tracker else { return };
        let area = area.clone();
        for reader in &mut self.readers {
            self.tracker = Tracker::Pending;
            reader.follow(&area);
        }
    }

    fn changed_meanwhile(&mut self) {
        let Tracker::Ready { area, .. } = &self.tracker else { return };
        let area = area.clone();
        self.forget_all();
        show(&area);
    }

    fn forget_all(&mut self) {
        self.tracker = Tracker::Pending;
    }

    fn lent_by_a_method(&mut self) {
        let Some(area) = self.ready_area() else { return };
        let area = area.clone();
        for reader in &mut self.readers {
            reader.follow(&area);
        }
    }

    fn ready_area(&self) -> Option<&Area> {
        match &self.tracker {
            Tracker::Ready { area, .. } => Some(area),
            Tracker::Pending => None,
        }
    }
}

//@ src/slice_in_own_buffer.rs
pub fn seal(seed: &[u8], key: &Key) -> Tag {
    let mut message = Vec::with_capacity(32); //~ clone-local-only-borrowed
    message.extend_from_slice(seed);
    key.sign(&message)
}

pub fn width_of(title: &str) -> usize {
    let mut line = String::new(); //~ clone-local-only-borrowed
    line.push_str(title);
    measure(line.as_str())
}

pub fn seal_both(seed: &[u8], nonce: &[u8], key: &Key) -> Tag {
    let mut message = Vec::with_capacity(64);
    message.extend_from_slice(seed);
    message.extend_from_slice(nonce);
    key.sign(&message)
}

pub fn seal_some(seed: Option<&[u8]>, key: &Key) -> Tag {
    let mut message = Vec::with_capacity(64);
    if let Some(seed) = seed {
        message.extend_from_slice(seed);
    }
    key.sign(&message)
}

pub fn sealed_in_place(seed: &[u8], key: &Key) -> Tag {
    let mut message = Vec::with_capacity(64);
    message.extend_from_slice(seed);
    key.scramble(&mut message);
    key.sign(&message)
}

pub fn seal_and_keep(seed: &[u8], key: &Key) -> (Tag, Vec<u8>) {
    let mut message = Vec::with_capacity(64);
    message.extend_from_slice(seed);
    (key.sign(&message), message)
}

pub fn seal_what_was(seed: &mut Vec<u8>, key: &Key) -> Tag {
    let mut before = Vec::with_capacity(64);
    before.extend_from_slice(seed);
    seed.clear();
    key.sign(&before)
}

pub fn seal_all(seeds: &[Vec<u8>], key: &Key) -> Tag {
    let mut message = Vec::with_capacity(64);
    for seed in seeds {
        message.extend_from_slice(seed);
    }
    key.sign(&message)
}

//@ src/read_out_of_row.rs
use rusqlite::Statement;

fn page(statement: &mut Statement<'_>, key: u64) -> Result<Page, Error> {
    statement.query_row([key], |row| {
        let body: Vec<u8> = row.get("body")?; //~ clone-local-only-borrowed
        Ok(Page::decode(&body))
    })
}

fn colours(statement: &mut Statement<'_>) -> Result<Vec<Colour>, Error> {
    let mut rows = statement.query([])?;
    let mut colours = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?; //~ clone-local-only-borrowed
        if let Some(colour) = Colour::named(&name) {
            colours.push(colour);
        }
    }
    Ok(colours)
}

// ---- look-alikes

fn kept(statement: &mut Statement<'_>, key: u64) -> Result<Page, Error> {
    statement.query_row([key], |row| {
        let body: Vec<u8> = row.get("body")?;
        Ok(Page { body })
    })
}

fn number(statement: &mut Statement<'_>, key: u64) -> Result<u64, Error> {
    statement.query_row([key], |row| {
        let number: u64 = row.get(0)?;
        Ok(half(&number))
    })
}

fn of_a_table(table: &Table) -> usize {
    let name: String = table.get(0).unwrap();
    measure(&name)
}

//@ src/catalog.rs
#[derive(Clone)]
pub struct FieldEntry {
    name: String,
    options: Vec<Flag>,
}

impl FieldEntry {
    pub fn is_indexed(&self) -> bool {
        !self.options.is_empty()
    }

    pub fn width(&self) -> usize {
        self.name.len()
    }
}

pub struct Catalog {
    entries: Vec<FieldEntry>,
    drafts: Vec<FieldEntry>,
}

impl Catalog {
    pub fn field_entry(&self, at: usize) -> &FieldEntry {
        &self.entries[at]
    }

    pub fn draft_entry(&mut self, at: usize) -> &FieldEntry {
        self.drafts.resize(at + 1, FieldEntry::default());
        &self.drafts[at]
    }
}

fn width(catalog: &Catalog, at: usize) -> usize {
    let entry = catalog.field_entry(at).clone(); //~ clone-local-only-borrowed
    if entry.is_indexed() { entry.width() } else { 0 }
}

// A look-alike: the catalog is lent as long as the entry is.
fn width_of_draft(catalog: &mut Catalog, at: usize) -> usize {
    let entry = catalog.draft_entry(at).clone();
    if entry.is_indexed() { entry.width() + catalog.field_entry(at).width() } else { 0 }
}

struct Printer {
    catalog: Catalog,
    line: String,
}

impl Printer {
    // What is changed meanwhile is another field.
    fn print(&mut self, fields: &[usize]) {
        for &field in fields {
            let entry = self.catalog.field_entry(field).clone(); //~ clone-local-only-borrowed
            if !entry.is_indexed() {
                continue;
            }
            let line = &mut self.line;
            line.clear();
            pad(line, entry.width());
        }
    }

    // A look-alike: the catalog itself is changed while the entry is looked at.
    fn print_and_note(&mut self, fields: &[usize]) {
        for &field in fields {
            let entry = self.catalog.field_entry(field).clone();
            self.catalog.note(field);
            pad(&mut self.line, entry.width());
        }
    }

    // A look-alike: anything may be changed by a method of the whole.
    fn print_whole(&mut self, fields: &[usize]) {
        for &field in fields {
            let entry = self.catalog.field_entry(field).clone();
            self.begin();
            pad(&mut self.line, entry.width());
        }
    }
}

// A look-alike: each look at a field goes through the guard as a whole.
fn grouped(shared: &RefCell<Grouping>) -> Option<Key> {
    let mut inner = shared.borrow_mut();
    let next = inner.rows.peek_next()?.clone();
    let key = (inner.key_of)(&next);
    Some(key)
}

//@ src/view_of_copy.rs
// ---- a view of the copy ends with the function as the copy does
use std::path::PathBuf;

struct Request {
    dir: PathBuf,
    found: usize,
}

fn resolved(request: &mut Request) -> Option<Found> {
    let dir = request.dir.clone(); //~ clone-local-only-borrowed
    let view = dir.as_path();
    let found = find_in(view, 3)?;
    request.begin();
    Some(found)
}

// A look-alike: the view itself is looked at after the original was changed.
fn resolved_late(request: &mut Request) -> Option<Found> {
    let dir = request.dir.clone();
    let view = dir.as_path();
    let found = find_in(view, 3)?;
    request.begin();
    note(view);
    Some(found)
}

// A look-alike: what was found may lend from the view, and is looked at after the original was changed.
fn counted_late(request: &mut Request) -> usize {
    let dir = request.dir.clone();
    let view = dir.as_path();
    let found = find_in(view, 3);
    request.begin();
    found.len()
}
