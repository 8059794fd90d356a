use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

struct Updates {
    removed: Vec<String>,
    added: Vec<String>,
}

fn long(names: Vec<String>) -> Vec<String> {
    names.iter().cloned().filter(|name| name.len() > 9).collect() //~ clone-before-filter
}

fn found(names: &[String]) -> Option<String> {
    names.iter().cloned().find(|name| name.len() > 9) //~ clone-before-filter
}

fn later(names: &Vec<String>, count: usize) -> Vec<String> {
    names.iter().map(|name| name.clone()).skip(count).collect() //~ clone-before-filter
}

fn words(line: &str) -> Vec<String> {
    line.split(',').map(|word| word.trim().to_string()).filter(|word| !word.is_empty()).collect() //~ clone-before-filter
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_string).filter(|line| !line.starts_with('#')).collect() //~ clone-before-filter
}

fn asked(names: &[String]) -> bool {
    names.iter().cloned().any(|name| name.is_empty()) //~ clone-before-filter
}

fn visited(updates: &Updates) {
    for key in updates.removed.iter().chain(updates.added.iter()).cloned().collect::<BTreeSet<_>>() { //~ clone-before-filter
        visit(&key);
    }
}

fn known_by_its_parts(things: &Things) -> Vec<Thing> {
    things.all().iter().cloned().filter(|thing| thing.open).collect() //~ clone-before-filter
}

fn beside_a_number(names: &HashMap<u64, String>) -> Vec<(u64, String)> {
    names.iter().map(|(id, name)| (*id, name.clone())).filter(|(_, name)| name.len() > 3).collect() //~ clone-before-filter
}

fn beside_a_flag(things: &[Thing]) -> Vec<String> {
    things.iter().map(|thing| (thing.id.to_string(), thing.open)).filter(|(_, open)| *open).map(|(id, _)| id).collect() //~ clone-before-filter
}

fn through_a_guard(map: &DashMap<u64, Thing>, owner: u64) -> Vec<Thing> {
    map.iter().map(|entry| entry.value().clone()).filter(|thing| thing.owner == owner).collect() //~ clone-before-filter
}

fn a_part_of_each(crates: &[Crate], path: &Path) -> Option<Build> {
    crates.iter().filter_map(|each| each.build.clone()).find(|build| build.file.as_path() == path) //~ clone-before-filter
}

fn in_a_loop(things: &Things) -> Vec<Thing> {
    let mut kept = Vec::with_capacity(9);
    for thing in things.all().iter().cloned() { //~ clone-before-filter
        if thing.open {
            kept.push(thing);
        }
    }
    kept
}

fn largest<T: Ord + Clone>(values: &Vec<T>) -> Option<T> {
    values.iter().cloned().max() //~ clone-before-filter
}

fn smallest_known<T>(values: &[Option<T>]) -> Option<T>
where
    T: Ord + Clone,
{
    values.iter().flatten().cloned().min() //~ clone-before-filter
}

fn first_by_letters(names: &[String]) -> Option<String> {
    names.iter().cloned().min() //~ clone-before-filter
}

fn by_path(names: &[String]) -> Vec<String> {
    names.iter().map(String::clone).filter(|name| name.len() > 3).collect() //~ clone-before-filter
}

fn by_path_of_trait(names: &[String]) -> Option<String> {
    names.iter().map(ToOwned::to_owned).find(|name| name.len() > 3) //~ clone-before-filter
}

// ---- look-alikes

fn lent_by_path(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect()
}

fn lent_by_path_to_find(names: &[String]) -> Option<&[u8]> {
    names.iter().map(String::as_bytes).find(|name| name.starts_with(b"a"))
}

fn told_by_path(names: &[String]) -> usize {
    let _kept: Vec<String> = names.iter().filter(|name| name.len() > 3).cloned().collect();
    names.iter().map(String::len).max().unwrap_or(0)
}

/// An iterator makes no item that nobody takes.
fn first(names: &Vec<String>, count: usize) -> Vec<String> {
    names.iter().map(|name| name.clone()).take(count).collect()
}

fn printed(numbers: &[u64]) -> Vec<String> {
    numbers.iter().map(|number| number.to_string()).filter(|text| text.len() > 3).collect()
}

fn last(names: &[String]) -> Vec<String> {
    names.iter().filter(|name| name.len() > 9).cloned().collect()
}

fn numbers(sizes: &[u32]) -> Vec<u32> {
    sizes.iter().cloned().filter(|size| *size > 9).collect()
}

fn counters(names: &[Arc<String>]) -> Vec<Arc<String>> {
    names.iter().cloned().collect()
}

