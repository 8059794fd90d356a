import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { code, fenced, prose, shorten, text } from '../../src/text/escape.js';
import { plain } from '../../src/text/plain.js';

/** Strings rich in what means something to Markdown, HTML or GitHub. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '|',
        '\\',
        '<',
        '>',
        '!',
        '[x](http://a.b)',
        '![x](y)',
        '@ada',
        '#12',
        '*',
        '_',
        '~~',
        '$',
        '\n',
        '\n\n',
      ),
      fc.constantFrom(
        '</details>',
        '<!-- item:tests -->',
        'https://evil.test',
        'www.evil.test',
        'a@b.co',
        '&lt;',
        '- [x] ',
        '1. ',
        '# ',
        '> ',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom('seek', 'Trie::prune', 'snake_case', 'mailto:a@b.co', 'GH-12', 'acme/trie#3'),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function tokens(markdown: string): Token[] {
  const all: Token[] = [];
  const visit = (token: Token) => {
    all.push(token);
    for (const inner of ('tokens' in token ? token.tokens : undefined) ?? []) visit(inner);
  };
  for (const token of lexer(markdown, { gfm: true })) visit(token);
  return all;
}

const HARMLESS = new Set(['paragraph', 'text', 'escape', 'codespan', 'space', 'em']);
const OWN_HTML = /^<\/?(span|code)>$/;

function expectHarmless(markdown: string): void {
  for (const token of tokens(markdown)) {
    const own = token.type === 'html' && OWN_HTML.test(token.raw);
    expect(HARMLESS.has(token.type) || own ? 'harmless' : `${token.type}: ${token.raw}`).toBe('harmless');
  }
  expect(markdown).not.toMatch(/[\n\r|]/);
  // A backslash before a backtick opens no code, and a run of backticks is closed by one as long.
  const outsideCode = markdown.replace(/\\.|(`+)(?!`).*?[^`]\1(?!`)/g, '');
  expect(outsideCode).not.toMatch(/@(?!&#8203;)|https?:\/\/|www\./i);
}

describe('text from a pull request becomes Markdown that does nothing', () => {
  test('property: prose, text and code leave only words and code spans', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        for (const shown of [text(raw), prose(raw), code(raw)]) expectHarmless(`So ${shown} it is`);
        expectHarmless(text(raw) || 'x');
        expectHarmless(prose(raw) || 'x');
      }),
      { numRuns: 500 },
    );
  });

  test('property: nothing inside a fenced block ends it', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const all = lexer(`${fenced('rust', raw)}\n\nafter`, { gfm: true }).filter(
          (token) => token.type !== 'space',
        );
        expect(all.map((token) => token.type)).toEqual(['code', 'paragraph']);
        expect(all[0]).toMatchObject({ lang: 'rust' });
      }),
    );
  });

  test('property: plain text comes back for words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab_*~[]()<>&|$@#!\\:/.-+1 ') }), (raw) => {
        expect(plain(text(raw))).toBe(raw.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  test.each([
    ['see @ada and #12', 'see @&#8203;ada and #&#8203;12'],
    ['</details><img src=x>', '&lt;/details&gt;&lt;img src=x&gt;'],
    ['[go](https://evil.test)', '\\[go\\](https:&#8203;//evil.test)'],
    ['- [x] done', '\\- \\[x\\] done'],
    ['costs $5 or $6', 'costs <span>$</span>5 or <span>$</span>6'],
    ['two\nlines', 'two lines'],
    ['hidden \u202e mark', 'hidden \ufffd mark'],
  ])('text %j', (raw, expected) => {
    expect(text(raw)).toBe(expected);
  });

  test.each([
    ['Trie::seek', '`Trie::seek`'],
    ['a`b', '``a`b``'],
    ['`quoted`', '`` `quoted` ``'],
    ['a | b', '<code>a &#124; b</code>'],
    ['', '*(empty)*'],
  ])('code %j', (raw, expected) => {
    expect(code(raw)).toBe(expected);
    expect(plain(expected)).toBe(raw === '' ? '*(empty)*' : `\`${raw}\``);
  });

  test('prose keeps the code of a sentence and escapes the words around it', () => {
    expect(prose('`a_b.clone()` copies <all> of it; use `&x`')).toBe(
      '`a_b.clone()` copies &lt;all&gt; of it; use `&x`',
    );
    expect(prose('an odd ` stays')).toBe('an odd \\` stays');
    expect(prose('`one``@two`')).toBe('`one`&#8203;`@two`');
    expect(prose('```one``@two`')).toBe('\\`\\`&#8203;`one`&#8203;`@two`');
  });

  test('an empty suggestion deletes its lines, an empty line stays one', () => {
    expect(fenced('suggestion', '')).toBe('```suggestion\n```');
    expect(fenced('suggestion', '\n')).toBe('```suggestion\n\n```');
    expect(fenced('suggestion', 'a\n```\nb')).toBe('````suggestion\na\n```\nb\n````');
  });

  test('a cut never leaves half a character', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…');
    expect(shorten('abcd', 4)).toBe('abcd');
  });
});
