import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const WEAK = 'old-release';

/** `main` enforces; an older branch has no configuration at all. */
async function twoBases(): Promise<Sample> {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  await sample.git.commit(WEAK, { '.github/perf-checklist.yml': null });
  await sample.git.git('checkout', '--quiet', 'main');
  return sample;
}

async function again(sample: Sample, head: string, base: string, author = 'ada'): Promise<string> {
  const { subject } = await scene.github.openPullRequest(sample.fullName, { head, base, author });
  await scene.done();
  return `${sample.fullName}#${subject.number}`;
}

/** What GitHub counts for a commit: its newest run, whichever pull request it was made for. */
function shownOn(ref: string): string {
  return page(scene.github, ref).check;
}

function numberOf(ref: string): string {
  return ref.slice(ref.indexOf('#'));
}

describe('a second pull request of the same commit, into a branch that enforces nothing', () => {
  async function both() {
    const sample = await twoBases();
    const strict = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
    expect(shownOn(strict)).toBe('failure: 1 error');
    const weak = await again(sample, 'topic', WEAK);
    return { sample, strict, weak };
  }

  test('does not turn the check of the first green, and says why', async () => {
    const { strict, weak } = await both();
    expect(shownOn(weak)).toBe(`failure: Held back by ${numberOf(strict)}, of the same commit: 1 error`);
    expect(scene.github.what(weak).checkRuns.at(-1)?.summary).toMatch(/a commit of its own/);
  }, 60_000);

  test('of a fork does neither', async () => {
    const sample = await twoBases();
    const fork = await scene.fork(sample, 'mallory', 'topic', { 'src/bytes.rs': UNSAFE });
    const strict = await again(sample, `${fork}:topic`, 'main', 'mallory');
    expect(shownOn(strict)).toBe('failure: 1 error');
    await again(sample, `${fork}:topic`, WEAK, 'mallory');
    expect(shownOn(strict)).toBe(`failure: Held back by ${numberOf(strict)}, of the same commit: 1 error`);
  }, 60_000);

  test('passes with the first, when that passes', async () => {
    const { strict, weak } = await both();
    await scene.github.addComment(
      strict,
      'grace',
      '/perf waive unsafe-without-safety-comment checked by hand',
    );
    await scene.done();
    expect(shownOn(weak)).toMatch(/^success: /);
    const mine = scene.github
      .what(weak)
      .checkRuns.filter(({ externalId }) => externalId === `pull:${numberOf(weak).slice(1)}`);
    expect(mine.at(-1)?.conclusion).toBe('success');
  }, 60_000);

  test('passes by itself when the first is closed', async () => {
    const closed = await both();
    await scene.github.closePullRequest(closed.strict);
    await scene.done();
    expect(shownOn(closed.weak)).toMatch(/^success: Would block/);
  }, 60_000);

  test('passes by itself when the first has moved on', async () => {
    const { sample, strict } = await both();
    await sample.git.git('checkout', '--quiet', 'topic');
    await sample.git.git('branch', 'same');
    const weak = await again(sample, 'same', WEAK);
    expect(shownOn(weak)).toMatch(/^failure: Held back/);
    await scene.push(strict, sample, { 'src/more.rs': '//! More.\n' });
    expect(shownOn(strict)).toBe('failure: 1 error');
    expect(shownOn(weak)).toMatch(/^success: Would block/);
  }, 60_000);

  test('a first that is opened after it is reviewed all the same', async () => {
    const sample = await twoBases();
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    const weak = await again(sample, 'topic', WEAK);
    expect(shownOn(weak)).toMatch(/^success: Would block/);
    const strict = await again(sample, 'topic', 'main');
    expect(shownOn(strict)).toBe('failure: 1 error');
    await scene.github.closePullRequest(strict);
    await scene.done();
    expect(shownOn(weak)).toMatch(/^success: Would block/);
  }, 60_000);

  test('is taken back when the first is opened again', async () => {
    const { strict, weak } = await both();
    await scene.github.closePullRequest(strict);
    await scene.done();
    expect(shownOn(weak)).toMatch(/^success: Would block/);
    await scene.github.reopenPullRequest(strict);
    await scene.done();
    expect(shownOn(strict)).toMatch(/^failure: /);
  }, 60_000);

  test('each keeps its own run, with its own ticks', async () => {
    const { strict } = await both();
    await scene.github.addComment(strict, 'grace', '/perf recheck');
    await scene.done();
    const runs = scene.github.what(strict).checkRuns;
    expect(new Set(runs.map(({ externalId }) => externalId)).size).toBe(2);
    expect(runs.every(({ conclusion }) => conclusion === 'failure')).toBe(true);
  }, 60_000);
});