fn every(names: &[String]) -> Vec<String> {
    names.iter().cloned().collect()
}

fn kept(updates: &Updates) -> HashSet<String> {
    updates.removed.iter().cloned().collect::<HashSet<_>>()
}

fn unknown(things: &Things) -> Vec<u64> {
    things.numbers().iter().cloned().filter(|number| *number > 9).collect()
}

fn compared(things: &Things) -> Vec<Id> {
    things.ids().iter().cloned().filter(|id| id.is_zero()).collect()
}

fn one_of_two_ways(things: &Things) -> Vec<Thing> {
    let mut kept = Vec::with_capacity(9);
    for thing in things.all().iter().cloned() {
        if thing.open {
            kept.push(thing);
        } else {
            kept.push(close(thing));
        }
    }
    kept
}

fn option(name: Option<&String>) -> Option<String> {
    name.cloned().filter(|name| !name.is_empty())
}

fn mapped(names: &[String]) -> Vec<usize> {
    names.iter().map(|name| name.len()).filter(|length| *length > 9).collect()
}

fn flat(sizes: &[u32]) -> Option<u32> {
    sizes.iter().copied().find(|size| *size > 9)
}

struct Label {
    title: String,
    width: u32,
}

/// A part of the item is copied for a look.
fn titled(labels: &[Label], title: &str) -> bool {
    labels.iter().map(|label| label.title.clone()).any(|each| each == title) //~ clone-before-filter
}

/// References are joined as well.
fn joined(labels: &[Label]) -> String {
    labels.iter().map(|label| label.title.clone()).collect::<Vec<_>>().join(", ") //~ clone-before-filter
}

fn listed(labels: &[Label]) -> Vec<String> {
    labels.iter().map(|label| label.title.clone()).collect::<Vec<_>>()
}

fn wide(labels: &[Label]) -> bool {
    labels.iter().map(|label| label.width.clone()).any(|each| each > 3)
}

/// Each pair of a query becomes two Strings, of which one is looked for.
fn asks_for(query: &[u8], wanted: &str) -> bool {
    url::form_urlencoded::parse(query).into_owned().any(|(key, _)| key == wanted) //~ clone-before-filter
}

fn value_of(target: &Url, wanted: &str) -> Option<String> {
    target.query_pairs().into_owned().find(|(key, _)| key == wanted).map(|(_, value)| value) //~ clone-before-filter
}

fn all_of(target: &Url) -> Vec<(String, String)> {
    target.query_pairs().into_owned().collect()
}

fn first_line(text: Cow<'_, str>) -> Option<char> {
    text.into_owned().chars().find(|each| *each == 'a')
}

fn largest_number(values: &[u64]) -> Option<u64> {
    values.iter().cloned().max()
}

fn largest_owned<T: Ord + Clone>(values: &[T]) -> Option<T> {
    values.iter().max().cloned()
}

fn newest(package: &Package) -> Option<Version> {
    package
        .releases
        .iter()
        .map(|release| release.version.clone()) //~ clone-before-filter
        .filter(|version| !version.is_preview())
        .next()
}

fn widest(package: &Package) -> Option<Width> {
    package.releases.iter().map(|release| release.width.clone()).filter(|width| *width > LEAST).next()
}

#[derive(Clone)]
struct Alarm {
    level: u8,
    places: Vec<String>,
}

fn loud(alarms: &[Alarm], out: &mut Vec<Alarm>) {
    for alarm in alarms.iter().cloned() { //~ clone-before-filter
        if alarm.level < 3 {
            continue;
        }
        out.push(alarm);
    }
}

fn loud_of_list(alarms: &Vec<Alarm>, out: &mut Vec<Alarm>) {
    for alarm in alarms.clone() { //~ clone-before-filter
        if alarm.level > 2 {
            out.push(alarm);
        }
    }
}

fn titles(films: &BTreeMap<u64, Film>, prefix: &str) -> Vec<String> {
    films
        .iter()
        .map(|(_, film)| film.title.clone()) //~ clone-before-filter
        .filter(|title| title.starts_with(prefix))
        .collect()
}

fn of_other_crate(films: &BTreeMap<u64, Film>, studio: &str) -> Vec<Film> {
    films.values().cloned().filter(|film| film.studio == studio).collect() //~ clone-before-filter
}

fn all_taken(alarms: &[Alarm], out: &mut Vec<Alarm>) {
    for alarm in alarms.to_vec() {
        out.push(alarm);
    }
}

