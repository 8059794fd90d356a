import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { methodCalledOn } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { overlaps, pathOf } from './places.js';
import { type UseFacts, usesBetween } from './uses.js';

/** What an expression reads, and what is done to that before it would be evaluated. */
export interface ReadTooLate {
  /** As it is written: `self.depth`, `self.name()`. */
  read: Node;
  /** It comes out as a value of its own, which may be taken out before. */
  isOwned: boolean;
  act: UseFacts;
}

/** What of that which an expression reads is lent to be changed, given away or changed between `from` and `to`, as far as is known. */
export function readsTooLate(
  expression: Node,
  from: number,
  to: number,
  known: Known,
  acts: (use: UseFacts) => boolean = isActed,
): ReadTooLate[] {
  return [...bindingsIn(expression, from, to, known)].flatMap((binding) => {
    const uses = known.usesOf(binding);
    const done = usesBetween(uses, from, to).filter((use) => !expression.contains(use.use.node) && acts(use));
    if (done.length === 0) return [];
    return uses
      .filter((use) => expression.contains(use.use.node))
      .flatMap((use) => {
        const path = use.use.hidden ? binding.name : pathOf(use.place);
        const act = done.find((each) => overlaps(pathOf(each.place), path));
        return act ? [{ ...readOf(use, binding, expression, known), act }] : [];
      });
  });
}

/** What `made`, an argument, would still look at when the call begins, if it were not evaluated before: by then others are lent to be changed. */
export function readsWithinCall(made: Node, call: Node, known: Known): ReadTooLate[] {
  return readsTooLate(made, call.start, call.end, known).filter((late) => !isTemporary(late));
}

/** `self.text.push_str(&self.line())`: what the call asks is, or holds, what it would have to be lent `&mut` to write into it itself. */
export function looksAtTarget(call: Node, target: Node, known: Known): boolean {
  const isLent = (use: UseFacts): boolean => use.place === target || isActed(use);
  return readsTooLate(call, target.start, target.end, known, isLent).some(({ isOwned }) => !isOwned);
}

/** `out.len()` is there before anything is lent, `self.depth` is looked at. */
export function isTemporary({ read, isOwned }: ReadTooLate): boolean {
  return isOwned && read.kind === 'call_expression';
}

/** Is it lent to be changed, changed, or given away? An unknown method may do nothing. */
export function isActed({ effect, guessed }: UseFacts): boolean {
  return !guessed && /^(?:borrow-mut|assign|move)$/.test(effect);
}

/** A macro that captures a name has no node for it: what is acted on is asked for as well as what is read. */
function bindingsIn(expression: Node, from: number, to: number, known: Known): Set<Binding> {
  const found = new Set<Binding>();
  const around = [...expression.ancestors()].find((at) => at.start <= from && at.end >= to) ?? expression;
  for (const name of around.descendantsOfKind('identifier', 'self')) {
    const isNear = expression.contains(name) || (name.start >= from && name.end <= to);
    const binding = isNear ? known.bindingOf(name) : undefined;
    if (binding) found.add(binding);
  }
  return found;
}

/** Of `self.rows.borrow().len()` the part that comes out as a value of its own, if any does before the whole is made. */
function readOf(
  use: UseFacts,
  binding: Binding,
  whole: Node,
  known: Known,
): Pick<ReadTooLate, 'read' | 'isOwned'> {
  const place = use.use.hidden ? binding.node : use.place;
  for (let at: Node | null = place; at && at !== whole; at = methodCalledOn(at)) {
    const found = known.typeOf(at);
    if (found?.refs !== '') continue;
    if (known.isCopy(found) === true || (at !== place && found.name === 'String'))
      return { read: at, isOwned: true };
  }
  return { read: place, isOwned: false };
}
