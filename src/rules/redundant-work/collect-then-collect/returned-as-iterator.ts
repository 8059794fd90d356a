import { boundTo } from '../../../rust/names/bound-to.js';
import { callsOfChain, isCollect } from '../../../rust/order/collects.js';
import { isGetterName } from '../../../rust/ownership/only-read.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { comesFromGuard, rootOf } from '../../../rust/ownership/places.js';
import { readBy } from '../../../rust/ownership/reads.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  callOfArgument,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `fn live(&self) -> impl Iterator<..> + '_ { self.all.iter().filter(..).collect::<Vec<_>>().into_iter() }` */
export function returnedAsIterator(list: Node, walk: Node, file: RustFile): Problem | null {
  if (!isCollect(list) || methodOf(walk) !== 'into_iter' || enclosingClosure(walk)) return null;
  const fn = enclosingFunction(walk);
  const returns = fn?.child('return_type')?.text ?? '';
  if (!fn || !isResultOf(fn, walk, file) || !/\b(?:impl|dyn)\s+\w*Iterator\b/.test(returns)) return null;
  const chain = receiverOf(list)!;
  if (/\bExactSize|\bDoubleEnded/.test(returns) && !keepsItsLength(chain)) return null;
  if (isOfTemporary(chain, file) || !readBy(chain, file).every((place) => outlivesCall(place, returns, file)))
    return null;
  return {
    at: calledTarget(list)?.child('field') ?? list,
    until: walk,
    message: `The items are written to a list that \`${fn.child('name')!.text}\` hands out as an iterator again.`,
    help: 'return the iterator itself: drop `collect` and `into_iter`, and let its closures `move` what they need',
  };
}

/** `self.current().sheets().iter()`: what a call in between gave, and is not known to be lent, is gone when the function ends. */
function isOfTemporary(chain: Node, file: RustFile): boolean {
  const [first, ...between] = [...callsOfChain(chain)].reverse();
  if (!first || between.length === 0 || ITERATES.test(methodOf(first) ?? '')) return false;
  const found = file.typeOf(first);
  return (
    !found?.refs.startsWith('&') &&
    !/^(?:impl|dyn)$/.test(found?.name ?? '') &&
    !ADAPTS.test(methodOf(between[0]!) ?? '')
  );
}

const ITERATES =
  /^(?:iter|iter_mut|into_iter|keys|values|chars|bytes|lines|split\w*|windows|chunks\w*|range)$/;
const ADAPTS =
  /^(?:map|filter|filter_map|flat_map|flatten|enumerate|zip|cloned|copied|rev|take\w*|skip\w*|chain|inspect)$/;

/** The last expression of the function or what it returns, perhaps in a `Box`. */
function isResultOf(fn: Node, walk: Node, file: RustFile): boolean {
  const holder = callOfArgument(walk);
  const value = holder && calledPath(holder) === 'Box::new' ? holder : walk;
  if (value.parent?.kind === 'return_expression') return true;
  const named = value.parent?.kind === 'let_declaration' ? onlyUseOf(value.parent, file) : null;
  if (named) return isGivenBack(fn, named);
  return isGivenBack(fn, value);
}

function onlyUseOf(declaration: Node, file: RustFile): Node | null {
  const [held] = file.localsOf(declaration);
  const [use, more] = held?.uses ?? [];
  return held?.whole && use && !more && !use.hidden ? use.node : null;
}

function isGivenBack(fn: Node, value: Node): boolean {
  if (value.parent?.kind === 'return_expression') return true;
  return value.parent === fn.child('body') && fn.child('body')!.children.at(-1) === value;
}

const KEEPS_LENGTH =
  /^(?:iter|iter_mut|into_iter|keys|values|map|enumerate|zip|cloned|copied|rev|take|skip|chunks|inspect)$/;

function keepsItsLength(chain: Node): boolean {
  const methods = [...callsOfChain(chain)].map((call) => methodOf(call) ?? '');
  // What the first call gives is as it was declared.
  return methods.slice(0, -1).every((method) => KEEPS_LENGTH.test(method));
}

/** What the caller lent for as long as it has the iterator; what the call owns, dies with it. */
function outlivesCall(place: Node, returns: string, file: RustFile): boolean {
  const root = rootOf(place);
  const binding = root && file.bindingOf(root);
  if (!root || !binding || binding.mutable) return false;
  if (isMovedAlong(place)) return true;
  const value = boundTo(binding);
  if (value && comesFromGuard(value, file)) return false;
  const found = file.typeOf(root);
  if (found && file.isCopy(found) === true && found.refs === '') return true;
  if (binding.kind === 'parameter' || binding.kind === 'self') {
    if (isOwned(binding, file) !== true) return /'(?!static)\w/.test(returns);
    const call = methodCalledOn(place);
    return !!call && methodOf(call) === 'into_iter' && argumentsOf(call).length === 0;
  }
  const owned = isOwned(binding, file);
  return owned === false || (owned === null && isLentByGetters(value));
}

/** Captured by a closure that takes along what it needs. */
function isMovedAlong(place: Node): boolean {
  const closure = enclosingClosure(place);
  return closure?.kind === 'closure_expression' && closure.has('move');
}

/** `self.plan().module()`: nouns that are asked of `self` without arguments lend what is there. */
function isLentByGetters(value: Node | undefined): boolean {
  let at = value;
  for (let method = at && methodOf(at); at && method; at = receiverOf(at), method = at ? methodOf(at) : null)
    if (argumentsOf(at).length > 0 || !isGetterName(method) || /^(?:into|to|clone|get|iter)/.test(method))
      return false;
  return at !== value && at?.kind === 'self';
}
