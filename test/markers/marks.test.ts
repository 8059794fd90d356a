import fc from 'fast-check';
import { annotationsMarker, readAnnotationsMarker } from '../../src/markers/annotations.js';
import { boxLine, CHECKLIST_MARK, isChecklist, readBoxes } from '../../src/markers/boxes.js';
import { tickButton, tickedBy } from '../../src/markers/buttons.js';
import { fingerprintMarker, readFingerprint } from '../../src/markers/fingerprint.js';
import { isSealed, sealed } from '../../src/markers/seal.js';
import { stateKey } from '../../src/markers/state.js';
import { ITEM_IDS } from '../../src/model.js';
import { fenced } from '../../src/text/escape.js';
import { ownItemId } from '../../src/text/item-names.js';

describe('boxes', () => {
  test('property: the boxes written are the boxes read, whatever stands between them', () => {
    const boxes = fc.uniqueArray(
      fc.tuple(fc.constantFrom(...ITEM_IDS, ownItemId('a'), ownItemId('storage-format-2')), fc.boolean()),
      {
        selector: ([item]) => item,
      },
    );
    fc.assert(
      fc.property(boxes, fc.string(), (written, label) => {
        const oneLine = label.replace(/[\r\n]/g, ' ');
        const body = written.map(([item, ticked]) => boxLine(item, oneLine, ticked)).join('\n');
        expect([...readBoxes(body)]).toEqual(written);
        expect([...readBoxes(body.replaceAll('\n', '\r\n'))]).toEqual(written);
      }),
    );
  });

  test.each([
    ['- [x] Tests? <!-- item:tests -->', [['tests', true]]],
    ['- [X] Tests? <!-- item:tests -->', [['tests', true]]],
    ['- [ ] Tests? <!-- item:tests -->  ', [['tests', false]]],
    ['- [x] `<!-- item:allocations -->` <!-- item:tests -->', [['tests', true]]],
    ['- [ ] a <!-- item:tests -->\n- [x] b <!-- item:tests -->', [['tests', false]]],
    ['- [x] no such <!-- item:speed -->', []],
    ['- [x] Format? <!-- item:own:storage-format -->', [['own:storage-format', true]]],
    ['- [x] none <!-- item:own: -->', []],
    ['- [x] none <!-- item:own:Storage -->', []],
    ['- [x] none <!-- item:own:a--b -->', []],
    ['text - [x] Tests? <!-- item:tests -->', []],
    ['- [x] Tests? <!-- item:tests --> and more', []],
    ['> - [x] Tests? <!-- item:tests -->', []],
  ])('%j', (body, expected) => {
    expect([...readBoxes(body)]).toEqual(expected);
  });

  test('a seal holds whichever boxes are ticked, and for no other mark', () => {
    const text = `${boxLine('tests', 'Tests?', false)}\n- [ ] of somebody else`;
    const key = stateKey('secret');
    const body = sealed(text, key);
    expect(isSealed(body.replace('- [ ] Tests', '- [x] Tests'), key)).toBe(true);
    expect(isSealed(body.replace('- [ ] of', '- [x] of'), key)).toBe(false);
  });

  test('a checklist starts with its mark', () => {
    expect(isChecklist(`${CHECKLIST_MARK}\nhello`)).toBe(true);
    expect(isChecklist(`> ${CHECKLIST_MARK}`)).toBe(false);
  });
});

describe('fingerprints', () => {
  test('property: any fingerprint comes back, and no HTML comment ends early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (fingerprint) => {
        fc.pre(encodeURIComponent(fingerprint).length < 500);
        const marker = fingerprintMarker(fingerprint);
        expect(marker.slice(4, -3)).not.toContain('--');
        expect(readFingerprint(`text\n\n${marker}\n`)).toBe(fingerprint);
      }),
    );
  });

  test('a marker inside a suggestion does not count', () => {
    const forged = fenced('suggestion', fingerprintMarker('forged'));
    expect(readFingerprint(`${forged}\n\n${fingerprintMarker('true')}`)).toBe('true');
    expect(readFingerprint('no marker')).toBeNull();
    expect(readFingerprint('<!-- perf-checklist:finding:%E0%A4%A -->')).toBeNull();
  });
});

test('the annotations of a check are told by a hash', () => {
  const one = { path: 'a.rs', startLine: 1, endLine: 1, level: 'warning' as const, title: 't', message: 'm' };
  expect(readAnnotationsMarker(`x ${annotationsMarker([one])} y`)).toBe(annotationsMarker([one]));
  expect(annotationsMarker([one])).not.toBe(annotationsMarker([{ ...one, startLine: 2 }]));
  expect(readAnnotationsMarker('')).toBeNull();
});

describe('buttons', () => {
  test.each(ITEM_IDS.map((item) => [item] as const))('%s fits on one, and is read back', (item) => {
    const button = tickButton(item)!;
    expect(button.label.length).toBeLessThanOrEqual(20);
    expect(button.description.length).toBeLessThanOrEqual(40);
    expect(button.identifier.length).toBeLessThanOrEqual(20);
    expect(tickedBy(button.identifier)).toBe(item);
  });

  test.each([
    ['own:format', { label: 'Tick format', identifier: 'tick:own:format' }],
    ['own:eleven-long', { label: 'Tick eleven-long', identifier: 'tick:own:eleven-long' }],
    ['own:twelve-longs', null],
    ['own:a-very-long-question', null],
  ] as const)('an item of a project: %s', (item, button) => {
    if (button === null) expect(tickButton(item)).toBeNull();
    else expect(tickButton(item)).toMatchObject(button);
  });

  test.each(['review-again', 'kick:tests', 'tick:', 'tick:nothing', 'tick:own:', 'untick:tests'])(
    '%s ticks nothing',
    (identifier) => {
      expect(tickedBy(identifier)).toBeNull();
    },
  );
});
