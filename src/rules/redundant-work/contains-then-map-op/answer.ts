import { methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** `m.get(&k).cloned()` for `m.get(&k)`. */
export function copiedOut(lookup: Node): Node {
  const call = methodCalledOn(lookup);
  return call && /^(?:copied|cloned)$/.test(methodOf(call) ?? '') ? copiedOut(call) : lookup;
}

/** What a look-up gave as somebody looks at it: copied out of the map, or under a name that is used for nothing else. */
export function answerOf(lookup: Node, file: RustFile): Node {
  const answer = copiedOut(lookup);
  const [name] = answer.parent?.kind === 'let_declaration' ? file.localsOf(answer.parent) : [];
  const [use, more] = name?.uses ?? [];
  return name?.whole && use && !more && !use.hidden ? use.node : answer;
}
