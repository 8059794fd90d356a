import type { AssessInput } from '../../../src/checklist/item.js';
import type { Bundle, ChangedFunction, Evidence, Verdict } from '../../../src/model.js';
import { changedFunction, changes, NO_GATE, rust, verdict } from '../../samples.js';
import { answer, asking, HOT, measured } from '../answer-of.js';

const WITHIN = { beyondMargin: false, withinMargin: true };
const OPEN = { beyondMargin: false, withinMargin: false };
const FINE = verdict({ kind: 'unchanged', effect: 0, ...WITHIN });
const PERHAPS = verdict({ effect: 0.0497, interval: [0.011, 0.09], ...OPEN });
const UNCLEAR = verdict({ benchmark: 'trie/walk', kind: 'cannot tell', because: 'too few pairs', ...OPEN });
const HEAT = { level: 'cold' as const, source: 'declared' as const, because: 'declared cold' };

function judge(
  functions: readonly ChangedFunction[],
  verdicts: readonly Verdict[],
  over: Partial<AssessInput> = {},
) {
  const evidence = measured();
  return answer('benchmarks', {
    rust: rust({ changedFunctions: functions }),
    evidence,
    measured: { ...NO_GATE, verdicts },
    ...over,
  });
}

function withTargets(...targets: NonNullable<Bundle['targets']>): Partial<AssessInput> {
  const evidence = measured() as Extract<Evidence, { kind: 'measured' }>;
  return { evidence: { ...evidence, bundle: { ...evidence.bundle, targets } } };
}
const TRIE = { path: 'benches/trie.rs', benchmarks: ['trie/seek'] };
const reached = (name: string, by: string) => changedFunction({ name, reachedByBenchmark: by });

describe('what is hot', () => {
  test.each<[string, Partial<ChangedFunction>, string]>([
    ['declared', {}, 'needs a tick'],
    ['declared cold', { heat: HEAT }, 'passed'],
    [
      'declared cold, though a benchmark reaches it',
      { heat: HEAT, reachedByBenchmark: 'benches/trie.rs' },
      'passed',
    ],
    [
      'shaped, and a benchmark reaches it',
      { heat: { ...HEAT, level: 'warm' }, reachedByBenchmark: 'benches/trie.rs' },
      'needs a tick',
    ],
  ])('%s', (_name, over, kind) => {
    expect(judge([{ ...HOT, ...over }], [UNCLEAR]).kind).toBe(kind);
  });

  test('of two the reason is said of the first, as it is hot', () => {
    const benched = {
      ...reached('Trie::seek', 'benches/trie.rs'),
      heat: { ...HEAT, level: 'warm' as const },
    };
    expect(judge([{ ...HOT, reachedByBenchmark: 'benches/x.rs' }, benched], [UNCLEAR]).because).toMatch(
      /^hot `StateRoot::calculate` and `Trie::seek` changed \(declared hot\), and/,
    );
  });
});

