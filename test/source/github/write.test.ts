import nock from 'nock';
import type { Annotation, Change, CheckOutput, InlineComment } from '../../../src/model.js';
import { externalId, pullNumber } from '../../../src/source/github/check-id.js';
import { write } from '../../../src/source/github/write.js';
import type { Writer } from '../../../src/source/github/writer.js';
import { SourceError, Superseded } from '../../../src/source/port.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const REPOSITORY = '/repos/acme/trie';
const HEAD = 'a'.repeat(40);

function writer(over: Partial<Writer> = {}): Writer & { warnings: string[] } {
  const warnings: string[] = [];
  return {
    api: testApi(),
    address: { owner: 'acme', name: 'trie', number: 7 },
    pace: { turn: async () => {} },
    headMoved: async () => false,
    warn: (message) => warnings.push(message),
    warnings,
    ...over,
  };
}

function output(over: Partial<CheckOutput> = {}): CheckOutput {
  const base: CheckOutput = {
    status: 'completed',
    conclusion: 'success',
    title: 'All 9 items answered',
    summary: 'summary',
    text: 'text',
    annotations: [],
    actions: [],
  };
  return { ...base, ...over };
}

function annotations(count: number): Annotation[] {
  return Array.from({ length: count }, (_, at) => ({
    path: 'src/lib.rs',
    startLine: at + 1,
    endLine: at + 1,
    level: 'warning',
    title: 'clone-in-loop',
    message: `number ${at}`,
  }));
}

function comment(line: number, startLine = line): InlineComment {
  return { fingerprint: `f${line}`, path: 'src/lib.rs', startLine, line, body: `at ${line}` };
}

function check(id: number, body: Record<string, unknown>) {
  return {
    id,
    name: 'perf-checklist',
    head_sha: HEAD,
    status: body.status,
    conclusion: body.conclusion ?? null,
    app: { id: 1 },
    output: { title: 'kept', summary: 's', text: 't', annotations_count: 3 },
  };
}

describe('a check', () => {
  test('names its pull request and comes back as posted', async () => {
    const bodies: Record<string, unknown>[] = [];
    nock(GITHUB)
      .post(`${REPOSITORY}/check-runs`, (body) => bodies.push(body) > 0)
      .reply(201, (_, body) => check(99, body as Record<string, unknown>));
    const action = { label: 'Re-run', description: 'Review again', identifier: 'rerun' };
    const posted = await write(writer(), [
      { kind: 'create-check', headSha: HEAD, output: output({ actions: [action] }) },
    ]);
    expect(bodies).toEqual([
      {
        name: 'perf-checklist',
        head_sha: HEAD,
        external_id: 'pull:7',
        status: 'completed',
        conclusion: 'success',
        actions: [action],
        output: { title: 'All 9 items answered', summary: 'summary', text: 'text' },
      },
    ]);
    expect(posted).toEqual({
      id: 99,
      headSha: HEAD,
      status: 'completed',
      conclusion: 'success',
      title: 'kept',
      summary: 's',
      text: 't',
      annotations: 3,
    });
  });

  test('with 120 annotations goes in three requests and is complete with the last', async () => {
    const seen: [string, number][] = [];
    const note = (body: { status: string; output: { annotations: unknown[] } }) =>
      seen.push([body.status, body.output.annotations.length]) > 0;
    nock(GITHUB)
      .post(`${REPOSITORY}/check-runs`, note)
      .reply(201, (_, body) => check(99, body as never))
      .patch(`${REPOSITORY}/check-runs/99`, note)
      .twice()
      .reply(200, (_, body) => check(99, body as never));
    const posted = await write(writer(), [
      { kind: 'create-check', headSha: HEAD, output: output({ annotations: annotations(120) }) },
    ]);
    expect(seen).toEqual([
      ['in_progress', 50],
      ['in_progress', 50],
      ['completed', 20],
    ]);
    expect(posted?.status).toBe('completed');
  });

  test('is not created twice when the answer is lost', async () => {
    const scope = nock(GITHUB).post(`${REPOSITORY}/check-runs`).reply(502);
    const creating = write(writer(), [{ kind: 'create-check', headSha: HEAD, output: output() }]);
    await expect(creating).rejects.toMatchObject({
      temporary: true,
      message: 'GitHub did not answer while creating the check (502).',
    });
    scope.done();
  });

  test('says that nobody could be reached where no answer came', async () => {
    nock(GITHUB).post(`${REPOSITORY}/check-runs`).replyWithError('getaddrinfo ENOTFOUND api.github.com');
    const creating = write(writer(), [{ kind: 'create-check', headSha: HEAD, output: output() }]);
    await expect(creating).rejects.toMatchObject({
      temporary: true,
      message: expect.stringMatching(
        /^GitHub could not be reached while creating the check \(.*getaddrinfo ENOTFOUND api\.github\.com.*\)\.$/,
      ),
    });
  });

  test('is updated again after a failure: that changes nothing twice', async () => {
    nock(GITHUB)
      .patch(`${REPOSITORY}/check-runs/5`)
      .reply(502)
      .patch(`${REPOSITORY}/check-runs/5`)
      .reply(200, (_, body) => check(5, body as never));
    const posted = await write(writer(), [{ kind: 'update-check', id: 5, output: output() }]);
    expect(posted?.id).toBe(5);
  });

  test('comes last', async () => {
    const order: string[] = [];
    nock(GITHUB)
      .post(`${REPOSITORY}/check-runs`, () => order.push('check') > 0)
      .reply(201, (_, body) => check(99, body as never))
      .post(`${REPOSITORY}/issues/7/comments`, () => order.push('comment') > 0)
      .reply(201, { id: 1 });
    await write(writer(), [
      { kind: 'create-check', headSha: HEAD, output: output() },
      { kind: 'create-comment', body: 'list' },
    ]);
    expect(order).toEqual(['comment', 'check']);
  });
});

