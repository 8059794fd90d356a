import { waysOf } from '../../../rust/order/ways.js';
/**
 * `let message = { let mut buf = Vec::new(); ..; buf };`, also in each branch of an `if` or `match`: a list that its block gives to a
 * name outside, where every branch makes one of its own.
 */
export function handedOut(made, file) {
  const at = made.uses.at(-1)?.node;
  if (at?.parent?.kind !== 'block' || at.parent.children.at(-1) !== at) return null;
  const declaration = [...at.ancestors()].find((each) =>
    /^(?:let_declaration|\w*closure_expression|function_item)$/.test(each.kind),
  );
  const value = declaration?.kind === 'let_declaration' ? declaration.child('value') : undefined;
  const ends = value && /^(?:block|if_expression|match_expression)$/.test(value.kind) ? waysOf(value) : [];
  if (!ends.includes(at) || !ends.every((end) => isMadeInBranch(end, declaration, file))) return null;
  const [binding] = file.localsOf(declaration);
  return binding?.whole ? { at, binding } : null;
}
/** A local of the branch, by its name. */
function isMadeInBranch(end, declaration, file) {
  const binding = end.kind === 'identifier' ? file.bindingOf(end) : undefined;
  return !!binding?.whole && binding.mutable && binding.kind === 'let' && declaration.contains(binding.node);
}
