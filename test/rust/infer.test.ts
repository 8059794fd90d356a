import { CrateIndex } from '../../src/index/crate-index.js';
import { RustFile } from '../../src/rules/rust-file.js';
import { printType } from '../../src/rust/types/types.js';

const PRELUDE = `
#[derive(Clone, Copy)]
struct Point { x: u32, y: u32 }
struct Trie { nodes: Vec<Node>, names: HashMap<String, Vec<u8>>, root: Option<Box<Node>>, lock: Arc<Mutex<Vec<u8>>> }
struct Node { key: String, pair: (u8, String) }
struct Wrapper(Vec<String>);
type Names = Vec<String>;
impl Trie {
    fn new() -> Self { todo!() }
    fn get(&self, key: &str) -> Option<&Node> { todo!() }
    fn take(self) -> Vec<Node> { todo!() }
    fn sift(&self, into: &mut Vec<Point>) { todo!() }
    fn fetch(&self) -> DbResult<Vec<String>> { todo!() }
    async fn load(&self) -> Result<Vec<u8>, Error> { todo!() }
}
fn gather(name: &str, into: &mut Vec<u16>) { todo!() }
fn choose<T>(into: &mut Vec<T>) { todo!() }
fn lookup(name: &str) -> HashMap<u64, String> { todo!() }
`;

/** Type of the expression bound to `it` in a method body of `impl Trie`. */
function typeOf(
  expression: string,
  signature = '&self, v: Vec<String>, s: &str, o: Option<String>, p: Point, m: &mut BTreeMap<u64, Node>',
): string {
  const text = `${PRELUDE}\nimpl Trie { async fn body<I: IntoIterator<Item = u8>>(${signature}) { let it = ${expression}; } }`;
  const file = new RustFile('src/lib.rs', text, CrateIndex.ofText('src/lib.rs', text));
  const declaration = [...file.tree.root.descendants()].find((node) => node.kind === 'let_declaration')!;
  const found = file.typeOf(declaration.child('value'));
  return found ? printType(found) : '?';
}

