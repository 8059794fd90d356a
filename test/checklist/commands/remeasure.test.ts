import {
  type Measured,
  mayMeasureAgain,
  suspectsOf,
  toMeasureAgain,
} from '../../../src/checklist/commands/remeasure.js';
import type { Bundle, Evidence, GateResult, Remeasurements, Verdict } from '../../../src/model.js';
import { config, PULL } from '../../samples.js';

const verdict = (benchmark: string, over: Partial<Verdict> = {}): Verdict => ({
  benchmark,
  kind: 'unchanged',
  base: 1,
  head: 1,
  unit: 'ns',
  effect: 0,
  interval: [0, 0],
  pairs: 12,
  smallestVisible: 0.01,
  differences: [],
  because: '',
  beyondMargin: false,
  withinMargin: true,
  ...over,
});

const OPEN = [
  verdict('trie/seek', { kind: 'regressed', withinMargin: false, beyondMargin: true }),
  verdict('trie/insert'),
  verdict('state/root', { kind: 'cannot tell', withinMargin: false }),
  verdict('state/gain', { kind: 'cannot tell' }),
];

const evidence = (again?: Partial<Remeasurements>): Evidence => ({
  kind: 'measured',
  bundle: {} as Bundle,
  origin: { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null },
  ...(again === undefined ? {} : { again: { asked: 0, running: null, ...again } }),
});

function measured(over: Partial<Measured> = {}, remeasure = true): Measured {
  const result: GateResult = { verdicts: OPEN, control: null, method: '', remarks: [], broken: [] };
  const standard = config();
  return {
    pull: PULL,
    config: { ...standard, gate: { ...standard.gate, remeasure } },
    evidence: evidence(),
    result,
    ...over,
  };
}

const GRACE = { login: 'grace', bot: false, role: 'write' as const };

test('suspects are what is slower or not decided', () => {
  expect(suspectsOf(measured().result).map((v) => v.benchmark)).toEqual(['trie/seek', 'state/root']);
});

test.each([
  ['', ['trie/seek', 'state/root']],
  ['state', ['state/root']],
])('"%s" measures %j', (text, benchmarks) => {
  expect(toMeasureAgain(text, GRACE, measured())).toEqual({ benchmarks });
});

test.each<[string, string, Parameters<typeof toMeasureAgain>[1], Measured, RegExp]>([
  ['a reader', '', { ...GRACE, role: 'read' }, measured(), /needs the write role, and yours is read/],
  [
    'switched off',
    '',
    GRACE,
    measured({}, false),
    /gate: \{ remeasure: true \}.*actions: write.*By hand: re-run .* or `perf-checklist bench run /,
  ],
  ['a fork', '', GRACE, measured({ pull: { ...PULL, fromFork: true } }), /code of a fork is not measured/],
  [
    'no evidence',
    '',
    GRACE,
    measured({ evidence: { kind: 'refused', reason: 'torn' } }),
    /no measurement yet/,
  ],
  [
    'running',
    '',
    GRACE,
    measured({ evidence: evidence({ asked: 1, running: '2026-11-22T14:00:00Z' }) }),
    /already$/,
  ],
  ['too often', '', GRACE, measured({ evidence: evidence({ asked: 3 }) }), /3 times already/],
  [
    'too often, by the workflow of the pull request',
    '',
    GRACE,
    measured({ evidence: { ...evidence(), later: [{}, {}, {}] } as unknown as Evidence }),
    /3 times already/,
  ],
  [
    'all decided',
    '',
    GRACE,
    measured({ result: { verdicts: [OPEN[1]!], control: null, method: '', remarks: [], broken: [] } }),
    /every benchmark is decided/,
  ],
  [
    'another name',
    'evm',
    GRACE,
    measured(),
    /no open benchmark begins with `evm`; open are `trie\/seek` and `state\/root`/,
  ],
])('%s: why not', (_name, text, by, at, because) => {
  expect(toMeasureAgain(text, by, at)).toEqual({ because: expect.stringMatching(because) });
});

test('the button shows only where pressing it does something', () => {
  expect(mayMeasureAgain(measured())).toBe(true);
  expect(mayMeasureAgain(measured({}, false))).toBe(false);
});
