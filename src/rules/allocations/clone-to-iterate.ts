import { asCopy, type Copy, isFreeCopy } from '../../rust/copies.js';
import { methodOf } from '../../rust/flow.js';
import { isOnlyLookedAt } from '../../rust/only-read.js';
import { mayChangeWithin, rootOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'clone-to-iterate',
  item: 'allocations',
  summary: 'a collection that is copied for a loop to walk over it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['for_expression'],
  needs: /\.(clone|to_owned|to_vec)\(\)/,
  check(loop: Node, file: RustFile): Problem | null {
    const copy = copyWalkedBy(loop);
    if (!copy || copy.method === 'cloned' || !rootOf(copy.source)) return null;
    if (isFreeCopy(copy, file) || isCheapToIterate(copy, file)) return null;
    const names = file.localsOf(loop);
    if (!names.some((name) => name.uses.length > 0 && isOnlyLookedAt(name, file))) return null;
    if (mayChangeWithin(copy.source, loop.start, loop.end, file)) return null;
    return {
      at: copy.call,
      message: `${quoted(copy.source)} is copied with all its items for the loop to look at them; the copy is dropped at its end.`,
      help: `iterate over \`&${copy.source.text.replace(/\s+/g, '')}\`, and copy in the loop what has to be owned`,
    };
  },
};

/** `x.clone()` of `for y in x.clone()` and `for y in x.clone().into_iter()`. */
function copyWalkedBy(loop: Node): Copy | null {
  const value = loop.child('value');
  const walks = value && /^(into_iter|iter|drain|into_values|into_keys)$/.test(methodOf(value) ?? '');
  return asCopy(walks ? value.child('function')?.child('value') : value);
}

/** Ranges and iterators are a few words. */
function isCheapToIterate(copy: Copy, file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  if (found && /^(Range\w*|Iterator|Chars|\w*Iter|impl|dyn)$/.test(found.name)) return true;
  return /(range|iter|chars|bytes|cursor|stream|rng|bits|tokens|lines)s?(\(\))?$|^it$/.test(copy.source.text);
}
