import { methodTarget } from './types.js';

/** Collections that threads share without a lock around them: what is found or walked comes in a guard of its own. */
const SHARDED = /^(?:DashMap|DashSet|SkipMap|SkipSet)$/;
export function isSharded(found) {
  return !!found && SHARDED.test(methodTarget(found).name);
}
