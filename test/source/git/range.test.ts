import { Git } from '../../../src/source/git/git.js';
import { parseRange, resolveRange } from '../../../src/source/git/range.js';
import { openRepository } from '../../../src/source/git/repository.js';
import { SourceError } from '../../../src/source/port.js';
import { scratchFolder } from '../../scratch.js';
import { GIT_ENV, TestRepository } from './repository.js';

const gitOf = (repository: TestRepository) => new Git(repository.folder, GIT_ENV);

describe('parseRange', () => {
  test.each([
    [null, { base: null, head: null }],
    ['seek', { base: null, head: 'seek' }],
    ['main..seek', { base: 'main', head: 'seek' }],
    ['main...seek', { base: 'main', head: 'seek' }],
    ['main..', { base: 'main', head: 'HEAD' }],
    ['..seek', { base: 'HEAD', head: 'seek' }],
    ['v1.2..v1.3', { base: 'v1.2', head: 'v1.3' }],
  ])('%s', (text, expected) => {
    expect(parseRange(text)).toEqual(expected);
  });
});

describe('resolveRange', () => {
  const repository = TestRepository.create({ 'a.rs': 'fn a() {}\n' });
  const start = repository.git('rev-parse', 'HEAD');
  repository.branch('seek-cache');
  const seek = repository.commit({ 'a.rs': 'fn b() {}\n' });
  repository.git('tag', '-a', 'v1', '-m', 'one');
  repository.git('checkout', '--quiet', 'main');
  const main = repository.commit({ 'c.rs': 'fn c() {}\n' });
  repository.git('checkout', '--quiet', 'seek-cache');

  test.each([
    [null, { baseRef: 'main', headRef: 'HEAD', baseSha: main, headSha: seek, mergeBase: start }],
    [
      'seek-cache',
      { baseRef: 'main', headRef: 'seek-cache', baseSha: main, headSha: seek, mergeBase: start },
    ],
    ['main..v1', { baseRef: 'main', headRef: 'v1', baseSha: main, headSha: seek, mergeBase: start }],
    ['main...HEAD', { baseRef: 'main', headRef: 'HEAD', baseSha: main, headSha: seek, mergeBase: start }],
    ['HEAD~1..', { baseRef: 'HEAD~1', headRef: 'HEAD', baseSha: start, headSha: seek, mergeBase: start }],
  ])('%s is reviewed from where its sides meet', async (text, expected) => {
    expect(await resolveRange(gitOf(repository), text)).toEqual(expected);
  });

  test('an unknown revision names the nearest one', async () => {
    await expect(resolveRange(gitOf(repository), 'main..seek-cach')).rejects.toThrow(
      `unknown revision seek-cach in ${repository.folder}: did you mean seek-cache?`,
    );
  });

  test('an unknown revision that is near to nothing says how to see what there is', async () => {
    await expect(resolveRange(gitOf(repository), 'nowhere/at/all..HEAD')).rejects.toThrow(
      /unknown revision nowhere\/at\/all .*`git branch --all`/,
    );
  });

  test('a revision that looks like an option is only a name', async () => {
    await expect(resolveRange(gitOf(repository), '--output=x..HEAD')).rejects.toThrow(
      /unknown revision --output=x/,
    );
  });

  test('sides that are swapped', async () => {
    repository.git('branch', 'behind', 'seek-cache~1');
    await expect(resolveRange(gitOf(repository), 'seek-cache..behind')).rejects.toThrow(
      'behind is an ancestor of seek-cache, so that the range holds no commit: did you mean behind..seek-cache?',
    );
    expect((await resolveRange(gitOf(repository), 'behind..behind')).baseRef).toBe('behind');
  });

  test('the base alone, where HEAD adds to it: the range was meant', async () => {
    await expect(resolveRange(gitOf(repository), 'main')).rejects.toThrow(
      'main alone is compared with main, which holds all of it: did you mean main..HEAD?',
    );
    await expect(resolveRange(gitOf(repository), start)).rejects.toThrow(`did you mean ${start}..HEAD?`);
    repository.git('checkout', '--quiet', 'main');
    expect((await resolveRange(gitOf(repository), 'main')).headSha).toBe(main);
    expect((await resolveRange(gitOf(repository), null)).headSha).toBe(main);
    repository.git('checkout', '--quiet', 'seek-cache');
  });

  test('histories without a common commit', async () => {
    repository.git('checkout', '--quiet', '--orphan', 'island');
    repository.commit({ 'd.rs': '' });
    await expect(resolveRange(gitOf(repository), 'main..island')).rejects.toThrow(
      'main and island share no commit',
    );
    repository.git('checkout', '--quiet', 'seek-cache');
  });
});

