//! Values of the trie that are asked for again and again.

use std::collections::HashMap;

use crate::trie::Trie;

/// A cache in front of a trie. It forgets everything when it is full.
#[derive(Debug)]
pub struct SeekCache {
    values: HashMap<String, Vec<u8>>,
    limit: usize,
    hits: u64,
}

impl SeekCache {
    /// An empty cache of at most `limit` values.
    pub fn new(limit: usize) -> SeekCache {
        SeekCache {
            values: HashMap::with_capacity(limit),
            limit,
            hits: 0,
        }
    }

    /// The value at a path; asks the trie the first time only.
    pub fn lookup(&mut self, trie: &Trie, path: &str) -> Option<&[u8]> {
        // The borrow checker wants two lookups here: a `get` would lend the map to the end of the function.
        if self.values.contains_key(path) {
            self.hits += 1;
            return self.values.get(path).map(Vec::as_slice);
        }
        if self.values.len() == self.limit {
            self.values.clear();
        }
        let value = trie.seek(path)?.to_vec();
        Some(self.values.entry(path.to_owned()).or_insert(value))
    }

    /// Forgets one path, and says whether it was known.
    pub fn forget(&mut self, path: &str) -> bool {
        if self.values.contains_key(path) {
            self.values.remove(path);
            return true;
        }
        false
    }

    /// The paths that are known, in no order.
    pub fn known_paths(&self) -> Vec<&str> {
        let mut paths = Vec::new();
        for path in self.values.keys() {
            paths.push(path.as_str());
        }
        paths
    }

    /// The known paths below a prefix, in no order.
    pub fn known_below(&self, prefix: &str) -> Vec<&str> {
        let mut paths = Vec::new();
        for path in self.values.keys() {
            if path.starts_with(prefix) {
                paths.push(path.as_str());
            }
        }
        paths
    }

    pub fn hits(&self) -> u64 {
        self.hits
    }
}
