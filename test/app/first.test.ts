import { AppScene } from './app-scene.js';

let scene: AppScene;
beforeAll(async () => {
  scene = await AppScene.start();
}, 60_000);
afterAll(() => scene.close());

test('opened', async () => {
  const sample = await scene.repository({
    'Cargo.toml': '[package]\nname = "trie"\nversion = "0.1.0"\n',
    'src/lib.rs': 'pub mod a;\n',
  });
  const ref = await scene.open(sample, {
    'src/a.rs': `//! Names.

/// Adds up the lengths.
pub fn total(names: &[String]) -> usize {
    let mut sum = 0;
    for name in names {
        let copy = name.clone();
        sum += copy.len();
    }
    sum
}

/// Reads without a reason.
pub fn first(bytes: &[u8]) -> u8 {
    unsafe { *bytes.get_unchecked(0) }
}
`,
  });
  console.log(
    JSON.stringify(scene.github.what(ref), null, 1),
    scene.github.requests.byRoute(),
    scene.github.violations,
  );
}, 60_000);
