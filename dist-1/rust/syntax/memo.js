let slots = 0;
/**
 * What was once found out about a tree, kept in it. A WeakMap that has become old keeps young trees alive whose nodes are in what it
 * knows of them, until all of memory is looked through.
 */
export class TreeMemo {
  slot = slots++;
  get(tree) {
    return tree.memos[this.slot];
  }
  /** The same, made when first asked for. */
  of(tree, make) {
    let known = this.get(tree);
    if (known === undefined) {
      known = make();
      this.set(tree, known);
    }
    return known;
  }
  set(tree, known) {
    tree.memos[this.slot] = known;
  }
}
/** What was once found out about single nodes. */
export class NodeMemo {
  byIndex = new TreeMemo();
  get(node) {
    return this.byIndex.get(node.tree)?.get(node.index);
  }
  /** The same, made when first asked for. */
  of(node, make) {
    let known = this.get(node);
    if (known === undefined) {
      known = make();
      this.set(node, known);
    }
    return known;
  }
  set(node, known) {
    this.byIndex.of(node.tree, () => new Map()).set(node.index, known);
  }
}
