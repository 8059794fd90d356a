import type { Binding } from '../../../rust/names/scopes.js';
import { lineOfLoop } from '../../../rust/order/loops.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { type Filling, fillingLoop } from './filling-loop.js';
import { numberOfTurns } from './number-of-turns.js';

/** `let mut offsets = Vec::with_capacity(rows.len()); offsets.push(0); for row in rows { offsets.push(..) }`: the last one finds no room. */
export function oneShort(node: Node, binding: Binding, file: RustFile): Problem | null {
  const value = node.child('value');
  if (value?.kind !== 'call_expression' || !/::with_capacity$/.test(calledPath(value) ?? '')) return null;
  const [room] = argumentsOf(value);
  const filling = room && fillingLoop(binding, null, file);
  if (!room || !filling || filling.turns !== 'every' || filling.inner || !filling.byOne) return null;
  const length = numberOfTurns(filling.loop, file)?.text;
  if (!length || sizeBehind(room, file).text.replace(/\s+/g, '') !== length) return null;
  const beside = numberAddedBeside(binding, filling, node, file);
  if (beside === 0) return null;
  return {
    at: value,
    message: `\`${binding.name}\` has room for \`${length}\`, which the \`${filling.loop.word}\` on line ${lineOfLoop(filling.loop)} fills, and gets more beside it: it is allocated anew at twice the size and copied for that.`,
    help: `count the others too: \`with_capacity(${length} + ${beside})\``,
  };
}

/** `words.len()` of `let count = words.len();` */
function sizeBehind(room: Node, file: RustFile): Node {
  const binding = room.kind === 'identifier' ? file.bindingOf(room) : undefined;
  const isFixed = binding?.kind === 'let' && binding.whole && !binding.mutable;
  return (isFixed && binding.value) || room;
}

/** How often `push` is a statement of the block that declares the list, before or behind the loop. */
function numberAddedBeside(binding: Binding, { loop }: Filling, declaration: Node, file: RustFile): number {
  return file
    .usesOf(binding)
    .filter(
      (use) =>
        /^push(?:_back)?$/.test(use.method ?? '') &&
        !loop.node.contains(use.place) &&
        use.call?.parent?.kind === 'expression_statement' &&
        use.call.parent.parent === declaration.parent,
    ).length;
}
