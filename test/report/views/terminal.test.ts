import type { Finding } from '../../../src/model.js';
import { renderJson } from '../../../src/report/views/json.js';
import { sourceFrame } from '../../../src/report/views/source-frame.js';
import { renderTerminal } from '../../../src/report/views/terminal.js';
import { wrap } from '../../../src/report/views/wrap.js';
import { changedFunction, changes, finding, NO_GATE, PULL, rust, verdict } from '../../samples.js';
import { reportOf } from '../road.js';

const UNTESTED = changedFunction({ isPublic: true, reachedByTest: false });
const OPTIONS = { color: false, width: 100 };
const BEFORE = '    for (address, account) in accounts {';

test('a review, whole', () => {
  const report = reportOf({
    rust: rust({
      findings: [finding({ message: 'copies 120 bytes per account; only `nonce` is read' })],
      changedFunctions: [UNTESTED],
    }),
    measured: { ...NO_GATE, verdicts: [verdict()] },
    changes: changes({ skipped: [{ path: 'src/gen.rs', because: 'generated' }] }),
  });
  const lineOf = (_path: string, line: number) => (line === 87 ? BEFORE : undefined);
  expect(renderTerminal(report, { ...OPTIONS, elapsed: 41, lineOf })).toBe(`\
Reviewing main..seek-cache · 1 Rust file, 3 added lines · 41 ms

warning clone-in-loop · hot: inside \`for\` in \`StateRoot::calculate\`
  src/state.rs:88
   87 |     for (address, account) in accounts {
   88 |         let info = account.clone();
      |                    ^^^^^^^^^^^^^^^ copies 120 bytes per account; only \`nonce\` is read
   help: borrow it instead

benchmark    base    head  change  90 % interval  verdict
trie/seek  412 ns  444 ns  +7.8 %    +6.1 … +9.6  regressed  ▁▅█
no A/A control · 12 pairs

✗ Benchmarked before and after?
    \`trie/seek\` +7.8 % [+6.1, +9.6] over 12 pairs; smallest visible change 1.4 %
☐ Tests cover edge cases and validate correctness?
    \`Trie::prune\` changed, no test reaches it

note: src/gen.rs: left out: generated

1 regression, 1 box to tick
0 errors, 1 warning · 7 of 9 items passed, 1 failed, 1 needs a person
\`perf-checklist explain clone-in-loop\` says why
`);
});

test('the worst stands first, as on GitHub: by severity, then by heat, then as it is read', () => {
  const at = (startLine: number, severity: 'error' | 'warning', level: 'hot' | 'warm') =>
    finding({ startLine, endLine: startLine, severity, heat: { level, because: '', source: 'shaped' } });
  const findings = [
    at(1, 'warning', 'warm'),
    at(9, 'warning', 'hot'),
    at(7, 'warning', 'hot'),
    at(12, 'error', 'hot'),
  ];
  const text = renderTerminal(reportOf({ rust: rust({ findings }) }), { ...OPTIONS, each: true });
  expect([...text.matchAll(/state\.rs:(\d+)/g)].map(([, line]) => line)).toEqual(['12', '7', '9', '1']);
});

describe('a rule speaks once in a function', () => {
  const at = (startLine: number, over: object = {}) => finding({ startLine, endLine: startLine, ...over });
  const shown = (findings: Finding[], each = false) => {
    const text = renderTerminal(reportOf({ rust: rust({ findings }) }), { ...OPTIONS, each });
    return [...text.matchAll(/state\.rs:(\d+)|also on (.*)/g)].map(([, line, also]) => line ?? also);
  };

  test('and names its other lines', () => {
    expect(shown([at(7), at(9), at(12)])).toEqual(['7', 'lines 9, 12']);
  });

  test('but for what blocks, for another function or item, and for what stands on its own line', () => {
    const error = { severity: 'error' };
    expect(shown([at(7, error), at(9, error)])).toEqual(['7', '9']);
    expect(shown([at(7), at(9, { within: 'Trie::seek' })])).toEqual(['7', '9']);
    expect(shown([at(7, { within: '' }), at(9, { within: '' })])).toEqual(['7', '9']);
    expect(shown([at(7), at(7)])).toEqual(['7', '7']);
  });

  test('and of each line where all is asked for', () => {
    expect(shown([at(7), at(9)], true)).toEqual(['7', '9']);
  });
});

test('a commit that was named in full fits into the header', () => {
  const pull = { ...PULL, baseRef: '57ea8a5124d67f7f2e7f13941330cd2fb05793fb', headRef: 'HEAD~1' };
  expect(renderTerminal({ ...reportOf(), pull }, OPTIONS)).toMatch(
    /^Reviewing 57ea8a5124\.\.HEAD~1 · 1 Rust file/,
  );
});