fn drained(alarms: &mut Vec<Alarm>, out: &mut Vec<Alarm>) {
    for alarm in alarms.clone() {
        if alarm.level > 2 {
            alarms.retain(|other| other.level != alarm.level);
            out.push(alarm);
        }
    }
}

//@ src/refused-by-pattern.rs
enum Value {
    List(Vec<Value>),
    Text(String),
    Nothing,
}

struct Holder {
    value: Value,
    rows: HashMap<String, Result<Vec<u8>, String>>,
}

impl Holder {
    fn list(&self) -> Vec<Value> {
        match self.value.clone() { //~ clone-before-filter
            Value::List(all) => all,
            _ => Vec::new(),
        }
    }

    fn row(&self, name: &str) -> Option<Vec<u8>> {
        if let Some(Ok(row)) = self.rows.get(name).cloned() { //~ clone-before-filter
            return Some(row);
        }
        None
    }

    fn named(&self, name: &str) -> Option<Vec<u8>> {
        let found = self.rows.get(name).cloned(); //~ clone-before-filter
        match found {
            Some(Ok(row)) => Some(row),
            _ => None,
        }
    }

    fn text(&self) -> Option<String> {
        let Value::Text(text) = self.value.clone() else { return None }; //~ clone-before-filter
        Some(text)
    }

    fn first_of(&self, names: &[String], pages: &Pages) -> Option<Page> {
        for name in names {
            let page = pages.all[name].versions.get(&self.key()).cloned(); //~ clone-before-filter
            if let Some(Ok(page)) = page {
                return Some(page);
            }
        }
        None
    }
}

// ---- look-alikes

impl Holder {
    fn some(&self, names: &HashMap<u32, String>) -> Option<String> {
        if let Some(name) = names.get(&1).cloned() {
            return Some(name);
        }
        None
    }

    fn each(&self) -> String {
        match self.value.clone() {
            Value::List(all) => shown(all),
            Value::Text(text) => text,
            Value::Nothing => String::new(),
        }
    }

    fn under_lock(&self, state: &Mutex<Value>) -> Option<String> {
        if let Value::Text(text) = state.lock().unwrap().clone() {
            return Some(text);
        }
        None
    }

    fn used_again(&self) -> Option<String> {
        let value = self.value.clone();
        keep(&value);
        if let Value::Text(text) = value {
            return Some(text);
        }
        None
    }
}

//@ src/refused-seldom.rs
enum Source {
    Given { name: String, place: String },
    Default,
}

enum Part {
    Text(String),
    Rows(Vec<String>),
}

fn with_free_others(source: &Source) -> Option<String> {
    if let Source::Given { name, place } = source.clone() {
        return Some(name + &place);
    }
    None
}

fn or_else_an_error(part: &Part) -> Result<String, Error> {
    let Part::Text(text) = part.clone() else { return Err(Error::NoText) };
    Ok(text)
}

fn or_else_a_panic(part: &Part) -> String {
    match part.clone() {
        Part::Text(text) => text,
        _ => unreachable!("only texts come here"),
    }
}

fn of_unknown(part: &Elsewhere) -> Option<String> {
    if let Elsewhere::Text(text) = part.clone() { //~ clone-before-filter note
        return Some(text);
    }
    None
}

fn of_known(parts: &[Part]) -> Vec<String> {
    let mut texts = Vec::new();
    for part in parts {
        if let Part::Text(text) = part.clone() { //~ clone-before-filter
            texts.push(text);
        }
    }
    texts
}

//@ src/before-a-guard.rs
#[derive(Clone)]
struct Page {
    name: String,
    rows: Vec<String>,
    open: bool,
}

fn opened(pages: &HashMap<String, Page>, name: &str) -> Option<Page> {
    if let Some(page) = pages.get(name).cloned() { //~ clone-before-filter
        if page.open {
            return Some(page);
        }
    }
    None
}

fn all_opened(pages: &HashMap<String, Page>, names: &[String]) -> Vec<Page> {
    let mut all = Vec::new();
    for name in names {
        if let Some(page) = pages.get(name).cloned() { //~ clone-before-filter
            if page.name != "front" {
                continue;
            }
            all.push(page);
        }
    }
    all
}

fn guarded(pages: &HashMap<String, Page>, name: &str) -> Option<Page> {
    match pages.get(name).cloned() { //~ clone-before-filter
        Some(page) if page.open => Some(page),
        _ => None,
    }
}

// ---- look-alikes

fn always(pages: &HashMap<String, Page>, name: &str) -> Option<Page> {
    if let Some(page) = pages.get(name).cloned() {
        log(page.open);
        return Some(page);
    }
    None
}

