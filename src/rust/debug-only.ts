import type { Node } from './tree.js';

/** In `debug_assert!`, which is not there in production. */
export function isDebugOnly(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'macro_call' && at.macro.startsWith('debug_assert')) return true;
    if (at.kind === 'block') return false;
  }
  return false;
}
