import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { isCollect, isPlainList } from '../../../rust/order/collects.js';
import { calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import { typeFromNode } from '../../../rust/types/types.js';
/** `self.matching(x).is_empty()`, where `matching` of the same file collects a list. */
export function askedOfFunction(asking, list) {
  const method = methodOf(asking) ?? '';
  if (!/^(?:is_empty|len)$/.test(method) || list.kind !== 'call_expression') return null;
  const fn = functionCalledByName(list);
  const returns = typeFromNode(fn?.child('return_type'));
  const tail = fn?.child('body')?.children.at(-1);
  if (!tail || !isPlainList(returns) || !isCollect(tail)) return null;
  const name = methodOf(list) ?? calledPath(list);
  return {
    at: asking,
    message: `\`${name}\` collects a whole \`${returns.name}\`, of which only \`${method}\` is asked.`,
    help: `${method === 'len' ? 'count' : 'ask with `any`'} where \`${name}\` goes over the items, or let it return an iterator`,
  };
}
