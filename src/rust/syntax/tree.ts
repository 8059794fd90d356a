import type { Columns } from './columns.js';
import { fieldName } from './fields.js';
import { firstPlace } from './in-order.js';
import { kindMask, kindName, rememberedMask } from './kinds.js';
import type { Comment } from './readable.js';

export type { Comment } from './readable.js';

const NONE: Node[] = [];

/**
 * A node of a Rust syntax tree. Unlike tree-sitter's own nodes it is a plain object: reading it costs nothing. It is made when
 * somebody first asks for it. Comments, brackets and separators are not among the children. Kinds are tree-sitter-rust's, plus
 * `macro_call` for a macro whose arguments could be read as expressions (`format!(..)`, `vec![..]`).
 */
export class Node {
  private below: Node[] | null = null;
  private words: string | null = null;

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
    /** @internal */
    readonly index: number,
  ) {}

  get children(): Node[] {
    this.below ??= this.tree.childrenOf(this);
    return this.below;
  }

  get text(): string {
    this.words ??= this.tree.text.slice(this.start, this.end);
    return this.words;
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
    const end = this.tree.endOf(this);
    for (let index = this.index; index < end; index++) yield this.tree.at(index);
  }

  /** The same, of some kinds only: the others need not be made. */
  *descendantsOfKind(...kinds: string[]): Generator<Node> {
    const wanted = rememberedMask(kinds);
    const end = this.tree.endOf(this);
    const found = this.tree.columns.kinds;
    for (let index = this.index; index < end; index++)
      if (wanted[found[index]!] === 1) yield this.tree.at(index);
  }

  /** The same, for lists of kinds that are made anew each time. */
  eachOfKind(kinds: Iterable<string>, visit: (node: Node) => void): void {
    const wanted = kindMask(kinds);
    const end = this.tree.endOf(this);
    const found = this.tree.columns.kinds;
    for (let index = this.index; index < end; index++)
      if (wanted[found[index]!] === 1) visit(this.tree.at(index));
  }

  /** @internal The first behind everything below. */
  get endIndex(): number {
    return this.tree.endOf(this);
  }

  /** Its place among the children of its parent. */
  get position(): number {
    const siblings = this.parent?.children ?? [this];
    return firstPlace(siblings.length, (at) => siblings[at]!.index >= this.index);
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

export class SyntaxTree {
  readonly root: Node;
  /** @internal Of `TreeMemo`. */
  readonly memos: unknown[] = [];
  /** As long as it will be: an array that is filled here and there is a table of hashes. */
  private readonly made: (Node | undefined)[];
  private lineStarts: number[] | undefined;
  private readonly searched = new Map<string, boolean>();

  constructor(
    readonly text: string,
    /** @internal */
    readonly columns: Columns,
  ) {
    this.made = new Array(columns.count);
    this.root = this.make(0, null);
  }

  get comments(): readonly Comment[] {
    return this.columns.comments;
  }

  /** Place, in `comments`, of the first that ends behind an offset; their number when none does. */
  firstCommentBehind(offset: number): number {
    const { comments } = this;
    return firstPlace(comments.length, (at) => comments[at]!.end > offset);
  }

  /** The comments that lie in `start..end`, in whole or in part. */
  commentsBetween(start: number, end: number): Comment[] {
    const found: Comment[] = [];
    for (let i = this.firstCommentBehind(start); i < this.comments.length; i++) {
      const comment = this.comments[i]!;
      if (comment.start >= end) break;
      found.push(comment);
    }
    return found;
  }

  /** Offsets where the parser lost its way; empty for Rust that parses. */
  get errors(): readonly number[] {
    return this.columns.errors;
  }

  /** Why the text was not read at all; null where it was. */
  get unread(): string | null {
    return this.columns.unread;
  }

  /** Does the whole text have a match? Each pattern, as it is written, searches once: it may be asked at every node. */
  hasText(pattern: RegExp): boolean {
    const written = String(pattern);
    let found = this.searched.get(written);
    if (found === undefined) {
      found = pattern.test(this.text);
      this.searched.set(written, found);
    }
    return found;
  }

  /** @internal */
  at(index: number): Node {
    const made = this.made[index];
    if (made !== undefined) return made;
    // Its parent makes it, among the other children.
    void this.at(this.columns.parents[index]!).children;
    return this.made[index]!;
  }

  /** @internal */
  textOf(index: number): string {
    return this.text.slice(this.columns.starts[index], this.columns.ends[index]);
  }

  /** @internal */
  endOf(node: Node): number {
    return this.columns.nexts[node.index]!;
  }

  /** @internal */
  childrenOf(node: Node): Node[] {
    const { nexts } = this.columns;
    const end = nexts[node.index]!;
    let index = node.index + 1;
    if (index === end) return NONE;
    const children: Node[] = [];
    for (; index < end; index = nexts[index]!) children.push(this.make(index, node));
    return children;
  }

  private make(index: number, parent: Node | null): Node {
    const { kinds, fields, starts, ends, macros } = this.columns;
    const kind = kindName(kinds[index]!);
    const macro = kind === 'macro_call' ? macros.get(index)! : '';
    const field = fieldName(fields[index]!);
    const node = new Node(kind, field, starts[index]!, ends[index]!, parent, this, macro, index);
    this.made[index] = node;
    return node;
  }

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
