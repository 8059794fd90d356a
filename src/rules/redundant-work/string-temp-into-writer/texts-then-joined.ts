import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshStringBehind } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut lines = vec![]; for x in xs { lines.push(format!(..)) } lines.join("\n")`: every line is a text of its own first. */
export function textsThenJoined(join: Node, file: RustFile): Problem | null {
  const list = receiverOf(join);
  const binding = list?.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!list || binding?.kind !== 'let' || !binding.whole || !binding.mutable || isRepeated(list, binding))
    return null;
  if (!isStartOfTexts(binding)) return null;
  const others = file.usesOf(binding).filter((use) => use.use.node !== list);
  if (others.some((use) => use.use.node.start > list.start || use.use.hidden)) return null;
  const made = others.filter((use) => use.method === 'push' && isFormatted(argumentsOf(use.call!)[0], file));
  if (!others.every((use) => use.method === 'is_empty' || fills(use)) || made.length === 0) return null;
  return {
    at: join,
    message: `Every text in \`${binding.name}\` is allocated on its own, only for \`${methodOf(join)}\` to copy it into one and drop it.`,
    help: 'write all of them into one String with `write!`, and the separator in between',
    ...(!others.some((use) => isInLoop(use, binding)) && { minor: true }),
  };
}

/** Empty, or with a first few texts in it. */
function isStartOfTexts(binding: Binding): boolean {
  const value = binding.value;
  if (value?.macro === 'vec' && !value.children.some((each) => each.field === 'length')) return true;
  if (value && calledPath(value) === 'Vec::with_capacity') return true;
  return emptyContainer(value, typeFromNode(binding.declaration.child('type')))?.name === 'Vec';
}

function isFormatted(text: Node | undefined, file: RustFile): boolean {
  const made = text && freshStringBehind(text, file);
  return made?.how === 'format' || made?.how === 'to_string' || made?.how === 'repeat';
}

/** Pushed to, or lent to what pushes. */
function fills(use: UseFacts): boolean {
  return use.method === 'push' || (use.effect === 'borrow-mut' && use.method === null);
}

function isInLoop(use: UseFacts, binding: Binding): boolean {
  return writtenLoops(use.use.node).some((loop) => !loop.node.contains(binding.node));
}
