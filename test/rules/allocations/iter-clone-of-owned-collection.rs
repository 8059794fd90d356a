use std::collections::HashMap;
use std::sync::Arc;

struct User {
    name: String,
    age: u32,
    shared: Arc<String>,
}

struct Team {
    users: Vec<User>,
}

fn names(users: Vec<User>) -> Vec<String> {
    users.iter().map(|user| user.name.clone()).collect() //~ iter-clone-of-owned-collection
}

fn all(count: usize) -> Vec<String> {
    let names: Vec<String> = split(count);
    names.iter().cloned().collect() //~ iter-clone-of-owned-collection
}

fn pairs(ages: HashMap<String, u32>) -> Vec<(String, u32)> {
    ages.iter().map(|(name, age)| (name.clone(), *age)).collect() //~ iter-clone-of-owned-collection
}

fn looped(users: Vec<User>, out: &mut Vec<String>) {
    for user in &users {
        out.push(user.name.clone()); //~ iter-clone-of-owned-collection
    }
}

fn children(data: Data) -> Vec<Array> {
    data.children().iter().map(|child| make(child.clone())).collect() //~ iter-clone-of-owned-collection
}

async fn uploaded(store: &Store) -> Vec<Info> {
    let tables = store.compact().await;
    tables.iter().map(|(table, bitmap)| Info { id: table.id, bitmap: bitmap.clone() }).collect() //~ iter-clone-of-owned-collection
}

struct Merger {
    parts: Vec<Part>,
    number: u64,
}

struct Part {
    keys: Vec<String>,
    data: Vec<u8>,
}

impl Merger {
    fn finish(self) -> Vec<String> {
        let mut all = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            all.extend(part.keys.iter().cloned()); //~ iter-clone-of-owned-collection
        }
        all
    }

    fn into_data(self) -> Vec<Vec<u8>> {
        self.parts.iter().map(|part| part.data.to_vec()).collect() //~ iter-clone-of-owned-collection
    }
}

fn handed_on(roots: Vec<RootId>, repo: &mut Repo) {
    repo.rewrite(roots.iter().cloned().collect_vec(), |each| each.go()); //~ iter-clone-of-owned-collection
}

fn from_class(class: CompiledClass) -> Program {
    let data = class.lines.iter().map(|line| Value::from(line.value.clone())).collect(); //~ iter-clone-of-owned-collection
    Program { data, hints: class.hints.len() }
}

// ---- look-alikes

fn borrowed(users: &[User]) -> Vec<String> {
    users.iter().map(|user| user.name.clone()).collect()
}

fn used_later(users: Vec<User>) -> (Vec<String>, usize) {
    let names = users.iter().map(|user| user.name.clone()).collect();
    (names, users.len())
}

fn numbers(users: Vec<User>) -> Vec<u32> {
    users.iter().map(|user| user.age.clone()).collect()
}

fn counters(users: Vec<User>) -> Vec<Arc<String>> {
    users.iter().map(|user| user.shared.clone()).collect()
}

fn lending(tensors: Vec<(String, Vec<usize>)>) -> Views {
    let views = tensors.iter().map(|(name, shape)| (name.as_str(), shape.clone()));
    write(views)
}

fn moved(users: Vec<User>) -> Vec<String> {
    users.into_iter().map(|user| user.name).collect()
}

fn again(users: Vec<User>, rounds: u32) {
    for _ in 0..rounds {
        send(users.iter().map(|user| user.name.clone()).collect());
    }
}

fn field(team: &Team) -> Vec<String> {
    team.users.iter().map(|user| user.name.clone()).collect()
}

fn other(users: Vec<User>, title: &String) -> Vec<String> {
    users.iter().map(|_| title.clone()).collect()
}

fn lent(users: Vec<User>) -> usize {
    let first = users.first();
    let names: Vec<String> = users.iter().map(|user| user.name.clone()).collect();
    show(first, names)
}

impl Merger {
    fn data(&self) -> Vec<Vec<u8>> {
        self.parts.iter().map(|part| part.data.to_vec()).collect()
    }
}

/// One copy, with which the loop ends.
fn stale(users: Vec<User>) -> Option<Stale> {
    for user in users.iter() {
        if user.age == now() {
            continue;
        }
        return Some(Stale { name: user.name.clone() });
    }
    None
}

