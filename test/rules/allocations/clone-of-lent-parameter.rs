struct Store {
    writes: Vec<(Vec<u8>, u64)>,
    names: Vec<String>,
    roots: Vec<PathBuf>,
}

impl Store {
    fn put(&mut self, key: &Vec<u8>, at: u64) {
        self.writes.push((key.clone(), at)); //~ clone-of-lent-parameter note
    }

    fn write(&mut self, text: &str, at: u64) {
        let key = self.encoded(text).to_vec();
        self.put(&key, at);
    }

    fn name(&mut self, name: &str) {
        self.names.push(name.to_owned()); //~ clone-of-lent-parameter note
    }

    fn rename(&mut self, number: u64) {
        let name = format!("store {number}");
        self.name(&name);
    }

    fn delete(&mut self, keys: Vec<Vec<u8>>) {
        for key in keys {
            mark(&mut self.writes, &key);
        }
    }
}

fn mark(writes: &mut Vec<(Vec<u8>, u64)>, key: &[u8]) {
    writes.push((key.to_vec(), 0)); //~ clone-of-lent-parameter note
}

#[derive(Clone)]
struct Condition {
    parts: Vec<String>,
}

impl Condition {
    fn negated(&self) -> Condition {
        combined("not", vec![self.clone()]) //~ clone-of-lent-parameter note
    }

    fn nothing() -> Condition {
        let parts = vec![String::from("any")];
        let all = Condition { parts };
        all.negated()
    }
}

// ---- look-alikes

impl Store {
    fn add_root(&mut self, root: &PathBuf) {
        self.roots.push(root.clone());
    }

    fn needed_afterwards(&mut self, root: PathBuf) -> PathBuf {
        self.add_root(&root);
        root
    }

    fn lent_itself(&mut self, root: &PathBuf) {
        self.add_root(root);
    }

    fn each_turn(&mut self, key: &Vec<u8>, times: u64) {
        for at in 0..times {
            self.writes.push((key.clone(), at));
        }
    }

    fn many(&mut self) {
        let key = vec![1, 2];
        self.each_turn(&key, 9);
    }
}

fn literal(names: &mut Vec<String>, name: &str) {
    names.push(name.to_owned());
}

fn of_literals(names: &mut Vec<String>) {
    literal(names, "first");
}

fn both_are_needed(key: &Vec<u8>) -> bool {
    let mut longer = key.clone();
    longer.push(1);
    longer.starts_with(key)
}

fn asks_for_both() -> bool {
    let key = vec![1, 2];
    both_are_needed(&key)
}

fn one_of_two(names: &mut Names, name: &str, first: bool) {
    match first {
        true => names.first.push(name.to_owned()), //~ clone-of-lent-parameter note
        false => names.others.push(name.to_owned()),
    }
}

fn gives_one_of_two(names: &mut Names, number: u64) {
    let name = format!("{number}");
    one_of_two(names, &name, true);
}

fn copied_for_a_task(name: &str) -> JoinHandle<String> {
    spawn(async move { name.to_owned() })
}

fn gives_for_a_task(number: u64) {
    let name = format!("{number}");
    copied_for_a_task(&name);
}

fn only_tests_give(names: &mut Vec<String>, name: &str) {
    names.push(name.to_owned());
}

#[cfg(test)]
mod tests {
    #[test]
    fn gives() {
        let name = format!("{}", 1);
        only_tests_give(&mut Vec::new(), &name);
    }
}

struct Line {
    open: bool,
    waiting: Vec<Vec<u8>>,
}

impl Line {
    /// The copy is made while the line is closed; who has something to give only calls when it is open.
    fn send(&mut self, data: &[u8]) {
        if !self.open {
            self.waiting.push(data.to_vec());
            return;
        }
        self.transmit(data);
    }

    fn send_waiting(&mut self) {
        if !self.open {
            return;
        }
        while let Some(data) = self.waiting.pop() {
            self.send(&data);
        }
    }
}

// ---- values that callers make for it

struct Label {
    name: String,
    value: String,
}

impl Label {
    fn of(name: &str, value: &str) -> Label {
        Label {
            name: name.to_string(), //~ clone-of-lent-parameter note
            value: value.to_string(), //~ clone-of-lent-parameter note
        }
    }
}

fn numbered(number: u64) -> Label {
    Label::of("number", &format!("{number}"))
}

fn named(name: String) -> Label {
    Label::of(name.as_str(), "name")
}

fn failure(text: &str) -> Failure {
    Failure { text: text.to_string() }
}

fn checked(number: u64) -> Result<u64, Failure> {
    if number > 3 {
        return Err(failure(&format!("{number} is too much")));
    }
    Ok(number)
}

pub struct Shape {
    kind: Box<str>,
    parts: Vec<String>,
}
// Those of other crates may have nothing to give.
pub fn shape_of(name: &String) -> Shape {
    Shape { kind: "shape".into(), parts: vec![name.clone()] } //~ clone-of-lent-parameter note
}
fn shape_of_item(item: Item) -> Shape {
    let name: String = item.name();
    shape_of(&name)
}

#[derive(Clone)]
struct Setting {
    parts: Vec<String>,
}

impl Setting {
    fn doubled(&self) -> Setting {
        combined("twice", vec![self.clone()])
    }

    fn to_list(&self) -> Vec<Setting> {
        vec![self.clone()]
    }
}

fn doubled_and_kept(setting: Setting) -> (Setting, Setting, Vec<Setting>) {
    let twice = setting.doubled();
    let list = Setting { parts: Vec::new() }.to_list();
    (setting, twice, list)
}

fn kept(bytes: &[u8]) -> Kept {
    if bytes.len() <= 24 {
        Kept::inline(bytes)
    } else {
        Kept::Heap(bytes.to_vec())
    }
}

fn keeps(source: &Source) -> Kept {
    let bytes: Vec<u8> = source.bytes();
    kept(&bytes)
}

// ---- copied on some ways only

struct Routes {
    get: Option<Endpoint>,
    put: Option<Endpoint>,
}

fn routed(routes: &mut Routes, path: String, wanted: u8) {
    set_path(&mut routes.get, &path, wanted, 1);
    set_path(&mut routes.put, &path, wanted, 2);
}

// Each of two callers would have to give one, and one of them is left with none.
fn set_path(route: &mut Option<Endpoint>, path: &String, wanted: u8, method: u8) {
    if wanted & method != 0 {
        *route = Some(Endpoint { path: path.clone() });
    }
}

// What calls it stands in no function.
static FIRST: Roots = rooted(&Root::first());

const fn rooted(root: &Root) -> Roots {
    if root.open {
        return Roots::of(root.clone());
    }
    Roots::none()
}
