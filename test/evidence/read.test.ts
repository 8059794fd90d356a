import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import { readBundle, readEvidence } from '../../src/evidence/read.js';
import { gate } from '../../src/gate/gate.js';
import type { EvidenceFiles } from '../../src/model.js';
import { EVIDENCE_LIMITS } from '../../src/model.js';
import { PULL } from '../samples.js';
import { bindEvidence, recordedBundle } from './bind-evidence.js';
import { bundle, COMMITS, EARLIER, MANIFEST, ORIGIN, RESULT, RUN, read, SIDE } from './written-bundle.js';

const recorded = () => bindEvidence(recordedBundle('trie-cache'), COMMITS);

test('a bundle recorded from real criterion runs, and what the gate says of it', () => {
  const evidence = read(recorded());
  expect(evidence).toMatchObject({
    kind: 'measured',
    origin: ORIGIN,
    bundle: { headSha: PULL.headSha, layout: 'shuffled' },
  });
  const { verdicts, control, remarks } = gate(evidence, DEFAULT_CONFIG);
  expect(verdicts.map((v) => [v.benchmark, v.kind, v.beyondMargin, v.pairs])).toEqual([
    ['trie/seek', 'regressed', true, 14],
    ['trie/insert', 'unchanged', false, 14],
    ['state/root', 'cannot tell', false, 14],
  ]);
  expect(control).toEqual({ alarms: 0, of: 3 });
  expect(remarks).toEqual([]);
});

test('results in the lines themselves', () => {
  const evidence = read(bundle(MANIFEST, [RUN, { ...RUN, side: 'head', order: 1 }]));
  expect(evidence).toMatchObject({
    kind: 'measured',
    bundle: { failures: [], runs: [{ benchmark: 'x', side: 'base', samples: [1, 2] }, { side: 'head' }] },
  });
});

test('missing and refused evidence pass through with their reasons', () => {
  const missing: EvidenceFiles = {
    kind: 'missing',
    reason: 'no workflow uploads it',
    expected: 'no-workflow',
  };
  expect(readEvidence(missing, PULL)).toEqual(missing);
  expect(readEvidence({ kind: 'refused', reason: 'zip bomb', origin: null }, PULL)).toEqual({
    kind: 'refused',
    reason: 'zip bomb',
  });
});

const OTHER = 'd'.repeat(40);
const criterionRun = {
  ...RUN,
  results: undefined,
  tool: 'criterion',
  files: ['runs/0/x/new/sample.json', 'runs/0/x/new/benchmark.json'],
};
const named = { 'runs/0/x/new/benchmark.json': '{"full_id":"x"}' };

function pairsOf(pairs: number): object[] {
  return Array.from({ length: 2 * pairs }, (_, order) => {
    const side = order % 2 === 0 ? 'base' : 'head';
    return { ...RUN, side, pair: order >> 1, order };
  });
}

test('what libtest ignores on both sides is no row; on one side it gave no result', () => {
  const text = (more: string) => `test x ... bench: 5 ns/iter (+/- 1)\n${more}`;
  const [both, one] = ['test both ... ignored\n', 'test one ... ignored, needs a disk\n'];
  const lines = (['base', 'head'] as const).map((side, order) => {
    const { results, ...run } = RUN;
    return { ...run, side, order, tool: 'libtest', files: [side] };
  });
  const read = readBundle(bundle(MANIFEST, lines, { base: text(both), head: text(both + one) }));
  expect(read.failures).toEqual([
    { side: 'head', benchmark: 'one', because: 'it is ignored (`#[ignore]`), as by `cargo bench`' },
  ]);
});

test.each([3, 4])('a clock that was set back once, before run %d of sides that took turns', (place) => {
  const runs = pairsOf(4).map((run, at) => (at < place ? run : { ...run, startedAt: EARLIER }));
  const looks = [{ measurement: 0, pairs: 4, planned: 6 }];
  expect(readBundle(bundle({ ...MANIFEST, looks }, runs)).runs).toHaveLength(8);
});

test('what was measured after the last look, before it was broken off, is looked at now', () => {
  const looks = [{ measurement: 0, pairs: 2, planned: 6 }];
  const read = (pairs: number) => readBundle(bundle({ ...MANIFEST, looks }, pairsOf(pairs))).looks;
  expect(read(2)).toEqual(looks);
  expect(read(4)).toEqual([...looks, { measurement: 0, pairs: 4, planned: 6 }]);
});