/// In a closure `return` ends no more than one item.
fn renewed(users: Vec<User>) -> Vec<String> {
    users.iter().map(|user| return user.name.clone()).collect() //~ iter-clone-of-owned-collection
}

/// The items are referred to behind the loop, and the name is read again.
fn by_name(users: Vec<User>) -> Result<usize, Error> {
    let mut known = HashMap::new();
    for user in users.iter() {
        let key = Key { name: user.name.clone() };
        if known.contains_key(&key) {
            return Err(Error::Twice);
        }
        assert!(known.insert(key, (user.age, user)).is_none());
    }
    Ok(longest(&known))
}

fn greeted(users: Vec<User>, log: &mut Log) -> Vec<Greeting> {
    let mut all = Vec::with_capacity(users.len());
    for user in users.iter() {
        all.push(Greeting::to(user.name.clone()));
        log.line(&user.name);
    }
    all
}

fn appended(all: &mut Vec<String>, names: Vec<String>) {
    all.extend_from_slice(&names); //~ iter-clone-of-owned-collection
}

fn appended_numbers(all: &mut Vec<u64>, ids: Vec<u64>) {
    all.extend_from_slice(&ids);
}

fn appended_and_kept(all: &mut Vec<String>, names: Vec<String>) -> Vec<String> {
    all.extend_from_slice(&names);
    names
}

// ---- emptied or overwritten when the items have been copied

struct Pending {
    rows: Vec<String>,
    names: HashMap<u64, String>,
}

impl Pending {
    fn flush(&mut self, all: &mut Vec<String>) {
        for row in &self.rows {
            all.push(row.clone()); //~ iter-clone-of-owned-collection
        }
        self.rows.clear();
    }

    fn taken(&mut self) -> Vec<String> {
        let rows = self.rows.iter().cloned().collect::<Vec<_>>(); //~ iter-clone-of-owned-collection
        self.rows = Vec::new();
        rows
    }

    fn keep_open(&mut self) {
        let mut kept = HashMap::new();
        for (id, name) in &self.names {
            if is_open(name) {
                kept.insert(*id, name.clone()); //~ iter-clone-of-owned-collection
            }
        }
        self.names = kept;
    }

    fn leaves_between(&mut self) -> Vec<String> {
        let rows = self.rows.iter().cloned().collect::<Vec<_>>();
        if rows.is_empty() {
            return rows;
        }
        self.rows = Vec::new();
        rows
    }

    fn may_fail_between(&mut self, log: &mut Log) -> Result<(), Error> {
        for row in &self.rows {
            log.write(row.clone())?;
        }
        self.rows.clear();
        Ok(())
    }

    fn looked_at_between(&mut self, all: &mut Vec<String>) -> usize {
        for row in &self.rows {
            all.push(row.clone());
        }
        let count = self.rows.len();
        self.rows.clear();
        count
    }
}

fn out_of_a_lent_one(rows: &mut Vec<String>, all: &mut Vec<String>) {
    all.extend(rows.iter().cloned()); //~ iter-clone-of-owned-collection
    rows.clear();
}

// Two turns of the inner loop need the same item.
fn both_kinds(names: Vec<String>) -> Vec<Query> {
    let mut queries = Vec::with_capacity(2 * names.len());
    for name in names.iter() {
        for kind in [Kind::A, Kind::B] {
            queries.push(Query::new(name.clone(), kind));
        }
    }
    queries
}

fn of_numbers(ids: Vec<u32>, repo: &mut Repo) -> Numbers {
    repo.numbers(ids.iter().cloned())
}

fn from_lent_class(class: &CompiledClass) -> Program {
    let data = class.lines.iter().map(|line| Value::from(line.value.clone())).collect();
    Program { data, hints: class.hints.len() }
}

fn from_view(class: ClassView) -> Program {
    let data = class.lines.iter().map(|line| Value::from(line.value.clone())).collect();
    Program { data, hints: class.hints.len() }
}

#[derive(Clone)]
struct Petal {
    colour: String,
}

struct Flower {
    petals: Vec<Petal>,
}

fn petals_of(flowers: Vec<Flower>) -> Vec<Petal> {
    flowers.iter().flat_map(|flower| flower.petals.iter().cloned()).collect() //~ iter-clone-of-owned-collection
}

