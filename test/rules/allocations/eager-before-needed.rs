use std::collections::HashMap;

struct Store {
    names: HashMap<u64, String>,
    log: Vec<String>,
    label: String,
}

impl Store {
    fn early_return(&self, id: u64) -> usize {
        let key = id.to_string(); //~ eager-before-needed
        if self.log.is_empty() {
            return 0;
        }
        self.log.iter().filter(|line| line.contains(&key)).count()
    }

    fn one_branch(&mut self, id: u64, verbose: bool) {
        let line = format!("{} got {id}", self.label); //~ eager-before-needed
        if verbose {
            self.log.push(line);
        }
    }

    fn one_arm(&self, id: u64) -> Vec<String> {
        let label = self.label.clone(); //~ eager-before-needed
        match id {
            0 => vec![label],
            _ => Vec::new(),
        }
    }

    fn skipped_in_a_loop(&self, ids: &[u64]) -> usize {
        let mut size = 0;
        for id in ids {
            let lower = self.label.to_lowercase(); //~ eager-before-needed
            if !self.names.contains_key(id) {
                continue;
            }
            size += lower.len();
        }
        size
    }

    fn asked_in_the_condition(&mut self, id: u64) {
        let line = id.to_string();
        if line.len() > 3 {
            self.log.push(line);
        }
    }

    fn needed_in_both(&mut self, id: u64, first: bool) {
        let line = id.to_string();
        if first {
            self.log.insert(0, line);
        } else {
            self.log.push(line);
        }
    }

    fn only_errors_leave(&self, id: u64) -> Result<String, String> {
        let name = id.to_string();
        if self.log.is_empty() {
            return Err(String::from(
                "there is nothing in the log yet",
            ));
        }
        Ok(name)
    }

    fn source_changes(&mut self, id: u64) {
        let before = self.log.clone();
        self.log.clear();
        if id > 3 {
            self.log = before;
        }
    }

    fn in_a_loop_later(&mut self, ids: &[u64]) {
        let label = self.label.to_uppercase();
        for id in ids {
            if *id > 3 {
                self.log.push(label.clone());
            }
        }
    }

    fn taken_out(&mut self, id: u64, keep: bool) {
        let name = self.names.remove(&id).unwrap_or_default();
        if keep {
            self.log.push(name);
        }
    }

    fn cheap(&self, id: u64) -> u64 {
        let doubled = id * 2;
        if self.log.is_empty() {
            return 0;
        }
        doubled
    }

    fn handle(&self, shared: &std::sync::Arc<String>, keep: bool) -> usize {
        let kept = shared.clone();
        if keep {
            return kept.len();
        }
        0
    }

    fn nothing_to_hold(&self, ids: &[u64]) -> Vec<u64> {
        let mut found = Vec::with_capacity(ids.len());
        if ids.is_empty() {
            return Vec::new();
        }
        found.extend_from_slice(ids);
        found
    }

    fn nothing_asked_for(&self, count: usize) -> Vec<u64> {
        let mut found = Vec::with_capacity(count);
        if count == 0 {
            return Vec::new();
        }
        found.extend(self.names.keys().take(count));
        found
    }

    fn refused(&mut self, line: &str) -> Result<(), Refused> {
        let line = line.to_string();
        if self.log.len() > 1000 {
            return FullSnafu { limit: 1000usize }.fail();
        }
        self.log.push(line);
        Ok(())
    }
}

// ---- more forms

struct Entry {
    time: u64,
}

impl Store {
    fn only_logged(&self, ids: &[u64]) -> usize {
        let shown = ids.iter().map(|id| id.to_string()).collect::<Vec<_>>(); //~ eager-before-needed
        debug!("looking for {shown:?}");
        ids.len()
    }

