use std::sync::Arc;

struct User {
    name: Option<String>,
    tags: Option<Vec<String>>,
    age: Option<u32>,
    shared: Option<Arc<String>>,
}

impl User {
    fn width(&self) -> usize {
        self.name.clone().map_or(0, |name| name.len()) //~ option-clone-then-adapter
    }

    fn has(&self, tag: &String) -> bool {
        self.tags.clone().is_some_and(|tags| tags.contains(tag)) //~ option-clone-then-adapter
    }

    fn count(&self) -> usize {
        self.tags.clone().unwrap_or_default().len() //~ option-clone-then-adapter
    }

    fn show(&self) {
        if let Some(name) = self.name.clone() { //~ option-clone-then-adapter
            draw(&name);
        }
    }

    fn length(&self) -> Option<usize> {
        self.name.clone().map(|name| name.len()) //~ option-clone-then-adapter
    }

    fn early(&self) -> usize {
        let Some(name) = self.name.clone() else { return 0 }; //~ option-clone-then-adapter
        name.len()
    }

    // ---- look-alikes

    fn by_reference(&self) -> usize {
        self.name.as_ref().map_or(0, |name| name.len())
    }

    fn owned(&self) -> String {
        self.name.clone().unwrap_or_default()
    }

    fn consumed(&self) -> Option<Vec<u8>> {
        self.name.clone().map(|name| name.into_bytes())
    }

    fn number(&self) -> u32 {
        self.age.clone().map_or(0, |age| age + 1)
    }

    fn counted(&self) -> usize {
        self.shared.clone().map_or(0, |name| name.len())
    }

    fn kept(&self, names: &mut Vec<String>) {
        if let Some(name) = self.name.clone() {
            names.push(name);
        }
    }

    fn changed(&mut self) {
        if let Some(name) = self.name.clone() {
            self.name = None;
            draw(&name);
        }
    }

    fn iterated(&self, items: std::slice::Iter<'_, String>) -> usize {
        items.clone().map(|item| item.len()).sum()
    }

    fn moved(&self) -> Option<String> {
        self.name.clone().and_then(|name| Some(name))
    }
}

struct Options {
    mirrors: Vec<String>,
    names: Vec<String>,
}

struct Image {
    kind: ImageKind,
    width: u32,
    url: String,
}

/// All of the image that costs something to copy is kept.
fn address(image: &Option<Image>) -> Option<String> {
    image.clone().map(|image| image.url)
}

fn mirrors(options: &Option<Options>) -> Vec<String> {
    options.clone().map(|options| options.mirrors).unwrap_or_default() //~ option-clone-then-adapter
}

fn whole(options: &Option<Options>) -> Option<Rules> {
    options.clone().map(|options| Rules::of(options))
}

fn limit_of(names: &Option<String>) -> usize {
    let name = names.clone().unwrap_or_default(); //~ option-clone-then-adapter
    name.len() + name.capacity()
}

fn known(rules: &HashMap<u64, Vec<String>>, id: u64) -> usize {
    let rule = rules.get(&id).cloned().unwrap_or_default(); //~ option-clone-then-adapter
    rule.len()
}

fn kept_rule(rules: &HashMap<u64, Vec<String>>, id: u64) -> Vec<String> {
    let rule = rules.get(&id).cloned().unwrap_or_default();
    rule
}

fn small(rules: &HashMap<u64, u64>, id: u64) -> bool {
    let rule = rules.get(&id).cloned().unwrap_or_default();
    rule > 3
}

fn one_number_behind_a_lock(store: &Store) -> Option<u64> {
    store.head.lock().unwrap().clone().map(|head| head.number) //~ option-clone-then-adapter
}

fn asked_after_a_default(request: &Request) -> bool {
    let data = request.input.data.clone().unwrap_or_default(); //~ option-clone-then-adapter
    data.is_empty()
}

fn asked_or_failed(rule: &Rule) -> Result<usize, Error> {
    let kind = rule.kind.clone().ok_or(Error::Unknown)?; //~ option-clone-then-adapter
    Ok(kind.len())
}

fn counted_rows(rows: Option<Vec<String>>) -> Option<usize> {
    rows.as_ref().map(|rows| count_owned(rows.clone())) //~ option-clone-then-adapter
}

// ---- look-alikes

fn kept_after_a_default(request: &Request) -> Vec<u8> {
    let data = request.input.data.clone().unwrap_or_default();
    data
}

struct Overrides {
    fee: u64,
    notes: Vec<String>,
}

struct Quote {
    base_fee: u64,
    overrides: Option<Overrides>,
}

impl Quote {
    fn fee(&self) -> u64 {
        self.overrides.clone().map_or(self.base_fee, |o| o.fee) //~ option-clone-then-adapter
    }
}

