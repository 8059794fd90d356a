import { isOnlyReadByCallee, isOnlyReadByMethod } from '../functions/callees.js';
import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { calleeName, receiverOf } from '../syntax/call-syntax.js';
import { isOnlyLookedAt } from './only-read.js';
import { calleeThatLooks } from './takes-reference.js';
import type { UseFacts } from './uses.js';

/** Is the value only looked at, here and by the functions that it is handed to? */
export function isOnlyLookedAtByAll(binding: Binding, known: Known): boolean {
  return isOnlyLookedAt(binding, known, (use) => isHandedToReader(use, known));
}

/** `File::open(path)`, and functions of this file that take it by value only to read it. */
function isHandedToReader({ effect, place, call }: UseFacts, known: Known): boolean {
  if (effect !== 'move' || !call) return false;
  if (receiverOf(call) === place) return isOnlyReadByMethod(place, call, known);
  return calleeThatLooks(place, known) !== null || isOnlyReadByCallee(place, known);
}

/** The name of the function of this file that takes the value itself, only to read it. */
export function takerByValue({ effect, place, call }: UseFacts, known: Known): string | null {
  if (effect !== 'move' || !call) return null;
  if (receiverOf(call) !== place && calleeThatLooks(place, known) !== null) return null;
  return calleeName(call);
}
