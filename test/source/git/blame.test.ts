import { lineOrigins, parseBlame } from '../../../src/source/git/blame.js';
import { Git } from '../../../src/source/git/git.js';
import { scratchFolder } from '../../scratch.js';
import { GIT_ENV, TestRepository } from './repository.js';

const SHA = 'a'.repeat(40);

test('reads what git prints, whatever the line says', () => {
  const text = [
    `${SHA} 3 7 1`,
    'author Ada Lovelace',
    'author-time 1767614400',
    'boundary',
    'filename a',
    '\tauthor-time 5',
    `${SHA} 1 9`,
    'author ',
    'author-time 0',
    '\t',
  ].join('\n');
  expect(parseBlame(text)).toEqual(
    new Map([
      [7, { author: 'Ada Lovelace', at: '2026-01-05T12:00:00.000Z', atLeast: true }],
      [9, { author: '', at: '1970-01-01T00:00:00.000Z', atLeast: false }],
    ]),
  );
});

test('a shallow clone says that a line may be older', async () => {
  const repository = TestRepository.create({ a: 'one\n' });
  repository.commit({ a: 'one\ntwo\n' });
  const clone = scratchFolder();
  repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone);
  const of = (folder: string) =>
    lineOrigins(new Git(folder, GIT_ENV), repository.git('rev-parse', 'HEAD'), 'a', [1, 2]);
  expect([...(await of(clone)).values()].map(({ atLeast }) => atLeast)).toEqual([true, true]);
  expect([...(await of(repository.folder)).values()].map(({ atLeast }) => atLeast)).toEqual([false, false]);
});

test('more lines than one command takes', async () => {
  const repository = TestRepository.create({ a: 'x\n'.repeat(500) });
  const lines = Array.from({ length: 500 }, (_, at) => at + 1);
  const origins = await lineOrigins(new Git(repository.folder, GIT_ENV), 'HEAD', 'a', lines);
  expect([...origins.keys()].sort((a, b) => a - b)).toEqual(lines);
});