    fn only_for_the_error(&self, path: &std::path::Path) -> Result<String, String> {
        let shown = path.display().to_string(); //~ eager-before-needed note
        std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))
    }

    fn behind_and(&self, wanted: &str, quick: bool) -> bool {
        let known = self.names.values().any(|name| name == wanted); //~ eager-before-needed
        quick && known
    }

    fn let_else(&self, id: u64) -> usize {
        let lower = self.label.to_lowercase(); //~ eager-before-needed
        let Some(name) = self.names.get(&id) else {
            return 0;
        };
        name.len() + lower.len()
    }

    fn own_function(&self, id: u64) -> usize {
        let words = self.words(); //~ eager-before-needed
        if id > 3 {
            return words.len();
        }
        0
    }

    fn words(&self) -> Vec<String> {
        self.label.split(' ').map(|word| word.to_string()).collect()
    }

    fn dear_question_first(&self, wanted: &str) -> bool {
        self.names.values().any(|name| name == wanted) && self.log.is_empty() //~ eager-before-needed
    }

    fn both(&self, name: &str, id: u64) -> usize {
        let (lower, upper) = (name.to_lowercase(), name.to_uppercase()); //~ eager-before-needed
        if self.names.contains_key(&id) {
            return lower.len() + upper.len();
        }
        0
    }

    fn never(&self, ids: &[u64]) -> usize {
        let mut size = 0;
        for id in ids {
            let _name = id.to_string(); //~ eager-before-needed
            size += 1;
        }
        size
    }

    fn renamed_first(&self, at: u32, wanted: bool) -> Option<Words> {
        let words = (0..8).map(|i| self.word(at + i)).collect::<Vec<u32>>(); //~ eager-before-needed
        let words = Words::of(words);
        match wanted {
            true => Some(words),
            false => None,
        }
    }

    fn printed_of_what_moves(&self, realm: Realm, user: Option<String>) -> Option<usize> {
        let shown = if let Some(user) = user.as_deref() { //~ eager-before-needed
            format!("{user}@{realm}")
        } else {
            realm.to_string()
        };
        let key = (realm, user);
        let found = self.realms.get(&key);
        trace!("looked for {shown}");
        found
    }

    fn asked_too_early(&self, provider: &Provider, id: u64, full: bool) -> Result<Answer, Error> {
        let header = provider.header_by_number(id)?; //~ eager-before-needed
        if full {
            return Ok(Answer::Full(header));
        }
        Ok(Answer::Number(id))
    }

    fn some_arms(&self, kind: Kind) -> usize {
        let label = self.label.to_uppercase(); //~ eager-before-needed
        match kind {
            Kind::Named(count) => label.len() * count,
            Kind::Listed => label.find('X').unwrap_or(0),
            Kind::Empty => 0,
            Kind::Nothing => 1,
        }
    }

    // ---- look-alikes

    fn cheap_question_first(&self, wanted: &str) -> bool {
        self.log.is_empty() && self.names.values().any(|name| name == wanted)
    }

    fn nothing_to_add_up(&self, entries: &[Entry]) -> Option<u64> {
        let sum: u64 = entries.iter().map(|entry| entry.time).sum();
        if entries.len() > 0 {
            Some(sum)
        } else {
            None
        }
    }

    fn validated(&self, text: &str, keep: bool) -> Result<u64, std::num::ParseIntError> {
        let number = text.to_owned().parse::<u64>()?;
        if keep {
            return Ok(number);
        }
        Ok(0)
    }

    fn borrowed_from_what_moves(&self, value: Value) -> Result<Data, String> {
        match value.get("version") {
            Some(version) => {
                let version = version.to_string();
                from_value(value).map_err(|error| format!("{version}: {error}"))
            }
            None => Err(String::new()),
        }
    }

    fn does_more_than_make(&mut self, id: u64, text: &mut String) -> usize {
        let found = match text.find("// Error:") {
            Some(at) => {
                text.replace_range(at.., "");
                Some(text.to_string())
            }
            None => None,
        };
        if id > 3 {
            return found.map_or(0, |found| found.len());
        }
        0
    }

    fn most_arms(&self, kind: Kind) -> usize {
        let label = self.label.to_uppercase();
        match kind {
            Kind::Named(count) => label.len() * count,
            Kind::Listed => label.find('X').unwrap_or(0),
            Kind::Empty => label.len(),
            Kind::Nothing => 1,
        }
    }

    fn renamed_and_used(&self, at: u32, wanted: bool) -> usize {
        let words = (0..8).map(|i| self.word(at + i)).collect::<Vec<u32>>();
        let count = words.len();
        if wanted {
            return words[0] as usize;
        }
        count
    }

    fn printed_in_any_case(&self, id: u64) -> usize {
        let shown = self.label.to_uppercase();
        info!("{shown}");
        id as usize
    }
}

/// Among no files the search costs nothing.
fn guarded_by_emptiness(files: &[SourceFile]) -> bool {
    let binary = files.iter().find(|file| file.is_binary);
    !files.is_empty() && binary.is_none()
}

struct Planner {
    plans: Vec<String>,
}

impl Planner {
    fn build_anew(&mut self, wish: &str) -> String {
        self.plans.push(wish.to_string());
        wish.to_uppercase()
    }

    fn planned(&mut self, wish: &str) {
        let _waiter = self.build_anew(wish);
    }

    fn planned_before(&mut self, wish: &str, wanted: bool) -> usize {
        let plan = self.build_anew(wish);
        if wanted { plan.len() } else { 0 }
    }

    fn asked_beforehand(&self) {
        if tracing::enabled!(tracing::Level::DEBUG) {
            let all = self.plans.join(", ");
            tracing::debug!("plans: {all}");
        }
    }

    fn complains(&self, wish: &str) -> Option<usize> {
        let name = wish.to_uppercase();
        let Some(plan) = self.plans.first() else {
            warn!("no plan");
            return None;
        };
        Some(plan.len() + name.len())
    }
}

fn parents(&mut self, headers: &[Header]) -> Result<u64, Error> {
    let mut applied = 0;
    for header in headers {
        let parent = self.chain.lookup_by_hash(header.parent)?; //~ eager-before-needed
        if header.number <= self.finalized {
            continue;
        }
        self.validate(header, parent)?;
        applied += 1;
    }
    Ok(applied)
}

fn account_first(&self, tx: &Tx) -> Outcome {
    let account = self.state.basic_account(tx.sender()).unwrap_or_default(); //~ eager-before-needed
    if tx.gas_limit() > self.block_gas_limit {
        return Outcome::TooMuch;
    }
    Outcome::of(account.nonce)
}

fn fingerprint_first(unit: &Unit, force: bool) -> Result<bool, Error> {
    let fingerprint = calculate_fingerprint(unit)?; //~ eager-before-needed
    if force {
        return Ok(true);
    }
    Ok(fingerprint != unit.stored)
}

//@ src/engine.rs
#[derive(Clone)]
pub struct Engine {
    lists: [Arc<Skiplist>; 3],
}

fn load(core: &Core, stop: bool) -> usize {
    let engine: Engine = core.engine.clone();
    if stop {
        return 0;
    }
    engine.load()
}

fn position_first(columns: &Columns, wanted: &[usize]) -> Option<usize> {
    let at = columns.find_by_name("le")?;
    if wanted.is_empty() {
        return Some(0);
    }
    Some(at + wanted.len())
}

async fn taken_by_what_is_waited_for(field: Field<'_>) -> Option<Upload> {
    let name = field.file_name().unwrap_or("unnamed").to_string();
    let bytes = match field.bytes().await {
        Ok(bytes) => bytes,
        Err(_) => return None,
    };
    Some(Upload { name, bytes })
}

//@ src/compared.rs
fn same(left: &[u64], right: &[u64], quick: bool) -> bool {
    let matched = compare_all(left, right);
    quick && matched
}

fn compare_all(left: &[u64], right: &[u64]) -> bool {
    for (index, (one, other)) in left.iter().zip(right).enumerate() {
        if one != other {
            tracing::warn!("item {index} differs");
        }
    }
    left.to_vec() == right.to_vec()
}

fn platform(tracks: &[Track], wanted: Kind, guess: bool) -> Kind {
    let open = tracks.iter().find(|track| track.open); //~ eager-before-needed note
    if guess {
        return open.map_or(wanted, |track| track.kind);
    }
    wanted
}

