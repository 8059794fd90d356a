import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';
import { shortened } from './plain-patterns.js';

export const IS_REGEX = /Regex/;

/** Of the crate memchr: quick to make beside a pattern, and slow beside a search in a short text. */
const SEARCHERS = /(?:^|::)(Finder(?:Rev)?)::new$/;

/** The searcher for a part of a text that a call makes. */
export function searcherMade(call: Node, file: RustFile): string | null {
  const path = calledPath(call) ?? '';
  const kind = SEARCHERS.exec(path)?.[1];
  return kind && /^memchr::/.test(file.imports.resolve(path)) ? kind : null;
}

/** A pattern that is the same at every turn of a loop. */
export function compiledPerItem(call: Node, kind: string, file: RustFile): Problem | null {
  const loop = enclosingLoop(call);
  if (!loop || endsLoop(call, loop) || isShortLoop(loop, file) || runsOnce(call)) return null;
  const names = [...call.child('arguments')!.descendants()].filter((each) => each.kind === 'identifier');
  const formatted = [...call.child('arguments')!.descendants()].some((each) => each.kind === 'macro_call');
  if ((names.length === 0 && !SEARCHERS.test(calledPath(call) ?? '')) || formatted || isStored(call, file))
    return null;
  for (const name of names) {
    const binding = file.bindingOf(name);
    if (!binding || loop.node.contains(binding.node)) return null;
    if (mayChangeWithin(name, loop.node.start, loop.node.end, file)) return null;
  }
  return {
    at: call,
    message: `\`${shortened(call.text)}\` makes the same \`${kind}\` at ${turnsReaching(call, loop)}${IS_REGEX.test(kind) ? ': that takes longer than most searches with it' : ''}.`,
    help: 'compile it once before the loop',
  };
}

/** Becomes a field of a struct, by itself or by its name: made once for each of them. So does what a function or method takes over, for all that is known. */
export function isStored(node: Node, file: RustFile): boolean {
  let inside = node;
  for (const at of node.ancestors()) {
    if (at.kind === 'struct_expression') return true;
    if (at.kind === 'arguments' && at.parent?.kind === 'call_expression' && keeps(at.parent, inside))
      return true;
    inside = at;
    if (at.kind === 'let_declaration') {
      const uses =
        file
          .functionAt(at)
          ?.scopes.boundBy(at)
          .flatMap((binding) => binding.uses) ?? [];
      return uses.some(
        (use) =>
          use.node.parent?.kind === 'shorthand_field_initializer' ||
          use.node.parent?.kind === 'field_initializer' ||
          (callOfArgument(use.node) && keeps(callOfArgument(use.node)!, use.node)),
      );
    }
    if (at.kind === 'block' || at.kind === 'closure_expression') return false;
  }
  return false;
}

/** Takes the value itself, and is no constructor of the pattern, nor one of the wrappers that are opened again. */
function keeps(taker: Node, argument: Node): boolean {
  return (
    argument.kind !== 'reference_expression' && !/(?:^|::)(?:Some|Ok|drop)$/.test(calledPath(taker) ?? '')
  );
}
