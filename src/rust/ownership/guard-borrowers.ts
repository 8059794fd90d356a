import { signatureOf } from '../functions/signatures.js';
import type { Known } from '../known.js';
import type { Binding, Use } from '../names/scopes.js';
import { valueOfClosure } from '../order/given-value.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { holdsReference } from '../types/holds-reference.js';
import { isTypeParameter } from '../types/type-parameters.js';
import { isCopyType, KNOWN_OWNERS, type Type, typeFromNode } from '../types/types.js';
import { ownsEverything } from './owns-everything.js';
import { isPlace, rootOf } from './places.js';

const PRIMITIVE = /^(?:bool|char|[iu](?:8|16|32|64|128|size)|f32|f64)$/;

const COPIES_OUT =
  /^(?:clone|cloned|copied|to_vec|to_owned|to_string|len|is_empty|contains|contains_key|count|is_some|is_none|sum|pop|pop_front|remove|encode(?:_to_vec)?|serialize|to_bytes|to_json|to_string_pretty|to_path_buf|as_ssz_bytes|into_\w+)$/;

/** The guard and the locals that may borrow from it, by those of its own uses that count. */
export function borrowersOf(
  guard: Binding,
  known: Known,
  counts: (use: Use) => boolean = () => true,
): Set<Binding> {
  const borrowers = new Set([guard]);
  // A set that grows is walked to its end.
  for (const borrower of borrowers) {
    const uses = borrower === guard ? guard.uses.filter(counts) : borrower.uses;
    for (const { node } of uses)
      for (const made of BOUND.of(node, () => boundFrom(node, known))) borrowers.add(made);
  }
  return borrowers;
}

const BOUND = new NodeMemo<readonly Binding[]>();

/** Names bound to a value in which `node` stands, unless that value is known to be free of borrows. */
function boundFrom(node: Node, known: Known): readonly Binding[] {
  for (const at of node.ancestors()) {
    // What has not been awaited keeps all that it was given.
    if (isPending(at, known)) return keptBy(at, known);
    // `entries.len()` of `Vec::with_capacity(entries.len())`: what is made of it knows nothing of the guard.
    if (at.kind === 'call_expression' && (isCopiedOut(at) || givesNothingLent(at, known))) return [];
    if (at.macro === 'format') return [];
    const holds = /^(?:let_declaration|let_condition|for_expression)$/.test(at.kind);
    if (holds && at.child('value')?.contains(node)) {
      const owned =
        at.kind === 'let_declaration' && (isOwned(at.child('value')!, known) || isWrittenFree(at, known));
      return owned ? [] : known.localsOf(at);
    }
    if (at.kind === 'match_expression' && at.child('value')?.contains(node)) {
      return (at.child('body')?.children ?? []).flatMap((arm) => known.localsOf(arm));
    }
    // `best = Some(entry)`
    if (at.kind === 'assignment_expression' && at.child('right')?.contains(node)) {
      const root = isOwned(at.child('right')!, known) ? null : rootOf(at.child('left')!);
      const name = root && known.bindingOf(root);
      return name ? [name] : [];
    }
    if (at.kind === 'function_item') return [];
  }
  return [];
}

/** An async function that is called and not awaited on the spot, or an async block. */
function isPending(at: Node, known: Known): boolean {
  if (at.parent?.kind === 'await_expression') return false;
  return (
    at.kind === 'async_block' || (at.kind === 'call_expression' && signatureOf(at, known)?.isAsync === true)
  );
}

/** The name that a future gets, or that of the list it is added to. */
function keptBy(future: Node, known: Known): readonly Binding[] {
  for (const at of future.ancestors()) {
    if (/^(?:await_expression|function_item|closure_expression)$/.test(at.kind)) return [];
    const list = at.kind === 'call_expression' && ADDS.test(methodOf(at) ?? '') ? rootOf(at) : null;
    const name = list && known.bindingOf(list);
    if (name) return [name];
    if (at.kind === 'let_declaration') return known.localsOf(at);
  }
  return [];
}

const ADDS = /^(?:push|push_back|insert|spawn\w*)$/;

