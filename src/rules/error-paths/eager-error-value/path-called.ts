import { functionsNamed } from '../../../rust/names/items-by-name.js';
import { calledPath, calleeName } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** The path that a call names, also by a local: `Fault::Syntax` for `fault` of `let fault = Fault::Syntax;`. Of a closure its body tells. */
export function pathCalled(call: Node, file: RustFile): string | null {
  const name = call.child('function');
  const binding = name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!binding) return calledPath(call);
  return binding.value?.kind === 'scoped_identifier' ? binding.value.text : null;
}

/** `Self::Err::msg("..")` with a `const fn msg` beside it: what can be worked out while compiling takes nothing from the heap. */
export function isConstFunction(call: Node): boolean {
  const named = functionsNamed(call.tree, calleeName(call));
  return (
    named.length > 0 && named.every((fn) => /\bconst\b/.test(fn.ofKind('function_modifiers')?.text ?? ''))
  );
}
