import { isRootedOutside } from '../../../rust/order/bound-within.js';
import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { isUnderCondition } from '../of-several-rules/work-by-name.js';
/**
 * `loop { let mut txn = db.begin_write()?; if !txn.free_some()? { return txn.abort(); } txn.commit()?; }`: each step has to be
 * there before the next begins, and no turn has an item that could share a transaction with the items of others.
 */
export function isStepOfWhole(opened, loop, file) {
  if (isForMany(opened, loop, file)) return true;
  if (!/^(?:loop|while)$/.test(loop.word) || walksItems(loop)) return false;
  if (hasItemBefore(opened, loop)) return false;
  return transactionsOf(opened, loop, file).some((transaction) => isEnded(transaction, loop, file));
}
/**
 * `while let Some(first) = rx.recv().await { let txn = db.begin_write()?; for _ in 0..MAX { .. } txn.commit()?; }`, and
 * `if changed == limit { txn.commit()?; txn = db.begin_write()?; }`: many items share it as it is.
 */
function isForMany(opened, loop, file) {
  for (const at of opened.ancestors()) {
    if (at === loop.body) break;
    const isKept = at.kind === 'assignment_expression' && isRootedOutside(loop.node, at.child('left'), file);
    if (isKept && isUnderCondition(at, loop.body)) return true;
  }
  if (loop.word === 'for') return false;
  return [...loop.body.descendantsOfKind('for_expression', 'while_expression', 'loop_expression')].some(
    (inner) => inner.start > opened.end,
  );
}
/** `while let Some(item) = items.next()` */
function walksItems(loop) {
  const condition = loop.node.child('condition');
  return (
    !!condition &&
    (condition.kind === 'let_condition' || !condition.descendantsOfKind('let_condition').next().done)
  );
}
/** Is something asked for, and bound to a name, before the transaction is opened? */
function hasItemBefore(opened, loop) {
  for (const bound of loop.body.descendantsOfKind('let_declaration', 'let_condition', 'match_expression')) {
    if (bound.end > opened.start) continue;
    const value = bound.child('value');
    if (value && [...value.descendants()].some(({ kind }) => /^(?:call|await)_expression$/.test(kind)))
      return true;
  }
  return false;
}
/** The name that the transaction is bound to, in this turn. */
function transactionsOf(opened, loop, file) {
  for (const at of opened.ancestors()) {
    if (at === loop.body) return [];
    if (at.kind === 'let_declaration') return file.localsOf(at);
  }
  return [];
}
/** Committed in this loop, or given to whoever does so. */
function isEnded(transaction, loop, file) {
  return file.usesOf(transaction).some((use) => {
    if (!loop.body.contains(use.use.node)) return false;
    const call = methodCalledOn(use.use.node);
    if (call) return /^(?:commit|finish)(?:_|$)/.test(methodOf(call) ?? '');
    return use.effect === 'move' && use.place === use.use.node && use.call !== null;
  });
}
