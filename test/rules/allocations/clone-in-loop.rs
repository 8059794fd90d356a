use std::collections::HashMap;
use std::sync::{mpsc, Arc};

struct Block {
    body: Vec<Transaction>,
    header: Vec<u8>,
    number: u64,
}

struct Meters {
    shared: Arc<Vec<u64>>,
    level: u8,
}

struct Node {
    blocks: Vec<Block>,
    labels: HashMap<u64, String>,
    name: String,
    state_table: StateTable,
}

impl Node {
    fn recover(&self) -> Vec<Signed> {
        let mut signed = Vec::with_capacity(self.blocks.len());
        for tx in self.blocks[0].body.iter() {
            signed.push(tx.clone().into_recovered()); //~ clone-in-loop
        }
        signed
    }

    fn persist(&mut self) {
        for block in &self.blocks {
            self.state_table.insert(block.header.clone()); //~ clone-in-loop
        }
    }

    fn label(&self) {
        for block in &self.blocks {
            draw(block.number, self.name.clone()); //~ clone-in-loop
        }
    }

    fn lengths(&self, numbers: &[u64]) -> Vec<(usize, String)> {
        numbers
            .iter()
            .map(|number| {
                let label = self.labels.get(number).unwrap();
                (label.len(), label.clone()) //~ clone-in-loop note
            })
            .collect()
    }

    fn hashes(&self) -> Vec<u64> {
        self.blocks.iter().map(|block| hash_of(block.header.to_vec())).collect() //~ clone-in-loop note
    }

    fn names(&self) -> Vec<Entry> {
        self.labels.iter().map(|(number, label)| Entry { number: *number, label: label.clone() }).collect() //~ clone-in-loop note
    }

    fn keyed(&self) -> HashMap<String, u64> {
        let mut by_name = HashMap::new();
        for (number, label) in &self.labels {
            by_name.insert(label.clone(), *number); //~ clone-in-loop note
        }
        by_name
    }

    fn broadcast(&self, listeners: &[mpsc::Sender<String>], event: String) {
        for listener in listeners {
            let _ = listener.send(event.clone()); //~ clone-in-loop note
        }
    }

    // ---- look-alikes

    fn numbers(&self) -> u64 {
        let mut sum = 0;
        for block in &self.blocks {
            sum += add(block.number.clone());
        }
        sum
    }

    fn watch(&self, meters: Meters) {
        for block in &self.blocks {
            observe(block.number, meters.clone());
        }
    }

    fn start(&self, events: mpsc::Sender<u64>, shared: Arc<Vec<u64>>) {
        for block in &self.blocks {
            run(block.number, events.clone(), shared.clone());
        }
    }

    fn spawned(&self, name: String) {
        for block in &self.blocks {
            let name = name.clone();
            let number = block.number;
            std::thread::spawn(move || draw(number, name));
        }
    }

    fn once(&self) -> Vec<u8> {
        seal(self.blocks[0].header.clone())
    }

    fn optional(&self, header: Option<&Vec<u8>>) -> Option<u64> {
        header.map(|header| hash_of(header.clone()))
    }

    fn constant(&self) {
        for block in &self.blocks {
            draw(block.number, DEFAULT_LABEL.clone());
        }
    }

    fn chars(&self, text: &str) -> usize {
        let mut rest = text.chars();
        let mut words = 0;
        while rest.next().is_some() {
            words += count(rest.clone());
        }
        words
    }

    fn failing(&self) -> Result<(), String> {
        for block in &self.blocks {
            if block.number == 0 {
                return Err(explain(block.header.clone()));
            }
        }
        Ok(())
    }
}

/// What `find` returns is one item: its `map` is no loop.
fn of_one_found(blocks: &[Block], wanted: &Vec<u8>) -> Option<Sealed> {
    blocks.iter().find(|block| block.number > 3).map(|block| seal(wanted.clone(), block.number))
}

fn titles(blocks: &[Block], names: &HashMap<u64, String>) -> Vec<Title> {
    let mut titles = Vec::with_capacity(blocks.len());
    for block in blocks {
        let name = names.get(&block.number).cloned().unwrap_or_default(); //~ clone-in-loop note
        titles.push(Title { name });
    }
    titles
}

fn longest(blocks: &[Block], names: &Names) -> usize {
    let mut longest = 0;
    for block in blocks {
        let name = names.name_of(block.number).cloned().unwrap_or_default(); //~ clone-in-loop
        longest = longest.max(name.len());
    }
    longest
}

fn converted(blocks: &[Block]) -> Vec<Sealed> {
    let mut sealed = Vec::with_capacity(blocks.len());
    for block in blocks {
        sealed.extend(block.header.clone().try_into()); //~ clone-in-loop note
    }
    sealed
}

fn made_this_turn(blocks: &[Block]) -> Vec<Expr> {
    let mut all = Vec::with_capacity(blocks.len());
    for block in blocks {
        let column: Expr = named(block.number);
        all.extend([column.clone().greater(1), column.less(9)]); //~ clone-in-loop note
    }
    all
}

fn given_to_a_builder(blocks: &[Block], filter: &Vec<u8>) {
    for block in blocks {
        scan(Options::default().with_filter(filter.clone()), block.number); //~ clone-in-loop note
    }
}

fn or_an_error(blocks: &[Block], names: &HashMap<u64, String>) -> Result<Vec<String>, Missing> {
    blocks.iter().map(|block| names.get(&block.number).cloned().context(MissingSnafu)).collect() //~ clone-in-loop note
}

/// The one that is copied is the last that is looked at.
fn first_failure(values: &[Value]) -> Option<Outcome> {
    for value in values {
        if value.is_failure() {
            return Some(value.clone().report());
        }
    }
    None
}

fn headers(mut builder: Builder, blocks: &[Block]) -> Builder {
    for block in blocks {
        builder = builder.header(block.number, block.header.clone()); //~ clone-in-loop note
    }
    builder
}

fn one_each(rows: &mut Vec<Vec<String>>) {
    let empty = String::from("-");
    for row in rows {
        row.push(empty.clone()); //~ clone-in-loop note
    }
}

