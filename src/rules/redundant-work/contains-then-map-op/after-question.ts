import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Outcome } from '../../../rust/order/branches.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { ONE_ENTRY, whereMostAreNew } from './advice.js';
import { ADDS, type Again, type Lookup } from './lookup.js';
import { uptoNextDeed } from './step-behind.js';

const READS_AGAIN = new Set([
  'get',
  'get_mut',
  'remove',
  'entry',
  'insert',
  'swap_remove',
  'shift_remove',
  'take',
  'get_or_insert_with',
]);
/** `if m.contains_key(k) { m.get(k) }`, `if !s.contains(k) { s.insert(k) }`, and what follows an early return. */
export function afterQuestion(
  node: Node,
  outcome: Outcome | null,
  lookup: Lookup,
  file: RustFile,
): Again | null {
  if (!outcome) return null;
  const present =
    lookup.find([outcome.whenTrue], READS_AGAIN, node) ??
    (outcome.afterMeans === true ? lookup.find(outcome.after, READS_AGAIN, node) : null);
  if (present && lookup.isLentOut(present)) return null;
  if (present && isExplained(outcome.whenTrue)) return null;
  if (present) {
    const added = [...(outcome.whenFalse?.descendants() ?? [])].find((each) => lookup.isSame(each, ADDS));
    const isEntry = added && !lookup.isKeyBuiltFor(added, node);
    return { call: present, minor: false, present: true, ...(isEntry && { help: ONE_ENTRY }) };
  }
  const reached = outcome.afterMeans === true ? [] : uptoNextDeed(outcome.after);
  const behind = outcome.afterMeans === false ? outcome.after : reached;
  const absent = lookup.find([outcome.whenFalse, ...behind], ADDS, node);
  if (!absent || !lookup.canStayOpen(node, absent, outcome.whenFalse, leaver(outcome))) return null;
  if (isKeyKeptWhere(outcome.whenTrue, absent, lookup, file)) return null;
  // Where what is there already leaves, the way on is the usual one.
  const isUsual = outcome.afterMeans === false && behind.some((each) => each.contains(absent));
  const isSkipped = isUsual && !!outcome.whenTrue && SKIPS.test(outcome.whenTrue.text);
  const costs = isSkipped
    ? lookup.isKeyBuiltFor(absent, node)
    : !isUsual && lookup.isKeyBuiltFor(absent, node) && sparesMoreThanItCosts(absent, file);
  return { call: absent, minor: costs, ...(costs && { help: whereMostAreNew(node, absent) }) };
}

/** `if set.contains(&name) { return Err(Twice(name)) }`: an insertion has taken the name that the answer needs; the entry of a map lends it. */
function isKeyKeptWhere(present: Node | null, added: Node, lookup: Lookup, file: RustFile): boolean {
  const [key] = argumentsOf(added);
  const binding = key?.kind === 'identifier' ? file.bindingOf(key) : undefined;
  if (!binding || !present || lookup.isKeyCopied) return false;
  return file.usesOf(binding).some(({ use, effect }) => {
    if (!present.contains(use.node)) return false;
    return lookup.isSet || (effect === 'move' && !use.hidden);
  });
}

/** On to the next, or back with a plain answer: what was there already is as usual as what is new, unless it is an error. */
const SKIPS = /^(?!.*\b(?:Err|bail|panic)\b).*\b(?:continue|return|break)\b/s;

/** An `if` that does nothing but leave where the key was there: what comes behind it is the other answer. */
function leaver({ statement, afterMeans }: Outcome): Node | undefined {
  return afterMeans === false ? statement : undefined;
}

/** Someone who writes that the borrow checker wants it so has tried. */
function isExplained(branch: Node | null): boolean {
  return !!branch && /\/\/.*\bborrow/i.test(branch.tree.text.slice(branch.start, branch.end));
}

/** Asking first spares the owned key where the answer is mostly yes; a list that only this loop fills is mostly asked for something new. */
function sparesMoreThanItCosts(added: Node, file: RustFile): boolean {
  const loop = enclosingLoop(added);
  // What `self` holds may well hold it already.
  return !loop || /^self\b/.test(receiverOf(added)!.text) || isFilledBefore(receiverOf(added)!, loop, file);
}

function isFilledBefore(list: Node, loop: Loop, file: RustFile): boolean {
  const root = rootOf(list);
  const binding = root && file.bindingOf(root);
  // What was there before the function or came from somewhere may have anything in it.
  if (!binding || binding.kind === 'parameter') return !!binding;
  if (!emptyContainer(binding.value, null) && !MADE_EMPTY.test(binding.value?.text ?? '')) return true;
  return file
    .usesOf(binding)
    .some(
      ({ place, method }) =>
        place.text === list.text && FILLS.test(method ?? '') && place.end < loop.node.start,
    );
}

const MADE_EMPTY = /(?:::|\b)(?:new\w*|default|with_capacity\w*|with_hasher)\(/;

const FILLS = /^(?:insert|entry|extend|append)$/;