/// What the digest is taken of is lent for a change where it would be made.
fn sealed(parcel: &mut Parcel, stamps: &Stamps) -> Seal {
    let contents = parcel.all_lines().join(",");
    let seal = stamps.seal_for(&contents);
    if let Label::Sealed(ref mut label) = parcel.label {
        label.put(seal.as_bytes());
    }
    stamps.current()
}

/// The way without it ends in an error.
fn old_place(root: &Path, is_old: bool) -> Result<PathBuf, Error> {
    let old = root.join("data").join(format!("{}.old", name_of(root)));
    let found = if is_old && old.exists() {
        old
    } else {
        bail!("no data below {}", root.display())
    };
    Ok(found)
}

struct Head {
    known: Cell<Option<Version>>,
}

impl Head {
    /// Asked again, it has its answer already.
    fn version(&self) -> Option<Version> {
        if let Some(known) = self.known.get() {
            return Some(known);
        }
        let version = Version::of(&self.read_head().to_string());
        self.known.set(Some(version));
        Some(version)
    }

    fn is_current(&self, wanted: Option<&str>) -> bool {
        let version = self.version();
        if wanted.is_some() && wanted == version.as_deref() {
            return true;
        }
        self.ask_others()
    }
}

struct Pending {
    limits: [bool; 2],
    resets: Vec<u64>,
}

impl Pending {
    /// Two flags.
    fn is_empty(&self) -> bool {
        !self.limits.iter().any(|limit| *limit) && self.resets.is_empty()
    }
}

/// Of no letters the walk is over at once.
fn is_bare(key: &str) -> bool {
    key.as_bytes().iter().copied().all(is_plain_letter) && !key.is_empty()
}

/// The value asks itself whether the work is worth it.
fn cheapest(samples: &[u32], is_flat: bool, floor: u64) -> u64 {
    let spread = if is_flat { samples.iter().map(|each| u64::from(*each)).sum::<u64>() } else { floor };
    if is_flat {
        return spread;
    }
    floor
}

fn bounded(generics: &mut Generics, copies: bool, out: &mut String) {
    // Made where it is asked for: the next lines count on it.
    let clause = generics.make_where_clause();
    if copies {
        clause.push_copy();
    }
    out.push_str(generics.clause_text());
}

// ---- closures that may not run, chains of branches, and errors

fn of_the_note(note: Option<&Note>, keys: &[String]) -> Option<Line> {
    let joined = keys.join("."); //~ eager-before-needed
    let line = note.map(|note| note.line(&joined));
    tell(line.is_some());
    line
}

fn added(pools: &Pools, host: &str, limits: &Limits) -> Pool {
    let name = format!("pool of {host}"); //~ eager-before-needed
    pools.entry(host).or_insert_with(|| Pool::of(&name, limits)).share()
}

fn routed(order: &Order, desk: &mut Desk) {
    let label = order.lines.iter().map(|line| line.name.as_str()).collect::<String>(); //~ eager-before-needed
    if order.is_urgent {
        desk.urgent(&label);
    } else if order.is_large {
        desk.large(&label);
    } else {
        desk.count += 1;
    }
}

fn opened(shop: &Shop, name: &str) -> Result<Door, ShopError> {
    let what = format!("the door of {name}"); //~ eager-before-needed
    let Some(door) = shop.door(name) else {
        return Err(ShopError::missing(what));
    };
    if door.is_locked {
        return Err(ShopError::locked(what));
    }
    Ok(door)
}

// Every branch needs it.
fn labelled(order: &Order, desk: &mut Desk) {
    let label = order.lines.iter().map(|line| line.name.as_str()).collect::<String>();
    if order.is_urgent {
        desk.urgent(&label);
    } else {
        desk.large(&label);
    }
}

// The error is what the function is about to make.
fn told(desk: &mut Desk, name: &str) {
    let what = format!("the door of {name}");
    desk.tell(Err(DoorError::stuck(what)));
    desk.close();
}

fn summed(parts: &[Part]) {
    let whole = parts.iter().map(|part| part.size).sum::<u64>();
    if !parts.is_empty() {
        note_size(whole);
    }
}

// ---- cheap questions behind dear ones

fn any_open(rows: &[Row], forced: bool) -> bool {
    rows.iter().any(|row| row.cells.len() > row.limit) || forced //~ eager-before-needed
}

fn any_open_below(rows: &[Row], depth: usize) -> bool {
    rows.iter().any(|row| row.cells.len() > row.limit) && depth > 3 //~ eager-before-needed
}

fn named(name: &str, row: &Row) -> bool {
    name.to_lowercase() == row.name && row.kind == Kind::Named //~ eager-before-needed
}

fn any_open_below_width(rows: &[Row], width: u32, table: &Table) -> bool {
    rows.iter().any(|row| row.cells.len() > row.limit) && table.is_plain(rows) && width == table.width //~ eager-before-needed
}

fn is_table(file: &Path, is_wanted: bool) -> bool {
    file.metadata().is_ok_and(|found| found.len() > 0) || file.is_file() && is_wanted //~ eager-before-needed
}

fn is_there(target: &Path, is_wanted: bool) -> bool {
    target.exists() && is_wanted //~ eager-before-needed
}

fn opened(rows: &[Row], item: &Item) -> Option<usize> {
    if let Some(at) = rows.iter().position(|row| row.cells.len() > row.limit) //~ eager-before-needed
        && let Kind::Named(name) = &item.kind
    {
        return Some(at + name.len());
    }
    None
}

fn tagged(rows: &[Row], item: &Item) -> bool {
    rows.iter().any(|row| row.cells.len() > row.limit) && !matches!(item.kind, Kind::Plain) //~ eager-before-needed
}

fn looped(rows: &[Row], is_wanted: bool) -> bool {
    has_wide(rows) && is_wanted //~ eager-before-needed
}

fn has_wide(rows: &[Row]) -> bool {
    for row in rows {
        if row.cells.len() > row.limit {
            return true;
        }
    }
    false
}

