import { firstPlace } from '../syntax/in-order.js';
import type { Node } from '../syntax/tree.js';

export type BindingKind = 'parameter' | 'self' | 'let' | 'for' | 'match' | 'closure-parameter';

/** A name bound inside one function, and every use of it there. */
export class Binding {
  /** In source order. */
  readonly uses: Use[] = [];

  constructor(
    readonly name: string,
    readonly kind: BindingKind,
    /** The identifier in the pattern. */
    readonly node: Node,
    /** `let_declaration`, `parameter`, `for_expression`, `match_arm`, `let_condition` or `closure_expression`. */
    readonly declaration: Node,
    readonly mutable: boolean,
    /** True when the whole pattern is this one name, so that the value's type is the binding's. */
    readonly whole: boolean,
  ) {}

  /** The declared type, as written. */
  get typeNode(): Node | undefined {
    return this.whole ? this.declaration.child('type') : undefined;
  }

  isUsedIn(part: Node): boolean {
    return this.firstSince(part.start) < this.firstSince(part.end);
  }

  usesIn(part: Node): readonly Use[] {
    return this.uses.slice(this.firstSince(part.start), this.firstSince(part.end));
  }

  private firstSince(offset: number): number {
    return firstPlace(this.uses.length, (at) => this.uses[at]!.node.start >= offset);
  }

  /** The expression that the whole pattern is bound to. */
  get value(): Node | undefined {
    return this.declaration.child('value');
  }
}

/** One occurrence of a bound name. */
export class Use {
  constructor(
    readonly binding: Binding,
    readonly node: Node,
    /** A token inside a macro that could not be read, or a name captured in a format string. */
    readonly hidden: 'opaque' | 'formatted' | null,
  ) {}
}

/** Names of one function (or of one constant's initialiser), resolved with Rust's shadowing. */
export class Scopes {
  readonly bindings: Binding[] = [];
  private readonly byNode = new Map<Node, Use>();
  private readonly byDeclaration = new Map<Node, Binding[]>();
  private readonly byLiteral = new Map<Node, Binding[]>();
  private inOrder: readonly Binding[] | undefined;

  /** The use that an `identifier` or `self` node is, or undefined when it names no local. */
  useAt(node: Node): Use | undefined {
    return this.byNode.get(node);
  }

  bindingAt(node: Node): Binding | undefined {
    return this.byNode.get(node)?.binding;
  }

  /** Bindings made by a `let`, a parameter and so on. */
  boundBy(declaration: Node): readonly Binding[] {
    return this.byDeclaration.get(declaration) ?? [];
  }

  /** Bindings whose names stand in a pattern or in a list of parameters. */
  boundIn(pattern: Node): readonly Binding[] {
    this.inOrder ??= [...this.bindings].sort((a, b) => a.node.start - b.node.start);
    const names = this.inOrder;
    const since = (offset: number) => firstPlace(names.length, (at) => names[at]!.node.start >= offset);
    return names.slice(since(pattern.start), since(pattern.end));
  }

  /** The locals that a format string names between its braces. */
  namedIn(literal: Node): readonly Binding[] {
    return this.byLiteral.get(literal) ?? [];
  }

  /** @internal */
  bind(binding: Binding): void {
    this.bindings.push(binding);
    const beside = this.byDeclaration.get(binding.declaration);
    if (beside) beside.push(binding);
    else this.byDeclaration.set(binding.declaration, [binding]);
  }

  /** @internal */
  record(use: Use): void {
    use.binding.uses.push(use);
    if (use.hidden !== 'formatted') this.byNode.set(use.node, use);
    else {
      const beside = this.byLiteral.get(use.node);
      if (beside) beside.push(use.binding);
      else this.byLiteral.set(use.node, [use.binding]);
    }
  }
}
