import { asCopy, type Copy, costOfType, isFreeCopy } from '../cost/copies.js';
import type { Known } from '../known.js';
import { boundTo } from '../names/bound-to.js';
import { waysOf } from '../order/ways.js';
import { isOwned } from '../ownership/owned.js';
import { comesFromGuard, rootOf } from '../ownership/places.js';
import { valueOfSingleUse } from '../ownership/single-use.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { type Type, typeFromNode } from '../types/types.js';
import { calleeOutsideTraits } from './function-called.js';
import { functionName, implTrait } from './shape.js';

/** Getters are followed into getters this deep, and references through as many names. */
const MAX_STEPS = 4;

const KNOWN = new NodeMemo<boolean>();

/** Does a method of `&self` answer with a copy of something that `self` holds, on every way on which it finds anything? */
export function isCloningGetter(fn: Node, known: Known, depth = 0): boolean {
  const before = KNOWN.get(fn);
  if (before !== undefined) return before;
  const answer =
    looksLikeGetter(fn) && isDear(typeFromNode(fn.child('return_type')), known) && gives(fn, known, depth);
  if (depth === 0) KNOWN.set(fn, answer);
  return answer;
}

function looksLikeGetter(fn: Node): boolean {
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
function isDear(found: Type | null, known: Known): boolean {
  if (found?.refs !== '') return false;
  if (/^(?:Option|Result)$/.test(found.name)) return !!found.args[0] && isDear(found.args[0], known);
  const cost = costOfType(found, known);
  if (cost !== 'unknown') return cost === 'costs';
  return /^[A-Z][a-z]\w{3,}$/.test(found.name) && !SMALL.test(found.name);
}

function gives(fn: Node, known: Known, depth: number): boolean {
  const body = fn.child('body')!;
  const returned = [...body.descendantsOfKind('return_expression')].flatMap((each) => each.children[0] ?? []);
  const ways = [...waysOf(body), ...returned.flatMap(waysOf)].map((way) => content(way, known));
  const found = ways.filter((way) => !NOTHING.test(way.text));
  return (
    found.length > 0 && found.every((way) => isCopyOfSelf(way, known) || isGivenByGetter(way, known, depth))
  );
}

const NOTHING = /^(?:None|Vec::new\(\)|String::new\(\))$/;

/** `x` of `Some(x)`, and what a local was bound to that is there only to be given. */
function content(way: Node, known: Known): Node {
  const given = valueOfSingleUse(way, known) ?? way;
  return /^(?:Some|Ok)$/.test(calledPath(given) ?? '') ? (argumentsOf(given)[0] ?? given) : given;
}

function isCopyOfSelf(way: Node, known: Known): boolean {
  const opened = /^unwrap_or\w*$/.test(methodOf(way) ?? '') ? receiverOf(way)! : way;
  const copy: Copy | null = asCopy(opened);
  if (!copy || copy.method === 'to_string' || isFreeCopy(copy, known)) return false;
  return isLentBySelf(copy.source, known);
}

/** Does it lead to `self` by references all the way, and not through a lock? */
function isLentBySelf(source: Node, known: Known): boolean {
  let at: Node | undefined = source;
  for (let steps = 0; at && steps < MAX_STEPS; steps++) {
    const root = comesFromGuard(at, known) ? null : rootOf(at);
    if (root?.kind === 'self') return true;
    const binding = root ? known.bindingOf(root) : undefined;
    if (!binding || isOwned(binding, known) === true) return false;
    at = boundTo(binding);
  }
  return false;
}

function isGivenByGetter(way: Node, known: Known, depth: number): boolean {
  if (depth >= MAX_STEPS || receiverOf(way)?.kind !== 'self') return false;
  const callee = calleeOutsideTraits(way, known);
  return !!callee && isCloningGetter(callee, known, depth + 1);
}
