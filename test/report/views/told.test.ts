import type { ConfigProblem, RemovedConfig, Report } from '../../../src/model.js';
import { annotationsOf } from '../../../src/report/views/github/annotations.js';
import { checklistComment } from '../../../src/report/views/github/checklist-comment.js';
import { itemsTable } from '../../../src/report/views/github/items-table.js';
import {
  configRemarks,
  heldBackRemark,
  historyRemarks,
  overrideRemark,
  quietRemark,
  removalRemark,
} from '../../../src/report/views/github/remarks.js';
import { summaryOf } from '../../../src/report/views/github/summary.js';
import {
  CONFIG_PROBLEM,
  changedFunction,
  changes,
  config,
  finding,
  NO_DECISIONS,
  PULL,
  rust,
} from '../../samples.js';
import { reportOf } from '../road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const report = (over: Partial<Report> = {}): Report => ({ ...reportOf(), ...over });
const problem = (over: Partial<ConfigProblem>) => {
  const { effect: _, ...inForce } = CONFIG_PROBLEM;
  return { ...inForce, ...over };
};

describe('a configuration that is removed', () => {
  const gone = '**This pull request removes the configuration.**';
  test.each<[Report['mode'], RemovedConfig, string]>([
    [
      'enforce',
      { successor: null, mode: 'advise', said: [] },
      `${gone} Once it is merged, the defaults hold: the check only advises, and blocks nothing any more.`,
    ],
    [
      'advise',
      { successor: null, mode: 'advise', said: ['hot'] },
      `${gone} It takes \`hot\` with it. Once it is merged, the defaults hold: the check only advises.`,
    ],
    [
      'enforce',
      { successor: 'acme/.github', mode: 'enforce', said: [] },
      `${gone} Once it is merged, \`acme/.github\` holds: the check can still fail.`,
    ],
  ])('in mode %s: %j', (mode, removal, words) => {
    expect(removalRemark(report({ mode, removal }))).toBe(words);
  });

  test('is not, else', () => {
    expect(removalRemark(report())).toBeNull();
  });
});

describe('mistakes in a configuration', () => {
  const mistakes = (...all: Partial<ConfigProblem>[]) =>
    configRemarks(report({ configProblems: all.map(problem) }));
  test.each<[string, Partial<ConfigProblem>[], RegExp]>([
    [
      'that is proposed',
      [{ proposed: true }, { proposed: true }],
      /^\*\*2 mistakes in the proposed configuration\*\*:/,
    ],
    ['in force, too', [{ proposed: true }, {}], /^\*\*2 mistakes in the configuration\*\*:/],
    [
      'without a mend',
      [{ mend: null, effect: 'So it is off.' }],
      /unknown rule "clone-in-loops"\. So it is off\.$/,
    ],
    [
      'with a mend that ends nothing',
      [{ mend: 'remove it', effect: 'So it is off.' }],
      /; remove it\. So it is off\.$/,
    ],
  ])('%s', (_name, all, words) => {
    expect(mistakes(...all)).toMatch(words);
  });

  test.each<[Partial<ConfigProblem>, string]>([
    [{ mend: null }, 'Unknown rule "clone-in-loops".'],
    [{ effect: 'it is off' }, 'Unknown rule "clone-in-loops". Did you mean "clone-in-loop"? It is off.'],
  ])('stand at their place: %j', (over, message) => {
    const [one] = annotationsOf(report({ configProblems: [problem({ ...over, proposed: true })] }));
    expect(one!.message).toBe(message);
  });
});

describe('an override that ended', () => {
  const over = {
    by: 'carol',
    role: 'admin' as const,
    at: '2026-11-22T14:20:00Z',
    reason: 'x',
    headSha: 'd'.repeat(40),
    baseRef: 'main',
  };
  test('with its commit is said so, also where the branch is known', () => {
    expect(overrideRemark(report({ decisions: { ...NO_DECISIONS, ended: over } }))).toContain(
      'held for that commit only',
    );
    expect(
      overrideRemark(report({ decisions: { ...NO_DECISIONS, ended: { ...over, headSha: PULL.headSha } } })),
    ).toContain('held on `main` only');
  });
});

describe('what nobody finds out from the items', () => {
  test('who holds the check back', () => {
    const heldBackBy = { number: 2, conclusion: 'failure', title: 'so' };
    expect(heldBackRemark(report({ heldBackBy }))).toMatch(
      /^GitHub has one check for a commit, and #2 has `abcdef1` as its head, too\. By itself #7 passes/,
    );
    expect(heldBackRemark(report())).toBeNull();
  });

  test('why there are no comments', () => {
    expect(quietRemark(report({ quiet: true }))).toMatch(/open before perf-checklist came/);
    expect(quietRemark(report())).toBeNull();
  });

  test('where findings are told', () => {
    const findings = [finding(), finding({ startLine: 500, endLine: 500, fingerprint: 'f2' })];
    expect(summaryOf(reportOf({ rust: rust({ findings }) }))).toContain(
      '\n2 findings: 1 comment in the diff, 1 annotation.\n'.trim(),
    );
    expect(summaryOf(reportOf())).not.toContain('finding');
  });
});

