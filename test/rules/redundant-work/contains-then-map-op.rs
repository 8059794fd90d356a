use std::collections::{BTreeMap, HashMap, HashSet};

const ALL: &str = "all";

struct Pool {
    by_sender: HashMap<u64, Vec<u64>>,
    names: BTreeMap<String, u64>,
    seen: HashSet<u64>,
    limit: usize,
}

impl Pool {
    fn asked_then_read(&self, sender: u64) -> usize {
        if self.by_sender.contains_key(&sender) { //~ contains-then-map-op
            return self.by_sender.get(&sender).unwrap().len();
        }
        0
    }

    fn asked_then_added(&mut self, sender: u64) {
        if !self.by_sender.contains_key(&sender) { //~ contains-then-map-op
            self.by_sender.insert(sender, Vec::new());
        }
    }

    fn guard_then_removed(&mut self, sender: u64) -> Option<Vec<u64>> {
        if !self.by_sender.contains_key(&sender) { //~ contains-then-map-op
            return None;
        }
        self.by_sender.remove(&sender)
    }

    fn duplicate_is_an_error(&mut self, id: u64) -> Result<(), String> {
        if self.seen.contains(&id) { //~ contains-then-map-op
            return Err(format!("{id} twice"));
        }
        self.seen.insert(id);
        Ok(())
    }

    fn warned_then_added(&mut self, id: u64, warnings: &mut Vec<u64>) {
        if self.seen.contains(&id) { //~ contains-then-map-op
            warnings.push(id);
        }
        self.seen.insert(id);
    }

    fn got_or_inserted(&mut self, sender: u64, nonce: u64) {
        if let Some(nonces) = self.by_sender.get_mut(&sender) { //~ contains-then-map-op
            nonces.push(nonce);
        } else {
            self.by_sender.insert(sender, vec![nonce]);
        }
    }

    fn in_a_match(&mut self, sender: u64, nonce: u64) {
        match self.by_sender.get_mut(&sender) { //~ contains-then-map-op
            Some(nonces) => nonces.push(nonce),
            None => {
                self.by_sender.insert(sender, vec![nonce]);
            }
        }
    }

    fn owned_key_needed(&mut self, name: &String, id: u64) {
        if let Some(known) = self.names.get_mut(name) { //~ contains-then-map-op note
            *known = id;
        } else {
            self.names.insert(name.clone(), id);
        }
    }

    fn replaced(&mut self, sender: u64) {
        let _ = self.by_sender.remove(&sender); //~ contains-then-map-op
        self.by_sender.insert(sender, Vec::new());
    }

    fn only_modified(&mut self, sender: u64) {
        self.by_sender.entry(sender).and_modify(|nonces| nonces.clear()); //~ contains-then-map-op
    }

    fn drained(&mut self) -> usize {
        let senders: Vec<u64> = self.by_sender.keys().copied().collect(); //~ contains-then-map-op
        let mut total = 0;
        for sender in senders {
            let nonces = self.by_sender.remove(&sender).unwrap();
            total += nonces.len();
        }
        total
    }

    fn expired(&mut self, limit: usize) {
        let gone: Vec<u64> = self.by_sender.iter().filter(|(_, nonces)| nonces.len() > limit).map(|(sender, _)| *sender).collect(); //~ contains-then-map-op
        for sender in &gone {
            self.by_sender.remove(sender);
        }
    }

    fn flushed(&mut self, out: &mut Vec<Vec<u64>>) {
        let mut gone = Vec::new();
        for (sender, nonces) in &self.by_sender { //~ contains-then-map-op
            if nonces.is_empty() {
                gone.push(*sender);
            }
        }
        for sender in gone {
            if let Some(nonces) = self.by_sender.remove(&sender) {
                out.push(nonces);
            }
        }
    }

    fn put_back(&mut self) {
        let senders: Vec<u64> = self.by_sender.keys().copied().collect(); //~ contains-then-map-op
        for sender in senders {
            let nonces = self.by_sender.remove(&sender).unwrap();
            if nonces.len() > self.limit {
                self.by_sender.insert(sender, nonces);
            }
        }
    }

    fn gone_is_told(&mut self) -> Vec<u64> {
        let gone: Vec<u64> = self.by_sender.keys().filter(|sender| **sender > 3).copied().collect();
        for sender in &gone {
            self.by_sender.remove(sender);
        }
        gone
    }

    fn oldest(&mut self) {
        let gone: Vec<u64> = self.by_sender.keys().take(10).copied().collect();
        for sender in gone {
            self.by_sender.remove(&sender);
        }
    }

    fn asks_the_rest(&mut self) {
        let gone: Vec<u64> = self.by_sender.keys().copied().collect();
        for sender in gone {
            if self.limit > 3 {
                self.by_sender.remove(&sender);
            }
        }
    }

    fn filled(&mut self, names: &[String]) {
        for name in names {
            if !self.names.contains_key(name) { //~ contains-then-map-op note
                self.names.insert(name.clone(), 0);
            }
        }
    }

    fn new_ones_only(&mut self, name: &String, id: u64) -> bool {
        if self.names.contains_key(name) { //~ contains-then-map-op note
            return false;
        }
        self.names.insert(name.clone(), id);
        true
    }

    fn spares_the_owned_key(&mut self, name: &str) {
        if !self.names.contains_key(name) { //~ contains-then-map-op note
            self.names.insert(name.to_string(), 0);
        }
    }

    fn limited(&mut self, sender: u64) {
        if let Some(nonces) = self.by_sender.get_mut(&sender) {
            nonces.push(0);
        } else if self.by_sender.len() < self.limit {
            self.by_sender.insert(sender, Vec::new());
        }
    }

    fn other_key(&mut self, sender: u64, recipient: u64) {
        if self.by_sender.contains_key(&sender) {
            self.by_sender.remove(&recipient);
        }
    }

    fn changed_between(&mut self, sender: u64) -> Option<usize> {
        if self.by_sender.contains_key(&sender) {
            self.by_sender.retain(|_, nonces| !nonces.is_empty());
            return self.by_sender.get(&sender).map(Vec::len);
        }
        None
    }

    async fn awaited_between(&mut self, sender: u64, load: impl AsyncFn(u64) -> Vec<u64>) {
        if !self.by_sender.contains_key(&sender) {
            let nonces = load(sender).await;
            self.by_sender.insert(sender, nonces);
        }
    }

    fn inserted_only_sometimes(&mut self, ids: &[u64]) {
        for id in ids {
            if self.seen.contains(id) {
                continue;
            }
            if id % 2 == 0 {
                continue;
            }
            self.seen.insert(*id);
        }
    }

    fn lent_out(&mut self, sender: u64) -> &Vec<u64> {
        if self.by_sender.contains_key(&sender) {
            return &self.by_sender[&sender];
        }
        self.by_sender.entry(sender).or_default()
    }

    fn only_asked(&self, sender: u64) -> bool {
        self.by_sender.contains_key(&sender) && self.limit > 0
    }
}

fn same_entry_each_turn(codes: &[u64]) -> HashMap<String, Vec<u64>> {
    let mut by_group: HashMap<String, Vec<u64>> = HashMap::new();
    for code in codes {
        by_group.entry(code.to_string()).or_default().push(*code);
        by_group.entry(ALL.to_string()).or_default().push(*code); //~ contains-then-map-op
    }
    by_group
}

fn list_is_no_set(mut list: Vec<u64>, id: u64) -> Vec<u64> {
    if !list.contains(&id) {
        list.insert(0, id);
    }
    list
}

