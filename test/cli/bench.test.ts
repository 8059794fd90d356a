import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { withoutScratchPaths } from '../../src/bench/worktrees.js';
import { verdictPage } from '../../src/cli/bench/page/page.js';
import { conclude, verdictText } from '../../src/cli/bench/verdicts.js';
import { run } from '../../src/cli/run.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { evidenceSchemaText } from '../../src/evidence/json-schema.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import type { Bundle } from '../../src/model.js';
import { recordedBundle } from '../evidence/bind-evidence.js';
import { bundleOf, MACHINE, noisy, normalFrom, randomFrom } from '../gate/noise.js';
import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { Collector, perfChecklist } from './collected.js';

async function bundleFolder(): Promise<string> {
  const folder = scratchFolder();
  for (const [path, text] of Object.entries(recordedBundle('trie-cache'))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function cli(...argv: string[]) {
  const out = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      out[stream] += text;
    },
  });
  const code = await run(argv, {
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    cwd: scratchFolder(),
    env: process.env,
  });
  return { code, ...out };
}

async function cliIn(columns: number, bundle: string): Promise<string> {
  const [stdout, stderr] = [new Collector(false, columns), new Collector()];
  await run(['bench', 'compare', bundle], {
    stdout,
    stderr,
    cwd: scratchFolder(),
    env: { ...process.env, FORCE_COLOR: '' },
  });
  return stdout.text;
}

test('compare prints the table and fails on a regression beyond the margin', async () => {
  const { code, stdout } = await cli('bench', 'compare', await bundleFolder());
  expect(code).toBe(1);
  expect(stdout).toMatch(/^trie\/seek +\d+ ns +\d+ ns +\+9\.1 % .*regressed/m);
  expect(stdout).toMatch(/^trie\/insert .*unchanged$/m);
  expect(stdout).toMatch(/^state\/root .*cannot tell/m);
  expect(stdout).toMatch('A/A control: 0 of 3 alarms · 14 pairs');
});

test.each([50, 60, 80, 120])('in %i columns no line is longer and no word is broken', async (columns) => {
  const bundle = await bundleFolder();
  const [narrow, wide] = [await cliIn(columns, bundle), await cliIn(1000, bundle)];
  expect(narrow.split('\n').filter((line) => line.length > columns)).toEqual([]);
  for (const name of ['trie/seek', 'trie/insert', 'state/root'])
    expect(narrow).toMatch(new RegExp(`^${name}`, 'm'));
  expect(narrow).toMatch(/\+9\.1 % +\+\S+ … \+\S+ +regressed/);
  const words = wide.split(/\s+/);
  for (const word of narrow.split(/\s+/))
    expect([...words, '→', ...words.map((w) => w.replace(/[()]/g, ''))]).toContain(word);
});

test('compare takes colours away when asked', async () => {
  const bundle = await bundleFolder();
  const env = { ...process.env, FORCE_COLOR: '1', NO_COLOR: '' };
  const compare = (...more: string[]) =>
    perfChecklist(bundle, ['bench', 'compare', bundle, ...more], { env });
  expect((await compare()).stdout).toContain('\u001b[31mtrie/seek');
  expect((await compare('--no-color', '--verbose')).stdout).not.toContain('\u001b');
});

test('a wider margin lets it pass; JSON is data', async () => {
  const { code, stdout } = await cli(
    'bench',
    'compare',
    await bundleFolder(),
    '--margin',
    '20',
    '--format',
    'json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout).verdicts[0]).toMatchObject({
    benchmark: 'trie/seek',
    kind: 'regressed',
    beyondMargin: false,
  });
});

