import { assess } from '../../src/checklist/assess.js';
import { ITEMS } from '../../src/checklist/items.js';
import { withWaivers } from '../../src/checklist/waivers.js';
import type { Finding, ItemId, WaivedFindings, Waiver } from '../../src/model.js';
import { finding, NO_TICKS, NOW, rust } from '../samples.js';
import { answer, HOT, input } from './answer-of.js';

const ERROR = finding({ severity: 'error' });
const IN_CODE: Waiver = { reason: 'in the code', addedHere: false };

function waived(over: Partial<WaivedFindings> = {}): WaivedFindings {
  const decision = { by: 'carol', role: 'write' as const, at: '2026-11-22T14:00:00Z', reason: 'cold' };
  return {
    ...decision,
    rule: ERROR.rule,
    item: 'allocations',
    fingerprints: ['f1'],
    dismissed: false,
    ...over,
  };
}
const OVER = { until: '2026-11-21' };
const TODAY = { until: '2026-11-22' };

describe('a waiver of a person', () => {
  const by = { login: 'carol', role: 'write' as const, dismissed: false };
  test.each<[string, WaivedFindings, Waiver | null, Waiver | null]>([
    ['speaks for its finding', waived(), null, { reason: 'cold', addedHere: false, by }],
    ['speaks for no other', waived({ fingerprints: ['f2'] }), null, null],
    ['leaves another as it is', waived({ fingerprints: ['f2'] }), IN_CODE, IN_CODE],
    [
      'goes before that in the code',
      waived(TODAY),
      IN_CODE,
      { reason: 'cold', addedHere: false, by, ...TODAY },
    ],
    ['gives way to it once it is over', waived(OVER), IN_CODE, IN_CODE],
    [
      'is told when it is over, where there is none',
      waived(OVER),
      null,
      { reason: 'cold', addedHere: false, by, ...OVER },
    ],
    [
      'says that it dismisses',
      waived({ dismissed: true }),
      null,
      { reason: 'cold', addedHere: false, by: { ...by, dismissed: true } },
    ],
  ])('%s', (_name, decided, own, expected) => {
    const [found] = withWaivers([{ ...ERROR, waiver: own }], [decided], NOW);
    expect(found!.waiver).toStrictEqual(expected);
  });
});

describe('what an item says of waivers', () => {
  const judged = (...decided: WaivedFindings[]) => {
    const findings = ['f1', 'f2', 'f3'].map((fingerprint) => ({ ...ERROR, fingerprint }));
    return answer('allocations', { rust: rust({ findings: withWaivers(findings, decided, NOW) }) });
  };
  const all = { fingerprints: ['f1', 'f2', 'f3'] };
  test.each<[string, WaivedFindings[], string, string]>([
    ['all', [waived(all)], 'waived', '3 waived by `carol` (write): “cold”'],
    [
      'until a day',
      [waived({ ...all, ...TODAY })],
      'waived',
      '3 waived by `carol` (write) until 2026-11-22: “cold”',
    ],
    ['dismissed', [waived({ ...all, dismissed: true })], 'waived', '3 dismissed by `carol` (write): “cold”'],
    [
      'two people',
      [waived(), waived({ by: 'bo', reason: '<b>', fingerprints: ['f2', 'f3'] })],
      'waived',
      '1 waived by `carol` (write): “cold”, 2 waived by `bo` (write): “&lt;b&gt;”',
    ],
    [
      'over',
      [waived({ ...all, ...OVER })],
      'failed',
      '`clone-in-loop` in `StateRoot::calculate` and 2 more errors; its waiver ended on 2026-11-21',
    ],
  ])('%s', (_name, decided, kind, because) => {
    expect(judged(...decided)).toMatchObject({ kind, because });
  });

  test('several that the pull request itself allows are counted', () => {
    const here = { ...ERROR, waiver: { reason: 'small', addedHere: true } };
    expect(
      answer('allocations', { rust: rust({ findings: [here, { ...here, fingerprint: 'f2' }] }) }).because,
    ).toBe(
      'this pull request itself allows `clone-in-loop` in `StateRoot::calculate` and 1 more error: “small”',
    );
  });
});

describe('rules of an item that something else answers', () => {
  const hint = (over: Partial<Finding>) =>
    finding({ rule: 'no-fuzz', item: 'tests', severity: 'note', ...over });
  test.each<[string, Finding[], string, string]>([
    [
      'an error that the base allows',
      [{ ...ERROR, item: 'tests', waiver: IN_CODE }],
      'waived',
      '1 allowed in the code',
    ],
    ['a hint that is waived is none', [hint({ waiver: IN_CODE })], 'passed', 'no public function changed'],
    [
      'two hints, one at file level',
      [hint({ within: '' }), hint({ within: 'parse', fingerprint: 'f2' })],
      'passed',
      'no public function changed; hints: `no-fuzz` in `src/state.rs` and `parse`',
    ],
  ])('%s', (_name, findings, kind, because) => {
    expect(answer('tests', { rust: rust({ findings }) })).toMatchObject({ kind, because });
  });
});

describe('a tick on an error', () => {
  const judge = (findings: Finding[], changedFunctions = [HOT], subject?: string) => {
    const item: ItemId = 'allocations';
    const held = {
      item,
      by: 'bo',
      role: 'write' as const,
      at: '2026-11-22T14:00:00Z',
      headSha: '',
      subject: subject ?? '',
    };
    const ticks = { ...NO_TICKS, ticks: subject === undefined ? [] : [held] };
    return assess(ITEMS, input({ rust: rust({ findings, changedFunctions }), ticks }));
  };
  const subjectOf = (...given: Parameters<typeof judge>) =>
    judge(...given).answers.find(({ item }) => item === 'allocations')!.subject;

  test('leaves nothing that fails', () => {
    expect(judge([ERROR]).failing).toEqual(new Set(['f1']));
    expect(judge([ERROR], [HOT], subjectOf([ERROR])).failing).toEqual(new Set());
  });

  const HERE = { ...HOT, path: ERROR.path };
  test.each<[string, Finding, Finding, typeof HOT, string]>([
    ['its function', ERROR, ERROR, { ...HERE, syntaxHash: 'h2' }, '`StateRoot::calculate` changed after it'],
    [
      'at file level',
      { ...ERROR, within: '' },
      { ...ERROR, within: '', fingerprint: 'f2' },
      HERE,
      '`clone-in-loop` changed after it',
    ],
  ])('names what changed: %s', (_name, before, now, changed, because) => {
    const { dropped } = judge([now], [changed], subjectOf([before], [HERE]));
    expect(dropped.map((one) => one.because)).toEqual([because]);
  });
});