fn counted(rows: &[Row], seen: &Seen, is_wanted: bool) -> bool {
    count_wide(rows, seen) && is_wanted
}

fn count_wide(rows: &[Row], seen: &Seen) -> bool {
    for row in rows {
        seen.total.set(seen.total.get() + row.cells.len());
    }
    seen.total.get() > 0
}

// What is asked there was found here.
fn open_of_it(rows: &[Row]) -> bool {
    if let Some(row) = rows.iter().find(|row| row.cells.len() > row.limit) && let Kind::Named(_) = &row.kind {
        return true;
    }
    false
}

fn first_wide(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.cells.len() > row.limit) && rows[0].is_wide
}

fn advanced(rows: &mut Rows, names: &[Row], is_wanted: bool) -> bool {
    names.iter().any(|row| row.cells.len() > row.limit) && rows.advance(1) && is_wanted
}

fn any_open_first(rows: &[Row], depth: usize) -> bool {
    depth > 3 && rows.iter().any(|row| row.cells.len() > row.limit)
}

// The first character settles it.
fn dots(text: &str) -> bool {
    text.bytes().all(|byte| byte == b'.') && text.len() > 2
}

// Asked for at every item that has no number of its own.
fn sizes(parts: &[Part], names: &[(String, usize)]) -> Vec<usize> {
    let known: HashMap<String, usize> = HashMap::from_iter(names.to_vec());
    let sizes = parts
        .iter()
        .map(|part| match part.number() {
            Ok(number) => number,
            Err(_) => known[&part.name],
        })
        .collect();
    sizes
}

fn refused(rows: &[Row], closed: bool) -> Result<(), Error> {
    if rows.iter().any(|row| row.is_bad()) || closed {
        return Err(Error::Refused);
    }
    Ok(())
}

fn only_one(items: &[Item], is_closed: bool) -> Result<(), Error> {
    let plain = items.iter().filter(|item| item.is_plain()).count();
    if is_closed || items.len() > 9 || plain != 1 {
        return Err(Error::NotOne);
    }
    Ok(())
}

async fn before_the_lock(tree: &AsyncTree, rows: &[Row], stop: &Flag) -> usize {
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    let mut tree = tree.lock().await;
    if stop.is_set() {
        return 0;
    }
    tree.add(names)
}

fn of_what_parses(text: &[u8], rows: &[Row]) -> Vec<String> {
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    let Ok(packet) = Packet::parse(text) else {
        return Vec::new();
    };
    packet.named(names)
}

/// Where nobody listens any more, nobody minds what was made before.
fn to_listener(listener: &Sender<Row>, row: Row, names: &[String]) -> Option<Vec<String>> {
    let short: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    if listener.send(row).is_err() {
        return None;
    }
    Some(short)
}

// ---- what is only called work

fn stroke(cell: usize, is_wanted: bool) -> Option<usize> {
    let size = calculate_stroke(cell);
    if !is_wanted {
        return None;
    }
    Some(size)
}

fn calculate_stroke(cell: usize) -> usize {
    std::cmp::max((cell as f32 / 8.).round() as usize, 1)
}

fn strokes(cells: &[Cell], is_wanted: bool) -> Option<usize> {
    let size = calculate_strokes(cells); //~ eager-before-needed
    if !is_wanted {
        return None;
    }
    Some(size)
}

fn calculate_strokes(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.wide()).max().unwrap_or(0)
}

// ---- of nothing there is nothing to do

fn quoted(bytes: &[Byte]) -> bool {
    bytes.iter().any(|byte| byte.is_blank()) || bytes.is_empty()
}

fn blank(bytes: &[Byte]) -> bool {
    bytes.iter().all(|byte| byte.is_blank()) && bytes.len() > 0
}

fn none_or_blank(bytes: &[Byte]) -> bool {
    bytes.iter().all(|byte| byte.is_blank()) && bytes.is_empty() //~ eager-before-needed
}

fn score(ours: &[Word], theirs: &[Word]) -> f64 {
    let shared = longest_shared(ours, theirs) as f64;
    let wanted = ours.len() as f64;
    if wanted == 0.0 {
        return 0.0;
    }
    shared / wanted
}

fn score_of_open(ours: &[Word], theirs: &[Word], closed: f64) -> f64 {
    let shared = longest_shared(ours, theirs) as f64; //~ eager-before-needed
    if closed == 0.0 {
        return 0.0;
    }
    shared / closed
}

fn longest_shared(ours: &[Word], theirs: &[Word]) -> usize {
    let mut found = 0;
    for word in ours {
        found += theirs.iter().filter(|other| other.fits(word)).count();
    }
    found
}

// ---- ways on which something has failed

async fn reported(rows: Vec<Row>, address: &str) {
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    if let Ok(mut client) = Client::connect(address).await {
        client.send(names);
    }
}

fn greeted(queue: &Queue, hello: Frame, rows: &[Row]) {
    let frame: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    if queue.offer(hello).is_ok() && queue.offer(frame).is_ok() {
        queue.open();
    }
}

fn greeted_by_match(queue: &Queue, rows: &[Row]) -> usize {
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect();
    match queue.room() {
        Ok(room) => room.put(names),
        Err(_) => 0,
    }
}

fn greeted_if_any(queue: &Queue, rows: &[Row]) -> usize {
    let names: Vec<String> = rows.iter().map(|row| row.name.to_lowercase()).collect(); //~ eager-before-needed
    match queue.first_room() {
        Some(room) => room.put(names),
        None => 0,
    }
}

// ---- small questions

fn still_pressed(hits: &Hits, widget: &Widget, moved: bool) -> bool {
    let is_inside = hits.under.iter().any(|hit| hit.id == widget.id); //~ eager-before-needed note
    let may_be_pressed = is_inside || hits.pressed == widget.id;
    moved || !may_be_pressed
}

