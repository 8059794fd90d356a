import type { CrateIndex } from '../index/crate-index.js';
import { isTestPath } from '../index/path-roles.js';
import type { ChangedFile, ChangedFunction, Heat, RustReview } from '../model.js';
import { functionName, IN_TEST, ownerOf, qualifiedName } from '../rust/functions/shape.js';
import type { Node } from '../rust/syntax/tree.js';
import type { FileSightings } from './find.js';
import { FunctionsBefore, functionHash, functionsIn } from './functions-by-syntax.js';
import type { HeatMap } from './heat.js';
import type { RustFile } from './rust-file.js';

/** The functions that the same file had before the change, in the place that they have now or in none that was another's. */
export function unchangedFunctions(
  head: RustFile,
  before: RustFile | null,
  all: FunctionsBefore,
): ReadonlySet<Node> {
  if (!before) return new Set();
  const own = new FunctionsBefore([before]);
  const isUnchanged = (fn: Node) => [own, all].every((known) => known.holds(fn, head, before.path));
  return new Set([...functionsIn(head.tree.root)].filter(isUnchanged));
}

/** Those of the base that the head has unchanged and nowhere else: neither side has to look at them. */
export function leftUnchanged(before: RustFile, head: Head | undefined): ReadonlySet<Node> {
  if (!head) return new Set();
  const [same, others] = [new Set<string>(), new Set<string>()];
  for (const fn of functionsIn(head.seen.file.tree.root))
    (head.unchanged.has(fn) ? same : others).add(functionHash(fn));
  const isLeft = (syntax: string) => same.has(syntax) && !others.has(syntax);
  return new Set([...functionsIn(before.tree.root)].filter((fn) => isLeft(functionHash(fn))));
}

interface Head {
  seen: FileSightings;
  unchanged: ReadonlySet<Node>;
}

/**
 * Functions whose syntax the change altered or added: those of production code, and how many of tests. Moved ones are not among them,
 * nor those that differ by names alone which the change gave anew (`renamedOnly`), unless everybody may call them now.
 */
export function changedFunctions(
  heads: readonly { seen: FileSightings; file: ChangedFile }[],
  before: FunctionsBefore,
  heat: HeatMap,
  indexes: { base: CrateIndex; head: CrateIndex },
  renamed: ReadonlyMap<Node, Node>,
): Pick<RustReview, 'changedFunctions'> & { changedTests: number } {
  const index = indexes.head;
  const changed: ChangedFunction[] = [];
  let changedTests = 0;
  for (const { seen, file } of heads) {
    for (const fn of functionsIn(seen.file.tree.root)) {
      const syntaxHash = functionHash(fn);
      const replaces = before.replacedBy(fn, seen.file, file.previousPath);
      const former = formerOf(fn, renamed, replaces);
      if (before.holds(fn, seen.file, file.previousPath) || (former && !becamePublic(fn, former))) continue;
      const [owner, name] = [ownerOf(fn), functionName(fn)];
      const { path } = seen.file;
      const shown = heat.of(fn.child('body') ?? fn, seen.file, seen.comments);
      const functionHeat = lostBenchmark(
        { owner, name, path, previousPath: file.previousPath },
        indexes,
        shown,
      );
      const inTest = functionHeat.because === IN_TEST;
      if (isTestPath(path) || inTest) changedTests += 1;
      if (seen.file.isTestFile || inTest) continue;
      changed.push({
        path,
        name: qualifiedName(fn),
        line: fn.line,
        heat: functionHeat,
        isPublic: isExported(fn),
        ...(former && { onlyMadePublic: true as const }),
        syntaxHash,
        ...(replaces.length > 0 && { replaces: replaces.join(' ') }),
        reachedByTest: index.complete ? index.reach.reachedByTest(owner, name, path) : null,
        reachedByBenchmark: index.complete ? index.reach.reachedByBenchmark(owner, name, path) : null,
        ...severalBenchmarks(index, owner, name, path),
        ...nearestBenchmark(index, owner, name, path),
      });
    }
  }
  return { changedFunctions: changed, changedTests };
}

/** What it was under another name; not where that name was another's, whose callers now get this one. */
function formerOf(fn: Node, renamed: ReadonlyMap<Node, Node>, replaces: readonly string[]): Node | undefined {
  const former = renamed.get(fn);
  const own = former === undefined || replaces.length === 0 || replaces.includes(functionHash(former));
  return own ? former : undefined;
}

/** A benchmark that the change itself takes away, or empties, told until then how fast the function is. */
function lostBenchmark(
  { owner, name, path, previousPath }: { owner: string; name: string; path: string; previousPath: string },
  { base, head }: { base: CrateIndex; head: CrateIndex },
  heat: Heat,
): Heat {
  if (
    heat.level === 'cold' ||
    heat.source === 'declared' ||
    !base.complete ||
    head.reach.heatedByBenchmark(owner, name, path) !== null
  )
    return heat;
  const bench = base.reach.heatedByBenchmark(owner, name, previousPath);
  if (bench === null) return heat;
  const because = `${heat.because}, which \`${bench}\` might reach before this change`;
  return { level: 'hot', source: 'benchmarked', because };
}

function severalBenchmarks(
  index: CrateIndex,
  owner: string,
  name: string,
  path: string,
): Pick<ChangedFunction, 'reachedByBenchmarks'> {
  const files = index.complete ? index.reach.benchmarksReaching(owner, name, path) : [];
  return files.length > 1 ? { reachedByBenchmarks: files } : {};
}

function becamePublic(fn: Node, former: Node): boolean {
  return isExported(fn) && !isExported(former);
}

/** `pub(crate)` and `pub(super)` are the crate's own affair. */
function isExported(fn: Node): boolean {
  return fn.children.some((child) => child.kind === 'visibility_modifier' && child.text === 'pub');
}

function nearestBenchmark(
  { complete, reach }: CrateIndex,
  owner: string,
  name: string,
  path: string,
): Pick<ChangedFunction, 'nearestBenchmark'> {
  const found = complete ? reach.nearestBenchmark(owner, name, path) : undefined;
  return found === undefined ? {} : { nearestBenchmark: found };
}
