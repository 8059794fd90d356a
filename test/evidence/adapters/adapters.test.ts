import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { ADAPTERS } from '../../../src/evidence/adapters/index.js';
import { isReading, UnreadableOutput } from '../../../src/evidence/adapters/reading.js';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/tools/${name}`, import.meta.url), 'utf8');
const read = (tool: string, text: string, path = 'out') => ADAPTERS.get(tool)!(new Map([[path, text]]));
const parse = (tool: string, text: string, path = 'out') => read(tool, text, path).filter(isReading);
const rows = (tool: string, text: string, path?: string) =>
  parse(tool, text, path).map((r) => [r.benchmark, r.measure, r.unit, r.samples]);

test('libtest, text', () => {
  expect(rows('libtest', fixture('libtest.txt'))).toEqual([
    ['trie::insert', 'time', 'ns', [1227.14]],
    ['trie::nothing', 'time', 'ns', [0.57]],
    ['trie::seek', 'time', 'ns', [326.85]],
  ]);
});

test('libtest, whole nanoseconds of older versions', () => {
  expect(rows('libtest', 'test b ... bench:   1,234 ns/iter (+/- 56) = 3 MB/s\r\n')).toEqual([
    ['b', 'time', 'ns', [1234]],
  ]);
});

test('libtest, a benchmark that is ignored', () => {
  const because = 'it is ignored (`#[ignore]`), as by `cargo bench`';
  const text = 'running 1 test\ntest benches::sorting ... ignored\ntest b ... ignored, needs a disk\n';
  expect(read('libtest', text)).toEqual([
    { benchmark: 'benches::sorting', because, ignored: true },
    { benchmark: 'b', because, ignored: true },
  ]);
});

test('libtest, JSON', () => {
  const read = rows('libtest', fixture('libtest.jsonl'));
  expect(read.map(([name]) => name)).toEqual(['trie::insert', 'trie::nothing', 'trie::seek']);
  for (const [, , , samples] of read) expect((samples as number[])[0]).toBeGreaterThan(0);
});

test('hyperfine: seconds become nanoseconds', () => {
  const [small, large] = parse('hyperfine', fixture('hyperfine.json'));
  expect(small).toMatchObject({ benchmark: 'seq small', measure: 'time', unit: 'ns' });
  expect(small!.samples[0]).toBeCloseTo(3443132, 3);
  expect(large!.samples).toHaveLength(6);
});

test('hyperfine: a command that failed measures nothing, and takes nothing from the others', () => {
  const result = (command: string, code: number | null) => ({ command, times: [0.1], exit_codes: [0, code] });
  const results = [result('false', 1), result('killed', null), result('true', 0)];
  expect(read('hyperfine', JSON.stringify({ results }))).toEqual([
    { benchmark: 'false', because: 'it ended with exit code 1' },
    { benchmark: 'killed', because: 'a signal ended it' },
    { benchmark: 'true', measure: 'time', unit: 'ns', samples: [1e8] },
  ]);
});

test.each([
  ['callgrind', 'callgrind.out', 842119],
  ['cachegrind', 'cachegrind.out', 846076],
])('%s: instructions of the whole run', (tool, file, instructions) => {
  expect(rows(tool, fixture(file))).toEqual([
    ['./t it_works · instructions', 'instructions', 'count', [instructions]],
  ]);
});

test('callgrind: a run that was cut short', () => {
  expect(() => parse('callgrind', 'cmd: x\nevents: Ir\n')).toThrow('cut short');
});

test('perf stat: what could not be counted is said, where it is an event that is read', () => {
  const failed = (text: string, path: string) =>
    read('perf-stat', text, path).flatMap((one) => (isReading(one) ? [] : [[one.benchmark, one.because]]));
  const why = (event: string) => `perf could not count ${event}: this machine does not support it`;
  expect(failed(fixture('perf-stat.json'), 'seek.json')).toEqual([
    ['seek · instructions', why('instructions')],
    ['seek · cycles', why('cycles')],
  ]);
  expect(
    failed('<not counted>,,instructions:u,0,0.00,,\n<not supported>,,branches,0,0.00,,', 'x.csv'),
  ).toEqual([
    ['x · instructions', 'perf could not count instructions:u: the program never ran while it was counted'],
  ]);
  const twoKinds = '9,,cpu_core/instructions/u,1,100.00,,\n<not counted>,,cpu_atom/instructions/u,0,0.00,,';
  expect(failed(twoKinds, 'x.csv')).toEqual([]);
});

