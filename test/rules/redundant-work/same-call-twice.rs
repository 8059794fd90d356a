use std::collections::HashMap;

struct Tree {
    nodes: HashMap<u64, String>,
    weights: HashMap<u64, u64>,
}

impl Tree {
    fn root_of(&self, id: u64) -> u64 {
        self.weights.values().filter(|weight| **weight > id).sum()
    }

    fn next_id(&self, id: u64) -> u64 {
        id + 1
    }

    fn add(&mut self, id: u64) {
        self.weights.insert(id, 1);
    }

    fn computed_twice(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            let id = *id;
            let root = self.root_of(id);
            sum += root + self.root_of(id); //~ same-call-twice
        }
        sum
    }

    fn looked_up_twice(&self, ids: &[u64]) -> usize {
        let mut size = 0;
        for id in ids {
            let known = self.weights.get(id).copied().unwrap_or(1);
            size += known as usize + self.weights.get(id).map_or(0, |weight| *weight as usize); //~ same-call-twice
        }
        size
    }

    fn once_in_warm_code(&self, id: u64) -> u64 {
        let root = self.root_of(id);
        root + self.root_of(id) //~ same-call-twice
    }

    fn one_of_two(&self, id: u64) -> u64 {
        #[cfg(feature = "a")]
        let root = self.root_of(id);
        #[cfg(not(feature = "a"))]
        let root = self.root_of(id);
        root
    }

    fn other_argument(&self, ids: &[u64], other: u64) -> u64 {
        ids.iter().map(|id| { let id = *id; self.root_of(id) + self.root_of(other) }).sum() //~ same-call-twice
    }

    fn changed_between(&mut self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            let id = *id;
            sum += self.root_of(id);
            self.add(id);
            sum += self.root_of(id);
        }
        sum
    }

    fn either_or(&self, ids: &[u64], fast: bool) -> u64 {
        let mut sum = 0;
        for id in ids {
            let id = *id;
            if fast {
                sum += self.root_of(id);
            } else {
                sum += self.root_of(id) + 1;
            }
        }
        sum
    }

    fn shadowed(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            let id = *id;
            sum += self.root_of(id);
            let id = id + 1;
            sum += self.root_of(id);
        }
        sum
    }

    fn counted_up(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            let id = *id;
            sum += self.next_id(id) + self.next_id(id);
        }
        sum
    }

    fn getters(&self, ids: &[u64]) -> usize {
        let mut sum = 0;
        for id in ids {
            sum += self.nodes.len() + self.nodes.len() + *id as usize;
        }
        sum
    }

    fn unknown(&self, ids: &[u64], store: &Store) -> u64 {
        let mut sum = 0;
        for id in ids {
            sum += store.load(id) + store.load(id);
        }
        sum
    }

    fn reassigned(&self, ids: &[u64]) -> u64 {
        let mut sum = 0;
        for id in ids {
            let mut at = *id;
            sum += self.root_of(at);
            at += 1;
            sum += self.root_of(at);
        }
        sum
    }
}

fn average(rows: &[Row]) -> f64 {
    let total: u64 = rows.iter().map(|row| row.size).sum();
    let open = rows.iter().filter(|row| row.open).count();
    report(total);
    total as f64 / rows.iter().filter(|row| row.open).count() as f64 + open as f64 //~ same-call-twice
}

fn all_known(names: &[String], known: &[Row]) -> usize {
    let mut found = 0;
    for name in names {
        if name.len() > known.iter().map(|row| row.width).max().unwrap_or(0) { //~ same-call-twice
            found += 1;
        }
    }
    found
}

fn read_twice(provider: &Provider, number: u64) -> Result<Parent, Error> {
    let hash = provider.header_by_number(number)?.hash();
    let time = provider.header_by_number(number)?.timestamp(); //~ same-call-twice
    Ok(Parent { hash, time })
}

fn changed_in_the_loop(names: &[String], known: &mut Vec<Row>) {
    for name in names {
        if name.len() > known.iter().map(|row| row.width).max().unwrap_or(0) {
            known.push(Row::of(name));
        }
    }
}

fn changed_in_between(rows: &mut Vec<Row>) -> usize {
    let before = rows.iter().filter(|row| row.open).count();
    rows.retain(|row| row.size > 3);
    before - rows.iter().filter(|row| row.open).count()
}

fn flags(text: &[u8]) -> (String, Vec<String>) {
    let name = String::from_utf8_lossy(&text[2..]).to_string();
    let words = String::from_utf8_lossy(&text[2..]).split(' ').map(str::to_owned).collect(); //~ same-call-twice
    (name, words)
}

fn matching(names: &[String], wanted: &str) -> usize {
    let mut found = 0;
    for name in names {
        if *name == wanted.to_lowercase() { //~ same-call-twice
            found += 1;
        }
    }
    found
}

fn stamped(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().map(|row| row.received_at(Utc::now())).collect() //~ same-call-twice
}

fn of_the_item(names: &[String], wanted: &str) -> usize {
    names.iter().filter(|name| name.to_lowercase() == wanted).count()
}

fn stale(peers: &HashMap<u64, Peer>, limit: Duration) -> Vec<u64> {
    let mut stale = Vec::new();
    for (id, peer) in peers {
        if peer.last_seen.elapsed() >= limit { //~ same-call-twice
            stale.push(*id);
        }
    }
    stale
}

fn measured(rows: &[Row]) -> Vec<Duration> {
    rows.iter().map(|row| { let start = Instant::now(); row.run(); start.elapsed() }).collect()
}

fn hashed_once(header: &mut Header) -> B256 {
    let before = header.hash_slow();
    header.number += 1;
    before ^ header.hash_slow()
}

fn recent(requests: impl Stream<Item = Request>) -> impl Stream<Item = Request> {
    requests.filter(|request| request.time > Utc::now())
}

fn in_other_arms(tree: &Tree, kinds: &[Kind], id: u64) -> u64 {
    let mut sum = 0;
    for kind in kinds {
        match kind {
            Kind::Up => sum += tree.root_of(id),
            Kind::Down => sum -= tree.root_of(id),
        }
    }
    sum
}

