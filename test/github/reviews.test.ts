import { numbered, type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
beforeEach(async () => {
  scene = await trieScene();
});
afterEach(async () => {
  await scene.close();
  expect(scene.github.violations).toEqual([]);
});

const PULL = { ...TRIE, pull_number: 1 };
const LIB = 'src/lib.rs';

/** The answer's body when the call fails. */
async function failure(call: Promise<unknown>): Promise<{ status: number; errors: unknown }> {
  const error = await call.then(
    () => undefined,
    (reason: { status: number; response: { data: { errors: unknown } } }) => reason,
  );
  return { status: error?.status ?? 0, errors: error?.response.data.errors };
}

const review = (...comments: { path: string; line: number; start_line?: number; side?: string }[]) =>
  scene.octokit.pulls.createReview({
    ...PULL,
    event: 'COMMENT',
    comments: comments.map((comment) => ({ body: 'Look here.', ...comment })),
  });

test.each([
  ['a changed line', { path: LIB, line: 10 }],
  ['a context line of the hunk', { path: LIB, line: 13 }],
  ['a removed line, left', { path: LIB, line: 10, side: 'LEFT' }],
  ['several lines of one hunk', { path: LIB, start_line: 9, line: 11 }],
  ['any line of a new file', { path: 'src/new.rs', line: 3 }],
])('a review may stand on %s', async (_, comment) => {
  expect((await review(comment)).status).toBe(200);
  const [shown] = scene.github.what('acme/trie#1').reviewComments;
  expect(shown).toMatchObject({
    path: comment.path,
    line: comment.line,
    body: 'Look here.',
    outdated: false,
  });
});

test.each([
  ['a line outside the hunks', { path: LIB, line: 20 }, 'Line could not be resolved'],
  ['a file that is not changed', { path: 'README.md', line: 1 }, 'Path could not be resolved'],
  [
    'lines of two hunks',
    { path: LIB, start_line: 11, line: 30 },
    'Start line must be part of the same hunk as the line.',
  ],
  [
    'lines in the wrong order',
    { path: LIB, start_line: 11, line: 10 },
    'Start line must precede the end line.',
  ],
])('one anchor on %s refuses the whole review, with errors as strings', async (_, comment, words) => {
  const answer = await failure(review({ path: LIB, line: 10 }, comment));
  expect(answer).toEqual({ status: 422, errors: [words] });
  expect(scene.github.what('acme/trie#1')).toMatchObject({ reviews: [], reviewComments: [] });
});

test('a single comment is refused with errors as objects', async () => {
  const commit_id = scene.github.what('acme/trie#1').headSha;
  const call = scene.octokit.pulls.createReviewComment({
    ...PULL,
    commit_id,
    path: LIB,
    line: 20,
    body: 'No.',
  });
  expect(await failure(call)).toEqual({
    status: 422,
    errors: [expect.objectContaining({ resource: 'PullRequestReviewComment', code: 'custom' })],
  });
});

test('comments move with their lines; where the line was changed they are outdated', async () => {
  await review({ path: LIB, line: 10 }, { path: LIB, line: 30 });
  const next = numbered(1, 40).replace('line 10\n', 'line ten\n').replace('line 30\n', 'line XXX\n');
  await scene.repository.commit('fix', { [LIB]: `new first\n${next}` });
  await scene.github.push('acme/trie#1');
  const { data } = await scene.octokit.pulls.listReviewComments(PULL);
  expect(data.map(({ line, original_line, position }) => ({ line, original_line, position }))).toEqual([
    { line: 11, original_line: 10, position: expect.any(Number) },
    { line: null, original_line: 30, position: null },
  ]);
});

test('a thread holds its replies and stays in its place', async () => {
  await review({ path: LIB, line: 10 });
  const [first] = scene.github.what('acme/trie#1').reviewComments;
  const { payload } = await scene.github.replyToReviewComment(first?.id ?? 0, 'bob', 'Why?');
  expect(payload).toMatchObject({ action: 'created', comment: { in_reply_to_id: first?.id, line: 10 } });
  const answer = await scene.octokit.pulls.createReplyForReviewComment({
    ...PULL,
    comment_id: first?.id ?? 0,
    body: 'Because.',
  });
  expect(answer.data.in_reply_to_id).toBe(first?.id);
  expect(scene.github.what('acme/trie#1').reviewComments).toHaveLength(3);
});
