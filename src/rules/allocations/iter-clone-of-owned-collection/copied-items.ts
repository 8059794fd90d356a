import { asCopy, type Copy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { isInFallback } from '../../../rust/functions/failing.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { hasDrop } from '../../../rust/ownership/dropped-at-end.js';
import { isNeededAfter, isPlace, isRepeated, rootOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { isLentItem } from './lent-items.js';

/** The first copy of an item, or of a part of it, in the closures of the chain that starts here; `.cloned()` counts. */
export function copiedInChain(iteration: Node, file: RustFile): Node | null {
  for (let at = iteration; ; ) {
    const call = methodCalledOn(at);
    if (!call) return loopOver(at, file);
    const copy = methodOf(call) === 'cloned' ? asCopy(call) : null;
    if (copy)
      return costOf({ ...copy, source: iteration }, file) !== 'free' && ownsItems(copy.source, file)
        ? call
        : null;
    if (
      !/^(map|filter_map|flat_map|flatten|for_each|try_for_each|enumerate|rev|skip|take|chain|filter|zip)$/.test(
        methodOf(call) ?? '',
      )
    )
      return null;
    for (const closure of argumentsOf(call)) {
      const found = closure.kind === 'closure_expression' ? copiedInClosure(closure, file) : null;
      if (found) return found;
    }
    at = call;
  }
}

/** Who writes `cloned` knows of no `copied` that would do, as long as the type of the items has a name. */
function ownsItems(iterator: Node, file: RustFile): boolean {
  const item = file.typeOf(iterator)?.args[0];
  return !!item && item.name !== '_' && file.isCopy({ ...item, refs: item.refs.slice(1) }) !== true;
}

/** `for x in v.iter() { .. }`. */
function loopOver(iterator: Node, file: RustFile): Node | null {
  const loop = iterator.parent;
  return loop?.kind === 'for_expression' && iterator.field === 'value' ? copiedInLoop(loop, file) : null;
}

export function copiedInLoop(loop: Node, file: RustFile): Node | null {
  const bindings = file.localsOf(loop);
  return firstCopyOf(bindings, loop.child('body'), file);
}

function copiedInClosure(closure: Node, file: RustFile): Node | null {
  const parameters = closure.child('parameters');
  const bindings = parameters ? file.boundIn(parameters) : [];
  if (lendsPart(bindings, file)) return null;
  return firstCopyOf(bindings, closure.child('body'), file);
}

/** What the closure returns may borrow from the item, which then has to stay where it is. */
function lendsPart(bindings: readonly Binding[], file: RustFile): boolean {
  return bindings.some((binding) =>
    file
      .usesOf(binding)
      .some((use) => /^(as_\w+|iter|chars|trim\w*)$/.test(use.method ?? '') && !isCopiedAtOnce(use.call)),
  );
}

/** `row.cells.iter().cloned()` */
function isCopiedAtOnce(walk: Node | null): boolean {
  const next = walk && methodCalledOn(walk);
  return !!next && methodOf(next) === 'cloned';
}

/** The first copy of a whole item, or else of a part of one: the whole one costs more. */
function firstCopyOf(bindings: readonly Binding[], body: Node | undefined, file: RustFile): Node | null {
  let part: Node | null = null;
  for (const node of body?.descendants() ?? []) {
    const copy = asCopy(node);
    const place = copy && placeCopied(copy, file);
    const root = place ? rootOf(place) : null;
    const binding = root && file.bindingOf(root);
    if (!copy || !binding || !bindings.includes(binding) || isFreeCopy(copy, file)) continue;
    // What an error alone copies costs the others nothing, and they may need the item before.
    if (isLentItem(binding, root, file) || isSealedBy(place!, root, file) || isInFallback(node, body!))
      continue;
    // In a loop over something else, a copy for all turns but the last is needed.
    if (
      isRepeated(node, binding) ||
      isLastOfLoop(node) ||
      isNeededAfter(place!, node, binding, file) ||
      escapes(binding, file)
    )
      continue;
    if (copy.source === root) return node;
    part ??= node;
  }
  return part;
}

/** `guard.name` of a type with a `Drop`, `(**row).clone()` of a pointer that others may have as well: nothing is moved out of these. */
function isSealedBy(place: Node, root: Node, file: RustFile): boolean {
  const found = place === root ? null : file.typeOf(root);
  return !!found && (/^(?:Arc|Rc)$/.test(found.name) || hasDrop(found, root, file));
}

/** `found.insert(id, row)`: the reference itself is kept, so the item has to stay where it is. */
function escapes(item: Binding, file: RustFile): boolean {
  return file.usesOf(item).some(({ use, place, call }) => {
    if (place !== use.node || use.hidden) return false;
    const { parent } = place;
    if (/^(?:tuple|array)_expression$|^(?:shorthand_)?field_initializer$/.test(parent?.kind ?? ''))
      return true;
    return (
      !!call &&
      call.kind === 'call_expression' &&
      parent?.kind === 'arguments' &&
      KEEPS.test(methodOf(call) ?? calledPath(call) ?? '')
    );
  });
}

const KEEPS = /^(?:push|push_back|push_front|insert|entry|or_insert|Some|Ok)$/;

/** `return Err(Lost(name.clone()))`: made for one item at most, whose loop is over with it. */
function isLastOfLoop(copy: Node): boolean {
  const loop = enclosingLoop(copy);
  return !!loop && endsLoop(copy, loop);
}

/** `x` of `x.clone()`, and where types tell that a move would give the same, of `x.to_vec()`, `x.to_string()`, `x.iter().cloned()`. */
function placeCopied(copy: Copy, file: RustFile): Node | null {
  const list =
    copy.method === 'cloned' && methodOf(copy.source) === 'iter' ? receiverOf(copy.source)! : copy.source;
  if (!isPlace(list)) return null;
  if (/^(?:clone|to_owned)$/.test(copy.method)) return list;
  const found = file.typeOf(list);
  if (!found || found.refs.length > 1) return null;
  if (copy.method === 'to_string') return found.name === 'String' ? list : null;
  if (copy.method === 'cloned') return found.name === 'Vec' && ownsItems(copy.source, file) ? list : null;
  return copy.method === 'to_vec' && found.name === 'Vec' ? list : null;
}
