import type { Binding } from '../../../rust/names/scopes.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `let root = plan.root().cloned();` with a `root.clone()` later on: of a reference to a text, a slice or what an Option holds, `clone`
 * gives one more reference, so that the advice to borrow has more to say. Beside copies at each turn of a loop the one that it spares is little.
 */
export function withCopiesAgain(problem: Problem, binding: Binding, owning: string, file: RustFile): Problem {
  const copied = file
    .usesOf(binding)
    .filter(({ use, place, method }) => method === 'clone' && place === use.node);
  if (copied.length === 0) return problem;
  const help = `${problem.help}, and write \`${owning}\` where \`${binding.name}.clone()\` makes a value of its own`;
  return {
    ...problem,
    help,
    ...(copied.some(({ use }) => isRepeated(use.node, binding)) && { minor: true }),
  };
}
