import { DEFAULT_CONFIG } from '../../src/config/defaults.js';
import type { Evidence, Rehearsal } from '../../src/model.js';
import { outcomeOf } from '../../src/report/outcome.js';
import { tally } from '../../src/report/rehearsal.js';
import { emptyBundle } from '../gate/noise.js';
import {
  CONFIG_PROBLEM,
  changedFunction,
  changes,
  config,
  finding,
  NO_GATE,
  NOW,
  PULL,
  rust,
  verdict,
} from '../samples.js';
import { reportOf, type Situation, signed } from './road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const ERROR = rust({ findings: [finding({ severity: 'error' })] });
const BY = {
  by: 'carol',
  role: 'admin' as const,
  baseRef: 'main',
  at: '2026-11-22T14:00:00.000Z',
  reason: 'known',
};
const WAIVED = { ...BY, rule: 'r', item: 'tests' as const, fingerprints: ['gone'], dismissed: false };
const ACCEPTED = { ...BY, benchmark: 'trie/seek', effect: 0.078 };
const OVERRIDE = { ...BY, headSha: PULL.headSha };
const INERT = changes({ rust: [], paths: ['README.md'], inert: true });
const advisory = (item: 'benchmarks' | 'tests') => ({
  ...DEFAULT_CONFIG.items,
  [item]: { requirement: 'advisory' as const },
});

describe('the title and the verdict', () => {
  const slower = (...more: ReturnType<typeof verdict>[]) => ({
    measured: { ...NO_GATE, verdicts: [verdict(), ...more] },
  });
  const within = verdict({ benchmark: 'b', beyondMargin: false, withinMargin: true });
  const measured: Evidence = {
    kind: 'measured',
    bundle: emptyBundle(12),
    origin: { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust: null },
  };
  const off = Object.fromEntries(
    Object.keys(DEFAULT_CONFIG.items).map((item) => [item, { requirement: 'off' }]),
  );
  const DRAFT = { ...PULL, draft: true };
  const drafts = (drafts: boolean) => config({ ignore: { ...DEFAULT_CONFIG.ignore, drafts } });

  test.each<[string, Situation, string | null, string]>([
    ['a regression beyond the margin, beside one within', slower(within), 'failure', '1 regression'],
    [
      'an accepted regression beside an error',
      { ...slower(), ...signed({ acceptances: [ACCEPTED] }), evidence: measured, rust: ERROR },
      'failure',
      '1 error',
    ],
    [
      'a regression of an advisory item',
      { ...slower(), config: config({ items: advisory('benchmarks') }) },
      'success',
      'All required items answered; advisory: 1 failed',
    ],
    [
      'a regression of an advisory item beside an error',
      { ...slower(), rust: ERROR, config: config({ items: advisory('benchmarks') }) },
      'failure',
      '1 error',
    ],
    [
      'a box of an advisory item',
      { rust: rust({ changedFunctions: [UNTESTED] }), config: config({ items: advisory('tests') }) },
      'success',
      'All required items answered; advisory: 1 box to tick',
    ],
    ['no item at all', { config: config({ items: off as never }) }, 'success', 'No item is switched on'],
    [
      'an override',
      { rust: ERROR, ...signed({ override: OVERRIDE }) },
      'success',
      'Overridden by carol: 1 error',
    ],
    [
      'an override of another commit',
      { rust: ERROR, ...signed({ override: { ...OVERRIDE, headSha: 'd'.repeat(40) } }) },
      'failure',
      '1 error',
    ],
    [
      'a draft that is left alone',
      { pull: DRAFT, exempt: 'a draft', config: drafts(true) },
      null,
      'Left alone: a draft',
    ],
    [
      'a draft that is left alone for another reason',
      { pull: DRAFT, exempt: 'a bot', config: drafts(false) },
      'success',
      'Left alone: a bot',
    ],
    ['another that is left alone', { exempt: 'a bot', config: drafts(true) }, 'success', 'Left alone: a bot'],
    [
      'a draft that is left alone, where nothing counts',
      { pull: DRAFT, exempt: 'a draft', config: { ...drafts(true), mode: 'advise' } },
      'success',
      'Left alone: a draft',
    ],
    [
      'an index that is late, and nothing that it could tell',
      { rust: rust({ complete: false, changedFunctions: [] }), indexDue: '2026-11-22T14:10:00.000Z' },
      'success',
      'All 9 items answered',
    ],
    [
      'an index that is due now',
      { rust: rust({ complete: false, changedFunctions: [] }), indexDue: NOW.toISOString() },
      'success',
      'All 9 items answered',
    ],
  ])('%s', (_name, situation, conclusion, title) => {
    expect(reportOf(situation).outcome).toEqual({
      status: conclusion === null ? 'in_progress' : 'completed',
      conclusion,
      title,
    });
  });

  test('what failed without a number is said all the same', () => {
    const [answer] = reportOf({ rust: ERROR }).answers.filter(({ kind }) => kind === 'failed');
    const none = { regressions: 0, errors: 0, warnings: 0 };
    expect(outcomeOf([answer!], 'enforce', none, null)).toMatchObject({
      conclusion: 'failure',
      title: 'a required item failed',
    });
  });

  test.each(['advise', 'enforce'] as const)('what would block is known in mode %s', (mode) => {
    expect(reportOf({ rust: ERROR, config: config({ mode }) }).blockers).toBe('1 error');
    expect(reportOf({ rust: ERROR, config: config({ mode }), exempt: 'a bot' }).blockers).toBe('');
  });
});

