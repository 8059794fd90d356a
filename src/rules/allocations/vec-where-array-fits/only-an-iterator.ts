import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodCalledOn,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** Take the items of another iterator. */
export const JOINS = /^(?:extend|chain|zip)$/;

/** Hand the items on, as they are or as something made of them. */
const STEPS = /^(?:map|filter|filter_map|flat_map|chain|zip|enumerate|rev|skip|take|inspect)$/;

/** Does `vec![..].into_iter()` end where any iterator of these items does: behind a box, in another iterator, or as an `impl Iterator`? */
export function isOnlyAnIterator(iter: Node): boolean {
  let chain = iter;
  for (let next = methodCalledOn(chain); next; next = methodCalledOn(chain)) {
    if (!STEPS.test(methodOf(next) ?? '')) return false;
    chain = next;
  }
  const call = callOfArgument(chain);
  if (!call) return isReturnedAlone(chain);
  return (
    /^(?:\w+::)*Box::new$/.test(calledPath(call) ?? '') ||
    (JOINS.test(methodOf(call) ?? '') && argumentsOf(call)[0] === chain)
  );
}

/** The one end of a function that gives `impl Iterator`: two ends have to be of one type. */
function isReturnedAlone(chain: Node): boolean {
  const fn = enclosingFunction(chain);
  const body = fn?.child('body');
  if (!body || chain.parent !== body || body.children.at(-1) !== chain) return false;
  return /^->\s*impl\b|^impl\b/.test(fn!.child('return_type')?.text ?? '') && !/\breturn\b/.test(body.text);
}
