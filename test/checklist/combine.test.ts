import fc from 'fast-check';
import { combine, type Part } from '../../src/checklist/combine.js';
import type { Judgement } from '../../src/checklist/item.js';

const KINDS = [
  'passed',
  'failed',
  'needs a tick',
  'waiting',
  'waived',
  'accepted',
  'not applicable',
] as const;
const OPEN: readonly Judgement['kind'][] = ['failed', 'needs a tick', 'waiting'];

describe('several answers make one', () => {
  const part: fc.Arbitrary<Part> = fc.record({
    requirement: fc.constantFrom('required' as const, 'advisory' as const),
    judgement: fc.record({
      kind: fc.constantFrom(...KINDS),
      because: fc.constantFrom('a', 'b'),
      parts: fc.array(fc.record({ name: fc.constantFrom('f', 'g'), content: fc.string() }), { maxLength: 2 }),
    }),
  });
  const parts = fc.array(part, { minLength: 1, maxLength: 5 });

  test('nothing open is hidden, and advice never counts as required', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const { requirement, judgement } = combine(all);
        const open = all.filter((one) => OPEN.includes(one.judgement.kind));
        const required = open.filter((one) => one.requirement === 'required');
        expect(OPEN.includes(judgement.kind)).toBe(open.length > 0);
        if (open.length > 0) expect(requirement).toBe(required.length > 0 ? 'required' : 'advisory');
        const counted = required.length > 0 ? required : open;
        if (counted.some((one) => one.judgement.kind === 'failed')) expect(judgement.kind).toBe('failed');
        // A tick answers all that is open where it counts.
        for (const one of counted)
          expect(judgement.parts).toEqual(expect.arrayContaining([...one.judgement.parts]));
      }),
    );
  });

  test('one part is itself, and the order of parts does not matter', () => {
    fc.assert(
      fc.property(parts, (all) => {
        expect(combine([all[0]!])).toBe(all[0]);
        const [there, back] = [combine(all), combine([...all].reverse())];
        expect([back.requirement, back.judgement.kind]).toEqual([there.requirement, there.judgement.kind]);
      }),
    );
  });
});
