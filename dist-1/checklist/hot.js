/** Shape alone (a loop, a `next`) is a guess: a person is asked only where somebody said or measured that it matters. */
const KNOWN = new Set(['measured', 'declared', 'benchmarked']);
/** Changed functions that are known to be hot: declared, measured, or reached by a benchmark and not declared cold. */
export function hotFunctions(rust) {
  return rust.changedFunctions.filter(
    ({ heat, reachedByBenchmark, onlyMadePublic }) =>
      !onlyMadePublic && (isKnownHot(heat) || (reachedByBenchmark !== null && heat.level !== 'cold')),
  );
}
/** Somebody said so, or it was measured. */
export function isKnownHot({ level, source }) {
  return level === 'hot' && KNOWN.has(source);
}
