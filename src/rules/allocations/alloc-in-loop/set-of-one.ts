import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isCollect } from '../../../rust/order/collects.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSet, typeFromNode, UNKNOWN } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

const KEPT = 'use a `SmallVec`, which keeps the first few elements in place';
const LOOKED_AT = 'ask for the one element by itself, or clear and fill one set for all items';

/** A set of one element for each item: kept, where most never get a second one, or only looked at. */
export function setOfOne(call: Node, file: RustFile): Problem | null {
  if (!isMadeOfOne(call, file) || !enclosingLoop(call)) return null;
  return isKept(call) ? said(call, KEPT) : isLookedAt(call, file) ? said(call, LOOKED_AT) : null;
}

function said(at: Node, help: string): Problem {
  return {
    at,
    message: 'A set is allocated for every item to hold a single element.',
    help,
  };
}

/** `HashSet::from([id])`, `BTreeSet::from_iter([id])`, `once(id).collect::<HashSet<_>>()`. */
function isMadeOfOne(call: Node, file: RustFile): boolean {
  if (isCollect(call)) return isOnlyOne(receiverOf(call)!) && isSet(file.typeOf(call) ?? UNKNOWN);
  const [elements] = argumentsOf(call);
  return /Set(?:::<.*>)?::from(?:_iter)?$/s.test(calledPath(call) ?? '') && !!elements && isOnlyOne(elements);
}

function isOnlyOne(elements: Node): boolean {
  if (elements.kind === 'array_expression')
    return elements.children.length === 1 && !elements.child('length');
  if (methodOf(elements) === 'into_iter') return isOnlyOne(receiverOf(elements)!);
  return /(?:^|::)once$/.test(calledPath(elements) ?? '');
}

/** `let mut ids = HashSet::new(); ids.insert(id); by_key.insert(key, ids);` */
export function setFilledWithOne(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const made = emptyOrOfOne(value) && (typeFromNode(declaration.child('type')) ?? file.typeOf(value));
  if (!made || !isSet(made)) return null;
  const [filled, kept, more] = file.usesOf(binding);
  if (!filled || !kept || more || filled.method !== 'insert' || filled.place !== filled.use.node) return null;
  if (isRepeated(filled.use.node, binding) || kept.use.hidden || !isKept(kept.use.node)) return null;
  return said(declaration, KEPT);
}

function emptyOrOfOne(value: Node | undefined): boolean {
  if (emptyContainer(value, null)) return true;
  const path = (value && calledPath(value)) ?? '';
  return (
    /Set(?:::<.*>)?::new$/s.test(path) ||
    (/::with_capacity$/.test(path) && argumentsOf(value!)[0]?.text === '1')
  );
}

/** Put into a list or map, also by the closure that makes a new entry: `or_insert_with(|| HashSet::from([id]))`. */
function isKept(set: Node): boolean {
  const block = set.parent?.kind === 'block' && set.parent.children.at(-1) === set ? set.parent : set;
  const closure = block.parent?.kind === 'closure_expression' && block.field === 'body' ? block.parent : null;
  const holder = callOfArgument(closure ?? set);
  const name = (holder && methodOf(holder)) ?? '';
  return (closure ? /^or_insert_with(?:_key)?$/ : /^(?:insert|push|or_insert)$/).test(name);
}

/** Lent on the spot, or by the name that it is bound to and that does nothing else. */
function isLookedAt(set: Node, file: RustFile): boolean {
  if (set.parent?.kind === 'reference_expression') return set.parent.parent?.kind === 'arguments';
  const [binding] = set.parent?.kind === 'let_declaration' ? file.localsOf(set.parent) : [];
  if (!binding?.whole || binding.mutable || binding.uses.length === 0) return false;
  return file.usesOf(binding).every((use) => !use.use.hidden && use.effect === 'borrow');
}
