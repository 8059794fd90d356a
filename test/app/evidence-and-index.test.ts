import { ZipFile } from 'yazl';
import { bindEvidence, recordedBundle } from '../evidence/bind-evidence.js';
import type { AppScene, Sample } from './app-scene.js';
import { CRATE, UNSAFE } from './code.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

async function zipped(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of files) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('benchmark evidence', () => {
  async function measured(ref: string, sample: Sample): Promise<void> {
    const { headSha } = scene.github.what(ref);
    const mergeBase = await sample.git.git('merge-base', 'main', headSha);
    const zip = await zipped(bindEvidence(recordedBundle('trie-cache'), { mergeBase, headSha }));
    await scene.github.finishWorkflow({
      repository: sample.fullName,
      headSha,
      artifacts: { 'perf-checklist-evidence': zip },
    });
    await scene.done();
  }

  test('of the head reaches the check: the regression is named', async () => {
    const sample = await scene.repository({ ...CRATE, '.github/perf-checklist.yml': 'mode: enforce\n' });
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    expect(page(scene.github, ref).check).toMatch(/^success: /);
    await measured(ref, sample);
    const check = scene.github.what(ref).checkRuns.at(-1);
    expect(`${check?.summary}${check?.text}`).toMatch(/trie\/seek/);
    expect(`${check?.summary}${check?.text}`).toMatch(/regressed/);
  }, 60_000);

  test('of another head is not taken', async () => {
    const sample = await scene.repository(CRATE);
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    await measured(ref, sample);
    await scene.push(ref, sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '10') });
    const check = scene.github.what(ref).checkRuns.at(-1);
    expect(`${check?.summary}${check?.text}`).not.toMatch(/trie\/seek/);
  }, 60_000);
});

describe('a configured workflow whose name says nothing of benchmarks', () => {
  const OURS = {
    ...CRATE,
    '.github/perf-checklist.yml':
      'mode: enforce\nhot: ["src/**"]\nitems: { tests: advisory }\ngate: { workflow: ci.yml }\n',
  };

  test('is waited for from its start, and at its end without evidence a person is asked', async () => {
    const sample = await scene.repository(OURS);
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    expect(page(scene.github, ref).check).toMatch(/^action_required: /);
    const of = { repository: sample.fullName, headSha: scene.github.what(ref).headSha, workflow: 'ci.yml' };
    const { subject: run } = await scene.github.startWorkflow(of);
    await scene.done();
    expect(page(scene.github, ref).check).toMatch(/^in_progress: Waiting for benchmarks/);
    await scene.github.finishWorkflow({ ...of, run });
    await scene.done();
    expect(page(scene.github, ref).check).toMatch(/^action_required: /);
  }, 60_000);

  test('of others the start and the end are nothing to it', async () => {
    const sample = await scene.repository(OURS);
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    scene.github.requests.clear();
    const of = { repository: sample.fullName, headSha: scene.github.what(ref).headSha, workflow: 'lint.yml' };
    const { subject: run } = await scene.github.startWorkflow(of);
    await scene.github.finishWorkflow({ ...of, run });
    await scene.done();
    expect(scene.github.requests.count(/graphql/)).toBe(0);
  }, 60_000);
});

