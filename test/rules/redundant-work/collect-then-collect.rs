use std::collections::{BTreeSet, HashMap};

struct Index {
    ages: HashMap<u64, u64>,
    names: Vec<String>,
}

impl Index {
    fn total(&self) -> u64 {
        self.ages.values().map(|age| age * 2).collect::<Vec<_>>().into_iter().sum() //~ collect-then-collect
    }

    fn by_name(&self) -> HashMap<&str, usize> {
        self.names
            .iter()
            .map(|name| (name.as_str(), name.len()))
            .collect::<Vec<(&str, usize)>>() //~ collect-then-collect
            .into_iter()
            .collect()
    }

    fn long(&self) -> bool {
        self.names.iter().map(String::len).collect::<Vec<usize>>().iter().any(|size| *size > 9) //~ collect-then-collect
    }

    fn printed(&self) {
        for name in self.names.iter().map(|name| name.to_uppercase()).collect::<Vec<_>>().into_iter() { //~ collect-then-collect
            println!("{name}");
        }
    }

    fn again(names: Vec<String>) -> Vec<String> {
        let copy: Vec<String> = names.into_iter().collect(); //~ collect-then-collect note
        copy
    }

    fn unique(&self) -> usize {
        self.ages.values().collect::<BTreeSet<_>>().into_iter().filter(|age| **age > 3).count()
    }

    fn backwards(&self, line: &str) -> String {
        line.split("::").collect::<Vec<_>>().into_iter().rev().collect()
    }

    fn changed_meanwhile(&mut self) {
        self.ages.keys().copied().collect::<Vec<_>>().into_iter().for_each(|id| {
            self.ages.remove(&id);
        });
    }

    fn handed_on(&self) -> impl Iterator<Item = usize> + use<> {
        self.names.iter().map(String::len).collect::<Vec<_>>().into_iter()
    }

    fn started_first(&self) -> usize {
        (0..4).map(|i| std::thread::spawn(move || i)).collect::<Vec<_>>().into_iter().map(|task| task.join().unwrap()).sum()
    }

    fn other_target(names: Vec<String>) -> BTreeSet<String> {
        names.into_iter().collect()
    }

    fn straight(&self) -> u64 {
        self.ages.values().map(|age| age * 2).sum()
    }

    fn fallible(&self) -> Result<u64, std::num::ParseIntError> {
        Ok(self.names.iter().map(|name| name.parse::<u64>()).collect::<Result<Vec<_>, _>>()?.into_iter().sum()) //~ collect-then-collect
    }

    fn filtered(names: Vec<String>) -> Vec<String> {
        names.into_iter().filter(|name| !name.is_empty()).collect()
    }

    fn stopped_early(&self) -> Result<BTreeSet<u64>, std::num::ParseIntError> {
        let parsed = self
            .names
            .iter()
            .map(|name| name.parse::<u64>())
            .collect::<Result<Vec<_>, _>>()? //~ collect-then-collect
            .into_iter()
            .collect();
        Ok(parsed)
    }

    fn made_from_a_list(names: &[String]) -> BTreeSet<usize> {
        BTreeSet::from_iter(names.iter().map(String::len).collect::<Vec<_>>()) //~ collect-then-collect
    }

    fn made_from_a_fallible_list(names: &[String]) -> Result<BTreeSet<u64>, std::num::ParseIntError> {
        Ok(BTreeSet::from_iter(names.iter().map(|name| name.parse::<u64>()).collect::<Result<Vec<_>, _>>()?)) //~ collect-then-collect
    }

    fn made_from_a_set(names: &[String]) -> Vec<usize> {
        Vec::from_iter(names.iter().map(String::len).collect::<BTreeSet<_>>())
    }

    fn made_from_an_iterator(names: &[String]) -> BTreeSet<usize> {
        BTreeSet::from_iter(names.iter().map(String::len))
    }

    fn side_effects_only_when_all_parse(&self) -> Result<(), std::num::ParseIntError> {
        self.names
            .iter()
            .map(|name| name.parse::<u64>())
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .for_each(|age| println!("{age}"));
        Ok(())
    }
}

// ---- collected and taken apart on the spot

