import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Executable, harnessOf } from '../../src/bench/harness.js';
import { leavesOf, listBenchmarks } from '../../src/bench/list.js';
import { RunFailed } from '../../src/bench/workload.js';
import { scratchFolder } from '../scratch.js';

/** An executable by the cases of its arguments. */
function executable(cases: string): Executable {
  const cwd = scratchFolder();
  const path = join(cwd, 'seek');
  writeFileSync(path, `#!/bin/sh\ncase "$NEXTEST $*" in\n${cases}\nesac\n`, { mode: 0o755 });
  return { path, cwd, env: { PATH: process.env.PATH }, signal: new AbortController().signal };
}

/** As divan 0.1.14 printed it. */
const TREE = `paths
├─ add
├─ build
├─ skipped                   (ignored)
├─ generic
│  ├─ array
│  │  ├─ 1
│  │  ╰─ 16
│  ╰─ collect
│     ╰─ BTreeMap<u64, u64>
╰─ walk
   ├─ items
   ╰─ deep
      ╰─ a name of its own
`;

/** As divan 0.1.21 printed it. */
const TERSE = `paths::walk::deep::a name of its own: benchmark
paths::build::1000: benchmark
paths::build::10: benchmark
paths::generic::collect::BTreeMap<u64, u64>: benchmark
`;

const UNKNOWN = `echo "error: Found an argument which wasn't expected" >&2; exit 2`;
const print = (text: string) => `cat <<'END'\n${text}\nEND\n;;`;

test('divan since 0.1.18: listed as for cargo-nextest, with the values of args, in natural order', async () => {
  const divan = executable(`'1 --bench --list --format terse') ${print(TERSE)}\n*) ${UNKNOWN} ;;`);
  expect(await listBenchmarks(divan, 'divan')).toEqual(
    [
      'paths::build::10',
      'paths::build::1000',
      'paths::generic::collect::BTreeMap<u64, u64>',
      'paths::walk::deep::a name of its own',
    ].map((name) => ({ name, select: ['--exact', name] })),
  );
});

test('divan before: functions of the tree, each with all its arguments', async () => {
  const divan = executable(`' --bench --list') ${print(TREE)}\n*) ${UNKNOWN} ;;`);
  expect(await listBenchmarks(divan, 'divan')).toEqual([
    { name: 'paths::add', select: ['^paths::add(::|$)'] },
    { name: 'paths::build', select: ['^paths::build(::|$)'] },
    { name: 'paths::generic::array::1', select: ['^paths::generic::array::1(::|$)'] },
    { name: 'paths::generic::array::16', select: ['^paths::generic::array::16(::|$)'] },
    {
      name: 'paths::generic::collect::BTreeMap<u64, u64>',
      select: ['^paths::generic::collect::BTreeMap<u64, u64>(::|$)'],
    },
    { name: 'paths::walk::deep::a name of its own', select: ['^paths::walk::deep::a name of its own(::|$)'] },
    { name: 'paths::walk::items', select: ['^paths::walk::items(::|$)'] },
  ]);
});

test.each([
  ['libtest', ['--exact', 'seek/a+b']],
  ['criterion', ['--noplot', '^seek/a\\+b$']],
] as const)('%s', async (harness, select) => {
  const at = executable(`' --bench --list') printf 'seek/a+b: bench\\nit_works: test\\n' ;;`);
  expect(await listBenchmarks(at, harness)).toEqual([{ name: 'seek/a+b', select }]);
});

test('criterion that can be told to resample less', async () => {
  const at = executable(
    `' --bench --list') echo 'seek: bench' ;;\n' --help') echo '   --nresamples <nresamples>' ;;`,
  );
  expect(await listBenchmarks(at, 'criterion')).toEqual([
    { name: 'seek', select: ['--noplot', '--nresamples', '1001', '^seek$'] },
  ]);
});

test('one that cannot list', async () => {
  const broken = executable("*) echo 'no such option' >&2; exit 1 ;;");
  for (const harness of ['criterion', 'libtest', 'divan'] as const)
    await expect(listBenchmarks(broken, harness)).rejects.toThrow(
      new RunFailed('it cannot list its benchmarks: no such option'),
    );
});

test.each([
  ['an executable without benchmarks', '', []],
  ['several roots', 'a\n╰─ x\n\nb\n╰─ x\n', ['a::x', 'b::x']],
  ['a function and a module of one name', 'a\n├─ x\n╰─ x\n   ╰─ y\n', ['a::x::y']],
])('the tree of %s', (_, tree, leaves) => {
  expect(leavesOf(tree)).toEqual(leaves);
});

test.each([
  ['criterion', "*--help*) echo 'Criterion benchmark' ;;"],
  ['divan', "*--help*) echo '      --sample-count <N>' ;;"],
  ['divan', `*--help*) ${UNKNOWN} ;; *--sample-count*) echo paths ;;`],
  ['libtest', "*--help*) echo '--exact' ;;"],
  ['libtest', `*) ${UNKNOWN} ;;`],
])('%s by its command line: %s', async (harness, cases) => {
  expect(await harnessOf(executable(cases))).toBe(harness);
});

test.each([
  ['what lists nothing and says so', '\n0 tests, 0 benchmarks', []],
  [
    'one that is alone',
    'seek: bench\n\n0 tests, 1 benchmark',
    [{ name: 'seek', select: ['--exact', 'seek'] }],
  ],
  ['a `main` of its own, which lists nothing', 'store took 1.2 ms', null],
])('libtest: %s', async (_what, printed, benchmarks) => {
  const libtest = executable(`' --bench --list') ${print(printed)}`);
  expect(await listBenchmarks(libtest, 'libtest')).toEqual(benchmarks);
});

test('gungraun is known by its help, or by the runner that it misses, and is not run one by one', async () => {
  const missing = `echo 'Failed to run benchmarks: Is iai-callgrind-runner installed?' >&2; exit 1`;
  for (const cases of [`' --help') echo 'GUNGRAUN_FILTER' ;;`, `*) ${missing} ;;`]) {
    const target = executable(cases);
    expect(await harnessOf(target)).toBe('gungraun');
    expect(await listBenchmarks(target, 'gungraun')).toBeNull();
  }
});
