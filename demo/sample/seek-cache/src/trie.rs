//! Paths like `accounts/1f/nonce`, a node for each segment.

use std::collections::BTreeMap;

#[derive(Debug, Default)]
struct Node {
    children: BTreeMap<String, Node>,
    value: Option<Vec<u8>>,
}

/// A trie of `/`-separated paths.
#[derive(Debug, Default)]
pub struct Trie {
    root: Node,
    len: usize,
}

/// Why a path has no value.
#[derive(Debug, PartialEq, Eq)]
pub enum SeekError {
    /// The path has no segment.
    NoSegment,
    /// Nothing was ever put there.
    Missing(String),
}

impl Trie {
    /// Number of values.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when there is no value at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Puts a value at a path and returns what was there; one map lookup for each segment.
    pub fn insert(&mut self, path: &str, value: Vec<u8>) -> Option<Vec<u8>> {
        let mut node = &mut self.root;
        for segment in path.split('/') {
            node = node.children.entry(segment.to_owned()).or_default();
        }
        let before = node.value.replace(value);
        self.len += usize::from(before.is_none());
        before
    }

    /// The value at a path; one map lookup for each segment, allocates nothing.
    pub fn seek(&self, path: &str) -> Option<&[u8]> {
        let mut node = &self.root;
        for segment in path.split('/') {
            node = node.children.get(&segment.to_owned())?;
        }
        node.value.as_deref()
    }

    /// The value at a path that must have one; allocates nothing.
    pub fn require(&self, path: &str) -> Result<&[u8], SeekError> {
        path.bytes().next().ok_or(SeekError::NoSegment)?;
        self.seek(path).ok_or(SeekError::Missing(path.to_string()))
    }

    /// Calls `visit` with every path and value, in order of the paths.
    pub fn visit(&self, visit: &mut dyn FnMut(&str, &[u8])) {
        let mut path = String::new();
        walk(&self.root, &mut path, visit);
    }

    /// Removes the node at a path with all that is below it; returns how many values that were.
    pub fn prune(&mut self, path: &str) -> usize {
        let (parents, last) = path.rsplit_once('/').unwrap_or(("", path));
        let mut node = &mut self.root;
        for segment in parents.split('/').filter(|segment| !segment.is_empty()) {
            match node.children.get_mut(segment) {
                Some(child) => node = child,
                None => return 0,
            }
        }
        let removed = node
            .children
            .remove(last)
            .map_or(0, |child| values_in(&child));
        self.len -= removed;
        removed
    }
}

/// The first segment of a path; looks no further than its end.
pub fn first_segment(path: &str) -> &str {
    let end = path
        .bytes()
        .position(|byte| byte == b'/')
        .unwrap_or(path.len());
    // SAFETY: `end` is the place of an ASCII byte or the length, so it lies on a character boundary.
    unsafe { path.get_unchecked(..end) }
}

/// The last segment of a path; looks no further than its start.
pub fn last_segment(path: &str) -> &str {
    let start = path
        .bytes()
        .rposition(|byte| byte == b'/')
        .map_or(0, |slash| slash + 1);
    unsafe { path.get_unchecked(start..) }
}

fn values_in(node: &Node) -> usize {
    usize::from(node.value.is_some()) + node.children.values().map(values_in).sum::<usize>()
}

fn walk(node: &Node, path: &mut String, visit: &mut dyn FnMut(&str, &[u8])) {
    if let Some(value) = &node.value {
        visit(path, value);
    }
    for (segment, child) in &node.children {
        let end = path.len();
        if end > 0 {
            path.push('/');
        }
        path.push_str(segment);
        walk(child, path, visit);
        path.truncate(end);
    }
}
