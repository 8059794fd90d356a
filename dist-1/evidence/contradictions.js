import { Refused } from './refused.js';
/** A measurement that ended before it began. Throws `Refused`. */
export function refuseEndBeforeStart({ startedAt, finishedAt }) {
  if (Date.parse(finishedAt) < Date.parse(startedAt))
    throw new Refused(
      `manifest.json: finishedAt ${finishedAt} lies before startedAt ${startedAt}: the clock must not go back`,
    );
}
/** Places in time that two runs share, or that their clock contradicts: what ran before what decides whether the sides can be compared. Throws `Refused`. */
export function refuseOtherTimes(runs) {
  const inOrder = [...runs].sort((a, b) => a.order - b.order);
  for (const [i, run] of inOrder.entries()) {
    const before = inOrder[i - 1];
    if (before === undefined) continue;
    if (run.order === before.order)
      throw new Refused(
        `runs.jsonl: two runs have the order ${run.order}; each has a place in time of its own`,
      );
    if (Date.parse(run.startedAt) < Date.parse(before.startedAt))
      throw new Refused(
        `runs.jsonl: the run with the order ${run.order} started at ${run.startedAt}, before the one with the order ${before.order} (${before.startedAt})`,
      );
  }
}
/** A side that is said to have failed stopped there, so that it cannot have every run that was planned. Throws `Refused`. */
export function refuseFailedButWhole(failures, runs, planned) {
  if (failures.length === 0) return;
  const counts = new Map();
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
