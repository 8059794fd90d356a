import type { ProposedRehearsal, Rehearsal, Replay } from '../../../src/model.js';
import { tally } from '../../../src/report/rehearsal.js';
import { annotationsOf } from '../../../src/report/views/github/annotations.js';
import { rehearsalBlock } from '../../../src/report/views/github/rehearsal.js';
import { summaryOf } from '../../../src/report/views/github/summary.js';
import { CONFIG_PROBLEM } from '../../samples.js';
import { reportOf } from '../road.js';

const REPLAY: Replay = {
  number: 41,
  sha: 'a'.repeat(40),
  title: 'Seek in <place> @team',
  mergedAt: '2026-11-20T10:00:00Z',
  comments: 3,
  blocked: null,
  ticks: 0,
  wantsEvidence: false,
  leftAlone: false,
  findings: [{ rule: 'clone-in-loop', severity: 'warning' }],
};
const LOUD = tally([
  REPLAY,
  { ...REPLAY, number: 40, comments: 1, blocked: 'clone-in-loop in seek', ticks: 2, wantsEvidence: true },
  { ...REPLAY, number: 39, comments: 0, leftAlone: true, findings: [] },
]);
const QUIET = tally([41, 40, 39].map((number) => ({ ...REPLAY, number, comments: 0, findings: [] })));

function block(rehearsal: ProposedRehearsal | null): string | null {
  return rehearsalBlock(reportOf({ rehearsal }));
}

function done(proposed: Rehearsal, present: Rehearsal, cut: string | null = null): ProposedRehearsal {
  return { kind: 'done', proposed, present, cut };
}

test('says nothing where nothing is proposed', () => {
  expect(block(null)).toBeNull();
});

test('says that it is on its way', () => {
  expect(block({ kind: 'running' })).toMatch(
    /being replayed over the pull requests .* into `main`; .* comes here\.$/,
  );
});

test('sets what it would have meant beside what the present one would', () => {
  expect(block(done(LOUD, QUIET, '2 pull requests could not be read'))).toBe(
    [
      '#### The proposed configuration, rehearsed',
      '**Enforced, it would have commented 4 times on 2 of the last 3 merged pull requests, blocked 1, asked for a tick on 1.** The configuration in force: 0 comments, 0 blocked, 0 asked.',
      '1 changed hot code or promised speed, and would have needed benchmark evidence, which the past has none of. 1 would have been left alone. Not all of the past was replayed: 2 pull requests could not be read.',
      '<details><summary>Which rules, and which pull requests</summary>',
      '| rule | errors | warnings | notes | pull requests |\n|---|--:|--:|--:|--:|\n| `clone-in-loop` | · | 2 | · | 2 |',
      '- #40 Seek in &lt;place&gt; @&#8203;team: 1 comment, 2 boxes to tick, **blocked**: clone-in-loop in seek\n- #41 Seek in &lt;place&gt; @&#8203;team: 3 comments',
      '</details>',
    ].join('\n\n'),
  );
});

describe('the verdict', () => {
  const asked = tally([{ ...REPLAY, comments: 0, ticks: 1, findings: [] }]);
  const nobody = tally([{ ...REPLAY, comments: 0, findings: [] }]);
  test.each<[string, Rehearsal, Rehearsal, string]>([
    [
      'nobody noticed',
      nobody,
      nobody,
      'commented 0 times on the last 1 merged pull requests, blocked 0.** The configuration in force: 0 comments, 0 blocked.',
    ],
    [
      'it would ask',
      asked,
      nobody,
      'blocked 0, asked for a tick on 1.** The configuration in force: 0 comments, 0 blocked, 0 asked.',
    ],
    [
      'the present one asks',
      nobody,
      asked,
      'blocked 0.** The configuration in force: 0 comments, 0 blocked, 1 asked.',
    ],
  ])('%s', (_name, proposed, present, words) => {
    expect(block(done(proposed, present))).toContain(words);
  });

  test('stands alone where nothing would have been noticed', () => {
    expect(block(done(nobody, nobody))!.split('\n\n')).toHaveLength(2);
    expect(block(done(asked, nobody))).toMatch(
      /<summary>.*<\/summary>\n\n- #41 .*: 1 box to tick\n\n<\/details>$/,
    );
  });

  test('names ten rules, and counts the others', () => {
    const rules = (number: number) => {
      const findings = Array.from({ length: number }, (_, at) => ({
        rule: `r${at}`,
        severity: 'note' as const,
      }));
      return block(done(tally([{ ...REPLAY, comments: 0, findings }]), nobody))!;
    };
    expect(rules(10)).not.toContain('more rule');
    expect(rules(12)).toContain('\n| and 2 more rules | | | | |\n');
    expect(rules(1)).toMatch(/\| `r0` \| · \| · \| 1 \| 1 \|\n\n<\/details>$/);
  });

  test('of no configuration at all is headed so', () => {
    const removal = { successor: null, mode: 'advise' as const, said: [] };
    expect(rehearsalBlock(reportOf({ rehearsal: { kind: 'running' }, removal }))).toMatch(
      /^#### Without the configuration, rehearsed/,
    );
  });
});

test('says that there is no past', () => {
  const nothing = tally([]);
  expect(block(done(nothing, nothing))).toMatch(/There is no merged pull request to replay it over\.$/);
  expect(reportOf({ rehearsal: done(nothing, nothing) }).outcome.title).toBe(
    'All 9 items answered; proposed configuration: no merged pull request to rehearse it over',
  );
});

test('the title tells it where nothing stands in the way', () => {
  expect(reportOf({ rehearsal: done(LOUD, QUIET) }).outcome.title).toBe(
    'All 9 items answered; proposed configuration: it would have commented 4 times, blocked 1 of 3 merged pull requests',
  );
});

test('mistakes come first, in the title and at their place', () => {
  const { effect: _, ...inForce } = CONFIG_PROBLEM;
  const mistake = { ...inForce, proposed: true as const };
  const report = reportOf({ problems: [inForce, mistake], rehearsal: done(LOUD, QUIET) });
  expect(report.outcome.title).toBe('All 9 items answered; 1 mistake in the proposed configuration');
  expect(annotationsOf(report)).toEqual([
    {
      path: '.github/perf-checklist.yml',
      startLine: 7,
      endLine: 7,
      columns: { start: 3, end: 16 },
      level: 'warning',
      title: 'Mistake in the proposed configuration',
      message: 'Unknown rule "clone-in-loops". Did you mean "clone-in-loop"?',
    },
  ]);
  expect(summaryOf(report)).toContain('`.github/perf-checklist.yml:7:3`');
});