/// Each wants a type of its own.
fn typed(text: &str) -> Result<Settings, Error> {
    let mut raw: toml::Value = toml::from_str(text)?;
    raw.check();
    toml::from_str(text)
}

/// A field by another name.
fn compared(block: &SealedBlock, root: Root) {
    if root != block.state_root() {
        report(block.state_root(), root);
    }
}

fn one_or_the_other(path: &Path, scheme: Scheme) -> bool {
    if scheme == Scheme::Bucket && path.components().count() < 2 {
        return false;
    }
    !(scheme == Scheme::Blob && path.components().count() < 3)
}

struct Sizes;

impl Sizes {
    fn judged(&self, parts: &[u64]) -> Verdict {
        Verdict::of(parts)
    }

    fn largest(&self, parts: &[u64], end: usize) -> Option<usize> {
        let mut start = end;
        for at in (0..end).rev() {
            if self.judged(&parts[start..end]) == Verdict::TooBig {
                break;
            }
            start = at;
        }
        if self.judged(&parts[start..end]) == Verdict::TooSmall {
            return None;
        }
        Some(start)
    }
}

fn asked_each_turn(block: &Block, receipts: &[Receipt], spec: &Spec) -> u64 {
    let mut total = 0;
    for receipt in receipts {
        let fee = spec.base_fee_at_timestamp(block.timestamp()); //~ same-call-twice
        total += fee.amount() * receipt.gas;
    }
    total
}

fn asked_of_each(receipts: &[Receipt], spec: &Spec) -> u64 {
    let mut total = 0;
    for receipt in receipts {
        let fee = spec.base_fee_at_timestamp(receipt.timestamp());
        total += fee.amount() * receipt.gas;
    }
    total
}

fn asked_where_wanted(block: &Block, receipts: &[Receipt], spec: &Spec) -> u64 {
    let mut total = 0;
    for receipt in receipts {
        if receipt.is_late() {
            total += spec.base_fee_at_timestamp(block.timestamp()).amount();
        }
    }
    total
}

fn asked_of_something_changing(block: &Block, receipts: &[Receipt], spec: &mut Spec) -> u64 {
    let mut total = 0;
    for receipt in receipts {
        let fee = spec.base_fee_at_timestamp(block.timestamp());
        total += fee.amount() * receipt.gas;
    }
    total
}

fn lowered_twice(path: &Path) -> u8 {
    let lower = path.to_string_lossy().to_lowercase();
    if lower.ends_with(".lock") {
        return 1;
    }
    u8::from(path.to_string_lossy().to_lowercase().contains("vendor")) //~ same-call-twice
}

impl Validator {
    fn gap(&self, order: &Order) -> Result<u64, Rejected> {
        if self.provider.account_nonce(&order.sender())? > order.nonce() {
            return Err(Rejected::TooLow);
        }
        Ok(order.nonce() - self.provider.account_nonce(&order.sender())?) //~ same-call-twice
    }

    fn applied(&mut self, order: &Order) -> Result<u64, Rejected> {
        let before = self.provider.account_nonce(&order.sender())?;
        self.apply(order);
        Ok(self.provider.account_nonce(&order.sender())? - before)
    }
}

impl Writer {
    /// Chooses between numbers.
    fn entry_size(&self, is_wide: bool) -> usize {
        if is_wide { std::mem::size_of::<Wide>() } else { std::mem::size_of::<Narrow>() }
    }

    fn section(&self, count: usize, is_wide: bool) -> Section {
        Section {
            size: count * self.entry_size(is_wide),
            entry: self.entry_size(is_wide),
        }
    }
}

struct Screen;

impl Screen {
    /// Writes to the terminal: what comes back only tells whether that went well.
    fn move_up(&self, rows: usize) -> std::io::Result<()> {
        write_rows(self, rows)
    }
}

fn wiped(screen: &Screen, rows: usize) -> std::io::Result<()> {
    screen.move_up(rows)?;
    clear_line(screen)?;
    screen.move_up(rows)?;
    Ok(())
}

// ---- texts that are the same at every turn

fn filled_in(texts: &[String], at: usize, with: &str) -> Vec<String> {
    texts
        .iter()
        .map(|text| text.replace(format!("<{}>", at).as_str(), with)) //~ same-call-twice
        .collect()
}

fn of_group(names: &[String], group: &str) -> usize {
    let mut found = 0;
    for name in names {
        found += occurrences(name, &format!("{group}/")); //~ same-call-twice
    }
    found
}

fn of_each(names: &[String], group: &str) -> usize {
    let mut found = 0;
    for (at, name) in names.iter().enumerate() {
        found += occurrences(name, &format!("{group}/{at}/"));
    }
    found
}

fn growing(names: &[String]) -> String {
    let mut prefix = String::new();
    for name in names {
        if occurrences(name, &format!("{prefix}/")) == 0 {
            prefix.push_str(name);
        }
    }
    prefix
}

async fn until_all_left(rooms: &[Sender<Post>], mut posts: Posts) {
    while let Some(post) = posts.next().await {
        if rooms.iter().all(|room| room.is_closed()) {
            return;
        }
        keep(post);
    }
}

fn noted(addresses: &mut Vec<Address>, fresh: &Address) {
    if addresses.contains(fresh) {
        debug!("known: {fresh}");
    }
    if !addresses.contains(fresh) { //~ same-call-twice
        addresses.push(fresh.clone());
    }
}

fn noted_or_not(addresses: &mut Vec<Address>, fresh: &Address) {
    if !addresses.contains(fresh) {
        addresses.push(fresh.clone());
    }
    if addresses.contains(fresh) {
        addresses.sort();
    }
}

fn left_early(addresses: &[Address], fresh: &Address) -> usize {
    if addresses.contains(fresh) {
        return 1;
    }
    if !addresses.is_empty() {
        return 2;
    }
    3
}

fn weighted(rows: &[Row], gamma: &Fraction) -> Vec<Fraction> {
    rows.iter()
        .map(|row| {
            let squared = gamma.square(); //~ same-call-twice
            row.weight * squared
        })
        .collect()
}

fn faded(samples: &mut Vec<f64>, half_life: f64) {
    for sample in samples.iter_mut() {
        *sample *= 2.0 / half_life.exp(); //~ same-call-twice
    }
}

