import { functionCalledByName } from '../functions/function-called.js';
import { isIteratorChain } from '../order/loops.js';
import { isPlace } from '../ownership/places.js';
import { calleeName, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { MUTATING_METHODS } from '../types/methods.js';
import { hasEffects } from './effects.js';
import { isFetched } from './store-reads.js';
import { worksApart } from './works-apart.js';

const LOOKUP =
  /^(?:get|get_\w+|seek_exact|seek_by_key_subkey|find_\w+|lookup_\w+|\w+_(?:by|for|at)_\w+|header|block|account|storage|\w+_(?:in_)?range)$/;
/** Works something out: that it may fail is not why it is called. */
const COMPUTES = /^(?:re)?(?:compute|calculate)_\w+$/;
const QUIET_MACROS = new Set(['format', 'vec', 'matches', 'format_args', 'concat_string', 'smallvec']);
const LOUD =
  /^(?:assignment_expression|compound_assignment_expr|await_expression|macro_invocation|return_expression|break_expression|continue_expression|loop_expression|while_expression|for_expression|unsafe_block|async_block)$/;

/** Could an expression be left out, or evaluated later, without anyone noticing, as far as its words tell? */
export function isQuiet(expression: Node, inClosure = false): boolean {
  // Asked of each call in a chain, which holds those before it.
  if (expression.kind !== 'call_expression') return looksQuiet(expression, inClosure);
  return (inClosure ? QUIET_IN_CLOSURE : QUIET).of(expression, () => looksQuiet(expression, inClosure));
}

const QUIET = new NodeMemo<boolean>();
const QUIET_IN_CLOSURE = new NodeMemo<boolean>();

function looksQuiet(expression: Node, inClosure: boolean): boolean {
  if (inClosure && expression.kind === 'return_expression') return expression.children.every(isQuietWithin);
  if (isLoud(expression)) return false;
  const within = inClosure || expression.kind === 'closure_expression';
  return expression.children.every((child) => isQuiet(child, within));
}

function isQuietWithin(expression: Node): boolean {
  return isQuiet(expression, true);
}

function isLoud(node: Node): boolean {
  if (node.kind === 'await_expression') return !looksUp(node.children[0]!);
  if (LOUD.test(node.kind)) return true;
  // A call whose result nobody takes is made for something else.
  if (node.kind === 'expression_statement') return node.text.endsWith(';');
  // A lookup may fail, but nobody makes one to see whether it does.
  if (node.kind === 'try_expression') {
    const inner = node.children[0]!;
    if (COMPUTES.test(calleeName(inner))) return false;
    return !looksUp(inner.kind === 'await_expression' ? inner.children[0]! : inner);
  }
  if (node.kind === 'macro_call') return !QUIET_MACROS.has(node.macro);
  if (node.kind === 'reference_expression') return node.has('mutable_specifier');
  if (node.kind !== 'call_expression') return false;
  const method = methodOf(node);
  if (!method && isWorkApart(node)) return false;
  if (!method) return hasEffects(node) || tellsSomeone(node);
  if (changesItsSelf(node) || tellsSomeone(node)) return true;
  if (isFetched(node)) return false;
  const receiver = receiverOf(node)!;
  // `generics.make_where_clause()`, `name.make_ascii_lowercase()`: what they make is part of what they are asked of.
  if (/^make_(?:\w+_clause|ascii_\w+|mut|contiguous)$/.test(method) && isPlace(receiver)) return true;
  if (method === 'parse' || method === 'expect') return /^self$/.test(receiver.text);
  if (isPlace(receiver) && MUTATING_METHODS.has(method)) return true;
  // `iter().take(n)`, `unwrap_or_default().next()`: adapters of a chain, and of a value of its own.
  return hasEffects(node) && !(receiver.kind === 'call_expression' && isIteratorChain(receiver));
}

function looksUp(call: Node): boolean {
  return isFetched(call) || LOOKUP.test(methodOf(call) ?? '');
}

/** `parse_pairs(text)` of the same file: whatever its name says, nobody notices. */
function isWorkApart(call: Node): boolean {
  const fn = functionCalledByName(call);
  return !!fn && worksApart(fn);
}

/** A function of the same file that logs or prints. */
function tellsSomeone(call: Node): boolean {
  const body = functionCalledByName(call)?.child('body');
  return !!body && TELLS.of(body, () => /\b(?:info|warn|error|e?println?)!\s*[({[]/.test(body.text));
}

const TELLS = new NodeMemo<boolean>();

/** A method of the same file that takes `&mut self`. */
function changesItsSelf(call: Node): boolean {
  const parameters = functionCalledByName(call)?.child('parameters')?.text ?? '';
  return /^\(\s*&\s*(?:'\w+\s+)?mut\s+self\b/.test(parameters);
}
