import { Contract } from './contract/contract.js';
import { type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

const RUNS = '/repos/acme/trie/check-runs';
test.each([
  ['a missing field', 'POST', RUNS, { name: 'perf' }, "must have required property 'head_sha'"],
  [
    'a misspelt field',
    'POST',
    RUNS,
    { name: 'p', head_sha: 'x', conclusio: 'success' },
    'additional properties',
  ],
  ['a wrong type', 'POST', RUNS, { name: 7, head_sha: 'x' }, 'must be string'],
  [
    'an unknown value',
    'POST',
    RUNS,
    { name: 'p', head_sha: 'x', conclusion: 'green' },
    'must be equal to one of',
  ],
  [
    'an unknown query parameter',
    'GET',
    '/repos/acme/trie/pulls?sates=all',
    undefined,
    'sates is unknown to GitHub',
  ],
  ['a bad query parameter', 'GET', '/repos/acme/trie/pulls?state=any', undefined, 'must be equal to one of'],
  ['a body where none belongs', 'POST', '/repos/acme/trie/check-runs/1/rerequest', { a: 1 }, 'takes none'],
])('%s is answered with what is wrong, and recorded', async (_, method, path, body, words) => {
  scene = await trieScene();
  const headers = { authorization: `Bearer ${scene.github.installationToken('acme')}` };
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${scene.github.url}${path}`, request);
  const { message } = (await answer.json()) as { message: string };
  expect({ status: answer.status, message }).toEqual({
    status: 500,
    message: expect.stringContaining(words),
  });
  expect(scene.github.violations).toMatchObject([{ of: 'request', problem: expect.stringContaining(words) }]);
});

test('a route that is not made here is recorded', async () => {
  scene = await trieScene();
  await expect(scene.octokit.repos.listTags(TRIE)).rejects.toMatchObject({ status: 404 });
  expect(scene.github.violations).toMatchObject([{ problem: expect.stringContaining('no route') }]);
});

test('an answer that GitHub would not give is recorded', () => {
  const contract = new Contract(true);
  const template = '/repos/{owner}/{repo}/pulls/{pull_number}';
  contract.answer('GET', template, 200, { number: 1 });
  contract.answer('GET', template, 299, {});
  contract.answer('GET', '/rate_limit', 404, { message: 'Not Found' });
  expect(contract.violations).toMatchObject([
    { of: 'answer', problem: expect.stringContaining('must have required property') },
    { of: 'answer', problem: expect.stringContaining('no status 299') },
  ]);
});

test.each([
  ['issue_comment', { action: 'created' }, 'must have required property'],
  ['pull_request', { action: 'stirred' }, 'knows no webhook pull_request.stirred'],
])('a webhook %s that GitHub would not send is recorded', (event, payload, words) => {
  const contract = new Contract(true);
  contract.webhook(event, payload);
  expect(contract.violations).toMatchObject([{ of: 'webhook', problem: expect.stringContaining(words) }]);
});

test('switched off, nothing is held against anything', async () => {
  scene = await trieScene({ validate: false });
  const { data } = await scene.octokit.request('GET /repos/{owner}/{repo}/pulls?sates=all', TRIE);
  expect(data).toHaveLength(1);
  expect(scene.github.violations).toEqual([]);
});
