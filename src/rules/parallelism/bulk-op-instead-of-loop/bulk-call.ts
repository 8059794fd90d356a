import { baseOf } from '../../../rust/order/loop-length.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** A `SmallVec` takes a slice only of items that are Copy. */
export function takesSlice(target: Node, item: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !found || !/^(?:SmallVec|ArrayVec)$/.test(methodTarget(found).name) || isKnownCopy(item, file);
}

export function isKnownCopy(item: Node, file: RustFile): boolean {
  const found = file.typeOf(item);
  return !!found && file.isCopy(found) === true;
}

/** `row.iter().cloned()` for `row.iter()` and for `&row`. */
export function clonedWalk(walked: Node): string {
  const list = methodOf(walked) === 'iter' ? receiverOf(walked)! : withoutBorrow(walked);
  return isPlace(list) ? `${list.text}.iter().cloned()` : '..';
}

/** `&row`, `row.iter()` of what lies in one block: a map or a ring is no slice to hand over. */
export function isWalkOfSlice(walked: Node, file: RustFile): boolean {
  const list = methodOf(walked) === 'iter' ? receiverOf(walked)! : walked;
  if (list.kind === 'call_expression' && list !== baseOf(list)) return false;
  const found = file.typeOf(withoutBorrow(list));
  return !!found && SLICES.test(methodTarget(found).name);
}

const SLICES = /^(?:Vec|\[;\]|\[\]|SmallVec|ArrayVec|ThinVec|Bytes|BytesMut)$/;
