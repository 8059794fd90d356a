import { calledPath } from '../../rust/flow.js';
import { baseOf } from '../../rust/loop-length.js';
import type { Node } from '../../rust/tree.js';
import { isMap, isSequence, isSet, methodTarget } from '../../rust/types.js';
import type { RustFile } from '../rust-file.js';

/** Room was made for the list beforehand, and nobody knows how many items come: then `extend` asks for room at each of them as `push` does. */
export function hasRoomForUnknown(
  target: Node,
  walked: Node | undefined,
  moving: Node,
  file: RustFile,
): boolean {
  const held = target.kind === 'identifier' ? file.bindingOf(target) : undefined;
  if (!held?.whole || !walked || isOfKnownLength(walked, file)) return false;
  if (/(?:^|::)with_capacity$/.test((held.value && calledPath(held.value)) ?? '')) return true;
  return file
    .usesOf(held)
    .some((use) => /^(?:try_)?reserve(?:_exact)?$/.test(use.method ?? '') && use.use.node.end < moving.start);
}

/** A range, a list, a map or a set, as far as the type of what the chain starts from is known. */
function isOfKnownLength(walked: Node, file: RustFile): boolean {
  const base = baseOf(walked);
  if (/^(?:range|array)_expression$/.test(base.kind)) return true;
  const found = file.typeOf(base);
  const kind = found && methodTarget(found);
  return !!kind && (isSequence(kind) || isMap(kind) || isSet(kind));
}