fn faded_each(samples: &mut Vec<f64>, mut half_life: f64) {
    for sample in samples.iter_mut() {
        *sample *= 2.0 / half_life.exp();
        half_life += 0.5;
    }
}

fn grown(sizes: &mut Vec<u64>, base: u64) {
    for size in sizes.iter_mut() {
        *size *= base.pow(2);
    }
}

fn named_twice(name: &str, order: &mut Vec<String>, known: &mut HashMap<String, u64>) {
    order.push(format!("[{name}]"));
    known.insert(format!("[{name}]"), 3); //~ same-call-twice
}

fn named_by_turn(mut name: u64, order: &mut Vec<String>) {
    order.push(format!("[{name}]"));
    name += 1;
    order.push(format!("[{name}]"));
}

fn named_in_branches(name: &str, first: bool) -> String {
    if first { format!("<{name}>") } else { format!("<{name}>") }
}

fn style_asked_twice(theme: &Theme) -> bool {
    let size = theme.get_style("size");
    size.is_some() && theme.get_style("size").unwrap() == "si" //~ same-call-twice
}

fn other_style_asked(theme: &Theme) -> bool {
    let size = theme.get_style("size");
    size.is_some() && theme.get_style("unit").unwrap() == "si"
}

fn option_asked_twice(options: &Options) -> bool {
    let size = options.get_one::<String>("size");
    size.is_some() && options.get_one::<String>("size").unwrap() == "si"
}

struct Payment {
    inputs: Vec<Input>,
    version: u32,
}

impl Payment {
    fn has_witness(&self) -> bool {
        self.inputs.iter().any(|input| input.witness > 0)
    }

    fn is_new(&self) -> bool {
        self.version > 2
    }

    fn weight(&self) -> usize {
        self.inputs.iter().map(|input| if self.has_witness() { input.whole() } else { input.base() }).sum() //~ same-call-twice
    }

    fn weight_of_new(&self) -> usize {
        self.inputs.iter().map(|input| if self.is_new() { input.whole() } else { input.base() }).sum()
    }
}

fn fee(payment: &Payment, rates: &[usize]) -> usize {
    let mut fee = 0;
    for rate in rates {
        if payment.has_witness() { //~ same-call-twice
            fee += rate;
        }
    }
    fee
}

fn placed(names: &[String]) -> Vec<PathBuf> {
    names.iter().map(|name| std::env::current_dir().unwrap().join(name)).collect() //~ same-call-twice
}

fn placed_under(names: &[String], root: &Path) -> Vec<PathBuf> {
    names.iter().map(|name| std::env::var(name).map_or_else(|_| root.into(), PathBuf::from)).collect()
}

// What is made to be walked is gone after it.

struct Grid {
    rows: Vec<Row>,
}

struct Cells<'a> {
    grid: &'a Grid,
    at: usize,
}

impl Cells<'_> {
    fn next(&mut self) -> Option<usize> {
        self.at += 1;
        self.grid.rows.get(self.at).map(|row| row.size)
    }
}

impl Grid {
    fn cells_from(&self, at: usize) -> Cells<'_> {
        Cells { grid: self, at: self.start(at) }
    }

    fn sizes_below(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.rows.iter().filter(move |row| row.at < at).map(|row| row.size)
    }

    fn boxed_below(&self, at: usize) -> Box<dyn Iterator<Item = usize> + '_> {
        Box::new(self.sizes_below(at))
    }

    fn listed_below(&self, at: usize) -> Vec<usize> {
        self.sizes_below(at).collect()
    }

    fn start(&self, at: usize) -> usize {
        self.rows.iter().position(|row| row.at == at).unwrap_or(at)
    }
}

fn walked_twice(grid: &Grid, at: usize) -> usize {
    let mut end = at;
    let mut cells = grid.cells_from(at);
    while let Some(cell) = cells.next() {
        end = cell;
    }
    let mut again = grid.cells_from(at);
    again.next().unwrap_or(end)
}

fn summed_and_looked_at(grid: &Grid, at: usize) -> Option<usize> {
    let sum: usize = grid.sizes_below(at).sum();
    if grid.sizes_below(at).next().is_none() {
        return None;
    }
    Some(sum)
}

fn boxed_twice(grid: &Grid, at: usize) -> usize {
    let sum: usize = grid.boxed_below(at).sum();
    sum + grid.boxed_below(at).count()
}

fn listed_twice(grid: &Grid, at: usize) -> usize {
    let sum: usize = grid.listed_below(at).iter().sum();
    sum + grid.listed_below(at).len() //~ same-call-twice
}

struct Caps {
    known: ArcSwap<Vec<Row>>,
}

impl Caps {
    fn token(&self) -> Option<String> {
        self.known.load().iter().map(|row| row.name.clone()).max()
    }
}

struct Middleware {
    caps: Caps,
}

impl Middleware {
    async fn handle(&self, request: Request) -> bool {
        let known = self.caps.token();
        let answer = self.next.run(request, known.as_deref()).await;
        answer.token().is_some() && self.caps.token().as_deref() != answer.token()
    }

    fn handle_at_once(&self, request: Request) -> bool {
        let known = self.caps.token();
        let answer = self.next.run(request, known.as_deref());
        answer.is_some() && self.caps.token().as_deref() != answer.token() //~ same-call-twice
    }
}

fn all_found(results: &[Found]) -> bool {
    results.iter().all(|found| found.is_some())
}

fn waited_for(results: &mut Vec<Found>, source: &Source) -> bool {
    if all_found(results) {
        return true;
    }
    loop {
        if all_found(results) {
            return true;
        }
        for found in results.iter_mut() {
            *found = source.ask(found);
        }
    }
}

fn asked_in_loop(results: &[Found], names: &[String]) -> usize {
    if results.iter().all(|found| found.is_some()) {
        return 0;
    }
    let mut asked = 0;
    for name in names {
        asked += name.len();
        if results.iter().all(|found| found.is_some()) { //~ same-call-twice
            asked += 1;
        }
    }
    asked
}

// ---- between two questions something is done, be it through a shared reference

struct Journal {
    tables: Tables,
}

impl Journal {
    fn first_row(&self, group: u64) -> Option<u64> {
        self.tables.find(group)?.rows().min()
    }

