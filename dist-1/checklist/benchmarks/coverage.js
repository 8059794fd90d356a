import { code } from '../../text/escape.js';
import { names } from '../../text/words.js';
/**
 * Good numbers of one benchmark say nothing about a function that only another one reaches. Null: what reaches each was measured, or the
 * evidence does not say where its benchmarks stand.
 */
export function unmeasuredWords(hot, { evidence, measured }) {
  const targets = targetsOf(evidence);
  if (targets === null) return null;
  const done = targets.filter((target) => isMeasured(target, measured)).map(({ path }) => path);
  const known = new Set(targets.map(({ path }) => path));
  const missing = hot.filter((changed) => {
    const files = filesReaching(changed);
    const told = files.filter((file) => known.has(file));
    if (told.length > 0) return !told.some((file) => done.includes(file));
    return files.length > 0 && !files.some((file) => done.some((path) => isBeside(file, path)));
  });
  const [first] = missing;
  if (first === undefined) return null;
  const which = hot.length === 1 ? 'it' : names(missing.map(({ name }) => name));
  return `no benchmark of ${code(first.reachedByBenchmark ?? '')} was measured, which may reach ${which}`;
}
function filesReaching({ reachedByBenchmark, reachedByBenchmarks }) {
  return reachedByBenchmarks ?? (reachedByBenchmark === null ? [] : [reachedByBenchmark]);
}
function targetsOf(evidence) {
  if (evidence.kind !== 'measured') return null;
  const told = [evidence.bundle, ...(evidence.later ?? [])].flatMap(({ targets }) =>
    targets ? [targets] : [],
  );
  return told.length === 0 ? null : told.flat();
}
/** A run may give a result for each number of threads (`name::t=2`) and metric (`name · allocations`). */
function isMeasured({ benchmarks }, { verdicts }) {
  const found = verdicts.filter(({ effect, base }) => effect !== null || base !== null);
  return benchmarks.some((name) =>
    found.some(
      ({ benchmark }) =>
        benchmark === name || benchmark.startsWith(`${name}::`) || benchmark.startsWith(`${name} · `),
    ),
  );
}
/** What several benchmarks share stands in a folder below theirs. */
function isBeside(file, target) {
  const folder = /^(.*\/)?benches\//.exec(file)?.[0];
  return folder !== undefined && target.startsWith(folder);
}