test('perf stat -j and -x: named after the file', () => {
  const json = rows('perf-stat', fixture('perf-stat.json'), 'runs/1/seek.json');
  expect(json).toEqual([
    ['seek · CPU time', 'time', 'ns', [1703678]],
    ['seek · page faults', 'instructions', 'count', [78]],
  ]);
  expect(rows('perf-stat', fixture('perf-stat.csv'), 'seek.csv')).toEqual([
    ['seek · CPU time', 'time', 'ns', [1700000]],
    ['seek · page faults', 'instructions', 'count', [80]],
  ]);
});

test('perf stat: modifiers and hybrid processors', () => {
  const text =
    '1234,,cpu_core/instructions/u,100,100.00,,\n99,,cycles:u,1,100.00,,\n5000,ns,duration_time,1,100.00,,';
  expect(rows('perf-stat', text, 'x.csv').map(([name, , , samples]) => [name, samples])).toEqual([
    ['x · instructions', [1234]],
    ['x · cycles', [99]],
    ['x · wall time', [5000]],
  ]);
});

describe('divan 0.1.21', () => {
  const read = parse('divan', fixture('divan.txt'));
  const times = read.filter((r) => r.measure === 'time');
  const samplesOf = (benchmark: string) => read.find((r) => r.benchmark === benchmark)?.samples;

  test('every benchmark that was measured, by its path', () => {
    expect(times.map((r) => r.benchmark)).toEqual([
      ...['boxed', 'growing::3', 'growing::1000', 'growing::200000', 'kept', 'none'].map(
        (n) => `memory::${n}`,
      ),
      ...['shrinking::5', 'shrinking::17', 'threads::t=1', 'threads::t=2'].map((n) => `memory::${n}`),
      'paths::add',
      ...['4::t=1', '4::t=2', '8::t=1', '8::t=2'].map((n) => `paths::both::${n}`),
      ...['10', '1000', '100000'].map((n) => `paths::build::${n}`),
      'paths::hash',
      ...['100 ns', 'a key', 'two  spaces', '│ bar'].map((n) => `paths::named::${n}`),
      ...['seconds', 'shared::t=1', 'shared::t=2', 'slow'].map((n) => `paths::${n}`),
      ...['Falling { from: 9 }', 'Rising'].map((n) => `paths::sorted::${n}`),
      'paths::a group::inner',
      ...['u32::2', 'u32::4', 'u64::2', 'u64::4'].flatMap((n) =>
        ['1', '3'].map((arg) => `paths::generic::all::${n}::${arg}`),
      ),
      ...['1', '16', '256'].map((n) => `paths::generic::array::${n}`),
      ...['BTreeMap', 'HashMap'].map((n) => `paths::generic::collect::${n}<u64, u64>`),
      'paths::walk::items',
      'paths::walk::deep::a name of its own',
      ...['32', '4096'].map((n) => `paths::walk::deep::bytes::${n}`),
    ]);
    expect(new Set(times.map((r) => r.unit))).toEqual(new Set(['ns']));
  });

  test.each([
    ['paths::add', [0.558, 0.637, 0.876]],
    ['paths::build::10', [139.4, 149.4, 2474]],
    ['paths::build::100000', [340_200, 467_500, 1_033_000]],
    ['paths::slow', [12_140_000, 12_150_000, 12_170_000]],
    ['paths::seconds', [1.02e9, 1.02e9, 1.02e9]],
    ['paths::named::100 ns', [0.612, 0.676, 2.613]],
    ['paths::walk::deep::bytes::4096', [267.2, 269.9, 1173]],
  ])('%s: fastest, median and slowest in nanoseconds', (benchmark, samples) => {
    expect(samplesOf(benchmark)).toEqual(samples.map((x) => expect.closeTo(x, 3)));
  });

  test.each([
    ['boxed', 1, 300],
    ['growing::1000', 9, 8192],
    ['growing::200000', 17, 2_097_032],
    ['kept', 2, 64],
    ['none', 0, 0],
    ['shrinking::17', 4, 256],
    ['threads::t=2', 2, 64],
  ])('memory::%s: allocated and grown, zero where the profiler says nothing', (name, count, bytes) => {
    expect(
      rows('divan', fixture('divan.txt')).filter(([n]) => `${n}`.startsWith(`memory::${name} ·`)),
    ).toEqual([
      [`memory::${name} · allocations`, 'exact', 'count', [count]],
      [`memory::${name} · allocated bytes`, 'exact', 'bytes', [bytes]],
    ]);
  });

  test('an executable without the profiler has no counts', () => {
    expect(read.filter((r) => r.measure === 'exact' && !r.benchmark.startsWith('memory::'))).toEqual([]);
  });

  test('columns that move to the right in the middle of a table', () => {
    expect(rows('divan', fixture('divan-alone.txt'))).toEqual([
      ['paths::both::8::t=1', 'time', 'ns', [482.7, 491.5, 516.5]],
      ['paths::both::8::t=2', 'time', 'ns', [495, 522.8, 1131]],
    ]);
  });

  test('a benchmark that prints something itself', () => {
    const text = `
paths     fastest       │ slowest       │ median        │ mean          │ samples │ iters
╰─ talks  said aloud
said aloud
result:
630.4 ns      │ 966.4 ns      │ 798.4 ns      │ 798.4 ns      │ 2       │ 4
`;
    expect(rows('divan', text)).toEqual([['paths::talks', 'time', 'ns', [630.4, 798.4, 966.4]]]);
  });

  test('bytes by 1024, with --bytes-format binary', () => {
    const text = fixture('divan.txt').replaceAll('2.097 MB', '2 MiB   ');
    expect(rows('divan', text)).toContainEqual([
      'memory::growing::200000 · allocated bytes',
      'exact',
      'bytes',
      [2 ** 21 + 32],
    ]);
  });
});

