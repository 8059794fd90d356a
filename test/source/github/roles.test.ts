import nock from 'nock';
import { othersHaveRole, roleFrom, roleOf, teamsOf } from '../../../src/source/github/roles.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const REPOSITORY = { owner: 'acme', name: 'trie' };

test.each([
  ['a role of its own name', { permission: 'write', role_name: 'maintain' }, 'maintain'],
  ['triage, which the older field calls read', { permission: 'read', role_name: 'triage' }, 'triage'],
  [
    "the organisation's own role",
    { permission: 'write', role_name: 'release-captain', user: { permissions: { push: true, pull: true } } },
    'write',
  ],
  [
    'an own role that inherits triage',
    { permission: 'read', role_name: 'bug-wrangler', user: { permissions: { triage: true, pull: true } } },
    'triage',
  ],
  ['an own role without more', { permission: 'admin', role_name: 'boss' }, 'admin'],
  ['an older server', { permission: 'write' }, 'write'],
  ['something unheard of', { permission: 'whatever', role_name: 'x' }, 'none'],
])('%s', (_, permission, role) => {
  expect(roleFrom(permission)).toBe(role);
});

test('who is unknown has no rights', async () => {
  nock(GITHUB).get('/repos/acme/trie/collaborators/ghost/permission').reply(404);
  expect(await roleOf(testApi(), REPOSITORY, 'ghost')).toBe('none');
});

test('a failure is not an answer', async () => {
  nock(GITHUB).get('/repos/acme/trie/collaborators/ada/permission').times(4).reply(500);
  await expect(roleOf(testApi(), REPOSITORY, 'ada')).rejects.toMatchObject({ temporary: true });
});

test('only active members count', async () => {
  nock(GITHUB)
    .get('/orgs/acme/teams/perf/memberships/ada')
    .reply(200, { state: 'active' })
    .get('/orgs/acme/teams/core/memberships/ada')
    .reply(200, { state: 'pending' })
    .get('/orgs/acme/teams/gone/memberships/ada')
    .reply(404);
  expect(await teamsOf(testApi(), 'acme', 'ada', ['perf', 'core', 'gone'])).toEqual(['perf']);
});

test.each([
  ['somebody else too', 200, [{ login: 'ada' }, { login: 'bob' }], true],
  ['somebody else only', 200, [{ login: 'bob' }], true],
  ['the author alone', 200, [{ login: 'ada' }], false],
  ['not told', 403, {}, true],
  ['an empty list', 200, [], true],
])('others can write: %s', async (_, status, answer, expected) => {
  nock(GITHUB)
    .get('/repos/acme/trie/collaborators')
    .query({ permission: 'push', per_page: 2 })
    .reply(status, answer as nock.Body);
  expect(await othersHaveRole(testApi(), REPOSITORY, ['ada'])).toBe(expected);
});
