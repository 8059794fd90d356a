import { isPlace } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import { quoted } from '../wording.js';
import { accessWithoutSizeHint } from './iterator-without-size-hint/access-without-size-hint.js';
export const rule = {
  id: 'iterator-without-size-hint',
  item: 'allocations',
  summary: 'an iterator that counts to a known end and does not say how many items are left',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['impl_item'],
  needs: /\bIterator\s+for\b|\b(?:Seq|Map)Access\b/,
  check(node) {
    if (!/(?:^|::)Iterator$/.test(node.child('trait')?.text ?? '')) return accessWithoutSizeHint(node);
    const functions = node.child('body')?.children.filter(({ kind }) => kind === 'function_item') ?? [];
    const named = (name) => functions.find((fn) => fn.child('name')?.text === name);
    const next = named('next')?.child('body');
    const owner = node.child('type');
    if (!next || !owner || named('size_hint')) return null;
    const left = itemsLeft(next);
    if (!left) return null;
    return {
      at: owner,
      costAt: next,
      message: `\`next\` of ${quoted(owner)} gives \`${left}\` more items, but \`size_hint\` says nothing of them: \`collect\` and \`extend\` begin without room, and grow.`,
      help: 'add a `size_hint` with that number on both sides, and `ExactSizeIterator`',
    };
  },
};
/** How many items a `next` still gives that does nothing but count on to an end; null for any other. */
function itemsLeft(next) {
  const steps = next.children;
  const [first] = steps;
  const fork = first?.kind === 'expression_statement' ? first.children[0] : first;
  if (fork?.kind !== 'if_expression') return null;
  const otherwise = fork.child('alternative')?.children[0];
  if (!otherwise) {
    const bound = isNone(fork.child('consequence')) ? boundOf(fork.child('condition'), /^(?:>=|==)$/) : null;
    return bound && givesEachTime(steps.slice(1), bound) ? bound.left : null;
  }
  const bound =
    steps.length === 1 && isNone(otherwise) ? boundOf(fork.child('condition'), /^(?:<|!=)$/) : null;
  return bound && givesEachTime(fork.child('consequence').children, bound) ? bound.left : null;
}
/** `{ None }`, `{ return None; }` */
function isNone(block) {
  const [only, ...others] = block?.children ?? [];
  return others.length === 0 && /^(?:return\s+)?None;?$/.test(only?.text ?? '');
}
/** `self.at >= self.end`, `self.at == self.rows.len()`, `self.left == 0`; of those that go on, the opposite. */
function boundOf(condition, sign) {
  if (condition.kind !== 'binary_expression') return null;
  const operator = condition.child('operator')?.text ?? '';
  const [one, other] = [condition.child('left'), condition.child('right')];
  const isDown = other.text === '0' && /^(?:==|!=|>)$/.test(operator);
  if (!isOfSelf(one) || !(isDown || sign.test(operator))) return null;
  const counted = spelling(one);
  if (isDown) return { counted, step: '-=1', end: counted, left: counted };
  const end = spelling(other);
  return isEnd(other) ? { counted, step: '+=1', end, left: `${end} - ${counted}` } : null;
}
function isOfSelf(place) {
  return place.kind === 'field_expression' && isPlace(place) && /^self\./.test(spelling(place));
}
/** `self.end`, `self.rows.len()`, `self.area.bottom()` */
function isEnd(end) {
  if (isOfSelf(end)) return true;
  const asked = methodOf(end) && argumentsOf(end).length === 0 ? receiverOf(end) : undefined;
  return !!asked && isOfSelf(asked);
}
/** Does what is left of `next` count one on, whichever way it takes, and end in an item? */
function givesEachTime(steps, { counted, step, end }) {
  const last = steps.at(-1);
  if (!last || calledPath(last) !== 'Some') return false;
  const counts = steps.filter((each) => spelling(each) === `${counted}${step};`);
  if (counts.length !== 1) return false;
  return steps.every((each) => each === counts[0] || leavesCount(each, counted, end));
}
/** Neither leaves before the item is given, nor changes what is counted or its end. */
function leavesCount(step, counted, end) {
  for (const node of step.descendants()) {
    if (/^(?:return_expression|try_expression|await_expression|macro_invocation)$/.test(node.kind))
      return false;
    const written =
      /^(?:assignment_expression|compound_assignment_expr)$/.test(node.kind) && node.child('left')
        ? spelling(node.child('left'))
        : isMutableBorrow(node)
          ? spelling(node.child('value'))
          : null;
    if (written !== null && [counted, end].some((place) => `${place}.`.startsWith(`${written}.`)))
      return false;
  }
  return true;
}
