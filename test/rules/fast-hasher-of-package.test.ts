import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { indexOf } from './fixture.js';

const MARKS = `use std::collections::HashMap;

pub struct Marks {
    by_page: HashMap<u32, u8>,
    by_name: HashMap<String, u8>,
}
`;

/** What is said of the maps in a package with this manifest. */
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
  ['rustc-hash = "2"', '`FxHashMap` of `rustc-hash`'],
  ['ahash.workspace = true', '`AHashMap` of `ahash`'],
  ['hashing = { package = "foldhash", version = "0.1" }', 'the hasher of `foldhash`'],
])('where the package is built with %s, numbers are keys for it, and texts are not', (needed, named) => {
  const said = saidOf(`[dependencies]\n${needed}\n`);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^4 warning: /);
  expect(said[0]).toContain(named);
});

test.each([
  '[dependencies]\nserde = "1"\n',
  '[dev-dependencies]\nrustc-hash = "2"\n',
  '[workspace.dependencies]\nrustc-hash = "2"\n',
])('where it is not, a number that nothing looks up in a loop is no matter: %j', (manifest) => {
  expect(saidOf(manifest)).toEqual([]);
});
