import type { Binding } from '../../../rust/names/scopes.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { calledPath } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { runsInTurn } from './scratch-per-turn.js';
import { staysInTurn } from './stays-in-turn.js';

/** `let mut add = |row: Row| { let mut buf = Vec::with_capacity(n); row.encode(&mut buf); sum.update(&buf); };` that a loop behind calls: the buffer could be the closure's. */
export function scratchOfClosure(
  node: Node,
  binding: Binding,
  made: Type | null,
  file: RustFile,
): Problem | null {
  const body = node.parent;
  const closure = body?.parent;
  if (!made || body?.kind !== 'block' || closure?.kind !== 'closure_expression') return null;
  const value = node.child('value');
  if (value?.macro !== 'vec' && !/::with_capacity$/.test((value && calledPath(value)) ?? '')) return null;
  const name = closure.parent?.kind === 'let_declaration' ? file.localsOf(closure.parent)[0] : undefined;
  const loop = name?.whole ? loopAround(name, file) : null;
  if (!loop || !staysInTurn(binding, made, { word: 'closure', node: closure, body }, file)) return null;
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at every call of \`${name!.name}\`, which the \`${loop.word}\` on line ${loop.node.line} makes at its turns, filled, read and freed again.`,
    help: `create \`${binding.name}\` before \`${name!.name}\`, which can hold on to it, and \`clear()\` it at the start of each call`,
  };
}

/** A long loop behind the closure each of whose turns calls it. */
function loopAround(name: Binding, file: RustFile): Loop | null {
  for (const { node, hidden } of name.uses) {
    const call = node.field === 'function' ? node.parent! : null;
    // Handed on, it may be called by many at once.
    if (hidden || !call || enclosingClosure(call) !== enclosingClosure(name.node)) return null;
  }
  for (const { node } of name.uses) {
    const loop = enclosingLoop(node);
    if (!loop || loop.node.contains(name.node) || !runsInTurn(loop, file)) continue;
    if (isReachedAtSomeTurns(node, loop) || endsLoop(node, loop)) continue;
    if (!isShortLoop(loop, file) && !goesOverFew(loop)) return loop;
  }
  return null;
}
