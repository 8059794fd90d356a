import { keepsLengthKnown } from '../../../rust/cost/containers.js';
import { asCopy } from '../../../rust/cost/copies.js';
import { type Walk, walkBinding } from '../../../rust/order/walks.js';
import { isPlace, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import type { RustFile } from '../../rust-file.js';

/** Methods that add exactly one element. */
const GROWS_BY_ONE =
  /^(?:push|push_back|push_front|insert|insert_unique|append_value|append_null|append_option)$/;
/** Methods that add as many as they are given. */
const GROWS = /^(?:push_str|extend_from_slice|put_\w+)$/;

/** `write!(hex, "{byte:02x}")`: each placeholder says how wide it is. */
export function isOfOneWidth(call: Node | null): boolean {
  if (call?.kind !== 'macro_call' || call.macro !== 'write') return false;
  const format = call.child('arguments')?.children[1];
  const placeholders = format?.text.replace(/\{\{|\}\}/g, '').match(/\{[^}]*\}/g) ?? [];
  return (
    format?.kind === 'string_literal' &&
    placeholders.length > 0 &&
    placeholders.every((each) => /:#?0\d+[xXob]\}$/.test(each))
  );
}

/** Does a use add exactly one element? */
export function addsOne(use: UseFacts, path: string, file: RustFile): boolean {
  if (use.use.hidden || !use.call || !use.method || !GROWS_BY_ONE.test(use.method)) return false;
  if (pushesPiece(use, file)) return false;
  return pathOf(use.place) === path && (argumentsOf(use.call).length > 0 || use.method === 'append_null');
}

/** `OsString::push` takes a whole piece of text, where the `push` of others takes one element. */
function pushesPiece(use: UseFacts, file: RustFile): boolean {
  return use.method === 'push' && file.typeOf(use.place)?.name === 'OsString';
}

/** Does a use of a container, or of what `path` names, add something to it? */
export function adds(use: UseFacts, path: string, file: RustFile): boolean {
  if (addsOne(use, path, file)) return true;
  if (isAddition(use)) return pathOf(use.place) === path;
  if (!use.call || pathOf(use.place) !== path) return false;
  if (use.call.kind === 'macro_call')
    return (
      /^write(?:ln)?$/.test(use.call.macro) && use.call.child('arguments')?.children[0] === targetOf(use)
    );
  return (
    GROWS.test(use.method ?? '') ||
    pushesPiece(use, file) ||
    addsItsItem(use, file) ||
    addsFixedSize(use, file) ||
    isEntryOfOwnKey(use, file)
  );
}

/** `bytes.extend(word.to_le_bytes())`: as many at each turn. */
function addsFixedSize(use: UseFacts, file: RustFile): boolean {
  if (use.method !== 'extend') return false;
  const [given] = argumentsOf(use.call!);
  return !!given && isOfFixedSize(viewed(given), file);
}

/** `text += &name;` */
export function isAddition(use: UseFacts): boolean {
  const at = use.effect === 'assign' ? use.place.parent : null;
  return at?.kind === 'compound_assignment_expr' && at.child('operator')?.text === '+=';
}

/** The call or addition by which a use adds. */
export function growthOf(use: UseFacts): Node | null {
  return isAddition(use) ? use.place.parent : use.call;
}

/** What is added: the arguments of the call, or the right side of `+=`. */
export function addedBy(use: UseFacts): readonly Node[] {
  if (isAddition(use)) return [use.place.parent!.child('right')!];
  return use.call?.kind === 'call_expression' ? argumentsOf(use.call) : [];
}

/** A literal, the bytes of a number, or an array of a length that its type tells. */
export function isOfFixedSize(piece: Node, file: RustFile): boolean {
  return (
    /_literal$|^array_expression$/.test(piece.kind) ||
    /\.to_[bln]e_bytes\(\)$/.test(piece.text) ||
    /^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(piece.text) ||
    file.typeOf(piece)?.name === '[;]'
  );
}

/** `for part in parts { all.extend(part) }`, `all.append(&mut part.rows)`: together as long as the parts. */
function addsItsItem(use: UseFacts, file: RustFile): boolean {
  if (!/^(?:extend|append)$/.test(use.method ?? '')) return false;
  const item = listBehind(argumentsOf(use.call!)[0], file);
  const root = item && isPlace(item) ? rootOf(item) : null;
  if (!root || !walkBinding(file.bindingOf(root), file)) return false;
  // What a part of each item holds is often nothing, and in a set it may be the same.
  const list = file.typeOf(use.place);
  return item === root || !list || !/(?:Map|Set)$/.test(list.name);
}

/** `part.rows` of `&mut part.rows` and of `part.rows.iter().map(Arc::clone)`. */
function listBehind(given: Node | undefined, file: RustFile): Node | undefined {
  let at = given;
  for (;;) {
    at = (at && valueOfSingleUse(at, file)) ?? at;
    if (at?.kind === 'reference_expression') at = at.child('value');
    else if (at?.kind === 'unary_expression') at = at.children.at(-1);
    else if (at && keepsLengthKnown(methodOf(at) ?? '')) at = receiverOf(at);
    else return at;
  }
}

/** `out` in `write!(out, ..)` and in `write!(&mut out, ..)`. */
function targetOf(use: UseFacts): Node {
  const parent = use.place.parent;
  return parent?.kind === 'reference_expression' ? parent : use.place;
}

/** `m.entry(key).or_default()` for the key of a map's entry: each key comes once. */
function isEntryOfOwnKey(use: UseFacts, file: RustFile): boolean {
  const key = use.method === 'entry' ? argumentsOf(use.call!)[0] : undefined;
  // Of parts of a key, `id.name()`, there may be many equal ones.
  const root = key && rootOf(asCopy(key)?.source ?? key);
  if (!root || !isPlace(bare(asCopy(key)?.source ?? key))) return false;
  const binding = file.bindingOf(root);
  const walk = walkBinding(binding, file);
  if (!walk) return false;
  const isOfKeys = /\.(?:keys|into_keys)\(\)$/.test(walk.source.text);
  if (walk.pattern.kind === 'tuple_pattern')
    return !isOfKeys && !!walk.pattern.children[0]?.contains(binding!.node) && !isNumbered(walk);
  return isOfKeys;
}

function bare(key: Node): Node {
  return key.kind === 'reference_expression' ? bare(key.child('value')!) : key;
}

function isNumbered(walk: Walk): boolean {
  return /\.(?:enumerate|zip)\(/.test(walk.source.text);
}
