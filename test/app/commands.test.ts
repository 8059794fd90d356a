import { CHECKLIST_MARK } from '../../src/markers/boxes.js';
import { REPLY_MARK } from '../../src/markers/replies.js';
import { editComment } from '../github/world/comments.js';
import type { AppScene, Sample } from './app-scene.js';
import { CRATE, ENFORCE, ENFORCE_WITHOUT_TESTS, UNSAFE } from './code.js';
import { checklistId, page } from './shown.js';
import { useScene } from './use-scene.js';

let scene: AppScene;

useScene(
  (started) => {
    scene = started;
  },
  { retries: 2 },
);

/** A public function that no test reaches. */
const PUBLIC = '//! Reads bytes.\n\n/// How wide.\npub fn width() -> usize {\n    9\n}\n';

async function opened(
  files: Record<string, string>,
  config = ENFORCE,
): Promise<{ sample: Sample; ref: string }> {
  const sample = await scene.repository({ ...CRATE, ...config });
  return { sample, ref: await scene.open(sample, files) };
}

/** What a person writes, and the App's reactions and last reply to it. */
async function say(ref: string, who: string, body: string) {
  const told = await scene.github.addComment(ref, who, body);
  await scene.done();
  return { ...answerTo(ref, told.subject.id), told };
}

function answerTo(ref: string, id: number) {
  const { comments } = scene.github.what(ref);
  const reactions = comments.find((one) => one.id === id)?.reactions.map(({ content }) => content);
  return {
    reactions,
    reply: comments.filter(({ body }) => body.includes('perf-checklist:replies')).map(({ body }) => body),
  };
}

/** The App's comment that begins like this. */
function comment(ref: string, mark: string) {
  const found = scene.github.what(ref).comments.find(({ body }) => body.startsWith(mark));
  if (!found) throw new Error(`${ref} has no comment ${mark}`);
  return found;
}

