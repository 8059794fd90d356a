import type { Copy } from '../../../rust/cost/copies.js';
import { boundTo } from '../../../rust/names/bound-to.js';
import { isGuardTaken } from '../../../rust/ownership/dropped-at-end.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { hasDefault } from '../../../rust/types/has-default.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** How the value gets out of its place without a copy: a field has to hold something meanwhile. */
export function wayToTake(
  copy: Copy,
  replaced: Node | null,
  file: RustFile,
): Pick<Problem, 'help' | 'minor'> {
  const place = spelling(copy.source);
  const pointer = copy.source.kind === 'identifier' ? behindPointer(copy.source, file) : null;
  if (pointer) return { help: `take it out: \`std::mem::take(${pointer})\`` };
  // `list.clear()` needs a list that is still there.
  if (copy.source.kind === 'identifier' && replaced && replaced.kind !== 'assignment_expression')
    return { help: `take it out: \`std::mem::take(&mut ${place})\`` };
  if (copy.source.kind === 'identifier')
    return { help: `move ${quoted(copy.source)}: it gets a new value anyway` };
  const found = file.typeOf(copy.source);
  if (found?.name === 'Option' || isMatchedAsSome(copy)) return { help: `take it out: \`${place}.take()\`` };
  const leavesDefault = found && hasDefault(found, file.declarations);
  const taken = `take it out: \`std::mem::take(&mut ${place})\``;
  if (leavesDefault) return { help: taken };
  const ready = replaced?.child('right');
  if (ready && !isMadeOfCopy(ready, copy, file))
    return {
      help: `put the new value in as the old one is taken out: \`std::mem::replace(&mut ${place}, ..)\``,
    };
  if (leavesDefault === null) return { help: `${taken}, where its type has a \`Default\` to leave behind` };
  return {
    help: `change it where it is, through \`&mut ${place}\`: its type has no \`Default\` that \`std::mem::take\` could leave behind`,
    minor: true,
  };
}

/** A guard, or a `&mut`: what is behind it stays there when it is moved. */
function behindPointer(name: Node, file: RustFile): string | null {
  const binding = file.bindingOf(name);
  const value = binding && boundTo(binding);
  if (value && isGuardTaken(value)) return `&mut *${name.text}`;
  return file.typeOf(name)?.refs === 'm' ? name.text : null;
}

/** `if let Some(x) = p.clone()` */
function isMatchedAsSome({ call }: Copy): boolean {
  const condition = call.parent?.kind === 'let_condition' ? call.parent : null;
  return /^Some\b/.test(condition?.child('pattern')?.text ?? '');
}

/** Does the new value need the old one, which is in a local by then or in what was made of it? */
function isMadeOfCopy(made: Node, copy: Copy, file: RustFile): boolean {
  const from = statementOf(copy.call).start;
  for (const name of made.descendantsOfKind('identifier')) {
    const binding = file.bindingOf(name);
    if (binding && binding.node.start >= from) return true;
  }
  return false;
}
