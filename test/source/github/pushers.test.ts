import nock from 'nock';
import { pushersOf } from '../../../src/source/github/pushers.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const REPOSITORY = '/repos/acme/trie';
const BRANCH = { author: { login: 'ada', bot: false }, headRef: 'seek', headSha: 'after', baseSha: 'base' };

interface Push {
  activity_type: string;
  actor: { login: string; type: string } | null;
  before: string;
  after: string;
}

const by = (login: string, over: Partial<Push> = {}): Push => ({
  activity_type: 'push',
  actor: { login, type: login.endsWith('[bot]') ? 'Bot' : 'User' },
  before: 'before',
  after: 'after',
  ...over,
});
const creation = (login: string, after = 'own') => by(login, { activity_type: 'branch_creation', after });

interface Commit {
  parents?: string[];
  committer?: string;
  verified?: boolean;
}

/** GitHub's list of pushes, and what it says of single commits; those of `onBase` are on the base branch. */
function gitHub(
  pushes: readonly Push[],
  commits: Record<string, Commit> = {},
  onBase: readonly string[] = [],
  patches: Record<string, string> = {},
): void {
  const query = { ref: 'refs/heads/seek', per_page: 100 };
  nock(GITHUB)
    .get(`${REPOSITORY}/activity`)
    .query(query)
    .reply(200, pushes as never);
  nock(GITHUB)
    .persist()
    .get(new RegExp(`^${REPOSITORY}/commits/`))
    .optionally()
    .reply(200, (uri) => {
      const {
        parents = ['before'],
        committer = 'bo',
        verified = false,
      } = commits[uri.split(/[/?]/).at(-2)!] ?? {};
      return {
        parents: parents.map((sha) => ({ sha })),
        committer: { login: committer },
        commit: { verification: { verified } },
      };
    });
  nock(GITHUB)
    .persist()
    .get(new RegExp(`^${REPOSITORY}/compare/base`))
    .query(true)
    .optionally()
    .reply(200, (uri) => {
      const [, sha = ''] = /\.\.\.([^?]+)/.exec(uri) ?? [];
      const patch = patches[sha] ?? '@@ -1 +1 @@\n-a\n+b';
      return {
        ahead_by: onBase.includes(sha) ? 0 : 1,
        merge_base_commit: { sha: 'base' },
        files: [{ filename: 'a.rs', status: 'modified', sha: `blob of ${sha}`, patch }],
      };
    });
}

const read = () => pushersOf(testApi(), { owner: 'acme', name: 'trie' }, BRANCH);
const pushers = async () => (await read()).logins;

test.each<[string, readonly Push[], string[]]>([
  ['people, each once', [by('bo'), by('cy', { activity_type: 'pr_merge' }), by('bo')], ['bo', 'cy']],
  ['not the author, who is one anyway', [by('Ada'), by('bo')], ['bo']],
  ['no bots', [by('bo'), by('bumper[bot]', { activity_type: 'branch_creation' })], ['bo']],
  ['nobody from a branch of that name before', [by('bo'), creation('cy'), by('old')], ['bo', 'cy']],
  ['nobody whose account is gone', [{ ...by('x'), actor: null }], []],
  ['whoever merged something of their own', [by('bo', { activity_type: 'pr_merge' })], ['bo']],
])('who pushed: %s', async (_, pushes, expected) => {
  gitHub(pushes);
  expect(await pushers()).toEqual(expected);
});

describe('who only brought the branch up to date', () => {
  const update: Commit = { parents: ['before', 'main'], committer: 'web-flow', verified: true };

  test.each<[string, Commit, readonly string[], string[]]>([
    ['by the button is no author', update, ['main'], []],
    ['with something else than the base is one', update, [], ['bo']],
    ['by a merge of their own is one: it may say anything', { ...update, committer: 'bo' }, ['main'], ['bo']],
    ['by a merge that only says it is GitHub’s is one', { ...update, verified: false }, ['main'], ['bo']],
    ['over what was there is one', { ...update, parents: ['other', 'main'] }, ['main'], ['bo']],
  ])('%s', async (_, commit, onBase, expected) => {
    gitHub([by('bo')], { after: commit }, onBase);
    expect(await pushers()).toEqual(expected);
  });

  const resolved = { after: '@@ -1 +1 @@\n-a\n+what they wrote' };

  test('with a conflict that they resolved on GitHub is one', async () => {
    gitHub([by('bo')], { after: update }, ['main'], resolved);
    expect(await pushers()).toEqual(['bo']);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['by a rebase is none', { after: '@@ -7 +9 @@\n-a\n+b' }, []],
    [
      'by a rebase to the same lines below another heading is one',
      { after: '@@ -7 +9 @@ fn hot() {\n-a\n+b' },
      ['bo'],
    ],
    ['by a rebase that writes something is one', resolved, ['bo']],
  ])('%s', async (_, patches, expected) => {
    gitHub([by('bo', { activity_type: 'force_push' })], {}, [], patches);
    expect(await pushers()).toEqual(expected);
  });

  test('who restored the branch hides nobody, and who deleted it wrote nothing', async () => {
    const deletion = by('cy', { activity_type: 'branch_deletion', before: 'after', after: '0' });
    gitHub([creation('ada', 'after'), deletion, by('bo'), creation('dee'), by('old')]);
    expect(await pushers()).toEqual(['bo', 'dee']);
  });

  test('nor is one who made the branch from the base', async () => {
    gitHub([by('ada'), creation('bo', 'main')], {}, ['main']);
    expect(await pushers()).toEqual([]);
  });

  test.each([404, 422])('whoever pushed what is gone by now is one (%i)', async (status) => {
    nock(GITHUB)
      .get(new RegExp(`^${REPOSITORY}/commits/gone`))
      .query(true)
      .reply(status, {});
    gitHub([by('bo', { after: 'gone' })]);
    expect(await pushers()).toEqual(['bo']);
  });

  test.each([404, 422])('who made the branch from what is gone by now is one (%i)', async (status) => {
    nock(GITHUB)
      .get(new RegExp(`^${REPOSITORY}/compare/base\\.\\.\\.gone`))
      .query(true)
      .reply(status, {});
    gitHub([creation('bo', 'gone')]);
    expect(await pushers()).toEqual(['bo']);
  });

  test('what GitHub does not answer is no answer', async () => {
    nock(GITHUB)
      .get(new RegExp(`^${REPOSITORY}/commits/after`))
      .query(true)
      .reply(403, {});
    gitHub([by('bo')]);
    await expect(read()).rejects.toThrow('does not allow');
  });

  test('of so many pushes only some are looked at; the rest count', async () => {
    const pushes = Array.from({ length: 11 }, (_, at) => by(`p${at}`));
    gitHub(pushes, { after: update }, ['main']);
    expect(await pushers()).toEqual(['p10']);
  });
});

test('nobody where GitHub does not tell', async () => {
  nock(GITHUB).get(`${REPOSITORY}/activity`).query(true).reply(404, {});
  expect(await pushers()).toEqual([]);
});

test.each([
  ['of this head', [by('bo')], true],
  ['of a bot', [by('bumper[bot]'), by('bo', { after: 'older' })], true],
  ['of the head before only', [by('bo', { after: 'older' })], false],
])('the push %s is recorded', async (_, pushes, current) => {
  gitHub(pushes);
  expect((await read()).current).toBe(current);
});
