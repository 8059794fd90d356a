import { functionsNamed } from '../names/items-by-name.js';
import { resultsOf } from '../order/ways.js';
import { calledPath, calleeName } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import { typeFromNode } from '../types/types.js';

const KNOWN = new NodeMemo();
/** `self.unexpected(found)`: all that a function of the file by that name can give is an error. */
export function onlyFails(call) {
  const name = call.kind === 'call_expression' && calleeName(call);
  const named = name ? functionsNamed(call.tree, name) : [];
  return named.length > 0 && named.every(givesOnlyErrors);
}
function givesOnlyErrors(fn) {
  return KNOWN.of(fn, () => givesWhatNobodyHas(fn) || endsInErrors(fn));
}
/** `fn unexpected<T>(&self) -> Result<T, Error>`: of a `T` that nothing is said of, and nothing handed over, there is no value to give. */
function givesWhatNobodyHas(fn) {
  const returned = typeFromNode(fn.child('return_type'));
  const given = returned?.refs === '' && /Result$/.test(returned.name) ? returned.args[0] : undefined;
  const declared = fn.child('type_parameters')?.children.some((each) => each.text === given?.name);
  const body = fn.child('body');
  if (!given || !declared || !body) return false;
  const signature = fn.text.slice(0, body.start - fn.start);
  return signature.match(new RegExp(`\\b${given.name}\\b`, 'g'))?.length === DECLARED_AND_RETURNED;
}
/** A type parameter that stands in a signature so often is mentioned nowhere else in it. */
const DECLARED_AND_RETURNED = 2;
/** `fn fail(why: &str) -> Result<Token, Error> { Err(Error::new(why)) }` */
function endsInErrors(fn) {
  const body = fn.child('body');
  const ways = body ? resultsOf(body) : [];
  return ways.length > 0 && ways.every((way) => calledPath(way) === 'Err');
}