fn count(words: &[String]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word.as_str()).or_insert(0) += 1;
    }
    counts
}

struct Store {
    payloads: Payloads,
    listeners: Listeners,
}

impl Store {
    fn of_unknown_type(&mut self, id: u32, payload: &Payload) {
        match self.payloads.inner.get_mut(&id) { //~ contains-then-map-op
            Some(known) => known.merge(payload),
            None => {
                self.payloads.inner.insert(id, payload.to_owned());
            }
        }
    }

    fn behind_a_lock(&self, operation: Operation, sender: Sender) -> Option<Receiver> {
        let mut listeners = self.listeners.lock();
        match listeners.get(&operation) { //~ contains-then-map-op
            Some(known) => return Some(known.subscribe()),
            None => {
                listeners.insert(operation, sender);
            }
        };
        None
    }

    fn first_time(&mut self, id: u32) {
        if !self.payloads.seen.contains(&id) { //~ contains-then-map-op
            self.payloads.seen.insert(id);
        }
    }

    fn by_position(&mut self, at: usize, payload: Payload) {
        if let Some(known) = self.payloads.list.get_mut(at) {
            *known = payload;
        } else {
            self.payloads.list.insert(at, payload);
        }
    }
}

fn known_to_be_absent(hits: &[Hit]) -> HashMap<String, Vec<u64>> {
    let mut counts: HashMap<String, Vec<u64>> = HashMap::new();
    for hit in hits {
        if let Some(known) = counts.get_mut(&hit.value) { //~ contains-then-map-op note
            known.push(hit.count);
        } else {
            counts.entry(hit.value.clone()).or_insert(Vec::with_capacity(4)).push(hit.count);
        }
    }
    counts
}

fn removed_when_empty(by_sender: &mut HashMap<u64, Vec<u64>>, sender: u64) {
    if let Some(nonces) = by_sender.get_mut(&sender) { //~ contains-then-map-op
        nonces.pop();
        if nonces.is_empty() {
            by_sender.remove(&sender);
        }
    }
}

fn removed_behind(by_sender: &mut HashMap<u64, Vec<u64>>, sender: u64) {
    let is_last = if let Some(nonces) = by_sender.get_mut(&sender) { //~ contains-then-map-op
        nonces.pop();
        nonces.is_empty()
    } else {
        false
    };
    if is_last {
        by_sender.remove(&sender);
    }
}

fn removed_by_name(by_name: &mut HashMap<String, Vec<u64>>, name: &String) {
    if let Some(nonces) = by_name.get_mut(name) { //~ contains-then-map-op note
        nonces.pop();
        if nonces.is_empty() {
            by_name.remove(name);
        }
    }
}

fn added_up(words: &[u64]) -> HashMap<u64, usize> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for word in words {
        let count = counts.get(word).copied().unwrap_or(0); //~ contains-then-map-op
        counts.insert(*word, count + 1);
    }
    counts
}

fn only_when_it_grows(best: &mut HashMap<u64, usize>, key: u64, size: usize) {
    let known = best.get(&key).copied().unwrap_or(0);
    if size > known {
        best.insert(key, size);
    }
}

fn in_one_condition(limits: &HashMap<u64, u64>, id: u64) -> bool {
    limits.contains_key(&id) && limits[&id] > 3 //~ contains-then-map-op
}

/// The owned name is only built for the first of its kind; `entry` would want it for each.
fn first_of_each(columns: &[Column], known: &mut BTreeMap<String, u64>) {
    for column in columns {
        match known.get_mut(column.name.as_str()) { //~ contains-then-map-op note
            Some(seen) => *seen += 1,
            None => {
                known.insert(column.name.as_str().to_string(), 1);
            }
        }
    }
}

fn already_there_is_passed_over(columns: &[Column], known: &mut HashMap<String, u64>) {
    for column in columns {
        let name = &column.name;
        if known.contains_key(name) { //~ contains-then-map-op note
            continue;
        }
        known.insert(name.clone(), 0);
    }
}

fn tried(mut level: &mut HashMap<String, Level>, path: &[String]) {
    for part in path {
        level = if level.contains_key(part) {
            // written twice for the borrow checker
            level.get_mut(part).unwrap().below()
        } else {
            return;
        };
    }
}

struct Walk {
    seen: HashSet<u64>,
    order: Vec<u64>,
    weights: HashMap<u64, u64>,
}

impl Walk {
    fn left_where_known(&mut self, id: u64) {
        if self.seen.contains(&id) { //~ contains-then-map-op
            return;
        }
        self.seen.insert(id);
        self.order.push(id);
    }

    fn matched_on(&mut self, id: u64) {
        match self.weights.contains_key(&id) { //~ contains-then-map-op
            true => *self.weights.get_mut(&id).unwrap() += 1,
            false => {
                self.weights.insert(id, 1);
            }
        }
    }

    fn asked_by_name(&mut self, id: u64) -> u64 {
        let known = self.weights.contains_key(&id); //~ contains-then-map-op
        if known {
            self.weights[&id]
        } else {
            0
        }
    }

    fn added_only_when_live(&mut self, id: u64, live: bool) {
        if self.seen.contains(&id) {
            return;
        }
        if live {
            self.seen.insert(id);
        }
    }
}

impl Walk {
    fn matched_and_written_back(&mut self, id: u64) -> u64 {
        let now = match self.weights.get(&id) { //~ contains-then-map-op
            Some(weight) => *weight,
            None => 0,
        };
        self.weights.insert(id, now + 1);
        now
    }

    fn asked_by_the_filter(&self, ids: &[u64]) -> u64 {
        ids.iter().filter(|id| self.weights.contains_key(id)).map(|id| self.weights[id]).sum() //~ contains-then-map-op
    }

    fn asked_of_another(&self, ids: &[u64], other: &HashMap<u64, u64>) -> u64 {
        ids.iter().filter(|id| self.weights.contains_key(id)).map(|id| other[id]).sum()
    }
}

fn of_unknown_type(cache: &mut Cache, key: &Key) {
    if cache.slots.contains_key(key) { //~ contains-then-map-op
        cache.slots.get_mut(key).unwrap().hits += 1;
    }
}

// With `!(a && asked)` there are ways to the insertion on which nothing was asked.

fn seen(&mut self, unit: &Unit) {
    if !(unit.is_check() && self.done.contains(&unit.id())) {
        self.done.insert(unit.id());
    }
}

impl Walk {
    fn missing_or_light(&self, id: u64) -> bool {
        !self.weights.contains_key(&id) || self.weights[&id] < 3 //~ contains-then-map-op
    }

    fn known_and_heavy(&self, id: u64, live: bool) -> bool {
        live && self.weights.contains_key(&id) && self.weights[&id] > 3 //~ contains-then-map-op
    }

    fn asked_once_more(&self, id: u64) -> u64 {
        if let Some(Weight::Known(weight)) = self.kinds.get(&id) { //~ contains-then-map-op
            *weight
        } else if !self.kinds.contains_key(&id) {
            1
        } else {
            0
        }
    }

    fn either(&self, id: u64, other: u64) -> bool {
        !self.weights.contains_key(&id) || self.weights[&other] < 3
    }

    fn any_of_them(&self, id: u64) -> bool {
        self.weights.contains_key(&id) || self.weights.get(&id).is_some()
    }

    fn asked_of_the_next(&self, id: u64) -> u64 {
        if let Some(Weight::Known(weight)) = self.kinds.get(&id) {
            *weight
        } else if !self.weights.contains_key(&id) {
            1
        } else {
            0
        }
    }
}

