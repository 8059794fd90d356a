import { type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
beforeEach(async () => {
  scene = await trieScene();
});
afterEach(() => scene.close());

const head = (): string => scene.github.what('acme/trie#1').headSha;
const annotations = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    path: 'src/lib.rs',
    start_line: index + 1,
    end_line: index + 1,
    annotation_level: 'warning' as const,
    message: `Number ${index + 1}`,
  }));
const create = (more: object = {}) =>
  scene.octokit.checks.create({ ...TRIE, name: 'perf', head_sha: head(), status: 'in_progress', ...more });

test('annotations are appended, 50 a request, and listed in pages', async () => {
  const { data: run } = await create();
  for (const _ of [1, 2]) {
    await scene.octokit.checks.update({
      ...TRIE,
      check_run_id: run.id,
      output: { title: 'Found', summary: 'some', annotations: annotations(50) },
    });
  }
  const page = { ...TRIE, check_run_id: run.id, per_page: 60, page: 2 };
  expect((await scene.octokit.checks.listAnnotations(page)).data).toHaveLength(40);
  expect(scene.github.what('acme/trie#1').checkRuns[0]?.annotations).toHaveLength(100);
  expect(scene.github.violations).toEqual([]);
});

const long = 'x'.repeat(65_536);
const output = { title: 'T', summary: 's' };
const action = { label: 'Fix', description: 'Fix it', identifier: 'fix' };
test.each([
  ['51 annotations', { output: { ...output, annotations: annotations(51) } }],
  ['a summary over 65,535', { output: { ...output, summary: long } }],
  ['a text over 65,535', { output: { ...output, text: long } }],
  ['four buttons', { actions: [action, action, action, action] }],
  ['a label over 20', { actions: [{ ...action, label: 'x'.repeat(21) }] }],
])('%s: 422, nothing is made', async (_, more) => {
  for (const validate of [true, false]) {
    await scene.close();
    scene = await trieScene({ validate });
    await expect(create(more)).rejects.toMatchObject({ status: 422 });
    expect(scene.github.what('acme/trie#1').checkRuns).toEqual([]);
    expect(scene.github.violations).toHaveLength(validate ? 1 : 0);
  }
});

test('a conclusion completes the run, a status takes it back', async () => {
  const { data: run } = await create();
  const update = (more: object) => scene.octokit.checks.update({ ...TRIE, check_run_id: run.id, ...more });
  expect((await update({ conclusion: 'failure' })).data).toMatchObject({
    status: 'completed',
    conclusion: 'failure',
    completed_at: expect.any(String),
  });
  expect((await update({ status: 'in_progress' })).data).toMatchObject({
    conclusion: null,
    completed_at: null,
  });
});

test('another App can not change our check, nor we theirs', async () => {
  const { subject } = await scene.github.otherCheck('acme/trie', head(), 'codecov', { name: 'cov' });
  const call = scene.octokit.checks.update({ ...TRIE, check_run_id: subject.id, conclusion: 'success' });
  await expect(call).rejects.toMatchObject({ status: 403 });
});

test('the list for a commit shows the latest run of each name, filtered by App and name', async () => {
  await create();
  const { data: second } = await create();
  await scene.github.otherCheck('acme/trie', head(), 'codecov', { name: 'cov', conclusion: 'success' });
  const list = async (more: object) => {
    const { data } = await scene.octokit.checks.listForRef({ ...TRIE, ref: head(), ...more });
    return data.check_runs.map(({ id, name }) => [name, id]);
  };
  expect(await list({ check_name: 'perf' })).toEqual([['perf', second.id]]);
  expect(await list({ app_id: 77, filter: 'all' })).toHaveLength(2);
  expect(await list({})).toHaveLength(2);
});

test('buttons show on completed checks only, and their click names them', async () => {
  const { data: run } = await create({ actions: [action] });
  expect(() => scene.github.clickButton(run.id, 'fix', 'ada')).toThrow('shows no button');
  await scene.octokit.checks.update({ ...TRIE, check_run_id: run.id, conclusion: 'failure' });
  const { payload } = await scene.github.clickButton(run.id, 'fix', 'ada');
  expect(payload).toMatchObject({ action: 'requested_action', requested_action: { identifier: 'fix' } });
  expect(scene.github.violations).toEqual([]);
});
