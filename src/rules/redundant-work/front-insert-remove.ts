import { argumentsOf, diverges, enclosingLoop, methodOf, receiverOf } from '../../rust/flow.js';
import { rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { methodTarget } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Command lines and the like: a few words, put together once. */
const FEW_BY_NAME = /(?:^|_)(?:args|argv|cmd|command|parts|segments|path|components|words|tokens)$/;

export const rule: Rule = {
  id: 'front-insert-remove',
  item: 'redundant-work',
  summary: 'elements put in or taken out before the end of a `Vec`, which moves all that follow',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(?:insert|remove)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    const list = receiverOf(node);
    if (!list || (method !== 'insert' && method !== 'remove') || !isVec(list, file)) return null;
    const [index, item] = argumentsOf(node);
    if (!index || (method === 'insert') !== !!item) return null;
    const repeats = isRepeatedFor(node, list, file);
    if (index.text === '0') return atFront(node, method, list, repeats);
    return method === 'remove' && repeats && index.kind !== 'integer_literal'
      ? inTheMiddle(node, list, index)
      : null;
  },
};

function isVec(list: Node, file: RustFile): boolean {
  const found = file.typeOf(list);
  if (!found || methodTarget(found).name !== 'Vec') return false;
  return !FEW_BY_NAME.test(/(\w+)$/.exec(list.text)?.[1] ?? '');
}

function atFront(call: Node, method: string, list: Node, repeats: boolean): Problem {
  const times = repeats ? ', at every turn of the loop' : '';
  return {
    at: call,
    message: `\`${method}(0, ..)\` moves every element of \`${list.text}\` by one place${times}.`.replace(
      'remove(0, ..)',
      'remove(0)',
    ),
    help:
      method === 'insert'
        ? 'push to the end and reverse once, or use a `VecDeque`'
        : 'use a `VecDeque`, or take the first with `into_iter().next()` where the order of the rest does not matter',
    minor: !repeats,
  };
}

function inTheMiddle(call: Node, list: Node, index: Node): Problem {
  return {
    at: call,
    message: `\`remove(${index.text})\` moves all that follows in \`${list.text}\`, at every turn of the loop that removes something.`,
    help: 'remove them all in one pass with `retain`, or use `swap_remove` where the order does not matter',
  };
}

/** In a loop that the list outlives, and that goes on after the call. */
function isRepeatedFor(call: Node, list: Node, file: RustFile): boolean {
  const loop = enclosingLoop(call);
  const root = rootOf(list);
  const held = root && file.bindingOf(root);
  if (!loop || !held || loop.node.contains(held.node)) return false;
  for (let at: Node = call; at !== loop.body && at.parent; at = at.parent) {
    if (
      at.parent.kind === 'block' &&
      at.parent.children.slice(at.parent.children.indexOf(at)).some((statement) => diverges(statement))
    )
      return false;
    if (/^(?:return|break)_expression$/.test(at.kind)) return false;
  }
  return true;
}
