import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { type Loop, writtenLoops } from '../order/loops.js';
import { endsLoop } from '../order/run-order.js';
import { mayRunAfter } from '../order/runs-after.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { isGuardName } from '../types/guards.js';
import type { Type } from '../types/types.js';

/** A name with fields, indexes and dereferences: something that exists without being computed. */
export function isPlace(node: Node): boolean {
  switch (node.kind) {
    case 'identifier':
    case 'self':
      return true;
    case 'field_expression':
      return !!node.child('value') && isPlace(node.child('value')!);
    case 'index_expression':
    case 'parenthesized_expression':
      return !!node.children[0] && isPlace(node.children[0]);
    case 'unary_expression':
      return node.text.startsWith('*') && !!node.children[0] && isPlace(node.children[0]);
    default:
      return false;
  }
}

/** The `identifier` or `self` that a chain of fields, indexes and method calls starts with; null for any other start. */
export function rootOf(node: Node | undefined): Node | null {
  for (let at = node; at; ) {
    switch (at.kind) {
      case 'identifier':
      case 'self':
        return at;
      case 'field_expression':
        at = at.child('value');
        break;
      case 'call_expression':
        at = receiverOf(at);
        break;
      case 'reference_expression':
        at = at.child('value');
        break;
      case 'index_expression':
      case 'parenthesized_expression':
      case 'try_expression':
      case 'await_expression':
      case 'unary_expression':
        at = at.children[0];
        break;
      default:
        return null;
    }
  }
  return null;
}

export function withoutParentheses(node: Node): Node {
  return node.kind === 'parenthesized_expression' && node.children[0]
    ? withoutParentheses(node.children[0])
    : node;
}

type Typed = Pick<Known, 'typeOf' | 'declarations'>;

/** Does the value come out of a guard (a lock, a `RefCell`), so that a borrow would keep it held? */
export function comesFromGuard(node: Node | undefined, known: Typed): boolean {
  for (let at = node; at; ) {
    const method = methodOf(at);
    if (
      method &&
      /^(lock|read|write|borrow|borrow_mut|borrow_and_update|wait_for|load|upgrade|\w*_lock|blocking_\w+|get_mut|entry|value|pin)$/.test(
        method,
      ) &&
      !(method === 'value' && argumentsOf(at).length > 0)
    )
      return true;
    if (at.kind === 'call_expression' && (givesGuard(at, known) || isBorrowedAtRunTime(at, known)))
      return true;
    at =
      at.kind === 'call_expression'
        ? receiverOf(at)
        : (at.child('value') ?? (isWrapper(at) ? at.children[0] : undefined));
  }
  return false;
}

/** `fn top(&self) -> Ref<'_, Item>`, `fn rows(&self) -> Option<MutexGuard<'_, Rows>>`: called like a getter, and holds a lock. */
function givesGuard(call: Node, known: Typed): boolean {
  const found = known.typeOf(call) ?? known.declarations.anyMethod(methodOf(call) ?? '')?.returns;
  return !!found && [found, ...(/^(?:Option|Result)$/.test(found.name) ? found.args : [])].some(isGuard);
}

/** `bytes.borrow_buffer()`, of which nobody knows that it gives a plain reference: named as what counts its borrows while the program runs. */
function isBorrowedAtRunTime(call: Node, known: Typed): boolean {
  const method = methodOf(call) ?? '';
  if (!/^borrow_\w+$/.test(method) || argumentsOf(call).length > 0) return false;
  const found = known.typeOf(call) ?? known.declarations.anyMethod(method)?.returns;
  return found ? found.refs === '' && !/^(?:Option|Result)$/.test(found.name) : true;
}

function isGuard({ refs, name }: Type): boolean {
  return refs === '' && isGuardName(name);
}

function isWrapper(node: Node): boolean {
  return /^(parenthesized|index|try|await|unary)_expression$/.test(node.kind);
}

/** What a receiver is called: `store` of `self.store`, `provider` of `self.provider()`, `tx` of `tx`. */
export function lastWordOf(receiver: Node): string {
  if (receiver.kind === 'field_expression') return receiver.child('field')?.text ?? '';
  if (receiver.kind === 'call_expression') return methodOf(receiver) ?? calledTarget(receiver)?.text ?? '';
  return receiver.text;
}

/** Text of a place without layout, `self.block.body`. */
export function pathOf(place: Node): string {
  const { text } = place;
  // Most are plain already.
  return /[\s()*&]/.test(text) ? text.replace(/\s+/g, '').replace(/^[(*&]+|\)+$/g, '') : text;
}

