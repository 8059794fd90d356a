//@ src/types.rs
use std::collections::HashMap;

#[derive(Clone, std::fmt::Debug)]
pub struct Row {
    pub id: u64,
    name: String,
    tags: Vec<Option<Arc<str>>>,
    by_key: HashMap<String, [u8; 32]>,
    counts: [u64; N],
    parts: (u8, &'static [u8]),
    make: Box<dyn Fn(u8) -> Row + Send>,
    raw: *const u8,
    never: fn() -> !,
    other: wire::Event,
    item: <T as Iterator>::Item,
    #[cfg(test)]
    seen: Vec<u8>,
    #[cfg(debug_assertions)]
    pub checks: u64,
    last: core::mem::ManuallyDrop<String>,
}

struct Event;
#[derive(Copy, Clone)]
struct View<'a>(&'a mut str, #[cfg(test)] u8, pub Option<&'a Row>);
struct Unread { field: some_macro!() }
struct Unit;
union Bits { whole: u32, parts: [u8; 4] }

#[derive(PartialEq)]
enum Shape<'a> {
    Circle { radius: f64 },
    Named(&'a str, u32),
    Again(u32),
    Empty,
}
enum Hidden { One(some_macro!()) }

type Rows<K = u8> = HashMap<K, Row>;
type Arc<T> = crate::sync::Arc<T>;
type Ages = HashMap<_, u8>;
#[doc = "derive(Copy)"]
struct Told(u8);
#[cfg_attr(feature = "copy", derive(Clone, Copy))]
struct Copied(u8);
trait Store: Send {
    type Item;
    const LIMIT: usize;
    fn get(&self, key: &Self::Item) -> Option<&Row>;
    fn all(&self) -> impl Iterator<Item = Row> + '_ {
        self.rows().map(Row::clone)
    }
    fn some(&self) -> impl Iterator<Item = Row> + '_ {
        let last = self.last();
        self.rows().filter(move |row| row.id < last).map(Row::clone)
    }
}
impl Copy for Bits {}
impl Clone for Bits {
    fn clone(&self) -> Self { *self }
}
impl<T> Deref for Held<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}

//@ src/functions.rs
impl Row {
    pub fn new(name: impl Into<String>, (a, b): (u8, u8), _: &mut Vec<&dyn Store>) -> Self { Self::of(name.into()) }
    pub(crate) async fn take(mut self: Box<Self>) -> Result<Row, Error> { self.inner().await?.unwrap::<u8>() }
    fn lent(self: &Self) {}
    fn changed(self: &mut Self) {}
    fn change<'a>(&'a mut self) -> &'a mut Row { self }
    fn owned(self) -> [u8; 4] { decode::<u8>(self.id).map(Self::of).map(crate::wire::Reader::open).collect() }
    const fn flag(&self) -> bool { make(self.id) }
    #[cached(size = 1)]
    fn kept(&self) -> Row { load(self) }
    #[salsa::tracked(returns(ref))]
    fn tracked(&self) -> Row { load(self) }
}
impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}", self.name()) }
}
extern "C" { fn outside(a: u8) -> u8; }
fn unknown(a: Vec<some_macro!()>, b: other_macro!()) -> Option<_> { a }
mod inner {
    pub fn free() { super::called(); <Row as Store>::get(1); (self.handler)(2); }
}
fn generic<T: Clone, F>(items: &[T], f: F) -> (T, Option<F>) where F: Fn(&T) -> T { f(&items[0]) }
#[test]
fn works() { assert_eq!(Row::new("a", (1, 2), &mut vec![]).id, one()); }
#[tokio::test]
async fn waits() { free().await }
#[doc = "like #[test]"]
fn told() {}
#[doc = "like #[bench]"] #[cfg(feature = "a]b")]
fn told_too() {}
#[test(a)] #[cfg(all(test, feature = "x"))]
fn attributed() {}
#[rstest]
fn cases() {}
#[bench]
fn speed(b: &mut Bencher) { b.iter(|| free()) }
#[divan::bench(args = [1])]
fn faster() { free() }
#[library_benchmark]
fn counted() { free() }
macro_rules! ignored { () => { free() } }
#[cfg(test)]
mod tests {
    fn help() { Row::new("b", (0, 0), &mut vec![]); }
    macro_rules! check { ($a:expr) => { help(); $a.lent(); Row::of($a) } }
    #[test]
    fn again() { check!(1) }
}