/// The parser is written to while the bytes are looked at.
fn lent_by_what_changes(parser: &mut Parser, tokens: &[Token]) {
    for token in tokens {
        let bytes = parser.bytes_of(token).to_vec(); //~ clone-in-loop note
        parser.parse_name(&bytes);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn runs() {
        for name in names() {
            check(name.clone());
        }
    }
}

fn taken_apart(pairs: Pairs) {
    for pair in pairs {
        let inner = pair.clone().into_inner(); //~ clone-in-loop note
        visit(inner, pair.as_span());
    }
}

fn looked_ahead(suggestions: Vec<Suggestion>) {
    for suggestion in suggestions {
        let names = suggestion.parts().map(|part| part.name());
        if names.clone().all(|name| name == "main") { //~ clone-in-loop note
            visit(names);
        }
    }
}

fn each_fork(forks: Vec<Fork>, state: SolverState) -> Vec<SolverState> {
    let mut states = Vec::with_capacity(forks.len());
    for fork in forks {
        let mut state = state.clone(); //~ clone-in-loop
        state.follow(fork);
        states.push(state);
    }
    states
}

fn explained(blocks: &[Block], options: Options) {
    for block in blocks {
        explain(block, options.clone()); //~ clone-in-loop note
    }
}

fn in_order(blocks: Vec<Block>) -> bool {
    let mut last: Option<Vec<u8>> = None;
    for block in blocks {
        if last.as_ref().is_some_and(|last| *last >= block.header) {
            return false;
        }
        last = Some(block.header.clone()); //~ clone-in-loop
        keep(block);
    }
    true
}

fn in_pieces(data: &[u8], size: usize) -> Vec<Vec<u8>> {
    let mut pieces = Vec::with_capacity(data.len() / size);
    for i in 0..data.len() / size {
        pieces.push(data[i * size..(i + 1) * size].to_vec()); //~ clone-in-loop
    }
    pieces
}

fn merged_lent(all: &mut HashMap<String, Vec<u8>>, more: &HashMap<String, Vec<u8>>) {
    for (name, bytes) in more {
        all.insert(
            name.clone(), //~ clone-in-loop note
            bytes.clone(), //~ clone-in-loop note
        );
    }
}

fn kept_part(mut data: &[u8]) -> Option<Vec<u8>> {
    let mut value = None;
    while let Some((&tag, rest)) = data.split_first() {
        if tag == 7 {
            value = Some(rest[..4].to_vec()); //~ clone-in-loop note
        }
        data = rest;
    }
    value
}

fn merged(all: &mut HashMap<String, Vec<u8>>, more: &mut HashMap<String, Vec<u8>>) {
    for (name, bytes) in more.iter() {
        if !name.is_empty() {
            all.insert(
                name.clone(), //~ clone-in-loop note
                bytes.clone(), //~ clone-in-loop note
            );
        }
    }
}

fn last_of_all(blocks: &[Block]) -> Option<Vec<u8>> {
    let mut last = None;
    for block in blocks {
        if block.number > 3 {
            last = Some(block.header.clone()); //~ clone-in-loop
        }
    }
    last
}

fn described(blocks: &[Block], name: String) -> Vec<Entry> {
    let mut entries = Vec::with_capacity(blocks.len());
    for block in blocks {
        entries.push(Entry { number: block.number, label: name.clone() }); //~ clone-in-loop note
    }
    entries
}

fn tagged(blocks: &[Block], name: String, tags: &mut Vec<Vec<String>>) {
    for _ in blocks {
        let row = vec![name.clone()]; //~ clone-in-loop
        tags.push(row);
    }
}

fn when_missing(blocks: &[Block], name: String) -> usize {
    let mut kept = None;
    let mut sum = 0;
    for block in blocks {
        sum += kept.get_or_insert_with(|| name.clone()).len() + block.header.len();
    }
    sum
}

#[derive(Clone)]
struct Pauses {
    first: Duration,
    longest: Duration,
    span: Range<u64>,
    check: Option<md5::Digest>,
}

struct Poller {
    pauses: Pauses,
    address: Uri,
    topic: String,
}

impl Poller {
    fn follow_all(&self, queues: &[Queue]) {
        for queue in queues {
            watch(queue, self.pauses.clone());
            fetch(queue, self.address.clone());
            rename(queue, self.topic.clone()); //~ clone-in-loop
        }
    }

    async fn removed(&self, tables: Vec<String>, plan: Plan) -> Vec<Task> {
        let mut tasks = Vec::with_capacity(tables.len());
        for table in tables {
            tasks.push(async move { drop_table(table, plan.clone()).await }); //~ clone-in-loop note
        }
        tasks
    }
}

async fn after_a_pause(client: &Client, order: Order) {
    for attempt in 1..=MAX_ATTEMPTS {
        if client.submit(order.clone()).await.is_ok() { //~ clone-in-loop note
            return;
        }
        tokio::time::sleep(pause(attempt)).await;
    }
}

fn called_back(parts: Vec<Order>, client: &Client) -> Vec<Sent> {
    parts.into_iter().map(|part| with_retries(|| client.submit(part.clone()))).collect() //~ clone-in-loop note
}

fn below(names: &[&str], root: &Roots) {
    for name in names {
        let mut target = root.folder.to_owned(); //~ clone-in-loop note
        target.push(name);
        write(&target);
    }
}

fn opened(sources: &[Box<dyn Source>]) {
    for source in sources {
        start_reading(source.clone()); //~ clone-in-loop note
    }
}

fn used_up(shapes: &[Shape]) {
    for shape in shapes {
        melt(shape.clone()); //~ clone-in-loop note
    }
}

fn melt(shape: Shape) -> Metal {
    Metal { kind: shape.kind, rest: shape.into_rest() }
}

fn told(listeners: &[Listener], event: Event) {
    for listener in listeners {
        listener.trigger(event.clone()); //~ clone-in-loop note
    }
}

fn first_that_fits(problem: &Problem, start: Plan) -> Option<Plan> {
    for attempt in 0..MAX_ATTEMPTS {
        if let Some(plan) = fit(problem, attempt, start.clone()) { //~ clone-in-loop note
            return Some(plan);
        }
    }
    None
}

fn erased<T: Rows>(rows: &mut T, paths: Vec<Path>) {
    for path in paths {
        let key: T::Key = path.into();
        rows.seek_exact(key.clone()); //~ clone-in-loop note
        rows.erase(key);
    }
}

fn summed(words: &[&str], hasher: Sum) -> Vec<u64> {
    let mut sums = Vec::with_capacity(words.len());
    for word in words {
        let mut hasher = hasher.clone();
        hasher.add(word);
        sums.push(hasher.finish());
    }
    sums
}

fn drawn(spans: &[Span], rng: &mut Random) {
    for span in spans {
        rng.pick(span.reach.clone());
    }
}

struct Span {
    reach: RangeInclusive<usize>,
}

//@ src/sizes.rs
#[derive(Clone)]
pub struct CachedSize(AtomicU64);

fn sized(files: &mut [File], size: &CachedSize, reader: &[Box<dyn Reader>]) {
    for file in files {
        file.size = size.clone();
    }
    for each in reader {
        each.tasks(each.projection().clone());
    }
}

trait Reader {
    fn projection(&self) -> &Arc<Schema>;
    fn tasks(&self, schema: Arc<Schema>);
}

// A field of debug builds costs nothing in the others.

#[derive(Clone)]
struct Key {
    #[cfg(debug_assertions)]
    spelled: String,
    number: u64,
}

fn passed_on(keys: &[Key], target: &mut BTreeMap<u64, Key>) {
    for key in keys {
        note(key.clone());
    }
}

// The method takes the value itself, and what it gives back is kept.

#[derive(Clone)]
struct Draft {
    title: String,
}

impl Draft {
    fn settled(self, base: &Base) -> Draft {
        Draft { title: base.full(self.title) }
    }
}

fn settle_all(drafts: &BTreeMap<String, Draft>, base: &Base) -> Vec<Draft> {
    let mut all = Vec::with_capacity(drafts.len());
    for (_, draft) in drafts.iter() {
        all.push(draft.clone().settled(base)); //~ clone-in-loop note
    }
    all
}

// Iterators over two sets are copied item by item.

fn gone(before: &BTreeMap<u32, BTreeSet<Label>>, after: &BTreeSet<Label>) -> Vec<BTreeSet<Label>> {
    before.values().map(|labels| labels.difference(after).cloned().collect()).collect()
}

// A list of changed items has to be made for each end.

fn crossed(ends: &[Part], mut base: Vec<Word>, all: &mut Vec<Word>) {
    for end in ends {
        for mut word in base.clone() { //~ clone-in-loop note
            word.extend(end);
            all.push(word);
        }
    }
}

// The loop is over with the copy.

fn first_late(trains: &[Train]) -> Option<Delay> {
    for train in trains {
        if train.minutes == 0 {
            continue;
        }
        return Some(Delay { train: train.name.clone(), line: train.line.clone() });
    }
    None
}

fn first_empty(trains: &BTreeMap<u32, Train>) -> String {
    loop {
        if let Some(train) = next_of(trains) {
            break train.name.clone();
        }
    }
}

/// A train that has given its name away can't be lent to be set up.
fn running(trains: Vec<Train>) -> Vec<Running> {
    let mut all = Vec::with_capacity(trains.len());
    for train in &trains {
        let mut running = Running::of(
            train.name.clone(), //~ clone-in-loop note
            train.line.clone(), //~ clone-in-loop note
        );
        set_up(train, &mut running);
        all.push(running);
    }
    all
}

/// What is kept in a list of its own, what is made another thing of, and what a text that is lent has to become.
fn plans(town: &Town, days: &BTreeMap<u32, Plan>) -> Vec<Vec<(String, Plan)>> {
    let mut all = Vec::new();
    for (_, plan) in days {
        all.push(vec![(town.name.clone(), plan.for_all())]); //~ clone-in-loop note
    }
    all
}

fn per_kind(plan: &Plan, kinds: &[Kind]) -> Vec<Plan> {
    kinds.iter().map(|kind| plan.clone().set_kind(*kind)).collect() //~ clone-in-loop note
}

fn owned(texts: &HashMap<u32, Cow<'_, str>>) -> HashMap<u32, String> {
    let mut all = HashMap::new();
    for (id, text) in texts {
        all.insert(*id, text.clone().into_owned()); //~ clone-in-loop note
    }
    all
}

/// An iterator that is handed out can't borrow from the closure that made it.
fn fields(columns: Vec<(u32, u32)>, rows: Vec<(u32, u32)>) -> impl Iterator<Item = Field> {
    rows.into_iter().flat_map(move |(top, bottom)| {
        columns //~ clone-in-loop note
            .clone()
            .into_iter()
            .map(move |(left, right)| Field { left, right, top, bottom })
    })
}

fn smaller(names: &BTreeMap<String, String>, than: &str, mut kept: Tree) -> Tree {
    for (key, name) in names {
        if key.as_str() < than {
            kept = kept.update(
                key.clone(), //~ clone-in-loop note
                name.clone(), //~ clone-in-loop note
            );
        }
    }
    kept
}

/// Each state is come through once.
fn poll(machine: &mut Machine, cx: &mut Context<'_>) -> Poll<()> {
    loop {
        let next = match machine.state {
            State::Opening(ref door, ref settings) => {
                ready!(door.poll(cx));
                State::Open(serve(door, settings.clone())) //~ clone-in-loop note
            }
            State::Open(ref mut server) => return server.poll(cx),
        };
        machine.state = next;
    }
}

struct Sheet {
    cells: Vec<u64>,
}

impl Sheet {
    fn shrunk(mut self, by: usize) -> Sheet {
        self.cells.truncate(self.cells.len() - by);
        self
    }
}

fn sizes(sheet: &Sheet, steps: &[usize]) -> Vec<Sheet> {
    let mut all = Vec::with_capacity(steps.len());
    for step in steps {
        all.push(sheet.clone().shrunk(*step)); //~ clone-in-loop note
    }
    all
}

/// What a callback takes by value is for whoever gave it to say.
fn all_alike(matcher: &Matcher, wanted: &[Word], found: &[Word]) -> bool {
    for (one, other) in wanted.iter().zip(found) {
        if !(matcher.same)(one, other.clone()) { //~ clone-in-loop note
            return false;
        }
    }
    true
}

struct Ring<T> {
    slots: Vec<T>,
}

impl<T: Clone> Clone for Ring<T> {
    fn clone(&self) -> Self {
        let mut slots = Vec::with_capacity(self.slots.len());
        // To copy each item is what it is for.
        for slot in self.slots.iter() {
            slots.push(slot.clone());
        }
        Ring { slots }
    }
}

/// What the caller chooses may be a slice, of which a copy costs nothing.
fn repeated<I: Clone, F: Fn(I) -> bool>(input: I, times: usize, accepts: F) -> usize {
    let mut accepted = 0;
    for _ in 0..times {
        if accepts(input.clone()) { //~ clone-in-loop note
            accepted += 1;
        }
    }
    accepted
}

fn joined(states: &mut [State], other: &State) -> bool {
    let mut changed = false;
    for state in states.iter_mut() {
        let old = state.clone(); //~ clone-in-loop
        state.join(other);
        changed |= *state != old;
    }
    changed
}

struct Layer {
    name: String,
    ranges: Vec<Range>,
}

fn views(layers: &[Layer]) -> Vec<View<'_>> {
    layers.iter().map(|layer| View { name: &layer.name, ranges: layer.ranges.clone() }).collect() //~ clone-in-loop
}

