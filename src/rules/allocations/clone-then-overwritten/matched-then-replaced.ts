import type { Copy } from '../../../rust/cost/copies.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isAssignmentTo } from '../of-several-rules/overwritten-later.js';

/**
 * The line on which a place that is copied for `if let`, `while let` or `match` gets a new value in the block behind; null where
 * the block reads it, lends it, or leaves it as it is.
 */
export function replacedOnSomeWay({ call, source, method }: Copy): number | null {
  const body = method === 'clone' ? bodyBehind(call) : undefined;
  if (!body) return null;
  const place = spelling(source);
  const targets: Node[] = [];
  for (const node of body.descendants()) {
    if (/^(?:closure_expression|async_block|macro_invocation)$/.test(node.kind) && names(node, place))
      return null;
    if (isAssignmentTo(place, node)) targets.push(node.child('left')!);
  }
  if (targets.length === 0) return null;
  for (const node of body.descendants())
    if (isPlace(node) && spelling(node) === place && !targets.some((target) => target.contains(node)))
      return null;
  return targets[0]!.line;
}

function bodyBehind(copied: Node): Node | undefined {
  const holder = copied.field === 'value' ? copied.parent : undefined;
  if (holder?.kind === 'match_expression') return holder.child('body');
  if (holder?.kind !== 'let_condition') return undefined;
  const fork = holder.parent;
  if (fork?.kind === 'if_expression') return fork.child('consequence');
  return fork?.kind === 'while_expression' ? fork.child('body') : undefined;
}

function names(node: Node, place: string): boolean {
  return node.text.includes(place);
}
