import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
/** `rest` of `while let Some(x) = rest.next()`: the iterator that the loop walks; null for any other loop. */
export function walkedByWhile(loop) {
  const condition = loop.kind === 'while_expression' ? loop.child('condition') : undefined;
  if (condition?.kind !== 'let_condition' || !/^Some\b/.test(condition.child('pattern')?.text ?? ''))
    return null;
  const call = condition.child('value');
  const walked =
    call && methodOf(call) === 'next' && argumentsOf(call).length === 0 ? receiverOf(call) : undefined;
  return walked?.kind === 'identifier' ? walked : null;
}
/** The end that a `while` counts up to: `n` of `while i < n { ..; i += 1 }`, and of `while list.len() < n { .. }`; null for any other loop. */
export function countedByWhile(loop) {
  const condition = loop.kind === 'while_expression' ? loop.child('condition') : undefined;
  const body = loop.child('body');
  if (
    condition?.kind !== 'binary_expression' ||
    !body ||
    !/^(?:<=?|!=)$/.test(condition.child('operator')?.text ?? '')
  )
    return null;
  const [counter, end] = [condition.child('left'), condition.child('right')];
  if (!counter || !end || /_literal$/.test(end.kind)) return null;
  // `while list.len() <= at { .. }` fills up to a place.
  if (methodOf(counter) === 'len') return condition.child('operator').text === '<=' ? null : end;
  if (counter.kind !== 'identifier') return null;
  const counted = body.children.some(
    (statement) =>
      statement.kind === 'expression_statement' &&
      new RegExp(`^${counter.text}\\s*\\+=\\s*\\d+\\s*;$`).test(statement.text),
  );
  return counted ? end : null;
}
