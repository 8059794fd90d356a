import type { Known } from '../known.js';
import { sourceOf } from '../names/bound-to.js';
import type { Declarations } from '../names/declarations.js';
import type { Binding, Use } from '../names/scopes.js';
import { isLoopExpression } from '../order/loops.js';
import { comesBack, mayRunAfter } from '../order/runs-after.js';
import { isSharedBorrow, withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { isGuardTaken, looksBackWhenDropped } from './dropped-at-end.js';
import { leavesWithoutIt } from './given-back.js';
import { isBoundToItsOwn, isOnlyAsked } from './lent.js';
import { mayChangeWithin } from './may-change.js';
import { isOwned } from './owned.js';
import { ownsEverything } from './owns-everything.js';
import { comesFromGuard, isInClosureApart, isPlace, overlaps, pathOf, rootOf } from './places.js';
import { onlyReads } from './readers.js';
import { namesOfParts } from './taken-apart.js';
import { enclosingClosure, placeOf, type UseFacts } from './uses.js';

/**
 * Is the value of this name only ever looked at, by uses that are all understood? False for a name that is never used, that
 * crosses into a task or a closure that takes it along, or that an unknown method is called on.
 */
export function isOnlyLookedAt(binding: Binding, known: Known, also: AlsoALook = () => false): boolean {
  return isLookedAtWithin(binding, known, also, 0);
}

/** What else is no more than a look, for who asks. */
export type AlsoALook = (use: UseFacts) => boolean;

/** Parts of parts are followed through this many patterns. */
const MAX_PATTERNS = 3;

function isLookedAtWithin(binding: Binding, known: Known, also: AlsoALook, depth: number): boolean {
  const uses = known.usesOf(binding);
  return (
    uses.length > 0 &&
    uses.every(
      (use) =>
        (isLook(use, known) ||
          isSurvived(use, uses, known) ||
          isTakenTwice(use, uses) ||
          // A closure that moves the value owns it, also where it doesn't say `move`.
          (!isInClosureApart(use.use.node, binding) &&
            (also(use) || isTakenApartToLook(use, known, also, depth)))) &&
        !isTakenAlong(use.use.node, binding),
    )
  );
}

/** `if let Some(name) = value { show(&name) }`: the value moves into a pattern whose names are only looked at. */
function isTakenApartToLook(use: UseFacts, known: Known, also: AlsoALook, depth: number): boolean {
  if (use.effect !== 'move' || depth >= MAX_PATTERNS) return false;
  const names = namesOfParts(use.place, known);
  return !!names?.every(
    (name) => !name.mutable && (name.uses.length === 0 || isLookedAtWithin(name, known, also, depth + 1)),
  );
}

/** A method of unknown kind after which the value is used again took no more than a reference, and of a name without `mut` a shared one. */
function isSurvived(use: UseFacts, uses: readonly UseFacts[], known: Known): boolean {
  const { binding, node } = use.use;
  if (use.effect !== 'read' || !use.guessed || binding.mutable || mayKeepReference(use, known)) return false;
  return (
    comesBack(node, binding.declaration) ||
    uses.some((other) => other !== use && mayRunAfter(other.use.node, node, binding.declaration))
  );
}

/** `keep(item.id); log(item.id);`: a field that is taken by value and then taken again is copied each time. */
function isTakenTwice(use: UseFacts, uses: readonly UseFacts[]): boolean {
  const { binding, node } = use.use;
  if (use.effect !== 'move' || use.place.kind !== 'field_expression' || binding.mutable || use.use.hidden)
    return false;
  const path = pathOf(use.place);
  return uses.some(
    (other) =>
      other !== use &&
      !other.use.hidden &&
      overlaps(pathOf(other.place), path) &&
      (mayRunAfter(other.use.node, node, binding.declaration) ||
        (other.effect === 'move' &&
          other.place.kind === 'field_expression' &&
          mayRunAfter(node, other.use.node, binding.declaration))),
  );
}

export function isLook(use: UseFacts, known: Known & { declarations: Declarations }): boolean {
  if (use.effect !== 'read' && use.effect !== 'borrow') return false;
  if (mayKeepReference(use, known)) return false;
  if (!use.guessed || isGetter(use)) return true;
  return use.call !== null && onlyReads(use.call, known.typeOf(use.place), known.declarations);
}

/** Verbs that use up what they are called on, or stand for methods of builders. */
const USES_UP =
  /^(into|with|and|or|set|add|build|create|make|generate|produce|submit|dispatch|register|finish|finali[sz]e|run|start|spawn|send|sign|seal|freeze|execute|commit|close|join|split|take|consume|complete|recover|resolve|wait|stop|shut|serialize|convert|unwrap|boxed|shared|fuse|compile|prepare|launch|drive|process|map|try|call|apply|collect|open|load|fetch|request|invert|reverse|sort|extract|unzip|detach|leak|release|exec|stream|next|poll|read|write|lock|encode|decode|compress|hash|inner|parts|drop)(_|$)|^(?!to_|is_|was_)\w+_owned$/;

/** `x.height()` of a name that is not `mut`: called without arguments, and no verb. `x.height_at(slot)` asks, too. */
function isGetter(use: UseFacts): boolean {
  if (use.use.binding.mutable || !use.call || !use.method) return false;
  return argumentsOf(use.call).length === 0 ? isGetterName(use.method) : ASKS.test(use.method);
}

/** Questions with an argument, by the words that they begin or end with. */
const ASKS =
  /^(?:get|is|has|can|should|may|needs|supports|allows|contains|includes|find|lookup|look_up|index_of|position_of|count|num|compare|check|verify|validate|matches|starts|ends|intersects|overlaps|covers)(?:_|$)|^(?!into_|with_|set_|take_|add_|and_|or_|split_|remove_|insert_|push_|pop_|apply_|run_)\w+_(?:at|of|for|by|in)$/;

export function isGetterName(method: string): boolean {
  return !USES_UP.test(method);
}

/** `let future = x.read(1);`: what a method of unknown result returned may hold on to the value. */
function mayKeepReference(use: UseFacts, known: Known): boolean {
  if (use.method === null || use.call?.parent?.kind !== 'let_declaration' || known.typeOf(use.call) !== null)
    return false;
  if (/^split_(?:at|first|last)$/.test(use.method) || isBoundToItsOwn(use.call.parent, known)) return false;
  return !(LENDS_A_PART.test(use.method) && isCollection(use.use.binding, known));
}

/** What these lend lives no longer than the list; an iterator, which has some of them too, is never asked for its length. */
const LENDS_A_PART = /^(?:first|last|get|iter|keys|values|as_\w+)$/;

function isCollection(binding: Binding, known: Known): boolean {
  return known
    .usesOf(binding)
    .some((use) => /^(?:is_empty|len|iter|contains|contains_key)$/.test(use.method ?? ''));
}

export function isTakenAlong(node: Node, binding: Binding): boolean {
  for (const at of node.ancestors()) {
    if (at.contains(binding.node)) return false;
    if (
      at.kind === 'async_block' ||
      (at.kind === 'closure_expression' && (at.has('move') || at.parent?.kind !== 'arguments'))
    )
      return true;
  }
  return false;
}

/** References are followed back through this many names to what they were lent by. */
const MAX_LENDERS = 6;

/**
 * Could a reference to `source` stand in for a copy of it that is looked at between `from` and `to`? Neither it nor anything
 * that lent it may change meanwhile, and no lock may stay held for it.
 */
export function staysAsItIs(
  source: Node,
  from: number,
  to: number,
  known: Known,
  matters?: (change: Node) => boolean,
): boolean {
  if (comesFromGuard(source, known)) return false;
  let place: Node | undefined = placeBehind(source);
  for (let lenders = 0; place && lenders < MAX_LENDERS; lenders++) {
    const root = rootOf(place);
    const binding = root && known.bindingOf(root);
    if (
      !root ||
      !binding ||
      comesFromGuard(place, known) ||
      (!isSharedReference(root, binding, known) &&
        mayChangeWithin(lenders === 0 ? place : lentPart(place, root), from, to, known, true, matters))
    )
      return false;
    if (isOwned(binding, known) === true) return true;
    const lender: Node | undefined = sourceOf(binding);
    place = lender && (rootOf(lender) ? lender : lentArgument(lender));
    // A guard with a name is held to the end of its block, whatever is lent out of it.
    if (lender && comesFromGuard(lender, known)) return isNamedGuard(binding, lender);
  }
  return true;
}

/** `self.rows` of `if let Some(row) = &self.rows`, beside which another field may change; what a method lends, it lends of all. */
function lentPart(lender: Node, root: Node): Node {
  const place = withoutBorrow(lender)!;
  return isPlace(place) ? place : root;
}

/** `&self`, `row: &Row`, `let inner = &self.inner`: while it lives nobody changes a field behind it, whatever the methods are called that it is asked by. */
function isSharedReference(root: Node, binding: Binding, known: Known): boolean {
  if (binding.mutable) return false;
  const { value } = binding;
  if (binding.kind === 'let' && binding.whole && value && isSharedBorrow(value)) return true;
  return known.typeOf(root)?.refs.startsWith('&') === true;
}

/** `let state = self.state.lock().unwrap();`, not what `if let Some(x) = self.state.lock().get()` binds. */
function isNamedGuard(binding: Binding, lender: Node): boolean {
  if (binding.kind !== 'let' || !binding.whole || binding.declaration.kind !== 'let_declaration')
    return false;
  return isGuardTaken(lender);
}

/** `self.infos` of `self.infos.by_name(&name)`: what a method lends, it lends from all of what it is called on. */
export function placeBehind(source: Node): Node {
  let at: Node | undefined = source;
  while (at && !isPlace(at))
    at = receiverOf(at) ?? (/^(?:try|await)_expression$/.test(at.kind) ? at.children[0] : at.child('value'));
  return at ?? source;
}

/** `text` of `Path::new(&text)`: a view of it. */
function lentArgument(value: Node): Node | undefined {
  const [argument, second] = calledPath(value) ? argumentsOf(value) : [];
  if (!argument || second) return undefined;
  const place = withoutBorrow(argument);
  return place && rootOf(place) ? place : undefined;
}

/** A reference is followed into this many names that were bound to what it was handed to. */
const MAX_BORROWERS = 3;

/**
 * End of the last use, or the last of some uses, of what may have borrowed from it, or of the outermost loop around either that the name outlives.
 */
export function endOfUses(binding: Binding, known: Known, depth = 0, uses?: readonly Use[]): number {
  if (uses) return endOfThese(uses, binding, known, depth);
  const ends = ENDS.of(binding.node, () => []);
  ends[depth] ??= endOfThese(binding.uses, binding, known, depth);
  return ends[depth];
}

/** By depth. */
const ENDS = new NodeMemo<number[]>();

function endOfThese(uses: readonly Use[], binding: Binding, known: Known, depth: number): number {
  let end = binding.node.end;
  for (const { node } of uses) {
    end = Math.max(end, endOfCalls(node, binding.node));
    let isAsked = false;
    for (const at of node.ancestors()) {
      if (at.contains(binding.node)) break;
      isAsked ||= isOnlyAsked(node, at);
      if (isLoopExpression(at)) end = Math.max(end, at.end);
      if (at.kind === 'match_expression' && at.child('value')?.contains(node) && !bindsNothing(at, known))
        end = Math.max(end, at.end);
      if (at.parent && looksBackWhenDropped(at, at, known)) end = Math.max(end, at.parent.end);
      if (at.kind === 'let_declaration' && isBoundToItsOwn(at, known)) continue;
      if (!/^(let_declaration|let_condition)$/.test(at.kind) || isAsked || depth >= MAX_BORROWERS) continue;
      if (isArgumentOfMethod(node)) continue;
      const parts = namesOfParts(placeOf(node), known);
      for (const name of known.localsOf(at)) {
        const found = known.typeOf(name.uses[0]?.node);
        if (found && !parts?.includes(name) && ownsEverything(found, known)) continue;
        if (leavesWithoutIt(name, binding, known)) continue;
        end = Math.max(end, endOfUses(name, known, depth + 1));
      }
    }
  }
  return end;
}

/** `match word.keyword { Keyword::Not => .., _ => .. }`, `match text.as_str() { .. }`: with the choice of the arm the look is over. */
export function bindsNothing(match: Node, known: Known): boolean {
  const arms = match.child('body')?.children ?? [];
  const value = match.child('value')!;
  const viewed = /^as_\w+$/.test(methodOf(value) ?? '') ? receiverOf(value)! : value;
  return isPlace(viewed) && arms.every((arm) => known.localsOf(arm).length === 0);
}

/**
 * `f(&name, || drop(owner))`, `f(|| name.len(), || drop(owner))`: what is lent to a call, or to a closure that is handed to it, stays
 * lent while its other arguments are evaluated, and until it returns.
 */
function endOfCalls(node: Node, name: Node): number {
  let end = node.end;
  const closure = enclosingClosure(node);
  const isApart = closure !== null && !closure.contains(name);
  for (const at of isApart ? closure.ancestors() : node.ancestors()) {
    if (!PARTS_OF_ARGUMENT.test(at.kind)) break;
    if (at.kind === 'call_expression') end = at.end;
  }
  return isApart ? Math.max(end, endOfCalls(closure, name)) : end;
}

const PARTS_OF_ARGUMENT =
  /^(arguments|call_expression|reference_expression|field_expression|try_expression|await_expression|tuple_expression|parenthesized_expression)$/;

/** `let family = self.family_of(&name);`: what a method lends comes from what it is called on, unless its signature says else. */
function isArgumentOfMethod(node: Node): boolean {
  const reference = node.parent?.kind === 'reference_expression' ? node.parent : null;
  const call = reference && callOfArgument(reference);
  return !!call && methodOf(call) !== null;
}
