import type { CrateIndex } from '../index/crate-index.js';
import { isTestPath } from '../index/facts.js';
import type { ChangedFunction, RustReview } from '../model.js';
import { functionName, ownerOf, qualifiedName } from '../rust/shape.js';
import type { Node } from '../rust/tree.js';
import type { FileSightings } from './find.js';
import type { HeatMap } from './heat.js';
import { hash, normalised } from './syntax.js';

export function functionHash(fn: Node): string {
  return hash(`${qualifiedName(fn)}\n${normalised(fn)}`);
}

export function functionsBySyntax(files: readonly FileSightings[]): ReadonlySet<string> {
  const hashes = new Set<string>();
  for (const { file } of files) for (const fn of functionsIn(file.tree.root)) hashes.add(functionHash(fn));
  return hashes;
}

/** Functions whose syntax the change altered or added: those of production code, and how many of tests. Moved ones are not among them. */
export function changedFunctions(
  heads: readonly { seen: FileSightings }[],
  bases: readonly FileSightings[],
  heat: HeatMap,
  index: CrateIndex,
): Pick<RustReview, 'changedFunctions'> & { changedTests: number } {
  const before = functionsBySyntax(bases);
  const changed: ChangedFunction[] = [];
  let changedTests = 0;
  for (const { seen } of heads) {
    for (const fn of functionsIn(seen.file.tree.root)) {
      const syntaxHash = functionHash(fn);
      if (before.has(syntaxHash)) continue;
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
        isPublic: fn.has('visibility_modifier'),
        syntaxHash,
        reachedByTest: index.complete ? index.reach.reachedByTest(owner, name) : null,
        reachedByBenchmark: index.complete ? index.reach.reachedByBenchmark(owner, name) : null,
        ...nearestBenchmark(index, owner, name, seen.file.path),
      });
    }
  }
  return { changedFunctions: changed, changedTests };
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
