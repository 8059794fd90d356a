fn total(items: &Vec<u64>) -> u64 { //~ owned-parameter-only-read note
    items.iter().sum()
}

fn is_known(name: &String) -> bool { //~ owned-parameter-only-read note
    name.starts_with("eth") && name.len() > 3
}

fn first(items: &Vec<u64>) -> u64 { //~ owned-parameter-only-read note
    items[0]
}

pub fn exists(path: &PathBuf) -> bool { //~ owned-parameter-only-read note
    path.is_file()
}

// ---- look-alikes

fn slice(items: &[u64]) -> u64 {
    items.iter().sum()
}

fn capacity(items: &Vec<u64>) -> usize {
    items.capacity()
}

fn copied(items: &Vec<u64>) -> Vec<u64> {
    items.clone()
}

fn filled(items: &mut Vec<u64>) {
    items.push(1);
}

fn owned(items: Vec<u64>) -> u64 {
    items.iter().sum()
}

fn handed_on(items: &Vec<u64>) -> u64 {
    wants_a_vec(items)
}

fn kept<'a>(items: &'a Vec<u64>) -> Holder<'a> {
    Holder { items }
}

impl Visitor for Sum {
    fn visit(&self, items: &Vec<u64>) -> u64 {
        items.iter().sum()
    }
}

fn callback(items: &Vec<u64>) -> bool {
    items.is_empty()
}

fn registers(registry: &mut Registry) {
    registry.add(callback);
}

fn unread(_items: &Vec<u64>) {}