// What is thinned is asked while it is walked.
fn without_leaves(mut open: BTreeSet<u64>, graph: &Graph) -> BTreeSet<u64> {
    let leaves: Vec<_> = open.iter().filter(|id| graph.next(id).all(|next| !open.contains(&next))).copied().collect();
    for id in leaves {
        open.remove(&id);
    }
    open
}

// ---- walked by keys

fn longest(names: &HashMap<String, String>, start: &str) -> usize {
    let mut longest = 0;
    for key in names.keys() { //~ contains-then-map-op
        if key.starts_with(start) {
            longest = longest.max(names[key].len());
        }
    }
    longest
}

fn totals(counts: &BTreeMap<u64, Vec<u64>>) -> Vec<u64> {
    counts.keys().filter(|id| **id > 0).map(|id| counts.get(id).unwrap().len() as u64).collect() //~ contains-then-map-op
}

fn lent_without_a_type(root: &Tree) -> u64 {
    let mut sum = 0;
    for key in root.leaves.keys() { //~ contains-then-map-op
        sum += root.leaves.get(key).unwrap().weight();
    }
    sum
}

fn asked_of_another(names: &HashMap<String, String>, ages: &HashMap<String, u64>) -> u64 {
    let mut sum = 0;
    for key in names.keys() {
        sum += ages.get(key).copied().unwrap_or(0);
    }
    sum
}

fn asked_for_another(names: &HashMap<String, String>) -> usize {
    names.keys().filter(|key| names.get(key.trim()).is_some()).count()
}

/// The key is at hand to be moved: that it is copied for the insertion is no reason to ask first.
fn posted(lists: &mut HashMap<Vec<u8>, Tree>, pair: &Pair, id: u64) {
    let key = posting_key(pair).to_vec();
    match lists.get_mut(&key) { //~ contains-then-map-op
        Some(tree) => tree.add(id),
        None => {
            let mut tree = load(&key);
            tree.add(id);
            lists.insert(key.clone(), tree);
        }
    }
}

/// A map of many threads gives out what it holds key by key.
fn taken_out_of_shared(shelves: &DashMap<u32, Shelf>, out: &mut Vec<Shelf>) {
    let old: Vec<u32> = shelves.iter().filter(|shelf| shelf.is_old()).map(|shelf| *shelf.key()).collect();
    for id in &old {
        out.push(shelves.remove(id).unwrap().1);
    }
}

// ---- sets have no entries

fn first_of_tree_set(open: &mut BTreeSet<u64>) -> Option<u64> {
    let first = open.iter().next().copied()?;
    open.remove(&first); //~ contains-then-map-op
    Some(first)
}

fn toggled(open: &mut HashSet<u64>, id: u64) {
    if open.contains(&id) { //~ contains-then-map-op
        open.remove(&id);
    } else {
        open.insert(id);
    }
}

fn taken_from_set(words: &mut HashSet<String>, word: &str) -> Option<String> {
    let found = words.get(word).cloned()?; //~ contains-then-map-op
    words.remove(word);
    Some(found)
}

fn newest_of_set(words: &mut BTreeSet<Word>, word: Word) {
    words.remove(&word); //~ contains-then-map-op
    words.insert(word);
}

fn removed_from_set_when_short(words: &mut HashSet<String>, word: &str) {
    if let Some(found) = words.get(word) {
        if found.len() < 3 {
            words.remove(word);
        }
    }
}

fn interned(words: &mut HashSet<Rc<str>>, word: &str) {
    if let Some(found) = words.get(word) {
        tell(found);
    } else {
        words.insert(Rc::from(word));
    }
}

// ---- looked up again after it was put in

fn stored(names: &mut HashMap<String, Vec<u64>>, name: String, id: u64) -> usize {
    names.insert(name.clone(), vec![id]); //~ contains-then-map-op
    let ids = names.get_mut(&name).unwrap();
    ids.push(id + 1);
    ids.len()
}

fn ensured(names: &mut HashMap<u64, Vec<u64>>, name: u64, id: u64) {
    names.entry(name).or_default(); //~ contains-then-map-op
    names.get_mut(&name).unwrap().push(id);
}

fn ensured_with(names: &mut BTreeMap<u64, Vec<u64>>, name: u64) -> usize {
    names.entry(name).and_modify(|ids| ids.clear()).or_insert_with(Vec::new); //~ contains-then-map-op
    names[&name].len()
}

fn stored_and_another_asked(names: &mut HashMap<u64, Vec<u64>>, name: u64, other: u64) -> usize {
    names.insert(name, Vec::new());
    names[&name].len() + names[&other].len()
}

fn stored_in_list(names: &mut Vec<u64>, at: usize) -> u64 {
    names.insert(at, 3);
    *names.get(at).unwrap()
}

fn stored_then_removed_by_others(names: &mut HashMap<u64, u64>, name: u64) -> Option<u64> {
    names.insert(name, 3);
    names.retain(|_, age| *age > 3);
    names.get(&name).copied()
}

fn stored_then_asked_by_one(names: &mut HashMap<u64, u64>, name: u64, sure: bool) -> u64 {
    names.insert(name, 3);
    if sure { names[&name] } else { 0 }
}

struct Committee {
    members: HashMap<u64, u64>,
    labels: HashMap<u64, String>,
}

impl Committee {
    fn members(&self) -> &HashMap<u64, u64> {
        &self.members
    }

    fn share(&self, id: u64) -> u64 {
        if self.members().contains_key(&id) { //~ contains-then-map-op
            self.members()[&id]
        } else {
            0
        }
    }

    fn share_of_either(&self, id: u64, other: &Committee) -> u64 {
        if self.members().contains_key(&id) { other.members()[&id] } else { 0 }
    }

    fn label(&mut self, id: u64) -> String {
        if let Some(known) = self.labels.get(&id) { //~ contains-then-map-op
            return known.clone();
        }
        let made = format!("member {id}");
        self.labels.insert(id, made.clone());
        made
    }

    fn label_from_members(&mut self, id: u64) -> String {
        if let Some(known) = self.labels.get(&id) {
            return known.clone();
        }
        let made = self.describe(id);
        self.labels.insert(id, made.clone());
        made
    }
}

fn evicted(queue: &mut BTreeMap<u64, String>, most: usize) {
    while queue.len() > most {
        let oldest = *queue.keys().next().unwrap();
        queue.remove(&oldest); //~ contains-then-map-op
    }
}

fn popped(queue: &mut BTreeMap<u64, String>) -> Option<String> {
    match queue.iter().next_back().map(|(key, _)| *key) {
        Some(key) => queue.remove(&key), //~ contains-then-map-op
        None => None,
    }
}

fn popped_of_set(queue: &mut BTreeSet<u64>) -> Option<u64> {
    let next = queue.first().copied()?;
    queue.remove(&next); //~ contains-then-map-op
    Some(next)
}

fn any_of_unordered(queue: &mut HashMap<u64, String>) -> Option<String> {
    let key = *queue.keys().next()?;
    queue.remove(&key)
}

fn another_removed(queue: &mut BTreeMap<u64, String>, other: &BTreeMap<u64, u64>) {
    let key = *other.keys().next().unwrap();
    queue.remove(&key);
}

fn removed_from_after_more(queue: &mut BTreeMap<u64, String>) {
    let key = *queue.keys().next().unwrap();
    queue.insert(0, String::new());
    queue.remove(&key);
}

fn taken(ages: &mut HashMap<u64, u64>, id: u64) -> Option<u64> {
    let age = ages.get(&id).copied(); //~ contains-then-map-op
    ages.remove(&id);
    age
}

