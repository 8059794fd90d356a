import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { linguistMarks } from '../../src/diff/attributes.js';
import { scratchFolder } from '../scratch.js';

describe('linguistMarks', () => {
  test.each<[string, string, string, boolean | null]>([
    ['nothing said', '', 'a.rs', null],
    ['a name at any depth', '*.pb.rs linguist-generated', 'src/wire/a.pb.rs', true],
    ['a value', '*.pb.rs linguist-generated=true', 'a.pb.rs', true],
    ['the value false', '*.pb.rs linguist-generated=false', 'a.pb.rs', false],
    ['taken back', '*.rs linguist-generated\nsrc/*.rs -linguist-generated', 'src/a.rs', false],
    ['the last line wins', 'src/*.rs -linguist-generated\n*.rs linguist-generated', 'src/a.rs', true],
    ['the last word of a line wins', '*.rs linguist-generated -linguist-generated', 'a.rs', false],
    ['unspecified again', '*.rs linguist-generated\na.rs !linguist-generated', 'a.rs', null],
    ['a macro', '[attr]made linguist-generated -diff\ngen/** made', 'gen/x/a.rs', true],
    ['a macro taken back', '[attr]made linguist-generated\n*.rs made\na.rs -made', 'a.rs', null],
    ['a macro in a macro', '[attr]b a\n[attr]a linguist-generated\n*.rs b', 'x.rs', true],
    ['a folder is not what is below it', 'gen linguist-generated', 'gen/a.rs', null],
    ['nor with a slash', 'gen/ linguist-generated', 'gen/a.rs', null],
    ['a slash anchors', 'src/*.rs linguist-generated', 'crates/a/src/a.rs', null],
    ['a comment', '# *.rs linguist-generated', 'a.rs', null],
    ['patterns may not be negated', '!*.rs linguist-generated', 'a.txt', null],
    ['quotes', '"with space.rs" linguist-generated', 'with space.rs', true],
    ['an escape in quotes', '"tab\\there.rs" linguist-generated', 'tab\there.rs', true],
    ['carriage returns', '*.rs linguist-generated\r\n', 'a.rs', true],
    ['braces are letters', '{a,b}.rs linguist-generated', 'a.rs', null],
    ['a line longer than git reads', `*.rs linguist-generated ${'x'.repeat(2048)}`, 'a.rs', null],
  ])('%s', (_name, attributes, path, generated) => {
    expect(linguistMarks(attributes)(path)).toEqual({ generated, vendored: null });
  });

  test('vendored is told apart', () => {
    const marks = linguistMarks('third/** linguist-vendored -linguist-generated');
    expect(marks('third/a.rs')).toEqual({ generated: false, vendored: true });
  });
});

describe('against git check-attr', () => {
  let folder: string;
  beforeAll(() => {
    folder = scratchFolder();
    execFileSync('git', ['init', '--quiet', folder]);
  });

  const name = fc.stringMatching(/^[ab]{1,2}(\.rs)?$/);
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
  const piece = fc.oneof(
    name,
    fc.constantFrom('*', '**', '?', 'a*', '*.rs', '[ab]', '[!a]*', '[^b]', '[[:alpha:]]'),
  );
  const pattern = fc
    .tuple(
      fc.constantFrom('', '', '/', '**/'),
      fc.array(piece, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('', '', '', '/'),
    )
    .map(([start, pieces, end]) => start + pieces.join('/') + end);
  const states = fc.array(
    fc.constantFrom(
      'linguist-generated',
      '-linguist-generated',
      '!linguist-generated',
      'linguist-generated=false',
      'linguist-generated=yes',
      'linguist-vendored',
      'made',
      '-made',
      'text',
    ),
    { minLength: 1, maxLength: 3 },
  );
  const line = fc.tuple(pattern, states).map(([one, words]) => `${one} ${words.join(' ')}`);
  const file = fc
    .tuple(fc.boolean(), fc.array(line, { minLength: 1, maxLength: 6 }))
    .map(([macro, all]) => [...(macro ? ['[attr]made linguist-generated -text'] : []), ...all].join('\n'));

  test('decides as git does', () => {
    fc.assert(
      fc.property(file, fc.array(path, { minLength: 12, maxLength: 12 }), (attributes, paths) => {
        const marks = linguistMarks(attributes);
        const own = paths.map((one) => marks(one).generated);
        expect(own).toEqual(fromGit(folder, attributes, paths));
      }),
      { numRuns: 120 },
    );
  });
});

function fromGit(folder: string, attributes: string, paths: readonly string[]): Array<boolean | null> {
  writeFileSync(join(folder, '.gitattributes'), `${attributes}\n`);
  const output = execFileSync('git', ['check-attr', '-z', '--stdin', 'linguist-generated'], {
    cwd: folder,
    input: paths.map((path) => `${path}\0`).join(''),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const fields = output.split('\0');
  return paths.map((_, index) => {
    const state = fields[index * 3 + 2];
    if (state === 'unspecified') return null;
    return state !== 'unset' && state !== 'false';
  });
}
