import { asCopy, type Copy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence } from '../../../rust/types/types.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isCheapToIterate } from '../of-several-rules/walked-copy.js';

const TAKES_WALK = /^(?:zip|zip_eq|zip_longest|chain|interleave|merge|cartesian_product)$/;
const TAKES_WALKS = /(?:^|::)(?:zip|zip_eq|chain|interleave|merge)$/;

/** `zip_eq(&outputs, split.vars.to_vec())`, `.chain(names.to_vec())`: whoever takes anything that can be walked needs no list of its own. */
export function copiedForPartner(call: Node, file: RustFile): Problem | null {
  const walker = walkerOf(call);
  if (!walker) return null;
  for (const argument of argumentsOf(call)) {
    const copy = asCopy(argument);
    if (!copy || !isCopyOfList(copy, file)) continue;
    const source = copy.source.text.replace(/\s+/g, '');
    const lent = isLentAlready(copy.source, file) ? source : `&${source}`;
    return {
      at: copy.call,
      message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to a list of its own only for \`${walker}\` to walk over it.`,
      help: `hand over \`${source}.iter().cloned()\`, or \`${lent}\` where the items are only looked at`,
    };
  }
  return null;
}

/** What is a reference needs no other around it; what a method gives mostly is one. */
function isLentAlready(source: Node, file: RustFile): boolean {
  const found = file.typeOf(source);
  return found ? found.refs !== '' : methodOf(source) !== null;
}

function walkerOf(call: Node): string | null {
  const method = methodOf(call);
  if (method) return TAKES_WALK.test(method) && receiverOf(call) ? method : null;
  const path = calledPath(call) ?? '';
  return TAKES_WALKS.test(path) ? path.replace(/^.*::/, '') : null;
}

function isCopyOfList(copy: Copy, file: RustFile): boolean {
  if (!/^(?:clone|to_vec|to_owned)$/.test(copy.method) || !rootOf(copy.source)) return false;
  if (isFreeCopy(copy, file) || isCheapToIterate(copy, file)) return false;
  if (copy.method === 'to_vec') return true;
  const found = file.typeOf(copy.source);
  return !!found && found.name !== '[;]' && isSequence(found) && costOf(copy, file) === 'costs';
}
