import type { Binding } from '../../../rust/names/scopes.js';
import { collectTarget, isCollect } from '../../../rust/order/collects.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget, type Type, typeFromNode } from '../../../rust/types/types.js';
import { turnsOnLine } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { isEncoded, isPutTogether } from './put-together-per-turn.js';

/** Bytes and texts that are put together for one look: no element may borrow from the turn. */
function isCollectedText(value: Node, declaration: Node, file: RustFile): boolean {
  if (!isCollect(value)) return false;
  const into = collectTarget(value) ?? typeFromNode(declaration.child('type')) ?? file.typeOf(value);
  return (
    into?.refs === '' && (into.name === 'String' || (into.name === 'Vec' && into.args[0]?.name === 'u8'))
  );
}

/** What is declared beside `read_blob`, and fills a buffer that it is lent: `read_blob_into_buf`; null where there is no such thing. */
function fillerBeside(call: Node, file: RustFile): string | null {
  const method = methodOf(call);
  const made = method ? (file.typeOf(call) ?? file.declarations.anyMethod(method)?.returns) : null;
  if (!givesBuffer(made)) return null;
  for (const ending of ['_into', '_into_buf', '_into_buffer', '_into_vec', '_to_buf', '_to']) {
    const declared = file.declarations.anyMethod(`${method}${ending}`);
    if (declared && !givesBuffer(declared.returns)) return `${method}${ending}`;
  }
  return null;
}

function givesBuffer(returned: Type | null | undefined): boolean {
  const found = /^(?:\w*Result|Option)$/.test(returned?.name ?? '') ? returned!.args[0] : returned;
  if (found?.refs !== '') return false;
  return /^(?:String|BytesMut)$/.test(found.name) || (found.name === 'Vec' && found.args[0]?.name === 'u8');
}

const LOOKS_UP = /^(?:get|get_mut|contains_key|contains|remove)$/;

/** `let bytes = item.encode_to_vec();` in a loop, of which only references are handed out; and keys that are formatted for a look-up. */
export function encodedPerTurn(
  declaration: Node,
  binding: Binding,
  loop: Loop,
  file: RustFile,
): Problem | null {
  const bound = declaration.child('value');
  const value = bound && withoutOpenings(bound, OPENING);
  const uses = file.usesOf(binding);
  if (!value || uses.length === 0 || endsLoop(declaration, loop)) return null;
  const encodes = isEncoded(value);
  const formats = value.kind === 'macro_call' && value.macro === 'format';
  const built = !encodes && isPutTogether(value, file) && !uses.some(isAppended);
  const filler = fillerBeside(value, file);
  const filled = encodes || built || filler !== null || isCollectedText(value, declaration, file);
  const fits = filled ? isLent : formats ? (use: UseFacts) => isLookedUp(use, file) : null;
  if (!fits || !uses.every(fits) || isShortLoop(loop, file)) return null;
  const sometimes = isReachedAtSomeTurns(declaration, loop);
  return {
    at: declaration,
    message: `\`${binding.name}\` is allocated at ${turnsOnLine(declaration, loop)}, ${filled ? 'read' : 'looked up'} and freed again.`,
    help: filler
      ? `fill a buffer that lives outside of the loop with \`${filler}\``
      : filled
        ? 'write into a buffer that lives outside of the loop and is cleared at each turn'
        : 'keep one `String` outside of the loop, `clear()` it and `write!` each key into it',
    ...(sometimes && { minor: true }),
  };
}

/** To be copied to the end of another buffer: the function could write there itself. */
function isAppended({ use }: UseFacts): boolean {
  const call = callOfArgument(withBorrow(use.node));
  return /^(?:extend|extend_from_slice|push_str|write_str|put_slice|write_all)$/.test(
    (call && methodOf(call)) ?? '',
  );
}

/** A view of it can't outlive the turn. */
function isLent(use: UseFacts): boolean {
  return !use.use.hidden && (use.effect === 'borrow' || LOOKS.test(use.method ?? ''));
}

const LOOKS = /^(?:len|is_empty|as_slice|as_bytes|as_str|as_ref)$/;

function isLookedUp(use: UseFacts, file: RustFile): boolean {
  if (use.use.hidden || use.effect !== 'borrow' || !use.call || !LOOKS_UP.test(methodOf(use.call) ?? ''))
    return false;
  const found = file.typeOf(use.call.child('function')?.child('value'));
  return !found || isMap(methodTarget(found)) || isSet(methodTarget(found));
}
