/** A name bound inside one function, and every use of it there. */
export class Binding {
  name;
  kind;
  node;
  declaration;
  mutable;
  whole;
  uses = [];
  constructor(
    name,
    kind,
    /** The identifier in the pattern. */
    node,
    /** `let_declaration`, `parameter`, `for_expression`, `match_arm`, `let_condition` or `closure_expression`. */
    declaration,
    mutable,
    /** True when the whole pattern is this one name, so that the value's type is the binding's. */
    whole,
  ) {
    this.name = name;
    this.kind = kind;
    this.node = node;
    this.declaration = declaration;
    this.mutable = mutable;
    this.whole = whole;
  }
  /** The declared type, as written. */
  get typeNode() {
    return this.whole ? this.declaration.child('type') : undefined;
  }
  /** The expression that the whole pattern is bound to. */
  get value() {
    return this.declaration.child('value');
  }
}
/** One occurrence of a bound name. */
export class Use {
  binding;
  node;
  hidden;
  constructor(
    binding,
    node,
    /** A token inside a macro that could not be read, or a name captured in a format string. */
    hidden,
  ) {
    this.binding = binding;
    this.node = node;
    this.hidden = hidden;
  }
}
/** Names of one function (or of one constant's initialiser), resolved with Rust's shadowing. */
export class Scopes {
  bindings = [];
  byNode = new Map();
  byDeclaration = new Map();
  byLiteral = new Map();
  /** The use that an `identifier` or `self` node is, or undefined when it names no local. */
  useAt(node) {
    return this.byNode.get(node);
  }
  bindingAt(node) {
    return this.byNode.get(node)?.binding;
  }
  /** Bindings made by a `let`, a parameter and so on. */
  boundBy(declaration) {
    return this.byDeclaration.get(declaration) ?? [];
  }
  /** The locals that a format string names between its braces. */
  namedIn(literal) {
    return this.byLiteral.get(literal) ?? [];
  }
  /** @internal */
  bind(binding) {
    this.bindings.push(binding);
    const beside = this.byDeclaration.get(binding.declaration);
    if (beside) beside.push(binding);
    else this.byDeclaration.set(binding.declaration, [binding]);
  }
  /** @internal */
  record(use) {
    use.binding.uses.push(use);
    if (use.hidden !== 'formatted') this.byNode.set(use.node, use);
    else {
      const beside = this.byLiteral.get(use.node);
      if (beside) beside.push(use.binding);
      else this.byLiteral.set(use.node, [use.binding]);
    }
  }
}
