import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { driftWorkflowText } from '../../../src/cli/init/drift-workflow-text.js';
import { workflowText } from '../../../src/cli/init/workflow-text.js';
import { scratchFolder } from '../../scratch.js';
import { GIT_ENV, TestRepository } from '../../source/git/repository.js';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  'working-directory'?: string;
  env?: Record<string, string>;
}

const OPTIONS = { on: 'pull-request', runner: ['ubuntu-24.04'], folder: '.' } as const;

function stepsOf(source: string): Record<'pull' | 'drift', Step[]> {
  return {
    pull: parse(workflowText({ ...OPTIONS, source })).jobs.measure.steps,
    drift: parse(driftWorkflowText({ ...OPTIONS, source })).jobs.measure.steps,
  };
}

/** What stands in for perf-checklist: it is built when it is installed, as that is, and says that it ran. */
function standIn(): string {
  const repository = TestRepository.create();
  const main = "#!/usr/bin/env node\nconsole.log('ours', process.cwd(), process.argv.slice(2).join(' '));\n";
  const commit = repository.commit({
    'package.json': JSON.stringify({
      name: 'perf-checklist',
      version: '1.0.0',
      bin: { 'perf-checklist': 'dist/main.js' },
      scripts: { prepare: 'mkdir -p dist && cp main.txt dist/main.js' },
    }),
    'main.txt': main,
  });
  return `git+file://${repository.folder}#${commit}`;
}

/** A pull request that brings whatever npm, npx and node may obey; what is obeyed leaves a mark. */
function hostileCheckout(marks: string): string {
  const touch = (name: string) => `touch "${join(marks, name)}"`;
  const repository = TestRepository.create({
    '.npmrc': `script-shell=\${PWD}/sh.sh\nnode-options=--require=\${PWD}/evil.cjs\n`,
    'package.json': JSON.stringify({
      name: 'perf-checklist',
      version: '1.0.0',
      bin: 'evil.cjs',
      scripts: { preinstall: touch('preinstall'), prepare: touch('prepare') },
    }),
    'sh.sh': `#!/bin/sh\n${touch('shell')}\n`,
    'evil.cjs': `require('node:fs').writeFileSync(${JSON.stringify(join(marks, 'node'))}, '');\n`,
    'node_modules/.bin/perf-checklist': `#!/bin/sh\n${touch('bin')}\n`,
    'node_modules/perf-checklist/package.json': '{ "name": "perf-checklist", "version": "1.0.0" }',
  });
  for (const path of ['sh.sh', 'node_modules/.bin/perf-checklist'])
    chmodSync(join(repository.folder, path), 0o755);
  repository.git('tag', 'v1');
  return realpathSync(repository.folder);
}

function bash(script: string, cwd: string, env: NodeJS.ProcessEnv) {
  return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd,
    env: { ...GIT_ENV, HOME: scratchFolder(), ...env },
    encoding: 'utf8',
  });
}

test.each(['pull', 'drift'] as const)('nothing of the checkout has a say in what measures: %s', (which) => {
  const [temp, marks] = [scratchFolder(), scratchFolder()];
  const checkout = hostileCheckout(marks);
  const [install, measure] = stepsOf(standIn())[which].filter(({ run }) => run !== undefined);
  expect(install!['working-directory']).toBe(`\${{ runner.temp }}`);
  const env = { RUNNER_TEMP: temp, BASE: 'main' };
  expect(bash(install!.run!, temp, { ...env, ...install!.env })).toMatchObject({ status: 0 });
  const { stdout } = bash(measure!.run!, checkout, env);
  expect(stdout).toMatch(`ours ${checkout} bench run ${which === 'pull' ? 'main' : 'v1'}..HEAD`);
  expect(readdirSync(marks)).toEqual([]);
});

test('inside of the checkout it would have one', () => {
  const marks = scratchFolder();
  bash(`npx --yes --package="${standIn()}" perf-checklist`, hostileCheckout(marks), {});
  expect(readdirSync(marks)).not.toEqual([]);
});

test.each(['pull', 'drift'] as const)('it is installed before there is a checkout: %s', (which) => {
  const order = stepsOf('x')[which].map(({ uses, name }) => uses?.split('@')[0] ?? name);
  expect(order.slice(0, 3)).toEqual(['actions/setup-node', 'Install what measures', 'actions/checkout']);
});