describe('drift', () => {
  const small = { benchmark: 'a', effect: 0.03, interval: [0.02, 0.04] as const, pairs: 12 };
  const drifted = (...slower: (typeof small | { interval: readonly [number, number] | null })[]) => {
    const drift = {
      baseSha: 'b'.repeat(40),
      headSha: 'h'.repeat(40),
      at: '2026-11-22T03:00:00Z',
      slower: slower.map((one) => ({ ...small, ...one })),
    };
    const history = { introduce: false, advised: { pulls: 0, blocked: 0 }, judged: [], trends: [], drift };
    return {
      history,
      shown: historyRemarks(report({ history })),
      kept: reportOf({ history }).history?.drift?.slower,
    };
  };
  const since =
    '**Drift.** Since the last release (`bbbbbbb`, measured 22 Nov 2026, 03:00 UTC) the default branch has become slower:';

  test('is named as far as five go', () => {
    expect(drifted(small).shown).toBe(`${since} \`a\` **+3.0 %** [+2.0, +4.0].`);
    expect(drifted({ interval: null }).shown).toBe(`${since} \`a\` **+3.0 %**.`);
    expect(drifted(...Array.from({ length: 5 }, () => small)).shown).not.toContain('more');
    expect(drifted(...Array.from({ length: 7 }, () => small)).shown).toMatch(/ and 2 more\.$/);
    expect(drifted().shown).toBeNull();
  });

  test('that is not surely above the floor is none', () => {
    const { floor } = config().gate;
    expect(drifted({ interval: null }, { interval: [floor, 0.2] }).kept).toEqual([]);
  });

  test('a rule that only notes is not proposed to be silenced', () => {
    const judged = [
      { atMost: 0.1, rule: 'clone-in-loop', fixed: 0, waived: 0, dismissed: 9, disliked: 0, ignored: 9 },
    ];
    const history = { ...drifted().history, judged };
    const told = (severity: 'note' | 'warning') =>
      historyRemarks({ ...reportOf({ rust: rust({ findings: [finding({ severity })] }) }), history });
    expect(told('warning')).toContain('`clone-in-loop` was mended in only 0 of 18 cases here');
    expect(told('note')).toBeNull();
  });
});

describe('the table of items', () => {
  test('a draft that is left alone is told when its review comes', () => {
    const left = report({
      leftAlone: 'a draft',
      outcome: { status: 'in_progress', conclusion: null, title: 'Left alone: a draft' },
    });
    expect(itemsTable(left)).toMatch(
      /The review comes when the draft is ready; until then the check goes on\.$/,
    );
  });

  test('is one sentence only where all are not applicable for one reason', () => {
    const [first, ...rest] = reportOf({
      changes: changes({ rust: [], paths: ['a.md'], inert: true }),
    }).answers;
    const answers = [{ ...first!, because: 'another' }, ...rest];
    expect(itemsTable(report({ answers }))).toContain('| not applicable: another |');
    expect(
      itemsTable(report({ answers: answers.map((one) => ({ ...one, kind: 'passed', because: 'x' })) })),
    ).toContain('| x |');
    expect(itemsTable(report({ answers: [] }))).toBe('| | item | because |\n|---|---|---|');
  });

  test('a reason of a page is said shorter', () => {
    const [first] = reportOf().answers;
    const row = (length: number) =>
      itemsTable(report({ answers: [{ ...first!, because: 'x'.repeat(length) }] })).split('\n')[2]!;
    expect([row(1_200).length > 1_200, row(1_201).length < 300]).toEqual([true, true]);
  });
});

test('a box says what a tick on it means', () => {
  const answers = reportOf({ rust: rust({ changedFunctions: [UNTESTED] }) }).answers.filter(
    ({ item }) => item === 'tests',
  );
  const tick = { item: 'tests' as const, by: 'bo', role: 'write' as const, at: '', headSha: '', subject: '' };
  const box = (kind: Report['answers'][number]['kind']) =>
    /^- \[.\] (.*) <!--/m.exec(
      checklistComment(report({ answers: [{ ...answers[0]!, title: 'Tested?', kind, tick }] }), ''),
    )![1];
  expect([box('needs a tick'), box('ticked'), box('failed'), box('accepted'), box('waived')]).toEqual([
    'Tested?',
    'Tested?',
    'Tested: accept what failed',
    'Tested: accepted as it is',
    'Tested: accepted as it is',
  ]);
  expect(checklistComment(reportOf(), '')).not.toContain('For a maintainer to tick');
});
