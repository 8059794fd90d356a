use crate::identifier::{SenderId, SlotId};
use dashmap::DashMap;
use indexmap::IndexSet;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap, HashSet};

use alloy_primitives::{Address, B256};
use syntax::{TextRange, TokenText};

type Assets = Vec<IndexSet<AssetIdx>>; //~ default-hasher-on-hot-map
type Names = FxHashMap<SenderId, String>;

struct Best {
    invalid: HashSet<SenderId>, //~ default-hasher-on-hot-map
    degrees: HashMap<u32, usize>, //~ default-hasher-on-hot-map
    slots: DashMap<SlotId, Slot>, //~ default-hasher-on-hot-map
    written: std::collections::HashSet<SlotId>, //~ default-hasher-on-hot-map
    sizes: HashMap<u64, usize>, //~ default-hasher-on-hot-map
    declared: HashMap<TextRange, u32>, //~ default-hasher-on-hot-map
    bindings: HashMap<TokenText, TextRange>, //~ default-hasher-on-hot-map
    accounts: HashMap<Address, Account>, //~ default-hasher-on-hot-map
    storage: HashMap<(Address, B256), Slot>, //~ default-hasher-on-hot-map
    names: HashMap<String, u32>,
    peers: HashMap<PeerId, Peer>,
    fast: FxHashMap<SenderId, u32>,
    fixed: HashMap<SenderId, u32, Fixed>,
    ordered: BTreeMap<SenderId, u32>,
    foreign: HashMap<other::SomeId, u32>,
}

/// Who fills a field that is public as a whole writes its type as well.
pub struct Published {
    pub balances: HashMap<Address, u64>, //~ default-hasher-on-hot-map note
    pub(crate) nonces: HashMap<Address, u64>, //~ default-hasher-on-hot-map
}

impl Iterator for Best {
    type Item = Tx;

    fn next(&mut self) -> Option<Tx> {
        let tx = self.pop()?;
        if self.invalid.contains(&tx.sender()) {
            return None;
        }
        for degree in tx.degrees() {
            *self.degrees.entry(degree).or_default() += 1;
        }
        Some(tx)
    }
}

fn local(ids: &[SenderId]) -> usize {
    let seen: HashSet<SenderId> = ids.iter().copied().collect();
    seen.len()
}

fn signature(seen: &HashMap<SenderId, u32>) -> usize {
    seen.len()
}

fn grouped(points: &[Point]) -> usize {
    let mut by_shard: HashMap<u32, Vec<u64>> = HashMap::new(); //~ default-hasher-on-hot-map
    for point in points {
        by_shard.entry(point.shard).or_default().push(point.id);
    }
    let folded = points.iter().fold(HashMap::new(), |mut seen: HashMap<SenderId, u32>, point| { //~ default-hasher-on-hot-map
        seen.insert(point.sender, point.shard);
        seen
    });
    let limits: HashMap<u32, u32> = defaults();
    limits.get(&1).copied().unwrap_or(by_shard.len()) + folded.len()
}

fn unwritten(ids: &[SenderId]) -> usize {
    let mut seen = HashSet::new(); //~ default-hasher-on-hot-map
    let mut next: Option<SenderId> = ids.first().copied();
    while let Some(id) = next {
        if !seen.insert(id) {
            break;
        }
        next = follow(id);
    }
    seen.len()
}

fn unwritten_of_names(words: &[String]) -> usize {
    let mut seen = HashSet::new();
    for word in words {
        seen.insert(word.clone());
    }
    seen.len()
}

/// Names come from outside.
fn counted(words: &[String]) -> usize {
    let mut counts: HashMap<String, u32> = HashMap::new();
    for word in words {
        *counts.entry(word.clone()).or_default() += 1;
    }
    counts.len()
}

mod own {
    struct HashMap<K, V>(K, V);
}

/// Between what somebody searched for.
struct WordRange {
    from: Bound<Word>,
    to: Bound<Word>,
}

struct ShelfId(String);

struct CopyId {
    shelf: ShelfId,
    number: u32,
}

