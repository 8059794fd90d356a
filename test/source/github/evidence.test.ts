import nock from 'nock';
import { ZipFile } from 'yazl';
import type { PullRequest } from '../../../src/model.js';
import { isWorkflow, readEvidenceFiles } from '../../../src/source/github/evidence.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const HEAD = 'a'.repeat(40);
const ACTIONS = '/repos/acme/trie/actions';

const pull = {
  repository: { owner: 'acme', name: 'trie' },
  number: 7,
  headSha: HEAD,
  fromFork: false,
} as PullRequest;

function run(id: number, over: object = {}) {
  return {
    id,
    name: 'Benchmarks',
    path: '.github/workflows/bench.yml',
    status: 'completed',
    conclusion: 'success',
    html_url: `https://github.com/acme/trie/actions/runs/${id}`,
    created_at: '2026-11-22T14:00:00Z',
    repository: { id: 1 },
    head_repository: { id: 1 },
    ...over,
  };
}

function artifact(id: number, runId: number, over: object = {}) {
  const made = {
    name: 'perf-checklist-evidence',
    expired: false,
    size_in_bytes: 500,
    created_at: '2026-11-22T14:10:00Z',
  };
  return { id, ...made, workflow_run: { id: runId, head_sha: HEAD }, ...over };
}

function listRuns(...runs: object[]): nock.Scope {
  return nock(GITHUB)
    .get(`${ACTIONS}/runs`)
    .query({ head_sha: HEAD, per_page: 100, page: 1 })
    .reply(200, { total_count: runs.length, workflow_runs: runs });
}

function listArtifacts(...artifacts: object[]): void {
  nock(GITHUB)
    .get(`${ACTIONS}/artifacts`)
    .query({ name: 'perf-checklist-evidence', per_page: 100, page: 1 })
    .reply(200, { total_count: artifacts.length, artifacts });
}

const bundle = () => zip('{}');

