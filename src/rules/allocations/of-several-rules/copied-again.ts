import type { Binding } from '../../../rust/names/scopes.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/**
 * `let root = plan.root().cloned();` with a `root.clone()` later on: of a reference to a text, a slice or what an Option holds, `clone`
 * gives one more reference, so that the advice to borrow has more to say, and spares one copy of several.
 */
export function withCopiesAgain(problem: Problem, binding: Binding, owning: string, file: RustFile): Problem {
  const isCopied = file
    .usesOf(binding)
    .some(({ use, place, method }) => method === 'clone' && place === use.node);
  if (!isCopied) return problem;
  const help = `${problem.help}, and write \`${owning}\` where \`${binding.name}.clone()\` makes a value of its own`;
  return { ...problem, help, minor: true };
}
