import { implTrait } from '../../../rust/functions/shape.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isOneCharacter, madeOnly } from './folded-to-compare.js';

/** `self.name.to_lowercase().hash(state)` in a `Hash` of one's own: a folded copy for every look-up. */
export function hashed(node: Node, file: RustFile): Problem | null {
  if (methodOf(node) !== 'hash' || argumentsOf(node).length !== 1) return null;
  const made = freshString(receiverOf(node));
  if (made?.how !== 'case' || isOneCharacter(made.source!, file)) return null;
  const fn = enclosingFunction(node);
  if (!fn || implTrait(fn) !== 'Hash') return null;
  return madeOnly(
    made,
    'to be hashed, at each look-up',
    'hash its characters, or bytes, one by one as they are folded',
  );
}
