import type { ReadBase } from '../../../src/source/github/measuring-scripts.js';
import { type MeasuredBy, whyNotTrusted } from '../../../src/source/github/trust.js';

const WORKFLOW = '.github/workflows/bench.yml';
const NOTHING = async () => new Map<string, string>();
const files = (...paths: string[]) => paths.map((filename) => ({ filename }));
const by = (readBase: ReadBase): MeasuredBy => ({ workflows: [WORKFLOW], readBase, readTip: readBase });
const why = (fromFork: boolean, paths: readonly string[], base: Record<string, string> = {}) =>
  whyNotTrusted(
    { fromFork },
    files(...paths),
    by(async (asked) => new Map(Object.entries(base).filter(([path]) => asked.includes(path)))),
  );

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
      by(NOTHING),
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
    expect(await whyNotTrusted({ fromFork: false }, [moved], by(NOTHING))).toMatch(/what is built/);
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
    const measured = { ...by(NOTHING), readBase: never };
    expect(await whyNotTrusted({ fromFork: false }, files('README.md'), measured)).toBeNull();
  });
});

test('among ever so many crates the benchmark is found, and more than that are not relied on', async () => {
  const base = { 'zz/Cargo.toml': '[[bench]]\nname = "seek"\npath = "perf/seek.rs"\n' };
  const crates = (many: number) => Array.from({ length: many }, (_, at) => `a${at}/src/lib.rs`);
  expect(await why(false, [...crates(60), 'zz/perf/seek.rs'], base)).toMatch(/`zz\/perf\/seek.rs`/);
  expect(await why(false, crates(60), base)).toBeNull();
  expect(await why(false, crates(200), base)).toMatch(/so many folders/);
});

describe('a file that the workflow of the base runs', () => {
  const workflow = (run: string) =>
    `on:\n  pull_request:\n    paths: ["**/Cargo.toml", "**/*.rs"]\njobs:\n  measure:\n    steps:\n      # docs/bench.md tells more\n      - uses: actions/checkout@v6\n      - run: ${run}\n`;
  const SCRIPT = '#!/bin/sh\ncd tools && python3 to_csv.py "$1" > out.csv\n';

  test.each<[string, string, Record<string, string>, boolean]>([
    ['./scripts/bench.sh', 'scripts/bench.sh', {}, true],
    ['cd scripts && bash bench.sh', 'scripts/bench.sh', {}, true],
    ['./scripts/bench.sh', 'tools/to_csv.py', { 'scripts/bench.sh': SCRIPT }, true],
    ['./scripts/bench.sh', 'tools/other.py', { 'scripts/bench.sh': SCRIPT }, false],
    ['bash $GITHUB_WORKSPACE/scripts/bench.sh', 'scripts/bench.sh', {}, true],
    ['bash "$PWD/scripts/bench.sh" --all', 'scripts/bench.sh', {}, true],
    [`bash "\${ROOT}"/bench.sh`, 'scripts/bench.sh', {}, true],
    [`bash \${{ env.ROOT }}/there/bench.sh`, 'scripts/bench.sh', {}, true],
    ['bash ~/here/bench.sh', 'scripts/bench.sh', {}, true],
    ['cd ci && ../scripts/bench.sh', 'scripts/bench.sh', {}, true],
    ['bash $ROOT/scripts/bench.sh', 'tools/to_csv.py', { 'scripts/bench.sh': SCRIPT }, true],
    ['python -m tools.to_csv', 'tools/to_csv.py', {}, true],
    ['python3 -m tools', 'tools/__main__.py', {}, true],
    ['python3 -m pip install tools', 'tools/to_csv.py', {}, false],
    ['bash $ROOT/scripts/other.sh', 'scripts/bench.sh', {}, false],
    ['make bench', 'Makefile', {}, true],
    ['make bench', 'scripts/bench.sh', { Makefile: 'bench:\n\t./scripts/bench.sh\n' }, true],
    ['just bench', 'justfile', {}, true],
    ['cargo xtask bench', 'xtask/src/main.rs', {}, true],
    ['npm run bench', 'package.json', {}, true],
    ['npx --yes --package="$P" perf-checklist bench run', 'package.json', {}, true],
    ['npx --yes --package="$P" perf-checklist bench run', '.npmrc', {}, true],
    ['npx perf-checklist bench run', 'node_modules/perf-checklist/main.js', {}, true],
    ['npm install --prefix "$RUNNER_TEMP/perf-checklist" "$P"', '.npmrc', {}, false],
    ['npm install --prefix "$RUNNER_TEMP/perf-checklist" "$P"', 'package.json', {}, false],
    ['npm install --prefix "$RUNNER_TEMP/x" "$P"; npm ci', '.npmrc', {}, true],
    ['npm install --prefix web', 'web/package.json', {}, true],
    ['pnpm install', '.pnpmfile.cjs', {}, true],
    ['cargo bench', 'Makefile', {}, false],
    ['cargo bench', 'crates/a/Cargo.lock', {}, false],
    ['cargo bench', 'docs/bench.md', {}, false],
    ['cargo bench', 'src/lib.rs', {}, false],
  ])('%s: %s', async (run, path, more, takesPart) => {
    const reason = await why(false, [path], { [WORKFLOW]: workflow(run), ...more });
    expect(reason).toBe(
      takesPart ? `this pull request changes \`${path}\`, which takes part in the measurement` : null,
    );
  });

  test('scripts that name each other are followed to an end', async () => {
    const base = {
      [WORKFLOW]: workflow('./a.sh'),
      'a.sh': './b.sh',
      'b.sh': './a.sh ./c.sh',
      'c.sh': './d.sh',
    };
    expect(await why(false, ['src/x.txt'], base)).toBeNull();
  });
});
