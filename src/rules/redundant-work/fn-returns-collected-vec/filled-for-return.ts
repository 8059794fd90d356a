import { emptyContainer } from '../../../rust/cost/containers.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { walkOf } from '../../../rust/order/walks.js';
import { calledPath } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut found = Vec::new(); for x in xs { if .. { found.push(..) } } found`: a `filter` and a `map` in other words. */
export function listFilledForReturn(tail: Node, body: Node, file: RustFile): boolean {
  const binding = file.bindingOf(tail);
  const { value } = binding ?? {};
  if (binding?.kind !== 'let' || !binding.whole || !value) return false;
  const made = emptyContainer(value, typeFromNode(binding.declaration.child('type')));
  if (!made && !/^Vec::with_capacity$/.test(calledPath(value) ?? '')) return false;
  const uses = file.usesOf(binding).filter((use) => use.use.node !== tail);
  const [loop, more] = [
    ...new Set(uses.flatMap((use) => enclosingLoops(use.place).map((each) => each.node))),
  ];
  if (uses.length !== 1 || uses[0]!.method !== 'push' || !loop || !walkOf(loop, file) || more) return false;
  const leaving = [...body.descendantsOfKind('return_expression', 'macro_invocation', 'break_expression')];
  return body.children.length === 3 && leaving.every((each) => each === tail.parent);
}
