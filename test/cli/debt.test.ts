import { ageWords } from '../../src/cli/debt/text.js';
import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { perfChecklist } from './collected.js';

const allow = (words: string) => `// perf-checklist: allow(${words})`;
const UNSAFE = (comment: string, name: string) => `/// The first byte.
pub fn ${name}(bytes: &[u8]) -> u8 {
    assert!(!bytes.is_empty());
    let at = bytes.as_ptr();
    ${comment}
    unsafe { *at }
}
`;

function repositoryWith(files: Record<string, string>): TestRepository {
  return TestRepository.create({ 'Cargo.toml': '[package]\nname = "t"\n', ...files });
}

const MANY = repositoryWith({
  '.github/perf-checklist.yml': 'hot: ["src/hot.rs"]\n',
  'src/hot.rs': UNSAFE(
    allow('unsafe-without-safety-comment, reason = "handles", until = "2020-01-31"'),
    'hot',
  ),
  'src/warm.rs': `${UNSAFE(allow('unsafe-without-safety-comment, reason = "small"'), 'warm')}
${allow('unsafe-without-safety-comment, reason = "gone"')}
fn nothing() {}
`,
  'src/odd.rs': [
    allow('unsafe-without-safety-comment'),
    allow('no-such-rule, reason = "x"'),
    allow('unsafe-without-safety-comment, reason = "y", until = "soon"'),
    'fn a() {}\n',
  ].join('\n'),
  'src/none.rs': '// perf-checklist: hot\nfn b() {}\n',
});

const json = async (repository: TestRepository) => {
  const { code, stdout } = await perfChecklist(repository.folder, ['debt', '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(stdout).debts;
};

test.each([60, 80])('in %i columns no word is broken', async (columns) => {
  const lines = async (width: number) =>
    (await perfChecklist(MANY.folder, ['debt'], { tty: true, columns: width, env: { NO_COLOR: '1' } }))
      .stdout;
  const narrow = await lines(columns);
  expect(narrow.split('\n').filter((line) => line.length > columns)).toEqual([]);
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '·');
  expect(words(narrow)).toEqual(words(await lines(120)));
});

test('the help shows an example as an example', async () => {
  const { stdout } = await perfChecklist(MANY.folder, ['debt', '--help']);
  expect(stdout).toContain(
    '\n  // perf-checklist: allow(rule, reason = "...", until = "2027-01-31")\nIts age',
  );
});

test('the hottest first; what is over, what silences nothing and what never held is told', async () => {
  const debts = await json(MANY);
  expect(
    debts.map((debt: Record<string, unknown>) => [debt.path, debt.line, debt.rule, debt.state, debt.covers]),
  ).toEqual([
    ['src/hot.rs', 5, 'unsafe-without-safety-comment', 'expired', 1],
    ['src/warm.rs', 5, 'unsafe-without-safety-comment', 'holds', 1],
    ['src/odd.rs', 1, 'unsafe-without-safety-comment', 'unheld', 0],
    ['src/odd.rs', 2, 'no-such-rule', 'unheld', 0],
    ['src/odd.rs', 3, 'unsafe-without-safety-comment', 'unheld', 0],
    ['src/warm.rs', 9, 'unsafe-without-safety-comment', 'holds', 0],
  ]);
  expect(debts[0]).toMatchObject({
    reason: 'handles',
    until: '2020-01-31',
    within: 'hot',
    heat: { level: 'hot', source: 'declared' },
    author: 'Ada',
    at: '2026-01-05T12:00:00.000Z',
    atLeast: false,
  });
  expect(debts.at(-1)).toMatchObject({ heat: null, within: '' });
});

test('a rule that does not exist is told as such, also until a day', async () => {
  const repository = repositoryWith({
    'src/a.rs': `${allow('no-such-rule, reason = "x", until = "2999-01-31"')}\nfn a() {}\n`,
  });
  const { stdout } = await perfChecklist(repository.folder, ['debt']);
  expect(stdout).toContain('· there is no rule no-such-rule\n');
});

test('as a person reads it', async () => {
  const { stdout, code } = await perfChecklist(MANY.folder, ['debt']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^hot {2}unsafe-without-safety-comment · \d+ (day|month|year)s? · expired on 2020-01-31: it speaks again\n {5}src\/hot\.rs:5\n {5}“handles”\n {5}Ada · .*declared hot/,
  );
  expect(stdout).toContain('· silences nothing any more: remove it\n     src/warm.rs:9\n');
  expect(stdout).toContain('· has no reason, and does not hold\n     src/odd.rs:1\n');
  expect(stdout).toContain('· there is no rule no-such-rule\n');
  expect(stdout).toContain('· "soon" is no day, and it does not hold\n');
  expect(stdout).toMatch(
    /6 `allow` comments in 3 files · 1 on hot code · 1 expired · 3 not holding · 1 silencing nothing\n$/,
  );
});

test('age is that of the line: the oldest first, whatever was written around it', async () => {
  const repository = repositoryWith({
    'src/new.rs': UNSAFE(allow('unsafe-without-safety-comment, reason = "new"'), 'new'),
  });
  repository.write({ 'src/old.rs': UNSAFE(allow('unsafe-without-safety-comment, reason = "old"'), 'old') });
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'old', '--date', '2024-02-01T00:00:00Z');
  repository.commit(
    {
      'src/old.rs': `// later\n${UNSAFE(`  ${allow('unsafe-without-safety-comment, reason = "old"')}`, 'old')}`,
    },
    'around it',
  );
  const debts = await json(repository);
  expect(
    debts.map(({ reason, line, at }: { reason: string; line: number; at: string }) => [reason, line, at]),
  ).toEqual([
    ['old', 6, '2024-02-01T00:00:00.000Z'],
    ['new', 5, '2026-01-05T12:00:00.000Z'],
  ]);
});

