import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { isOnlyReadByCallee } from '../../../rust/functions/callees.js';
import { runsEveryTurn } from '../../../rust/order/every-turn.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { isStepOfStateMachine } from '../../../rust/order/state-machine.js';
import { changesTheOwner } from '../../../rust/ownership/changes-owner.js';
import {
  type Destination,
  destinationOf,
  isStoring,
  startsFromNothing,
} from '../../../rust/ownership/destination.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { rootOf, statementOf } from '../../../rust/ownership/places.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import {
  argumentsOf,
  calleeName,
  callOfArgument,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { integerOf } from '../../../rust/syntax/integer-literal.js';
import { OPENING, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import type { RustFile } from '../../rust-file.js';
import {
  isBesideLent,
  isBestSoFar,
  isChangedEachTurn,
  isForTask,
  isMadeThisTurn,
  isMadeToBeLent,
  isMadeWhenMissing,
  isOfRequest,
  isOnlyCompared,
  isPartOfNewValue,
  isRemembered,
  isSent,
} from '../of-several-rules/copied-each-turn.js';
import { isBehindLevel } from '../of-several-rules/spared-ways.js';
import { isRetried } from '../of-several-rules/tried-again.js';
import { isAskedByValue, isConvertedForNothing, isReadByMethod } from './converted.js';
import {
  isAskedForByValue,
  isCalledWithItsOwner,
  isOfAssociatedType,
  isOfUnknownTaker,
  isSharedByMethod,
  isSharedObject,
  LOOKS,
} from './copied-for-callee.js';
import { isCutOff, isOneOfTwo } from './copied-out-of-item.js';
import { isKeptHere, isReadFromMap } from './kept-here.js';

/** `if row.empty { continue; } lend(&Rows::from(rows.clone()))`: every turn that is not over before makes the same thing of the same. */
function isLentByMostTurns(copy: Copy, loop: Loop, file: RustFile): boolean {
  return statementOf(copy.call).parent === bodyOf(loop) && isMadeToBeLent(copy, loop, file);
}

/** `counts.get(key).cloned().unwrap_or_default()` of something that nobody has named: most often a number. */
function isPlainByDefault(copy: Copy, file: RustFile): boolean {
  const opened = methodCalledOn(copy.call);
  if (copy.method !== 'cloned' || !opened) return false;
  if (methodOf(opened) === 'unwrap_or') return isNumberOrAnswer(argumentsOf(opened)[0]?.text ?? '');
  return (
    methodOf(opened) === 'unwrap_or_default' && !file.typeOf(copy.source) && callOfArgument(opened) !== null
  );
}

function isNumberOrAnswer(text: string): boolean {
  return /^(?:-?\d[\w.]*|true|false)$/.test(text);
}

/** Where a borrow would plausibly do, or where the copy is certain to be large and needless. */
export function isWorthwhile(copy: Copy, same: boolean, loop: Loop, file: RustFile): boolean {
  if (/range$/.test(copy.source.text) || isTakenApartByFor(copy.call)) return false;
  if (isCountedToFew(loop) || isBehindLevel(copy.call)) return false;
  if (isSharedByMethod(copy, file)) return false;
  if (isSharedObject(copy, file) || isOfAssociatedType(copy, file)) return false;
  if (isTypeParameter(file.typeOf(copy.source), copy.call)) return false;
  if (
    isRemembered(copy.call, loop, file) ||
    (isBestSoFar(copy.call, loop, file) && costOf(copy, file) === 'costs') ||
    isOnlyCompared(copy, file) ||
    isBesideLent(copy, file)
  )
    return true;
  const taker = callOfArgument(copy.call);
  if (taker && changesTheOwner(taker, copy.source, file)) return false;
  if (isCalledWithItsOwner(copy, file)) return false;
  if (isAskedForByValue(copy, file) || isOfRequest(copy.call) || isPlainByDefault(copy, file)) return false;
  if ((same || loop.word !== 'loop') && isRetried(copy.call)) return false;
  if (isStepOfStateMachine(copy.call, loop)) return false;
  const { destination, value } = destinationOf(copy.call);
  if (same)
    return (
      (runsEveryTurn(bodyOf(loop), new Set([copy.call])) || isLentByMostTurns(copy, loop, file)) &&
      isWorthSharing(copy, destination, loop, file)
    );
  if (isPartOfLentKey(copy.call) || (destination === 'argument' && isForCallback(copy))) return false;
  if (isMadeThisTurn(copy.source, file)) return false;
  if (destination === 'argument' && (isForTable(copy) || isHandedToALook(copy, file))) return true;
  // A plain `let x = y.clone()` that is only looked at is clone-local-only-borrowed's to tell.
  if (destination === 'local' && value !== copy.call)
    return isLookedAtWhileSourceStays(value.parent!, copy, file);
  if (destination === 'consumed') return isConvertedForNothing(copy, file) || isReadByMethod(copy, file);
  if (isBytesOfNumber(copy)) return true;
  if (destination === 'argument' && isHandedOn(copy.call)) return false;
  if (isCutOff(copy, loop, file)) return true;
  if (destination === 'argument') return isOnlyReadByCallee(copy.call, file);
  if (destination === 'tuple' && isReadFromMap(copy.source, file)) return isKeptHere(copy.call, loop, file);
  return isOneOfTwo(copy, loop, file);
}

/** Without the condition of a `while`. */
function bodyOf({ node, body }: Loop): Node {
  return (body === node && node.child('body')) || body;
}

/** One value for all turns. A builder, a listener and whoever tries again in a `loop` need one of their own. */
function isWorthSharing(copy: Copy, destination: Destination, loop: Loop, file: RustFile): boolean {
  if (isForTask(copy.call, loop) || isMadeWhenMissing(copy.call)) return false;
  if (isMadeToBeLent(copy, loop, file)) return true;
  if (isPartOfNewValue(copy.call)) return false;
  if (isAltered(copy.call) || isTakenAlong(copy.call, loop)) return false;
  const given = handedOn(copy.call);
  const call = callOfArgument(given);
  if (given !== copy.call && call && (isStoring(call, file) || isLastStepOfClosure(call))) return false;
  if (destination === 'argument' && call && (isSent(copy.call) || isStoring(call, file))) return false;
  if (destination === 'consumed' && isAskedByValue(copy, file)) return false;
  if (destination === 'argument' && call && isOfUnknownTaker(call, file))
    return isOnlyReadByCallee(copy.call, file);
  if (isChangedEachTurn(copy, file)) return true;
  if (isOnePerItem(copy.call)) return false;
  if (destination === 'argument' && isOnlyReadByCallee(copy.call, file)) return true;
  return destination !== 'local' && costOf(copy, file) === 'costs';
}

/** `name.cloned().or_else(..)?`: the same value, by way of what may stand in for it. */
function handedOn(copied: Node): Node {
  const value = withOpenings(copied, OPENING);
  const next = methodCalledOn(value);
  return next && /^(?:or|or_else)$/.test(methodOf(next) ?? '') ? handedOn(next) : value;
}

/** `keys.map(|_| answer.clone())`: as many as there are items were asked for, and whoever gets them owns them. */
function isOnePerItem(copied: Node): boolean {
  const closure = copied.parent?.kind === 'closure_expression' ? copied.parent : null;
  return methodOf((closure && callOfArgument(closure)) ?? copied) === 'map';
}

/** `map(|key| Entry::of(key).titled(title))`: a builder that is handed out keeps what it is given. */
function isLastStepOfClosure(call: Node): boolean {
  return methodOf(call) !== null && call.parent?.kind === 'closure_expression';
}

/** `for _ in 0..2`: once more, at most. */
function isCountedToFew(loop: Loop): boolean {
  const range = loop.node.kind === 'for_expression' ? loop.node.child('value') : undefined;
  if (range?.kind !== 'range_expression' || range.children.length !== 2) return false;
  const [from, to] = range.children.map((bound) => integerOf(bound.text));
  return from != null && to != null && to - from <= FEW_TURNS;
}

/** Three copies are no matter of how many turns a loop takes. */
const FEW_TURNS = 3;

/** `lines.send(buffer[..n].to_vec())`, `node.set_widths(widths[from..to].to_vec())`: each piece goes to whoever keeps it. */
function isHandedOn(copied: Node): boolean {
  const call = callOfArgument(copied);
  return isSent(copied) || /^set_/.test((call && methodOf(call)) ?? '');
}

/** `flat_map(move |row| cells.clone().into_iter().map(..))`: an iterator that is handed out can't borrow from the closure that made it. */
function isTakenAlong(copied: Node, loop: Loop): boolean {
  const closure = [...copied.ancestors()].find((at) => at.kind === 'closure_expression');
  if (loop.word !== 'flat_map' || !closure?.has('move')) return false;
  let start: Node | undefined = closure.child('body');
  if (start?.kind === 'block') start = start.children.at(-1);
  while (start && start !== copied && methodOf(start)) start = receiverOf(start);
  return start === copied;
}

/** `routes.get(&(host.clone(), port))`: a pair can only be lent where somebody owns it. */
function isPartOfLentKey(copied: Node): boolean {
  const pair = copied.parent?.kind === 'tuple_expression' ? copied.parent : null;
  return pair?.parent?.kind === 'reference_expression' && callOfArgument(pair.parent) !== null;
}

/** `(self.same)(wanted, found.clone())`: what a callback takes by value is for whoever gave it to say. */
function isForCallback(copy: Copy): boolean {
  return callOfArgument(copy.call)?.child('function')?.kind === 'parenthesized_expression';
}

/** `plan.clone().set_kind(kind)`: each turn makes another thing of its copy. */
function isAltered(copied: Node): boolean {
  return /^(?:set|with)_/.test(nextMethod(copied));
}

/** `for mut row in rows.clone() { row.end = end; all.push(row); }`: each item is changed and kept, so that a list of them has to be made. */
function isTakenApartByFor(copy: Node): boolean {
  const loop = copy.parent;
  return (
    loop?.kind === 'for_expression' && copy.field === 'value' && loop.text.slice(0, 12).startsWith('for mut ')
  );
}

/** `rows_table.insert(row.clone())`: kept in another form, by what is a table of a store. */
function isForTable(copy: Copy): boolean {
  const call = callOfArgument(copy.call);
  return (
    !!call &&
    /^(?:insert|delete|put|remove)$/.test(methodOf(call) ?? '') &&
    /(?:table|cursor|trie)$/.test(receiverOf(call)!.text)
  );
}

/** `tree.delete(row.clone())`: what the function is about comes first; a context comes later and may be kept. */
function isHandedToALook(copy: Copy, file: RustFile): boolean {
  if (costOf(copy, file) !== 'costs' && !isOnlyReadByCallee(copy.call, file)) return false;
  const called = callOfArgument(copy.call) ?? copy.call;
  if (startsFromNothing(receiverOf(called)) || argumentsOf(called)[0] !== copy.call) return false;
  const name = calleeName(called);
  return LOOKS.test(name) && !file.convertsFirstArgument(name);
}

/** `flat_map(|word| word.to_le_bytes().to_vec())`: an array is iterated as well as a list. */
function isBytesOfNumber(copy: Copy): boolean {
  const inFlatMap =
    copy.call.parent?.kind === 'closure_expression' && enclosingLoop(copy.call)?.word === 'flat_map';
  return inFlatMap && copy.method === 'to_vec' && /^to_[bln]e_bytes$/.test(methodOf(copy.source) ?? '');
}

/** `let name = names.get(id).cloned().unwrap_or_default();` where a reference would do as well. */
function isLookedAtWhileSourceStays(declaration: Node, copy: Copy, file: RustFile): boolean {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || !isOnlyLookedAt(binding, file)) return false;
  const root = rootOf(copy.source);
  return !!root && staysWhileUsed(root, copy.call.end, binding, file);
}
