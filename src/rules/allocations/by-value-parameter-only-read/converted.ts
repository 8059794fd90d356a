import { type Copy, typeCopied } from '../../../rust/cost/copies.js';
import { isTakenForNothing } from '../../../rust/functions/callees.js';
import { conversionOf, convertsReference } from '../../../rust/functions/conversions.js';
import { methodTarget } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `Index::try_from(entry.clone())` of an `impl TryFrom<Entry> for Index` that only reads the entry. */
export function copiedToConvert(copy: Copy, file: RustFile): Problem | null {
  const found = copy.method === 'clone' ? typeCopied(copy, file) : null;
  const given = found && methodTarget(found);
  const conversion = given && conversionOf(copy.call, given, file);
  if (!conversion) return null;
  const { into, callee, parameter } = conversion;
  const isLentAsWell = convertsReference(into, given, copy.call);
  if (!isLentAsWell && !isTakenForNothing(parameter, callee, file)) return null;
  const trait = /^(?:try_from|try_into)$/.test(callee.child('name')?.text ?? '') ? 'TryFrom' : 'From';
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to make ${article(into)} of it, which ${isLentAsWell ? 'can be made of a reference as well' : 'only reads it'}: the copy is dropped at once.`,
    help: isLentAsWell
      ? `make it of \`&${copy.source.text}\``
      : `implement \`${trait}<&${given.name}>\` for \`${into}\`, and drop the copy here`,
  };
}

function article(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} \`${name}\``;
}