fn still_worked(hits: &Hits, widget: &Widget, moved: bool) -> bool {
    let is_inside = hits.under.iter().any(|hit| hit.holds(widget)); //~ eager-before-needed note
    let may_be_pressed = is_inside || hits.pressed == widget.id;
    moved || !may_be_pressed
}

fn template(mode: Mode, given: Option<&str>, wide: bool) -> String {
    let text = match mode {
        Mode::Human => given.unwrap_or("{time}").replace("\\t", "\t"),
        // not used
        Mode::Plain => String::new(),
    };
    if wide { text } else { String::new() }
}

// ---- what could not be made later

fn child_of(uid: u32) -> bool {
    let map = format!("{uid} {uid} 1\n");
    // SAFETY: only functions that are safe in a signal are called in the child.
    let child = unsafe { libc::fork() };
    if child == 0 {
        return write_map(map.as_bytes());
    }
    child > 0
}

fn make_code(bits: u32, wide: bool) -> Code {
    if wide { Code::Wide(WideId::new(bits & 0x1FFF).unwrap()) } else { Code::Short(bits as u16) }
}

fn code_of(header: &Header, room: usize) -> Option<Code> {
    let code = make_code(header.bits, header.wide);
    if header.size > room {
        return None;
    }
    Some(code)
}

// ---- whatever a function of the file is called, it only works out its answer

fn parse_pairs(text: &str) -> HashMap<String, String> {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key.to_string(), value.to_string()))
        .collect()
}

fn load_names(text: &str) -> Vec<String> {
    NAMES.lock().unwrap().push(text.to_string());
    text.lines().map(str::to_string).collect()
}

fn answered(text: &str, method: u8) -> u16 {
    let form = parse_pairs(text); //~ eager-before-needed
    match method {
        1 => 200,
        2 => 204,
        _ => status_of(&form),
    }
}

fn answered_early(text: &str, is_cached: bool) -> u16 {
    let form = parse_pairs(text); //~ eager-before-needed
    if is_cached {
        return 304;
    }
    status_of(&form)
}

fn remembered(text: &str, is_cached: bool) -> usize {
    let names = load_names(text);
    if is_cached {
        return 0;
    }
    names.len()
}

//@ src/asked_of_walks.rs
struct Request {
    kind: u8,
    data: Vec<u8>,
}

struct Limit {
    kind: u8,
    weight: u64,
}

struct Gate {
    limits: Vec<Limit>,
    enabled: bool,
    most: u64,
    hits: Mutex<u64>,
}

impl Gate {
    fn has(&self, kind: u8) -> bool {
        self.limits.iter().any(|limit| limit.kind == kind)
    }

    fn total(&self) -> u64 {
        self.limits.iter().map(|limit| limit.weight).sum()
    }

    fn is_first(&self, kind: u8) -> bool {
        self.limits.first().is_some_and(|limit| limit.kind == kind)
    }

    fn counted(&self, kind: u8) -> bool {
        *self.hits.lock().unwrap() += 1;
        self.limits.iter().any(|limit| limit.kind == kind)
    }

    fn admits(&self, request: &Request) -> bool {
        self.has(request.kind) && self.enabled //~ eager-before-needed
    }

    fn is_over(&self, request: &Request) -> bool {
        if self.total() > self.most && request.kind == 3 { //~ eager-before-needed
            return true;
        }
        false
    }

    fn is_open(&self, request: &Request) -> bool {
        !self.has(request.kind) || !self.enabled //~ eager-before-needed
    }

    // ---- look-alikes

    fn admits_cheaply(&self, request: &Request) -> bool {
        self.enabled && self.has(request.kind)
    }

    fn looks_at_one(&self, request: &Request) -> bool {
        self.is_first(request.kind) && self.enabled
    }

    fn leaves_a_trace(&self, request: &Request) -> bool {
        self.counted(request.kind) && self.enabled
    }

    fn both_walk(&self, request: &Request) -> bool {
        self.has(request.kind) && self.total() > self.most
    }
}

//@ src/debug_builds.rs
fn told_apart(rows: &[Row]) {
    if cfg!(debug_assertions) {
        let mut seen = HashSet::with_capacity(rows.len());
        for row in rows {
            debug_assert!(seen.insert(row.id));
        }
    }
    render(rows);
}

fn removed(&mut self, row: Row) {
    #[cfg(debug_assertions)]
    let names = row.names.clone();
    for name in row.names {
        self.forget(name);
    }
    #[cfg(debug_assertions)]
    for name in &names {
        debug_assert!(!self.knows(name));
    }
}

fn in_every_build(rows: &[Row]) {
    let names = rows.iter().map(|row| row.name.clone()).collect::<Vec<_>>(); //~ eager-before-needed
    render(rows);
    debug_assert!(is_sorted(&names));
}

//@ src/of_no_items.rs
fn reachable(addresses: &[IpAddr]) -> bool {
    let leads_home = addresses.iter().any(|address| address == &HOME || address == &HOME_V6);
    !(addresses.is_empty() || leads_home)
}

//@ src/told_already.rs
fn is_bucket(file_type: FileType, name: &str, length: usize) -> bool {
    file_type.is_file() && length > 4
}

fn is_folder(path: &Path, length: usize) -> bool {
    path.is_dir() && length > 4 //~ eager-before-needed
}

/// Taking out is what the list is asked for.
fn left_over(orders: &mut Vec<Order>, city: &str) -> Result<usize, Error> {
    let elsewhere: Vec<String> = orders.extract_if(.., |each| each.city != city).map(|each| each.city.to_string()).collect();
    if orders.is_empty() {
        return Err(Error::new(elsewhere.join(", ")));
    }
    Ok(orders.len())
}

/// What is pointed at has to be there for the call.
fn describe(request: &mut RawRequest, names: &Names, wanted: bool) -> i32 {
    let bytes = names.all().to_vec();
    if wanted {
        request.names = bytes.as_ptr() as u64;
    }
    unsafe { submit(request) }
}

/// The closure lends what lies in the value.
fn format_of<'a>(given: Option<&'a str>, settings: &Settings) -> usize {
    let configured = settings.formats.get("date").map(|text| text.to_string());
    let format = given.unwrap_or_else(|| configured.as_deref().unwrap_or("medium"));
    format.len()
}

