import { RULES } from '../../src/rules/registry.js';

describe('what a text must have before a rule looks at it', () => {
  test.each(RULES.map(({ id, needs }) => [id, needs] as const))('%s searches in linear time', (_, needs) => {
    // `a[\s\S]*b` reads the rest of the text once for each `a`; anchored, it is tried once.
    if (needs.source.includes('[\\s\\S]')) expect(needs.source.startsWith('^')).toBe(true);
    expect(needs.flags).toBe('');
  });
});
