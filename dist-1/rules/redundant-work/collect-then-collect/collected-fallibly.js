import { collectTarget, isCollect, isPlainList, listCollectedBy } from '../../../rust/order/collects.js';
import { singlePass } from '../../../rust/order/single-pass.js';
import { touchesOnlyLocals } from '../../../rust/ownership/locals-only.js';
import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { openedBy } from '../../../rust/syntax/openings.js';
import { endOfWalk, mustRunFirst, sourceRests } from './walk-at-once.js';
/** `..collect::<Result<Vec<_>, _>>()?.into_iter().collect()`: nothing runs between the two lists. */
export function stoppedEarlyThenCollected(collect) {
  const iter = receiverOf(collect);
  if (!iter || methodOf(iter) !== 'into_iter') return null;
  const stopped = receiverOf(iter);
  const list = stopped.kind === 'try_expression' ? listCollectedBy(stopped) : null;
  if (!list) return null;
  return {
    at: calledTarget(list)?.child('field') ?? list,
    until: collect,
    message:
      'The items are collected into a `Vec` and from there into another collection: one allocation and one pass for nothing.',
    help: 'collect into a `Result` of the collection that is wanted, and drop `into_iter().collect()`',
  };
}
/** `..collect::<Result<Vec<_>, _>>().map(|sizes| sizes.into_iter().max())`: the list is walked once and dropped. */
export function walkedInClosure(map, file) {
  const collect = receiverOf(map);
  const into = isCollect(collect) ? collectTarget(collect) : null;
  if (!into || !/^(?:\w*Result|Option)$/.test(into.name) || !isPlainList(into.args[0] ?? null)) return null;
  const closure = argumentsOf(map)[0];
  const parameter =
    closure?.kind === 'closure_expression' ? closure.child('parameters')?.children[0] : undefined;
  const [list] = parameter ? file.localsOf(closure) : [];
  const [use] = list?.uses ?? [];
  if (!list || !use || list.uses.length !== 1 || use.hidden || !singlePass(use.node, list.node, file))
    return null;
  return {
    at: calledTarget(collect).child('field'),
    until: map,
    message: `The items are collected into a \`${into.args[0].name}\` that the closure behind walks once and drops.`,
    help: 'go over the iterator with `try_fold`, or collect or sum into the `Result` of what is wanted',
  };
}
/** `..collect::<Result<Vec<_>, _>>()?.into_iter().sum()`: what fails must not have done anything before. */
export function unwrappedThenWalked(list, iter, file) {
  const collect = openedBy(list);
  const into = collect && isCollect(collect) ? collectTarget(collect) : null;
  if (!collect || !into || !/^(?:\w*Result|Option)$/.test(into.name) || !isPlainList(into.args[0] ?? null))
    return null;
  const end = endOfWalk(iter);
  if (!end || isCollect(end) || mustRunFirst(collect, end) || !sourceRests(collect, end, file)) return null;
  const walk = end.kind === 'for_expression' ? end.child('body') : end.child('arguments');
  if (!walk || !touchesOnlyLocals(walk, file)) return null;
  return {
    at: calledTarget(collect).child('field'),
    until: iter,
    message: `The items are written to a \`${into.args[0].name}\` and read back by \`${methodOf(iter)}\` at once, only to stop at the first that failed.`,
    help:
      end.kind === 'for_expression'
        ? 'walk the iterator itself and use `?` on each item'
        : 'use `try_fold`, or `sum` and the like into a `Result`',
  };
}
