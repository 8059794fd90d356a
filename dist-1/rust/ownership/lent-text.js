import { functionCalled } from '../functions/function-called.js';
import { boundTo, sourceOf } from '../names/bound-to.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { openedBy } from '../syntax/openings.js';
import { isString, typeFromNode } from '../types/types.js';
import { rootOf } from './places.js';

/** Give a part of the text they are called on, or hand on what such a method found. */
const SLICING =
  /^(?:trim\w*|as_str|as_ref|as_deref|split_at|get|name|strip_prefix|strip_suffix|r?split(?:n|_once|_terminator|_whitespace|_inclusive)?|lines|next|next_back|last|nth|unwrap|expect|unwrap_or_default|ok|copied|peekable|rev)$/;
/** Names are followed back this far. */
const MAX_STEPS = 4;
/** How an expression stands to a text, or a list of bytes, that the caller of the function lent: the text itself, or a part of it; null for anything else. */
export function lentText(node, known, steps = 0) {
  if (!node || steps > MAX_STEPS) return null;
  switch (node.kind) {
    case 'identifier':
      return ofName(node, known, steps);
    case 'reference_expression':
      return lentText(node.child('value'), known, steps);
    case 'parenthesized_expression':
    case 'try_expression':
      return lentText(node.children[0], known, steps);
    case 'index_expression':
      return node.children[1]?.kind === 'range_expression'
        ? part(lentText(node.children[0], known, steps))
        : part(lentText(searchedFor(node.children[0], known), known, steps + 1));
    case 'field_expression':
      return ofField(node, known, steps);
    case 'call_expression':
      return ofCall(node, known, steps);
    default:
      return null;
  }
}
function part(found) {
  return found && 'part';
}
function ofName(name, known, steps) {
  const binding = known.bindingOf(name);
  if (!binding) return null;
  if (binding.mutable) return ofShrinking(binding, known, steps);
  const found = known.typeOf(name);
  if (binding.kind === 'parameter') return found ? lentBy(found) : null;
  if (binding.kind === 'closure-parameter') return ofMapped(binding.declaration, known, steps);
  if (
    !/^(?:let|match)$/.test(binding.kind) ||
    (found && !isString(found) && !/^(?:\[\]|Captures|Match)$/.test(found.name))
  )
    return null;
  const value = lentText(boundTo(binding), known, steps + 1);
  return binding.whole ? value : part(value);
}
/** `text: &str`, `text: Option<&str>`. */
function lentBy(parameter) {
  const [inner] = parameter.name === 'Option' && parameter.refs === '' ? parameter.args : [parameter];
  return inner && /^(?:str|\[\])$/.test(inner.name) && inner.refs === '&' ? 'whole' : null;
}
/** `let mut rest = text; rest = rest.trim();`: whatever it names is a part of the same text. */
function ofShrinking(binding, known, steps) {
  if (binding.kind !== 'let' || !binding.whole) return null;
  const uses = known.usesOf(binding);
  if (uses.some((use) => use.effect === 'borrow-mut' || use.use.hidden === 'opaque')) return null;
  const assigned = uses.filter((use) => use.effect === 'assign').map((use) => use.place.parent);
  const isPart = (assignment) => {
    const value = assignment.kind === 'assignment_expression' ? assignment.child('right') : undefined;
    const root = rootOf(withoutCalls(value));
    return !!value && root?.text === binding.name && slices(value);
  };
  return assigned.every(isPart) ? part(lentText(binding.value, known, steps + 1)) : null;
}
/** `rest` of `rest.trim().trim_end()` and of `&rest[1..]`. */
function withoutCalls(value) {
  let at = value;
  while (at && /^(?:call|reference|index)_expression$/.test(at.kind))
    at = at.kind === 'call_expression' ? receiverOf(at) : (at.child('value') ?? at.children[0]);
  return at;
}
/** Does every step of it give a part of what it is called on, and no Option? */
function slices(value) {
  if (value.kind === 'identifier') return true;
  if (value.kind === 'reference_expression') return !!value.child('value') && slices(value.child('value'));
  if (value.kind === 'index_expression')
    return value.children[1]?.kind === 'range_expression' && slices(value.children[0]);
  const receiver = receiverOf(value);
  return !!receiver && /^trim/.test(methodOf(value) ?? '') && slices(receiver);
}
/** `key` of `line.split_once('=').map(|(key, _)| ..)`. */
function ofMapped(declaration, known, steps) {
  const closure = declaration.kind === 'closure_expression' ? declaration : declaration.parent?.parent;
  const call = closure && callOfArgument(closure);
  return call && methodOf(call) === 'map' ? part(lentText(receiverOf(call), known, steps + 1)) : null;
}
/** A text that `&self` holds, or one side of a text that was split. */
function ofField(field, known, steps) {
  const owner = field.child('value');
  if (/^\d$/.test(field.child('field')?.text ?? '')) return part(lentText(owner, known, steps));
  if (owner?.kind !== 'self' || !known.bindingOf(owner)?.declaration.text.startsWith('&')) return null;
  const found = known.typeOf(field);
  return found && isString(found) ? 'whole' : null;
}
/** Groups of a pattern stand where they were found in the text. */
const SEARCHES = /^captures(?:_iter)?$/;
/** `text` of `groups[1]`, where `let groups = pattern.captures(text)?`. */
function searchedFor(groups, known) {
  const binding = groups?.kind === 'identifier' ? known.bindingOf(groups) : undefined;
  let at = binding && sourceOf(binding);
  while (at && !SEARCHES.test(methodOf(at) ?? ''))
    at = openedBy(at) ?? (/^(?:next|nth|last)$/.test(methodOf(at) ?? '') ? receiverOf(at) : undefined);
  return at && argumentsOf(at)[0];
}
function ofCall(call, known, steps) {
  const receiver = receiverOf(call);
  if (!receiver) return part(ofFunction(call, known, steps));
  const method = methodOf(call) ?? '';
  if (SEARCHES.test(method)) return part(lentText(argumentsOf(call)[0], known, steps + 1));
  if (method === 'unwrap_or') {
    const [other] = argumentsOf(call);
    const isLent = other?.kind === 'string_literal' || lentText(other, known, steps) !== null;
    return isLent ? part(lentText(receiver, known, steps)) : null;
  }
  if (!SLICING.test(method)) return null;
  const found = lentText(receiver, known, steps);
  return /^as_/.test(method) ? found : part(found);
}
/** `stripped(text)`: a function of this file that takes one text and lends one lends a part of it. */
function ofFunction(call, known, steps) {
  const [given, more] = argumentsOf(call);
  const fn = given && !more ? functionCalled(call, known) : null;
  const returned = typeFromNode(fn?.child('return_type'));
  if (!returned || !lentBy(returned) || /'static/.test(fn.child('return_type').text)) return null;
  return lentText(given, known, steps + 1);
}