//@ src/gists.rs
fn lent_array() -> &'static [u8] { &[1, 2] }
fn constant() -> &'static Table { &tables::ALL }
fn constant_behind_return() -> &'static Table { return &tables::ALL; }
fn constant_by_name() -> &'static Table { let all = &tables::ALL; all }
fn one_write(out: &mut Vec<u8>) { out.extend_from_slice(&self.0) }
fn tried(out: &mut W) -> Result<()> { { out.write_all(&self.0)? } }
fn put(out: &mut W) { out.put_slice(&self.0); }
fn extended(out: &mut W) { out.extend(self.0); }
fn room(out: &mut Vec<u8>) { out.reserve(self.length()); self.a.encode(out); self.b.encode(out); }
fn exact(out: &mut Vec<u8>) { out.reserve_exact(8); self.a.encode(out); }
fn room_of_own() { self.out.reserve(8); self.a.encode(out); }
fn in_several(out: &mut Vec<u8>) { #[cfg(a)] out.extend(self.0); }
fn of_field(out: &mut Vec<u8>) { self.payload.encode(out) }
fn of_two(out: &mut Vec<u8>) { self.payload.encode(out, 1) }
fn arms(out: &mut Vec<u8>) { match self { A => out.put_slice(&[1]), B => out.extend(&[2]) } }
fn arms_of_both(out: &mut Vec<u8>) { match self { A => out.put_slice(&[1]), B(b) => b.encode(out) } }
fn arms_of_more(out: &mut Vec<u8>) { match self { A => out.put_slice(&[1]), B(b) => other(b) } }
fn length(&self) -> usize { self.a + self.b.len() }
fn chosen(&self) -> u8 { if self.a { Kind::Of(1) } else { u8::from(true) } }
fn looped(&self) { for a in b { c += 1 } }
fn while_looped(&self) { while a { c += 1 } }
fn forever(&self) { loop {} }
fn printed(&self) -> u8 { dbg!(self.a) }
async fn waited(&self) -> u8 { self.a.await }
async fn at_once(&self) -> u8 { self.made(1) }
async fn by_macro(&self) -> u8 { join!(self.a()) }
async fn told(&self) -> u8 { info!("made"); self.made(1) }
const fn looping() -> u8 { let mut a = 0; while a < 8 { a += 1 } a }
fn without_body();
fn empty() {}

//@ src/unreadable.rs
pub struct Broken { a: u8
fn lost( -> { }
fn found(a: u8) -> String { a.to_string() }
quick! { fn inside_macro() { Row::new() } }
cfg_if! { if #[cfg(unix)] { fn on_unix() {} struct OnUnix(u8); } else { fn elsewhere() {} } }

//@ src/takes_in.rs
#[path = "a.txt"] mod a;
#[cfg_attr(unix, path = r"b.txt")] mod b;
include!(concat!(env!("CARGO_MANIFEST_DIR"), "/c/", "c.md"));
include!("d.rs");
include!(env!("OUT"));
// include!("comment.md");
macro_rules! take { ($p:tt) => { include!($p); } }
use std::include as taken;
#[path = "e\u{2e}md"] mod e;
bundle!(path = "f.md");

//@ benches/timed.rs
fn grown(c: &mut Criterion) {
    let table = made();
    c.bench_function("a", |b| b.iter(|| table.find_row(Table::key(1))));
    c.bench_function("b", |b| b.iter_batched(|| filled(), |rows| sort_rows(rows), BatchSize::SmallInput));
}
#[divan::bench]
fn marked() { parse_all(); }
fn named(b: &mut Bencher) { let run = || summed(); b.iter(run); b.bench_values(Table::drained); }
macro_rules! each { ($f:ident) => { |b| b.iter(|| $f.walk_all()) }; }
fn helper() -> Table { made() }
//@ src/link.rs
../docs/real.md
//@ crates/a/Cargo.toml
[package]
name = "a"
[dependencies]
b = { path = "../b" }
c = { package = "d", version = "1" }
[target.'cfg(unix)'.dev-dependencies.e]
path = "../e"
[workspace.dependencies]
f = { package = "g", path = "../g" }
//@ crates/b/Cargo.toml
dependencies = { a = "1" }
