import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `reader.read(range).into_send()`, `Box::pin(load(id)).instrument(span)`: the same future in other clothes. */
export function withoutAdapters(future: Node): Node {
  if (future.kind !== 'call_expression') return future;
  if (
    /^(?:into_send|into_future|boxed|boxed_local|instrument|in_current_span|in_span|(?:verbose_)?instrument_await|with_current_(?:context|subscriber)|fuse)$/.test(
      methodOf(future) ?? '',
    )
  )
    return withoutAdapters(receiverOf(future)!);
  const [inner, second] = argumentsOf(future);
  return inner && !second && /(?:^|::)Box::pin$/.test(calledPath(future) ?? '')
    ? withoutAdapters(inner)
    : future;
}

/** `out.push(work(item).await?)`, also by way of a name: the answer is what the call was made for. */
export function isAnswerGathered(awaited: Node, file: RustFile): boolean {
  let at = awaited;
  for (let parent = at.parent; parent; at = parent, parent = parent.parent) {
    if (parent.kind === 'arguments') return isAdded(parent.parent!);
    if (parent.kind === 'let_declaration') {
      const names = file.localsOf(parent);
      return names.length > 0 && names.some((name) => name.uses.some(({ node }) => isAddedAsPart(node)));
    }
    if (!/^(?:try|field|call|parenthesized)_expression$/.test(parent.kind)) return false;
  }
  return false;
}

function isAdded(call: Node): boolean {
  return /^(?:push|push_back|insert|extend|append)$/.test(methodOf(call) ?? '');
}

function isAddedAsPart(name: Node): boolean {
  let at = name;
  while (at.parent && /^(?:tuple_expression|field_expression|reference_expression)$/.test(at.parent.kind))
    at = at.parent;
  const call = callOfArgument(at);
  return !!call && isAdded(call);
}
