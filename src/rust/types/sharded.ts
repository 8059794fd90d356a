import { methodTarget, type Type } from './types.js';

/** Collections that threads share without a lock around them: what is found or walked comes in a guard of its own. */
const SHARDED = /^(?:DashMap|DashSet|SkipMap|SkipSet)$/;

export function isSharded(found: Type | null): boolean {
  return !!found && SHARDED.test(methodTarget(found).name);
}