    fn write(&self, batch: &mut Batch) -> Result<usize, Error> {
        self.tables.append(batch)
    }

    fn settle(&self, group: u64) -> Result<(), Error> {
        self.tables.drop_until(group)
    }

    fn check_order(&self, group: u64) -> Result<(), Error> {
        self.tables.compare(group)
    }

    fn compacts(&self, group: u64) -> u64 {
        let Some(first) = self.first_row(group) else { return 0 };
        let mut batch = Batch::upto(group);
        if let Err(failure) = self.write(&mut batch) {
            warn(failure);
        }
        self.first_row(group).unwrap_or(first) - first
    }

    fn settles(&self, group: u64) -> Result<bool, Error> {
        let before = self.first_row(group);
        self.settle(group)?;
        Ok(self.first_row(group) == before)
    }

    fn appends(&self, group: u64) -> bool {
        let before = self.first_row(group);
        self.tables.append_to(group);
        self.first_row(group) == before
    }

    fn checks(&self, group: u64) -> Result<u64, Error> {
        let before = self.first_row(group).unwrap_or(0);
        self.check_order(group)?;
        Ok(self.first_row(group).unwrap_or(9) - before) //~ same-call-twice
    }
}

fn commits(journal: &Journal, group: u64) -> bool {
    let before = journal.first_row(group);
    journal.commit(group);
    journal.first_row(group) == before
}

// ---- answers that everyone may copy

struct Outline {
    corners: Vec<[f32; 3]>,
}

impl Outline {
    fn extent(&self) -> (f32, f32) {
        let mut low = f32::MAX;
        let mut high = f32::MIN;
        for corner in &self.corners {
            low = low.min(corner[0]);
            high = high.max(corner[0]);
        }
        (low, high)
    }

    fn area_of_all(&self) -> f32 {
        self.corners.iter().map(|corner| corner[0] * corner[1]).sum()
    }

    fn add_corner(&mut self) -> usize {
        self.corners.extend(vec![[0.0; 3]]);
        self.corners.len()
    }
}

fn sum_of(payload: &[u8]) -> u32 {
    payload.iter().fold(7, |sum, byte| sum ^ u32::from(*byte))
}

fn hidden_behind(outline: &Outline, planes: &[[f32; 4]]) -> bool {
    for plane in planes {
        let (low, high) = outline.extent(); //~ same-call-twice
        if plane[0] * low + plane[1] * high < 0.0 {
            return true;
        }
    }
    false
}

fn shares(outline: &Outline, parts: &[f32]) -> Vec<f32> {
    parts.iter().map(|part| part / outline.area_of_all()).collect() //~ same-call-twice
}

fn framed(payload: &[u8], out: &mut Vec<u8>, sum: Option<u32>) {
    if sum == Some(sum_of(payload)) {
        return;
    }
    out.extend_from_slice(payload);
    out.extend_from_slice(&sum_of(payload).to_le_bytes()); //~ same-call-twice
}

fn or_itself(payload: &[u8], known: u32) -> u32 {
    if sum_of(payload) == known { 0 } else { sum_of(payload) } //~ same-call-twice
}

// ---- and those that are not the same, or of which one is enough

fn two_corners(outline: &mut Outline) -> (usize, usize) {
    let first = outline.add_corner();
    let second = outline.add_corner();
    (first, second)
}

fn drawn(outline: &mut Outline, count: usize) -> usize {
    let mut last = 0;
    for _ in 0..count {
        last += outline.add_corner();
    }
    last
}

fn made(counter: &mut Outline, kind: u8) -> usize {
    counter.corners.extend(vec![[f32::from(kind); 3]]);
    counter.corners.len()
}

fn made_twice(counter: &mut Outline, kind: u8) -> usize {
    let first = made(counter, kind);
    first + made(counter, kind)
}

fn one_or_other(payload: &[u8], kind: u8) -> u32 {
    match kind {
        0 => sum_of(payload),
        _ => sum_of(payload) + 1,
    }
}

fn before_and_after(payload: &mut Vec<u8>) -> bool {
    let before = sum_of(payload);
    payload.push(0);
    before == sum_of(payload)
}

// ---- the last one may keep what the first only looked at

fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

fn folded_or_blank(name: &str) -> String {
    if folded(name).is_empty() {
        return String::from("blank");
    }
    folded(name) //~ same-call-twice
}

fn known_names(name: &str, known: &mut Vec<String>) {
    if !known.contains(&folded(name)) {
        known.push(folded(name)); //~ same-call-twice
    }
}

fn checked_at_times(payload: &[u8], sum: Option<u32>) -> Result<u32, Error> {
    match sum {
        Some(sum) if sum_of(payload) != sum => return Err(Error::Damaged),
        _ => {}
    }
    Ok(sum_of(payload)) //~ same-call-twice
}

fn two_parts(accounts: &HashMap<u64, Account>, id: u64) -> u64 {
    let base = accounts[&id].base;
    base + accounts[&id].more //~ same-call-twice
}

// ---- look-alikes

fn two_texts(name: &str) -> (String, String) {
    (folded(name), folded(name))
}

fn seldom_checked(payload: &[u8], is_strict: bool, is_cached: bool) -> u32 {
    if is_strict && sum_of(payload) == 0 {
        return 0;
    }
    if is_cached {
        return 1;
    }
    sum_of(payload)
}

fn two_accounts(accounts: &HashMap<u64, Account>, one: u64, other: u64) -> u64 {
    accounts[&one].base + accounts[&other].base
}

fn two_items(accounts: &[Account], at: usize) -> u64 {
    accounts[at].base + accounts[at].more
}

// ---- asked of what a trait describes, and of a store that has to be waited for

trait Chain {
    fn rules(&self) -> &Rules;
}

struct Rules {
    starts: Vec<u64>,
}

impl Rules {
    fn latest_before(&self, at: u64) -> Option<u64> {
        self.starts.iter().copied().filter(|start| *start <= at).max()
    }
}

struct Users {
    rows: HashMap<u64, u64>,
}

impl Users {
    async fn load_user(&self, id: u64) -> Option<u64> {
        self.rows.get(&id).copied()
    }

