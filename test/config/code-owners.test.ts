import fc from 'fast-check';
import { ownersOfAll, ownersOfAny } from '../../src/config/code-owners.js';

const FILE = `# who reviews what
*           @ada
/src/       @grace @acme/Perf   # the hot part
/src/gen/
docs/a\\ b/  @bob
*.toml      ops@example.org @Eve
`;

describe('who owns all of some paths', () => {
  test.each([
    ['the last line that fits counts', ['src/trie.rs'], ['grace'], ['perf']],
    ['the general line', ['README.md'], ['ada'], []],
    ['a line without owners takes a path from everybody', ['src/gen/x.rs'], [], []],
    ['only who owns every one', ['src/trie.rs', 'README.md'], [], []],
    ['several paths of one owner', ['src/a.rs', 'src/b/c.rs'], ['grace'], ['perf']],
    ['a pattern with a space', ['docs/a b/x.md'], ['bob'], []],
    ['an e-mail address is nobody’s login', ['Cargo.toml'], ['eve'], []],
    ['no path at all', [], [], []],
  ])('%s', (_name, paths, logins, teams) => {
    expect(ownersOfAll(FILE, paths)).toEqual({ logins, teams });
  });

  test.each([
    ['a star at the end does not reach into folders', '* @core\n/src/* @olga\n', 'src/deep/x.rs', ['core']],
    ['a star at the end reaches what lies in the folder', '* @core\n/src/* @olga\n', 'src/x.rs', ['olga']],
    ['braces stand for themselves', '* @core\n/src/{a,b}.rs @olga\n', 'src/a.rs', ['core']],
    ['a line with a range is left out', '* @core\n/src/[ab].rs @olga\n', 'src/a.rs', ['core']],
    ['a line that negates is left out', '* @core\n!/src/a.rs @olga\n', '!/src/a.rs', ['core']],
    [
      'the last of very many lines counts',
      `* @olga\n${'/none/ @ada\n'.repeat(1_999)}/src/ @core\n`,
      'src/x.rs',
      ['core'],
    ],
  ])('%s', (_name, file, path, logins) => {
    expect(ownersOfAll(file, [path]).logins).toEqual(logins);
  });

  test('without a file nobody owns anything', () => {
    expect(ownersOfAll('', ['src/a.rs'])).toEqual({ logins: [], teams: [] });
  });

  test('who owns any of them', () => {
    expect(ownersOfAny(FILE, ['src/trie.rs', 'README.md', 'src/x.rs'])).toEqual({
      logins: ['grace', 'ada'],
      teams: ['perf'],
    });
  });
});

test('property: who owns all owns any, and more paths never add an owner of all', () => {
  const path = fc.constantFrom('src/a.rs', 'src/gen/b.rs', 'README.md', 'Cargo.toml', 'docs/a b/x');
  const line = fc.constantFrom(
    '* @ada',
    '/src/ @grace @ada',
    '/src/gen/',
    '*.toml @eve',
    '*.rs @acme/perf @ada',
    '# x',
  );
  fc.assert(
    fc.property(fc.array(line), fc.array(path, { minLength: 1 }), path, (lines, paths, another) => {
      const text = lines.join('\n');
      const all = ownersOfAll(text, paths);
      const any = ownersOfAny(text, paths);
      expect(any.logins).toEqual(expect.arrayContaining([...all.logins]));
      expect(all.logins).toEqual(expect.arrayContaining([...ownersOfAll(text, [...paths, another]).logins]));
    }),
  );
});
