import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { firstMatch, globFault, pathGlob } from '../../src/globs/path-glob.js';
import { processorTime } from '../processor-time.js';
import { scratchFolder } from '../scratch.js';

describe('pathGlob', () => {
  test.each([
    ['src/lib.rs', 'src/lib.rs', true],
    ['src/lib.rs', 'crates/a/src/lib.rs', false],
    ['lib.rs', 'crates/a/src/lib.rs', true],
    ['/lib.rs', 'crates/a/src/lib.rs', false],
    ['/lib.rs', 'lib.rs', true],
    ['*.pb.rs', 'crates/wire/src/a.pb.rs', true],
    ['*.pb.rs', 'crates/wire/src/a.rs', false],
    ['crates/*/src', 'crates/trie/src/deep/down.rs', true],
    ['crates/*/src', 'crates/trie/benches/down.rs', false],
    ['crates/**/gen/*.rs', 'crates/a/b/gen/x.rs', true],
    ['crates/**/gen/*.rs', 'crates/gen/x.rs', true],
    ['crates/**', 'crates/a.rs', true],
    ['crates/**', 'crates', false],
    ['**', 'a/b/c.rs', true],
    ['gen/', 'crates/gen/x.rs', true],
    ['gen/', 'crates/gen', false],
    ['crates/{trie,evm}/**', 'crates/evm/src/lib.rs', true],
    ['crates/{trie,evm}/**', 'crates/net/src/lib.rs', false],
    ['{a,b}{c,d}.rs', 'bd.rs', true],
    ['{a,{b,c}}.rs', 'c.rs', true],
    ['{a}.rs', '{a}.rs', true],
    ['file[0-9].rs', 'file7.rs', true],
    ['file[!0-9].rs', 'file7.rs', false],
    ['file[0-9].rs', 'filex.rs', false],
    ['a?.rs', 'ab.rs', true],
    ['a?.rs', 'a/.rs', false],
    ['.cargo/**', '.cargo/config.toml', true],
    ['a\\*.rs', 'a*.rs', true],
    ['a\\*.rs', 'ab.rs', false],
    ['a[.rs', 'a[.rs', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(pathGlob(pattern)(path)).toBe(expected);
  });

  test('a pattern that stops a backtracking engine is answered at once', () => {
    const matches = pathGlob(`${'*a'.repeat(60)}b`);
    const time = processorTime(() => expect(matches('a'.repeat(4000))).toBe(false));
    expect(time).toBeLessThan(2000);
  });

  test('firstMatch names the pattern', () => {
    const fitting = firstMatch(['*.md', 'src/**']);
    expect(fitting('src/a.rs')).toBe('src/**');
    expect(fitting('benches/a.rs')).toBeNull();
  });
});

describe('globFault', () => {
  test.each([
    ['crates/**/*.rs', null],
    ['a\\*b', null],
    ['  ', 'is empty'],
    ['!src', 'starts with "!"'],
    ['./src', '"./"'],
    ['a/../b', '".."'],
    ['crates\\trie', 'backslash'],
    ['a[b', 'never closed'],
    ['{a,b}{a,b}{a,b}{a,b}{a,b}', 'alternatives'],
  ])('%s: %s', (pattern, fault) => {
    if (fault === null) expect(globFault(pattern)).toBeNull();
    else expect(globFault(pattern)).toContain(fault);
  });
});

describe('against git itself', () => {
  let folder: string;
  beforeAll(() => {
    folder = scratchFolder();
    execFileSync('git', ['init', '--quiet', folder]);
  });

  const name = fc.stringMatching(/^[ab.]{1,3}$/).filter((text) => !/^\.+$/.test(text));
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
  const piece = fc.oneof(name, fc.constantFrom('*', '**', '?', 'a*', '*b', '[ab]', '[!a]', '*a*', 'a**b'));
  const pattern = fc
    .tuple(
      fc.constantFrom('', '/'),
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('', '', '/'),
    )
    .map(([start, pieces, end]) => start + pieces.join('/') + end);

  test('ignores what .gitignore ignores', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pattern, path), { minLength: 30, maxLength: 30 }), (pairs) => {
        for (const [one, file] of pairs.slice(0, 3)) {
          writeFileSync(join(folder, '.gitignore'), `${one}\n`);
          expect([one, file, pathGlob(one)(file)]).toEqual([one, file, isIgnored(folder, file)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function isIgnored(folder: string, path: string): boolean {
  try {
    execFileSync('git', ['check-ignore', '--no-index', '--quiet', path], { cwd: folder, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
