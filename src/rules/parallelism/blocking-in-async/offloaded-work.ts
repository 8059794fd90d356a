import { isAsyncFunction, isOffloaded } from '../../../rust/functions/async-context.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { isPlace, lastWordOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import { OPENING, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import type { Blocking } from './waiting-for-others.js';

/** `controller.state_at(slot)?` where other code of the same file does nothing else in a `spawn_blocking` of its own: whoever wrote that knows that it takes long. */
export function worksElsewhere(call: Node, file: RustFile): Blocking | null {
  const name = nameOf(call);
  if (!name || callOfArgument(call) || isOffloaded(call) || file.isInTest(call)) return null;
  const other = offloadedWork(call.tree).get(name);
  if (!other || enclosingFunction(other) === enclosingFunction(call) || !isSameKind(call, other, file))
    return null;
  const fn = functionCalled(call, file);
  if (fn && isAsyncFunction(fn)) return null;
  return { what: name, help: `call it in \`spawn_blocking\`, as on line ${other.line}` };
}

/** Two locals of one name may be anything: `current.advance(part)` of another state does other work. */
function isSameKind(call: Node, other: Node, file: RustFile): boolean {
  const receivers = [call, other].map(receiverOf).filter((each) => !!each);
  const [one, another] = receivers.map((each) => file.typeOf(each));
  if (one && another) return methodTarget(one).name === methodTarget(another).name;
  return !receivers.some((each) => each.kind === 'identifier' && file.bindingOf(each)?.kind === 'let');
}

/** Answered at once, whoever is asked; what is made is made where it is wanted. */
const LIGHT =
  /^(?:get|peek|len|new|clone|insert|remove|push|pop|send|lock|read|write|load|store|contains\w*|(?:is|has|as|to|into|with|try)_\w+|from|default|block_on|join|recv|wait|run|call)$/;

/** `controller.state_at`, `Keys::derive`: a call that is given something to work with. */
function nameOf(call: Node): string | null {
  const method = methodOf(call);
  if (argumentsOf(call).length === 0) return null;
  if (method) {
    const receiver = receiverOf(call)!;
    return LIGHT.test(method) || !isPlace(receiver) ? null : `${lastWordOf(receiver)}.${method}`;
  }
  const path = calledPath(call)?.split('::').slice(-2).join('::');
  const last = path?.split('::').at(-1) ?? '';
  return path && /^[a-z]/.test(last) && !LIGHT.test(last) ? path : null;
}

const OFFLOADED = new TreeMemo<Map<string, Node>>();

/** What a closure of `spawn_blocking` does and nothing besides, by its name. */
function offloadedWork(tree: SyntaxTree): Map<string, Node> {
  return OFFLOADED.of(tree, () => {
    const found = new Map<string, Node>();
    for (const closure of tree.root.descendantsOfKind('closure_expression')) {
      const value = valueOfClosure(closure);
      const work = value && withoutOpenings(value, OPENING);
      const name = work?.kind === 'call_expression' && isOffloaded(work) ? nameOf(work) : null;
      if (name && callOfArgument(closure) && !found.has(name)) found.set(name, work!);
    }
    return found;
  });
}
