import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE, UNSAFE_LINE } from './code.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const FOUND = `src/bytes.rs:${UNSAFE_LINE} unsafe-without-safety-comment`;

async function opened(config: Record<string, string> = ENFORCE_WITHOUT_TESTS) {
  const sample = await scene.repository({ ...CRATE, ...config });
  return { sample, ref: await scene.open(sample, { 'src/bytes.rs': UNSAFE }) };
}

function failure(): unknown {
  return expect.stringMatching(/^failure: /);
}

function success(): unknown {
  return expect.stringMatching(/^success: /);
}

async function tick(ref: string, who: string, item: string, ticked = true): Promise<void> {
  await scene.github.tickBox(checklistId(scene.github, ref), who, `item:${item}`, ticked);
  await scene.done();
}

/** A public function that no test reaches. */
const PUBLIC = '//! Reads bytes.\n\n/// How wide.\npub fn width() -> usize {\n    9\n}\n';

describe('a box', () => {
  async function needsTick(): Promise<{ sample: Sample; ref: string }> {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    const ref = await scene.open(sample, { 'src/bytes.rs': PUBLIC });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: 1 box to tick/),
      boxes: ['tests'],
    });
    return { sample, ref };
  }

  test('ticked by a maintainer turns the check green, and says by whom', async () => {
    const { ref } = await needsTick();
    await tick(ref, 'grace', 'tests');
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'] });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/grace.*maintain/);
  }, 60_000);

  test('ticked by the author is undone, with the reason', async () => {
    const { ref } = await needsTick();
    await tick(ref, 'ada', 'tests');
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: /),
      boxes: ['tests'],
    });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/ada/);
  }, 60_000);

  test('ticked by somebody without write access is undone', async () => {
    const { sample, ref } = await needsTick();
    scene.github.collaborator(sample.fullName, 'rita', 'read');
    await tick(ref, 'rita', 'tests');
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: /),
      boxes: ['tests'],
    });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/rita/);
  }, 60_000);

  test('of a bot: ticked by who pushed to its branch is undone, by somebody else it counts', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    scene.github.user('bumper[bot]', { type: 'Bot' });
    scene.github.collaborator(sample.fullName, 'bo', 'write');
    await sample.git.commit('topic', { 'src/bytes.rs': PUBLIC });
    const { subject } = await scene.github.openPullRequest(sample.fullName, {
      head: 'topic',
      author: 'bumper[bot]',
    });
    await scene.done();
    const ref = `${sample.fullName}#${subject.number}`;
    await scene.push(ref, sample, { 'src/bytes.rs': PUBLIC.replace('9', '10') }, { by: 'bo' });
    await tick(ref, 'bo', 'tests');
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: /),
      boxes: ['tests'],
    });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/`bo` was undone: whoever pushed to the branch/);
    await tick(ref, 'grace', 'tests');
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'] });
  }, 60_000);

  test('of a person: ticked by who pushed to the branch is undone, by somebody else it counts', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    scene.github.collaborator(sample.fullName, 'mallory', 'write');
    const ref = await scene.open(sample, { 'README.md': '# tries\n' });
    await scene.push(ref, sample, { 'src/bytes.rs': PUBLIC }, { by: 'mallory' });
    await tick(ref, 'mallory', 'tests');
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: /),
      boxes: ['tests'],
    });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/`mallory` was undone: whoever pushed/);
    await tick(ref, 'grace', 'tests');
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'] });
  }, 60_000);

  test('ticked while the App was away is taken from the edit history', async () => {
    const { ref } = await needsTick();
    scene.github.deliverTo(undefined);
    await scene.github.tickBox(checklistId(scene.github, ref), 'grace', 'item:tests');
    scene.github.deliverTo(scene.app.webhookUrl);
    await scene.github.label(ref, 'ready', 'grace');
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'] });
  }, 60_000);

  test('stays ticked when a push changes nothing it judged, and falls when it does', async () => {
    const { sample, ref } = await needsTick();
    await tick(ref, 'grace', 'tests');
    await scene.push(ref, sample, { 'README.md': '# trie, again\n' });
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'] });
    await scene.push(ref, sample, { 'src/bytes.rs': PUBLIC.replace('9', '10') });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required: /),
      boxes: ['tests'],
    });
  }, 60_000);

  test('a checklist that was deleted comes back', async () => {
    const { ref } = await needsTick();
    await scene.github.deleteComment(checklistId(scene.github, ref), 'grace');
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({ comments: 1, boxes: ['tests'] });
  }, 60_000);
});

