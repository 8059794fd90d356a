import { CrateIndex, type FileFacts, factsOfFile } from '../../src/index/crate-index.js';
import { processorTime } from '../processor-time.js';

function indexOf(files: Record<string, string>): CrateIndex {
  const facts = new Map<string, FileFacts>(
    Object.entries(files).map(([path, text]) => [path, factsOfFile(path, text)]),
  );
  return CrateIndex.of(facts, true);
}

describe('what may be reached', () => {
  const { reach } = indexOf({
    'src/lib.rs': `
      pub struct Trie; pub struct Cache;
      impl Trie { pub fn seek(&self) { self.step(); helper(); } fn step(&self) {} pub fn new() -> Self { Trie } pub fn prune(&self) {} pub fn poll_expired(&self) {} }
      impl Cache { pub fn warm_up(&self) { Self::fill() } fn fill() {} pub fn insert(&self) {} }
      fn helper() { Trie::finish_all(); } impl Trie { fn finish_all() {} }
      fn handed_on() {} pub fn uses_value() { run(handed_on); xs.map(Trie::mapped); } impl Trie { fn mapped() {} }
    `,
    'benches/trie.rs': 'fn bench() { let t = Trie::new(); t.seek(); t.insert(); }',
    'tests/it.rs':
      '#[test] fn works() { cache.warm_up(); uses_value(); poll!(trie); } macro_rules! poll { ($t:ident) => { $t.enter(|t| t.poll_expired()) }; }',
  });

  test.each([
    ['Trie', 'seek', 'benches/trie.rs'],
    ['Trie', 'step', 'benches/trie.rs'],
    ['', 'helper', 'benches/trie.rs'],
    ['Trie', 'finish_all', 'benches/trie.rs'],
    ['Trie', 'new', 'benches/trie.rs'],
    ['Trie', 'prune', null],
    ['Cache', 'insert', null],
    ['Cache', 'warm_up', null],
  ])('benchmark -> %s::%s: %s', (owner, name, path) => {
    expect(reach.reachedByBenchmark(owner, name, 'src/lib.rs')).toBe(path);
  });

  test.each([
    ['Cache', 'warm_up', true],
    ['Cache', 'fill', true],
    ['Trie', 'mapped', true],
    ['Trie', 'poll_expired', true],
    ['Trie', 'seek', false],
  ])('test -> %s::%s: %s', (owner, name, reached) => {
    expect(reach.reachedByTest(owner, name, 'src/lib.rs')).toBe(reached);
  });
});

describe('a method that every crate has, called in a test', () => {
  const { reach } = indexOf({
    'src/lib.rs': `
      pub struct Index; pub struct Other;
      impl Index { pub fn new() -> Self { Index } pub fn find(&self) { self.looked_up() } fn looked_up(&self) {} pub fn insert(&mut self) {} }
      impl Other { pub fn find(&self) {} }
      pub fn indexed() -> Result<Index, Error> {}
      pub fn unrelated() {}
    `,
    'tests/it.rs': `
      #[test] fn finds() { let index = Index::new(); index.find("a"); }
      #[test] fn adds() { let mut index = indexed().unwrap(); index.insert("a"); }
      #[test] fn elsewhere() { unrelated(); names.get(0); }
    `,
    'benches/it.rs': 'fn bench() { let index = Index::new(); index.find("a"); }',
  });

  test.each([
    ['is that of the type made beside it', 'Index', 'find', true],
    ['with what it calls in turn', 'Index', 'looked_up', true],
    ['also where a function of ours makes it', 'Index', 'insert', true],
    ['and of no type that is not there', 'Other', 'find', false],
  ])('%s', (_, owner, name, reached) => {
    expect(reach.reachedByTest(owner, name, 'src/lib.rs')).toBe(reached);
  });

  test('makes nothing hot', () => {
    expect(reach.reachedByBenchmark('Index', 'find', 'src/lib.rs')).toBeNull();
  });
});

test('generated code beside switched-off benchmarks measures nothing; a harness elsewhere does', () => {
  const { reach } = indexOf({
    'src/lib.rs': 'pub fn encode_all() {} pub fn decode_all() {}',
    'rpc/benches-off/benchmarks/generated.rs': 'fn call() { encode_all(); }',
    'benchmarks/decoding.rs': 'use criterion::Criterion; fn run(c: &mut Criterion) { decode_all(); }',
  });
  expect(reach.reachedByBenchmark('', 'encode_all', 'src/lib.rs')).toBeNull();
  expect(reach.reachedByBenchmark('', 'decode_all', 'src/lib.rs')).toBe('benchmarks/decoding.rs');
});

test('a test of what measures is no benchmark', () => {
  const { reach } = indexOf({
    'src/lib.rs': 'pub fn run_benches() {}',
    'tests/it/bench.rs':
      '#[test] fn runs() { helper(); } fn helper() { file("#[bench] fn b() {}"); run_benches(); }',
  });
  expect(reach.reachedByBenchmark('', 'run_benches', 'src/lib.rs')).toBeNull();
});

