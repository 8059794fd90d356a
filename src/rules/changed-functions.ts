import type { CrateIndex } from '../index/crate-index.js';
import { isTestPath } from '../index/facts.js';
import type { ChangedFunction, RustReview } from '../model.js';
import { functionName, ownerOf, qualifiedName } from '../rust/functions/shape.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import type { FileSightings } from './find.js';
import type { HeatMap } from './heat.js';
import type { RustFile } from './rust-file.js';
import { hash, normalised } from './syntax.js';

const HASHES = new NodeMemo<string>();

function functionHash(fn: Node): string {
  return HASHES.of(fn, () => hash(`${qualifiedName(fn)}\n${normalised(fn)}`));
}

function functionsBySyntax(trees: readonly SyntaxTree[]): ReadonlySet<string> {
  return new Set(trees.flatMap((tree) => [...functionsIn(tree.root)].map(functionHash)));
}

/** The functions whose syntax the same file has on the other side of the change; none where it has no other side. */
export function unchangedFunctions(tree: SyntaxTree, other: SyntaxTree | undefined): ReadonlySet<Node> {
  if (!other) return new Set();
  const known = functionsBySyntax([other]);
  return new Set([...functionsIn(tree.root)].filter((fn) => known.has(functionHash(fn))));
}

/**
 * Functions whose syntax the change altered or added: those of production code, and how many of tests. Moved ones are not among them,
 * nor those that differ by names alone which the change gave anew (`renamedOnly`), unless everybody may call them now.
 */
export function changedFunctions(
  heads: readonly { seen: FileSightings }[],
  bases: readonly RustFile[],
  heat: HeatMap,
  index: CrateIndex,
  renamed: ReadonlyMap<Node, Node>,
): Pick<RustReview, 'changedFunctions'> & { changedTests: number } {
  const before = functionsBySyntax(bases.map(({ tree }) => tree));
  const changed: ChangedFunction[] = [];
  let changedTests = 0;
  for (const { seen } of heads) {
    for (const fn of functionsIn(seen.file.tree.root)) {
      const syntaxHash = functionHash(fn);
      const former = renamed.get(fn);
      if (before.has(syntaxHash) || (former && !becamePublic(fn, former))) continue;
      const body = fn.child('body') ?? fn;
      const functionHeat = heat.of(body, seen.file, seen.comments);
      if (isTestPath(seen.file.path) || functionHeat.because === 'in a test') changedTests += 1;
      if (seen.file.isTestFile || functionHeat.because === 'in a test') continue;
      const [owner, name] = [ownerOf(fn), functionName(fn)];
      changed.push({
        path: seen.file.path,
        name: qualifiedName(fn),
        line: fn.line,
        heat: functionHeat,
        isPublic: isExported(fn),
        ...(former && { onlyMadePublic: true as const }),
        syntaxHash,
        reachedByTest: index.complete ? index.reach.reachedByTest(owner, name) : null,
        reachedByBenchmark: index.complete ? index.reach.reachedByBenchmark(owner, name) : null,
        ...severalBenchmarks(index, owner, name),
        ...nearestBenchmark(index, owner, name, seen.file.path),
      });
    }
  }
  return { changedFunctions: changed, changedTests };
}

function severalBenchmarks(
  index: CrateIndex,
  owner: string,
  name: string,
): Pick<ChangedFunction, 'reachedByBenchmarks'> {
  const files = index.complete ? index.reach.benchmarksReaching(owner, name) : [];
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

function* functionsIn(root: Node): Generator<Node> {
  yield* root.descendantsOfKind('function_item');
}
