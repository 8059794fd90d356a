import type { FileFacts } from '../../src/index/crate-index.js';
import { FactsMemory } from '../../src/jobs/facts-memory.js';
import { takeFacts } from '../../src/jobs/offered-facts.js';

const NONE: FileFacts = { types: [], functions: [] };
const facts = (): FileFacts => ({ types: [], functions: [] });

test('what was used longest ago goes first, and nothing is counted twice', () => {
  const memory = new FactsMemory(30);
  memory.keep('a.rs', '1', facts(), 10);
  memory.keep('b.rs', '1', facts(), 10);
  memory.keep('b.rs', '1', facts(), 10);
  memory.keep('c.rs', '1', facts(), 10);
  expect(memory.get('a.rs', '1')).toEqual(NONE);
  memory.keep('d.rs', '1', facts(), 10);
  const kept = ['a.rs', 'b.rs', 'c.rs', 'd.rs'].filter((path) => memory.get(path, '1') !== undefined);
  expect(kept).toEqual(['a.rs', 'c.rs', 'd.rs']);
});

test('what is larger than all that may be kept is not kept', () => {
  const memory = new FactsMemory(30);
  memory.keep('a.rs', '1', facts(), 31);
  expect(memory.get('a.rs', '1')).toBeUndefined();
});

describe('facts that are offered', () => {
  const listing = new Map([
    ['a.rs', '1'],
    ['b.rs', '1'],
  ]);

  test('are asked for once, and again where the text is another', () => {
    const memory = new FactsMemory();
    expect(takeFacts({ listing, sent: new Map() }, memory)).toEqual({ missing: ['a.rs', 'b.rs'] });
    const sent = new Map([
      ['a.rs', facts()],
      ['b.rs', facts()],
    ]);
    expect(takeFacts({ listing, sent }, memory)).toEqual(sent);
    expect(takeFacts({ listing, sent: new Map() }, memory)).toEqual(sent);
    const changed = new Map(listing).set('b.rs', '2');
    expect(takeFacts({ listing: changed, sent: new Map() }, memory)).toEqual({ missing: ['b.rs'] });
  });

  test('are complete although they are more than can be kept', () => {
    const memory = new FactsMemory(1);
    const sent = new Map([
      ['a.rs', facts()],
      ['b.rs', facts()],
    ]);
    expect(takeFacts({ listing, sent }, memory)).toEqual(sent);
    expect(takeFacts({ listing, sent: new Map() }, memory)).toEqual({ missing: ['a.rs', 'b.rs'] });
  });

  test('without a listing are what is sent', () => {
    const sent = new Map([['a.rs', facts()]]);
    expect(takeFacts({ listing: null, sent }, new FactsMemory())).toBe(sent);
  });
});
