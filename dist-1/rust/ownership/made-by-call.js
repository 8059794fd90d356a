import { argumentsOf, calledPath, calleeName, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';

/** Methods whose result is always a value of its own, whatever they are called on. */
const MAKES_OWNED =
  /^(collect|concat|join|repeat|replacen|with_extension|with_file_name|to_(?!str$|slice$|ref$|mut$)\w+|into_owned|into_iter|into_inner|into|into_(?!(?:ref|mut|str|slice)$)\w+|build|unwrap_or_default|format|clone|cloned)$/;
/** Finds, opens or lends: what such a method gives is mostly a reference, or a guard that clones what it guards. */
const FINDS =
  /^(?:get\w*|find\w*|first|last|peek|iter|next|lock|read|write|load|entry|value|key|deref|upgrade|as_\w+|borrow\w*|\w*_(?:ref|mut|lock|guard)|max\w*|min\w*|nth|front|back|filter|map|and_then|or_else|or_insert\w*|pin)$/;
/** A call, behind `?`, `.await` and `unwrap()`, that is not known to find something in what it is called on. */
export function isMadeByCall(value) {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  if (call.kind !== 'call_expression') return false;
  return !FINDS.test(calleeName(call));
}
/** A value of its own, by what makes it. */
export function makesOwned(value) {
  if (value.kind === 'struct_expression' || value.kind === 'macro_call') return true;
  // An async function that lends something is rare enough.
  if (value.kind === 'await_expression') return !lendsWhatItMade(value);
  if (value.kind === 'try_expression') return !!value.children[0] && makesOwned(value.children[0]);
  const method = methodOf(value) ?? '';
  if (OPENING_OR_FALLBACK.test(method) && receiverOf(value) && makesOwned(receiverOf(value))) return true;
  if (MAKES_OWNED.test(method) || mapsToCopies(value, method)) return true;
  if (/(?:^|::)mem::(?:take|replace)$/.test(calledPath(value) ?? '')) return true;
  return isMadeByType(value);
}
/** `Type::from_parts(..)`: a function of a type makes one. */
function isMadeByType(value) {
  return /(^|::)[A-Z]\w*(::<.*>)?::(new|from|try_from|default|with|open|load|decode|parse|build|create|pin)\w*$/.test(
    calledPath(value) ?? '',
  );
}
/** `found.map(|each| each.bounds.clone())`. */
export function mapsToCopies(call, method) {
  const closure = method === 'map' || method === 'and_then' ? argumentsOf(call)[0] : undefined;
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  return (
    body?.kind === 'call_expression' &&
    /^(?:clone|to_owned|to_vec|to_string|to_path_buf|upgrade)$/.test(methodOf(body) ?? '')
  );
}
/** `Ok(id)` of `Id::try_from(text)`: what a function of a type makes is no reference, even where the type is not known. */
export function isOpened(binding, value) {
  const pattern = binding.node.parent;
  if (pattern?.kind !== 'tuple_struct_pattern') return false;
  const variant = pattern.child('type')?.text ?? '';
  return variant === 'Err' ? isAttempt(value) : /^(?:Ok|Some)$/.test(variant) && isMadeByType(value);
}
/** `sheet.visit(&mut visitor)`, which fails with an error of its own; what is asked without arguments may lend the result of long ago. */
function isAttempt(value) {
  return (
    value.kind === 'await_expression' || (value.kind === 'call_expression' && argumentsOf(value).length > 0)
  );
}
/** `cell.get_or_init(..).await` lends from the cell. */
export function lendsWhatItMade(awaited) {
  return /^get(_\w+)?$/.test(methodOf(awaited.children[0]) ?? '');
}