describe('types are read as far as they are written', () => {
  test.each([
    ['v', 'Vec<String>'],
    ['&v', '&Vec<String>'],
    ['v.iter()', 'Iterator<&String>'],
    ['v.into_iter()', 'Iterator<String>'],
    ['(&v).into_iter()', 'Iterator<&String>'],
    ['v.iter().cloned()', 'Iterator<String>'],
    ['self.nodes.iter().map(|node| &node.key).next()', 'Option<&String>'],
    ['self.names.values().flat_map(|bytes| bytes.iter()).next()', 'Option<&u8>'],
    ['v.iter().flat_map(|each| each.strip_prefix(s)).collect::<Vec<_>>()', 'Vec<&str>'],
    ['s.split(s).map(str::trim).map(String::from).collect::<Vec<_>>()', 'Vec<String>'],
    ['o.as_ref().map(String::len)', 'Option<usize>'],
    ['o.as_ref().map_or(0, |each| each.len())', 'usize'],
    ['v.is_empty().then(|| p)', 'Option<Point>'],
    ['self.names.get(s).context(s)?', '&Vec<u8>'],
    ['v.split_first()', 'Option<(&String, &[String])>'],
    ['m.first_key_value()', 'Option<(&u64, &Node)>'],
    ['String::from_utf8_lossy(b)', 'Cow<str>'],
    ['f32::from(b)', 'f32'],
    ['Instant::now()', 'Instant'],
    ['Duration::from_millis(b)', 'Duration'],
    ['Utc::now()', '?'],
    ['Batch::try_new(v)?', 'Batch'],
    ['Level::try_from(b)', 'Result<Level, _>'],
    ['self.fetch().unwrap()', 'Vec<String>'],
    ['self.fetch().map_err(drop)?', 'Vec<String>'],
    ['u64::from_le_bytes(b)', 'u64'],
    ['u16::try_from(b)', 'Result<u16, _>'],
    ['v.iter().map(|each| u64::from(each.len())).collect::<Vec<_>>()', 'Vec<u64>'],
    ['char::from_u32(b)', 'Option<char>'],
    ['std::str::from_utf8(b)', 'Result<&str, _>'],
    ['{ let mut all = Vec::new(); all.push(p); all }', 'Vec<Point>'],
    ['{ let mut all = vec![]; all.push(p); all }', 'Vec<Point>'],
    ['{ let mut all = Vec::new(); gather(s, &mut all); all }', 'Vec<u16>'],
    ['{ let mut all = Vec::new(); self.sift(&mut all); all }', 'Vec<Point>'],
    ['{ let mut all = Vec::new(); choose(&mut all); all }', 'Vec'],
    ['{ let mut best = None; best = Some(p); best }', 'Option<Point>'],
    ['{ let key = |node: &Node| p; key(self) }', 'Point'],
    ['v.iter().enumerate()', 'Iterator<(usize, &String)>'],
    ['v.iter().map(|x| x.len())', 'Iterator<usize>'],
    ['v.iter().map(|x| x.len()).collect::<Vec<_>>()', 'Vec<usize>'],
    ['v.iter().filter(|x| x.is_empty())', 'Iterator<&String>'],
    ['(0..v.len()).map(|i| v[i].len())', 'Iterator<usize>'],
    ['(0..v.len()).map(|i| v[i].len())', 'Iterator<usize>'],
    ['v[0]', 'String'],
    ['v[1..]', '[String]'],
    ['v.first()', 'Option<&String>'],
    ['v.len()', 'usize'],
    ['s.to_string()', 'String'],
    ['s.to_owned()', 'String'],
    ['s.chars()', 'Iterator<char>'],
    ['o.as_ref()', 'Option<&String>'],
    ['o.unwrap_or_default()', 'String'],
    ['o.map(|x| x.len())', 'Option<usize>'],
    ['p.x', 'u32'],
    ['p.x == 1', 'bool'],
    ['m.get(&1)', 'Option<&Node>'],
    ['m.values()', 'Iterator<&Node>'],
    ['self', '&Trie'],
    ['self.nodes', 'Vec<Node>'],
    ['self.nodes.iter()', 'Iterator<&Node>'],
    ['self.nodes[0].pair.1', 'String'],
    ['self.names.entry(s.to_string())', 'Entry<String, Vec<u8>>'],
    ['self.root.as_ref().unwrap()', '&Box<Node>'],
    ['self.root.as_ref().unwrap().key', 'String'],
    ['self.lock.lock().unwrap()', '&mut Vec<u8>'],
    ['self.get(s)', 'Option<&Node>'],
    ['self.get(s).unwrap().key.clone()', 'String'],
    ['self.load().await?', 'Vec<u8>'],
    ['Trie::new()', 'Trie'],
    ['Trie::new().take()', 'Vec<Node>'],
    ['lookup(s)', 'HashMap<u64, String>'],
    ['lookup(s).get(&1)', 'Option<&String>'],
    ['Wrapper(v).0', 'Vec<String>'],
    ['Node { key: s.into(), pair: (1, v[0].clone()) }', 'Node'],
    ['Arc::new(v)', 'Arc<Vec<String>>'],
    ['Arc::clone(&self.lock)', 'Arc<Mutex<Vec<u8>>>'],
    ['Vec::<u8>::new()', 'Vec<u8>'],
    ['String::with_capacity(8)', 'String'],
    ['std::mem::take(m)', 'BTreeMap<u64, Node>'],
    ['format!("{s}")', 'String'],
    ['vec![0u8; 4]', 'Vec<u8>'],
    ['b"abc"', '&[u8; _]'],
    ['if s.is_empty() { v } else { Vec::new() }', 'Vec<String>'],
    ['match o { Some(x) => x, None => return }', 'String'],
    ['Some(1u64)', 'Option<u64>'],
    ['1u8 as usize', 'usize'],
    ['&*self.names', '?'],
    ['unknown(s)', '?'],
    ['s.unknown()', '?'],
    ['v.unknown().len()', 'usize'],
    ['s.constructor()', '?'],
  ])('%s: %s', (expression, expected) => {
    expect(typeOf(expression)).toBe(expected);
  });

  test.each([
    ['for x in &v { let it = x; }', '&String'],
    ['for (i, x) in v.iter().enumerate() { let it = x; }', '&String'],
    ['for (k, n) in m { let it = n; }', '&mut Node'],
    ['for Node { key, .. } in &self.nodes { let it = key; }', '&String'],
    ['if let Some(x) = &o { let it = x; }', '&String'],
    ['v.iter().for_each(|x| { let it = x; });', '&String'],
    ['v.retain(|x| { let it = x; true });', '&String'],
    ['let Point { x, y } = p; let it = y;', 'u32'],
    ['let (_, x) = (1u8, s()); let (_, it2) = (v, p); let it = it2;', 'Point'],
    ['(0..3u8).map(|n| { let it = n; });', 'u8'],
    ['m.iter().map(|(_, n)| { let it = n; });', '&Node'],
    ['m.values().fold(0, |_, n| { let it = n; 0 });', '&Node'],
    ['let names: Names = g(); let it = names;', 'Vec<String>'],
    ['match self.root { Some(ref n) => { let it = n; } None => {} }', '&Box<Node>'],
  ])('%s', (statements, expected) => {
    const text = `${PRELUDE}\nimpl Trie { fn body(&self, v: Vec<String>, o: Option<String>, p: Point, m: &mut BTreeMap<u64, Node>) { ${statements} } }`;
    const file = new RustFile('src/lib.rs', text, CrateIndex.ofText('src/lib.rs', text));
    const declaration = [...file.tree.root.descendants()].find(
      (node) => node.kind === 'let_declaration' && node.child('pattern')?.text === 'it',
    )!;
    const found = file.typeOf(declaration.child('value'));
    expect(found && printType(found)).toBe(expected);
  });
});

