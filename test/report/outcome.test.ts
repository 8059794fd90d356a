import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { Evidence, Mode, RustReview } from '../../src/model.js';
import { changedFunction, changes, config, finding, NO_GATE, NO_TICKS, rust, verdict } from '../samples.js';
import { reportOf, type Situation } from './road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const ERROR = finding({ severity: 'error' });
const HOT = changedFunction({ heat: { level: 'hot', source: 'declared', because: 'declared' } });
const RUNNING: Evidence = {
  kind: 'missing',
  reason: 'running',
  expected: 'running',
  since: '2026-11-22T12:21:00Z',
};
const REGRESSED = { ...NO_GATE, verdicts: [verdict()] };
const advisory = { ...DEFAULT_CONFIG.items, allocations: { requirement: 'advisory' as const } };

describe('the check’s status and title, by the first row that fits', () => {
  test.each<[string, Situation, string | null, string, string]>([
    ['all fine', {}, 'success', 'All 9 items answered', 'All 9 items answered'],
    [
      'a warning',
      { rust: rust({ findings: [finding()] }) },
      'success',
      'All 9 items answered, 1 warning',
      'All 9 items answered, 1 warning',
    ],
    [
      'a regression',
      { measured: REGRESSED },
      'failure',
      '1 regression',
      'Would block: 1 regression (advise mode)',
    ],
    [
      'a regression, an error and a box',
      { measured: REGRESSED, rust: rust({ findings: [ERROR], changedFunctions: [UNTESTED] }) },
      'failure',
      '1 regression, 1 error, 1 box to tick',
      'Would block: 1 regression, 1 error, 1 box to tick (advise mode)',
    ],
    [
      'boxes',
      { rust: rust({ changedFunctions: [UNTESTED, HOT] }) },
      'action_required',
      '2 boxes to tick',
      'Would block: 2 boxes to tick (advise mode)',
    ],
    [
      'a box while benchmarks run',
      { rust: rust({ changedFunctions: [UNTESTED] }), evidence: RUNNING },
      'action_required',
      '1 box to tick',
      'Would block: 1 box to tick (advise mode)',
    ],
    [
      'benchmarks that run',
      { evidence: RUNNING },
      null,
      'Waiting for benchmarks until 14:21 UTC',
      'Waiting for benchmarks until 14:21 UTC (advise mode)',
    ],
    [
      'an error of an advisory item',
      { rust: rust({ findings: [ERROR] }), config: config({ items: advisory }) },
      'success',
      'All required items answered; advisory: 1 failed',
      'All required items answered; advisory: 1 failed',
    ],
    [
      'only prose',
      { changes: changes({ rust: [], paths: ['README.md'], inert: true }) },
      'success',
      'Not applicable: nothing here reaches the binary',
      'Not applicable: nothing here reaches the binary',
    ],
    [
      'a bot’s pull request',
      { exempt: 'the author is `renovate[bot]`' },
      'success',
      'Left alone: the author is `renovate[bot]`',
      'Left alone: the author is `renovate[bot]`',
    ],
  ])('%s', (_name, situation, conclusion, title, advised) => {
    const settings = situation.config ?? config();
    const status = conclusion === null ? 'in_progress' : 'completed';
    expect(reportOf(situation).outcome).toEqual({ status, conclusion, title });
    const advise = reportOf({ ...situation, config: { ...settings, mode: 'advise' } });
    expect(advise.outcome).toEqual({ status: 'completed', conclusion: 'success', title: advised });
  });
});

describe('a first reading, before the index of the repository is there', () => {
  const first = (mode: Mode, indexDue: string, over: Partial<RustReview> = {}) =>
    reportOf({ config: config({ mode }), rust: rust({ complete: false, ...over }), indexDue }).outcome;
  const SOON = '2026-11-22T14:40:00.000Z';

  test('is no green where it counts', () => {
    expect(first('enforce', SOON)).toEqual({
      status: 'in_progress',
      conclusion: null,
      title: 'Reading the whole repository first; so far: All 9 items answered',
    });
  });

  test('may be red at once', () => {
    const error = finding({ severity: 'error' });
    expect(first('enforce', SOON, { findings: [error] }).conclusion).toBe('failure');
  });

  test('advises at once', () => {
    expect(first('advise', SOON).conclusion).toBe('success');
  });

  test('asks a person where the index does not come', () => {
    expect(first('enforce', '2026-11-22T14:10:00.000Z')).toEqual({
      status: 'completed',
      conclusion: 'action_required',
      title: '1 box to tick',
    });
  });
});

describe('the checklist comment comes when there is something to say or to tick', () => {
  test.each<[string, Situation, boolean]>([
    ['all fine', {}, false],
    ['warnings: the comments say it', { rust: rust({ findings: [finding()] }) }, false],
    ['waiting: the check says it', { evidence: RUNNING }, false],
    ['left alone', { exempt: 'a bot' }, false],
    ['a box', { rust: rust({ changedFunctions: [UNTESTED] }) }, true],
    ['a failure', { rust: rust({ findings: [ERROR] }) }, true],
  ])('%s', (_name, situation, expected) => {
    expect(reportOf(situation).showChecklist).toBe(expected);
  });
});

test('what was left out is among the notices, and the counts are of Rust files', () => {
  const report = reportOf({ changes: changes({ skipped: [{ path: 'src/gen.rs', because: 'generated' }] }) });
  expect(report).toMatchObject({
    notices: [{ path: 'src/gen.rs', line: null, message: 'left out: generated' }],
    files: 1,
    addedLines: 3,
    ticks: NO_TICKS,
  });
});