impl People {
    fn walked(&self) -> usize {
        let mut size = 0;
        for name in self.names.iter().map(|name| name.trim()).collect::<Vec<_>>() { //~ collect-then-collect
            size += name.len();
        }
        size
    }

    fn extended(&self, out: &mut Vec<usize>) {
        out.extend(self.names.iter().map(String::len).collect::<Vec<_>>()); //~ collect-then-collect
    }

    fn joined_with_nothing(&self) -> String {
        self.names
            .iter()
            .map(|name| format!("{name};"))
            .collect::<Vec<_>>() //~ collect-then-collect
            .join("")
    }

    fn joined_local(text: &str) -> String {
    let parts: Vec<String> = text.chars().map(escape).collect(); //~ collect-then-collect
    parts.join("")
}

fn concatenated(words: &[Word]) -> String {
    words.iter().map(|word| word.text()).collect::<Vec<String>>().concat() //~ collect-then-collect
}

// ---- look-alikes

    fn changed_while_walked(&mut self) {
        for name in self.names.iter().cloned().collect::<Vec<_>>() {
            self.names.retain(|other| *other != name);
        }
    }

    fn unique_ones(&self) -> usize {
        let mut size = 0;
        for name in self.names.iter().collect::<std::collections::HashSet<_>>() {
            size += name.len();
        }
        size
    }

    fn joined_with_a_comma(&self) -> String {
        self.names.iter().map(|name| format!("<{name}>")).collect::<Vec<_>>().join(", ")
    }
}

fn walked_in_the_closure(names: &[&str]) -> Result<usize, Error> {
    names.iter().map(|name| size_of(name)).collect::<Result<Vec<_>, _>>().map(|sizes| sizes.into_iter().max().unwrap_or(0)) //~ collect-then-collect
}

fn by_itertools(names: &[&str]) -> Vec<usize> {
    names.iter().map(|name| name.len()).collect_vec().into_iter().filter(|size| *size > 3).collect() //~ collect-then-collect
}

fn sorted_in_the_closure(names: &[&str]) -> Result<Vec<usize>, Error> {
    names.iter().map(|name| size_of(name)).collect::<Result<Vec<_>, _>>().map(|sizes| sorted(sizes))
}

fn summed(names: &[&str]) -> Result<usize, Error> {
    let total = names.iter().map(|name| size_of(name)).collect::<Result<Vec<_>, _>>()?.into_iter().sum(); //~ collect-then-collect
    Ok(total)
}

fn first_all_must_be_there(names: &[&str], sink: &mut Sink) -> Result<(), Error> {
    for size in names.iter().map(|name| size_of(name)).collect::<Result<Vec<_>, _>>()?.into_iter() {
        sink.write(size);
    }
    Ok(())
}

impl Yard {
    fn retry(&mut self) -> usize {
        let (failed, rest): (Vec<Job>, Vec<Job>) =
            std::mem::take(&mut self.jobs).into_iter().partition(|job| job.failed); //~ collect-then-collect
        self.jobs = rest;
        failed.len()
    }

    fn thin_out(&mut self) {
        self.jobs = self.jobs.drain(..).filter(|job| !job.done).collect(); //~ collect-then-collect
    }

    fn thin_out_copies(&mut self) {
        self.marks = self.marks.iter().filter(|mark| mark.fresh).cloned().collect(); //~ collect-then-collect
    }

    fn in_its_own_memory(&mut self) {
        let kept = std::mem::take(&mut self.jobs).into_iter().filter(|job| !job.done).collect(); //~ collect-then-collect note
        self.jobs = kept;
    }

    // ---- look-alikes

    fn split_off(&mut self) -> (Vec<Job>, Vec<Job>) {
        std::mem::take(&mut self.jobs).into_iter().partition(|job| job.failed)
    }

    fn changed(&mut self) {
        self.jobs = self.jobs.drain(..).map(|job| job.aged()).collect();
    }

    fn from_elsewhere(&mut self) {
        self.jobs = self.queue.drain(..).filter(|job| !job.done).collect();
    }
}

fn thinned(yard: &mut Yard, now: u64) {
    let kept: Vec<Job> = yard.jobs.drain(..).filter(|job| job.until > now).collect(); //~ collect-then-collect
    yard.jobs.extend(kept);
}