test('a method that three types have makes none of them hot', () => {
  const { reach } = indexOf({
    'src/lib.rs': `
      pub struct A; pub struct B; pub struct C;
      impl A { pub fn advance_all(&self) { one_step(); } pub fn retreat_all(&self) {} }
      impl B { pub fn advance_all(&self) {} pub fn retreat_all(&self) {} }
      impl C { pub fn advance_all(&self) {} }
      fn one_step() {}
    `,
    'benches/all.rs': 'fn bench() { x.advance_all(); x.retreat_all(); }',
  });
  expect(reach.reachedByBenchmark('', 'one_step', 'src/lib.rs')).toBe('benches/all.rs');
  expect(reach.heatedByBenchmark('', 'one_step', 'src/lib.rs')).toBeNull();
  expect(reach.heatedByBenchmark('A', 'advance_all', 'src/lib.rs')).toBeNull();
  expect(reach.heatedByBenchmark('B', 'retreat_all', 'src/lib.rs')).toBe('benches/all.rs');
});

test('all benchmark files that may reach a function are told, up to eight', () => {
  const bench = (name: string) => [`benches/${name}.rs`, 'fn run() { t.seek_all(); }'];
  const files = (count: number) =>
    Object.fromEntries([
      ['src/lib.rs', 'pub struct Trie; impl Trie { pub fn seek_all(&self) { step(); } } fn step() {}'],
      ...Array.from({ length: count }, (_, at) => bench(`b${at}`)),
    ]) as Record<string, string>;
  const two = indexOf(files(2)).reach;
  expect([...two.benchmarksReaching('', 'step', 'src/lib.rs')].sort()).toEqual([
    'benches/b0.rs',
    'benches/b1.rs',
  ]);
  expect(two.reachedByBenchmark('', 'step', 'src/lib.rs')).toBe(
    two.benchmarksReaching('', 'step', 'src/lib.rs')[0],
  );
  expect(indexOf(files(20)).reach.benchmarksReaching('', 'step', 'src/lib.rs')).toHaveLength(8);
  expect(two.benchmarksReaching('', 'nowhere', 'src/lib.rs')).toEqual([]);
});

describe('code that is not built with a benchmark is not reached by it', () => {
  const files = {
    'Cargo.toml':
      '[workspace]\nmembers = ["*"]\n[workspace.dependencies]\nstorage = { path = "db", package = "acme-db" }',
    'trie/Cargo.toml': `
[package]
name = "acme-trie" # not [dependencies]
[dependencies]
storage.workspace = true
[dev-dependencies]
acme-fixtures = { path = "../fixtures" }
[target.'cfg(unix)'.dependencies]
sys = {
  path = "../sys", package = "acme-sys" }
[dependencies.acme-words]
path = "../words"
`,
    'db/Cargo.toml':
      '[package]\nname = "acme-db"\n[dev-dependencies]\nacme-net = "1"\n[dependencies]\nacme-log = "1"',
    'trie/benches/trie.rs': 'fn bench() { x.advance(); }',
    'trie/tests/it.rs': '#[test] fn works() { x.advance(); }',
    'tools/unread/Cargo.toml': 'dependencies = { acme-net = "1" }\npackage.name = "unread"',
  };
  const crates = ['trie', 'db', 'fixtures', 'sys', 'words', 'log', 'net', 'tools/unread'];
  const all = indexOf({
    ...Object.fromEntries(
      ['fixtures', 'sys', 'words', 'log', 'net'].map((name) => [
        `${name}/Cargo.toml`,
        `[package]\nname = "acme-${name}"`,
      ]),
    ),
    ...Object.fromEntries(
      crates.map((name) => [
        `${name}/src/deep/lib.rs`,
        'impl Walker { pub fn advance(&self) { inner() } } fn inner() {}',
      ]),
    ),
    ...files,
  });

  test.each([
    ['of its own package', 'trie', true],
    ['of a dependency that the workspace calls otherwise', 'db', true],
    ['of one for tests and benchmarks', 'fixtures', true],
    ['of one that is renamed, on one platform', 'sys', true],
    ['of one in a section of its own', 'words', true],
    ['of the dependency of a dependency', 'log', true],
    ['of what only the tests of a dependency need', 'net', false],
    ['of a package whose manifest is not read', 'tools/unread', true],
  ])('%s: %s %s', (_, name, reached) => {
    const path = `${name}/src/deep/lib.rs`;
    const bench = reached ? 'trie/benches/trie.rs' : null;
    expect(all.reach.reachedByBenchmark('Walker', 'advance', path)).toBe(bench);
    expect(all.reach.reachedByBenchmark('', 'inner', path)).toBe(bench);
    expect(all.reach.reachedByTest('Walker', 'advance', path)).toBe(reached);
  });

  test('without manifests, what is called so may be reached', () => {
    const bare = all.with(
      new Map(
        [...all.files.keys()].flatMap((path) => (path.endsWith('.toml') ? [[path, null] as const] : [])),
      ),
    );
    expect(bare.reach.reachedByBenchmark('Walker', 'advance', 'net/src/deep/lib.rs')).toBe(
      'trie/benches/trie.rs',
    );
  });
});

