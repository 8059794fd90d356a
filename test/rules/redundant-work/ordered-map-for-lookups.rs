use std::collections::{BTreeMap, BTreeSet};

fn distinct(ids: &[u64]) -> usize {
    let mut seen = BTreeSet::new(); //~ ordered-map-for-lookups
    let mut repeated = 0;
    for id in ids {
        if !seen.insert(*id) {
            repeated += 1;
        }
    }
    repeated
}

fn resolve(names: &[String], table: &[(String, u32)]) -> Vec<Option<u32>> {
    let mut by_name: BTreeMap<String, u32> = BTreeMap::new(); //~ ordered-map-for-lookups
    by_name.extend(table.iter().cloned());
    names.iter().map(|name| by_name.get(name).copied()).collect()
}

fn walk(roots: &[u32], graph: &Graph) {
    let mut done: BTreeSet<u32> = BTreeSet::new(); //~ ordered-map-for-lookups
    for root in roots {
        visit(*root, graph, &mut done);
    }
}

fn visit(at: u32, graph: &Graph, done: &mut BTreeSet<u32>) {
    if done.contains(&at) {
        return;
    }
    done.insert(at);
    for next in graph.next(at) {
        visit(next, graph, done);
    }
}

#[derive(Default)]
struct Crawler {
    known: BTreeSet<u64>, //~ ordered-map-for-lookups
    pending: BTreeMap<u64, Page>,
    pub shared: BTreeMap<u64, Page>,
    lent: BTreeMap<u64, Page>,
}

impl Crawler {
    fn new() -> Crawler {
        Crawler { known: BTreeSet::new(), pending: BTreeMap::new(), shared: BTreeMap::new(), lent: BTreeMap::new() }
    }

    fn take(&mut self, id: u64, page: Page) {
        if self.known.contains(&id) {
            return;
        }
        self.known.insert(id);
        self.shared.get(&id);
        self.pending.insert(id, page);
        self.lent.remove(&id);
        publish(&self.lent);
    }

    fn next(&mut self) -> Option<(u64, Page)> {
        self.pending.pop_first()
    }
}

// ---- look-alikes

#[derive(Serialize)]
struct Saved {
    rows: BTreeMap<String, u32>,
}

impl Saved {
    fn row(&self, name: &str) -> Option<&u32> {
        self.rows.get(name)
    }
}

fn listed(ids: &[u64]) -> Vec<u64> {
    let mut seen = BTreeSet::new();
    for id in ids {
        seen.insert(*id);
    }
    seen.into_iter().collect()
}

fn returned(ids: &[u64]) -> BTreeSet<u64> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if seen.contains(id) {
            continue;
        }
        seen.insert(*id);
    }
    seen
}

fn least(ids: &[u64]) -> Option<u64> {
    let mut seen: BTreeSet<u64> = BTreeSet::new();
    for id in ids {
        if seen.contains(id) {
            break;
        }
        seen.insert(*id);
    }
    seen.first().copied()
}

// Whoever makes it may go over it.
fn given(ids: &[u64], table: &Table) -> bool {
    let known: BTreeSet<u64> = table.known_ids();
    ids.iter().all(|id| known.contains(id))
}

struct Dependents<N, E> {
    nodes: Vec<(N, E)>,
}

// What the caller puts in can be ordered, and perhaps not hashed.
impl<N: Clone + Ord, E> Dependents<N, E> {
    fn distinct(&self) -> usize {
        let mut marks = BTreeSet::new();
        self.nodes.iter().filter(|(node, _)| marks.insert(node.clone())).count()
    }
}

impl<N: Clone + Ord + std::hash::Hash, E> Dependents<N, E> {
    fn repeated(&self) -> usize {
        let mut marks = BTreeSet::new(); //~ ordered-map-for-lookups
        self.nodes.iter().filter(|(node, _)| !marks.insert(node.clone())).count()
    }
}

//@ src/without_std.rs
#[cfg(not(feature = "std"))]
use alloc::{collections::{BTreeMap, BTreeSet}, vec::Vec};
#[cfg(feature = "std")]
use std::collections::{BTreeMap, BTreeSet};

fn repeated(ids: &[u64]) -> usize {
    let mut marks = BTreeSet::new();
    ids.iter().filter(|id| !marks.insert(**id)).count()
}

//@ src/unhashed.rs
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Account([u8; 32]);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Id(u64);

fn unhashed(events: &[Event]) -> u64 {
    let mut sums: BTreeMap<(Account, u8), u64> = BTreeMap::new();
    for event in events {
        *sums.entry((event.account, event.asset)).or_insert(0) += event.amount;
    }
    sums.get(&(events[0].account, 1)).copied().unwrap_or_default()
}

fn hashed(events: &[Event]) -> u64 {
    let mut sums: BTreeMap<(Id, u8), u64> = BTreeMap::new(); //~ ordered-map-for-lookups
    for event in events {
        *sums.entry((event.id, event.asset)).or_insert(0) += event.amount;
    }
    sums.get(&(events[0].id, 1)).copied().unwrap_or_default()
}

//@ src/written_out.rs
fn seen_by_its_whole_name(ids: &[u64], asked: &[u64]) -> usize {
    let mut seen = std::collections::BTreeSet::new(); //~ ordered-map-for-lookups
    for id in ids {
        seen.insert(*id);
    }
    asked.iter().filter(|id| seen.contains(id)).count()
}

//@ src/in_turn.rs
use std::collections::BTreeMap;

// What came too early waits: there are few.
fn in_turn(parts: Receiver<(usize, Part)>, out: &mut Out) {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (at, part) in parts.iter() {
        early.insert(at, part);
        while let Some(part) = early.remove(&next) {
            out.put(part);
            next += 1;
        }
    }
}

struct InTurn {
    early: BTreeMap<u64, Part>,
    next: u64,
    out: Out,
}

impl InTurn {
    fn take(&mut self, at: u64, part: Part) {
        self.early.insert(at, part);
        while let Some(part) = self.early.remove(&self.next) {
            self.out.put(part);
            self.next = self.next.wrapping_add(1);
        }
    }
}

fn all_of_them(parts: &[Part], out: &mut Out) {
    let mut by_number: BTreeMap<u64, &Part> = BTreeMap::new(); //~ ordered-map-for-lookups
    for part in parts {
        by_number.insert(part.number, part);
    }
    let mut next = 0;
    while next < out.wanted() {
        if let Some(part) = by_number.remove(&next) {
            out.put(part);
        }
        next += 1;
    }
}

fn by_what_is_asked(asked: &[Question], out: &mut Out) {
    let mut waiting: BTreeMap<u64, u64> = BTreeMap::new(); //~ ordered-map-for-lookups
    for question in asked {
        waiting.insert(question.id, question.at);
        if let Some(at) = waiting.remove(&question.answers) {
            out.answered(at);
        }
    }
}
