import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import type { Walk } from '../../../rust/order/walks.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSet, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `for (k, v) in other.drain() { map.insert(k, v); }`: a hash table that is told how many come makes room once. */
export function insertedOneByOne(walk: Walk, file: RustFile): Problem | null {
  const call = onlyStep(walk.body);
  if (!call || methodOf(call) !== 'insert') return null;
  const target = receiverOf(call)!;
  const { node: loop, source: walked } = walk;
  const root = isPlace(target) ? rootOf(target) : null;
  const held = root && file.bindingOf(root);
  if (!held || loop.contains(held.node) || isMadeEmpty(held.value)) return null;
  if (mentionsBindingOf(loop, target, file) || !isHashed(target, file) || !hasLength(walked, file))
    return null;
  if (!isItemItself(argumentsOf(call), walk, file)) return null;
  return {
    at: loop,
    message: `Each \`insert\` may grow \`${target.text}\`, which moves all that is in it, where one \`extend\` makes room once.`,
    help: `replace the loop by \`${target.text}.extend(..)\``,
  };
}

/** That is told where it is made. */
function isMadeEmpty(value: Node | undefined): boolean {
  return /(?:^|::)(?:new|default|with_capacity\w*|with_hasher)\s*\(/.test(value?.text ?? '');
}

function isHashed(target: Node, file: RustFile): boolean {
  const found = file.typeOf(target);
  return !!found && /^(?:Fx|A|Index|Fx?Index)?(?:Hash|Index)?(?:Map|Set)$/.test(methodTarget(found).name);
}

/** What says how many there are: a collection, or the whole of it drained. */
function hasLength(walked: Node, file: RustFile): boolean {
  const method = methodOf(walked);
  const list =
    method && /^(?:iter|into_iter|drain|copied|cloned)$/.test(method)
      ? receiverOf(walked)!
      : withoutBorrow(walked);
  if (list !== walked && list.kind === 'call_expression') return hasLength(list, file);
  const found = file.typeOf(list);
  return !!found && isCollection(methodTarget(found));
}

function isCollection(found: Type): boolean {
  return isMap(found) || isSet(found) || /^(?:Vec|VecDeque|\[\]|\[;\]|SmallVec)$/.test(found.name);
}

/** The names of the loop's pattern, each as it is or copied, in the same order. */
function isItemItself(args: readonly Node[], walk: Walk, file: RustFile): boolean {
  const { pattern } = walk;
  const parts = pattern.kind === 'tuple_pattern' ? pattern.children : [pattern];
  if (parts.length !== args.length) return false;
  return args.every((argument, position) => {
    const at = withoutCopy(argument);
    const binding = at.kind === 'identifier' ? file.bindingOf(at) : undefined;
    return (
      binding?.declaration === walk.binder && parts[position]!.text.replace(/^&|^mut\s+/, '') === at.text
    );
  });
}

function withoutCopy(argument: Node): Node {
  if (argument.kind === 'unary_expression' && argument.text.startsWith('*')) return argument.children[0]!;
  return methodOf(argument) === 'clone' ? receiverOf(argument)! : argument;
}
