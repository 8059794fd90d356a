import { argumentsOf, calledPath, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { spelling } from './same-place.js';

/** Those of some expressions that another one of them spells the same. Few are spelled out: most are the only ones of their name. */
export function writtenAgain(expressions: readonly Node[]): Node[] {
  const again = new Set<Node>();
  for (const namesakes of grouped(expressions, nameOf))
    for (const same of grouped(namesakes, spelling)) for (const one of same) again.add(one);
  return expressions.filter((one) => again.has(one));
}

/** Groups of two and more. */
function grouped(nodes: readonly Node[], keyOf: (node: Node) => string): Node[][] {
  const groups = new Map<string, Node[]>();
  for (const node of nodes) {
    const key = keyOf(node);
    const known = groups.get(key);
    if (known) known.push(node);
    else groups.set(key, [node]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** With how much stands below it, since calls within calls of one name, to be spelled out, would be as long as the square of their depth. */
function nameOf(expression: Node): string {
  const size = expression.endIndex - expression.index;
  if (expression.kind === 'index_expression') return `[] ${size}`;
  const name = methodOf(expression) ?? calledPath(expression) ?? '';
  return `${name} ${argumentsOf(expression).length} ${size}`;
}
