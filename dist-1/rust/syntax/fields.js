import Rust from 'tree-sitter-rust';
import { symbolAt } from './kinds.js';

const NAMES = [''];
export function fieldName(id) {
  return NAMES[id];
}
/** The field of what the cursor stands on; 0 for none. */
export function fieldAt(cursor) {
  const id = cursor.currentFieldId ?? 0;
  NAMES[id] ??= cursor.currentFieldName ?? '';
  return id;
}
const WITH_FIELDS = new Set(
  Rust.nodeTypeInfo.flatMap((info) =>
    'fields' in info && Object.keys(info.fields).length > 0 ? [info.type] : [],
  ),
);
/** Kinds that hold an operator in a field. */
const OPERATIONS = new Set(['binary_expression', 'compound_assignment_expr']);
/** Does a child become a node, in a tree without errors? */
export function isKept(child, parent) {
  if (child.part === 'operator') return OPERATIONS.has(parent.name);
  return child.part === 'inner' || child.part === 'leaf';
}
/** Sequences this long are lists, each different from the other. */
const MAX_LENGTH = 24;
/** What is remembered must not grow for ever. */
const MAX_REMEMBERED = 200_000;
/**
 * The children of a node so far. In a tree without errors the symbols of all children tell the fields of each, so the parser
 * is asked once for each sequence of symbols.
 */
export class ChildSequence {
  parent;
  length;
  endless;
  static remembered = 0;
  static starts = [];
  longer = [];
  fields = null;
  constructor(parent, length, endless) {
    this.parent = parent;
    this.length = length;
    this.endless = endless;
  }
  /** Before the first child; null for a `parent` whose children stand in no field. */
  static of(parent) {
    if (!WITH_FIELDS.has(parent.name)) return null;
    ChildSequence.starts[parent.id] ??= new ChildSequence(parent, 0, false);
    return ChildSequence.starts[parent.id];
  }
  /** With one more child. */
  with(child) {
    if (this.endless) return this;
    const known = this.longer[child.id];
    if (known !== undefined) return known;
    const endless = this.length >= MAX_LENGTH || ChildSequence.remembered >= MAX_REMEMBERED;
    const longer = new ChildSequence(this.parent, this.length + 1, endless);
    if (!endless) ChildSequence.remembered++;
    if (!endless) this.longer[child.id] = longer;
    return longer;
  }
  /** Fields of the children that become nodes. `walk` gives a cursor on their parent. */
  fieldsOf(walk) {
    this.fields ??= readFields(walk(), this.parent);
    return this.fields;
  }
}
function readFields(cursor, parent) {
  const fields = [];
  if (!cursor.gotoFirstChild()) return fields;
  do {
    if (isKept(symbolAt(cursor), parent)) fields.push(fieldAt(cursor));
  } while (cursor.gotoNextSibling());
  return fields;
}