    async fn save_user(&self, id: u64) {
        self.notify(id);
    }
}

fn started<C: Chain>(chain: &C, blocks: &[u64], at: u64) -> usize {
    let mut count = 0;
    for block in blocks {
        if chain.rules().latest_before(at) == Some(*block) { //~ same-call-twice
            count += 1;
        }
    }
    count
}

fn has_money(provider: &impl Accounts, id: u64) -> Result<bool, Error> {
    if provider.account(id)?.is_frozen {
        return Ok(false);
    }
    Ok(provider.account(id)?.balance > 0) //~ same-call-twice
}

async fn is_allowed(users: &Users, id: u64, owner: u64) -> bool {
    if users.load_user(id).await.is_none() {
        return false;
    }
    users.load_user(id).await == Some(owner) //~ same-call-twice
}

fn shares_of_largest(parts: &[f64], all: &[f64]) -> f64 {
    let mut sum = 0.0;
    for part in parts {
        sum += part / all.iter().copied().fold(0.0, f64::max); //~ same-call-twice
    }
    sum
}

// ---- look-alikes

async fn saved_between(users: &Users, id: u64) -> bool {
    let before = users.load_user(id).await;
    users.save_user(id).await;
    users.load_user(id).await == before
}

async fn came_at_last(users: &Users, id: u64) -> bool {
    if users.load_user(id).await.is_some() {
        return true;
    }
    tokio::time::sleep(PAUSE).await;
    users.load_user(id).await.is_some()
}

//@ src/asked_by_remote.rs
async fn parts(rpc: &Rpc, id: u64) -> Result<(Receipts, Uncles), RpcError> {
    let receipts = rpc.get_block(id).await?.receipts;
    let uncles = rpc.get_block(id).await?.uncles; //~ same-call-twice
    Ok((receipts, uncles))
}

async fn parts_of_two(rpc: &Rpc, id: u64, other: u64) -> Result<(Receipts, Uncles), RpcError> {
    let receipts = rpc.get_block(id).await?.receipts;
    let uncles = rpc.get_block(other).await?.uncles;
    Ok((receipts, uncles))
}

async fn changed(rpc: &mut Rpc, id: u64) -> Result<(Balance, Balance), RpcError> {
    let before = rpc.get_account(id).await?.balance;
    rpc.transfer(id).await?;
    let after = rpc.get_account(id).await?.balance;
    Ok((before, after))
}

//@ src/by_index.rs
const fn is_listed(id: u64, lists: &[&[u64]]) -> bool {
    let mut i = 0;
    while i < lists.len() {
        let mut j = 0;
        while j < lists[i].len() {
            if lists[i][j] == id {
                return true;
            }
            j += 1;
        }
        i += 1;
    }
    false
}

const fn unlisted(ids: &[u64], lists: &[&[u64]]) -> usize {
    let mut count = 0;
    let mut i = 0;
    while i < ids.len() {
        if !is_listed(ids[i], lists) {
            count += 1;
        }
        i += 1;
    }
    count
}

fn unlisted_but_the_first(ids: &[u64], lists: &[&[u64]], first: usize) -> usize {
    let mut count = 0;
    let mut i = 0;
    while i < ids.len() {
        if !is_listed(ids[first], lists) { //~ same-call-twice
            count += 1;
        }
        i += 1;
    }
    count
}

//@ src/drained.rs
fn framed(parts: &[&[u8]], id: u64) -> Vec<Vec<u8>> {
    parts
        .iter()
        .map(|part| {
            let mut frame = Vec::with_capacity(part.len() + 8);
            frame.append(&mut id.to_be_bytes().to_vec());
            frame.extend_from_slice(part);
            frame
        })
        .collect()
}

//@ src/logged.rs
struct Roots {
    peaks: Vec<[u8; 32]>,
}

impl Roots {
    fn merged(&self, header: &Header) -> [u8; 32] {
        let mut all = header.root;
        for peak in self.peaks.iter() {
            for (a, b) in all.iter_mut().zip(peak.iter()) {
                *a ^= *b;
            }
        }
        all
    }

    fn is_valid(&self, header: &Header) -> bool {
        debug!("{}: {:?} against {:?}", header.height, header.root, self.merged(header));
        header.root == self.merged(header)
    }
}

//@ src/until_enough.rs
fn enough(balances: &HashMap<u32, u64>, coins: &[u64], rune: u32) -> u64 {
    let mut sum = 0;
    for coin in coins {
        sum += coin;
        if balances.get(&rune).cloned().unwrap_or_default() <= sum {
            break;
        }
    }
    sum - balances.get(&rune).cloned().unwrap_or_default()
}

// ---- only one of two blocks is there

fn turned_by(base: &Rotor, now: &Rotor) -> f64 {
    #[cfg(feature = "flat")]
    {
        base.angle_between(*now)
    }
    #[cfg(not(feature = "flat"))]
    {
        let c = base.angle_between(*now);
        2.0 * c * c - 1.0
    }
}

struct Rotor {
    parts: Vec<f64>,
}

impl Rotor {
    fn angle_between(&self, other: Rotor) -> f64 {
        self.parts.iter().zip(&other.parts).map(|(a, b)| a * b).sum()
    }

    fn both_angles(&self, other: &Rotor, scale: f64) -> f64 {
        let first = self.angle_to(other) * scale;
        first + self.angle_to(other) //~ same-call-twice
    }

    fn angle_to(&self, other: &Rotor) -> f64 {
        self.parts.iter().zip(&other.parts).map(|(a, b)| a * b).sum()
    }

    const fn is_near(&self, other: &Rotor) -> bool {
        self.is_beside(other) && self.len == other.len
    }

    fn near_and_far(&self, other: &Rotor) -> u32 {
        let mut sum = 0;
        if self.is_near(other) {
            sum += 1;
        }
        sum + self.is_near(other) as u32
    }
}

// ---- asked again once it is one's turn

struct Notices {
    notices: DashMap<String, Notice>,
    turns: DashMap<String, Arc<tokio::sync::Mutex<()>>>,
}

