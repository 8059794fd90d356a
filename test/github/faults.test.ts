import { type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
beforeEach(async () => {
  scene = await trieScene();
});
afterEach(() => scene.close());

const comment = () => scene.octokit.issues.createComment({ ...TRIE, issue_number: 1, body: 'Hello.' });
const comments = () => scene.github.what('acme/trie#1').comments.length;

test.each([
  ['5xx' as const, { status: 502 }],
  ['secondary-rate-limit' as const, { status: 403, response: { headers: { 'retry-after': '1' } } }],
  ['primary' as const, { status: 403, response: { headers: { 'x-ratelimit-remaining': '0' } } }],
  ['drop' as const, { status: 500 }],
])('%s hits as often as told, then all is well; nothing was written', async (kind, expected) => {
  scene.github.fail({ with: kind, times: 2 });
  await expect(comment()).rejects.toMatchObject(expected);
  await expect(comment()).rejects.toMatchObject(expected);
  expect(comments()).toBe(0);
  expect((await comment()).status).toBe(201);
});

test('drop-after: the work is done, the answer is lost', async () => {
  scene.github.fail({ with: 'drop-after', times: 1 });
  await expect(comment()).rejects.toMatchObject({ status: 500 });
  expect(comments()).toBe(1);
});

test('slow answers late but well', async () => {
  scene.github.fail({ with: 'slow', delay: 50, times: 1 });
  const started = performance.now();
  expect((await comment()).status).toBe(201);
  expect(performance.now() - started).toBeGreaterThanOrEqual(49);
});

test('only what matches is hit, until told to stop', async () => {
  scene.github.fail({
    with: '5xx',
    match: ({ method, route }) => method === 'POST' && route.endsWith('/comments'),
  });
  expect((await scene.octokit.repos.get(TRIE)).status).toBe(200);
  await expect(comment()).rejects.toMatchObject({ status: 502 });
  scene.github.stopFailing();
  expect((await comment()).status).toBe(201);
});

test('every request is counted by route and status', async () => {
  scene.github.fail({ with: '5xx', times: 1 });
  await expect(comment()).rejects.toMatchObject({ status: 502 });
  await comment();
  await scene.octokit.repos.get(TRIE);
  const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
  expect(scene.github.requests.byRoute()).toEqual({
    [`POST ${route} 502`]: 1,
    [`POST ${route} 201`]: 1,
    'GET /repos/{owner}/{repo} 200': 1,
  });
  expect(scene.github.requests.count(/^POST/)).toBe(2);
  expect(scene.github.requests.all.at(-1)).toMatchObject({
    path: '/repos/acme/trie',
    bytes: expect.any(Number),
  });
});

test('two stand-ins in one process know nothing of each other', async () => {
  const other = await trieScene();
  await comment();
  expect(other.github.what('acme/trie#1').comments).toEqual([]);
  expect(other.github.requests.count()).toBe(0);
  await other.close();
});