describe('the nearest benchmark of what none reaches', () => {
  const { reach } = indexOf({
    'trie/src/lib.rs':
      'pub struct Trie; impl Trie { pub fn seek(&self) {} pub fn prune(&self) {} fn get(&self) {} }',
    'trie/src/walk.rs': 'pub fn walk() {} pub fn skip_all() {}',
    'trie/benches/trie.rs': 'fn bench() { let t = Trie; t.seek(); walk(); }',
    'store/src/lib.rs': 'pub fn flush_all() {}',
    'store/src/page.rs': 'pub fn split_page() {}',
    'store/benches/store.rs': 'fn bench() { flush_all(); }',
    'net/src/lib.rs': 'pub fn dial() {}',
    'net/benches/empty.rs': 'fn bench() { outside(); }',
  });

  test.each([
    [
      'of the same type',
      'Trie',
      'prune',
      'trie/src/lib.rs',
      { file: 'trie/benches/trie.rs', reaches: 'Trie::seek' },
    ],
    [
      'in the same file',
      '',
      'skip_all',
      'trie/src/walk.rs',
      { file: 'trie/benches/trie.rs', reaches: 'walk' },
    ],
    [
      'in the same crate',
      '',
      'split_page',
      'store/src/page.rs',
      { file: 'store/benches/store.rs', reaches: 'flush_all' },
    ],
    [
      'that reaches nothing here',
      '',
      'dial',
      'net/src/lib.rs',
      { file: 'net/benches/empty.rs', reaches: null },
    ],
    ['for one that is reached', 'Trie', 'seek', 'trie/src/lib.rs', undefined],
    ['for a name that tells nothing', 'Trie', 'get', 'trie/src/lib.rs', undefined],
  ])('%s', (_, owner, name, path, nearest) => {
    expect(reach.nearestBenchmark(owner, name, path)).toEqual(nearest);
  });

  test('of thousands of changed functions beside thousands that are measured costs no second', () => {
    const names = (kind: string, many: number) => Array.from({ length: many }, (_, at) => `${kind}_${at}`);
    const measured = names('fast', 5_000);
    const crowd = indexOf({
      'src/deep/in/a/folder/lib.rs': measured.map((name) => `pub fn ${name}() {}`).join(' '),
      'benches/b.rs': `fn bench() { ${measured.map((name) => `${name}();`).join(' ')} }`,
    }).reach;
    const time = processorTime(() => {
      for (const name of names('slow', 5_000)) crowd.nearestBenchmark('', name, 'src/deep/in/another/mod.rs');
    });
    expect(time).toBeLessThan(1_000);
  });

  test('where there is none', () => {
    const bare = indexOf({ 'src/lib.rs': 'pub fn walk() {}' }).reach;
    expect(bare.nearestBenchmark('', 'walk', 'src/lib.rs')).toBeNull();
  });
});

describe('declarations are seen from a file', () => {
  const index = indexOf({
    'src/a.rs':
      '#[derive(Clone, Copy)] struct Id(u64); struct Node { key: String } type Names = Vec<String>; fn make() -> Node { todo!() }',
    'src/b.rs':
      'struct Node { key: u8 } impl Node { fn size(&self) -> usize { 0 } } type Loop = Pool; type Pool = Loop;',
    'src/c.rs': 'struct Other { node: Node } impl Copy for Other {}',
  });

  test('the file itself first, then the repository where it agrees with itself', () => {
    expect(index.seenFrom('src/a.rs').field('Node', 'key')?.name).toBe('String');
    expect(index.seenFrom('src/b.rs').field('Node', 'key')?.name).toBe('u8');
    expect(index.seenFrom('src/c.rs').field('Node', 'key')).toBeNull();
    expect(index.seenFrom('src/c.rs').alias('Names')?.name).toBe('Vec');
    expect(index.seenFrom('src/c.rs').function('make')?.returns?.name).toBe('Node');
    expect(index.seenFrom('src/c.rs').method('Node', 'size')?.receiver).toBe('&');
  });

  test.each([
    ['Id', true],
    ['Node', false],
    ['Names', false],
    ['Other', true],
    ['Elsewhere', null],
    ['Loop', null],
  ])('is %s Copy: %s', (name, copy) => {
    expect(index.seenFrom('src/c.rs').isCopy(name)).toBe(copy);
  });

  test('facts are plain data', () => {
    const facts = factsOfFile(
      'src/a.rs',
      'struct A { b: Vec<u8> } impl A { pub async fn c(&mut self, d: &str) -> Option<A> { self.e(); None } }',
    );
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(facts.functions[0]).toMatchObject({
      name: 'c',
      owner: 'A',
      receiver: 'm',
      isAsync: true,
      isPublic: true,
      calls: ['.e'],
    });
  });
});