describe('refused, with the reason', () => {
  test.each<[string, ReadonlyMap<string, string>, RegExp]>([
    ['empty', new Map(), /no manifest\.json/],
    ['no runs', new Map([['manifest.json', JSON.stringify(MANIFEST)]]), /no runs\.jsonl/],
    ['manifest not JSON', new Map([['manifest.json', '{']]), /manifest\.json is not JSON/],
    ['other version', bundle({ ...MANIFEST, version: 2 }, []), /manifest\.json: version: .*1/],
    ['unknown key', bundle({ ...MANIFEST, trust: true }, []), /trust/],
    [
      'other head',
      bundle({ ...MANIFEST, head: { ...SIDE, sha: OTHER } }, []),
      /measured ddddddd, but the head of the pull request is abcdef1/,
    ],
    [
      'other merge base',
      bundle({ ...MANIFEST, mergeBase: OTHER }, []),
      /its base is ddddddd, but the merge base is ccccccc/,
    ],
    [
      'base not the merge base',
      bundle({ ...MANIFEST, base: { ...SIDE, sha: OTHER } }, []),
      /its base is ddddddd/,
    ],
    ['short SHA', bundle({ ...MANIFEST, mergeBase: 'abc' }, []), /mergeBase: must be a full commit SHA/],
    ['no look', bundle({ ...MANIFEST, looks: [] }, []), /looks/],
    [
      'looks that shrink',
      bundle(
        {
          ...MANIFEST,
          looks: [
            { measurement: 0, pairs: 4, planned: 9 },
            { measurement: 0, pairs: 3, planned: 9 },
          ],
        },
        [],
      ),
      /looks\[1\]/,
    ],
    [
      'a plan that moves',
      bundle(
        {
          ...MANIFEST,
          looks: [
            { measurement: 0, pairs: 4, planned: 9 },
            { measurement: 0, pairs: 5, planned: 20 },
          ],
        },
        [],
      ),
      /looks\[1\]/,
    ],
    [
      'pairs that no look knows of',
      bundle(MANIFEST, pairsOf(4)),
      /`x` has 4 pairs, and the looks in manifest\.json end at 1 of 1/,
    ],
    ...(
      [
        ['exact', 'per-second'],
        ['instructions', 'per-second'],
        ['rate', 'ns'],
        ['time', 'per-second'],
        ['exact', 'ns'],
      ] as const
    ).map(([measure, unit]): [string, ReadonlyMap<string, string>, RegExp] => [
      `${measure} in ${unit}`,
      bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, measure, unit }] }]),
      new RegExp(`\`x\` has the measure "${measure}" in "${unit}"; it goes with`),
    ]),
    [
      'a NUL in a name',
      bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, benchmark: 'se\u0000ek' }] }]),
      /runs\.jsonl line 1: .*control characters/,
    ],
    [
      'a NUL in the name of what failed',
      bundle({ ...MANIFEST, failures: [{ side: 'head', benchmark: 'a\u0000', because: 'x' }] }, []),
      /manifest\.json: .*control characters/,
    ],
    [
      'a line break in a name that a tool printed',
      bundle(MANIFEST, [{ ...RUN, results: undefined, tool: 'json', files: ['a.json'] }], {
        'a.json': '{"benchmarks": [{"benchmark": "a\\nb", "unit": "ns", "samples": [1]}]}',
      }),
      /`a\ufffdb` has control characters in its name/,
    ],
    [
      'a look beyond its plan',
      bundle({ ...MANIFEST, looks: [{ measurement: 0, pairs: 5, planned: 4 }] }, []),
      /looks\[0\]/,
    ],
    [
      'an end before its start',
      bundle({ ...MANIFEST, finishedAt: '2026-11-22T13:00:00Z' }, []),
      /finishedAt 2026-11-22T13:00:00Z lies before startedAt/,
    ],
    [
      'two runs in one place in time',
      bundle(MANIFEST, [RUN, { ...RUN, side: 'head' }]),
      /two runs have the order 0/,
    ],
    [
      'clocks against the order: one side was measured before the other',
      bundle(MANIFEST, [
        ...[0, 1].map((pair) => ({ ...RUN, pair, order: pair })),
        ...[0, 1].map((pair) => ({ ...RUN, side: 'head', pair, order: 2 + pair, startedAt: EARLIER })),
      ]),
      /the run with the order 2 started at 2026-11-22T13:59:59Z, before the one with the order 1/,
    ],
    [
      'a clock that goes back twice',
      bundle(
        MANIFEST,
        pairsOf(4).map((run, at) => ({ ...run, startedAt: at % 3 === 2 ? EARLIER : RUN.startedAt })),
      ),
      /the run with the order 5 started at/,
    ],
    [
      'a side that failed and has all its runs',
      bundle(
        { ...MANIFEST, failures: [{ side: 'head', benchmark: null, because: 'it does not build' }] },
        pairsOf(1),
      ),
      /says that head gave no result \(it does not build\), and runs\.jsonl holds all 1 runs of `x` on head/,
    ],
    ['line not JSON', bundle(MANIFEST, [RUN, '{"side":']), /runs\.jsonl line 2 is not JSON/],
    ['NaN', bundle(MANIFEST, [JSON.stringify(RUN).replace('[1,2]', '[NaN]')]), /line 1 is not JSON/],
    [
      'negative',
      bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, samples: [-1] }] }]),
      /`x` has the impossible value -1/,
    ],
    [
      'huge',
      bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, samples: [1e300] }] }]),
      /`x` has the impossible value 1e\+300/,
    ],
    ['infinite', bundle(MANIFEST, [JSON.stringify(RUN).replace('[1,2]', '[1e999]')]), /samples/],
    ['no samples', bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, samples: [] }] }]), /samples/],
    [
      'unknown unit',
      bundle(MANIFEST, [{ ...RUN, results: [{ ...RESULT, unit: 'ms' }] }]),
      /runs\.jsonl line 1/,
    ],
    ['negative pair', bundle(MANIFEST, [{ ...RUN, pair: -1 }]), /runs\.jsonl line 1/],
    [
      'name too long',
      bundle(MANIFEST, [
        { ...RUN, results: [{ ...RESULT, benchmark: 'n'.repeat(EVIDENCE_LIMITS.nameCharacters + 1) }] },
      ]),
      /runs\.jsonl line 1/,
    ],
    [
      'unknown tool',
      bundle(MANIFEST, [{ ...criterionRun, tool: 'stopwatch' }]),
      /tool "stopwatch" is not known; known are criterion/,
    ],
    [
      'output that is not there',
      bundle(MANIFEST, [criterionRun]),
      /runs\/0\/x\/new\/sample\.json is named in runs\.jsonl but is not in the bundle/,
    ],
    [
      'criterion: torn sample',
      bundle(MANIFEST, [criterionRun], { ...named, 'runs/0/x/new/sample.json': '{"iters":[1,2' }),
      /criterion output cannot be read: runs\/0\/x\/new\/sample\.json: not JSON/,
    ],
    [
      'criterion: lengths differ',
      bundle(MANIFEST, [criterionRun], {
        ...named,
        'runs/0/x/new/sample.json': '{"iters":[1,2],"times":[5]}',
      }),
      /1 times for 2 samples/,
    ],
    [
      'criterion: zero iterations',
      bundle(MANIFEST, [criterionRun], { ...named, 'runs/0/x/new/sample.json': '{"iters":[0],"times":[5]}' }),
      /iters/,
    ],
  ])('%s', (_, files, reason) => {
    const evidence = read(files);
    expect(evidence).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
  });
});

