import { functionName, implTrait } from '../../rust/functions/shape.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { NOTE } from '../rule.js';
import { quoted } from '../wording.js';
export const rule = {
  id: 'format-in-hot-error-path',
  item: 'error-paths',
  summary: 'an error whose text is formatted at each failure of per-item work',
  // A branch that ends in an error is cold by its shape: what is asked here is how often the function around it fails.
  severity: { ...NOTE, cold: 'note' },
  blocksWhenHot: false,
  on: ['macro_call'],
  needs: /\bformat!/,
  check(node, file) {
    if (node.macro !== 'format' || file.isTestFile || file.isProgram) return null;
    const fn = file.functionAt(node)?.node;
    if (!fn || !failsOften(fn) || !isPartOfError(node, fn) || isOnItsWayOut(node)) return null;
    return {
      at: node,
      message: `${quoted(node)} allocates and formats at each failure of \`${functionName(fn)}\`, which callers may try for every item and whose failure they may only count.`,
      help: 'keep the values in a variant of the error, and write the text in its `Display`',
    };
  },
};
/** Parsing and decoding fail as a matter of course: a caller tries one form after the other, or skips what is broken. */
const TRIED =
  /^(?:try_\w+|parse\w*|decode\w*|from_str|from_bytes|try_from|validate\w*|verify\w*|next|poll_\w+)$/;
function failsOften(fn) {
  return (
    TRIED.test(functionName(fn)) || /^(?:FromStr|TryFrom|Decoder|Iterator|Stream)$/.test(implTrait(fn) ?? '')
  );
}
/** Inside `Err(..)`, a closure of `map_err` or `ok_or_else`. */
function isPartOfError(node, fn) {
  for (const at of node.ancestors()) {
    if (at === fn) return false;
    if (at.kind !== 'call_expression') continue;
    const called = at.child('function');
    if (called.text === 'Err') return true;
    if (
      called.kind === 'field_expression' &&
      /^(?:map_err|ok_or_else)$/.test(called.child('field')?.text ?? '')
    )
      return true;
  }
  return false;
}
/** The last failure of a loop that retries, or a text that is logged, is meant to be read. */
function isOnItsWayOut(node) {
  return enclosingLoop(node)?.word === 'loop';
}