fn variables(text: &str) -> Result<HashMap<String, String>, ParseError> {
    let pairs = text.lines().map(pair_of).collect::<Result<Vec<_>, _>>()?;
    Ok(HashMap::from_iter(pairs)) //~ collect-then-collect
}

fn appended(columns: Vec<Column>) -> Vec<Row> {
    let mut rows = Vec::with_capacity(columns.len());
    for column in columns {
        rows.append(&mut column.parts().into_iter().map(|part| Row::of(part)).collect()); //~ collect-then-collect
    }
    rows
}

fn appended_of_itertools(sheet: &mut Sheet, columns: Vec<Column>) {
    sheet.rows.append(&mut columns.into_iter().map(|column| Row::of(column)).collect_vec()); //~ collect-then-collect
}

fn serialized<S: Serializer>(parts: &[Part], serializer: S) -> Result<S::Ok, S::Error> {
    parts.iter().map(|part| (part.id, part.hash())).collect::<Vec<_>>().serialize(serializer) //~ collect-then-collect
}

// ---- look-alikes

impl Sheet {
    // Reads what it would add to meanwhile.
    fn doubled(&mut self) {
        self.rows.append(&mut self.rows.iter().map(|row| row.twice()).collect::<Vec<_>>());
    }

    // The method may look at all of the sheet.
    fn extended(&mut self) {
        self.rows.append(&mut self.missing_rows().map(|row| row.twice()).collect::<Vec<_>>());
    }
}

// A set serializes each value once.
fn serialized_once<S: Serializer>(parts: &[Part], serializer: S) -> Result<S::Ok, S::Error> {
    parts.iter().map(|part| part.id).collect::<BTreeSet<_>>().serialize(serializer)
}

struct Builder {
    variables: Vec<(String, String)>,
    labels: Vec<String>,
}

impl Builder {
    pub fn variables(&mut self, pairs: &[(impl AsRef<str>, impl AsRef<str>)]) -> &mut Self {
        self.variables.extend(pairs.iter().map(|(key, value)| (key.as_ref().to_owned(), value.as_ref().to_owned())));
        self
    }

    pub fn inherit(&mut self) -> &mut Self {
        self.variables(&std::env::vars().collect::<Vec<(String, String)>>()) //~ collect-then-collect
    }

    fn label_all(&mut self, labels: &[String]) {
        for label in labels {
            self.labels.push(label.clone());
        }
    }

    fn label_rows(&mut self, rows: &[Row]) {
        self.label_all(&rows.iter().map(Row::label).collect::<Vec<_>>()); //~ collect-then-collect
    }

    fn sort_all(&self, labels: &[String]) -> Vec<String> {
        let longest = labels.iter().map(|label| label.len()).max();
        labels.iter().filter(|label| Some(label.len()) == longest).cloned().collect()
    }

    fn sort_rows(&self, rows: &[Row]) -> Vec<String> {
        // Walked twice.
        self.sort_all(&rows.iter().map(Row::label).collect::<Vec<_>>())
    }

    fn count_all(&mut self, labels: &[String]) {
        for label in labels {
            self.labels.push(label.clone());
        }
    }

    fn count_rows(&mut self, rows: &[Row], kept: &[String]) {
        self.count_all(&rows.iter().map(Row::label).collect::<Vec<_>>());
        // Others lend a list that they keep.
        self.count_all(kept);
    }
}

struct Plan {
    imports: Vec<Import>,
}

