import { awaitsIn } from '../../../rust/functions/async-context.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { methodTarget } from '../../../rust/types/types.js';

/** Functions that call functions are followed so far. */
const MAX_STEPS = 3;
/** `cache.get(key).await` of a map in memory, or a function of this file that waits for nothing but such and for locks. */
export function isAnsweredFromMemory(awaited, file, steps = 0) {
  const call = awaited.children[0];
  if (call.kind !== 'call_expression') return false;
  if (isOfCacheInMemory(call, file) || isLock(call)) return true;
  const fn = steps < MAX_STEPS ? functionCalledByName(call) : null;
  const body = fn?.ofKind('function_modifiers')?.has('async') ? fn.child('body') : undefined;
  const waits = body ? [...awaitsIn(body)] : [];
  return waits.length > 0 && waits.every((each) => isAnsweredFromMemory(each, file, steps + 1));
}
function isLock(call) {
  return (
    /^(?:read|write|lock|read_owned|write_owned|lock_owned)$/.test(methodOf(call) ?? '') &&
    argumentsOf(call).length === 0
  );
}
const CACHES = /^(?:mini_)?moka::|^(?:stretto|quick_cache|cached)::/;
const LOOKS_UP = /^(?:get|insert|remove|invalidate|contains_key|run_pending_tasks)$/;
/** What makes an answer that is missing, `get_with(key, async { .. })`, may well go far. */
function isOfCacheInMemory(call, file) {
  if (!LOOKS_UP.test(methodOf(call) ?? '')) return false;
  const found = file.typeOf(receiverOf(call));
  return !!found && CACHES.test(file.imports.resolve(methodTarget(found).name));
}
/** A function of this file that looks first among the answers it has had, and adds the new one: asked at once for the same, all would miss. */
export function remembersAnswer(awaited) {
  const asked = awaited.children[0];
  const body =
    asked.kind === 'call_expression' ? (functionCalledByName(asked)?.child('body')?.text ?? '') : '';
  for (const [, place] of body.matchAll(/\bself\s*\.\s*(\w+)\s*\.[^;{}]*?\b(?:get|contains_key|contains)\(/g))
    if (new RegExp(`\\bself\\s*\\.\\s*${place}\\s*\\.[^;{}]*?\\binsert\\(`).test(body)) return true;
  for (const [, guard] of body.matchAll(
    /\blet\s+mut\s+(\w+)\s*=\s*self\s*\.\s*\w+\s*\.\s*(?:lock|write)\(\)/g,
  ))
    if (isLookedUpAndAddedTo(guard, body)) return true;
  return false;
}
function isLookedUpAndAddedTo(guard, body) {
  return (
    new RegExp(`\\b${guard}\\s*\\.\\s*(?:get|get_mut|contains_key|contains|entry|len|last)\\(`).test(body) &&
    new RegExp(`\\b${guard}\\s*\\.\\s*(?:insert|push|entry|push_back)\\(`).test(body)
  );
}
