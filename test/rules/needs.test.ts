import { RULES } from '../../src/rules/registry.js';

/** What opens something that nothing closes: a pattern that looks for the end from each of them takes the square of the text's length. */
const OPENINGS = [
  '(',
  '[',
  '{',
  '<',
  '"',
  '&',
  '::',
  'a.b',
  'fn f',
  'for ',
  'if x { ',
  '|x| ',
  'vec![',
  'format!(',
  '.iter()',
  '.map(',
  '.clone()',
  'x = ',
];

/** One pass takes milliseconds, the square of the length minutes. */
const LENGTH = 300_000;
const MAX_MS = 1_000;

test.each(RULES.map((rule) => [rule.id, rule.needs] as const))(
  '%s: one pass tells whether a text has something for it',
  (_, needs) => {
    for (const opening of OPENINGS) {
      const text = opening.repeat(LENGTH / opening.length);
      const started = performance.now();
      needs.test(text);
      expect([opening, performance.now() - started < MAX_MS]).toEqual([opening, true]);
    }
  },
);