test('--html writes one page that needs nothing else', async () => {
  const page = join(scratchFolder(), 'page.html');
  await cli('bench', 'compare', await bundleFolder(), '--html', page);
  const text = readFileSync(page, 'utf8');
  expect(text.match(/<svg class="plot"/g)).toHaveLength(3);
  expect(text.match(/<circle class="pair"/g)).toHaveLength(1 + 3 * 14);
  expect(text).not.toMatch(/\bsrc=|href="[^#]|url\(|NaN|undefined/);
});

test.each([
  [['bench', 'compare', '/nowhere'], /no evidence at \/nowhere/],
  [['bench', 'compare', scratchFolder()], /is no bundle: it has no manifest\.json/],
  [['bench', 'run', '--pairs', 'many'], /It takes a whole number from 1 to 1000\./],
  [['bench', 'run', '--budget', '0s'], /'0s' is invalid\. It takes a number with s, m or h, such as 10m\./],
  [['bench', 'run', '--budget', '10'], /'10' is invalid\. It takes a number with s, m or h, such as 10m\./],
  [['bench', 'run', '--only', '('], /It takes a regular expression: /],
  [['bench', 'run', '--pairs', '3', '--budget', '10m'], /exclude each other/],
  [['bench', 'run', '--tool', 'stopwatch', '--', 'true'], /unknown tool stopwatch: known are criterion/],
  [['bench', 'run', '--', 'true'], /a command needs --tool NAME/],
  [['bench', 'compare', 'x', '--floor', '-1'], /It takes a number from 0 to 100, in per cent\./],
  [['bench', 'compare', 'x', '--margin', '101'], /It takes a number from 0 to 100, in per cent\./],
  // As the configuration: what a project set there can be said here.
  [['bench', 'compare', '/nowhere', '--margin', '100'], /no evidence at/],
  [
    ['bench', 'compare', await bundleFolder(), '--floor', '9'],
    /the floor \(9\.0 %\) is above the margin \(5\.0 %\): name a lower --floor or a higher --margin/,
  ],
  [['bench', 'run', '--pairs', '3'], /--pairs 3 cannot tell a change from noise: at least 6 are needed/],
  [['bench', 'run', '--pairs', '1', '--tool', 'hyperfine', '--', 'true'], /at least 6 are needed/],
])('%j', async (argv, message) => {
  const { code, stderr } = await cli(...argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a run in which every benchmark is "cannot tell" is not green', () => {
  const wild = { benchmark: 'wild', pair: (i: number) => [100 + 90 * (i % 2), 100 + 70 * (i % 3)] as const };
  const result = judgeBundle(bundleOf([wild as never], 12), DEFAULT_CONFIG.gate);
  const stderr = new Collector();
  expect(conclude(result, { stderr })).toBe(2);
  expect(stderr.text).toContain('no benchmark could be told: measure more pairs (--pairs, --budget)');
});

test('where all say that more pairs would not help, no more are asked for', () => {
  const normal = normalFrom(randomFrom(8));
  const bundle = { ...bundleOf([noisy('wide', 0, 0.02, normal)], 12), layout: 'fixed' as const };
  const result = judgeBundle(bundle, DEFAULT_CONFIG.gate);
  expect(result.stuck).toBeUndefined();
  expect(result.verdicts[0]!.because).toContain('more pairs would not help');
  const stderr = new Collector();
  expect(conclude(result, { stderr })).toBe(2);
  expect(stderr.text).toContain(
    'no benchmark could be told: more pairs would not help: a wider margin would',
  );
  expect(stderr.text).not.toContain('measure more pairs');
});

test('the page names both machines where they differ, and shows what would turn or hide text', () => {
  const normal = normalFrom(randomFrom(4));
  const bundle = {
    ...bundleOf([noisy('safe\u202egnp.exe', 0, 0.002, normal)], 12),
    baseMachine: { ...MACHINE, cpu: 'AMD EPYC' },
    headMachine: { ...MACHINE, cpu: 'Intel Xeon' },
  };
  const page = verdictPage(bundle, judgeBundle(bundle, DEFAULT_CONFIG.gate), DEFAULT_CONFIG.gate);
  const about = /<p class="about">.*<\/p>/.exec(page)![0];
  expect(about).toContain('base: AMD EPYC,');
  expect(about).toContain('head: Intel Xeon,');
  expect(page).not.toContain('\u202e');
  expect(page).toContain('safe\ufffdgnp.exe');
  const alike = { ...bundle, headMachine: bundle.baseMachine };
  expect(verdictPage(alike, judgeBundle(alike, DEFAULT_CONFIG.gate), DEFAULT_CONFIG.gate)).not.toContain(
    'base: AMD',
  );
});

describe('each reason is said once', () => {
  const shown = (over: Partial<Bundle>, verbose = false) => {
    const normal = normalFrom(randomFrom(3));
    const bundle = {
      ...bundleOf(
        ['a', 'b'].map((name) => noisy(name, 0, 0.002, normal)),
        12,
      ),
      ...over,
    };
    const text = verdictText(judgeBundle(bundle, DEFAULT_CONFIG.gate), { color: false, width: 200, verbose });
    return { text, times: (words: string) => text.split(words).length - 1 };
  };

  test('what holds for all stands below the table', () => {
    const { text, times } = shown({ headMachine: { ...MACHINE, cpu: 'other' } });
    expect(times('different machines')).toBe(1);
    expect(text).toMatch(/^a +cannot tell$/m);
  });

  test('what holds for one stands beside it', () => {
    const because = 'exit code 3: error: no such bench';
    const { times } = shown({ failures: [{ side: 'head', benchmark: 'c', because }] });
    expect(times(because)).toBe(1);
    expect(times(`no result on head: ${because}`)).toBe(1);
  });

  test('a side that gave nothing, whose benchmarks are not known, is said', () => {
    const because = 'it does not build';
    const failures = [{ side: 'head' as const, benchmark: null, because }];
    expect(shown({ runs: [], failures }).times(because)).toBe(1);
    const { text, times } = shown({ failures: [{ ...failures[0]!, benchmark: 'a' }] });
    expect(times(because)).toBe(1);
    expect(text).toContain(`head gave no result after 12 runs: ${because}`);
  });

  test('how it was judged only where somebody asks', () => {
    expect(shown({}).times('moderated t')).toBe(0);
    expect(shown({}, true).times('moderated t')).toBe(1);
  });

  test.each([
    [{ rustc: 'x' }, 'The sides differ in rustc; its effect is part'],
    [{ rustc: 'x', flags: '-O' }, 'The sides differ in rustc and flags; their effect is part'],
    [{ rustc: 'x', flags: '-O', cargoLock: 'f'.repeat(64) }, 'in rustc, flags and Cargo.lock; their effect'],
  ])('%j', (over, words) => {
    const toolchain = { rustc: 'rustc 1.95.0', flags: '', cargoLock: null };
    const sides = { baseToolchain: toolchain, headToolchain: { ...toolchain, ...over } };
    expect(shown(sides).text).toContain(words);
  });
});

test('where more pairs would not help, it says what would', () => {
  const same = { benchmark: 'same', pair: (i: number) => [1000 + (i % 3), 1000 + (i % 2)] as const };
  const result = judgeBundle({ ...bundleOf([same as never], 12), layout: 'fixed' }, DEFAULT_CONFIG.gate);
  const stderr = new Collector();
  expect(conclude(result, { stderr })).toBe(2);
  expect(stderr.text).toBe(
    'perf-checklist: no benchmark could be told: more pairs would not help: `same` would need a margin of 8.0 % or more (--margin), or ' +
      'benchmarks of `cargo bench` that can be linked anew\n',
  );
});

test('a page that cannot be written is a mistake of whoever named it', async () => {
  const { code, stderr } = await cli(
    'bench',
    'compare',
    await bundleFolder(),
    '--html',
    '/nowhere/page.html',
  );
  expect(code).toBe(2);
  expect(stderr).toMatch(/^perf-checklist: --html cannot be written: ENOENT.*\n$/);
});

test.each([['compare'], ['review']])(
  'a file of a bundle is not the bundle: %s says what to name',
  async (command) => {
    const file = join(await bundleFolder(), 'manifest.json');
    const repository = TestRepository.create({ 'src/lib.rs': '' });
    const args = command === 'compare' ? ['bench', 'compare', file] : ['review', '--evidence', file];
    const { code, stderr } = await perfChecklist(repository.folder, args);
    expect(stderr).toContain(
      'it is no zip: name the folder that holds manifest.json, or the zip of the artifact',
    );
    expect(stderr).not.toContain('signature');
    expect(code).toBe(2);
  },
);

test('a folder that is no bundle is said to be none, whatever is in it', async () => {
  const folder = scratchFolder();
  await mkdir(join(folder, 'target'));
  writeFileSync(join(folder, 'target', 'crate1-0f'), Buffer.from([0xff, 0xfe, 0x00]));
  const { code, stderr } = await cli('bench', 'compare', folder);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: `perf-checklist: ${folder} is no bundle: it has no manifest.json\n`,
  });
});

