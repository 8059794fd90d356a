import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ITEMS } from '../../src/checklist/items.js';
import { configText } from '../../src/cli/init/config-text.js';
import { driftWorkflowText } from '../../src/cli/init/drift-workflow-text.js';
import { ownSource } from '../../src/cli/init/install-source.js';
import { initReport } from '../../src/cli/init/report.js';
import { templateSection, withSection } from '../../src/cli/init/template-text.js';
import { isHosted, workflowText } from '../../src/cli/init/workflow-text.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { schemaText } from '../../src/config/json-schema.js';
import { parseConfig } from '../../src/config/parse.js';
import type { Config, ConfigProblem } from '../../src/model.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { perfChecklist } from './collected.js';

const CONFIG = '.github/perf-checklist.yml';
const WORKFLOW = '.github/workflows/perf-checklist-bench.yml';
const TEMPLATE = '.github/pull_request_template.md';

const SOURCE = `git+https://github.com/acme/perf-checklist#${'5'.repeat(40)}`;

const WORKSPACE = {
  'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
  'crates/trie/Cargo.toml': '[package]\nname = "trie"\n[dev-dependencies]\ncriterion = "0.5"\n',
  'crates/trie/src/lib.rs': '',
  'crates/trie/benches/seek.rs': '',
  'crates/evm/Cargo.toml': '[package]\nname = "evm"\n[dev-dependencies.divan]\nversion = "0.1"\n',
};

function read(repository: TestRepository, path: string): string {
  return readFileSync(join(repository.folder, path), 'utf8');
}

function parseText(text: string): { config: Config; problems: ConfigProblem[] } {
  return parseConfig({ config: { file: CONFIG, text }, proposed: null, attributes: '' }, RULE_IDS);
}

