import { asCopy, costOf } from '../../../rust/cost/copies.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { lender } from '../../../rust/ownership/reached.js';
import { staysWhileUsed } from '../../../rust/ownership/stays-while-used.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { withCopiesAgain } from '../of-several-rules/copied-again.js';

/** `let text = String::from_utf8(bytes.to_vec())?;` that is only looked at: bytes can be read as a text where they are. */
export function copiedToReadAsText(declaration: Node, file: RustFile): Problem | null {
  const value = declaration.child('value');
  // What stands in for a failure may be a text of its own.
  const call = value && withoutOpenings(value, OPENING_OR_DEFAULT);
  if (!call || !/(?:^|::)String::from_utf8$/.test(calledPath(call) ?? '')) return null;
  const copy = asCopy(argumentsOf(call)[0]);
  if (!copy || !/^(?:clone|to_vec|to_owned)$/.test(copy.method) || !isPlace(copy.source)) return null;
  if (costOf(copy, file) === 'free') return null;
  // What is gathered in pieces has a `to_vec` that uses it up, and nothing to read in place.
  if (copy.method === 'to_vec' && copy.source.kind === 'identifier' && !file.typeOf(copy.source)) return null;
  const [binding] = file.localsOf(declaration);
  if (!binding?.whole || binding.mutable || !isOnlyLookedAt(binding, file)) return null;
  if (!staysWhileUsed(lender(copy.source), declaration.end, binding, file)) return null;
  const problem = {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} to be read as a text, and \`${binding.name}\` is only looked at.`,
    help: `read it where it is: \`std::str::from_utf8(${file.typeOf(copy.source)?.refs ? '' : '&'}${copy.source.text.replace(/\s+/g, '')})\``,
  };
  return withCopiesAgain(problem, binding, 'to_owned', file);
}