test('no reason is cut off, however narrow the terminal', async () => {
  const bundle = await bundleFolder();
  const reason = JSON.parse((await cli('bench', 'compare', bundle, '--format', 'json')).stdout).verdicts.find(
    ({ kind }: { kind: string }) => kind === 'cannot tell',
  ).because;
  for (const columns of [60, 80, 100, 120]) {
    const text = await cliIn(columns, bundle);
    expect(text).not.toContain('…\n');
    expect(text.replace(/\s+/g, ' ')).toContain(reason);
  }
});

test('a torn zip', async () => {
  const path = join(scratchFolder(), 'evidence.zip');
  writeFileSync(path, 'PK\u0003\u0004 cut off');
  expect(await cli('bench', 'compare', path)).toMatchObject({ code: 2, stderr: expect.stringMatching(path) });
});

test('the schema for editors takes what was recorded, and nothing else', () => {
  const ajv = new Ajv.default({ strict: false });
  addFormats.default(ajv);
  const schema = JSON.parse(evidenceSchemaText());
  const manifest = ajv.compile(schema);
  const line = ajv.compile(schema.$defs.run);
  const bundle = recordedBundle('trie-cache');
  expect(manifest(JSON.parse(bundle['manifest.json']!))).toBe(true);
  expect(manifest({ ...JSON.parse(bundle['manifest.json']!), version: 2 })).toBe(false);
  const first = JSON.parse(bundle['runs.jsonl']!.split('\n')[0]!);
  expect(line(first)).toBe(true);
  expect(line({ ...first, side: 'left' })).toBe(false);
});

