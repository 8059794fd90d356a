import type { Node } from '../syntax/tree.js';

/** `x.len()` of `let length = x.len(); length`, the end of a block: a name for what it gives, and for nothing else. */
export function boundJustBefore(tail: Node): Node | undefined {
  const block = tail.kind === 'identifier' ? tail.parent : undefined;
  const before = block?.kind === 'block' ? block.children.at(-2) : undefined;
  return before && isNameFor(before, tail) ? before.child('value') : undefined;
}

function isNameFor(statement: Node, tail: Node): boolean {
  const pattern = statement.kind === 'let_declaration' ? statement.child('pattern') : undefined;
  if (pattern?.kind !== 'identifier' || pattern.text !== tail.text) return false;
  return !statement.has('mutable_specifier') && !statement.child('alternative');
}

/** The name at the end of the block that a value is given by, `length` of `let length = x.len(); length`; else the value itself. */
export function givenOn(value: Node): Node {
  const declaration =
    value.parent?.kind === 'let_declaration' && value.field === 'value' ? value.parent : null;
  const tail = declaration?.parent?.kind === 'block' ? declaration.parent.children.at(-1) : undefined;
  return tail && boundJustBefore(tail) === value ? tail : value;
}

/** What a block ends in, also by way of a name or behind `return`; undefined where it ends in a statement. */
export function endOf(block: Node | undefined): Node | undefined {
  const last = block?.children.at(-1);
  if (last?.kind === 'let_declaration') return undefined;
  const [inner] = last?.kind === 'expression_statement' ? last.children : [last];
  if (inner?.kind === 'return_expression') return inner.children[0];
  if (last !== inner && last!.text.endsWith(';')) return undefined;
  return inner && (boundJustBefore(inner) ?? inner);
}

/** What a closure gives, where it does nothing else: also in a block, by way of a name, or behind `return`; else all of its body. */
export function valueOfClosure(closure: Node | undefined): Node | undefined {
  return closure?.kind === 'closure_expression' ? plainValue(closure.child('body')) : undefined;
}

/** A closure without layout, and with no more of a body than what it gives: `|a,b|a.id.cmp(&b.id)`. */
export function spelledClosure(closure: Node | undefined): string {
  const value = valueOfClosure(closure);
  return value ? `${closure!.child('parameters')?.text ?? '||'}${value.text}`.replace(/\s+/g, '') : '';
}

export function plainValue(node: Node | undefined): Node | undefined {
  let value = node;
  for (let inner = value; inner; inner = value && alone(value)) value = inner;
  return value;
}

function alone(node: Node): Node | undefined {
  if (node.kind === 'parenthesized_expression') return node.children[0];
  if (node.kind === 'return_expression') return node.children[0];
  if (node.kind !== 'block') return undefined;
  const [first, second, third] = node.children;
  if (!first || third) return undefined;
  if (second) return boundJustBefore(second);
  if (first.kind !== 'expression_statement') return first.kind === 'let_declaration' ? undefined : first;
  const [inner] = first.children;
  return inner?.kind === 'return_expression' || !first.text.endsWith(';') ? inner : undefined;
}