//@ src/asserted_sums.rs
fn settle(parts: &[Part]) -> usize {
    let intended = parts.iter().map(|part| part.intended).sum::<u64>();
    let received = parts.iter().map(|part| part.received).sum::<u64>();
    debug_assert!(received >= intended);
    parts.len()
}

fn settle_names(names: &[String]) -> usize {
    let joined = names.join(", "); //~ eager-before-needed
    debug_assert!(joined.len() < 80, "{joined} is too long");
    names.len()
}

// ---- of nothing it costs nothing; who is asked beyond the process is asked first

fn placed(analysis: &Analysis, out: &mut Out) {
    let places = analysis.places.values().copied().collect::<Vec<_>>();
    if !analysis.places.is_empty() {
        out.place(places);
    }
}

fn placed_sometimes(analysis: &Analysis, out: &mut Out) {
    let places = analysis.places.values().copied().collect::<Vec<_>>(); //~ eager-before-needed
    if out.is_open() {
        out.place(places);
    }
}

fn answered(server: &str, id: &str) {
    while is_current(id) {
        let answer = Account::query(&server.to_string(), id);
        if !is_current(id) {
            return;
        }
        show(answer);
    }
}

//@ src/done_for_what_it_does.rs
struct Proxy {
    applied: Vec<String>,
}

impl Proxy {
    fn reconcile(&mut self, wanted: Option<&str>) -> bool {
        let names: Vec<String> = self.applied.iter().map(|each| each.to_lowercase()).collect();
        self.applied = names;
        wanted.is_none()
    }

    fn compute_names(&self) -> String {
        self.applied.join(",")
    }
}

fn synced(shared: &Shared, wanted: Option<&str>) -> bool {
    let mut proxy = shared.proxy.lock().unwrap();
    let pending = proxy.reconcile(wanted);
    wanted.is_none() && pending
}

fn named(proxy: &Proxy, wanted: Option<&str>) -> bool {
    let names = proxy.compute_names(); //~ eager-before-needed
    if wanted.is_none() {
        return names.is_empty();
    }
    false
}

// ---- each branch that is written needs it

fn visited(entry: &Entry, out: &mut Out) {
    let path = entry.name.to_string();
    if entry.is_file() {
        out.file(&path);
    } else if entry.is_folder() {
        out.folder(&path);
    }
}

fn visited_for_files(entry: &Entry, out: &mut Out) {
    let path = entry.name.to_string(); //~ eager-before-needed
    if entry.is_file() {
        out.file(&path);
    } else if entry.is_folder() {
        out.skip();
    }
}

fn size_of_shown(path: &Path, shows_hidden: bool) -> Option<u64> {
    let metadata = std::fs::symlink_metadata(path).ok(); //~ eager-before-needed
    if !shows_hidden && is_hidden(path) {
        return None;
    }
    metadata.map(|metadata| metadata.len())
}

fn listed(paths: Vec<PathBuf>, skips: &Skips) -> Vec<Row> {
    paths
        .into_iter()
        .filter_map(|path| {
            let target = fs::symlink_metadata(&path).ok(); //~ eager-before-needed
            if skips.holds(&path) {
                return None;
            }
            Some(Row { target, path })
        })
        .collect()
}

fn real_or_given(path: &Path, is_linked: bool) -> PathBuf {
    let real = std::fs::canonicalize(path).unwrap_or_default(); //~ eager-before-needed
    if is_linked { real } else { path.to_owned() }
}

// Whether the file is there decides what comes next.
fn size_if_there(path: &Path, limit: u64) -> Option<u64> {
    let metadata = std::fs::metadata(path).ok()?;
    if limit == 0 {
        return None;
    }
    Some(metadata.len())
}

// The file may be gone by the time it has been renamed.
fn size_before_rename(path: &Path, to: &Path, is_asked: bool) -> Option<u64> {
    let before = std::fs::metadata(path).ok();
    std::fs::rename(path, to).ok()?;
    if is_asked { before.map(|found| found.len()) } else { None }
}

fn found_by_label(rows: &Rows, name: &str, known: Option<Row>) -> Result<Cell, Missing> {
    let (id, label) = if let Some(row) = rows.named(name) {
        (row.id, format!("{name} of {}", row.id)) //~ eager-before-needed
    } else if let Some(row) = known {
        (row.id, row.to_string()) //~ eager-before-needed
    } else {
        return Err(Missing::row(name));
    };
    rows.cell(id).ok_or_else(|| Missing::cell(label))
}

fn found_by_kind(rows: &Rows, kind: Kind) -> Result<Cell, Missing> {
    let (at, told) = match kind {
        Kind::First => (0, "first".to_string()), //~ eager-before-needed
        Kind::Last => (rows.len() - 1, String::new()),
    };
    if at > rows.limit() {
        return Err(Missing::cell(told));
    }
    rows.cell(at).ok_or(Missing::none())
}

// Each answer wants its label.
fn labelled(rows: &Rows, name: &str) -> Result<(String, Cell), Missing> {
    let (id, label) = match rows.named(name) {
        Some(row) => (row.id, row.to_string()),
        None => (0, format!("no {name}")),
    };
    let cell = rows.cell(id).ok_or_else(|| Missing::cell(label.clone()))?;
    Ok((label, cell))
}

// A counter costs nothing to hand on.
fn counted(rows: &Rows, name: &str) -> Result<Cell, Missing> {
    let (id, tries) = match rows.named(name) {
        Some(row) => (row.id, row.tries + 1),
        None => (0, 1),
    };
    rows.cell(id).ok_or_else(|| Missing::after(tries))
}

//@ src/used_up_before_the_log.rs
fn merged(groups: Vec<Vec<Part>>, most: usize) -> Result<Vec<Part>, Fault> {
    let total = groups.iter().map(|group| group.len()).sum::<usize>();
    let merged = groups.into_par_iter().map(|group| merge(group, most)).collect::<Result<Vec<_>, _>>()?;
    debug!("merged {total} parts");
    Ok(merged)
}