test('gungraun, text with DHAT and a name over two lines', () => {
  const coloured = fixture('gungraun.txt').replace('Instructions:', '\u001b[1mInstructions\u001b[0m:');
  for (const text of [fixture('gungraun.txt'), coloured]) {
    expect(rows('gungraun', text)).toEqual([
      ['trie::seek_group::seek short · instructions', 'instructions', 'count', [1734]],
      ['trie::seek_group::seek short · allocated bytes', 'exact', 'bytes', [29499]],
      ['trie::seek_group::seek short · allocations', 'exact', 'count', [2806]],
      ['trie::seek_group::seek short · peak bytes', 'exact', 'bytes', [378]],
      ['trie::seek_group::seek two_lines · instructions', 'instructions', 'count', [26214734]],
      ['trie::root · instructions', 'instructions', 'count', [77]],
    ]);
  }
});

test('gungraun, programs without an id, and a grid', () => {
  const text = [
    'files::group::seek short:10',
    '  Instructions:                1734|N/A             (*********)',
    'files::group::check () -> target/release/check /tmp/x',
    '- end of stdout/stderr',
    '  Instructions:                  77|N/A             (*********)',
    'files::group::run some_id:("a", "b") -> target/release/run a b',
    '|======== CALLGRIND ==============================',
    '| Instructions:                  78|N/A             (*********)',
    '|======== DHAT ===================================',
    '| Total bytes:                  512|N/A             (*********)',
  ].join('\n');
  expect(rows('gungraun', text)).toEqual([
    ['files::group::seek short · instructions', 'instructions', 'count', [1734]],
    ['files::group::check · instructions', 'instructions', 'count', [77]],
    ['files::group::run some_id · instructions', 'instructions', 'count', [78]],
    ['files::group::run some_id · allocated bytes', 'exact', 'bytes', [512]],
  ]);
});

test('gungraun, JSON of version 6: new numbers only', () => {
  expect(rows('gungraun', fixture('gungraun-6.txt'))).toEqual([
    ['trie::seek_group::seek short · instructions', 'instructions', 'count', [1734]],
    ['trie::seek_group::seek short · allocations', 'exact', 'count', [7]],
    ['trie::seek_group::seek short · allocated bytes', 'exact', 'bytes', [512]],
    ['trie::root · instructions', 'instructions', 'count', [77]],
  ]);
});

test('gungraun, JSON of version 7, printed prettily', () => {
  expect(rows('iai-callgrind', fixture('gungraun-7.json'))).toEqual([
    ['trie::seek_group::seek short · instructions', 'instructions', 'count', [687]],
  ]);
});