fn changed_meanwhile(pages: &mut HashMap<String, Page>, name: &str) -> Option<Page> {
    if let Some(page) = pages.get(name).cloned() {
        pages.clear();
        if page.open {
            return Some(page);
        }
    }
    None
}

fn small(sizes: &HashMap<String, u32>, name: &str) -> Option<u32> {
    match sizes.get(name).cloned() {
        Some(size) if size > 3 => Some(size),
        _ => None,
    }
}

fn under_lock(pages: &Mutex<HashMap<String, Page>>, name: &str) -> Option<Page> {
    match pages.lock().unwrap().get(name).cloned() {
        Some(page) if page.open => Some(page),
        _ => None,
    }
}

fn either(pages: &HashMap<String, Page>, name: &str) -> Page {
    match pages.get(name).cloned() {
        Some(page) if page.open => page,
        Some(page) => front_of(page),
        None => Page::default(),
    }
}

struct Refusal {
    code: u32,
}

fn formatted_to_join(refusals: &[Refusal], words: &[String]) -> (String, String) {
    let why = refusals.iter().map(|refusal| refusal.to_string()).collect::<Vec<_>>().join("; ");
    let all = words.iter().map(|word| word.to_string()).collect::<Vec<_>>().join("; "); //~ clone-before-filter
    (why, all)
}

fn formatted_to_find(refusals: &[Refusal], wanted: &String) -> bool {
    refusals.iter().map(|refusal| refusal.to_string()).any(|text| text == *wanted)
}

//@ src/skipped-by-map.rs
#[derive(Clone)]
struct Letter {
    sender: String,
    pages: Vec<String>,
    stamped: bool,
}

fn sent_by(tray: &[Letter], who: &str) -> Vec<Vec<String>> {
    tray.iter()
        .cloned() //~ clone-before-filter
        .filter_map(|letter| {
            if letter.sender == who {
                let pages = letter.pages;
                Some(pages)
            } else {
                None
            }
        })
        .collect()
}

fn stamped(tray: &[Letter]) -> Vec<Letter> {
    tray.iter().cloned().filter_map(|letter| letter.stamped.then_some(letter)).collect() //~ clone-before-filter
}

fn thick(tray: &[Letter]) -> Vec<Letter> {
    tray.iter()
        .cloned() //~ clone-before-filter
        .filter_map(|letter| match letter.pages.len() {
            0 | 1 => None,
            _ => Some(letter),
        })
        .collect()
}

// What decides takes the letter itself.
fn opened(tray: &[Letter]) -> Vec<Opened> {
    tray.iter().cloned().filter_map(|letter| Opened::try_from(letter).ok()).collect()
}

fn newly_seen(tray: &[Letter], seen: &mut HashSet<Letter>) -> Vec<usize> {
    tray.iter().cloned().filter_map(|letter| if seen.insert(letter) { Some(1) } else { None }).collect()
}

// Every letter is kept in one form or another.
fn forms(tray: &[Letter]) -> Vec<Letter> {
    tray.iter()
        .cloned()
        .filter_map(|letter| if letter.stamped { Some(letter) } else { Some(stamp(letter)) })
        .collect()
}

fn numbers(tray: &[u64]) -> Vec<u64> {
    tray.iter().cloned().filter_map(|number| if number > 3 { Some(number) } else { None }).collect()
}

//@ src/neighbours.rs
// ---- neighbours that are alike

struct Edit {
    text: String,
    at: usize,
}

fn once_each(edits: &[Edit]) -> Vec<Edit> {
    edits.iter().cloned().dedup_by(|one, next| one.at == next.at).collect() //~ clone-before-filter
}

fn numbers_once_each(numbers: &[u32]) -> Vec<u32> {
    numbers.iter().cloned().dedup_by(|one, next| one / 2 == next / 2).collect()
}

//@ src/of_a_value.rs
use serde_json::Value;

fn names_it(value: &Value) -> bool {
    let Value::Object(fields) = value else { return false };
    fields.keys().map(|key| key.to_string()).any(|key| key.as_str() == "name") //~ clone-before-filter
}

fn named_so(form: &Form) -> bool {
    if let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(form) {
        return fields.keys().map(|key| key.to_string()).any(|key| key.as_str() == "name"); //~ clone-before-filter
    }
    false
}

fn has_null(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().cloned().any(|item| item.is_null())) //~ clone-before-filter
}

// Its own numbers are formatted to be compared: there is no text to look at.
fn counts_so(value: &Value) -> bool {
    let Value::Counts(counts) = value else { return false };
    counts.iter().map(|count| count.to_string()).any(|count| count.as_str() == "7")
}