fn largest(items: &[Item]) -> Option<Item> {
    let mut best = None;
    let mut size = 0;
    for item in items {
        if item.size > size {
            size = item.size;
            best = Some(item.clone()); //~ clone-in-loop note
        }
    }
    best
}

fn section_of_each(lines: &[Line], all: &mut Sections) {
    let mut section = String::new();
    for line in lines {
        if line.starts_section {
            section = line.text.clone(); //~ clone-in-loop note
        }
        all.count(&section);
    }
}

fn first_of_its_kind(items: &[Item]) -> Option<Item> {
    let mut found = None;
    for item in items {
        if item.size > 3 {
            found = Some(item.clone());
            break;
        }
    }
    found
}

fn changed_afterwards(items: &[Item]) -> Item {
    let mut total = Item::default();
    for item in items {
        total = item.clone(); //~ clone-in-loop note
        total.add(1);
    }
    total
}

async fn all_pages(&self) -> Result<Vec<Page>, Error> {
    let mut pages = Vec::new();
    for number in 0..self.pages {
        let page = self.client.get_page(number).bucket(self.bucket_name.clone()).send().await?; //~ clone-in-loop note
        pages.push(page);
    }
    Ok(pages)
}

fn used(costs: &[(String, u64)], counts: &Counts) -> Vec<u64> {
    costs.iter().map(|(key, cost)| cost * widened(counts.of.get(key).cloned().unwrap_or_default())).collect() //~ clone-in-loop note
}

