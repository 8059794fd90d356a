import { callsOfChain, consumedBy, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace, mayChangeWithin } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const NEEDS_ALL_FIRST =
  /^(?:par_\w+|into_par_iter|par_bridge|spawn\w*|rev|lock|read|write|borrow|borrow_mut|then|buffered|drain)$/;

export const rule: Rule = {
  id: 'collect-then-collect',
  item: 'redundant-work',
  summary: 'items collected into a list in the middle of a chain that goes on',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.into_iter\(\)|\.iter\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    if (method === 'collect') return sameAgain(node, file);
    if (method !== 'into_iter' && method !== 'iter') return null;
    const list = receiverOf(node)!;
    if (methodOf(list) !== 'collect' || argumentsOf(list).length > 0 || !isPlainList(writtenTarget(list)))
      return null;
    const end = endOfWalk(node);
    if (!end || mustRunFirst(list, end) || !sourceRests(list, end, file)) return null;
    return {
      at: calledTarget(list)?.child('field') ?? list,
      until: node,
      message: `The items are written to a \`Vec\` and read back by \`${method}\` at once: one allocation and one pass over memory for nothing.`,
      help: `go on with the iterator itself: drop \`collect\` and \`${method}\``,
    };
  },
};

function writtenTarget(collect: Node) {
  const called = collect.child('function');
  return called?.kind === 'generic_function'
    ? typeFromNode(called.child('type_arguments')?.children[0])
    : null;
}

/** The call that runs the rest of the chain dry, or the `for` over it; null where the iterator is handed on. */
function endOfWalk(iter: Node): Node | null {
  const end = consumedBy(iter);
  if (end && end !== iter) return end;
  for (let at = iter; at.parent; at = at.parent) {
    if (at.parent.kind === 'for_expression') return at.field === 'value' ? at.parent : null;
    if (at.parent.kind !== 'field_expression' && at.parent.kind !== 'call_expression') return null;
  }
  return null;
}

function mustRunFirst(list: Node, end: Node): boolean {
  for (const call of callsOfChain(receiverOf(list)!)) {
    if (NEEDS_ALL_FIRST.test(methodOf(call) ?? '')) return true;
    if (/\b(?:async|await|spawn\w*|thread|lock)\b/.test(call.child('arguments')?.text ?? '')) return true;
  }
  const walk = end.kind === 'for_expression' ? end.child('value')! : end;
  for (const call of callsOfChain(walk)) {
    if (call === list) return false;
    if (NEEDS_ALL_FIRST.test(methodOf(call) ?? '') || methodOf(call) === 'len') return true;
  }
  return /\.await\b/.test(end.text);
}

/** Does nothing that runs per item write to what the first half of the chain reads? */
function sourceRests(list: Node, end: Node, file: RustFile): boolean {
  for (const node of receiverOf(list)!.descendants()) {
    if (!isPlace(node) || node.field === 'function') continue;
    if (node.parent && node.parent.field !== 'function' && isPlace(node.parent)) continue;
    const binding = node.kind === 'identifier' ? file.bindingOf(node) : undefined;
    if ((node.kind === 'identifier' && !binding) || (binding && list.contains(binding.node))) continue;
    if (mayChangeWithin(node, list.end, end.end, file)) return false;
  }
  return true;
}

/** `list.into_iter().collect::<Vec<_>>()` of what is a `Vec` already. */
function sameAgain(collect: Node, file: RustFile): Problem | null {
  const iter = receiverOf(collect);
  const list = iter && methodOf(iter) === 'into_iter' ? receiverOf(iter) : undefined;
  const [from, to] = [file.typeOf(list), file.typeOf(collect)];
  if (!list || !from || !to || from.refs !== '' || from.name !== 'Vec' || to.name !== 'Vec' || to.refs !== '')
    return null;
  return {
    at: collect,
    message: `\`${list.text}\` is a \`Vec\` already and is walked and collected into another one.`,
    help: `use \`${list.text}\` itself`,
  };
}
