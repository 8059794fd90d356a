import { following } from '../../../rust/order/branches.js';
import { isIteratorChain } from '../../../rust/order/loops.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';

/** The second is looked for this many statements further on. */
const NEAR = 2;
/** A statement that holds a whole program is not searched for each of its calls. */
const LONG = 2000;
/** `let least = xs.iter().min(); let most = xs.iter().max();`: twice over the same items, where once tells both. */
export function bothEnds(call, file) {
  const chain = receiverOf(call);
  if (argumentsOf(call).length > 0 || !isIteratorChain(chain) || isFew(chain, file)) return null;
  const other = methodOf(call) === 'max' ? 'min' : 'max';
  const statement = statementOf(call);
  if (statement.end - statement.start > LONG) return null;
  const twin = [statement, ...following(statement).slice(0, NEAR)]
    .flatMap((each) => [...each.descendantsOfKind('call_expression')])
    .find(
      (each) =>
        each.start > call.start &&
        methodOf(each) === other &&
        argumentsOf(each).length === 0 &&
        spelling(receiverOf(each)) === spelling(chain),
    );
  if (!twin) return null;
  return {
    at: twin,
    message: `${quoted(twin)} goes over all items a second time; line ${call.line} has just gone over them for the \`${methodOf(call)}\`.`,
    help: 'find both in one pass: a `for` or `fold` that keeps the least and the greatest, or `minmax` of itertools',
  };
}
/** `[a, b, c].iter().min()` */
function isFew(chain, file) {
  let at = chain;
  while (receiverOf(at)) at = receiverOf(at);
  return /^(?:array|parenthesized|range)_expression$/.test(at.kind) || file.typeOf(at)?.name === '[;]';
}
