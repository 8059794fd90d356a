use std::collections::LinkedList;

struct Queue {
    pending: LinkedList<Job>, //~ pointer-chasing-collection note
}

struct Node {
    value: u64,
    parent: Option<Weak<RefCell<Node>>>,
    children: Vec<Rc<RefCell<Node>>>, //~ pointer-chasing-collection note
}

struct Cell {
    next: Option<std::rc::Rc<std::cell::RefCell<Cell>>>, //~ pointer-chasing-collection note
}

struct Peer {
    others: Vec<Arc<RwLock<Peer>>>, //~ pointer-chasing-collection note
}

// ---- look-alikes

struct Indexed {
    children: Vec<u32>,
}

struct Shared {
    state: Arc<Mutex<State>>,
    workers: Vec<Arc<Mutex<Worker>>>,
}

struct Tree {
    left: Option<Box<Tree>>,
    right: Option<Box<Tree>>,
}

struct Linked {
    order: lists::OwnList<u64>,
}
