import { CrateIndex, factsOfFile } from '../index/crate-index.js';
import { measure } from '../review.js';
import { reviewSteps } from '../rules/review-rust.js';
import { tuneV8 } from '../rules/tune-v8.js';
import { FactsMemory } from './facts-memory.js';
import { takeFacts } from './offered-facts.js';

tuneV8();
const memory = new FactsMemory();
export async function review({ changes, facts: offered, complete, config }) {
  const files = takeFacts(offered, memory);
  if ('missing' in files) return files;
  const steps = reviewSteps(changes, CrateIndex.of(files, complete), config);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await eventLoopTurned();
  }
}
export async function facts(files) {
  const found = [];
  for (const { path, text } of files) {
    found.push(factsOfFile(path, text));
    await eventLoopTurned();
  }
  return found;
}
/** The runs stay here: what was read of them is in the verdicts, and they may be a hundred megabytes. */
export function measured({ files, pull, config }) {
  const { evidence, measured: verdicts } = measure(files, pull, config);
  if (evidence.kind !== 'measured') return { evidence, measured: verdicts };
  const { bundle, later = [] } = evidence;
  const kept = { ...evidence, bundle: withoutRuns(bundle), later: later.map(withoutRuns) };
  return { evidence: kept, measured: verdicts };
}
const withoutRuns = (bundle) => ({ ...bundle, runs: [] });
/** The parser's memory is native and only freed when the event loop turns. */
function eventLoopTurned() {
  return new Promise((turned) => setImmediate(turned));
}
