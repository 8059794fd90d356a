import { compare } from '../../bench/clippy/matching.js';
import { spokenIn } from '../../bench/clippy/messages.js';
import { sampleOf } from '../../bench/clippy/sample.js';
import { type Judged, verdictsOf } from '../../bench/judged/verdicts.js';

describe('what clippy says', () => {
  const said = (code: string | null, file: string) =>
    JSON.stringify({
      reason: 'compiler-message',
      message: {
        code: code && { code },
        spans: [
          { is_primary: false, file_name: 'crate/src/other.rs', line_start: 1 },
          { is_primary: true, file_name: file, line_start: 7 },
        ],
      },
    });

  test.each<[string, string, unknown[]]>([
    [
      'a lint, at its primary span',
      said('clippy::map_entry', 'crate/src/a.rs'),
      [{ lint: 'map_entry', path: 'src/a.rs', line: 7 }],
    ],
    ['a warning of rustc', said('dead_code', 'crate/src/a.rs'), []],
    ['a summary without a code', said(null, 'crate/src/a.rs'), []],
    ['code that a build script wrote', said('clippy::map_entry', '/target/out/made.rs'), []],
    ['another message of cargo', '{"reason":"build-finished","success":true}', []],
    ['no JSON', '   Compiling a v1.0.0', []],
  ])('%s', (_, line, expected) => {
    expect(spokenIn(line, 'crate/')).toEqual(expected);
  });
});

describe('who speaks where', () => {
  const clippy = [
    { lint: 'map_entry', path: 'a/src/lib.rs', line: 10 },
    { lint: 'map_entry', path: 'a/src/lib.rs', line: 20 },
    { lint: 'or_fun_call', path: 'b/src/lib.rs', line: 10 },
  ];

  test.each([
    [9, 1],
    [10, 1],
    [11, 1],
    [8, 0],
    [12, 0],
  ])('a finding on line %d meets a lint on line 10 %d times', (startLine, both) => {
    const ours = [{ rule: 'contains-then-map-op', path: 'a/src/lib.rs', startLine }];
    expect(compare(clippy, ours)).toEqual({
      byLint: [
        { lint: 'map_entry', spoken: 2, both, rules: both ? ['contains-then-map-op'] : [] },
        { lint: 'or_fun_call', spoken: 1, both: 0, rules: [] },
      ].sort((a, b) => b.spoken - b.both - (a.spoken - a.both)),
      byRule: [{ rule: 'contains-then-map-op', spoken: 1, both, lints: both ? ['map_entry'] : [] }],
    });
  });

  test('a place where two of our rules speak counts once', () => {
    const ours = ['b-rule', 'a-rule'].map((rule) => ({ rule, path: 'b/src/lib.rs', startLine: 10 }));
    const { byLint } = compare(clippy.slice(2), ours);
    expect(byLint).toEqual([{ lint: 'or_fun_call', spoken: 1, both: 1, rules: ['a-rule', 'b-rule'] }]);
  });
});

describe('the sample', () => {
  const findings = Array.from({ length: 200 }, (_, id) => ({
    id,
    rule: id % 2 ? 'unsafe-without-safety-comment' : 'stable-sort',
  }));

  test('is the same for the same seed and differs for another', () => {
    expect(sampleOf(findings, 50, 3)).toEqual(sampleOf(findings, 50, 3));
    expect(sampleOf(findings, 50, 3)).not.toEqual(sampleOf(findings, 50, 4));
  });

  test('holds no finding twice and few of the rule that repeats itself', () => {
    const sample = sampleOf(findings, 100, 3);
    expect(new Set(sample).size).toBe(100);
    expect(sample.filter(({ rule }) => rule === 'unsafe-without-safety-comment')).toHaveLength(10);
  });

  test('is all there is where there is little', () => {
    expect(sampleOf(findings.slice(0, 3), 100, 3)).toHaveLength(3);
  });
});

test('verdicts are counted by rule, most wrong first', () => {
  const judged = (rule: string, verdict: Judged['verdict']): Judged => ({
    crate: 'a-1.0.0',
    path: 'src/lib.rs',
    line: 1,
    rule,
    verdict,
    why: 'so',
  });
  const sample = [judged('a', 'right'), judged('a', 'arguable'), judged('b', 'wrong'), judged('b', 'right')];
  expect(verdictsOf(sample)).toEqual({
    all: { right: 2, arguable: 1, wrong: 1 },
    byRule: [
      ['b', { right: 1, arguable: 0, wrong: 1 }],
      ['a', { right: 1, arguable: 1, wrong: 0 }],
    ],
  });
});
