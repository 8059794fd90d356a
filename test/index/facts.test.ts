import { factsOfFile } from '../../src/index/crate-index.js';

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
