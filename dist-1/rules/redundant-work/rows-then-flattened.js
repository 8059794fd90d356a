import { emptyContainer } from '../../rust/cost/containers.js';
import { collectTarget, isCollect, isPlainList, mustRunFirst } from '../../rust/order/collects.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { WARN_UNLESS_COLD } from '../rule.js';
export const rule = {
  id: 'rows-then-flattened',
  item: 'redundant-work',
  summary: 'a list of rows that is built only to be copied into one flat list',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.flatten\(\)|\.concat\(\)|\.flat_map\(/,
  check(node, file) {
    const rows = flattenedRows(node);
    const binding = rows?.kind === 'identifier' ? file.bindingOf(rows) : undefined;
    if (!rows || binding?.kind !== 'let' || !binding.whole || file.isUsedAfter(binding, rows)) return null;
    // Rows that were waited for, or come from another function, are there already.
    if (!isMadeHere(binding.value) || !isListOfRows(binding, file)) return null;
    if (isNeededAsRows(binding, rows, file)) return null;
    return {
      at: rows,
      until: node,
      message: `The rows of \`${rows.text}\` are kept apart, each with its own place in memory, and copied into one flat list at the end.`,
      help: 'write each row into the flat list from the start, made with the capacity of all rows',
    };
  },
};
/** Handed over, asked for its rows' lengths, or walked on another way than the one that flattens it. */
function isNeededAsRows(binding, flattened, file) {
  return file
    .usesOf(binding)
    .some(
      ({ use, effect, method, place }) =>
        use.node !== flattened &&
        ((place === use.node && effect === 'move') ||
          /^(?:iter|into_iter|par_iter|first|last|windows)$/.test(method ?? '')),
    );
}
/** `rows` in `rows.into_iter().flatten().collect::<Vec<_>>()` and in `rows.concat()`. */
function flattenedRows(call) {
  if (methodOf(call) === 'concat' && argumentsOf(call).length === 0) return receiverOf(call);
  if (!isCollect(call)) return undefined;
  const target = collectTarget(call);
  if (target && !isPlainList(target)) return undefined;
  const flat = receiverOf(call);
  const method = methodOf(flat);
  if (method !== 'flatten' && !(method === 'flat_map' && isIdentity(argumentsOf(flat)[0]))) return undefined;
  const iter = receiverOf(flat);
  return /^(?:into_iter|iter|drain)$/.test(methodOf(iter) ?? '') ? receiverOf(iter) : undefined;
}
function isMadeHere(value) {
  if (!value || /\bawait\b/.test(value.text) || isMadeInParallel(value)) return false;
  return (
    emptyContainer(value, null) !== null ||
    value.kind === 'macro_call' ||
    isCollect(value) ||
    /::with_capacity$/.test(calledPath(value) ?? '')
  );
}
/** Each worker needs a list of its own. */
function isMadeInParallel(value) {
  return isCollect(value) && mustRunFirst(receiverOf(value));
}
function isIdentity(closure) {
  return /^\|\s*(\w+)\s*\|\s*\1(?:\.(?:into_iter|iter|to_vec|clone)\(\))?$/.test(closure?.text ?? '');
}
/** Filled in this function with lists or arrays: options and results are flattened to leave some out. */
function isListOfRows(binding, file) {
  const found = file.typeOf(binding.uses[0]?.node);
  if (found?.name !== 'Vec') return false;
  const [row] = found.args;
  if (row && row.name !== '_') return isRow(row);
  return file.usesOf(binding).some((use) => {
    const [given] = use.call && use.method ? argumentsOf(use.call) : [];
    const type = file.typeOf(given);
    if (!given || !type) return false;
    if (use.method === 'push') return isRow(type);
    return (
      /^(?:extend|append)$/.test(use.method) && type.name === 'Vec' && !!type.args[0] && isRow(type.args[0])
    );
  });
}
function isRow(type) {
  return /^(?:Vec|\[;\]|SmallVec|\[\])$/.test(type.name);
}
