import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { indexOf } from './fixture.js';

const MARKS = `use crate::peers::PeerIndex;
use std::collections::HashSet;

pub struct PageId(u32);

pub struct Pages {
    banned: HashSet<PageId>,
    known: u32,
}

impl Pages {
    fn count(&mut self, pages: &[PageId]) {
        for page in pages {
            if !self.banned.contains(page) {
                self.known += 1;
            }
        }
    }
}
`;

/** What is said of the set in a package with this manifest. */
function saidOf(manifest: string): string[] {
  const files = new Map([
    ['pages/Cargo.toml', `[package]\nname = "pages"\n${manifest}`],
    ['pages/src/lib.rs', MARKS],
  ]);
  const { findings } = scanFile('pages/src/lib.rs', MARKS, indexOf(files), DEFAULT_CONFIG);
  return findings
    .filter(({ rule }) => rule === 'default-hasher-on-hot-map')
    .map(({ startLine, severity, help }) => `${startLine} ${severity}: ${help}`);
}

test.each([
  ['rustc-hash = "2"', '`FxHashSet` of `rustc-hash`'],
  ['ahash.workspace = true', '`AHashSet` of `ahash`'],
  ['hashing = { package = "foldhash", version = "0.1" }', 'the hasher of `foldhash`'],
])('where the package is built with %s, ids that a counter hands out are keys for it', (needed, named) => {
  const said = saidOf(`[dependencies]\n${needed}\n`);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^7 warning: /);
  expect(said[0]).toContain(named);
});

test.each([
  '[dependencies]\nserde = "1"\n',
  '[dev-dependencies]\nrustc-hash = "2"\n',
  '[workspace.dependencies]\nrustc-hash = "2"\n',
])('where it is not, code that speaks with others may have them from there: %j', (manifest) => {
  const said = saidOf(manifest);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^7 note: /);
});