describe('the written configuration', () => {
  const written: Config = {
    ...DEFAULT_CONFIG,
    gate: { ...DEFAULT_CONFIG.gate, workflow: 'perf-checklist-bench.yml' },
  };
  const uncommented = configText().replace(/^#(?=\w| {2}\S)/gm, '');

  test('says what the defaults say, and names its workflow', () => {
    expect(parseText(configText())).toEqual({ config: written, problems: [] });
  });

  test('says the same with every setting uncommented', () => {
    expect(parseText(uncommented)).toEqual({ config: written, problems: [] });
    expect(uncommented).not.toEqual(configText());
  });

  test.each([
    [{ measured: false }, DEFAULT_CONFIG],
    [
      { measured: false, remeasure: true },
      { ...DEFAULT_CONFIG, gate: { ...DEFAULT_CONFIG.gate, remeasure: true } },
    ],
  ])('names no workflow where none is written: %j', (options, config) => {
    expect(parseText(configText(options))).toEqual({ config, problems: [] });
    expect(parseText(configText(options).replace(/^#(?=\w| {2}\S)/gm, ''))).toEqual({ config, problems: [] });
  });

  test('explains every key of the schema in the line above it', () => {
    const { properties } = JSON.parse(schemaText(RULE_IDS)) as {
      properties: Record<string, { properties?: object }>;
    };
    const lines = uncommented.split('\n');
    const explained = (key: RegExp) => {
      const at = lines.findIndex((line) => key.test(line));
      return at > 0 && /^\s*# \S/.test(lines[at - 1]!);
    };
    for (const [key, { properties: inner = {} }] of Object.entries(properties)) {
      expect([key, explained(new RegExp(`^${key}:`))]).toEqual([key, true]);
      if (key === 'items' || key === 'rules') continue;
      for (const below of Object.keys(inner)) {
        expect([key, below, explained(new RegExp(`^  ${below}:`))]).toEqual([key, below, true]);
      }
    }
  });
});

const step = (found: { steps: Record<string, never>[] }, name: RegExp) =>
  found.steps.find((one) => name.test(`${one.uses ?? ''}${one.name ?? ''}`)) as never as {
    with: Record<string, unknown>;
    run: string;
    env: Record<string, string>;
  };

describe('the written workflow', () => {
  const text = (over: Partial<Parameters<typeof workflowText>[0]> = {}) =>
    workflowText({ on: 'pull-request', runner: ['ubuntu-24.04'], folder: '.', source: SOURCE, ...over });
  const job = (over: Parameters<typeof text>[0] = {}) => parse(text(over)).jobs.measure;

  test('can do no harm', () => {
    expect(parse(text()).permissions).toEqual({});
    expect(job().permissions).toEqual({ contents: 'read' });
    expect(text()).not.toMatch(/secrets\.|actions\/cache|pull_request_target|^\s+cache:/m);
    expect(step(job(), /setup-node/).with['package-manager-cache']).toBe(false);
    expect(step(job(), /checkout/).with).toEqual({
      ref: `\${{ github.event.pull_request.head.sha }}`,
      'fetch-depth': 0,
      'persist-credentials': false,
    });
  });

  test('hands what others name to the shell by the environment only', () => {
    for (const variant of ['pull-request', 'label', 'rust'] as const) {
      const { run, env } = step(job({ on: variant }), /Build both/);
      expect(run).not.toContain('{{');
      expect(env).toEqual({ BASE: `origin/\${{ github.base_ref }}` });
    }
  });

  test('measures with this version and uploads what the App looks for', () => {
    const { run } = step(job(), /Build both/);
    const out = /--out (\S+)/.exec(run)![1];
    expect(run).toMatch(/^"\$RUNNER_TEMP\/.*\/\.bin\/perf-checklist" bench run "\$BASE\.\.HEAD" /);
    expect(step(job(), /upload/).with).toMatchObject({ name: 'perf-checklist-evidence', path: out });
  });

  test.each([
    [0, true],
    [1, true],
    [2, false],
    [127, false],
  ])(
    'a measurement that ends with %i: the step passes: %s, and what there is is uploaded',
    (ended, passes) => {
      const temp = scratchFolder();
      const bin = join(temp, 'perf-checklist/node_modules/.bin');
      mkdirSync(bin, { recursive: true });
      writeFileSync(join(bin, 'perf-checklist'), `#!/bin/sh\nexit ${ended}\n`, { mode: 0o755 });
      const env = { PATH: process.env.PATH, BASE: 'main', RUNNER_TEMP: temp };
      const drift = driftWorkflowText({ runner: ['ubuntu-24.04'], folder: '.', source: SOURCE });
      for (const written of [text(), drift]) {
        const { steps } = parse(written).jobs.measure;
        const script = step({ steps }, /^Build both/).run.replace(/git describe.*?(?=\))/, 'echo v1');
        const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
          env,
        });
        expect(status === 0).toBe(passes);
        expect(steps.at(-1)).toMatchObject({
          if: `\${{ !cancelled() }}`,
          with: { 'if-no-files-found': 'error' },
        });
      }
    },
  );

  test('never runs what somebody may publish under a bare name: a commit, or nothing until it is filled in', () => {
    for (const source of [SOURCE, null]) {
      const drift = driftWorkflowText({ runner: ['ubuntu-24.04'], folder: '.', source });
      for (const written of [text({ source }), drift]) {
        const { run, env } = step(parse(written).jobs.measure, /^Install what/);
        expect(run).toMatch(/^npm install --prefix "\$RUNNER_TEMP\/perf-checklist" .*"\$PERF_CHECKLIST"$/);
        expect(env.PERF_CHECKLIST).toBe(source ?? 'git+https://github.com/<owner>/perf-checklist#<commit>');
      }
    }
    expect(text({ source: null })).toContain('until then this step fails');
  });

  test('a crate below the top is measured there', () => {
    const found = job({ folder: 'rust' });
    expect(step(found, /^Build both/)).toMatchObject({ 'working-directory': 'rust' });
    expect(step(found, /upload/).with.path).toBe('rust/perf-checklist-evidence');
  });

  test.each([
    ['pull-request', null, undefined],
    ['label', { types: ['opened', 'reopened', 'synchronize', 'labeled'] }, /labels\.\*\.name, 'benchmark'\)/],
    ['rust', { paths: expect.arrayContaining(['**/*.rs', '**/Cargo.lock', WORKFLOW]) }, undefined],
  ] as const)('--on %s', (on, trigger, condition) => {
    const written = parse(text({ on }));
    expect(on === 'pull-request' ? written.on : written.on.pull_request).toEqual(trigger ?? 'pull_request');
    if (condition === undefined) expect(written.jobs.measure.if).toBeUndefined();
    else expect(written.jobs.measure.if).toMatch(condition);
  });

  test('forks stay away from machines of the project', () => {
    const same = 'github.event.pull_request.head.repo.full_name == github.repository';
    expect(job({ runner: ['self-hosted', 'bench'] })).toMatchObject({
      'runs-on': ['self-hosted', 'bench'],
      if: same,
    });
    expect(job({ runner: ['bench-01'], on: 'label' }).if).toMatch(
      / && github\.event\.pull_request\.head\.repo/,
    );
    expect(job().if).toBeUndefined();
  });

  test.each([
    [['ubuntu-24.04'], true],
    [['macos-15-xlarge'], true],
    [['self-hosted'], false],
    [['self-hosted', 'ubuntu-24.04'], false],
    [['bench'], false],
  ])('%j is hosted: %s', (runner, hosted) => expect(isHosted(runner)).toBe(hosted));
});