fn imported(scope: &Scope, names: &[Name], out: &mut Scope) {
    for name in names {
        if let Some(value) = scope.get(name) {
            out.define(name.text(), value.clone()); //~ clone-in-loop note
        }
    }
}

fn keys_below(map: &BTreeMap<Vec<u8>, Row>, prefix: Vec<u8>) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    for key in map.keys() {
        keys.push(key[prefix.len()..].to_vec()); //~ clone-in-loop note
    }
    keys
}

fn full_keys(prefix: Vec<u8>, suffixes: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    for suffix in suffixes {
        let mut key = prefix.clone(); //~ clone-in-loop note
        key.extend(suffix);
        keys.push(key);
    }
    keys
}

struct Peer {
    name: String,
}
impl Peer {
    async fn ask(self: Arc<Self>, request: Request) -> Answer {
        request.answered_by(self.name())
    }
}

fn ask_all(peers: Vec<Arc<Peer>>, request: &Request, other: &Pool<Peer>) {
    for peer in other.peers() {
        let peer: &Peer = peer;
        spawn(peer.clone().ask(request.fresh())); //~ clone-in-loop note
    }
}

/// A set that is only asked, of values that stay where they are.
fn distinct(names: &[String]) -> usize {
    let mut seen = HashSet::new();
    let mut count = 0;
    for name in names {
        if seen.insert(name.clone()) { //~ clone-in-loop
            count += 1;
        }
    }
    count
}

fn first_of_each<T: Clone + Eq + Hash>(items: &Vec<T>) -> Vec<T> {
    let mut seen: HashSet<T> = HashSet::new();
    items.iter().filter(|item| seen.insert((*item).clone())).cloned().collect() //~ clone-in-loop
}

fn titled(shelf: &Shelf) {
    let mut titles = Vec::with_capacity(shelf.books.len());
    for (_, book) in shelf.books.iter().enumerate() {
        titles.push(book.title.clone()); //~ clone-in-loop
    }
    for title in &titles {
        println!("{title}");
    }
}

fn words(text: &str) -> bool {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for word in text.split(' ') {
        seen.insert(word.to_string(), 1); //~ clone-in-loop
    }
    seen.contains_key("the")
}

fn places(books: &[Book], wanted: &[String]) -> Option<Vec<usize>> {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (i, book) in books.iter().enumerate() {
        places.insert(book.title.clone(), i); //~ clone-in-loop
    }
    let mut found = Vec::with_capacity(wanted.len());
    for title in wanted {
        match places.get(title) {
            Some(at) => found.push(*at),
            None => return None,
        }
    }
    Some(found)
}

/// The map itself goes on, with its keys.
fn places_kept(books: &[Book], wanted: &str) -> (usize, HashMap<String, usize>) {
    let mut places = HashMap::new();
    for (i, book) in books.iter().enumerate() {
        places.insert(book.title.clone(), i); //~ clone-in-loop note
    }
    (places[wanted], places)
}

/// The items go away before the set does.
fn taken_over(books: Vec<Book>, all: &mut Vec<Book>) -> usize {
    let mut seen = HashSet::new();
    for book in books {
        seen.insert(book.title.clone()); //~ clone-in-loop note
        all.push(book);
    }
    seen.len()
}

fn handed_out(shelf: &Shelf) -> Vec<String> {
    let mut titles = Vec::new();
    for book in shelf.books.iter() {
        titles.push(book.title.clone()); //~ clone-in-loop note
    }
    titles
}

fn lent_as_a_whole(shelf: &Shelf) -> usize {
    let mut titles: HashSet<String> = HashSet::new();
    for book in shelf.books.iter() {
        titles.insert(book.title.clone()); //~ clone-in-loop note
    }
    how_many(&titles)
}

impl Shelf {
    fn tidy(&mut self) {
        let mut old = Vec::new();
        for book in self.books.iter() {
            old.push(book.title.clone()); //~ clone-in-loop note
        }
        for title in old.iter() {
            self.remove(title);
        }
    }
}

/// What is made of the same at each turn, and only lent, could be made once.
fn columns(arrays: &[Column], rows: Vec<u32>) -> Vec<Column> {
    arrays.iter().map(|array| take(array, &Rows::from(rows.clone()))).collect() //~ clone-in-loop
}

fn reported(errors: &[Error], source: &str) -> Vec<Report> {
    errors.iter().map(|error| report_of(error, source.to_string())).collect() //~ clone-in-loop
}

async fn announced(shards: &[u32], collection: &str) {
    for shard in shards {
        announce(collection.to_string(), *shard).await;
    }
}

fn numbered(errors: &[Error], number: u32) -> Vec<Report> {
    errors.iter().map(|error| report_of(error, number.to_string())).collect()
}

fn written_each_turn(sides: &[Side], names: &[Name], start: Tree, store: &Store) {
    let mut tree = start;
    for side in sides {
        for name in names {
            tree.set_or_remove(name, side.value(name));
        }
        store.write(tree.clone()); //~ clone-in-loop note
    }
}

//@ src/split.rs
/// Divides down what it is given: each item needs a copy of its own.
fn digits(mut value: BigNumber) -> Vec<u8> {
    let mut digits = Vec::new();
    while !value.is_zero() {
        digits.push(value.take_digit());
    }
    digits
}

fn all_digits(values: &[BigNumber]) -> Vec<Vec<u8>> {
    values.iter().map(|value| digits(value.clone())).collect() //~ clone-in-loop note
}

fn total(name: String, values: &[u64]) -> usize {
    name.len() + values.len()
}

/// One that only looks could be lent to: by-value-parameter-only-read tells it.
fn totals(names: &[String], values: &[u64]) -> usize {
    let mut sum = 0;
    for name in names {
        sum += total(name.clone(), values);
    }
    sum
}

/// Not at each turn, but when somebody presses the button.
fn buttons(path: &String, views: &[View], ui: &mut Ui) {
    for view in views {
        if ui.button(view).clicked() {
            ui.open(path.clone()); //~ clone-in-loop note
        }
    }
}

fn plain_rows(head: &Head, out: &mut Vec<PlainRow>) {
    for page in head.chain() {
        let rows = page.block_ref().output.rows.clone().into_plain_rows().cells.into_iter().flatten(); //~ clone-in-loop
        out.extend(rows);
    }
}

fn rows_of_tables(batch: &mut Batch, tables: &[Table]) {
    for table in tables {
        let prefix = table.prefix_of_rows();
        batch.delete(prefix.clone()); //~ clone-in-loop note
        batch.mark(&prefix);
    }
}

fn grouped(values: Vec<Value>, groups: &mut Groups, block: &Block) {
    for value in values {
        let key = block.run(value.clone().into_stream()); //~ clone-in-loop note
        groups.list(key).push(value);
    }
}

/// Each piece goes to whoever keeps it.
fn pieces(widths: &[f32], rows: &[Row], tree: &mut Tree, out: &Sender<Vec<f32>>) {
    for row in rows {
        let node = tree.node(row);
        node.set_widths(widths[row.from..row.to].to_vec()); //~ clone-in-loop note
        out.send(widths[row.from..].to_vec()); //~ clone-in-loop note
    }
}

