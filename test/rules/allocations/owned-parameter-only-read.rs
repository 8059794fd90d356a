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

//@ src/named_in_attributes.rs
#[derive(Serialize)]
pub struct Shown {
    #[serde(serialize_with = "as_hex")]
    id: Vec<u8>,
    #[serde(skip_serializing_if = "is_blank", with = "spelled")]
    name: String,
}

fn as_hex(id: &Vec<u8>, out: Writer) -> Answer {
    out.put(id.len())
}

fn is_blank(name: &String) -> bool {
    name.is_empty()
}

mod spelled {
    pub fn serialize(name: &String, out: Writer) -> Answer {
        out.put(name.len())
    }
}

fn is_short(name: &String) -> bool { //~ owned-parameter-only-read note
    name.len() < 4
}
