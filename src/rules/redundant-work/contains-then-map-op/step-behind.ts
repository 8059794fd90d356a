import { following } from '../../../rust/order/branches.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** So many names may be given in between: further away it is another thought. */
const NEAR = 2;

/** The first step that does more than to name a value, with the names that stand before it. */
export function uptoNextDeed(steps: readonly Node[]): readonly Node[] {
  const at = steps.slice(0, NEAR + 1).findIndex((step) => !namesValue(step));
  return at < 0 ? [] : steps.slice(0, at + 1);
}

/** The step behind a `let`, past what names other values; none where one of them looks at what the `let` told. */
export function stepBehind(declaration: Node, file: RustFile): Node | undefined {
  const steps = uptoNextDeed(following(declaration));
  const between = steps.slice(0, -1);
  const isLookedAt = file
    .localsOf(declaration)
    .some((name) => name.uses.some((use) => between.some((step) => step.contains(use.node))));
  return isLookedAt ? undefined : steps.at(-1);
}

function namesValue(step: Node): boolean {
  if (step.kind !== 'let_declaration' || step.child('alternative')) return false;
  return (
    step.descendantsOfKind('try_expression', 'await_expression', 'return_expression').next().done === true
  );
}
