import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';
import { runsInTurn } from './scratch-per-turn.js';

/** `read(part, &Shape::List(Box::new(Shape::Any)))` in a loop: made of constants alone, on the heap, and only lent. */
export function constantPerTurn(reference: Node, file: RustFile): Problem | null {
  const made = isSharedBorrow(reference) ? reference.child('value') : undefined;
  if (made?.kind !== 'call_expression' || !callOfArgument(reference)) return null;
  if (!isVariantOf(made) || !isOfConstants(made) || !ALLOCATES.test(made.text)) return null;
  const loop = enclosingLoop(reference);
  if (!loop || !runsInTurn(loop, file) || endsLoop(reference, loop) || isShortLoop(loop, file)) return null;
  return {
    at: reference,
    message: `${quoted(made)} is the same each time, and allocated at ${turnsReaching(reference, loop)} only to be looked at.`,
    help: 'make it once before the loop, and lend that',
    ...(isReachedAtSomeTurns(reference, loop) && { minor: true }),
  };
}

const ALLOCATES = /\b(?:Box|Rc|Arc)::new\(/;

/** `Shape::List(..)`, `Some(..)`: by a name with a capital, which runs no code of its own. */
function isVariantOf(call: Node): boolean {
  return /(?:^|::)[A-Z]\w*$/.test(calledPath(call) ?? '');
}

function isOfConstants(value: Node): boolean {
  if (/_literal$/.test(value.kind)) return true;
  if (value.kind === 'call_expression') {
    const isBox = /(?:^|::)(?:Box|Rc|Arc)::new$/.test(calledPath(value) ?? '');
    return (isBox || isVariantOf(value)) && argumentsOf(value).every(isOfConstants);
  }
  // A local begins with a small letter.
  return /^(?:identifier|scoped_identifier)$/.test(value.kind) && /(?:^|::)[A-Z]\w*$/.test(value.text);
}
