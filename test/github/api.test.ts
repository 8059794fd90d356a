import { execFileSync } from 'node:child_process';
import { client, numbered, type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
afterEach(async () => {
  await scene.close();
  expect(scene.github.violations).toEqual([]);
});

const PULL = { ...TRIE, pull_number: 1 };
const status = (code: number) => expect.objectContaining({ status: code });

test('lists come in pages that link to each other', async () => {
  scene = await trieScene();
  for (let number = 1; number <= 5; number++)
    await scene.github.addComment('acme/trie#1', 'bob', `Number ${number}`);
  const list = { ...TRIE, issue_number: 1, per_page: 2 };
  const { data, headers } = await scene.octokit.issues.listComments({ ...list, page: 2 });
  expect(data.map(({ body }) => body)).toEqual(['Number 3', 'Number 4']);
  const links = [...(headers.link ?? '').matchAll(/[?&]page=(\d+)>; rel="(\w+)"/g)].map(([, page, rel]) => [
    rel,
    page,
  ]);
  expect(Object.fromEntries(links)).toEqual({ prev: '1', next: '3', last: '3', first: '1' });
  expect(await scene.octokit.paginate(scene.octokit.issues.listComments, list)).toHaveLength(5);
});

test('both addresses of the API work: github.com and GitHub Enterprise Server', async () => {
  scene = await trieScene();
  const octokit = client({ url: `${scene.github.url}/api/v3` }, scene.github.installationToken('acme'));
  expect((await octokit.pulls.get(PULL)).data.number).toBe(1);
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'perf-checklist' } });
});

test('an unchanged answer is a 304, which costs nothing', async () => {
  scene = await trieScene();
  const first = await scene.octokit.pulls.get(PULL);
  const again = scene.octokit.pulls.get({ ...PULL, headers: { 'if-none-match': first.headers.etag ?? '' } });
  await expect(again).rejects.toEqual(status(304));
  const { data } = await scene.octokit.rateLimit.get();
  expect(data.resources.core).toMatchObject({ limit: 5000, used: 1, remaining: 4999 });
  await scene.github.label('acme/trie#1', 'new');
  const changed = await scene.octokit.pulls.get({
    ...PULL,
    headers: { 'if-none-match': first.headers.etag ?? '' },
  });
  expect(changed.status).toBe(200);
});

test('the primary limit ends in 403 without anything remaining', async () => {
  scene = await trieScene({ rateLimit: 1 });
  await scene.octokit.pulls.get(PULL);
  await expect(scene.octokit.pulls.get(PULL)).rejects.toMatchObject({
    status: 403,
    response: { headers: { 'x-ratelimit-remaining': '0' } },
  });
});

test('files of a pull request: hunks as git has them, none where GitHub leaves them out', async () => {
  scene = await trieScene({ limits: { diffLines: 50, pullFiles: 4 } });
  const image = Buffer.from([0, 1, 2, 3]);
  const files = { 'src/big.rs': numbered(1, 51), 'src/image.png': image, 'src/z.rs': 'z\n' };
  await scene.repository.commit('fix', files);
  await scene.github.push('acme/trie#1');
  const { data } = await scene.octokit.pulls.listFiles(PULL);
  expect(data.map(({ filename, patch }) => [filename, patch !== undefined])).toEqual([
    ['src/big.rs', false],
    ['src/image.png', false],
    ['src/lib.rs', true],
    ['src/new.rs', true],
  ]);
  expect(data[3]?.patch).toBe('@@ -0,0 +1,3 @@\n+line 1\n+line 2\n+line 3');
});

test('the diff itself: text, and 406 beyond the limits', async () => {
  scene = await trieScene({ limits: { diffFiles: 2 } });
  const diff = () => scene.octokit.pulls.get({ ...PULL, mediaType: { format: 'diff' } });
  expect(String((await diff()).data)).toMatch(/^diff --git a\/src\/lib\.rs/);
  await scene.repository.commit('fix', { 'src/third.rs': '3\n' });
  await scene.github.push('acme/trie#1');
  await expect(diff()).rejects.toEqual(status(406));
});

