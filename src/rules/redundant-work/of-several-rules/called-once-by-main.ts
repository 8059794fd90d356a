import { callsInFile } from '../../../rust/functions/callees.js';
import { attributesOf, functionName } from '../../../rust/functions/shape.js';
import { writtenLoops } from '../../../rust/order/loops.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Steps of a step of `main` that are followed. */
const MAX_STEPS = 3;

/** A step of a program that `main` takes, once on each of its ways. */
export function isCalledOnceByMain(fn: Node, file: RustFile, steps = MAX_STEPS): boolean {
  if (fn.has('visibility_modifier')) return false;
  const calls = callsInFile(fn, file).filter((each) => !file.isInTest(each));
  return calls.length > 0 && calls.every((call) => isStepOfMain(call, calls, file, steps));
}

function isStepOfMain(call: Node, calls: readonly Node[], file: RustFile, steps: number): boolean {
  const caller = enclosingFunction(call);
  if (!caller || writtenLoops(call).length > 0) return false;
  if (isEntryOfProgram(caller, file)) return true;
  return steps > 1 && calls.length === 1 && isCalledOnceByMain(caller, file, steps - 1);
}

/** `main`, or what an attribute like `#[uucore::main]` makes one of. */
function isEntryOfProgram(fn: Node, file: RustFile): boolean {
  if (functionName(fn) === 'main') return file.isProgram;
  return /#\[\s*(?:\w+::)+main\b/.test(attributesOf(fn));
}