describe('the check', () => {
  test('has a button that ticks, for who may; it says by whom', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    const ref = await scene.open(sample, {
      'src/bytes.rs': CRATE['src/bytes.rs'].replace('fn', 'pub fn').replace('8', '9'),
    });
    scene.github.user('paul');
    const check = () => scene.github.what(ref).checkRuns.at(-1)!;
    expect(check()).toMatchObject({
      conclusion: 'action_required',
      actions: [{ label: 'Tick tests' }, { label: 'Review again' }],
    });
    await scene.github.clickButton(check().id, 'tick:tests', 'paul');
    await scene.done();
    expect(check().summary).toContain('the tick of `paul` was undone: ticking needs the write role');
    await scene.github.clickButton(check().id, 'tick:tests', 'grace');
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({ check: success(), boxes: ['tests ✓'], checks: 1 });
    expect(check()).toMatchObject({
      actions: [],
      summary: expect.stringContaining('ticked by `grace` (maintain)'),
    });
  }, 60_000);

  test('re-run makes a new one with the same verdict and nothing else', async () => {
    const { ref } = await opened();
    const before = page(scene.github, ref);
    await scene.github.rerequestCheck(scene.github.what(ref).checkRuns[0]!.id, 'ada');
    await scene.done();
    expect(page(scene.github, ref)).toEqual({ ...before, checks: before.checks + 1 });
  }, 60_000);

  test('of the suite, re-run by a fork whose events name no pull request', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    const fork = await scene.fork(sample, 'eve', 'topic', { 'src/bytes.rs': UNSAFE });
    const { subject } = await scene.github.openPullRequest(sample.fullName, {
      head: `${fork}:topic`,
      author: 'eve',
    });
    await scene.done();
    const ref = `${sample.fullName}#${subject.number}`;
    expect(page(scene.github, ref)).toMatchObject({ inline: [FOUND], checks: 1 });
    await scene.github.rerequestSuite(scene.github.what(ref).checkRuns[0]!.id, 'grace');
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({ inline: [FOUND], check: failure(), checks: 2 });
  }, 60_000);
});

describe('a workflow', () => {
  async function run(ref: string, sample: Sample, artifacts: Record<string, Buffer>): Promise<void> {
    const { headSha } = scene.github.what(ref);
    await scene.github.finishWorkflow({
      repository: sample.fullName,
      headSha,
      workflow: 'bench.yml',
      artifacts,
    });
    await scene.done();
  }

  test('that ends with evidence that can not be read says why, on the same check', async () => {
    const { sample, ref } = await opened();
    await run(ref, sample, { 'perf-checklist-evidence': Buffer.from('not a zip') });
    const shown = scene.github.what(ref);
    expect(shown.checkRuns).toHaveLength(1);
    expect(`${shown.checkRuns[0]?.summary}${shown.checkRuns[0]?.text}`).toMatch(/not a zip file/);
    expect(page(scene.github, ref)).toMatchObject({ inline: [FOUND], comments: 1 });
  }, 60_000);

  test('that has nothing to do with measuring costs one request', async () => {
    const { sample, ref } = await opened();
    scene.github.requests.clear();
    const { headSha } = scene.github.what(ref);
    await scene.github.finishWorkflow({ repository: sample.fullName, headSha, workflow: 'lint.yml' });
    await scene.done();
    expect(scene.github.requests.count(/^GET \/repos/)).toBe(1);
    expect(scene.github.requests.count()).toBe(1);
  }, 60_000);
});