impl Plan {
    fn imports<'a>(&'a self) -> impl ExactSizeIterator<Item = Kind<'a>> + 'a {
        let engine = self.engine();
        self.imports
            .iter()
            .map(move |import| Kind::new(import, engine))
            .collect::<Vec<_>>() //~ collect-then-collect
            .into_iter()
    }

    fn exports<'a>(&'a self) -> impl Iterator<Item = u32> + 'a {
        let module = self.compiled().module();
        module.exports().map(|export| export.id).collect::<Vec<_>>().into_iter() //~ collect-then-collect
    }

    fn named(&self) -> Box<dyn Iterator<Item = &Import> + '_> {
        Box::new(self.imports.iter().filter(|import| import.is_named()).collect::<Vec<_>>().into_iter()) //~ collect-then-collect
    }

    // The filter's iterator doesn't know its length.
    fn counted<'a>(&'a self) -> impl ExactSizeIterator<Item = &'a Import> + 'a {
        self.imports.iter().filter(|import| import.is_named()).collect::<Vec<_>>().into_iter()
    }

    // What is lent by a local goes when the function is left.
    fn copied<'a>(&'a self) -> impl Iterator<Item = String> + 'a {
        let names = self.read_names();
        names.iter().map(|name| name.trim().to_string()).collect::<Vec<_>>().into_iter()
    }

    // Nothing of `self` may be in what is returned.
    fn detached(&self) -> impl Iterator<Item = Import> {
        self.imports.iter().cloned().collect::<Vec<_>>().into_iter()
    }

    fn guarded<'a>(&'a self) -> impl Iterator<Item = u32> + 'a {
        let table = self.table.lock();
        table.iter().map(|row| row.id).collect::<Vec<_>>().into_iter()
    }
}

/// What is joined is a list already.
async fn joined(names: Vec<String>) -> Vec<Answer> {
    join_all(names.iter().map(ask)).await.into_iter().collect::<Vec<_>>() //~ collect-then-collect note
}

async fn joined_or_failed(names: Vec<String>) -> Result<Vec<Answer>, Error> {
    let answers = futures::future::try_join_all(names.iter().map(ask)).await?.into_iter().collect::<Vec<_>>(); //~ collect-then-collect note
    Ok(answers)
}

async fn joined_to_set(names: Vec<String>) -> BTreeSet<Answer> {
    join_all(names.iter().map(ask)).await.into_iter().collect::<BTreeSet<_>>()
}

async fn joined_to_result(names: Vec<String>) -> Result<Vec<Answer>, Error> {
    join_all(names.iter().map(ask)).await.into_iter().collect::<Result<Vec<_>, _>>()
}

fn copied_behind(sizes: &[u64], all: &mut Vec<u64>) {
    all.extend_from_slice(&sizes.iter().map(|size| size + 1).collect::<Vec<_>>()); //~ collect-then-collect
}

fn copied_behind_itself(all: &mut Vec<u64>) {
    all.extend_from_slice(&all.iter().map(|size| size + 1).collect::<Vec<_>>());
}

fn joined_and_counted(text: &str) -> (String, usize) {
    let parts: Vec<String> = text.chars().map(escape).collect();
    (parts.join(""), parts.len())
}

fn joined_apart(text: &str) -> String {
    let parts: Vec<String> = text.chars().map(escape).collect();
    parts.join("-")
}

fn backwards(word: &str) -> Vec<String> {
    word.chars().rev().collect::<String>().chars().map(|c| c.to_string()).collect() //~ collect-then-collect
}

struct Backlog {
    jobs: VecDeque<Job>,
}

impl Backlog {
    fn drop_done(&mut self) {
        let jobs = std::mem::take(&mut self.jobs);
        self.jobs = jobs.into_iter().filter(|job| !job.done).collect(); //~ collect-then-collect
    }
}

// ---- look-alikes

fn handed_on(word: &str) -> std::vec::IntoIter<char> {
    word.chars().rev().collect::<Vec<char>>().into_iter()
}

fn kept_text(word: &str) -> usize {
    let text = word.chars().rev().collect::<String>();
    text.chars().filter(|c| text.starts_with(*c)).count()
}

/// What was passed over is shifted out of the way: only an untouched list is handed back as it is.
fn handed_back(names: Option<Vec<String>>) -> Vec<String> {
    names.unwrap_or_default().into_iter().collect() //~ collect-then-collect note
}

// ---- the iterator is bound before, and what its closure names is changed by the loop

struct Mesh {
    limit: usize,
    sent: Vec<Message>,
}

impl Mesh {
    fn prune(&self, topic: u32) -> Message {
        Message::of(topic, self.limit)
    }

    fn send(&mut self, message: Message) {
        self.sent.push(message);
    }

    fn send_both(&mut self, grafts: &[u32], prunes: Vec<u32>) {
        let first = grafts.iter().map(|topic| Message::graft(*topic));
        let last = prunes.into_iter().map(|topic| self.prune(topic));
        for message in first.chain(last).collect::<Vec<_>>() {
            self.send(message);
        }
    }