describe('what a pinned self lends', () => {
  const PINNED = "mut self: Pin<&mut Self>, cx: &mut Context<'_>";
  test.each([
    ['self.project().nodes', '&mut Vec<Node>'],
    ['self.as_mut().project().names', '&mut HashMap<String, Vec<u8>>'],
    ['self.project_ref().nodes', '&Vec<Node>'],
    ['self.get_mut()', '&mut Trie'],
    ['&mut *self', '&mut Trie'],
    ['Pin::into_inner(self)', '&mut Trie'],
  ])('%s', (expression, expected) => {
    expect(typeOf(expression, PINNED)).toBe(expected);
  });

  test('what a bound says of the items of a parameter', () => {
    expect(typeOf('all.into_iter()', 'all: impl IntoIterator<Item = Node>')).toBe('Iterator<Node>');
    expect(typeOf('all.into_iter()', 'all: I')).toBe('Iterator<u8>');
    expect(typeOf('all.map(|each| each)', 'all: impl IntoIterator<Item = Node>')).not.toBe('Iterator<u8>');
    expect(typeOf('all.into_iter()', 'all: &[Node]')).toBe('Iterator<&Node>');
  });

  test('a self that is not pinned has no projection of which anything is known', () => {
    expect(typeOf('self.project().nodes', '&mut self')).toBe('?');
  });
});

describe('what is collected is what the function says that it gives', () => {
  const collected = (returns: string, body: string) => {
    const text = `fn body(v: &[String], asked: bool) -> ${returns} { ${body} }`;
    const file = new RustFile('src/lib.rs', text, CrateIndex.ofText('src/lib.rs', text));
    const call = [...file.tree.root.descendantsOfKind('call_expression')].find((each) =>
      each.text.endsWith('.collect()'),
    );
    const found = file.typeOf(call);
    return found ? printType(found) : '?';
  };
  test.each([
    ['Vec<&String>', 'v.iter().collect()', 'Vec<&String>'],
    ['Vec<&String>', 'return v.iter().collect();', 'Vec<&String>'],
    ['Vec<&String>', 'let all = v.iter().collect(); all', 'Vec<&String>'],
    ['Result<Vec<&String>, Error>', 'Ok(v.iter().collect())', 'Vec<&String>'],
    ['Result<Vec<&String>, Error>', 'v.iter().map(read).collect()', 'Result<Vec<&String>, Error>'],
    ['io::Result<Option<HashSet<u8>>>', 'return Ok(Some(v.iter().collect()));', 'HashSet<u8>'],
    ['Vec<&String>', 'if asked { v.iter().collect() } else { vec![] }', 'Vec<&String>'],
    ['Vec<&String>', 'match asked { true => { v.iter().collect() } _ => vec![] }', 'Vec<&String>'],
    ['Vec<&String>', 'if v.iter().collect() { vec![] } else { vec![] }', '?'],
    ['Vec<&String>', 'v.iter().collect(); vec![]', '?'],
    ['Option<Vec<&String>>', 'v.first().map(|_| v.iter().collect())', '?'],
    ['Vec<&String>', 'Some(v.iter().collect()).unwrap()', '?'],
    ['impl Iterator<Item = u8>', 'Ok(v.iter().collect())', '?'],
    ['usize', 'Ok(v.iter().collect())', '?'],
  ])('-> %s { %s }', (returns, body, expected) => {
    expect(collected(returns, body)).toBe(expected);
  });
});