describe('a comment', () => {
  test('ticks and takes back, and each is answered by one reaction', async () => {
    const { ref } = await opened({ 'src/bytes.rs': PUBLIC });
    expect(await say(ref, 'grace', 'Looked at it.\n\n/perf tick tests ran by hand')).toMatchObject({
      reactions: ['+1'],
      reply: [],
    });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      boxes: ['tests ✓'],
    });
    expect(await say(ref, 'grace', '/perf untick tests')).toMatchObject({ reactions: ['+1'], reply: [] });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^action_required/),
      boxes: ['tests'],
    });
  }, 60_000);

  test('that can not be obeyed is answered in one place, which is edited', async () => {
    const { ref } = await opened({ 'src/bytes.rs': PUBLIC });
    const first = await say(ref, 'ada', '/perf tick tests');
    expect(first).toMatchObject({
      reactions: ['confused'],
      reply: [expect.stringContaining('the author is not the judge')],
    });
    const second = await say(ref, 'grace', '/perf tcik tests');
    expect(second.reply).toEqual([
      expect.stringMatching(/author is not the judge.*did you mean `\/perf tick`\?$/s),
    ]);
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^action_required/) });
  }, 60_000);

  test('decides nothing about findings that came with a push nobody has been told of', async () => {
    const { sample, ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    const waive = '/perf waive unsafe-without-safety-comment the one in bytes.rs is fine';
    scene.github.deliverTo(undefined);
    await sample.git.commit('topic', { 'src/more.rs': UNSAFE.replace('fn first', 'fn second') });
    await scene.github.push(ref);
    scene.github.deliverTo(scene.app.webhookUrl);
    expect(await say(ref, 'grace', waive)).toMatchObject({
      reactions: ['confused'],
      reply: [expect.stringContaining('the code changed while you wrote')],
    });
    expect(page(scene.github, ref).check).toBe('failure: 2 errors');
    expect(await say(ref, 'grace', waive)).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref).check).toMatch(/^success/);
  }, 60_000);

  test('decides nothing about findings that came with another base nobody has been told of', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE_WITHOUT_TESTS });
    await sample.git.git('checkout', '--quiet', '-b', 'release');
    await sample.git.commit('release', { 'src/more.rs': UNSAFE.replace('fn first', 'fn second') });
    await sample.git.commit('topic', { 'src/bytes.rs': UNSAFE });
    const asked = { head: 'topic', base: 'release', author: 'ada' };
    const { subject } = await scene.github.openPullRequest(sample.fullName, asked);
    await scene.done();
    const ref = `${sample.fullName}#${subject.number}`;
    expect(page(scene.github, ref).check).toBe('failure: 1 error');
    const waive = '/perf waive unsafe-without-safety-comment the one in bytes.rs is fine';
    scene.github.deliverTo(undefined);
    await scene.github.editPullRequest(ref, { base: 'main' }, 'ada');
    scene.github.deliverTo(scene.app.webhookUrl);
    expect(await say(ref, 'grace', waive)).toMatchObject({
      reactions: ['confused'],
      reply: [expect.stringContaining('what is found here changed while you wrote')],
    });
    expect(page(scene.github, ref).check).toBe('failure: 2 errors');
    expect(await say(ref, 'grace', waive)).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref).check).toMatch(/^success/);
  }, 60_000);

  test('told again changes nothing and is not answered again', async () => {
    const { ref } = await opened({ 'src/bytes.rs': PUBLIC });
    const { told } = await say(ref, 'grace', '/perf tick tests');
    await say(ref, 'grace', '/perf untick tests');
    const before = page(scene.github, ref);
    scene.github.requests.clear();
    await scene.github.redeliver(told.delivery!);
    // The same event under another id, as after a replay by hand.
    await scene.github.deliver('issue_comment', told.payload as never);
    await scene.done();
    expect(page(scene.github, ref)).toEqual(before);
    expect(scene.github.requests.count(/^(POST|PATCH) \/repos/)).toBe(0);
  }, 60_000);

  test('waives a rule’s findings, and overrides the check, each for who may', async () => {
    const { sample, ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    scene.github.collaborator(sample.fullName, 'root', 'admin');
    expect(await say(ref, 'grace', '/perf override now')).toMatchObject({ reactions: ['confused'] });
    expect(page(scene.github, ref).check).toMatch(/^failure/);
    expect(await say(ref, 'root', '/perf override the release waits')).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref).check).toMatch(/^success: Overridden by root: 1 error/);
    await scene.push(ref, sample, { 'README.md': '# trie, again\n' });
    expect(page(scene.github, ref).check).toMatch(/^failure: 1 error/);
    expect(scene.github.what(ref).checkRuns.at(-1)?.summary).toMatch(/held for that commit only/);
    expect(
      await say(ref, 'grace', '/perf waive unsafe-without-safety-comment checked by hand'),
    ).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      inline: [expect.stringContaining('(hidden)')],
    });
    await scene.push(ref, sample, { 'README.md': '# trie, once more\n' });
    expect(page(scene.github, ref).check).toMatch(/^success/);
  }, 90_000);

  test('by a code owner counts where the configuration says so', async () => {
    const config = {
      '.github/perf-checklist.yml': 'mode: enforce\nticks:\n  code-owners: true\n',
      '.github/CODEOWNERS': '* @ada\n/src/ @olga @acme/perf\n',
    };
    const { ref } = await opened({ 'src/bytes.rs': PUBLIC }, config as never);
    scene.github.user('olga');
    scene.github.user('paul');
    expect(await say(ref, 'paul', '/perf tick tests')).toMatchObject({ reactions: ['confused'] });
    expect(await say(ref, 'olga', '/perf tick tests')).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success/) });
  }, 60_000);

  test('by a code owner of other code than what nobody could read does not', async () => {
    const code = 'fn a() -> usize {\n    1\n}\n';
    const config = {
      '.github/perf-checklist.yml':
        'mode: enforce\nticks:\n  code-owners: true\nitems: { tests: advisory }\n',
      '.github/CODEOWNERS': '/crates/a/ @olga\n/crates/b/ @acme/core\n',
      'crates/a/src/lib.rs': code,
    };
    const huge = `const T: &str = "${'x'.repeat(1_100_000)}";\n`;
    const files = { 'crates/a/src/lib.rs': code.replace('1', '2'), 'crates/b/src/lib.rs': huge };
    const { ref } = await opened(files, config as never);
    scene.github.user('olga');
    const [item] = page(scene.github, ref).boxes;
    expect(await say(ref, 'olga', `/perf tick ${item}`)).toMatchObject({ reactions: ['confused'] });
  }, 60_000);

  test('by a member of a team counts where the configuration names it', async () => {
    const config = {
      '.github/perf-checklist.yml': 'mode: enforce\nticks:\n  role: admin\n  teams: [perf]\n',
    };
    const { sample, ref } = await opened({ 'src/bytes.rs': PUBLIC }, config as never);
    scene.github.user('tess');
    scene.github.team('acme', 'perf', ['tess'], { [sample.fullName]: 'read' });
    expect(await say(ref, 'grace', '/perf tick tests')).toMatchObject({
      reactions: ['confused'],
      reply: [
        expect.stringContaining('needs the admin role or a place in the team `perf`, and theirs is maintain'),
      ],
    });
    expect(await say(ref, 'tess', '/perf tick tests')).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success/) });
  }, 90_000);

  test('by the author counts where nobody else may write', async () => {
    const sample = await scene.repository({ ...CRATE, ...ENFORCE });
    for (const other of ['grace', 'root']) scene.github.collaborator(sample.fullName, other, 'read');
    const ref = await scene.open(sample, { 'src/bytes.rs': PUBLIC });
    expect(await say(ref, 'ada', '/perf tick tests alone here')).toMatchObject({ reactions: ['+1'] });
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^success/) });
  }, 90_000);

  test('that was deleted meanwhile stops nothing', async () => {
    const { ref } = await opened({ 'src/bytes.rs': PUBLIC });
    const { deliverTo } = scene.github;
    deliverTo.call(scene.github, undefined);
    const told = await scene.github.addComment(ref, 'grace', '/perf tick tests');
    await scene.github.deleteComment(told.subject, 'grace');
    scene.github.deliverTo(scene.app.webhookUrl);
    await scene.github.deliver('issue_comment', told.payload as never);
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      boxes: ['tests ✓'],
    });
  }, 60_000);
});

