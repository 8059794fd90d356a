import { putsTogether } from '../../../rust/cost/puts-together.js';
import { calleeOutsideTraits } from '../../../rust/functions/function-called.js';
import { resultsOf } from '../../../rust/order/ways.js';
import { looksAtTarget } from '../../../rust/ownership/read-too-late.js';
import { isOfSameSelf } from '../../../rust/ownership/same-self.js';
import { valueOfMeasuredName, valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `out.push_str(&quote(text))`, `buf.extend_from_slice(&entry.encode())`, where the function of the same file puts a text or bytes together. */
export function writtenByFunction(
  method: string,
  argument: Node,
  writer: Node,
  file: RustFile,
): Problem | null {
  if (!/^(?:push_str|write_str|extend_from_slice|put_slice|\+=)$/.test(method)) return null;
  const name = viewed(argument);
  const call = valueOfSingleUse(name, file) ?? valueOfMeasuredName(name, file) ?? name;
  const fn = calleeOutsideTraits(call, file);
  const made = fn && isMadeInOnePiece(fn) ? 'one' : fn && putsTogether(fn, file) ? 'steps' : null;
  if (!fn || !made || enclosingFunction(call) === fn) return null;
  const isOwn = looksAtTarget(call, writer, file);
  if (isOwn && !isOfSameSelf(call, writer)) return null;
  return {
    at: call,
    message: `${quoted(call)} puts together ${isText(fn) ? 'a String' : 'a Vec'} of its own only for \`${method}\` to copy it to the end of another.`,
    help: `let \`${fn.child('name')!.text}\` write into ${isOwn ? quoted(writer) : `the ${isText(fn) ? 'text' : 'buffer'} that it is given`}`,
    // One text for one line reads well where nobody waits for it.
    ...(made === 'one' && !file.isHotShape(call) && { minor: true }),
  };
}

function isText(fn: Node): boolean {
  return fn.child('return_type')?.text === 'String';
}

/** Is the text that the function gives formatted on the spot, whichever way it takes? */
function isMadeInOnePiece(fn: Node): boolean {
  const body = fn.child('body');
  const results = body && isText(fn) ? resultsOf(body).map((each) => freshString(each)) : [];
  return results.length > 0 && results.every((made) => made?.how === 'format');
}
