pub fn undocumented(bytes: &[u8]) -> usize { //~ public-item-without-docs note
    bytes.len()
}

pub struct Trie { //~ public-item-without-docs note
    nodes: Vec<u8>,
}

impl Trie {
    pub fn prune(&mut self) { //~ public-item-without-docs note
        self.nodes.clear();
    }

    /// Nodes in it; O(1).
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    fn private(&self) {}

    pub(crate) fn of_the_crate(&self) {}
}

#[derive(Debug, Clone)]
pub enum Kind { //~ public-item-without-docs note
    Leaf,
}

// ---- look-alikes

/// A stage of the pipeline.
#[derive(Debug)]
pub struct Stage;

/** Old style. */
pub fn old_style() {}

#[doc = "Written as an attribute."]
pub fn by_attribute() {}

/// Documented above a long attribute.
#[allow(
    clippy::all,
    clippy::pedantic,
)]
pub fn below_attributes() {}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("stage")
    }
}

mod hidden {
    pub fn not_reachable() {}
}

fn outer() {
    pub fn inner() {}
}