fn taken_if_there(ages: &mut HashMap<u64, String>, id: u64) -> Option<String> {
    let name = ages.get(&id)?.clone(); //~ contains-then-map-op
    ages.remove(&id);
    Some(name)
}

fn measured(ages: &mut HashMap<u64, String>, id: u64) -> usize {
    let length = ages.get(&id).map_or(0, |name| name.len());
    ages.remove(&id);
    length
}

fn replaced(ages: &mut HashMap<u64, u64>, id: u64, age: u64) -> bool {
    let had = ages.contains_key(&id); //~ contains-then-map-op
    ages.insert(id, age);
    had
}

fn asked_for_another_before(ages: &mut HashMap<u64, u64>, id: u64, other: u64) -> bool {
    let had = ages.contains_key(&other);
    ages.insert(id, 3);
    had
}

fn counted(ages: &mut HashMap<u64, u64>, id: u64) -> u64 {
    let age = ages.entry(id).or_insert(0); //~ contains-then-map-op
    *age += 1;
    ages[&id]
}

struct Wards {
    by_bed: HashMap<u64, Patient>,
    count: usize,
}

impl Wards {
    fn admitted(&mut self, bed: u64, patient: Patient) {
        self.by_bed.insert(bed, patient); //~ contains-then-map-op
        let patient = self.by_bed.get(&bed).unwrap();
        tell(patient, &patient.name);
    }

    fn admitted_and_counted(&mut self, bed: u64, patient: Patient) {
        self.by_bed.insert(bed, patient);
        let patient = self.by_bed.get(&bed).unwrap();
        self.tell(patient, &patient.name);
    }

    fn admitted_beside(&mut self, bed: u64, patient: Patient) {
        self.by_bed.insert(bed, patient); //~ contains-then-map-op
        let patient = self.by_bed.get(&bed).unwrap();
        tell(patient, &self.count);
    }
}

// ---- answers that are kept, judged, or used for many keys

fn first_time(seen: &mut HashSet<u64>, id: u64) -> bool {
    let is_new = !seen.contains(&id); //~ contains-then-map-op
    if is_new {
        seen.insert(id);
    }
    is_new
}

fn known_before(seen: &mut HashMap<u64, u32>, id: u64) -> bool {
    let known = seen.contains_key(&id); //~ contains-then-map-op
    if !known {
        seen.insert(id, 1);
    }
    known
}

fn old_one(ages: &mut HashMap<u64, u32>, id: u64) -> Option<u32> {
    if ages.get(&id).is_some_and(|age| *age > 3) { //~ contains-then-map-op
        return ages.remove(&id);
    }
    None
}

fn drop_old(ages: &mut HashMap<u64, u32>) {
    let old: Vec<u64> = ages.iter().filter(|(_, age)| **age > 3).map(|(id, _)| *id).collect(); //~ contains-then-map-op
    old.iter().for_each(|id| {
        ages.remove(id);
    });
}

fn touched(files: &mut HashMap<u64, Stamp>, id: u64, size: u64) -> bool {
    let changed = files.get(&id).map(|stamp| stamp.size) != Some(size); //~ contains-then-map-op
    files.insert(id, Stamp { size, seen: true });
    changed
}

fn renamed_in(names: &mut BTreeMap<u64, String>, id: u64, name: String, log: &mut Log) {
    let old = names.get(&id).cloned(); //~ contains-then-map-op
    names.insert(id, name);
    log.renamed(id, old);
}

fn moved(places: &mut HashMap<u64, Place>, id: u64, place: Place, log: &mut Log) {
    let before = places.remove(&id); //~ contains-then-map-op
    places.insert(id, place);
    log.left(id, before);
}

fn refreshed(ages: &mut HashMap<u64, u64>, ids: &[u64], now: u64) -> bool {
    let mut stale = false;
    for id in ids {
        stale |= ages.get(id).is_none_or(|age| *age + 9 < now); //~ contains-then-map-op
        ages.insert(*id, now);
    }
    stale
}

fn reported(states: &mut HashMap<u64, State>, id: u64, state: State, log: &mut Log) {
    let differs = states.get(&id) != Some(&state); //~ contains-then-map-op note
    states.insert(id, state);
    if differs {
        log.changed(id);
    }
}

fn told_first(states: &mut HashMap<u64, u64>, id: u64, next: u64, log: &mut Log) {
    let known = match states.get(&id) { //~ contains-then-map-op
        Some(state) => *state > 3,
        None => false,
    };
    if known {
        log.known();
    }
    states.insert(id, next);
}

struct Ratings {
    points: HashMap<u32, i64>,
    by_rank: BTreeMap<u32, String>,
    votes: HashMap<Side, u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Left,
    Right,
}

impl Ratings {
    fn rate(&mut self, player: u32, by: i64) {
        match self.points.get(&player) { //~ contains-then-map-op
            Some(points) => {
                let next = points + by;
                self.points.insert(player, next);
            }
            None => {
                self.points.insert(player, by);
            }
        }
    }

    fn rename(&mut self, rank: u32, suffix: &str) {
        if let Some(name) = self.by_rank.get(&rank) { //~ contains-then-map-op
            let longer = format!("{name}{suffix}");
            self.by_rank.insert(rank, longer);
        }
    }

    fn raise(&mut self, player: u32, points: i64) {
        if let Some(held) = self.points.get(&player) { //~ contains-then-map-op
            if *held < points {
                self.points.insert(player, points);
            }
        }
    }

    fn add(&mut self, player: u32, by: i64) {
        let points = self.points.remove(&player).unwrap_or(0); //~ contains-then-map-op
        self.points.insert(player, points + by);
    }

    fn vote(&mut self, side: Side, ballots: &[Ballot]) {
        for ballot in ballots {
            *self.votes.entry(side).or_default() += ballot.weight; //~ contains-then-map-op
        }
    }
}

fn group(groups: &mut HashMap<u64, Vec<u32>>, group: u64, ids: &[u32]) {
    for id in ids {
        groups.entry(group).or_default().push(*id); //~ contains-then-map-op
    }
}

fn group_in_one_of_many(wards: &mut [HashMap<u64, Vec<u32>>], ward: usize, group: u64, ids: &[u32]) {
    for id in ids {
        wards[ward].entry(group).or_default().push(*id); //~ contains-then-map-op
    }
}

fn seen_by_cache(cache: &mut LruCache<u64, Page>, id: u64) -> u32 {
    if cache.peek(&id).is_some() { //~ contains-then-map-op
        return cache.get(&id).unwrap().size;
    }
    0
}

// ---- look-alikes

fn emptied_between(seen: &mut HashMap<u64, u32>, id: u64) -> bool {
    let known = seen.contains_key(&id);
    seen.clear();
    if !known {
        seen.insert(id, 1);
    }
    known
}

fn renewed(ages: &mut HashMap<u64, u32>, id: u64) -> u32 {
    if ages.get(&id).is_some_and(|age| *age < 3) {
        return 0;
    }
    let fresh = ages.len() as u32;
    ages.insert(id, fresh);
    fresh
}

fn told(seen: &HashSet<u64>, others: &mut HashSet<u64>, id: u64) -> bool {
    let is_new = !seen.contains(&id);
    if is_new {
        others.insert(id);
    }
    is_new
}

// ---- asked of a guard, and asked by a pattern

struct Guarded {
    rows: parking_lot::Mutex<HashMap<u64, u32>>,
    seen: tokio::sync::RwLock<HashSet<u64>>,
}

impl Guarded {
    fn add_row(&self, id: u64) {
        let mut rows = self.rows.lock();
        if !rows.contains_key(&id) { //~ contains-then-map-op
            rows.insert(id, 1);
        }
    }