test('generic JSON', () => {
  const text = JSON.stringify({
    benchmarks: [
      { benchmark: 'a', unit: 'ms', samples: [1.5, 2] },
      { benchmark: 'b', unit: 'per-second', samples: [100] },
      { benchmark: 'c', unit: 'bytes', samples: [7] },
      { benchmark: 'd · p99', unit: 'us', measure: 'tail', samples: [3] },
    ],
  });
  expect(rows('json', text)).toEqual([
    ['a', 'time', 'ns', [1.5e6, 2e6]],
    ['b', 'rate', 'per-second', [100]],
    ['c', 'exact', 'bytes', [7]],
    ['d · p99', 'tail', 'ns', [3000]],
  ]);
});

test('generic CSV: rows are samples', () => {
  expect(rows('csv', 'benchmark,value,unit,measure\na,1,us,\na,2,us,\nb,5,count,instructions\n')).toEqual([
    ['a', 'time', 'ns', [1000, 2000]],
    ['b', 'instructions', 'count', [5]],
  ]);
});

test('generic CSV with items: one process run is one cluster, with its tail', () => {
  expect(rows('csv', fixture('reth-blocks.csv'))).toEqual([
    ['newPayload', 'time', 'ns', [9.5e6]],
    ['newPayload · p99', 'tail', 'ns', [14e6]],
    ['throughput', 'rate', 'per-second', [999.5]],
  ]);
});

test.each([
  ['csv', 'benchmark,value\na,1\n', 'no column "unit"'],
  ['csv', 'benchmark,value,unit\na,one,ns\n', 'line 2: "one" is no number'],
  ['csv', 'benchmark,value,unit\na,1,parsec\n', 'line 2: unknown unit "parsec"'],
  ['csv', 'benchmark,value,unit\na,1,toString\n', 'unknown unit'],
  ['csv', 'benchmark,value,unit\na,1,ns\na,1,count\n', 'line 3: `a` changes its unit'],
  ['json', '{"benchmarks":[{"benchmark":"a","unit":"ns","samples":[]}]}', 'samples'],
  ['perf-stat', '1,fortnight,task-clock,1,1,,\n', 'unknown unit'],
  ['perf-stat', '{"counter-value"', 'not JSON'],
])('%s: %j', (tool, text, message) => {
  expect(() => parse(tool, text)).toThrow(message);
});

describe('what is not the output of the tool', () => {
  test.each([...ADAPTERS.keys()])('%s says so, and never fails otherwise', (tool) => {
    for (const text of ['', 'error: could not compile `trie`', '{}', '[]', 'null', '\0\0']) {
      expect(() => parse(tool, text, 'x/sample.json')).toThrow(UnreadableOutput);
    }
    const fragments = [
      '{',
      '}',
      '\n',
      'test ',
      ' ... bench: ',
      '1,0',
      ' ns/iter (+/- 1)',
      '│',
      '├─ ',
      'fastest',
      ' │ slowest │ median │ mean',
      'Instructions: ',
      '5|',
      'a::b',
      'cmd: ',
      'events: Ir',
      'summary: ',
      '-1',
      '"profiles"',
      'benchmark,value,unit',
      ',',
      '__proto__',
      ' ',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fragments), { maxLength: 30 }), (parts) => {
        try {
          return parse(tool, parts.join('')).every((r) => r.samples.length > 0 && r.benchmark !== '');
        } catch (error) {
          return error instanceof UnreadableOutput;
        }
      }),
    );
  });

  test('a line made to keep a regular expression busy', () => {
    const started = Date.now();
    for (const tool of ['libtest', 'divan', 'gungraun']) {
      expect(() => parse(tool, `test a${' '.repeat(3_000_000)}x`)).toThrow(UnreadableOutput);
      expect(() => parse(tool, '{\n'.repeat(300_000))).toThrow(UnreadableOutput);
    }
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

test.each(['constructor', 'toString', '__proto__'])(
  'a tool that prints %s for an event or a unit',
  (name) => {
    const counters = [
      { 'counter-value': '5', unit: name, event: 'instructions' },
      { 'counter-value': '5', unit: name, event: 'task-clock' },
      { 'counter-value': '5', unit: '', event: name },
    ];
    for (const tool of ADAPTERS.keys()) {
      for (const text of [
        ...counters.map((one) => JSON.stringify(one)),
        `a │ 1 ${name} │ 2 ${name}`,
        `a,${name},1`,
      ]) {
        try {
          for (const { measure, unit } of parse(tool, text))
            expect([typeof measure, typeof unit]).toEqual(['string', 'string']);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableOutput);
        }
      }
    }
  },
);
