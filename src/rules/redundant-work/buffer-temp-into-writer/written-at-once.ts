import { parameterOf } from '../../../rust/functions/callees.js';
import { looksAtTarget } from '../../../rust/ownership/read-too-late.js';
import { isOfSameSelf } from '../../../rust/ownership/same-self.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, calleeName } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget, typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** How the buffer could be left out; null where who fills it is lent what the target is a part of. */
export function writtenAtOnce(fillings: readonly UseFacts[], target: Node, file: RustFile): string | null {
  for (const { call, method, place } of fillings) {
    if (!call || method !== null) continue;
    if (looksAtTarget(call, target, file))
      return isOfSameSelf(call, target)
        ? `let \`${calleeName(call)}\` write into \`${target.text}\` itself`
        : null;
    if (wantsVec(call, place, file) && isOther(target, file))
      return `let \`${calleeName(call)}\` take \`impl io::Write\`, and hand \`${target.text}\` over to it`;
  }
  return `write into \`${target.text}\` itself`;
}

function wantsVec(call: Node, buffer: Node, file: RustFile): boolean {
  const argument = argumentsOf(call).find((each) => each.contains(buffer));
  const parameter = argument && parameterOf(argument, call, file);
  return typeFromNode(parameter?.child('type'))?.name === 'Vec';
}

function isOther(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !!found && methodTarget(found).name !== 'Vec';
}
