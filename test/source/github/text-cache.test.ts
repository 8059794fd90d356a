import nock from 'nock';
import { type ListedFile, listChangedFiles, withTexts } from '../../../src/source/github/changed-files.js';
import { TextCache } from '../../../src/source/github/text-cache.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const REPOSITORY = { owner: 'acme', name: 'trie' };
const text = (content: string) => ({ oid: 'o', text: content });

test('what was used longest ago goes first', () => {
  const cache = new TextCache(1_000);
  cache.put(REPOSITORY, 'a', text('x'.repeat(200)));
  cache.put(REPOSITORY, 'b', text('x'.repeat(200)));
  expect(cache.get(REPOSITORY, 'a')).toBeDefined();
  cache.put(REPOSITORY, 'c', text('x'.repeat(200)));
  expect(['a', 'b', 'c'].map((one) => cache.get(REPOSITORY, one) !== undefined)).toEqual([true, false, true]);
});

test('a text beyond the limit is not kept, and pushes nothing under it for good', () => {
  const cache = new TextCache(1_000);
  cache.put(REPOSITORY, 'big', text('x'.repeat(5_000)));
  expect(cache.get(REPOSITORY, 'big')).toBeUndefined();
  cache.put(REPOSITORY, 'small', text('x'));
  cache.put(REPOSITORY, 'small', text('y'));
  expect(cache.get(REPOSITORY, 'small')?.text).toBe('y');
});

test('repositories do not see each other', () => {
  const cache = new TextCache();
  cache.put(REPOSITORY, 'a', text('x'));
  expect(cache.get({ owner: 'acme', name: 'other' }, 'a')).toBeUndefined();
});

test('a second review asks for what is new only, and again for what was not there', async () => {
  const asked: string[][] = [];
  nock(GITHUB)
    .post('/graphql')
    .twice()
    .reply(200, (_, body) => {
      const { variables } = body as { variables: Record<string, string> };
      const expressions = Object.entries(variables).filter(([name]) => /^e\d/.test(name));
      asked.push(expressions.map(([, expression]) => expression));
      const blob = {
        __typename: 'Blob',
        oid: 'o',
        byteSize: 1,
        isBinary: false,
        isTruncated: false,
        text: 't',
      };
      const found = expressions.map(([name, expression]) => [
        `b${name.slice(1)}`,
        expression === 'late' ? null : blob,
      ]);
      return { data: { repository: Object.fromEntries(found) } };
    });
  const listed: ListedFile[] = [
    { filename: 'a.rs', status: 'modified', sha: 'aa' },
    { filename: 'b.rs', status: 'added', sha: 'late' },
    { filename: 'c.txt', status: 'added', sha: 'cc' },
  ];
  const cache = new TextCache();
  const read = () =>
    withTexts(
      testApi(),
      REPOSITORY,
      listed,
      { mergeBase: 'base', head: null },
      (path) => path.endsWith('.rs'),
      cache,
    );
  const first = await read();
  expect(await read()).toEqual(first);
  expect(asked).toEqual([['base:a.rs', 'aa', 'late'], ['late']]);
});

test('files are listed page by page, up to what GitHub gives', async () => {
  const pages: number[] = [];
  nock(GITHUB)
    .get('/repos/acme/trie/pulls/7/files')
    .query(({ page }) => pages.push(Number(page)) > 0)
    .times(30)
    .reply(200, []);
  await listChangedFiles(testApi(), { ...REPOSITORY, number: 7 }, 5_000);
  expect(pages.sort((one, other) => one - other)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
});
