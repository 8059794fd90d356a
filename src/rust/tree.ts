/**
 * A node of a Rust syntax tree. Unlike tree-sitter's own nodes it is a plain object: reading it costs nothing. Comments,
 * brackets and separators are not among the children. Kinds are tree-sitter-rust's, plus `macro_call` for a macro whose
 * arguments could be read as expressions (`format!(..)`, `vec![..]`).
 */
export class Node {
  readonly children: Node[] = [];

  constructor(
    readonly kind: string,
    /** Name of the field of `parent` that holds this node, or ''. */
    readonly field: string,
    /** Offsets into the text, in UTF-16 units. */
    readonly start: number,
    readonly end: number,
    readonly parent: Node | null,
    readonly tree: SyntaxTree,
    /** Name of the macro, only for `macro_call`. */
    readonly macro: string,
  ) {}

  get text(): string {
    return this.tree.text.slice(this.start, this.end);
  }

  /** The child that stands in `name`, e.g. `function`, `arguments`, `body`. */
  child(name: string): Node | undefined {
    for (const child of this.children) if (child.field === name) return child;
    return undefined;
  }

  /** The first child of one of these kinds. */
  ofKind(...kinds: string[]): Node | undefined {
    for (const child of this.children) if (kinds.includes(child.kind)) return child;
    return undefined;
  }

  has(kind: string): boolean {
    for (const child of this.children) if (child.kind === kind) return true;
    return false;
  }

  /** This node and everything below it, in source order. */
  *descendants(): Generator<Node> {
    const stack: Node[] = [this];
    for (let node = stack.pop(); node; node = stack.pop()) {
      yield node;
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    }
  }

  *ancestors(): Generator<Node> {
    for (let node = this.parent; node; node = node.parent) yield node;
  }

  contains(other: Node): boolean {
    return this.start <= other.start && other.end <= this.end && this.tree === other.tree;
  }

  /** 1-based line of the first character. */
  get line(): number {
    return this.tree.lineAt(this.start);
  }

  /** 1-based line of the last character. */
  get endLine(): number {
    return this.tree.lineAt(Math.max(this.start, this.end - 1));
  }
}

export interface Comment {
  start: number;
  end: number;
}

export class SyntaxTree {
  root!: Node;
  readonly comments: Comment[] = [];
  /** Offsets where the parser lost its way; empty for Rust that parses. */
  readonly errors: number[] = [];
  private lineStarts: number[] | undefined;

  constructor(readonly text: string) {}

  lineAt(offset: number): number {
    const starts = this.lines();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 1-based column in UTF-16 units. */
  columnAt(offset: number): number {
    return offset - this.startOfLine(this.lineAt(offset)) + 1;
  }

  /** Offset of the first character of a 1-based line; the text's length for the line after the last. */
  startOfLine(line: number): number {
    return this.lines()[line - 1] ?? this.text.length;
  }

  /** The text of a 1-based line without its line end. */
  lineText(line: number): string {
    return this.text.slice(this.startOfLine(line), this.startOfLine(line + 1)).replace(/\r?\n$/, '');
  }

  private lines(): number[] {
    if (!this.lineStarts) {
      this.lineStarts = [0];
      for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1))
        this.lineStarts.push(i + 1);
    }
    return this.lineStarts;
  }
}