fn merged_of_lent(groups: &[Vec<Part>], most: usize) -> Result<Vec<Part>, Fault> {
    let total = groups.iter().map(|group| group.len()).sum::<usize>(); //~ eager-before-needed
    let merged = groups.par_iter().map(|group| merge(group, most)).collect::<Result<Vec<_>, _>>()?;
    debug!("merged {total} parts");
    Ok(merged)
}

//@ src/handed_to_change.rs
fn set_header(activation: &mut Activation, net: &Net, value: &Value) {
    let shown = serialize(activation, value).to_string();
    if let Some(handle) = net.handle() {
        handle.set(shown);
    }
}

fn set_plain_header(activation: &Activation, net: &Net, value: &Value) {
    let shown = serialize(activation, value).to_string(); //~ eager-before-needed
    if let Some(handle) = net.handle() {
        handle.set(shown);
    }
}

//@ src/of_another_crate.rs
fn draw_line(points: &[Point], label: Option<&str>, chart: &mut ChartContext) {
    let drawn = chart.draw_series(LineSeries::new(points.to_vec(), RED)).unwrap();
    if let Some(label) = label {
        drawn.label(label);
    }
}

fn draw_named(points: &[Point], label: Option<&str>, chart: &mut ChartContext) {
    let copied = points.to_vec();
    let drawn = chart.draw_series(LineSeries::new(copied, RED)).unwrap();
    if let Some(label) = label {
        drawn.label(label);
    }
}

fn draw_part(points: &[Point], label: Option<&str>, page: &mut Page) {
    let drawn = page.chart.draw_series(LineSeries::new(points.to_vec(), RED)).unwrap();
    if let Some(label) = label {
        drawn.label(label);
    }
}

fn measured_line(points: &[Point], label: Option<&str>, chart: &ChartContext) {
    let drawn = chart.measure_series(LineSeries::new(points.to_vec(), RED)).unwrap(); //~ eager-before-needed
    if let Some(label) = label {
        drawn.label(label);
    }
}

fn named_line(points: &mut Vec<Point>, label: Option<&str>, out: &mut Out) {
    let names = points.iter().map(|point| point.name.to_string()).collect::<Vec<_>>(); //~ eager-before-needed
    if let Some(label) = label {
        out.show(label, &names);
    }
}

//@ src/named_answers.rs
fn shown_by_name(names: &BTreeMap<u64, String>, wanted: &str, quick: bool) -> bool {
    let known = names.values().any(|name| is_alike(name, wanted)); //~ eager-before-needed
    let is_shown = quick && known;
    is_shown
}

fn asked_on_each_way(names: &BTreeMap<u64, String>, wanted: &str, quick: bool) -> bool {
    let known = names.values().any(|name| is_alike(name, wanted));
    let is_shown = known && quick;
    is_shown
}

fn asked_again(names: &BTreeMap<u64, String>, wanted: &str, quick: bool) -> (bool, bool) {
    let known = names.values().any(|name| is_alike(name, wanted));
    let is_shown = quick && known;
    (is_shown, known)
}

//@ src/set_while_made.rs
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};

// Making the value is what sets the flag.
fn all_or_none(rows: Vec<Row>) -> Option<Vec<Row>> {
    let missing = AtomicBool::new(false);
    let all: Vec<Row> = rows.iter().map(mark_missing(&missing)).collect();
    if missing.load(Ordering::Acquire) {
        None
    } else {
        Some(all)
    }
}

fn all_or_none_by_a_cell(rows: &[Row], failed: &Cell<bool>) -> Vec<String> {
    let names = rows.iter().map(|row| name_or_fail(row, failed)).collect::<Vec<_>>();
    if failed.get() {
        return Vec::new();
    }
    names
}

fn all_or_none_by_a_flag_of_someone(rows: &[Row], report: Report) -> Vec<String> {
    let flag = report.flag();
    let names = rows.iter().map(|row| name_or_fail(row, &flag)).collect::<Vec<_>>();
    if flag.get() {
        return Vec::new();
    }
    names
}

fn stopped_by_another_flag(rows: &[Row], failed: &Cell<bool>, is_quiet: &Cell<bool>) -> Vec<String> {
    let names = rows.iter().map(|row| name_or_fail(row, failed)).collect::<Vec<_>>(); //~ eager-before-needed
    if is_quiet.get() {
        return Vec::new();
    }
    names
}

fn stopped_by_its_length(rows: &[Row], limit: &Limit) -> Vec<String> {
    let names = rows.iter().map(|row| name_within(row, limit)).collect::<Vec<_>>(); //~ eager-before-needed
    if limit.is_below(rows.len()) {
        return Vec::new();
    }
    names
}

fn shown_to_the_end(to: Option<Screen>, given: &[Given], rows: &[Row]) {
    let columns: Vec<Column> = given.iter().map(Column::of).collect(); //~ eager-before-needed
    let mut out = if let Some(to) = to { Some(to.begin(&columns)) } else { None };
    for row in rows {
        if let Some(out) = out.as_mut() {
            out.put(row);
        }
    }
}

//@ src/answers_kept.rs
// Asked for so that those who ask later find the answer there.

#[salsa::tracked]
fn infer_shapes<'db>(db: &'db dyn ShapeDb, module: Module) -> Option<Shapes> {
    let all: Vec<Shape> = module.items(db).map(Shape::of).collect();
    Some(Shapes::from(all))
}

fn infer_shapes_anew(db: &dyn ShapeDb, module: Module) -> Option<Shapes> {
    let all: Vec<Shape> = module.items(db).map(Shape::of).collect();
    Some(Shapes::from(all))
}

#[cached(size = 100)]
fn compute_outline(text: &str) -> Outline {
    text.lines().map(Line::of).collect()
}

fn from_the_leaves(db: &dyn ShapeDb, wanted: Module, stack: Vec<Module>) -> Option<Shapes> {
    for module in stack {
        let shapes = infer_shapes(db, module);
        if module == wanted {
            return shapes;
        }
    }
    None
}

