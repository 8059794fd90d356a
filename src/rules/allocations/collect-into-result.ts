import { knownLength } from '../../rust/containers.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { typeFromNode } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

export const rule: Rule = {
  id: 'collect-into-result',
  item: 'allocations',
  summary: 'a list of known length collected into a `Result`, which forgets the length',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /collect::<\s*(?:\w+::)*(?:Result|Option)|Result<|collect\(\)\?/,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) !== 'collect' || argumentsOf(node).length > 0 || !isFallible(node, file)) return null;
    const map = receiverOf(node)!;
    if (methodOf(map) !== 'map' && methodOf(map) !== 'zip') return null;
    const length = knownLength(receiverOf(map), (expression) => file.typeOf(expression));
    if (!length) return null;
    const of = length.text ? ` \`${length.text}\`` : ' known beforehand';
    return {
      at:
        node.child('function')?.child('function')?.child('field') ??
        node.child('function')?.child('field') ??
        node,
      message: `Collecting into a \`Result\` may stop at any item, so the iterator no longer tells its length${of} and the list grows step by step.`,
      help: 'make the `Vec` with that capacity and `push` each item with `?`',
    };
  },
};

function isFallible(collect: Node, file: RustFile): boolean {
  const called = collect.child('function');
  const turbofish =
    called?.kind === 'generic_function' ? typeFromNode(called.child('type_arguments')?.children[0]) : null;
  if (turbofish) return turbofish.name === 'Result' || turbofish.name === 'Option';
  const declared = file.typeOf(collect);
  return declared?.name === 'Result' || declared?.name === 'Option';
}
