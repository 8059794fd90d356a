import { createSign, generateKeyPairSync } from 'node:crypto';
import { client, type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
afterEach(() => scene.close());

const NOW = Math.floor(Date.now() / 1000);
function jwt(key: string, claims: object = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iat: NOW - 30, exp: NOW + 300, iss: 77, ...claims })}`;
  return `${body}.${createSign('RSA-SHA256').update(body).sign(key, 'base64url')}`;
}
const otherKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();

const asApp = (token: string) => client(scene.github, token);
const status = (code: number) => expect.objectContaining({ status: code });

test('the App signs in with its JWT, finds its installation and gets a token', async () => {
  scene = await trieScene();
  const app = asApp(jwt(scene.github.privateKeyPem));
  expect((await app.apps.getAuthenticated()).data).toMatchObject({ id: 77, slug: 'perf-checklist' });
  const { data: installation } = await app.apps.getRepoInstallation(TRIE);
  const { data } = await app.apps.createInstallationAccessToken({ installation_id: installation.id });
  expect(data.token).toMatch(/^ghs_77_.{300,}/);
  const token = client(scene.github, data.token);
  expect((await token.apps.listReposAccessibleToInstallation()).data.repositories).toMatchObject([
    { full_name: 'acme/trie' },
  ]);
  scene.github.expireTokens();
  await expect(token.repos.get(TRIE)).rejects.toEqual(status(401));
  expect(scene.github.violations).toEqual([]);
});

test.each([
  ['signed with another key', (key: string) => jwt(otherKey() || key)],
  ['of another App', (key: string) => jwt(key, { iss: 78 })],
  ['that has expired', (key: string) => jwt(key, { exp: NOW - 1 })],
  ['that lives too long', (key: string) => jwt(key, { exp: NOW + 3600 })],
  ['from the future', (key: string) => jwt(key, { iat: NOW + 600 })],
  ['that is no JWT', () => 'a.b.c'],
])('a JWT %s is refused', async (_, make) => {
  scene = await trieScene();
  const app = asApp(make(scene.github.privateKeyPem));
  await expect(app.apps.getAuthenticated()).rejects.toEqual(status(401));
});

test('a token lives for an hour', async () => {
  let now = Date.now();
  scene = await trieScene({ now: () => new Date(now) });
  await scene.octokit.repos.get(TRIE);
  now += 3_600_001;
  await expect(scene.octokit.repos.get(TRIE)).rejects.toEqual(status(401));
});

test('outside its installation everything is 404, also after it was removed', async () => {
  scene = await trieScene();
  scene.github.repository('acme/.github', { gitDir: scene.repository.dir, installed: false });
  await expect(scene.octokit.repos.get({ owner: 'acme', repo: '.github' })).rejects.toEqual(status(404));
  expect((await scene.octokit.repos.get(TRIE)).status).toBe(200);
  await scene.github.changeInstallation('acme', { remove: ['acme/trie'] });
  await expect(scene.octokit.repos.get(TRIE)).rejects.toEqual(status(404));
});

test('what the App did not ask for is refused by name', async () => {
  scene = await trieScene({ permissions: { contents: 'read', pull_requests: 'write', checks: 'read' } });
  const head_sha = scene.github.what('acme/trie#1').headSha;
  const create = scene.octokit.checks.create({ ...TRIE, name: 'perf', head_sha });
  await expect(create).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('Resource not accessible by integration'),
    response: { headers: { 'x-accepted-github-permissions': 'checks=write' } },
  });
  expect((await scene.octokit.checks.listForRef({ ...TRIE, ref: head_sha })).status).toBe(200);
  const comment = { ...TRIE, issue_number: 1, body: 'pull_requests:write is enough' };
  expect((await scene.octokit.issues.createComment(comment)).status).toBe(201);
});