fn from_the_leaves_of_others(db: &dyn ShapeDb, wanted: Module, stack: Vec<Module>) -> Option<Shapes> {
    for module in stack {
        let shapes = elsewhere::infer_all_shapes(db, module);
        if module == wanted {
            return shapes;
        }
    }
    None
}

fn from_the_database(db: &dyn ShapeDb, wanted: Module, stack: Vec<Module>) -> Option<Shapes> {
    for module in stack {
        let shapes = db.infer_shapes_of(module);
        if module == wanted {
            return shapes;
        }
    }
    None
}

fn outlined(text: &str, is_wanted: bool) -> Option<Outline> {
    let outline = compute_outline(text);
    if is_wanted { Some(outline) } else { None }
}

// Nobody keeps these.

fn anew(db: &dyn ShapeDb, wanted: Module, stack: Vec<Module>) -> Option<Shapes> {
    for module in stack {
        let shapes = infer_shapes_anew(db, module); //~ eager-before-needed
        if module == wanted {
            return shapes;
        }
    }
    None
}

fn listed(db: &dyn ShapeDb, module: Module, is_wanted: bool) -> Option<Shapes> {
    let all: Vec<Shape> = module.items(db).map(Shape::of).collect(); //~ eager-before-needed
    if is_wanted { Some(Shapes::from(all)) } else { None }
}

fn begun_with_nothing(is_open: bool, name: &str) -> String {
    let none = String::from("");
    let empty = "".to_owned();
    if is_open {
        return titled(none, empty, name);
    }
    name.into()
}

fn begun_with_something(is_open: bool, name: &str) -> String {
    let some = String::from("- "); //~ eager-before-needed
    if is_open {
        return titled(some, name);
    }
    name.into()
}

//@ crates/kinds/src/order.rs
pub struct Genus(Arc<Root>, Arc<Leaves>);

//@ crates/wire/src/messages.rs
pub struct Genus {
    name: String,
    leaves: Vec<String>,
}

//@ crates/garden/src/beds.rs
// ---- of the two that are called so this is the one of counters: `kinds` comes by another name
use crate::flora::order::Genus;

fn is_planted(bed: &Bed, genus: &Genus) -> bool {
    let wanted = Planted::of(genus.clone());
    !bed.is_empty() && bed.first() == wanted
}

//@ crates/garden/src/letters.rs
use crate::wire::messages::Genus;

fn is_told(bed: &Bed, genus: &Genus) -> bool {
    let wanted = Planted::of(genus.clone()); //~ eager-before-needed
    !bed.is_empty() && bed.first() == wanted
}

//@ src/getters_by_nouns.rs
// ---- nouns that are verbs as well: of unknown body, and asked for nothing in particular, they give what is there

fn drawn(node: &scene::Node, out: &mut Meshes) {
    let transform = node.transform();
    if node.is_filled() {
        out.push(Mesh::of(node, transform));
    }
}

fn shown(image: &pixels::Image, out: &mut Report) {
    let format = image.format();
    if out.is_wide() {
        out.add(format);
    }
}

fn drawn_by(node: &scene::Node, view: &View, out: &mut Meshes) {
    let transformed = node.transform_points(view); //~ eager-before-needed
    if node.is_filled() {
        out.push(transformed);
    }
}

fn drawn_anew(node: &scene::Node, view: &View, out: &mut Meshes) {
    let transformed = node.transform(view); //~ eager-before-needed
    if node.is_filled() {
        out.push(transformed);
    }
}

fn rendered(node: &scene::Node, out: &mut Meshes) {
    let picture = node.render(); //~ eager-before-needed
    if out.is_wide() {
        out.add(picture);
    }
}

//@ src/captions.rs
fn captioned(picture: &Picture, page: &mut Page, at: u32) {
    let caption = picture.caption.as_ref().map(|text| text.to_string()); //~ eager-before-needed
    match page.figure_at(at) {
        Some(figure) if at > 3 => figure.join(at),
        _ => page.push(Figure { at, caption }),
    }
}

fn titled(picture: &Picture, page: &mut Page, at: u32) {
    let title = picture.title.as_deref().map(str::to_owned); //~ eager-before-needed
    if at > 3 {
        page.push(Figure { at, caption: title });
    }
}

// ---- look-alikes

fn measured(picture: &Picture, page: &mut Page, at: u32) {
    let length = picture.caption.as_ref().map(|text| text.len());
    if at > 3 {
        page.reserve(length);
    }
}

fn used_always(picture: &Picture, page: &mut Page, at: u32) {
    let caption = picture.caption.as_ref().map(|text| text.to_string());
    if at > 3 {
        page.push(Figure { at, caption });
    } else {
        page.note(caption);
    }
}

// An iterator's `map` runs when somebody asks for its items.
fn mapped(picture: &Picture, page: &mut Page, at: u32) {
    let notes = picture.notes.iter().map(|note| note.to_string());
    if at > 3 {
        page.extend(notes);
    }
}

//@ src/stores.rs
fn stored_and_changed(keys: &[Key], ours: &Index, store: &Store) -> Result<Vec<Key>, Error> {
    let mut found = Vec::with_capacity(keys.len());
    for key in keys {
        let known = store.fetch(key)?; //~ eager-before-needed
        if ours.height(key) > 5 && known.is_open {
            found.push(*key);
        }
    }
    Ok(found)
}

async fn loaded(id: u64, dry_run: bool, db: &Database) -> Result<(), Error> {
    let row = db.load_row(id).await?; //~ eager-before-needed
    if !dry_run {
        print_row(&row);
    }
    Ok(())
}

// What is looked at first, and what is asked to be changed.
fn counted(count: &AtomicU64, state: &mut State, store: &mut Store, id: u64) {
    let before = count.fetch_add(1, Ordering::Relaxed);
    let seen = store.insert(id);
    if state.is_open && before > 3 && seen {
        state.close();
    }
}
