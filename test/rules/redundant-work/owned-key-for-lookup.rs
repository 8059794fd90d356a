use std::collections::HashMap;

struct Priorities {
    by_name: HashMap<String, u64>,
    by_package: HashMap<Package, Vec<u64>>,
    by_pair: HashMap<(String, u64), u64>,
    by_id: HashMap<u64, u64>,
}

impl Priorities {
    fn count(&mut self, name: &String) {
        *self.by_name.entry(name.clone()).or_default() += 1; //~ owned-key-for-lookup
    }

    fn count_text(&mut self, name: &str) {
        *self.by_name.entry(name.to_string()).or_insert(0) += 1; //~ owned-key-for-lookup
    }

    fn grouped(&mut self, packages: &[Item]) {
        for item in packages {
            self.by_package.entry(item.package.clone()).or_default().push(item.id); //~ owned-key-for-lookup note
        }
    }

    fn found(&self, name: &str, id: u64) -> bool {
        self.by_pair.contains_key(&(name.to_string(), id)) //~ owned-key-for-lookup
    }

    fn of_package(&mut self, package: &Package) {
        let Some(name) = package.name_of_root() else { return };
        match self.by_name.entry(name.clone()) { //~ owned-key-for-lookup
            Entry::Occupied(mut known) => *known.get_mut() += 1,
            Entry::Vacant(vacant) => {
                vacant.insert(1);
            }
        }
    }

    fn once(&mut self) {
        let item = next_item();
        self.by_package.entry(item.package.clone()).or_default().push(item.id); //~ owned-key-for-lookup note
    }

    fn asked_for_another(&mut self, name: &str, other: &str) {
        if self.by_name.contains_key(other) {
            return;
        }
        *self.by_name.entry(name.to_string()).or_default() += 1; //~ owned-key-for-lookup
    }

    fn asked_to_tell(&mut self, name: &str) {
        if self.by_name.contains_key(name) {
            tell(name);
        }
        *self.by_name.entry(name.to_string()).or_default() += 1; //~ owned-key-for-lookup
    }

    fn begin(&mut self, name: &str) {
        self.started(name);
    }

    fn begin_anew(&mut self, name: &str) -> bool {
        if self.by_name.contains_key(name) {
            return false;
        }
        self.started(name);
        true
    }

    fn joined_twice(&mut self, name: &str) -> bool {
        if self.by_name.contains_key(name) {
            return false;
        }
        self.by_name.insert(name.to_string(), 0);
        self.gather();
        *self.by_name.entry(name.to_string()).or_default() += 1; //~ owned-key-for-lookup
        true
    }

    fn started(&mut self, name: &str) {
        self.by_name.entry(name.to_string()).or_default(); //~ owned-key-for-lookup
    }

    // ---- look-alikes

    fn join(&mut self, name: &str) -> bool {
        if self.by_name.contains_key(name) {
            return false;
        }
        self.joined(name);
        true
    }

    fn join_all(&mut self, names: &[String]) {
        for name in names {
            if self.by_name.get(name).is_some() {
                continue;
            }
            self.joined(name);
        }
    }

    fn joined(&mut self, name: &str) {
        self.by_name.entry(name.to_string()).or_default();
    }

    fn owned(&mut self, name: String) {
        *self.by_name.entry(name).or_default() += 1;
    }

    fn count_id(&mut self, id: &u64) {
        *self.by_id.entry(id.clone()).or_default() += 1;
    }

    fn count_number(&mut self, id: u64) {
        *self.by_name.entry(id.to_string()).or_default() += 1;
    }

    fn new_names(&mut self, names: &[String]) -> Result<(), Twice> {
        for name in names {
            match self.by_name.entry(name.clone()) {
                Entry::Occupied(_) => return Err(Twice),
                Entry::Vacant(vacant) => vacant.insert(1),
            };
        }
        Ok(())
    }

    fn looked_at_first(&mut self, name: &str) {
        match self.by_name.get_mut(name) {
            Some(count) => *count += 1,
            None => {
                self.by_name.insert(name.to_string(), 1);
            }
        }
    }

    fn pair(&self, pair: &(String, u64)) -> Option<&u64> {
        self.by_pair.get(pair)
    }

    fn numbers(&self, ids: HashMap<(u64, u64), u64>, id: u64) -> bool {
        ids.contains_key(&(id, id.clone()))
    }
}

#[derive(PartialEq, Eq, Hash)]
struct PartId(ByteString);

fn cheap_names(parts: &mut HashMap<PartId, u64>, found: &[Found]) {
    for part in found {
        *parts.entry(part.part_id().clone()).or_default() += 1;
    }
}

