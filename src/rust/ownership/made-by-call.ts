import type { Binding } from '../names/scopes.js';
import { valueOfClosure } from '../order/given-value.js';
import { argumentsOf, calledPath, calleeName, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';

/** Methods whose result is always a value of its own, whatever they are called on. */
const MAKES_OWNED =
  /^(collect|concat|join|repeat|replacen|with_extension|with_file_name|to_(?!str$|slice$|ref$|mut$)\w+|into_owned|into_iter|into_inner|into|into_(?!(?:ref|mut|str|slice)$)\w+|build|unwrap_or_default|format|clone|cloned)$/;
/** Finds, opens or lends: what such a method gives is mostly a reference, or a guard that clones what it guards. */
const FINDS =
  /^(?:get\w*|find\w*|first|last|peek|iter|next|lock|read|write|load|entry|value|key|deref|upgrade|as_\w+|borrow\w*|\w*_(?:ref|mut|lock|guard)|max\w*|min\w*|nth|front|back|filter|map|and_then|or_else|or_insert\w*|pin)$/;

/** A call, behind `?`, `.await` and `unwrap()`, that is not known to find something in what it is called on. */
export function isMadeByCall(value: Node): boolean {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  if (call.kind !== 'call_expression') return false;
  return !FINDS.test(calleeName(call));
}

/** A value of its own, by what makes it. */
export function makesOwned(value: Node): boolean {
  if (value.kind === 'struct_expression' || value.kind === 'macro_call') return true;
  if (value.kind === 'macro_invocation') return MAKING_MACROS.test(value.child('macro')?.text ?? '');
  // An async function that lends something is rare enough.
  if (value.kind === 'await_expression') return !lendsWhatItMade(value);
  if (value.kind === 'try_expression') return !!value.children[0] && makesOwned(value.children[0]);
  const method = methodOf(value) ?? '';
  if (OPENING_OR_FALLBACK.test(method) && receiverOf(value) && makesOwned(receiverOf(value)!)) return true;
  if (MAKES_OWNED.test(method) || mapsToCopies(value, method)) return true;
  if (/(?:^|::)mem::(?:take|replace)$/.test(calledPath(value) ?? '')) return true;
  return isMadeByType(value);
}

/** Macros of many crates that put something together, whatever is in them. */
const MAKING_MACROS =
  /^(?:\w+::)*(?:quote|quote_spanned|parse_quote|parse_quote_spanned|json|smallvec|hashmap|btreemap|hashset|btreeset|indexmap|indexset)$/;

/** `Type::from_parts(..)`, `Node::text("pub")`: a function of a type makes one, unless it is a method by its long name that looks one up. */
function isMadeByType(value: Node): boolean {
  const name = /(?:^|::)[A-Z]\w*(?:::<.*>)?::(\w+)$/.exec(calledPath(value) ?? '')?.[1];
  return !!name && !LENDS_AS_FUNCTION.test(name);
}

/**
 * Of 17,000 functions of types without `self` that were counted, one in 40 returns a reference: mostly these, by their first word. A
 * variant of an enum, or a constant, is as good as what is put into it.
 */
const LENDS_AS_FUNCTION =
  /^(?:[A-Z].*|(?:get|as|find|peek|first|last|nth|deref|borrow|lock|read|value|key|name|class|multi|static|global|instance|shared|current|iter|lookup|resolve|max|min|ref|leak|unwrap|expect|ok|entry|index|upcast|downcast|cast|cast_ref|inner|downgrade)(?:_.*)?|.*_(?:ref|mut|static|slice|str|unchecked))$/;

/** `found.map(|each| each.bounds.clone())`. */
export function mapsToCopies(call: Node, method: string): boolean {
  const closure = method === 'map' || method === 'and_then' ? argumentsOf(call)[0] : undefined;
  const body = valueOfClosure(closure);
  return (
    body?.kind === 'call_expression' &&
    /^(?:clone|to_owned|to_vec|to_string|to_path_buf|upgrade)$/.test(methodOf(body) ?? '')
  );
}

/** `Ok(id)` of `Id::try_from(text)`: what a function of a type makes is no reference, even where the type is not known. */
export function isOpened(binding: Binding, value: Node): boolean {
  const pattern = binding.node.parent;
  if (pattern?.kind !== 'tuple_struct_pattern') return false;
  const variant = pattern.child('type')?.text ?? '';
  return variant === 'Err' ? isAttempt(value) : /^(?:Ok|Some)$/.test(variant) && isMadeByType(value);
}

/** `sheet.visit(&mut visitor)`, which fails with an error of its own; what is asked without arguments may lend the result of long ago. */
function isAttempt(value: Node): boolean {
  return (
    value.kind === 'await_expression' || (value.kind === 'call_expression' && argumentsOf(value).length > 0)
  );
}

/** `cell.get_or_init(..).await` lends from the cell. */
export function lendsWhatItMade(awaited: Node): boolean {
  return /^get(_\w+)?$/.test(methodOf(awaited.children[0]!) ?? '');
}