async function zip(manifest: string): Promise<Buffer> {
  const file = new ZipFile();
  file.addBuffer(Buffer.from(manifest), 'manifest.json');
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function download(id: number, bytes: Buffer): void {
  nock(GITHUB)
    .get(`${ACTIONS}/artifacts/${id}/zip`)
    .reply(302, '', { location: 'https://storage.example/bundle.zip' });
  nock('https://storage.example').get('/bundle.zip').reply(200, bytes, { 'content-type': 'application/zip' });
}

const read = (workflow: string | null = null) =>
  readEvidenceFiles(testApi(), pull, workflow, async () => null);

const origin = (id: number) => ({
  workflowRunId: id,
  headSha: HEAD,
  url: `https://github.com/acme/trie/actions/runs/${id}`,
  distrust: null,
});

test.each(['Benchmarks', 'bench.yml', 'bench', '.github/workflows/bench.yml'])(
  'a workflow goes by its name or its file: %s',
  (name) => {
    const { path } = run(1);
    expect(isWorkflow({ name: 'Benchmarks', path: `${path}@refs/heads/main` }, name)).toBe(true);
    expect(isWorkflow({ name: 'Tests', path: '.github/workflows/tests.yml' }, name)).toBe(false);
  },
);

test('a run that a hundred later ones stand before is found', async () => {
  const later = Array.from({ length: 100 }, (_, at) => run(at + 2, { name: 'CI' }));
  listRuns(...later);
  nock(GITHUB)
    .get(`${ACTIONS}/runs`)
    .query({ head_sha: HEAD, per_page: 100, page: 2 })
    .reply(200, { total_count: 101, workflow_runs: [run(1)] });
  listArtifacts(artifact(10, 1));
  download(10, await bundle());
  expect(await read()).toMatchObject({ kind: 'files', artifact: 10 });
});

test('every bundle of the head, oldest first, with where the newest comes from', async () => {
  listRuns(run(1), run(2, { name: 'CI' }), run(4));
  listArtifacts(
    artifact(13, 4),
    artifact(12, 3, { workflow_run: { id: 3, head_sha: 'b'.repeat(40) } }),
    artifact(11, 1),
    artifact(10, 1),
    artifact(9, 1, { expired: true }),
  );
  for (const id of [10, 11, 13]) download(id, await zip(`{"id":${id}}`));
  const files = (id: number) => new Map([['manifest.json', `{"id":${id}}`]]);
  expect(await read()).toEqual({
    kind: 'files',
    artifact: 10,
    files: files(10),
    later: [
      { artifact: 11, files: files(11) },
      { artifact: 13, files: files(13) },
    ],
    origin: origin(4),
  });
});

test('a bundle that is no zip takes nothing from the one before it, and is told', async () => {
  listRuns(run(1));
  listArtifacts(artifact(11, 1), artifact(10, 1));
  download(10, await bundle());
  download(11, Buffer.from('hello'));
  expect(await read()).toEqual({
    kind: 'files',
    artifact: 10,
    files: new Map([['manifest.json', '{}']]),
    problems: [expect.stringMatching(/^A bundle is refused: .*not a zip file/)],
    origin: origin(1),
  });
});

describe('what an author of the change started by hand', () => {
  const authored = { ...pull, author: { login: 'ada', bot: false }, pushers: ['bo'], othersCanWrite: true };
  const byHand = (login: string) => ({ event: 'workflow_dispatch', actor: { login } });
  const readFor = (over: object = {}) =>
    readEvidenceFiles(testApi(), { ...authored, ...over }, null, async () => null);

  test.each<[string, object, object, boolean]>([
    ['the author', byHand('Ada'), {}, true],
    ['who pushed to the branch', byHand('bo'), {}, true],
    ['somebody else', byHand('grace'), {}, false],
    ['the author, where nobody else could', byHand('ada'), { othersCanWrite: false }, false],
    ['the author by a push', { event: 'pull_request', actor: { login: 'ada' } }, {}, false],
  ])('is looked at by a person: %s', async (_name, over, ofPull, doubted) => {
    listRuns(run(1, over));
    listArtifacts(artifact(10, 1));
    download(10, await bundle());
    const distrust = doubted ? expect.stringContaining('started the workflow by hand') : null;
    expect(await readFor(ofPull)).toMatchObject({ kind: 'files', origin: { distrust } });
  });

  test('gives way to any other run, also while that is under way', async () => {
    listRuns(run(2), run(1, byHand('ada')));
    listArtifacts(artifact(11, 2), artifact(10, 1));
    download(11, await bundle());
    expect(await readFor()).toMatchObject({ kind: 'files', artifact: 11, origin: origin(2) });
    listRuns(run(2, { status: 'in_progress', conclusion: null }), run(1, byHand('ada')));
    listArtifacts(artifact(10, 1));
    expect(await readFor()).toMatchObject({ kind: 'missing', expected: 'running' });
  });
});

test('a first run that is repeated is waited for, though a later one has ended', async () => {
  listRuns(run(2), run(1, { status: 'in_progress', conclusion: null }));
  listArtifacts(artifact(11, 2), artifact(10, 1));
  expect(await read()).toMatchObject({ kind: 'missing', expected: 'running' });
});

test('among hundreds of bundles of later commits the run of this one is asked for its own', async () => {
  listRuns(run(1));
  const later = (page: number) =>
    Array.from({ length: 100 }, (_, at) =>
      artifact(9_000 - 100 * page - at, 5, { workflow_run: { id: 5, head_sha: 'other' } }),
    );
  for (const page of [1, 2, 3])
    nock(GITHUB)
      .get(`${ACTIONS}/artifacts`)
      .query({ name: 'perf-checklist-evidence', per_page: 100, page })
      .reply(200, { total_count: 700, artifacts: later(page) });
  nock(GITHUB)
    .get(`${ACTIONS}/runs/1/artifacts`)
    .query({ name: 'perf-checklist-evidence', per_page: 100 })
    .reply(200, { total_count: 1, artifacts: [artifact(10, 1)] });
  download(10, await bundle());
  expect(await read()).toMatchObject({ kind: 'files', origin: { workflowRunId: 1 } });
});

const missing = (expected: string, reason: RegExp, since?: string) => ({
  kind: 'missing',
  expected,
  reason: expect.stringMatching(reason),
  ...(since ? { since } : {}),
});

test.each([
  ['no workflow at all', [], null, null, missing('no-workflow', /no workflow ran for this commit/)],
  [
    'the configured one did not run',
    [run(1, { name: 'CI', path: '.github/workflows/ci.yml' })],
    null,
    'bench.yml',
    missing('no-workflow', /`bench.yml` did not run/),
  ],
  [
    'benchmarks are running',
    [run(1, { status: 'in_progress', conclusion: null })],
    [],
    null,
    missing('running', /`Benchmarks` is still running/, '2026-11-22T14:00:00Z'),
  ],
  [
    'benchmarks run again, days after',
    [run(1, { status: 'queued', conclusion: null, run_started_at: '2026-11-25T09:00:00Z' })],
    [],
    null,
    missing('running', /`Benchmarks` is still running/, '2026-11-25T09:00:00Z'),
  ],
  [
    'only the linter is running',
    [run(1, { name: 'Lint', path: 'lint.yml', status: 'in_progress', conclusion: null })],
    [],
    null,
    missing('finished-without', /no workflow of this commit uploaded/),
  ],
  [
    'the configured one is running, whatever its name',
    [run(1, { name: 'Nightly', path: '.github/workflows/numbers.yml', status: 'queued', conclusion: null })],
    [],
    'numbers',
    missing('running', /`Nightly` is still running/),
  ],
  [
    'a fork waits for approval',
    [run(1, { status: 'completed', conclusion: 'action_required' })],
    [],
    null,
    missing('awaiting-approval', /waits for a maintainer's approval/),
  ],
  ['finished without', [run(1)], [], null, missing('finished-without', /uploaded `perf-checklist-evidence`/)],
  [
    'expired',
    [run(1)],
    [artifact(10, 1, { expired: true })],
    null,
    missing('finished-without', /has expired/),
  ],
  [
    'being repeated',
    [run(1, { status: 'in_progress', conclusion: null })],
    [artifact(10, 1)],
    null,
    missing('running', /still running/),
  ],
])('missing: %s', async (_, runs, artifacts, workflow, expected) => {
  listRuns(...runs);
  if (artifacts) listArtifacts(...artifacts);
  expect(await read(workflow)).toMatchObject(expected);
});

test('a bundle that is too large is not downloaded', async () => {
  listRuns(run(1));
  listArtifacts(artifact(10, 1, { size_in_bytes: 30_000_000 }));
  expect(await read()).toMatchObject({ kind: 'refused', reason: 'the bundle is larger than 20 MB' });
});

test('what is no zip is refused, with its origin', async () => {
  listRuns(run(1));
  listArtifacts(artifact(10, 1));
  download(10, Buffer.from('hello'));
  expect(await read()).toMatchObject({
    kind: 'refused',
    reason: expect.stringMatching(/not a zip file/),
    origin: { workflowRunId: 1 },
  });
});

test('what a fork measured of the same commit is nothing to a branch of the repository', async () => {
  listRuns(run(2, { head_repository: { id: 2 } }));
  expect(await read()).toMatchObject({ kind: 'missing', expected: 'no-workflow' });
});

test('a fork’s newer artifact does not take the place of the repository’s own', async () => {
  listRuns(run(2, { head_repository: { id: 2 } }), run(1));
  listArtifacts(artifact(11, 2), artifact(10, 1));
  download(10, await bundle());
  expect(await read()).toMatchObject({ kind: 'files', origin: { workflowRunId: 1, distrust: null } });
});