/// Whoever takes the first closes the way behind it.
fn first_of_each(words: &[Word], found: &mut Found) -> Option<String> {
    let mut root = None;
    let mut is_named = false;
    let mut label = String::new();
    let mut last_long = None;
    for word in words {
        if root.is_none() && word.is_path() {
            if word.is_long() {
                root = Some(word.text.clone());
            }
        } else if !is_named {
            is_named = true;
            found.name(&mut label, word.text.clone());
        }
        match &last_long {
            None => last_long = Some(word.text.clone()),
            Some(kept) => found.compare(kept),
        }
    }
    root
}

/// A gate that is opened again, or that nobody closes.
fn each_time(words: &[Word], found: &mut Found) -> Option<String> {
    let mut open = None;
    let mut is_named = false;
    for word in words {
        if open.is_none() {
            open = Some(word.text.clone()); //~ clone-in-loop note
        } else if word.ends() {
            open = None;
        }
        if !is_named {
            found.name(word.text.clone()); //~ clone-in-loop note
        }
        is_named = word.is_name();
    }
    open
}

trait Outline {
    fn outlined(&self, pen: Pen<f32>) -> Shape;
    fn shaded(&self, pen: &Pen<f32>) -> Shape;
}

/// The trait has each shape take a pen of its own.
fn outlines(group: &Group, pen: Pen<f32>) -> Vec<Shape> {
    let all: Vec<Shape> = group.iter().map(|shape| shape.outlined(pen.clone())).collect(); //~ clone-in-loop note
    all
}

struct Pen<T> {
    name: String,
    width: T,
}

//@ src/lent_pairs.rs
use std::collections::HashMap;

struct Routes {
    by_place: HashMap<(String, u16), u32>,
}

impl Routes {
    fn all(&self, places: &[(String, u16)]) -> u32 {
        let mut all = 0;
        for (host, port) in places {
            if let Some(route) = self.by_place.get(&(host.clone(), *port)) {
                all += route;
            }
        }
        all
    }
}

//@ src/rows_of_peers.rs
struct Row {
    port: Port,
    prefix: u32,
}

impl Row {
    fn new(port: Port, prefix: u32) -> Self {
        Row { port, prefix }
    }
}

struct Port(String);

fn rows(name: &String, prefixes: &[u32]) -> Vec<Row> {
    prefixes.iter().map(|&prefix| Row::new(name.clone().into(), prefix)).collect() //~ clone-in-loop note
}

struct Wanted {
    name: Matcher,
    url: Option<String>,
}

struct Direct {
    spec: Wanted,
    name: String,
}

fn direct(specs: Vec<Wanted>) -> Vec<Direct> {
    let mut all = Vec::with_capacity(specs.len());
    for spec in specs {
        let name = spec.name.clone().into_exact(); //~ clone-in-loop note
        all.push(Direct { spec, name });
    }
    all
}

struct Relations {
    of: HashMap<String, Vec<String>>,
    told: usize,
}

impl Relations {
    fn tell(&mut self, name: &str, others: &[String]) {
        self.told += name.len() + others.len();
    }

    fn tell_all(&mut self) {
        let all: Vec<(String, Vec<String>)> = self
            .of
            .iter()
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, others)| (
                name.clone(), //~ clone-in-loop note
                others.clone(), //~ clone-in-loop note
            ))
            .collect();
        for (name, others) in all {
            self.tell(&name, &others);
        }
    }
}

/// Once more, at most.
fn sent_twice(order: Order, desk: &Desk) {
    for _ in 0..2 {
        desk.check(order.clone()); //~ clone-in-loop note
    }
}

/// Each entry of the index owns its mark.
fn indexed(marks: &mut Vec<(String, u64)>, mark: Mark, times: &[u64]) {
    let text = mark.text.to_string();
    for time in times {
        marks.push((text.clone(), *time)); //~ clone-in-loop note
    }
}

//@ src/frozen.rs
fn frozen(states: &[State], built: &mut Built) {
    for state in states {
        match state {
            State::Union { ref ways } => {
                let ways = ways.to_vec().into_boxed_slice(); //~ clone-in-loop note
                built.add(ways);
            }
            State::End => built.end(),
        }
    }
}

//@ src/by_any_text.rs
impl Storage {
    async fn get_wanted(&self, id: impl Into<String>, stream: impl Into<String>) -> Option<Wanted> {
        self.send(Ask { id: id.into(), stream: stream.into() }).await
    }
}

async fn wanted(storage: &dyn AnyStorage, targets: &[Target]) -> u64 {
    let mut wanted = 0;
    for target in targets {
        wanted += storage.get_wanted(target.name.clone(), "").await.map_or(0, |found| found.count);
        wanted += storage.get_offered(target.name.clone(), "").await.map_or(0, |found| found.count); //~ clone-in-loop
    }
    wanted
}

struct Target {
    name: String,
}

//@ src/one_per_item.rs
fn rebuilt(base: Style, parts: &[Part], out: &mut Spans) {
    for part in parts {
        let mut style = base.clone(); //~ clone-in-loop note
        if part.bold {
            style = style.bold();
        }
        out.add_span(part.range(), style);
    }
}

fn answers(heights: &[u64], answer: Vec<Address>) -> Vec<Vec<Address>> {
    heights.iter().map(|_| answer.clone()).collect() //~ clone-in-loop note
}

//@ src/lent_by_owner.rs
struct Sorter {
    open: BTreeMap<String, Item>,
}

impl Sorter {
    fn run(&mut self) {
        while let Some(name) = self.open.keys().next() {
            self.visit(name.clone()); //~ clone-in-loop note
        }
    }

    fn visit(&mut self, name: String) {
        self.open.remove(&name);
    }
}

//@ src/made_of_the_same.rs
// ---- the same thing made of the same at each turn, only to be lent

struct Pairs {
    known: HashMap<u64, Ordered>,
}

fn checked(rows: &[Row], known: &HashMap<u64, Ordered>) -> Result<(), Error> {
    for row in rows {
        let rest = row.rest(&plain_from_ordered(known.clone())); //~ clone-in-loop
        rest?;
    }
    Ok(())
}

fn checked_each(rows: &[Row], known: &HashMap<u64, Ordered>) -> Result<(), Error> {
    for row in rows {
        let rest = row.rest(&joined(known.clone(), row.id)); //~ clone-in-loop
        rest?;
    }
    Ok(())
}

//@ src/ways_out.rs
use std::collections::HashMap;
use std::sync::Arc;

struct Row {
    name: String,
    size: u64,
    cells: Vec<Vec<u8>>,
}

struct Found {
    file: String,
    line: usize,
}

#[derive(Deserialize)]
struct Stored {
    file: String,
    line: usize,
}

struct LineRequest {
    file: String,
    line: usize,
}

enum Shape {
    Group(Vec<Shape>),
    Named(String),
    Nothing,
}

// ---- looked at by the next closure, or printed

fn is_known(rows: &[Row], wanted: &str) -> bool {
    rows.iter().map(|row| row.key.clone()).any(|key| key.as_str() == wanted) //~ clone-in-loop
}