    async fn is_first(&self, id: u64) -> bool {
        let mut seen = self.seen.write().await;
        if seen.contains(&id) { //~ contains-then-map-op
            return false;
        }
        seen.insert(id);
        true
    }

    // The lock is given back in between.
    fn add_later(&self, id: u64) {
        if self.rows.lock().contains_key(&id) {
            return;
        }
        self.rows.lock().insert(id, 1);
    }
}

fn wanted_row(rows: &HashMap<u64, u32>, id: u64) -> Result<u32, Error> {
    if let None = rows.get(&id) { //~ contains-then-map-op
        return Err(Error::Missing);
    }
    Ok(rows[&id])
}

fn made_of_the_old(versions: &mut HashMap<u64, Doc>, id: u64, text: &str) {
    let old = versions.get(&id).cloned();
    let next = Doc::after(old, text);
    versions.insert(id, next);
}

fn only_where_it_differs(states: &mut HashMap<u64, u64>, id: u64, next: u64) -> bool {
    let differs = states.get(&id) != Some(&next);
    if differs {
        states.insert(id, next);
    }
    differs
}

fn left_before(states: &mut HashMap<u64, u64>, id: u64, next: u64) -> bool {
    let known = states.get(&id).map(|state| *state > 3) == Some(true);
    if known {
        return false;
    }
    states.insert(id, next);
    true
}

fn counted_between(states: &mut HashMap<u64, u64>, id: u64, next: u64) -> (bool, usize) {
    let differs = states.get(&id).map(|state| *state + 1) != Some(next);
    let size = states.len();
    states.insert(id, next);
    (differs, size)
}

fn another_key(states: &mut HashMap<u64, u64>, id: u64, other: u64, next: u64) -> bool {
    let differs = states.get(&id).map(|state| *state + 1) != Some(next);
    states.insert(other, next);
    differs
}

fn another_map(states: &mut HashMap<u64, u64>, ages: &mut HashMap<u64, u64>, id: u64) -> bool {
    let old = states.get(&id).map(|state| *state + 1) == Some(3);
    ages.insert(id, 0);
    old
}

fn kept_in_order(places: &mut IndexMap<u64, Place>, id: u64, place: Place) -> Option<Place> {
    let before = places.remove(&id);
    places.insert(id, place);
    before
}

fn by_position(rows: &mut Vec<u64>, at: usize, next: u64) -> bool {
    let differs = rows.get(at).map(|row| *row + 1) != Some(next);
    rows.insert(at, next);
    differs
}

fn named_by_the_old(docs: &mut HashMap<u64, Doc>, id: u64, mut doc: Doc) {
    let old = docs.get(&id).map(|old| old.size);
    if old == Some(0) {
        doc.size = 1;
    }
    docs.insert(id, doc);
}

struct Levels {
    points: HashMap<u32, i64>,
    names: HashMap<String, Vec<u32>>,
    log: Vec<u32>,
}

impl Levels {
    fn recount(&mut self, player: u32) {
        if let Some(points) = self.points.get(&player) {
            let next = self.bonus(*points);
            self.points.insert(player, next);
        }
    }

    fn bonus(&self, points: i64) -> i64 {
        points + self.points.len() as i64
    }

    fn swap(&mut self, player: u32, other: u32) {
        if let Some(points) = self.points.get(&player) {
            let points = *points;
            self.points.insert(other, points);
        }
    }

    fn grow(&mut self, name: String, id: u32) {
        let mut ids = self.names.remove(&name).unwrap_or_default();
        ids.push(id);
        self.log.push(id);
        self.names.insert(name, ids);
    }

    fn by_own_key(&mut self, ids: &[u32]) {
        for id in ids {
            let level = *id / 100;
            *self.points.entry(level).or_default() += 1;
        }
    }

    fn beside(&mut self, level: u32, ids: &[u32]) {
        for id in ids {
            *self.points.entry(level).or_default() += 1;
            self.points.insert(*id, 0);
        }
    }

    fn now_and_then(&mut self, level: u32, ids: &[u32]) {
        for id in ids {
            if *id > level {
                *self.points.entry(level).or_default() += 1;
            }
        }
    }
}

/// The key is the same, the map is another one at each turn.
struct Rounds {
    by_ward: Vec<HashMap<Hour, usize>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Hour(u8);

impl Rounds {
    fn by_index_of_item(&mut self, hour: Hour, visits: &[Visit]) {
        for visit in visits {
            *self.by_ward[visit.ward.index()].entry(hour).or_default() += 1;
        }
    }

    fn by_index_of_two(&mut self, hour: Hour, visits: &[(u32, usize)]) {
        for (_, ward) in visits.iter() {
            *self.by_ward[*ward].entry(hour).or_default() += 1;
        }
    }

    fn by_index_that_moves(&mut self, hour: Hour, visits: &[Visit]) {
        let mut ward = 0;
        for visit in visits {
            ward += visit.steps;
            *self.by_ward[ward].entry(hour).or_default() += 1;
        }
    }
}

fn handed_on(wards: &mut [HashMap<u64, Vec<u32>>], group: u64, names: &[String]) {
    let mut sites: Vec<HashMap<u64, Vec<u32>>> = (0..names.len()).map(|_| HashMap::new()).collect();
    for (at, name) in names.iter().enumerate() {
        sites[at].entry(group).or_default().push(name.len() as u32);
    }
    wards[0] = sites.remove(0);
}

fn one_below_the_other(tree: &mut HashMap<&'static str, Node>, steps: &[u32]) {
    let mut level: &mut HashMap<&'static str, Node> = tree;
    for _ in steps {
        level = &mut level.entry("next").or_default().below;
    }
}

fn peeks_at_tokens(tokens: &mut Peekable<Chars>) -> Option<char> {
    if tokens.peek().is_some() {
        return tokens.next();
    }
    None
}

//@ src/carried_forward.rs
fn carried_forward(old: &BTreeMap<String, Table>, now: &[Table]) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    for table in now {
        tables.insert(table.name.to_string(), table.copied());
    }
    for (name, table) in old {
        if !tables.contains_key(name) { //~ contains-then-map-op note
            tables.insert(name.clone(), table.copied());
        }
    }
    tables
}

fn answered(answers: &mut BTreeMap<String, Template>, defaults: &[(&str, Template)]) {
    for (name, template) in defaults {
        if !answers.contains_key(*name) { //~ contains-then-map-op note
            answers.insert(name.to_string(), template.compiled());
        }
    }
}

//@ src/asserted.rs
struct Flows {
    by_token: HashMap<u64, u64>,
}

impl Flows {
    fn opened(&mut self, token: u64, flow: u64) {
        self.by_token.insert(token, flow);
        debug_assert_eq!(self.by_token.get(&token), Some(&flow));
    }
}

//@ src/maps_by_address.rs
fn drained(updates: &mut AddressMap<Update>) {
    let keys: Vec<Address> = updates.keys().copied().collect(); //~ contains-then-map-op
    for key in keys {
        let update = updates.remove(&key).unwrap();
        apply(update);
    }
}

//@ src/lists_of_maps.rs
struct Frames {
    top: usize,
}

impl Frames {
    fn find(&self, scopes: &[HashMap<String, u32>], key: &str) -> Option<u32> {
        scopes.iter().find_map(|scope| scope.get(key).copied())
    }

    fn keep(&self, scopes: &mut [HashMap<String, u32>], key: &str) {
        if !scopes[self.top].contains_key(key) {
            let value = self.find(scopes, key).unwrap_or(0);
            scopes[self.top].insert(key.to_owned(), value);
        }
    }