describe('a workflow that runs again', () => {
  const HOT = {
    ...CRATE,
    '.github/perf-checklist.yml': 'mode: enforce\nhot: ["src/**"]\nitems: { tests: advisory }\n',
  };

  /** Ten pairs of one benchmark; every head is slower by `slower`. */
  async function bundle(ref: string, sample: Sample, slower: number): Promise<Record<string, Buffer>> {
    const { headSha } = scene.github.what(ref);
    const mergeBase = await sample.git.git('merge-base', 'main', headSha);
    const recorded = bindEvidence(recordedBundle('trie-cache'), { mergeBase, headSha });
    const looks = [{ measurement: 0, pairs: 10, planned: 10 }];
    const manifest = { ...JSON.parse(recorded.get('manifest.json')!), looks, layout: 'same', failures: [] };
    const lines = Array.from({ length: 20 }, (_, order) => {
      const [pair, side] = [order >> 1, order % 2 === 0 ? 'base' : 'head'];
      const time = 100 * (side === 'head' ? 1 + slower : 1) * (1 + 0.0005 * ((order * 7) % 5));
      const results = [{ benchmark: 'x', measure: 'time', unit: 'ns', samples: [time] }];
      return JSON.stringify({
        side,
        pair,
        order,
        startedAt: '2026-11-22T14:00:00Z',
        seconds: 1,
        load: 0,
        results,
      });
    });
    const files = [
      ['manifest.json', JSON.stringify(manifest)],
      ['runs.jsonl', lines.join('\n')],
    ] as const;
    return { 'perf-checklist-evidence': await zipped(new Map(files)) };
  }

  async function measuredSlow() {
    const sample = await scene.repository(HOT);
    const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
    const of = { repository: sample.fullName, headSha: scene.github.what(ref).headSha };
    const { subject: run } = await scene.github.finishWorkflow({
      ...of,
      artifacts: await bundle(ref, sample, 0.06),
    });
    await scene.done();
    expect(page(scene.github, ref).check).toBe('failure: 1 regression');
    return { sample, ref, of, run };
  }

  test('adds its pairs: a good run does not hide the bad one', async () => {
    const { sample, ref, of } = await measuredSlow();
    await scene.github.finishWorkflow({ ...of, artifacts: await bundle(ref, sample, 0.001) });
    await scene.done();
    expect(page(scene.github, ref).check).not.toMatch(/^success/);
    expect(scene.github.what(ref).checkRuns.at(-1)?.text).toMatch(/20 pairs, measurement 2/);
  }, 60_000);

  test('with all its jobs loses what it found before: a person is asked, until somebody answers', async () => {
    const { sample, ref, run } = await measuredSlow();
    await scene.github.rerunAllJobs(run);
    await scene.github.finishWorkflow({
      run,
      repository: sample.fullName,
      headSha: scene.github.what(ref).headSha,
      artifacts: await bundle(ref, sample, 0.001),
    });
    await scene.done();
    expect(page(scene.github, ref).check).toBe('action_required: 1 box to tick');
    expect(scene.github.what(ref).comments[0]?.body).toMatch(
      /an earlier measurement of this change found `x`/,
    );
    await scene.github.addComment(ref, 'grace', '/perf tick benchmarks the machine was busy');
    await scene.done();
    expect(page(scene.github, ref).check).toMatch(/^success/);
  }, 60_000);
});

describe('the index of a repository', () => {
  /** More files than a review reads by itself. */
  const MANY = Object.fromEntries(
    Array.from({ length: 320 }, (_, at) => [
      `src/part_${at}.rs`,
      `//! Part.\n\nfn part_${at}() -> usize {\n    ${at}\n}\n`,
    ]),
  );
  const tarballs = () => scene.github.requests.count(/tarball/);

  test('seen for the first time is built beside the review, which is then repeated and posts nothing twice', async () => {
    const sample = await scene.repository({ ...CRATE, ...MANY });
    scene.github.requests.clear();
    const ref = await scene.open(sample, { 'src/bytes.rs': UNSAFE });
    expect(tarballs()).toBeGreaterThan(0);
    expect(scene.github.what(ref).reviews).toHaveLength(1);
    expect(page(scene.github, ref)).toMatchObject({ comments: 1, checks: 1 });

    scene.github.requests.clear();
    await scene.push(ref, sample, { 'src/part_7.rs': '//! Part.\n\nfn part_7() -> usize {\n    8\n}\n' });
    expect({ tarballs: tarballs(), trees: scene.github.requests.count(/git\/trees/) }).toEqual({
      tarballs: 0,
      trees: 0,
    });
  }, 90_000);

  test('whose base moved on costs the blobs that changed', async () => {
    const sample = await scene.repository({ ...CRATE, ...MANY });
    await scene.open(sample, { 'src/bytes.rs': UNSAFE });
    await sample.git.commit('main', { 'src/part_9.rs': '//! Part.\n\nfn part_9() -> usize {\n    10\n}\n' });
    await sample.git.git('checkout', '--quiet', 'main');
    scene.github.requests.clear();
    await scene.open(sample, { 'src/bytes.rs': UNSAFE.replace('8', '9') }, 'second');
    expect({ tarballs: tarballs(), trees: scene.github.requests.count(/git\/trees/) }).toEqual({
      tarballs: 0,
      trees: 1,
    });
  }, 90_000);

  test('with files that the archive leaves out is built once, not for ever', async () => {
    // Facts are known by blob, whichever repository has it: these are new.
    const fresh = Object.fromEntries(Object.entries(MANY).map(([path, text]) => [path, `${text}\n`]));
    const sample = await scene.repository({
      ...CRATE,
      ...fresh,
      '.gitattributes': 'src/part_*.rs export-ignore\n',
    });
    scene.github.requests.clear();
    await scene.open(sample, { 'src/bytes.rs': UNSAFE });
    expect(scene.github.requests.count(/^GET .*tarball.* 302/)).toBe(1);
  }, 90_000);
});