fn petals_flattened(rows: Vec<Vec<Petal>>) -> Vec<Petal> {
    rows.iter().flatten().cloned().collect() //~ iter-clone-of-owned-collection
}

fn petals_of_lent(flowers: &[Flower]) -> Vec<Petal> {
    flowers.iter().flat_map(|flower| flower.petals.iter().cloned()).collect()
}

//@ src/read-from.rs
fn loaded(mut reader: BufReader<File>) -> io::Result<Vec<Certificate>> {
    let all = pem::certificates(&mut reader)?
        .iter()
        .map(|bytes| Certificate(bytes.clone())) //~ iter-clone-of-owned-collection
        .collect();
    Ok(all)
}

// ---- look-alikes

fn lent_by_text(text: &str) -> io::Result<Vec<Name>> {
    Ok(names_in(&text)?.iter().map(|name| Name(name.clone())).collect())
}

fn lent_for_ever() -> Option<Vec<Name>> {
    Some(all_names()?.iter().map(|name| Name(name.clone())).collect())
}

fn lent_by_cursor<'a>(cursor: &mut Cursor<'a>) -> Option<Vec<Name>> {
    Some(taken(cursor)?.iter().map(|name| Name(name.clone())).collect())
}

fn declared(cursor: &mut Cursor<'_>) -> Option<Vec<Name>> {
    Some(borrowed(&mut cursor)?.iter().map(|name| Name(name.clone())).collect())
}

fn borrowed<'a>(cursor: &mut Cursor<'a>) -> Option<&'a [Name]> {
    cursor.names()
}

//@ src/lent_items.rs
fn names_of_long(rows: &[Row]) -> Vec<String> {
    let long: Vec<&Row> = rows.iter().filter(|row| row.name.len() > 9).collect();
    long.iter().map(|row| row.name.clone()).collect()
}

fn names_of_parts(rows: &[Row]) -> (Vec<String>, usize) {
    let (long, short): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.name.len() > 9);
    let names: Vec<String> = long.iter().map(|row| row.name.clone()).collect();
    (names, short.len())
}

fn names_of_all(rows: &[Row]) -> Vec<String> {
    let sorted = sorted_by_name(rows);
    sorted.iter().map(|&row| row.name.clone()).collect()
}

fn names_in_turn(rows: &[Row]) -> Vec<String> {
    let mut names = Vec::new();
    let sorted = sorted_by_name(rows);
    for &row in sorted.iter() {
        names.push(row.name.clone());
    }
    names
}

fn names_by_id(rows: HashMap<u32, &Row>) -> Vec<String> {
    rows.values().map(|row| row.name.clone()).collect()
}

fn names_of_owned(rows: Rows) -> (Vec<String>, usize) {
    let (long, short): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.name.len() > 9);
    let names = long.iter().map(|row| row.name.clone()).collect(); //~ iter-clone-of-owned-collection
    (names, short.len())
}

fn names_by_lent_key(rows: HashMap<&str, Row>) -> Vec<String> {
    rows.values().map(|row| row.name.clone()).collect() //~ iter-clone-of-owned-collection
}

struct Row {
    name: String,
}

//@ src/only_for_errors.rs
struct Sought {
    names: Vec<String>,
}

fn columns_of(sought: Sought, table: &Table) -> Result<Vec<(String, usize)>, Fault> {
    sought
        .names
        .iter()
        .map(|name| {
            table
                .columns()
                .find(|column| column.name() == name)
                .map(|column| (name.clone(), column.width()))
                .with_context(|| Missing { name: name.clone() })
        })
        .collect()
}

fn widths_of(sought: Sought, table: &Table) -> Result<Vec<usize>, Fault> {
    sought.names.iter().map(|name| table.width_of(name).ok_or_else(|| Fault::Missing(name.clone()))).collect()
}

fn opened(sought: Sought) -> Result<Vec<Page>, Fault> {
    let mut pages = Vec::new();
    for name in &sought.names {
        pages.push(open_page(name).map_err(|cause| Fault::Page(name.clone(), cause))?);
    }
    Ok(pages)
}

