import { whyNotTrusted } from '../../../src/source/github/trust.js';

const NOTHING = async () => new Map<string, string>();
const files = (...paths: string[]) => paths.map((filename) => ({ filename }));
const why = (fromFork: boolean, paths: readonly string[], base: Record<string, string> = {}) =>
  whyNotTrusted({ fromFork }, files(...paths), async (asked) => {
    return new Map(Object.entries(base).filter(([path]) => asked.includes(path)));
  });

test.each<[boolean, string[], string | RegExp | null]>([
  [true, [], 'it was measured by a fork'],
  [false, ['src/lib.rs', 'Cargo.lock', 'docs/bench.md', 'workbench/x.rs'], null],
  [false, ['.github/workflows/ci.yml'], /changes `.github\/workflows\/ci.yml`/],
  [false, ['crates/a/benches/x.rs'], /takes part in the measurement/],
  [false, ['build.rs'], /build.rs/],
  [false, ['crates/a/build.rs'], /build.rs/],
  [false, ['.cargo/config.toml'], /config.toml/],
  [false, ['rust-toolchain.toml'], /rust-toolchain.toml/],
  [false, ['crates/a/rust-toolchain'], /rust-toolchain/],
  [false, Array.from({ length: 3000 }, (_, at) => `!${at}.md`), /more files than GitHub lists/],
])('fork %s, %j', async (fromFork, paths, expected) => {
  const reason = await why(fromFork, paths);
  if (expected instanceof RegExp) expect(reason).toMatch(expected);
  else expect(reason).toBe(expected);
});

describe('a manifest that changes', () => {
  const because = (filename: string, ...lines: string[]) =>
    whyNotTrusted(
      { fromFork: false },
      [{ filename, patch: ['@@ -1,3 +1,4 @@', ' [package]', ...lines].join('\n') }],
      NOTHING,
    );

  test.each([
    ['-version = "0.1.0"', '+version = "0.2.0-rc.1"'],
    ['+ahash = "0.8"', '-fnv = "1.0.7"', '+# faster'],
    ['+serde = { version = "1", features = ["derive", "rc"], default-features = false }'],
    ['+serde.workspace = true', '+rayon = { workspace = true }'],
    ['+[dev-dependencies]', '+proptest = ">=1.2, <2"'],
    ['+[features]', '+simd = ["dep:wide", "std?/x"]', '+default = [', '+  "std",', '+]'],
  ])('in versions and features is relied on: %s', async (...lines) => {
    expect(await because('crates/a/Cargo.toml', ...lines)).toBeNull();
  });

  test.each([
    ['+build = "x.rs"'],
    ['+build = "1.2"'],
    ['+package.build = "x.rs"'],
    ['+"build" = "x.rs"'],
    ['+"b\\u0075ild" = "x.rs"'],
    ['+[[bench]]', '+name = "seek"'],
    ['-path = "benches/seek.rs"', '+path = "src/fast.rs"'],
    ['+[lib]', '+path = "src/other.rs"'],
    ['+lib = { path = "src/other.rs" }'],
    ['+harness = false'],
    ['+[profile.bench]', '+opt-level = 0'],
    ['-[profile.bench]'],
    ['+lto = "thin"'],
    ['+criterion = { path = "vendor/criterion" }'],
    ['+criterion = { version = "1", git = "https://example.org/c" }'],
    ['+[patch.crates-io]'],
    [`+x = { ${'version = "1"    '.repeat(60)}`],
  ])('in anything else is not: %s', async (...lines) => {
    expect(await because('crates/a/Cargo.toml', ...lines)).toBe(
      'this pull request changes in `crates/a/Cargo.toml` what is built, or how',
    );
  });

  test('so much that GitHub shows no patch, or by moving it, is not', async () => {
    expect(await why(false, ['Cargo.toml'])).toMatch(/what is built/);
    const moved = { filename: 'Cargo.toml', previous_filename: 'a/Cargo.toml', patch: '' };
    expect(await whyNotTrusted({ fromFork: false }, [moved], NOTHING)).toMatch(/what is built/);
  });
});

describe('a file that the manifest of the base names', () => {
  const BASE = {
    'crates/a/Cargo.toml':
      '[package]\nname = "a"\nbuild = "make/tables.rs"\n[lib]\npath = "src/a.rs"\n[[bench]]\nname = "seek"\npath = \'perf/seek.rs\'\n',
  };

  test.each([
    ['the build script', 'crates/a/make/tables.rs', true],
    ['a benchmark', 'crates/a/perf/seek.rs', true],
    ['a module beside it', 'crates/a/perf/data/keys.rs', true],
    ['the library', 'crates/a/src/a.rs', false],
    ['a file of another crate', 'crates/b/perf/seek.rs', false],
  ])('%s', async (_, path, takesPart) => {
    const reason = takesPart
      ? `this pull request changes \`${path}\`, which takes part in the measurement`
      : null;
    expect(await why(false, [path], BASE)).toBe(reason);
  });

  test('where nothing of Rust changes no manifest is read', async () => {
    const never = () => Promise.reject(new Error('read'));
    expect(await whyNotTrusted({ fromFork: false }, files('README.md'), never)).toBeNull();
  });
});
