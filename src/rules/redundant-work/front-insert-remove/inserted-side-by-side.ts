import type { Binding } from '../../../rust/names/scopes.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { walkBinding } from '../../../rust/order/walks.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isReachedEachTurn, turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `for row in rows { lines.insert(at, row); }`, also at `at + i`: what follows is moved once for each of them. */
export function insertedSideBySide(call: Node, list: Node, index: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(call);
  if (!loop || !/^(?:for|for_each)$/.test(loop.word) || isShortLoop(loop, file)) return null;
  if (!isBesideLast(index, call, loop, file) || isAtEnd(index, list, loop, file)) return null;
  return {
    at: call,
    message: `\`insert(${spelling(index)}, ..)\` moves all that follows in \`${list.text}\` at ${turnsReaching(call, loop)}, one place at a time.`,
    help: `insert them all at once${goesOn(index, loop, file) ? '' : ', the last one first'}: \`splice(at..at, items)\` moves the rest once`,
  };
}

/** At one place each item is put in front of the one before. */
function goesOn(index: Node, loop: Loop, file: RustFile): boolean {
  return [index, ...index.descendants()].some((name) => {
    const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
    if (!binding) return false;
    if (loop.node.contains(binding.node)) return true;
    return file.usesOf(binding).some((use) => use.effect === 'assign' && loop.node.contains(use.use.node));
  });
}

/** `let mut rows = Vec::new(); for i in 0..n { rows.insert(i, ..) }`: what starts empty ends where the counter stands. */
function isAtEnd(index: Node, list: Node, loop: Loop, file: RustFile): boolean {
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (!held?.value || !isMadeEmpty(held.value)) return false;
  const counter = index.kind === 'type_cast_expression' ? index.child('value')! : index;
  const binding = counter.kind === 'identifier' ? file.bindingOf(counter) : undefined;
  const walk = walkBinding(binding, file);
  if (!binding || !walk || !isCounter(binding, loop, file)) return false;
  return walk.pattern !== binding.node || /^0\w*\s*\.\./.test(walk.source.text);
}

function isMadeEmpty(value: Node): boolean {
  if (value.kind === 'macro_call') return value.macro === 'vec' && value.children.length === 0;
  return value.kind === 'call_expression' && /::(?:new|default|with_capacity)$/.test(calledPath(value) ?? '');
}

/** Does every name in the index stay as it is, or count up with what is inserted? */
function isBesideLast(index: Node, call: Node, loop: Loop, file: RustFile): boolean {
  if (/^\d+$/.test(index.text) || [...index.descendants()].some((each) => methodOf(each) !== null))
    return false;
  const names = [...index.descendants()].filter((each) => each.kind === 'identifier');
  const bindings = names.flatMap((name) => file.bindingOf(name) ?? []);
  return (
    bindings.length === names.length && bindings.every((binding) => staysOrCounts(binding, call, loop, file))
  );
}

function staysOrCounts(binding: Binding, call: Node, loop: Loop, file: RustFile): boolean {
  // What was the end before the loop is near the end still.
  if (binding.value && methodOf(binding.value) === 'len') return false;
  if (loop.node.contains(binding.node))
    return isCounter(binding, loop, file) && isReachedEachTurn(call, loop);
  return file
    .usesOf(binding)
    .filter((use) => use.effect === 'assign' && loop.node.contains(use.use.node))
    .every(
      ({ use }) => /^\w+\s*\+=\s*1$/.test(use.node.parent?.text ?? '') && blockOf(use.node) === blockOf(call),
    );
}

/** Where the counter goes on without an insertion, the next one is not beside the last. */
function blockOf(node: Node): Node | undefined {
  return [...node.ancestors()].find((at) => /^(?:block|match_block|closure_expression)$/.test(at.kind));
}

/** `i` of `for i in 0..n`, or of `for (i, row) in rows.enumerate()`. */
function isCounter(binding: Binding, loop: Loop, file: RustFile): boolean {
  const walk = walkBinding(binding, file);
  if (walk?.node !== loop.node) return false;
  const { source, pattern } = walk;
  if (pattern === binding.node) return source.kind === 'range_expression';
  return methodOf(source) === 'enumerate' && !!pattern.children[0]?.contains(binding.node);
}
