import { isCheapToClone, KNOWN_OWNERS, type Type, withoutReferences } from '../types/types.js';
import { isCostlyElsewhere } from './cheap-types.js';
import { costOfType } from './copies.js';
import { type KnownTypes, partsOf } from './held-parts.js';

/** Deeper than structs of structs mostly go; a type may also hold itself. */
const MAX_DEPTH = 5;

/**
 * Is a value of this type known to own memory, itself or in a part of it? A struct that is no more than not `Copy` may
 * consist of counters and words of other crates.
 */
export function ownsMemory(found: Type, known: KnownTypes, depth = 0): boolean {
  if (found.refs !== '' || depth > MAX_DEPTH || costOfType(found, known) === 'free') return false;
  if (known.declarations.declares(found.name)) {
    const alias = known.declarations.alias(found.name);
    if (alias && alias.name !== found.name) return ownsMemory(alias, known, depth + 1);
    return !!partsOf(found, known)?.some(([part, there]) => ownsMemory(part, there, depth + 1));
  }
  if (KNOWN_OWNERS.has(found.name) || isCostlyElsewhere(found.name)) return true;
  return HOLDERS.test(found.name) && found.args.some((part) => ownsMemory(part, known, depth + 1));
}

/** Hold their content in place. */
const HOLDERS = /^(?:Option|Result|\(\)|\[;\]|Poll|Pin|Mutex|RwLock|RefCell|Reverse|Wrapping)$/;

/** A struct that holds a counted pointer was made to be handed on by value: what a copy costs is what stands beside it. */
export function isMostlyShared(found: Type, known: KnownTypes): boolean {
  return !!known.declarations.parts(found.name)?.some(isCheapToClone);
}

/** Beside a counter there are only words, as far as anybody knows. */
export function isLikelyHandle(found: Type, known: KnownTypes): boolean {
  return isMostlyShared(found, known) && !ownsMemory(withoutReferences(found), known);
}