describe('what the workflow installs, where nobody says', () => {
  const { folder } = TestRepository.create({ 'package.json': '{}' });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
  const head = git('rev-parse', 'HEAD');

  test('a repository without an origin tells nothing', async () => {
    expect(await ownSource(process.env, folder)).toBeNull();
  });

  test.each([
    ['https://github.com/acme/perf-checklist.git', `git+https://github.com/acme/perf-checklist#${head}`],
    ['git@github.com:acme/perf-checklist.git', `git+https://github.com/acme/perf-checklist#${head}`],
    ['ssh://git@git.acme.dev/tools/pc', `git+https://git.acme.dev/tools/pc#${head}`],
    ['https://me:token@github.com/acme/perf-checklist', null],
    ['/srv/perf-checklist', null],
  ])('the commit of %s', async (origin, source) => {
    git('config', 'remote.origin.url', origin);
    git('update-ref', 'refs/remotes/origin/main', head);
    expect(await ownSource(process.env, folder)).toBe(source);
  });

  test('a commit that its origin does not have is none that others could install', async () => {
    git('config', 'remote.origin.url', 'https://github.com/acme/perf-checklist');
    git('update-ref', '-d', 'refs/remotes/origin/main');
    expect(await ownSource(process.env, folder)).toBeNull();
  });

  test('a folder of another repository is not the package', async () => {
    mkdirSync(join(folder, 'node_modules'));
    expect(await ownSource(process.env, join(folder, 'node_modules'))).toBeNull();
  });
});