describe('a merge group', () => {
  test('with the same change carries the verdict of its pull request', async () => {
    const { sample, ref } = await opened();
    await sample.git.commit('main', { 'src/other.rs': '//! More.\n' });
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    const [check] = scene.github.checkRuns(sample.fullName, subject.headSha);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(check?.title).toBe(scene.github.what(ref).checkRuns[0]?.title);
  }, 60_000);

  /** One more than GitHub lists of a comparison. */
  const MANY = Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`docs/${at}.md`, `${at}\n`]));

  test('of more files than GitHub compares carries it, too', async () => {
    const sample = await scene.repository({
      ...CRATE,
      ...ENFORCE_WITHOUT_TESTS,
      'docs/old.md': 'many\nlines\n',
    });
    const ref = await scene.open(sample, { ...MANY, 'docs/old.md': null, 'docs/new.md': 'many\nlines\n' });
    expect(page(scene.github, ref).check).toMatch(/^success: Not applicable/);
    await sample.git.commit('main', { 'src/other.rs': '//! More.\n' });
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { conclusion: 'success', title: expect.stringMatching(/^Not applicable/) },
    ]);
  }, 60_000);

  test('of more files than GitHub compares is read whole where there is nothing to carry', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    scene.github.deliverTo(undefined);
    const ref = await scene.open(sample, { ...MANY, 'src/bytes.rs': UNSAFE });
    scene.github.deliverTo(scene.app.webhookUrl);
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { conclusion: 'failure', title: '1 error' },
    ]);
  }, 60_000);

  test('without a verdict to carry is reviewed, and only the check is written', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    scene.github.deliverTo(undefined);
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    const opened = await scene.github.openPullRequest(sample.fullName, { head: 'topic', author: 'ada' });
    scene.github.deliverTo(scene.app.webhookUrl);
    const ref = `${sample.fullName}#${opened.subject.number}`;
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { status: 'completed', conclusion: 'failure', title: expect.stringMatching(/1 error/) },
    ]);
    expect(page(scene.github, ref)).toMatchObject({ inline: [], comments: 0, checks: 0 });
  }, 60_000);

  test('knows what was ticked from the check of its pull request, although the comment is gone', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    const ref = await scene.open(sample, { 'src/bytes.rs': PUBLIC });
    await tick(ref, 'grace', 'tests');
    expect(page(scene.github, ref).check).toEqual(success());
    scene.github.deliverTo(undefined);
    await scene.github.deleteComment(checklistId(scene.github, ref), 'ada');
    scene.github.deliverTo(scene.app.webhookUrl);
    await sample.git.commit('main', { 'src/bytes.rs': `${CRATE['src/bytes.rs']}\n// More.\n` });
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { conclusion: 'success' },
    ]);
  }, 60_000);

  test('of a pull request that waits for benchmarks does not wait: somebody is asked', async () => {
    const config = 'mode: enforce\nhot: [src/**]\nitems: { tests: off }\n';
    const sample = await scene.repository({ ...CRATE, '.github/perf-checklist.yml': config });
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    const { headSha } = scene.github.what(ref);
    await scene.github.startWorkflow({ repository: sample.fullName, headSha, workflow: 'bench.yml' });
    await scene.done();
    expect(page(scene.github, ref).check).toMatch(/^in_progress: Waiting for benchmarks/);
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { status: 'completed', conclusion: 'action_required', title: expect.stringMatching(/1 box to tick/) },
    ]);
  }, 60_000);

  test('does not carry the verdict on an earlier head', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    const ref = await scene.open(sample, { 'src/bytes.rs': SAFE });
    expect(page(scene.github, ref)).toMatchObject({ check: success(), comments: 0 });
    scene.github.deliverTo(undefined);
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    await scene.github.push(ref);
    scene.github.deliverTo(scene.app.webhookUrl);
    const { subject } = await scene.github.mergeGroup(ref);
    await scene.done();
    expect(scene.github.checkRuns(sample.fullName, subject.headSha)).toMatchObject([
      { status: 'completed', conclusion: 'failure', title: expect.stringMatching(/1 error/) },
    ]);
  }, 60_000);
});

