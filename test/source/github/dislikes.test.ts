import nock from 'nock';
import type { Role } from '../../../src/model.js';
import { dislikedFindings } from '../../../src/source/github/dislikes.js';
import { NOTHING_POSTED } from '../../samples.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const ROLES: Readonly<Record<string, Role>> = { grace: 'maintain', bo: 'write', tom: 'triage', paul: 'read' };
const posted = (...fingerprints: string[]) => ({
  ...NOTHING_POSTED,
  findings: fingerprints.map((fingerprint, at) => ({
    id: at + 1,
    nodeId: `n${at}`,
    fingerprint,
    minimized: false,
    resolved: false,
    answered: false,
  })),
});
const source = {
  address: { owner: 'acme', name: 'trie', number: 7 },
  posted: async () => posted('f1', 'f2'),
  rights: async (login: string) => ({ role: ROLES[login] ?? 'none', teams: [] }),
};

function reactions(comment: number, ...users: (readonly [login: string, type: 'User' | 'Bot'] | null)[]) {
  nock(GITHUB)
    .get(`/repos/acme/trie/pulls/comments/${comment}/reactions`)
    .query({ content: '-1', per_page: 100 })
    .reply(
      200,
      users.map((user) => ({ content: '-1', user: user && { login: user[0], type: user[1] } })),
    );
}

test.each([
  ['somebody who may write', [['bo', 'User']], ['f1']],
  [
    'somebody who may write, among others',
    [
      ['paul', 'User'],
      ['grace', 'User'],
    ],
    ['f1'],
  ],
  [
    'readers and triagers',
    [
      ['paul', 'User'],
      ['tom', 'User'],
    ],
    [],
  ],
  ['a bot that may write', [['bo', 'Bot']], []],
  ['an account that is gone', [null], []],
  ['nobody', [], []],
] as const)('a thumb down of %s', async (_, users, expected) => {
  reactions(1, ...users);
  expect([...(await dislikedFindings(testApi(), source, new Set(['f1'])))]).toEqual(expected);
});

test('comments that nobody counts are not asked for', async () => {
  reactions(2, ['bo', 'User']);
  expect([...(await dislikedFindings(testApi(), source, new Set(['f2', 'f3'])))]).toEqual(['f2']);
});
