import { methodOf } from '../../src/rust/syntax/call-syntax.js';
import type { Node } from '../../src/rust/syntax/tree.js';

/** A name or a field of one. */
export function isPlace(node: Node | undefined): boolean {
  if (node?.kind === 'field_expression') return isPlace(node.child('value'));
  return node?.kind === 'identifier' || node?.kind === 'self';
}

const EVALUATED_AT_ONCE = new Set([
  'call_expression',
  'arguments',
  'try_expression',
  'await_expression',
  'reference_expression',
  'field_expression',
]);

/** The outermost expression or statement in which this one is evaluated without a branch, a loop or a closure between. */
export function evaluatedIn(node: Node): Node {
  let at = node;
  while (at.parent && EVALUATED_AT_ONCE.has(at.parent.kind)) at = at.parent;
  const above = at.parent;
  return above?.kind === 'expression_statement' || above?.kind === 'let_declaration' ? above : at;
}

/** The statement in whose first line a local may be made for this expression. */
export function statementOf(node: Node): Node | null {
  const at = evaluatedIn(node);
  return at !== node && /^(?:expression_statement|let_declaration)$/.test(at.kind) ? at : null;
}

/** What a block evaluates to. */
export function tailOf(block: Node | undefined): Node | null {
  const last = block?.children.at(-1);
  if (!block || !last || /_(?:statement|declaration|item|invocation)$/.test(last.kind)) return null;
  return /^\s*(\/\/.*\s*)*\}$/.test(block.tree.text.slice(last.end, block.end)) ? last : null;
}

/** `else { .. }` but not `else if`; undefined where there is none, null where it is not plain. */
export function plainElse(branch: Node): Node | undefined | null {
  const other = branch.child('alternative');
  if (!other) return undefined;
  return other.children[0]?.kind === 'block' ? other.children[0] : null;
}

/** Where it is called on, and what takes its place: the method's name and arguments. */
export function callOf(node: Node, method: string): { receiver: Node; name: Node } | null {
  if (methodOf(node) !== method) return null;
  const callee = node.child('function');
  const [receiver, name] = [callee?.child('value'), callee?.child('field')];
  return receiver && name ? { receiver, name } : null;
}
