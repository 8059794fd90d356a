import fc from 'fast-check';
import type { Finding, PlacedFinding } from '../../src/model.js';
import { MAX_ANNOTATIONS, place } from '../../src/report/place.js';
import { changes, finding, rust } from '../samples.js';
import { reportOf } from './road.js';

/** One hunk: lines 80 to 92. */
const FILES = changes().rust;
const suggestion = (startLine: number, endLine: number) => ({ startLine, endLine, replacement: 'x' });

function placed(over: Partial<Finding>, budget = 10): PlacedFinding {
  return place([finding(over)], FILES, budget)[0]!;
}

test('a finding whose waiver has expired goes where any other goes, and is no waived one any more', () => {
  const waived = (until: string) =>
    reportOf({ rust: rust({ findings: [finding({ waiver: { reason: 'r', addedHere: false, until } })] }) });
  expect(waived('2026-11-22').findings).toMatchObject([
    { place: 'summary', finding: { waiver: { reason: 'r' } } },
  ]);
  expect(waived('2026-11-21').findings).toMatchObject([{ place: 'inline', finding: { waiver: null } }]);
});

describe('where a finding goes', () => {
  test.each<[string, Partial<Finding>, PlacedFinding['place']]>([
    ['first line of the hunk', { startLine: 80, endLine: 80 }, 'inline'],
    ['last line of the hunk', { startLine: 92, endLine: 92 }, 'inline'],
    ['the whole hunk', { startLine: 80, endLine: 92 }, 'inline'],
    ['starting before it', { startLine: 79, endLine: 81 }, 'annotation'],
    ['ending after it', { startLine: 92, endLine: 93 }, 'annotation'],
    ['another file', { path: 'src/lib.rs' }, 'annotation'],
    ['a note', { severity: 'note' }, 'summary'],
    ['a waived error', { severity: 'error', waiver: { reason: 'r', addedHere: true } }, 'summary'],
  ])('%s', (_name, over, expected) => {
    expect(placed(over).place).toBe(expected);
  });

  test.each([
    ['the same lines', suggestion(88, 88), { startLine: 88, endLine: 88 }],
    ['more lines around', suggestion(86, 90), { startLine: 86, endLine: 90 }],
    ['lines beyond the hunk', suggestion(88, 93), { startLine: 88, endLine: 88 }],
    ['lines elsewhere in the hunk', suggestion(81, 82), { startLine: 88, endLine: 88 }],
    ['lines further down in the hunk', suggestion(89, 90), { startLine: 88, endLine: 88 }],
    ['lines that end with it', suggestion(86, 88), { startLine: 86, endLine: 88 }],
    ['lines that begin with it', suggestion(88, 90), { startLine: 88, endLine: 90 }],
  ])('a comment hangs where its suggestion can be applied: %s', (_name, given, anchor) => {
    expect(placed({ suggestion: given })).toMatchObject({ place: 'inline', anchor });
  });

  test('a comment names lines above it, too, that can have none', () => {
    const [above, here] = place(
      [finding({ startLine: 70, endLine: 70, fingerprint: 'f0' }), finding()],
      FILES,
      10,
    );
    expect([above!.place, here!.place, here!.alike]).toEqual(['annotation', 'inline', [70]]);
  });

  test('a suggestion for no line at all is none that a comment can hang on', () => {
    const over = { startLine: 86, endLine: 90, suggestion: suggestion(89, 88) };
    expect(placed(over)).toMatchObject({ anchor: { startLine: 86, endLine: 90 } });
  });

  test('a hunk that only removes has no line for a comment', () => {
    const gone = { ...FILES[0]!, hunks: [{ oldStart: 80, oldLines: 10, newStart: 88, newLines: 0 }] };
    expect(place([finding()], [gone], 10)[0]!.place).toBe('annotation');
  });

  test('equally bad and hot ones come as they are read', () => {
    const at = (path: string, startLine: number, startColumn: number) =>
      finding({ path, startLine, startColumn, fingerprint: `${path} ${startLine} ${startColumn}` });
    const inOrder = [at('a.rs', 9, 1), at('b.rs', 2, 9), at('b.rs', 2, 10), at('b.rs', 10, 1)];
    for (const given of [inOrder, [...inOrder].reverse()])
      expect(place(given, FILES, 0).map((one) => one.finding)).toEqual(inOrder);
  });

  test('the budget goes to the worst, then to the hottest', () => {
    const cold = { level: 'cold' as const, source: 'unknown' as const, because: '' };
    const all = [
      finding({ fingerprint: 'cold warning', heat: cold, startLine: 81, endLine: 81, within: 'elsewhere' }),
      finding({ fingerprint: 'hot warning', startLine: 85, endLine: 85, within: 'another' }),
      finding({ fingerprint: 'cold error', severity: 'error', heat: cold }),
    ];
    const ranked = place(all, FILES, 2).map(({ finding: one, place: where }) => [one.fingerprint, where]);
    expect(ranked).toEqual([
      ['cold error', 'inline'],
      ['hot warning', 'inline'],
      ['cold warning', 'annotation'],
    ]);
  });

  test('of equally bad ones each rule gets three comments before one gets its fourth', () => {
    const of = (rule: string, from: number) =>
      Array.from({ length: 5 }, (_, at) =>
        finding({
          rule,
          startLine: from + at,
          endLine: from + at,
          within: `${rule} ${at}`,
          fingerprint: `${rule} ${at}`,
        }),
      );
    const all = [...of('clone-in-loop', 80), ...of('alloc-in-loop', 85)];
    const inline = place(all, FILES, 7).filter((one) => one.place === 'inline');
    expect(inline.map(({ finding: { startLine } }) => startLine)).toEqual([80, 81, 82, 83, 85, 86, 87]);
  });

  test('an error never waits for a warning', () => {
    const errors = Array.from({ length: 5 }, (_, at) =>
      finding({ severity: 'error', startLine: 80 + at, endLine: 80 + at, fingerprint: `error ${at}` }),
    );
    const all = [
      ...errors,
      finding({ rule: 'alloc-in-loop', startLine: 90, endLine: 90, fingerprint: 'warning' }),
    ];
    const inline = place(all, FILES, 5).filter((one) => one.place === 'inline');
    expect(inline.every(({ finding: { severity } }) => severity === 'error')).toBe(true);
  });

  const by = { login: 'kai', role: 'write' as const };
  test.each<[string, Partial<Finding>[], PlacedFinding['place'][], number[]]>([
    [
      'one comment speaks for the rule in the function',
      [{}, {}, {}],
      ['inline', 'annotation', 'annotation'],
      [81, 82],
    ],
    ['in another function it is said again', [{}, { within: 'other' }], ['inline', 'inline'], []],
    [
      'and in another file’s function of that name',
      [{ path: 'src/lib.rs' }, {}],
      ['annotation', 'inline'],
      [],
    ],
    ['another rule has its own', [{}, { rule: 'alloc-in-loop' }], ['inline', 'inline'], []],
    ['outside of all items each has its own', [{ within: '' }, { within: '' }], ['inline', 'inline'], []],
    [
      'what blocks is answered one by one',
      [{ severity: 'error' }, { severity: 'error' }],
      ['inline', 'inline'],
      [],
    ],
    [
      'a suggestion is taken where it stands',
      [{ suggestion: suggestion(80, 80) }, { suggestion: suggestion(81, 81) }, {}],
      ['inline', 'inline', 'annotation'],
      [82],
    ],
    [
      'who has called it wrong is not told again',
      [{ waiver: { reason: 'r', addedHere: false, by: { ...by, dismissed: true } } }, {}],
      ['summary', 'annotation'],
      [],
    ],
    [
      'what is allowed is not named beside it',
      [{}, { waiver: { reason: 'r', addedHere: false } }],
      ['inline', 'summary'],
      [],
    ],
    [
      'who has allowed one place is told of another',
      [{ waiver: { reason: 'r', addedHere: false, by: { ...by, dismissed: false } } }, {}],
      ['summary', 'inline'],
      [],
    ],
  ])('%s', (_name, given, expected, alike) => {
    const all = given.map((over, at) =>
      finding({ startLine: 80 + at, endLine: 80 + at, fingerprint: String(at), ...over }),
    );
    const result = place(all, FILES, 10);
    const byLine = [...result].sort((a, b) => a.finding.startLine - b.finding.startLine);
    expect(byLine.map((one) => one.place)).toEqual(expected);
    expect(result[0]!.alike).toEqual(alike);
  });

  test('property: bounded, complete, and the same whatever the order', () => {
    const anyFinding = fc
      .record({
        startLine: fc.integer({ min: 70, max: 100 }),
        severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
      })
      .map((over) => ({ ...over, endLine: over.startLine }));
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 300 }), fc.nat({ max: 12 }), (given, budget) => {
        const all = given.map((over, at) => finding({ ...over, fingerprint: String(at) }));
        const result = place(all, FILES, budget);
        const of = (where: string) => result.filter((one) => one.place === where).length;
        expect(of('inline')).toBeLessThanOrEqual(budget);
        expect(of('annotation')).toBeLessThanOrEqual(MAX_ANNOTATIONS);
        expect(result.length).toBe(all.length);
        expect(place([...all].reverse(), FILES, budget)).toEqual(result);
      }),
    );
  });
});