impl Notices {
    async fn notice(&self, url: &String) -> Notice {
        if let Some(known) = self.notices.get(url) {
            return known.clone();
        }
        let turn = self.turns.entry(url.clone()).or_default().clone();
        let _guard = turn.lock().await;
        if let Some(known) = self.notices.get(url) {
            return known.clone();
        }
        self.ask(url).await
    }
}

// ---- the first answer is a guard that has been handed on

impl Threads {
    fn synchronize(&self, of: &Manager, work: impl FnOnce(Index, RefMut<'_, Clocks>) -> bool) {
        let (index, clocks) = self.running_state(of);
        if work(index, clocks) {
            let (_, mut clocks) = self.running_state(of);
            clocks.increment(index);
        }
    }

    fn running_state(&self, of: &Manager) -> (Index, RefMut<'_, Clocks>) {
        let index = self.indexes.iter().position(|each| each.is_of(of)).unwrap();
        (index, RefMut::map(self.clocks.borrow_mut(), |all| &mut all[index]))
    }
}

// ---- between two turns time passes

fn serve_counters(server: Server, registry: &Registry) {
    for request in server.incoming_requests() {
        let mut page = Vec::new();
        Encoder::new().encode(&registry.collect_all_families(), &mut page);
        request.respond(page);
    }
}

async fn report_all(counters: Counters, client: Client) {
    loop {
        if let Err(why) = summed_up(&counters, &client).await {
            warn!("{why}");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn summed_up(counters: &Counters, client: &Client) -> Result<(), Error> {
    let mut rows = Vec::new();
    for counter in counters.all() {
        rows.push(counter.value());
    }
    client.send(rows).await
}

fn answer_all(requests: &Receiver<Request>, name: &str) {
    for request in requests.iter() {
        if request.name == name.to_lowercase() { //~ same-call-twice
            request.answer();
        }
    }
}

// ---- a step or two of a byte; what nobody knows may be one

fn within(pattern: &mut Pattern, letter: u8, before: u8) -> bool {
    let low = pattern.take().1;
    let upper = letter.to_ascii_uppercase();
    (upper <= low.to_ascii_uppercase() && upper >= before.to_ascii_uppercase())
        || (upper >= low.to_ascii_uppercase() && upper <= before.to_ascii_uppercase())
}

fn is_either(name: &str, one: &str, other: &str) -> bool {
    name.to_ascii_uppercase() == one || name.to_ascii_uppercase() == other //~ same-call-twice
}

//@ src/chains_that_go_on.rs
fn spread(rows: &[Row]) -> usize {
    if rows.iter().map(|row| row.width).max().unwrap_or(0) > 9 {
        grow();
    }
    rows.iter().map(|row| row.width).max().unwrap_or(0) //~ same-call-twice
}

//@ src/moved_on.rs
fn decoded(mut input: &str, mark: &str) -> usize {
    let mut found = 0;
    while !input.is_empty() {
        let at = input.find_slice(mark);
        found += at.clone().map(|range| range.start).unwrap_or(0);
        input.next_slice(found);
    }
    found
}

fn counted(input: &str, mark: &str, rows: &[Row]) -> usize {
    let mut found = 0;
    for row in rows {
        let at = input.find_slice(mark); //~ same-call-twice
        found += at.clone().map(|range| range.start).unwrap_or(row.length);
    }
    found
}

//@ src/ages.rs
fn is_stale(seen: Option<&Seen>, limit: Duration) -> bool {
    seen.is_some_and(|seen| seen.at.elapsed() > limit)
}

//@ src/units.rs
// ---- a text made anew for each of a written list

fn unit_of(token: &str) -> Option<Unit> {
    let units = [(Unit::Ns, "NS"), (Unit::Us, "US"), (Unit::Ms, "MS"), (Unit::S, "S"), (Unit::Min, "MIN")];
    units.iter().find(|unit| token.to_uppercase().ends_with(unit.1)).map(|unit| unit.0) //~ same-call-twice
}

fn ending_of(name: &str) -> bool {
    for ending in [".png", ".jpg", ".gif", ".bmp"] {
        if name.to_lowercase().ends_with(ending) { //~ same-call-twice
            return true;
        }
    }
    false
}

fn kind_of(name: &str) -> bool {
    ["a", "b", "c", "d", "e"].iter().any(|kind| name.to_lowercase().contains(kind)) //~ same-call-twice
}

fn few(token: &str) -> bool {
    ["NS", "US"].iter().any(|unit| token.to_uppercase().ends_with(unit))
}

fn of_each(names: &[&str]) -> bool {
    ["a", "b", "c", "d"].iter().zip(names).any(|(kind, name)| name.to_uppercase().ends_with(kind))
}

fn no_text(token: &[u8]) -> bool {
    [1, 2, 3, 4, 5].iter().any(|sum| token.iter().map(|byte| *byte as u32).sum::<u32>() == *sum)
}

fn names_then(key: &Key) -> bool {
    key.to_trimmed_text().text() == "then"
        || key.to_trimmed_text().text() == "`then`" //~ same-call-twice
}

fn named_in_turn(members: &[Member]) -> usize {
    let mut found = 0;
    for member in members {
        let name = member.name();
        if name.to_json_string() == "null" || name.to_json_string() == "{}" { //~ same-call-twice
            found += 1;
        }
    }
    found
}

fn named_later(key: &Key, out: &mut Vec<u32>) {
    if key.to_display_text().as_str() == "id" {
        out.push(1);
    }
    if key.to_display_text().as_str() == "name" { //~ same-call-twice
        out.push(2);
    }
}

// Of two different things, and of one that was changed in between.
fn names_either(key: &Key, other: &Key) -> bool {
    key.to_trimmed_text().text() == "then" || other.to_trimmed_text().text() == "then"
}

fn renamed_meanwhile(key: &mut Key) -> bool {
    let was = key.to_trimmed_text().text() == "then";
    key.rename("else");
    was && key.to_trimmed_text().text() == "else"
}

// Each branch keeps the text that it was given.
fn kept_by_both(key: &Key, is_short: bool) -> Text {
    if is_short { key.to_trimmed_text().into_text() } else { key.to_trimmed_text().into_text() }
}

fn named_behind_question_mark(node: &Node) -> Option<bool> {
    if node.member().ok()?.to_trimmed_text().text() == "then"
        || node.member().ok()?.to_trimmed_text().text() == "`then`" //~ same-call-twice
    {
        return Some(true);
    }
    None
}

// What the `?` hands out is another one each time.
fn in_turn(reader: &mut Reader) -> Option<bool> {
    Some(
        reader.next_line().ok()?.to_trimmed_text().text() == "begin"
            && reader.next_line().ok()?.to_trimmed_text().text() == "begin",
    )
}

//@ src/derived_getters.rs
fn answered(info: &Info) -> Answer {
    // A field of that name, lent by a getter.
    Answer { version: info.build().clone(), build: info.build().clone() }
}

//@ src/lent_getters.rs
pub trait Stage {
    fn build_facts(&self) -> &Facts;
    fn compute_lane(&self) -> Option<&Lane>;
    fn make_caption(&self) -> String;
}

struct Held(Box<Staged>);

impl Held {
    fn build_plan(&self) -> &Plan {
        &self.0.build_plan
    }
}

// What is lent was there before, whatever its name says.
fn of_a_trait(stage: &dyn Stage, out: &mut Vec<u32>) {
    if stage.build_facts().is_long() {
        out.push(stage.build_facts().length);
    }
    if stage.build_facts().is_wide() {
        out.push(1);
    }
}

fn of_a_parameter<S: Stage>(stage: &S, other: &S) -> bool {
    if stage.compute_lane().is_some() != other.compute_lane().is_some() {
        return false;
    }
    stage.compute_lane() == other.compute_lane()
}

fn of_a_getter(held: &Held, rows: &[Row]) -> usize {
    rows.iter().filter(|row| held.build_plan().holds(row)).count() + held.build_plan().extra
}

fn made_for_each_look(stage: &dyn Stage) -> bool {
    stage.make_caption() == "first" || stage.make_caption() == "last" //~ same-call-twice
}

//@ src/lists_by_key.rs
struct Layout {
    insts: SecondaryMap<Inst, InstNode>,
    names: HashMap<Inst, InstNode>,
}

// A position in a list.
fn next_of(layout: &Layout, inst: Inst) -> Option<Inst> {
    if layout.insts[inst].is_last {
        return None;
    }
    layout.insts[inst].next
}

fn next_by_name(layout: &Layout, inst: Inst) -> Option<Inst> {
    if layout.names[&inst].is_last {
        return None;
    }
    layout.names[&inst].next //~ same-call-twice
}

//@ src/made_for_effect.rs
// Nobody takes the answer: it is called for what it does.
fn filled(graph: &mut Graph, until: usize) {
    while graph.nodes.count() <= until {
        graph.nodes.make_node();
    }
}

// Each answer is another place to write to.
struct Lines {
    all: Cell<Vec<Line>>,
}

impl Lines {
    fn append(&self, context: &Context) -> Writer {
        Writer::of(self.all.take(), context.clone())
    }
}

fn two_lines(lines: &Lines, context: &Context) {
    lines.append(context).text("a");
    lines.append(context).text("b");
}

//@ src/read_anew.rs
// A file may be another one after the sleep.
async fn watch(path: String, sender: Sender<Digest>) {
    let mut digest = compute_digest(&path).await;
    while !sender.is_done() {
        let new = compute_digest(&path).await;
        if new != digest {
            digest = new;
            sender.send(digest);
        }
        sleep(MINUTE).await;
    }
}

// Whoever bails out asks no more.
fn text_of(output: Output) -> Result<String, Error> {
    if !output.is_ok {
        bail!("{}: {}", output.status, String::from_utf8(output.text).expect("a text"));
    }
    Ok(String::from_utf8(output.text)?.trim().to_string())
}

//@ src/parsed_anew.rs
fn rates(config: &str, entries: &[Entry]) -> f64 {
    let mut sum = 0.0;
    for entry in entries {
        let rates: BTreeMap<String, f64> = serde_json::from_str(config).unwrap(); //~ same-call-twice
        sum += rates[&entry.account] * entry.amount;
    }
    sum
}

fn two_types(config: &str, entries: &[Entry]) -> Result<(), Error> {
    let rates: Rates = toml::from_str(config)?;
    let names: Names = toml::from_str(config)?;
    show(rates, names)
}

fn each_line(lines: &[String], entries: &mut Vec<Entry>) {
    for line in lines {
        entries.push(serde_json::from_str(line).unwrap());
    }
}

fn read_on(file: File, entries: &mut Vec<Entry>) {
    for _ in 0..9 {
        entries.push(bincode::deserialize_from(file).unwrap());
        entries.push(serde_json::from_reader(file).unwrap());
    }
}

//@ src/text_before_and_after.rs
// The first text is there to be compared with what becomes of it.
fn simplified(steps: &mut [Step], log: &mut Log) {
    for step in steps.iter_mut() {
        let old = format!("{step}");
        if step.is_idle() {
            step.kind = Kind::Nothing;
        }
        log.note(old, format!("{step}"));
    }
}

fn simplified_by_macro(steps: &mut [Step], log: &mut Log) {
    for step in steps.iter_mut() {
        macro_rules! become {
            ($kind:ident) => {
                step.kind = Kind::$kind
            };
        }
        let old = format!("{step}");
        become! { Nothing };
        log.note(old, format!("{step}"));
    }
}

fn simplified_by_someone(steps: &mut [Step], log: &mut Log) {
    for step in steps.iter_mut() {
        let old = format!("{step}");
        rewrite!(step => Nothing);
        log.note(old, format!("{step}"));
    }
}

fn noted_twice(steps: &[Step], log: &mut Log) {
    for step in steps {
        let old = format!("{step}");
        log.count(step.len());
        log.note(old, format!("{step}")); //~ same-call-twice
    }
}

//@ src/behind_a_skip.rs
fn shown(groups: Vec<Group>, wanted: &[Wanted], out: &mut Out) {
    for group in groups {
        if group.is_single() {
            continue;
        }
        if wanted.iter().all(Wanted::is_local) { //~ same-call-twice note
            out.local(group);
        }
    }
}

fn shown_by_name(groups: &[Group], wanted: &[Wanted], out: &mut Out) {
    for group in groups {
        let Some(name) = group.name() else { continue };
        let local = wanted.iter().filter(|each| each.is_local()).count(); //~ same-call-twice note
        out.numbered(name, local);
    }
}

fn shown_at_each_turn(groups: Vec<Group>, wanted: &[Wanted], out: &mut Out) {
    for group in groups {
        for part in group.parts() {
            if part.is_empty() {
                continue;
            }
            out.part(part);
        }
        if wanted.iter().all(Wanted::is_local) { //~ same-call-twice
            out.local(group);
            continue;
        }
        out.other(group);
    }
}

//@ src/lengths.rs
// ---- a getter that is told which field to give

struct Lengths {
    tree: Boughs,
    leaves: usize,
}

impl Lengths {
    fn length(&self, kind: Kind) -> usize {
        self.checked();
        let found = {
            match kind {
                Kind::Bytes => self.tree.totals().bytes as usize,
                Kind::Leaves => self.leaves,
                Kind::Words => self.words(),
            }
        };
        self.checked();
        found
    }

    fn words(&self) -> usize {
        if cfg!(feature = "wide") { self.tree.totals().wide } else { self.leaves }
    }

    fn checked(&self) {
        #[cfg(debug_assertions)]
        {
            for leaf in self.tree.walk() {
                assert!(leaf.is_whole());
            }
        }
    }

    fn measured(&self, kind: Kind) -> usize {
        match kind {
            Kind::Bytes => self.tree.walk().map(|leaf| leaf.bytes).sum(),
            Kind::Leaves => self.leaves,
            Kind::Words => self.counted(),
        }
    }

    fn counted(&self) -> usize {
        let mut all = 0;
        for leaf in self.tree.walk() {
            all += leaf.words;
        }
        all
    }

    fn counted_by(&self, kind: Kind) -> usize {
        match kind {
            Kind::Words => self.counted(),
            _ => self.leaves,
        }
    }

    fn shown(&self, kind: Kind, out: &mut Page) {
        out.start(self.length(kind));
        out.end(self.length(kind));
    }

    fn shown_by_walk(&self, kind: Kind, out: &mut Page) {
        out.start(self.measured(kind));
        out.end(self.measured(kind)); //~ same-call-twice
    }

    fn shown_by_count(&self, kind: Kind, out: &mut Page) {
        out.start(self.counted_by(kind));
        out.end(self.counted_by(kind)); //~ same-call-twice
    }
}

//@ src/wanted_type.rs
pub trait Shelf {
    fn name(&self) -> &str;
}

impl dyn Shelf {
    pub async fn get<B: Book>(&self, key: B::Key<'_>) -> Result<B, ShelfError> {
        let text = self.text_of(&B::encoded(key)).await?;
        B::read(&text)
    }

    pub async fn get_chapter(&self, key: Key) -> Result<Chapter, ShelfError> {
        let text = self.text_of(&key.encoded()).await?;
        Chapter::read(&text)
    }
}

pub struct Reader {
    shelf: Arc<dyn Shelf>,
}

impl Reader {
    async fn both(&self, key: Key) -> Result<Pair, ShelfError> {
        let story: Story = self.shelf.get(key).await.map_err(ShelfError::lost)?;
        let index: Index = self.shelf.get(key).await.map_err(ShelfError::lost)?;
        Ok(Pair { story, index })
    }

    async fn both_as_fields_want_it(&self, key: Key) -> Result<Pair, ShelfError> {
        let story = self.shelf.get(key).await?;
        let index = self.shelf.get(key).await?;
        Ok(Pair { story, index })
    }

    async fn same_of_both(&self, key: Key) -> Result<Twins, ShelfError> {
        let first = self.shelf.get::<Story>(key).await?;
        let second = self.shelf.get::<Story>(key).await?; //~ same-call-twice
        Ok(Twins { first, second })
    }

    async fn chapters(&self, key: Key) -> Result<Chapters, ShelfError> {
        let first = self.shelf.get_chapter(key).await?;
        let second = self.shelf.get_chapter(key).await?; //~ same-call-twice
        Ok(Chapters { first, second })
    }
}

fn of_a_row(row: &Row) -> (u16, String) {
    let port: u16 = row.get("port");
    let shown: String = row.get("port");
    (port, shown)
}

//@ src/sets_compared.rs
// ---- what one set has and the other has not, worked out twice

use std::collections::HashSet;

async fn launch(wanted: &[Boat], afloat: &Fleet, yard: &Yard) -> Result<usize, Fault> {
    let wanted: HashSet<u32> = wanted.iter().map(|boat| boat.id).collect();
    let known: HashSet<u32> = afloat.ids().collect();
    let missing: Vec<&u32> = wanted.difference(&known).collect();
    let plans = yard.plans(&missing).await?;
    let mut count = 0;
    for id in wanted.difference(&known) { //~ same-call-twice
        count += plans.build(*id);
    }
    Ok(count)
}

fn relaunch(wanted: HashSet<u32>, mut known: HashSet<u32>) -> usize {
    let before = wanted.difference(&known).count();
    known.insert(7);
    before + wanted.difference(&known).count()
}

//@ src/on_the_way_out.rs
fn kinds_of(labels: &[Label], left: &HashMap<Label, Kind>) -> Result<Vec<Kind>, PlanError> {
    let mut kinds = Vec::with_capacity(labels.len());
    for label in labels {
        let Some(kind) = common(left.get(label)) else {
            return MixedSnafu { label: format!("{label} is {:?}", left.get(label)) }.fail();
        };
        kinds.push(kind);
    }
    Ok(kinds)
}

fn first_odd(labels: &[Label], left: &HashMap<Label, Kind>) -> Option<Kind> {
    for label in labels {
        if is_odd(left.get(label)) {
            return left.get(label).cloned(); //~ same-call-twice note
        }
    }
    None
}

fn last_even(labels: &[Label], left: &HashMap<Label, Kind>) -> Option<Kind> {
    let mut last = None;
    for label in labels {
        if is_even(left.get(label)) {
            last = left.get(label).cloned(); //~ same-call-twice
        }
    }
    last
}

fn kind_of(label: &Label, left: &HashMap<Label, Kind>) -> Option<Kind> {
    if is_odd(left.get(label)) {
        return left.get(label).cloned(); //~ same-call-twice
    }
    None
}
