import {
  callsOfChain,
  collectTarget,
  consumedBy,
  isCollect,
  isPlainList,
  listCollectedBy,
} from '../../rust/collects.js';
import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace, mayChangeWithin } from '../../rust/places.js';
import { singlePass } from '../../rust/single-pass.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { collectedOnTheSpot } from './collected-on-the-spot.js';

const NEEDS_ALL_FIRST =
  /^(?:par_\w+|into_par_iter|par_bridge|spawn\w*|lock|read|write|borrow|borrow_mut|then|buffered)$/;

export const rule: Rule = {
  id: 'collect-then-collect',
  item: 'redundant-work',
  summary: 'items collected into a list in the middle of a chain that goes on',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.collect(?:_vec)?\b/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    if (method === null) return madeFromList(node);
    if (method === 'map') return walkedInClosure(node, file);
    if (isCollect(node))
      return (
        sameAgain(node, file) ??
        stoppedEarlyThenCollected(node) ??
        collectedOnTheSpot(node, collectTarget(node), file)
      );
    if (method !== 'into_iter' && method !== 'iter') return null;
    const list = receiverOf(node)!;
    if (!isCollect(list) || !isPlainList(collectTarget(list))) return null;
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

/** `..collect::<Result<Vec<_>, _>>()?.into_iter().collect()`: nothing runs between the two lists. */
function stoppedEarlyThenCollected(collect: Node): Problem | null {
  const iter = receiverOf(collect);
  if (!iter || methodOf(iter) !== 'into_iter') return null;
  const stopped = receiverOf(iter)!;
  const list = stopped.kind === 'try_expression' ? listCollectedBy(stopped) : null;
  if (!list) return null;
  return {
    at: calledTarget(list)?.child('field') ?? list,
    until: collect,
    message:
      'The items are collected into a `Vec` and from there into another collection: one allocation and one pass for nothing.',
    help: 'collect into a `Result` of the collection that is wanted, and drop `into_iter().collect()`',
  };
}

/** `..collect::<Result<Vec<_>, _>>().map(|sizes| sizes.into_iter().max())`: the list is walked once and dropped. */
function walkedInClosure(map: Node, file: RustFile): Problem | null {
  const collect = receiverOf(map)!;
  const into = isCollect(collect) ? collectTarget(collect) : null;
  if (!into || !/^(?:\w*Result|Option)$/.test(into.name) || !isPlainList(into.args[0] ?? null)) return null;
  const closure = argumentsOf(map)[0];
  const parameter =
    closure?.kind === 'closure_expression' ? closure.child('parameters')?.children[0] : undefined;
  const [list] = parameter ? file.localsOf(closure!) : [];
  const [use] = list?.uses ?? [];
  if (!list || !use || list.uses.length !== 1 || use.hidden || !singlePass(use.node, list, file)) return null;
  return {
    at: calledTarget(collect)!.child('field')!,
    until: map,
    message: `The items are collected into a \`${into.args[0]!.name}\` that the closure behind walks once and drops.`,
    help: 'go over the iterator with `try_fold`, or collect or sum into the `Result` of what is wanted',
  };
}

/** `Map::from_iter(items.collect::<Vec<_>>())`: the list lives for the length of the call. */
function madeFromList(call: Node): Problem | null {
  const target = calledTarget(call);
  if (target?.kind !== 'scoped_identifier' || target.child('name')?.text !== 'from_iter') return null;
  const [argument] = argumentsOf(call);
  const list = listCollectedBy(argument);
  if (!list) return null;
  const name = target.child('path')?.text ?? 'the collection';
  return {
    at: call,
    message: `The items are collected into a \`Vec\` that is given to \`${name}::from_iter\` and dropped.`,
    help:
      argument!.kind === 'try_expression'
        ? `collect straight into a \`Result<${name}<..>, _>\``
        : 'give the iterator itself to `from_iter`',
  };
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
    if (NEEDS_ALL_FIRST.test(methodOf(call) ?? '') || /^(?:len|rev)$/.test(methodOf(call) ?? '')) return true;
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