fn sources(settings: &Settings) -> Option<PathBuf> {
    settings.root.clone().map(|root| root.join("src")) //~ option-clone-then-adapter
}

fn joined(walk: &Walk) -> Vec<PathBuf> {
    walk.entries.clone().map(|entry| entry.join("src")).collect()
}

struct Shelf {
    boxes: HashMap<u32, Crate>,
    label: Option<String>,
}

struct Crate {
    lots: Vec<String>,
    weight: u32,
}

impl Shelf {
    fn lots(&self, at: u32) -> usize {
        match self.boxes.get(&at).cloned() { //~ option-clone-then-adapter
            Some(found) => found.lots.len() + found.weight as usize,
            None => 0,
        }
    }

    fn label_length(&self) -> usize {
        match self.label.clone() { //~ option-clone-then-adapter
            Some(label) => label.len(),
            _ => 0,
        }
    }

    fn label_or(&self, other: String) -> String {
        match self.label.clone() {
            Some(label) => label,
            None => other,
        }
    }

    fn replace(&mut self, at: u32) {
        match self.boxes.get(&at).cloned() {
            Some(found) => {
                self.boxes.clear();
                print_lots(&found.lots, found.weight);
            }
            None => self.boxes.clear(),
        }
    }
}

fn used_again(rows: Option<Vec<String>>) -> (Option<usize>, Option<Vec<String>>) {
    let count = rows.as_ref().map(|rows| count_owned(rows.clone()));
    (count, rows)
}

fn lent_rows(rows: &Option<Vec<String>>) -> Option<usize> {
    rows.as_ref().map(|rows| count_owned(rows.clone()))
}

/// An array lends its parts as well.
fn measured_and_kept(parts: [Vec<u64>; 3]) -> (Sums, [Vec<u64>; 3]) {
    (Sums { all: parts.clone().map(|part| sum_of(&part)) }, parts) //~ option-clone-then-adapter
}

fn measured(parts: [Vec<u64>; 3]) -> Measured {
    let sums = parts.clone().map(|part| sum_of(&part)); //~ option-clone-then-adapter
    Measured { parts, sums }
}

/// While the cell is borrowed it could not be emptied.
fn taken_from_cell(slot: &RefCell<Option<String>>) -> Option<usize> {
    let name = slot.borrow().clone()?;
    slot.replace(None);
    Some(name.len())
}

//@ src/own_range.rs
#[derive(Clone)]
struct Range {
    from: u64,
    to: u64,
    label: String,
}

#[derive(Clone)]
struct Level {
    name: String,
    rank: u8,
}

struct Query {
    range: Option<Range>,
    level: Option<Level>,
}

impl Query {
    fn width(&self) -> Option<u64> {
        self.range.clone().map(|range| range.to - range.from) //~ option-clone-then-adapter
    }

    fn rank(&self) -> u8 {
        self.level.clone().map_or(0, |level| level.rank) //~ option-clone-then-adapter
    }
}

//@ src/their_range.rs
use std::ops::Range;
use tracing::Level;

struct Bounds {
    range: Option<Range<u64>>,
    level: Option<Level>,
}

impl Bounds {
    fn width(&self) -> Option<u64> {
        self.range.clone().map(|range| range.end - range.start)
    }

    fn rank(&self) -> u8 {
        self.level.clone().map_or(0, |level| level as u8)
    }
}

//@ src/unknown_items.rs
/// Of a type that nobody knows, what is found may be a few numbers.
fn writes(nodes: &Nodes, id: usize) -> bool {
    let state = nodes.cache.get(id).cloned().unwrap_or_default(); //~ option-clone-then-adapter note
    state.writes > 0
}

fn listed(nodes: &Nodes, id: usize) -> bool {
    let all = nodes.cache.get(id).cloned().unwrap_or_default(); //~ option-clone-then-adapter
    all.is_empty()
}

/// What is left is handed on, but nothing may be left.
fn pending(desk: &Desk) -> Option<String> {
    desk.label.clone().filter(|label| !label.is_empty()) //~ option-clone-then-adapter
}

//@ src/cloned_of_nobody_knows_what.rs
struct Names {
    indices: NameMap,
    texts: HashMap<String, String>,
}

impl Names {
    fn index(&self, name: &str) -> Option<usize> {
        self.indices.get(name).cloned().map(|index| index.as_usize())
    }

    fn length(&self, name: &str) -> Option<usize> {
        self.texts.get(name).cloned().map(|text| text.len()) //~ option-clone-then-adapter
    }
}

//@ src/operands.rs
struct Block<T>([T; 7]);

impl<T: Clone> Block<T> {
    fn extension<A: Builder<Var = T>>(&self) -> [A::Expr; 7] {
        self.0.clone().map(|part| A::Expr::zero() + part)
    }