test('a benchmark that is there twice is left out and said', () => {
  const twice = { ...RUN, results: [RESULT, { ...RESULT, samples: [9] }, { ...RESULT, benchmark: 'y' }] };
  const evidence = read(bundle(MANIFEST, [twice]));
  expect(evidence).toMatchObject({
    kind: 'measured',
    bundle: {
      failures: [{ benchmark: 'x', because: 'it is there twice in pair 0' }],
      runs: [{ benchmark: 'y' }],
    },
  });
});

test('what is there twice on the head only is what the head gives no result for', () => {
  const head = { ...RUN, side: 'head', order: 1, results: [RESULT, RESULT] };
  expect(gate(read(bundle(MANIFEST, [RUN, head])), DEFAULT_CONFIG)).toMatchObject({
    broken: ['x'],
    verdicts: [{ kind: 'cannot tell', because: 'no result on head: it is there twice in pair 0' }],
  });
});

test('5,000 benchmarks with ten pairs are read and judged', () => {
  const names = Array.from({ length: 5000 }, (_, i) => `group/${i}`);
  const runs = Array.from({ length: 20 }, (_, order) => ({
    ...RUN,
    order,
    pair: order >> 1,
    side: order % 4 === 0 || order % 4 === 3 ? 'base' : 'head',
    results: names.map((benchmark, i) => ({
      ...RESULT,
      benchmark,
      samples: [100 + ((i * 7 + order * 13) % 10)],
    })),
  }));
  const result = gate(
    read(bundle({ ...MANIFEST, looks: [{ measurement: 0, pairs: 10, planned: 10 }] }, runs)),
    DEFAULT_CONFIG,
  );
  expect(result.verdicts).toHaveLength(5000);
  expect(result.verdicts.filter((v) => v.kind === 'regressed')).toEqual([]);
});
