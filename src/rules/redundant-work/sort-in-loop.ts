import { isRootedOutside, mentionsBindingOf } from '../../rust/order/bound-within.js';
import { mayLackOrd } from '../../rust/order/compared-by.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isPlace } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { escapeRegExp } from '../../text/escape-regexp.js';
import { isReachedEachTurn } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { sortedCopyPerTurn } from './sort-in-loop/sorted-copy-per-turn.js';

export const rule: Rule = {
  id: 'sort-in-loop',
  item: 'redundant-work',
  summary: 'one collection sorted anew at each turn of a loop',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(par_)?sort(_unstable)?(_by|_by_key|_by_cached_key)?\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (!/^(?:par_)?sort(?:_unstable)?(?:_by|_by_key|_by_cached_key)?$/.test(methodOf(node) ?? ''))
      return null;
    const copied = sortedCopyPerTurn(node, file);
    if (copied) return copied;
    const list = receiverOf(node)!;
    const loop = enclosingLoop(node);
    if (!loop || !/^(?:for|while|loop)$/.test(loop.word) || !isPlace(list)) return null;
    if (isAnotherOrder(node, loop.node, file)) return null;
    // The list, or what it is a part of, is another one at each turn.
    if (!isRootedOutside(loop.node, list, file) || mentionsBindingOf(loop.node, list, file)) return null;
    if (isRefilled(list, loop.body) || leavesAfter(node, loop.body)) return null;
    return {
      at: node,
      message: `${quoted(list)} lives outside of \`${loop.word}\` and is sorted at ${isReachedEachTurn(node, loop) ? 'each turn' : 'each turn that gets there'}: n log n work, n times.`,
      help: mayLackOrd(node)
        ? 'sort once after the loop, or keep the order by an insertion at `binary_search_by`'
        : 'sort once after the loop, or keep the order with a `BTreeMap`, a `BinaryHeap` or an insertion at `binary_search`',
    };
  },
};

/** `for key in keys { match key { Key::Name => rows.sort_by(..), .. } }`: a stable sort by each key in turn. */
function isAnotherOrder(node: Node, loop: Node, file: RustFile): boolean {
  const asked = [...node.child('arguments')!.descendantsOfKind('identifier')];
  for (const at of node.ancestors()) {
    if (at === loop) break;
    const question = { match_expression: 'value', if_expression: 'condition' }[at.kind];
    if (question) asked.push(...at.child(question)!.descendantsOfKind('identifier'));
    if (question && at.child(question)!.kind === 'identifier') asked.push(at.child(question)!);
  }
  return asked.some((name) => file.bindingOf(name)?.declaration === loop);
}

/** A buffer that is emptied or replaced at each turn holds other items each time. */
function isRefilled(list: Node, body: Node): boolean {
  const name = escapeRegExp(list.text.replace(/\s+/g, ''));
  return new RegExp(
    `${name}\\s*(?:\\.(?:clear|drain|truncate|retain|take|append)\\(|=[^=])|take\\(&mut ${name}|&mut ${name}\\b`,
  ).test(body.text.replace(/\s*\n\s*/g, ''));
}

/** Sorted once, right before the loop is left. */
function leavesAfter(node: Node, body: Node): boolean {
  for (let at: Node = node; at !== body && at.parent; at = at.parent) {
    const siblings = at.parent.kind === 'block' ? at.parent.children : [];
    if (siblings.slice(siblings.indexOf(at) + 1).some((each) => /^\s*(?:break|return)\b/.test(each.text)))
      return true;
  }
  return false;
}
