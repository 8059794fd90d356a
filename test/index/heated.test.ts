import { CrateIndex, type FileFacts, factsOfFile } from '../../src/index/crate-index.js';

/** What of `src/lib.rs` a benchmark file heats, in the order it is declared there. */
function heated(lib: string, bench: string): string[] {
  const facts = new Map<string, FileFacts>([
    ['src/lib.rs', factsOfFile('src/lib.rs', lib)],
    ['benches/b.rs', factsOfFile('benches/b.rs', bench)],
  ]);
  const { reach } = CrateIndex.of(facts, true);
  return facts
    .get('src/lib.rs')!
    .functions.filter(({ owner, name }) => reach.heatedByBenchmark(owner, name, 'src/lib.rs') !== null)
    .map(({ name }) => name);
}

const LIB = `
  pub struct Table;
  impl Table { pub fn find_row(&self) {} pub fn drained(self) {} pub fn sorted_rows(&self) {} }
  pub fn filled() -> Table { Table }
  pub fn parse_all() {}
`;

describe('a benchmark heats what it times', () => {
  test.each([
    [
      'and not what it sets up',
      'fn b(c: &mut Criterion) { let t = filled(); c.bench_function("a", |b| b.iter(|| t.find_row())); }',
      ['find_row'],
    ],
    [
      'the second closure of a batch',
      'fn b(c: &mut Criterion) { c.bench_function("a", |b| b.iter_batched(|| filled(), |t| t.sorted_rows(), BatchSize::SmallInput)); }',
      ['sorted_rows'],
    ],
    [
      'through an async bencher',
      'fn b(c: &mut Criterion) { let t = filled(); c.bench_function("a", |b| b.to_async(&rt).iter(|| async { t.find_row() })); }',
      ['find_row'],
    ],
    [
      'a function that is handed over',
      '#[divan::bench] fn b(bencher: Bencher) { bencher.with_inputs(|| filled()).bench_values(Table::drained); }',
      ['drained'],
    ],
    [
      'of what is handed over under a name, all that is called',
      'fn b(b: &mut Bencher) { let t = filled(); let run = || t.find_row(); b.iter(run); }',
      ['find_row', 'filled'],
    ],
    [
      'a marked function as a whole',
      '#[divan::bench] fn b() { filled().find_row(); }',
      ['find_row', 'filled'],
    ],
    [
      'in what a macro writes',
      'macro_rules! each { ($t:ident) => { |b| b.iter(|| $t.find_row()) }; } fn b() { filled(); }',
      ['find_row'],
    ],
    [
      'by way of a function beside it',
      'fn once(t: &Table) { t.find_row(); } fn b(b: &mut Bencher) { let t = filled(); b.iter(|| once(&t)); }',
      ['find_row'],
    ],
    [
      'everything where a harness of its own times a closure',
      'fn timed<F: Fn()>(b: &mut Bencher, f: F) { b.iter(|| f()); } fn b(b: &mut Bencher) { timed(b, || parse_all()); }',
      ['parse_all'],
    ],
    [
      'everything where nothing is known to be timed',
      'fn main() { let at = now(); filled().find_row(); }',
      ['find_row', 'filled'],
    ],
    ['an iterator is no harness', 'fn main() { for row in rows.iter() { parse_all(); } }', ['parse_all']],
  ])('%s', (_, bench, expected) => {
    expect(heated(LIB, bench)).toEqual(expected);
  });
});

test('of a method that many types have, that of the type made beside it', () => {
  const lib = `
    pub struct A; pub struct B; pub struct C;
    impl A { pub fn made() -> A { A } pub fn walk_all(&self) {} pub fn get(&self) {} }
    impl B { pub fn walk_all(&self) {} }
    impl C { pub fn walk_all(&self) {} }
    pub fn other() {}
  `;
  const bench = (timed: string) =>
    `fn b(b: &mut Bencher) { let a = A::made(); b.iter(|| { other(); ${timed} }); }`;
  expect(heated(lib, bench('a.walk_all()'))).toEqual(['walk_all', 'other']);
  expect(heated(lib, bench('a.get()'))).toEqual(['other']);
});

test('four calls behind it and no further', () => {
  const steps = Array.from({ length: 6 }, (_, at) => `fn step${at}() { step${at + 1}(); }`).join('\n');
  expect(heated(steps, 'fn b(b: &mut Bencher) { b.iter(|| step0()); }')).toEqual([
    'step0',
    'step1',
    'step2',
    'step3',
  ]);
});

test('the shortest way counts', () => {
  const lib =
    'fn far() { a(); } fn a() { b(); } fn b() { c(); } fn c() { near(); } fn near() { last(); } fn last() {}';
  expect(heated(lib, 'fn x(b: &mut Bencher) { b.iter(|| { far(); near(); }); }')).toContain('last');
});

test('functions that call each other end', () => {
  expect(
    heated('fn ping() { pong(); } fn pong() { ping(); }', 'fn b(b: &mut Bencher) { b.iter(|| ping()); }'),
  ).toEqual(['ping', 'pong']);
});
