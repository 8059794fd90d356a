struct Node {
    value: u64,
    next: Option<Box<Node>>,
}

fn list(values: &[u64]) -> Option<Box<Node>> {
    let mut head = None;
    for value in values {
        head = Some(Box::new(Node { value: *value, next: head })); //~ many-boxes-in-loop note
    }
    head
}

struct Tree {
    children: Vec<Rc<RefCell<Tree>>>,
}

impl Tree {
    fn new() -> Self {
        Tree { children: Vec::new() }
    }

    fn grow(&mut self, n: usize) {
        for _ in 0..n {
            self.children.push(Rc::new(RefCell::new(Tree::new()))); //~ many-boxes-in-loop note
        }
    }
}

fn forest(n: usize) -> Vec<Arc<Tree>> {
    (0..n).map(|_| Arc::new(Tree::new())).collect() //~ many-boxes-in-loop note
}

// ---- look-alikes

struct Leaf {
    value: u64,
}

fn leaves(values: &[u64]) -> Vec<Box<Leaf>> {
    values.iter().map(|value| Box::new(Leaf { value: *value })).collect()
}

fn one() -> Box<Node> {
    Box::new(Node { value: 1, next: None })
}

fn errors(values: &[u64]) -> Result<(), Box<Failure>> {
    for value in values {
        check(value).map_err(|error| Box::new(Failure::new(error)))?;
    }
    Ok(())
}
