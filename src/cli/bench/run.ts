import { stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { cargoWorkload } from '../../bench/cargo-workload.js';
import { commandWorkload } from '../../bench/command-workload.js';
import { thisMachine, toolchainIn } from '../../bench/machine.js';
import { measure, type Subject } from '../../bench/measure.js';
import { Recorder } from '../../bench/recorder.js';
import { BuildFailed, type Workload } from '../../bench/workload.js';
import { checkOut, type Worktrees } from '../../bench/worktrees.js';
import { ADAPTERS } from '../../evidence/adapters/index.js';
import { BUNDLE_VERSION } from '../../evidence/manifest.js';
import { type Range, resolveRange } from '../../source/git/range.js';
import { openRepository } from '../../source/git/repository.js';
import { EXIT, type Finish, type Surroundings, UsageError } from '../surroundings.js';
import { BenchProgress } from './progress.js';
import {
  exitCodeOf,
  floorOption,
  marginOption,
  type ThresholdOptions,
  thresholdsOf,
  verdictText,
} from './verdicts.js';

interface RunOptions extends ThresholdOptions {
  repo: string;
  pairs?: number;
  budget?: number;
  only?: RegExp;
  out: string;
  tool?: string;
}

/** Enough to see +5 % of a benchmark that spreads by 2 %; `--budget` fits the number to the time there is. */
const DEFAULT_PAIRS = 12;

const EXAMPLES = `
Examples:
  perf-checklist bench run                              this branch against the default branch
  perf-checklist bench run main..seek-cache --budget 10m
  perf-checklist bench run --only '^trie/' --pairs 20
  perf-checklist bench run --tool hyperfine -- sh -c 'hyperfine --export-json "$PERF_CHECKLIST_OUT/r.json" ./run.sh'

Without a command, every bench target of the workspace is built on both sides and run benchmark by benchmark, relinked with a new
order of functions for each pair where the linker can. Exit codes: 0 nothing beyond the margin, 1 a regression beyond it, 2 could not measure.`;

export function runCommand(surroundings: Surroundings, finish: Finish): Command {
  return new Command('run')
    .summary('measure two commits, interleaved')
    .description(
      'Builds base and head in work trees of their own, measures them in turn, and writes one bundle of evidence.',
    )
    .argument('[range]', 'BASE..HEAD, as for review')
    .argument('[command...]', 'after --: what to run in each work tree instead of `cargo bench` targets')
    .option('--repo <dir>', 'the repository, or the folder of a crate in it', '.')
    .option('--pairs <n>', `pairs of runs of each benchmark (default: ${DEFAULT_PAIRS})`, pairCount)
    .option('--budget <time>', 'as many pairs as fit in so much time, such as 10m', duration)
    .option('--only <regex>', 'benchmarks whose names match', pattern)
    .option('--out <dir>', 'folder for the bundle; must be empty', 'perf-evidence')
    .option('--tool <name>', `what reads the command's output: ${[...ADAPTERS.keys()].join(', ')}`)
    .addOption(floorOption())
    .addOption(marginOption())
    .addHelpText('after', EXAMPLES)
    .action(async (range: string | undefined, command: string[], options: RunOptions) => {
      // Without a range, what stands after `--` fills its place.
      const isRange = range === undefined || range.includes('..');
      const words = isRange ? command : [range, ...command];
      finish(await runBench(surroundings, isRange ? (range ?? null) : null, words, options));
    });
}

async function runBench(
  at: Surroundings,
  range: string | null,
  command: string[],
  options: RunOptions,
): Promise<number> {
  const tool = toolFor(command, options);
  const git = await openRepository(resolve(at.cwd, options.repo), at.env);
  const commits = await resolveRange(git, range);
  const recorder = await Recorder.create(resolve(at.cwd, options.out)).catch((error: Error) => {
    throw new UsageError(error.message);
  });
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  // Pressed twice, it still cleans up.
  for (const signal of STOPPING) process.on(signal, stop);
  const trees = await checkOut(git.directory, { base: commits.mergeBase, head: commits.headSha });
  try {
    return await measureIn(trees, commits, {
      at,
      recorder,
      tool,
      command,
      options,
      signal: interrupted.signal,
    });
  } finally {
    await trees.remove();
    for (const signal of STOPPING) process.off(signal, stop);
  }
}

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Session {
  at: Surroundings;
  recorder: Recorder;
  tool: string | null;
  command: string[];
  options: RunOptions;
  signal: AbortSignal;
}

async function measureIn(trees: Worktrees, commits: Range, session: Session): Promise<number> {
  const { at, recorder, options, signal } = session;
  const progress = new BenchProgress(at.stderr);
  const subject = await describe(trees, commits, at.env);
  let workload: Workload;
  try {
    await refuseMissingFolder(trees);
    workload = await workloadOf(trees, session, progress);
  } catch (error) {
    if (signal.aborted) return interruptedEarly(at);
    if (!(error instanceof BuildFailed)) throw error;
    await recorder.describe(withoutRuns(subject, error));
    at.stderr.write(`perf-checklist: ${error.side}: ${error.message}\n`);
    return EXIT.failed;
  } finally {
    progress.clear();
  }
  const result = await measure({
    workload,
    subject,
    recorder,
    signal,
    thresholds: thresholdsOf(options),
    effort:
      options.budget === undefined ? { pairs: options.pairs ?? DEFAULT_PAIRS } : { seconds: options.budget },
    now: () => new Date(),
    load: () => loadavg()[0]!,
    onStep: (step) => progress.step(step),
  });
  progress.clear();
  at.stdout.write(verdictText(result));
  at.stderr.write(
    `${signal.aborted ? 'Interrupted: what was measured until then is in' : 'Evidence:'} ${recorder.folder}\n`,
  );
  return signal.aborted ? EXIT.failed : exitCodeOf(result);
}

function interruptedEarly(at: Surroundings): number {
  at.stderr.write('Interrupted before anything was measured.\n');
  return EXIT.failed;
}

/** A crate that the change adds, or moves, has nothing to be compared with. */
async function refuseMissingFolder(trees: Worktrees): Promise<void> {
  for (const side of ['base', 'head'] as const) {
    const found = await stat(trees[side]).catch(() => null);
    if (!found?.isDirectory())
      throw new BuildFailed(side, `it has no folder ${relative(join(trees.root, side), trees[side])}`);
  }
}

function workloadOf(
  trees: Worktrees,
  { at, tool, command, options, signal }: Session,
  progress: BenchProgress,
): Promise<Workload> {
  const [program, ...args] = command;
  if (program !== undefined) {
    return Promise.resolve(commandWorkload({ trees, env: at.env, command: [program, ...args], tool: tool! }));
  }
  const only = options.only ?? null;
  return cargoWorkload({
    trees,
    env: at.env,
    only,
    signal,
    onBuild: (side, target) => progress.building(side, target),
  });
}

async function describe(trees: Worktrees, commits: Range, env: NodeJS.ProcessEnv): Promise<Subject> {
  const machine = await thisMachine();
  return {
    version: BUNDLE_VERSION,
    mergeBase: commits.mergeBase,
    base: { sha: commits.mergeBase, machine, ...(await toolchainIn(trees.base, env)) },
    head: { sha: commits.headSha, machine, ...(await toolchainIn(trees.head, env)) },
  };
}

/** A bundle that says why there is nothing in it: the App tells the pull request. */
function withoutRuns(subject: Subject, { side, message }: BuildFailed) {
  const at = new Date().toISOString();
  return {
    ...subject,
    startedAt: at,
    finishedAt: at,
    layout: 'fixed' as const,
    looks: [{ measurement: 0, pairs: 1, planned: 1 }],
    failures: [{ side, benchmark: null, because: message.slice(0, 1000) }],
  };
}

function toolFor(command: readonly string[], { tool, pairs, budget, only }: RunOptions): string | null {
  if (pairs !== undefined && budget !== undefined)
    throw new UsageError('--pairs and --budget exclude each other');
  if (tool !== undefined && !ADAPTERS.has(tool))
    throw new UsageError(`unknown tool ${tool}: known are ${[...ADAPTERS.keys()].join(', ')}`);
  if (command.length === 0) {
    if (tool !== undefined) throw new UsageError('--tool needs a command after --');
    return null;
  }
  if (tool === undefined)
    throw new UsageError('a command needs --tool NAME, which says how to read its output');
  if (only !== undefined)
    throw new UsageError('--only works on `cargo bench` targets: let the command choose its benchmarks');
  return tool;
}

function pairCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('must be a whole number from 1 to 1000');
  return value;
}

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

function duration(text: string): number {
  const found = /^(\d+(?:\.\d+)?)([smh])$/.exec(text);
  if (!found) throw new InvalidArgumentError('must be a number with s, m or h, such as 10m');
  return Number(found[1]) * SECONDS[found[2]!]!;
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
