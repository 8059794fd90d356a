import { isPlace, pathOf } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { isMap, methodTarget } from '../../rust/types/types.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'double-bounds-check',
  item: 'redundant-work',
  summary: 'a loop over indexes that only index the one slice',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['for_expression'],
  needs: /\bfor \w+ in [^{]*\.\.\s*[\w.\s]+\.len\(\)/,
  check(node, file) {
    const pattern = node.child('pattern');
    const range = node.child('value');
    const list =
      range?.kind === 'range_expression' && !range.text.includes('..=')
        ? lengthOf(range.children.at(-1))
        : null;
    const from = range?.children[0];
    if (pattern?.kind !== 'identifier' || !list || from?.text !== '0') return null;
    const [index] = file.localsOf(node);
    const found = file.typeOf(list);
    if (
      !index ||
      index.uses.length === 0 ||
      (found && (isMap(found) || !/^(?:Vec|\[\]|\[;\]|VecDeque|SmallVec)$/.test(methodTarget(found).name)))
    )
      return null;
    const path = pathOf(list);
    const only = index.uses.every((use) => !use.hidden && isIndexOf(use.node, path));
    if (!only || isChangedIn(path, node.child('body'))) return null;
    return {
      at: range,
      message: `\`${pattern.text}\` does nothing but index \`${path}\`: each access is checked against a length that the loop knows already.`,
      help: `iterate over \`&${path}\` (or \`${path}.iter_mut()\`)`,
    };
  },
};
function lengthOf(end) {
  const receiver = end && methodOf(end) === 'len' ? receiverOf(end) : undefined;
  return receiver && isPlace(receiver) ? receiver : null;
}
function isIndexOf(use, path) {
  const parent = use.parent;
  return (
    parent.kind === 'index_expression' && parent.children[1] === use && pathOf(parent.children[0]) === path
  );
}
/** Does the body grow, shrink or replace the list, or lend all of it? */
function isChangedIn(path, body) {
  for (const node of body.descendants()) {
    if (
      !isPlace(node) ||
      pathOf(node) !== path ||
      (node.parent?.kind === 'field_expression' && node.parent.field !== 'function')
    )
      continue;
    if (node.parent?.kind !== 'index_expression' || node.parent.children[0] !== node) return true;
  }
  return false;
}
