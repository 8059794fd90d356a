import { costlyPart } from '../../../rust/cost/costly.js';
import { isQuiet } from '../../../rust/cost/quiet.js';
import { waysOf } from '../../../rust/order/ways.js';
import { FOR_FAILURES, sparedBy } from '../of-several-rules/spared-ways.js';
import { isOnlyForFailures } from '../of-several-rules/without-it.js';
/** `let (id, label) = if .. { (row.id, row.to_string()) } else { .. };` where only the error names the label. */
export function partMadeForErrors(declaration, file) {
  const pattern = declaration.child('pattern');
  const value = declaration.child('value');
  const block = declaration.parent;
  if (pattern?.kind !== 'tuple_pattern' || !value || block?.kind !== 'block') return [];
  if (declaration.child('alternative')) return [];
  const locals = file.localsOf(declaration);
  return pattern.children.flatMap((part, at) => {
    const binding = locals.find((each) => each.node === part);
    if (!binding || binding.uses.length === 0 || binding.uses.some((use) => use.hidden)) return [];
    const uses = binding.uses.map((use) => use.node);
    if (!isOnlyForFailures(uses, block) && sparedBy(declaration, uses, file) !== FOR_FAILURES) return [];
    return waysOf(value).flatMap((way) => {
      const made = way.kind === 'tuple_expression' ? way.children[at] : undefined;
      const costs = made && isQuiet(made) && costlyPart(made, file);
      return costs ? [problemOf(made, binding.name)] : [];
    });
  });
}
function problemOf(made, name) {
  return {
    at: made,
    message: `\`${name}\` is made on every way through, but ${FOR_FAILURES}: where all goes well the work is thrown away.`,
    help: `hand on what \`${name}\` is made of, and make it where the error is`,
  };
}
