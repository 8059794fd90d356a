import type { Known } from '../known.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { OPENING } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { isStandardMethod } from '../types/methods.js';
import type { Type } from '../types/types.js';
import { isGetterName } from './only-read.js';
import { isPlace, rootOf } from './places.js';

/** A place, or what getters lend from one. */
export function isReached(source: Node, known: Known): boolean {
  if (isPlace(source)) return true;
  if (source.kind === 'field_expression') return isReached(source.child('value')!, known);
  if (source.kind === 'try_expression' || source.kind === 'index_expression')
    return isReached(source.children[0]!, known);
  const receiver = receiverOf(source);
  const method = methodOf(source);
  if (!receiver || !method || makesItsOwn(source, known) || isChanging(method, known)) return false;
  const lends = OPENING.test(method) || FINDS.test(method) || isGetterName(method);
  if (!lends || (!OPENING.test(method) && mayHangOnTemporary(receiver, known))) return false;
  return argumentsOf(source).every((each) => isStill(each, known)) && isReached(receiver, known);
}

/** `node.test().ok()?` of `node.test().ok()?.as_call()`: may be a value of its own, which is gone with the statement, and with it what is lent of it. */
function mayHangOnTemporary(asked: Node, known: Known): boolean {
  const found = known.typeOf(asked);
  if (found) return false;
  if (asked.kind === 'try_expression') return mayHangOnTemporary(asked.children[0]!, known);
  const [receiver, method] = [receiverOf(asked), methodOf(asked)];
  if (!receiver || !method) return false;
  if (OPENING.test(method)) return mayHangOnTemporary(receiver, known);
  if (LENDS.test(method)) return false;
  return !givesReference(known.declarations.anyMethod(method)?.returns ?? null);
}

const LENDS = /^(?:get|first|last|iter|borrow|as_\w+|\w+_ref)$/;

function givesReference(returns: Type | null): boolean {
  const given = returns && /^(?:Option|Result)$/.test(returns.name) ? returns.args[0] : returns;
  return !!given && given.refs !== '';
}

/** Where the getter itself needs `&mut`, nothing else could look at the owner meanwhile; what is declared for `&self` is called `field_entry` for other reasons. */
function isChanging(method: string, known: Known): boolean {
  const declared = known.declarations.anyMethod(method)?.receiver;
  return declared ? declared === 'm' : /_mut$|insert|entry/.test(method);
}

const FINDS = /^(as_ref|as_deref|get|first|last)$/;

/** What is known to be no reference, and no Option of one, has no owner that lives on. */
function makesItsOwn(source: Node, known: Known): boolean {
  const found = known.typeOf(source);
  const method = methodOf(source);
  if (!found && method && !isStandardMethod(method)) return known.declarations.lends(method) === false;
  if (found?.refs !== '') return false;
  return !/^(Option|Result)$/.test(found.name) || (found.args[0]?.refs === '' && found.args[0].name !== '_');
}

/** A key, a number or what a getter gives: nothing that is changed on the way. */
function isStill(argument: Node, known: Known): boolean {
  const receiver = receiverOf(argument);
  if (receiver && isGetterName(methodOf(argument)!))
    return [receiver, ...argumentsOf(argument)].every((each) => isStill(each, known));
  const place = withoutBorrow(argument);
  if (argument.has('mutable_specifier')) return false;
  return (
    /_literal$/.test(place.kind) ||
    place.kind === 'closure_expression' ||
    (isPlace(place) && known.typeOf(place)?.refs !== 'm')
  );
}

/**
 * A getter lends from the whole of what it is called on: of `self.names.first_of(row)` that is `self.names`. Another name may be a
 * guard, through which any field is reached by way of the whole.
 */
export function lender(source: Node): Node {
  const root = rootOf(source) ?? source;
  for (let at: Node | undefined = source; at; at = heldBy(at))
    if (isPlace(at)) return at === source || root.kind === 'self' ? at : root;
  return root;
}

function heldBy(part: Node): Node | undefined {
  if (part.kind === 'call_expression') return receiverOf(part);
  return part.kind === 'field_expression' ? part.child('value') : part.children[0];
}
