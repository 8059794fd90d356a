import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** One method or another exists only for some types, and some code can't move into a closure. */
test.each([
  [
    'a part of a slice is one',
    'vec-then-array',
    'fn first(bytes: &[u8]) -> [u8; 8] { bytes[..8].to_vec().try_into().unwrap() }',
    'turns into an array itself: leave out `to_vec()`',
  ],
  [
    'a part that is handed over is lent',
    'vec-then-array',
    'fn first(bytes: &[u8]) -> [u8; 8] { <[u8; 8]>::try_from(bytes[..8].to_vec()).unwrap() }',
    'turns into an array itself: lend `&bytes[..8]`',
  ],
  [
    'a buffer is no slice',
    'vec-then-array',
    `struct Field { value: bytes::Bytes }
impl Field { fn number(&self) -> Result<u64, Error> {
    let eight: [u8; 8] = self.value.to_vec().try_into().map_err(|_| Error::Length)?;
    Ok(u64::from_le_bytes(eight))
} }`,
    'turns into an array itself: write `[..]` instead of `.to_vec()`',
  ],
  [
    'a list is none either',
    'vec-then-array',
    `fn four(kept: &Vec<u32>) -> [u32; 4] {
    let copy = kept.to_vec();
    copy.try_into().unwrap()
}`,
    'turns into an array itself: lend `&kept[..]`',
  ],
  [
    'who knows what an unknown type is',
    'vec-then-array',
    'fn eight(field: &Field) -> [u8; 8] { field.content.to_vec().try_into().unwrap() }',
    'turns into an array itself: borrow it as one, by `[..]` or `as_ref()`, instead of `to_vec()`',
  ],
])('%s', (_, rule, text, help) => {
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  expect(findings.filter((each) => each.rule === rule).map((each) => each.help)).toEqual([
    expect.stringContaining(help),
  ]);
});
