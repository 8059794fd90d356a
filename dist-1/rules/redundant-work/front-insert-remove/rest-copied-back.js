import { isRootedOutside } from '../../../rust/order/bound-within.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { pathOf, rootOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, openedBy } from '../../../rust/syntax/openings.js';
import { methodTarget } from '../../../rust/types/types.js';

/** Own what they copy: the target of the assignment is a growing buffer, whatever else is known of it. */
const COPYING_FUNCTION =
  /(?:^|::)(?:(Vec|String|BytesMut)(?:::<.*>)?::from|(Bytes)::(?:copy_from_slice|from))$/;
/** `rest = rest.split_off(n);` */
export function tailCopied(call, list, file) {
  const assignment = call.parent;
  if (assignment?.kind !== 'assignment_expression' || call.field !== 'right') return null;
  if (pathOf(assignment.child('left')) !== pathOf(list)) return null;
  const found = file.typeOf(list);
  if (found && !/^(?:Vec|VecDeque|String)$/.test(methodTarget(found).name)) return null;
  return {
    at: assignment,
    message: `\`split_off\` moves what stays in \`${list.text}\` to a new allocation, and the old one is thrown away.`,
    help: `use \`drain(..${argumentsOf(call)[0].text})\`, which keeps it`,
  };
}
/** `buffer = buffer[n..].to_vec();`, `buffer = Vec::from(buffer.split_at(n).1);`, also by way of a name before or behind the copy. */
export function restCopiedBack(call, file) {
  const target = targetOf(call, file);
  const copied = target && copiedBy(call);
  const rest = copied ? restIn(copied, file) : null;
  if (!target || !rest || pathOf(target) !== pathOf(rest.buffer) || !isGrowing(call, target, file))
    return null;
  const place = pathOf(target);
  return {
    at: call,
    message: `What is left in \`${place}\` is copied to a new allocation, and the old one is thrown away.`,
    help: cutting(call, rest),
    // A text that is cut once costs little more than it did to be made.
    ...(isText(call, target, file) && !isCutAgain(target, file) && { minor: true }),
  };
}
function cutting(call, { from }) {
  const isBytes = /(?:^|::)Bytes(?:Mut)?::/.test(calledPath(call) ?? '');
  if (isBytes) return `use \`advance(${from ?? '..'})\`, which copies nothing`;
  return from
    ? `use \`drain(..${from})\`, which keeps it`
    : 'take what was read out with `drain`, which keeps it';
}
/** What the copy is assigned to, at once or by way of a name. */
function targetOf(call, file) {
  const declaration = call.parent?.kind === 'let_declaration' ? call.parent : null;
  const [own] = declaration ? file.localsOf(declaration) : [];
  const value = own?.whole && own.uses.length === 1 ? own.uses[0].node : call;
  const assignment = value.parent;
  if (assignment?.kind !== 'assignment_expression' || value.field !== 'right') return null;
  return assignment.child('left');
}
/** What `x.to_vec()`, `x.to_owned()`, `x.to_string()`, `x.into()` or `Vec::from(x)` copies. */
function copiedBy(call) {
  const [only, more] = argumentsOf(call);
  const method = methodOf(call);
  if (method) return !only && /^(?:to_vec|to_owned|to_string|into)$/.test(method) ? receiverOf(call) : null;
  return only && !more && COPYING_FUNCTION.test(calledPath(call) ?? '') ? only : null;
}
/** `&buffer[n..]`, `buffer.split_at(n).1`, `buffer.get(n..)?`, or a name for one of them. */
function restIn(node, file) {
  const view = withoutParentheses(node);
  if (view.kind === 'reference_expression') return restIn(view.child('value'), file);
  const opened = openedBy(view, OPENING_OR_DEFAULT);
  if (opened) return restIn(opened, file);
  if (view.kind === 'identifier') return restNamed(view, file);
  if (view.kind === 'index_expression') return restFrom(view.children[0], view.children[1]);
  if (view.kind === 'field_expression' && view.child('field')?.text === '1')
    return restOfSplit(view.child('value'), /^split_at$/);
  return methodOf(view) === 'get' ? restFrom(receiverOf(view), argumentsOf(view)[0]) : null;
}
function restFrom(buffer, range) {
  const from = range?.kind === 'range_expression' ? /^(\S.*?)\s*\.\.\s*(.*)$/s.exec(range.text) : null;
  const toTheEnd = from && (from[2] === '' || from[2] === `${buffer.text}.len()`);
  return toTheEnd ? { buffer, from: from[1] } : null;
}
function restOfSplit(split, methods) {
  const method = methodOf(split) ?? '';
  if (!methods.test(method)) return null;
  return {
    buffer: receiverOf(split),
    from: method === 'split_at' ? (argumentsOf(split)[0]?.text ?? null) : null,
  };
}
/** `let rest = &buffer[n..];`, `let (line, rest) = buffer.split_at(n);`, `if let Some((line, rest)) = buffer.split_once('\n')`. */
function restNamed(name, file) {
  const binding = file.bindingOf(name);
  if (!binding?.value || !/^let_(?:declaration|condition)$/.test(binding.declaration.kind)) return null;
  if (binding.whole) return binding.mutable ? null : restIn(binding.value, file);
  const pattern = binding.declaration.child('pattern').text.replace(/\s+/g, '');
  if (new RegExp(`^\\(\\w+,${binding.name}\\)$`).test(pattern))
    return restOfSplit(binding.value, /^split_at$/);
  if (pattern === `Some(${binding.name})`) return restOfSplit(binding.value, /^strip_prefix$/);
  return new RegExp(`^Some\\(\\(\\w+,${binding.name}\\)\\)$`).test(pattern)
    ? restOfSplit(binding.value, /^split_once$/)
    : null;
}
/** `into` may make anything of a slice, and what follows in a `VecDeque` is no slice. */
function isGrowing(call, target, file) {
  const found = file.typeOf(target);
  if (found) return /^(?:Vec|String|Bytes|BytesMut)$/.test(methodTarget(found).name);
  return methodOf(call) !== 'into';
}
function isText(call, target, file) {
  const found = file.typeOf(target);
  if (found) return methodTarget(found).name === 'String';
  return methodOf(call) === 'to_string' || /^String\b/.test(calledPath(call) ?? '');
}
/** By a loop that the text outlives, or by each call of a method whose field it is. */
function isCutAgain(target, file) {
  if (rootOf(target)?.kind === 'self') return true;
  const loop = enclosingLoop(target);
  return !!loop && isRootedOutside(loop.node, target, file);
}
