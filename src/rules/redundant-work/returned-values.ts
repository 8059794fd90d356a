import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { enclosingClosure } from '../../rust/uses.js';

/** What `Some(..)` and `Ok(..)` hold; null for `None` and errors. */
export function unwrapped(value: Node): Node | null {
  if (value.text === 'None') return null;
  const path = calledPath(value);
  if (path === 'Err') return null;
  return path === 'Some' || path === 'Ok' ? (argumentsOf(value)[0] ?? null) : value;
}

/** The expressions that a block, `if` or `match` may end in. */
export function endsOf(node: Node | undefined): Node[] {
  if (!node) return [];
  switch (node.kind) {
    case 'block': {
      const tail = node.children.at(-1);
      if (!tail || tail.kind === 'let_declaration') return [];
      if (tail.kind === 'expression_statement')
        return tail.text.endsWith(';') ? [] : endsOf(tail.children[0]);
      return endsOf(tail);
    }
    case 'if_expression': {
      const otherwise = node.child('alternative')?.children[0];
      return [...endsOf(node.child('consequence')), ...endsOf(otherwise)];
    }
    case 'match_expression':
      return (node.child('body')?.children ?? []).flatMap((arm) =>
        arm.kind === 'match_arm' ? endsOf(arm.child('value')) : [],
      );
    case 'return_expression':
    case 'macro_invocation':
      return [];
    case 'macro_call':
      return node.macro === 'format' ? [node] : [];
    case 'call_expression': {
      const mapped = mappedTo(node);
      if (mapped) return [mapped];
      const inner = /^(?:Some|Ok)$/.test(calledPath(node) ?? '') ? argumentsOf(node)[0] : undefined;
      return inner && /^(?:match|if)_expression$|^block$/.test(inner.kind) ? endsOf(inner) : [node];
    }
    default:
      return [node];
  }
}

/** `x.to_string()` of `found.map(|x| x.to_string()).unwrap_or_default()`. */
function mappedTo(call: Node): Node | null {
  const map = methodOf(call) === 'unwrap_or_default' ? receiverOf(call)! : call;
  const closure = methodOf(map) === 'map' ? argumentsOf(map)[0] : undefined;
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  return body?.kind === 'call_expression' ? body : null;
}

export function returnsOf(body: Node): Node[] {
  const found: Node[] = [];
  for (const node of body.descendants())
    if (node.kind === 'return_expression' && enclosingClosure(node) === null)
      found.push(...endsOf(node.children[0]));
  return found;
}
