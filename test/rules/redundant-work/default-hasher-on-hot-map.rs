use crate::identifier::{SenderId, SlotId};
use dashmap::DashMap;
use indexmap::IndexSet;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, HashMap, HashSet};

type Assets = Vec<IndexSet<AssetIdx>>; //~ default-hasher-on-hot-map
type Names = FxHashMap<SenderId, String>;

struct Best {
    invalid: HashSet<SenderId>, //~ default-hasher-on-hot-map
    degrees: HashMap<u32, usize>, //~ default-hasher-on-hot-map
    slots: DashMap<SlotId, Slot>, //~ default-hasher-on-hot-map note
    names: HashMap<String, u32>,
    peers: HashMap<PeerId, Peer>,
    fast: FxHashMap<SenderId, u32>,
    fixed: HashMap<SenderId, u32, Fixed>,
    ordered: BTreeMap<SenderId, u32>,
    foreign: HashMap<other::SomeId, u32>,
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

mod own {
    struct HashMap<K, V>(K, V);
}
