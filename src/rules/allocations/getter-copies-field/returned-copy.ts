import { asCopy, type Copy } from '../../../rust/cost/copies.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import { isCollect } from '../../../rust/order/collects.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';

import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { isSharedBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSharded } from '../../../rust/types/sharded.js';
import { isText } from '../../../rust/types/strings.js';
import type { RustFile } from '../../rust-file.js';

/** What a function returns as a copy, and the place of `self` that it is a copy of. */
export interface Returned {
  copy: Copy;
  place: Node;
  /** The copy of the last way, where there are several. */
  last?: Node;
}

/**
 * The copy of a part of `self` that is all a function returns: `self.x.clone()`, `Some(self.x.clone())` behind a question,
 * `match self { A(x) => Some(x.clone()), _ => None }`, `self.map.get(key).cloned()`. Null where anything else may come back.
 */
export function returnedCopy(fn: Node, file: RustFile): Returned | null {
  const statements = fn.child('body')?.children ?? [];
  const tail = statements.at(-1);
  if (!tail) return null;
  const before = statements.slice(0, -1);
  const local = boundJustBefore(tail, before);
  if (!(local ? before.slice(0, -1) : before).every((each) => isAlias(each) || leavesWithNone(each)))
    return null;
  if (local) return copyIn(local, file);
  return copyIn(returnedBy(tail), file);
}

/** `return x;` and `x` are one. */
function returnedBy(tail: Node): Node {
  const inner = tail.kind === 'expression_statement' ? tail.children[0]! : tail;
  return inner.kind === 'return_expression' ? (inner.children[0] ?? inner) : inner;
}

function boundJustBefore(tail: Node, before: readonly Node[]): Node | null {
  const last = before.at(-1);
  if (tail.kind !== 'identifier' || last?.kind !== 'let_declaration') return null;
  return last.child('pattern')?.text === tail.text ? (last.child('value') ?? null) : null;
}

/** `let inner = &self.inner;` */
function isAlias(statement: Node): boolean {
  const value = statement.kind === 'let_declaration' ? statement.child('value') : undefined;
  const place = value && isSharedBorrow(value) ? withoutBorrow(value) : undefined;
  return !!place && isPlace(place) && rootOf(place)?.kind === 'self';
}

/** `if self.id == 0 { return None; }`, `let Some(first) = self.names.first() else { return Err(Empty) };`, and what is asserted or logged. */
function leavesWithNone(statement: Node): boolean {
  if (statement.kind === 'let_declaration') return leaves(statement.child('alternative'));
  const question = statement.kind === 'expression_statement' ? statement.children[0] : undefined;
  if (question?.kind === 'macro_call') return SAYS.test(question.macro);
  return question?.kind === 'if_expression' && leaves(question.child('consequence'));
}

function leaves(block: Node | undefined): boolean {
  const [only, second] = block?.children ?? [];
  return !!only && !second && LEAVES.test(only.text);
}

