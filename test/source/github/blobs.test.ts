import nock from 'nock';
import { readBlobs } from '../../../src/source/github/blobs.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const REPOSITORY = { owner: 'acme', name: 'trie' };

interface Query {
  variables: Record<string, string>;
}

/** Answers each alias from `blobs`, by its expression. */
function answer(blobs: Record<string, object | null>) {
  return (_uri: string, body: nock.Body) => {
    const { variables } = body as unknown as Query;
    const aliases = Object.entries(variables).filter(([name]) => /^e\d+$/.test(name));
    const found = aliases.map(([name, expression]) => [`b${name.slice(1)}`, blobs[expression] ?? null]);
    return { data: { repository: Object.fromEntries(found) } };
  };
}

function blob(text: string | null, over: object = {}) {
  const byteSize = text === null ? 10 : Buffer.byteLength(text);
  return { __typename: 'Blob', oid: 'b10b', byteSize, isBinary: false, isTruncated: false, text, ...over };
}

test('texts by expression; what does not exist is told apart from what can not be read', async () => {
  nock(GITHUB)
    .post('/graphql')
    .reply(
      200,
      answer({
        plain: blob('fn main() {}\n'),
        empty: blob(''),
        binary: blob(null, { isBinary: true }),
        huge: blob('x', { byteSize: 5_242_880, isTruncated: true }),
        folder: { __typename: 'Tree', oid: 't' },
      }),
    );
  const read = await readBlobs(testApi(), REPOSITORY, [
    'plain',
    'empty',
    'binary',
    'huge',
    'folder',
    'none',
    'plain',
  ]);
  expect(Object.fromEntries(read)).toEqual({
    plain: { oid: 'b10b', text: 'fn main() {}\n' },
    empty: { oid: 'b10b', text: '' },
    binary: { oid: 'b10b', text: null, unreadable: 'not UTF-8' },
    huge: { oid: 'b10b', text: null, unreadable: '5.0 MB; files above 1 MB are not read' },
    folder: { oid: null, text: null },
    none: { oid: null, text: null },
  });
});

test.each([
  [
    'cut',
    blob('fn a', { isTruncated: true, byteSize: 700_000 }),
    Buffer.from('fn a() {}'),
    { text: 'fn a() {}' },
  ],
  ['replaced', blob('caf\uFFFD'), Buffer.from([0x63, 0xe9]), { text: null, unreadable: 'not UTF-8' }],
  ['a real U+FFFD', blob('\uFFFD'), Buffer.from('\uFFFD'), { text: '\uFFFD' }],
])('the bytes decide where the text is in doubt: %s', async (_, inGraphql, bytes, expected) => {
  nock(GITHUB)
    .post('/graphql')
    .reply(200, answer({ one: inGraphql }))
    .get('/repos/acme/trie/git/blobs/b10b')
    .matchHeader('accept', /raw/)
    .reply(200, bytes, { 'content-type': 'application/vnd.github.raw+json' });
  const read = await readBlobs(testApi(), REPOSITORY, ['one']);
  expect(read.get('one')).toEqual({ oid: 'b10b', ...expected });
});

test('130 files are three requests', async () => {
  const sizes: number[] = [];
  nock(GITHUB)
    .post('/graphql', (body: Query) => sizes.push(Object.keys(body.variables).length - 2) > 0)
    .times(3)
    .reply(200, answer({}));
  await readBlobs(
    testApi(),
    REPOSITORY,
    Array.from({ length: 130 }, (_, at) => `e${at}`),
  );
  expect(sizes.sort()).toEqual([10, 60, 60]);
});

test('a query that is too much for GitHub is halved', async () => {
  const served: number[] = [];
  nock(GITHUB)
    .post('/graphql')
    .times(40)
    .reply((uri, body) => {
      const size = Object.keys((body as unknown as Query).variables).length - 2;
      if (size > 2) return [502, 'Bad gateway'];
      served.push(size);
      return [200, answer({ a: blob('A'), b: blob('B'), c: blob('C') })(uri, body)];
    });
  const read = await readBlobs(testApi(), REPOSITORY, ['a', 'b', 'c']);
  nock.cleanAll();
  expect([...read.values()].map(({ text }) => text)).toEqual(['A', 'B', 'C']);
  expect(served).toEqual([2, 1]);
});

test('beyond a total, files are left out and say so: many large ones can not fill the memory', async () => {
  const names = Array.from({ length: 400 }, (_, at) => `f${at}`);
  const large = Object.fromEntries(names.map((name) => [name, blob('x'.repeat(1_000))]));
  nock(GITHUB).persist().post('/graphql').reply(200, answer(large));
  const read = await readBlobs(testApi(), REPOSITORY, names, 100_000);
  const left = [...read.values()].filter(({ text }) => text === null);
  expect(read.size).toBe(400);
  expect(left.length).toBeGreaterThan(0);
  expect(new Set(left.map(({ unreadable }) => unreadable))).toEqual(
    new Set(['the pull request changes files of more than 64 MB in all']),
  );
});
