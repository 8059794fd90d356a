import type { Known } from '../known.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { waysOf } from './ways.js';

/** `let open: Vec<_> = rows.iter().filter(..).collect();`: what comes out lends from `rows`, whether or not there was a list of references between. */
export function isListOfReferences(list: Node, known: Known): boolean {
  const given = list.kind === 'identifier' ? known.bindingOf(list)?.value : undefined;
  const [value, another] = given ? waysOf(given) : [];
  if (another) return false;
  let at = value && methodOf(value) === 'collect' ? receiverOf(value) : undefined;
  while (at && KEEPS_ITEMS.test(methodOf(at) ?? '')) at = receiverOf(at);
  return !!at && /^(?:iter|keys|values)$/.test(methodOf(at) ?? '') && argumentsOf(at).length === 0;
}

const KEEPS_ITEMS = /^(?:filter|skip|take|step_by|take_while|skip_while|inspect|peekable|fuse)$/;
