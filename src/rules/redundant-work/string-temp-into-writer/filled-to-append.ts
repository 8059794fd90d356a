import { emptyContainer } from '../../../rust/cost/containers.js';
import { isRepeated, rootOf } from '../../../rust/ownership/places.js';
import { usesBetween } from '../../../rust/ownership/uses.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isCopiedAlways } from '../of-several-rules/copied-always.js';
import { isAppended } from './filled-for-writer.js';

/** `let mut line = format!(..); line.push_str(..); out.push_str(&line);`: what grows here could have grown there. */
export function filledToAppend(sink: Node, added: Node, target: Node, file: RustFile): Problem | null {
  const name = viewed(added);
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (binding?.kind !== 'let' || !binding.whole || !binding.mutable || isRepeated(name, binding)) return null;
  const declared = typeFromNode(binding.declaration.child('type'));
  const isText = emptyContainer(binding.value, declared)?.name === 'String' || freshString(binding.value);
  const uses = file.usesOf(binding);
  const fills = uses.slice(0, -1);
  if (!isText || fills.length === 0 || uses.at(-1)!.use.node !== name || !fills.every(isAppended))
    return null;
  if (!isCopiedAlways(sink, [binding.declaration]) || mayFail(binding.declaration, sink)) return null;
  if (isTouchedBetween(target, binding.declaration.start, sink.start, file)) return null;
  return {
    at: binding.declaration,
    message: `\`${binding.name}\` is put together in a String of its own only to be copied to the end of ${quoted(target)}.`,
    help: `append each piece to ${quoted(target)} as it comes`,
  };
}

/** What failed half-way would leave a half of the text behind. */
function mayFail(from: Node, to: Node): boolean {
  const failures = [...from.parent!.descendantsOfKind('try_expression')];
  return failures.some(({ start, end }) => start >= from.start && end <= to.start);
}

/** What else comes there in between would come before the text, or in the middle of it. */
function isTouchedBetween(target: Node, from: number, to: number, file: RustFile): boolean {
  const root = rootOf(target);
  const owner = root && file.bindingOf(root);
  return !owner || usesBetween(file.usesOf(owner), from, to).length > 0;
}
