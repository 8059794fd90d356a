import { enclosingLoop, type Loop } from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { spelling } from '../../rust/same-place.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import type { RustFile } from '../rust-file.js';

/** Collections of a few things by what they are called: a set would cost more than the walk. */
const FEW_BY_NAME =
  /(?:^|_)(?:args|params|parameters|columns|cols|extensions|exts|features|flags|modes|kinds|types|suffixes|prefixes|keywords|operators|ops)$/;

/** How a list is walked item by item. */
export const WALKS = /^(?:iter|iter_mut|iter_enumerated|values|values_mut|keys)$/;

/** Nothing tells that the list has only a few items. */
export function mayBeLong(list: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  const target = found && methodTarget(found);
  if (target && ['[;]', 'ArrayVec', 'Option', 'SmallVec'].includes(target.name)) return false;
  // There are few delimiters and flags to tell apart, however often they are asked for.
  if (/^(?:u8|char|bool)$/.test(target?.args[0]?.name ?? '')) return false;
  const last = /(\w+)$/.exec(spelling(list))?.[1] ?? '';
  if (/^[A-Z][A-Z0-9_]*$/.test(last)) return false;
  return !FEW_BY_NAME.test(last) || isCollectedMeanwhile(list, file);
}

/** `if !columns.contains(name) { columns.push(name) }`: a list of what the loop has seen gets as long as the data has it. */
function isCollectedMeanwhile(list: Node, file: RustFile): boolean {
  const loop = enclosingLoop(list);
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!loop || !held || loop.node.contains(held.node)) return false;
  return file.usesOf(held).some((use) => use.method === 'push' && loop.body.contains(use.use.node));
}

/** The innermost loop whose turns ask for different things, and that the list was not made in. */
export function repeating(
  loops: readonly Loop[],
  search: Node,
  held: Node,
  asked: readonly Node[],
  file: RustFile,
): Loop | null {
  for (const loop of loops) {
    if (loop.node.contains(held)) return null;
    const varies = asked.some((name) => loop.node.contains(name) && !search.contains(name));
    if (varies && loop.word !== 'loop' && !isShortLoop(loop, (expression) => file.typeOf(expression)))
      return loop;
  }
  return null;
}

export function lineOf(loop: Loop, node: Node): string {
  return loop.node.line === node.line ? '' : ` on line ${loop.node.line}`;
}