describe('bench run where cargo has nothing to build', () => {
  function commits(...trees: Record<string, string>[]): TestRepository {
    const repository = TestRepository.create({ 'notes.txt': 'x' });
    for (const files of trees) repository.commit(files);
    return repository;
  }

  test('no Cargo.toml: the folder that the person knows, and what to do; nothing is left behind', async () => {
    const { folder } = commits({ 'notes.txt': 'y' });
    const out = join(scratchFolder(), 'deep', 'evidence');
    const ran = await cli('bench', 'run', 'HEAD~1..HEAD', '--repo', folder, '--out', out);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toBe(
      `perf-checklist: neither commit has a Cargo.toml in ${folder} or above: name the folder of a crate with --repo DIR, ` +
        'or measure something else with --tool NAME -- COMMAND\n',
    );
    expect(existsSync(dirname(out))).toBe(false);
  });

  test('a Cargo.toml on one side is a matter for the pull request: the bundle says so', async () => {
    const { folder } = commits({ 'Cargo.toml': '[package]\nname = "x"\n' });
    const out = join(scratchFolder(), 'evidence');
    const { code, stderr } = await cli('bench', 'run', 'HEAD~1..HEAD', '--repo', folder, '--out', out);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'perf-checklist: base: it has no Cargo.toml in this folder or above\n',
    });
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).failures).toHaveLength(1);
  });

  test('what cargo says names files of the repository, not of the scratch folder', () => {
    const said =
      'failed to read `/tmp/s/head/crates/a/Cargo.toml` below `/tmp/s/head` (/tmp/s/target-head/x)';
    expect(withoutScratchPaths(said, { root: '/tmp/s' })).toBe(
      'failed to read `crates/a/Cargo.toml` below `.` (target-head/x)',
    );
  });
});