function isCopiedOut(call: Node): boolean {
  return /^(?:len|is_empty|contains|contains_key|count|is_some|is_none)$/.test(methodOf(call) ?? '');
}

/** `peers.handle(id)` that is declared to return a `Result<Handle, Missing>`: whatever is made of that, the guard is not needed for it. */
function givesNothingLent(call: Node, known: Known): boolean {
  const returns = signatureOf(call, known)?.returns;
  const isChosenOutside = (part: Type) => isTypeParameter(part, call);
  return !!returns && isFreeOfBorrows(returns, known, isChosenOutside);
}

/** What the holder of the lock is generic over was there before the guard, and can't borrow from it. */
function isFreeOfBorrows(
  found: Type,
  known: Known,
  isChosenOutside: (part: Type) => boolean = () => false,
): boolean {
  if (found.refs !== '' || holdsReference(found)) return false;
  if (!found.args.every((part) => isFreeOfBorrows(part, known, isChosenOutside))) return false;
  if (/^(?:Option|Result|\(\))$/.test(found.name) || KNOWN_OWNERS.has(found.name)) return true;
  if (isChosenOutside(found) || PRIMITIVE.test(found.name)) return true;
  const { declarations } = known;
  return declarations.declares(found.name) && !declarations.borrows(found.name);
}

/** `let count: u64 = ..`, `let found: Option<Row> = ..` */
function isWrittenFree(declaration: Node, known: Known): boolean {
  const written = typeFromNode(declaration.child('type'));
  return !!written && isFreeOfBorrows(written, known);
}

/** What is taken out of a guard by its name alone, or by `*slot`, is copied: nothing else can be moved out of it. */
function isCopiedField(value: Node, known: Known): boolean {
  if (!/^(?:field|unary)_expression$/.test(value.kind) || !isPlace(value)) return false;
  const found = known.typeOf(value);
  return !found || found.refs === '';
}

/** Collected into a list of a type without references, or from fields that are copied out of what the guard lends. */
function collectsOwn(collect: Node): boolean {
  const written = collect.child('function')?.child('type_arguments')?.text ?? '';
  if (/<(?:\w+::)*Vec<(?:\w+::)*[A-Za-z]\w*>>$/.test(written) || /Set<(?:\w+::)*[A-Za-z]\w*>>$/.test(written))
    return !/<_>/.test(written);
  const map = receiverOf(collect);
  const closure = map && methodOf(map) === 'map' ? argumentsOf(map)[0] : undefined;
  const body = valueOfClosure(closure);
  return body?.kind === 'field_expression' && isPlace(body);
}

/** `peers.get(id).map(|peer| peer.address.clone())` */
export function copiesOutOfOption(map: Node, known: Known): boolean {
  const [closure] = argumentsOf(map);
  const body = valueOfClosure(closure);
  if (!body || !/^(?:clone|to_owned|to_string|to_vec|len)$/.test(methodOf(body) ?? '')) return false;
  const found = receiverOf(map)!;
  return (
    known.typeOf(found)?.name === 'Option' || /^(?:get|get_mut|first|last|find)$/.test(methodOf(found) ?? '')
  );
}

function isOwned(value: Node, known: Known): boolean {
  if (isCopiedField(value, known)) return true;
  // `x.cloned()` of `x.cloned().ok_or(..)?`
  const call = withoutOpenings(value, OPENING_OR_FALLBACK);
  const method = methodOf(call);
  if (method === 'collect' && collectsOwn(value)) return true;
  if (method === 'collect') return /\b(?:cloned|copied|clone|to_owned|to_string|to_vec)\(\)/.test(value.text);
  if (method && (COPIES_OUT.test(method) || (method === 'map' && copiesOutOfOption(call, known))))
    return true;
  if (/^(?:Arc|Rc)::clone$/.test(calledPath(value) ?? '')) return true;
  const found = known.typeOf(value);
  if (!found || holdsReference(found)) return false;
  return (
    isCopyType(found, (name) => known.declarations.isCopy(name)) === true || ownsEverything(found, known)
  );
}
