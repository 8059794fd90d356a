import { holdsOnlyIf } from './test-only.js';
/** In `debug_assert!`, which is not there in production. */
export function isDebugOnly(node) {
  return isArgumentOf(node, /^debug_assert/);
}
/** Among the arguments of a macro of such a name, in no block of its own. */
export function isArgumentOf(node, macros) {
  for (const at of node.ancestors()) {
    if (at.kind === 'macro_call' && macros.test(at.macro)) return true;
    if (at.kind === 'block') return false;
  }
  return false;
}
/** Do attributes leave their item or statement out of release builds? */
export function isLeftOutOfReleases(attributes) {
  return holdsOnlyIf(attributes, (condition) => condition === 'debug_assertions');
}
/** In `if cfg!(debug_assertions) { .. }`, which the compiler drops from a release build. */
export function isInDebugBranch(node) {
  for (let at = node; at.parent && at.kind !== 'function_item'; at = at.parent)
    if (at.field === 'consequence' && asksForDebug(at.parent.child('condition'))) return true;
  return false;
}
function asksForDebug(condition) {
  if (condition?.kind !== 'binary_expression')
    return /^cfg!\s*\(\s*debug_assertions\s*\)$/.test(condition?.text ?? '');
  return condition.child('operator')?.text === '&&' && condition.children.some(asksForDebug);
}
