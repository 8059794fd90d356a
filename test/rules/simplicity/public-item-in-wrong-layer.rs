//% layers: [crates/primitives/**, "crates/{db,trie}/**", crates/rpc/**]
//@ crates/rpc/src/types.rs
pub struct RpcBlock {
    pub number: u64,
}

pub trait Answer {}

pub enum Error {
    Late,
}

pub struct Reused;

//@ crates/trie/src/node.rs
use std::fmt::Error;

pub struct Node {
    children: Vec<Node>,
}

pub struct Snapshot {
    taken: u64,
    block: Option<RpcBlock>, //~ public-item-in-wrong-layer
}

pub enum Step {
    Down(Node),
    Ask { block: Box<RpcBlock> }, //~ public-item-in-wrong-layer
}

pub fn root_of(block: &RpcBlock, nodes: &[Node]) -> u64 { //~ public-item-in-wrong-layer
    block.number + nodes.len() as u64
}

pub fn answered<A: Answer>(answer: A) {} //~ public-item-in-wrong-layer

pub type Blocks = Vec<RpcBlock>; //~ public-item-in-wrong-layer

impl Node {
    pub fn fill(&mut self, block: RpcBlock) {} //~ public-item-in-wrong-layer
}

// ---- look-alikes

/// Not public: it can change any day.
struct Cached {
    block: RpcBlock,
}

/// The standard library's, whatever the layer above calls its own.
pub fn print(into: &mut String) -> Result<(), Error> {
    Ok(())
}

/// A body is nobody's interface.
pub fn count(nodes: &[Node]) -> usize {
    let block: Option<RpcBlock> = None;
    block.map_or(nodes.len(), |_| 0)
}

/// A parameter of that name.
pub fn each<RpcBlock>(blocks: &[RpcBlock]) -> usize {
    blocks.len()
}

/// Declared by a lower layer as well: which one is meant is not known.
pub fn reuse(reused: Reused) {}

//@ crates/primitives/src/lib.rs
pub struct Reused;

pub struct Number(pub u64);

//@ crates/db/src/table.rs
/// Of the same layer, and of the one below.
pub struct Row {
    node: Node,
    number: Number,
}

//@ crates/rpc/src/server.rs
/// From above, everything may be used.
pub fn serve(node: &Node, block: RpcBlock) {}

//@ tools/src/lib.rs
/// In no layer.
pub fn inspect(block: RpcBlock) {}
