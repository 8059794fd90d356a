import { putsTogether } from '../../../rust/cost/puts-together.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { callOfArgument, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { runsInTurn } from './scratch-per-turn.js';

/** What copies it to the end of another buffer could be handed to the function itself: another rule says so. */
const APPENDS = /^(?:extend|extend_from_slice|push_str|write_str|put_slice|write_all)$/;
/** The function of this file that builds the bytes or the text of its answer step by step, and whose signature is free to change. */
export function isPutTogether(call, file) {
  if (call.kind !== 'call_expression') return false;
  const fn = calleeOutsideTraits(call, file);
  return !!fn && enclosingFunction(call) !== fn && putsTogether(fn, file);
}
/** `hasher.update(&entry.encode())` in a loop. */
export function putTogetherPerTurn(reference, file) {
  const loop = enclosingLoop(reference);
  const made = reference.child('value');
  const call = callOfArgument(reference);
  if (!loop || !made || !call || !runsInTurn(loop) || APPENDS.test(methodOf(call) ?? '')) return null;
  if (!isPutTogether(made, file) || endsLoop(reference, loop)) return null;
  if (isShortLoop(loop, file)) return null;
  const sometimes = isReachedAtSomeTurns(reference, loop);
  return {
    at: reference,
    message: `${quoted(made)} puts together a buffer of its own at ${sometimes ? 'each turn that gets here' : 'every turn'} of \`${loop.word}\`, which is read and freed again.`,
    help: 'let it write into a buffer that lives outside of the loop and is cleared at each turn',
    ...(sometimes && { minor: true }),
  };
}
