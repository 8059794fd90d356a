import { type KnownLength, knownLength } from '../../rust/containers.js';
import { type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import type { RustFile } from '../rust-file.js';

/** How many turns a `for` or `for_each` takes, where that is known before it starts. */
export function numberOfTurns(loop: Loop, file: RustFile): KnownLength | null {
  const source = loop.node.kind === 'for_expression' ? loop.node.child('value') : receiverOf(loop.node);
  return knownLength(source, (expression) => file.typeOf(expression)) ?? namedLikeList(source, file);
}

/** Several of something, by the name: no word that ends in s by itself, and none for what is produced on the way. */
const PLURAL = /(?:[a-z]{2}[^s\W]s|list|vec)$/;
const NO_LIST = /(?:chars|bytes|lines|words|args|status|this|iters|tokens|matches|rows|entries|stats|ops)$/;

/** `for message in messages` where the type of `messages` is not known: it came out of a pattern or an answer. */
function namedLikeList(source: Node | undefined, file: RustFile): KnownLength | null {
  if (source?.kind !== 'identifier' || file.typeOf(source)) return null;
  const binding = file.bindingOf(source);
  if (!binding || !PLURAL.test(source.text) || NO_LIST.test(source.text)) return null;
  const taken = binding.kind === 'match' || (binding.kind === 'let' && !binding.whole);
  const { value } = binding;
  const answered =
    binding.kind === 'let' && !!value && (/^(?:try|await)_expression$/.test(value.kind) || opens(value));
  return taken || answered ? { text: `${source.text}.len()`, base: source } : null;
}

function opens(value: Node): boolean {
  return /^(?:unwrap|expect|unwrap_or_default|to_vec|collect|take|clone)$/.test(methodOf(value) ?? '');
}

/** Do the turns of the inner loop depend on the item of the outer one? */
export function isIndependent(inner: Loop, outer: Loop, file: RustFile): boolean {
  const source = inner.node.child('value');
  for (const node of source?.descendants() ?? []) {
    if (node.kind !== 'identifier' && node.kind !== 'self') continue;
    const binding = file.bindingOf(node);
    if (binding && outer.node.contains(binding.node)) return false;
  }
  return true;
}
