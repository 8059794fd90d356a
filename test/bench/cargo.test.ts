import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../../src/cli/run.js';
import { scratchFolder } from '../scratch.js';

/** Stands in for cargo: builds by copying the crate's script, and fails where the crate says `broken`. */
const CARGO = `#!/bin/sh
case "$1" in
  metadata) printf '{"packages":[{"name":"engine","targets":[{"name":"seek","kind":["bench"],"src_path":"%s/benches/seek.rs"}]}]}' "$PWD" ;;
  rustc)
    if grep -q broken lib.rs; then echo 'error: expected item, found broken' >&2; exit 101; fi
    mkdir -p "$CARGO_TARGET_DIR" && cp bench.sh "$CARGO_TARGET_DIR/seek" && chmod +x "$CARGO_TARGET_DIR/seek"
    printf '{"executable":"%s/seek"}\\n' "$CARGO_TARGET_DIR" ;;
esac
`;

/** A bench target with libtest's command line; its `boom` panics, `seek` takes what the crate says. */
const BENCH = `#!/bin/sh
case "$*" in
  --help) echo '--exact' ;;
  *--list*) echo 'seek: bench'; echo 'boom: bench' ;;
  *boom*) echo "thread 'main' panicked at benches/seek.rs:3:5: index out of bounds" >&2; exit 101 ;;
  *) echo "test seek ... bench:       $(cat lib.rs).$(($$ % 10)) ns/iter (+/- 3.00)" ;;
esac
`;

type Files = Readonly<Record<string, string>>;

function commit(repository: string, files: Files): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
      stdio: 'pipe',
    });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  git('add', '.');
  git('commit', '-qm', 'change');
}

interface Project {
  repository: string;
  temporary: string;
  out: string;
  env: NodeJS.ProcessEnv;
}

function project(base: Files, head: Files): Project {
  const root = scratchFolder();
  const [repository, bin, temporary] = ['repository', 'bin', 'tmp'].map((name) => {
    mkdirSync(join(root, name));
    return join(root, name);
  }) as [string, string, string];
  writeFileSync(join(bin, 'cargo'), CARGO, { mode: 0o755 });
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  // The stand-in for cargo needs none, but where there is none nothing is asked of cargo.
  commit(repository, { 'Cargo.toml': '', ...base });
  execFileSync('git', ['-C', repository, 'checkout', '-qb', 'change']);
  commit(repository, head);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  return { repository, temporary, out: join(root, 'evidence'), env };
}

const outsideTmp = process.env.TMPDIR;
afterEach(() => {
  if (outsideTmp === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = outsideTmp;
});

async function benchRun({ temporary, out, env }: Project, cwd: string, ...more: string[]) {
  process.env.TMPDIR = temporary;
  const said = { stdout: '', stderr: '' };
  const into = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      said[stream] += text;
    },
  });
  const argv = ['bench', 'run', 'main..change', '--out', out, ...more];
  const code = await run(argv, { stdout: into('stdout'), stderr: into('stderr'), cwd, env });
  return { code, ...said };
}

function leftBehind({ repository, temporary }: Project) {
  const trees = execFileSync('git', ['-C', repository, 'worktree', 'list'], { encoding: 'utf8' });
  return [...readdirSync(temporary), ...trees.trim().split('\n').slice(1)];
}

const CRATE = { 'engine/bench.sh': BENCH, 'engine/lib.rs': '1000', 'engine/benches/seek.rs': '' };

test('a crate in a folder of the repository; a benchmark that panics is said, the other judged', async () => {
  const at = project(CRATE, { 'engine/lib.rs': '1300' });
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '8');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/^seek .*\+30 % .*regressed/m);
  expect(ran.stdout).toMatch(
    /^boom .*cannot tell\n {2}no result on base: exit code 101: thread 'main' panicked/m,
  );
  expect(leftBehind(at)).toEqual([]);
  const { targets } = JSON.parse(readFileSync(join(at.out, 'manifest.json'), 'utf8'));
  expect(targets).toEqual([{ path: 'engine/benches/seek.rs', benchmarks: ['seek', 'boom'] }]);
});

/** With divan's command line and its profiler, which says nothing of `seek` while that allocates nothing. */
const PROFILED = `#!/bin/sh
table() { printf '%s\\n' 'trie      fastest       │ slowest       │ median        │ mean          │ samples │ iters' "$@"; }
counts() { printf '%s\\n' \
  '          alloc:        │               │               │               │         │' \
  "            $1           │ $1             │ $1             │ $1             │         │" \
  '            64 B        │ 64 B          │ 64 B          │ 64 B          │         │'; }
case "$*" in
  --help) echo '--sample-count' ;;
  *--list*) echo 'trie::seek: benchmark'; echo 'trie::insert: benchmark' ;;
  *seek) table '╰─ seek    26.73 ns      │ 26.88 ns      │ 26.81 ns      │ 26.84 ns      │ 100     │ 12800'
    if [ "$(cat lib.rs)" != 0 ]; then counts "$(cat lib.rs)"; fi ;;
  *) table '╰─ insert  53.94 ns      │ 628.4 ns      │ 54.11 ns      │ 59.92 ns      │ 100     │ 6400'; counts 2 ;;
esac
`;

