import { isAsyncFunction } from '../../../rust/functions/async-context.js';
import { callsInFile } from '../../../rust/functions/callees.js';
import { functionName, implTrait } from '../../../rust/functions/shape.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { calledPath, enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';
import { loopCalling } from '../../calls-in-loops.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { runsInTurn } from './scratch-per-turn.js';
import { isFilling, staysInTurn } from './stays-in-turn.js';

/** Called again and again by whoever runs things, or walks, reads or writes one after the other. */
const DRIVEN =
  /^(?:(?:poll|drive|pump|tick|step|turn|visit|process|handle|on)(?:_\w+)?|next(?:_\w+)?|advance)$/;

/** `let mut batch = Vec::with_capacity(n);`, a name that may be changed, in a method of `&mut self` that is called time and again: its struct could keep the room. */
export function scratchPerCall(
  node: Node,
  binding: Binding,
  made: Type | null,
  file: RustFile,
): Problem | null {
  const fn = enclosingFunction(node);
  const body = fn?.child('body');
  if (!fn || !body || !made || node.parent !== body) return null;
  if (/error|failure/.test(functionName(fn))) return null;
  if (!changesItsSelf(fn)) return scratchOfHelper(node, binding, made, fn, file);
  const name = functionName(fn);
  const loop = loopCalling(fn, file);
  if (!loop && !DRIVEN.test(name)) return null;
  if (!staysInTurn(binding, made, { word: 'fn', node: fn, body }, file)) return null;
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at ${callsReaching(node, fn)}${loop ? `, which line ${lineOfCall(loop.node, name)} calls in a \`${loop.word}\`` : ''}, filled, read and freed again.`,
    help: `keep \`${binding.name}\` in the struct and \`clear()\` it at the start of each call`,
    ...(!isSurelyAllocated(node, binding, file) && { minor: true }),
  };
}

/** In a longer function, what else it does costs more than its scratch room. */
const SHORT = 40;

/** The same in a function of one's own that a loop of this file calls: the caller could lend the room. */
function scratchOfHelper(node: Node, binding: Binding, made: Type, fn: Node, file: RustFile): Problem | null {
  if (fn.has('visibility_modifier') || implTrait(fn) || file.isCold(node)) return null;
  if (fn.endLine - fn.line > SHORT || isAsyncFunction(fn)) return null;
  const body = fn.child('body')!;
  if (
    !isSurelyAllocated(node, binding, file) ||
    !staysInTurn(binding, made, { word: 'fn', node: fn, body }, file)
  )
    return null;
  const loop = longLoopAround(fn, file);
  if (!loop) return null;
  const name = functionName(fn);
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at ${callsReaching(node, fn)}, which line ${lineOfCall(loop.node, name)} calls in a \`${loop.word}\`, filled, read and freed again.`,
    help: `let the caller lend it: take \`${binding.name}: &mut ${made.name}<..>\`, and \`clear()\` it at the start of each call`,
  };
}

function longLoopAround(fn: Node, file: RustFile): Loop | null {
  for (const call of callsInFile(fn, file)) {
    const loop = enclosingLoop(call);
    if (
      loop &&
      runsInTurn(loop, file) &&
      !isReachedAtSomeTurns(call, loop) &&
      !endsLoop(call, loop) &&
      !file.isCold(call)
    )
      if (!isShortLoop(loop, file) && !goesOverFew(loop)) return loop;
  }
  return null;
}

function changesItsSelf(fn: Node): boolean {
  return /^\(\s*(?:&\s*(?:'\w+\s+)?mut\s+self\b|(?:mut\s+)?self\s*:\s*(?:Pin<)?&mut)/.test(
    fn.child('parameters')?.text ?? '',
  );
}

function lineOfCall(loop: Node, name: string): number {
  for (const call of loop.descendantsOfKind('call_expression'))
    if (call.child('function')?.text.endsWith(name)) return call.line;
  return loop.line;
}

/** With room from the start, or filled item by item on the way that all calls take. */
function isSurelyAllocated(node: Node, binding: Binding, file: RustFile): boolean {
  const value = node.child('value');
  if (value?.kind === 'macro_call' || /::with_capacity$/.test((value && calledPath(value)) ?? ''))
    return true;
  return file.usesOf(binding).some((use) => isFilling(use) && runsInEachCall(use.use.node, node.parent!));
}

function runsInEachCall(node: Node, body: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === body) return true;
    if (/^(?:if_expression|match_arm|closure_expression|while_expression)$/.test(at.kind)) return false;
    if (at.kind === 'for_expression' && enclosingLoop(node)?.node !== at) return false;
  }
  return false;
}
