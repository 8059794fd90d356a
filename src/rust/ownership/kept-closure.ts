import type { Known } from '../known.js';
import { withoutBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** The outermost closure or future that looks at the value and not at `at`: it borrows for as long as somebody may call it. */
export function closureAround(node: Node, at: Node): Node | null {
  let outermost: Node | null = null;
  for (const each of node.ancestors()) {
    if (each.kind === 'function_item' || each.contains(at)) break;
    if (/^(?:closure_expression|async_block)$/.test(each.kind)) outermost = each;
  }
  return outermost;
}

/**
 * `let knows = |id| names.has(id);`, `let known = ids.iter().filter(|id| names.has(id));`: what the closure gives may be its own, but
 * each later use of the name is one of all that the closure looks at.
 */
export function keepsClosure(declaration: Node, closure: Node, known: Known): boolean {
  const value = declaration.kind === 'let_declaration' ? declaration.child('value') : undefined;
  return !!value && (unboxed(value) === closure || known.typeOf(value)?.name === 'Iterator');
}

/** `|| ..` of `Box::new(|| ..)` and `&|| ..`. */
function unboxed(value: Node): Node {
  const lent = withoutBorrow(value);
  const [content] = BOXES.test(calledPath(lent) ?? '') ? argumentsOf(lent) : [];
  return content ?? lent;
}

const BOXES = /^(?:\w+::)*(?:Box|Rc|Arc)::(?:new|pin)$/;