describe('a workflow that the App may start again', () => {
  const again = (over: Partial<Parameters<typeof workflowText>[0]> = {}) =>
    parse(
      workflowText({
        on: 'pull-request',
        runner: ['ubuntu-24.04'],
        folder: '.',
        source: SOURCE,
        remeasure: true,
        ...over,
      }),
    );

  test.each(['pull-request', 'label', 'rust'] as const)(
    '--on %s keeps its trigger and gets another',
    (on) => {
      const written = again({ on });
      expect(Object.keys(written.on)).toEqual(['pull_request', 'workflow_dispatch']);
      expect(Object.keys(written.on.workflow_dispatch.inputs)).toEqual([
        'pull',
        'base',
        'head',
        'only',
        'nonce',
      ]);
      expect(written['run-name']).toContain('inputs.nonce');
    },
  );

  test('commits and benchmarks come by way of the environment', () => {
    const { steps, concurrency } = again({ on: 'label' }).jobs.measure;
    const measure = step({ steps }, /^Build both/);
    expect(measure.env).toEqual({
      BASE: `\${{ inputs.base || format('origin/{0}', github.base_ref) }}`,
      ONLY: `\${{ inputs.only }}`,
    });
    expect(measure.run).toContain(`bench run "$BASE..HEAD" \${ONLY:+--only "$ONLY"} --budget`);
    expect(step({ steps }, /checkout/).with.ref).toBe(
      `\${{ inputs.head || github.event.pull_request.head.sha }}`,
    );
    expect(concurrency.group).toContain('github.event_name');
    expect(again({ on: 'label' }).jobs.measure.if).toMatch(
      /^github\.event_name == 'workflow_dispatch' \|\| \(/,
    );
  });

  test('drift is measured from the last tag, in the folder of the crate', () => {
    const { jobs } = parse(driftWorkflowText({ runner: ['ubuntu-24.04'], folder: 'rust', source: SOURCE }));
    expect(step(jobs.measure, /^Build both/)).toMatchObject({
      'working-directory': 'rust',
      run: expect.stringContaining('git describe --tags --abbrev=0'),
    });
    expect(jobs.measure.steps.at(-1).with).toMatchObject({
      name: 'perf-checklist-drift',
      path: 'rust/perf-checklist-drift',
    });
  });

  test('init --remeasure --drift writes both, and switches it on', async () => {
    const repository = TestRepository.create(WORKSPACE);
    repository.git('tag', 'v1');
    await perfChecklist(repository.folder, ['init', '--remeasure', '--drift']);
    expect(parse(read(repository, WORKFLOW)).on.workflow_dispatch).toBeDefined();
    expect(existsSync(join(repository.folder, '.github/workflows/perf-checklist-drift.yml'))).toBe(true);
    expect(parseText(read(repository, CONFIG))).toMatchObject({
      config: { gate: { remeasure: true } },
      problems: [],
    });
  });
});

describe('the section of the template', () => {
  test('has the nine items', () => {
    for (const { title } of ITEMS) expect(templateSection()).toContain(`- [ ] ${title}\n`);
  });

  test.each([
    ['nothing', '', templateSection()],
    ['other text', '## What\n\n', `## What\n\n${templateSection()}`],
    ['itself', templateSection(), templateSection()],
    [
      'an older section',
      '## What\n\n<!-- perf-checklist: begin -->\nold\n<!-- perf-checklist: end -->\n## Then\n',
      `## What\n\n${templateSection()}## Then\n`,
    ],
    [
      'a section that was cut off',
      '<!-- perf-checklist: begin -->',
      `<!-- perf-checklist: begin -->\n\n${templateSection()}`,
    ],
  ])('added to %s', (_name, before, after) => {
    expect(withSection(before)).toBe(after);
    expect(withSection(after)).toBe(after);
  });
});

describe('init', () => {
  test('writes three files, says what it found and what comes next', async () => {
    const repository = TestRepository.create(WORKSPACE);
    const { code, stdout } = await perfChecklist(repository.folder, ['init', '--from', SOURCE]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Found a workspace of 2 crates, benchmarks in crates/trie/benches (criterion, divan).',
    );
    expect(stdout.match(/^wrote .*$/gm)).toHaveLength(3);
    expect(stdout.split('Next: ')[1]!.trim().split('\n')).toHaveLength(3);
    expect(read(repository, CONFIG)).toBe(configText());
    expect(parse(read(repository, WORKFLOW)).jobs.measure['runs-on']).toBe('ubuntu-24.04');
    expect(read(repository, TEMPLATE)).toBe(templateSection());
  });

  test('a second run changes nothing; a file of ones own is kept, and --force never takes a configuration', async () => {
    const repository = TestRepository.create({
      ...WORKSPACE,
      [CONFIG]: 'mode: enforce\n',
      'docs/Pull_Request_Template.md': '## What\n',
    });
    const first = await perfChecklist(repository.folder, ['init']);
    expect(first.stdout).toMatch(/^kept +\.github\/perf-checklist\.yml .*only --reset-config/m);
    expect(first.stdout).toMatch(/^kept +docs\/Pull_Request_Template\.md .*--force adds/m);
    expect(read(repository, CONFIG)).toBe('mode: enforce\n');
    expect(existsSync(join(repository.folder, TEMPLATE))).toBe(false);

    await perfChecklist(repository.folder, ['init', '--force', '--remeasure']);
    expect(read(repository, CONFIG)).toBe('mode: enforce\n');
    expect(read(repository, 'docs/Pull_Request_Template.md')).toBe(`## What\n\n${templateSection()}`);

    await perfChecklist(repository.folder, ['init', '--reset-config']);
    expect(read(repository, CONFIG)).toBe(configText());

    await perfChecklist(repository.folder, ['init', '--force', '--from', SOURCE]);
    const last = await perfChecklist(repository.folder, ['init', '--force', '--from', SOURCE]);
    expect(last.stdout.match(/^kept .* as it should be$/gm)).toHaveLength(3);
  });

  test('a workflow that is written anew installs what somebody filled in', async () => {
    const repository = TestRepository.create(WORKSPACE);
    await perfChecklist(repository.folder, ['init', '--from', SOURCE]);
    const again = await perfChecklist(repository.folder, ['init', '--force', '--on', 'rust']);
    expect(again.stdout).toMatch(/^replaced .*perf-checklist-bench\.yml/m);
    expect(read(repository, WORKFLOW)).toContain(`PERF_CHECKLIST: "${SOURCE}"`);
    expect(again.stdout).not.toContain('say at PERF_CHECKLIST');
  });

  test('what is still to be filled in is said again, as long as it is', async () => {
    const repository = TestRepository.create(WORKSPACE);
    const init = async (...args: string[]) =>
      (await perfChecklist(repository.folder, ['init', ...args])).stdout.replace(/\s+/g, ' ');
    const gap = 'say at PERF_CHECKLIST in the workflow which commit measures: until then it fails';
    const placeholder = workflowText({
      on: 'pull-request',
      runner: ['ubuntu-24.04'],
      folder: '.',
      source: null,
    });
    repository.write({ [WORKFLOW]: placeholder });
    const said = await init();
    expect(said).toContain(gap);
    expect(said.match(/as it should be/g) ?? []).toHaveLength(0);
    expect(await init('--from', SOURCE)).toContain(gap);
    repository.write({ [WORKFLOW]: placeholder.replace(/git\+https:[^"]*/, SOURCE) });
    expect(await init()).not.toContain(gap);
  });

  test('speaks of a label where the workflow that stands there waits for one, whatever was asked for', async () => {
    const repository = TestRepository.create({ ...WORKSPACE, [WORKFLOW]: 'mine\n' });
    const init = async (...args: string[]) =>
      (await perfChecklist(repository.folder, ['init', ...args])).stdout.replace(/\s+/g, ' ');
    expect(await init('--on', 'label')).not.toContain('has to be made once');
    expect(await init('--on', 'label', '--force')).toContain('has to be made once');
    expect(await init()).toContain('has to be made once');
  });

  test.each([
    ['mode: enforce\n', true],
    ['gate: { remeasure: true }\n', false],
  ])(
    '--remeasure says what is not done: the workflow, the permission, and with %j the setting: %s',
    async (config, missing) => {
      const repository = TestRepository.create({ ...WORKSPACE, [CONFIG]: config, [WORKFLOW]: 'mine\n' });
      const words = async (...args: string[]) =>
        (await perfChecklist(repository.folder, ['init', '--remeasure', ...args])).stdout.replace(
          /\s+/g,
          ' ',
        );
      const kept = await words('--runner', 'bench');
      expect(kept).toContain(
        'there already, without what you asked for by `--runner` and `--remeasure`; --force writes it anew',
      );
      expect(kept.includes('set `gate: { remeasure: true }` in .github/perf-checklist.yml')).toBe(missing);
      expect(kept).toContain('give the App the permission "Actions: read and write"');
      expect(read(repository, WORKFLOW)).toBe('mine\n');

      const forced = await words('--force');
      expect(parse(read(repository, WORKFLOW)).on.workflow_dispatch).toBeDefined();
      expect(read(repository, CONFIG)).toBe(config);
      expect(forced).not.toContain('without what you asked for');
      expect(await words('--force')).toContain('give the App the permission');
    },
  );

  test('the options reach the workflow, from any folder of the repository', async () => {
    const repository = TestRepository.create(WORKSPACE);
    const inside = join(repository.folder, 'crates/trie');
    const { stdout } = await perfChecklist(inside, [
      'init',
      '--on',
      'label',
      '--runner',
      'self-hosted, bench',
    ]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'labelled "benchmark" on self-hosted, bench, none from forks',
    );
    expect(parse(read(repository, WORKFLOW)).jobs.measure['runs-on']).toEqual(['self-hosted', 'bench']);
  });

  test('without a benchmark writes no workflow, and says what to do; the next run adds it', async () => {
    const { 'crates/trie/benches/seek.rs': bench, ...without } = WORKSPACE;
    const repository = TestRepository.create(without);
    const { code, stdout } = await perfChecklist(repository.folder, ['init', '--drift', '--on', 'label']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Found a workspace of 2 crates without benchmarks, so no benchmark workflow is written.',
    );
    expect(stdout.match(/^left out {2}\.github\/workflows\/.* nothing to measure yet: .*$/gm)).toHaveLength(
      2,
    );
    expect(stdout).toContain('write a first benchmark in benches/, then run `perf-checklist init` again');
    expect(stdout).not.toContain('has to be made once');
    expect(existsSync(join(repository.folder, '.github/workflows'))).toBe(false);
    expect(parseText(read(repository, CONFIG)).config.gate.workflow).toBeNull();

    repository.write({ 'crates/trie/benches/seek.rs': bench });
    const again = await perfChecklist(repository.folder, ['init']);
    expect(again.stdout).toMatch(/^wrote +\.github\/workflows\/perf-checklist-bench\.yml/m);
    expect(again.stdout).not.toContain('first benchmark');
  });

  const OWN_MAIN = 'use std::time::Instant;\nfn main() { println!("{:?}", Instant::now()); }\n';
  const NIGHTLY = '#![feature(test)]\nextern crate test;\n';

  test('a main of its own that lists its benchmarks as libtest does is run one by one', async () => {
    const repository = TestRepository.create({
      'Cargo.toml': '[package]\nname = "t"\n[[bench]]\nname = "store"\nharness = false\n',
      'benches/store.rs':
        'fn main() { if std::env::args().any(|a| a == "--list") { println!("x: bench"); } }\n',
    });
    const { stdout } = await perfChecklist(repository.folder, ['init']);
    expect(stdout).not.toContain('by a command only');
    expect(existsSync(join(repository.folder, WORKFLOW))).toBe(true);
  });

  test.each(['#[bench]', '#[ bench ]', '#[cfg_attr(feature = "unstable", bench)]'])(
    'benchmarks beside the code are measured, too: %s',
    async (attribute) => {
      const code = (above: string) =>
        `#[cfg(test)]\nmod tests {\n    ${above}\n    fn seek(b: &mut Bencher) {}\n}\n`;
      const repository = TestRepository.create({
        'Cargo.toml': '[package]\nname = "t"\n',
        'src/deep/trie.rs': code('#[benchmark]'),
      });
      const without = await perfChecklist(repository.folder, ['init']);
      expect(without.stdout).toContain('Found a crate without benchmarks');
      repository.write({ 'src/deep/trie.rs': code(attribute) });
      const { stdout } = await perfChecklist(repository.folder, ['init']);
      expect(stdout).toContain('Found a crate, benchmarks in src.');
      expect(existsSync(join(repository.folder, WORKFLOW))).toBe(true);
    },
  );

  test('benchmarks that only a command runs: it says which, and writes nothing that could only fail', async () => {
    const repository = TestRepository.create({
      'Cargo.toml': '[package]\nname = "t"\n[[bench]]\nname = "store"\nharness = false\n',
      'benches/store.rs': OWN_MAIN,
      'benches/count.rs': 'use gungraun::main;\nmain!(library_benchmark_groups = g);\n',
      'benches/common/mod.rs': '',
    });
    const { stdout } = await perfChecklist(repository.folder, ['init', '--drift']);
    const said = stdout.replace(/\s+/g, ' ');
    expect(said).toContain(
      'without benchmarks that can be run one by one, so no benchmark workflow is written.',
    );
    expect(said).toContain(
      'by a command only: `benches/count.rs` and `benches/store.rs` (a `main` of its own',
    );
    expect(stdout.match(/^left out .*$/gm)).toHaveLength(2);
    expect(said).toContain('without a command it could only fail');
    expect(said).toContain('bench run "$BASE..HEAD" --tool NAME -- COMMAND');
    expect(said).toContain('unchanged only within a margin of 8 to 10 % (`gate: { margin: 10% }`)');
    expect(existsSync(join(repository.folder, WORKFLOW))).toBe(false);
  });

  test('without a tag nothing is compared with the last release: it says so, and writes it once there is one', async () => {
    const repository = TestRepository.create(WORKSPACE);
    const drift = '.github/workflows/perf-checklist-drift.yml';
    const init = async () =>
      (await perfChecklist(repository.folder, ['init', '--drift'])).stdout.replace(/\s+/g, ' ');
    const lacks = 'no release has a tag here yet (`git fetch --tags` brings those of the origin)';
    expect(await init()).toContain(
      `left out ${drift} ${lacks}: it could only fail; then run init --drift again`,
    );
    expect(existsSync(join(repository.folder, drift))).toBe(false);
    repository.write({ [drift]: 'mine\n' });
    expect(await init()).toContain(`there already; ${lacks}: until then it fails`);
    rmSync(join(repository.folder, drift));
    repository.git('tag', 'v0.1.0');
    expect(await init()).toContain(`wrote ${drift}`);
  });

  test('--remeasure without a workflow switches nothing on, and leads to the first benchmark', async () => {
    const repository = TestRepository.create({ 'Cargo.toml': '[package]\nname = "t"\n' });
    const { stdout } = await perfChecklist(repository.folder, ['init', '--remeasure']);
    expect(stdout).not.toMatch(/gate: \{ remeasure|Actions: read and write/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'write a first benchmark in benches/, then run `perf-checklist init --remeasure` again',
    );
    expect(parseText(read(repository, CONFIG)).config.gate.remeasure).toBe(false);
  });

  test('a workflow that is there stays when the benchmarks are gone', async () => {
    const repository = TestRepository.create({ 'Cargo.toml': '[package]\n', [WORKFLOW]: 'mine\n' });
    const { stdout } = await perfChecklist(repository.folder, ['init', '--force']);
    expect(stdout).toMatch(/^kept .*perf-checklist-bench\.yml +there already; it fails until there is/m);
    expect(read(repository, WORKFLOW)).toBe('mine\n');
  });

  test.each([
    [
      'a crate without benchmarks',
      { 'Cargo.toml': '[package]\nname = "t"\n' },
      'Found a crate without benchmarks',
    ],
    [
      'benchmarks that only the manifest names',
      { 'Cargo.toml': '[package]\nname = "t"\n[[bench]]\nname = "b"\npath = "perf/b.rs"\n' },
      'Found a crate, benchmarks in Cargo.toml.',
    ],
    [
      "a `main` that is divan's",
      { 'Cargo.toml': '[package]', 'benches/a.rs': 'fn main() { divan::main(); }\n' },
      'Found a crate, benchmarks in benches.',
    ],
    [
      'a `main` of its own beside others',
      { 'Cargo.toml': '[package]', 'benches/a.rs': OWN_MAIN, 'benches/b.rs': 'criterion_main!(b);\n' },
      'benchmarks in benches. Measured by a command only: `benches/a.rs` (a `main` of its',
    ],
    [
      'a crate of benchmarks',
      {
        'Cargo.toml': '[workspace]\n',
        'benches/Cargo.toml': '[package]\nname = "b"\n[[bench]]\nname = "copy"\npath = "copy.rs"\n',
        'benches/copy.rs': 'criterion_main!(copy);\n',
      },
      'Found a crate, benchmarks in benches.',
    ],
    [
      'what only a nightly Rust builds',
      { 'Cargo.toml': '[package]\n', 'benches/a.rs': NIGHTLY },
      '2. `benches/a.rs` builds only with a nightly Rust: put `rustup default nightly` before',
    ],
    [
      'what is built with a nightly Rust already',
      { 'Cargo.toml': '[package]\n', 'benches/a.rs': NIGHTLY, 'rust-toolchain': 'nightly-2026-11-01\n' },
      '2. look them over and merge them',
    ],
    ['no Rust at all', { 'README.md': 'x' }, 'Found no Cargo.toml here'],
    [
      'many benches',
      { 'Cargo.toml': '[package]', 'a/benches/a.rs': '', 'b/benches/b.rs': '', 'c/benches/x/c.rs': '' },
      'benchmarks in a/benches and 2 more folders.',
    ],
  ])('%s', async (_name, files, words) => {
    const { code, stdout } = await perfChecklist(TestRepository.create(files).folder, ['init']);
    expect(stdout).toContain(words);
    expect(code).toBe(0);
  });

  test('never writes through a link, nor anything where one place is barred', async () => {
    const [outside, repository] = [scratchFolder(), TestRepository.create(WORKSPACE)];
    mkdirSync(join(repository.folder, '.github'));
    writeFileSync(join(outside, 'theirs'), 'theirs');
    symlinkSync(join(outside, 'theirs'), join(repository.folder, TEMPLATE));
    const linked = await perfChecklist(repository.folder, ['init', '--force']);
    expect(linked.stderr).toContain(`cannot write ${TEMPLATE}: ${TEMPLATE} is a symbolic link; move it away`);
    expect(linked.code).toBe(2);
    expect(readFileSync(join(outside, 'theirs'), 'utf8')).toBe('theirs');
    expect(existsSync(join(repository.folder, CONFIG))).toBe(false);

    rmSync(join(repository.folder, '.github'), { recursive: true });
    symlinkSync(outside, join(repository.folder, '.github'));
    const folder = await perfChecklist(repository.folder, ['init']);
    expect(folder.stderr).toContain(`cannot write ${CONFIG}: .github is a symbolic link`);
  });

  test.each([60, 80, 120])('%i columns break no word', (width) => {
    const repository = {
      benches: { folders: ['benches'], byCommand: [], nightly: ['benches/a.rs'] },
      crates: ['.'],
      top: '.',
      harnesses: [],
    } as never;
    const paths = [CONFIG, WORKFLOW, TEMPLATE].map((path) => ({ path, done: 'kept' as const, after: '' }));
    const asked = { wishes: ['on', 'runner'], remeasure: true, remeasures: false };
    const options = { on: 'rust', runner: ['self-hosted'], ...asked } as const;
    const text = initReport(repository, paths, { ...options, width });
    const wide = initReport(repository, paths, { ...options, width: 1000 });
    expect(text.split('\n').filter((line) => line.length > width)).toEqual([]);
    expect(text.split(/\s+/)).toEqual(wide.split(/\s+/));
  });

  test.each([
    [['--from', 'perf-checklist'], 'with the commit written out'],
    [['--from', 'git+https://github.com/acme/perf-checklist#main'], 'with the commit written out'],
    [['--from', `${SOURCE}" other`], 'with the commit written out'],
    [['--runner', 'a b'], 'It takes labels of a runner'],
    [['--runner', ''], 'It takes labels of a runner'],
    [['--on', 'push'], 'pull-request, label, rust'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await perfChecklist(TestRepository.create({}).folder, ['init', ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test.each([['init'], ['config check'], ['config show'], ['config rehearse']])(
    '%s in a bare repository names no option that nobody gave',
    async (command) => {
      const bare = new TestRepository(scratchFolder());
      bare.git('init', '--quiet', '--bare');
      const { code, stderr } = await perfChecklist(bare.folder, command.split(' '));
      expect(stderr).toContain('is a bare repository and has no working tree: run this in a clone of it');
      expect(code).toBe(2);
    },
  );

  test('outside a repository it says so', async () => {
    const { code, stderr } = await perfChecklist(scratchFolder(), ['init']);
    expect(stderr).toContain('is not inside a git repository');
    expect(code).toBe(2);
  });
});
