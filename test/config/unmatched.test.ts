import { filesToRead, unmatchedHot, unmatchedPatterns } from '../../src/config/unmatched.js';

const FILE = '.github/perf-checklist.yml';
const PATHS = [
  'Cargo.toml',
  'crates/relayer/src/chain/mod.rs',
  'crates/relayer/src/chain/cosmos.rs',
  'crates/relayer/src/lib.rs',
  '.github/workflows/bench.yml',
  'README.md',
];
const FUNCTIONS = new Map([
  ['crates/relayer/src/lib.rs', { qualified: ['Relayer::step', 'Relayer::new', 'seek'], loose: ['inner'] }],
  ['crates/relayer/src/chain/mod.rs', { qualified: ['Chain::seek_next'], loose: [] }],
]);

function warnings(text: string) {
  return unmatchedPatterns({ file: FILE, text }, { paths: PATHS, functions: FUNCTIONS });
}

describe('patterns that fit something are not spoken of', () => {
  test.each([
    'hot: [crates/relayer/src/chain/**]',
    'hot: [crates/**/chain, "*.rs", /Cargo.toml, chain/]',
    'hot: ["crates/relayer/src/lib.rs#Relayer::step"]',
    'hot: ["crates/relayer/src/lib.rs#step", "#seek_*", "**/chain/*#Chain::*"]',
    'hot: ["crates/relayer/src/lib.rs#Outer::inner"]',
    'layers: ["crates/{relayer,other}/**"]',
    'ignore: { paths: ["**/*.md"], titles: ["Nothing like it"] }',
    'items: { tests: { by-path: [{ paths: [crates/**], requirement: off }] } }',
    '',
    'hot: [',
    'hot: crates/nowhere/**',
    'gate: { workflow: bench.yml }',
    'gate: { workflow: .github/workflows/bench.yml }',
    'gate: { workflow: Benchmarks }',
    'gate: { workflow: "*.yml" }',
    'gate: [workflow]',
    'hot: ["!nowhere", "nowhere#", 3]',
  ])('%s', (text) => expect(warnings(text)).toEqual([]));
});

describe('patterns that fit nothing', () => {
  const CHAIN = 'did you mean "crates/relayer/src/chain/**"?';

  test.each<[text: string, message: string, mend: string | null]>([
    [
      'hot: [crates/relayer/src/chian/**]',
      'no file of the last commit fits "crates/relayer/src/chian/**"',
      CHAIN,
    ],
    [
      'cold: [crate/relayr/src/chian/**]',
      'no file of the last commit fits "crate/relayr/src/chian/**"',
      CHAIN,
    ],
    ['layers: [vendor/**]', 'no file of the last commit fits "vendor/**"', null],
    ['generated: [cosmo.rs]', 'no file of the last commit fits "cosmo.rs"', 'did you mean "cosmos.rs"?'],
    ['generated: [chian/]', 'no file of the last commit fits "chian/"', 'did you mean "chain/"?'],
    [
      'ignore: { paths: [/READMEE.md] }',
      'no file of the last commit fits "/READMEE.md"',
      'did you mean "/README.md"?',
    ],
    [
      'items: { tests: { by-path: [{ paths: ["*.proto"], ask: hot }] } }',
      'no file of the last commit fits "*.proto"',
      null,
    ],
    [
      'items: { format: { title: Readable?, paths: [crates/storage/**] } }',
      'no file of the last commit fits "crates/storage/**"',
      null,
    ],
    [
      'hot: ["crates/relayer/src/lib.rs#Nope::nope"]',
      'no function of crates/relayer/src/lib.rs fits "Nope::nope"',
      null,
    ],
    [
      'hot: ["crates/relayer/src/lib.rs#Relayer::stpe"]',
      'no function of crates/relayer/src/lib.rs fits "Relayer::stpe"',
      'did you mean "crates/relayer/src/lib.rs#Relayer::step"?',
    ],
    [
      'hot: ["crates/relayer/src/lib.rs#Relayer"]',
      'no function of crates/relayer/src/lib.rs fits "Relayer"',
      'did you mean "crates/relayer/src/lib.rs#Relayer::*"?',
    ],
    ['hot: ["#seek_nxt"]', 'no function of what fits "**" fits "seek_nxt"', 'did you mean "#seek_next"?'],
    [
      'hot: ["crates/relayer/src/lbi.rs#Relayer::step"]',
      'no file of the last commit fits "crates/relayer/src/lbi.rs"',
      'did you mean "crates/relayer/src/lib.rs#Relayer::step"?',
    ],
    [
      'hot: ["crates/relayer/src/lib.rs::Relayer::step"]',
      'no file of the last commit fits "crates/relayer/src/lib.rs::Relayer::step"',
      'did you mean "crates/relayer/src/lib.rs#Relayer::step"?',
    ],
    [
      'gate: { workflow: banch.yml }',
      'no file of the last commit fits ".github/workflows/banch.yml"',
      'did you mean ".github/workflows/bench.yml"?',
    ],
    ['hot: ["README.md#intro"]', 'no function of what fits "README.md" fits "intro"', null],
  ])('%s', (text, message, mend) => {
    expect(warnings(text)).toEqual([expect.objectContaining({ file: FILE, line: 1, message, mend })]);
  });

  test('each has its own place, and says that it is no mistake', () => {
    const found = warnings('cold:\n  - lib.rs\n  - nowhere.rs\nhot: ["lib.rs#nothing"]\n');
    expect(found.map(({ line, column, length, effect }) => [line, column, length, effect])).toEqual([
      [3, 5, 10, 'Only a warning: it counts as soon as there is such a file.'],
      [4, 7, 16, 'Only a warning: it counts as soon as there is such a function.'],
    ]);
  });
});