test('a first allocation is a regression, although divan says nothing of none', async () => {
  const at = project({ 'engine/bench.sh': PROFILED, 'engine/lib.rs': '0' }, { 'engine/lib.rs': '3' });
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '6');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/^trie::seek · allocations +0 +3 .*regressed/m);
  expect(ran.stdout).toMatch(/^trie::insert · allocations +2 +2 .*unchanged/m);
});

test.each([
  ['base', { ...CRATE, 'engine/lib.rs': 'broken' }, { 'engine/lib.rs': '1000' }],
  ['head', CRATE, { 'engine/lib.rs': 'broken' }],
])('a %s that does not build: said, and a bundle that cannot tell', async (side, base, head) => {
  const at = project(base, head);
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '8');
  expect(ran.code).toBe(2);
  expect(ran.stderr).toMatch(`${side}: it does not build: error: expected item, found broken`);
  expect(JSON.parse(readFileSync(join(at.out, 'manifest.json'), 'utf8')).failures).toEqual([
    { side, benchmark: null, because: 'it does not build: error: expected item, found broken' },
  ]);
  expect(leftBehind(at)).toEqual([]);
  // Mended and tried again, it may take the same folder.
  expect(await benchRun(at, join(at.repository, 'engine'))).toMatchObject({ code: 2, stderr: ran.stderr });
});

test('Ctrl-C while it builds leaves the folder for the next run', async () => {
  const at = project(CRATE, { 'engine/lib.rs': '1001' });
  writeFileSync(join(at.env.PATH!.split(':')[0]!, 'cargo'), '#!/bin/sh\nsleep 60\n');
  const running = benchRun(at, join(at.repository, 'engine'));
  while (!existsSync(join(at.out, 'runs.jsonl'))) await wait(20);
  await wait(500);
  process.emit('SIGINT');
  expect(await running).toMatchObject({ code: 2, stderr: 'Interrupted before anything was measured.\n' });
  expect(existsSync(at.out)).toBe(false);
});

test('a target with a main of its own is said, with the way to measure it', async () => {
  const own = "#!/bin/sh\necho 'no such option' >&2; exit 3\n";
  const at = project({ ...CRATE, 'engine/bench.sh': own }, { 'engine/lib.rs': '1' });
  const { code, stderr } = await benchRun(at, join(at.repository, 'engine'));
  expect(code).toBe(2);
  expect(stderr).toContain('base: bench target `seek` is none of criterion, divan or libtest, or fails: ');
  expect(stderr).toContain('measured with --tool NAME -- COMMAND');
});

test('a harness of its own that lists nothing and fails nothing is named', async () => {
  const own = "#!/bin/sh\necho 'store took 1.2 ms'\n";
  const at = project({ ...CRATE, 'engine/bench.sh': own }, { 'engine/lib.rs': '1' });
  const { code, stderr } = await benchRun(at, join(at.repository, 'engine'));
  expect(code).toBe(2);
  expect(stderr).toContain('base: bench target `seek` has a harness of its own that lists no benchmarks');
  expect(stderr).toContain('measured with --tool NAME -- COMMAND');
});

test('where --only matches nothing, both reasons are said', async () => {
  const own = "#!/bin/sh\necho 'store took 1.2 ms'\n";
  const at = project({ ...CRATE, 'engine/bench.sh': own }, { 'engine/lib.rs': '1' });
  const { code, stderr } = await benchRun(at, join(at.repository, 'engine'), '--only', '^trie/');
  expect(stderr).toContain('base: no benchmark matches ^trie/; bench target `seek` has a harness of its own');
  expect(code).toBe(2);
});

test('where there is no benchmark at all, it is said what to do', async () => {
  const at = project(CRATE, { 'engine/lib.rs': '1' });
  const cargo = join(at.env.PATH!.split(':')[0]!, 'cargo');
  writeFileSync(cargo, `#!/bin/sh\nprintf '{"packages":[{"name":"engine","targets":[]}]}'\n`);
  const { code, stderr } = await benchRun(at, join(at.repository, 'engine'));
  expect(stderr).toContain(
    'it has no benchmark: write one in benches/, or say after `--` what to run (--tool NAME -- COMMAND)',
  );
  expect(code).toBe(2);
});

