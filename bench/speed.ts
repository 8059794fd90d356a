/**
 * `npm run bench:speed [-- ROUNDS]`: a scan of the corpus beside ast-grep's, on the same files, turn by turn; then the analysis of
 * pull requests. With 0 rounds only that.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { corpusFolder } from './corpus.js';
import { type Measurement, measure } from './measure.js';
import { percentile, timePullRequests } from './speed/pull-requests.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OURS = here('../dist/cli/main.js');
/** The program itself: npx would add its own start. */
const PEER = here('../node_modules/@ast-grep/cli/ast-grep');

/** The corpus lies in an ignored folder; the peer would leave it out. */
const PEER_SEES_ALL = ['hidden', 'dot', 'exclude', 'global', 'parent', 'vcs'].flatMap((kind) => [
  '--no-ignore',
  kind,
]);

interface Contender {
  name: string;
  threads: number;
  run(): Promise<Measurement>;
  findings(stdout: string): number;
}

const lines = (text: string) => text.split('\n').filter(Boolean).length;

function contenders(corpus: string): Contender[] {
  return [1, 2].flatMap((threads) => [
    {
      name: 'perf-checklist',
      threads,
      run: () =>
        measure(process.execPath, [
          OURS,
          'scan',
          '--format',
          'json',
          '--notes',
          '--threads',
          `${threads}`,
          corpus,
        ]),
      findings: lines,
    },
    {
      name: 'ast-grep',
      threads,
      run: () => {
        const config = ['--config', here('./ast-grep/sgconfig.yml')];
        const output = ['--json=stream', '--threads', `${threads}`, '--inspect', 'summary'];
        return measure(PEER, ['scan', ...config, ...output, ...PEER_SEES_ALL, corpus]);
      },
      findings: lines,
    },
  ]);
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function main(rounds: number): Promise<void> {
  if (!existsSync(OURS)) throw new Error('dist/ is not built: run `npm run build` first');
  const corpus = corpusFolder();
  if (rounds === 0) return printPullRequests(corpus);
  const all = contenders(corpus);
  const results = new Map<Contender, Measurement[]>(all.map((contender) => [contender, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const contender of all) {
      process.stderr.write(`round ${round} of ${rounds}: ${contender.name}, ${contender.threads} threads\n`);
      results.get(contender)?.push(await contender.run());
    }
  }
  print(results, rounds);
  printPullRequests(corpus);
}

function printPullRequests(corpus: string): void {
  const { wall, cpu, findings } = timePullRequests(corpus);
  const shown = (times: readonly number[]) =>
    [0.5, 0.99].map((share) => `p${share * 100} ${percentile(times, share).toFixed(0)} ms`).join(', ');
  console.log(`\npull requests of 10 files, ${wall.length} of them, ${findings} findings, on one thread:`);
  console.log(`wall ${shown(wall)} · CPU ${shown(cpu)}`);
}

function print(results: ReadonlyMap<Contender, Measurement[]>, rounds: number): void {
  console.log(
    `corpus: 75 crates, 4,241 files, 46 MB · median of ${rounds} · ${cpus()[0]?.model} × ${cpus().length}\n`,
  );
  console.log('scanner         threads     wall      CPU   peak memory   findings   wall against ast-grep');
  for (const [contender, runs] of results) {
    const wall = median(runs.map((run) => run.wallSeconds));
    const cpu = median(runs.map((run) => run.cpuSeconds));
    const peak = median(runs.map((run) => run.peakMegabytes));
    const found = contender.findings(runs[0]?.stdout ?? '');
    const peer = [...results].find(
      ([other]) => other.name === 'ast-grep' && other.threads === contender.threads,
    );
    const ratio = wall / median(peer?.[1].map((run) => run.wallSeconds) ?? []);
    console.log(
      [
        contender.name.padEnd(14),
        String(contender.threads).padStart(8),
        `${wall.toFixed(2)} s`.padStart(9),
        `${cpu.toFixed(2)} s`.padStart(8),
        `${peak.toFixed(0)} MiB`.padStart(12),
        found.toLocaleString('en-US').padStart(10),
        `${ratio.toFixed(2)} ×`.padStart(10),
      ].join(' '),
    );
  }
  const peer = [...results].find(([contender]) => contender.name === 'ast-grep');
  const scanned = /scannedFileCount=(\d+)/.exec(peer?.[1][0]?.stderr ?? '')?.[1];
  console.log(`\nast-grep read ${scanned ?? 'an unknown number of'} files.`);
}

/** Enough to see a run that was disturbed. */
const DEFAULT_ROUNDS = 3;

await main(Number(process.argv[2] ?? DEFAULT_ROUNDS));
