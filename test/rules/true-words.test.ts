import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** What a message says of how many and how often holds for the code it is said of. */
test.each([
  [
    'the one arm that does without',
    'eager-before-needed',
    `fn read(path: &Path, disk: &Disk) -> Result<Vec<u8>, Failure> {
    let shown = path.display().to_string();
    match disk.read(path) {
        Ok(bytes) => Ok(bytes),
        Err(Why::Large) => Err(Failure::Large(shown)),
        Err(_) => Err(Failure::Other(shown)),
    }
}`,
    'but only the arms for failures use it: on the others',
  ],
  [
    'the line of the use itself, not of the end of its block',
    'lock-held-too-long',
    `use std::sync::Mutex;
struct Dag { open: Mutex<Vec<u64>>, ends: Vec<u64> }
impl Dag {
    fn load(&self, peer: u64) {
        let open = self.open.lock().unwrap();
        if !open.contains(&peer) {
            return;
        }
        for end in &self.ends {
            follow(end);
        }
    }
}`,
    '`open` is last used on line 6, but the lock',
  ],
  [
    "nobody changes in between what is one's own",
    'lock-taken-repeatedly',
    `use std::sync::Mutex;
struct Dag { open: Mutex<Vec<u64>>, ends: Vec<u64> }
impl Dag {
    fn load(&mut self, peers: &[u64]) {
        for peer in peers {
            self.open.lock().unwrap().push(*peer);
        }
    }
}`,
    '`&mut self` already shuts everyone else out',
  ],
  [
    'what is used at each turn is used until the last one',
    'lock-held-too-long',
    `use std::sync::Mutex;
struct Dag { open: Mutex<Vec<u64>>, ends: Vec<u64> }
impl Dag {
    fn load(&self, peers: &[u64]) {
        let open = self.open.lock().unwrap();
        for peer in peers {
            if open.contains(peer) {
                tell(peer);
            }
        }
        for end in &self.ends {
            follow(end);
        }
    }
}`,
    '`open` is last used in the `for` loop on line 6, but the lock',
  ],
  [
    'a lock that nobody can wait for',
    'lock-taken-repeatedly',
    `use std::sync::Mutex;
struct Dag { open: Mutex<Vec<u64>>, ends: Vec<u64> }
impl Dag {
    fn load(&mut self, steps: &[Step]) {
        let mut open = self.open.lock().unwrap();
        let fresh: Vec<u64> = steps.iter().map(|step| step.work()).collect();
        open.extend(fresh);
    }
}`,
    '`&mut self` already shuts everyone else out',
  ],
  [
    'one arm of two',
    'eager-before-needed',
    `fn titled(kind: Kind, name: &str) -> Title {
    let shown = format!("<{name}>");
    match kind {
        Kind::Bare => Title::Bare,
        Kind::Full => Title::Full(shown),
    }
}`,
    'used only in the branch on line 5',
  ],
  [
    'one arm of three',
    'eager-before-needed',
    `fn titled(kind: Kind, name: &str) -> Title {
    let shown = format!("<{name}>");
    match kind {
        Kind::Bare => Title::Bare,
        Kind::Short => Title::Short,
        Kind::Full => Title::Full(shown),
        Kind::Long => Title::Long(shown),
    }
}`,
    'the arm on line 4 and others do without it: there',
  ],
  [
    'a buffer of one branch',
    'alloc-in-loop',
    `fn widths(rows: &[Row], out: &mut Vec<usize>) {
    for row in rows {
        if row.is_plain() {
            out.push(1);
        } else {
            let mut text = String::new();
            row.write_into(&mut text);
            out.push(text.len());
        }
    }
}`,
    'is allocated at each turn of `for` on line 2 that gets there, filled',
  ],
  [
    'a buffer of each turn',
    'alloc-in-loop',
    `fn widths(rows: &[Row], out: &mut Vec<usize>) {
    for row in rows {
        let mut text = String::new();
        row.write_into(&mut text);
        out.push(text.len());
    }
}`,
    'is allocated at every turn of `for` on line 2, filled',
  ],
  [
    'a counted pointer that may be there',
    'clone-last-use',
    `struct State { tracer: Option<Arc<Exporter>> }
impl State {
    fn tracer(&self) -> Option<Arc<dyn Tracer>> {
        self.tracer.clone().map(|tracer| -> Arc<dyn Tracer> { tracer })
    }
}
fn serve(state: &State) -> Layer {
    Layer::new(state.tracer().clone())
}`,
    'gives a counted pointer of its own: its counter goes up and down again',
  ],
  [
    'what nobody knows to own memory',
    'clone-last-use',
    `fn serve(path: &str) -> Result<Layer, Bad> {
    Ok(Layer::new(Shape::new(path).clone()))
}`,
    'makes a value that nobody else holds: it is cloned and',
  ],
  [
    'a constant of one arm',
    'regex-and-runtime-built-constants',
    `fn place(name: &str) -> bool {
    match name {
        "memory" => Url::parse("mem://all").is_ok(),
        _ => false,
    }
}`,
    'the same value at each call of `place` that gets there',
  ],
  [
    'a constant of each call',
    'regex-and-runtime-built-constants',
    `fn place(name: &str) -> bool {
    let memory = Url::parse("mem://all").unwrap();
    memory.as_str() == name
}`,
    'the same value at every call of `place`.',
  ],
  [
    'a copy of one arm',
    'clone-in-loop',
    `fn texts(nodes: &[Node], out: &mut Vec<String>) {
    for node in nodes {
        match node {
            Node::Blank => out.clear(),
            Node::Text(text) => take(text.clone(), out),
            Node::Break => {}
        }
    }
}

struct Text { parts: Vec<String> }

enum Node { Blank, Text(Text), Break }

fn take(text: Text, out: &mut Vec<String>) { out.extend(text.parts); }`,
    'at each turn of `for` that gets there',
  ],
  [
    'texts are cloned one by one even by one call',
    'bulk-op-instead-of-loop',
    `fn all_of(all: &mut Vec<String>, names: &[String]) {
    for name in names { all.push(name.clone()); }
}`,
    'where one `extend_from_slice` makes room once.',
  ],
  [
    'numbers are moved in a block',
    'bulk-op-instead-of-loop',
    `fn all_of(all: &mut Vec<u32>, ids: &[u32]) {
    for id in ids { all.push(id.clone()); }
}`,
    'where one `extend_from_slice` makes room once and moves the items in a block.',
  ],
  [
    'a long list of equal items',
    'bulk-op-instead-of-loop',
    `fn padded(cells: Vec<Cell>, filler: &Boxed, width: usize, left: usize, right: usize) -> Vec<Cell> {
    let gap = vec![(**filler).clone(); width - left.count_ones() as usize - right];
    cells.into_iter().chain(gap).collect()
}`,
    '`vec![..]` allocates a list of equal items only for `chain`',
  ],
])('%s', (_, rule, text, words) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map(({ message }) => message)).toEqual([
    expect.stringContaining(words),
  ]);
});