    fn plain(&self, scopes: &mut [HashMap<String, u32>], key: String) {
        if !scopes[self.top].contains_key(&key) { //~ contains-then-map-op
            scopes[self.top].insert(key, 0);
        }
    }
}

// ---- the answer that it was there already needs the key that an insertion takes away

fn each_once(names: Vec<String>) -> Result<(), Twice> {
    let mut seen = HashSet::new();
    for name in names {
        let shown = name.to_uppercase();
        if seen.contains(&shown) {
            return Err(Twice(shown));
        } else {
            seen.insert(shown);
        }
    }
    Ok(())
}

fn each_once_or_panic(names: Vec<String>) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for name in names {
        if seen.contains(&name) {
            panic!("{name} is there twice");
        }
        seen.insert(name);
    }
}

fn each_key_once(rows: Vec<(String, u32)>) -> Result<HashMap<String, u32>, Twice> {
    let mut all: HashMap<String, u32> = HashMap::new();
    for (name, row) in rows {
        if all.contains_key(&name) {
            return Err(Twice(name));
        }
        all.insert(name, row);
    }
    Ok(all)
}

fn each_key_once_or_panic(rows: Vec<(String, u32)>) -> HashMap<String, u32> {
    let mut all: HashMap<String, u32> = HashMap::new();
    for (name, row) in rows {
        if all.contains_key(&name) { //~ contains-then-map-op
            panic!("{} is there twice", name);
        }
        all.insert(name, row);
    }
    all
}

fn each_number_once(numbers: Vec<u32>) -> Result<(), Twice> {
    let mut seen: HashSet<u32> = HashSet::new();
    for number in numbers {
        if seen.contains(&number) { //~ contains-then-map-op
            return Err(Twice(number));
        }
        seen.insert(number);
    }
    Ok(())
}

// ---- what failed on the way was not added

struct Archive {
    added: HashSet<String>,
    writer: Writer,
}

impl Archive {
    fn add(&mut self, path: String, text: &[u8]) -> Result<(), Failed> {
        if self.added.contains(&path) {
            return Ok(());
        }
        self.writer.write(path.as_str(), text)?;
        self.added.insert(path);
        Ok(())
    }

    async fn add_later(&mut self, path: String) {
        if !self.added.contains(&path) {
            self.writer.wait_for(&path).await;
            self.added.insert(path);
        }
    }

    fn note(&mut self, path: String) -> bool {
        if self.added.contains(&path) { //~ contains-then-map-op
            return false;
        }
        self.added.insert(path);
        true
    }
}

// ---- an entry would want an owned key for each that is there already

fn completed(row: &mut serde_json::Map<String, Value>, defaults: &[(&str, bool)]) {
    for (name, value) in defaults {
        if !row.contains_key(*name) { //~ contains-then-map-op note
            row.insert(name.to_string(), Value::Bool(*value));
        }
    }
}

fn with_flags(rows: &mut [Value]) {
    for row in rows {
        if let Some(fields) = row.as_object_mut() {
            if !fields.contains_key("flag") { //~ contains-then-map-op note
                fields.insert("flag".to_string(), Value::Bool(false));
            }
        }
    }
}

// ---- what is returned is lent on every way

struct Rooms {
    rooms: HashMap<Key, Room>,
}

impl Rooms {
    fn room_mut(&mut self, key: &Key) -> Option<&mut Room> {
        if self.rooms.contains_key(key) {
            self.rooms.get_mut(key)
        } else {
            self.rooms.get_mut(&Key::fallback())
        }
    }

    fn room_or_hall(&mut self, key: &Key) -> &mut Room {
        match self.rooms.contains_key(key) {
            true => self.rooms.get_mut(key).unwrap(),
            false => self.rooms.get_mut(&Key::hall()).unwrap(),
        }
    }

    fn size_of(&mut self, key: &Key) -> usize {
        if self.rooms.contains_key(key) { //~ contains-then-map-op
            self.rooms.get_mut(key).unwrap().size()
        } else {
            0
        }
    }
}

struct Sheet {
    titles: Vec<String>,
    cells: Vec<u32>,
}

impl Sheet {
    fn put(&mut self, title: &String, cell: u32) {
        if self.titles.contains(title) { //~ contains-then-map-op
            let at = self.titles.iter().position(|each| each == title).expect("it is there");
            self.cells[at] = cell;
        }
    }

    fn put_first(&mut self, names: &[String], is_kept: bool, cell: u32) {
        if is_kept && self.titles.contains(&names[0]) { //~ contains-then-map-op
            let at = self.titles.iter().position(|each| *each == names[0]).unwrap();
            self.cells[at] = cell;
        }
    }

    fn long(&self, length: usize) -> Option<usize> {
        if !self.titles.iter().any(|title| title.len() == length) { //~ contains-then-map-op
            return None;
        }
        let at = self.titles.iter().position(|each| each.len() == length).unwrap();
        Some(at)
    }

    fn first_long(&self, length: usize) -> u32 {
        if self.titles.iter().any(|title| title.len() > length) { //~ contains-then-map-op
            self.titles.iter().find(|title| title.len() > length).unwrap().len() as u32
        } else {
            0
        }
    }

    // Another title is searched for.
    fn beside(&self, title: &String, other: &String) -> Option<usize> {
        if self.titles.contains(title) {
            return self.titles.iter().position(|each| each == other);
        }
        None
    }

    // It has moved by the time it is searched for again.
    fn sorted(&mut self, title: &String) -> Option<usize> {
        if self.titles.contains(title) {
            self.titles.sort();
            return self.titles.iter().position(|each| each == title);
        }
        None
    }

    // Searched for where it was not found: by another measure.
    fn by_length(&self, title: &String) -> Option<usize> {
        if self.titles.contains(title) {
            return None;
        }
        self.titles.iter().position(|each| each.len() == title.len())
    }
}

fn forget(cells: &mut Cells, counts: &mut Counts, marks: impl Iterator<Item = Mark>, id: u32) {
    for mark in marks {
        let cell: Corner = mark.cell();
        counts.take_off(cell);
        let is_last = if let Some(held) = cells.by_mark.get_mut(&cell) { //~ contains-then-map-op
            held.remove(&id);
            held.is_empty()
        } else {
            false
        };
        if is_last {
            cells.by_mark.remove(&cell);
        }
    }
}

// Lent before: the key may be a text.
fn forget_text(cells: &mut Cells, counts: &mut Counts, marks: impl Iterator<Item = Mark>, id: u32) {
    for mark in marks {
        let cell = mark.cell();
        counts.take_off(&cell);
        let is_last = if let Some(held) = cells.by_mark.get_mut(&cell) { //~ contains-then-map-op note
            held.remove(&id);
            held.is_empty()
        } else {
            false
        };
        if is_last {
            cells.by_mark.remove(&cell);
        }
    }
}

//@ src/pinned.rs
#[pin_project]
struct Changes<S> {
    #[pin]
    stream: S,
    known: HashMap<Key, Entry>,
    limit: Duration,
}

impl<S: Stream<Item = Row>> Stream for Changes<S> {
    type Item = Row;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Row>> {
        let mut me = self.project();
        while let Some(row) = ready!(me.stream.as_mut().poll_next(cx)) {
            let hash: u64 = row.hash();
            let changed = me.known.get(&row.key).map(|entry| entry.hash) != Some(hash); //~ contains-then-map-op
            me.known.insert(row.key, Entry { hash });
            if changed {
                return Poll::Ready(Some(row));
            }
        }
        Poll::Ready(None)
    }
}