struct Wanted {
    ranges: HashMap<WordRange, bool>,
    shelves: HashMap<ShelfId, u32>,
    copies: HashMap<CopyId, u32>,
}

//@ src/numbered.rs
use indexmap::IndexSet;
use rustc_hash::FxHashMap;
use std::collections::HashMap;
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct NodeId(u32);

struct Graph {
    nodes: FxHashMap<NodeId, Node>,
    parents: HashMap<NodeId, NodeId>, //~ default-hasher-on-hot-map
    sources: HashMap<PathBuf, NodeId>, //~ default-hasher-on-hot-map
    names: HashMap<String, NodeId>,
}

fn in_order(graph: &Graph) -> IndexSet<NodeId> { //~ default-hasher-on-hot-map
    graph.nodes.keys().copied().collect()
}

pub fn exported(graph: &Graph) -> IndexSet<NodeId> {
    graph.nodes.keys().copied().collect()
}

//@ src/slow.rs
use std::collections::HashMap;
use std::path::PathBuf;

struct Files {
    sizes: HashMap<PathBuf, u64>,
}

//@ src/other_maps.rs
use collections::HashMap;

struct Regions {
    by_id: HashMap<u64, Region>,
}

impl Regions {
    fn all(&self, ids: &[u64]) -> usize {
        ids.iter().filter(|id| self.by_id.contains_key(id)).count()
    }
}

//@ src/once_a_call.rs
use std::collections::{HashMap, HashSet};

/// One look-up for each passenger of one train.
fn twice_seated(seats: &[SeatIdx]) -> bool {
    let mut seen: HashSet<SeatIdx> = HashSet::new(); //~ default-hasher-on-hot-map note
    seats.iter().any(|seat| !seen.insert(*seat))
}

/// One map for each train.
fn fares(trains: &[Train]) -> u64 {
    let mut sum = 0;
    for train in trains {
        let mut paid: HashMap<SeatIdx, u64> = HashMap::new(); //~ default-hasher-on-hot-map
        for ticket in &train.tickets {
            *paid.entry(ticket.seat).or_insert(0) += ticket.price;
        }
        sum += paid.len() as u64;
    }
    sum
}

/// Someone wrote these into a file.
fn reserved(config: &Config) -> usize {
    let mut seats: HashSet<SeatIdx> = HashSet::new();
    for seat in config.reserved.iter() {
        seats.insert(*seat);
    }
    seats.len()
}

//@ src/own_hash.rs
use std::collections::{HashMap, HashSet};

/// Hashes what it points at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct WagonId {
    inner: &'static WagonName,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct AxleId(u32);

impl Hash for AxleId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&table()[self.0 as usize].serial);
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct DoorId(u32);

struct Yard {
    parked: HashSet<WagonId>, //~ default-hasher-on-hot-map note
    worn: HashMap<AxleId, u32>, //~ default-hasher-on-hot-map note
    open: HashMap<DoorId, u32>, //~ default-hasher-on-hot-map
}

impl Yard {
    fn look(&self, wagons: &[Wagon]) -> usize {
        let mut sum = 0;
        for wagon in wagons {
            if self.parked.contains(&wagon.id) && self.worn.contains_key(&wagon.axle) && self.open.contains_key(&wagon.door) {
                sum += 1;
            }
        }
        sum
    }
}

//@ src/beside_processes.rs
use std::collections::HashMap;

/// Each of these starts a process.
struct Signals {
    running: Vec<Child>,
    waiting: HashMap<SignalId, u32>, //~ default-hasher-on-hot-map note
}