test('contents: a file, a directory, raw, a large file, a symlink, nothing', async () => {
  scene = await trieScene();
  await scene.repository.git('checkout', '--quiet', 'main');
  await scene.repository.commit('main', { 'large.rs': 'x'.repeat(1_100_000) });
  execFileSync('ln', ['-s', 'README.md', `${scene.repository.dir}/link`]);
  await scene.repository.commit('main', {});
  const get = (path: string, format?: string) =>
    scene.octokit.repos.getContent({ ...TRIE, path, ...(format && { mediaType: { format } }) });
  const readme = (await get('README.md')).data as { content: string };
  expect(Buffer.from(readme.content, 'base64').toString()).toBe('# trie\n');
  expect((await get('src')).data).toMatchObject([{ type: 'file', path: 'src/lib.rs', size: 311 }]);
  expect((await get('large.rs')).data).toMatchObject({ encoding: 'none', content: '', size: 1_100_000 });
  expect(String((await get('large.rs', 'raw')).data)).toHaveLength(1_100_000);
  expect((await get('link')).data).toMatchObject({ type: 'symlink', target: 'README.md' });
  expect((await get('src', 'object')).data).toMatchObject({ type: 'dir', entries: [{ name: 'lib.rs' }] });
  await expect(get('src/nowhere.rs')).rejects.toEqual(status(404));
});

test('a recursive tree says when it is cut off', async () => {
  scene = await trieScene({ limits: { treeEntries: 2 } });
  const { data } = await scene.octokit.git.getTree({ ...TRIE, tree_sha: 'main', recursive: '1' });
  expect(data.tree.map(({ path, type }) => `${type} ${path}`)).toEqual(['blob README.md', 'tree src']);
  expect(data.truncated).toBe(true);
});

test('a tarball comes by a redirect and holds one folder', async () => {
  scene = await trieScene();
  const { data } = await scene.octokit.repos.downloadTarballArchive({ ...TRIE, ref: 'fix' });
  const list = execFileSync('tar', ['-tz'], { input: Buffer.from(data as ArrayBuffer) }).toString();
  expect(list).toMatch(/^acme-trie-[0-9a-f]{7}\/README\.md$/m);
  expect(list).toMatch(/^acme-trie-[0-9a-f]{7}\/src\/new\.rs$/m);
});

test('a comparison starts at the merge base', async () => {
  scene = await trieScene();
  const mergeBase = await scene.repository.git('rev-parse', 'main');
  await scene.repository.commit('main', { 'later.md': 'later\n' });
  const { data } = await scene.octokit.repos.compareCommitsWithBasehead({ ...TRIE, basehead: 'main...fix' });
  expect(data).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: mergeBase },
  });
  expect(data.files?.map(({ filename }) => filename)).toEqual(['src/lib.rs', 'src/new.rs']);
});

test("an artifact's address works for a minute", async () => {
  let now = Date.parse('2026-03-01T12:00:00Z');
  scene = await trieScene({ now: () => new Date(now) });
  const headSha = scene.github.what('acme/trie#1').headSha;
  const artifacts = { evidence: Buffer.from('a zip') };
  const { payload } = await scene.github.finishWorkflow({ repository: 'acme/trie', headSha, artifacts });
  const { id } = payload.workflow_run as { id: number };
  const { data } = await scene.octokit.actions.listWorkflowRunArtifacts({ ...TRIE, run_id: id });
  const url = `${scene.github.url}/repos/acme/trie/actions/artifacts/${data.artifacts[0]?.id}/zip`;
  const headers = { authorization: `token ${scene.github.installationToken('acme')}` };
  const answer = await fetch(url, { headers, redirect: 'manual' });
  const address = answer.headers.get('location') ?? '';
  expect(await (await fetch(address)).text()).toBe('a zip');
  now += 61_000;
  expect((await fetch(address)).status).toBe(403);
});

