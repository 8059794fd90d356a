import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { isSequence, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `list.extend(vec![x; n])`: a list of equal items on the heap, only to be copied behind another one. */
export function repeatedIntoList(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call) ?? '';
  const [given, more] = argumentsOf(call);
  if (!given || more || !/^(?:extend|extend_from_slice|append|put_slice|put|chain|zip)$/.test(method))
    return null;
  const list = valueOfSingleUse(viewed(given), file) ?? viewed(given);
  const count = list.macro === 'vec' ? list.children.find((each) => each.field === 'length') : undefined;
  const [item] = list.children;
  if (!count || !item) return null;
  const target = receiverOf(call)!;
  const found = file.typeOf(target);
  const grows = !/^(?:chain|zip|put|put_slice)$/.test(method);
  if (grows && found && !isSequence(methodTarget(found)) && methodTarget(found).name !== 'BytesMut')
    return null;
  return {
    at: list,
    costAt: call,
    message: `${quoted(list).replace(/^`(?:vec!)?/, '`vec!')} allocates a list of equal items only for \`${method}\` to take it apart again.`,
    help: grows
      ? `grow it in place: \`${target.text}.resize(${target.text}.len() + ${count.text}, ${item.text})\``
      : /^put/.test(method)
        ? `use \`put_bytes(${item.text}, ${count.text})\``
        : `use \`std::iter::repeat_n(${item.text}, ${count.text})\``,
  };
}
