import type { CrateIndex, FileFacts } from '../index/crate-index.js';
import type { ChangedFile, ChangeSet, Config, EvidenceFiles, PullRequest, RustReview } from '../model.js';
import { type Measured, measure } from '../review.js';
import type { Analysis } from './analysis.js';
import type { MeasureTaskData, ReviewTaskData } from './analysis-worker.js';
import { Children, type PoolSettings, type Run } from './children.js';
import type { FactsOffer, MissingFacts } from './offered-facts.js';

export const DEFAULT_POOL: PoolSettings = {
  processes: 2,
  timeLimitMs: 20_000,
  worker: new URL(
    import.meta.url.endsWith('.ts') ? './analysis-worker.ts' : './analysis-worker.js',
    import.meta.url,
  ),
};

/**
 * Runs the analysis in child processes: the parser is native code, where no thread's limit holds and a crash ends the
 * whole process. A file that takes too long or crashes is found by halving, reported, and the rest is reviewed.
 */
export function pooledAnalysis(settings: PoolSettings = DEFAULT_POOL): Analysis {
  const children = new Children(settings);
  const run = <T>(name: string, task: unknown) => children.with(null, (call) => call<T>(name, task));
  return {
    reviewRust: (changes, index, config) =>
      reviewReadable(changes, (readable, limits) =>
        children.with(index.origin?.repository ?? null, (call) =>
          reviewThere((name, task) => call(name, task, limits), readable, index, config),
        ),
      ),
    measure: (files, pull, config) => measuredOrRefused(files, pull, config, (data) => run('measured', data)),
    factsOfFiles: (files) => factsOfReadable(files, (some) => run<FileFacts[]>('facts', some)),
    close: () => children.close(),
  };
}

/** The child holds the facts of what it saw last: it is told which it needs, and sent those it asks for. */
async function reviewThere(
  call: Run,
  changes: ChangeSet,
  { files, complete, origin }: CrateIndex,
  config: Config,
): Promise<RustReview> {
  const ask = (facts: FactsOffer) => {
    const data: ReviewTaskData = { changes, facts, complete, config };
    return call<RustReview | MissingFacts>('review', data);
  };
  if (origin === null) return reviewed(await ask({ listing: null, sent: files }));
  const listing = origin.texts;
  const first = await ask({ listing, sent: new Map() });
  if (!('missing' in first)) return first;
  const sent = new Map(first.missing.map((path) => [path, files.get(path)!]));
  return reviewed(await ask({ listing, sent }));
}

function reviewed(answer: RustReview | MissingFacts): RustReview {
  if ('missing' in answer) throw new Error('The analysis asked twice for the same facts.');
  return answer;
}

/** A bundle that takes too long, or fills the memory, is none. */
async function measuredOrRefused(
  files: EvidenceFiles,
  pull: PullRequest,
  config: Config,
  run: (data: MeasureTaskData) => Promise<Measured>,
): Promise<Measured> {
  // What has no numbers costs nothing here.
  if (files.kind !== 'files') return measure(files, pull, config);
  try {
    return await run({ files, pull, config });
  } catch {
    const reason = 'reading it took too long or crashed';
    return measure({ kind: 'refused', reason, origin: files.origin }, pull, config);
  }
}

/** Reviews what can be reviewed; each file that can't gets a notice. */
async function reviewReadable(
  changes: ChangeSet,
  run: (changes: ChangeSet, limits?: number) => Promise<RustReview>,
): Promise<RustReview> {
  try {
    return await run(changes);
  } catch {
    const patience = { left: MAX_FAILED_RUNS };
    const bad = await unreadable(changes.rust, (files) => run({ ...changes, rust: files }), patience);
    const rest = changes.rust.filter((file) => !bad.includes(file));
    const review = await run({ ...changes, rust: rest }, LIMITS_FOR_ALL);
    const notices = bad.map(({ path }) => ({
      path,
      line: null,
      message:
        'This file could not be read: its analysis took too long or crashed. The others were reviewed.',
    }));
    const unread = [...(review.unread ?? []), ...bad.map(({ path }) => path)];
    return { ...review, notices: [...review.notices, ...notices], unread };
  }
}

/** Time limits for files of which none is to blame: a change of thousands takes long, and apart they would not be seen to move. */
const LIMITS_FOR_ALL = 6;

/**
 * Runs that fail while the files to blame are looked for: one among five hundred is found. Whoever puts in many that hang
 * would otherwise hold a process for hours; what then is not told apart is not read.
 */
const MAX_FAILED_RUNS = 10;

/** Those files on which `run` fails by themselves, found by halving. */
async function unreadable(
  files: readonly ChangedFile[],
  run: (files: readonly ChangedFile[]) => Promise<unknown>,
  patience: { left: number },
): Promise<readonly ChangedFile[]> {
  if (files.length <= 1 || patience.left <= 0) return files;
  const middle = Math.ceil(files.length / 2);
  const bad: ChangedFile[] = [];
  for (const half of [files.slice(0, middle), files.slice(middle)]) {
    const failed = await run(half).then(
      () => false,
      () => true,
    );
    if (failed) patience.left -= 1;
    if (failed) bad.push(...(await unreadable(half, run, patience)));
  }
  return bad;
}

async function factsOfReadable(
  files: readonly { path: string; text: string }[],
  run: (files: readonly { path: string; text: string }[]) => Promise<FileFacts[]>,
): Promise<(FileFacts | null)[]> {
  if (files.length === 0) return [];
  try {
    return await run(files.map(({ path, text }) => ({ path, text })));
  } catch {
    if (files.length === 1) return [null];
    const middle = Math.ceil(files.length / 2);
    return [
      ...(await factsOfReadable(files.slice(0, middle), run)),
      ...(await factsOfReadable(files.slice(middle), run)),
    ];
  }
}