    fn send_grafts(&mut self, grafts: &[u32], more: &[u32]) {
        let first = grafts.iter().map(|topic| Message::graft(*topic));
        let last = more.iter().map(|topic| Message::graft(*topic));
        for message in first.chain(last).collect::<Vec<_>>() { //~ collect-then-collect
            self.send(message);
        }
    }
}

// ---- what is done with one decides what comes next

fn unpacked(pool: Box<dyn Pool>, entries: Entries) -> Result<(), Failed> {
    for entry in entries {
        for done in pool.finished().collect::<Vec<_>>() {
            start_children(&*pool, done)?;
        }
        pool.start(entry);
    }
    Ok(())
}

fn reported(pool: Box<dyn Pool>, log: &mut Log) {
    for done in pool.finished().collect::<Vec<_>>() { //~ collect-then-collect
        log.note(done);
    }
}

// ---- a set of bits has no `retain`

struct Settings {
    roles: EnumSet<Role>,
    names: BTreeSet<Role>,
}

fn without_workers(mut settings: Settings) -> Settings {
    settings.roles = settings.roles.into_iter().filter(|role| role.is_known()).collect();
    settings.names = settings.names.into_iter().filter(|role| role.is_known()).collect(); //~ collect-then-collect
    settings
}

// ---- lent by what is gone at the end

impl Store {
    fn paths(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.snapshot().all_paths().collect::<Vec<_>>().into_iter()
    }

    fn live_paths(&self) -> impl Iterator<Item = PathBuf> + '_ {
        self.paths.iter().filter(|path| path.is_live()).cloned().collect::<Vec<_>>().into_iter() //~ collect-then-collect
    }
}

// ---- the chain asks what it is added to

impl Graph {
    fn merged(&mut self, other: Graph) {
        self.seen.extend(other.seen.into_iter().filter(|(id, at)| self.seen.get(id) < Some(at)).collect::<Vec<_>>());
        self.last.extend(other.last.into_iter().filter(|(id, _)| self.seen.contains_key(id)).collect::<Vec<_>>()); //~ collect-then-collect
    }
}

// `from_iter` of a type's own, for which nothing may hold the context any more.
fn wrapped(nodes: Nodes, context: &mut Context) -> Value {
    let nodes = nodes.into_iter().map(|node| Value::of(node, context)).collect::<Vec<_>>();
    Array::from_iter(nodes, context).into()
}

// ---- given to a function of this file that takes a `Vec`

impl Edits {
    pub fn apply(text: &Text, edits: Vec<Edit>) -> Edits {
        let mut steps = Vec::with_capacity(2 * edits.len() + 1);
        for edit in edits {
            steps.push(Step::keep(edit.from));
            steps.push(Step::put(edit.text));
        }
        Edits { steps }
    }

    fn at_each(text: &Text, ranges: &[Range], edit: impl Fn(&Range) -> Edit) -> Edits {
        Self::apply(text, ranges.iter().map(edit).collect()) //~ collect-then-collect
    }

    async fn spawned(program: &str, names: Vec<&str>) -> Child {
        Command::new(program).args(names).spawn()
    }

    async fn spawn(names: &[String]) -> Child {
        Self::spawned("sh", names.iter().map(|name| name.as_str()).collect()).await //~ collect-then-collect
    }

    fn spawn_later(names: &[String]) -> impl Future<Output = Child> {
        Self::spawned("sh", names.iter().map(|name| name.as_str()).collect())
    }

    fn keep_all(&mut self, steps: Vec<Step>) {
        for step in steps {
            self.steps.push(step);
        }
    }

    fn keep_other(&mut self, other: &Edits) {
        self.keep_all(other.steps.iter().map(Step::again).collect()); //~ collect-then-collect
    }

    // What is walked is changed by the function.
    fn keep_twice(&mut self) {
        self.keep_all(self.steps.iter().map(Step::again).collect());
    }

    fn fill(steps: &mut Vec<Step>, more: Vec<Step>) {
        for step in more {
            steps.push(step);
        }
    }

    fn fill_twice(mut steps: Vec<Step>) -> Vec<Step> {
        Self::fill(&mut steps, steps.iter().map(Step::again).collect());
        steps
    }

    // The list is kept, asked for its length, put in order, or walked twice.
    fn of(steps: Vec<Step>) -> Edits {
        Edits { steps }
    }

