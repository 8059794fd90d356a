import { parameterOf } from '../../../rust/functions/callees.js';
import { callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Functions that lend on what they are lent are followed this far. */
const MAX_CALLEES = 3;

/**
 * Does the function called, which stands in this file, copy all that it is lent, or lend it to one that does? `mark(ctx, &Token::Field(field.clone()))`:
 * it needs the whole of it, with all that is in it.
 */
export function isCopiedByCallee(reference: Node, file: RustFile, depth = 0): boolean {
  const call = callOfArgument(reference);
  const parameter = call && depth < MAX_CALLEES ? parameterOf(reference, call, file) : null;
  const [binding] = parameter ? file.localsOf(parameter) : [];
  if (!binding?.whole) return false;
  return file
    .usesOf(binding)
    .some(
      ({ use, place, method }) =>
        place === use.node &&
        (COPIES.test(method ?? '') || (!method && isCopiedByCallee(place, file, depth + 1))),
    );
}

const COPIES = /^(?:clone|to_owned|to_vec)$/;
