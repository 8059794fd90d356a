import type { Binding } from '../../rust/names/scopes.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isPlace } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { argumentsOf, callOfArgument, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { withOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'heap-pop-then-push',
  item: 'redundant-work',
  summary: 'the greatest of a heap taken out and put back, where it could be changed in place',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /^(?=[\s\S]*\bBinaryHeap\b)[\s\S]*\.pop\(\)/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) !== 'pop') return null;
    const heap = receiverOf(node)!;
    const found = isPlace(heap) ? file.typeOf(heap) : null;
    if (!found || methodTarget(found).name !== 'BinaryHeap') return null;
    const back = putBack(node, heap, file);
    if (!back) return null;
    return {
      at: node,
      message: `What is popped from \`${spelling(heap)}\` is pushed again on line ${back.line}: the heap is put in order twice for one change.`,
      help: `change it through \`${spelling(heap)}.peek_mut()\`, and \`PeekMut::pop\` it where it is used up`,
    };
  },
};

/** The `push` into the same heap, in the same turn, of the very item, perhaps wrapped or with its next part. */
function putBack(pop: Node, heap: Node, file: RustFile): Node | null {
  const names = boundFrom(pop, file);
  const loop = enclosingLoop(pop);
  if (!loop || names.length === 0) return null;
  for (const name of names) {
    for (const { node, hidden } of name.uses) {
      if (hidden) continue;
      const push = pushAround(node);
      if (push && enclosingLoop(push)?.node === loop.node && spelling(receiverOf(push)!) === spelling(heap))
        return push;
    }
  }
  return null;
}

/** `while let Some(mut row) = heap.pop()`, `let row = heap.pop()?`, `let Reverse(row) = heap.pop().unwrap()` */
function boundFrom(pop: Node, file: RustFile): readonly Binding[] {
  const at = withOpenings(pop);
  const holder = at.parent;
  if (!holder || !/^let_(?:declaration|condition)$/.test(holder.kind) || at.field !== 'value') return [];
  return isOnlyName(holder) ? file.localsOf(holder) : [];
}

/** `Some(row)`, `Some(Reverse(row))`: the whole item, not one of several parts. */
function isOnlyName(holder: Node): boolean {
  return /^(?:\w+\()*(?:mut\s+)?\w+\)*$/.test(holder.child('pattern')?.text ?? '');
}

/** `heap.push(row)`, `heap.push(Reverse(row))` */
function pushAround(name: Node): Node | null {
  let at = name;
  for (;;) {
    const call = callOfArgument(at);
    if (!call || argumentsOf(call).length !== 1) return null;
    if (methodOf(call) === 'push') return call;
    if (!/^(?:\w+::)*[A-Z]\w*$/.test(call.child('function')?.text ?? '')) return null;
    at = call;
  }
}
