import { planInstallation } from '../../src/jobs/plan-installation.js';

const INSTALLATION = { id: 17, account: { login: 'acme' } };
const SWEEP = {
  kind: 'sweep',
  place: { installation: 17, owner: 'acme', name: '*' },
  thorough: false,
};

test.each<[string, string, object[]]>([
  ['installation', 'created', [SWEEP]],
  ['installation', 'unsuspend', [{ ...SWEEP, thorough: true }]],
  ['installation', 'new_permissions_accepted', [{ ...SWEEP, thorough: true }]],
  ['installation', 'deleted', []],
  ['installation_repositories', 'added', [SWEEP]],
  ['installation_repositories', 'removed', []],
  ['pull_request', 'created', []],
  ['constructor', 'created', []],
])('%s %s: %j', (event, action, sweeps) => {
  expect(planInstallation(event, { action, installation: INSTALLATION })).toEqual(sweeps);
});

test('a payload of another shape asks for nothing', () => {
  for (const installation of [null, { id: 'x', account: {} }, { id: 17, account: { login: '../x' } }]) {
    expect(planInstallation('installation', { action: 'created', installation })).toEqual([]);
  }
});
