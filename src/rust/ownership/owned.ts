import type { Known } from '../known.js';
import { boundTo, callOfParameter } from '../names/bound-to.js';
import type { Binding } from '../names/scopes.js';
import { waysOf } from '../order/ways.js';
import { withBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import { OPENING_OR_FALLBACK, withoutAwaitsAndOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { holdsReference, isWrittenWithLifetime } from '../types/holds-reference.js';
import { isTypeParameter } from '../types/type-parameters.js';
import { type Type, typeFromNode } from '../types/types.js';
import { isTooOpen, isWantedByValue } from '../types/wanted-type.js';
import { isKeptBySelf } from './kept-by-self.js';
import { lendsOthers } from './lends-others.js';
import { isMadeByCall, isOpened, lendsWhatItMade, makesOwned, mapsToCopies } from './made-by-call.js';
import { mayKeepLent } from './made-of-lent.js';
import { isMadeOfNothing } from './made-of-nothing.js';
import { comesFromGuard, isPlace, rootOf } from './places.js';

/** Take a value out of what holds it. A list or channel of references is rare enough. */
const TAKES_OUT =
  /^(upgrade|recv|try_recv|blocking_recv|recv_timeout|pop|pop_front|pop_back|pop_first|pop_last|remove|swap_remove|take|replace|remove_entry|split_off|into_(?!(?:ref|mut|str|slice)$)\w+)$/;

/** What is parsed by `FromStr` holds nothing of the text. */
const PARSES = /^parse$|::from_str$/;

/** Walks of every container that lend its items, whatever the container is. */
const LENDS = /^(?:iter_mut|values_mut)$/;

/** `I::Item` of a generic function may be a reference. */
const CALLERS_CHOICE = /^[A-Z]\d?::/;
/** `request: N::Request` of a network is a type of its own; what a method of that name returns elsewhere may be lent here. */
const OWN_PART = /^[A-Z]\d?::(?!(?:Item|Output|Target|Slice|View|\w*(?:Ref|Borrow)\w*)$)/;
/** Never held by value: `Path::new(..)` is a reference. */
const UNSIZED = /^(impl|dyn|str|Path|OsStr|CStr)$/;

/** Does the name hold a value of its own, not a reference to one? Null when that can't be told. */
export function isOwned(binding: Binding, known: Known): boolean | null {
  // In `impl Add for &Money` even a plain `self` is lent.
  if (binding.kind === 'self')
    return !/[&:]/.test(binding.declaration.text) && !known.typeOf(useNode(binding))?.refs;
  if (isLentToBeCloned(binding)) return false;
  const value = boundTo(binding);
  if (value && (isLentByGuard(value, known) || (binding.kind === 'for' && LENDS.test(methodOf(value) ?? ''))))
    return false;
  const found = known.typeOf(useNode(binding));
  if (found && lendsOthers(found, known)) return false;
  const isOwnPart = OWN_PART.test(found?.name ?? '') && !(value && isMadeByCall(value));
  if (found && CALLERS_CHOICE.test(found.name) && !isOwnPart) return null;
  if (found && isNamedLikeReference(found, binding.node, known)) return null;
  if (found && isParameterElsewhere(found, binding.node)) return null;
  // A parameter can't be unsized: its `Path` is a type of some crate.
  const isSized = binding.kind === 'parameter' && binding.whole && found?.name !== 'impl';
  if (found) return found.refs === '' && (isSized || !UNSIZED.test(found.name));
  if (binding.kind === 'parameter' && binding.typeNode) return binding.typeNode.kind !== 'reference_type';
  if (isBoundByReference(binding) || /(?:^|_)(?:ref|guard)$/.test(binding.name)) return null;
  if (binding.kind === 'closure-parameter') return isOwnedItem(binding, known) || null;
  if (isGivenAwayAsOwned(binding, known) || isContentOfParameter(binding)) return true;
  if (value && isMadeByCall(value) && isLentAsWhole(binding)) return true;
  if (!value || isDereferenced(binding, known)) return null;
  if (binding.whole && binding.kind === 'let') return isOwnedValue(value, known) || null;
  if (isOwnedMember(binding, value, known)) return true;
  if (binding.kind === 'for') return yieldsOwned(value, known) || null;
  if (!/^(let|match)$/.test(binding.kind)) return null;
  return holdsOwned(value, known) || isOpened(binding, value) || null;
}

/** Asked again at every use of the name. */
const LENT_TO_BE_CLONED = new NodeMemo<boolean>();

function isLentToBeCloned({ node, uses }: Binding): boolean {
  return LENT_TO_BE_CLONED.of(node, () => uses.some((use) => isClonedByPath(use.node)));
}

/** `Arc::clone(input)` without a `&`: only a reference fits there. */
function isClonedByPath(use: Node): boolean {
  const call = callOfArgument(use);
  return !!call && /(?:^|::)[A-Z]\w*::clone$/.test(calledPath(call) ?? '');
}

/** `Json(order): Json<NewOrder>`, `(left, right): (Leaf, Leaf)`: what is handed over owns what it wraps, as far as its type is written. */
function isContentOfParameter({ kind, whole, declaration }: Binding): boolean {
  const type = kind === 'parameter' && !whole ? declaration.child('type') : undefined;
  const wrapped = typeFromNode(type)?.args ?? [];
  if (!type || wrapped.length === 0 || /[&'*]|\b(?:impl|dyn|fn)\b/.test(type.text)) return false;
  return !wrapped.some((each) => holdsReference(each) || isTypeParameter(each, type));
}

/** The `C` that a method of `impl<C> Text<C>` returns, in `impl Shown for Text<&String>`. */
function isParameterElsewhere(found: Type, at: Node): boolean {
  return /^[A-Z]\d?$/.test(found.name) && !isTypeParameter(found, at);
}

/** `queue.lock().pop()` is taken out of what the guard protects, and `weak.upgrade()` counts one more: neither is lent. */
function isLentByGuard(value: Node, known: Known): boolean {
  const call = withoutAwaitsAndOpenings(value, OPENING_OR_FALLBACK);
  const method = methodOf(call) ?? '';
  const isLent = comesFromGuard(value, known) || isLentByHolder(value, known);
  return isLent && !LEAVES_GUARD.test(method) && !mapsToCopies(call, method);
}

/** `cameras.iter().next()` of a `cameras: Query<&Camera>`. */
function isLentByHolder(value: Node, known: Known): boolean {
  const root = rootOf(value);
  const holder = root && known.typeOf(root);
  return !!holder && lendsOthers(holder, known);
}

/** Give a value of its own out of what they are called on, whatever that is. */
const LEAVES_GUARD =
  /^(?:upgrade|clone|cloned|to_owned|to_vec|to_string|to_path_buf|collect|take|replace|pop|pop_front|pop_back|remove|swap_remove|split_off|drain|into_\w+)$/;

/** `KeyRef<'a>` and `ByteSlice` are mostly references, where nothing else is declared by that name; without a lifetime `KeyRef` is an Arc. */
function isNamedLikeReference(found: Type, near: Node, known: Known): boolean {
  if (!/\w(?:Ref|Slice)$/.test(found.name) || known.declarations.declares(found.name)) return false;
  return found.name.endsWith('Slice') || isWrittenWithLifetime(found, near);
}

/** Does a loop over the value get items of their own? */
function yieldsOwned(value: Node, known: Known): boolean {
  // What a generic iterator yields is for the caller to say.
  const method = methodOf(value) ?? '';
  const walked = method === 'into_iter' ? receiverOf(value)! : value;
  if (/^(?:[A-Z]\d?|impl)$/.test(known.typeOf(walked)?.name ?? '')) return false;
  if (/^(drain|into_values|into_keys)$/.test(method)) return true;
  return holdsOwned(walked, known);
}

/** Adapters whose closure gets the item itself, and those that leave the items as they are. */
const GIVES_ITEM = /^(?:map|for_each|filter_map|flat_map|try_for_each|any|all|map_or|and_then|map_while)$/;
const LEAVES_ITEMS = /^(?:filter|rev|skip|take|step_by|skip_while|take_while|inspect|fuse|peekable)$/;

/** `rows.drain(..).map(|row| ..)`, `rows.into_iter().filter(..).for_each(|row| ..)` of rows that are owned. */
function isOwnedItem(binding: Binding, known: Known): boolean {
  const call = callOfParameter(binding);
  if (!binding.whole || !call || !GIVES_ITEM.test(methodOf(call) ?? ''))
    return isGivenAwayAsOwned(binding, known);
  let at = receiverOf(call);
  while (at && LEAVES_ITEMS.test(methodOf(at) ?? '')) at = receiverOf(at);
  const method = (at && methodOf(at)) ?? '';
  if (at && method === 'into_iter' && isPlace(receiverOf(at)!) && yieldsOwned(at, known)) return true;
  return /^(?:drain|into_values|into_keys)$/.test(method) || isGivenAwayAsOwned(binding, known);
}

/** Any occurrence of the name has its type. */
function useNode(binding: Binding): Node | undefined {
  return binding.uses.find((use) => use.hidden === null)?.node;
}

/** `ref x`, and `&x`, which only a reference matches. */
export function isBoundByReference(binding: Binding): boolean {
  for (const at of binding.node.ancestors()) {
    if (at === binding.declaration) return false;
    if (/^(ref_pattern|reference_pattern|slice_pattern)$/.test(at.kind) || at.has('ref')) return true;
  }
  return false;
}

/** Does the name fill a place that no reference would fit, or does another field of the same struct, taken apart with it? */
function isGivenAwayAsOwned(binding: Binding, known: Known): boolean {
  const isWanted = (name: Binding) =>
    name.uses.some(({ node, hidden }) => !hidden && (isWantedByValue(node, known) || isKeptBySelf(node)));
  if (isWanted(binding)) return true;
  const pattern = [...binding.node.ancestors()].find((at) => at.kind === 'struct_pattern');
  const field = binding.node.parent?.child('name')?.text ?? binding.name;
  const struct = typeFromNode(pattern?.child('type'))?.name;
  const declared = struct ? known.declarations.field(struct, field) : null;
  if (!pattern || !struct) return false;
  if (
    declared ? declared.refs !== '' || isTooOpen(declared) : isWrittenWithLifetime({ name: struct }, pattern)
  )
    return false;
  return known
    .localsOf(binding.declaration)
    .some((name) => pattern.contains(name.node) && !isBoundByReference(name) && isWanted(name));
}

/** `f(&x)`: a reference would hardly be lent once more. */
function isLentAsWhole(binding: Binding): boolean {
  return (
    binding.whole &&
    binding.kind === 'let' &&
    binding.uses.some(({ node, hidden }) => {
      const lent = withBorrow(node);
      return !hidden && lent !== node && callOfArgument(lent) !== null;
    })
  );
}

/** `*x`, of the name or of another that the same pattern binds: only references are dereferenced. */
function isDereferenced(binding: Binding, known: Known): boolean {
  return known
    .localsOf(binding.declaration)
    .some(({ uses }) =>
      uses.some(({ node }) => node.parent?.kind === 'unary_expression' && node.parent.text.startsWith('*')),
    );
}

/** A value of its own, whichever way it comes about. */
function isOwnedValue(value: Node, known: Known): boolean {
  const ways = waysOf(value);
  if (ways[0] !== value)
    return ways.length > 0 && ways.every((way) => isOwnerByName(way, known) || isOwnedValue(way, known));
  return (
    (makesOwned(value) && !isDeclaredToLend(value, known)) ||
    holdsOwned(value, known) ||
    usesUpAnother(value, known) ||
    isMadeOfNothing(value, known)
  );
}

/** `self.to_frame()` of a trait of the repository, which gives `&Frame` whatever the name promises. */
function isDeclaredToLend(value: Node, known: Known): boolean {
  const method = methodOf(value);
  return !!method && !!known.declarations.anyMethod(method)?.returns?.refs;
}

/** `let (name, id) = if found { (a.clone(), 1) } else { (b.to_string(), 2) };`: each way gives a value of its own there. */
function isOwnedMember(binding: Binding, value: Node, known: Known): boolean {
  const pattern = binding.declaration.child('pattern');
  if (binding.kind !== 'let' || pattern?.kind !== 'tuple_pattern' || /\.\./.test(pattern.text)) return false;
  const position = pattern.children.findIndex(
    (each) => each === binding.node || isMutableName(each, binding),
  );
  const ways = position < 0 ? [] : waysOf(value);
  return (
    ways.length > 0 &&
    ways.every((way) => {
      const member = /^(?:tuple_expression|arguments)$/.test(way.kind) ? way.children[position] : undefined;
      return !!member && (isOwnerByName(member, known) || isOwnedValue(member, known));
    })
  );
}

/** `mut name` */
function isMutableName(pattern: Node, binding: Binding): boolean {
  return pattern.kind === 'mut_pattern' && pattern.children.at(-1) === binding.node;
}

function isOwnerByName(way: Node, known: Known): boolean {
  const binding = way.kind === 'identifier' ? known.bindingOf(way) : undefined;
  return !!binding && isOwned(binding, known) === true;
}

/** `self.check(origin, order)?` of a local that is given away: what is made of it is hardly a reference into `self`. */
function usesUpAnother(value: Node, known: Known): boolean {
  const call = value.kind === 'try_expression' ? value.children[0] : value;
  if (call?.kind !== 'call_expression' || /^get|_or_insert/.test(methodOf(call) ?? '')) return false;
  return argumentsOf(call).some((argument) => {
    const binding = argument.kind === 'identifier' ? known.bindingOf(argument) : undefined;
    if (!binding || !/^(?:parameter|let)$/.test(binding.kind)) return false;
    const found = known.typeOf(argument);
    return found?.refs === '' && known.isCopy(found) === false && binding.uses.at(-1)?.node === argument;
  });
}

/** Is everything in the value owned, so that a pattern moves its parts out? */
function holdsOwned(value: Node, known: Known): boolean {
  const found = known.typeOf(value);
  if (found) return !holdsReference(found) && !isWrittenWithLifetime(found, value);
  if (value.kind === 'await_expression') return !lendsWhatItMade(value);
  if (value.kind === 'try_expression') return !!value.children[0] && holdsOwned(value.children[0], known);
  if (isPlace(value)) return isOwnedPlace(value, known);
  const ways = waysOf(value);
  if (ways[0] !== value) return ways.length > 0 && ways.every((way) => holdsOwned(way, known));
  const method = methodOf(value) ?? '';
  const receiver = receiverOf(value);
  // What items come out of a walk is for the one who made what is walked over to say.
  if (method === 'into_iter' && receiver && isPlace(receiver)) return yieldsOwned(receiver, known);
  if (
    TAKES_OUT.test(method) ||
    mapsToCopies(value, method) ||
    PARSES.test(method || (calledPath(value) ?? ''))
  )
    return true;
  return OPENING_OR_FALLBACK.test(method) && !!receiver && holdsOwned(receiver, known);
}

/** A name or fields of it, not reached through an index or a dereference. */
function isOwnedPlace(place: Node, known: Known): boolean {
  if (/[[*]/.test(place.text)) return false;
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!binding) return false;
  if (isOwned(binding, known) !== true) return false;
  const found = known.typeOf(root);
  const value = boundTo(binding);
  const isPart = place !== root;
  if (isPart && binding.kind === 'let' && mayKeepLent(value, found, known)) return false;
  if (found) return !holdsReference(found) && !isWrittenWithLifetime(found, root);
  return isPart || !value || binding.kind !== 'let' || holdsOwned(value, known);
}

/** Is nothing that the value holds lent by something else, as far as its type is known? */
export function lendsNothing(value: Node, known: Known): boolean {
  const found = known.typeOf(value);
  return !found || (!holdsReference(found) && !isWrittenWithLifetime(found, value));
}
