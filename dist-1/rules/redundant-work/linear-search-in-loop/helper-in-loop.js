import { functionName } from '../../../rust/functions/shape.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { MUTATING_METHODS, READING_METHODS } from '../../../rust/types/methods.js';
import { loopCalling } from '../../calls-in-loops.js';
/**
 * The loop of this file that calls the method in which `search` stands, when the search looks for what the method is given:
 * `fn find_source(&self, id: u64)` called for each import.
 */
export function loopAroundHelper(search, list, asked, file) {
  const fn = enclosingFunction(search);
  const name = fn ? functionName(fn) : '';
  if (!fn?.child('parameters')?.has('self_parameter') || enclosingLoops(search).length > 0) return null;
  if (READING_METHODS.has(name) || MUTATING_METHODS.has(name)) return null;
  const given = fn.child('parameters').children.filter((each) => each.kind === 'parameter');
  if (!asked.some((each) => given.some((parameter) => parameter.contains(each)))) return null;
  if (rootOf(list)?.kind !== 'self') return null;
  return loopCalling(fn, file);
}