describe('bench run where nothing that changed can reach the binary', () => {
  const COUNT = ['--tool', 'csv', '--', 'sh', '-c', 'echo benchmark,value,unit; echo x,5,count'];
  const measured = async (files: Record<string, string>, ...argv: string[]) => {
    const repository = TestRepository.create({
      'src/lib.rs': '//! x\n',
      'README.md': 'x\n',
      'docs/a.md': 'a\n',
    });
    repository.commit(files);
    const all = ['bench', 'run', 'HEAD~1..HEAD', '--pairs', '6', ...argv, ...COUNT];
    return { repository, ...(await perfChecklist(repository.folder, all)) };
  };

  test('it measures nothing, leaves nothing, and is no failure', async () => {
    const { repository, code, stdout } = await measured({ 'README.md': 'y\n', 'docs/a.md': 'b\n' });
    expect({ code, stdout: stdout.replace(/\s+/g, ' ').trim() }).toEqual({
      code: 0,
      stdout:
        'Nothing was measured: only `README.md` and `docs/a.md` changed, which cannot reach the binary (--always measures all the same).',
    });
    expect(existsSync(join(repository.folder, 'perf-evidence'))).toBe(false);
  });

  test('a folder that was named gets a bundle that says so, for the step that uploads it, and passes nothing', async () => {
    const out = join(scratchFolder(), 'evidence');
    const { repository, code } = await measured({ 'README.md': 'y\n' }, '--out', out);
    expect(code).toBe(0);
    const compared = await cli('bench', 'compare', out);
    expect(compared.stdout.replace(/\s+/g, ' ')).toContain('nothing was measured: only `README.md` changed');
    expect(compared.code).toBe(2);
    const argv = ['review', 'HEAD~1..HEAD', '--evidence', out, '--enforce'];
    const reviewed = await perfChecklist(repository.folder, argv);
    expect(reviewed.stdout).toContain('Not applicable: nothing here reaches the binary');
    expect(reviewed.code).toBe(0);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['--always', { 'README.md': 'y\n' }, ['--always']],
    ['code beside prose', { 'README.md': 'y\n', 'src/lib.rs': '//! y\n' }, []],
    [
      'a page that code takes in',
      { 'docs/a.md': 'b\n', 'src/lib.rs': 'const A: &str = include_str!("../docs/a.md");' },
      [],
    ],
    ['a script of the benchmarks', { 'bench.sh': 'echo\n' }, []],
    ['nothing at all, to compare a commit with itself', {}, []],
  ])('it measures with %s', async (_what, files, argv) => {
    expect((await measured(files, ...argv)).stdout).toContain('unchanged');
  });

  test('a page that code took in before is code', async () => {
    const repository = TestRepository.create({
      'src/lib.rs':
        'const A: &str = include_str!(\n    "../docs/a.md"\n);\n#[doc = include_str!("../b.md")]\nfn b() {}\n',
      'docs/a.md': 'a\n',
      'b.md': 'b\n',
    });
    const run = () =>
      perfChecklist(repository.folder, ['bench', 'run', 'HEAD~1..HEAD', '--pairs', '6', ...COUNT]);
    repository.commit({ 'docs/a.md': 'b\n' });
    expect((await run()).stdout).not.toContain('Nothing was measured');
    repository.commit({ 'b.md': 'c\n' });
    expect((await run()).stdout).toContain('Nothing was measured');
  });
});

