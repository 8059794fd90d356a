import fc from 'fast-check';
import { codePatterns } from '../../src/globs/code-pattern.js';
import { matchesWildcard } from '../../src/globs/starred.js';

describe('matchesWildcard', () => {
  test.each([
    ['dependabot[bot]', 'dependabot[bot]', true],
    ['Dependabot[bot]', 'dependabot[BOT]', true],
    ['*[bot]', 'renovate[bot]', true],
    ['*[bot]', 'robot', false],
    ['Revert "*"', 'Revert "Cache seeks / lookups"', true],
    ['Revert "*"', 'Reverting everything', false],
    ['[backport*', '[backport 1.2] fix', true],
    ['a*b*c', 'abbbc', true],
    ['a*b*c', 'abbb', false],
    ['', '', true],
    ['', 'x', false],
    ['*', '', true],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesWildcard(pattern, text)).toBe(expected);
  });

  test('agrees with a regular expression', () => {
    const word = fc.stringMatching(/^[ab*]{0,6}$/);
    fc.assert(
      fc.property(word, fc.stringMatching(/^[ab]{0,8}$/), (pattern, text) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*')}$`);
        expect(matchesWildcard(pattern, text)).toBe(expression.test(text));
      }),
    );
  });
});

describe('codePatterns', () => {
  const declared = codePatterns([
    'crates/trie/**',
    'crates/evm/src/lib.rs#Interpreter::step',
    '#decode',
    'x.rs#Bench*',
  ]);
  test.each([
    ['crates/trie/src/lib.rs', 'Trie::prune', 'crates/trie/**'],
    ['crates/evm/src/lib.rs', 'Interpreter::step', 'crates/evm/src/lib.rs#Interpreter::step'],
    ['crates/evm/src/lib.rs', 'inner::Interpreter::step', 'crates/evm/src/lib.rs#Interpreter::step'],
    ['crates/evm/src/lib.rs', 'Interpreter::new', null],
    ['crates/evm/src/lib.rs', '', null],
    ['src/rlp.rs', 'Header::decode', '#decode'],
    ['src/rlp.rs', 'Header::decode_all', null],
    ['src/x.rs', 'Benchmark::run', 'x.rs#Bench*'],
  ])('%s %s: %s', (path, within, expected) => {
    expect(declared(path, within)).toBe(expected);
  });
});