describe('the title of a pull request that proposes a configuration', () => {
  const past: Rehearsal = tally([]);
  const rehearsal = { kind: 'done' as const, proposed: past, present: past, cut: null };
  const removal = { successor: null, mode: 'advise' as const, said: [] };
  const mistake = { ...CONFIG_PROBLEM, proposed: true as const };
  const none = 'no merged pull request to rehearse it over';
  test.each<[string, Situation, string]>([
    ['and changes nothing else', { changes: INERT, rehearsal }, `Proposed configuration: ${none}`],
    [
      'and has a mistake',
      { changes: INERT, rehearsal, problems: [mistake] },
      '1 mistake in the proposed configuration',
    ],
    ['and removes it', { changes: INERT, removal }, 'The configuration would be gone'],
    [
      'and removes it, rehearsed',
      { rehearsal, removal },
      `All 9 items answered; without the configuration: ${none}`,
    ],
    ['and fails', { rust: ERROR, rehearsal, problems: [mistake] }, '1 error'],
    [
      'is nothing special while it is being rehearsed',
      { rehearsal: { kind: 'running' } },
      'All 9 items answered',
    ],
  ])('%s', (_name, situation, title) => {
    expect(reportOf(situation).outcome.title).toBe(title);
  });
});

describe('the checklist comment', () => {
  const refused = [{ item: 'tests' as const, by: 'ada', at: BY.at, because: 'no' }];
  test.each<[string, Situation, boolean]>([
    ['a waiver, though its finding is gone', signed({ waivers: [WAIVED] }), true],
    ['an acceptance, though nothing is slower', signed({ acceptances: [ACCEPTED] }), true],
    ['an override', signed({ override: OVERRIDE }), true],
    ['an override that ended', signed({ override: { ...OVERRIDE, headSha: 'd'.repeat(40) } }), true],
    ['a refused tick of what asks no more', signed({ refused }), false],
    [
      'a box, where only the check speaks',
      { rust: rust({ changedFunctions: [UNTESTED] }), quiet: true },
      false,
    ],
  ])('is there for %s: %s', (_name, situation, expected) => {
    expect(reportOf(situation).showChecklist).toBe(expected);
  });

  test.each<[string, Situation, string | null]>([
    ['while its item asks', { rust: rust({ changedFunctions: [UNTESTED] }) }, 'no'],
    ['no longer once it passed', { rust: rust({ changedFunctions: [] }) }, null],
    ['no longer once it is not applicable', { changes: INERT }, null],
  ])('a refused tick is told %s', (_name, situation, told) => {
    const { ticks } = reportOf({ ...signed({ refused }), ...situation });
    expect(ticks.refused.map(({ because }) => because)).toEqual([told]);
  });

  test('nor while its item waits', () => {
    const evidence: Evidence = { kind: 'missing', reason: '', expected: 'running', since: NOW.toISOString() };
    const ofBenchmarks = signed({ refused: [{ ...refused[0]!, item: 'benchmarks' }] });
    const { ticks, showChecklist } = reportOf({ ...ofBenchmarks, evidence });
    expect([ticks.refused[0]!.because, showChecklist]).toEqual([null, false]);
  });
});

describe('the machine whose numbers make a trend', () => {
  const on = (distrust: string | null, libc: string): Evidence => {
    const bundle = emptyBundle(12);
    const baseMachine = { ...bundle.baseMachine, cpu: 'Epyc', cores: 4, os: 'linux', libc };
    const origin = { workflowRunId: 1, headSha: PULL.headSha, url: '', distrust };
    return { kind: 'measured', bundle: { ...bundle, baseMachine }, origin };
  };
  test.each<[string, Evidence | undefined, string | null]>([
    ['as it is', on(null, '2.39'), 'Epyc, 4 cores, linux, libc 2.39'],
    ['without a library of C', on(null, ''), 'Epyc, 4 cores, linux'],
    ['that nobody may rely on', on('a fork', '2.39'), null],
    ['of nothing', undefined, null],
  ])('%s', (_name, evidence, expected) => {
    expect(reportOf(evidence && { evidence }).measuredOn).toBe(expected);
  });
});
