import Parser from 'tree-sitter';
import Rust from 'tree-sitter-rust';
import { type ReadableText, readMacros } from './macros.js';
import { Node, SyntaxTree } from './tree.js';

/** Deeper syntax is cut off: no person writes it, and every walk below may recurse. */
const MAX_DEPTH = 500;

/** The index and the rules look at the same files one after the other; this much text, in UTF-16 units, stays parsed. */
const MAX_REMEMBERED = 4 * 1024 * 1024;

/** Processor time. Rust takes 0.2 s for each megabyte, texts that are no Rust up to 5: one repair is tried after the other. */
const MAX_SECONDS_PER_MEGABYTE = 1.5;
const MEGABYTE = 1024 * 1024;

/** How often the parser lets the time be looked at. */
const INTERRUPT_MS = 100;

/** Length from which an array is looked at as a table. */
const MIN_TABLE = 4000;

const parser = new Parser();
parser.setLanguage(Rust as unknown as Parser.Language);
parser.setTimeoutMicros(INTERRUPT_MS * 1000);

const remembered = new Map<string, SyntaxTree>();
let rememberedLength = 0;

/** Parses Rust. Never throws on bad Rust: `errors` says where it could not be read. */
export function parseRust(source: string): SyntaxTree {
  const known = remembered.get(source);
  if (known) return known;
  const readable = readMacros(source);
  const parsed = parseInTime(readable.text);
  const tree = parsed ? new Conversion(parsed.walk(), source, readable).run() : givenUp(source);
  remember(source, tree);
  return tree;
}

/** Null when the text takes more processor time than any Rust; by the clock, a busy machine would decide what is reviewed. */
function parseInTime(text: string): Parser.Tree | null {
  // The binding reads in blocks of `bufferSize` UTF-16 units and fails on a text longer than one block.
  const bufferSize = Math.max(32 * 1024, text.length * 2 + 2);
  const allowed = 1e6 * MAX_SECONDS_PER_MEGABYTE * Math.ceil(text.length / MEGABYTE);
  const before = process.cpuUsage();
  for (;;) {
    // Interrupted, it goes on where it was.
    const parsed = parser.parse(text, undefined, { bufferSize }) as Parser.Tree | null;
    if (parsed) return parsed;
    const { user, system } = process.cpuUsage(before);
    if (user + system <= allowed) continue;
    parser.reset();
    return null;
  }
}

/** A tree of which nothing is known. */
function givenUp(source: string): SyntaxTree {
  const tree = new SyntaxTree(source);
  tree.root = new Node('source_file', '', 0, source.length, null, tree, '');
  tree.errors.push(0);
  return tree;
}

function remember(source: string, tree: SyntaxTree): void {
  if (source.length > MAX_REMEMBERED) return;
  for (const [oldest] of remembered) {
    if (rememberedLength + source.length <= MAX_REMEMBERED) break;
    remembered.delete(oldest);
    rememberedLength -= oldest.length;
  }
  remembered.set(source, tree);
  rememberedLength += source.length;
}

/** `inner` and `leaf` become nodes, `operator` only where it stands in a field. */
interface Kind {
  name: string;
  part: 'inner' | 'leaf' | 'operator' | 'comment' | 'dropped';
}

/** By tree-sitter's ids; filled as they are met. Every look through the cursor is a call into native code. */
const KINDS: (Kind | undefined)[] = [];
const FIELDS: string[] = [''];

/** Keywords that change what a node means; the others are told by the node's kind. */
const KEYWORDS = new Set(['async', 'move', 'unsafe', 'const', 'dyn', 'ref', 'static']);
const LEAVES = new Set(
  (
    'identifier type_identifier field_identifier shorthand_field_identifier primitive_type self super crate metavariable ' +
    'integer_literal float_literal boolean_literal char_literal string_literal raw_string_literal mutable_specifier ' +
    'macro_definition attribute_item inner_attribute_item visibility_modifier'
  ).split(' '),
);

