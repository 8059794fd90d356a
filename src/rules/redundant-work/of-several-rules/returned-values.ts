import { valueOfClosure } from '../../../rust/order/given-value.js';
import { returnedFrom, waysOf } from '../../../rust/order/ways.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** What `Some(..)` and `Ok(..)` hold; null for `None` and errors. */
export function contentOfVariant(value: Node): Node | null {
  if (value.text === 'None') return null;
  const path = calledPath(value);
  if (path === 'Err') return null;
  return path === 'Some' || path === 'Ok' ? (argumentsOf(value)[0] ?? null) : value;
}

/** The texts that a block, `if` or `match` may come to: what is formatted, mapped to, or held by `Some` and `Ok`. */
export function endsOf(node: Node | undefined): Node[] {
  return node ? waysOf(node).flatMap(textsOf) : [];
}

function textsOf(way: Node): Node[] {
  if (/^(?:block|let_declaration|macro_invocation)$/.test(way.kind)) return [];
  if (way.kind === 'macro_call') return way.macro === 'format' ? [way] : [];
  if (way.kind !== 'call_expression') return [way];
  const mapped = mappedTo(way);
  if (mapped) return [mapped];
  const either = mappedOrElse(way);
  if (either.length > 0) return either;
  const inner = /^(?:Some|Ok)$/.test(calledPath(way) ?? '') ? argumentsOf(way)[0] : undefined;
  return inner && /^(?:match|if)_expression$|^block$/.test(inner.kind) ? endsOf(inner) : [way];
}

/** `x.to_string()` of `found.map(|x| x.to_string()).unwrap_or_default()`. */
function mappedTo(call: Node): Node | null {
  const map = methodOf(call) === 'unwrap_or_default' ? receiverOf(call)! : call;
  const given = methodOf(map) === 'map' ? valueOfClosure(argumentsOf(map)[0]) : undefined;
  return given?.kind === 'call_expression' ? given : null;
}

/** Both of `found.map(|x| x.to_string()).unwrap_or_else(|| "-".to_string())`. */
function mappedOrElse(call: Node): Node[] {
  const method = methodOf(call) ?? '';
  const mapped = /^unwrap_or(?:_else)?$/.test(method) ? mappedTo(receiverOf(call)!) : null;
  const [other] = mapped ? argumentsOf(call) : [];
  const fallback = method === 'unwrap_or_else' ? other?.child('body') : other;
  return mapped && fallback ? [mapped, ...endsOf(fallback)] : [];
}

export function returnsOf(body: Node): Node[] {
  return returnedFrom(body).flatMap(textsOf);
}