describe('the door', () => {
  test('a wrong signature is 401 and nothing happens', async () => {
    const { ref } = await opened();
    const { payload } = scene.github.deliveries.findLast(({ action }) => action === 'opened')!;
    scene.github.requests.clear();
    const delivery = await scene.github.deliver('pull_request', payload as never, {
      signature: `sha256=${'0'.repeat(64)}`,
    });
    await scene.done();
    expect(delivery.statusCode).toBe(401);
    expect(scene.github.requests.count()).toBe(0);
    expect(page(scene.github, ref).checks).toBe(1);
  }, 60_000);

  test('an event of a repository without installation is taken and comes to nothing', async () => {
    const { sample } = await opened();
    const { payload } = scene.github.deliveries.findLast(({ action }) => action === 'opened')!;
    const gone = { ...payload, installation: { id: 999_999 } };
    const delivery = await scene.github.deliver('pull_request', gone as never);
    await scene.done();
    expect(delivery.statusCode).toBe(202);
    expect(scene.github.what(`${sample.fullName}#1`).checkRuns).toHaveLength(1);
  }, 20_000);

  test('health and readiness', async () => {
    const status = async (path: string) => (await fetch(`${scene.app.url}${path}`)).status;
    expect(
      await Promise.all(['/healthz', '/readyz', '/nothing', '/api/github/webhooks'].map(status)),
    ).toEqual([200, 200, 404, 405]);
  });
});

describe('when GitHub has troubles', () => {
  test.each([
    ['5xx on a read', { match: onRoute(/\/files$/), with: '5xx', times: 2 }],
    [
      'a lost answer after the review was posted',
      { match: onRoute(/\/reviews$/), with: 'drop-after', times: 1 },
    ],
    [
      'a lost answer after the check was created',
      { match: onRoute(/\/check-runs$/, 'POST'), with: 'drop-after', times: 1 },
    ],
    [
      'a lost answer after the checklist was posted',
      { match: onRoute(/\/comments$/, 'POST'), with: 'drop-after', times: 1 },
    ],
    [
      'a secondary limit on a write',
      { match: onRoute(/\/reviews$/), with: 'secondary-rate-limit', retryAfter: 1, times: 1 },
    ],
    ['a dropped connection', { match: onRoute(/\/graphql$/), with: 'drop', times: 1 }],
  ] as const)(
    '%s: everything is there in the end, once',
    async (_, fault) => {
      const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
      scene.github.fail(fault);
      const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
      expect(page(scene.github, ref)).toMatchObject({ inline: [FOUND], check: failure(), comments: 1 });
      expect(scene.github.what(ref).reviews).toHaveLength(1);
      expect(scene.github.what(ref).checkRuns.every(({ status }) => status === 'completed')).toBe(true);
    },
    90_000,
  );

  test('a token that was revoked is replaced', async () => {
    const { sample, ref } = await opened();
    scene.github.expireTokens();
    await scene.push(ref, sample, { 'src/bytes.rs': SAFE });
    expect(page(scene.github, ref)).toMatchObject({ check: success() });
    expect(scene.github.what(ref).checkRuns[0]?.title).not.toMatch(/Could not/);
  }, 60_000);

  test('a permission the installation did not accept is said on the check', async () => {
    const { sample, ref } = await opened();
    scene.github.fail({ match: onRoute(/\/files$/), with: '5xx', status: 422 });
    await scene.push(ref, sample, { 'src/bytes.rs': SAFE });
    const check = scene.github.what(ref).checkRuns.at(-1);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(`${check?.title} ${check?.summary}`).toMatch(
      /Could not review.*GitHub refused \(422\): listing the changed files/s,
    );
    scene.github.stopFailing();
    await scene.github.rerequestCheck(check!.id, 'ada');
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({ check: success() });
  }, 90_000);
});

function onRoute(route: RegExp, method?: string) {
  return (request: { route: string; method: string }) =>
    route.test(request.route) && (method === undefined || request.method === method);
}
