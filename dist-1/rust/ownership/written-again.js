import { argumentsOf, calledPath, methodOf } from '../syntax/call-syntax.js';
import { spelling } from './same-place.js';
/** Those of some expressions that another one of them spells the same. Few are spelled out: most are the only ones of their name. */
export function writtenAgain(expressions) {
  const again = new Set();
  for (const namesakes of grouped(expressions, nameOf))
    for (const same of grouped(namesakes, spelling)) for (const one of same) again.add(one);
  return expressions.filter((one) => again.has(one));
}
/** Groups of two and more. */
function grouped(nodes, keyOf) {
  const groups = new Map();
  for (const node of nodes) {
    const key = keyOf(node);
    const known = groups.get(key);
    if (known) known.push(node);
    else groups.set(key, [node]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
function nameOf(expression) {
  if (expression.kind === 'index_expression') return '[]';
  const name = methodOf(expression) ?? calledPath(expression) ?? '';
  return `${name} ${argumentsOf(expression).length}`;
}