test('a clean one is two lines and a header', () => {
  expect(renderTerminal(reportOf(), OPTIONS)).toBe(`\
Reviewing main..seek-cache · 1 Rust file, 3 added lines

All 9 items answered
0 errors, 0 warnings · 9 of 9 items passed
`);
});

test('what could not be read is counted, and its reason told once for all items that it concerns', () => {
  const skipped = [
    { path: 'src/link.rs', because: 'could not be read: a symbolic link', unread: true as const },
  ];
  const text = renderTerminal(reportOf({ changes: changes({ rust: [], skipped }) }), OPTIONS);
  expect(text).toMatch(/^Reviewing \S+ · 0 Rust files and 1 that could not be read, 0 added lines\n/);
  const reason = 'src/link.rs` could not be read: somebody has to look';
  expect(text.split(reason)).toHaveLength(2);
  expect(text.match(/^☐ /gm)!.length).toBeGreaterThan(1);
});

test('notes are counted, and shown when asked for; what is allowed is neither', () => {
  const report = reportOf({
    rust: rust({
      findings: [
        finding({ severity: 'note' }),
        finding({ fingerprint: 'f2', severity: 'error', waiver: { reason: 'r', addedHere: false } }),
      ],
    }),
  });
  const quiet = renderTerminal(report, OPTIONS);
  expect(quiet).toContain('0 errors, 0 warnings, 1 note');
  expect(quiet).toMatch(/\n--notes shows the notes\n$/);
  expect(quiet).not.toContain('src/state.rs:88');
  expect(renderTerminal(report, { ...OPTIONS, notes: true })).toContain('note clone-in-loop');
});

test('colours only when asked for, and nothing from the code can steer the terminal', () => {
  const hostile = '\u001b[2J\u0007\u202e';
  const report = reportOf({
    pull: { ...PULL, headRef: hostile },
    rust: rust({
      findings: [
        finding({ message: hostile, help: hostile, source: hostile, path: hostile, within: hostile }),
      ],
      changedFunctions: [{ ...UNTESTED, name: hostile }],
      notices: [{ path: hostile, line: 1, message: hostile }],
    }),
  });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(renderTerminal(report, OPTIONS)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(renderTerminal(report, { ...OPTIONS, color: true })).toContain('\u001b[33mwarning\u001b[39m');
});

describe('a source frame', () => {
  const frame = (source: string, startColumn: number, endColumn: number, width = 60) =>
    sourceFrame(finding({ source, startColumn, endColumn, message: 'why' }), {
      width,
      paint: (text) => text,
      faint: (text) => text,
    });

  test.each<[string, string, number, number, string[]]>([
    [
      'tabs are four columns',
      '\t\tlet a = b.clone();',
      11,
      20,
      ['   88 |         let a = b.clone();', '      |                 ^^^^^^^^^ why'],
    ],
    ['an empty range has one caret', 'a', 1, 1, ['   88 | a', '      | ^ why']],
    ['columns beyond the line stay on it', 'abc', 90, 95, ['   88 | abc', '      |    ^ why']],
  ])('%s', (_name, source, start, end, expected) => {
    expect(frame(source, start, end)).toEqual(expected);
  });

  test('a long line is cut around the carets, which stay under what they mean', () => {
    const source = `${'x'.repeat(200)}.clone()${'y'.repeat(200)}`;
    const [line, carets] = frame(source, 201, 209);
    expect(line!.length).toBeLessThanOrEqual(60);
    const from = carets!.indexOf('^');
    expect(line!.slice(from, from + 8)).toBe('.clone()');
    expect(line).toMatch(/\| ….*…$/);
  });

  test('a message without room stands below', () => {
    expect(frame('x'.repeat(50), 40, 50).at(-1)).toBe('   why');
  });
});

test('lines break at spaces and never lose a word', () => {
  const line = 'one two three four five six seven eight nine ten eleven twelve';
  expect(wrap(line, 40, '  ')).toEqual([
    'one two three four five six seven eight',
    '  nine ten eleven twelve',
  ]);
  expect(wrap('x'.repeat(90), 40, '').join('')).toBe('x'.repeat(90));
});

test('JSON says the same in plain text', () => {
  const report = reportOf({ rust: rust({ findings: [finding()], changedFunctions: [UNTESTED] }) });
  const parsed = JSON.parse(renderJson(report));
  expect(parsed).toMatchObject({
    format: 1,
    mode: 'enforce',
    conclusion: 'action_required',
    title: '1 box to tick',
    findings: [
      { file: 'src/state.rs', startLine: 88, rule: 'clone-in-loop', place: 'inline', fingerprint: 'f1' },
    ],
  });
  expect(parsed.answers.find((answer: { item: string }) => answer.item === 'tests')).toEqual({
    item: 'tests',
    title: 'Tests cover edge cases and validate correctness?',
    requirement: 'required',
    kind: 'needs a tick',
    because: '`Trie::prune` changed, no test reaches it',
    until: null,
  });
});
