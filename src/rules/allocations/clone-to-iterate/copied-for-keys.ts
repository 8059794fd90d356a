import { costOfType, isFreeCopy } from '../../../rust/cost/copies.js';
import { comesFromGuard, rootOf } from '../../../rust/ownership/places.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { copyWalkedBy, isCheapToIterate } from '../of-several-rules/walked-copy.js';

/** `for (name, _) in self.used.clone() { self.used.remove(&name); }`: one part of each pair is copied for nothing. */
export function copiedForKeys(loop: Node, file: RustFile): Problem | null {
  const copy = copyWalkedBy(loop);
  if (copy?.method !== 'clone' || copy.call !== loop.child('value') || !rootOf(copy.source)) return null;
  if (isFreeCopy(copy, file) || isCheapToIterate(copy, file) || comesFromGuard(copy.source, file))
    return null;
  const dropped = partDropped(loop, file);
  const found = file.typeOf(copy.source);
  if (dropped === null || (found && (!isMap(found) || found.refs.length > 1))) return null;
  const part = found?.args[dropped];
  if (part && costOfType(part, file) === 'free') return null;
  const [kept, lost] = dropped === 1 ? ['keys', 'values'] : ['values', 'keys'];
  const source = copy.source.text.replace(/\s+/g, '');
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its ${lost}, of which the loop looks at none.`,
    help: `copy the ${kept} alone (\`${source}.${kept}().cloned().collect::<Vec<_>>()\`), or let \`retain\` decide what stays`,
  };
}

/** 0 or 1 for the part of the pair that nobody names or uses; null where both are wanted, or none. */
function partDropped(loop: Node, file: RustFile): 0 | 1 | null {
  const pattern = loop.child('pattern');
  if (pattern?.kind !== 'tuple_pattern') return null;
  const parts = pattern.text.slice(1, -1).replace(/,\s*$/, '').split(',');
  if (parts.length !== 2) return null;
  const names = file.localsOf(loop);
  const isDropped = parts.map((part) => {
    const text = part.trim();
    return (
      text === '_' ||
      (/^_?\w+$/.test(text) && names.some((each) => each.name === text && each.uses.length === 0))
    );
  });
  if (isDropped[0] === isDropped[1]) return null;
  return isDropped[0] ? 0 : 1;
}