test('a pull request from a fork, and one whose fork is gone', async () => {
  scene = await trieScene();
  const { github, repository, octokit } = scene;
  const fork = `${repository.dir}-fork`;
  await repository.git('clone', '--quiet', '--bare', repository.dir, fork);
  github.user('eve');
  github.repository('eve/trie', { gitDir: fork, forkOf: 'acme/trie', installed: false });
  const { payload } = await github.openPullRequest('acme/trie', { head: 'eve/trie:fix', author: 'eve' });
  expect(payload).toMatchObject({
    number: 2,
    pull_request: { head: { label: 'eve:fix', repo: { fork: true } } },
  });
  const run = await github.finishWorkflow({
    repository: 'acme/trie',
    headRepository: 'eve/trie',
    headSha: github.what('acme/trie#2').headSha,
  });
  expect(run.payload).toMatchObject({ workflow_run: { pull_requests: [] } });
  expect((await octokit.pulls.list({ ...TRIE, head: 'eve:fix' })).data).toMatchObject([{ number: 2 }]);
  github.deleteHeadRepository('acme/trie#2');
  expect((await octokit.pulls.get({ ...TRIE, pull_number: 2 })).data.head.repo).toBeNull();
  expect((await octokit.pulls.listFiles({ ...TRIE, pull_number: 2 })).data).toHaveLength(2);
  execFileSync('rm', ['-rf', fork]);
});

test.each([
  ['write', {}, 'write', 'write'],
  ['triage', {}, 'read', 'triage'],
  ['maintain', {}, 'write', 'maintain'],
  ['perf-owner', { base: 'write' as const }, 'write', 'perf-owner'],
])('the role %s in its two forms', async (role, options, permission, role_name) => {
  scene = await trieScene();
  scene.github.collaborator('acme/trie', 'bob', role, options);
  const { data } = await scene.octokit.repos.getCollaboratorPermissionLevel({ ...TRIE, username: 'bob' });
  expect(data).toMatchObject({ permission, role_name });
});

test("a team's role counts, the highest wins", async () => {
  scene = await trieScene();
  scene.github.team('acme', 'perf', ['cy'], { 'acme/trie': 'maintain' });
  scene.github.collaborator('acme/trie', 'cy', 'read');
  const permission = await scene.octokit.repos.getCollaboratorPermissionLevel({ ...TRIE, username: 'cy' });
  expect(permission.data.role_name).toBe('maintain');
  const membership = { org: 'acme', team_slug: 'perf', username: 'cy' };
  expect((await scene.octokit.teams.getMembershipForUserInOrg(membership)).data.state).toBe('active');
});

test('a person without write access can not change a comment of others', async () => {
  scene = await trieScene();
  const { data } = await scene.octokit.issues.createComment({ ...TRIE, issue_number: 1, body: 'Mine.' });
  const eve = client(scene.github, scene.github.userToken('eve'));
  const call = eve.issues.updateComment({ ...TRIE, comment_id: data.id, body: 'Yours.' });
  await expect(call).rejects.toEqual(status(403));
});

test('a dispatch needs the workflow file and its trigger', async () => {
  scene = await trieScene();
  const plain = 'on: push\n';
  const files = {
    '.github/workflows/bench.yml': 'on: workflow_dispatch\n',
    '.github/workflows/ci.yml': plain,
  };
  await scene.repository.commit('main', files);
  const dispatch = (workflow_id: string) =>
    scene.octokit.actions.createWorkflowDispatch({
      ...TRIE,
      workflow_id,
      ref: 'main',
      inputs: { base: 'abc' },
    });
  await expect(dispatch('none.yml')).rejects.toEqual(status(404));
  await expect(dispatch('ci.yml')).rejects.toEqual(status(422));
  expect((await dispatch('bench.yml')).status).toBe(204);
  const [made] = scene.github.world.repository('acme/trie').dispatches;
  expect(made).toMatchObject({ workflow: '.github/workflows/bench.yml', inputs: { base: 'abc' } });
  const finished = await scene.github.finishWorkflow({
    repository: 'acme/trie',
    headSha: '',
    run: made!.run,
  });
  expect(finished.payload).toMatchObject({
    workflow_run: { event: 'workflow_dispatch', conclusion: 'success' },
  });
});
