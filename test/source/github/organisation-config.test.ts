import nock from 'nock';
import { parseConfig } from '../../../src/config/parse.js';
import { readOverview } from '../../../src/source/github/overview.js';
import { GITHUB, isolate, testApi } from './octokit.js';

isolate();

/** A file that GitHub gives no text of, as of one in UTF-16. */
const BINARY = Symbol('binary');
type File = string | typeof BINARY | null;

function blob(file: File) {
  if (file === null) return null;
  if (file === BINARY) return { object: { oid: 'binary', isBinary: true, text: null } };
  return { object: { oid: `o${file}`, isBinary: false, text: file } };
}

/** One answer of GitHub's GraphQL, with these files. */
function answer(own: File, head: File, organisation: File, errors: readonly object[] = []): void {
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
  const told = errors.length === 0 && organisation === null ? [missing] : errors;
  nock(GITHUB)
    .post('/graphql')
    .reply(200, told.length > 0 ? { data, errors: told } : { data });
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

describe('what GitHub says of the organisation', () => {
  const said = (type: string, path: readonly string[]) => ({ type, path, message: `said ${type}` });
  const there = ['organisation', 'object'];

  test.each([['NOT_FOUND'], ['FORBIDDEN']])('%s: it has no defaults', async (type) => {
    expect((await settings(null, null, null, [said(type, there)])).config).toBeNull();
  });

  test.each<[string, readonly object[]]>([
    ['nothing for now', [said('SERVICE_UNAVAILABLE', there)]],
    ['something unheard of', [{ path: there, message: 'Something went wrong while executing your query.' }]],
    [
      'nothing there, and nothing for now of the rest',
      [said('NOT_FOUND', there), said('INTERNAL', ['repository'])],
    ],
  ])('%s: it is asked again, and no default is taken for its answer', async (_, errors) => {
    await expect(settings(null, null, null, errors)).rejects.toMatchObject({ temporary: true });
  });
});

describe('a configuration that nobody can read', () => {
  test('is a proposal, with a mistake', async () => {
    const read = await settings('mode: enforce\n', BINARY, null);
    expect(read.proposed).toMatchObject({ file: '.github/perf-checklist.yml' });
    expect(parseConfig(read)).toMatchObject({
      config: { mode: 'enforce' },
      problems: [{ message: 'this file is no text in UTF-8', proposed: true }],
    });
  });

  test('enforces the defaults once it is merged, and says so', async () => {
    expect(parseConfig(await settings(BINARY, BINARY, null))).toMatchObject({
      config: { mode: 'enforce' },
      problems: [
        {
          message: 'this file is no text in UTF-8',
          effect: 'The review ran with the defaults, and enforces them: the file may have said so.',
        },
      ],
    });
  });

  test('does not keep the pull request that mends it from being told of its mistakes', async () => {
    const { problems } = parseConfig(await settings(BINARY, 'mode: advice\n', null));
    expect(problems.map(({ proposed }) => proposed)).toEqual([undefined, true]);
  });

  test('is no less one of the organisation', async () => {
    expect(parseConfig(await settings(null, null, BINARY)).config.mode).toBe('enforce');
    expect(parseConfig(await settings(OWN, OWN, BINARY)).config).toMatchObject({
      mode: 'enforce',
      hot: ['src/**'],
    });
    expect(parseConfig(await settings(`${OWN}mode: advise\n`, OWN, BINARY)).config.mode).toBe('advise');
  });
});