const LEAVES = /^(?:return (?:None|Ok\(None\)|Err\(|Vec::new\(\)|vec!\[\])|(?:anyhow::)?bail!)/;
const SAYS = /^(?:(?:debug_)?assert(?:_eq|_ne)?|trace|debug)$/;

function copyIn(value: Node, file: RustFile): Returned | null {
  if (value.kind === 'match_expression') return copyInEach(valuesOfArms(value), file);
  if (value.kind === 'if_expression') return copyInEach(branchesOf(value), file);
  if (/^(?:Some|Ok)$/.test(calledPath(value) ?? '') && argumentsOf(value)[0])
    return copyOfSelf(argumentsOf(value)[0]!, file);
  return copyOfSelf(value, file);
}

/** Each way gives a copy, or nothing; null where one gives something else. */
function copyInEach(ways: readonly (Node | null)[], file: RustFile): Returned | null {
  const found: Returned[] = [];
  for (const value of ways) {
    if (!value) return null;
    if (NOTHING.test(value.text) || calledPath(value) === 'Err') continue;
    const copied = copyIn(returnedBy(value), file);
    if (!copied) return null;
    found.push(copied);
  }
  const [first] = found;
  const last = found.at(-1);
  return first && last !== first ? { ...first, last: last!.last ?? last!.copy.call } : (first ?? null);
}

/** As well lent as made: `None`, `&[]`, `""`. */
const NOTHING = /^(?:None|(?:vec!)?\[\]|Vec::new\(\)|String::new\(\)|"".to_(?:string|owned)\(\))$/;

function valuesOfArms(match: Node): (Node | null)[] {
  return armsOf(match).map((arm) => onlyValue(arm.child('value')));
}

function branchesOf(fork: Node): (Node | null)[] {
  const otherwise = fork.child('alternative')?.children[0];
  const rest = otherwise?.kind === 'if_expression' ? branchesOf(otherwise) : [onlyValue(otherwise)];
  return [onlyValue(fork.child('consequence')), ...rest];
}

/** The value of a block that does nothing else. */
function onlyValue(node: Node | undefined): Node | null {
  if (node?.kind !== 'block') return node ?? null;
  return node.children.length === 1 ? node.children[0]! : null;
}

function copyOfSelf(value: Node, file: RustFile): Returned | null {
  const visited = copyWhileVisited(value, file);
  if (visited) return visited;
  const opened = methodOf(value) === 'unwrap_or_default' ? receiverOf(value)! : value;
  const copy =
    asCopy(opened) ?? onlyItem(opened) ?? copyPerItem(opened) ?? copyInClosure(opened) ?? textFrom(opened);
  // A number written out is a text of its own: nothing could be lent of it.
  if (!copy || (copy.method === 'to_string' && isText(copy.source, file) !== true)) return null;
  const place = lenderOf(copy, file);
  if (place && isSharded(file.typeOf(place))) return null;
  return place && isPartOfSelf(place, copy.source, file) ? { copy, place } : null;
}

/** `vec![id.clone()]`, which `slice::from_ref(id)` could lend. */
function onlyItem(value: Node): Copy | null {
  if (value.kind !== 'macro_call' || value.macro !== 'vec' || value.children.length !== 1) return null;
  const item = asCopy(value.children[0]);
  return item?.method === 'clone' ? { call: value, source: item.source, method: 'clone' } : null;
}

/** `self.ids.iter().copied().collect()`. */
function copyPerItem(value: Node): Copy | null {
  const items = isCollect(value) ? receiverOf(value)! : undefined;
  if (!items || !/^(?:cloned|copied)$/.test(methodOf(items) ?? '')) return null;
  return { call: value, source: receiverOf(items)!, method: 'to_vec' };
}

/** `self.path.as_ref().map(|path| path.to_path_buf())`. */
function copyInClosure(value: Node): Copy | null {
  const closure = methodOf(value) === 'map' ? argumentsOf(value)[0] : undefined;
  const parameter =
    closure?.kind === 'closure_expression' ? closure.child('parameters')?.children[0] : undefined;
  const copy = parameter && asCopy(valueOfClosure(closure));
  return copy && copy.method !== 'to_string' && copy.source.text === parameter.text
    ? { call: value, source: receiverOf(value)!, method: 'cloned' }
    : null;
}

/** `self.visit(&|data| data.names.clone())` of a `fn visit<'a, T>(&'a self, f: &dyn Fn(&'a Data) -> T) -> T`: what it shows lives as long as `self`. */
function copyWhileVisited(value: Node, file: RustFile): Returned | null {
  const [given, second] = receiverOf(value)?.kind === 'self' ? argumentsOf(value) : [];
  const closure = given && !second ? withoutBorrow(given) : undefined;
  const [shown, another] =
    closure?.kind === 'closure_expression' ? (closure.child('parameters')?.children ?? []) : [];
  const copy = shown && !another ? asCopy(valueOfClosure(closure)) : null;
  if (!copy || !isPlace(copy.source) || rootOf(copy.source)?.text !== shown!.text) return null;
  const parameters = calleeOutsideTraits(value, file)?.child('parameters')?.children ?? [];
  const lifetime = /^&('\w+)\s+self$/.exec(parameters[0]?.text ?? '')?.[1];
  const taken = /\bFn(?:Mut|Once)?\(&('\w+)/.exec(parameters[1]?.text ?? '')?.[1];
  return lifetime && lifetime === taken ? { copy, place: copy.source } : null;
}

/** `String::from(&self.name)`. */
function textFrom(value: Node): Copy | null {
  const lent = calledPath(value) === 'String::from' ? argumentsOf(value)[0] : undefined;
  const source = lent?.kind === 'reference_expression' ? lent.child('value') : undefined;
  return source ? { call: value, source, method: 'clone' } : null;
}

/** What is looked at for the copy: the place that is copied, or what it is looked up in. */
function lenderOf(copy: Copy, file: RustFile): Node | null {
  return placeLending(copy.source, copy.method === 'to_vec' ? /^iter$/ : FINDS_BY_KEY, file);
}

const FINDS_BY_KEY = /^(?:get|first|last|front|back|peek|as_ref|as_deref)$/;

/** The map of `map.get(k)`, the list of `list.iter()` or of `list.iter().find(..)`, the `self` of a getter that lends. */
function placeLending(source: Node, lends: RegExp, file: RustFile): Node | null {
  if (isPlace(source)) return source;
  const method = methodOf(source) ?? '';
  if (lendsOfItself(source, file)) return receiverOf(source)!;
  const place = lends.test(method) ? receiverOf(source)! : FINDS.test(method) ? walkedFor(source) : null;
  return place && isPlace(place) ? place : null;
}

/** `self.named(key)`, which is declared to give a reference, or perhaps one. */
function lendsOfItself(call: Node, file: RustFile): boolean {
  const returns = receiverOf(call)?.kind === 'self' ? signatureOf(call, file)?.returns : null;
  return !!returns && (returns.name === 'Option' ? returns.args[0]?.refs : returns.refs) === '&';
}

/** Give one of the items that are walked. */
const FINDS = /^(?:find|next|last|nth|max|min|max_by|min_by|max_by_key|min_by_key)$/;

/** The list that is walked, as long as nothing on the way makes other items of its own. */
function walkedFor(found: Node): Node | null {
  let at: Node | undefined = receiverOf(found);
  while (at && /^(?:filter|rev|skip|skip_while|take|take_while|step_by|chain)$/.test(methodOf(at) ?? ''))
    at = receiverOf(at);
  return at && /^(?:iter|values|keys)$/.test(methodOf(at) ?? '') ? receiverOf(at)! : null;
}

/** A field of `self`, `self` that lends, a name for a field, or one that a pattern binds over what any of them lends. */
function isPartOfSelf(place: Node, copied: Node, file: RustFile): boolean {
  const root = rootOf(place);
  if (root?.kind === 'self') return place.kind === 'field_expression' || place !== copied;
  const binding = root && file.bindingOf(root);
  const opened = binding && /^(?:match_arm|let_condition|let_declaration)$/.test(binding.declaration.kind);
  const scrutinee = opened && (!binding.whole || isAlias(binding.declaration)) ? boundTo(binding) : undefined;
  const matched = scrutinee && withoutBorrow(scrutinee);
  const lender = matched && placeLending(matched, FINDS_BY_KEY, file);
  return !!lender && standsForSelf(rootOf(lender), file) && !isSharded(file.typeOf(lender));
}

function standsForSelf(root: Node | null, file: RustFile): boolean {
  const binding = root?.kind === 'identifier' ? file.bindingOf(root) : undefined;
  return root?.kind === 'self' || (!!binding?.whole && isAlias(binding.declaration));
}
