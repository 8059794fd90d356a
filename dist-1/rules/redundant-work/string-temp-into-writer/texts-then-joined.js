import { emptyContainer } from '../../../rust/cost/containers.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { argumentsOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { freshString } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
/** `let mut lines = vec![]; for x in xs { lines.push(format!(..)) } lines.join("\n")`: every line is a text of its own first. */
export function textsThenJoined(join, file) {
  const list = receiverOf(join);
  const binding = list?.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!list || binding?.kind !== 'let' || !binding.whole || !binding.mutable || isRepeated(list, binding))
    return null;
  if (!isStartOfTexts(binding)) return null;
  const others = file.usesOf(binding).filter((use) => use.use.node !== list);
  if (others.some((use) => use.use.node.start > list.start || use.use.hidden)) return null;
  const made = others.filter((use) => use.method === 'push' && isFormatted(argumentsOf(use.call)[0]));
  if (!others.every((use) => use.method === 'is_empty' || fills(use)) || made.length === 0) return null;
  return {
    at: join,
    message: `Every text in \`${binding.name}\` is allocated on its own, only for \`join\` to copy it into one and drop it.`,
    help: 'write all of them into one String with `write!`, and the separator in between',
    ...(!others.some((use) => isInLoop(use, binding)) && { minor: true }),
  };
}
/** Empty, or with a first few texts in it. */
function isStartOfTexts(binding) {
  const value = binding.value;
  if (value?.macro === 'vec' && !value.children.some((each) => each.field === 'length')) return true;
  return emptyContainer(value, typeFromNode(binding.declaration.child('type')))?.name === 'Vec';
}
function isFormatted(text) {
  const made = freshString(text);
  return made?.how === 'format' || made?.how === 'to_string' || made?.how === 'repeat';
}
/** Pushed to, or lent to what pushes. */
function fills(use) {
  return use.method === 'push' || (use.effect === 'borrow-mut' && use.method === null);
}
function isInLoop(use, binding) {
  return enclosingLoops(use.use.node).some((loop) => !loop.node.contains(binding.node));
}
