import { collectedBy, isPlainList, mustRunFirst } from '../../../rust/order/collects.js';
import { typeFromNode } from '../../../rust/types/types.js';
/** `let _ = items.map(|x| self.visit(x)).collect::<Vec<_>>();`: what the closure does is wanted, the list is not. */
export function collectedForNobody(declaration) {
  const value = declaration.child('value');
  const tried = value?.kind === 'try_expression';
  const collected = collectedBy(tried ? value.children[0] : value, typeFromNode(declaration.child('type')));
  const into = collected?.into;
  const list = into && /^(?:Result|Option)$/.test(into.name) ? (into.args[0] ?? null) : (into ?? null);
  if (!collected || !isPlainList(list) || mustRunFirst(collected.chain)) return null;
  if (!/\|/.test(collected.chain.text)) return null;
  return {
    at: declaration,
    until: declaration.child('pattern'),
    message: `A \`${list.name}\` is collected and dropped at once: only what happens for each item is wanted.`,
    help: list === into ? 'use a `for` loop' : 'use a `for` loop with `?`, or `try_for_each`',
  };
}
