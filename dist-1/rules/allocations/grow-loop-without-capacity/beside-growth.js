import { workIn } from '../../../rust/cost/work.js';
import { calledPath, calleeName, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';

const ALLOCATING_METHODS =
  /^(?:clone|cloned|to_string|to_owned|to_vec|into_owned|to_path_buf|collect|concat|repeat|replace)$/;
const ALLOCATING_PATHS =
  /(?:^|::)(?:String|PathBuf|Vec|HashMap|HashSet)::(?:from|with_capacity)$|(?:^|::)(?:Box|Arc|Rc)::new$/;
/** Names of functions that go out for something, or read a whole document. */
const GOES_FAR = /^_?(?:load|read|parse|fetch|download|compile|render|execute|copy|open)_\w/;
/** Growing a list moves each item once or twice in all, growing a map hashes it again: so many allocations of the turn's own cost several times as much. */
const OUTWEIGHS_LIST = 4;
const OUTWEIGHS_MAP = 6;
/** Does a turn cost so much by itself that growing what it fills is little beside it? */
export function outweighsGrowth(loop, isMap) {
  const body = loop.node.child('body') ?? loop.body;
  if (workIn(body, (work) => work.kind === 'I/O' || work.kind === 'waits')) return true;
  let allocations = 0;
  for (const at of body.descendantsOfKind('call_expression', 'macro_call')) {
    if (at.kind === 'macro_call') {
      if (at.macro === 'format' || (at.macro === 'vec' && at.children.length > 0)) allocations++;
      continue;
    }
    if (GOES_FAR.test(calledName(at))) return true;
    if (allocates(at)) allocations++;
  }
  return allocations >= (isMap ? OUTWEIGHS_MAP : OUTWEIGHS_LIST);
}
function calledName(call) {
  return calleeName(call);
}
/** `x.cloned().into_owned()` is one. */
function allocates(call) {
  const method = methodOf(call);
  if (method === null) return ALLOCATING_PATHS.test(calledPath(call) ?? '');
  if (!ALLOCATING_METHODS.test(method)) return false;
  return !ALLOCATING_METHODS.test(methodOf(receiverOf(call)) ?? '');
}
