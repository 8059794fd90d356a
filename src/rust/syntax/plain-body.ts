import type { Node } from './tree.js';

/** What a closure, an arm or a branch gives where that is all it does: behind braces and parentheses, and behind `let given = ..; given`. */
export function plainBody(node: Node | undefined): Node | undefined {
  let body = node;
  while (body?.kind === 'parenthesized_expression' || body?.kind === 'block') {
    const [first, last, more] = body.children;
    if (!first || more || (last && !isNameOf(first, last))) return body;
    body = last ? first.child('value') : first;
  }
  return body;
}

function isNameOf(declaration: Node, last: Node): boolean {
  const pattern = declaration.kind === 'let_declaration' ? declaration.child('pattern') : undefined;
  return (
    pattern?.kind === 'identifier' &&
    last.kind === 'identifier' &&
    last.text === pattern.text &&
    !declaration.child('alternative') &&
    !!declaration.child('value')
  );
}

/** All that a body does, where that is one thing: as `plainBody`, also behind the semicolon. */
export function onlyStep(node: Node | undefined): Node | null {
  let body = plainBody(node);
  while (body?.kind === 'expression_statement') body = plainBody(body.children[0]);
  return body && body.kind !== 'block' ? body : null;
}