describe('what numbers leave open', () => {
  test.each<[string, Verdict[], string]>([
    ['nothing compared, nothing said', [], 'the evidence compares no benchmark'],
    [
      'perhaps beyond the margin, beside another',
      [UNCLEAR, PERHAPS, FINE],
      '`trie/seek` is slower, by +1.1 % to +9.0 %: that may be beyond the margin; 1 other cannot tell either',
    ],
    [
      'slower by what reaches the margin',
      [verdict({ interval: [0.011, 0.05], ...OPEN })],
      '`trie/seek` is slower, by +1.1 % to +5.0 %: that may be beyond the margin',
    ],
    [
      'slower within the margin, but for what is missing',
      [verdict({ interval: [0.011, 0.02], because: 'runs are missing', ...OPEN })],
      '`trie/seek` cannot tell: runs are missing',
    ],
  ])('%s', (_name, verdicts, doubt) => {
    const { kind, because } = judge([HOT], verdicts);
    expect([kind, because]).toEqual([
      'needs a tick',
      `hot \`StateRoot::calculate\` changed (declared hot), and ${doubt}`,
    ]);
  });

  test.each<[string, ChangedFunction[], string]>([
    [
      'one of two hot functions',
      [HOT, { ...HOT, name: 'Trie::seek', nearestBenchmark: { file: 'benches/trie.rs', reaches: null } }],
      'no benchmark may reach `Trie::seek`; the nearest is `benches/trie.rs`',
    ],
    [
      'both',
      [HOT, { ...HOT, name: 'Trie::seek' }].map((one) => ({ ...one, nearestBenchmark: null })),
      'no benchmark may reach any of them: there is none here',
    ],
  ])('what no benchmark reaches: %s', (_name, functions, gap) => {
    const { kind, because } = judge(functions, [FINE]);
    expect([kind, because.split(', and ')[1]]).toEqual(['needs a tick', gap]);
  });

  test.each<[string, ChangedFunction[], Verdict[], string | null]>([
    ['declared hot, and no benchmark is known to reach it', [HOT], [FINE], null],
    [
      'a value of nothing on both sides',
      [reached('f', TRIE.path)],
      [verdict({ ...FINE, base: 0, head: 0, effect: null })],
      null,
    ],
    [
      'a benchmark that is new',
      [reached('f', TRIE.path)],
      [verdict({ ...FINE, base: null, effect: null })],
      'no benchmark of `benches/trie.rs` was measured, which may reach it',
    ],
    ['one of two', [reached('f', TRIE.path), reached('g', 'benches/walk.rs')], [FINE], null],
    [
      'one of two, of a crate of its own',
      [reached('f', TRIE.path), reached('g', 'crates/a/benches/walk.rs')],
      [FINE],
      'no benchmark of `crates/a/benches/walk.rs` was measured, which may reach `g`',
    ],
  ])('what was measured: %s', (_name, functions, verdicts, gap) => {
    const { kind, because } = judge(functions, verdicts, withTargets(TRIE));
    expect([kind, gap && because.split(', and ')[1]]).toEqual([
      gap === null ? 'passed' : 'needs a tick',
      gap,
    ]);
  });
});

test.each<[string, ChangedFunction[], string, RegExp]>([
  ['the moment in which it is due', [changedFunction()], '14:20', /could not be built/],
  ['no function changed', [], '14:10', /^no function changed that is/],
  ['what is declared hot is known', [HOT], '14:10', /^hot `StateRoot::calculate` changed/],
])('the index is late: %s', (_name, changedFunctions, due, words) => {
  const indexDue = `2026-11-22T${due}:00.000Z`;
  const { because } = answer('benchmarks', { rust: rust({ changedFunctions, complete: false }), indexDue });
  expect(because).toMatch(words);
});

describe('where the project says when to ask', () => {
  test('good numbers for hot code answer by themselves', () => {
    const config = asking('benchmarks', 'hot');
    expect(judge([HOT], [FINE], { config }).kind).toBe('passed');
    expect(judge([HOT], [UNCLEAR], { config }).kind).toBe('needs a tick');
    const broken = { ...NO_GATE, verdicts: [FINE], broken: ['trie/walk'] };
    expect(judge([changedFunction()], [], { config, measured: broken }).kind).toBe('passed');
  });

  test('always: not before the measurement is there, nor where nothing is to be judged', () => {
    const evidence: Evidence = {
      kind: 'missing',
      reason: '',
      expected: 'running',
      since: '2026-11-22T14:00:00Z',
    };
    expect(judge([HOT], [], { evidence, config: asking('benchmarks', 'always') }).kind).toBe('waiting');
    const page = {
      rust: rust({ changedFunctions: [] }),
      changes: changes({ rust: [], paths: ['build.sh'] }),
    };
    expect(answer('allocations', { ...page, config: asking('allocations', 'always') }).kind).toBe(
      'not applicable',
    );
  });
});
