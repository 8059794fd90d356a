import { emptyContainer } from '../../../rust/cost/containers.js';
import { asCopy, type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import { choicesOf } from '../../../rust/order/choices.js';
import { diverges } from '../../../rust/order/run-order.js';
import { isOnlyLookedAtByAll } from '../../../rust/ownership/lent-to-readers.js';
import { endOfUses, placeBehind, staysAsItIs } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { comesFromGuard, rootOf } from '../../../rust/ownership/places.js';
import { isReached, lender } from '../../../rust/ownership/reached.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTextToCopy } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { withCopiesAgain } from '../of-several-rules/copied-again.js';
import { letTakersBorrow } from '../of-several-rules/let-takers-borrow.js';
import { writtenAsReference } from '../of-several-rules/written-as-reference.js';

/** `let name = match &self.alias { Some(alias) => alias.clone(), None => self.name.clone() };`, only looked at. */
export function copiedOnEachWay(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  const copies = value && copiesOnEachWay(value, file);
  const [binding] = copies ? file.localsOf(declaration) : [];
  if (!copies || !binding?.whole || binding.mutable || !isOnlyLookedAtByAll(binding, file)) return null;
  const end = endOfUses(binding, file);
  if (!copies.every((copy) => isSpareCopy(copy, value, end, file))) return null;
  const isOpened = copies.some(({ call }) => call.parent?.kind === 'arguments');
  const problem = {
    at: copies[0]!.call,
    until: copies.at(-1)!.call,
    message: `\`${binding.name}\` is a copy whichever way is taken, and only looked at afterwards.`,
    help: `${givenByEachWay(value, copies)}${letTakersBorrow(binding, file)}${isOpened ? '' : writtenAsReference([binding], false, file)}`,
  };
  const changesType = copies.find(
    ({ call, method }) => method !== 'clone' || call.parent?.kind === 'arguments',
  );
  return changesType ? withCopiesAgain(problem, binding, changesType.method, file) : problem;
}

/** A literal is a `&str`, which a reference to a String turns into only behind it. */
function givenByEachWay(value: Node, copies: readonly Copy[]): string {
  const isTextAmong = choicesOf(value)!.some((way) => {
    const literal = asCopy(contentOfSome(way));
    return literal ? isStringLiteral(literal.source) : emptyContainer(way, null)?.name === 'String';
  });
  if (isTextAmong) return 'let each way give a `&str`: a literal as it is, and `as_str()` of what is copied';
  return `let each way give a reference: leave the cop${copies.length > 1 ? 'ies' : 'y'} out`;
}

/** Could a reference to what is copied be lent up to `end` as well? */
export function isSpareCopy(copy: Copy, value: Node, end: number, file: RustFile): boolean {
  if (!isReached(copy.source, file) || comesFromGuard(copy.source, file) || isFreeCopy(copy, file))
    return false;
  if (isGoneWithItsWay(copy.source, value, file)) return false;
  if (copy.method === 'cloned' || (copy.method === 'to_string' && !isTextToCopy(copy.source, file)))
    return false;
  return staysAsItIs(lender(copy.source), value.end, end, file);
}

/** A local of the way itself, or a part of one, which nothing can borrow from afterwards. */
function isGoneWithItsWay(source: Node, value: Node, file: RustFile): boolean {
  const root = rootOf(placeBehind(source));
  const binding = root && file.bindingOf(root);
  if (!binding || !value.contains(binding.node)) return false;
  const lent = boundTo(binding);
  // A guard is let go with its way as well.
  if (lent && comesFromGuard(lent, file)) return true;
  if (binding.declaration.kind === 'let_declaration' && isOwned(binding, file) !== false) return true;
  return !!lent && (isMadeOnTheSpot(lent) || isGoneWithItsWay(lent, value, file));
}

/** `match converted(x) { Converted::Text(text) => text.clone(), .. }`: what the arm takes out of a value of its own ends with the arm. */
function isMadeOnTheSpot(scrutinee: Node): boolean {
  const made = calledPath(scrutinee) ? functionCalledByName(scrutinee)?.child('return_type') : undefined;
  return !!made && !/[&']/.test(made.text);
}

/**
 * The copies that a `match`, an `if`, or an Option with a fallback chooses from, some of which may give a name as it is. Null where one
 * of the ways makes a value of its own, which no reference could stand for, and where there is no choice at all.
 */
function copiesOnEachWay(value: Node, file: RustFile): Copy[] | null {
  const ways = choicesOf(value);
  if (!ways) return null;
  const copies: Copy[] = [];
  for (const way of ways) {
    const copy = asCopy(contentOfSome(way));
    if (copy && !isStringLiteral(copy.source)) copies.push(copy);
    else if (
      !copy &&
      !isEmpty(way) &&
      way.text !== 'None' &&
      !diverges(way) &&
      !isFromOutside(way, value, file)
    )
      return null;
  }
  return copies.length > 0 ? copies : null;
}

/** A local that was there before, and is there afterwards if it is lent. */
function isFromOutside(way: Node, value: Node, file: RustFile): boolean {
  const binding = way.kind === 'identifier' ? file.bindingOf(way) : undefined;
  return !!binding && !value.contains(binding.node);
}

/** `""` and `&[]` stand for these. */
function isEmpty(way: Node): boolean {
  return /^(?:String|Vec)$/.test(emptyContainer(way, null)?.name ?? '');
}

/** `x` of `Some(x)`. */
function contentOfSome(way: Node): Node {
  return calledPath(way) === 'Some' ? (argumentsOf(way)[0] ?? way) : way;
}