    fn of_all(edits: &[Edit]) -> Edits {
        Self::of(edits.iter().map(Step::of).collect())
    }

    fn ordered(mut steps: Vec<Step>) -> usize {
        steps.sort();
        steps.into_iter().map(|step| step.len()).sum()
    }

    fn ordered_length(edits: &[Edit]) -> usize {
        Self::ordered(edits.iter().map(Step::of).collect())
    }

    fn average(steps: Vec<Step>) -> usize {
        let all = steps.len();
        let mut sum = 0;
        for step in steps {
            sum += step.len();
        }
        sum / all
    }

    fn average_length(edits: &[Edit]) -> usize {
        Self::average(edits.iter().map(Step::of).collect())
    }

    // The guards are taken before the first is looked at.
    fn all_of(steps: Vec<Step>) -> usize {
        steps.into_iter().map(|step| step.len()).sum()
    }

    fn all_locked(shards: &[Mutex<Step>]) -> usize {
        Self::all_of(shards.iter().map(|shard| *shard.lock()).collect())
    }

    // It calls itself with what it collects.
    fn deep(steps: Vec<Step>, depth: usize) -> usize {
        let mut sum = 0;
        for step in steps {
            sum += Self::deep(step.parts().map(Step::of).collect(), depth - 1);
        }
        sum
    }
}

impl Sink for Edits {
    fn take_all(&mut self, steps: Vec<Step>) {
        for step in steps {
            self.steps.push(step);
        }
    }

    fn take_edits(&mut self, edits: &[Edit]) {
        self.take_all(edits.iter().map(Step::of).collect());
    }
}

// ---- lent to what calls one function for each item

trait Record {
    fn check(&mut self, value: u16);

    fn check_all(&mut self, values: &[u16]) {
        for value in values.iter() {
            self.check(*value);
        }
    }

    fn check_fields(&mut self, fields: &[Field]) {
        self.check_all(&fields.iter().map(|field| field.as_u16()).collect::<Vec<_>>()); //~ collect-then-collect
    }

    fn check_pairs(&mut self, values: &[u16]) {
        let mut at = 0;
        while at + 1 < values.len() {
            self.check(values[at].max(values[at + 1]));
            at += 2;
        }
    }

    fn check_pairs_of(&mut self, fields: &[Field]) {
        self.check_pairs(&fields.iter().map(|field| field.as_u16()).collect::<Vec<_>>());
    }

    // What an implementation does instead may need a list.
    fn sum_all(&mut self, values: &[u16]) -> u32 {
        let mut sum = 0;
        for value in values {
            sum += u32::from(*value);
        }
        sum
    }

    fn sum_fields(&mut self, fields: &[Field]) -> u32 {
        self.sum_all(&fields.iter().map(|field| field.as_u16()).collect::<Vec<_>>())
    }
}

//@ src/written_to.rs
fn emptied(dict: DictRef, none: &Value) {
    for (key, _) in dict.into_iter().filter(|(key, _)| !key.is_special()).collect::<Vec<_>>() {
        dict.set_item(&key, none.clone());
    }
}

fn shown(dict: DictRef) {
    for (key, value) in dict.into_iter().filter(|(key, _)| !key.is_special()).collect::<Vec<_>>() { //~ collect-then-collect
        println!("{key} {value}");
    }
}

//@ src/lent_to_change.rs
fn globals(item: &Instance, store: Context) -> Vec<u32> {
    item.all_globals(store.0).collect::<Vec<_>>().into_iter().map(|global| global.key(&store.0)).collect::<Vec<_>>()
}

fn globals_of_shared(item: &Instance, store: &Store) -> Vec<u32> {
    item.all_globals(store).collect::<Vec<_>>().into_iter().map(|global| global.key(store)).collect::<Vec<_>>() //~ collect-then-collect
}

//@ src/changed_and_put_back.rs
struct Grid {
    heights: Vec<f32>,
    names: Vec<String>,
    counts: HashMap<u32, u64>,
    limit: f32,
}

impl Grid {
    fn raise(&mut self, by: f32) {
        self.heights = self.heights.iter().map(|height| height + by).collect(); //~ collect-then-collect
    }