fn spanned(rows: &[Row]) -> Span {
    info_span!("batch", names=?rows.iter().map(|row| row.name.clone()).collect_vec()) //~ clone-in-loop
}

fn kept_by_next(rows: &[Row], sink: &Sink) -> bool {
    rows.iter().map(|row| row.key.clone()).any(|key| sink.keep(key)) //~ clone-in-loop note
}

// ---- collected, and only asked

fn sizes_of_asked(rows: &[Row], asked: &[String]) -> u64 {
    let sizes: HashMap<String, u64> = rows.iter().map(|row| (row.name.clone(), row.size)).collect(); //~ clone-in-loop
    let mut sum = 0;
    for name in asked {
        sum += sizes[name];
    }
    sum
}

fn sizes_handed_out(rows: &[Row]) -> HashMap<String, u64> {
    let sizes: HashMap<String, u64> = rows.iter().map(|row| (row.name.clone(), row.size)).collect(); //~ clone-in-loop note
    sizes
}

fn sizes_while_rows_change(rows: &mut Vec<Row>, asked: &[String]) -> u64 {
    let sizes: HashMap<String, u64> = rows.iter().map(|row| (row.name.clone(), row.size)).collect(); //~ clone-in-loop note
    let mut sum = 0;
    for name in asked {
        rows.pop();
        sum += sizes[name];
    }
    sum
}

// ---- found in a map that nobody needs any more

fn in_order(keys: Vec<String>, input: &[(String, Vec<u8>)]) -> Vec<Vec<u8>> {
    let mut by_key: HashMap<String, Vec<u8>> = HashMap::new();
    for (key, bytes) in input {
        by_key.entry(key.to_string()).or_default().extend_from_slice(bytes);
    }
    let mut all = Vec::with_capacity(keys.len());
    for key in keys {
        let bytes = by_key.get(&key).cloned().unwrap_or_default(); //~ clone-in-loop
        all.push(Some(bytes));
    }
    all
}

fn in_order_kept(keys: Vec<String>, by_key: HashMap<String, Vec<u8>>) -> (Vec<Vec<u8>>, HashMap<String, Vec<u8>>) {
    let mut all = Vec::with_capacity(keys.len());
    for key in keys {
        all.push(by_key.get(&key).cloned().unwrap_or_default()); //~ clone-in-loop note
    }
    (all, by_key)
}

/// Of rows that have one in common each must have its own.
fn of_shared_key(rows: Vec<Row>, by_size: HashMap<u64, Vec<u8>>) -> Vec<Vec<u8>> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(by_size.get(&row.size).cloned().unwrap_or_default()); //~ clone-in-loop note
    }
    all
}

/// Called for more than one list, the closure must find everything where it was.
fn mapped_twice(renamed: HashMap<String, String>, one: Vec<String>, other: Vec<String>) -> (Vec<String>, Vec<String>) {
    let map_all = |names: Vec<String>| names.into_iter().map(|name| renamed.get(&name).cloned().unwrap_or(name)).collect(); //~ clone-in-loop note
    (map_all(one), map_all(other))
}

// ---- the same in each new value

fn found_in(file: String, lines: &[Line]) -> Vec<Found> {
    lines.iter().filter_map(|line| line.hit().map(|line| Found { file: file.clone(), line })).collect() //~ clone-in-loop
}

fn stored_of(file: String, lines: &[Line]) -> Vec<Stored> {
    lines.iter().filter_map(|line| line.hit().map(|line| Stored { file: file.clone(), line })).collect() //~ clone-in-loop note
}

fn asked_of(file: String, lines: &[Line]) -> Vec<LineRequest> {
    lines.iter().filter_map(|line| line.hit().map(|line| LineRequest { file: file.clone(), line })).collect() //~ clone-in-loop note
}

// ---- a part of what is dropped at once

fn innermost(shape: Shape, path: &[usize]) -> Shape {
    let mut current = shape;
    for at in path {
        match &current {
            Shape::Group(parts) => {
                if let Some(part) = parts.get(*at) {
                    current = part.clone(); //~ clone-in-loop
                }
            }
            _ => return Shape::Nothing,
        }
    }
    current
}

fn first_cells(rows: Vec<Row>) -> Vec<Option<Vec<u8>>> {
    rows.into_iter()
        .map(|row| {
            if let Some(cell) = row.cells.iter().find(|cell| !cell.is_empty()) {
                Some(cell.clone()) //~ clone-in-loop
            } else {
                None
            }
        })
        .collect()
}

fn first_cells_kept(rows: Vec<Row>, kept: &mut Vec<Row>) -> Vec<Option<Vec<u8>>> {
    rows.into_iter()
        .map(|row| {
            let first = if let Some(cell) = row.cells.iter().find(|cell| !cell.is_empty()) {
                Some(cell.clone()) //~ clone-in-loop note
            } else {
                None
            };
            kept.push(row);
            first
        })
        .collect()
}

fn made_of_current(shape: Shape, steps: &[u64]) -> Shape {
    let mut current = shape;
    for step in steps {
        if let Some(item) = current.copied_range(*step).nth(3) {
            current = item.clone(); //~ clone-in-loop note
        }
    }
    current
}

// ---- copied once more

fn counted(names: &[String]) -> Vec<Arc<str>> {
    names.iter().map(|name| Arc::from(name.clone())).collect() //~ clone-in-loop
}

fn counted_as_is(rows: &[Row]) -> Vec<Arc<Entry>> {
    rows.iter().map(|row| Arc::from(row.entry.clone())).collect() //~ clone-in-loop note
}

fn broadcast(peers: &[Peer], data: &[u8]) {
    for peer in peers {
        peer.send(Bytes::from(data.to_vec())); //~ clone-in-loop
    }
}

fn announced(peers: &[Peer], head: &Head) {
    for peer in peers {
        let head = Arc::new(head.clone()); //~ clone-in-loop
        peer.announce(head);
    }
}

fn broadcast_to_some(peers: &[Peer], data: &[u8]) {
    for peer in peers {
        if peer.is_new() {
            peer.send(Bytes::from(data.to_vec())); //~ clone-in-loop note
        }
    }
}

fn broadcast_each(peers: &[Peer], parts: &[Vec<u8>]) {
    for (peer, part) in peers.iter().zip(parts) {
        peer.send(Bytes::from(part.to_vec())); //~ clone-in-loop note
    }
}

//@ src/kept_apart.rs
impl Plugins {
    fn class_body(&self, walker: &mut Walker, element: &Element) -> Option<bool> {
        self.list.iter().find_map(|each| each.class_body(walker, element))
    }
}

impl Walker {
    fn walk(&mut self, class: &Class) {
        self.in_scope(|this| {
            for element in &class.elements {
                if this.plugins.clone().class_body(this, element).unwrap_or_default() { //~ clone-in-loop note
                    continue;
                }
                let was_top = this.is_top;
                this.is_top = false;
                this.walk_element(element);
                this.is_top = was_top;
            }
        });
    }
}

// ---- what has to be owned, or is counted

