import {
  argumentsOf,
  enclosingFunction,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
/** `items.par_iter().for_each_with(tx, |tx, item| tx.send(f(item)))`, whose other end is read when all is done. */
export function sentToCollect(node, file) {
  const [given, closure] = argumentsOf(node);
  if (!given || closure?.kind !== 'closure_expression') return null;
  const own = closure.child('parameters')?.children[0]?.text.replace(/^mut\s+/, '') ?? '';
  const sends = [...closure.descendantsOfKind('call_expression')].some(
    (call) => /^(?:send|try_send)$/.test(methodOf(call) ?? '') && receiverOf(call)?.text === own,
  );
  const sender = sends
    ? [...given.descendantsOfKind('identifier')].find((name) => file.bindingOf(name))
    : null;
  const pair = sender && file.bindingOf(sender)?.declaration;
  if (pair?.kind !== 'let_declaration' || pair.child('pattern')?.kind !== 'tuple_pattern') return null;
  const receiver = file.localsOf(pair).find((each) => each !== file.bindingOf(sender));
  const [use, ...more] = receiver?.uses ?? [];
  if (!use || more.length > 0 || use.node.start < node.end || !isWalked(use.node) || isApart(use.node, node))
    return null;
  return {
    at: node,
    message: `Every result goes through a channel that \`${receiver.name}\` empties only when all of them are there: each costs an allocation and a fight for its queue.`,
    help: 'use `map` and `collect`, which write each result into its place',
  };
}
function isWalked(name) {
  return name.parent?.kind === 'for_expression' || /^(?:into_iter|iter|try_iter)$/.test(nextMethod(name));
}
/** In a closure of its own the other end may be read while the first is still written to. */
function isApart(use, node) {
  for (const from of [use, node])
    for (const at of from.ancestors()) {
      if (at === enclosingFunction(from)) break;
      if (at.kind === 'closure_expression' || at.kind === 'async_block') return true;
    }
  return false;
}
