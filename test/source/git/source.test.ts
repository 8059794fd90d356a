import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { factsOfFile } from '../../../src/index/crate-index.js';
import { NO_CACHE, openFactsCache } from '../../../src/source/git/facts-cache.js';
import { MAX_TEXT_BYTES } from '../../../src/source/git/objects.js';
import { GitSource, type GitSourceOptions } from '../../../src/source/git/source.js';
import { scratchFolder } from '../../scratch.js';
import { GIT_ENV, TestRepository } from './repository.js';

function open(repository: TestRepository, options: Partial<GitSourceOptions> = {}): Promise<GitSource> {
  return GitSource.open({
    directory: repository.folder,
    range: null,
    worktree: false,
    config: null,
    evidence: null,
    cache: NO_CACHE,
    readFacts: async (files) => files.map(({ path, text }) => factsOfFile(path, text)),
    env: GIT_ENV,
    ...options,
  });
}

const isRust = (path: string) => path.endsWith('.rs');

function branched(
  base: Record<string, string>,
  head: Record<string, string | Uint8Array | null>,
): TestRepository {
  const repository = TestRepository.create(base);
  repository.branch('work');
  repository.commit(head);
  return repository;
}

describe('the pull request that a range would become', () => {
  const repository = branched({ 'a.rs': '' }, { 'a.rs': 'fn a() {}\n' });

  test('names its ends, and its author', async () => {
    const pull = await (await open(repository)).pullRequest();
    expect(pull).toMatchObject({
      number: 0,
      title: 'main..HEAD',
      author: { login: 'Ada', bot: false },
      baseRef: 'main',
      headSha: repository.git('rev-parse', 'work'),
      mergeBase: repository.git('rev-parse', 'main'),
    });
  });

  test.each([
    ['a bot’s commit on top makes nothing a bot’s', ['Ada', 'dependabot[bot]'], ''],
    ['nor does one below others', ['Grace', 'dependabot[bot]', 'Ada'], ''],
    ['what one person wrote is theirs', ['Ada', 'Ada'], 'Ada'],
    ['what only a bot wrote is its own', ['dependabot[bot]', 'dependabot[bot]'], 'dependabot[bot]'],
    ['no commit has no author', [], ''],
  ])('%s', async (_name, authors, expected) => {
    const other = TestRepository.create({ 'a.rs': '' });
    other.branch('work');
    for (const [at, name] of authors.entries()) {
      other.write({ 'a.rs': `// ${at}\n` });
      other.git('commit', '--quiet', '--all', '--message', 'change', `--author=${name} <x@y>`);
    }
    const pull = await (await open(other, { range: 'main..HEAD' })).pullRequest();
    expect(pull.author.login).toBe(expected);
  });

  test('has nothing posted, and posting does nothing', async () => {
    const source = await open(repository);
    await source.apply([{ kind: 'create-comment', body: 'x' }]);
    expect(await source.posted()).toEqual({ check: null, comment: null, findings: [], replies: [] });
  });

  test('works from a folder inside the repository, and in a bare one', async () => {
    const nested = branched({ 'src/a.rs': '' }, { 'src/a.rs': 'fn a() {}\n', 'b.rs': '' });
    const inside = await open(nested, { directory: join(nested.folder, 'src') });
    expect((await inside.changedFiles(isRust)).map(({ path }) => path)).toEqual(['b.rs', 'src/a.rs']);
    expect([...(await inside.crateIndex()).files.keys()]).toEqual(['src/a.rs']);

    const bare = new TestRepository(scratchFolder());
    bare.git('clone', '--quiet', '--bare', nested.folder, '.');
    const source = await open(bare, { range: 'main..work' });
    expect((await source.changedFiles(isRust)).map(({ path }) => path)).toEqual(['b.rs', 'src/a.rs']);
    await expect(open(bare, { worktree: true })).rejects.toThrow(
      /is a bare repository.*leave --worktree out/,
    );
  });
});

