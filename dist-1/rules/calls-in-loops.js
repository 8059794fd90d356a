import { functionName, qualifiedName } from '../rust/functions/shape.js';
import { isShortLoop } from '../rust/order/loop-length.js';
import { enclosingLoops } from '../rust/order/loops.js';
import { endsLoop } from '../rust/order/run-order.js';
import { methodOf, receiverOf } from '../rust/syntax/call-syntax.js';
import { TreeMemo } from '../rust/syntax/memo.js';
import { methodTarget } from '../rust/types/types.js';
/** The loop of this file that calls a method, on whatever has its type. */
export function loopCalling(fn, file) {
  const owner = qualifiedName(fn).split('::')[0];
  return (
    callsInLoops(file.tree)
      .get(functionName(fn))
      ?.find(({ call, loop }) => isOn(owner, call, file) && !isShortLoop(loop, file) && !endsLoop(call, loop))
      ?.loop ?? null
  );
}
/** Is the receiver of the type that has the helper, as far as it is known? */
function isOn(owner, call, file) {
  const found = file.typeOf(receiverOf(call));
  return !!found && methodTarget(found).name === owner && !file.isCold(call);
}
const CALLS = new TreeMemo();
/** Method calls that stand in a loop, by the method's name. */
function callsInLoops(tree) {
  const known = CALLS.get(tree);
  if (known) return known;
  const calls = new Map();
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const name = methodOf(call);
    const [loop] = name ? enclosingLoops(call) : [];
    if (!name || !loop) continue;
    const others = calls.get(name);
    if (others) others.push({ call, loop });
    else calls.set(name, [{ call, loop }]);
  }
  CALLS.set(tree, calls);
  return calls;
}