struct Type {
    parts: Vec<Arc<Type>>,
}

fn bound(kind: Arc<Type>, id: u64) -> bool {
    kind.parts.iter().all(|part| bound(part.clone(), id))
}

fn largest_of(rows: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut best = None;
    let mut size = 0;
    for row in rows {
        if row.len() > size {
            size = row.len();
            best = Some(row.clone()); //~ clone-in-loop
        }
    }
    best
}

fn joined_pairs(rows: &[Vec<u8>], all: &mut Vec<Vec<u8>>) {
    let mut open = None;
    for row in rows {
        if let Some(before) = open {
            all.push(before);
        }
        open = Some(row.clone()); //~ clone-in-loop note
    }
}

fn stored_references(rows: &[Row], counts: &Counts) -> u64 {
    rows.iter().map(|row| counts.of(&row.name).cloned().unwrap_or(0)).max().unwrap() //~ clone-in-loop note
}

fn nodes_behind_lock(state: &Mutex<State>, ids: &[u64]) -> u64 {
    let found = {
        let locked = state.lock().unwrap();
        let mut all = Vec::new();
        for id in ids {
            let node = locked.nodes.get(id).expect("known");
            all.push((*id, node.clone())); //~ clone-in-loop note
        }
        all
    };
    found.iter().map(|(id, node)| id + node.size()).sum()
}

fn heads(source: &Source, size: usize) -> Vec<Vec<u8>> {
    let data = source.bytes();
    let mut heads = Vec::with_capacity(4);
    for i in 0..4 {
        heads.push(data[i * size..(i + 1) * size].to_vec()); //~ clone-in-loop note
    }
    heads
}

fn dated(paths: &[Named], base: PathBuf) {
    for named in paths {
        let mut path = base.clone(); //~ clone-in-loop note
        path.push(&named.file);
        touch(&path);
    }
}

fn called_back(rows: &[Row], name: String, listeners: &[Listener]) {
    for listener in listeners {
        listener(name.clone()); //~ clone-in-loop note
    }
}

fn as_arguments(paths: &[PathBuf], run: &mut Run) {
    for path in paths {
        run.arg(path.clone().into_os_string()); //~ clone-in-loop note
    }
}

fn sums(rows: &[Row], weights: Powers<Field>) -> Vec<Field> {
    let mut sums = Vec::with_capacity(rows.len());
    for row in rows {
        let mut weights = weights.clone();
        let mut sum = weights.next().unwrap();
        sum += weights.next().unwrap();
        sums.push(sum);
    }
    sums
}

fn lists(cells: &[Cell], ends: &[usize]) -> Vec<Option<Value>> {
    let mut all = Vec::with_capacity(ends.len());
    for i in 1..ends.len() {
        all.push(Some(Value::List(cells[ends[i - 1]..ends[i]].to_vec()))); //~ clone-in-loop note
    }
    all
}

//@ src/syntax_nodes.rs
use rowan::ast::AstNode;

pub struct Member {
    pub(crate) syntax: JsSyntaxNode,
}

// A place in a counted tree, and what wraps one.
fn ranges_of(nodes: &[JsSyntaxNode], members: &[Member]) -> Vec<TextRange> {
    let mut ranges = Vec::new();
    for node in nodes {
        ranges.push(range_of(&node.clone()));
    }
    for member in members {
        ranges.push(range_of(&member.clone().syntax));
    }
    ranges
}

//@ src/left_with.rs
// The last turn makes it, and none comes after.
fn followed(mut at: Place, parts: Box<[Part]>, tree: &Tree) -> State {
    loop {
        if at.is_leaf() {
            break State { at, parts: parts.clone() };
        }
        if at.is_link() {
            at = tree.linked(at);
            continue;
        }
        at = tree.below(at);
    }
}

//@ src/cloned_by_path.rs
struct Label {
    text: String,
}

fn texts(labels: &[Label], all: &mut Vec<String>) {
    for label in labels {
        all.push(Clone::clone(&label.text)); //~ clone-in-loop note
    }
}

fn counted_whatever_is_in_it(unknown: &Unknown, all: &mut Vec<Part>) {
    for part in unknown.parts() {
        all.push(Rc::clone(part));
    }
}

//@ src/named_beforehand.rs
fn recovered_by_name(blocks: &[Block]) -> Vec<Signed> {
    let mut signed = Vec::with_capacity(blocks.len());
    for tx in blocks[0].body.iter() {
        let own = tx.clone(); //~ clone-in-loop
        signed.push(own.into_recovered());
    }
    signed
}

fn changed_before(blocks: &mut [Block], all: &mut Vec<Vec<u8>>) {
    for block in blocks {
        let own = block.header.clone(); //~ clone-in-loop note
        block.renew();
        all.push(own);
    }
}

fn changed_each_turn(shapes: &[Shape], drawer: &Drawer, all: &mut Vec<Mesh>) {
    for shape in shapes {
        let mut own = drawer.clone(); //~ clone-in-loop note
        all.push(own.drawn(shape));
    }
}

fn while_there_are_any(blocks: Vec<Block>, label: &Label) {
    let mut rest = blocks.into_iter();
    while let Some(block) = rest.next() {
        draw_with(block.number, label.text.clone()); //~ clone-in-loop note
    }
}

//@ src/few_words.rs
// ---- what holds only references and plain values is copied for nothing

#[derive(Clone)]
pub struct Within<'a, T> {
    is_shown: bool,
    of: T,
    rules: &'a Rules,
}

fn each_part(within: &Within<'_, &Rules>, parts: &[Part]) {
    for part in parts {
        check_within(within.clone(), part);
    }
}

fn each_part_with_text(within: &Within<'_, String>, parts: &[Part]) {
    for part in parts {
        check_within(within.clone(), part); //~ clone-in-loop
    }
}

//@ src/of_another_crate.rs
// ---- what a function of another crate takes by value it alone knows

use image::RgbaImage;
use likeness::measure::apart_by;

mod local {
    pub fn apart(one: RgbaImage, other: &str) -> u32 {
        kept(one, other)
    }
}

fn apart_at_each(before: &RgbaImage, limits: &[f32]) -> Vec<u32> {
    limits.iter().map(|&limit| likeness::measure::apart(before.clone(), limit).unwrap_or(0)).collect() //~ clone-in-loop note
}

fn apart_at_each_by_name(before: &RgbaImage, limits: &[f32]) {
    for limit in limits {
        show(apart_by(before.clone(), limit)); //~ clone-in-loop note
    }
}

fn apart_here(before: &RgbaImage, names: &[String]) {
    for name in names {
        show(local::apart(before.clone(), name)); //~ clone-in-loop
    }
}

fn apart_in_this_crate(before: &RgbaImage, names: &[String]) {
    for name in names {
        show(crate::measure::apart(before.clone(), name)); //~ clone-in-loop
    }
}

//@ src/counted_where_it_goes.rs
// ---- a copy of unknown type for who takes a counter

struct Presser;

impl Presser {
    fn pressed(self, words: TokenStream) -> Option<Line> {
        words.into_iter().map(Line::of).last()
    }

