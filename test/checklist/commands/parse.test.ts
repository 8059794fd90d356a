import fc from 'fast-check';
import {
  MAX_COMMANDS,
  readCommands,
  takeTarget,
  takeUntil,
  VERBS,
} from '../../../src/checklist/commands/parse.js';
import { processorTime } from '../../processor-time.js';

/** `verb|rest`, or `?word>nearest` for one that is none. */
function read(body: string): string[] {
  return readCommands(body).commands.map((written) =>
    written.verb === null ? `?${written.word}>${written.nearest}` : `${written.verb}|${written.rest}`,
  );
}

describe('what is a command', () => {
  test.each([
    ['alone', '/perf tick tests', ['tick|tests']],
    ['with the long name', '/perf-checklist tick tests', ['tick|tests']],
    ['in capitals', '/PERF Tick tests', ['tick|tests']],
    [
      'with spaces around',
      '  /perf   waive  clone-in-loop   it is cold  ',
      ['waive|clone-in-loop   it is cold'],
    ],
    ['among text', 'I had a look.\r\n\r\n/perf tick tests fine\r\nThanks!', ['tick|tests fine']],
    ['several', '/perf tick tests\n/perf recheck', ['tick|tests', 'recheck|']],
    ['nothing behind it', '/perf', ['?>null']],
    ['a slip of the finger', '/perf tcik tests', ['?tcik>tick']],
    ['no word of ours', '/perf make-it-fast', ['?make-it-fast>null']],
    ['in the middle of a line', 'please /perf tick tests', []],
    ['another word', '/performance tick tests', []],
    ['quoted', '> /perf tick tests\n\nNo.', []],
    ['quoted twice', '> > /perf tick tests', []],
    ['in a code span', '`/perf tick tests`', []],
    ['in a fence', '```\n/perf tick tests\n```', []],
    ['in a longer fence', '````\n```\n/perf tick tests\n````\n/perf help', ['help|']],
    ['in a fence of tildes', '~~~sh\n/perf tick tests\n```\n~~~\n/perf help', ['help|']],
    ['in a fence of a list', '- ```\n  /perf tick tests\n  ```', []],
    ['in a fence that never ends', '```\n/perf tick tests', []],
    ['in indented code', 'Like this:\n\n    /perf tick tests', []],
    ['behind a tab', '\t/perf tick tests', []],
    ['in a comment of HTML', '<!--\n/perf tick tests\n-->\n/perf help', ['help|']],
    ['in one that starts behind text', 'x <!-- y\n/perf tick tests\n-->', []],
    ['after one on one line', '<!-- x -->\n/perf help', ['help|']],
    ['in a list', '- /perf tick tests', []],
    ['below a quote, without a line between', '> ada wrote so\n/perf override all', []],
    ['below a quote in a list', '- > ada wrote so\n/perf override all', []],
    ['below a quote, with a line between', '> ada wrote so\n\n/perf help', ['help|']],
    ['in a list below a quote', '> ada wrote so\n- no\n/perf help', ['help|']],
    ['in preformatted text', '<pre>\n/perf override all\n</pre>\n/perf help', ['help|']],
    ['in preformatted text with empty lines', '<pre\nlang="x">\n\n/perf override all\n\n</pre>', []],
    ['in a quote of HTML', '<blockquote>\n\n/perf override all\n\n</blockquote>\n/perf help', ['help|']],
    ['struck out', '<del>\n/perf override all\n</del>', []],
    ['folded away', '<details hidden>\n\n/perf override all\n</details>', []],
    ['in a code span of several lines', '`the command\n/perf override all\nis for admins`', []],
    ['in one of two backticks', '``the ` command\n/perf override all\nis``', []],
    ['in one that a list is not part of', 'x `\n- `\n/perf override all\n` z', []],
    ['in one that goes on behind a number', '`a\n2. b\n/perf override all\n`', []],
    ['below a backtick that nothing closes', 'it`s fine\n/perf help', ['help|']],
    ['below a backtick that is escaped', 'a \\` b\n/perf help', ['help|']],
    ['below code that names a tag', 'use `<pre>` for that\n/perf help', ['help|']],
    ['in the title of a link', '[x](y "\n/perf override all\n")', []],
    ['in the title of a link’s target', '[x]: y "\n/perf override all\n"', []],
    ['in an attribute', '<img alt="\n/perf override all\n">', []],
    ['below a tag that is closed', '<img alt="x">\n/perf help', ['help|']],
    ['below a link', 'see [x](y)\n/perf help', ['help|']],
    ['below two backticks that one does not close', '``a ` b\n/perf help', ['help|']],
    ['below code that ends in a backslash', '`a\\`\n/perf help', ['help|']],
    ['below a quote that stands far to the right', 'x\n    > ada wrote so\n/perf override all', []],
    ['below a comparison', 'if a < b and c<d\n/perf help', ['help|']],
    ['in an e-mail’s answer', 'Ok.\n\nOn Monday x wrote:\n> /perf override all', []],
  ])('%s', (_name, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  test.each([
    ['below a quote', '> ada wrote so\n/perf waive x fine', '/perf waive x fine'],
    ['below the target of a link', '[1]: https://x\n/perf recheck', '/perf recheck'],
    ['behind what looks like a tag', 'The Vec<Code> is never read.\n\n/perf waive x', '/perf waive x'],
    ['behind an element that nothing closes', '<details>\nlog\n\n/perf help', '/perf help'],
    ['quoted itself', '> /perf waive x fine', null],
    ['below a quote, without a verb', '> ada wrote so\n/perf is what we use', null],
    ['in an element that is closed', '<details>\n\n/perf help\n</details>', null],
    ['in a fence', '```\n/perf help\n```', null],
    ['in a code span of several lines', '`a\n/perf help\nb`', null],
    ['said', '/perf help', null],
  ])('one that is perhaps meant: %s', (_name, body, line) => {
    expect(readCommands(body).unheard).toBe(line);
  });

  test('a comment full of them is read so far', () => {
    const { commands, more } = readCommands('/perf help\n'.repeat(500));
    expect([commands.length, more]).toEqual([MAX_COMMANDS, 490]);
  });
});

describe('what stands behind the verb', () => {
  test.each([
    ['tests looked at it', 'tests', 'looked at it'],
    ['"trie/seek · instructions" known', 'trie/seek · instructions', 'known'],
    ['`trie/seek 100` known', 'trie/seek 100', 'known'],
    ['“trie seek” known', 'trie seek', 'known'],
    ['"never closed', '"never', 'closed'],
    ['', '', ''],
  ])('the target of %j', (text, target, rest) => {
    expect(takeTarget(text)).toEqual({ target, rest });
  });

  test.each([
    ['until=2027-01-31 it is cold', '2027-01-31', 'it is cold'],
    ['it is until=2027-01-31 cold', '2027-01-31', 'it is cold'],
    ['it is cold UNTIL=2027-01-31', '2027-01-31', 'it is cold'],
    ['until=2027-02-31 x', null, 'x'],
    ['until=2027-13-45 x', null, 'x'],
    ['until=2027-1-31 x', null, 'x'],
    ['until=+010000-01 x', null, 'x'],
    ['until=tomorrow x', null, 'x'],
    ['until= x', null, 'x'],
    ['wait until then', undefined, 'wait until then'],
  ])('the day in %j', (text, until, rest) => {
    expect(takeUntil(text)).toEqual({ until, rest });
  });
});

describe('property', () => {
  const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abcxyz019-_=:/·é') });
  const command = fc.tuple(fc.constantFrom(...VERBS), fc.array(word, { maxLength: 4 }));

  test('what is written on lines of its own is read, whatever text stands between', () => {
    const noise = fc.constantFrom(
      '',
      'text',
      '> quoted\n',
      '> /perf tick x\n',
      '`/perf help`',
      '    /perf help',
      '<!-- /perf help -->',
      '```\n/perf help\n```',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, command), { maxLength: MAX_COMMANDS }), (parts) => {
        const body = parts
          .map(([text, [verb, words]]) => `${text}\n/perf ${[verb, ...words].join(' ')}`)
          .join('\n');
        expect(read(body)).toEqual(parts.map(([, [verb, words]]) => `${verb}|${words.join(' ')}`));
      }),
    );
  });

  test('any text is read quickly and within bounds', () => {
    const pieces = fc.constantFrom(
      '/perf ',
      'tick ',
      '`',
      '```',
      '~~~',
      '>',
      '<!--',
      '-->',
      '\n',
      '\r\n',
      ' ',
      '\t',
      'until=',
      '"',
      '\u2028',
      '-',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (text) => {
        const { commands } = readCommands(text.join(''));
        expect(commands.length).toBeLessThanOrEqual(MAX_COMMANDS);
        for (const { line } of commands) expect(line).not.toMatch(/[\r\n]/);
      }),
    );
    const hostile = `${'`'.repeat(30_000)}\n${'/perf '.repeat(6_000)}`;
    expect(processorTime(() => readCommands(hostile))).toBeLessThan(500);
  });
});
