import { emptyContainer } from '../../../rust/cost/containers.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { calledPath } from '../../../rust/syntax/call-syntax.js';
import { typeFromNode } from '../../../rust/types/types.js';
/** `let mut found = Vec::new(); for x in xs { if .. { found.push(..) } } found`: a `filter` and a `map` in other words. */
export function listFilledForReturn(tail, file) {
  const binding = file.bindingOf(tail);
  const { value } = binding ?? {};
  if (binding?.kind !== 'let' || !binding.whole || !value) return false;
  const made = emptyContainer(value, typeFromNode(binding.declaration.child('type')));
  if (!made && !/^Vec::with_capacity$/.test(calledPath(value) ?? '')) return false;
  const uses = file.usesOf(binding).filter((use) => use.use.node !== tail);
  const [loop, more] = [
    ...new Set(uses.flatMap((use) => enclosingLoops(use.place).map((each) => each.node))),
  ];
  if (uses.length !== 1 || uses[0].method !== 'push' || loop?.kind !== 'for_expression' || more) return false;
  const body = tail.parent;
  const statements = body.children.filter((each) => each !== tail);
  return (
    statements.length === 2 &&
    body.descendantsOfKind('return_expression', 'macro_invocation', 'break_expression').next().done === true
  );
}
