import { callsOfChain, isPlainList } from '../../rust/collects.js';
import { argumentsOf, calledPath, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import { yieldsTheSameLater } from '../../rust/reads.js';
import type { Node } from '../../rust/tree.js';
import type { Type } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** A list that is collected within the expression that takes it apart again. */
export function collectedOnTheSpot(collect: Node, into: Type | null, file: RustFile): Problem | null {
  if (argumentsOf(collect).length > 0) return null;
  const outer = collect.parent!;
  if (isPlainList(into) && mayRunLater(receiverOf(collect)!)) {
    if (outer.kind === 'for_expression' && collect.field === 'value')
      return walkedAtOnce(collect, outer, file);
    const taker = outer.kind === 'arguments' ? outer.parent! : null;
    if (taker?.kind === 'call_expression') return givenToExtend(collect, taker);
  }
  return isPlainList(into) ? joinedWithNothing(collect, file) : null;
}

function mayRunLater(chain: Node): boolean {
  if (/\b(?:spawn\w*|async|await|thread|par_\w+|into_par_iter|par_bridge|recv)\b/.test(chain.text))
    return false;
  for (const call of callsOfChain(chain))
    if (/^(?:lock|read|write|borrow|borrow_mut|\w*_lock)$/.test(methodOf(call) ?? '')) return false;
  return true;
}

/** `for x in items.iter().map(..).collect::<Vec<_>>() { .. }` where nothing in the body touches `items`. */
function walkedAtOnce(collect: Node, loop: Node, file: RustFile): Problem | null {
  const body = loop.child('body')!;
  if (/\.await\b/.test(body.text)) return null;
  const above = loop.tree.lineText(loop.line - 1).trim();
  if (above.startsWith('//') && /\bcollect|\bborrow|\bsnapshot|\bfirst\b|\bclone/i.test(above)) return null;
  if (!yieldsTheSameLater(receiverOf(collect)!, collect.end, body.end, file)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: 'The items are collected into a list only for the `for` to walk it once and drop it.',
    help: 'walk the iterator itself',
  };
}

/** `list.extend(items.map(..).collect::<Vec<_>>())`, `join_all(items.map(..).collect::<Vec<_>>())`. */
function givenToExtend(collect: Node, taker: Node): Problem | null {
  const name = methodOf(taker) ?? calledPath(taker) ?? '';
  if (argumentsOf(taker).length !== 1 || !/(?:^|::)(?:extend|chain|zip|join_all|try_join_all)$/.test(name))
    return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: `The items are collected into a list that \`${name}\` takes apart again: it takes any iterator.`,
    help: `give the iterator itself to \`${name}\``,
  };
}

/** `..collect::<Vec<_>>().join("")`: a String can be collected from texts itself. */
function joinedWithNothing(collect: Node, file: RustFile): Problem | null {
  const field = collect.parent?.kind === 'field_expression' ? collect.parent : null;
  const call = field?.parent?.kind === 'call_expression' && field.field === 'function' ? field.parent : null;
  const method = call && methodOf(call);
  if (!call || !method) return null;
  const [separator] = argumentsOf(call);
  if (method === 'join' && separator?.text === '""')
    return {
      at: calledTarget(collect)?.child('field') ?? collect,
      until: call,
      message: 'The texts are collected into a list only to be joined with nothing in between.',
      help: 'use `collect::<String>()`',
    };
  if (method !== 'join' || !separator || !/^["'&]/.test(separator.text)) return null;
  if (!file.hasText(/\buse itertools::|itertools::Itertools/)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: call,
    message: 'The texts are collected into a list only to be joined.',
    help: `join the iterator: itertools' \`.join(${separator.text})\``,
    // The slice's own `join` knows the length of the text beforehand.
    minor: true,
  };
}
