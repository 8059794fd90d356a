import type { Verdict } from '../../../src/model.js';
import { benchmarkRows, benchmarkTable } from '../../../src/report/views/benchmark-table.js';
import { sourceFrame } from '../../../src/report/views/source-frame.js';
import { wrap } from '../../../src/report/views/wrap.js';
import { finding, NO_GATE, verdict } from '../../samples.js';

const table = (width: number, ...verdicts: Verdict[]) => benchmarkTable({ ...NO_GATE, verdicts }, width);
const UNCLEAR = verdict({ benchmark: 'b', kind: 'cannot tell', because: 'too few pairs' });

describe('a table of verdicts', () => {
  test('the worst stands first', () => {
    const fine = verdict({ benchmark: 'e', kind: 'unchanged' });
    const all = [
      fine,
      verdict({ benchmark: 'd', kind: 'improved' }),
      UNCLEAR,
      verdict({ benchmark: 'c', effect: 0.02 }),
      verdict({ benchmark: 'a', effect: 0.3 }),
    ];
    const names = benchmarkRows({ ...NO_GATE, verdicts: all }).map((row) => row.split(' ')[0]);
    expect(names).toEqual(['benchmark', 'a', 'c', 'b', 'd', 'e']);
  });

  test.each<[string, Verdict, string]>([
    ['beyond the margin', verdict(), 'trie/seek  412 ns  444 ns  +7.8 %    +6.1 … +9.6  regressed  ▁▅█'],
    [
      'within it',
      verdict({ beyondMargin: false }),
      'trie/seek  412 ns  444 ns  +7.8 %    +6.1 … +9.6  regressed within the margin  ▁▅█',
    ],
    [
      'that cannot tell',
      { ...UNCLEAR, benchmark: 'trie/seek' },
      'trie/seek  412 ns  444 ns  +7.8 %    +6.1 … +9.6  cannot tell (too few pairs)',
    ],
    [
      'that does not say why',
      { ...UNCLEAR, because: '' },
      'b          412 ns  444 ns  +7.8 %    +6.1 … +9.6  cannot tell',
    ],
    [
      'of one side',
      verdict({ base: null, effect: null, interval: null }),
      'trie/seek        444 ns                         regressed  ▁▅█',
    ],
    [
      'of the other side',
      verdict({ head: null, effect: null, interval: null }),
      'trie/seek  412 ns                               regressed  ▁▅█',
    ],
  ])('a row %s', (_name, one, row) => {
    expect(table(100, one)[1]).toBe(row);
  });

  test('just as wide as the terminal it stays in columns; one column less, and the bars go, then the numbers stand below', () => {
    const of = (width: number) => table(width, verdict(), UNCLEAR);
    const whole = Math.max(...of(1000).map((line) => line.length));
    expect(of(whole)).toEqual(of(1000));
    expect(of(whole - 1).at(-1)).toBe('  too few pairs');
    expect(of(whole - 1)[1]).toContain('▁▅█');
    const withBars = of(whole - 1)[1]!.length;
    expect(of(withBars)[1]).toMatch(/regressed {2}▁▅█$/);
    expect(of(withBars - 1)[1]).toMatch(/regressed$/);
    expect(of(withBars - 6)[0]).toMatch(/^base → head/);
  });

  const NARROW = 44;
  const LONG = 'a/name/that/takes/nearly/all/of/the/width';
  test.each<[string, Partial<Verdict>, string[]]>([
    ['both', {}, [LONG, '  412 ns → 444 ns  +7.8 %  +6.1 … +9.6', '  regressed']],
    ['the base alone', { head: null, effect: null, interval: null }, [LONG, '  412 ns → none  regressed']],
    ['the head alone', { base: null, effect: null, interval: null }, [LONG, '  none → 444 ns  regressed']],
    ['neither', { base: null, head: null, effect: null, interval: null }, [LONG, '  regressed']],
    [
      'a reason',
      { kind: 'cannot tell', because: 'why', effect: null, interval: null },
      [LONG, '  412 ns → 444 ns  cannot tell', '  why'],
    ],
    [
      'no reason',
      { kind: 'cannot tell', because: '', effect: null, interval: null },
      [LONG, '  412 ns → 444 ns  cannot tell'],
    ],
  ])('in a narrow terminal the numbers stand below each name: %s', (_name, over, rows) => {
    expect(table(NARROW, verdict({ benchmark: LONG, ...over })).slice(1)).toEqual(rows);
  });
});

describe('a source frame', () => {
  const plain = (text: string) => text;
  const frame = (source: string, width: number, message: string, startLine = 88, before?: string) =>
    sourceFrame(finding({ source, startLine, startColumn: 1, endColumn: 5, message }), {
      width,
      paint: plain,
      faint: plain,
      lineOf: () => before,
    });

  test('the message stands beside the carets while there is room, to the last column', () => {
    // Eight columns go to the gutter: here 32 are left.
    expect(frame('let a', 40, 'x'.repeat(27))).toHaveLength(2);
    expect(frame('let a', 40, 'x'.repeat(28))).toEqual([
      '   88 | let a',
      '      | ^^^^',
      `   ${'x'.repeat(28)}`,
    ]);
  });

  test('a line that just fits is whole, a longer one is cut at its end', () => {
    expect(frame('x'.repeat(32), 40, 'm')[0]).toBe(`   88 | ${'x'.repeat(32)}`);
    expect(frame('x'.repeat(33), 40, 'm')[0]).toBe(`   88 | ${'x'.repeat(31)}…`);
  });

  test('carets at the end keep the end of the line', () => {
    const source = `${'y'.repeat(60)}.clone()`;
    const [line, carets] = sourceFrame(finding({ source, startColumn: 61, endColumn: 69, message: 'm' }), {
      width: 40,
      paint: plain,
      faint: plain,
    });
    expect([line!.length, line!.slice(-8)]).toEqual([40, '.clone()']);
    expect(carets!.lastIndexOf('^')).toBe(39);
  });

  test('the line before stands above, but an empty one, and none above the first', () => {
    expect(frame('let a', 80, 'm', 88, 'fn f()')[0]).toBe('   87 | fn f()');
    expect(frame('let a', 80, 'm', 88, '  ')[0]).toBe('   88 | let a');
    expect(frame('let a', 80, 'm', 1, 'fn f()')[0]).toBe('   1 | let a');
  });
});

describe('a line that is broken', () => {
  test('is whole to the last column', () => {
    const line = `${'x'.repeat(38)} y`;
    expect([wrap(line, 40, ''), wrap(`${line}z`, 40, '')]).toEqual([[line], ['x'.repeat(38), 'yz']]);
  });

  test('without a space is not broken', () => {
    expect(wrap('x'.repeat(90), 40, '  ')).toEqual(['x'.repeat(90)]);
  });

  test('is not broken within its indent, nor at its start', () => {
    expect(wrap(`  ${'x'.repeat(50)} y`, 40, '  ')).toEqual([`  ${'x'.repeat(50)}`, '  y']);
  });
});
