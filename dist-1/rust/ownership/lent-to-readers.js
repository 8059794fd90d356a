import { isOnlyReadByCallee, isOnlyReadByMethod } from '../functions/callees.js';
import { receiverOf } from '../syntax/call-syntax.js';
import { isOnlyLookedAt } from './only-read.js';
import { calleeThatLooks } from './takes-reference.js';
/** Is the value only looked at, here and by the functions that it is handed to? */
export function isOnlyLookedAtByAll(binding, known) {
  return isOnlyLookedAt(binding, known, (use) => isHandedToReader(use, known));
}
/** `File::open(path)`, and functions of this file that take it by value only to read it. */
function isHandedToReader({ effect, place, call }, known) {
  if (effect !== 'move' || !call) return false;
  if (receiverOf(call) === place) return isOnlyReadByMethod(place, call, known);
  return calleeThatLooks(place, known) !== null || isOnlyReadByCallee(place, known);
}
