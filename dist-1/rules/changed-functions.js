import { isTestPath } from '../index/facts.js';
import { functionName, IN_TEST, ownerOf, qualifiedName } from '../rust/functions/shape.js';
import { FunctionsBefore, functionHash, functionsIn } from './functions-by-syntax.js';
/** The functions that the same file had before the change, in the place that they have now or in none that was another's. */
export function unchangedFunctions(head, before) {
  if (!before) return new Set();
  const known = new FunctionsBefore([before]);
  return new Set([...functionsIn(head.tree.root)].filter((fn) => known.holds(fn, head, before.path)));
}
/** Those of the base that the head has unchanged and nowhere else: neither side has to look at them. */
export function leftUnchanged(before, head) {
  if (!head) return new Set();
  const [same, others] = [new Set(), new Set()];
  for (const fn of functionsIn(head.seen.file.tree.root))
    (head.unchanged.has(fn) ? same : others).add(functionHash(fn));
  const isLeft = (syntax) => same.has(syntax) && !others.has(syntax);
  return new Set([...functionsIn(before.tree.root)].filter((fn) => isLeft(functionHash(fn))));
}
/**
 * Functions whose syntax the change altered or added: those of production code, and how many of tests. Moved ones are not among them,
 * nor those that differ by names alone which the change gave anew (`renamedOnly`), unless everybody may call them now.
 */
export function changedFunctions(heads, bases, heat, indexes, renamed) {
  const index = indexes.head;
  const before = new FunctionsBefore(bases);
  const changed = [];
  let changedTests = 0;
  for (const { seen, file } of heads) {
    for (const fn of functionsIn(seen.file.tree.root)) {
      const syntaxHash = functionHash(fn);
      const replaces = before.replacedBy(fn, file.previousPath);
      const former = formerOf(fn, renamed, replaces);
      if (before.holds(fn, seen.file, file.previousPath) || (former && !becamePublic(fn, former))) continue;
      const [owner, name] = [ownerOf(fn), functionName(fn)];
      const shown = heat.of(fn.child('body') ?? fn, seen.file, seen.comments);
      const functionHeat = lostBenchmark(owner, name, indexes, shown);
      const inTest = functionHeat.because === IN_TEST;
      if (isTestPath(seen.file.path) || inTest) changedTests += 1;
      if (seen.file.isTestFile || inTest) continue;
      changed.push({
        path: seen.file.path,
        name: qualifiedName(fn),
        line: fn.line,
        heat: functionHeat,
        isPublic: isExported(fn),
        ...(former && { onlyMadePublic: true }),
        syntaxHash,
        ...(replaces.length > 0 && { replaces: replaces.join(' ') }),
        reachedByTest: index.complete ? index.reach.reachedByTest(owner, name) : null,
        reachedByBenchmark: index.complete ? index.reach.reachedByBenchmark(owner, name) : null,
        ...severalBenchmarks(index, owner, name),
        ...nearestBenchmark(index, owner, name, seen.file.path),
      });
    }
  }
  return { changedFunctions: changed, changedTests };
}
/** What it was under another name; not where that name was another's, whose callers now get this one. */
function formerOf(fn, renamed, replaces) {
  const former = renamed.get(fn);
  const own = former === undefined || replaces.length === 0 || replaces.includes(functionHash(former));
  return own ? former : undefined;
}
/** A benchmark that the change itself takes away, or empties, told until then how fast the function is. */
function lostBenchmark(owner, name, { base, head }, heat) {
  if (
    heat.level === 'cold' ||
    heat.source === 'declared' ||
    !base.complete ||
    head.reach.reachedByBenchmark(owner, name) !== null
  )
    return heat;
  const bench = base.reach.reachedByBenchmark(owner, name);
  if (bench === null) return heat;
  const because = `${heat.because}, which \`${bench}\` might reach before this change`;
  return { level: 'hot', source: 'benchmarked', because };
}
function severalBenchmarks(index, owner, name) {
  const files = index.complete ? index.reach.benchmarksReaching(owner, name) : [];
  return files.length > 1 ? { reachedByBenchmarks: files } : {};
}
function becamePublic(fn, former) {
  return isExported(fn) && !isExported(former);
}
/** `pub(crate)` and `pub(super)` are the crate's own affair. */
function isExported(fn) {
  return fn.children.some((child) => child.kind === 'visibility_modifier' && child.text === 'pub');
}
function nearestBenchmark({ complete, reach }, owner, name, path) {
  const found = complete ? reach.nearestBenchmark(owner, name, path) : undefined;
  return found === undefined ? {} : { nearestBenchmark: found };
}
