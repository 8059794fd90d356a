import { stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { cargoWorkload } from '../../bench/cargo-workload.js';
import { commandWorkload } from '../../bench/command-workload.js';
import type { AskedFeatures } from '../../bench/features.js';
import { type Measurement, measure } from '../../bench/measure.js';
import { Recorder } from '../../bench/recorder.js';
import { BuildFailed, RunFailed, type Workload } from '../../bench/workload.js';
import { checkOut, type Worktrees, withoutScratchPaths } from '../../bench/worktrees.js';
import type { Side } from '../../model.js';
import { wrap } from '../../report/views/wrap.js';
import { type Range, resolveRange } from '../../source/git/range.js';
import { openRepository } from '../../source/git/repository.js';
import { visible } from '../../text/escape.js';
import { plain } from '../../text/plain.js';
import { names } from '../../text/words.js';
import { EXIT, type Surroundings, toRead, UsageError, wantsColor, widthOf } from '../surroundings.js';
import { onlyInert } from './inert.js';
import { BenchProgress, shortBudget, withPath } from './progress.js';
import { describe, withoutRuns } from './subject.js';
import { type ThresholdOptions, type Thresholds, thresholdsAt } from './thresholds.js';
import { noteUncommitted } from './uncommitted.js';
import { conclude, fixedLayoutNotice, verdictText } from './verdicts.js';

export interface WhatToMeasure extends Pick<Measurement, 'effort'>, ThresholdOptions {
  /** BASE..HEAD; null: this branch against the default branch. */
  range: string | null;
  repo: string;
  /** Folder of the bundle. */
  out: string;
  /** Take a new folder beside `out` where that holds an earlier measurement. */
  keepEarlier: boolean;
  /** Measure even where nothing that changed can reach the binary. */
  always: boolean;
  /** Empty: the targets of `cargo bench`. */
  command: readonly string[];
  /** Reads the output of `command`; null where there is none. */
  tool: string | null;
  only?: RegExp;
  features: AskedFeatures;
  color: boolean;
  verbose?: boolean;
}

/** Gives the exit code. */
export async function measureRange(what: WhatToMeasure, at: Surroundings): Promise<number> {
  const git = await openRepository(resolve(at.cwd, what.repo), at.env);
  const commits = await resolveRange(git, what.range);
  const inert = what.always ? null : await onlyInert(git, commits);
  if (inert !== null) return leaveUnmeasured(inert, commits, what, at);
  await noteUncommitted(git, commits, at);
  const thresholds = await thresholdsAt({ git, commit: commits.baseSha }, what, at);
  const recorder = await openRecorder(what, at);
  const interrupted = new AbortController();
  const stop = () => interrupted.abort();
  // Pressed twice, it still cleans up.
  for (const signal of STOPPING) process.on(signal, stop);
  const trees = await checkOut(git.directory, { base: commits.mergeBase, head: commits.headSha });
  try {
    return await measureIn(trees, commits, { at, recorder, what, thresholds, signal: interrupted.signal });
  } finally {
    await trees.remove();
    for (const signal of STOPPING) process.off(signal, stop);
  }
}

/**
 * As the review's answer, "not applicable": no failure. Where somebody named the folder, a later step looks for a bundle in it: it says why there is
 * nothing in it, and would pass nothing.
 */
async function leaveUnmeasured(
  paths: readonly string[],
  commits: Range,
  what: WhatToMeasure,
  at: Surroundings,
): Promise<number> {
  const because = `nothing was measured: only ${plain(names(paths))} changed, which cannot reach the binary`;
  if (!what.keepEarlier) {
    const recorder = await openRecorder(what, at);
    const folder = resolve(at.cwd, what.repo);
    const subject = await describe({ base: folder, head: folder }, commits, at.env);
    await recorder.describe(withoutRuns(subject, { side: 'head', because }));
  }
  const said = `${because[0]!.toUpperCase()}${because.slice(1)} (--always measures all the same).`;
  at.stdout.write(`${wrap(visible(said), widthOf(at.stdout), '').join('\n')}\n`);
  return EXIT.clean;
}

async function openRecorder({ out, keepEarlier }: WhatToMeasure, { cwd }: Surroundings): Promise<Recorder> {
  const folder = resolve(cwd, out);
  try {
    return await (keepEarlier ? Recorder.beside(folder) : Recorder.create(folder));
  } catch (error) {
    throw new UsageError(`--out ${out}: ${(error as Error).message}`);
  }
}

const STOPPING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface Session {
  at: Surroundings;
  recorder: Recorder;
  what: WhatToMeasure;
  thresholds: Thresholds;
  signal: AbortSignal;
}

async function measureIn(trees: Worktrees, commits: Range, session: Session): Promise<number> {
  const { at, recorder, what, signal } = session;
  const progress = new BenchProgress(at.stderr);
  const subject = await describe(trees, commits, at.env);
  let workload: Workload;
  try {
    await refuseMissingFolder(trees);
    if (what.command.length === 0) await refuseMissingManifest(trees, session);
    workload = withKnownPaths(await workloadOf(trees, session, progress), trees);
  } catch (error) {
    progress.clear();
    if (signal.aborted) return interruptedEarly(at, recorder);
    if (error instanceof UsageError) await recorder.discard();
    if (!(error instanceof BuildFailed)) throw error;
    const known = new BuildFailed(error.side, withoutScratchPaths(error.message, trees));
    await recorder.describe(withoutRuns(subject, { side: known.side, because: known.message }));
    at.stderr.write(`${toRead(at.stderr, `perf-checklist: ${known.side}: ${known.message}`)}\n`);
    return EXIT.failed;
  } finally {
    progress.clear();
  }
  if (workload.layout === 'fixed' && !COUNTS_ONLY.has(what.tool)) {
    const notice = fixedLayoutNotice(session.thresholds, what.command.length > 0);
    if (notice !== null) at.stderr.write(`${toRead(at.stderr, `note: ${notice}`)}\n`);
  }
  const result = await measure({
    workload,
    subject,
    recorder,
    signal,
    thresholds: session.thresholds,
    effort: what.effort,
    now: steadyClock,
    load: () => loadavg()[0]!,
    onStep: (step) => progress.step(step),
    onShortBudget: (pairs, seconds) => progress.note(shortBudget(pairs, seconds)),
  });
  progress.clear();
  at.stdout.write(
    verdictText(result, {
      color: wantsColor(at.stdout, at.env, what.color),
      width: widthOf(at.stdout),
      verbose: what.verbose === true,
    }),
  );
  const lead = signal.aborted ? 'Interrupted: what was measured until then is in' : 'Evidence:';
  at.stderr.write(`${withPath(at.stderr, lead, recorder.folder)}\n`);
  const code = conclude(result, at);
  return signal.aborted && code !== EXIT.blocks ? EXIT.failed : code;
}

/** Their numbers are not moved about by layout. */
const COUNTS_ONLY: ReadonlySet<string | null> = new Set([
  'gungraun',
  'iai-callgrind',
  'callgrind',
  'cachegrind',
]);
/** As the wall clock stood when the program began: one that is set back in between would contradict the order of the runs. */
const steadyClock = () => new Date(performance.timeOrigin + performance.now());

async function interruptedEarly(at: Surroundings, recorder: Recorder): Promise<number> {
  await recorder.discard();
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

/** As cargo looks for it, in the folder and in those around it. @throws UsageError when neither side has one: the folder is no crate's. */
async function refuseMissingManifest(trees: Worktrees, { at, what }: Session): Promise<void> {
  const lacking: Side[] = [];
  for (const side of ['base', 'head'] as const) if (!(await hasManifest(trees, side))) lacking.push(side);
  const [side] = lacking;
  if (side === undefined) return;
  if (lacking.length === 1) throw new BuildFailed(side, 'it has no Cargo.toml in this folder or above');
  throw new UsageError(
    `neither commit has a Cargo.toml in ${resolve(at.cwd, what.repo)} or above: name the folder of a crate with --repo DIR, ` +
      'or measure something else with --tool NAME -- COMMAND',
  );
}

async function hasManifest(trees: Worktrees, side: Side): Promise<boolean> {
  const top = join(trees.root, side);
  for (let folder = trees[side]; ; folder = dirname(folder)) {
    const found = await stat(join(folder, 'Cargo.toml')).catch(() => null);
    if (found?.isFile() || relative(top, folder) === '') return found?.isFile() === true;
  }
}

function workloadOf(
  trees: Worktrees,
  { at, what, signal }: Session,
  progress: BenchProgress,
): Promise<Workload> {
  const [program, ...args] = what.command;
  if (program !== undefined) {
    const command = [program, ...args] as const;
    return Promise.resolve(commandWorkload({ trees, env: at.env, command, tool: what.tool! }));
  }
  return cargoWorkload({
    trees,
    env: at.env,
    only: what.only ?? null,
    features: what.features,
    signal,
    onBuild: (side, target) => progress.building(side, target),
    onLeftOut: (because) => progress.note(`left out: ${because}`),
  });
}

/** What a failed run said, with the paths that a person knows. */
function withKnownPaths(workload: Workload, trees: Worktrees): Workload {
  return {
    ...workload,
    run: (...which) =>
      workload.run(...which).catch((error: Error) => {
        throw error instanceof RunFailed ? new RunFailed(withoutScratchPaths(error.message, trees)) : error;
      }),
  };
}