    fn bound(self, words: Vec<Word>) -> Option<Line> {
        words.into_iter().map(Line::of).last()
    }

    fn walked(mut self, mut lines: Cursor) -> Option<Line> {
        let mut last = None;
        while let Some(line) = lines.next() {
            match line {
                &Mark::Plain(mark, _) => self.note(mark),
                &Mark::Nested(mark, ref words) => last = Presser::new().pressed(words.clone()),
                &Mark::Sewn(mark, ref words) => last = Presser::new().bound(words.clone()), //~ clone-in-loop note
            }
        }
        last
    }
}

//@ src/handles_of_panes.rs
// ---- a counter, and what may be a word of another crate's; beside a text the rule on the parameter speaks

struct Glass {
    place: Frame,
    theme: Rc<Tint>,
}

struct PlainGlass {
    place: Frame,
    tint: Tint,
}

fn glazed(panes: &[Glass], plain: &[PlainGlass]) -> usize {
    let mut all = 0;
    for pane in panes {
        all += measured(pane.clone()); //~ clone-in-loop note
    }
    for pane in plain {
        all += seen_through(pane.clone());
    }
    all
}

fn measured(pane: Glass) -> usize {
    pane.place.width + pane.theme.depth
}

fn seen_through(pane: PlainGlass) -> usize {
    pane.place.width + pane.tint.depth
}

//@ src/persistent_by_path.rs
// A persistent map shares its nodes with each copy, whichever way the file names it.
struct Namer {
    taken: im::HashMap<String, usize>,
}

impl Namer {
    fn arms(&mut self, arms: &[Arm]) {
        let before = self.taken.clone();
        for arm in arms {
            self.taken = before.clone();
            self.name(arm);
        }
    }

    fn name(&mut self, arm: &Arm) {
        self.taken.insert(arm.name.to_string(), 1);
    }
}

//@ src/persistent_by_import.rs
use imbl::{HashSet, Vector as Row};

fn shared(seen: HashSet<String>, row: Row<Cell>, parts: &[Part], out: &mut Vec<Task>) {
    for part in parts {
        out.push(Task::new(seen.clone(), row.clone(), part.id));
    }
}

//@ src/owning_maps.rs
use std::collections::HashMap;

struct Namer {
    taken: HashMap<String, usize>,
}

impl Namer {
    fn arms(&mut self, arms: &[Arm]) {
        let before = self.taken.clone();
        for arm in arms {
            self.taken = before.clone(); //~ clone-in-loop
            self.name(arm);
        }
    }

    fn name(&mut self, arm: &Arm) {
        self.taken.insert(arm.name.to_string(), 1);
    }
}

//@ src/stored_closures.rs
#[derive(Clone)]
struct Title {
    text: String,
}

// When a closure that is only stored runs, and how often, is decided elsewhere.
fn fields_of(tables: &[Table], title: &'static Title) -> Vec<Field> {
    let mut fields = Vec::new();
    for table in tables {
        fields.push(Field::new(table.number, move |asked| asked.answer(title.clone())));
        fields.push(Field { number: table.number, answer: Box::new(move |asked| asked.answer(title.clone())) });
    }
    fields
}

fn answered(tables: &[Table], title: &Title) {
    for table in tables {
        table.with(|asked| asked.answer(title.clone())); //~ clone-in-loop note
    }
}

//@ src/lent_in_option.rs
pub enum Member {
    Text { val: String },
    Number { val: usize },
}

fn found_by_reference(rows: &[u64], members: &[Member]) -> Vec<String> {
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let path = match &members[*row as usize] {
            Member::Text { val } => Some(val),
            _ => None,
        };
        if let Some(text) = path {
            out.push(text.clone()); //~ clone-in-loop note
        }
    }
    out
}

//@ src/of_this_turn.rs
pub enum Dirty {
    Done { data: Vec<u8> },
    Open { node: Node },
}

impl Tree {
    fn validate(&self) {
        let mut last_high: Option<Vec<u8>> = None;
        for (low, _) in self.index.iter() {
            let (read, page) = self.page_in(&low);
            if let Some(high) = &last_high {
                assert_eq!(high, &page.low);
            }
            if let Some(high) = &page.high {
                last_high = Some(high.clone()); //~ clone-in-loop note
            }
        }
    }

    fn flush(&self, dirty: Vec<Dirty>) -> Vec<Node> {
        let mut out = Vec::new();
        for value in dirty {
            match value {
                Dirty::Done { data } => self.write(&data),
                Dirty::Open { node } => {
                    let leaf = node.inner.write().unwrap();
                    if leaf.goes {
                        out.push(node.clone()); //~ clone-in-loop note
                    }
                }
            }
        }
        out
    }
}

//@ src/lanterns.rs
pub struct Lantern {
    label: String,
}

pub fn signed(lanterns: &[Lantern], sign: &mut Sign) {
    let mut labels = Vec::with_capacity(lanterns.len());
    for lantern in lanterns {
        labels.push(lantern.label.clone()); //~ clone-in-loop
    }
    labels.sort();
    if let Some(label) = labels.first() {
        sign.write(label.as_bytes());
    }
    for label in labels.iter().skip(1) {
        sign.write(b" ");
        sign.write(label.as_bytes());
    }
}

// ---- look-alikes

pub fn handed_on(lanterns: &[Lantern], shelf: &mut Vec<String>) {
    let mut labels = Vec::with_capacity(lanterns.len());
    for lantern in lanterns {
        labels.push(lantern.label.clone()); //~ clone-in-loop note
    }
    for label in labels.into_iter().skip(1) {
        shelf.push(label);
    }
}

//@ src/indexed_out_of_own.rs
struct Reply {
    text: String,
}

fn tell_all(askers: Vec<Asker>, replies: Vec<Reply>) {
    for (i, asker) in askers.into_iter().enumerate() {
        asker.tell(replies[i].clone()); //~ clone-in-loop
    }
}

fn tell_each(askers: &[Asker], replies: Vec<Reply>) {
    for i in 0..replies.len() {
        askers[i].tell(replies[i].clone()); //~ clone-in-loop
    }
}

fn tell_and_count(askers: &[Asker], replies: Vec<Reply>) -> usize {
    for i in 0..askers.len() {
        askers[i].tell(replies[i].clone()); //~ clone-in-loop note
    }
    replies.len()
}

fn tell_with_last(askers: &[Asker], replies: Vec<Reply>) {
    for i in 1..replies.len() {
        askers[i].tell(replies[i].clone(), &replies[i - 1]); //~ clone-in-loop note
    }
}

// Lent ones stay with their owner, and what a loop around asks for again is needed again.
fn tell_lent(askers: &[Asker], replies: &Vec<Reply>) {
    for i in 0..replies.len() {
        askers[i].tell(replies[i].clone()); //~ clone-in-loop note
    }
}

fn tell_rooms(rooms: Vec<Vec<Asker>>, replies: Vec<Reply>) {
    for askers in rooms {
        for (i, asker) in askers.into_iter().enumerate() {
            asker.tell(replies[i].clone()); //~ clone-in-loop note
        }
    }
}
