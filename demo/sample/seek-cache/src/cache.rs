//! Values of the trie that are asked for again and again.

use std::collections::HashMap;
use std::sync::Arc;

use crate::trie::Trie;

/// A cache in front of a trie. It forgets everything when it is full.
#[derive(Debug)]
pub struct SeekCache {
    values: HashMap<String, Arc<[u8]>>,
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
    pub fn lookup(&mut self, trie: &Trie, path: &str) -> Option<Arc<[u8]>> {
        if let Some(value) = self.values.get(path) {
            self.hits += 1;
            return Some(Arc::clone(value));
        }
        if self.values.len() == self.limit {
            self.values.clear();
        }
        let value: Arc<[u8]> = trie.seek(path)?.into();
        self.values.insert(path.to_owned(), Arc::clone(&value));
        Some(value)
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