describe('a draft of the same commit', () => {
  async function withDraft() {
    const sample = await twoBases();
    const weak = await again(await committed(sample), 'topic', WEAK);
    const { subject } = await scene.github.openPullRequest(sample.fullName, {
      head: 'topic',
      author: 'mallory',
      draft: true,
    });
    await scene.done();
    return { weak, draft: `${sample.fullName}#${subject.number}` };
  }

  async function committed(sample: Sample): Promise<Sample> {
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    return sample;
  }

  const own = (ref: string) =>
    scene.github
      .what(ref)
      .checkRuns.filter(({ externalId }) => externalId === `pull:${numberOf(ref).slice(1)}`)
      .at(-1)?.title;

  test('holds nobody back until it is ready', async () => {
    const { weak, draft } = await withDraft();
    expect(shownOn(weak)).toMatch(/^success: Would block/);
    expect(own(draft)).toBe('1 error');
    await scene.github.setDraft(draft, false, 'ada');
    await scene.done();
    expect(shownOn(weak)).toMatch(/^failure: /);
    expect(own(weak)).toBe(`Held back by ${numberOf(draft)}, of the same commit: 1 error`);
  }, 60_000);

  test('is found ready where nobody told', async () => {
    const { weak, draft } = await withDraft();
    scene.github.deliverTo(undefined);
    await scene.github.setDraft(draft, false, 'ada');
    scene.github.deliverTo(scene.app.webhookUrl);
    await scene.app.lookAfter();
    await scene.done();
    expect(shownOn(weak)).toMatch(/^failure: /);
  }, 60_000);
});

test('an honest second pull request leaves both green', async () => {
  const sample = await twoBases();
  const one = await scene.open(sample, { 'src/bytes.rs': SAFE });
  const other = await again(sample, 'topic', WEAK);
  expect([shownOn(one), shownOn(other)]).toEqual([
    expect.stringMatching(/^success: All/),
    expect.stringMatching(/^success: All/),
  ]);
}, 60_000);

test('many pull requests of one commit are each reviewed a few times, and end green', async () => {
  const sample = await twoBases();
  const bases = Array.from({ length: 6 }, (_, at) => `base-${at}`);
  for (const base of bases) await sample.git.git('branch', base);
  await sample.git.commit('topic', { 'src/bytes.rs': SAFE });
  scene.github.requests.clear();
  const refs: string[] = [];
  for (const base of bases) {
    const { subject } = await scene.github.openPullRequest(sample.fullName, {
      head: 'topic',
      base,
      author: 'ada',
    });
    refs.push(`${sample.fullName}#${subject.number}`);
  }
  await scene.done();
  const reviews = scene.github.requests.all.filter(({ route }) => route.endsWith('/files')).length;
  expect(reviews).toBeLessThanOrEqual(3 * bases.length);
  expect(refs.map(shownOn)).toEqual(refs.map(() => expect.stringMatching(/^success: /)));
  const last = refs.map(
    (ref) =>
      scene.github
        .what(ref)
        .checkRuns.filter(({ externalId }) => externalId === `pull:${numberOf(ref).slice(1)}`)
        .at(-1)?.conclusion,
  );
  expect(last).toEqual(refs.map(() => 'success'));
}, 120_000);

test('a pull request of a commit that a merge queue holds does not turn that green', async () => {
  const sample = await twoBases();
  const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
  const { subject } = await scene.github.mergeGroup(ref);
  await scene.done();
  await sample.git.git('branch', 'group', subject.headSha);
  const weak = await again(sample, 'group', WEAK);
  expect(shownOn(weak)).toBe('failure: Held back by a merge group, of the same commit: 1 error');
}, 60_000);

test('another base takes the verdict back before anything is read', async () => {
  const sample = await twoBases();
  await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const ref = await again(sample, 'topic', WEAK);
  expect(shownOn(ref)).toMatch(/^success: /);
  await scene.github.editPullRequest(ref, { base: 'main' }, 'ada');
  await scene.done();
  const runs = scene.github.what(ref).checkRuns;
  expect(runs.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
}, 60_000);

test('a draft that is left alone is no success where the check counts', async () => {
  const sample = await scene.repository({
    ...CRATE,
    '.github/perf-checklist.yml': 'mode: enforce\nignore: { drafts: true }\nitems: { tests: advisory }\n',
  });
  await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
  const { subject } = await scene.github.openPullRequest(sample.fullName, {
    head: 'topic',
    author: 'ada',
    draft: true,
  });
  await scene.done();
  const ref = `${sample.fullName}#${subject.number}`;
  expect(shownOn(ref)).toMatch(/^in_progress: Left alone: It is a draft/);
  await scene.github.setDraft(ref, false, 'ada');
  await scene.done();
  expect(shownOn(ref)).toBe('failure: 1 error');
}, 60_000);