fn named(sought: Sought, table: &Table) -> Vec<(String, usize)> {
    sought.names.iter().map(|name| (name.clone(), table.width())).collect() //~ iter-clone-of-owned-collection
}

fn named_or_failed(sought: Sought, table: &Table) -> Result<Vec<(usize, String)>, Fault> {
    sought
        .names
        .iter()
        .map(|name| Ok((table.width_of(name).ok_or_else(|| Fault::Missing(name.to_string()))?, name.clone()))) //~ iter-clone-of-owned-collection
        .collect()
}

//@ src/handed_on.rs
// ---- what the items hold is told through two structs that hand their parameters on

struct Kept<I, R> {
    rows: RowMap<I, R>,
    next: I,
}

struct RowMap<K, V>(IndexMap<K, V>);

struct Family {
    id: FamilyId,
    name: FamilyName,
    members: Vec<String>,
}

enum FamilyName {
    Given(Arc<str>),
    Numbered(u16),
}

struct Snapshot {
    families: Kept<FamilyId, Family>,
    label: String,
}

fn names_counted(snap: Snapshot) -> Table {
    Table::new(snap.families.rows.values().map(|each| (each.id, each.name.clone())).collect(), snap.label)
}

fn members_copied(snap: Snapshot) -> Table {
    Table::new(snap.families.rows.values().map(|each| (each.id, each.members.clone())).collect(), snap.label) //~ iter-clone-of-owned-collection
}

//@ src/lent_beside_keys.rs
// ---- pairs of a key and what a map still holds: a move gives the reference, not what lies behind

fn pairs_of_lent(solved: &HashMap<Var, Info>, wanted: &HashSet<Var>) -> Vec<Kind> {
    let pairs = solved
        .iter()
        .filter_map(|(&var, info)| wanted.contains(&var).then_some((var, info)))
        .collect::<Vec<_>>();
    pairs.iter().map(|(var, info)| Kind::of(var, info.kind.clone())).collect()
}

fn pairs_with_type(solved: &HashMap<Var, Info>) -> Vec<String> {
    let pairs: Vec<(u32, &Info)> = solved.iter().map(|(var, info)| (var.at, info)).collect();
    let mut names = Vec::new();
    for (at, info) in &pairs {
        names.push(format_at(at, info.name.clone()));
    }
    names
}

fn lent_of_unknown(solved: &Solved, wanted: &Wanted) -> Vec<String> {
    let picked = solved.entries.iter().filter(|entry| wanted.has(entry)).collect::<Vec<_>>();
    picked.iter().map(|entry| entry.name.clone()).collect()
}

fn numbered(solved: &Solved) -> Vec<String> {
    let picked: Vec<_> = solved.entries.iter().enumerate().filter(|(at, _)| at % 2 == 0).collect();
    picked.iter().map(|(_, entry)| entry.name.clone()).collect()
}

fn pairs_made(solved: &HashMap<Var, Info>) -> Vec<String> {
    let pairs: Vec<(u32, Info)> = solved.iter().map(|(var, info)| (var.at, info.widened())).collect();
    pairs.iter().map(|(_, info)| info.name.clone()).collect() //~ iter-clone-of-owned-collection
}

struct Info {
    name: String,
    kind: Kind,
}

// A member of the workspace goes by the name of the whole and its folder's: what it declares is what is meant.
//@ crates/core/coin/src/lib.rs
#[derive(Clone, Copy)]
pub struct Coin {
    amount: u64,
}

#[derive(Clone)]
pub struct Purse {
    coins: Vec<Coin>,
}

//@ crates/core/proto/src/lib.rs
#[derive(Clone)]
pub struct Coin {
    amount: Vec<u8>,
}

//@ crates/bin/till/src/main.rs
use acme_sdk_coin::{Coin, Purse};

fn paid(texts: &[String], plan: &mut Plan) -> Result<(), Fault> {
    let coins = texts.iter().map(|text| text.parse()).collect::<Result<Vec<Coin>, _>>()?;
    for coin in coins.iter().cloned() {
        plan.pay(coin);
    }
    Ok(())
}

fn paid_at_once(texts: &[String], plan: &mut Plan) {
    let coins: Vec<Coin> = texts.iter().map(coin_of).collect();
    plan.pay_all(coins.iter().map(|coin| coin.clone()).collect());
}

