import { type Copy, isFreeCopy } from '../../../rust/cost/copies.js';
import { isCounterStep } from '../../../rust/cost/counters.js';
import { itemsNamed } from '../../../rust/names/items-by-name.js';
import { isSameType, ownsItsParts } from '../../../rust/ownership/ownership.js';
import { isMadeHere, temporaryBehind } from '../../../rust/ownership/temporaries.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `absolute(path)?.clone()`, `Target::new(..).inner.clone()`: what is copied lives no longer than this expression. */
export function copyOfTemporary(copy: Copy, file: RustFile): Problem | null {
  const made = temporaryBehind(copy.source);
  if (!made || !isMadeHere(made, file)) return null;
  if (isFreeCopy(copy, file) && !(made === copy.source && isCounted(made, file))) return null;
  if (made !== copy.source && !ownsItsParts(copy.source, made, file)) return null;
  if (!isSameType(copy.method, file.typeOf(copy.source), file)) return null;
  return {
    at: copy.call,
    ...(isCounterStep(copy, file)
      ? {
          message: `${quoted(made)} gives a counted pointer of its own: its counter goes up and down again for nothing.`,
        }
      : {
          message: `${quoted(made)} makes a value that nobody else holds: it is ${copiedOrCloned(copy, file)}${made === copy.source ? '' : ' in part'} and the original dropped.`,
        }),
    help: 'leave the copy out',
  };
}

/** A counted pointer, or a handle, that a call of known type has just made: counted once more for nothing. */
function isCounted(made: Node, file: RustFile): boolean {
  const found = file.typeOf(made);
  return !!found && found.refs === '' && file.isCopy(found) !== true && /^[A-Z]\w+$/.test(found.name);
}

/** `NAMES.clone()` of a `const`: what the name stands for is made anew wherever it stands. */
export function copyOfConstant(copy: Copy, file: RustFile): Problem | null {
  const { source } = copy;
  if (copy.method !== 'clone' || source.kind !== 'identifier' || !/^[A-Z][A-Z0-9_]+$/.test(source.text))
    return null;
  const named = itemsNamed(source.tree, 'const_item', source.text);
  // `lazy_static!` and `thread_local!` declare places.
  const isPlaceAsWell =
    itemsNamed(source.tree, 'static_item', source.text).length > 0 ||
    file.hasText(new RegExp(`\\bstatic\\s+(?:ref\\s+)?${source.text}\\b`));
  const found = named.length === 1 && !isPlaceAsWell ? typeFromNode(named[0]!.child('type')) : null;
  if (found?.refs !== '' || file.isCopy(found) === true) return null;
  if (/^(?:dyn|impl|fn|_)$/.test(found.name)) return null;
  return {
    at: copy.call,
    message: `\`${source.text}\` is a constant: its name already makes a value of its own, which is copied and dropped.`,
    help: 'leave the copy out',
    // What can be worked out while compiling has nothing on the heap that a copy would have to make anew.
    minor: true,
  };
}