describe('changed files', () => {
  test('carry the texts of both sides where they are wanted', async () => {
    const repository = branched(
      { 'a.rs': 'old\n', 'gone.rs': 'gone\n', 'notes.md': 'x\n' },
      { 'a.rs': 'new\n', 'gone.rs': null, 'new.rs': 'fn n() {}\n', 'notes.md': 'y\n' },
    );
    const files = await (await open(repository)).changedFiles(isRust);
    expect(files.map(({ path, before, after, status }) => [path, status, before, after])).toEqual([
      ['a.rs', 'modified', 'old\n', 'new\n'],
      ['gone.rs', 'removed', 'gone\n', null],
      ['new.rs', 'added', null, 'fn n() {}\n'],
      ['notes.md', 'modified', null, null],
    ]);
  });

  test('say why a text is missing', async () => {
    const repository = branched(
      { 'latin.rs': 'fn a() {}\n' },
      { 'latin.rs': new Uint8Array([0x66, 0xe9, 0x0a]), 'huge.rs': 'x'.repeat(MAX_TEXT_BYTES + 1) },
    );
    const files = await (await open(repository)).changedFiles(isRust);
    expect(files.map(({ path, after, unreadable }) => [path, after, unreadable])).toEqual([
      ['huge.rs', null, 'larger than 16 MB (16 MB)'],
      ['latin.rs', null, 'not UTF-8'],
    ]);
  });

  test('a submodule and a link are no texts', async () => {
    const repository = TestRepository.create({ 'a.rs': '' });
    const sha = repository.git('rev-parse', 'HEAD');
    repository.git('update-index', '--add', '--cacheinfo', `160000,${sha},sub.rs`);
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${repository.git('rev-parse', 'HEAD:a.rs')},link.rs`,
    );
    repository.git('commit', '--quiet', '-m', 'odd kinds');
    const files = await (await open(repository, { range: 'HEAD~1..HEAD' })).changedFiles(isRust);
    expect(files.map(({ path, unreadable }) => [path, unreadable])).toEqual([
      ['link.rs', 'a symbolic link'],
      ['sub.rs', 'a submodule'],
    ]);
  });

  test('3,000 of them take a few processes, not thousands', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [`src/m${at}.rs`, `fn f${at}() {}\n`]),
    );
    const repository = branched({ 'a.rs': '' }, many);
    const counted = countingGit();
    const files = await (await open(repository, { env: counted.env })).changedFiles(isRust);
    expect(files).toHaveLength(3000);
    expect(files.every(({ after }) => after?.startsWith('fn f'))).toBe(true);
    expect(counted.calls()).toBeLessThan(10);
  });

  test('an empty range changes nothing', async () => {
    const repository = TestRepository.create({ 'a.rs': '' });
    expect(await (await open(repository)).changedFiles(isRust)).toEqual([]);
  });
});

describe('the working tree as the head', () => {
  test('takes in what is committed, changed, staged and new, but not what is ignored', async () => {
    const repository = branched({ 'a.rs': 'a\n', '.gitignore': 'ignored.rs\n' }, { 'committed.rs': 'c\n' });
    repository.write({ 'a.rs': 'changed\n', 'staged.rs': 's\n', 'new.rs': 'n\nno end', 'ignored.rs': 'i\n' });
    repository.git('add', 'staged.rs');
    const files = await (await open(repository, { worktree: true })).changedFiles(isRust);
    expect(files.map(({ path, after, patch }) => [path, after, patch])).toEqual([
      ['a.rs', 'changed\n', '@@ -1 +1 @@\n-a\n+changed\n'],
      ['committed.rs', 'c\n', '@@ -0,0 +1 @@\n+c\n'],
      ['staged.rs', 's\n', '@@ -0,0 +1 @@\n+s\n'],
      ['new.rs', 'n\nno end', '@@ -0,0 +1,2 @@\n+n\n+no end\n\\ No newline at end of file\n'],
    ]);
  });
});

describe('settings', () => {
  const path = '.github/perf-checklist.yml';
  const repository = branched(
    { [path]: 'mode: advise\n', '.gitattributes': '*.rs linguist-generated\n' },
    { [path]: 'mode: enforce\n' },
  );

  test('come from the base; what the head proposes is kept apart', async () => {
    expect(await (await open(repository)).settings()).toEqual({
      config: { file: path, text: 'mode: advise\n' },
      proposed: { file: path, text: 'mode: enforce\n' },
      attributes: '*.rs linguist-generated\n',
    });
  });

  test('a range that removes the file proposes what holds without it', async () => {
    const removing = branched({ [path]: 'mode: enforce\n' }, { [path]: null });
    expect((await (await open(removing)).settings()).proposed).toEqual({ file: '', text: '', removes: true });
  });

  test('a file that only the base has got meanwhile is nobody’s removal', async () => {
    const behind = branched({ 'a.rs': '' }, { 'b.rs': '' });
    behind.git('checkout', '-q', 'main');
    behind.commit({ [path]: 'mode: enforce\n' });
    behind.git('checkout', '-q', 'work');
    expect((await (await open(behind)).settings()).proposed).toBeNull();
  });

  test('a file that the person names stands in for the base', async () => {
    const config = { file: 'mine.yml', text: 'mode: enforce\n' };
    expect((await (await open(repository, { config })).settings()).config).toEqual(config);
  });

  test('are absent where nobody wrote any', async () => {
    const plain = TestRepository.create({ 'a.rs': '' });
    expect(await (await open(plain)).settings()).toEqual({ config: null, proposed: null, attributes: '' });
  });
});

describe('the crate index', () => {
  const repository = branched(
    { 'src/lib.rs': 'pub fn seek() {}\n', 'tests/t.rs': 'fn t() {}\n', 'README.md': '' },
    { 'src/lib.rs': 'pub fn seek2() {}\n' },
  );

  test('holds the Rust files of the merge base', async () => {
    const index = await (await open(repository)).crateIndex();
    expect([...index.files.keys()]).toEqual(['src/lib.rs', 'tests/t.rs']);
    expect(index.files.get('src/lib.rs')?.functions.map(({ name }) => name)).toEqual(['seek']);
    expect(index.complete).toBe(true);
  });

  test('parses no file twice', async () => {
    const folder = scratchFolder();
    const parsed: string[] = [];
    const once = async () => {
      const source = await open(repository, {
        cache: await openFactsCache(folder),
        readFacts: async (files) => {
          parsed.push(...files.map(({ path }) => path));
          return files.map(({ path, text }) => factsOfFile(path, text));
        },
      });
      return source.crateIndex();
    };
    const cold = await once();
    const warm = await once();
    expect(parsed).toEqual(['src/lib.rs', 'tests/t.rs']);
    expect(new Map(warm.files)).toEqual(new Map(cold.files));
  });

  test('the same text under another path has facts of its own: a path may make it a test', async () => {
    const cache = await openFactsCache(scratchFolder());
    const text = 'fn t() {}\n';
    await cache.put({ path: 'src/t.rs', oid: '1' }, factsOfFile('src/t.rs', text));
    expect(await cache.get({ path: 'tests/t.rs', oid: '1' })).toBeNull();
    expect(await cache.get({ path: 'src/t.rs', oid: '1' })).toEqual(factsOfFile('src/t.rs', text));
  });

  test('a damaged or unwritable cache costs time only', async () => {
    const folder = scratchFolder();
    const stored = { path: 'a.rs', oid: '1' };
    const cache = await openFactsCache(folder);
    await cache.put(stored, factsOfFile('a.rs', ''));
    const [file] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.json'),
    );
    writeFileSync(join(folder, file as string), '{"types": [');
    expect(await cache.get(stored)).toBeNull();
    const nowhere = await openFactsCache('/dev/null/facts');
    await nowhere.put(stored, factsOfFile('a.rs', ''));
    expect(await nowhere.get(stored)).toBeNull();
  });
});

describe('evidence', () => {
  const repository = branched({ 'a.rs': '' }, { 'a.rs': 'fn a() {}\n' });
  const headSha = repository.git('rev-parse', 'HEAD');

  test('is missing when none was named', async () => {
    expect(await (await open(repository)).evidence()).toMatchObject({
      kind: 'missing',
      expected: 'no-workflow',
    });
  });

  test('is read from a folder and from a zip alike', async () => {
    const bundle = new TestRepository(scratchFolder());
    bundle.write({ 'manifest.json': '{}', 'runs/1.json': '[1]' });
    const expected = new Map([
      ['manifest.json', '{}'],
      ['runs/1.json', '[1]'],
    ]);
    const folder = await (await open(repository, { evidence: bundle.folder })).evidence();
    expect(folder).toEqual({
      kind: 'files',
      files: expected,
      origin: { workflowRunId: 0, headSha, url: bundle.folder, distrust: null },
    });
    const zip = join(bundle.folder, 'evidence.zip');
    writeFileSync(zip, await zipOf(expected));
    expect(await (await open(repository, { evidence: zip })).evidence()).toMatchObject({ files: expected });
  });

  test('is read whole where one file is larger than any source file may be', async () => {
    const bundle = new TestRepository(scratchFolder());
    const runs = '{}\n'.repeat(6_000_000);
    bundle.write({ 'manifest.json': '{}', 'runs.jsonl': runs });
    const read = await (await open(repository, { evidence: bundle.folder })).evidence();
    expect(read.kind === 'files' && read.files.get('runs.jsonl')?.length).toBe(runs.length);
  });

  test('that breaks the rules of a bundle is refused, with the reason', async () => {
    const bundle = new TestRepository(scratchFolder());
    bundle.write({ 'manifest.json': new Uint8Array([0xff]) });
    const refused = await (await open(repository, { evidence: bundle.folder })).evidence();
    expect(refused).toMatchObject({ kind: 'refused', reason: '"manifest.json" is not UTF-8' });
    const notZip = join(bundle.folder, 'manifest.json');
    expect(await (await open(repository, { evidence: notZip })).evidence()).toMatchObject({
      kind: 'refused',
    });
  });

  test('that does not exist is said, not left out', async () => {
    await expect((await open(repository, { evidence: '/no/evidence' })).evidence()).rejects.toThrow(
      'no evidence at /no/evidence',
    );
  });
});

test('a hostile repository starts no program through git settings', async () => {
  const repository = branched({ 'a.rs': 'a\n', '.gitattributes': '*.rs diff=evil\n' }, { 'a.rs': 'b\n' });
  const marker = join(scratchFolder(), 'started');
  for (const key of ['core.fsmonitor', 'diff.external', 'diff.evil.textconv', 'diff.evil.command']) {
    repository.git('config', key, `touch ${marker};`);
  }
  const source = await open(repository, { worktree: true });
  await source.changedFiles(isRust);
  await source.crateIndex();
  expect(execFileSync('ls', [join(marker, '..')], { encoding: 'utf8' })).toBe('');
});

/** A PATH whose `git` notes every start before it becomes the real one. */
function countingGit(): { env: NodeJS.ProcessEnv; calls(): number } {
  const folder = scratchFolder();
  const log = join(folder, 'log');
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho . >> ${log}\nexec ${real} "$@"\n`, { mode: 0o755 });
  return {
    env: { ...GIT_ENV, PATH: `${folder}:${GIT_ENV.PATH}` },
    calls: () => readFileSync(log, 'utf8').split('\n').length - 1,
  };
}

async function zipOf(files: ReadonlyMap<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
