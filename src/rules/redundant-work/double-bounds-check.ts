import { walkOf } from '../../rust/order/walks.js';
import { isPlace, pathOf } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isMap, methodTarget } from '../../rust/types/types.js';
import { NOTE, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'double-bounds-check',
  item: 'redundant-work',
  summary: 'a loop over indexes that only index the one slice',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['for_expression', 'call_expression', 'while_expression'],
  needs: /\.\.\s*[\w.\s]+\.len\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const walk = walkOf(node, file);
    if (!walk) return null;
    const { pattern, source: range } = walk;
    const list =
      range.kind === 'range_expression' && !range.text.includes('..=')
        ? lengthOf(range.children.at(-1))
        : null;
    const from = range.children[0];
    if (pattern.kind !== 'identifier' || !list || from?.text !== '0') return null;
    const [index] = file.localsOf(walk.binder);
    const found = file.typeOf(list);
    if (
      !index ||
      index.uses.length === 0 ||
      (found && (isMap(found) || !/^(?:Vec|\[\]|\[;\]|VecDeque|SmallVec)$/.test(methodTarget(found).name)))
    )
      return null;
    const path = pathOf(list);
    const only = index.uses.every((use) => !use.hidden && isIndexOf(use.node, path));
    if (!only || isChangedIn(path, walk.body)) return null;
    return {
      at: range,
      message: `\`${pattern.text}\` does nothing but index \`${path}\`: each access is checked against a length that the loop knows already.`,
      help: `iterate over \`${path}.iter()\` (or \`iter_mut()\`)`,
    };
  },
};

function lengthOf(end: Node | undefined): Node | null {
  const receiver = end && methodOf(end) === 'len' ? receiverOf(end) : undefined;
  return receiver && isPlace(receiver) ? receiver : null;
}

function isIndexOf(use: Node, path: string): boolean {
  const parent = use.parent!;
  return (
    parent.kind === 'index_expression' && parent.children[1] === use && pathOf(parent.children[0]!) === path
  );
}

/** Does the body grow, shrink or replace the list, or lend all of it? */
function isChangedIn(path: string, body: Node): boolean {
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
