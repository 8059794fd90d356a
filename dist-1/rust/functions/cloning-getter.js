import { asCopy, costOfType, isFreeCopy } from '../cost/copies.js';
import { boundTo } from '../names/bound-to.js';
import { waysOf } from '../order/ways.js';
import { isOwned } from '../ownership/owned.js';
import { comesFromGuard, rootOf } from '../ownership/places.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import { typeFromNode } from '../types/types.js';
import { calleeOutsideTraits } from './function-called.js';
import { functionName, implTrait } from './shape.js';

/** Getters are followed into getters this deep, and references through as many names. */
const MAX_STEPS = 4;
const KNOWN = new NodeMemo();
/** Does a method of `&self` answer with a copy of something that `self` holds, on every way on which it finds anything? */
export function isCloningGetter(fn, known, depth = 0) {
  const before = KNOWN.get(fn);
  if (before !== undefined) return before;
  const answer =
    looksLikeGetter(fn) && isDear(typeFromNode(fn.child('return_type')), known) && gives(fn, known, depth);
  if (depth === 0) KNOWN.set(fn, answer);
  return answer;
}
function looksLikeGetter(fn) {
  const [self] = fn.child('parameters')?.children ?? [];
  return (
    !!fn.child('body') &&
    !implTrait(fn) &&
    !!self &&
    /^&(?:'\w+\s+)?self$/.test(self.text) &&
    !/\basync\b/.test(fn.ofKind('function_modifiers')?.text ?? '') &&
    !/(?:^|_)(?:clone|cloned|owned|copy|to|into|snapshot)(?:_|$)/.test(functionName(fn))
  );
}
/** What names, numbers or places one thing among others is mostly small. */
const SMALL =
  /^(?!\w+With[A-Z])\w*(?:Id|Index|Idx|Hash|Key|Number|Kind|Type|Pos|Span|Range|Root|Slot|Level|Size|State|Status|Mode)$/;
/** Known to own something, or a struct by its name. */
function isDear(found, known) {
  if (found?.refs !== '') return false;
  if (/^(?:Option|Result)$/.test(found.name)) return !!found.args[0] && isDear(found.args[0], known);
  const cost = costOfType(found, known);
  if (cost !== 'unknown') return cost === 'costs';
  return /^[A-Z][a-z]\w{3,}$/.test(found.name) && !SMALL.test(found.name);
}
function gives(fn, known, depth) {
  const body = fn.child('body');
  const returned = [...body.descendantsOfKind('return_expression')].flatMap((each) => each.children[0] ?? []);
  const ways = [...waysOf(body), ...returned.flatMap(waysOf)].map(content);
  const found = ways.filter((way) => !NOTHING.test(way.text));
  return (
    found.length > 0 && found.every((way) => isCopyOfSelf(way, known) || isGivenByGetter(way, known, depth))
  );
}
const NOTHING = /^(?:None|Vec::new\(\)|String::new\(\))$/;
/** `x` of `Some(x)`. */
function content(way) {
  return /^(?:Some|Ok)$/.test(calledPath(way) ?? '') ? (argumentsOf(way)[0] ?? way) : way;
}
function isCopyOfSelf(way, known) {
  const opened = /^unwrap_or\w*$/.test(methodOf(way) ?? '') ? receiverOf(way) : way;
  const copy = asCopy(opened);
  if (!copy || copy.method === 'to_string' || isFreeCopy(copy, known)) return false;
  return isLentBySelf(copy.source, known);
}
/** Does it lead to `self` by references all the way, and not through a lock? */
function isLentBySelf(source, known) {
  let at = source;
  for (let steps = 0; at && steps < MAX_STEPS; steps++) {
    const root = comesFromGuard(at, known) ? null : rootOf(at);
    if (root?.kind === 'self') return true;
    const binding = root ? known.bindingOf(root) : undefined;
    if (!binding || isOwned(binding, known) === true) return false;
    at = boundTo(binding);
  }
  return false;
}
function isGivenByGetter(way, known, depth) {
  if (depth >= MAX_STEPS || receiverOf(way)?.kind !== 'self') return false;
  const callee = calleeOutsideTraits(way, known);
  return !!callee && isCloningGetter(callee, known, depth + 1);
}