    fn cap(&mut self) {
        self.heights = self.heights.iter().copied().map(|height| height.min(self.limit)).collect::<Vec<_>>(); //~ collect-then-collect
    }

    fn shout(&mut self) {
        self.names = self.names.iter().map(|name| name.to_uppercase()).collect(); //~ collect-then-collect note
    }

    fn double(&mut self) {
        self.counts = self.counts.iter().map(|(id, count)| (*id, count * 2)).collect(); //~ collect-then-collect
    }

    fn turned(&mut self) {
        self.counts = self.counts.iter().map(|(id, count)| (*count as u32, *id as u64)).collect();
    }

    // Each is compared with the first, as it was.
    fn relative(&mut self) {
        self.heights = self.heights.iter().map(|height| height - self.heights[0]).collect();
    }

    fn asked(&mut self) {
        self.heights = self.heights.iter().map(|height| self.eased(*height)).collect();
    }

    fn of_another(&mut self, other: &Grid) {
        self.heights = other.heights.iter().map(|height| height + 1.0).collect();
    }

    // Collected into its own memory.
    fn moved(&mut self) {
        let heights = mem::take(&mut self.heights);
        self.heights = heights.into_iter().map(|height| height + 1.0).collect();
    }
}

fn scaled(list: Vec<f64>, by: f64) -> Vec<f64> {
    let scaled: Vec<f64> = list.iter().map(|x| x * by).collect(); //~ collect-then-collect
    store(&scaled);
    scaled
}

fn scaled_beside(list: Vec<f64>, by: f64) -> (Vec<f64>, usize) {
    let scaled: Vec<f64> = list.iter().map(|x| x * by).collect();
    store(&scaled);
    (scaled, list.len())
}

fn narrowed(list: Vec<f64>) -> Vec<f32> {
    let narrow: Vec<f32> = list.iter().map(|x| *x as f32).collect();
    store(&narrow);
    narrow
}

fn scaled_of_lent(list: &Vec<f64>, by: f64) -> Vec<f64> {
    let scaled: Vec<f64> = list.iter().map(|x| x * by).collect();
    store(&scaled);
    scaled
}

fn shifted(matcher: &Matcher, by: usize) -> Vec<usize> {
    let mut indices = matcher.indices();
    if by > 0 {
        indices = indices.iter().map(|i| i + by).collect(); //~ collect-then-collect
    }
    indices
}

// Nobody can change what a set holds.
fn shifted_set(matcher: &Matcher, by: usize) -> Marks {
    let mut index_set = matcher.marks();
    index_set = index_set.iter().map(|i| i + by).collect();
    index_set
}

// Of what type the list is, nobody tells.
fn renamed(matcher: &Matcher) -> Names {
    let mut names = matcher.names();
    names = names.iter().map(|name| name.next()).collect();
    names
}

//@ src/gathered_from_stream.rs
async fn names_of(store: &Store) -> Result<Vec<String>, StoreError> {
    let names = store
        .rooms()
        .try_collect::<Vec<_>>() //~ collect-then-collect
        .await
        .map_err(StoreError::boxed)?
        .into_iter()
        .map(|(name, _)| name)
        .collect::<Vec<_>>();
    Ok(names)
}

async fn free_rooms(store: &Store) -> HashSet<Room> {
    store.rooms().collect::<Vec<_>>().await.into_iter().filter(|room| room.is_free()).collect() //~ collect-then-collect
}

// ---- look-alikes

async fn sorted_names(store: &Store) -> Result<Vec<String>, StoreError> {
    let mut rooms = store.rooms().try_collect::<Vec<_>>().await?;
    rooms.sort();
    Ok(rooms.into_iter().map(|(name, _)| name).collect())
}

async fn as_set(store: &Store) -> Result<HashSet<Room>, StoreError> {
    Ok(store.rooms().try_collect::<Vec<_>>().await?.into_iter().collect())
}

async fn told_once(lobby: Lobby) -> Vec<Guest> {
    lobby.guests().await.into_iter().map(Guest::from).collect()
}

//@ src/trimmed_on_the_way.rs
// ---- put back after something was left off at the end