describe('an answer in a finding’s thread', () => {
  async function answerFinding(ref: string, who: string, body: string) {
    const root = scene.github.what(ref).reviewComments[0]!;
    const told = await scene.github.replyToReviewComment(root.id, who, body);
    await scene.done();
    const { reviewComments } = scene.github.what(ref);
    return {
      reactions: reviewComments
        .find(({ id }) => id === told.subject.id)
        ?.reactions.map(({ content }) => content),
      replies: reviewComments
        .filter((one) => one.author.endsWith('[bot]') && one.inReplyTo === root.id)
        .map(({ body }) => body),
    };
  }

  test('dismisses it', async () => {
    const { ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    expect(await answerFinding(ref, 'grace', '/perf dismiss the length was checked above')).toEqual({
      reactions: ['+1'],
      replies: [],
    });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      inline: [expect.stringContaining('(hidden)')],
    });
  }, 60_000);

  test('below a comment that somebody changed is refused: it may name another finding', async () => {
    const { ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    const { world } = scene.github;
    const own = world.reviewComments.get(scene.github.what(ref).reviewComments[0]!.id)!;
    editComment(world, own, scene.github.user('ada'), `All is well.\n\n${own.body}`);
    expect(await answerFinding(ref, 'grace', '/perf dismiss fine')).toEqual({
      reactions: ['confused'],
      replies: [expect.stringContaining('was edited')],
    });
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^failure/) });
  }, 60_000);

  test('by the author is refused below it, in one reply', async () => {
    const { ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    await answerFinding(ref, 'ada', '/perf dismiss fine');
    const second = await answerFinding(ref, 'ada', '/perf dismiss really');
    expect(second).toEqual({
      reactions: ['confused'],
      replies: [expect.stringContaining('the author is not the judge')],
    });
    expect(page(scene.github, ref)).toMatchObject({ check: expect.stringMatching(/^failure/) });
    expect(scene.github.what(ref).comments.filter(({ id }) => id !== checklistId(scene.github, ref))).toEqual(
      [],
    );
  }, 60_000);
});

