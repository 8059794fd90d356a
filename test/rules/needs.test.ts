import { readFileSync } from 'node:fs';
import { neededIn } from '../../src/rules/listeners.js';
import { RULES } from '../../src/rules/registry.js';
import { parseRust } from '../../src/rust/syntax/parse.js';
import { requiredLiterals } from '../../src/text/required-literals.js';
import { processorTime } from '../processor-time.js';
import { filesIn } from './fixture.js';

describe('what a text must have before a rule looks at it', () => {
  test.each(RULES.map(({ id, needs }) => [id, needs] as const))('%s searches in linear time', (_, needs) => {
    // `a[\s\S]*b` reads the rest of the text once for each `a`; anchored, it is tried once.
    if (needs.source.includes('[\\s\\S]')) expect(needs.source.startsWith('^')).toBe(true);
    expect(needs.flags).toBe('');
  });

  /** Lines that generated and hostile files have; a search that starts again at each character would take minutes for them. */
  const LONG = 200_000;
  const LINES: readonly [what: string, text: string][] = [
    ['one long word', 'a'.repeat(LONG)],
    ['one long word of hex', '0x6080604052'.repeat(LONG / 12)],
    ['words and spaces', 'pub fn x '.repeat(LONG / 9)],
    ['empty lines', '\n'.repeat(LONG)],
    ['the start of a closure again and again', '.iter(|'.repeat(LONG / 7)],
    // A pattern that looks for the end from each of them takes the square of the text's length.
    ...['(', '[', '<', '"', '::', 'fn f', 'if x { ', 'vec![', 'format!(', '.map(', '.clone()', 'x = '].map(
      (opening) => [`${opening} again and again`, opening.repeat(LONG / opening.length)] as [string, string],
    ),
  ];
  /** Linear searches take a few milliseconds; quadratic ones tens of seconds. */
  const MOST_MILLISECONDS = 2_000;

  test.each(RULES.map(({ id, needs }) => [id, needs] as const))('%s is quick on long lines', (_, needs) => {
    for (const [what, text] of LINES) {
      const time = processorTime(() => needs.test(text));
      expect([what, time < MOST_MILLISECONDS]).toEqual([what, true]);
    }
  });

  test('finding literals first changes no answer, not for any part of any fixture', () => {
    for (const { item, id } of RULES) {
      const fixture = readFileSync(new URL(`${item}/${id}.rs`, import.meta.url), 'utf8');
      for (const text of [fixture, ...fixture.split('\n\n')])
        expect(neededIn(text)).toEqual(RULES.filter(({ needs }) => needs.test(text)));
    }
  });

  // A pattern that happens to fit another function of the file hides that it does not fit this one.
  test.each(RULES.filter(({ needsElsewhere }) => !needsElsewhere).map((rule) => [rule.id, rule] as const))(
    '%s finds in a function what it needs',
    (id, { item, needs }) => {
      const fixture = readFileSync(new URL(`${item}/${id}.rs`, import.meta.url), 'utf8');
      const mark = new RegExp(`//~ ${id}\\b(?!-)`);
      for (const text of filesIn(fixture).values())
        for (const fn of parseRust(text).root.descendantsOfKind('function_item'))
          if (mark.test(fn.text)) expect(fn.text.replace(/\s*\/\/~.*/g, '')).toMatch(needs);
    },
  );

  test('nine patterns of ten tell literals, which are quick to find', () => {
    const telling = RULES.filter(({ needs }) => requiredLiterals(needs) !== null);
    expect(telling.length).toBeGreaterThan(0.9 * RULES.length);
  });
});
