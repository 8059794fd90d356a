import { awaitsIn, isAsyncFunction } from '../../../rust/functions/async-context.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { neverWaits } from '../../../rust/functions/gist.js';
import { signatureOf } from '../../../rust/functions/signatures.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/** Functions that call functions are followed so far. */
const MAX_STEPS = 3;

/** `cache.get(key).await` of a map in memory, or a function that waits for nothing, or for nothing but such and for locks. */
export function isAnsweredFromMemory(awaited: Node, file: RustFile, steps = 0): boolean {
  const call = awaited.children[0]!;
  if (call.kind !== 'call_expression') return false;
  if (isOfCacheInMemory(call, file) || isLock(call)) return true;
  const fn = steps < MAX_STEPS ? functionCalledByName(call) : null;
  const body = fn && isAsyncFunction(fn) ? fn.child('body') : undefined;
  if (!body) return isDoneWhenAsked(call, file);
  const waits = [...awaitsIn(body)];
  if (waits.length === 0) return neverWaits(body);
  return waits.every((each) => isAnsweredFromMemory(each, file, steps + 1));
}

/** By what the repository says of a function of another file. */
function isDoneWhenAsked(call: Node, file: RustFile): boolean {
  const declared = signatureOf(call, file);
  return declared?.isAsync === true && /^(?:never-waits|trifle)$/.test(declared.gist ?? '');
}

function isLock(call: Node): boolean {
  return (
    /^(?:read|write|lock|read_owned|write_owned|lock_owned)$/.test(methodOf(call) ?? '') &&
    argumentsOf(call).length === 0
  );
}

const CACHES = /^(?:mini_)?moka::|^(?:stretto|quick_cache|cached)::/;
const LOOKS_UP = /^(?:get|insert|remove|invalidate|contains_key|run_pending_tasks)$/;

/** What makes an answer that is missing, `get_with(key, async { .. })`, may well go far. */
function isOfCacheInMemory(call: Node, file: RustFile): boolean {
  if (!LOOKS_UP.test(methodOf(call) ?? '')) return false;
  const found = file.typeOf(receiverOf(call));
  return !!found && CACHES.test(file.imports.resolve(methodTarget(found).name));
}

/** A function of this file that looks first among the answers it has had, and adds the new one: asked at once for the same, all would miss. */
export function remembersAnswer(awaited: Node): boolean {
  const asked = awaited.children[0]!;
  const body =
    asked.kind === 'call_expression' ? (functionCalledByName(asked)?.child('body')?.text ?? '') : '';
  for (const [, place] of body.matchAll(/\bself\s*\.\s*(\w+)\s*\.[^;{}]*?\b(?:get|contains_key|contains)\(/g))
    if (new RegExp(`\\bself\\s*\\.\\s*${place}\\s*\\.[^;{}]*?\\binsert\\(`).test(body)) return true;
  for (const [, guard] of body.matchAll(
    /\blet\s+mut\s+(\w+)\s*=\s*self\s*\.\s*\w+\s*\.\s*(?:lock|write)\(\)/g,
  ))
    if (isLookedUpAndAddedTo(guard!, body)) return true;
  return false;
}

function isLookedUpAndAddedTo(guard: string, body: string): boolean {
  return (
    new RegExp(`\\b${guard}\\s*\\.\\s*(?:get|get_mut|contains_key|contains|entry|len|last)\\(`).test(body) &&
    new RegExp(`\\b${guard}\\s*\\.\\s*(?:insert|push|entry|push_back)\\(`).test(body)
  );
}
