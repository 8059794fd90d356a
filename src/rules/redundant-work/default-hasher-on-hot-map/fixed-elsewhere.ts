import { parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { declaredFor } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { hasNoHasher } from './default-hashed.js';

/** Other names for the map are followed this far. */
const MAX_STEPS = 3;

/** Does a local map go to a function, of whoever else may call it, that says in its signature which hasher it has? */
export function isFixedElsewhere(holder: Node, file: RustFile): boolean {
  if (holder.kind !== 'let_declaration') return false;
  const [binding] = file.localsOf(holder);
  return !!binding?.whole && goesToFixed(binding, file, 0);
}

function goesToFixed(binding: Binding, file: RustFile, steps: number): boolean {
  if (steps > MAX_STEPS) return false;
  return binding.uses.some(({ node, hidden }) => {
    if (hidden) return false;
    const argument = withBorrow(node);
    const call = callOfArgument(argument);
    if (call) return isFixedBy(call, argument, file, steps);
    const next = nameGivenTo(node, file);
    return !!next && next !== binding && goesToFixed(next, file, steps + 1);
  });
}

function isFixedBy(call: Node, argument: Node, file: RustFile, steps: number): boolean {
  const declared = declaredFor(argument, call, file);
  if (!declared || !/^(?:Hash|Index|Dash)(?:Map|Set)$/.test(declared.name) || !hasNoHasher(declared))
    return false;
  const callee = calleeOutsideTraits(call, file);
  if (!callee || callee.has('visibility_modifier')) return true;
  const parameter = parameterOf(argument, call, file);
  const [taken] = parameter ? file.localsOf(parameter) : [];
  return !!taken && goesToFixed(taken, file, steps + 1);
}

/** `let (logs, codes) = match given { None => { ..; (logs, codes) } .. };`: the name that gets what an inner block or a tuple ends in. */
function nameGivenTo(node: Node, file: RustFile): Binding | null {
  let position: number | null = null;
  let at = node;
  for (let parent = at.parent; parent; at = parent, parent = parent.parent) {
    if (parent.kind === 'tuple_expression' && position === null) position = parent.children.indexOf(at);
    else if (parent.kind === 'let_declaration')
      return at.field === 'value' ? nameAt(parent, position, file) : null;
    else if (parent.kind === 'block' ? parent.children.at(-1) !== at : !PASSES_ON.test(parent.kind))
      return null;
  }
  return null;
}

const PASSES_ON =
  /^(?:match_arm|match_block|match_expression|if_expression|else_clause|parenthesized_expression|expression_statement)$/;

function nameAt(declaration: Node, position: number | null, file: RustFile): Binding | null {
  const pattern = declaration.child('pattern');
  const name =
    position === null ? pattern : pattern?.kind === 'tuple_pattern' ? pattern.children[position] : null;
  return file.localsOf(declaration).find((local) => name?.contains(local.node)) ?? null;
}