fn without_captain(crews: &mut [Vec<Sailor>], captains: &[u32], most: usize) {
    for (crew, captain) in crews.iter_mut().zip(captains) {
        let mut rest: Vec<_> = crew.iter().filter(|sailor| sailor.id != *captain).cloned().collect(); //~ collect-then-collect
        if rest.len() == most + 1 {
            rest.pop();
        }
        *crew = rest;
    }
}

impl Deck {
    fn without_idle(&mut self) {
        let mut rest: Vec<Sailor> = self.crew.iter().filter(|sailor| !sailor.idle).cloned().collect(); //~ collect-then-collect
        rest.sort_by_key(|sailor| sailor.id);
        self.crew = rest;
    }

    // Look-alikes: the old list is looked at once more, and the new one is lent or given to others before.
    fn without_lost(&mut self) -> usize {
        let mut rest: Vec<Sailor> = self.crew.iter().filter(|sailor| !sailor.lost).cloned().collect();
        rest.truncate(100);
        let lost = self.crew.len() - rest.len();
        self.crew = rest;
        lost
    }

    fn without_absent(&mut self) {
        let mut rest: Vec<Sailor> = self.crew.iter().filter(|sailor| !sailor.absent).cloned().collect();
        drill(&mut rest);
        self.crew = rest;
    }

    // A look-alike: where all are tired, all of them stay.
    fn rested_if_any(&mut self) {
        let rested: Vec<Sailor> = self.crew.iter().filter(|sailor| !sailor.tired).cloned().collect();
        if !rested.is_empty() {
            self.crew = rested;
        }
    }
}

//@ src/sieved_in_place.rs
use std::collections::{BTreeMap, HashMap, HashSet};

pub struct Tour {
    name: String,
    stops: HashMap<u64, Stop>,
    guides: Vec<Guide>,
}

fn short_tour(mut tour: Tour, open: &HashSet<u64>) -> Tour {
    Tour {
        name: tour.name,
        stops: tour.stops.extract_if(|id, _| open.contains(id)).collect(), //~ collect-then-collect
        guides: tour.guides,
    }
}

fn open_tour(tour: Tour, open: &HashSet<u64>) -> Tour {
    Tour {
        stops: tour.stops.into_iter().filter(|(id, _)| open.contains(id)).collect(), //~ collect-then-collect
        ..tour_of(tour.name, tour.guides)
    }
}

fn late(stops: BTreeMap<u64, Stop>) -> BTreeMap<u64, Stop> {
    let stops: BTreeMap<_, _> = stops.into_iter().filter(|(_, stop)| stop.is_late()).collect(); //~ collect-then-collect
    stops
}

// ---- look-alikes

// A list that is used up is collected into its own memory.
fn with_few_guides(tour: Tour) -> Tour {
    Tour { guides: tour.guides.into_iter().filter(|guide| guide.is_free()).collect(), name: tour.name, stops: tour.stops }
}

fn taken_out(tour: &mut Tour, open: &HashSet<u64>) -> Tour {
    Tour {
        name: String::new(),
        stops: tour.stops.extract_if(|id, _| open.contains(id)).collect(),
        guides: Vec::new(),
    }
}

fn plan(tour: Tour, open: &HashSet<u64>) -> Plan {
    Plan { stops: tour.stops.into_iter().filter(|(id, _)| open.contains(id)).collect() }
}

fn listed(stops: HashMap<u64, Stop>) -> Vec<(u64, Stop)> {
    let stops: Vec<_> = stops.into_iter().filter(|(_, stop)| stop.is_late()).collect();
    stops
}

fn changed(stops: HashMap<u64, Stop>) -> HashMap<u64, Stop> {
    let stops: HashMap<_, _> = stops.into_iter().map(|(id, stop)| (id + 1, stop)).collect();
    stops
}

//@ src/handed_out_by_name.rs
struct Roads {
    all: Vec<Road>,
}

impl Roads {
    fn open(&self) -> impl Iterator<Item = u32> + '_ {
        let open = self.all.iter().filter(|road| road.open).map(|road| road.id).collect::<Vec<_>>().into_iter(); //~ collect-then-collect
        open
    }

    fn counted(&self, count: &mut usize) -> impl Iterator<Item = u32> + '_ {
        let open = self.all.iter().map(|road| road.id).collect::<Vec<_>>().into_iter();
        *count += open.len();
        open
    }
}
