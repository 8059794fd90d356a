import { client, type Scene, TRIE, trieScene } from './sample.js';

let scene: Scene;
beforeEach(async () => {
  scene = await trieScene();
});
afterEach(() => scene.close());

test('the history of an edited comment: who, when, and the whole text, newest first', async () => {
  const { data } = await scene.octokit.issues.createComment({
    ...TRIE,
    issue_number: 1,
    body: '- [ ] Benchmarks',
  });
  scene.github.collaborator('acme/trie', 'bob', 'write');
  const { payload } = await scene.github.tickBox(data.id, 'bob', 'Benchmarks');
  expect(payload).toMatchObject({
    action: 'edited',
    changes: { body: { from: '- [ ] Benchmarks' } },
    comment: { body: '- [x] Benchmarks', user: { login: 'perf-checklist[bot]' } },
    sender: { login: 'bob' },
  });
  const query = `query($id: ID!) { node(id: $id) { ... on IssueComment {
    lastEditedAt editor { login }
    userContentEdits(first: 10) { totalCount nodes { editor { login } editedAt diff } } } } }`;
  const { node } = await scene.octokit.graphql<{ node: unknown }>(query, { id: data.node_id });
  expect(node).toEqual({
    lastEditedAt: expect.any(String),
    editor: { login: 'bob' },
    userContentEdits: {
      totalCount: 2,
      nodes: [
        { editor: { login: 'bob' }, editedAt: expect.any(String), diff: '- [x] Benchmarks' },
        { editor: { login: 'perf-checklist' }, editedAt: expect.any(String), diff: '- [ ] Benchmarks' },
      ],
    },
  });
  expect(scene.github.violations).toEqual([]);
});

test('review threads, and hiding a comment', async () => {
  const comments = [{ path: 'src/lib.rs', line: 10, body: 'Hm.' }];
  await scene.octokit.pulls.createReview({ ...TRIE, pull_number: 1, event: 'COMMENT', comments });
  const query = `{ repository(owner: "acme", name: "trie") { pullRequest(number: 1) {
    reviewThreads(first: 50) { pageInfo { hasNextPage endCursor } nodes { id isResolved isOutdated comments(first: 1) {
      nodes { id databaseId body path line originalLine isMinimized minimizedReason author { login } } } } } } } }`;
  interface Comment {
    readonly id: string;
  }
  type Threads = {
    repository: { pullRequest: { reviewThreads: { nodes: { comments: { nodes: Comment[] } }[] } } };
  };
  const read = async () =>
    (await scene.octokit.graphql<Threads>(query)).repository.pullRequest.reviewThreads.nodes[0];
  const before = await read();
  expect(before).toMatchObject({ isResolved: false, isOutdated: false });
  const comment = before?.comments.nodes[0];
  expect(comment).toMatchObject({ path: 'src/lib.rs', line: 10, originalLine: 10, isMinimized: false });
  const hide = `mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) {
    minimizedComment { isMinimized minimizedReason } } }`;
  expect(await scene.octokit.graphql(hide, { id: comment?.id })).toEqual({
    minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'resolved' } },
  });
  expect(scene.github.what('acme/trie#1').reviewComments[0]?.minimized).toBe('RESOLVED');
  expect(scene.github.violations).toEqual([]);
});

test('many blobs in one query, by alias', async () => {
  const blobs = `... on Blob { text byteSize isBinary isTruncated oid }`;
  const query = `{ repository(owner: "acme", name: "trie") {
    a: object(expression: "main:README.md") { ${blobs} }
    b: object(expression: "fix:src/new.rs") { ${blobs} }
    none: object(expression: "main:nowhere") { ${blobs} }
    tree: object(expression: "main:src") { ... on Tree { entries { name path type } } }
    ref(qualifiedName: "main") { target { ... on Commit { oid history(first: 5, path: "src") { totalCount } } } } } }`;
  expect(await scene.octokit.graphql(query)).toMatchObject({
    repository: {
      a: { text: '# trie\n', byteSize: 7, isBinary: false, isTruncated: false },
      b: { text: 'line 1\nline 2\nline 3\n' },
      none: null,
      tree: { entries: [{ name: 'lib.rs', path: 'src/lib.rs', type: 'blob' }] },
      ref: { target: { history: { totalCount: 1 } } },
    },
  });
  expect(scene.github.violations).toEqual([]);
});

const OF_PULL = (fields: string) =>
  `{ repository(owner: "acme", name: "trie") { pullRequest(number: 1) { ${fields} } } }`;
test.each([
  [
    'a field that GitHub does not have',
    OF_PULL('nonsense'),
    "Field 'nonsense' doesn't exist on type 'PullRequest'",
    1,
  ],
  [
    'a field that is not made here',
    OF_PULL('titleHTML'),
    'the stand-in has no resolver for PullRequest.titleHTML',
    1,
  ],
  [
    'a list without first or last',
    OF_PULL('comments { totalCount }'),
    'You must provide a `first` or `last` value',
    0,
  ],
  ['a page over 100', OF_PULL('comments(first: 101) { totalCount }'), 'exceeds the `first` limit of 100', 0],
  [
    'an unknown repository',
    '{ repository(owner: "acme", name: "no") { id } }',
    'Could not resolve to a Repository',
    0,
  ],
])('%s is an error', async (_, query, message, violations) => {
  await expect(scene.octokit.graphql(query)).rejects.toThrow(message);
  expect(scene.github.violations).toHaveLength(violations);
});

test('an installation sees no other repository, a person sees public ones', async () => {
  scene.github.repository('other/secret', { gitDir: scene.repository.dir, private: true });
  scene.github.repository('other/open', { gitDir: scene.repository.dir });
  const query = (name: string) => `{ repository(owner: "other", name: "${name}") { nameWithOwner } }`;
  await expect(scene.octokit.graphql(query('open'))).rejects.toThrow('Could not resolve');
  const eve = client(scene.github, scene.github.userToken('eve'));
  await expect(eve.graphql(query('secret'))).rejects.toThrow('Could not resolve');
  expect(await eve.graphql(query('open'))).toEqual({ repository: { nameWithOwner: 'other/open' } });
});