function kindAt(cursor: Parser.TreeCursor): Kind {
  const name = cursor.nodeType;
  if (name === 'line_comment' || name === 'block_comment') return { name, part: 'comment' };
  if (cursor.nodeIsNamed) return { name, part: LEAVES.has(name) ? 'leaf' : 'inner' };
  // `_` holds a place among the parts of a pattern.
  if (KEYWORDS.has(name) || name === '_') return { name, part: 'leaf' };
  return { name, part: /^[-+*/%&|^<>=!]+$/.test(name) ? 'operator' : 'dropped' };
}

/** Turns one of tree-sitter's trees into plain objects, in one walk. */
class Conversion {
  private readonly tree: SyntaxTree;

  constructor(
    private readonly cursor: Parser.TreeCursor,
    source: string,
    private readonly readable: ReadableText,
  ) {
    this.tree = new SyntaxTree(source);
  }

  run(): SyntaxTree {
    const { cursor, tree } = this;
    const root = new Node('source_file', '', 0, tree.text.length, null, tree, '');
    tree.root = root;
    let parent = root;
    let depth = 0;
    if (!cursor.gotoFirstChild()) return tree;
    for (;;) {
      const inner = this.take(parent);
      if (inner && depth < MAX_DEPTH && cursor.gotoFirstChild()) {
        parent = inner;
        depth++;
        continue;
      }
      while (!cursor.gotoNextSibling()) {
        if (parent === root || !cursor.gotoParent()) return tree;
        parent = parent.parent!;
        depth--;
      }
    }
  }

  /** Adds what the cursor stands on to `parent`; the node, if it may have children. */
  private take(parent: Node): Node | null {
    const { cursor, tree } = this;
    const id = cursor.nodeTypeId;
    KINDS[id] ??= kindAt(cursor);
    const kind = KINDS[id]!;
    if (kind.part === 'dropped') return null;
    if (kind.part === 'comment') {
      tree.comments.push({ start: cursor.startIndex, end: cursor.endIndex });
      return null;
    }
    const field = this.field();
    if (kind.part === 'operator' && field === '') return null;
    const [start, end] = [cursor.startIndex, cursor.endIndex];
    if (kind.name === 'ERROR' || (start === end && cursor.nodeIsMissing)) tree.errors.push(start);
    const macro = this.macroAt(kind.name, start, end);
    const node = new Node(macro === '' ? kind.name : 'macro_call', field, start, end, parent, tree, macro);
    parent.children.push(node);
    return kind.part === 'inner' && !this.isTable(node) ? node : null;
  }

  /** Tables of data, thousands of literals long, hold nothing to find. */
  private isTable(node: Node): boolean {
    if (node.kind !== 'array_expression' || node.end - node.start < MIN_TABLE) return false;
    return !/[a-z_]\w*\s*[.(!]/.test(this.tree.text.slice(node.start, node.start + MIN_TABLE));
  }

  private field(): string {
    const id = this.cursor.currentFieldId;
    FIELDS[id] ??= this.cursor.currentFieldName ?? '';
    return FIELDS[id]!;
  }

  private macroAt(kind: string, start: number, end: number): string {
    if (kind === 'array_expression') return this.readable.macros.get(start) ?? '';
    return kind === 'call_expression' ? this.macroOfCall(start, end) : '';
  }

  /**
   * A rewritten `name!(..)` is a call whose text still has the `!` right before its argument list. What is called must end
   * there: `format!(..).len()` starts with the same words.
   */
  private macroOfCall(start: number, end: number): string {
    const head = /^[\w:]+!\s*/.exec(this.tree.text.slice(start, Math.min(end, start + 80)));
    const name = head && this.readable.macros.get(start + head[0].length);
    if (!name || !this.cursor.gotoFirstChild()) return '';
    const calledEnd = this.cursor.endIndex;
    this.cursor.gotoParent();
    return calledEnd <= start + head[0].length ? name : '';
  }
}
