import { isDebugOnly } from '../../../rust/functions/debug-only.js';
import { mayChangeBetween } from '../../../rust/ownership/between.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { keySource, keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { firstPlace } from '../../../rust/syntax/in-order.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** What a key is about, also where a name was made for it alone: `let owned = key.clone(); m.insert(owned, v);` */
export function spelledKey(key: Node, file: RustFile): string {
  const made = valueOfSingleUse(withoutBorrow(key), file);
  const root = made && rootOf(keySource(made));
  if (!root || mayChangeBetween(root.text, enclosingFunction(key)!, made.end, key.start))
    return keySpelling(key);
  return keySpelling(made);
}

export interface KeyAsked {
  place: string;
  key: string;
}

/** One key of one collection as it is asked for by a method, an index being a `get`; null where a node asks for none. */
export function askedBy(node: Node, methods: ReadonlySet<string>, file: RustFile): KeyAsked | null {
  const isIndex = node.kind === 'index_expression';
  if (!methods.has(isIndex ? 'get' : (methodOf(node) ?? ''))) return null;
  const [held, key] = isIndex ? node.children : [receiverOf(node), argumentsOf(node)[0]];
  return held && key ? { place: spelling(held), key: spelledKey(key, file) } : null;
}

/** All that `find` was ever told to look for. */
const ASKING: ReadonlySet<string> = new Set([
  'get',
  'get_mut',
  'contains_key',
  'remove',
  'swap_remove',
  'shift_remove',
  'take',
  'entry',
  'insert',
  'insert_full',
  'get_or_insert_with',
]);

/** In source order, by place, key, method and closure. */
type CallsByKey = ReadonlyMap<string, readonly Node[]>;

const CALLS = new NodeMemo<CallsByKey>();

function callsIn(fn: Node, file: RustFile): CallsByKey {
  return CALLS.of(fn, () => {
    const found = new Map<string, Node[]>();
    for (const node of fn.descendantsOfKind('call_expression', 'index_expression')) {
      const asked = askedBy(node, ASKING, file);
      if (!asked || isDebugOnly(node)) continue;
      const name = nameOf(asked, methodOf(node) ?? 'get', node);
      const known = found.get(name);
      if (known) known.push(node);
      else found.set(name, [node]);
    }
    return found;
  });
}

function nameOf({ place, key }: KeyAsked, method: string, near: Node): string {
  return `${method} ${enclosingClosure(near)?.index ?? ''} ${place} ${key}`;
}

/** The first such call in nodes that follow each other, in the same closure as `near`. */
export function firstAsked(
  asked: KeyAsked,
  methods: Iterable<string>,
  nodes: readonly Node[],
  near: Node,
  file: RustFile,
): Node | null {
  const fn = enclosingFunction(near);
  if (!fn || nodes.length === 0) return null;
  let first: Node | null = null;
  for (const method of methods) {
    const call = firstWithin(callsIn(fn, file).get(nameOf(asked, method, near)) ?? [], nodes);
    if (call && (!first || call.index < first.index)) first = call;
  }
  return first;
}

/** Both in source order. */
function firstWithin(calls: readonly Node[], nodes: readonly Node[]): Node | null {
  for (let next = 0; next < nodes.length; ) {
    const { start } = nodes[next]!;
    const call = calls[firstPlace(calls.length, (at) => calls[at]!.start >= start)];
    if (!call) return null;
    next = firstPlace(nodes.length, (at) => nodes[at]!.start > call.start);
    if (nodes[next - 1]!.contains(call)) return call;
  }
  return null;
}