test('only files whose functions are named are read, and not hundreds of them', () => {
  const read = (text: string, paths: readonly string[] = PATHS) => filesToRead({ file: FILE, text }, paths);
  expect(read('hot: [crates/**]\nlayers: ["a#b"]')).toEqual([]);
  expect(read('hot: ["chain/#seek", "cosmos.rs#x"]')).toEqual([
    'crates/relayer/src/chain/mod.rs',
    'crates/relayer/src/chain/cosmos.rs',
  ]);
  const many = Array.from({ length: 201 }, (_, at) => `src/${at}.rs`);
  expect(read('hot: ["#seek"]', many)).toEqual([]);
  expect(
    unmatchedPatterns({ file: FILE, text: 'hot: ["#seek"]' }, { paths: many, functions: new Map() }),
  ).toEqual([]);
});

describe('code that is called hot and is not there any more', () => {
  const files = new Map([
    ['src/machine.rs', { functions: [{ owner: 'Interpreter', name: 'run' }] }],
    ['src/lib.rs', { functions: [] }],
  ]);
  const left = (text: string, touched: string[] = []) => {
    const config = { file: FILE, text };
    const settings = { config, proposed: null, attributes: '' };
    return unmatchedHot(settings, files, touched).map(({ line, message }) => `${line}: ${message}`);
  };

  test('is told, by folder and by function', () => {
    const text =
      'hot:\n  - src/evm/**\n  - src/machine.rs#Interpreter::step\n  - src/machine.rs#Interpreter::run\n';
    expect(left(text)).toEqual([
      '2: no file here fits "src/evm/**"',
      '3: no function of src/machine.rs fits "Interpreter::step"',
    ]);
  });

  test('but not where the change itself brings it, and not what is called cold', () => {
    expect(left('hot: [src/evm/**]\ncold: [src/cli/**]', ['src/evm/mod.rs'])).toEqual([]);
  });

  test('and not of what the organisation wrote for all of its repositories', () => {
    const shared = { file: 'acme/.github: perf-checklist.yml', text: 'hot: [crates/evm/**]' };
    const settings = { config: shared, inherited: shared, proposed: null, attributes: '' };
    expect(unmatchedHot(settings, files, [])).toEqual([]);
  });
});
