import { ADAPTERS } from '../../../src/evidence/adapters/index.js';

const read = (tool: string, text: string) => ADAPTERS.get(tool)!(new Map([['x.csv', text]]));
const samples = (tool: string, text: string) =>
  read(tool, text).map((one) => ('samples' in one ? [one.benchmark, one.samples] : [one.benchmark, 'none']));

describe('generic CSV', () => {
  const csv = (...rows: string[]) => ['benchmark,value,unit,measure', ...rows].join('\n');

  test.each([
    ['no benchmark', csv(',5,ns,time'), 'line 2: no benchmark'],
    ['an unknown unit', csv('a,5,ns,time', 'a,5,parsec,time'), 'line 3: unknown unit "parsec"'],
    ['no value', csv('a,,ns,time'), 'line 2: "" is no number'],
    ['a word for a value', csv('a,fast,ns,time'), 'line 2: "fast" is no number'],
    ['an unknown measure', csv('a,5,ns,speed'), 'line 2: unknown measure "speed"'],
    ['another unit', csv('a,5,ns,time', 'a,5,count,time'), 'line 3: `a` changes its unit or measure'],
    ['another measure', csv('a,5,ns,time', 'a,5,ns,tail'), 'line 3: `a` changes its unit or measure'],
    ['no rows', csv(), 'it has no rows'],
  ])('refuses %s', (_, text, words) => {
    expect(() => read('csv', text)).toThrow(`x.csv: ${words}`);
  });

  test('takes an empty measure for the usual one', () => {
    expect(read('csv', csv('a,5,ns,', 'b,5,bytes,'))).toMatchObject([
      { benchmark: 'a', measure: 'time' },
      { benchmark: 'b', measure: 'exact' },
    ]);
  });

  test.each([
    [124, 'time', ['a']],
    [125, 'time', ['a', 'a · p99']],
    [125, 'tail', ['a']],
  ])('%i items of a %s have a tail: %p', (count, measure, benchmarks) => {
    const rows = Array.from({ length: count }, (_, i) => `a,${i + 1},ns,${measure},block ${i}`);
    const found = read('csv', ['benchmark,value,unit,measure,item', ...rows].join('\n'));
    expect(found.map(({ benchmark }) => benchmark)).toEqual(benchmarks);
  });
});

describe('perf stat', () => {
  const counted = '5,,instructions:u,100,100.00,,';

  test.each([
    ['a comment', '# started on Sat Nov 28,,instructions'],
    ['a value left blank', ' ,,cycles,100,100.00,,'],
    ['a word for a value', 'many,,cycles,100,100.00,,'],
    ['an event that nobody reads', '7,,branches,100,100.00,,'],
    ['a line without an event', '7,msec,'],
    ['JSON of something else', '{"interval": 1}'],
    ['JSON of an event without a value', '{"event": "cycles", "counter-value": 7}'],
  ])('leaves out %s', (_, line) => {
    expect(samples('perf-stat', `${line}\n${counted}\n`)).toEqual([['x · instructions', [5]]]);
    expect(() => read('perf-stat', line)).toThrow('no counted event of perf stat');
  });
});

test('libtest, JSON of other events', () => {
  const bench = (over: object) => JSON.stringify({ type: 'bench', name: 'a', median: 5, ...over });
  const others = [{ type: 'bench done' }, { name: 5 }, { median: '5' }].map(bench);
  expect(samples('libtest', [...others, bench({})].join('\n'))).toEqual([['a', [5]]]);
});

test('lines longer than any tool prints are left out', () => {
  const line = (name: string) => `test ${name} ... bench: 5 ns/iter (+/- 1)`;
  const filled = (length: number) => line('n'.repeat(length - line('').length));
  expect(samples('libtest', [filled(2000), filled(2001)].join('\n'))).toHaveLength(1);
});
