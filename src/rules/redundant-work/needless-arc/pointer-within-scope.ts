import type { Binding } from '../../../rust/names/scopes.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { cloneAt, isLookedThrough } from '../of-several-rules/pointer-cloned-last.js';

/**
 * `Arc::new(..)` whose clones only go to closures that end before the name does: those of scoped threads and of parallel
 * iterators may borrow it.
 */
export function sharedWithinScope(binding: Binding, value: Node, file: RustFile): Problem | null {
  let clones = 0;
  for (const { node } of binding.uses) {
    const clone = cloneAt(node);
    if (!clone) {
      if (!isTakenOut(node) && !isLookedThrough(node)) return null;
      continue;
    }
    const declaration = clone.parent;
    const [own] = declaration?.kind === 'let_declaration' ? file.localsOf(declaration) : [];
    if (!own?.whole || own.uses.some((use) => use.hidden || !isLookedThrough(use.node))) return null;
    if (!isScoped(clone, binding)) return null;
    clones++;
  }
  if (clones === 0) return null;
  return {
    at: value,
    message: `Every clone of \`${binding.name}\` ends with the scope of the threads it is made for, which may borrow \`${binding.name}\`: the allocation and the counting are for nothing.`,
    help: `leave the \`${value.child('function')!.text}\` out, and let \`${binding.name}\` be lent: \`let ${binding.name} = &${binding.name};\` gives a \`move\` closure a reference`,
  };
}

/** `Arc::try_unwrap(x)`, `Arc::into_inner(x)` behind it all. */
function isTakenOut(name: Node): boolean {
  const call = callOfArgument(name);
  return /(?:^|::)(?:Arc|Rc)::(?:try_unwrap|into_inner|unwrap_or_clone)$/.test(
    (call && calledPath(call)) ?? '',
  );
}

const SCOPES = /(?:^|::)(?:thread::scope|rayon::scope|rayon::join|rayon::in_place_scope|crossbeam::scope)$/;

/** In the closure of a scope or of a parallel iterator, which stands inside what holds the name. */
function isScoped(clone: Node, binding: Binding): boolean {
  for (const at of clone.ancestors()) {
    if (at.contains(binding.declaration)) return false;
    if (at.kind === 'async_block') return false;
    if (at.kind !== 'call_expression') continue;
    if (SCOPES.test(calledPath(at) ?? '')) return true;
    // A scope of a thread pool, by the `spawn` of what its closure is given.
    if (
      /^(?:scope|in_place_scope|scope_fifo)$/.test(methodOf(at) ?? '') &&
      /\.spawn(?:_fifo)?\(/.test(at.text)
    )
      return true;
    const isClosure = argumentsOf(at).some(
      (each) => each.kind === 'closure_expression' && each.contains(clone),
    );
    if (isClosure && /\.(?:into_)?par_(?:iter|iter_mut|bridge|chunks)\b/.test(receiverOf(at)?.text ?? ''))
      return true;
  }
  return false;
}
