import { readFileSync } from 'node:fs';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { CrateIndex, factsOfFile } from '../../src/index/crate-index.js';
import type { Config, Severity } from '../../src/model.js';
import { RULES } from '../../src/rules/registry.js';
import { scanFile } from '../../src/rules/review-rust.js';
import { RustFile } from '../../src/rules/rust-file.js';
import { enclosingFunction } from '../../src/rust/syntax/call-syntax.js';

const root = new URL('../../', import.meta.url);
const fixtures = RULES.map(
  ({ id, item }) => [id, readFileSync(new URL(`test/rules/${item}/${id}.rs`, root), 'utf8')] as const,
);

function shown(text: string, path: string, least: Severity, config: Config): string[] {
  const index = CrateIndex.of(new Map([[path, factsOfFile(path, text)]]), true);
  return scanFile(path, text, index, config, least)
    .findings.filter(({ severity }) => severity !== 'note')
    .map(({ rule, startLine, severity }) => `${startLine} ${rule} ${severity}`);
}

const CONFIGS: readonly (readonly [string, Config])[] = [
  ['nothing is configured', DEFAULT_CONFIG],
  ['all is declared hot', { ...DEFAULT_CONFIG, hot: ['**'] }],
  [
    'a note is made an error',
    { ...DEFAULT_CONFIG, rules: { 'deep-nesting': 'error', 'alloc-in-loop': 'note' } },
  ],
];

const PATHS = ['src/lib.rs', 'src/lib.rs', 'src/lib.rs', 'tests/it.rs', 'benches/speed.rs'];

/** Every fixture once, under one of the paths and configurations. */
const cases = fixtures.map(([id, text], i) => {
  const path = PATHS[i % PATHS.length]!;
  const [name, config] = CONFIGS[i % CONFIGS.length]!;
  return [id, path, name, text, config] as const;
});

test.each(cases)(
  'of the fixture of %s at %s, when %s, only notes are left out',
  (_, path, __, text, config) => {
    const [firstSection] = text.split(/^\/\/@/m);
    const asked = `${text}\n#[cfg(test)]\nmod more {\n${firstSection}\n}\n`;
    expect(shown(asked, path, 'warning', config)).toEqual(shown(asked, path, 'note', config));
  },
);

test('the comparison is not between empty lists', () => {
  const few = fixtures.slice(0, 10);
  const found = few.flatMap(([, text]) => shown(text, 'src/lib.rs', 'warning', DEFAULT_CONFIG));
  expect(found.length).toBeGreaterThan(few.length);
});

/** A review leaves out the functions that a change left as they were: what a rule found in them would be nothing new. */
test.each(fixtures)('what %s sees in a function lies in that function', (id, text) => {
  const rule = RULES.find((one) => one.id === id)!;
  const file = new RustFile('src/lib.rs', text, CrateIndex.ofText('src/lib.rs', text));
  for (const node of file.tree.root.descendantsOfKind(...rule.on)) {
    const looksAt = enclosingFunction(node);
    for (const { at } of [rule.check(node, file) ?? []].flat())
      if (looksAt) expect([at.line, enclosingFunction(at)]).toEqual([at.line, looksAt]);
  }
});