fn only_new(open: &mut HashMap<String, u64>, name: &String) {
    let Entry::Vacant(free) = open.entry(name.clone()) else { return };
    free.insert(1);
}

/// Tuples of references look nothing up, and what is no text may be counted.
fn cached(results: &HashMap<(u64, Options), Answer>, id: u64, options: &Options) -> Option<Answer> {
    results.get(&(id, options.clone())).cloned() //~ owned-key-for-lookup note
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Options {
    flags: Vec<String>,
}

//@ src/plan/need.rs
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Need {
    inner: Rc<Inner>,
}

struct Inner {
    name: String,
}

//@ src/kits/need.rs
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Need {
    name: String,
}

//@ src/plan/conflicts.rs
use crate::plan::Need;

/// Of two types of one name the one that is imported counts, and that one is counted.
fn conflict(conflicts: &mut HashMap<Need, u64>, need: &Need) {
    *conflicts.entry(need.clone()).or_default() += 1;
}

//@ src/kits/conflicts.rs
use crate::kits::Need;

fn tool_conflict(conflicts: &mut HashMap<Need, u64>, need: &Need) {
    *conflicts.entry(need.clone()).or_default() += 1; //~ owned-key-for-lookup
}

//@ src/duplicates.rs
fn catalogued(tensors: Vec<Tensor>) -> anyhow::Result<HashMap<String, Tensor>> {
    let mut found: HashMap<String, Tensor> = HashMap::new();
    for tensor in tensors {
        let name = tensor.name.clone();
        match found.entry(name.clone()) {
            Entry::Vacant(free) => {
                free.insert(tensor);
            }
            Entry::Occupied(_) => anyhow::bail!("{name} is there twice"),
        }
    }
    Ok(found)
}

//@ src/made-twice.rs
struct RowName {
    text: String,
}

fn added(rows: &mut HashMap<RowName, u32>, row: &Row) {
    match rows.get_mut(&RowName::from(&row.name)) { //~ owned-key-for-lookup
        Some(count) => *count += 1,
        None => {
            rows.insert(RowName::from(&row.name), 1);
        }
    }
}

fn asked(rows: &mut HashMap<RowString, u32>, row: &Row) {
    if let Some(count) = rows.get(&RowString::new(&row.name)) { //~ owned-key-for-lookup
        show(*count);
    }
    show_name(RowString::new(&row.name));
}

// ---- look-alikes

#[derive(Clone, Copy)]
struct RowId(u32);

fn by_number(rows: &mut HashMap<RowId, u32>, row: &Row) {
    if rows.contains_key(&RowId::from(&row.id)) {
        return;
    }
    rows.insert(RowId::from(&row.id), 1);
}

fn changed_meanwhile(rows: &mut HashMap<RowName, u32>, row: &mut Row) {
    if rows.contains_key(&RowName::from(&row.name)) {
        return;
    }
    row.name.push('x');
    rows.insert(RowName::from(&row.name), 1);
}

fn once(rows: &HashMap<RowName, u32>, row: &Row) -> bool {
    rows.contains_key(&RowName::from(&row.name))
}

//@ src/asked_under_other_lock.rs
use std::collections::HashMap;
use std::sync::RwLock;

struct Meters {
    by_name: RwLock<HashMap<String, Arc<Meter>>>,
}

impl Meters {
    fn of(&self, name: &str) -> Arc<Meter> {
        if let Some(meter) = self.by_name.read().unwrap().get(name) {
            return meter.clone();
        }
        let meter = Meter::begin(name);
        self.by_name.write().unwrap().entry(name.to_string()).or_insert(meter).clone()
    }

    fn of_named_guards(&self, name: &str) -> Arc<Meter> {
        {
            let known = self.by_name.read().unwrap();
            if let Some(meter) = known.get(name).cloned() {
                return meter;
            }
        }
        self.made(name)
    }

    fn of_one_more(&self, name: &str) -> Arc<Meter> {
        self.counted(name);
        self.made_for_all(name)
    }

    fn made_for_all(&self, name: &str) -> Arc<Meter> {
        let mut meters = self.by_name.write().unwrap();
        meters.entry(name.to_string()).or_insert_with(Meter::new).clone() //~ owned-key-for-lookup
    }

    fn made(&self, name: &str) -> Arc<Meter> {
        let mut meters = self.by_name.write().unwrap();
        meters.entry(name.to_string()).or_insert_with(Meter::new).clone()
    }

    fn matched(&self, name: &str) -> Arc<Meter> {
        match self.by_name.read().unwrap().get(name).cloned() {
            Some(meter) => meter,
            None => self.by_name.write().unwrap().entry(name.to_string()).or_insert_with(Meter::new).clone(),
        }
    }

    fn counted(&self, name: &str) {
        self.by_name.write().unwrap().entry(name.to_string()).or_default().count(); //~ owned-key-for-lookup
    }
}

//@ plants/src/label.rs
// ---- a key whose parts are counted or plain copies itself for nothing, wherever they are declared

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Label(Written);

#[derive(PartialEq, Eq, Hash)]
enum Written {
    Short(Short),
    Long(Script),
}

impl Clone for Written {
    fn clone(&self) -> Self {
        match self {
            Self::Short(short) => Self::Short(*short),
            Self::Long(long) => Self::Long(long.clone()),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Short {
    length: u8,
    bytes: [u8; 14],
}

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Script(triomphe::ThinArc<(), u8>);

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Tag(Inscription);

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Inscription(String);

//@ shelves/src/script.rs
#[derive(Clone)]
pub struct Script {
    lines: Vec<String>,
}

#[derive(Clone)]
pub struct Inscription(Arc<str>);

//@ src/entered_by_callee.rs
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Plan {
    name: String,
    rooms: Vec<u32>,
}

#[derive(Default)]
pub struct Houses {
    built: HashMap<Plan, u64>,
    named: HashMap<Plan, u64>,
}

impl Houses {
    fn house_of(&mut self, year: u64, plan: Plan) -> u64 {
        *self.built.entry(plan).or_insert_with(|| year)
    }

    fn named_as(&mut self, plan: Plan) -> u64 {
        self.named.insert(plan.clone(), 1);
        *self.built.entry(plan).or_insert(1)
    }

    fn registered(&mut self, plan: Plan) -> Result<(), Known> {
        match self.built.entry(plan) {
            Entry::Occupied(_) => Err(Known),
            Entry::Vacant(free) => {
                free.insert(0);
                Ok(())
            }
        }
    }

    pub fn offered(&mut self, plan: Plan) -> u64 {
        *self.built.entry(plan).or_insert(2)
    }
}

pub fn look_up(houses: &mut Houses, plan: &Plan) -> u64 {
    houses.house_of(1900, plan.clone()) //~ owned-key-for-lookup
}

pub fn street(houses: &mut Houses, plans: &[Plan]) -> Vec<u64> {
    plans.iter().map(|plan| houses.house_of(1910, plan.clone())).collect() //~ owned-key-for-lookup
}

pub fn first_of_a_town(plan: &Plan) -> Houses {
    let mut houses = Houses::default();
    houses.house_of(1930, plan.clone());
    houses
}

pub fn moved(houses: &mut Houses, plan: Plan) -> u64 {
    houses.house_of(1920, plan)
}

pub fn more_than_entered(houses: &mut Houses, plan: &Plan) -> u64 {
    houses.named_as(plan.clone())
}

pub fn mostly_new(houses: &mut Houses, plan: &Plan) -> Result<(), Known> {
    houses.registered(plan.clone())
}

pub fn by_a_name_for_others(houses: &mut Houses, plan: &Plan) -> u64 {
    houses.offered(plan.clone())
}

//@ garden/src/beds.rs
struct Beds {
    by_label: HashMap<Label, u64>,
    by_tag: HashMap<Tag, u64>,
}

impl Beds {
    fn counted(&mut self, labels: Vec<Label>) {
        for label in labels {
            *self.by_label.entry(label.clone()).or_default() += 1;
            show(&label);
        }
    }

    fn counted_one(&mut self, label: &Label) {
        *self.by_label.entry(label.clone()).or_default() += 1;
    }

    fn counted_tag(&mut self, tag: &Tag) {
        *self.by_tag.entry(tag.clone()).or_default() += 1; //~ owned-key-for-lookup
    }
}

struct Shelves {
    books: BTreeMap<String, Book>,
}

impl Shelves {
    fn place(&mut self, title: &str) -> Result<btree_map::Entry<'_, String, Book>, Missing> {
        if title.is_empty() {
            return Err(Missing);
        }
        Ok(self.books.entry(title.to_owned()))
    }

    fn place_at_once(&mut self, title: &str) -> btree_map::Entry<'_, String, Book> {
        self.books.entry(title.to_string())
    }

    fn filled(&mut self, title: &str, pages: u32) -> u32 {
        fill(self.books.entry(title.to_string()), pages)
    }

    fn named(&mut self, title: &str, pages: u32) -> u32 {
        let place = self.books.entry(title.to_string());
        fill(place, pages)
    }

    fn counted(&mut self, title: &str) {
        let place = self.books.entry(title.to_string()); //~ owned-key-for-lookup
        place.or_default().pages += 1;
    }
}

fn fill(place: btree_map::Entry<'_, String, Book>, pages: u32) -> u32 {
    place.or_insert_with(|| Book { pages }).pages
}
