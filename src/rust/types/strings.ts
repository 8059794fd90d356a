import type { Known } from '../known.js';
import { valueOfSingleUse } from '../ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isString, methodTarget } from './types.js';

/** An expression that allocates a String (or bytes) of its own. */
export interface FreshString {
  node: Node;
  /** `format`: `format!`; `to_string`: formats or copies; `copy`: copies text; `repeat`, `case`: makes new text. */
  how: 'format' | 'to_string' | 'copy' | 'repeat' | 'case';
  /** What it is made of; undefined for `format!`. */
  source: Node | undefined;
}

const HOW: Readonly<Record<string, FreshString['how']>> = {
  to_string: 'to_string',
  to_owned: 'copy',
  into_owned: 'copy',
  repeat: 'repeat',
  to_lowercase: 'case',
  to_uppercase: 'case',
  to_ascii_lowercase: 'case',
  to_ascii_uppercase: 'case',
};

/** Null for an empty literal as well, whose String has nothing on the heap. */
export function freshString(node: Node | undefined): FreshString | null {
  const made = node ? stringMadeBy(node) : null;
  return made?.source?.text === '""' ? null : made;
}

function stringMadeBy(node: Node): FreshString | null {
  if (node.kind === 'macro_call' && node.macro === 'format')
    return { node, how: 'format', source: undefined };
  const method = methodOf(node);
  const how = method && Object.hasOwn(HOW, method) ? HOW[method] : undefined;
  if (how)
    return argumentsOf(node).length === (how === 'repeat' ? 1 : 0)
      ? { node, how, source: receiverOf(node) }
      : null;
  const [only] = argumentsOf(node);
  return calledPath(node) === 'String::from' && only ? { node, how: 'copy', source: only } : null;
}

const VIEWS = new Set(['as_str', 'as_bytes', 'as_ref', 'as_slice', 'deref', 'into_bytes', 'borrow']);

/** What a view looks at: `x` in `&x`, `x.as_bytes()`, `&x[..]`, `x.as_str()`. */
export function viewed(node: Node): Node {
  if (node.kind === 'reference_expression' || node.kind === 'parenthesized_expression') {
    const inner = node.child('value') ?? node.children.at(-1);
    return inner ? viewed(inner) : node;
  }
  if (
    node.kind === 'unary_expression' &&
    node.text.startsWith('*') &&
    node.parent?.kind === 'reference_expression'
  )
    return viewed(node.children[0]!);
  if (node.kind === 'index_expression' && node.children[1]?.text === '..') return viewed(node.children[0]!);
  const method = methodOf(node);
  const receiver = receiverOf(node);
  return method && receiver && VIEWS.has(method) && argumentsOf(node).length === 0 ? viewed(receiver) : node;
}

/** True, false, or null when the type is not known. */
export function isText(node: Node | undefined, known: Known): boolean | null {
  if (!node) return null;
  const found = known.typeOf(node);
  return found ? isString(methodTarget(found)) : null;
}

/** Does `to_string` of it copy a text? What has a range for an index and can be shown is one. */
export function isTextToCopy(source: Node, known: Known): boolean {
  const text = isText(source, known);
  if (text !== null) return text;
  return source.kind === 'index_expression' && source.children[1]?.kind === 'range_expression';
}

const TEXT_NAMES = /^(?:name|as_str|as_ref|text|title|label|file_name|trim\w*|\w+_(?:name|str|text))$/;

/** `kind.name()`, `token.text()`: by its name it lends a text. */
export function isNamedLikeText(node: Node): boolean {
  return TEXT_NAMES.test(methodOf(node) ?? '') && argumentsOf(node).length === 0;
}

const TEXT_FIELDS = /^(?:name|text|title|label|prefix|suffix|file_name|source_text|\w+_(?:name|str|text))$/;

/** A text by its type or, where that is not known, by what the field or getter is called. */
export function isTextOrNamedSo(node: Node | undefined, known: Known): boolean {
  const text = isText(node, known);
  if (text !== null || !node) return text === true;
  const field = node.kind === 'field_expression' ? node.child('field')?.text : undefined;
  return field === undefined ? isNamedLikeText(node) : TEXT_FIELDS.test(field);
}

/** As `viewed`, also through names that stand for nothing but a view: `line` of `let bytes = line.as_bytes(); out.extend(bytes)`. */
export function viewedBehind(node: Node, known: Known): Node {
  const at = viewed(node);
  const value = valueOfSingleUse(at, known);
  const inner = value && viewed(value);
  return inner && inner !== value ? viewedBehind(inner, known) : at;
}

/** A String that an expression makes, or that the immutable local behind it was made as, to be used nowhere else. */
export function freshStringBehind(node: Node, known: Known): FreshString | null {
  return freshString(node) ?? freshString(valueOfSingleUse(node, known));
}
