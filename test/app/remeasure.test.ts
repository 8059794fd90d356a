import { ZipFile } from 'yazl';
import { workflowText } from '../../src/cli/init/workflow-text.js';
import { bindEvidence, recordedBundle } from '../evidence/bind-evidence.js';
import type { AppScene, Sample } from './app-scene.js';
import { CRATE } from './code.js';
import { PERMISSIONS } from './permissions.js';
import { page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene(
  (started) => {
    scene = started;
  },
  { github: { permissions: { ...PERMISSIONS, actions: 'write' } } },
);

const CONFIG =
  'mode: enforce\ngate: { workflow: .github/workflows/perf-checklist-bench.yml, remeasure: true }\n';
const WORKFLOW = workflowText({
  on: 'pull-request',
  runner: ['ubuntu-24.04'],
  folder: '.',
  source: null,
  remeasure: true,
});
const FILES = {
  ...CRATE,
  '.github/perf-checklist.yml': CONFIG,
  '.github/workflows/perf-checklist-bench.yml': WORKFLOW,
};

async function zipped(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of files) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function bundleOf(ref: string, sample: Sample): Promise<Readonly<Record<string, Buffer>>> {
  const { headSha } = scene.github.what(ref);
  const mergeBase = await sample.git.git('merge-base', 'main', headSha);
  return {
    'perf-checklist-evidence': await zipped(
      bindEvidence(recordedBundle('trie-cache'), { mergeBase, headSha }),
    ),
  };
}

/** A pull request whose evidence shows a regression. */
async function regressed(): Promise<{ ref: string; sample: Sample }> {
  const sample = await scene.repository(FILES);
  const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '9') });
  const { headSha } = scene.github.what(ref);
  const artifacts = await bundleOf(ref, sample);
  await scene.github.finishWorkflow({
    repository: sample.fullName,
    headSha,
    workflow: 'perf-checklist-bench.yml',
    artifacts,
  });
  await scene.done();
  return { ref, sample };
}

const check = (ref: string) => scene.github.what(ref).checkRuns.at(-1)!;
const dispatches = (sample: Sample) => scene.github.world.repository(sample.fullName).dispatches;

test('the button starts the workflow on the default branch, and only its run counts', async () => {
  const { ref, sample } = await regressed();
  expect(page(scene.github, ref).check).toMatch(/^failure/);
  await scene.github.clickButton(check(ref).id, 'remeasure', 'grace');
  await scene.done();
  const [{ workflow, ref: branch, inputs, run }] = dispatches(sample) as [ReturnType<typeof dispatches>[0]];
  expect([workflow, branch]).toEqual(['.github/workflows/perf-checklist-bench.yml', 'main']);
  expect(inputs).toMatchObject({ head: scene.github.what(ref).headSha, only: '^(trie/seek|state/root)$' });
  expect(page(scene.github, ref).check).toMatch(/Waiting|waiting/);

  const artifacts = await bundleOf(ref, sample);
  const forged = { repository: sample.fullName, headSha: await sample.git.git('rev-parse', 'main') };
  await scene.github.finishWorkflow({
    ...forged,
    event: 'workflow_dispatch',
    by: 'ada',
    workflow: 'perf-checklist-bench.yml',
    artifacts,
  });
  await scene.done();
  expect(check(ref).text).not.toMatch('measurement 2');

  await scene.github.finishWorkflow({ ...forged, run, artifacts });
  await scene.done();
  expect(check(ref).text).toMatch(/28 pairs, measurement 2/);
}, 240_000);

test('the command of somebody without the right starts nothing; of a writer it does, once', async () => {
  const { ref, sample } = await regressed();
  await scene.github.addComment(ref, 'eve', '/perf remeasure');
  await scene.done();
  expect(dispatches(sample)).toEqual([]);
  const told = await scene.github.addComment(ref, 'grace', '/perf remeasure trie/seek');
  await scene.done();
  expect(dispatches(sample).map(({ inputs }) => inputs.only)).toEqual(['^(trie/seek)$']);
  const { reactions } = scene.github.what(ref).comments.find(({ id }) => id === told.subject.id)!;
  expect(reactions.map(({ content }) => content)).toEqual(['+1']);
}, 240_000);

test('base values become a trend, and drift since the release is named', async () => {
  const { sample } = await regressed();
  const headSha = await sample.git.git('rev-parse', 'main');
  const zip = await zipped(
    bindEvidence(recordedBundle('trie-cache'), { mergeBase: headSha, headSha: 'd'.repeat(40) }),
  );
  await scene.github.finishWorkflow({
    repository: sample.fullName,
    headSha,
    event: 'schedule',
    workflow: 'perf-checklist-drift.yml',
    artifacts: { 'perf-checklist-drift': zip },
  });
  await scene.done();
  const ref = await scene.open(sample, { 'src/bytes.rs': CRATE['src/bytes.rs'].replace('8', '10') }, 'other');
  expect(check(ref).summary).toMatch(
    /\*\*Drift\.\*\* Since the last release .*`trie\/seek` \*\*\+9\.1 %\*\*/,
  );
}, 240_000);
