import type { AssessInput } from '../../src/checklist/item.js';
import type { Answer, ChangedPath, ItemId } from '../../src/model.js';
import { changes, finding, rust } from '../samples.js';
import { answer, asking, HOT, running, UNTESTED } from './answer-of.js';

const ERROR = finding({ severity: 'error' });
const TESTED = { ...UNTESTED, name: 'Trie::seek', reachedByTest: true };

describe('what is said of functions', () => {
  test.each<[ItemId, string, Partial<AssessInput>, Answer['kind'], string]>([
    [
      'allocations',
      'none',
      { rust: rust({ changedFunctions: [] }) },
      'passed',
      'no function changed, nothing found',
    ],
    [
      'allocations',
      'two',
      { rust: rust({ changedFunctions: [TESTED, UNTESTED] }) },
      'passed',
      '2 functions changed, nothing found',
    ],
    [
      'tests',
      'no Rust',
      { changes: changes({ rust: [], paths: ['build.sh'] }) },
      'not applicable',
      'no Rust code changed',
    ],
    [
      'tests',
      'two that a test reaches',
      { rust: rust({ changedFunctions: [TESTED, { ...TESTED, name: 'g' }] }) },
      'passed',
      'a test may reach each of 2 changed public functions',
    ],
    [
      'tests',
      'two that none reaches',
      { rust: rust({ changedFunctions: [UNTESTED, { ...UNTESTED, name: 'g' }] }) },
      'needs a tick',
      '`Trie::prune` and `g` changed, no test reaches them',
    ],
  ])('%s: %s', (item, _name, over, kind, because) => {
    expect(answer(item, over)).toMatchObject({ kind, because });
  });
});

describe('when a person is asked', () => {
  const pull = (...changedFunctions: (typeof HOT)[]) => ({ rust: rust({ changedFunctions }) });
  test.each<[string, ItemId, Partial<AssessInput>, Answer['kind']]>([
    [
      'where hot code changed',
      'tests',
      { ...pull(UNTESTED, HOT), config: asking('tests', 'hot') },
      'needs a tick',
    ],
    [
      'not where other code changed',
      'tests',
      { ...pull(UNTESTED), config: asking('tests', 'hot') },
      'passed',
    ],
    [
      'a page that is code, and was not read',
      'allocations',
      {
        changes: changes({ rust: [], paths: ['docs/a.md'], inert: true }),
        rust: rust({ changedFunctions: [], unread: ['docs/a.md'] }),
      },
      'needs a tick',
    ],
  ])('%s', (_name, item, over, kind) => {
    expect(answer(item, over).kind).toBe(kind);
  });

  test('of a Rust file by its functions, of another file by all of it', () => {
    const of = (...files: ChangedPath[]) =>
      answer('allocations', { config: asking('allocations', 'always'), changes: changes({ files }) }).subject;
    const file = (path: string, digest: string): ChangedPath => ({ path, inert: false, digest });
    expect(of(file('src/state.rs', 'one'))).toBe(of(file('src/state.rs', 'two')));
    expect(of(file('build.sh', 'one'))).not.toBe(of(file('build.sh', 'two')));
  });

  test('an answer that waits says until when, and no other', () => {
    const unread = { evidence: running('2026-11-22T14:00:00Z'), rust: rust({ unread: ['src/big.rs'] }) };
    expect(answer('benchmarks', unread)).toMatchObject({
      kind: 'waiting',
      until: '2026-11-22T16:00:00.000Z',
    });
    const failed = { ...unread, rust: rust({ findings: [{ ...ERROR, item: 'benchmarks' }] }) };
    expect(answer('benchmarks', failed)).toMatchObject({ kind: 'failed' });
    expect(answer('benchmarks', failed)).not.toHaveProperty('until');
  });
});
