import { standsBesideTask } from '../../rust/cost/beside-io.js';
import { isOnlyReadByCallee } from '../../rust/functions/callees.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isRootedOutside } from '../../rust/order/bound-within.js';
import { enclosingLoop, type Loop } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { runsOnceInLoop } from '../../rust/order/runs-once-in-loop.js';
import { takerByValue } from '../../rust/ownership/lent-to-readers.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { endOfUses, staysAsItIs } from '../../rust/ownership/only-read.js';
import { isInClosureApart, isPlace, rootOf, statementOf } from '../../rust/ownership/places.js';
import { onlyReads } from '../../rust/ownership/readers.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { withoutBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { becomesObject } from '../../rust/types/becomes-object.js';
import { type Problem, type Rule, WARN_WHEN_HOT } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { weakCountedToLook } from './arc-clone-in-loop/weak-counted-to-look.js';

export const rule: Rule = {
  id: 'arc-clone-in-loop',
  item: 'redundant-work',
  summary: 'a counted pointer copied only to be looked through, or to see whether it is alive',
  severity: WARN_WHEN_HOT,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\b(?:Arc|Rc)\b|\bupgrade\(/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const pointer = pointerCopied(node, file);
    if (!pointer) return weakCountedToLook(node, file);
    if (!isOnlyLent(node, pointer, file)) return null;
    const loop = enclosingLoop(node);
    const times = loop && isOfEachTurn(node, pointer, loop, file) ? `Each turn of \`${loop.word}\`` : 'This';
    const ofOneThread = isOfOneThread(node, pointer, file);
    return {
      at: node,
      message: `${times} counts ${quoted(pointer)} up and down again, and only looks through it${ofOneThread ? '' : ': two atomic writes to a line that other threads use'}.`,
      help: lendingInstead(node, pointer, file),
      // Its counter is a plain number of this thread; and two steps of any counter are nothing beside a task.
      ...((ofOneThread || standsBesideTask(node)) && { minor: true }),
    };
  },
};

/** Who takes the pointer itself has to be changed to borrow it. */
function lendingInstead(copy: Node, pointer: Node, file: RustFile): string {
  const taker = callOfArgument(copy);
  const place = pointer.text.replace(/\s+/g, '');
  const isReference = !!file.typeOf(pointer)?.refs;
  if (taker) {
    const moved = pointer.kind === 'identifier' && !isReference ? ', or move it where it is used last' : '';
    return `let \`${calleeName(taker)}\` borrow \`${place}\`${moved}`;
  }
  const lent = isReference ? place : `&${place}`;
  const [binding] = copy.parent?.kind === 'let_declaration' ? file.localsOf(copy.parent) : [];
  const takers = binding ? file.usesOf(binding).flatMap((use) => takerByValue(use, file) ?? []) : [];
  return `lend it: \`${lent}\`${takers[0] ? `, and let \`${takers[0]}\` borrow it` : ''}`;
}

/** What `Arc::clone(&x)` or `x.clone()` of a known counted pointer copies. */
function pointerCopied(call: Node, file: RustFile): Node | null {
  if (/(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(call) ?? '')) {
    const [argument] = argumentsOf(call);
    const place = argument && withoutBorrow(argument);
    return place && isPlace(place) ? place : null;
  }
  const source = receiverOf(call);
  if (methodOf(call) !== 'clone' || !source || !isPlace(source)) return null;
  return /^(?:Arc|Rc)$/.test(file.typeOf(source)?.name ?? '') ? source : null;
}

/** `Rc`, by the call or by the type of what is copied. */
function isOfOneThread(call: Node, pointer: Node, file: RustFile): boolean {
  return /(?:^|::)Rc::clone$/.test(calledPath(call) ?? '') || file.typeOf(pointer)?.name === 'Rc';
}

/** From outside of the loop, and not in a branch that leaves it or closes the way behind itself. */
function isOfEachTurn(copy: Node, pointer: Node, loop: Loop, file: RustFile): boolean {
  return (
    isRootedOutside(loop.node, pointer, file) && !endsLoop(copy, loop) && !runsOnceInLoop(copy, loop, file)
  );
}

/** `f(&x.clone())`, `x.clone().len()`, a function of this file that only looks at it, or a name that is only looked through. */
function isOnlyLent(copy: Node, pointer: Node, file: RustFile): boolean {
  const parent = copy.parent!;
  if (parent.kind === 'let_declaration') return isLookedThrough(parent, pointer, file);
  const statement = statementOf(copy);
  if (rootOf(pointer)?.kind !== 'self' && mayChangeWithin(pointer, statement.start, statement.end, file))
    return false;
  if (parent.kind === 'reference_expression')
    return parent.parent?.kind === 'arguments' && !parent.has('mutable_specifier');
  if (parent.kind === 'field_expression') return isReadOnTheSpot(parent, pointer, file);
  return callOfArgument(copy) !== null && isOnlyReadByCallee(copy, file);
}

/** Methods of the pointer itself, and those that take an `Arc<Self>` or hand on what they lend. */
const TAKES_POINTER =
  /^(?:into(?:_\w+)?|clone|unwrap|expect|map|and_then|run\w*|spawn\w*|serve\w*|start\w*|launch\w*|boxed|oneshot|call|ready|downgrade|lock_owned|\w+_owned|acquire\w*|stream\w*|iter\w*|subscribe\w*|watch\w*|with_\w+|for_each\w*|or|filter|take|read|write|lock|borrow\w*|as_any\w*|downcast\w*)$/;

/** `table.clone().len()`: a method that finishes within the expression. */
function isReadOnTheSpot(field: Node, pointer: Node, file: RustFile): boolean {
  const call = field.field === 'function' ? field.parent : null;
  if (call?.kind !== 'call_expression') return false;
  if (TAKES_POINTER.test(methodOf(call) ?? '') || !onlyReads(call, file.typeOf(pointer), file.declarations))
    return false;
  // What is awaited, or lent to a name, may need the pointer for longer.
  for (const at of call.ancestors()) {
    if (at.kind === 'await_expression' || at.kind === 'closure_expression' || at.kind === 'async_block')
      return false;
    if (at.kind === 'block') break;
  }
  return true;
}

/** `let table = Arc::clone(&x);` of which nobody takes the pointer, while `x` stays as it is. */
function isLookedThrough(declaration: Node, pointer: Node, file: RustFile): boolean {
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || binding.uses.length === 0) return false;
  if (becomesObject(declaration, file.typeOf(pointer))) return false;
  if (!file.usesOf(binding).every((use) => looksThrough(use, binding, file))) return false;
  return staysAsItIs(pointer, declaration.end, endOfUses(binding, file), file);
}

function looksThrough(use: UseFacts, binding: Binding, file: RustFile): boolean {
  if (use.use.hidden === 'formatted') return true;
  if (use.use.hidden || isInClosureApart(use.use.node, binding)) return false;
  if (use.effect === 'move' && callOfArgument(use.use.node)) return isOnlyReadByCallee(use.use.node, file);
  if (use.effect === 'borrow') return use.place.parent?.parent?.kind === 'arguments';
  if (use.place !== use.use.node) return use.effect === 'read';
  return use.method !== null && use.effect === 'read' && !TAKES_POINTER.test(use.method);
}
