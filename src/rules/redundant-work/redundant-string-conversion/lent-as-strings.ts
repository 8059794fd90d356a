import { declaredFor } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, methodTarget, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Whether those that a text, or a list of texts, is lent to want it to be Strings: `print(&header)` of `fn print(header: &[String; 4])`. */
export function lentAsStrings(binding: Binding, file: RustFile): 'never' | 'perhaps' | 'surely' {
  let found: 'never' | 'perhaps' = 'never';
  for (const { node } of binding.uses) {
    const lent = withBorrow(node);
    const call = lent === node ? null : callOfArgument(lent);
    if (!call) continue;
    const asked = declaredFor(lent, call, file);
    if (asked && isOfStrings(asked)) return 'surely';
    if (!asked && isFunctionElsewhere(call)) found = 'perhaps';
  }
  return found;
}

/** `print(&list)`, `table::print(&list)`: only methods of the standard library are known to take what can be looked at as text. */
function isFunctionElsewhere(call: Node): boolean {
  return /(?:^|::)[a-z]\w*$/.test(calledPath(call) ?? '');
}

/** `&String`, `&[String]`, `&[String; 4]`, `&Vec<String>` */
function isOfStrings(asked: Type): boolean {
  const target = methodTarget(asked);
  const [item] = isSequence(target) ? target.args : [target];
  return item?.name === 'String' && (item === target || item.refs === '');
}
