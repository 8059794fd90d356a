import { methodCalledOn, methodOf, receiverOf } from './call-syntax.js';
import { openedByWays, waysAround } from './opened-by-ways.js';
import type { Node } from './tree.js';

/** Give what is in an `Option` or a `Result`, or panic. */
export const PANICKING = /^(?:unwrap|expect)$/;
/** Give what is in it or hand on that there is nothing, in whatever words. */
export const OPENING =
  /^(?:unwrap|expect|ok|ok_or|ok_or_else|map_err|context|with_context|wrap_err|wrap_err_with)$/;
/** So do these, or they give what is empty. */
export const OPENING_OR_DEFAULT = new RegExp(`${OPENING.source}|^unwrap_or_default$`);
/** So do these, or they give what is written there. */
export const OPENING_OR_FALLBACK = new RegExp(`${OPENING.source}|^unwrap_or(?:_default|_else)?$`);

/** `x` of `x?`, of `x.unwrap()` and of `match x { Ok(v) => v, Err(_) => return None }`; null of what opens nothing. */
export function openedBy(opening: Node, methods = PANICKING): Node | null {
  if (opening.kind === 'try_expression') return opening.children[0] ?? null;
  const byWays = openedByWays(opening);
  if (byWays) return byWays.leaves || methods.test('unwrap_or_else') ? byWays.opened : null;
  return (methods.test(methodOf(opening) ?? '') && receiverOf(opening)) || null;
}

/** `x?` or `x.unwrap()` for `x`; null where nothing opens it. */
export function openingOf(value: Node, methods = PANICKING): Node | null {
  if (value.parent?.kind === 'try_expression') return value.parent;
  const ways = waysAround(value);
  if (ways) return openedBy(ways, methods) === value ? ways : null;
  const call = methodCalledOn(value);
  return call && methods.test(methodOf(call) ?? '') ? call : null;
}

/** `x` of `x.context("..")?`: what is behind all that opens it. */
export function withoutOpenings(value: Node, methods = PANICKING): Node {
  const opened = openedBy(value, methods);
  return opened ? withoutOpenings(opened, methods) : value;
}

/** `x` of `x.await.context("..")?`. */
export function withoutAwaitsAndOpenings(value: Node, methods = PANICKING): Node {
  const inner = value.kind === 'await_expression' ? value.children[0] : openedBy(value, methods);
  return inner ? withoutAwaitsAndOpenings(inner, methods) : value;
}

/** `x.context("..")?` for `x`: the value with all that opens it. */
export function withOpenings(value: Node, methods = PANICKING): Node {
  const opening = openingOf(value, methods);
  return opening ? withOpenings(opening, methods) : value;
}
