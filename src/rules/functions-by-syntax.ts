import { isTestPath } from '../index/facts.js';
import { attributesOf, qualifiedName } from '../rust/functions/shape.js';
import { NodeMemo } from '../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../rust/syntax/tree.js';
import { itemPath } from './item-path.js';
import type { RustFile } from './rust-file.js';
import { hash, normalised } from './syntax.js';

const HASHES = new NodeMemo<string>();

export function functionHash(fn: Node): string {
  return HASHES.of(fn, () => hash(`${qualifiedName(fn)}\n${normalised(fn)}`));
}

export function functionsBySyntax(trees: readonly SyntaxTree[]): ReadonlySet<string> {
  return new Set(trees.flatMap((tree) => [...functionsIn(tree.root)].map(functionHash)));
}

export function* functionsIn(root: Node): Generator<Node> {
  yield* root.descendantsOfKind('function_item');
}

/** The functions that the changed files had. */
export class FunctionsBefore {
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
