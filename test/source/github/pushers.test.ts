import nock from 'nock';
import { pushersOf } from '../../../src/source/github/pushers.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const by = (login: string, activity_type = 'push', type = 'User') => ({
  activity_type,
  actor: { login, type },
});

test.each<[string, number, unknown, string[]]>([
  ['people, each once', 200, [by('bo'), by('ada', 'force_push'), by('bo')], ['bo', 'ada']],
  ['no bots', 200, [by('bo'), by('bumper[bot]', 'branch_creation', 'Bot')], ['bo']],
  [
    'nobody from a branch of that name before',
    200,
    [by('bo'), by('cy', 'branch_creation'), by('old')],
    ['bo', 'cy'],
  ],
  ['nobody whose account is gone', 200, [{ activity_type: 'push', actor: null }], []],
  ['nobody where GitHub does not tell', 404, {}, []],
])('who pushed: %s', async (_, status, answer, expected) => {
  nock(GITHUB)
    .get('/repos/acme/trie/activity')
    .query({ ref: 'refs/heads/bump/serde', per_page: 100 })
    .reply(status, answer as nock.Body);
  expect(await pushersOf(testApi(), { owner: 'acme', name: 'trie' }, 'bump/serde')).toEqual(expected);
});
