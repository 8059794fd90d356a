import { argumentsOf, enclosingLoops, methodOf, receiverOf } from '../../rust/flow.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** `let mut part = self.parse_part(); all.append(&mut part);` with a function of the repository. */
export function appendedAtOnce(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const made = value?.kind === 'try_expression' ? value.children[0] : value;
  if (!value || made?.kind !== 'call_expression') return null;
  const lent = binding.uses[0]!.node.parent;
  const call =
    lent?.kind === 'reference_expression' && lent.parent?.kind === 'arguments' ? lent.parent.parent : null;
  if (!call || methodOf(call) !== 'append' || argumentsOf(call).length !== 1) return null;
  if (enclosingLoops(call).some((loop) => !loop.node.contains(declaration))) return null;
  const name = functionOfRepository(made, file);
  if (!name) return null;
  return {
    at: declaration,
    until: call,
    message: `\`${name}\` allocates a list of its own that is copied to the end of \`${receiverOf(call)!.text}\` at once and dropped.`,
    help: `let \`${name}\` push into a \`&mut Vec\` that it is given`,
  };
}

/** Name of the called function where the repository declares it: only then can its signature change. */
function functionOfRepository(call: Node, file: RustFile): string | null {
  const method = methodOf(call);
  const receiver = receiverOf(call);
  if (!method || !receiver) {
    const target = call.child('function');
    return target?.kind === 'identifier' && file.declarations.function(target.text)?.returns?.name === 'Vec'
      ? target.text
      : null;
  }
  const owner = file.typeOf(receiver);
  const declared = owner ? file.declarations.method(owner.name, method) : null;
  return declared ? method : null;
}
