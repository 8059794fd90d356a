import { CrateIndex, type FileFacts, factsOfFile } from '../index/crate-index.js';
import type { Bundle, ChangeSet, Config, EvidenceFiles, PullRequest, RustReview } from '../model.js';
import { type Measured, measure } from '../review.js';
import { reviewSteps } from '../rules/review-rust.js';
import { tuneV8 } from '../rules/tune-v8.js';
import { FactsMemory } from './facts-memory.js';
import { type FactsOffer, type MissingFacts, takeFacts } from './offered-facts.js';

/** What crosses into the child process; Maps and Sets cross as they are. */
export interface ReviewTaskData {
  changes: ChangeSet;
  facts: FactsOffer;
  complete: boolean;
  config: Config;
}

tuneV8();

const memory = new FactsMemory();

export async function review({
  changes,
  facts: offered,
  complete,
  config,
}: ReviewTaskData): Promise<RustReview | MissingFacts> {
  const files = takeFacts(offered, memory);
  if ('missing' in files) return files;
  const steps = reviewSteps(changes, CrateIndex.of(files, complete), config);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await eventLoopTurned();
  }
}

export async function facts(files: readonly { path: string; text: string }[]): Promise<FileFacts[]> {
  const found: FileFacts[] = [];
  for (const { path, text } of files) {
    found.push(factsOfFile(path, text));
    await eventLoopTurned();
  }
  return found;
}

export interface MeasureTaskData {
  files: EvidenceFiles;
  pull: PullRequest;
  config: Config;
}

/** The runs stay here: what was read of them is in the verdicts, and they may be a hundred megabytes. */
export function measured({ files, pull, config }: MeasureTaskData): Measured {
  const { evidence, measured: verdicts } = measure(files, pull, config);
  if (evidence.kind !== 'measured') return { evidence, measured: verdicts };
  const { bundle, later = [] } = evidence;
  const kept = { ...evidence, bundle: withoutRuns(bundle), later: later.map(withoutRuns) };
  return { evidence: kept, measured: verdicts };
}

const withoutRuns = (bundle: Bundle): Bundle => ({ ...bundle, runs: [] });

/** The parser's memory is native and only freed when the event loop turns. */
function eventLoopTurned(): Promise<void> {
  return new Promise((turned) => setImmediate(turned));
}
