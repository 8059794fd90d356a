import type { Signature } from '../rust/names/declarations.js';
import type { Type } from '../rust/types/types.js';
import type { FunctionFacts } from './facts.js';

/** What several declarations of one name agree on; null where they differ. */
export function agreed(types: readonly (Type | null)[]): Type | null {
  const first = types[0];
  if (!first || types.length === 1) return first ?? null;
  const text = JSON.stringify(first);
  return types.every((other) => JSON.stringify(other) === text) ? first : null;
}

/** The same of functions: their parameters are not told. */
export function agreedSignature(found: readonly FunctionFacts[]): Signature | null {
  const first = found[0];
  if (!first) return null;
  if (found.length === 1) return first;
  const same = found.every((other) => other.receiver === first.receiver && other.isAsync === first.isAsync);
  if (!same) return null;
  const { gist, ...signature } = first;
  const isShared = gist !== undefined && found.every((other) => other.gist === gist);
  const returns = agreed(found.map((facts) => facts.returns));
  return { ...signature, returns, parameters: [], ...(isShared && { gist }) };
}