test('from any folder, of a bare repository too, and of what is committed only', async () => {
  const repository = repositoryWith({
    'a/src/lib.rs': UNSAFE(allow('unsafe-without-safety-comment, reason = "r"'), 'f'),
  });
  const bare = scratchFolder();
  repository.git('clone', '--quiet', '--bare', repository.folder, bare);
  repository.write({ 'a/src/lib.rs': '' });
  for (const folder of [`${repository.folder}/a/src`, bare]) {
    expect((await perfChecklist(folder, ['debt'])).stdout).toContain('a/src/lib.rs:5');
  }
});

test.each([
  ['nothing is owed', { 'src/lib.rs': 'fn a() {}\n' }, 0, 'No `allow` comment: nothing is owed.'],
  [
    'no Rust',
    { 'README.md': '// perf-checklist: allow(unsafe-without-safety-comment)' },
    0,
    'No `allow` comment',
  ],
])('%s', async (_name, files, code, words) => {
  const result = await perfChecklist(repositoryWith(files as never).folder, ['debt']);
  expect(result).toMatchObject({ code });
  expect(result.stdout).toContain(words);
});

test('without a commit, or without a repository', async () => {
  const empty = await perfChecklist(TestRepository.create().folder, ['debt']);
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('has no commit yet')]);
  expect((await perfChecklist(scratchFolder(), ['debt'])).stderr).toContain('is not inside a git repository');
});

test('mistakes in the configuration stand beside it', async () => {
  const repository = repositoryWith({ '.github/perf-checklist.yml': 'moed: x\n' });
  expect((await perfChecklist(repository.folder, ['debt'])).stderr).toContain('unknown key "moed"');
});

test.each([
  [0, '0 days'],
  [1, '1 day'],
  [59, '59 days'],
  [60, '1 month'],
  [400, '13 months'],
  [731, '2 years'],
  [1500, '4 years'],
])('%d days are %s', (age, words) => {
  expect(ageWords({ age, atLeast: false })).toBe(words);
  expect(ageWords({ age, atLeast: true })).toBe(`${words} or more`);
});
