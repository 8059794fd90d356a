import { functionCalled } from '../../../rust/functions/function-called.js';
import { type Gist, gistOf } from '../../../rust/functions/gist.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { mayRunAfter } from '../../../rust/order/runs-after.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * What is written into a buffer on each way through, where that is one call on every one of them and known: `room-at-once` makes
 * all the room that it needs, as does an encoder that begins with a `reserve`. Undefined where more is written, or nobody knows what.
 */
export function gistOfWays(buffer: Binding, file: RustFile): Gist | undefined {
  const calls = file
    .usesOf(buffer)
    .flatMap((use) => (use.effect === 'borrow-mut' && !isEmptied(use) ? [use.call] : []));
  const gists = calls.map((call) => (call ? gistOfWrite(call, file) : undefined));
  const follows = (one: Node | null, other: Node | null) =>
    one !== other && (!one || !other || mayRunAfter(one, other, buffer.declaration));
  if (gists.includes(undefined) || calls.some((one) => calls.some((other) => follows(one, other))))
    return undefined;
  return gists.find((gist) => gist !== 'room-at-once') ?? gists[0];
}

/** `all.append(&mut buffer)` */
function isEmptied(use: UseFacts): boolean {
  return !!use.call && !use.method && methodOf(use.call) === 'append';
}

function gistOfWrite(call: Node, file: RustFile): Gist | undefined {
  const method = methodOf(call) ?? '';
  if (/^(?:push|extend_from_slice|put_\w+)$/.test(method)) return 'room-at-once';
  const found = method ? file.typeOf(receiverOf(call)) : null;
  const gist = found ? gistOfEncoder(methodTarget(found), method, file) : undefined;
  if (gist) return gist;
  return gistOf(functionCalled(call, file)?.child('body')) === 'room-at-once' ? 'room-at-once' : undefined;
}

/** Fields of fields are followed so far. */
const MAX_STEPS = 3;

/** What the encoder does, where it is one of the repository's, or a number's. */
function gistOfEncoder(owner: Type, method: string, file: RustFile, steps = 0): Gist | undefined {
  if (/^[ui](?:8|16|32|64|128)$/.test(owner.name)) return 'room-at-once';
  const gist = file.declarations.method(owner.name, method)?.gist;
  if (!gist?.startsWith('of:')) return gist;
  const field = file.declarations.field(owner.name, gist.slice('of:'.length));
  return field && steps < MAX_STEPS ? gistOfEncoder(methodTarget(field), method, file, steps + 1) : undefined;
}
