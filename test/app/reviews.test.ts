import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE_WITHOUT_TESTS, SAFE, UNSAFE, UNSAFE_LINE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene(
  (started) => {
    scene = started;
  },
  { embedded: true },
);

const FOUND = `src/bytes.rs:${UNSAFE_LINE} unsafe-without-safety-comment`;

async function opened(): Promise<{ sample: Sample; ref: string }> {
  const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
  return { sample, ref: await scene.open(sample, { 'src/bytes.rs': UNSAFE }) };
}

/** Everything the App wrote to GitHub since `requests` was cleared. */
function writes(): number {
  return scene.github.requests.count(/^(POST|PATCH|DELETE) \/repos/);
}

describe('a pull request', () => {
  test('opened: one review, one check, one checklist', async () => {
    const { ref } = await opened();
    expect(page(scene.github, ref)).toMatchObject({
      inline: [FOUND],
      check: expect.stringMatching(/^failure: 1 error/),
      checks: 1,
      comments: 1,
    });
    expect(scene.github.what(ref).reviews).toHaveLength(1);
  }, 60_000);

  test('delivered three times: exactly once', async () => {
    const { ref } = await opened();
    const before = scene.github.what(ref);
    const delivery = scene.github.deliveries.findLast(({ action }) => action === 'opened')!;
    scene.github.requests.clear();
    await scene.github.redeliver(delivery);
    await scene.github.redeliver(delivery);
    await scene.done();
    expect(scene.github.requests.count()).toBe(0);
    expect(scene.github.what(ref)).toEqual(before);
  }, 60_000);

  test('a new delivery that changes nothing writes nothing', async () => {
    const { ref } = await opened();
    const before = scene.github.what(ref);
    scene.github.requests.clear();
    await scene.github.reopenPullRequest(ref);
    await scene.done();
    expect(writes()).toBe(0);
    // What was read before is only asked whether it still holds, which costs no request.
    expect(scene.github.requests.count(/^GET .*compare.* 304$/)).toBe(1);
    expect(scene.github.what(ref)).toEqual(before);
  }, 60_000);

  test('a push that fixes the finding hides its comment; the check is green', async () => {
    const { sample, ref } = await opened();
    await scene.push(ref, sample, { 'src/bytes.rs': SAFE });
    expect(page(scene.github, ref)).toMatchObject({
      inline: [expect.stringMatching(/unsafe-without-safety-comment \(hidden\)$/)],
      check: expect.stringMatching(/^success: /),
      comments: 1,
    });
    await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE });
    expect(page(scene.github, ref)).toMatchObject({
      inline: [FOUND],
      check: expect.stringMatching(/^failure: /),
    });
  }, 60_000);

  test('a push that moves the code down posts no second comment', async () => {
    const { sample, ref } = await opened();
    await scene.push(ref, sample, { 'src/bytes.rs': UNSAFE.replace('fn width', '\n\n\nfn width') });
    expect(page(scene.github, ref).inline).toHaveLength(1);
    expect(scene.github.what(ref).reviews).toHaveLength(1);
  }, 60_000);

  test('a rebase posts no second comment', async () => {
    const { sample, ref } = await opened();
    await sample.git.commit('main', { 'src/other.rs': '//! More.\n' });
    await sample.git.git('checkout', '--quiet', 'topic');
    await sample.git.git('rebase', '--quiet', 'main');
    await scene.github.push(ref);
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({
      inline: [FOUND],
      check: expect.stringMatching(/^failure: 1 error/),
      comments: 1,
    });
    expect(scene.github.what(ref).reviews).toHaveLength(1);
  }, 60_000);

  test('a push while the review runs: the old one is abandoned, the new one is right', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    const late = {
      match: ({ route }: { route: string }) => route.endsWith('/actions/runs'),
      with: 'slow',
    } as const;
    scene.github.fail({ ...late, times: 1, delay: 1_500 });
    const { subject } = await scene.github.openPullRequest(sample.fullName, { head: 'topic', author: 'ada' });
    const ref = `${sample.fullName}#${subject.number}`;
    const first = subject.head.sha;
    await new Promise((next) => setTimeout(next, 700));
    await sample.git.git('commit', '--quiet', '--amend', '--allow-empty', '-m', 'another');
    await scene.push(ref, sample, { 'src/bytes.rs': SAFE });
    expect(page(scene.github, ref)).toMatchObject({ inline: [], check: expect.stringMatching(/^success: /) });
    const old = scene.github.checkRuns(sample.fullName, first);
    expect(old.map(({ status, conclusion }) => `${status} ${conclusion}`)).toEqual(['completed cancelled']);
  }, 60_000);

  test('closed: nothing is written', async () => {
    const { ref } = await opened();
    scene.github.requests.clear();
    await scene.github.closePullRequest(ref);
    await scene.done();
    expect(writes()).toBe(0);
  }, 60_000);

  test('without a change', async () => {
    const sample = await scene.repository(CRATE);
    const ref = await scene.open(sample, {});
    expect(page(scene.github, ref)).toMatchObject({
      inline: [],
      check: expect.stringMatching(/^success: /),
      comments: 0,
    });
  }, 60_000);

  test('of prose alone is not applicable at once', async () => {
    const sample = await scene.repository(CRATE);
    scene.github.requests.clear();
    const ref = await scene.open(sample, { 'README.md': '# A trie\n' });
    expect(page(scene.github, ref)).toMatchObject({
      inline: [],
      comments: 0,
      check: expect.stringMatching(/^success: /),
    });
    expect(scene.github.what(ref).checkRuns[0]?.summary).toMatch(/Not applicable/);
    expect(scene.github.requests.count(/git\/trees/)).toBe(0);
  }, 60_000);

  test('without Rust that is not inert is reviewed', async () => {
    const sample = await scene.repository(CRATE);
    const ref = await scene.open(sample, {
      'Cargo.toml': `${CRATE['Cargo.toml']}\n[profile.release]\nopt-level = 1\n`,
    });
    expect(page(scene.github, ref).check).toMatch(/^success: /);
    expect(scene.github.what(ref).checkRuns[0]?.summary).not.toMatch(/every changed file/);
  }, 60_000);

  test('of a file that is not UTF-8 says so and reviews the rest', async () => {
    const sample = await scene.repository(CRATE);
    const ref = await scene.open(sample, {
      'src/bytes.rs': UNSAFE,
      'src/latin.rs': Buffer.from('// caf\xe9\nfn a() {}\n', 'latin1'),
    });
    expect(page(scene.github, ref).inline).toEqual([FOUND]);
    const check = scene.github.what(ref).checkRuns[0];
    expect(`${check?.summary}${check?.text}`).toMatch(/latin\.rs.*not UTF-8/s);
  }, 60_000);

  test('of 3,000 files and more reads what GitHub lists', async () => {
    const sample = await scene.repository(CRATE);
    const many = Object.fromEntries(
      Array.from({ length: 3_050 }, (_, at) => [`data/${String(at).padStart(4, '0')}.txt`, `${at}\n`]),
    );
    const ref = await scene.open(sample, { ...many, 'aaa/bytes.rs': UNSAFE });
    expect(page(scene.github, ref).inline).toEqual([
      `aaa/bytes.rs:${UNSAFE_LINE} unsafe-without-safety-comment`,
    ]);
  }, 240_000);
});

describe('a fork', () => {
  test('whose repository was deleted is reviewed from the base repository', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    const clone = await scene.fork(sample, 'eve', 'topic', { 'src/bytes.rs': UNSAFE });
    const { subject } = await scene.github.openPullRequest(sample.fullName, {
      head: `${clone}:topic`,
      author: 'eve',
    });
    const ref = `${sample.fullName}#${subject.number}`;
    scene.github.deleteHeadRepository(ref);
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({
      inline: [FOUND],
      check: expect.stringMatching(/^failure: /),
    });
  }, 60_000);
});