describe('a review', () => {
  const create = (comments: InlineComment[]): Change => ({ kind: 'create-review', headSha: HEAD, comments });
  const lines = (body: { comments: { line: number }[] }) => body.comments.map((one) => one.line);

  test('goes in one request, several lines with their start', async () => {
    const bodies: unknown[] = [];
    nock(GITHUB)
      .post(`${REPOSITORY}/pulls/7/reviews`, (body) => bodies.push(body) > 0)
      .reply(200, { id: 1 });
    await write(writer(), [create([comment(3), comment(9, 8)])]);
    expect(bodies).toEqual([
      {
        commit_id: HEAD,
        event: 'COMMENT',
        comments: [
          { path: 'src/lib.rs', line: 3, side: 'RIGHT', body: 'at 3' },
          { path: 'src/lib.rs', line: 9, side: 'RIGHT', body: 'at 9', start_line: 8, start_side: 'RIGHT' },
        ],
      },
    ]);
  });

  test.each([
    [[], [1, 2, 3, 4, 5]],
    [[4], [1, 2, 3, 5]],
    [
      [1, 5],
      [2, 3, 4],
    ],
  ])('with bad places %j posts each of the others once', async (bad: number[], expected) => {
    const posted: number[] = [];
    nock(GITHUB)
      .post(`${REPOSITORY}/pulls/7/reviews`)
      .times(20)
      .reply((_, body) => {
        const wanted = lines(body as never);
        if (wanted.some((line) => bad.includes(line))) {
          return [422, { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] }];
        }
        posted.push(...wanted);
        return [200, { id: 1 }];
      });
    const with5 = writer();
    await write(with5, [create([1, 2, 3, 4, 5].map((line) => comment(line)))]);
    nock.cleanAll();
    expect(posted.sort()).toEqual(expected);
    expect(with5.warnings).toEqual(
      bad.map(
        (line) =>
          `GitHub refused the place src/lib.rs:${line} for the comment f${line}; it stays in the summary.`,
      ),
    );
  });

  test('of a commit that is no longer the head is superseded', async () => {
    nock(GITHUB).post(`${REPOSITORY}/pulls/7/reviews`).reply(422, { message: 'commit_id is not part' });
    const moved = writer({ headMoved: async () => true });
    await expect(write(moved, [create([comment(1)])])).rejects.toBeInstanceOf(Superseded);
  });

  test('of more than thirty comments becomes two', async () => {
    const sizes: number[] = [];
    nock(GITHUB)
      .post(`${REPOSITORY}/pulls/7/reviews`, (body) => sizes.push(lines(body).length) > 0)
      .twice()
      .reply(200, { id: 1 });
    await write(writer(), [create(Array.from({ length: 31 }, (_, at) => comment(at + 1)))]);
    expect(sizes).toEqual([30, 1]);
  });
});

