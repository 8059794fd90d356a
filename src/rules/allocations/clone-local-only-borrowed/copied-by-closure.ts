import { asCopy, type Copy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { givenBy } from '../../../rust/order/choices.js';
import { diverges } from '../../../rust/order/run-order.js';
import { isOnlyLookedAtByAll } from '../../../rust/ownership/lent-to-readers.js';
import { comesFromGuard, isPlace, rootOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isText } from '../../../rust/types/strings.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { withCopiesAgain } from '../of-several-rules/copied-again.js';
import { letTakersBorrow } from '../of-several-rules/let-takers-borrow.js';

/** `let name = entry.as_ref().map(|each| each.name.clone());`, only looked at: the closure could give a reference. */
export function copiedByClosure(declaration: Node, file: RustFile): Problem | null {
  const mapped = mappedBehind(declaration.child('value'));
  const closure = mapped && argumentsOf(mapped)[0];
  const chain = mapped && receiverOf(mapped);
  if (closure?.kind !== 'closure_expression' || !chain || comesFromGuard(chain, file)) return null;
  const copies = copiesGivenBy(closure, file);
  const root = lenderOf(chain);
  const [binding] = file.localsOf(declaration);
  if (!copies || !root || !binding?.whole || binding.mutable) return null;
  if (!isOnlyLookedAtByAll(binding, file) || !staysWhileUsed(root, declaration.end, binding, file))
    return null;
  const copy = copies[0]!;
  const problem = {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into \`${binding.name}\`, which is only looked at while ${quoted(root)} stays as it is.`,
    help: `let the closure give a reference to what it found${letTakersBorrow(binding, file)}`,
  };
  return withCopiesAgain(problem, binding, 'cloned', file);
}

const MAPS = /^(?:map|and_then|filter_map|find_map)$/;

/** The call whose closure makes the value, behind what takes the first of many or opens an Option. */
function mappedBehind(value: Node | undefined): Node | null {
  for (let at = value; at; ) {
    const method: string = methodOf(at) ?? '';
    if (MAPS.test(method)) return isOneValue(at, value!) ? at : null;
    at = openedBy(at, OPENING_OR_DEFAULT) ?? (/^(?:next|last)$/.test(method) ? receiverOf(at) : undefined);
  }
  return null;
}

/** An Option, not the iterator that is yet to run. */
function isOneValue(mapped: Node, value: Node): boolean {
  return mapped !== value || methodOf(mapped) === 'find_map' || ONE.test(methodOf(receiverOf(mapped)!) ?? '');
}

const ONE =
  /^(?:as_ref|as_deref|get|first|last|next|find|nth|peek|max_by\w*|min_by\w*|front|back|parent|ok)$/;

/** What each way through the closure copies out of what it was lent; null where one makes something of its own. */
export function copiesGivenBy(closure: Node, file: RustFile): Copy[] | null {
  const copies: Copy[] = [];
  const body = closure.child('body');
  for (const way of body ? givenBy(body) : []) {
    const given = calledPath(way) === 'Some' ? argumentsOf(way)[0] : way;
    const copy = asCopy(given);
    if (copy && isOfLentPart(copy, closure, file)) copies.push(copy);
    else if (way.text !== 'None' && !diverges(way)) return null;
  }
  return copies.length > 0 ? copies : null;
}

/** A field of what the closure gets: of an item that it owns, it could be moved out. */
function isOfLentPart(copy: Copy, closure: Node, file: RustFile): boolean {
  if (copy.method === 'cloned' || !isPlace(copy.source) || /[[*]/.test(copy.source.text)) return false;
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  if (!binding || !closure.contains(binding.node) || binding.declaration.kind === 'let_declaration')
    return false;
  if (isFreeCopy(copy, file)) return false;
  return copy.method === 'clone' ? costOf(copy, file) !== 'free' : isText(copy.source, file) === true;
}

/** Hand on what they were lent. */
const LENDS =
  /^(?:as_ref|as_deref|get|first|last|iter|values|keys|find|filter|peek|nth|next|skip|take|rev|enumerate|skip_while|take_while|max_by\w*|min_by\w*|front|back|ok|map|zip|chain)$/;

/** The place at the start of a chain that lends its items; null where something in between may make them. */
function lenderOf(chain: Node): Node | null {
  for (let at: Node | undefined = chain; at; at = receiverOf(at)) {
    if (isPlace(at)) return rootOf(at);
    if (at.kind === 'try_expression') return null;
    const method: string | null = methodOf(at);
    if (!method) return null;
    if (!LENDS.test(method))
      return argumentsOf(at).length === 0 && isPlace(receiverOf(at)!) ? rootOf(at) : null;
  }
  return null;
}
