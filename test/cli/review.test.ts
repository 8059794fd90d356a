import { scratchFolder } from '../scratch.js';
import { TestRepository } from '../source/git/repository.js';
import { perfChecklist } from './collected.js';

const CONFIG = '.github/perf-checklist.yml';
const ESCAPE = '\u001b';
const SAFE = '/// The first byte.\nfn first(bytes: &[u8]) -> u8 {\n    bytes[0]\n}\n';
const UNSAFE = '/// The first byte.\nfn first(bytes: &[u8]) -> u8 {\n    unsafe { *bytes.as_ptr() }\n}\n';

function repositoryWith(config: string): TestRepository {
  const repository = TestRepository.create({
    'Cargo.toml': '[package]\nname = "t"\n',
    'src/lib.rs': SAFE,
    ...(config === '' ? {} : { [CONFIG]: config }),
  });
  repository.branch('seek-cache');
  repository.commit({ 'src/lib.rs': UNSAFE });
  return repository;
}

const blocking = repositoryWith('rules:\n  unsafe-without-safety-comment: error\n');
const ordinary = repositoryWith('rules:\n  unsafe-without-safety-comment: warning\n');

describe('exit code', () => {
  test('0 when nothing would block, though a warning is there', async () => {
    const { code, stdout } = await perfChecklist(ordinary.folder, ['review']);
    expect(stdout).toContain('warning unsafe-without-safety-comment');
    expect(code).toBe(0);
  });

  test('1 when something would block, whatever the mode', async () => {
    const { code, stdout } = await perfChecklist(blocking.folder, ['review', 'main..seek-cache']);
    expect(stdout).toContain('error unsafe-without-safety-comment');
    expect(stdout).toContain('Would block: 1 error');
    expect(code).toBe(1);
  });

  test('--enforce judges as the enforcing check would', async () => {
    const { code, stdout } = await perfChecklist(blocking.folder, ['review', '--enforce']);
    expect(stdout).toContain('1 error');
    expect(stdout).not.toContain('advise mode');
    expect(code).toBe(1);
  });

  test.each([
    ['', ['review'], 0],
    ['', ['review', '--enforce'], 1],
    ['mode: enforce\n', ['review'], 1],
    ['mode: enforce\n', ['review', '--enforce'], 1],
  ])(
    'a configuration %j with %j and a box to tick: %d, as the check concludes',
    async (mode, argv, wanted) => {
      const repository = TestRepository.create({
        [CONFIG]: `${mode}items:\n  tests: { requirement: required, ask: always }\n`,
        'src/lib.rs': '/// One.\npub fn one() -> u8 {\n    1\n}\n',
      });
      repository.branch('work');
      repository.commit({ 'src/lib.rs': '/// One.\npub fn one() -> u8 {\n    1 + 1\n}\n' });
      const { code, stdout } = await perfChecklist(repository.folder, argv);
      expect(stdout).toContain('1 box to tick');
      expect(code).toBe(wanted);
      const json = await perfChecklist(repository.folder, [...argv, '--format', 'json']);
      expect(JSON.parse(json.stdout).conclusion).toBe(wanted === 0 ? 'success' : 'action_required');
      expect(json.code).toBe(wanted);
    },
  );

  test.each([
    ['not a git repository', [], 'is not inside a git repository'],
    ['unknown revision', ['seek-cach'], 'unknown revision'],
    ['no such folder', ['--repo', '/no/such/folder'], '/no/such/folder does not exist'],
    ['no such configuration', ['--config', 'nowhere.yml'], 'cannot read the configuration nowhere.yml'],
    ['a slip in an option', ['--enforced'], "unknown option '--enforced': did you mean --enforce?\n"],
    ['unknown option', ['--zzz'], "unknown option '--zzz': `--help` lists what there is\n"],
    ['more than a range', ['a', 'b'], 'Expected 1 argument but got 2: `--help` says which\n'],
    ['unknown format', ['--format', 'html'], "argument 'html' is invalid"],
    ['a working tree has no range', ['a..b', '--worktree'], '--worktree reviews the files on disk'],
  ])('2 for bad input: %s', async (_, args, message) => {
    const folder = args.includes('seek-cach') ? blocking.folder : scratchFolder();
    const { code, stdout, stderr } = await perfChecklist(folder, ['review', ...args]);
    expect(stderr).toContain(`perf-checklist: `);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('formats', () => {
  test('terminal: the source line with carets, and no colours where there is no terminal', async () => {
    const { stdout, stderr } = await perfChecklist(blocking.folder, ['review']);
    expect(stdout).toMatch(/^Reviewing main\.\.HEAD · 1 Rust file, 1 added line · [\d.]+ m?s\n/);
    expect(stdout).toContain('src/lib.rs:3\n');
    expect(stdout).toContain('2 | fn first(bytes: &[u8]) -> u8 {\n');
    expect(stdout).toMatch(/3 \| {5}unsafe \{ \*bytes\.as_ptr\(\) \}\n +\| +\^+/);
    expect(stdout).not.toContain(ESCAPE);
    expect(stderr).toBe('');
  });

  test.each([
    ['a terminal', true, {}, [], true],
    ['NO_COLOR', true, { NO_COLOR: '1' }, [], false],
    ['--no-color', true, {}, ['--no-color'], false],
    ['a dumb terminal', true, { TERM: 'dumb' }, [], false],
    ['a pipe', false, {}, [], false],
    ['FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['--no-color over FORCE_COLOR', false, { FORCE_COLOR: '1' }, ['--no-color'], false],
  ])('colours: %s', async (_, tty, env, args, colored) => {
    const { stdout } = await perfChecklist(blocking.folder, ['review', ...args], { tty, env });
    expect(stdout.includes(ESCAPE)).toBe(colored);
  });

  test('json', async () => {
    const { stdout } = await perfChecklist(blocking.folder, ['review', '--format', 'json']);
    const review = JSON.parse(stdout);
    expect(review).toMatchObject({ base: blocking.git('rev-parse', 'main'), conclusion: 'success' });
    expect(review.findings).toMatchObject([
      {
        file: 'src/lib.rs',
        startLine: 3,
        endLine: 3,
        rule: 'unsafe-without-safety-comment',
        severity: 'error',
      },
    ]);
  });

  test('markdown', async () => {
    const { stdout } = await perfChecklist(blocking.folder, ['review', '--format', 'markdown']);
    expect(stdout).toContain('| | item | because |');
    expect(stdout).toContain('unsafe-without-safety-comment');
  });
});

describe('what is reviewed', () => {
  test('another folder with --repo, and a bare repository', async () => {
    const bare = new TestRepository(scratchFolder());
    bare.git('clone', '--quiet', '--bare', blocking.folder, '.');
    const { code, stdout } = await perfChecklist(scratchFolder(), [
      'review',
      'main..seek-cache',
      '--repo',
      bare.folder,
    ]);
    expect(stdout).toContain('src/lib.rs:3');
    expect(code).toBe(1);
  });

  test('--worktree takes in what is not committed', async () => {
    const repository = TestRepository.create({ 'src/lib.rs': SAFE });
    repository.write({ 'src/lib.rs': UNSAFE });
    expect((await perfChecklist(repository.folder, ['review'])).stdout).toContain('0 Rust files');
    const { stdout } = await perfChecklist(repository.folder, ['review', '--worktree']);
    expect(stdout).toContain('unsafe-without-safety-comment');
    expect(stdout).toMatch(/^Reviewing main\.\.HEAD and uncommitted work · 1 Rust file/);
  });

  test('a bare repository, and one whose own branch has no commit yet, need no files on disk', async () => {
    const repository = repositoryWith('');
    const bare = new TestRepository(scratchFolder());
    bare.git('clone', '--quiet', '--bare', repository.folder, '.');
    repository.git('checkout', '--quiet', '--orphan', 'empty');
    for (const { folder } of [bare, repository]) {
      const { code, stdout, stderr } = await perfChecklist(folder, ['review', 'main..seek-cache']);
      expect(stderr).toBe('');
      expect(stdout).toContain('Reviewing main..seek-cache');
      expect(code).toBe(1);
    }
  });

  test('what is not committed is left out, and that is said', async () => {
    const repository = repositoryWith('');
    const said = async (...args: string[]) =>
      (await perfChecklist(repository.folder, ['review', ...args])).stderr;
    expect(await said()).toBe('');
    repository.write({ 'notes.txt': 'new', 'src/new.rs': SAFE, 'src/lib.rs': SAFE });
    const hint =
      '2 Rust files have uncommitted changes, which are not reviewed: `perf-checklist review --worktree` takes them in\n';
    expect(await said()).toBe(hint);
    expect(await said('--format', 'json')).toBe(hint);
    expect(await said('--worktree')).toBe('');
    // Of another commit than the one that lies on disk it would not be true.
    expect(await said('HEAD~1..main~0')).not.toContain('uncommitted changes');
    repository.git('checkout', '--quiet', '--', 'src/lib.rs');
    expect(await said()).toContain('1 Rust file has uncommitted changes');
  });

  test('an empty range says what to name instead', async () => {
    const repository = TestRepository.create({ 'src/lib.rs': SAFE });
    const { code, stderr } = await perfChecklist(repository.folder, ['review']);
    expect(stderr).toContain('HEAD holds no commit that main lacks: name a range such as HEAD~1..HEAD');
    expect(code).toBe(0);
  });

  test('what the base already had is not reported', async () => {
    const repository = TestRepository.create({ 'src/lib.rs': UNSAFE });
    repository.branch('work');
    repository.commit({ 'src/lib.rs': `${UNSAFE}\nfn other() {}\n` });
    const { stdout } = await perfChecklist(repository.folder, ['review']);
    expect(stdout).not.toContain('unsafe-without-safety-comment');
  });

  test('only inert files: everything is not applicable', async () => {
    const repository = TestRepository.create({ 'README.md': 'a\n' });
    repository.branch('work');
    repository.commit({ 'README.md': 'b\n' });
    const { code, stdout } = await perfChecklist(repository.folder, [
      'review',
      '--enforce',
      '--format',
      'json',
    ]);
    const kinds = (JSON.parse(stdout) as { answers: { kind: string }[] }).answers.map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['not applicable']));
    expect(code).toBe(0);
  });

  test('files that cannot be read are said, the rest is reviewed', async () => {
    const repository = TestRepository.create({ 'src/lib.rs': SAFE });
    repository.branch('work');
    repository.commit({
      'src/lib.rs': UNSAFE,
      'src/latin.rs': new Uint8Array([0x2f, 0x2f, 0xe9, 0x0a]),
      'src/generated.rs': `static A: &str = "${'x'.repeat(5_000_000)}";\n`,
    });
    const { stdout } = await perfChecklist(repository.folder, ['review']);
    expect(stdout).toMatch(/src\/latin\.rs: .*not UTF-8/);
    expect(stdout).toMatch(/src\/generated\.rs: .*MB/);
    expect(stdout).toContain('unsafe-without-safety-comment');
  });
});

describe('configuration', () => {
  test("comes from the base commit; the branch's own is checked, not obeyed", async () => {
    const repository = repositoryWith('rules:\n  unsafe-without-safety-comment: error\n');
    repository.commit({ [CONFIG]: 'rules:\n  unsafe-without-safety-coment: off\n' });
    const { code, stderr } = await perfChecklist(repository.folder, ['review']);
    expect(stderr).toContain(`${CONFIG}:2:3`);
    expect(stderr).toContain('did you mean "unsafe-without-safety-comment"?');
    expect(code).toBe(1);
  });

  test.each([
    ['', 'with the defaults'],
    ['mode: advise\n', 'with the one of main'],
  ])("after %j the branch's own is not in force yet, and that is said", async (before, ran) => {
    const repository = repositoryWith(before);
    repository.commit({ [CONFIG]: 'mode: enforce\n' });
    const { stdout, stderr } = await perfChecklist(repository.folder, ['review']);
    expect(stdout).toContain('advise mode');
    expect(stderr).toBe(
      `${CONFIG}: this version counts once it is merged; the review ran ${ran} (--config ${CONFIG} reviews by it now)\n`,
    );
    const named = await perfChecklist(repository.folder, [
      'review',
      '--config',
      `${repository.folder}/${CONFIG}`,
    ]);
    expect(named.stderr).toBe('');
    repository.git('checkout', '--quiet', 'main');
    expect((await perfChecklist(repository.folder, ['review', 'HEAD~0..seek-cache~1'])).stderr).toBe('');
  });

  test.each([
    '.github/perf-checklist.yaml',
    'perf-checklist.yml',
    'perf-checklist.yaml',
    '.perf-checklist.yml',
  ])('%s is read by nobody, and that is said', async (path) => {
    const repository = repositoryWith('');
    const words = `there is ${path}, which nothing reads: rename it to ${CONFIG}`;
    repository.write({ [path]: 'mode: enforce\n' });
    expect((await perfChecklist(repository.folder, ['review', '--worktree'])).stderr).toContain(words);
    const check = await perfChecklist(repository.folder, ['config', 'check']);
    expect(check.stderr).toContain(`there is no ${CONFIG} in ${repository.folder}: ${words}`);
    expect(check.code).toBe(2);
    const show = await perfChecklist(repository.folder, ['config', 'show']);
    expect(show).toMatchObject({ code: 0, stderr: `${words}\n` });
    repository.commit({});
    const rehearsal = await perfChecklist(repository.folder, ['config', 'rehearse', '--last', '1']);
    expect(rehearsal.stderr).toContain(words);
    expect((await perfChecklist(`${repository.folder}/src`, ['review'])).stderr).toBe(`${words}\n`);
    repository.commit({ [CONFIG]: 'mode: enforce\n' });
    expect((await perfChecklist(repository.folder, ['review'])).stderr).not.toContain('which nothing reads');
  });

  test('--config stands in for it', async () => {
    const off = new TestRepository(scratchFolder());
    off.write({ 'off.yml': 'rules:\n  unsafe-without-safety-comment: off\n' });
    const { code, stdout } = await perfChecklist(blocking.folder, [
      'review',
      '--config',
      `${off.folder}/off.yml`,
    ]);
    expect(stdout).not.toContain('unsafe-without-safety-comment');
    expect(code).toBe(0);
  });

  // The repository's own file never blocks the pull request that mends it; what a person names has no such excuse.
  test.each([
    ['a rule that does not exist', 'rules:\n  unsafe-without-safety-coment: error\n', 'did you mean'],
    ['a key that does not exist', 'moed: enforce\n', 'unknown key "moed"'],
    ['a value that is none', 'mode: strict\n', '"mode" must be'],
    ['no YAML', 'mode: [\n', 'named.yml:1:7'],
  ])('--config is obeyed as a whole or not at all: %s', async (_, text, message) => {
    const named = new TestRepository(scratchFolder());
    named.write({ 'named.yml': text });
    const { code, stdout, stderr } = await perfChecklist(ordinary.folder, [
      'review',
      '--config',
      `${named.folder}/named.yml`,
    ]);
    expect(stderr).toContain(message);
    expect(stderr).toContain('named.yml was named, so it is obeyed as a whole or not at all: mend it first');
    expect(stderr).not.toContain('The review ran');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('evidence that is named', () => {
  test.each([
    ['is no bundle', { 'notes.txt': 'fast' }, 'it has no manifest.json'],
    ['is broken', { 'manifest.json': '{' }, 'manifest.json is not JSON'],
  ])('and %s ends the review', async (_, files, message) => {
    const named = new TestRepository(scratchFolder());
    named.write(files as unknown as Record<string, string>);
    const { code, stdout, stderr } = await perfChecklist(ordinary.folder, [
      'review',
      '--evidence',
      named.folder,
    ]);
    expect(stderr).toContain(`perf-checklist: the evidence at ${named.folder} was refused: ${message}`);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});
