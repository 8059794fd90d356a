import type { Node, SyntaxTree } from './tree.js';

let slots = 0;

/**
 * What was once found out about a tree, kept in it. A WeakMap that has become old keeps young trees alive whose nodes are in what it
 * knows of them, until all of memory is looked through.
 */
export class TreeMemo<T> {
  private readonly slot = slots++;

  get(tree: SyntaxTree): T | undefined {
    return tree.memos[this.slot] as T | undefined;
  }

  /** The same, made when first asked for. */
  of(tree: SyntaxTree, make: () => T): T {
    let known = this.get(tree);
    if (known === undefined) {
      known = make();
      this.set(tree, known);
    }
    return known;
  }

  set(tree: SyntaxTree, known: T): void {
    tree.memos[this.slot] = known;
  }
}

/** What was once found out about single nodes. */
export class NodeMemo<T> {
  private readonly byIndex = new TreeMemo<Map<number, T>>();

  get(node: Node): T | undefined {
    return this.byIndex.get(node.tree)?.get(node.index);
  }

  /** The same, made when first asked for. */
  of(node: Node, make: () => T): T {
    let known = this.get(node);
    if (known === undefined) {
      known = make();
      this.set(node, known);
    }
    return known;
  }

  set(node: Node, known: T): void {
    this.byIndex.of(node.tree, () => new Map()).set(node.index, known);
  }
}
