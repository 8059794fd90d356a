import { kindId } from '../syntax/kinds.js';
import { typeFromNode } from '../types/types.js';

const CALL = kindId('call_expression');
const GENERIC = kindId('generic_function');
const IDENTIFIER = kindId('identifier');
const PATH = kindId('scoped_identifier');
const FIELD = kindId('field_expression');
const ARGUMENTS = kindId('arguments');
/**
 * What the code in a node calls: `name`, `Type::name` or `.name` for a method. A function may also be handed on as a value:
 * `.map(Self::decode)`. The index asks this of all code there is, so no more nodes are made than the paths.
 */
export function namesCalled(node) {
  const { tree } = node;
  const { kinds, parents } = tree.columns;
  const names = new Set();
  const end = tree.endOf(node);
  for (let index = node.index; index < end; index++) {
    if (kinds[index] === CALL) {
      const name = nameOfCalled(tree, index + 1);
      if (name !== null) names.add(name);
    } else if (kinds[index] === PATH && kinds[parents[index]] === ARGUMENTS)
      names.add(lastSegments(tree.at(index)));
  }
  return [...names];
}
/** The same of the text of a macro, of which no tree is made. */
export function namesCalledInMacro(text) {
  const calls = text.matchAll(/(\.\s*)?\b(?:([A-Z]\w*)::)?([a-z_]\w*)\(/g);
  return [
    ...new Set(
      Array.from(calls, ([, dot, type, name]) => (dot ? `.${name}` : type ? `${type}::${name}` : name)),
    ),
  ];
}
function nameOfCalled(tree, called) {
  const { kinds, nexts } = tree.columns;
  const target = kinds[called] === GENERIC ? called + 1 : called;
  switch (kinds[target]) {
    case IDENTIFIER:
      return tree.textOf(target);
    case PATH:
      return lastSegments(tree.at(target));
    case FIELD:
      return `.${tree.textOf(nexts[target + 1])}`;
    default:
      return null;
  }
}
function lastSegments(node) {
  const path = node.child('path');
  const name = node.child('name')?.text ?? '';
  if (!path) return name;
  const last = typeFromNode(path.kind === 'bracketed_type' ? path.children[0] : path)?.name ?? '';
  return /^[A-Z]/.test(last) ? `${last}::${name}` : name;
}
