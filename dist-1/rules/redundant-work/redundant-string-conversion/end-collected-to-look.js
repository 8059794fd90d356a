import { collectedBy } from '../../../rust/order/collects.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isText } from '../../../rust/types/strings.js';
import { methodTarget, typeFromNode } from '../../../rust/types/types.js';
/** `let digits: String = text.chars().take_while(..).collect();` that is only looked at: it is a slice of the text. */
export function endCollectedToLook(declaration, file) {
  const collected = collectedBy(declaration.child('value'), typeFromNode(declaration.child('type')));
  const [binding] = file.localsOf(declaration);
  if (!collected || !binding?.whole || binding.mutable) return null;
  const cut = cutOf(collected.chain, collected.into?.name, file);
  const lender = cut && rootOf(cut.whole);
  if (!cut || !lender || !isOnlyLookedAt(binding, file)) return null;
  if (!staysWhileUsed(lender, declaration.end, binding, file)) return null;
  return {
    at: declaration.child('value'),
    message: `\`${binding.name}\` is collected item by item, and it is one piece of \`${cut.whole.text}\` that is only looked at.`,
    help: cut.help,
  };
}
function cutOf(chain, into, file) {
  const copies = /^(?:copied|cloned)$/.test(methodOf(chain) ?? '');
  const cutting = copies ? receiverOf(chain) : chain;
  const method = methodOf(cutting) ?? '';
  const walk = /^(?:take_while|skip_while)$/.test(method) ? receiverOf(cutting) : undefined;
  const whole = walk && argumentsOf(walk).length === 0 ? receiverOf(walk) : undefined;
  if (!whole) return null;
  const taken = method === 'take_while';
  if (methodOf(walk) === 'chars' && into === 'String' && isText(whole, file) === true)
    return {
      whole,
      help: taken
        ? `take the slice up to the first \`char\` that is none: \`find\` gives its place`
        : 'use `trim_start_matches`, which gives a slice',
    };
  const found = file.typeOf(whole);
  if (
    !copies ||
    methodOf(walk) !== 'iter' ||
    into !== 'Vec' ||
    !found ||
    !/^(?:Vec|\[\]|\[;\])$/.test(methodTarget(found).name)
  )
    return null;
  return { whole, help: 'take the slice: `position` gives where it ends or starts' };
}