describe('bench run with a command, on a real repository', () => {
  /** A repository whose script prints what a benchmark would: the head is slower by a fifth. */
  function repository(): string {
    const folder = scratchFolder();
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        stdio: 'pipe',
      });
    const commit = (nanoseconds: number) => {
      writeFileSync(
        join(folder, 'bench.sh'),
        `echo benchmark,value,unit; echo "seek,$((${nanoseconds} + $$ % 7)),ns"\n`,
      );
      git('add', '.');
      git('commit', '-qm', `${nanoseconds}`);
    };
    git('init', '-q', '-b', 'main');
    commit(1000);
    git('checkout', '-qb', 'slow');
    commit(1200);
    return folder;
  }

  test('measures, judges, and leaves only the bundle', async () => {
    const repo = repository();
    const out = join(scratchFolder(), 'evidence');
    const ran = await cli(
      'bench',
      'run',
      'main..slow',
      '--repo',
      repo,
      '--out',
      out,
      '--pairs',
      '8',
      '--tool',
      'csv',
      '--',
      'sh',
      'bench.sh',
    );
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringMatching(out) });
    expect(ran.stdout).toMatch(/^seek +1\.0[01] µs +1\.2[01] µs +\+[12]\d % .*regressed/m);
    expect(ran.stdout).toMatch('Both sides were linked once');
    expect(
      execFileSync('git', ['-C', repo, 'worktree', 'list'], { encoding: 'utf8' }).trim().split('\n'),
    ).toHaveLength(1);
    const again = await cli('bench', 'compare', out);
    expect(ran.stdout).toBe(again.stdout);
  });

  const measuring = (repo: string, out: string, command: string, tool = 'csv') =>
    cli(
      'bench',
      'run',
      'main..slow',
      '--repo',
      repo,
      '--out',
      out,
      '--pairs',
      '4',
      '--tool',
      tool,
      '--',
      'sh',
      '-c',
      command,
    );

  test.each([
    ['a command that fails', 'echo "error: no such bench" >&2; exit 3', 'exit code 3: error: no such bench'],
    ['a tool that is not there', 'no-such-tool', 'exit code 127: sh: '],
    [
      'a failure that is printed',
      'echo "thread main panicked at x: boom"; exit 101',
      'exit code 101: thread main panicked at x: boom',
    ],
    [
      'paths of the scratch folder',
      'echo "error: $PWD/src/lib.rs" >&2; exit 1',
      'exit code 1: error: src/lib.rs',
    ],
    ['silence', 'exit 1', 'exit code 1: it printed nothing'],
    ['output that cannot be read', 'true', 'its output cannot be read as csv'],
    ['a table without rows', 'echo benchmark,value,unit', 'it has no rows'],
    ['only one side', '[ $PERF_CHECKLIST_SIDE = base ] && sh bench.sh', 'no result on head: exit code 1'],
    [
      'names of their own on each side',
      'sh bench.sh | sed s/seek/$PERF_CHECKLIST_SIDE/',
      'only head has this benchmark',
    ],
  ])('nothing measured is no success, nor is its bundle: %s', async (_what, command, because) => {
    const out = join(scratchFolder(), 'evidence');
    for (const ended of [await measuring(repository(), out, command), await cli('bench', 'compare', out)]) {
      expect(ended.stdout.replace(/\s+/g, ' ')).toContain(because);
      expect(ended.stdout).not.toContain('moderated t');
      expect(ended.stderr).toContain('perf-checklist: nothing was measured that could be judged\n');
      expect(ended.code).toBe(2);
    }
  });

  test("the base's thresholds judge in run and in compare, and what is typed goes before them", async () => {
    const repo = repository();
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repo, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('checkout', '-q', 'main');
    await mkdir(join(repo, '.github'));
    writeFileSync(join(repo, '.github/perf-checklist.yml'), 'gate: { margin: 40% }\n');
    git('add', '.');
    git('commit', '-qm', 'margin');
    git('rebase', '-q', 'main', 'slow');
    const argv = ['bench', 'run', 'main..slow', '--pairs', '6', '--tool', 'csv', '--', 'sh', 'bench.sh'];
    const ran = await perfChecklist(repo, argv);
    expect(ran.stderr).toMatch(/^\.github\/perf-checklist\.yml at [0-9a-f]{7}: margin 40 %$/m);
    const compare = (folder: string, ...more: string[]) =>
      perfChecklist(folder, ['bench', 'compare', join(repo, 'perf-evidence'), ...more]);
    const codes = [
      ran,
      await compare(repo),
      await compare(repo, '--margin', '5'),
      await compare(scratchFolder()),
    ];
    expect(codes.map(({ code }) => code)).toEqual([0, 0, 1, 1]);
  });

  test('a branch alone is what it adds, and uncommitted Rust is said not to be measured', async () => {
    const repo = repository();
    writeFileSync(join(repo, 'lib.rs'), '');
    const after = ['--pairs', '6', '--tool', 'csv', '--', 'sh', 'bench.sh'];
    const ran = await perfChecklist(repo, ['bench', 'run', 'slow', ...after]);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain(
      '1 Rust file has uncommitted changes, which are not measured: commit them first\n',
    );
    const unknown = await perfChecklist(repo, ['bench', 'run', 'slwo']);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringMatching(/slwo/) });
    expect(unknown.stderr).not.toContain('--tool');
  });

  test('what was built and measured in the folders of a side has one name on both', async () => {
    const named = '"$PWD/x $CARGO_TARGET_DIR/release/y $PERF_CHECKLIST_OUT/z,5,bytes"';
    const command = `mkdir -p ./target/release && ls "$CARGO_TARGET_DIR/release" && cd . && echo benchmark,value,unit && echo ${named}`;
    const ran = await measuring(repository(), join(scratchFolder(), 'evidence'), command);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('x target/release/y out/z 5 B 5 B +0.0 %');
    expect(ran.code).toBe(0);
  });

  test('a list without entries is no measurement, whichever tool wrote it', async () => {
    const out = join(scratchFolder(), 'evidence');
    const ran = await measuring(repository(), out, `echo '{"benchmarks":[]}'`, 'json');
    expect(ran.stdout).toContain('its output cannot be read as json: it holds no benchmark');
    expect(ran.code).toBe(2);
  });

  test('a program that is not there is no error of ours', async () => {
    const out = join(scratchFolder(), 'evidence');
    const argv = ['main..slow', '--repo', repository(), '--out', out, '--tool', 'csv', '--', 'no-such-tool'];
    const { code, stdout, stderr } = await cli('bench', 'run', ...argv);
    expect({ code, unexpected: stderr.includes('unexpected') }).toEqual({ code: 2, unexpected: false });
    expect(stdout).toContain('`no-such-tool` cannot be started: there is no such program');
  });

  test('without --out every measurement has a folder of its own, which git leaves alone', async () => {
    const repo = repository();
    const argv = ['bench', 'run', 'main..slow', '--pairs', '6', '--tool', 'csv', '--', 'sh', 'bench.sh'];
    for (const name of ['perf-evidence', 'perf-evidence-2']) {
      const ran = await perfChecklist(repo, argv);
      expect(ran.stderr).toContain(`Evidence: ${join(repo, name)}\n`);
      expect(existsSync(join(repo, name, 'manifest.json'))).toBe(true);
    }
    expect(execFileSync('git', ['-C', repo, 'status', '--short'], { encoding: 'utf8' })).toBe('');
    const named = await perfChecklist(repo, [
      ...argv.slice(0, 3),
      '--out',
      'perf-evidence',
      ...argv.slice(3),
    ]);
    expect(named).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--out perf-evidence: it holds something already/),
    });
  });
});
