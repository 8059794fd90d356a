import { planInstallation } from '../../src/jobs/plan-installation.js';

const INSTALLATION = { id: 17, account: { login: 'acme' } };
const SWEEP = {
  kind: 'sweep',
  place: { installation: 17, owner: 'acme', name: '*' },
  thorough: false,
};

test.each<[string, string, number]>([
  ['installation', 'created', 1],
  ['installation', 'unsuspend', 1],
  ['installation', 'new_permissions_accepted', 1],
  ['installation', 'deleted', 0],
  ['installation_repositories', 'added', 1],
  ['installation_repositories', 'removed', 0],
  ['pull_request', 'created', 0],
  ['constructor', 'created', 0],
])('%s %s: %d sweep', (event, action, sweeps) => {
  const planned = planInstallation(event, { action, installation: INSTALLATION });
  expect(planned).toEqual(Array.from({ length: sweeps }, () => SWEEP));
});

test('a payload of another shape asks for nothing', () => {
  for (const installation of [null, { id: 'x', account: {} }, { id: 17, account: { login: '../x' } }]) {
    expect(planInstallation('installation', { action: 'created', installation })).toEqual([]);
  }
});
