import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import { scanFile } from '../../src/rules/review-rust.js';

/** How much a loop adds is said as it is, and a fix that makes room is offered only where it makes enough. */
test.each([
  ['out.push(item);', 'gets one element per turn', true],
  ['out.push(0); out.push(item);', 'gets several elements per turn', false],
  ['if item == 0 { out.push(1); } out.push(item);', 'gets one element or more per turn', false],
  [
    'match kind { Kind::A => out.push(item), Kind::B => out.push(0), Kind::C => drop(item) }',
    'gets one element at most turns',
    false,
  ],
])('%s', (body, words, isFixed) => {
  const text = `fn gather(items: Vec<u64>, kind: Kind) -> Vec<u64> {
    let mut out = Vec::new();
    for item in items {
        look(&item);
        ${body}
    }
    out
}
`;
  const index = CrateIndex.of(new Map([['src/lib.rs', factsOfFile('src/lib.rs', text)]]), true);
  const { findings } = scanFile('src/lib.rs', text, index, DEFAULT_CONFIG);
  const growth = findings.find(({ rule }) => rule === 'grow-loop-without-capacity');
  expect(growth?.message).toContain(words);
  expect(growth?.suggestion !== null).toBe(isFixed);
});
