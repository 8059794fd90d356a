import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
/** `for row in rows { lines.insert(at, row); }`, also at `at + i`: what follows is moved once for each of them. */
export function insertedSideBySide(call, list, index, file) {
  const loop = enclosingLoop(call);
  if (!loop || !/^(?:for|for_each)$/.test(loop.word) || isShortLoop(loop, file)) return null;
  if (!isBesideLast(index, loop, file) || isAtEnd(index, list, loop, file)) return null;
  return {
    at: call,
    message: `\`insert(${spelling(index)}, ..)\` moves all that follows in \`${list.text}\` at every turn of \`${loop.word}\`, one place at a time.`,
    help: 'insert them all at once: `splice(at..at, items)` moves the rest once',
  };
}
/** `let mut rows = Vec::new(); for i in 0..n { rows.insert(i, ..) }`: what starts empty ends where the counter stands. */
function isAtEnd(index, list, loop, file) {
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!held?.value || !isMadeEmpty(held.value)) return false;
  const counter = index.kind === 'type_cast_expression' ? index.child('value') : index;
  const binding = counter.kind === 'identifier' ? file.bindingOf(counter) : undefined;
  if (!binding || !isCounter(binding, loop)) return false;
  return !binding.whole || /^\(?\s*0\w*\s*\.\./.test(loop.node.child('value').text);
}
function isMadeEmpty(value) {
  if (value.kind === 'macro_call') return value.macro === 'vec' && value.children.length === 0;
  return value.kind === 'call_expression' && /::(?:new|default|with_capacity)$/.test(calledPath(value) ?? '');
}
/** Does every name in the index stay as it is, or count up with the turns? */
function isBesideLast(index, loop, file) {
  if (/^\d+$/.test(index.text) || [...index.descendants()].some((each) => methodOf(each) !== null))
    return false;
  const names = [...index.descendants()].filter((each) => each.kind === 'identifier');
  const bindings = names.flatMap((name) => file.bindingOf(name) ?? []);
  return bindings.length === names.length && bindings.every((binding) => staysOrCounts(binding, loop, file));
}
function staysOrCounts(binding, loop, file) {
  // What was the end before the loop is near the end still.
  if (binding.value && methodOf(binding.value) === 'len') return false;
  if (loop.node.contains(binding.node)) return isCounter(binding, loop);
  return file
    .usesOf(binding)
    .filter((use) => use.effect === 'assign' && loop.node.contains(use.use.node))
    .every(({ use }) => /^\w+\s*\+=\s*1$/.test(use.node.parent?.text ?? ''));
}
/** `i` of `for i in 0..n`, or of `for (i, row) in rows.enumerate()`. */
function isCounter(binding, loop) {
  if (binding.declaration !== loop.node) return false;
  const walked = loop.node.child('value');
  return binding.whole
    ? walked?.kind === 'range_expression' || /^\(.*\.\..*\)$/.test(walked?.text ?? '')
    : methodOf(walked) === 'enumerate' &&
        /^\(\s*\w+/.exec(loop.node.child('pattern')?.text ?? '')?.[0].replace(/\W/g, '') === binding.name;
}
