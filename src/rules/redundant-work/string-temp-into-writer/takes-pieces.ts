import { functionCalled } from '../../../rust/functions/function-called.js';
import { methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** A type's own method is followed through this many others. */
const MAX_STEPS = 3;

/** Makes something of its own of each piece that it is given. */
const ALLOCATES = /\.(?:collect|to_string|to_owned|to_vec|replace|lines|split\w*)\b|\bformat!|::from\(/;

/**
 * `out.push_str(..)` of a `String`, or of a type of the repository that only hands on to one. What does more with each piece, breaks it
 * into lines or counts columns, may do more for several pieces than for one text, and nobody says that it can be formatted into.
 */
export function takesPieces(call: Node, file: RustFile, steps = 0): boolean {
  if (methodOf(call) !== 'push_str') return true;
  const found = file.typeOf(receiverOf(call));
  const owner = found && methodTarget(found).name;
  if (!owner || !file.declarations.declares(owner) || !file.declarations.method(owner, 'push_str'))
    return true;
  const body = functionCalled(call, file)?.child('body');
  if (!body || steps > MAX_STEPS || ALLOCATES.test(body.text)) return false;
  const inner = [...body.descendantsOfKind('call_expression')].filter(
    (each) => methodOf(each) === 'push_str',
  );
  return inner.length > 0 && inner.every((each) => takesPieces(each, file, steps + 1));
}
