import { asCopy, costOf } from '../../../rust/cost/copies.js';
import { isOnlyLookedAtByAll } from '../../../rust/ownership/lent-to-readers.js';
import { comesFromGuard } from '../../../rust/ownership/places.js';
import { isReached, lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { letTakersBorrow } from '../of-several-rules/let-takers-borrow.js';
import { writtenAsReference } from '../of-several-rules/written-as-reference.js';

/** `let (from, to) = (self.from.clone(), self.to.clone());` of which one or the other is only looked at. */
export function copiedSideBySide(declaration: Node, file: RustFile): Problem[] | null {
  const values = declaration.child('value');
  const pattern = declaration.child('pattern');
  if (values?.kind !== 'tuple_expression' || pattern?.kind !== 'tuple_pattern') return null;
  if (values.children.length !== pattern.children.length) return null;
  const found = values.children.flatMap(
    (value, at) => lookedAt(value, pattern.children[at]!, declaration, file) ?? [],
  );
  return found.length > 0 ? found : null;
}

function lookedAt(value: Node, name: Node, declaration: Node, file: RustFile): Problem | null {
  const copy = asCopy(value);
  if (!copy || copy.method === 'cloned' || costOf(copy, file) !== 'costs') return null;
  if (!isReached(copy.source, file) || comesFromGuard(copy.source, file)) return null;
  const binding = file.localsOf(declaration).find((each) => each.node === name);
  if (!binding || binding.mutable || !isOnlyLookedAtByAll(binding, file)) return null;
  if (!staysWhileUsed(lender(copy.source), declaration.end, binding, file)) return null;
  const borrow = file.typeOf(copy.source)?.refs ? '' : '&';
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} into \`${binding.name}\`, which is only looked at while ${quoted(copy.source)} stays as it is.`,
    help: `borrow it: \`${borrow}${copy.source.text.replace(/\s*\n\s*/g, '')}\`${letTakersBorrow(binding, file)}${writtenAsReference([binding], false, file)}`,
  };
}
