import type { Known } from '../known.js';
import { isOnlyLookedAt } from '../ownership/only-read.js';
import { isHandedOn, isTakenByValue } from '../ownership/ownership.js';
import type { UseFacts } from '../ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { typeFromNode } from '../types/types.js';
import { calleeOutsideTraits } from './function-called.js';
import { isNamedByAttribute } from './named-as-value.js';
import { enclosingImpl, isReadByMacro } from './shape.js';

const CALLS = new TreeMemo<Map<string, Node[]>>();

/** Calls in this file of the function `fn`, which stands in it. */
export function callsInFile(fn: Node, known: Known): Node[] {
  const name = fn.child('name')?.text ?? '';
  return (callsOf(fn.tree).get(name) ?? []).filter((call) => calleeOutsideTraits(call, known) === fn);
}

/** Calls of the file by the name of what they call. */
function callsOf(tree: SyntaxTree): Map<string, Node[]> {
  const known = CALLS.get(tree);
  if (known) return known;
  const calls = new Map<string, Node[]>();
  for (const node of tree.root.descendantsOfKind('call_expression')) {
    const name = calleeName(node);
    const same = calls.get(name);
    if (same) same.push(node);
    else calls.set(name, [node]);
  }
  CALLS.set(tree, calls);
  return calls;
}

/** Does the function called, which stands in this file, take `argument` by value and only look at it? */
export function isOnlyReadByCallee(argument: Node, known: Known, depth = 0): boolean {
  const call = callOfArgument(argument);
  const parameter = call && parameterOf(argument, call, known);
  const callee = parameter && calleeOutsideTraits(call, known);
  if (!callee || outlivesACall(call, callee, known) || isFixedByMacro(callee)) return false;
  return isTakenForNothing(parameter, callee, known, depth);
}

/** The parameter that an argument is for, of a function that stands in this file. */
export function parameterOf(argument: Node, call: Node, known: Known): Node | null {
  const callee = calleeOutsideTraits(call, known);
  return callee && parameterOfCallee(argument, call, callee);
}

export function parameterOfCallee(argument: Node, call: Node, callee: Node): Node | null {
  const parameters =
    callee.child('parameters')?.children.filter((each) => each.kind !== 'attribute_item') ?? [];
  const position = argumentsOf(call).indexOf(argument);
  const shift = parameters[0]?.kind === 'self_parameter' && methodOf(call) ? 1 : 0;
  return parameters[position + shift] ?? null;
}

/** Does the method called on `receiver`, which stands in this file, take `self` and only look at it? */
export function isOnlyReadByMethod(receiver: Node, call: Node, known: Known, depth = 0): boolean {
  const callee = receiverOf(call) === receiver ? calleeOutsideTraits(call, known) : null;
  const self = callee?.child('parameters')?.ofKind('self_parameter');
  if (!callee || !self || outlivesACall(call, callee, known) || isFixedByMacro(callee)) return false;
  return isTakenForNothing(self, callee, known, depth);
}

/** By one above it, or by an attribute elsewhere that names it. */
function isFixedByMacro(fn: Node): boolean {
  return isReadByMacro(fn) || isNamedByAttribute(fn);
}

/** The future of an async function that is not awaited at once, here or by another of its callers: a task or a list that keeps it may have to own what is in it. */
function outlivesACall(call: Node, callee: Node, known: Known): boolean {
  const later =
    callee.ofKind('function_modifiers')?.has('async') ||
    /\bFuture\b|\bStream\b|^impl\b/.test(callee.child('return_type')?.text ?? '');
  return !!later && (outlivesTheCall(call) || callsInFile(callee, known).some(outlivesTheCall));
}

function outlivesTheCall(call: Node): boolean {
  if (call.parent?.kind === 'await_expression') return false;
  const taker = callOfArgument(call);
  const name = taker && (methodOf(taker) ?? calledPath(taker));
  return !name || taker.parent?.kind !== 'await_expression' || /spawn/.test(name);
}

/** Functions that hand on what they take are followed this far. */
const MAX_CALLEES = 3;

/** Does a function take this parameter by value, and only look at it? */
export function isTakenForNothing(parameter: Node, callee: Node, known: Known, depth = 0): boolean {
  const [binding] = known.localsOf(parameter);
  if (!binding?.whole || binding.mutable || !isTakenByValue(binding, known)) return false;
  const found = typeFromNode(parameter.child('type'));
  if (found && known.isCopy(found) === true) return false;
  if (isGeneric(parameter.child('type')?.text ?? '', callee)) return false;
  if (known.usesOf(binding).some(isHandedOn)) return false;
  // What is copied once more there is kept there: moved on, the copy of the caller's would have served.
  if (known.usesOf(binding).some(isCopiedOn)) return false;
  return isOnlyLookedAt(
    binding,
    known,
    ({ effect, place, call }) =>
      effect === 'move' &&
      !!call &&
      depth < MAX_CALLEES &&
      (isHandedToItself(place, call, parameter, callee, known) ||
        isOnlyReadByCallee(place, known, depth + 1) ||
        isOnlyReadByMethod(place, call, known, depth + 1)),
  );
}

/** `parent.lookup(name)` in `fn lookup(&self, name: String)`: one level further up the same is done with it. */
function isHandedToItself(given: Node, call: Node, parameter: Node, callee: Node, known: Known): boolean {
  return calleeOutsideTraits(call, known) === callee && parameterOfCallee(given, call, callee) === parameter;
}

/** `shared.clone()`, `Arc::clone(&shared)` */
function isCopiedOn({ use, place, method, call }: UseFacts): boolean {
  if (place !== use.node || !call) return false;
  return method === 'clone' || (method === null && /(?:^|::)(?:Arc|Rc)::clone$/.test(calledPath(call) ?? ''));
}

const WRAPPERS = /^(?:\s*(?:(?:\w+::)*(?:Option|Result|Poll|Pin)<|\())+/;

/** `T`, `T::Key`, `Option<Pool>` of an `impl<Pool>`, `impl Trait`: what its methods take is for the trait to say. */
function isGeneric(written: string, callee: Node): boolean {
  if (/\b(impl|dyn)\b|\b[A-Z]\d?\b|\bSelf::/.test(written)) return true;
  const generics = [callee, enclosingImpl(callee)].map((each) => each?.child('type_parameters')?.text ?? '');
  // Of a list of what nobody knows, the list is copied in any case.
  const [name] = /\w+/.exec(written.replace(WRAPPERS, '')) ?? [];
  return !!name && generics.some((declared) => new RegExp(`[<,]\\s*${name}\\b`).test(declared));
}