describe('the default branch', () => {
  const upstream = TestRepository.create({ 'a.rs': '' });
  upstream.git('branch', '--move', 'main', 'stable');

  test('is what origin announces', async () => {
    const clone = new TestRepository(scratchFolder());
    clone.git('clone', '--quiet', upstream.folder, '.');
    clone.branch('work');
    clone.commit({ 'a.rs': 'fn a() {}\n' });
    expect((await resolveRange(gitOf(clone), null)).baseRef).toBe('origin/stable');
  });

  test('that only origin has is what its bare name meant, however near another name is', async () => {
    const clone = new TestRepository(scratchFolder());
    clone.git('clone', '--quiet', upstream.folder, '.');
    clone.git('branch', '--move', 'stable', 'stab');
    await expect(resolveRange(gitOf(clone), 'stable..stab')).rejects.toThrow('did you mean origin/stable?');
  });

  test('is the only branch of a repository without a remote', async () => {
    expect((await resolveRange(gitOf(upstream), null)).baseRef).toBe('stable');
  });

  test('is not guessed among several', async () => {
    const repository = TestRepository.create({ 'a.rs': '' });
    repository.git('branch', '--move', 'main', 'one');
    repository.git('branch', 'two');
    await expect(resolveRange(gitOf(repository), null)).rejects.toThrow(/cannot tell the default branch/);
  });
});

describe('bad repositories', () => {
  test('a folder that does not exist', async () => {
    await expect(openRepository('/no/such/folder', GIT_ENV)).rejects.toThrow(
      '/no/such/folder does not exist',
    );
  });

  test('a folder that is no repository', async () => {
    const folder = scratchFolder();
    await expect(openRepository(folder, GIT_ENV)).rejects.toThrow(`${folder} is not inside a git repository`);
  });

  test('git is not installed', async () => {
    await expect(openRepository(scratchFolder(), { PATH: '/nowhere' })).rejects.toThrow(
      /`git` was not found/,
    );
  });

  test('no commit yet', async () => {
    const repository = TestRepository.create();
    await expect(resolveRange(gitOf(repository), null)).rejects.toThrow(/has no commit yet/);
    await expect(resolveRange(gitOf(repository), 'HEAD~1..HEAD')).rejects.toThrow(SourceError);
  });

  test('a shallow clone that ends before the merge base says how to deepen it', async () => {
    const upstream = TestRepository.create({ 'a.rs': 'fn a() {}\n' });
    upstream.branch('work');
    upstream.commit({ 'a.rs': 'fn b() {}\n' });
    upstream.git('checkout', '--quiet', 'main');
    upstream.commit({ 'b.rs': '' });
    const clone = new TestRepository(scratchFolder());
    clone.git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${upstream.folder}`, '.');
    await expect(resolveRange(gitOf(clone), 'origin/main..origin/work')).rejects.toThrow(
      /shallow clone ends before origin\/main and origin\/work meet: .*`git fetch --unshallow`/,
    );
    await expect(resolveRange(gitOf(clone), 'main..0123456789abcdef')).rejects.toThrow(/shallow clone/);
  });
});
