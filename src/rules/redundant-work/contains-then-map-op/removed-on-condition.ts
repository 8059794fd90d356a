import { isPlace } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** A longer turn does more than to choose what is removed, and stays a loop. */
const MAX_LINES = 8;

/** What a closure can't do for the function around it, and what nobody can read. */
const NO_CLOSURE = /^(?:await|try|return|break|yield)_expression$|^(?:macro_invocation|async_block)$/;

/** `if is_old(key) { map.remove(key); }`: does each turn only choose, by what `retain` would have in hand, whether the key leaves? */
export function isSieve(removal: Node, map: Node, { body, item }: { body: Node; item: string }): boolean {
  if (body.endLine - body.line > MAX_LINES || removal.parent?.kind !== 'expression_statement') return false;
  const path = spelling(map);
  const key = item.replace(/^&/, '');
  let timesNamed = 0;
  for (const node of body.descendants()) {
    if (node.kind === 'identifier' && node.text === key) timesNamed++;
    if (NO_CLOSURE.test(node.kind)) return false;
    if (!isPlace(node) || node.parent?.kind === 'field_expression') {
      if (isOfHolder(receiverOf(node), path)) return false;
      if (methodOf(node) && isMap(receiverOf(node), path) && !isLookup(node, key, node === removal))
        return false;
      continue;
    }
    if (isOfHolder(node, path) || (isMap(node, path) && !isIndexed(node, key))) return false;
  }
  // By what has nothing to do with the key, all leave or none.
  return timesNamed > 1;
}

function isMap(node: Node | undefined, path: string): boolean {
  return !!node && isPlace(node) && spelling(node) === path;
}

/** `self` of `self.map`, as a whole. */
function isOfHolder(node: Node | undefined, path: string): boolean {
  return !!node && isPlace(node) && path.startsWith(`${spelling(node)}.`);
}

/** `map.get(&key)`: the value that stands beside the key. */
function isLookup(call: Node, key: string, isRemoval: boolean): boolean {
  const [asked, more] = argumentsOf(call);
  if (isRemoval) return true;
  return /^(?:get|get_mut)$/.test(methodOf(call) ?? '') && !more && !!asked && keySpelling(asked) === key;
}

function isIndexed(map: Node, key: string): boolean {
  const index = map.parent?.kind === 'index_expression' && map.parent.children[0] === map ? map.parent : null;
  const [, asked] = index?.children ?? [];
  return !!asked && keySpelling(asked) === key;
}
