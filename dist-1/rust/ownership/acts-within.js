import { signatureOf } from '../functions/signatures.js';
import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { argumentsOf, methodOf } from '../syntax/call-syntax.js';
import { answersNothing, KNOWN_OWNERS, methodTarget } from '../types/types.js';
import { overlaps, pathOf } from './places.js';

/** Verbs of what changes something, be it behind a shared reference. */
const ACTS =
  /^(?:write|apply|commit|flush|update|upsert|set|insert|remove|delete|push|pop|advance|purge|append|put|add|store|swap|replace|reset|clear|evict|rotate|compact|truncate|drain|take|send|publish|register|unregister|increment|decrement|incr|decr|refresh|reload|sync|merge|execute|process|start|stop|close|mark|record|enqueue|dequeue)(?:_(?!to\b|into\b)|$)/;
/** Looks that give back only whether all is well, or nothing. */
const LOOKS =
  /^(?:check|validate|verify|ensure|assert|log|trace|debug|print|report|expect|require|is|has|fmt|write_to|encode|serialize|hash|dump|show|visit|walk|for_each)(?:_|$)/;
/** Is a method called between `from` and `to` on what `part` belongs to that may change it although it takes no more than `&self`? */
export function actsWithin(part, binding, from, to, known) {
  const asked = known.typeOf(part);
  // What lies in a text or a list itself is not changed through a shared reference.
  if (asked && (KNOWN_OWNERS.has(methodTarget(asked).name) || isPlainCopy(asked, known))) return false;
  const path = pathOf(part);
  return known.usesOf(binding).some((use) => {
    const { node, hidden } = use.use;
    if (hidden || node.start < from || node.start >= to || !use.method || !use.call) return false;
    return overlaps(pathOf(use.place), path) && mayAct(use, use.method, use.call, known);
  });
}
function mayAct(use, method, call, known) {
  if (methodOf(call) !== method) return false;
  const found = known.typeOf(use.place);
  if (found && isPlainCopy(found, known)) return false;
  if (ACTS.test(method)) return true;
  const declared = signatureOf(call, known);
  // What is lent to be written to is where the answer goes.
  if (!declared || LOOKS.test(method) || argumentsOf(call).some(isMutableBorrow)) return false;
  return declared.receiver === '&' && answersNothing(declared.returns);
}
function isPlainCopy(found, known) {
  return known.isCopy({ ...found, refs: '' }) === true;
}