describe('races', () => {
  test('a checklist deleted, and a push before the App looked: the tick comes back from the head before', async () => {
    const { sample, ref } = await opened({ 'src/bytes.rs': PUBLIC });
    await say(ref, 'grace', '/perf tick tests');
    scene.github.deliverTo(undefined);
    await scene.github.deleteComment(checklistId(scene.github, ref), 'ada');
    scene.github.deliverTo(scene.app.webhookUrl);
    await scene.push(ref, sample, { 'README.md': '# trie, again\n' });
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      boxes: ['tests ✓'],
      comments: 1,
    });
  }, 60_000);

  test.each<[string, (ref: string, sample: Sample, old: { head: string; text: string }) => Promise<unknown>]>(
    [
      [
        'deletes the checklist and pushes the head before',
        async (ref, sample, { head }) => {
          await sample.git.git('reset', '--quiet', '--hard', head);
          await scene.github.deleteComment(comment(ref, CHECKLIST_MARK).id, 'ada');
        },
      ],
      [
        'puts the old text into an answer, and pushes',
        async (ref, sample, { text }) => {
          await scene.github.editComment(comment(ref, REPLY_MARK).id, 'ada', text);
          await sample.git.commit('topic', { 'README.md': '# trie, at last\n' });
        },
      ],
    ],
  )(
    'a tick that was taken back stays so for whoever %s before the App looked',
    async (_, act) => {
      const { sample, ref } = await opened({ 'README.md': '# trie, once more\n' });
      await say(ref, 'ada', '/perf help');
      await scene.push(ref, sample, { 'src/bytes.rs': PUBLIC });
      await say(ref, 'grace', '/perf tick tests');
      expect(page(scene.github, ref).check).toMatch(/^success/);
      const old = { head: scene.github.what(ref).headSha, text: comment(ref, CHECKLIST_MARK).body };
      await scene.push(ref, sample, { 'README.md': '# trie, again\n' });
      await say(ref, 'grace', '/perf untick tests');
      scene.github.deliverTo(undefined);
      await act(ref, sample, old);
      scene.github.deliverTo(scene.app.webhookUrl);
      await scene.github.push(ref);
      await scene.done();
      expect(page(scene.github, ref).check).toMatch(/^action_required/);
    },
    60_000,
  );

  test('two people tick at once, and both are heard', async () => {
    const { sample, ref } = await opened({
      'src/bytes.rs': `${PUBLIC}${UNSAFE.slice(UNSAFE.indexOf('fn first'))}`,
    });
    scene.github.collaborator(sample.fullName, 'mia', 'write');
    const id = checklistId(scene.github, ref);
    // Each sees the comment as it was; the second edit follows the first before the App has looked.
    await Promise.all([
      scene.github.tickBox(id, 'grace', 'item:tests'),
      scene.github.tickBox(id, 'mia', 'item:documentation'),
    ]);
    await scene.done();
    expect(page(scene.github, ref)).toMatchObject({
      check: expect.stringMatching(/^success/),
      boxes: ['documentation ✓', 'tests ✓'],
    });
    expect(scene.github.what(ref).comments[0]?.body).toMatch(/grace[\s\S]*mia/);
  }, 60_000);
});

