import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rehearsalText } from '../../src/cli/config/rehearsal-text.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { parseConfig } from '../../src/config/parse.js';
import { configSchema } from '../../src/config/schema.js';
import type { Config } from '../../src/model.js';
import { RULE_IDS } from '../../src/rules/rule-ids.js';
import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { perfChecklist } from './collected.js';

const FILE = '.github/perf-checklist.yml';

function repositoryWith(config: string | null): TestRepository {
  return TestRepository.create({ 'Cargo.toml': '', ...(config === null ? {} : { [FILE]: config }) });
}

function file(text: string): string {
  const path = join(scratchFolder(), 'organisation.yml');
  writeFileSync(path, text);
  return path;
}

describe('config check', () => {
  test('0 and a word where nothing is wrong', async () => {
    expect(await perfChecklist(repositoryWith('mode: enforce\n').folder, ['config', 'check'])).toEqual({
      code: 0,
      stdout: `${FILE}: no problem\n`,
      stderr: '',
    });
  });

  test('1, and each problem with its place and how to mend it', async () => {
    const repository = repositoryWith('moed: enforce\nrules:\n  clone-in-loops: off\n');
    const { code, stdout } = await perfChecklist(repository.folder, ['config', 'check']);
    expect(code).toBe(1);
    expect(stdout).toBe(
      `${FILE}:1:1  unknown key "moed"\n` +
        '   1 | moed: enforce\n' +
        '     | ^^^^ did you mean "mode"?\n\n' +
        `${FILE}:3:3  unknown rule "clone-in-loops"\n` +
        '   3 |   clone-in-loops: off\n' +
        '     |   ^^^^^^^^^^^^^^ did you mean "clone-in-loop"?\n\n' +
        '2 problems\n',
    );
  });

  test('0, and a warning for each pattern that fits nothing in the last commit', async () => {
    const repository = repositoryWith(
      'hot:\n  - src/chian/**\n  - "src/chain/mod.rs#Chain::sek"\n  - "src/chain/mod.rs#inner"\ncold: [src/later/**]\n',
    );
    repository.commit({
      'src/chain/mod.rs':
        'struct Chain;\nimpl Chain {\n    fn seek(&self) {\n        fn inner() {}\n    }\n}\n',
    });
    repository.write({ 'src/later/lib.rs': '' });
    const { code, stdout } = await perfChecklist(join(repository.folder, 'src'), ['config', 'check']);
    expect(stdout).toBe(
      `${FILE}:2:5  no file of the last commit fits "src/chian/**"\n` +
        '   2 |   - src/chian/**\n' +
        '     |     ^^^^^^^^^^^^ did you mean "src/chain/**"?\n' +
        'Only a warning: it counts as soon as there is such a file.\n\n' +
        `${FILE}:3:5  no function of src/chain/mod.rs fits "Chain::sek"\n` +
        '   3 |   - "src/chain/mod.rs#Chain::sek"\n' +
        '     |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ did you mean "src/chain/mod.rs#Chain::seek"?\n' +
        'Only a warning: it counts as soon as there is such a function.\n\n' +
        `${FILE}:5:8  no file of the last commit fits "src/later/**"\n` +
        '   5 | cold: [src/later/**]\n' +
        '     |        ^^^^^^^^^^^^\n' +
        'Only a warning: it counts as soon as there is such a file.\n\n' +
        `${FILE}: no problem, 3 warnings\n`,
    );
    expect(code).toBe(0);
  });

  test('a workflow that `init` has just written is there', async () => {
    const repository = repositoryWith('gate: { workflow: bench.yml }\n');
    const check = async () => (await perfChecklist(repository.folder, ['config', 'check'])).stdout;
    expect(await check()).toContain('no file of the last commit fits ".github/workflows/bench.yml"');
    repository.write({ '.github/workflows/bench.yml': 'on: pull_request\n' });
    expect(await check()).toBe(`${FILE}: no problem\n`);
  });

  test('no warning without a repository, without a commit, or for what an organisation shares', async () => {
    const own = file('hot: [nowhere/**]\n');
    const silent = { code: 0, stdout: `${own}: no problem\n`, stderr: '' };
    expect(await perfChecklist(scratchFolder(), ['config', 'check', own])).toEqual(silent);
    const organisation = TestRepository.create({ 'perf-checklist.yml': 'hot: [nowhere/**]\n' });
    expect((await perfChecklist(organisation.folder, ['config', 'check', 'perf-checklist.yml'])).stdout).toBe(
      'perf-checklist.yml: no problem\n',
    );
    expect((await perfChecklist(organisation.folder, ['config', 'check', own])).stdout).toContain(
      '1 warning\n',
    );
  });

  test('reads the file on disk, committed or not, and any file by name', async () => {
    const repository = repositoryWith('mode: advise\n');
    repository.write({ [FILE]: 'mode: never\n' });
    expect((await perfChecklist(repository.folder, ['config', 'check'])).code).toBe(1);
    const named = await perfChecklist(scratchFolder(), ['config', 'check', file('mode: enforce')]);
    expect(named.code).toBe(0);
  });

  test('what is no text in UTF-8 is a mistake with a mend, as it is to the App', async () => {
    const repository = repositoryWith('mode: advise\n');
    const latin = Buffer.from('mode: enforce # caf\xe9\n', 'latin1');
    const path = join(repository.folder, FILE);
    writeFileSync(path, latin);
    for (const named of [[], [path]]) {
      const { code, stdout } = await perfChecklist(repository.folder, ['config', 'check', ...named]);
      expect(stdout).toContain(':1:1  this file is not UTF-8\n');
      expect(stdout).toContain('save it as text in UTF-8');
      expect(code).toBe(1);
    }
    const own = file('extends: acme/.github\n');
    const together = ['config', 'check', own, '--inherit', path];
    expect((await perfChecklist(repository.folder, together)).stdout).toContain('this file is not UTF-8');
  });

  test('judges it together with what it inherits, where that is given', async () => {
    const own = file('extends: acme/.github\ngate: { margin: 2% }\n');
    const organisation = file('gate: { floor: 3% }\n');
    expect((await perfChecklist(scratchFolder(), ['config', 'check', own])).code).toBe(0);
    const together = await perfChecklist(scratchFolder(), [
      'config',
      'check',
      own,
      '--inherit',
      organisation,
    ]);
    expect(together.stdout).toContain('the floor (3%) is above the margin (2%)');
    expect(together.code).toBe(1);
  });

  test.each([
    ['no configuration', [], 'there is no .github/perf-checklist.yml in'],
    ['no such file', ['nowhere.yml'], 'cannot read the configuration nowhere.yml: there is no such file'],
    ['no such inherited file', ['--inherit', 'nowhere.yml'], 'there is no'],
  ])('2: %s', async (_name, args, message) => {
    const { code, stderr } = await perfChecklist(repositoryWith(null).folder, ['config', 'check', ...args]);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});

describe('config show', () => {
  const parse = (text: string): Config =>
    parseConfig({ config: { file: FILE, text }, proposed: null, attributes: '', codeOwners: '' }, RULE_IDS)
      .config;
  const lineOf = (stdout: string, key: string) =>
    stdout.split('\n').find((line) => line.trim().startsWith(`${key}:`));

  test('each value with where it comes from', async () => {
    const repository = repositoryWith(
      'extends: acme/.github\nhot:\n  - src/**\n  - "*.x # y"\nitems:\n  tests: { ask: always }\ngate: { wait: 90m }\n',
    );
    const organisation = file(
      'mode: enforce\nitems:\n  tests: advisory\n  simplicity: off\nhot: [crates/**]\nlayers: [crates/primitives, crates/db]\n',
    );
    const { code, stdout, stderr } = await perfChecklist(repository.folder, [
      ...['config', 'show', '--inherit', organisation],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const theirs = (line: number) => `acme/.github: ${organisation}:${line}`;
    expect(lineOf(stdout, 'extends')).toMatch(
      new RegExp(`^extends: acme/.github +# ${FILE}:1, inherits acme/.github: ${organisation}$`),
    );
    expect(lineOf(stdout, 'layers')).toMatch(new RegExp(`^layers: .* crates/db .*# ${theirs(6)}$`));
    expect(lineOf(stdout, 'generated')).toMatch(/^generated: \[\] +# default$/);
    expect(lineOf(stdout, 'mode')).toMatch(new RegExp(`^mode: enforce +# ${theirs(1)}$`));
    expect(lineOf(stdout, 'hot')).toMatch(new RegExp(`^hot: .* +# ${FILE}:2$`));
    expect(lineOf(stdout, 'tests')).toMatch(/requirement: advisory, ask: always/);
    expect(lineOf(stdout, 'tests')).toContain(`# ${FILE}:6, ${theirs(3)}`);
    expect(lineOf(stdout, 'simplicity')).toContain(`# ${theirs(4)}`);
    expect(lineOf(stdout, 'benchmarks')).toMatch(/required +# default$/);
    expect(lineOf(stdout, 'wait')).toMatch(/1h30m +# \.github\/perf-checklist\.yml:7$/);
  });

  test.each([
    ['nothing', null, DEFAULT_CONFIG],
    ['an empty file', '', DEFAULT_CONFIG],
    [
      'much',
      'extends: acme/.github\nlayers: [a/**, b]\nmode: enforce\nrules: { clone-in-loop: error }\nhot: ["*.rs", "a#b", "c: d"]\nitems: { tests: { ask: hot } }\n',
      null,
    ],
  ])('what it prints is itself a configuration: %s', async (_name, config, expected) => {
    const { stdout } = await perfChecklist(repositoryWith(config).folder, ['config', 'show']);
    expect(parse(stdout)).toEqual(expected ?? parse(config ?? ''));
  });

  test('says where nothing is inherited, and that what is named was left out', async () => {
    const none = await perfChecklist(repositoryWith('').folder, ['config', 'show']);
    expect(lineOf(none.stdout, 'extends')).toMatch(/^extends: +# default$/);
    expect(lineOf(none.stdout, 'layers')).toMatch(/^layers: \[\] +# default$/);
    const named = await perfChecklist(repositoryWith('mode: advise\nextends: acme/.github\n').folder, [
      'config',
      'show',
    ]);
    expect(lineOf(named.stdout, 'extends')).toMatch(
      new RegExp(`^extends: acme/.github +# ${FILE}:2, left out here: --inherit FILE$`),
    );
  });

  test('shows every key of the schema', async () => {
    const { stdout } = await perfChecklist(repositoryWith('').folder, ['config', 'show']);
    const shown = [...stdout.matchAll(/^([a-z-]+):/gm)].map(([, key]) => key!);
    expect(shown.sort()).toEqual(Object.keys(configSchema(RULE_IDS).shape).sort());
  });

  test('problems stand beside it', async () => {
    const { code, stdout, stderr } = await perfChecklist(repositoryWith('moed: x\n').folder, [
      'config',
      'show',
    ]);
    expect(stderr).toContain(`${FILE}:1:1  unknown key "moed"`);
    expect(stdout).toMatch(/^mode: advise +# default$/m);
    expect(code).toBe(0);
  });
});

const SAFE = '/// The first byte.\npub fn first(bytes: &[u8]) -> u8 {\n    bytes[0]\n}\n';
const UNSAFE = SAFE.replace('bytes[0]', 'unsafe { *bytes.as_ptr() }');

describe('config rehearse', () => {
  const repository = TestRepository.create({ 'Cargo.toml': '', 'src/lib.rs': SAFE });
  const strict = 'rules:\n  unsafe-without-safety-comment: error\nitems: { tests: off }\n';
  repository.commit({ 'src/lib.rs': UNSAFE }, 'Faster (#1)');
  repository.commit({ 'src/lib.rs': SAFE }, 'Revert "Faster (#1)" (#2)');
  repository.commit({ 'README.md': 'x' }, 'Words (#3)');
  repository.commit({ 'src/lib.rs': UNSAFE }, 'Faster again (#4)');
  const rehearse = (config: string, ...args: string[]) =>
    perfChecklist(repository.folder, ['config', 'rehearse', '--config', file(config), ...args]);

  test('says what it would have done', async () => {
    const { code, stdout, stderr } = await rehearse(strict);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Rehearsing .*organisation\.yml over 4 merged pull requests of main, back to 2026-01-05 · /,
    );
    expect(stdout).toContain('Would have commented 2 times on 2 of 4 pull requests, blocked 2.\n');
    expect(stdout).toMatch(/^unsafe-without-safety-comment +2 +· +· +2$/m);
    expect(stdout).toMatch(
      /^ {2}#4 {2}1 comment {2}Faster again\n +would block: `unsafe-without-safety-comment` in `first`$/m,
    );
  });

  test('in a narrow window the numbers stand below their rule, and no line is longer', () => {
    const rules = ['regex-and-runtime-built-constants', 'clone-in-loop'].map((rule, at) => ({
      rule,
      error: at,
      warning: 12,
      note: 0,
      pulls: 1 + at,
    }));
    const none = {
      comments: 0,
      commented: 0,
      blocked: 0,
      asked: 0,
      wantEvidence: 0,
      leftAlone: 0,
      loudest: [],
    };
    const text = (width: number) => rehearsalText({ pulls: 4, rules, ...none }, { color: false, width });
    expect(text(100)).toMatch(/^clone-in-loop +1 +12 +· +2$/m);
    const narrow = text(60);
    expect(narrow.split('\n').filter((line) => line.length > 60)).toEqual([]);
    expect(narrow).toContain('regex-and-runtime-built-constants\n  12 warnings in 1 pull request\n');
    expect(narrow).toContain('clone-in-loop\n  1 error, 12 warnings in 2 pull requests\n');
  });

  test('the same pull requests under another configuration', async () => {
    const silent = await rehearse('rules: { unsafe-without-safety-comment: off }\nitems: { tests: off }');
    expect(silent.stdout).toContain('Would have commented 0 times on 4 pull requests, blocked 0.\n');
    const ignoring = await rehearse(`${strict}ignore: { titles: ["Faster*"] }\n`);
    expect(ignoring.stdout).toContain('blocked 0.\n2 would have been left alone');
  });

  test('as JSON, and no more than asked for', async () => {
    const { stdout } = await rehearse(strict, '--format', 'json', '--last', '3');
    expect(JSON.parse(stdout)).toMatchObject({
      format: 1,
      branch: 'main',
      pulls: 3,
      comments: 1,
      blocked: 1,
      loudest: [{ number: 4, title: 'Faster again', blocked: '`unsafe-without-safety-comment` in `first`' }],
    });
  });

  test('a file that is named is obeyed as a whole or not at all', async () => {
    const { code, stdout, stderr } = await rehearse(`${strict}moed: x\n`);
    expect(stderr).toContain('unknown key "moed"');
    expect(stdout).toBe('');
    expect(code).toBe(2);
    const inherited = file('rules: { clone-in-lop: off }\n');
    repository.write({ [FILE]: 'extends: acme/.github\n' });
    const inheriting = ['--inherit', inherited];
    for (const command of ['show', 'rehearse']) {
      const other = await perfChecklist(repository.folder, ['config', command, ...inheriting]);
      expect(other.stderr).toContain('unknown rule "clone-in-lop"');
      expect(other.code).toBe(2);
    }
    rmSync(join(repository.folder, FILE));
  });

  test('takes the file of the working tree, merged or not; without one the defaults', async () => {
    const none = await perfChecklist(repository.folder, ['config', 'rehearse']);
    expect(none.stdout).toContain('Rehearsing the defaults (there is no configuration here) over 4');
    repository.write({ [FILE]: `${strict}moed: x\n` });
    const own = await perfChecklist(repository.folder, ['config', 'rehearse']);
    rmSync(join(repository.folder, FILE));
    expect(own.stdout).toContain(`Rehearsing ${FILE} over 4`);
    expect(own.stdout).toContain('blocked 2');
    expect(own.stderr).toContain('unknown key "moed"');
  });

  test.each([
    [['--last', '0'], 'It takes a whole number from 1 to 1000.'],
    [['--last', '1001'], 'It takes a whole number from 1 to 1000.'],
    [['--branch', 'nowhere'], 'unknown revision nowhere'],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await rehearse(strict, ...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  test('a single commit has no history', async () => {
    const { code, stderr } = await perfChecklist(TestRepository.create({ a: '' }).folder, [
      'config',
      'rehearse',
    ]);
    expect(stderr).toContain('main has a single commit');
    expect(code).toBe(2);
  });
});
