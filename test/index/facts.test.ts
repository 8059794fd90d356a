import { createHash } from 'node:crypto';
import { FACTS_VERSION, factsOfFile } from '../../src/index/crate-index.js';

const SAMPLE = `
#[derive(Clone, Copy)] pub struct Id(u64);
pub struct Node<'a> { key: String, next: Option<Box<Node<'a>>>, #[cfg(test)] seen: bool }
pub enum Shape { Round(f64), Cornered { sides: Vec<Id> }, None }
type Names = Vec<String>;
impl Copy for Shape {}
pub trait Seek { fn seek(&mut self, at: usize) -> Option<&Id>; fn skip(self) {} }
impl Seek for Node<'_> { fn seek(&mut self, at: usize) -> Option<&Id> { self.step(at); helper::<u8>(at) } }
impl Node<'_> {
    pub fn name(&self) -> &str { &self.key }
    pub fn is_last(&self) -> bool { self.next.is_none() }
    pub(crate) async fn load(self: &Self, names: &Names) -> Result<Vec<u8>, Error> { fetch(names).await?.collect() }
    pub fn encode(&self, out: &mut Vec<u8>) { out.reserve(8); out.extend_from_slice(self.key.as_bytes()); }
}
fn helper<T: Into<String>>(value: impl Into<T>) -> String { let all = Names::new(); all.join(",") }
#[cached] fn remembered() -> String { String::new() }
extern "C" { fn outside(n: i32) -> i32; }
include!("tables.inc");
#[path = "slow.txt"] mod slow;
#[doc = "like #[test]"] fn told() { helper(1); }
#[cfg(test)] mod tests { use super::*; #[test] fn works() { helper(1); } macro_rules! call { ($e:expr) => { told($e) }; } }
`;

test('who changes what is read of a text counts the version up: a server has the facts of unchanged files from before', () => {
  const facts = ['src/a.rs', 'benches/a.rs', 'tests/a.rs'].map((path) => factsOfFile(path, SAMPLE));
  const digest = createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, 12);
  expect([FACTS_VERSION, digest]).toEqual([20, 'd549fb4190d7']);
});

test.each([
  ['#[doc = "like #[test]"]', 'plain'],
  ['#[doc = "like #[cfg(test)]"]', 'plain'],
  ['#[doc = "like #[bench]"]', 'plain'],
  ['#[doc = "x"] #[test]', 'test'],
  ['#[tokio::test(flavor = "multi_thread")]', 'test'],
])('the role of a function below `%s` is %s', (attributes, role) => {
  expect(factsOfFile('src/a.rs', `${attributes}\nfn f() {}\n`).functions).toMatchObject([{ role }]);
});

test('a type is no copy because its documentation speaks of it', () => {
  const of = (attribute: string) =>
    factsOfFile('src/a.rs', `${attribute}\nstruct A(u8);\n`).types[0]?.derives;
  expect(of('#[doc = "derive(Copy)"]')).toEqual([]);
  expect(of('#[cfg_attr(feature = "copy", derive(Clone, Copy))]')).toEqual(['Clone', 'Copy']);
});
