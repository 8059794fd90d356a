import { commentsAbove } from '../../rust/functions/api.js';
import { statementOf } from '../../rust/ownership/places.js';
import { calledPath, methodOf } from '../../rust/syntax/call-syntax.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'unexplained-performance-trick',
  item: 'documentation',
  summary: 'a trick for speed without the reason why it is there',
  severity: NOTE,
  blocksWhenHot: false,
  on: ['attribute_item', 'call_expression'],
  needs: /inline\(always\)|prefetch|unreachable_unchecked|get_unchecked|\b(?:un)?likely\(/,
  check(node, file) {
    if (file.isTestFile) return null;
    const trick = node.kind === 'attribute_item' ? trickOfAttribute(node) : trickOfCall(node);
    if (!trick || isExplained(node, file)) return null;
    return {
      at: node,
      message: `\`${trick}\` is here for speed, and nothing says what it gained: the next reader can neither keep it nor remove it with reason.`,
      help: 'say in a comment what was measured, and what would be slow without it',
    };
  },
};
function trickOfAttribute(attribute) {
  return /^#\[inline\(always\)\]$/.test(attribute.text.replace(/\s+/g, '')) ? 'inline(always)' : null;
}
const TRICKS = /(?:^|::)(_mm_prefetch|prefetch_(?:read|write)_data|unreachable_unchecked|likely|unlikely)$/;
function trickOfCall(call) {
  const path = calledPath(call);
  const named = path && TRICKS.exec(path.replace(/::<.*>$/, ''));
  if (named) return named[1];
  const method = methodOf(call);
  return method && /^get_unchecked(?:_mut)?$/.test(method) ? method : null;
}
/** Any comment at the trick itself, at its statement, or at the function it stands in, says more than none. */
function isExplained(node, file) {
  if (node.kind === 'attribute_item') return hasComment(itemBelow(node) ?? node, file);
  if (hasComment(statementOf(node), file) || hasComment(node, file)) return true;
  for (let at = node.parent; at; at = at.parent) {
    if (at.kind === 'unsafe_block' && (hasComment(statementOf(at), file) || hasComment(at, file)))
      return true;
    if (at.kind === 'function_item') return hasComment(at, file);
  }
  return false;
}
function itemBelow(attribute) {
  const siblings = attribute.parent?.children ?? [];
  return siblings.slice(siblings.indexOf(attribute)).find((each) => each.kind !== 'attribute_item');
}
/** `//~` is how fixtures of compilers and linters mark a line; it explains nothing. */
function hasComment(node, file) {
  if (/\/\/(?!~)|\/\*/.test(commentsAbove(node))) return true;
  const { tree } = file;
  const [from, to] = [tree.startOfLine(node.line), tree.startOfLine(node.line + 1)];
  return tree
    .commentsBetween(from, to)
    .some(({ start }) => start >= from && !file.text.startsWith('//~', start));
}
