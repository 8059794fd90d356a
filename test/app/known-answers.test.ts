import type { Octokit } from '@octokit/rest';
import nock from 'nock';
import { KnownAnswers } from '../../src/app/known-answers.js';
import { GITHUB, isolate, testApi } from '../source/github/octokit.js';

isolate();

const ROUTE = 'GET /repos/{owner}/{repo}/compare/{basehead}';
const WHERE = { owner: 'acme', repo: 'trie', basehead: 'a...b' };
const PATH = '/repos/acme/trie/compare/a...b';

/** An API of its own, as each job gets one, over what is already known. */
function apiOf(known: KnownAnswers, installation = 1) {
  const octokit = testApi() as unknown as Octokit;
  known.makeConditional(octokit, installation);
  return async () => (await octokit.request(ROUTE, WHERE)) as { status: number; data: unknown };
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

const tagged = (etag: string, body: object) =>
  nock(GITHUB)
    .get(PATH)
    .reply(200, body, { ...JSON_TYPE, etag });

/** Answers that nothing changed, to who brings the tag. */
const unchanged = (etag: string) =>
  nock(GITHUB, { reqheaders: { 'if-none-match': etag } })
    .get(PATH)
    .reply(304, '', { etag });

const untagged = (body: object) =>
  nock(GITHUB, { badheaders: ['if-none-match'] })
    .get(PATH)
    .reply(200, body, { etag: '"other"' });

test('asked again, what has not changed is answered from memory', async () => {
  const known = new KnownAnswers();
  tagged('"1"', { files: [1] });
  const first = await apiOf(known)();
  unchanged('"1"');
  const second = await apiOf(known)();
  expect([second.status, second.data]).toEqual([200, first.data]);
});

test('what has changed comes anew, and is known from then on', async () => {
  const known = new KnownAnswers();
  tagged('"1"', { files: [1] });
  await apiOf(known)();
  tagged('"2"', { files: [2] });
  expect((await apiOf(known)()).data).toEqual({ files: [2] });
  unchanged('"2"');
  expect((await apiOf(known)()).data).toEqual({ files: [2] });
});

test('who changes an answer changes their own', async () => {
  const known = new KnownAnswers();
  tagged('"1"', { files: [1] });
  const first = await apiOf(known)();
  (first.data as { files: number[] }).files.push(7);
  unchanged('"1"');
  expect((await apiOf(known)()).data).toEqual({ files: [1] });
});

test('installations do not see what another was told', async () => {
  const known = new KnownAnswers();
  tagged('"1"', { files: [1] });
  await apiOf(known, 1)();
  untagged({ files: [2] });
  expect((await apiOf(known, 2)()).data).toEqual({ files: [2] });
});

test.each([
  ['an answer without a tag', { body: { files: [1] }, headers: {} }],
  ['an answer beyond the limit', { body: { files: 'x'.repeat(2_000) }, headers: { etag: '"1"' } }],
])('%s is asked for anew', async (_, { body, headers }) => {
  const known = new KnownAnswers(1_000);
  nock(GITHUB)
    .get(PATH)
    .reply(200, body, { ...JSON_TYPE, ...headers });
  await apiOf(known)();
  untagged({ files: [2] });
  expect((await apiOf(known)()).data).toEqual({ files: [2] });
});

test('who brings a tag of their own is told by 304', async () => {
  const octokit = testApi() as unknown as Octokit;
  new KnownAnswers().makeConditional(octokit, 1);
  unchanged('"mine"');
  const asked = octokit.request(ROUTE, { ...WHERE, headers: { 'if-none-match': '"mine"' } });
  await expect(asked).rejects.toMatchObject({ status: 304 });
});

test('a failure is a failure', async () => {
  const known = new KnownAnswers();
  tagged('"1"', { files: [1] });
  await apiOf(known)();
  nock(GITHUB).get(PATH).reply(404, { message: 'Not Found' });
  await expect(apiOf(known)()).rejects.toMatchObject({ status: 404 });
});
