import { putsTogether } from '../../../rust/cost/puts-together.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { calledPath, callOfArgument, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { runsInTurn } from './scratch-per-turn.js';

const ENCODES = /^(?:encode_to_vec|as_ssz_bytes|to_rlp|rlp_bytes|encoded_2718|encode_2718_to_vec)$/;
const ENCODES_PATH =
  /^(?:(?:serde_json|bincode|rmp_serde|postcard|bcs|borsh)::(?:to_vec|to_string|serialize)|(?:alloy_rlp|rlp)::encode)$/;

/** By an encoder that can write into a buffer as well. */
export function isEncoded(value: Node): boolean {
  return ENCODES.test(methodOf(value) ?? '') || ENCODES_PATH.test(calledPath(value) ?? '');
}

/** What copies it to the end of another buffer could be handed to the function itself: another rule says so. */
const APPENDS = /^(?:extend|extend_from_slice|push_str|write_str|put_slice|write_all)$/;

/** The function of this file that builds the bytes or the text of its answer step by step, and whose signature is free to change. */
export function isPutTogether(call: Node, file: RustFile): boolean {
  if (call.kind !== 'call_expression') return false;
  const fn = calleeOutsideTraits(call, file);
  return !!fn && enclosingFunction(call) !== fn && putsTogether(fn, file);
}

/** `hasher.update(&entry.encode())`, `txn.put(&key.encode_to_vec(), value)` in a loop. */
export function putTogetherPerTurn(reference: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(reference);
  const made = reference.child('value');
  const call = callOfArgument(reference);
  if (!loop || !made || !call || !runsInTurn(loop, file) || APPENDS.test(methodOf(call) ?? '')) return null;
  if (!isPutTogether(made, file) && !isEncoded(withoutOpenings(made, OPENING))) return null;
  if (endsLoop(reference, loop)) return null;
  if (isShortLoop(loop, file)) return null;
  const sometimes = isReachedAtSomeTurns(reference, loop);
  return {
    at: reference,
    message: `${quoted(made)} puts together a buffer of its own at ${turnsReaching(reference, loop)}, which is read and freed again.`,
    help: 'let it write into a buffer that lives outside of the loop and is cleared at each turn',
    ...(sometimes && { minor: true }),
  };
}
