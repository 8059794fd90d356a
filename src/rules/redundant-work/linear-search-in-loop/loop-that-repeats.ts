import { namesIn } from '../../../rust/functions/equality.js';
import { functionName } from '../../../rust/functions/shape.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, enclosingLoops, type Loop } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calleeName,
  callOfArgument,
  enclosingFunction,
  methodOf,
  nextMethod,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { isSetAnew, repeating } from './long-lists.js';

/** The loop around the search that asks for something else at each turn while the list stays the same thing. */
export function loopThatRepeats(call: Node, list: Node, file: RustFile): Loop | null {
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  if (!held) return null;
  if (isSetAnew(held, call)) return null;
  const asked = namesIn(argumentsNode(call), file);
  const fold = foldOver(held);
  if (fold) return asked.some((name) => isOfTurn(name, fold, call)) && !isShortLoop(fold, file) ? fold : null;
  const direct = enclosingLoops(call);
  const loop = repeating(direct, call, held.node, asked, file);
  if (loop || direct.length > 0) return loop;
  const recursion = recursionAround(call, list, held);
  if (recursion) return recursion;
  const closure = namedClosureAround(call);
  const varies = closure && asked.some((name) => closure.contains(name) && !call.contains(name));
  return varies && !closure.contains(held.node) ? loopThatCalls(closure, file) : null;
}

/** `rows.fold(Vec::new(), |mut seen, row| { .. seen.push(row); seen })`: what a fold hands on from turn to turn gets longer with each. */
function foldOver({ node, uses }: Binding): Loop | null {
  const closure = [...node.ancestors()].find(({ kind }) => kind === 'closure_expression');
  const [first] = closure?.child('parameters')?.children ?? [];
  const call = closure && first?.contains(node) ? callOfArgument(closure) : null;
  if (!call || !/^(?:try_)?r?fold$/.test(methodOf(call) ?? '') || argumentsOf(call)[1] !== closure)
    return null;
  const isPushed = uses.some((use) => nextMethod(use.node) === 'push');
  return isPushed ? { word: methodOf(call)!, node: call, body: closure!.child('body')! } : null;
}

function isOfTurn(name: Node, fold: Loop, search: Node): boolean {
  return fold.node.contains(name) && !search.contains(name);
}

/** `if visited.contains(&id) { return }; visited.push(id)` in a function that calls itself with the list. */
function recursionAround(call: Node, list: Node, held: Binding): Loop | null {
  const fn = enclosingFunction(call);
  if (!fn || methodOf(call) !== 'contains' || held.kind !== 'parameter' || list.kind !== 'identifier')
    return null;
  const isCalled = (method: RegExp) =>
    held.uses.some(({ node }) => method.test(node.tree.text.slice(node.end, node.end + 20)));
  // What is taken out again on the way back is the way down: as long as the recursion is deep.
  const isFilled = isCalled(/^\s*\.push\(/) && !isCalled(/^\s*\.(?:pop|truncate|remove|swap_remove)\(/);
  const name = functionName(fn);
  const again = [...fn.child('body')!.descendantsOfKind('call_expression')].find(
    (each) =>
      calleeName(each) === name &&
      argumentsOf(each).some((argument) => held.uses.some(({ node }) => argument.contains(node))),
  );
  return isFilled && again ? { word: `${name}`, node: fn, body: fn.child('body')! } : null;
}

export function argumentsNode(call: Node): Node {
  return call.child('arguments')!;
}

/** The loop in which a closure that is bound to a name is called or handed on. */
function loopThatCalls(closure: Node, file: RustFile): Loop | null {
  const [binding] = file.functionAt(closure)?.scopes.boundBy(closure.parent!) ?? [];
  for (const use of binding?.uses ?? []) {
    const loop = enclosingLoop(use.node) ?? adapterTaking(use.node);
    if (loop && !isShortLoop(loop, file)) return loop;
  }
  return null;
}

function namedClosureAround(call: Node): Node | null {
  for (const at of call.ancestors()) {
    if (at.kind === 'closure_expression') return at.parent?.kind === 'let_declaration' ? at : null;
    if (at.kind === 'function_item') return null;
  }
  return null;
}

/** `items.iter().all(&is_known)`: the closure runs once per item without a call being written. */
function adapterTaking(use: Node): Loop | null {
  const argument = withBorrow(use);
  const call = callOfArgument(argument);
  const word = call && methodOf(call);
  return call && word && /^(?:any|all|filter|filter_map|find|position|retain|for_each|map)$/.test(word)
    ? { word, node: call, body: call }
    : null;
}
