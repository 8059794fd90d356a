import { putsTogether } from '../../../rust/cost/puts-together.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { valueOfMeasuredName, valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import { quoted } from '../../wording.js';
/** `out.push_str(&quote(text))`, `buf.extend_from_slice(&entry.encode())`, where the function of the same file puts a text or bytes together. */
export function writtenByFunction(method, argument, file) {
  if (!/^(?:push_str|write_str|extend_from_slice|put_slice|\+=)$/.test(method)) return null;
  const name = viewed(argument);
  const call = valueOfSingleUse(name, file) ?? valueOfMeasuredName(name, file) ?? name;
  const fn = calleeOutsideTraits(call, file);
  const made = fn && isMadeInOnePiece(fn) ? 'one' : fn && putsTogether(fn, file) ? 'steps' : null;
  if (!fn || !made || enclosingFunction(call) === fn) return null;
  return {
    at: call,
    message: `${quoted(call)} puts together ${isText(fn) ? 'a String' : 'a Vec'} of its own only for \`${method}\` to copy it to the end of another.`,
    help: `let \`${fn.child('name').text}\` write into the ${isText(fn) ? 'text' : 'buffer'} that it is given`,
    // One text for one line reads well where nobody waits for it.
    ...(made === 'one' && !file.isHotShape(call) && { minor: true }),
  };
}
function isText(fn) {
  return fn.child('return_type')?.text === 'String';
}
/** Is the text that the function gives formatted on the spot, whichever way it takes? */
function isMadeInOnePiece(fn) {
  const body = fn.child('body');
  const results = body && isText(fn) ? resultsOf(body).map((each) => freshString(each)) : [];
  return results.length > 0 && results.every((made) => made?.how === 'format');
}
