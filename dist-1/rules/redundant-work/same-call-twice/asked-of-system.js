import { awaitsIn } from '../../../rust/functions/async-context.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { argumentsOf, calledPath } from '../../../rust/syntax/call-syntax.js';
import { quoted } from '../../wording.js';
import { isUnderCondition } from '../of-several-rules/work-by-name.js';

/** What the process was started with, and what it runs on: it stays, unless the process itself changes it. */
const OF_PROCESS =
  /^(?:std::)?(?:env::(?:var|var_os|current_dir|current_exe|temp_dir|home_dir)|thread::available_parallelism)$|^num_cpus::get(?:_physical)?$|^page_size::get$/;
const CHANGES_IT = /\b(?:set_var|remove_var|set_current_dir)\b/;
/** `std::env::var("COLUMNS")` for each row. */
export function askedOfSystem(call, file) {
  const path = calledPath(call);
  if (!path || !OF_PROCESS.test(path) || file.hasText(CHANGES_IT)) return null;
  if (
    !argumentsOf(call).every(
      (each) => each.kind === 'string_literal' || /^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(each.text),
    )
  )
    return null;
  const loop = enclosingLoop(call);
  // Where a turn waits for something the question doesn't count.
  if (!loop || /^(?:loop|while)$/.test(loop.word) || !awaitsIn(loop.body).next().done) return null;
  if (endsLoop(call, loop) || isUnderCondition(call, loop.body)) return null;
  if (isShortLoop(loop, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} asks the system at every turn of \`${loop.word}\`, and is told the same each time.`,
    help: 'ask once before the loop',
  };
}
