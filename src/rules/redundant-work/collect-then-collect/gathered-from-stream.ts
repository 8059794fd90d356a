import { collectTarget, isPlainList } from '../../../rust/order/collects.js';
import { calledTarget, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withoutAwaitsAndOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `rows.try_collect::<Vec<_>>().await?.into_iter().map(..).collect()`: a stream can be mapped on its way. */
export function gatheredFromStream(collect: Node): Problem | null {
  let walk = receiverOf(collect);
  const steps: string[] = [];
  while (walk && /^(?:map|filter|filter_map)$/.test(methodOf(walk) ?? '')) {
    steps.push(methodOf(walk)!);
    walk = receiverOf(walk);
  }
  const list = walk && steps.length > 0 && methodOf(walk) === 'into_iter' ? receiverOf(walk)! : undefined;
  const gathered = list && withoutAwaitsAndOpenings(list, OPENING);
  if (!gathered || !/^(?:try_)?collect$/.test(methodOf(gathered) ?? '')) return null;
  if (gathered.parent?.kind !== 'await_expression' || !isPlainList(collectTarget(gathered))) return null;
  const tried = methodOf(gathered) === 'try_collect';
  return {
    at: calledTarget(gathered)!.child('field')!,
    until: collect,
    message:
      'All items of the stream are gathered in a `Vec`, only to be gone over once more and collected again.',
    help: `${steps.map((step) => `\`${tried ? IN_STREAM[step] : step}\``).join(' and ')} the stream itself, and collect once`,
  };
}

/** What does the same to the items of a stream of results. */
const IN_STREAM: Readonly<Record<string, string>> = {
  map: 'map_ok',
  filter: 'try_filter',
  filter_map: 'try_filter_map',
};
