import type { AppScene } from './app-scene.js';
import { CRATE, ENFORCE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE } from './code.js';
import { PERMISSIONS } from './permissions.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

async function lookedAfter(): Promise<void> {
  await scene.app.lookAfter();
  await scene.done();
}

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:9/';

test('a webhook that could not be delivered is delivered again, and reviewed', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  scene.github.deliverTo(NOWHERE);
  const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
  expect(scene.github.what(ref).checkRuns).toEqual([]);
  scene.github.deliverTo(scene.app.webhookUrl);
  await lookedAfter();
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^failure: /), checks: 1 });
  expect(scene.github.deliveries.filter(({ redelivery }) => redelivery).length).toBeGreaterThan(0);
}, 120_000);

test('a pull request of which nobody ever told is found, once', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  scene.github.deliverTo(undefined);
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  scene.github.deliverTo(scene.app.webhookUrl);
  await lookedAfter();
  const found = page(scene.github, ref);
  expect(found).toMatchObject({ check: expect.stringMatching(/^success: /), checks: 1 });
  await lookedAfter();
  expect(page(scene.github, ref)).toEqual(found);
}, 120_000);

test('a push of which nobody told is found by its head', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
  scene.github.deliverTo(undefined);
  await scene.push(ref, sample, { 'src/bytes.rs': SAFE });
  scene.github.deliverTo(scene.app.webhookUrl);
  await lookedAfter();
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success: /) });
}, 120_000);

test('a draft that became ready while nobody listened is reviewed', async () => {
  const sample = await scene.repository({
    ...CRATE,
    '.github/perf-checklist.yml': 'mode: enforce\nignore: { drafts: true }\nitems: { tests: advisory }\n',
  });
  await sample.git.commit('topic', { 'src/bytes.rs': SAFE });
  const draft = { head: 'topic', author: 'ada', draft: true };
  const { subject } = await scene.github.openPullRequest(sample.fullName, draft);
  await scene.done();
  const ref = `${sample.fullName}#${subject.number}`;
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^in_progress: Left alone/) });
  scene.github.deliverTo(undefined);
  await scene.github.setDraft(ref, false, 'ada');
  scene.github.deliverTo(scene.app.webhookUrl);
  await lookedAfter();
  expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success: /) });
}, 120_000);

describe('a pull request whose check passes is reviewed when nobody told', () => {
  async function twoBases(config = ENFORCE_WITHOUT_TESTS['.github/perf-checklist.yml']) {
    const sample = await scene.repository({ ...CRATE, '.github/perf-checklist.yml': config });
    await sample.git.commit('old', { '.github/perf-checklist.yml': null });
    await sample.git.git('checkout', '--quiet', 'main');
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    return sample;
  }

  async function opened(fullName: string, base: string, labels: string[] = []): Promise<string> {
    const told = await scene.github.openPullRequest(fullName, { head: 'topic', base, author: 'ada', labels });
    await scene.done();
    return `${fullName}#${told.subject.number}`;
  }

  async function unheard(ref: string, act: () => Promise<unknown>): Promise<void> {
    await lookedAfter();
    expect(page(scene.github, ref).check).toMatch(/^success/);
    scene.github.deliverTo(undefined);
    await act();
    scene.github.deliverTo(scene.app.webhookUrl);
    await lookedAfter();
    expect(page(scene.github, ref).check).toMatch(/^failure/);
  }

  test('that it goes to another base', async () => {
    const ref = await opened((await twoBases()).fullName, 'old');
    await unheard(ref, () => scene.github.editPullRequest(ref, { base: 'main' }, 'ada'));
  }, 120_000);

  test('that it was opened again', async () => {
    const { fullName } = await twoBases();
    const strict = await opened(fullName, 'main');
    await opened(fullName, 'old');
    await scene.github.closePullRequest(strict);
    await scene.done();
    await unheard(strict, () => scene.github.reopenPullRequest(strict, 'ada'));
  }, 120_000);
});

test('a tick of which nobody told is taken from the history of edits', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE });
  const open = '//! Reads bytes.\n\n/// How wide.\npub fn width() -> usize {\n    9\n}\n';
  const ref = await scene.open(sample, { 'src/bytes.rs': open });
  await lookedAfter();
  // GitHub tells times in whole seconds.
  await new Promise((next) => setTimeout(next, 1_100));
  scene.github.deliverTo(undefined);
  await scene.github.tickBox(checklistId(scene.github, ref), 'grace', 'item:tests');
  scene.github.deliverTo(scene.app.webhookUrl);
  await lookedAfter();
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^success: /),
    boxes: ['tests ✓'],
  });
}, 120_000);

test('a sweep of what has not changed after a start costs no request that GitHub counts', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await scene.open(sample, { 'src/bytes.rs': SAFE });
  await lookedAfter();
  await lookedAfter();
  scene.github.requests.clear();
  await lookedAfter();
  const asked = scene.github.requests.all.filter(({ path }) => path.includes(sample.fullName));
  expect(asked.map(({ route, status }) => `${route} ${status}`)).toEqual([
    '/repos/{owner}/{repo}/pulls 304',
    '/repos/{owner}/{repo}/issues/comments 304',
  ]);
}, 120_000);

test('what the App was not allowed to review is reviewed as soon as its permissions are accepted', async () => {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  const { actions: _missing, ...others } = PERMISSIONS;
  await scene.github.install('acme', { permissions: others });
  scene.github.expireTokens();
  const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
  expect(page(scene.github, ref).check).toMatch(/^failure: Could not review/);
  // One lasts an hour; what is allowed meanwhile, the next one may.
  scene.github.expireTokens();
  await scene.github.acceptPermissions('acme', PERMISSIONS);
  await scene.done();
  expect(page(scene.github, ref).check).toMatch(/^success: /);
}, 120_000);
