import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `while let Some(item) = items.next()`: a `for` in other words; or over the answer to a listing, of which all can be had. */
export function walksItems(loop: Node, file: RustFile): boolean {
  const condition = loop.child('condition');
  const next = condition?.kind === 'let_condition' ? condition.child('value') : undefined;
  if (!next) return false;
  if (methodOf(next) === 'next') return receiverOf(next)?.kind === 'identifier';
  return walksListing(next, file);
}

export function walksStream(loop: Node): boolean {
  return loop.kind === 'while_expression' && /\.await\b/.test(loop.child('condition')?.text ?? '');
}

/** `stream.next().await` and `stream.try_next().await?` of `let mut stream = store.list(prefix);`: what comes in from others is handled one by one. */
function walksListing(next: Node, file: RustFile): boolean {
  const awaited = next.kind === 'try_expression' ? next.children[0] : next;
  const call = awaited?.kind === 'await_expression' ? awaited.children[0]! : undefined;
  if (!call || !/^(?:try_)?next$/.test(methodOf(call) ?? '')) return false;
  const stream = receiverOf(call);
  const binding = stream?.kind === 'identifier' ? file.bindingOf(stream) : undefined;
  return binding?.kind === 'let' && binding.whole && !!binding.value && isListing(binding.value);
}

/** Pinned, boxed and mapped, it is the same listing. */
function isListing(value: Node): boolean {
  if (/^(?:try|await|reference)_expression$/.test(value.kind))
    return isListing(value.child('value') ?? value.children[0]!);
  if (value.kind !== 'call_expression') return false;
  const method = methodOf(value);
  if (!method)
    return /(?:^|::)(?:Box::pin|pin)$/.test(calledPath(value) ?? '') && isListing(argumentsOf(value)[0]!);
  if (LISTS.test(method)) return true;
  return WRAPS.test(method) && isListing(receiverOf(value)!);
}

const LISTS = /^list(?:_(?!en)\w+)?$/;
const WRAPS =
  /^(?:boxed|boxed_local|fuse|map\w*|filter\w*|try_filter\w*|into_stream|err_into|enumerate|stream|unwrap|expect)$/;