describe('when GitHub loses an answer', () => {
  test.each([
    ['to the reaction', /\/reactions$/],
    ['to the reply', /\/issues\/\d+\/comments$/],
    ['to the check', /\/check-runs/],
  ])(
    '%s: the command is answered once',
    async (_name, route) => {
      const { ref } = await opened({ 'src/bytes.rs': PUBLIC });
      scene.github.fail({
        match: (request) => route.test(request.route) && request.method !== 'GET',
        with: 'drop-after',
        times: 1,
      });
      const { told } = await say(ref, 'ada', '/perf tick tests');
      expect(answerTo(ref, told.subject.id)).toEqual({
        reactions: ['confused'],
        reply: [expect.stringContaining('not the judge')],
      });
      expect(page(scene.github, ref).check).toMatch(/^action_required/);
    },
    90_000,
  );
});

describe('when a pull request closes', () => {
  test('what became of its findings is counted, thumbs down of those who may write too', async () => {
    const { sample, ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    scene.github.user('paul');
    const [comment] = scene.github.what(ref).reviewComments;
    scene.github.react(comment!.id, 'paul', '-1');
    scene.github.requests.clear();
    await scene.github.closePullRequest(ref, { by: 'grace', merged: true });
    await scene.done();
    expect(scene.github.requests.count(/^GET .*\/reactions/)).toBe(1);
    // Nothing is written on a closed pull request.
    expect(scene.github.requests.count(/^(POST|PATCH) \/repos/)).toBe(0);
    expect(sample.fullName).toMatch(/^acme\//);
  }, 60_000);
});

describe('the first review of a repository', () => {
  test('says once what this is, on that pull request only', async () => {
    const { sample, ref } = await opened({ 'src/bytes.rs': PUBLIC });
    const introduced = (of: string) => [
      scene.github.what(of).comments.filter(({ body }) => body.includes('New here')).length,
      scene.github.what(of).checkRuns.filter(({ summary }) => summary?.includes('New here')).length,
    ];
    expect(introduced(ref)).toEqual([1, 1]);
    await scene.push(ref, sample, { 'README.md': '# trie, again\n' });
    expect(introduced(ref)).toEqual([1, 1]);
    await sample.git.git('checkout', '--quiet', 'main');
    const second = await scene.open(sample, { 'src/bytes.rs': PUBLIC.replace('9', '11') }, 'second');
    expect(introduced(second)).toEqual([0, 0]);
  }, 60_000);
});

describe('when GitHub is away', () => {
  test('longer than a review is tried: the command is obeyed when it is back', async () => {
    const { ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    // GitHub tells times in whole seconds.
    await new Promise((next) => setTimeout(next, 1_100));
    scene.github.fail({ match: ({ path }) => path.includes('graphql'), with: '5xx' });
    const { told } = await say(ref, 'grace', '/perf waive unsafe-without-safety-comment checked by hand');
    expect(answerTo(ref, told.subject.id).reactions).toEqual([]);
    scene.github.stopFailing();
    await say(ref, 'ada', '/perf recheck');
    expect(answerTo(ref, told.subject.id).reactions).toEqual(['+1']);
    expect(page(scene.github, ref).check).toMatch(/^success/);
  }, 240_000);

  test('for good: the command is told that nothing came of it', async () => {
    const { ref } = await opened({ 'src/bytes.rs': UNSAFE }, ENFORCE_WITHOUT_TESTS);
    scene.github.fail({ match: ({ route }) => route.endsWith('/files'), with: '5xx', status: 403 });
    const { reactions, reply } = await say(ref, 'grace', '/perf waive unsafe-without-safety-comment checked');
    expect(reactions).toEqual(['confused']);
    expect(reply).toEqual([expect.stringMatching(/not done.*GitHub does not allow.*Say it again/s)]);
    expect(page(scene.github, ref).check).toMatch(/^failure: Could not review/);
  }, 120_000);
});
