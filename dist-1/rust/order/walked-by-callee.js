import { isAsyncFunction } from '../functions/async-context.js';
import { callsInFile, parameterOf, parameterOfCallee } from '../functions/callees.js';
import { calleeOutsideTraits, functionCalled, isFixedByTrait } from '../functions/function-called.js';
import { isReadByMacro } from '../functions/shape.js';
import { isRepeated } from '../ownership/places.js';
import { valueOfSingleUse } from '../ownership/single-use.js';
import { isSharedBorrow } from '../syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import { viewed } from '../types/strings.js';
import { isCollect } from './collects.js';
import { borrowedPass, singlePass } from './single-pass.js';

/** Takes what can be looked at as something: an item by value will do. */
const TAKES_ANY = /\b(?:AsRef|Into|Borrow|ToString|Display|ToOwned)\b/;
/**
 * The function of this file that a lent list is handed to, where all that it does is to go over the items once: it could take them
 * from an iterator, or its caller could do the same. Null where others lend it lists that they keep.
 */
export function walkedByCallee(lent, known) {
  const call = callOfArgument(lent);
  const callee = call && functionCalled(call, known);
  const parameter = call && callee ? parameterOfCallee(lent, call, callee) : null;
  const written = parameter?.child('type');
  if (!callee || !parameter || !written || !/^&(?!\s*')\s*(?:\[|Vec\b)/.test(written.text)) return null;
  const [list] = known.localsOf(parameter);
  const [use, more] = list?.uses ?? [];
  if (!list?.whole || !use || more || use.hidden || isRepeated(use.node, list)) return null;
  if (!borrowedPass(use.node, list.node, known)) return null;
  if (callsOnePerItem(callee)) return callee;
  if (isFixedByTrait(callee)) return null;
  if (TAKES_ANY.test(`${written.text} ${callee.child('type_parameters')?.text ?? ''}`)) return callee;
  if (callee.has('visibility_modifier')) return null;
  const position = argumentsOf(call).indexOf(lent);
  return callsInFile(callee, known).every((each) => isMadeFor(argumentsOf(each)[position], known))
    ? callee
    : null;
}
/**
 * The function of this file that a list is given to by value, where all that it does is to go over the items once and, at most, to
 * make room for as many.
 */
export function walkedByTaker(given, known) {
  const call = callOfArgument(given);
  const callee = call && calleeOutsideTraits(call, known);
  const parameter = call && callee ? parameterOf(given, call, known) : null;
  if (!callee || !parameter || callee.contains(call)) return null;
  if (isAsyncFunction(callee) && call.parent?.kind !== 'await_expression') return null;
  if (!/^Vec<(?!\s*u8\s*>)/.test(parameter.child('type')?.text ?? '') || isReadByMacro(callee)) return null;
  const [list] = known.localsOf(parameter);
  if (!list?.whole || list.uses.some((use) => use.hidden)) return null;
  const walks = list.uses.filter((use) => !makesRoom(use.node));
  const [walk, more] = walks;
  return walk && !more && singlePass(walk.node, list.node, known) ? callee : null;
}
/** `Vec::with_capacity(2 * items.len())`: an iterator has its `size_hint`. */
function makesRoom(list) {
  const length = methodCalledOn(list);
  if (!length || methodOf(length) !== 'len') return false;
  for (const at of length.ancestors()) {
    if (at.kind === 'arguments')
      return /(?:^|::)(?:with_capacity|reserve)$/.test(methodOf(at.parent) ?? calledPath(at.parent) ?? '');
    if (!/^(?:binary|parenthesized)_expression$/.test(at.kind)) return false;
  }
  return false;
}
/** `for x in items { self.add(*x); }` and nothing else: who has an iterator can call `add` as well. */
function callsOnePerItem(callee) {
  const [loop, more] = callee.child('body')?.children ?? [];
  const walk = loop?.kind === 'expression_statement' ? loop.children[0] : loop;
  if (more || walk?.kind !== 'for_expression' || walk.child('pattern')?.kind !== 'identifier') return false;
  const [only, other] = walk.child('body')?.children ?? [];
  const call = only?.kind === 'expression_statement' ? only.children[0] : only;
  return !other && !!call && receiverOf(call)?.kind === 'self';
}
/** `&items.collect::<Vec<_>>()`, or the name of a list that is collected for nothing else. */
function isMadeFor(lent, known) {
  if (!lent || !isSharedBorrow(lent)) return false;
  const list = viewed(lent);
  return isCollect(valueOfSingleUse(list, known) ?? list);
}
