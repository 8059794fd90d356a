import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { isLookedAtThere } from '../../../rust/ownership/lent-there.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { isSharedBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { temporaryCopy } from '../of-several-rules/temporary-copy.js';
import { isOfRepository, nameOfMade } from './copied-to-serialize.js';
import { isCopiedByCallee } from './kept-by-callee.js';

/** `f(&Kind::Struct(fields.clone()))`: an enum or a tuple struct that is only made to be lent. */
export function lentInWrapper(copy: Copy, file: RustFile): Problem | null {
  const call = copy.method === 'cloned' ? null : callOfArgument(copy.call);
  const reference = call?.parent;
  if (!call || !/^(?:\w+::)*[A-Z]\w*$/.test(calledPath(call) ?? '')) return null;
  if (!reference || !isSharedBorrow(reference)) return null;
  if (!isLookedAtThere(reference) || !isDear(copy, file) || isCopiedByCallee(reference, file)) return null;
  // An error is shown seldom.
  const name = nameOfMade(call);
  if (!isOfRepository(name, file) || /Err(?:or)?$/.test(name!)) return null;
  return temporaryCopy(
    copy,
    file,
    `for ${quoted(call.child('function')!)} to hold it while it is lent`,
    `let the callee take ${quoted(copy.source)} itself, or a variant that borrows`,
  );
}

/** Of a type that owns something, or of a parameter that is a struct of the repository by its name and lent as one. */
function isDear(copy: Copy, file: RustFile): boolean {
  const cost = costOf(copy, file);
  if (cost !== 'unknown') return cost === 'costs';
  const found = file.typeOf(copy.source);
  const binding = rootOf(copy.source) === copy.source ? file.bindingOf(copy.source) : undefined;
  return binding?.kind === 'parameter' && found?.refs === '&' && isOfRepository(found.name, file);
}
