import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { isMap, isSet, methodTarget } from '../../../rust/types/types.js';
/** `for (k, v) in other.drain() { map.insert(k, v); }`: a hash table that is told how many come makes room once. */
export function insertedOneByOne(loop, file) {
  const call = onlyStatement(loop);
  if (!call || methodOf(call) !== 'insert') return null;
  const target = receiverOf(call);
  const walked = loop.child('value');
  const root = isPlace(target) ? rootOf(target) : null;
  const held = root && file.bindingOf(root);
  if (!held || loop.contains(held.node) || isMadeEmpty(held.value)) return null;
  if (mentionsBindingOf(loop, target, file) || !isHashed(target, file) || !hasLength(walked, file))
    return null;
  if (!isItemItself(argumentsOf(call), loop, file)) return null;
  return {
    at: loop,
    message: `Each \`insert\` may grow \`${target.text}\`, which moves all that is in it, where one \`extend\` makes room once.`,
    help: `replace the loop by \`${target.text}.extend(..)\``,
  };
}
function onlyStatement(loop) {
  const [statement, ...more] = loop.child('body')?.children ?? [];
  const call = statement?.kind === 'expression_statement' ? statement.children[0] : statement;
  return call?.kind === 'call_expression' && more.length === 0 ? call : null;
}
/** That is told where it is made. */
function isMadeEmpty(value) {
  return /(?:^|::)(?:new|default|with_capacity\w*|with_hasher)\s*\(/.test(value?.text ?? '');
}
function isHashed(target, file) {
  const found = file.typeOf(target);
  return !!found && /^(?:Fx|A|Index|Fx?Index)?(?:Hash|Index)?(?:Map|Set)$/.test(methodTarget(found).name);
}
/** What says how many there are: a collection, or the whole of it drained. */
function hasLength(walked, file) {
  const method = methodOf(walked);
  const list =
    method && /^(?:iter|into_iter|drain|copied|cloned)$/.test(method)
      ? receiverOf(walked)
      : withoutBorrow(walked);
  if (list !== walked && list.kind === 'call_expression') return hasLength(list, file);
  const found = file.typeOf(list);
  return !!found && isCollection(methodTarget(found));
}
function isCollection(found) {
  return isMap(found) || isSet(found) || /^(?:Vec|VecDeque|\[\]|\[;\]|SmallVec)$/.test(found.name);
}
/** The names of the loop's pattern, each as it is or copied, in the same order. */
function isItemItself(args, loop, file) {
  const pattern = loop.child('pattern');
  const parts = pattern.kind === 'tuple_pattern' ? pattern.children : [pattern];
  if (parts.length !== args.length) return false;
  return args.every((argument, position) => {
    const at = withoutCopy(argument);
    const binding = at.kind === 'identifier' ? file.bindingOf(at) : undefined;
    return binding?.declaration === loop && parts[position].text.replace(/^&|^mut\s+/, '') === at.text;
  });
}
function withoutCopy(argument) {
  if (argument.kind === 'unary_expression' && argument.text.startsWith('*')) return argument.children[0];
  return methodOf(argument) === 'clone' ? receiverOf(argument) : argument;
}