impl Signals {
    fn wait(&mut self, ids: &[SignalId]) {
        for id in ids {
            *self.waiting.entry(*id).or_insert(0) += 1;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct SignalId(u32);

struct Endpoint {
    /// What peers choose: a standard map, for whom it may concern that they could attack it.
    by_peer_id: HashMap<PeerId, Index>,
    /// Protects against hash collisions.
    by_position: HashMap<(u32, u32), Index>,
}

struct Workers {
    running: HashMap<usize, JoinHandle<()>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct OutPoint {
    output: u64,
    index: u32,
}

struct Spent {
    by_output: HashMap<OutPoint, u64>,
}

fn from_other_machines(blocks: &[Spending], spent: &Spent) -> u64 {
    let mut sum = 0;
    for block in blocks {
        sum += spent.by_output[&block.output];
    }
    sum
}

mod by_nature {
    use gix_hash::ObjectId;
    use std::any::TypeId;
    use std::collections::HashMap;

    pub struct Kinds {
        by_type: HashMap<TypeId, usize>, //~ default-hasher-on-hot-map
        by_object: HashMap<ObjectId, String>, //~ default-hasher-on-hot-map
    }
}

struct Accounts {
    seen: HashMap<String, HashSet<H256>>,
    sources: HashMap<H256, Vec<u8>>,
}

impl Accounts {
    fn note(&mut self, name: &str, hash: H256, more: Sources) {
        for hash in [hash] {
            self.seen.get_mut(name).map(|hashes| hashes.insert(hash));
        }
        self.sources.extend(more);
    }
}

//@ src/windows.rs
use std::collections::HashMap;
use window_system::backend::ObjectId;

// An object of a window system has a number, not a digest, and few are there.
pub struct Surfaces {
    by_surface: HashMap<ObjectId, String>, //~ default-hasher-on-hot-map note
}

//@ src/net/requests.rs
use std::collections::HashMap;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShortId([u8; 10]);

// Keys that came with a message were chosen by whoever sent it.
pub struct Requests {
    asked: HashMap<ShortId, u64>, //~ default-hasher-on-hot-map note
}

impl Requests {
    fn answered(&self, ids: &[ShortId]) -> usize {
        let mut known = 0;
        for id in ids {
            if self.asked.contains_key(id) {
                known += 1;
            }
        }
        known
    }
}

//@ src/features.rs
use std::collections::{HashMap, HashSet};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    Stylistic,
    Historical,
    Swash,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct GlyphId(u32);

// Of features there are three.
pub struct FeatureValues {
    pub rules: HashMap<Feature, String>,
}

struct FeatureParser<'a> {
    rules: &'a mut HashMap<Feature, String>,
    // Its owner chose the hasher.
    glyphs: &'a mut HashMap<GlyphId, String>,
    own: HashMap<GlyphId, String>, //~ default-hasher-on-hot-map note
}

struct FeatureCounts {
    wanted: HashSet<Feature>, //~ default-hasher-on-hot-map note
}

impl FeatureCounts {
    fn count(&self, asked: &[Feature]) -> usize {
        let mut count = 0;
        for feature in asked {
            if self.wanted.contains(feature) {
                count += 1;
            }
        }
        count
    }
}

//@ src/lowered.rs
use std::collections::HashMap;
use arena::Handle;

struct Lowering<'a> {
    named: &'a mut HashMap<Handle<Expr>, String>, //~ default-hasher-on-hot-map
}

fn lowered(body: &Body) -> usize {
    let mut named = HashMap::default();
    body.lower(&mut Lowering { named: &mut named });
    named.len()
}

//@ src/lowered_elsewhere.rs
use std::collections::HashMap;
use arena::Handle;

struct Lowering<'a> {
    named: &'a mut HashMap<Handle<Expr>, String>,
}

//@ src/digests.rs
use std::collections::HashMap;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Account([u8; 20]);

pub struct Digests {
    seen: HashMap<[u8; 32], u64>, //~ default-hasher-on-hot-map
    balances: HashMap<Account, u128>, //~ default-hasher-on-hot-map
    // Bytes of any other number may be anything.
    labels: HashMap<[u8; 16], u64>,
}

impl Digests {
    pub fn height(&self, digest: &[u8; 32]) -> Option<u64> {
        self.seen.get(digest).copied()
    }

    pub fn balance(&self, account: &Account) -> Option<u128> {
        self.balances.get(account).copied()
    }

