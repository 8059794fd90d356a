import Parser from 'tree-sitter';
import Rust from 'tree-sitter-rust';
import { readMacros } from './macros.js';

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

/** Deeper syntax is cut off: no person writes it, and every walk below may recurse. */
const MAX_DEPTH = 500;

const parser = new Parser();
parser.setLanguage(Rust as unknown as Parser.Language);

/** Whether a node's kind is kept, by tree-sitter's type id; filled as kinds are met. */
const KEEP: (boolean | undefined)[] = [];

/** Parses Rust. Never throws on bad Rust: `errors` says where it could not be read. */
export function parseRust(source: string): SyntaxTree {
  const readable = readMacros(source);
  const tree = new SyntaxTree(source);
  // The binding reads in blocks of `bufferSize` UTF-16 units and fails on a text longer than one block.
  const parsed = parser.parse(readable.text, undefined, {
    bufferSize: Math.max(32 * 1024, readable.text.length * 2 + 2),
  });
  tree.root = convert(parsed.walk(), tree, readable.macros);
  return tree;
}

function convert(cursor: Parser.TreeCursor, tree: SyntaxTree, macros: ReadonlyMap<number, string>): Node {
  const root = new Node('source_file', '', 0, tree.text.length, null, tree, '');
  let parent = root;
  let depth = 0;
  if (!cursor.gotoFirstChild()) return root;
  for (;;) {
    const node = take(cursor, parent, tree, macros);
    if (node && depth < MAX_DEPTH && cursor.gotoFirstChild()) {
      parent = node;
      depth++;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (parent === root || !cursor.gotoParent()) return root;
      parent = parent.parent!;
      depth--;
    }
  }
}

function take(
  cursor: Parser.TreeCursor,
  parent: Node,
  tree: SyntaxTree,
  macros: ReadonlyMap<number, string>,
): Node | null {
  const id = cursor.nodeTypeId;
  KEEP[id] ??= isKept(cursor);
  if (!KEEP[id]) {
    const kind = cursor.nodeType;
    if (kind === 'line_comment' || kind === 'block_comment')
      tree.comments.push({ start: cursor.startIndex, end: cursor.endIndex });
    else if (cursor.currentFieldName) {
      parent.children.push(
        new Node(kind, cursor.currentFieldName, cursor.startIndex, cursor.endIndex, parent, tree, ''),
      );
    }
    return null;
  }
  let kind = cursor.nodeType;
  const start = cursor.startIndex;
  if (kind === 'ERROR' || cursor.nodeIsMissing) tree.errors.push(start);
  let macro = '';
  if (kind === 'array_expression' && macros.has(start)) {
    macro = macros.get(start)!;
    kind = 'macro_call';
  } else if (kind === 'call_expression') {
    macro = macroOfCall(cursor, tree, macros);
    if (macro) kind = 'macro_call';
  }
  const node = new Node(kind, cursor.currentFieldName ?? '', start, cursor.endIndex, parent, tree, macro);
  parent.children.push(node);
  return node;
}

/**
 * A rewritten `name!(..)` is a call whose text still has the `!` right before its argument list. What is called must end there:
 * `format!(..).len()` starts with the same words.
 */
function macroOfCall(
  cursor: Parser.TreeCursor,
  tree: SyntaxTree,
  macros: ReadonlyMap<number, string>,
): string {
  const start = cursor.startIndex;
  const head = /^[\w:]+!\s*/.exec(tree.text.slice(start, Math.min(cursor.endIndex, start + 80)));
  const name = head && macros.get(start + head[0].length);
  if (!name || !cursor.gotoFirstChild()) return '';
  const calledEnd = cursor.endIndex;
  cursor.gotoParent();
  return calledEnd <= start + head[0].length ? name : '';
}

const DROPPED = new Set(['line_comment', 'block_comment', 'string_content', 'escape_sequence']);
/** Keywords that change what a node means; the others are told by the node's kind. */
const KEYWORDS = new Set(['async', 'move', 'unsafe', 'const', 'dyn', 'ref', 'static']);

function isKept(cursor: Parser.TreeCursor): boolean {
  const kind = cursor.nodeType;
  return cursor.nodeIsNamed ? !DROPPED.has(kind) : KEYWORDS.has(kind);
}