fn handed(texts: &[String], plan: &mut Plan) {
    let purses: Vec<Purse> = texts.iter().map(purse_of).collect();
    for purse in purses.iter().cloned() { //~ iter-clone-of-owned-collection
        plan.hand(purse);
    }
}


//@ src/made_for_the_walk.rs
#[derive(Clone)]
pub struct Track {
    title: String,
    seconds: u32,
}

impl Album {
    fn read_tracks(&self) -> io::Result<Vec<Track>> {
        read_all(&self.path)
    }
    fn by_title(&self) -> HashMap<String, Track> {
        sorted(&self.path)
    }
    fn kept_tracks(&self) -> &Vec<Track> {
        &self.tracks
    }

    fn titles(&self) -> io::Result<Vec<String>> {
        Ok(self.read_tracks()?.iter().map(|track| track.title.clone()).collect()) //~ iter-clone-of-owned-collection
    }

    fn names(&self) -> Vec<String> {
        self.by_title().keys().cloned().collect() //~ iter-clone-of-owned-collection
    }

    fn put_all(&self, all: &mut Vec<Track>) -> io::Result<()> {
        for track in &self.read_tracks()? {
            if track.seconds > 0 {
                all.push(track.clone()); //~ iter-clone-of-owned-collection
            }
        }
        Ok(())
    }

    fn kept_titles(&self) -> Vec<String> {
        self.kept_tracks().iter().map(|track| track.title.clone()).collect()
    }

    fn total(&self) -> io::Result<u32> {
        Ok(self.read_tracks()?.iter().map(|track| track.seconds).sum())
    }
}

fn of_unknown(shelf: &Shelf) -> Vec<String> {
    shelf.read_tracks_of(1).iter().map(|track| track.title.clone()).collect()
}

//@ src/extended_by_what_was_made.rs
fn all_names(gate: &Gate) -> Vec<String> {
    let mut names = own_names(gate);
    names.extend_from_slice(&other_names(gate)); //~ iter-clone-of-owned-collection
    names
}

fn own_names(gate: &Gate) -> Vec<String> {
    gate.own.iter().map(|each| each.name()).collect()
}

fn other_names(gate: &Gate) -> Vec<String> {
    gate.others.iter().map(|each| each.name()).collect()
}

// ---- look-alikes

fn all_bytes(gate: &Gate) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&code_of(gate));
    bytes
}

fn code_of(gate: &Gate) -> Vec<u8> {
    gate.code.to_bytes()
}

fn lent_names(gate: &Gate) -> Vec<String> {
    let mut names = Vec::new();
    names.extend_from_slice(&kept_names(gate));
    names
}

fn kept_names(gate: &Gate) -> &Vec<String> {
    &gate.names
}

//@ src/of_futures_joined.rs
pub struct Slip {
    text: String,
}

pub struct Desk {
    clerk: Clerk,
}

impl Desk {
    async fn ask(&self, id: u64) -> Result<Vec<Slip>, Error> {
        self.clerk.slips(id).await
    }

    async fn all(&self, ids: &[u64]) -> Result<Vec<Slip>, Error> {
        let asked = ids.iter().map(|id| self.ask(*id)).collect::<Vec<_>>();
        join_all(asked).await.into_iter().try_fold(Vec::new(), |mut all, next| {
            all.extend_from_slice(&next?); //~ iter-clone-of-owned-collection
            Ok(all)
        })
    }
}

//@ src/out_of_locks.rs
fn bodies(pages: std::sync::Mutex<Pages>, notes: std::cell::RefCell<Pages>) -> (Vec<String>, Vec<String>) {
    let pages = pages.into_inner().unwrap();
    let notes = notes.into_inner();
    (
        pages.all.iter().map(|page| page.body.clone()).collect(), //~ iter-clone-of-owned-collection
        notes.all.iter().map(|page| page.body.clone()).collect(), //~ iter-clone-of-owned-collection
    )
}

fn bodies_under_lock(pages: &std::sync::Mutex<Pages>) -> Vec<String> {
    let pages = pages.lock().unwrap();
    pages.all.iter().map(|page| page.body.clone()).collect()
}

struct Pages {
    all: Vec<Page>,
}

struct Page {
    body: String,
}
