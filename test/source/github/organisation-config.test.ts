import nock from 'nock';
import { parseConfig } from '../../../src/config/parse.js';
import { readOverview } from '../../../src/source/github/overview.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

const blob = (text: string | null) => (text === null ? null : { object: { oid: `o${text}`, text } });

/** One answer of GitHub's GraphQL, with these files. */
function answer(own: string | null, head: string | null, organisation: string | null): void {
  const pullRequest = {
    number: 7,
    title: 't',
    state: 'OPEN',
    isDraft: false,
    isCrossRepository: false,
    author: { login: 'ada', __typename: 'User' },
    baseRefName: 'main',
    baseRefOid: 'b',
    headRefName: 'seek',
    headRefOid: 'h',
    changedFiles: 1,
    labels: { nodes: [] },
    baseRef: { target: { oid: 'b', config: blob(own), attributes: null } },
    commits: { nodes: [{ commit: { oid: 'h', config: blob(head) } }] },
  };
  const missing = { message: 'Could not resolve to a Repository', path: ['organisation'], type: 'NOT_FOUND' };
  const data = { repository: { pullRequest }, organisation: blob(organisation) };
  nock(GITHUB)
    .post('/graphql')
    .reply(200, organisation === null ? { data, errors: [missing] } : { data });
}

async function settings(...files: Parameters<typeof answer>) {
  answer(...files);
  return (await readOverview(testApi(), { owner: 'acme', name: 'trie', number: 7 })).settings;
}

const OWN = 'extends: acme/.github\nhot: [src/**]\n';

test('a file that extends the organisation has its defaults below it', async () => {
  const { config, problems } = parseConfig(await settings(OWN, OWN, 'mode: enforce\n'));
  expect(problems).toEqual([]);
  expect(config).toMatchObject({ mode: 'enforce', hot: ['src/**'] });
});

test('one that does not extend it stands alone; without one the organisation applies', async () => {
  const alone = parseConfig(await settings('hot: [src/**]\n', null, 'mode: enforce\n'));
  expect(alone.config).toMatchObject({ mode: 'advise', hot: ['src/**'] });
  const none = parseConfig(await settings(null, null, 'mode: enforce\n'));
  expect(none).toMatchObject({ config: { mode: 'enforce' }, problems: [] });
});

test('a file that is taken away leaves what the organisation says, or the defaults', async () => {
  expect((await settings('mode: enforce\n', null, null)).proposed).toEqual({
    file: '',
    text: '',
    removes: true,
  });
  expect((await settings('mode: enforce\n', null, 'hot: [src/**]\n')).proposed).toEqual({
    file: 'acme/.github: perf-checklist.yml',
    text: 'hot: [src/**]\n',
    removes: true,
  });
  expect((await settings(null, null, 'hot: [src/**]\n')).proposed).toBeNull();
});

test('a first file that extends it is judged together with it', async () => {
  const proposal = 'extends: acme/.github\ngate: { margin: 2% }\n';
  const { config, problems } = parseConfig(await settings(null, proposal, 'gate: { floor: 3% }\n'));
  expect(config.gate.floor).toBe(0.03);
  expect(problems.map(({ message }) => message)).toEqual([
    '"gate.margin": the floor (3%) is above the margin (2%)',
  ]);
});

test('an organisation whose repository is out of reach is a mistake only where it is extended', async () => {
  expect(parseConfig(await settings('hot: [src/**]\n', null, null)).problems).toEqual([]);
  expect(parseConfig(await settings(OWN, OWN, null)).problems).toMatchObject([
    { line: 1, column: 10, message: '"acme/.github" has no perf-checklist.yml that can be read' },
  ]);
});
