import { type Copy, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { runsEveryTurn } from '../../rust/order/every-turn.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { isUsedBetween, mayFailBetween } from '../../rust/ownership/between.js';
import { isInRepeatingClosure, isPlace, rootOf } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isTypeParameter } from '../../rust/types/type-parameters.js';
import { isSequence, isString, methodTarget } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { replacedOnSomeWay } from './clone-then-overwritten/matched-then-replaced.js';
import { partEmptiedLater } from './clone-then-overwritten/part-emptied.js';
import { putBackInPointer } from './clone-then-overwritten/put-back-in-pointer.js';
import { wayToTake } from './clone-then-overwritten/way-to-take.js';
import { isAssignmentTo, isHeld, replacedLater } from './of-several-rules/overwritten-later.js';

export const rule: Rule = {
  id: 'clone-then-overwritten',
  item: 'allocations',
  summary: 'a copy of a place that is overwritten before anyone reads it again',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|to_owned|to_vec|to_string)\(\)|::clone\(&/,
  check(node: Node, file: RustFile): Problem | null {
    const inPointer = putBackInPointer(node, file);
    if (inPointer) return inPointer;
    const copy = copyOf(node, file);
    if (!copy || !/^(clone|to_owned|to_vec|to_string)$/.test(copy.method) || !isPlace(copy.source))
      return null;
    if (copy.method === 'to_string' && file.typeOf(copy.source)?.name !== 'String') return null;
    if (/[[*]/.test(copy.source.text) || isFreeCopy(copy, file) || !isChangeable(copy, file)) return null;
    if (isTypeParameter(file.typeOf(copy.source), node)) return null;
    const replaced = replacedLater(copy.source, copy.call, file);
    if (!isAssignedTheResult(copy) && !replaced && !isReplacedInEachBranch(copy))
      return partEmptied(copy, file) ?? matchedThenReplaced(copy, file);
    if (replaced && keepsItsMemory(copy, replaced, file)) return ofKeptMemory(copy, file);
    return {
      at: copy.call,
      message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} and then overwritten before anyone reads it again: the original is dropped.`,
      ...wayToTake(copy, replaced, file),
    };
  },
};

/** `lines.push(line.clone()); line.clear();` of a text, or of a list of numbers: the next one is written into the memory of the last. */
function keepsItsMemory(copy: Copy, replaced: Node, file: RustFile): boolean {
  if (!/^(?:clear|truncate|drain)$/.test(methodOf(replaced) ?? '')) return false;
  const found = file.typeOf(copy.source);
  const held = found && methodTarget(found);
  if (!held) return false;
  const [item] = isSequence(held) ? held.args : [];
  return isString(held) || (!!item && (item.refs.startsWith('&') || file.isCopy(item) === true));
}

function ofKeptMemory(copy: Copy, file: RustFile): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} and then emptied: taken instead, it would not be copied, but the next one would need memory of its own.`,
    help: `where it is filled at once, take it: \`std::mem::take(&mut ${copy.source.text})\``,
    minor: true,
  };
}

function partEmptied(copy: Copy, file: RustFile): Problem | null {
  const part = partEmptiedLater(copy, file);
  return part === null
    ? null
    : {
        at: copy.call,
        message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} as a whole, and its \`${part}\` emptied before anyone reads it again: what was in there is copied and the original dropped.`,
        help: `take it along: \`std::mem::take(&mut ${spelling(copy.source)}.${part})\``,
      };
}

/** `while let Some(row) = p.clone() { .. p = row.parent; .. }`: replaced on some of the ways, and read on none. */
function matchedThenReplaced(copy: Copy, file: RustFile): Problem | null {
  const line = replacedOnSomeWay(copy);
  return line === null
    ? null
    : {
        at: copy.call,
        message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} whole to be taken apart, and on line ${line} overwritten without having been read again: there the original is dropped.`,
        help: `match on \`&${spelling(copy.source)}\`, or take it out and put it back on the ways that keep it`,
      };
}

/** A local has to be `mut` to be overwritten, and must be this function's own. */
function isChangeable(copy: Copy, file: RustFile): boolean {
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  if (copy.source !== root) return true;
  // What a closure has from outside it can't give away, as it may be called again.
  if (isInRepeatingClosure(copy.call, binding)) return false;
  const refs = file.typeOf(root)?.refs;
  // Through `kept: &mut Set` it is `*kept` that is emptied.
  return refs === 'm' || (binding.mutable && refs !== '&');
}

/** `p = f(p.clone())`, with no other look at `p` after the copy. */
function isAssignedTheResult(copy: Copy): boolean {
  for (const at of copy.call.ancestors()) {
    if (/^(block|closure_expression|async_block|match_arm|if_expression)$/.test(at.kind)) return false;
    if (at.kind !== 'assignment_expression') continue;
    const place = spelling(copy.source);
    if (spelling(at.child('left')!) !== place || enclosingClosureBelow(copy.call, at)) return false;
    return !isUsedBetween(place, at, copy.call.end, at.end) && !isHeld(copy.source, copy.call, at);
  }
  return false;
}

function enclosingClosureBelow(node: Node, top: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === top) return false;
    if (at.kind === 'closure_expression') return true;
  }
  return false;
}

/** `if let Some(x) = p.clone() { .. p = None; .. }` on every way through the body. */
function isReplacedInEachBranch(copy: Copy): boolean {
  const condition = copy.call.parent;
  const holder = condition?.parent;
  const body = holder?.kind === 'if_expression' ? holder.child('consequence') : undefined;
  if (condition?.kind !== 'let_condition' || !body || enclosingLoop(body)?.word === 'while') return false;
  const place = spelling(copy.source);
  const assignments = new Set<Node>();
  for (const node of body.descendants()) if (isAssignmentTo(place, node)) assignments.add(node);
  if (assignments.size === 0 || !runsEveryTurn(body, assignments)) return false;
  const lefts = [...assignments].map((each) => each.child('left')!);
  for (const node of body.descendants()) {
    if (lefts.some((left) => left.contains(node))) continue;
    if (isPlace(node) && spelling(node) === place) return false;
  }
  const first = Math.min(...lefts.map((left) => left.start));
  return !isUsedBetween(place, body, body.start, first) && !mayFailBetween(body, body.start, first);
}
