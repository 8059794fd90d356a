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
            node = node.children.get(segment)?;
        }
        node.value.as_deref()
    }

    /// Calls `visit` with every path and value, in order of the paths.
    pub fn visit(&self, visit: &mut dyn FnMut(&str, &[u8])) {
        let mut path = String::new();
        walk(&self.root, &mut path, visit);
    }

    /// Removes the node at a path with all that is below it.
    pub fn prune(&mut self, path: &str) {
        let Some((parents, last)) = path.rsplit_once('/') else {
            self.root.children.remove(path);
            return;
        };
        let mut node = &mut self.root;
        for segment in parents.split('/') {
            match node.children.get_mut(segment) {
                Some(child) => node = child,
                None => return,
            }
        }
        node.children.remove(last);
    }
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
