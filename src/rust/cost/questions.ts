import { functionCalled } from '../functions/function-called.js';
import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { isIteratorChain } from '../order/loops.js';
import { isGetterName } from '../ownership/only-read.js';
import { isPlace, rootOf } from '../ownership/places.js';
import { onlyReads } from '../ownership/readers.js';
import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { hasEffects } from './effects.js';

/** Change something, wait for something, or hide what they do. */
const ACTS =
  /^(?:assignment_expression|compound_assignment_expr|await_expression|macro_invocation|unsafe_block|async_block|while_expression|loop_expression)$/;
const QUIET_MACROS = /^(?:matches|format|vec|(?:debug_)?assert(?:_eq|_ne)?)$/;
/** Ask by their names, whatever they are called on; `unwrap` opens what somebody else has asked. */
const ASKS =
  /^(?:is|has|contains|starts|ends)_\w+$|^(?:contains|eq|ne|len|is_empty|unwrap|expect|unwrap_or|unwrap_or_default)$/;
/** Hand on what an iterator gives. */
const ADAPTS = /^(?:any|all|map|filter|count|find|position|copied|rev|skip|take|zip|enumerate)$/;
/** Functions of this file are followed into the functions that they ask. */
const MAX_DEPTH = 2;

/** Code that only looks: nobody could tell whether it ran. Calls of which that is not known may do anything. */
export function onlyAsks(code: Node, known: Known, depth = 0): boolean {
  for (const node of code.descendants()) {
    if (ACTS.test(node.kind)) return false;
    if (isMutableBorrow(node)) return false;
    if (node.kind === 'macro_call' && !QUIET_MACROS.test(node.macro)) return false;
    if (node.kind === 'call_expression' && !isQuestion(node, known, depth)) return false;
  }
  return true;
}

function isQuestion(call: Node, known: Known, depth: number): boolean {
  const method = methodOf(call);
  if (argumentsOf(call).some((given) => known.typeOf(given)?.refs.startsWith('m'))) return false;
  if (!method) return asksByFunction(call, known, depth);
  const receiver = receiverOf(call)!;
  if (ASKS.test(method) || (ADAPTS.test(method) && isIteratorChain(receiver))) return true;
  if (hasEffects(call)) return false;
  return onlyReads(call, known.typeOf(receiver), known.declarations) || isGetterOfLent(call, receiver, known);
}

/** `row.weight()` of a name through which nothing can be changed, of a type that is declared elsewhere: no verb. */
function isGetterOfLent(call: Node, receiver: Node, known: Known): boolean {
  const root = rootOf(receiver);
  const binding = root && isPlace(receiver) ? known.bindingOf(root) : undefined;
  if (!binding || binding.mutable || argumentsOf(call).length > 0) return false;
  if (!isGetterName(methodOf(call)!) || !isLentShared(binding, known)) return false;
  const declared = known.declarations.anyMethod(methodOf(call)!);
  return !declared || declared.receiver === '&';
}

/** By `self`'s own words, or by its type; what a walk over `values()` gives is no more than looked at, either. */
function isLentShared(binding: Binding, known: Known): boolean {
  if (binding.kind === 'self') return !/\bmut\b/.test(binding.declaration.text);
  const written = binding.typeNode?.text;
  if (written) return /^&(?!\s*(?:'\w+\s+)?mut\b)/.test(written);
  const use = binding.uses[0]?.node;
  if (use && known.typeOf(use)?.refs.startsWith('m')) return false;
  return (
    binding.kind === 'for' &&
    /\.(?:iter|keys|values)\(\)(?:\s*\.\s*enumerate\(\))?$/.test(walkedText(binding))
  );
}

function walkedText(binding: Binding): string {
  return binding.declaration.child('value')?.text ?? '';
}

/** `Some(x)`, `is_open(row)`, and a function of this file that only looks itself. */
function asksByFunction(call: Node, known: Known, depth: number): boolean {
  const name = calledPath(call)?.split('::').at(-1) ?? '';
  if (/^[A-Z]/.test(name)) return true;
  const fn = functionCalled(call, known);
  if (!fn) return /^(?:is|has)_\w+$|_eq$/.test(name);
  const body = fn.child('body');
  return !!body && depth < MAX_DEPTH && onlyAsks(body, known, depth + 1);
}
