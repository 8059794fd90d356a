import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { mayRunAfter } from '../order/runs-after.js';
import { withBorrow, withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { armsOf } from '../syntax/match-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { isMap, isSequence, isSet, typeFromNode } from '../types/types.js';
import { looksBackWhenDropped } from './dropped-at-end.js';
import { closureAround, keepsClosure } from './kept-closure.js';
import { holdsNoReference, isOfUnknownItems, isPlainStruct, ownsEverything } from './owns-everything.js';
import { comesFromGuard, isPlace, rootOf, statementOf } from './places.js';
import { namesOfParts } from './taken-apart.js';
import { enclosingClosure, placeOf, type UseFacts } from './uses.js';

/** Getters named like a number or a flag return one. */
const SMALL =
  /^(len|count|size|number|height|index|id|epoch|round|slot|nonce|timestamp|version|kind|span|is_\w+|has_\w+|num_\w+|\w+_(len|count|size|number|id|index|nonce|limit|used|price|timestamp|root|at))$/;
/** Walk to the end and leave a number, or a yes or no: nothing of what was walked over. */
const ADDS_UP = /^(?:sum|product|count|all|any|position|rposition)$/;
const MAKES_ITS_OWN = /^(clone|cloned|copied|to_(?!str$|slice$|ref$|mut$)\w+|into_\w+|into)$/;
/** Take something out of what they are called on, unless they are handed what they take from. */
const TAKES_OUT = /^(?:take|pop|remove|swap_remove)(?:_(?!mut$|ref$)\w+)?$/;
/** References made of references are followed so far. */
const MAX_STEPS = 3;

const LENDING = new NodeMemo<readonly UseFacts[]>();

/** The uses that may lend the value to something that lives on: of thousands most are over with their statement. */
export function lendingUses(binding: Binding, known: Known): readonly UseFacts[] {
  return LENDING.of(binding.node, () => known.usesOf(binding).filter((use) => mayLend(use, known)));
}

/** Whatever comes later: see `isLentOn`, which knows what. */
function mayLend(use: UseFacts, known: Known): boolean {
  if (use.effect === 'move' || use.effect === 'assign') return false;
  for (const holder of use.use.node.ancestors()) {
    if (/^(?:closure_expression|async_block)$/.test(holder.kind)) return true;
    if (use.effect === 'borrow' && keeperOf(holder, use.use.node, known)) return true;
    if (holder.kind === 'block' || holder.kind === 'function_item') return isInClosure(holder);
    if (isOnlyAsked(use.use.node, holder)) return isInClosure(holder);
    if (HEADED.test(holder.kind) && !isValueOfItsOwn(use, holder, known)) return true;
    if (holder.kind === 'let_declaration') return isInClosure(holder) || !isValueOfItsOwn(use, holder, known);
  }
  return false;
}

/** Then it is the closure that may live on. */
function isInClosure(at: Node): boolean {
  return enclosingClosure(at) !== null;
}

const HEADED = /^(match_expression|if_expression|while_expression|for_expression)$/;

/** Does something that borrowed from the value earlier live on past `at`? */
export function isLentOn(others: readonly UseFacts[], at: Node, known: Known, steps = 0): boolean {
  return others.some((use) => {
    if (use.use.node.start > at.start || use.effect === 'move' || use.effect === 'assign') return false;
    const closure = closureAround(use.use.node, at);
    for (const holder of (closure ?? use.use.node).ancestors()) {
      const keeper = use.effect === 'borrow' ? keeperOf(holder, use.use.node, known) : null;
      if (keeper) return isUsedLater(keeper, at, known);
      if (holder.kind === 'block' || holder.kind === 'function_item') return false;
      if (isOnlyAsked(use.use.node, holder)) return false;
      // Scrutinee or header: what it lends lives as long as the body, where `at` stands.
      if (HEADED.test(holder.kind) && holder.contains(at))
        return !isValueOfItsOwn(use, holder, known) && !isBorrowOver(use, holder, at, known);
      if (closure && keepsClosure(holder, closure, known))
        return known.localsOf(holder).some((name) => usesFrom(name, holder, at).length > 0);
      if (holder.kind === 'let_declaration')
        return (
          !isValueOfItsOwn(use, holder, known) &&
          (mayHoldReference(holder, at, known) || isLentFurther(holder, at, known, steps))
        );
    }
    return false;
  });
}

/** `best = Some(&row)`, `rows.push(&row)`: what a reference goes into, and stays in. */
function keeperOf(holder: Node, lent: Node, known: Known): Node | null {
  if (holder.kind === 'assignment_expression')
    return holder.child('right')?.contains(lent) ? rootOf(holder.child('left')!) : null;
  const method = holder.kind === 'call_expression' ? methodOf(holder) : undefined;
  if (!method || !KEEPS.test(method) || !holder.child('arguments')?.contains(lent)) return null;
  const keeper = receiverOf(holder)!;
  const found = known.typeOf(keeper);
  // A path or a text copies what is pushed.
  return found && (isSequence(found) || isMap(found) || isSet(found)) ? rootOf(keeper) : null;
}

function isUsedLater(keeper: Node, at: Node, known: Known): boolean {
  const binding = known.bindingOf(keeper);
  return (
    !!binding &&
    binding.uses.some(({ node }) => node.start > at.end && mayRunAfter(node, at, binding.declaration))
  );
}

/** `let text = name.as_str(); let first = text.split(',').next();`: what was made of the reference borrows as well. */
function isLentFurther(declaration: Node, at: Node, known: Known, steps: number): boolean {
  if (steps >= MAX_STEPS) return false;
  return known
    .localsOf(declaration)
    .filter(({ uses: [first] }) => first && known.typeOf(first.node)?.refs.startsWith('&'))
    .some((binding) => isLentOn(lendingUses(binding, known), at, known, steps + 1));
}

/** A condition that binds nothing, of `if`, `while` or an arm, leaves no more than `true` or `false`. */
export function isOnlyAsked(node: Node, holder: Node): boolean {
  const condition = /^(?:if_expression|while_expression|match_pattern)$/.test(holder.kind)
    ? holder.child('condition')
    : undefined;
  if (!condition?.contains(node)) return false;
  for (const at of node.ancestors()) {
    if (at.kind === 'let_condition') return false;
    if (at === holder) return true;
  }
  return false;
}

/** Of a place that is only matched, nothing is lent any more once the names of the pattern around `at` have been used. */
function isBorrowOver(use: UseFacts, holder: Node, at: Node, known: Known): boolean {
  const pattern = patternAround(use, holder, at);
  const value = pattern?.kind === 'match_arm' ? holder.child('value') : pattern?.child('value');
  if (!pattern || !value) return false;
  if (!comesFromGuard(value, known) && (hasNoName(pattern, holder, at, known) || isOfFailure(pattern, at)))
    return true;
  if (!isOnlyPointedAt(value)) return false;
  const from = statementOf(at).start;
  return known
    .localsOf(pattern)
    .every((name) =>
      name.uses.every(
        ({ node, hidden }) =>
          !hidden && node.end <= from && statementOf(node).kind === 'expression_statement',
      ),
    );
}

/** `None`, `Err(_)`, or the `else` of an `if let`: of what was found nothing is at hand there. */
function hasNoName(pattern: Node, holder: Node, at: Node, known: Known): boolean {
  if (pattern.kind === 'match_arm') return known.localsOf(pattern).length === 0;
  return holder.kind === 'if_expression' && holder.child('alternative')?.contains(at) === true;
}

/** `Err(failure)`: an error that borrows from what was asked could hardly be returned. */
function isOfFailure(pattern: Node, at: Node): boolean {
  const isAround = pattern.kind === 'match_arm' || !pattern.contains(at);
  return isAround && /^Err\s*\(/.test(pattern.child('pattern')?.text ?? '');
}

/** The arm of a match that holds `at`, or the `let` of a condition that looks at the use. */
function patternAround(use: UseFacts, holder: Node, at: Node): Node | undefined {
  if (holder.kind === 'match_expression') return armsOf(holder).find((arm) => arm.contains(at));
  return [...use.use.node.ancestors()].find((each) => each.kind === 'let_condition' && holder.contains(each));
}

/** `&*x.y`: a place, looked at as it is. */
function isOnlyPointedAt(value: Node): boolean {
  return isPlace(withoutBorrow(value));
}

/** Was the use over, and nothing kept of it, when the same statement came to `at`? Arguments are evaluated in order. */
export function isReadBefore(use: UseFacts, at: Node, known: Known): boolean {
  if (use.use.node.end > at.start || (use.effect !== 'read' && use.effect !== 'borrow')) return false;
  if (isOfEarlierField(use.use.node, at, known)) return true;
  if (use.effect !== 'read' || !use.call || use.call.contains(at)) return false;
  if (isOwnResult(use.call, known)) return true;
  return use.call.parent?.kind === 'binary_expression';
}

/** `Found { first: list[0].id(), all: list.clone() }`: of a struct that borrows nothing, each field is made before the next. */
export function isOfEarlierField(node: Node, at: Node, known: Known): boolean {
  const field = [...node.ancestors()].find((each) => each.kind === 'field_initializer');
  const list = field?.contains(at) ? undefined : field?.parent;
  const struct = list?.parent;
  if (!list?.contains(at) || struct?.kind !== 'struct_expression') return false;
  const made = known.typeOf(struct) ?? typeFromNode(struct.child('name'));
  return !!made && isPlainStruct(made, node);
}

/** `x.len() > 3`, `x.id()`: of the value itself nothing is kept. */
function isValueOfItsOwn(use: UseFacts, holder: Node, known: Known): boolean {
  if (!use.method || !use.call) return false;
  const value = holder.child('value');
  if (isOwnResult(use.call, known) || (value && ADDS_UP.test(methodOf(value) ?? ''))) return true;
  const above = use.call.parent;
  return above?.kind === 'binary_expression' && holder !== above;
}

/** `names[0].clone()`, `names.len()`: the result has nothing of what the method was called on. */
function isOwnResult(call: Node, known: Known): boolean {
  const method = methodOf(call) ?? '';
  const found = known.typeOf(call);
  // What is cloned holds nothing of the value that it is a clone of.
  if (found && method === 'clone' && found.refs === '') return true;
  if (found) return ownsEverything(found, known) && !(method === 'collect' && isOfUnknownItems(found));
  if (TAKES_OUT.test(method))
    return argumentsOf(call).every(
      (each) => each.kind === 'string_literal' || each.kind === 'integer_literal',
    );
  return (SMALL.test(method) && !method.startsWith('split_')) || MAKES_ITS_OWN.test(method);
}

/** `let first = names[0].clone();` */
export function isBoundToItsOwn(declaration: Node, known: Known): boolean {
  const value = declaration.kind === 'let_declaration' ? declaration.child('value') : undefined;
  // `let last = *list.last()?`: what is copied out of a reference is no part of what lent it.
  if (value?.kind === 'unary_expression' && value.text.startsWith('*')) return true;
  if (value?.kind !== 'call_expression' || methodOf(value) === null) return false;
  return ADDS_UP.test(methodOf(value)!) || isOwnResult(value, known);
}

function mayHoldReference(declaration: Node, at: Node, known: Known): boolean {
  if (looksBackWhenDropped(declaration, at, known)) return true;
  return known.localsOf(declaration).some((name) => isHeldBy(name, declaration, at, known));
}

/** A name of this `let` that is used after `at` and is not known to own its value. */
function isHeldBy(name: Binding, declaration: Node, at: Node, known: Known): boolean {
  const uses = usesFrom(name, declaration, at);
  const [first] = uses.length > 0 ? uses : usesOfParts(name, declaration, at, known);
  if (!first) return false;
  if (uses.some(isHandedOut)) return false;
  const found = known.typeOf(name.uses[0]?.node);
  if (isMadeOfReference(declaration.child('value'))) return true;
  // A reference would hardly be lent once more.
  if (!found && uses.some((node) => node.parent?.kind === 'reference_expression')) return false;
  return !found || !holdsNoReference(found, first, known);
}

/** Uses that come after `at`, or that a call around `at` still needs. */
function usesFrom({ uses }: Binding, declaration: Node, at: Node): Node[] {
  return uses
    .map(({ node }) => node)
    .filter((node) =>
      node.start < at.start ? isNeededByCallAround(at, node) : mayRunAfter(node, at, declaration),
    );
}

/** `state.commit(owner.clone())`, `open(lent, owner.clone())`: what a call is made on, and with, is looked at when all of it is there. */
function isNeededByCallAround(at: Node, node: Node): boolean {
  const call = callOfArgument(at);
  return !!call && [receiverOf(call), ...argumentsOf(call)].includes(placeOf(node));
}

/** The same of the names that a `match` or an `if let` around `at` gives to parts of it. */
function usesOfParts(name: Binding, declaration: Node, at: Node, known: Known): Node[] {
  return name.uses.flatMap(({ node }) => {
    const place = placeOf(node);
    const value = withBorrow(place);
    return (namesOfParts(value, known) ?? []).flatMap((part) => usesFrom(part, declaration, at));
  });
}

/** `Key { id: &id }`, `Some(Key { id: &id })` */
function isMadeOfReference(value: Node | undefined): boolean {
  if (value && /^(?:Some|Ok)$/.test(calledPath(value) ?? '')) return isMadeOfReference(argumentsOf(value)[0]);
  if (value?.kind !== 'struct_expression') return false;
  const fields = value.child('body')?.children ?? [];
  return fields.some((field) => field.child('value')?.kind === 'reference_expression');
}

/** What the function returns, or puts into `self`, can't borrow from a value of its own. */
function isHandedOut(node: Node): boolean {
  for (let at = node, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.kind === 'return_expression') return true;
    if (parent.kind === 'block' && parent.parent?.kind === 'function_item')
      return parent.children.at(-1) === at && at.kind !== 'expression_statement';
    if (parent.kind === 'arguments') {
      const method = methodOf(parent.parent!);
      if (method) return KEEPS.test(method) && /^self\./.test(parent.parent!.text);
      if (!/^(?:\w+::)*[A-Z]\w*$/.test(parent.parent!.child('function')?.text ?? '')) return false;
    } else if (
      !/^(?:call_expression|tuple_expression|field_initializer|shorthand_field_initializer|field_initializer_list|struct_expression)$/.test(
        parent.kind,
      )
    )
      return false;
  }
  return false;
}

const KEEPS = /^(?:insert|push|push_back|push_front|entry|send|replace)$/;
