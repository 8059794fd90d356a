import { functionCalled } from '../../../rust/functions/function-called.js';
import { gistOf } from '../../../rust/functions/gist.js';
import { mayRunAfter } from '../../../rust/order/run-order.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';
/**
 * What is written into a buffer on each way through, where that is one call on every one of them and known: `one-write` makes
 * all the room that it needs, as does an encoder that begins with a `reserve`. Undefined where more is written, or nobody knows what.
 */
export function gistOfWays(buffer, file) {
  const calls = file
    .usesOf(buffer)
    .flatMap((use) => (use.effect === 'borrow-mut' && !isEmptied(use) ? [use.call] : []));
  const gists = calls.map((call) => (call ? gistOfWrite(call, file) : undefined));
  const follows = (one, other) =>
    one !== other && (!one || !other || mayRunAfter(one, other, buffer.declaration));
  if (gists.includes(undefined) || calls.some((one) => calls.some((other) => follows(one, other))))
    return undefined;
  return gists.find((gist) => gist !== 'one-write') ?? gists[0];
}
/** `all.append(&mut buffer)` */
function isEmptied(use) {
  return !!use.call && !use.method && methodOf(use.call) === 'append';
}
function gistOfWrite(call, file) {
  const method = methodOf(call) ?? '';
  if (/^(?:push|extend_from_slice|put_\w+)$/.test(method)) return 'one-write';
  const found = method ? file.typeOf(receiverOf(call)) : null;
  const gist = found ? gistOfEncoder(methodTarget(found), method, file) : undefined;
  if (gist) return gist;
  return gistOf(functionCalled(call, file)?.child('body')) === 'one-write' ? 'one-write' : undefined;
}
/** Fields of fields are followed so far. */
const MAX_STEPS = 3;
/** What the encoder does, where it is one of the repository's, or a number's. */
function gistOfEncoder(owner, method, file, steps = 0) {
  if (/^[ui](?:8|16|32|64|128)$/.test(owner.name)) return 'one-write';
  const gist = file.declarations.method(owner.name, method)?.gist;
  if (!gist?.startsWith('of:')) return gist;
  const field = file.declarations.field(owner.name, gist.slice('of:'.length));
  return field && steps < MAX_STEPS ? gistOfEncoder(methodTarget(field), method, file, steps + 1) : undefined;
}