/** Is one of the two a part of the other, `self.a` and `self.a.b`? Any two elements of one list may be the same. */
export function overlaps(a: string, b: string): boolean {
  const [one, other] = [withoutIndexes(a), withoutIndexes(b)];
  return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function withoutIndexes(path: string): string {
  return path.includes('[') ? path.replace(/\[(?:[^[\]]|\[[^[\]]*\])*\]/g, '') : path;
}

/** Is the place, or a part of it, looked at again after `at`, or by the rest of its statement? */
export function isNeededAfter(place: Node, at: Node, binding: Binding, known: Known): boolean {
  const path = pathOf(place);
  // The last of many is the first to be needed.
  const needed = known.usesOf(binding).findLast((use) => {
    const { node, hidden } = use.use;
    if (place.contains(node)) return false;
    if (hidden) return node.end > at.start;
    return mayRunAfter(node, at, binding.declaration) && overlaps(pathOf(use.place), path);
  });
  return !!needed;
}

/** Does a loop, or a closure that may be called again, bring `node` back without binding the name anew? */
export function isRepeated(node: Node, binding: Binding): boolean {
  const apart = writtenLoops(node).some((loop) => !bindsEachTurn(loop, binding) && !endsLoop(node, loop));
  return apart || isInRepeatingClosure(node, binding);
}

/** Closures given to these run once at most, whatever the task or scope is called that runs them. */
const RUNS_TASK = /(?:^|_|::)(?:spawn\w*|block_in_place|in_scope|run_blocking|get_or_init)$/;
/** A task that is started anew when it ends calls its closure again. */
const RUNS_AGAIN = /restart|respawn|retry|repeat|loop|period|interval|supervis|every|each|cron/;
/** Methods of Option, Result and the like, by their whole name: `page_with_context(.., || ..)` keeps its closure. */
const RUNS_AT_MOST_ONCE =
  /^(?:unwrap_or_else|ok_or_else|or_else|map_err|map_or_else|then|or_insert_with|get_or_insert_with|with_context)$/;

function runsOnce(call: Node): boolean {
  const method = methodOf(call);
  const name = method ?? calledPath(call) ?? '';
  if (RUNS_TASK.test(name)) return !RUNS_AGAIN.test(name);
  return !!method && RUNS_AT_MOST_ONCE.test(method);
}

/** Does a closure that may be called again stand between the name and `node`? */
export function isInRepeatingClosure(node: Node, binding: Binding): boolean {
  for (const at of node.ancestors()) {
    if (at.contains(binding.node)) return false;
    if (at.kind !== 'closure_expression') continue;
    const call = callOfArgument(at);
    if (!call) return true;
    if (isOfOption(call)) {
      if (isAskedOf(call, binding)) return true;
      continue;
    }
    if (!runsOnce(call) || isHandler(call, at)) return true;
  }
  return false;
}

/** `found.as_ref().map(|each| ..)`, `list.first().is_some_and(..)`: an Option or a Result calls its closure once at most. */
function isOfOption(call: Node): boolean {
  const receiver = receiverOf(call);
  const gives = receiver && methodOf(receiver);
  if (!gives || !CALLS_ONCE.test(methodOf(call) ?? '')) return false;
  return argumentsOf(receiver).length > 0 ? LOOKS_UP.test(gives) : GIVES_OPTION.test(gives);
}

/** `self.map().as_ref().map(|map| map.owned_by(self.clone()))`: what the closure is given still borrows from the original. */
function isAskedOf(call: Node, { name }: Binding): boolean {
  let at: Node | undefined = receiverOf(call);
  while (at && (methodOf(at) || at.kind === 'field_expression' || at.kind === 'try_expression'))
    at = methodOf(at) ? receiverOf(at) : at.children[0];
  return at?.text === name;
}

const CALLS_ONCE =
  /^(?:map|and_then|map_or|map_or_else|filter|is_some_and|is_none_or|is_ok_and|inspect|then|unwrap_or_else|or_else)$/;
/** Without arguments. */
const GIVES_OPTION =
  /^(?:as_ref|as_mut|as_deref|as_deref_mut|ok|err|first|last|pop|pop_front|pop_back|take|next|next_back)$/;
const LOOKS_UP = /^(?:get|get_mut|find|find_map|position|max_by_key|min_by_key|ok_or|checked_\w+)$/;

/** Methods that a stream has and an Option or Result has not. */
const FLOWS =
  /\b(?:into_stream|from_stream|(?:try_|ready_)?chunks|(?:try_)?buffer(?:ed|_unordered)|stream::\w+)\(/;

/** `route.and_then(move || answer(..))`: a filter or a stream calls its closure for each request, an Option with one value only. */
function isHandler(call: Node, closure: Node): boolean {
  const parameters = closure.child('parameters')?.children.length ?? 0;
  const method = methodOf(call);
  if (method === 'and_then')
    return parameters !== 1 || closure.has('move') || FLOWS.test(receiverOf(call)?.text ?? '');
  return method === 'then' && parameters !== 0;
}

/** Is the name bound anew at each turn: in the body, in the head of `for`, or as a parameter of the closure? */
function bindsEachTurn(loop: Loop, binding: Binding): boolean {
  if (loop.body.contains(binding.node) || binding.declaration === loop.node) return true;
  return binding.kind === 'closure-parameter' && !!loop.body.parent?.contains(binding.node);
}

/** Does a closure or async block stand between the name's declaration and `node`? */
export function isInClosureApart(node: Node, binding: Binding): boolean {
  for (const at of node.ancestors()) {
    if (at.contains(binding.node)) return false;
    if (at.kind === 'closure_expression' || at.kind === 'async_block') return true;
  }
  return false;
}

/** The statement, arm or closure body that holds `node`: what is evaluated in one go, temporaries included. */
export function statementOf(node: Node): Node {
  let at = node;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.kind === 'block' || parent.kind === 'source_file') break;
    if (parent.kind === 'match_arm' && at.field === 'value') break;
    if (parent.kind === 'closure_expression' && at.field === 'body') break;
  }
  return at;
}
