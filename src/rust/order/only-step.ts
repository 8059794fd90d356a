import type { Node } from '../syntax/tree.js';
import { plainValue } from './given-value.js';

/** All that a body does, where that is one thing: behind braces and the semicolon. */
export function onlyStep(node: Node | undefined): Node | null {
  let body = plainValue(node);
  while (body && /^(?:block|expression_statement)$/.test(body.kind)) {
    if (body.children.length !== 1) return null;
    body = plainValue(body.children[0]);
  }
  return body ?? null;
}
