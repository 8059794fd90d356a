import type { AppScene } from './app-scene.js';
import { CRATE, UNSAFE } from './code.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene((started) => {
  scene = started;
});

const CONFIG = `mode: enforce
items:
  tests: off
  format:
    title: Is the format still readable?
    paths: [docs/format.md]
    ticks: { role: maintain }
  sound-bytes:
    title: Are bytes read soundly?
    paths: [src/bytes.rs]
    rules: [unsafe-without-safety-comment]
`;

const opened = async (files: Record<string, string>) => {
  const sample = await scene.repository({
    ...CRATE,
    'docs/format.md': '# Format\n',
    '.github/perf-checklist.yml': CONFIG,
  });
  return { sample, ref: await scene.open(sample, files) };
};

async function tick(ref: string, who: string, item: string): Promise<void> {
  await scene.github.tickBox(checklistId(scene.github, ref), who, `item:${item}`, true);
  await scene.done();
}

test('an item of the project is asked, ticked by whom it wants, kept, and asked again when its file changes', async () => {
  const { sample, ref } = await opened({ 'docs/format.md': '# Format 2\n' });
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^action_required: 1 box to tick/),
    boxes: ['own:format'],
  });
  const { fullName } = sample;
  scene.github.collaborator(fullName, 'paul', 'write');
  await tick(ref, 'paul', 'own:format');
  expect(page(scene.github, ref).boxes).toEqual(['own:format']);
  expect(scene.github.what(ref).comments.at(-1)!.body).toContain('ticking needs the maintain role');

  await tick(ref, 'grace', 'own:format');
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^success/),
    boxes: ['own:format ✓'],
  });
  await scene.push(ref, sample, { 'README.md': '# trie, and more\n' });
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^success/),
    boxes: ['own:format ✓'],
  });
  await scene.push(ref, sample, { 'docs/format.md': '# Format 3\n' });
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^action_required/),
    boxes: ['own:format'],
  });
  expect(scene.github.what(ref).comments.at(-1)!.body).toContain('`docs/format.md` changed after it');
}, 90_000);

test('its rules fail it and no other item; the finding keeps its page, and a command accepts it', async () => {
  const { ref } = await opened({ 'src/bytes.rs': UNSAFE });
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^failure: 1 error/),
    boxes: ['own:sound-bytes'],
  });
  const [inline] = scene.github.what(ref).reviewComments;
  expect(inline!.body).toContain('/checklist/documentation/unsafe-without-safety-comment.md');
  await scene.github.addComment(ref, 'grace', '/perf tick sound-bytes checked by hand');
  await scene.done();
  expect(page(scene.github, ref)).toMatchObject({
    check: expect.stringMatching(/^success/),
    boxes: ['own:sound-bytes ✓'],
  });
}, 60_000);
