import { addPairs } from '../../src/evidence/merge.js';
import { readBundle } from '../../src/evidence/read.js';
import { judgeBundle } from '../../src/gate/bundle.js';
import type { Bundle } from '../../src/model.js';
import { recordedBundle } from './bind-evidence.js';

const first = readBundle(new Map(Object.entries(recordedBundle('trie-cache'))));
const THRESHOLDS = { floor: 0.01, margin: 0.05 };
const only = (bundle: Bundle, benchmark: string): Bundle => ({
  ...bundle,
  runs: bundle.runs.filter((run) => run.benchmark === benchmark),
});

test('pairs are added, and every look of the second measurement is a further look at all', () => {
  const second = {
    ...only(first, 'state/root'),
    looks: [
      { measurement: 0, pairs: 6, planned: 14 },
      { measurement: 0, pairs: 14, planned: 14 },
    ],
  };
  const merged = addPairs(first, second);
  expect(merged.looks.slice(first.looks.length)).toEqual([
    { measurement: 1, pairs: 20, planned: 28 },
    { measurement: 1, pairs: 28, planned: 28 },
  ]);
  const pairs = (benchmark: string) =>
    judgeBundle(merged, THRESHOLDS).verdicts.find((v) => v.benchmark === benchmark)!.pairs;
  expect([pairs('state/root'), pairs('trie/seek')]).toEqual([28, 14]);
  expect(new Set(merged.runs.map(({ side, pair, benchmark }) => `${side} ${pair} ${benchmark}`)).size).toBe(
    merged.runs.length,
  );
});

test('what was decided and is not measured again keeps its verdict', () => {
  const before = judgeBundle(first, THRESHOLDS).verdicts.find((v) => v.benchmark === 'trie/seek');
  const after = judgeBundle(addPairs(first, only(first, 'state/root')), THRESHOLDS);
  expect(after.verdicts.find((v) => v.benchmark === 'trie/seek')).toEqual(before);
});

test('a fourth measurement again has nothing left to spend', () => {
  let merged = first;
  for (let i = 0; i < 3; i++) merged = addPairs(merged, first);
  expect(judgeBundle(merged, THRESHOLDS).verdicts.some((v) => v.kind !== 'cannot tell')).toBe(true);
  expect(judgeBundle(addPairs(merged, first), THRESHOLDS).remarks[0]).toMatch('measured so often');
});

test.each<[string, Partial<Bundle>, RegExp]>([
  ['another head', { headSha: 'c'.repeat(40) }, /other commits/],
  ['another base', { mergeBase: 'c'.repeat(40) }, /other commits/],
  [
    'no runs',
    { runs: [], failures: [{ side: 'base', benchmark: null, because: 'it does not build' }] },
    /does not build/,
  ],
  ['two machines', { headMachine: { ...first.headMachine, cpu: 'other' } }, /different machines/],
])('%s adds nothing', (_name, over, reason) => {
  expect(() => addPairs(first, { ...first, ...over })).toThrow(reason);
});

test('pooled pairs have a fixed layout as soon as some of them do', () => {
  expect(addPairs({ ...first, layout: 'shuffled' }, { ...first, layout: 'fixed' }).layout).toBe('fixed');
  expect(addPairs({ ...first, layout: 'fixed' }, { ...first, layout: 'shuffled' }).layout).toBe('fixed');
});