impl Future for Waiting {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        if !this.known.contains_key(&this.next) { //~ contains-then-map-op
            this.known.insert(this.next, 1);
        }
        Poll::Pending
    }
}

struct Waiting {
    known: HashMap<u64, u32>,
    next: u64,
}

//@ src/unpinned.rs
struct Seen {
    known: HashMap<u64, u32>,
    next: u64,
}

impl Future for Seen {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        if !this.known.contains_key(&this.next) { //~ contains-then-map-op
            this.known.insert(this.next, 1);
        }
        Poll::Pending
    }
}

//@ src/copied_out_then_inserted.rs
struct Shown {
    times: HashMap<u64, u32>,
    titles: HashMap<u64, String>,
}

impl Shown {
    fn show(&mut self, id: u64) {
        match self.times.get(&id).copied() { //~ contains-then-map-op
            None => {
                self.times.insert(id, 1);
            }
            Some(times) => {
                self.times.insert(id, times + 1);
            }
        }
    }

    fn entitle(&mut self, id: u64) -> String {
        if let Some(title) = self.titles.get(&id).cloned() { //~ contains-then-map-op
            title
        } else {
            self.titles.insert(id, String::from("none"));
            String::from("none")
        }
    }

    fn show_named(&mut self, id: u64) {
        let known = self.times.get(&id).copied(); //~ contains-then-map-op
        if let Some(times) = known {
            self.times.insert(id, times + 1);
        } else {
            self.times.insert(id, 1);
        }
    }

    fn again(&mut self, id: u64) {
        let known = self.times.get(&id).cloned(); //~ contains-then-map-op
        if let Some(times) = known {
            self.times.insert(id, times * 2);
        }
    }

    fn chosen(&mut self, id: u64) {
        let times = if let Some(times) = self.times.get(&id) { times + 1 } else { 1 }; //~ contains-then-map-op
        self.times.insert(id, times);
    }

    // The map is asked for more before the answer is looked at.
    fn asked_for_others(&mut self, id: u64) {
        let known = self.times.get(&id).copied();
        self.forget_the_oldest();
        match known {
            Some(times) => log(times),
            None => {
                self.times.insert(id, 1);
            }
        }
    }

    // What is put in is worked out with the help of the whole.
    fn worked_out(&mut self, id: u64) -> u32 {
        match self.times.get(&id).copied() {
            Some(times) => times,
            None => {
                let times = self.count(id);
                self.times.insert(id, times);
                times
            }
        }
    }

    // Who has none leaves.
    fn only_known(&mut self, id: u64) {
        let times = if let Some(times) = self.times.get(&id) { times + 1 } else { return };
        self.times.insert(id, times);
    }

    // The answer is looked at twice.
    fn looked_at_twice(&mut self, id: u64) -> Option<u32> {
        let known = self.times.get(&id).copied();
        if known.is_none() {
            self.titles.insert(id, String::new());
        }
        known
    }
}

// An open entry would keep other threads out for as long as the hashing takes.
fn hashed(text: String) -> String {
    match HASHES.get(&text) {
        Some(known) => known.value().to_string(),
        None => {
            let hash = slowly(&text);
            HASHES.insert(text, hash.clone());
            hash
        }
    }
}

//@ src/keys_for_a_loop.rs
struct Leases {
    by_id: HashMap<u64, Lease>,
    ids: BTreeSet<u64>,
    now: u64,
}

impl Leases {
    fn expire(&mut self) {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() { //~ contains-then-map-op
            if self.by_id[&id].end < self.now {
                self.by_id.remove(&id);
            }
        }
    }

    fn forget_old(&mut self, first: u64) {
        for id in self.ids.iter().copied().collect::<Vec<_>>() { //~ contains-then-map-op
            if id < first {
                self.ids.remove(&id);
            }
        }
    }

    fn forget_ended(&mut self) {
        let ended: Vec<u64> = self.by_id.iter().map(|(id, _)| *id).collect(); //~ contains-then-map-op
        for id in ended {
            if is_free(id, self.now) {
                log(id);
                self.by_id.remove(&id);
            }
        }
    }

    fn forget_filtered(&mut self) {
        for id in self.by_id.iter().filter(|(_, lease)| lease.end < 3).map(|(id, _)| *id).collect::<Vec<_>>() { //~ contains-then-map-op
            self.by_id.remove(&id);
        }
    }

    // A closure that `retain` runs can't ask the whole.
    fn asked_of_whole(&mut self) {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() {
            if self.is_over(id) {
                self.by_id.remove(&id);
            }
        }
    }

    // The others are looked at.
    fn without_the_last(&mut self) {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() {
            if self.by_id.len() > 3 && id < 100 {
                self.by_id.remove(&id);
            }
        }
    }

    fn until_one_fails(&mut self) -> Result<(), Error> {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() {
            if closed(id)? {
                self.by_id.remove(&id);
            }
        }
        Ok(())
    }

    async fn waited_for(&mut self) {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() {
            if is_closed(id).await {
                self.by_id.remove(&id);
            }
        }
    }

    // Keys of their own, which the values hold.
    fn without_parents(&mut self) {
        let parents: Vec<u64> = self.by_id.iter().map(|(_, lease)| lease.parent).collect();
        for id in parents {
            self.by_id.remove(&id);
        }
    }

    // The first turn that is over is the last.
    fn only_one(&mut self) {
        for id in self.by_id.keys().copied().collect::<Vec<_>>() {
            if id > self.now {
                self.by_id.remove(&id);
                break;
            }
        }
    }
}

//@ src/names_between.rs
use std::collections::{HashMap, HashSet};

fn key_by_name(seen: &mut HashSet<String>, word: &String) -> bool {
    if seen.contains(word) { //~ contains-then-map-op note
        return false;
    }
    let owned = word.clone();
    seen.insert(owned);
    true
}

fn asked_by_name(offsets: &HashMap<String, u64>, message: &Message) -> u64 {
    if !offsets.contains_key(message.id.as_str()) { //~ contains-then-map-op
        return 1;
    }
    let id = message.id.as_str();
    let offset = offsets.get(id).unwrap();
    offset + 1
}

fn name_between(seen: &mut HashSet<u64>, id: u64, warnings: &mut Vec<u64>) -> u64 {
    if seen.contains(&id) { //~ contains-then-map-op
        warnings.push(id);
    }
    let next = id + 1;
    seen.insert(id);
    next
}

fn had_before(ages: &mut HashMap<u64, u64>, id: u64, year: u64) -> bool {
    let had = ages.contains_key(&id); //~ contains-then-map-op
    let age = 2024 - year;
    ages.insert(id, age);
    had
}

fn found_by_match(labels: &mut HashMap<u64, String>, id: u64) -> String {
    match labels.get(&id) { //~ contains-then-map-op
        Some(known) => return known.clone(),
        None => {}
    }
    let made = format!("member {id}");
    labels.insert(id, made.clone());
    made
}

fn missing_by_match(rows: &HashMap<u64, u32>, id: u64) -> Result<u32, Error> {
    match rows.get(&id) { //~ contains-then-map-op
        None => return Err(Error::Missing),
        _ => {}
    }
    Ok(rows[&id])
}

// The name stands for what the key was before.
fn named_before_it_changed(seen: &mut HashSet<String>, mut word: String) {
    let owned = word.clone();
    word.push('s');
    if seen.contains(&word) {
        return;
    }
    seen.insert(owned);
}

