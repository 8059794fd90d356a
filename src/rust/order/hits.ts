import { firstPlace } from '../syntax/in-order.js';
import type { Node } from '../syntax/tree.js';

/** Nodes that somebody looks for, of which a search need not look where none is. */
export class Hits {
  private readonly inOrder: readonly Node[];

  constructor(private readonly all: ReadonlySet<Node>) {
    this.inOrder = [...all].sort((a, b) => a.index - b.index);
  }

  has(node: Node): boolean {
    return this.all.has(node);
  }

  isWithin(node: Node): boolean {
    const first = this.inOrder[this.since(node.index)];
    return first !== undefined && first.index < node.endIndex;
  }

  /** The children that hold one, in source order. */
  *childrenWith({ children, index, endIndex }: Node): Generator<Node> {
    for (let at = this.since(index + 1); at < this.inOrder.length; ) {
      const hit = this.inOrder[at]!;
      if (hit.index >= endIndex) return;
      const child = children[firstPlace(children.length, (place) => children[place]!.endIndex > hit.index)]!;
      yield child;
      at = this.since(child.endIndex);
    }
  }

  private since(index: number): number {
    return firstPlace(this.inOrder.length, (at) => this.inOrder[at]!.index >= index);
  }
}
