import type { Known } from '../known.js';
import { calledPath } from '../syntax/call-syntax.js';
import type { Type } from '../types/types.js';
import { COUNTS, type Copy, typeCopied } from './copies.js';
import { type KnownTypes, partsOf } from './held-parts.js';

const POINTERS = /^(?:Arc|Rc|Weak)$/;

/** Is the copy one step of a counter: of an `Arc`, by the call or by the type, or of what holds one beside plain values? */
export function isCounterStep(copy: Copy, known: Known): boolean {
  if (copy.method !== 'clone' && copy.method !== 'to_owned') return false;
  if (COUNTS.test(calledPath(copy.call) ?? '')) return true;
  const found = typeCopied(copy, known);
  return !!found && found.refs === '' && isCounted(found, known, 0);
}

/** A wrapper of a wrapper, or an alias of one: deeper ones are not looked into. */
const MAX_DEPTH = 3;

function isCounted(found: Type, known: KnownTypes, depth: number): boolean {
  if (found.refs !== '' || depth > MAX_DEPTH) return false;
  if (POINTERS.test(found.name)) return true;
  if (found.name === 'Option' && found.args[0]) return isCounted(found.args[0], known, depth + 1);
  const alias = known.declarations.alias(found.name);
  if (alias) return alias.name !== found.name && isCounted(alias, known, depth + 1);
  const parts = partsOf(found, known) ?? [];
  const counted = parts.filter(([part, there]) => isCounted(part, there, depth + 1));
  return (
    counted.length > 0 && parts.every((each) => counted.includes(each) || each[1].isCopy(each[0]) === true)
  );
}