// What is inserted hangs on the answer.
fn told_by_answer(ages: &mut HashMap<u64, u64>, id: u64) {
    let had = ages.contains_key(&id);
    let age = if had { 1 } else { 2 };
    ages.insert(id, age);
}

fn answer_inserted(flags: &mut HashMap<u64, bool>, id: u64) {
    let had = flags.contains_key(&id);
    flags.insert(id, had);
}

fn with_condition(labels: &mut HashMap<u64, String>, id: u64, is_kept: bool) -> String {
    match labels.get(&id) {
        Some(known) if is_kept => return known.clone(),
        _ => {}
    }
    String::new()
}

fn selected_in_a_block(weights: &HashMap<u64, u64>, ids: &[u64]) -> u64 {
    ids.iter()
        .filter(|id| {
            let known = weights.contains_key(id); //~ contains-then-map-op
            known
        })
        .map(|id| weights[id])
        .sum()
}

fn expired_by_name(ages: &mut HashMap<u64, u64>, limit: u64) {
    let walk = ages.iter();
    let gone: Vec<u64> = walk.filter(|(_, age)| **age > limit).map(|(id, _)| *id).collect(); //~ contains-then-map-op
    for id in &gone {
        ages.remove(id);
    }
}

//@ src/put_back.rs
struct Entry {
    account: String,
    id: u64,
}

fn by_account(entries: &[Entry], map: &mut HashMap<String, Vec<u64>>) {
    for entry in entries {
        let mut list = map.get(&entry.account).cloned().unwrap_or_default(); //~ contains-then-map-op
        list.push(entry.id);
        map.insert(entry.account.clone(), list);
    }
}

// A number is copied as it is, and the key is copied for `entry` as well.
fn count(entries: &[Entry], map: &mut HashMap<String, u64>) {
    for entry in entries {
        let mut seen = map.get(&entry.account).cloned().unwrap_or_default(); //~ contains-then-map-op note
        seen += 1;
        map.insert(entry.account.clone(), seen);
    }
}

//@ src/emptied.rs
fn forget_stale(ages: &mut HashMap<u64, u64>, now: u64) {
    let mut stale = vec![];
    for (id, age) in ages.iter() { //~ contains-then-map-op
        if age + 9 < now {
            stale.push(id.clone());
        }
    }
    for id in &stale {
        ages.remove(id);
    }
}

fn forget_given(ages: &mut HashMap<u64, u64>, given: u64) {
    let mut stale = vec![given];
    for (id, age) in ages.iter() {
        if *age > 9 {
            stale.push(id.clone());
        }
    }
    for id in &stale {
        ages.remove(id);
    }
}

//@ src/let_else.rs
fn counted(tolls: &mut HashMap<u32, u32>, gate: u32) {
    let Some(toll) = tolls.get_mut(&gate) else { //~ contains-then-map-op
        tolls.insert(gate, 1);
        return;
    };
    *toll += 1;
}

// What is asked in between may put in as much.
fn counted_after(tolls: &mut HashMap<u32, u32>, gate: u32) {
    let Some(toll) = tolls.get_mut(&gate) else {
        open_gates(tolls);
        tolls.insert(gate, 1);
        return;
    };
    *toll += 1;
}

fn no_toll(tolls: &mut HashMap<u32, u32>, gate: u32) -> u32 {
    let Some(toll) = tolls.get_mut(&gate) else { return 0 };
    std::mem::take(toll)
}

//@ src/one_entry.rs
fn summed(totals: &mut HashMap<Gate, u64>, gate: Gate, tolls: &[u64]) {
    for toll in tolls {
        *totals.entry(gate).or_insert(0) += toll; //~ contains-then-map-op
    }
}

fn summed_by_copy(totals: &mut HashMap<Gate, u64>, gate: &Gate, tolls: &[u64]) {
    for toll in tolls {
        *totals.entry(gate.clone()).or_insert(0) += toll; //~ contains-then-map-op
    }
}

fn summed_until_closed(totals: &mut HashMap<Gate, u64>, gate: Gate, tolls: &[u64]) {
    for toll in tolls {
        if *toll > 9 {
            *totals.entry(gate).or_insert(0) += toll;
            break;
        }
    }
}

fn summed_by_gate(totals: &mut HashMap<Gate, u64>, mut gate: Gate, tolls: &[u64]) {
    for toll in tolls {
        *totals.entry(gate).or_insert(0) += toll;
        gate = gate.following();
    }
}

//@ src/shared_map.rs
use dashmap::DashMap;

fn observed(series: &DashMap<&'static str, Vec<f64>>, name: &'static str, value: f64) {
    if let Some(mut known) = series.get_mut(name) { //~ contains-then-map-op
        known.push(value);
        return;
    }
    series.insert(name, vec![value]);
}

fn observed_last(series: &DashMap<&'static str, f64>, name: &'static str, value: f64) -> f64 {
    if let Some(known) = series.get(name) {
        return *known;
    }
    series.insert(name, value);
    value
}

//@ src/counted_keys.rs
// ---- a key that is shared with the set

fn new_ones(seen: &mut HashSet<Arc<str>>, names: &[Arc<str>]) -> usize {
    let mut count = 0;
    for name in names {
        if !seen.contains(name) { //~ contains-then-map-op
            seen.insert(Arc::clone(name));
            count += 1;
        }
    }
    count
}

fn of_another_key(seen: &mut HashSet<Arc<str>>, names: &[Arc<str>], other: &Arc<str>) {
    for name in names {
        if !seen.contains(name) {
            seen.insert(Arc::clone(other));
        }
    }
}

//@ src/stamps.rs
use std::collections::HashMap;

struct Stamp {
    id: u64,
    shown: String,
}

fn id_of(ids: &mut HashMap<String, u64>, name: String) -> u64 {
    match ids.get(&name) { //~ contains-then-map-op
        Some(id) => *id,
        None => {
            let id = ids.len() as u64;
            ids.insert(name, id);
            id
        }
    }
}

fn stamp_of(stamps: &mut HashMap<String, Stamp>, name: String) -> u64 {
    if let Some(stamp) = stamps.get(&name) { //~ contains-then-map-op
        stamp.id
    } else {
        let id = stamps.len() as u64 + 1;
        let stamp = Stamp { id, shown: shown(&name) };
        stamps.insert(name, stamp);
        id
    }
}

// ---- look-alikes

// How many there are decides whether there is room.
fn id_with_room(ids: &mut HashMap<String, u64>, name: String, most: usize) -> Option<u64> {
    match ids.get(&name) {
        Some(id) => Some(*id),
        None if ids.len() > most => None,
        None => {
            if ids.len() == most {
                ids.clear();
            }
            ids.insert(name, 0);
            Some(0)
        }
    }
}

fn id_of_all(ids: &mut HashMap<String, u64>, name: String) -> u64 {
    match ids.get(&name) {
        Some(id) => *id,
        None => {
            let id = ids.values().max().map_or(0, |id| id + 1);
            ids.insert(name, id);
            id
        }
    }
}

//@ src/levels.rs
pub struct Levels {
    by_group: HashMap<GroupId, Level>,
    version: u64,
}

impl Levels {
    fn version(&self) -> u64 {
        self.version
    }

    fn of(&self, group: GroupId) -> &Level {
        if !self.by_group.contains_key(&group) { //~ contains-then-map-op
            panic!("no level for {} in version {}", group, self.version());
        }
        &self.by_group[&group]
    }

    // A look-alike: what is called on the way may put one there.
    fn made(&mut self, group: GroupId) -> &Level {
        if !self.by_group.contains_key(&group) {
            self.load(group);
        }
        &self.by_group[&group]
    }
}