    fn is_known(&self) -> [bool; 7] {
        self.0.clone().map(|part| part == T::default()) //~ option-clone-then-adapter
    }
}

//@ src/cloned_by_closure.rs
// On an Option `map` with a clone is `cloned`.
struct Crates {
    by_place: HashMap<u32, Crate>,
}

#[derive(Clone)]
struct Crate {
    lots: Vec<u32>,
    label: String,
}

impl Crates {
    fn lots(&self, place: u32) -> usize {
        match self.by_place.get(&place).map(|each| each.clone()) { //~ option-clone-then-adapter
            Some(found) => found.lots.len() + found.label.len(),
            None => 0,
        }
    }

    fn moved_out(&self, place: u32) -> Crate {
        match self.by_place.get(&place).map(|each| each.clone()) {
            Some(found) => found,
            None => self.fallback(),
        }
    }
}

//@ src/opened_later.rs
struct Asked {
    data: Option<Vec<u8>>,
}

fn is_empty(asked: &Asked) -> bool {
    let data = asked.data.clone(); //~ option-clone-then-adapter
    let data = data.unwrap_or_default();
    data.is_empty()
}

fn taken_meanwhile(asked: &mut Asked) -> bool {
    let data = asked.data.clone();
    asked.data = None;
    let data = data.unwrap_or_default();
    data.is_empty()
}

//@ src/lent_with_default.rs
struct Chapter {
    title: Option<String>,
    number: Option<u32>,
    notes: Mutex<Option<String>>,
}

fn head(chapter: &Chapter, page: &mut Page) {
    page.write_line(&chapter.title.clone().unwrap_or_default()); //~ option-clone-then-adapter
    page.write_line(&chapter.title.clone().unwrap_or_else(|| untitled())); //~ option-clone-then-adapter
}

fn head_of_another_file(part: &Part, page: &mut String) {
    page.push_str(&part.info.heading.clone().unwrap_or_default()); //~ option-clone-then-adapter
}

/// Numbers, owned texts, what nobody knows, and what a lock guards.
fn left(chapter: &Chapter, part: &Part, page: &mut Page) {
    page.write_number(&chapter.number.clone().unwrap_or_default());
    page.keep(chapter.title.clone().unwrap_or_default());
    page.write_part(&part.info.position.clone().unwrap_or_default());
    page.write_line(&chapter.notes.lock().unwrap().clone().unwrap_or_default());
}

//@ src/named_answer.rs
fn root_of(found: &Found, name: &str) -> Option<PathBuf> {
    let nearest = found //~ option-clone-then-adapter
        .home
        .clone()
        .and_then(|home| look_below(&home, name));
    nearest.or_else(|| look_below(found.fallback(), name))
}

/// Of an iterator or a future this may be as well.
fn chained(found: &Found, name: &str) -> Answer {
    let nearest = found.home.clone().and_then(|home| look_below(&home, name));
    nearest.run()
}

//@ src/walked_field.rs
// ---- a field that is walked makes what was found no number

fn width_of(&self, name: &str) -> Result<usize, Missing> {
    let sheet = self.sheets.get(name).cloned().with_context(|| missing(name))?; //~ option-clone-then-adapter
    let mut width = sheet.left() + sheet.right();
    for column in sheet.columns.iter() {
        width += column.width;
    }
    Ok(width)
}

fn margin_of(&self, name: &str) -> Result<usize, Missing> {
    let sheet = self.sheets.get(name).cloned().with_context(|| missing(name))?; //~ option-clone-then-adapter note
    Ok(sheet.margin + sheet.gap)
}

// ---- what is called `.._owned` takes a counted pointer by value: that is no look

async fn entered(door: &Door) -> Pass {
    let mut pass = None;
    if let Some(gate) = door.gate.clone() {
        pass = Some(gate.acquire_owned().await.unwrap());
    }
    Pass { pass }
}

async fn written(desk: &Desk) -> Sheet {
    match desk.drawer.clone() {
        Some(drawer) => Sheet::of(drawer.write_owned().await),
        None => Sheet::empty(),
    }
}

async fn seen(door: &Door) -> usize {
    let mut free = 0;
    if let Some(gate) = door.gate.clone() { //~ option-clone-then-adapter
        free = gate.available();
    }
    free
}

// ---- `self: Arc<Self>` is what its fields are looked up in

struct Hall {
    gate: Option<Arc<Gate>>,
    guests: Option<Vec<String>>,
}

impl Hall {
    fn open(self: Arc<Self>) -> usize {
        if let Some(gate) = self.gate.clone() {
            return gate.width();
        }
        0
    }

    fn full(self: &Arc<Self>) -> usize {
        if let Some(guests) = self.guests.clone() { //~ option-clone-then-adapter
            return guests.len();
        }
        0
    }
}
