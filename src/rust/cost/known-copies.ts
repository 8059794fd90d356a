import type { Known } from '../known.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { KNOWN_OWNERS, methodTarget, type Type } from '../types/types.js';
import { asCopy, type Copy } from './copies.js';

/**
 * The copy that an expression is, by the name that says what it does: `to_owned` of a value that owns itself is a `clone`, and
 * `found.map(|each| each.clone())` of an Option is `cloned`.
 */
export function copyOf(node: Node | undefined, known: Known): Copy | null {
  const copy = asCopy(node);
  if (!copy) return node ? contentCopied(node, known) : null;
  return isCloneByType(copy, known) ? { ...copy, method: 'clone' } : copy;
}

function isCloneByType({ method, source }: Copy, known: Known): boolean {
  return method === 'to_owned' && ownsItself(known.typeOf(source), known);
}

/** Text, slices and paths become another type when they are made owned, and so may what is declared with a lifetime. */
function ownsItself(found: Type | null, known: Known): boolean {
  if (!found || !/^&?$/.test(found.refs)) return false;
  const { name } = methodTarget(found);
  if (KNOWN_OWNERS.has(name) || /^(?:Arc|Rc|Option)$/.test(name)) return true;
  const { declarations } = known;
  return declarations.declares(name) && !declarations.borrows(name) && !declarations.method(name, 'to_owned');
}

/** `map.get(key).map(|each| each.clone())`. */
function contentCopied(node: Node, known: Known): Copy | null {
  const [given, more] = methodOf(node) === 'map' ? argumentsOf(node) : [];
  const source = given && !more ? receiverOf(node) : undefined;
  if (!source || !isCloning(given!, known) || !isOptionOfLent(source, known)) return null;
  return { call: node, source, method: 'cloned' };
}

function isCloning(given: Node, known: Known): boolean {
  if (given.kind !== 'closure_expression') return /^(?:\w+::)*[A-Z]\w*::clone$/.test(given.text);
  const copy = asCopy(given.child('body'));
  const [name, more] = given.child('parameters')?.children ?? [];
  if (!copy || !name || more || copy.source.text !== name.text) return false;
  return copy.method === 'clone' || isCloneByType(copy, known);
}

/** What is found by its key may be lent from a map of unknown types. */
function isOptionOfLent(source: Node, known: Known): boolean {
  const found = known.typeOf(source);
  if (found?.name === 'Option' && found.args[0] && found.args[0].name !== '_')
    return found.args[0].refs === '&';
  return (!found || found.name === 'Option') && LENDS_ONE.test(methodOf(source) ?? '');
}

const LENDS_ONE = /^(?:get|first|last|front|back|peek|as_ref)$/;