    pub fn label(&self, label: &[u8; 16]) -> Option<u64> {
        self.labels.get(label).copied()
    }
}

//@ src/collected.rs
use rustc_hash::FxHashMap;
use std::collections::{HashMap, HashSet};

pub struct Node(u32);

pub struct Graph {
    edges: FxHashMap<u32, Vec<u32>>,
}

pub fn of_these(ids: &[u32], wanted: &[u32]) -> usize {
    let wanted = wanted.iter().copied().collect::<HashSet<_>>(); //~ default-hasher-on-hot-map
    ids.iter().filter(|id| wanted.contains(id)).count()
}

pub fn of_them(ids: &[u32], wanted: &[u32]) -> usize {
    let wanted: HashSet<_> = wanted.iter().copied().collect(); //~ default-hasher-on-hot-map
    ids.iter().filter(|id| wanted.contains(id)).count()
}

pub fn grouped(edges: &[(u32, u32)]) -> usize {
    let mut groups = HashMap::<u32, Vec<u32>>::new(); //~ default-hasher-on-hot-map
    for (from, to) in edges {
        groups.entry(*from).or_default().push(*to);
    }
    groups.len()
}

pub fn of_fast_ones(ids: &[u32], wanted: &[u32]) -> usize {
    let wanted: FxHashMap<_, _> = wanted.iter().map(|id| (*id, ())).collect();
    ids.iter().filter(|id| wanted.contains_key(id)).count()
}

pub fn of_names(names: &[String], wanted: &[String]) -> usize {
    let wanted = wanted.iter().collect::<HashSet<_>>();
    names.iter().filter(|name| wanted.contains(name)).count()
}

pub fn asked_once(ids: &[u32], id: u32) -> bool {
    let known = ids.iter().copied().collect::<HashSet<_>>();
    known.contains(&id)
}

//@ src/numbered_types.rs
use arena::TypeId;
use std::collections::HashMap;

struct Layouts {
    by_type: HashMap<TypeId, Layout>, //~ default-hasher-on-hot-map note
}

//@ src/hashers_named.rs
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

fn numbered(ids: &[u32], parents: &[u32]) -> usize {
    let mut by_id = IndexMap::<u32, usize, FxBuildHasher>::default();
    for (at, id) in ids.iter().enumerate() {
        by_id.insert(*id, at);
    }
    let mut sum = 0;
    for parent in parents {
        sum += by_id.get(parent).copied().unwrap_or_default();
    }
    sum
}

//@ src/nested-loops.rs
use std::collections::HashSet;

fn pairs_seen(rows: &[Row]) -> usize {
    let mut seen: HashSet<usize> = HashSet::new(); //~ default-hasher-on-hot-map note
    for row in rows {
        for cell in &row.cells {
            seen.insert(cell.column);
        }
    }
    seen.len()
}

fn rows_seen(rows: &[Row]) -> usize {
    let mut seen: HashSet<usize> = HashSet::new(); //~ default-hasher-on-hot-map note
    for row in rows {
        seen.insert(row.place);
    }
    seen.len()
}

async fn pairs_loaded(rows: &[Row]) -> usize {
    let mut seen: HashSet<usize> = HashSet::new(); //~ default-hasher-on-hot-map note
    for row in rows {
        for cell in &row.cells {
            seen.insert(cell.column);
        }
    }
    load(seen).await
}

//@ src/interned.rs
use std::collections::{HashMap, HashSet};

type Sym = string_interner::symbol::SymbolUsize;
type Name = String;

struct Graph {
    nodes: HashMap<Sym, Node>, //~ default-hasher-on-hot-map
    files: HashMap<lasso::Spur, File>, //~ default-hasher-on-hot-map
    held: HashSet<*const Lock>, //~ default-hasher-on-hot-map
    by_name: HashMap<Name, Node>,
}

//@ src/fixed_by_callee.rs
use std::collections::HashMap;

/// Whoever else calls it has the same type.
pub(crate) async fn store_codes(storage: &mut Storage, codes: HashMap<H256, Vec<u8>>) {
    storage.put_all(codes).await;
}

fn handed_over(storage: &mut Storage, seeds: &[Seed]) {
    let mut codes: HashMap<H256, Vec<u8>> = HashMap::new();
    for seed in seeds {
        codes.insert(seed.hash, seed.code.clone());
    }
    store_codes(storage, codes);
}

async fn handed_over_by_a_branch(storage: &mut Storage, given: Option<State>, seeds: &[Seed]) {
    let (logs, codes): (Vec<Log>, HashMap<H256, Vec<u8>>) = match given {
        Some(given) => given.into_parts(),
        None => {
            let mut codes: HashMap<H256, Vec<u8>> = HashMap::new();
            for seed in seeds {
                codes.insert(seed.hash, seed.code.clone());
            }
            (Vec::new(), codes)
        }
    };
    note(logs);
    pass_on(storage, codes).await;
}

async fn pass_on(storage: &mut Storage, codes: HashMap<H256, Vec<u8>>) {
    store_codes(storage, codes).await;
}

fn only_counted(seeds: &[Seed]) -> usize {
    let mut codes: HashMap<H256, Vec<u8>> = HashMap::new(); //~ default-hasher-on-hot-map
    for seed in seeds {
        codes.insert(seed.hash, seed.code.clone());
    }
    length_of(&codes)
}

/// Only this file calls it.
fn length_of(codes: &HashMap<H256, Vec<u8>>) -> usize {
    codes.values().map(Vec::len).sum()
}

//@ src/runs.rs
use std::collections::{HashMap, HashSet};

struct Runs {
    by_length: HashMap<usize, Vec<usize>>, //~ default-hasher-on-hot-map note
    by_width: HashMap<u32, usize>, //~ default-hasher-on-hot-map note
    by_line: HashMap<usize, Vec<usize>>, //~ default-hasher-on-hot-map
}

impl Runs {
    fn note_all(&mut self, runs: &[Run]) {
        for run in runs {
            let run_length = run.text.len();
            self.by_length.entry(run_length).or_default().push(run.at);
            *self.by_width.entry(run.width).or_insert(0) += 1;
            self.by_line.entry(run.line).or_default().push(run.at);
        }
    }
}

fn different_lengths(texts: &[&str], pages: &[Page]) -> usize {
    let mut known = 0;
    for page in pages {
        let mut lengths: HashSet<usize> = HashSet::new(); //~ default-hasher-on-hot-map note
        let mut lines: HashSet<usize> = HashSet::new(); //~ default-hasher-on-hot-map
        for text in texts {
            lengths.insert(text.len());
            lines.insert(page.line_of(text));
        }
        known += lengths.len() + lines.len();
    }
    known
}

//@ src/told_by_turbofish.rs
use rustc_hash::FxHashSet;

fn reachable(graph: &Graph, roots: &[u32]) -> FxHashSet<u32> {
    let mut found = FxHashSet::default();
    let mut queued = std::collections::HashSet::<u32>::new(); //~ default-hasher-on-hot-map
    let mut named = std::collections::HashSet::<String>::new();
    let mut work = roots.to_vec();
    while let Some(node) = work.pop() {
        found.insert(node);
        named.insert(graph.name(node));
        for &next in graph.successors(node) {
            if queued.insert(next) {
                work.push(next);
            }
        }
    }
    found
}

//@ src/keys_of_texts.rs
use std::collections::HashMap;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Versioned<K>(K, u32);

fn count(found: &[Versioned<Vec<u8>>], pages: &[Versioned<u32>]) -> usize {
    let mut by_text: HashMap<Versioned<Vec<u8>>, u32> = HashMap::new();
    for each in found {
        *by_text.entry(each.clone()).or_default() += 1;
    }
    let mut by_page: HashMap<Versioned<u32>, u32> = HashMap::new(); //~ default-hasher-on-hot-map note
    for each in pages {
        *by_page.entry(*each).or_default() += 1;
    }
    by_text.len() + by_page.len()
}

//@ src/lent_to_fill.rs
use std::collections::HashSet;

fn mark_all(pages: &[PageIdx]) -> usize {
    let mut seen: HashSet<PageIdx> = HashSet::new(); //~ default-hasher-on-hot-map note
    for page in pages {
        mark(*page, &mut seen);
    }
    seen.len()
}

fn show_all(groups: &[Vec<PageIdx>], seen: Vec<PageIdx>) {
    let seen: HashSet<PageIdx> = seen.into_iter().collect();
    for group in groups {
        show(group, &seen);
    }
}
