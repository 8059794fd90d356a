import { methodOf, nextMethod, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSet } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { VIEWS } from '../of-several-rules/list-of-views.js';

/** `.map(|each| each.name.clone()).collect::<Vec<_>>().join(", ")`: references are joined as well. */
export function copiedToJoin(node: Node, collect: Node): Problem | null {
  const method = nextMethod(collect);
  if (!/^(?:join|concat|contains)$/.test(method)) return null;
  return {
    at: node.child('function')!.child('field')!,
    until: collect.parent!,
    message: `Each item is copied into a list, only for \`${method}\` to look at it.`,
    help:
      method === 'contains'
        ? 'ask `any(..)` of the items where they are, which stops at the first'
        : `collect ${VIEWS}`,
  };
}

/** A set that is only iterated or asked keeps references as well, and leaves the doubles out before they are copied. */
export function copiedIntoSet(node: Node, collect: Node, file: RustFile): Problem | null {
  const found = file.typeOf(collect);
  if (
    !found ||
    !isSet(found) ||
    collect.parent?.kind !== 'for_expression' ||
    methodOf(receiverOf(node)!) === 'copied'
  )
    return null;
  return {
    at: node.child('function')!.child('field')!,
    until: collect,
    message: `Each item is copied before the ${quoted(collect.child('function')!).includes('BTreeSet') ? '`BTreeSet`' : 'set'} leaves the doubles out, and the loop only visits what is left.`,
    help: 'collect references, and copy in the loop what has to be owned',
  };
}
