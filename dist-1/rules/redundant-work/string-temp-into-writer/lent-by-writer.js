import { isPlace, overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { placeOf } from '../../../rust/ownership/uses.js';

/** A text is followed back through this many names to what lent it. */
const MAX_NAMES = 3;
/** `let mark = ctx.mark(); ctx.push_str(&mark.to_string())`: what lends the text is written to, so that a copy has to be made. */
export function isLentByWriter(text, writer, file) {
  const root = isPlace(writer) ? rootOf(writer) : null;
  const owner = root && file.bindingOf(root);
  return !!owner && mayBorrow(text, { owner, path: pathOf(writer) }, file, MAX_NAMES);
}
function mayBorrow(value, writer, file, names) {
  for (const name of value.descendantsOfKind('identifier', 'self')) {
    const binding = file.bindingOf(name);
    if (binding === writer.owner) {
      if (overlaps(pathOf(placeOf(name)), writer.path)) return true;
    } else if (names > 0 && binding?.kind === 'let' && binding.value && file.typeOf(name)?.refs !== '') {
      if (mayBorrow(binding.value, writer, file, names - 1)) return true;
    }
  }
  return false;
}
