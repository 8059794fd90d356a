import { FACTS_VERSION } from '../../src/index/crate-index.js';
import { pinnedFacts, versionOf } from './pinned/facts.js';

const facts = pinnedFacts();
const OF_FUNCTIONS =
  'name owner trait receiver parameters returns isAsync isPublic role timed line calls gist'.split(' ');

test('facts that are read otherwise have another version', () => {
  if (versionOf(facts) !== FACTS_VERSION)
    throw new Error(
      'Other facts are read of the texts in test/index/pinned than when FACTS_VERSION was made, and cached facts of unchanged files would stay as they were: `npm run generate` makes it anew.',
    );
});

test('a change of any fact is a change of the version', () => {
  const [first, ...rest] = facts;
  const [type, ...types] = first!.types;
  const renamed = { ...first!, types: [{ ...type!, name: 'Other' }, ...types] };
  expect(versionOf([renamed, ...rest])).not.toBe(versionOf(facts));
});

describe('the pinned texts have every kind of fact', () => {
  const types = facts.flatMap((file) => file.types);
  const functions = facts.flatMap((file) => file.functions);

  test.each([
    ['kinds of types', types.map(({ kind }) => kind), ['struct', 'enum', 'alias', 'trait']],
    ['receivers', functions.map(({ receiver }) => receiver), ['', '&', 'm', 'v']],
    ['roles', functions.map(({ role }) => role), ['test', 'benchmark', 'plain']],
    [
      'gists',
      functions.flatMap(({ gist }) => gist ?? []),
      ['table', 'room-at-once', 'write-or-encode', 'some-of', 'trifle', 'never-waits', 'of:payload'],
    ],
    [
      'what types say',
      types.flatMap(Object.keys),
      ['name', 'kind', 'fields', 'holds', 'alias', 'derives', 'borrows'],
    ],
    ['what functions say', functions.flatMap(Object.keys), OF_FUNCTIONS],
    ['what files say', facts.flatMap(Object.keys), ['types', 'functions', 'takesIn', 'manifest']],
  ])('%s', (_, seen, all) => {
    expect(new Set(seen)).toEqual(new Set(all));
  });

  test('unknown types, and types that could not be read', () => {
    expect(types.map(({ holds }) => holds)).toContain(null);
    expect(types.flatMap(({ alias }) => alias?.args ?? [])).toContainEqual(
      expect.objectContaining({ name: '_' }),
    );
    expect(functions.map(({ returns }) => returns)).toContain(null);
    expect(functions.flatMap(({ parameters }) => parameters)).toContain(null);
  });
});
