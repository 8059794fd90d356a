import { isInert, isInertChange, needsText } from '../../src/diff/kinds.js';
import { change } from './change.js';

const INERT = [
  'README.md',
  'README',
  'CHANGELOG.md',
  'crates/trie/README.md',
  'crates/trie/CHANGELOG.md',
  'docs/src/SUMMARY.md',
  'docs/images/trie.png',
  'book/src/tuning.md',
  'doc/guide.adoc',
  'logo.svg',
  'LICENSE',
  'LICENSE-MIT',
  'LICENSE-APACHE',
  'LICENSE-APACHE-2.0',
  'license_third-party.txt',
  'COPYING.txt',
  'NOTICE.txt',
  'AUTHORS',
  'CITATION.cff',
  'CODEOWNERS',
  '.github/CODEOWNERS',
  '.github/dependabot.yml',
  '.github/labeler.yml',
  '.github/FUNDING.yml',
  '.github/release.yml',
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/PULL_REQUEST_TEMPLATE.md',
  '.github/pull_request_template/feature.md',
  '.github/perf-checklist.yml',
  '.github/assets/logo.png',
  '.editorconfig',
  '.gitignore',
  'crates/trie/.gitignore',
  '.mailmap',
  '.vscode/settings.json',
  '.idea/workspace.xml',
  'rustfmt.toml',
  'clippy.toml',
  'deny.toml',
  'typos.toml',
  'renovate.json',
  '.pre-commit-config.yaml',
];

const NOT_INERT = [
  'src/lib.rs',
  'docs/example.rs',
  'Cargo.toml',
  'Cargo.lock',
  'crates/trie/Cargo.toml',
  '.cargo/config.toml',
  'rust-toolchain.toml',
  'rust-toolchain',
  'build.rs',
  'proto/wire.proto',
  'proto/news_feed.proto',
  'security_rules.toml',
  'native/hash.c',
  'native/hash.h',
  'native/hash.S',
  'CMakeLists.txt',
  'requirements.txt',
  'src/usage.md',
  'crates/cli/src/help.txt',
  'crates/cli/src/logo.png',
  'tests/fixtures/page.md',
  'benches/data/input.md',
  'assets/font.png',
  'templates/mail.md',
  'crates/cli/LICENSES.json',
  'licenses.rs.in',
  'data.bin',
  'data/words.txt',
  '.gitattributes',
  '.gitmodules',
  '.dockerignore',
  'Dockerfile',
  'Makefile',
  'justfile',
  'flake.nix',
  '.github/workflows/ci.yml',
  '.github/actions/setup/action.yml',
  '.github/actions/setup/README.md',
  '.github/scripts/build.sh',
  '.gitlab-ci.yml',
  'scripts/bench.sh',
  'schema.json',
  'migrations/1.sql',
  'docs/conf.py',
  'docs/data.json',
];

test.each(INERT)('inert: %s', (path) => expect(isInert(path)).toBe(true));
test.each(NOT_INERT)('not inert: %s', (path) => expect(isInert(path)).toBe(false));

test.each([
  ['src/lib.rs', true],
  ['.github/workflows/ci.yml', true],
  ['.github/workflows/ci.yaml', true],
  ['.github/workflows/nested/ci.yml', false],
  ['Cargo.lock', false],
  ['crates/trie/Cargo.toml', true],
  ['README.md', false],
])('needsText(%s) is %s', (path, expected) => {
  expect(needsText(path)).toBe(expected);
});

describe('a workflow', () => {
  const path = '.github/workflows/labels.yml';
  const harmless =
    'on: pull_request\njobs:\n  label:\n    runs-on: ubuntu-latest\n    steps: [{ uses: actions/labeler@v5 }]\n';
  test.each<[string, string | null, string | null, boolean]>([
    ['labels only', harmless, `${harmless}# more\n`, true],
    ['its text is not known', null, harmless, false],
    ['builds now', harmless, `${harmless}      - run: cargo build\n`, false],
    ['built before', `${harmless}      - run: make\n`, harmless, false],
    ['runs a script of the repository', harmless, `${harmless}      - run: ./ci/run\n`, false],
    ['calls another workflow', harmless, `${harmless}    uses: acme/x/.github/workflows/a.yml@v1\n`, false],
  ])('%s', (_name, before, after, expected) => {
    expect(isInertChange(change({ path, before, after }))).toBe(expected);
  });

  test('a new one needs no text of before', () => {
    expect(isInertChange(change({ path, status: 'added', after: harmless }))).toBe(true);
  });
});

test('a rename is inert only when both names are', () => {
  const renamed = { status: 'renamed', path: 'docs/a.md' } as const;
  expect(isInertChange(change({ ...renamed, previousPath: 'docs/b.md' }))).toBe(true);
  expect(isInertChange(change({ ...renamed, previousPath: 'src/b.rs' }))).toBe(false);
});

test('a submodule is not inert whatever its name', () => {
  const sha = (digit: string) => digit.repeat(40);
  const patch = `@@ -1 +1 @@\n-Subproject commit ${sha('1')}\n+Subproject commit ${sha('2')}`;
  expect(isInertChange(change({ path: 'docs/theme.md', patch }))).toBe(false);
});
