import type { CrateIndex } from '../index/crate-index.js';
import { isTestPath } from '../index/facts.js';
import type { ChangedFile, ChangedFunction, Heat, RustReview } from '../model.js';
import { attributesOf, functionName, ownerOf, qualifiedName } from '../rust/functions/shape.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import type { FileSightings } from './find.js';
import type { HeatMap } from './heat.js';
import { itemPath } from './item-path.js';
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

/** The functions that the changed files had. */
class FunctionsBefore {
  private readonly inTests = new Set<string>();
  private readonly inCode = new Set<string>();
  private readonly placed = new Set<string>();
  private readonly places = new Set<string>();

  constructor(bases: readonly RustFile[]) {
    for (const { tree, path, isTestFile } of bases)
      for (const fn of functionsIn(tree.root)) {
        (isTestFile ? this.inTests : this.inCode).add(functionHash(fn));
        this.places.add(placeOf(fn, path));
        this.placed.add(`${placeOf(fn, path)}\n${functionHash(fn)}`);
      }
  }

  /** As it is now; or somewhere else, where nothing stood at its place: two of a name that change places are two changes. */
  holds(fn: Node, path: string): boolean {
    const place = placeOf(fn, path);
    if (this.places.has(place)) return this.placed.has(`${place}\n${functionHash(fn)}`);
    return this.inCode.has(functionHash(fn)) || (isTestPath(path) && this.inTests.has(functionHash(fn)));
  }
}

/** What `#[cfg]` chooses from has one path. */
function placeOf(fn: Node, path: string): string {
  const chosen =
    attributesOf(fn)
      .match(/#\[cfg\b.*?\]/gs)
      ?.join('') ?? '';
  return `${path}\n${itemPath(fn)}\n${chosen}`;
}

/**
 * Functions whose syntax the change altered or added: those of production code, and how many of tests. Moved ones are not among them,
 * nor those that differ by names alone which the change gave anew (`renamedOnly`), unless everybody may call them now.
 */
export function changedFunctions(
  heads: readonly { seen: FileSightings; file: ChangedFile }[],
  bases: readonly RustFile[],
  heat: HeatMap,
  indexes: { base: CrateIndex; head: CrateIndex },
  renamed: ReadonlyMap<Node, Node>,
): Pick<RustReview, 'changedFunctions'> & { changedTests: number } {
  const index = indexes.head;
  const before = new FunctionsBefore(bases);
  const changed: ChangedFunction[] = [];
  let changedTests = 0;
  for (const { seen, file } of heads) {
    for (const fn of functionsIn(seen.file.tree.root)) {
      const syntaxHash = functionHash(fn);
      const former = renamed.get(fn);
      if (before.holds(fn, file.previousPath) || (former && !becamePublic(fn, former))) continue;
      const [owner, name] = [ownerOf(fn), functionName(fn)];
      const shown = heat.of(fn.child('body') ?? fn, seen.file, seen.comments);
      const functionHeat = isCalledHot(shown) ? shown : lostBenchmark(owner, name, indexes, shown);
      const inTest = functionHeat.because === 'in a test';
      if (isTestPath(seen.file.path) || inTest) changedTests += 1;
      if (inTest || (seen.file.isTestFile && !isCalledHot(functionHeat))) continue;
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

/** What a person calls hot is hot whatever its file is called. */
function isCalledHot({ level, source }: Heat): boolean {
  return level === 'hot' && source === 'declared';
}

/** A benchmark that the change itself takes away, or empties, told until then how fast the function is. */
function lostBenchmark(
  owner: string,
  name: string,
  { base, head }: { base: CrateIndex; head: CrateIndex },
  heat: Heat,
): Heat {
  if (heat.level === 'cold' || !base.complete || head.reach.reachedByBenchmark(owner, name) !== null)
    return heat;
  const bench = base.reach.reachedByBenchmark(owner, name);
  if (bench === null) return heat;
  const because = `${heat.because}, which \`${bench}\` might reach before this change`;
  return { level: 'hot', source: 'benchmarked', because };
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
