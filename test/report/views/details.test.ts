import type { Finding, PlacedFinding, Report, Trend } from '../../../src/model.js';
import { annotationsOf } from '../../../src/report/views/github/annotations.js';
import { benchmarksBlock, detailsOf } from '../../../src/report/views/github/details.js';
import { inlineComment } from '../../../src/report/views/github/inline-comment.js';
import { finding, NO_GATE, rust, verdict } from '../../samples.js';
import { reportOf } from '../road.js';

const COLD = { level: 'cold' as const, source: 'unknown' as const, because: '' };
const withFindings = (...findings: Finding[]) => reportOf({ rust: rust({ findings }) });
const lines = (report: Report, posted = true) =>
  detailsOf(report, '', { posted })
    .split('\n')
    .filter((line) => line.startsWith('- '));

describe('a row of the details', () => {
  const by = { login: 'carol', role: 'write' as const, dismissed: false };
  test.each<[string, Partial<Finding>, RegExp]>([
    [
      'waived by a person',
      { waiver: { reason: 'r', addedHere: false, by } },
      /; waived by `carol` \(write\): “r”$/,
    ],
    [
      'dismissed',
      { waiver: { reason: 'r', addedHere: false, by: { ...by, dismissed: true } } },
      /; dismissed by `carol` \(write\): “r”$/,
    ],
    ['allowed in the code', { waiver: { reason: 'r', addedHere: false } }, /; allowed: “r”$/],
    ['at file level', { within: '' }, /`src\/state.rs:88`: `account/],
  ])('%s', (_name, over, words) => {
    expect(lines(withFindings(finding({ ...over, heat: COLD })))[0]).toMatch(words);
  });

  test('says what to do only where no comment does, and something is to be done', () => {
    const waiver = { reason: 'r', addedHere: false };
    const rows = (posted: boolean, over: Partial<Finding> = {}) =>
      lines(withFindings(finding(over)), posted)[0];
    expect(rows(false)).toMatch(/ is read\. Borrow it instead\.$/);
    expect(rows(false, { help: '' })).toMatch(/ is read\.$/);
    expect(rows(false, { waiver })).toMatch(/“r”$/);
    expect(rows(true)).not.toContain('Borrow it');
  });

  test('is behind a fold from the sixteenth on', () => {
    const many = (number: number) =>
      detailsOf(
        withFindings(...Array.from({ length: number }, (_, at) => finding({ fingerprint: `f${at}` }))),
        '',
      );
    expect(many(15)).not.toContain('<details>');
    expect(many(17)).toContain('<summary>2 more findings</summary>');
  });
});

test('remarks on files name what they know', () => {
  const notices = [
    { path: null, line: null, message: 'a' },
    { path: 'x.rs', line: null, message: 'b' },
    { path: 'x.rs', line: 4, message: 'c' },
  ];
  expect(lines(reportOf({ rust: rust({ notices }) }))).toEqual(['- a', '- `x.rs`: b', '- `x.rs:4`: c']);
});

describe('what a comment and an annotation say of heat', () => {
  const outside = (over: Partial<Finding>) => finding({ ...over, startLine: 500, endLine: 500 });
  test.each<[string, Partial<Finding>, string, string]>([
    [
      'the reason',
      {},
      '**clone-in-loop** · hot: inside `for` in `StateRoot::calculate`',
      'clone-in-loop · hot: inside `for` in `StateRoot::calculate`',
    ],
    ['nothing where there is none', { heat: COLD }, '**clone-in-loop**', 'clone-in-loop'],
  ])('%s', (_name, over, comment, title) => {
    const [placed] = withFindings(finding(over)).findings;
    expect(inlineComment(placed!).body.split('\n')[0]).toBe(comment);
    expect(annotationsOf(withFindings(outside(over)))[0]!.title).toBe(title);
  });
});

describe('a fix', () => {
  const body = (
    startLine: number,
    endLine: number,
    replacement: string,
    anchor = { startLine: 88, endLine: 88 },
  ) => {
    const placed: PlacedFinding = {
      finding: finding({ suggestion: { startLine, endLine, replacement } }),
      place: 'inline',
      anchor,
      alike: [],
    };
    return inlineComment(placed).body;
  };
  test.each<[string, string, string]>([
    [
      'of the lines of the comment is offered',
      body(88, 88, 'x'),
      'Borrow it instead:\n```suggestion\nx\n```',
    ],
    [
      'that begins with it and goes on is shown',
      body(88, 89, 'x'),
      'Lines 88 to 89 would read:\n```rust\nx\n```',
    ],
    ['that ends with it is shown', body(87, 88, 'x'), 'Lines 87 to 88 would read:\n```rust\nx\n```'],
    ['of another line is shown', body(90, 90, 'x'), 'Line 90 would read:\n```rust\nx\n```'],
    ['as long as can be is offered', body(88, 88, 'x'.repeat(10_000)), 'Borrow it instead:\n```suggestion\n'],
    [
      'that is longer is left to the reader',
      body(88, 88, 'x'.repeat(10_001)),
      'only `nonce` is read.\nBorrow it instead.\n\n',
    ],
    [
      'that hides something is left to the reader',
      body(88, 88, 'a\u202eb'),
      'only `nonce` is read.\nBorrow it instead.\n\n',
    ],
  ])('%s', (_name, text, words) => {
    expect(text).toContain(words);
  });
});

describe('benchmarks', () => {
  const trend = (machine: string, over: Partial<Trend> = {}): Trend => ({
    benchmark: 'trie/seek',
    machine,
    unit: 'ns',
    values: [400, 410, 420],
    ...over,
  });
  const block = (trends: Trend[], over: Partial<Report> = {}) => {
    const history = { introduce: false, advised: { pulls: 0, blocked: 0 }, judged: [], trends, drift: null };
    const gate = { ...NO_GATE, verdicts: [verdict()] };
    return benchmarksBlock({ ...reportOf(), gate, measuredOn: 'here', history, ...over }, 8_000);
  };
  const HERE = 'Trend of the base branch on this kind of machine';
  const ELSEWHERE = 'Trend of the base branch on other machines: an indication only';

  test.each<[string, Trend[], string | null, string]>([
    [
      'of this kind of machine',
      [trend('here'), trend('there', { values: [1, 2, 3] })],
      HERE,
      'trie/seek  ▁▅█  400 ns → 420 ns\n```',
    ],
    ['of others, where there is none', [trend('there')], ELSEWHERE, 'trie/seek  ▁▅█  400 ns → 420 ns\n```'],
    ['of three values, and no fewer', [trend('here', { values: [1, 2] })], null, ''],
    ['of what was measured here, and of nothing else', [trend('here', { benchmark: 'other' })], null, ''],
    ['that does not move', [trend('here', { values: [5, 5, 5] })], HERE, 'trie/seek  ▄▄▄  5.00 ns → 5.00 ns'],
  ])('a trend %s', (_name, trends, title, row) => {
    const shown = block(trends)!;
    if (title === null) expect(shown).not.toContain('Trend');
    else expect(shown).toContain(`<summary>${title}</summary>`);
    expect(shown).toContain(row);
  });

  test('what compares nothing says why, or nothing', () => {
    const gate = { ...NO_GATE, remarks: ['one run a side'] };
    expect(block([], { gate })).toBe('- one run a side');
    expect(block([], { gate: NO_GATE })).toBeNull();
    expect(detailsOf(reportOf(), 'tail')).toBe('tail');
    expect(detailsOf(reportOf({ measured: gate }), 'tail')).toBe(
      '#### Benchmarks\n\n- one run a side\n\ntail',
    );
  });
});
