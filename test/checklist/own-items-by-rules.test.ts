import { assess } from '../../src/checklist/assess.js';
import { itemsOf } from '../../src/checklist/items.js';
import { withOwnItems } from '../../src/checklist/own-items.js';
import type { Config, OwnItem } from '../../src/model.js';
import { config, finding, rust } from '../samples.js';
import { answer, input } from './answer-of.js';
import { changed, FORMAT, own, STORAGE } from './own-item.js';

describe('rules answer', () => {
  const files = changed('crates/storage/a.rs', 'src/state.rs');
  const inside = finding({ path: 'crates/storage/a.rs', severity: 'error', fingerprint: 'inside' });
  const outside = finding({ severity: 'error', fingerprint: 'outside' });
  const withRules = own({ rules: ['clone-in-loop'] });
  const judge = (findings: (typeof inside)[], over: Config = withRules) =>
    assess(
      itemsOf(over),
      input({ config: over, changes: files, rust: withOwnItems(rust({ findings }), over) }),
    );
  const kinds = (assessment: ReturnType<typeof judge>) =>
    Object.fromEntries(assessment.answers.map(({ item, kind }) => [item, kind]));

  test('its findings are its own, and fail no other item', () => {
    const assessment = judge([inside]);
    expect(kinds(assessment)).toMatchObject({ [STORAGE]: 'failed', allocations: 'passed' });
    expect(assessment.failing).toEqual(new Set(['inside']));
  });

  test('what lies outside its paths stays where it was', () => {
    expect(kinds(judge([outside]))).toMatchObject({ [STORAGE]: 'passed', allocations: 'failed' });
  });

  test('without findings nobody is asked', () => {
    expect(kinds(judge([]))[STORAGE]).toBe('passed');
  });

  test('where the project always asks, a tick on an error is about the files, too', () => {
    const always = own({ rules: ['clone-in-loop'], ask: 'always' });
    const subject = (digest: string) =>
      answer(STORAGE, {
        config: always,
        changes: changed('crates/storage/a.rs', { path: FORMAT, inert: true, digest }),
        rust: withOwnItems(rust({ findings: [inside] }), always),
      }).subject;
    expect(subject('one')).not.toBe(subject('two'));
  });

  test('what nobody could read is asked of them, also where it is all that changed', () => {
    const skipped = [{ path: 'crates/storage/a.rs', because: 'too large', unread: true as const }];
    const only = { ...changed('crates/storage/a.rs'), rust: [], skipped };
    expect(answer(STORAGE, { config: own({ rules: ['clone-in-loop'] }), changes: only }).kind).toBe(
      'needs a tick',
    );
  });

  test('advice fails nothing that counts', () => {
    expect(judge([inside], own({ rules: ['clone-in-loop'], requirement: 'advisory' })).failing).toEqual(
      new Set(),
    );
  });

  test('the first item that asks for a finding gets it; its page stays that of the rule', () => {
    const { ownItems } = withRules;
    const second: OwnItem = { ...ownItems[0]!, id: 'own:second', paths: [] };
    const both = config({ ownItems: [...ownItems, second] });
    const found = withOwnItems(
      rust({ findings: [inside, outside, finding({ rule: 'other', fingerprint: 'x' })] }),
      both,
    );
    expect(found.findings.map(({ item, ruleItem }) => [item, ruleItem])).toEqual([
      [STORAGE, 'allocations'],
      ['own:second', 'allocations'],
      ['allocations', undefined],
    ]);
  });
});
