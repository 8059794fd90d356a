import { Git } from '../../../src/source/git/git.js';
import { mergedPulls, named } from '../../../src/source/git/merged-pulls.js';
import { GIT_ENV, TestRepository } from './repository.js';

test.each([
  [
    'Merge pull request #7 from acme/seek',
    '\nCache the seek path\n\nmore',
    { number: 7, title: 'Cache the seek path' },
  ],
  ['Merge pull request #7 from acme/seek', '', { number: 7, title: 'Merge pull request #7 from acme/seek' }],
  ['Cache the seek path (#12)', 'Closes #3', { number: 12, title: 'Cache the seek path' }],
  [
    'Revert "Cache the seek path (#12)" (#13)',
    '',
    { number: 13, title: 'Revert "Cache the seek path (#12)"' },
  ],
  ["Merge branch 'seek'", '', { number: null, title: "Merge branch 'seek'" }],
  ['Fixes (#12) for good', '', { number: null, title: 'Fixes (#12) for good' }],
  ['(#12)', '', { number: null, title: '(#12)' }],
])('%s', (subject, body, expected) => {
  expect(named(subject, body)).toEqual(expected);
});

function pullsOf(repository: TestRepository, most = 10) {
  return mergedPulls(new Git(repository.folder, GIT_ENV), repository.git('rev-parse', 'main'), most);
}

test('merge commits and squashed ones, newest first; pushes beside them are passed over', async () => {
  const repository = TestRepository.create({ a: '1' });
  const start = repository.git('rev-parse', 'HEAD');
  repository.branch('seek');
  repository.commit({ a: '2' });
  repository.git(
    '-c',
    'user.name=Grace',
    'commit',
    '--quiet',
    '--amend',
    '--author=Grace <g@x>',
    '--no-edit',
  );
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--no-ff', 'seek', '-m', 'Merge pull request #1 from acme/seek\n\nSeek');
  const merged = repository.git('rev-parse', 'HEAD');
  repository.commit({ b: '1' }, 'release 1.0');
  const released = repository.git('rev-parse', 'HEAD');
  const squashed = repository.commit({ c: '1' }, 'Insert (#2)');
  const mergedAt = '2026-01-05T12:00:00.000Z';
  const all = [
    { number: 2, title: 'Insert', author: 'Ada', mergedAt, before: released, after: squashed },
    { number: 1, title: 'Seek', author: 'Grace', mergedAt, before: start, after: merged },
  ];
  expect(await pullsOf(repository)).toEqual(all);
  expect(await pullsOf(repository, 1)).toEqual(all.slice(0, 1));
});

test('a history that names none: each commit counts, but the first, which changes nothing that was', async () => {
  const repository = TestRepository.create({ a: '1' });
  repository.commit({ a: '2' }, 'two');
  repository.commit({ a: '3' }, 'three');
  expect((await pullsOf(repository)).map(({ title }) => title)).toEqual(['three', 'two']);
});

test('one merge among many commits does not stand for all', async () => {
  const repository = TestRepository.create({ a: '0' });
  repository.commit({ a: 'x' }, 'Once (#1)');
  for (let at = 1; at <= 8; at++) repository.commit({ a: String(at) }, `change ${at}`);
  expect(await pullsOf(repository)).toHaveLength(9);
});
