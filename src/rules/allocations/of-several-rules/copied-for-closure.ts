import { asCopy, costOf, costOfType } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Hand each item to their closure. Those that select by it are told of elsewhere. */
const HANDS_OVER = /^(?:map|flat_map|filter_map|and_then|map_while|for_each|try_for_each|fold|try_fold)$/;

/** What an iterator or an Option copies for a closure to get, as in `items.cloned().map(|item| ..)`. */
export interface HandedCopy {
  /** What is copied, in words that begin a sentence. */
  what: string;
  /** The copying call, or its name where it copies each item. */
  at: Node;
  /** The adapter that gets the copies, and the names that its closure has for them. */
  adapter: Node;
  names: readonly Binding[];
}

export function handedCopy(node: Node, file: RustFile): HandedCopy | null {
  const copied = copiedItem(node, file);
  const adapter = copied && methodCalledOn(node);
  if (!adapter || !HANDS_OVER.test(methodOf(adapter) ?? '')) return null;
  const closure = argumentsOf(adapter).at(-1);
  const item = closure?.kind === 'closure_expression' ? closure.child('parameters')?.children.at(-1) : null;
  const names = item ? file.boundIn(item) : [];
  return names.some((name) => name.uses.length > 0) ? { ...copied!, adapter, names } : null;
}

/** `.cloned()`, or `.map(|item| item.clone())` of an iterator, of what is known to cost something. */
function copiedItem(node: Node, file: RustFile): Pick<HandedCopy, 'what' | 'at'> | null {
  const source = receiverOf(node);
  const found = source && file.typeOf(source);
  if (!found || !/^(?:Iterator|Option)$/.test(found.name)) return null;
  const what = found.name === 'Option' ? quoted(source) : `Each item of ${quoted(walkedBy(source))}`;
  if (methodOf(node) === 'cloned') {
    const item = found.args[0];
    if (!item?.refs || costOfType({ ...item, refs: item.refs.slice(1) }, file) !== 'costs') return null;
    return { what, at: node.child('function')!.child('field')! };
  }
  const closure = methodOf(node) === 'map' ? argumentsOf(node)[0] : undefined;
  const copy = asCopy(valueOfClosure(closure));
  if (copy?.method !== 'clone' || copy.source.kind !== 'identifier' || costOf(copy, file) !== 'costs')
    return null;
  return closure!.child('parameters')!.contains(file.bindingOf(copy.source)?.node ?? node)
    ? { what, at: copy.call }
    : null;
}

/** `self.rows` of `self.rows.iter().rev()`. */
function walkedBy(chain: Node): Node {
  const receiver = isPlace(chain) ? undefined : receiverOf(chain);
  return receiver ? walkedBy(receiver) : chain;
}
