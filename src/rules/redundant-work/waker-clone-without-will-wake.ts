import { onlyUseOf } from '../../rust/ownership/single-use.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'waker-clone-without-will-wake',
  item: 'redundant-work',
  summary: 'a waker that is copied at each poll, also where the stored one wakes the same task',
  severity: WARN_UNLESS_COLD,
  noteInTests: true,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\bwaker\(\)\s*\.\s*clone\(\)|\bwaker\.clone\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) !== 'clone' || !isCurrentWaker(receiverOf(node)!, file)) return null;
    const fn = enclosingFunction(node);
    if (!fn || asksWhomItWakes(fn) || !replacesTheLastOne(onlyUseOf(node, file))) return null;
    return {
      at: node,
      message:
        'The waker is copied at each poll that has to wait, although the one that is stored mostly wakes the same task: a counter up, and another one down.',
      help: 'keep the stored waker where `will_wake` says that it wakes the same task, or use `Waker::clone_from`, which asks that',
      ...(isEmptiedByWaking(onlyUseOf(node, file)) && { minor: true }),
    };
  },
};

/** A comment that it should be done does not count. */
function asksWhomItWakes(fn: Node): boolean {
  for (const node of fn.descendantsOfKind('call_expression'))
    if (/^(?:will_wake|clone_from)$/.test(methodOf(node) ?? '')) return true;
  return false;
}

/** `self.waiting.take()`: only a poll that nobody woke finds one that is stored. */
function isEmptiedByWaking(copy: Node): boolean {
  const slot = [...copy.ancestors()].find((at) => at.kind === 'assignment_expression')?.child('left');
  const field = slot?.kind === 'field_expression' ? slot.child('field')?.text : undefined;
  return !!field && copy.tree.hasText(new RegExp(`\\b${field}\\s*\\.\\s*take\\(\\)`));
}

/** `cx.waker()`, or a name that was bound to it. */
function isCurrentWaker(source: Node, file: RustFile): boolean {
  if (methodOf(source) === 'waker') return argumentsOf(source).length === 0;
  const value = source.kind === 'identifier' ? file.bindingOf(source)?.value : undefined;
  return !!value && methodOf(value) === 'waker';
}

/** `self.waker = Some(cx.waker().clone())`, `slot.replace(..)`, `state.set_waker(..)`: a place for one waker, which each poll fills anew. */
function replacesTheLastOne(copy: Node): boolean {
  const call = callOfArgument(copy);
  const kept = call && calledPath(call) === 'Some' ? call : copy;
  const { parent } = kept;
  if (parent?.kind === 'assignment_expression' && kept.field === 'right')
    return parent.child('left')?.kind !== 'identifier';
  const taker = callOfArgument(kept);
  return (
    !!taker &&
    /^(?:replace|set(?:_\w*)?waker|insert_waker|set_waker\w*)$/.test(methodOf(taker) ?? '') &&
    argumentsOf(taker).length === 1
  );
}
