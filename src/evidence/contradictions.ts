import type { BenchmarkRun, FailedRun } from '../model.js';
import type { Manifest, ResultRun } from './manifest.js';
import { Refused } from './refused.js';

/** A measurement that ended before it began. Throws `Refused`. */
export function refuseEndBeforeStart({ startedAt, finishedAt }: Manifest): void {
  if (Date.parse(finishedAt) < Date.parse(startedAt))
    throw new Refused(
      `manifest.json: finishedAt ${finishedAt} lies before startedAt ${startedAt}: the clock must not go back`,
    );
}

/** A clock is set right once in a measurement; one that goes back more often says that the order is another. */
const MOST_STEPS_BACK = 1;

/**
 * Places in time that two runs share, or that their clock contradicts: what ran before what decides whether the sides can be compared. A clock
 * that was set back between two runs of sides that took turns contradicts nothing. Throws `Refused`.
 */
export function refuseOtherTimes(
  places: readonly Pick<ResultRun, 'order' | 'startedAt'>[],
  runs: readonly BenchmarkRun[],
): void {
  const inOrder = [...places].sort((a, b) => a.order - b.order);
  let stepsBack = 0;
  for (const [i, run] of inOrder.entries()) {
    const before = inOrder[i - 1];
    if (before === undefined) continue;
    if (run.order === before.order)
      throw new Refused(
        `runs.jsonl: two runs have the order ${run.order}; each has a place in time of its own`,
      );
    if (Date.parse(run.startedAt) >= Date.parse(before.startedAt)) continue;
    if (++stepsBack > MOST_STEPS_BACK || areSidesApart(runs, run.order))
      throw new Refused(
        `runs.jsonl: the run with the order ${run.order} started at ${run.startedAt}, before the one with the order ${before.order} (${before.startedAt})`,
      );
  }
}

/** Do several pairs of a benchmark have one run before a place in time, and the other behind? Of sides that take turns one has. */
function areSidesApart(runs: readonly BenchmarkRun[], place: number): boolean {
  const early = new Set<string>();
  const late = new Map<string, string>();
  for (const { benchmark, pair, order } of runs) {
    const key = `${pair} ${benchmark}`;
    if (order < place) early.add(key);
    else late.set(key, benchmark);
  }
  const parted = [...late].flatMap(([key, benchmark]) => (early.has(key) ? [benchmark] : []));
  return new Set(parted).size < parted.length;
}

/** A side that is said to have failed stopped there, so that it cannot have every run that was planned. Throws `Refused`. */
export function refuseFailedButWhole(
  failures: readonly FailedRun[],
  runs: readonly BenchmarkRun[],
  planned: number,
): void {
  if (failures.length === 0) return;
  const counts = new Map<string, number>();
  for (const { side, benchmark } of runs) {
    const key = `${side} ${benchmark}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const names = new Set(runs.map(({ benchmark }) => benchmark));
  for (const { side, benchmark, because } of failures) {
    const failed = benchmark === null ? [...names] : [benchmark];
    const whole = failed.find((name) => (counts.get(`${side} ${name}`) ?? 0) >= planned);
    if (whole !== undefined)
      throw new Refused(
        `manifest.json says that ${benchmark === null ? side : `\`${benchmark}\` on ${side}`} gave no result (${because}), and runs.jsonl holds all ${planned} runs of \`${whole}\` on ${side}`,
      );
  }
}