/** What cargo 1.95 says of such a target, and its `#[bench]` in a library. */
const CARGO_WITH_MORE = `#!/bin/sh
case "$*" in
  metadata*) printf '{"packages":[{"name":"engine","features":{"slowtests":[]},"targets":[{"name":"seek","kind":["bench"],"src_path":"/b.rs"},{"name":"gated","kind":["bench"],"src_path":"/g.rs"},{"name":"engine","kind":["lib"],"src_path":"%s/src/lib.rs"},{"name":"tool","kind":["bin"],"src_path":"/nowhere/main.rs"}]}]}' "$PWD" ;;
  *"--bench gated"*--features\\ slowtests*) name=late ;;
  *"--bench gated"*)
    printf 'error: target \\140gated\\140 in package \\140engine\\140 requires the features: \\140slowtests\\140\\n' >&2
    printf 'Consider enabling them by passing, e.g., \\140--features="slowtests"\\140\\n' >&2; exit 101 ;;
  *--lib*) name=within ;;
  *) name=seek ;;
esac
[ "$1" = metadata ] && exit
mkdir -p "$CARGO_TARGET_DIR" && sed "s/seek/$name/g" bench.sh > "$CARGO_TARGET_DIR/$name" && chmod +x "$CARGO_TARGET_DIR/$name"
printf '{"executable":"%s/%s"}\\n' "$CARGO_TARGET_DIR" "$name"
`;

test('what needs features is left out as cargo bench does, or built with them; #[bench] in a library is measured', async () => {
  const only = BENCH.replace("; echo 'boom: bench'", '');
  const library = { 'engine/src/lib.rs': 'mod benches { #[bench]\nfn within() {} }' };
  const at = project({ ...CRATE, ...library, 'engine/bench.sh': only }, { 'engine/lib.rs': '1300' });
  writeFileSync(join(at.env.PATH!.split(':')[0]!, 'cargo'), CARGO_WITH_MORE);
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '6');
  expect(ran.stderr).toContain(
    'left out: bench target `gated` requires features (measured with --features slowtests)\n',
  );
  expect(ran.stdout.match(/^(seek|within|late) .*\+30 %/gm)).toHaveLength(2);
  const all = await benchRun(
    { ...at, out: `${at.out}-2` },
    join(at.repository, 'engine'),
    '--pairs',
    '6',
    '--features',
    'slowtests',
  );
  expect(all.stdout.match(/^(seek|within|late) .*\+30 %/gm)).toHaveLength(3);
  const slip = await benchRun(
    { ...at, out: `${at.out}-3` },
    join(at.repository, 'engine'),
    '--features',
    'slow',
  );
  expect(slip).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no package of it has the feature slow'),
  });
});

test('two of one name are not told apart: the first is measured, the second said', async () => {
  const twice = BENCH.replace("echo 'boom: bench'", "echo 'seek: bench'");
  const at = project({ ...CRATE, 'engine/bench.sh': twice }, { 'engine/lib.rs': '1300' });
  const { code, stderr } = await benchRun(at, join(at.repository, 'engine'), '--pairs', '8');
  expect(stderr.match(/^left out: .*$/gm)).toEqual([
    expect.stringMatching(
      'left out: `seek` in bench target `seek` of engine: another benchmark has that name',
    ),
  ]);
  expect(code).toBe(1);
});

test('what the base still ran and the head does not is no success, however the others do', async () => {
  const boom = `*boom*) if [ -f gone ]; then echo "it panicked" >&2; exit 101; fi; echo "test boom ... bench: 10.0 ns/iter (+/- 3.00)" ;;`;
  const at = project(
    { ...CRATE, 'engine/bench.sh': BENCH.replace(/\*boom\*.*/, boom) },
    { 'engine/gone': '' },
  );
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '6');
  expect(ran.stdout).toMatch(/^seek +1\.00 µs +1\.00 µs/m);
  expect(ran.stderr).toContain('perf-checklist: `boom` ran on the base and gave no result on the head\n');
  expect(ran.code).toBe(2);
});

test('without cargo', async () => {
  const at = project(CRATE, { 'engine/lib.rs': '1' });
  const bin = at.env.PATH!.split(':')[0]!;
  rmSync(join(bin, 'cargo'));
  symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(bin, 'git'));
  const ran = await benchRun({ ...at, env: { ...at.env, PATH: bin } }, join(at.repository, 'engine'));
  const stderr = 'perf-checklist: base: `cargo` cannot be started: there is no such program\n';
  expect(ran).toMatchObject({ code: 2, stderr });
});

test('a crate that the change adds has nothing to be compared with', async () => {
  const at = project({ 'README.md': 'empty' }, CRATE);
  const ran = await benchRun(at, join(at.repository, 'engine'), '--pairs', '8');
  expect(ran).toMatchObject({ code: 2, stderr: expect.stringMatching('base: it has no folder engine') });
});

test('Ctrl-C leaves a bundle that can be read, and no litter', async () => {
  const at = project(CRATE, { 'engine/lib.rs': '1001' });
  // With a margin that its times could be shown to keep, it goes on to the look at half of them.
  const running = benchRun(at, join(at.repository, 'engine'), '--pairs', '1000', '--margin', '20');
  const runs = join(at.out, 'runs.jsonl');
  while (!existsSync(runs) || readFileSync(runs, 'utf8').split('\n').length < 20) await wait(20);
  process.emit('SIGINT');
  process.emit('SIGINT');
  const ran = await running;
  expect(ran).toMatchObject({
    code: 2,
    stderr: expect.stringMatching('Interrupted: what was measured until then'),
  });
  expect(ran.stdout).toMatch(/^seek +1\.00 µs/m);
  expect(leftBehind(at)).toEqual([]);
});
