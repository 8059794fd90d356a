import { callsInFile } from '../../../rust/functions/callees.js';
import { enclosingImpl, functionName, implTrait } from '../../../rust/functions/shape.js';
import { itemsByName } from '../../../rust/names/items-by-name.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { isMutableBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { timesWritten } from '../../../rust/syntax/times-written.js';

const BOXED_FUTURE =
  /^(?:(?:\w+::)*Pin\s*<\s*(?:\w+::)*Box\s*<\s*dyn\s+(?:\w+::)*Future\b|(?:\w+::)*(?:Local)?BoxFuture\s*<)/;
/** `Box::pin(async move { done })` in a service whose `type Future` is its own choice, and none of whose futures ever waits. */
export function readyFuture(call) {
  if (calledPath(call) !== 'Box::pin' || !isReady(argumentsOf(call)[0])) return null;
  const fn = enclosingFunction(call);
  const impl = fn && enclosingImpl(fn);
  if (impl?.kind !== 'impl_item' || !impl.child('trait')) return null;
  const items = impl.child('body')?.children ?? [];
  const chosen = items.find(
    (item) => item.kind === 'type_item' && BOXED_FUTURE.test(item.child('type')?.text ?? ''),
  );
  const name = chosen?.child('name')?.text;
  if (!name) return null;
  const makers = items.filter((item) =>
    new RegExp(`^(?:->)?\\s*Self::${name}$`).test(item.child('return_type')?.text ?? ''),
  );
  const ends = makers.flatMap((fn) => (fn.child('body') ? resultsOf(fn.child('body')) : []));
  if (!ends.includes(call)) return null;
  if (!ends.every((end) => calledPath(end) === 'Box::pin' && isReady(argumentsOf(end)[0]))) return null;
  return {
    at: call,
    message: `This future never waits: its value is there already, yet every call boxes it, and it is polled through a pointer.`,
    help: `say \`type ${name} = std::future::Ready<..>\`, and return \`std::future::ready(..)\``,
  };
}
const POOLS = /\.collect::<(?:\w+::)*Futures(?:Unordered|Ordered)<_>>\(\)$/;
const JOINS = /(?:^|::)(?:try_)?join_all$/;
/** `jobs.map(|job| async move { .. }.boxed()).collect::<FuturesUnordered<_>>()`: all of one type, and pinned by who polls them. */
export function boxedForPool(call) {
  const isBoxed = calledPath(call) === 'Box::pin' || /^boxed(?:_local)?$/.test(methodOf(call) ?? '');
  const future = calledPath(call) ? argumentsOf(call)[0] : receiverOf(call);
  if (!isBoxed || future?.kind !== 'async_block') return null;
  const closure = [...call.ancestors()].find((at) => at.kind === 'closure_expression');
  const body = closure?.child('body');
  const mapping = closure && callOfArgument(closure);
  if (!body || !mapping || methodOf(mapping) !== 'map' || closure.child('return_type')) return null;
  const ends = body.kind === 'block' ? resultsOf(body) : [body];
  if (ends.length !== 1 || ends[0] !== call) return null;
  const taker = methodCalledOn(mapping) ?? callOfArgument(mapping);
  const pool =
    taker &&
    (POOLS.test(taker.text.slice(mapping.end - taker.start).replace(/\s+/g, '')) ||
      JOINS.test(calledPath(taker) ?? ''));
  if (!pool) return null;
  return {
    at: call,
    message: 'Each of these futures is boxed although all are of one type: an allocation for each.',
    help: 'leave the box out: `FuturesUnordered`, `join_all` and their kin take futures of any one type',
  };
}
/** An async block without an `await` in it. */
function isReady(future) {
  if (future?.kind !== 'async_block') return false;
  for (const node of future.descendants())
    if (node.kind === 'await_expression' || node.kind === 'macro_invocation') return false;
  return true;
}
/** `let mut tick = Box::pin(sleep(..));` that is only polled where it stands: the stack would hold it as well. */
export function pinnedLocally(call, file) {
  if (calledPath(call) !== 'Box::pin') return null;
  const declaration = call.parent;
  if (declaration?.kind !== 'let_declaration' || declaration.child('type')) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || !binding.mutable || binding.uses.length === 0) return null;
  if (!file.usesOf(binding).every(isPolled)) return null;
  const loop = enclosingLoop(call);
  return {
    at: call,
    message: `\`${binding.name}\` never leaves ${loop ? `its turn of \`${loop.word}\`` : 'the function'}, yet it is allocated to be pinned.`,
    help: 'pin it where it stands: `std::pin::pin!(..)` (or `tokio::pin!`)',
    ...(!loop && { minor: true }),
  };
}
/** `fut.as_mut().poll(cx)`, `&mut fut`, also among the arms of a `select!`. */
function isPolled(use) {
  const { node, hidden } = use.use;
  if (hidden) return /&mut\s+$/.test(node.tree.text.slice(Math.max(0, node.start - 8), node.start));
  if (use.place !== node) return false;
  if (use.method) return use.method === 'as_mut';
  const parent = node.parent;
  return !!parent && isMutableBorrow(parent);
}
/** A function of one's own that returns `Pin<Box<dyn Future>>` made in one place, and whose callers all wait for it on the spot. */
export function boxedAsync(fn, file) {
  const returns = fn.child('return_type');
  const body = fn.child('body');
  if (!returns || !body || !BOXED_FUTURE.test(returns.text.replace(/^->\s*/, ''))) return null;
  if (fn.has('visibility_modifier') || implTrait(fn) || enclosingImpl(fn)?.kind === 'trait_item') return null;
  const ends = resultsOf(body);
  const [end] = ends;
  if (ends.length !== 1 || !end || calledPath(end) !== 'Box::pin') return null;
  const calls = callsInFile(fn, file);
  const name = functionName(fn);
  // Named anywhere else, it may be one of several functions of one type, or be called by what it calls.
  if (calls.length === 0 || timesWritten(name, fn.tree) !== calls.length + 1) return null;
  if (!calls.every((call) => call.parent?.kind === 'await_expression') || leadsBackTo(fn)) return null;
  return {
    at: returns,
    message: `\`${name}\` boxes its future at every call, and all its callers wait for it where they call it.`,
    help: 'make it an `async fn`, and leave the `Box::pin` out',
  };
}
/** A future that waits for itself in the end has to be boxed somewhere. Followed by names: whose method is called is seldom known. */
function leadsBackTo(fn) {
  const functions = itemsByName(fn.tree, 'function_item');
  const seen = new Set();
  const waiting = [fn];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const call of at.child('body')?.descendantsOfKind('call_expression') ?? []) {
      const name = calleeName(call);
      if (name === functionName(fn)) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      waiting.push(...(functions.get(name) ?? []));
    }
  }
  return false;
}
