import { assess } from '../../src/checklist/assess.js';
import { ITEMS } from '../../src/checklist/items.js';
import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { ITEM_IDS } from '../../src/model.js';
import { changes, config } from '../samples.js';
import { input } from './answer-of.js';

test('the items are the guide’s nine, required or advisory as the default configuration has them', () => {
  expect(ITEMS.map((item) => item.id)).toEqual(ITEM_IDS);
  for (const item of ITEMS) expect(item.requirement).toBe(DEFAULT_CONFIG.items[item.id].requirement);
});

describe('what applies to all items', () => {
  test('inert files: not applicable, and said why', () => {
    const { answers } = assess(
      ITEMS,
      input({ changes: changes({ rust: [], paths: ['README.md'], inert: true }) }),
    );
    expect(new Set(answers.map(({ kind, because }) => `${kind}: ${because}`))).toEqual(
      new Set(['not applicable: only `README.md` changed']),
    );
  });

  test('left alone: not applicable, escaped', () => {
    const { answers } = assess(ITEMS, input({ exempt: 'the author is `renovate[bot]`, @all' }));
    expect(answers[0]).toMatchObject({
      kind: 'not applicable',
      because: 'the author is `renovate[bot]`, @&#8203;all',
    });
  });

  test('an item that is off gives no answer', () => {
    const off = config({ items: { ...DEFAULT_CONFIG.items, tests: { requirement: 'off' } } });
    expect(assess(ITEMS, input({ config: off })).answers).toHaveLength(8);
  });
});
