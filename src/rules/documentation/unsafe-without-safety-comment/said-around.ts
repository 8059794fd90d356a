import { commentsAbove } from '../../../rust/functions/api.js';
import { callsInFile } from '../../../rust/functions/callees.js';
import { isFreeToChange } from '../../../rust/functions/function-called.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { commentedAt } from './safety-comments.js';

/** Says a documented `unsafe fn` what must hold: one that the block stands in, at whatever depth, or all that call the private function around it? */
export function isSaidAround(block: Node, file: RustFile): boolean {
  for (let fn = enclosingFunction(block); fn; fn = fn.parent && enclosingFunction(fn.parent))
    if (hasContract(fn)) return true;
  const fn = enclosingFunction(block);
  return !!fn && block.kind === 'unsafe_block' && isSaidByCallers(block, fn, file);
}

function hasContract(fn: Node): boolean {
  return !!fn.ofKind('function_modifiers')?.has('unsafe') && commentedAt(fn);
}

/** `write_inner(data, len)` of an `unsafe fn` whose `# Safety` speaks of `data` and of `len`, which are all that the block takes from its parameters. */
function isSaidByCallers(block: Node, fn: Node, file: RustFile): boolean {
  if (!isFreeToChange(fn) || fn.has('visibility_modifier')) return false;
  const calls = callsInFile(fn, file);
  if (calls.length === 0) return false;
  const parameters = fn.child('parameters')!.children.filter(({ kind }) => kind === 'parameter');
  const used = parameters.flatMap((parameter, position) =>
    file.localsOf(parameter).some(({ uses }) => uses.some(({ node }) => block.contains(node)))
      ? [position]
      : [],
  );
  return used.length > 0 && calls.every((call) => isAskedOfCaller(call, used));
}

function isAskedOfCaller(call: Node, used: readonly number[]): boolean {
  const caller = enclosingFunction(call);
  if (!caller || methodOf(call) || !hasContract(caller)) return false;
  const said = commentsAbove(caller);
  const given = argumentsOf(call);
  return used.every((position) => {
    const name = given[position] && rootOf(withoutBorrow(given[position]))?.text;
    return !!name && new RegExp(`(?<!\\w)${name}(?!\\w)`).test(said);
  });
}
