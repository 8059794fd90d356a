import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statsTable } from '../../src/cli/stats/table.js';
import { embeddedDatabase } from '../../src/jobs/database.js';
import { copiedFolder } from '../postgres/shared.js';
import { scratchFolder } from '../scratch.js';
import { perfChecklist } from './collected.js';

const pull = (number: number, over = {}) => ({
  repository: 'acme/trie',
  number,
  closedAt: `2026-10-0${number}T08:00:00Z`,
  merged: true,
  mode: 'advise',
  blockers: '',
  ...over,
});
const rule = (name: string, over = {}) => ({
  repository: 'acme/trie',
  rule: name,
  fixed: 0,
  waived: 0,
  dismissed: 0,
  disliked: 0,
  ignored: 0,
  ...over,
});

const COUNTED = {
  pulls: [
    pull(3),
    pull(4, { blockers: '1 regression' }),
    pull(5, { merged: false, blockers: '1 error' }),
    pull(6, { mode: 'enforce', blockers: '1 box to tick' }),
    pull(7, { repository: 'acme/other' }),
  ],
  rules: [
    rule('clone-in-loop', { fixed: 18, waived: 2, dismissed: 1, ignored: 3 }),
    rule('lock-held-too-long', { fixed: 2, dismissed: 12, disliked: 3, ignored: 9 }),
    rule('needless-box', { fixed: 1 }),
  ],
};

const TABLE = `acme/trie: 3 merged pull requests since 2026-10-03 · 1 of 2 would have been blocked (advise mode) · 1 merged against the check

rule                fixed  waived  dismissed  disliked  ignored  of use
clone-in-loop          18       2          1         0        3  82 % (61 to 93) of 22
lock-held-too-long      2       0         12         3        9  8 % (2 to 24) of 26
needless-box            1       0          0         0        0  too few (1 of 20)

Surely of use less than half of the time; as notes they would not comment:
rules:
  lock-held-too-long: note
`;

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
});

test('the table of each repository', () => {
  const OTHER =
    'acme/other: 1 merged pull request since 2026-10-07 · 0 of 1 would have been blocked (advise mode)\n';
  expect(statsTable(COUNTED)).toBe(`${OTHER}\n${TABLE}`);
  expect(statsTable({ pulls: [], rules: [] })).toMatch(/^Nothing is counted yet/);
});

describe('perf-checklist stats', () => {
  test('reads what it has written', async () => {
    writeFileSync(join(folder, 'stats.json'), JSON.stringify(COUNTED));
    const text = await perfChecklist(folder, ['stats', 'stats.json', '--repository', 'Acme/Trie']);
    expect(text).toEqual({ code: 0, stdout: TABLE, stderr: '' });
    const json = await perfChecklist(folder, ['stats', 'stats.json', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toEqual(COUNTED);
  });

  test('reads the embedded database, but not while another process uses it', async () => {
    const data = await copiedFolder();
    const database = await embeddedDatabase(data);
    const refused = await perfChecklist(folder, ['stats', '--data-dir', data]);
    expect(refused).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`The database in ${data} is in use by process ${process.pid} since`),
    });
    await database.close();
    // What was typed counts, whatever the environment says.
    const env = { DATABASE_URL: 'postgres://127.0.0.1:1/x' };
    const seen = await perfChecklist(folder, ['stats', '--data-dir', data], { env });
    expect(seen).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing is counted yet/) });
  }, 60_000);

  test('a report makes nothing: no folder, no database, no tables', async () => {
    const absent = await perfChecklist(folder, ['stats', '--data-dir', 'nodata']);
    expect(absent).toEqual({ code: 2, stdout: '', stderr: 'perf-checklist: no such folder: nodata\n' });
    expect(existsSync(join(folder, 'nodata'))).toBe(false);

    const empty = scratchFolder();
    const other = await perfChecklist(folder, ['stats', '--data-dir', empty]);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining('there is no database in') });
    expect(readdirSync(empty)).toEqual([]);

    const database = await embeddedDatabase(empty);
    await database.close();
    const without = await perfChecklist(folder, ['stats', '--data-dir', empty]);
    expect(without).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the App has never run with it'),
    });
  }, 60_000);

  test.each([
    [['stats'], /name a file, --database-url or --data-dir/],
    [
      ['stats', '--database-url', 'postgres://me:word@127.0.0.1:1/x'],
      /that --database-url names: connect ECONNREFUSED/,
    ],
    [['stats', '--database-url', 'me:word'], /--database-url is no PostgreSQL address: it must look like/],
    [
      ['stats', 'absent.json'],
      /cannot read absent\.json: there is no such file \(.*--format json > FILE` writes one\)/,
    ],
    [['stats', 'broken.json'], /broken\.json is not what/],
    [['stats', 'stats.json', '--format', 'xml'], /'xml' is invalid/],
  ])('%j fails with a sentence', async (argv, message) => {
    writeFileSync(join(folder, 'broken.json'), '{"pulls": 3}');
    expect(await perfChecklist(folder, argv)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(message),
    });
  });
});