describe('the checklist', () => {
  test('is posted once and edited by its id', async () => {
    nock(GITHUB)
      .post(`${REPOSITORY}/issues/7/comments`, { body: 'new' })
      .reply(201, { id: 1 })
      .patch(`${REPOSITORY}/issues/comments/42`, { body: 'edited' })
      .reply(200, { id: 42 });
    await write(writer(), [
      { kind: 'create-comment', body: 'new' },
      { kind: 'edit-comment', id: 42, body: 'edited' },
    ]);
  });

  test('a missing permission is said with its mend', async () => {
    nock(GITHUB)
      .post(`${REPOSITORY}/issues/7/comments`)
      .reply(403, { message: 'Resource not accessible by integration' });
    const posting = write(writer(), [{ kind: 'create-comment', body: 'new' }]);
    await expect(posting).rejects.toMatchObject({
      temporary: false,
      message:
        'GitHub does not allow the App this: posting the checklist. Accept its permissions in the settings of the installation.',
    });
  });
});

test('hiding and showing go together in one request', async () => {
  const bodies: { query: string; variables: unknown }[] = [];
  nock(GITHUB)
    .post('/graphql', (body) => bodies.push(body) > 0)
    .reply(200, { data: {} });
  await write(writer(), [
    { kind: 'minimize', nodeId: 'A', reason: 'resolved' },
    { kind: 'restore', nodeId: 'B' },
  ]);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]?.variables).toEqual({ id0: 'A', id1: 'B' });
  expect(bodies[0]?.query).toMatch(
    /m0: minimizeComment\(input: \{ subjectId: \$id0, classifier: RESOLVED \}/,
  );
  expect(bodies[0]?.query).toMatch(/m1: unminimizeComment\(input: \{ subjectId: \$id1 \}/);
});

describe('limits', () => {
  test('a secondary limit is waited for as long as GitHub says', async () => {
    nock(GITHUB)
      .post(`${REPOSITORY}/issues/7/comments`)
      .reply(403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '5' })
      .post(`${REPOSITORY}/issues/7/comments`)
      .reply(201, { id: 1 });
    const started = Date.now();
    await write(writer(), [{ kind: 'create-comment', body: 'new' }]);
    // One of GitHub's seconds takes a millisecond here.
    expect(Date.now() - started).toBeGreaterThanOrEqual(4);
  });

  test('a long one is handed to the queue with its time', async () => {
    nock(GITHUB)
      .post(`${REPOSITORY}/issues/7/comments`)
      .reply(429, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '600' });
    const posting = write(writer(), [{ kind: 'create-comment', body: 'new' }]);
    await expect(posting).rejects.toMatchObject({ temporary: true, retryAfterSeconds: 600 });
  });
});

test('the id of a check tells its pull request, and nothing else does', () => {
  expect(pullNumber(externalId(7))).toBe(7);
  expect(['', 'pull:', 'pull:7x', '7', 'group:7'].map(pullNumber)).toEqual([null, null, null, null, null]);
});

test('a failure without an answer is temporary', async () => {
  nock(GITHUB).post(`${REPOSITORY}/issues/7/comments`).replyWithError('socket hang up');
  await expect(write(writer(), [{ kind: 'create-comment', body: 'new' }])).rejects.toBeInstanceOf(
    SourceError,
  );
});
