import { enclosingLoop } from '../../../rust/order/loops.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
/** `let schema = Arc::new(..); scan(schema.clone());` and never again: the clone outlives what it was cloned from. */
export function clonedToBeDropped(binding) {
  const use = binding.uses.at(-1);
  const clone = use ? cloneAt(use.node) : null;
  if (!clone || clone.parent?.kind === 'let_declaration') return null;
  if (
    !binding.uses.slice(0, -1).every(({ node }) => isLookedThrough(node) && !isInSameStatement(node, clone))
  )
    return null;
  if (enclosingLoop(clone)?.body !== enclosingLoop(binding.node)?.body) return null;
  if (enclosingClosure(clone) !== enclosingClosure(binding.node)) return null;
  return {
    at: clone,
    message: `${quoted(clone)} is the last that is done with \`${binding.name}\`: its counter goes up and down for nothing.`,
    help: `hand over \`${binding.name}\` itself`,
  };
}
function isInSameStatement(node, clone) {
  return statementOf(clone).contains(node);
}
/** The whole `x.clone()` or `Arc::clone(&x)` around a name. */
function cloneAt(name) {
  const field = name.parent;
  if (nextMethod(name) === 'clone') return methodCalledOn(name);
  const call = field?.kind === 'reference_expression' ? field.parent?.parent : null;
  return call?.kind === 'call_expression' && /(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(call) ?? '')
    ? call
    : null;
}
/**
 * `Arc::new(..)` whose clones only go to closures that end before the name does: those of scoped threads and of parallel
 * iterators may borrow it.
 */
export function sharedWithinScope(binding, value, file) {
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
    help: `leave the \`${value.child('function').text}\` out and let the closures borrow`,
  };
}
/** `Arc::try_unwrap(x)`, `Arc::into_inner(x)` behind it all. */
function isTakenOut(name) {
  const call = callOfArgument(name);
  return /(?:^|::)(?:Arc|Rc)::(?:try_unwrap|into_inner|unwrap_or_clone)$/.test(
    (call && calledPath(call)) ?? '',
  );
}
/** Lent, dereferenced, indexed, or a method of what it points at called. */
function isLookedThrough(name) {
  const parent = name.parent;
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  if (parent.kind === 'reference_expression') return !parent.has('mutable_specifier') && isLent(parent);
  if (parent.kind === 'index_expression') return parent.children[0] === name;
  if (parent.kind !== 'field_expression') return false;
  const call = parent.parent;
  return !(
    call &&
    receiverOf(call) === name &&
    /^(?:clone|into|downgrade|to_owned)$/.test(methodOf(call) ?? '')
  );
}
function isLent(reference) {
  const call = reference.parent?.kind === 'arguments' ? reference.parent.parent : null;
  return !!call && !/(?:^|::)(?:Arc|Rc)::/.test(calledPath(call) ?? '');
}
const SCOPES = /(?:^|::)(?:thread::scope|rayon::scope|rayon::join|rayon::in_place_scope|crossbeam::scope)$/;
/** In the closure of a scope or of a parallel iterator, which stands inside what holds the name. */
function isScoped(clone, binding) {
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
