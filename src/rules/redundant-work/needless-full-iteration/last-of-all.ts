import { enclosingImpl } from '../../../rust/functions/shape.js';
import { callOfParameter } from '../../../rust/names/bound-to.js';
import { functionsNamed } from '../../../rust/names/items-by-name.js';
import { withoutParentheses } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { openedBy } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isString, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Can be walked from both ends. */
const FROM_BOTH_ENDS =
  /^(?:iter|iter_mut|into_iter|lines|chars|char_indices|bytes|components|split_whitespace|split_ascii_whitespace|rsplit|drain|range|keys|values)$/;
const KEEPS_BOTH_ENDS = /^(?:map|filter|filter_map|enumerate|cloned|copied|rev|inspect|skip|take|zip)$/;

/** The standard library's own iterators whose `last` is `next_back`. */
const STARTS_AT_THE_END =
  /^(?:iter|iter_mut|lines|chars|char_indices|bytes|split_whitespace|split_ascii_whitespace|range|keys|values)$/;

/** `path.split('/').last()` */
export function lastOfAll(call: Node, file: RustFile): Problem | null {
  if (argumentsOf(call).length > 0) return null;
  const source = withoutParentheses(receiverOf(call)!);
  let at: Node | undefined = source;
  while (at && /^(?:map|filter|filter_map|cloned|copied|inspect)$/.test(methodOf(at) ?? ''))
    at = receiverOf(at);
  const start = at && methodOf(at) ? at : null;
  const ended = lastOfTwoEnded(source, call, file);
  if (ended || start === null) return ended;
  if (start === source && STARTS_AT_THE_END.test(methodOf(start)!)) return null;
  const split = /^(?:split|split_terminator|rsplit)$/.test(methodOf(start)!);
  if (split ? argumentsOf(start).length !== 1 : !isTwoEnded(start, file)) return null;
  if (countsAsItGoes(source, start)) return null;
  const fromEnd = `r${methodOf(start)}`.replace(/^rr/, '');
  // What is split by a text, and not by a character, has no `next_back`.
  const help = !split
    ? 'ask `next_back()` (or `rfind`), which starts at the end'
    : start === source
      ? `ask \`${fromEnd}(..).next()\`, or \`rsplit_once\``
      : `begin with \`${fromEnd}(..)\` and ask \`next()\``;
  return {
    at: source,
    until: call,
    message: `${quoted(call)} goes through everything before the last item to get it.`,
    help,
  };
}

/** `.map(|row| { total += row.size; total })`: from the end it would begin with another. */
function countsAsItGoes(source: Node, start: Node): boolean {
  for (const each of source.descendantsOfKind('assignment_expression', 'compound_assignment_expr'))
    if (!start.contains(each)) return true;
  return false;
}

/** An iterator under a name, or one that a method gives, of a type that is known to start at the end as well. */
function lastOfTwoEnded(walked: Node, call: Node, file: RustFile): Problem | null {
  if (!isPathSegments(walked, file) && !isDeclaredTwoEnded(walked, file)) return null;
  return {
    at: walked,
    until: call,
    message: `${quoted(call)} goes through everything before the last item to get it.`,
    help: 'ask `next_back()`, which starts at the end',
  };
}

/** `url.path_segments()`, opened by `?` or `unwrap`, or as what a closure is handed. */
function isPathSegments(walked: Node, file: RustFile): boolean {
  const opened = openedBy(walked);
  if (opened) return methodOf(opened) === 'path_segments';
  const binding = walked.kind === 'identifier' ? file.bindingOf(walked) : undefined;
  const taker = binding && callOfParameter(binding);
  const asked = taker && /^(?:and_then|map)$/.test(methodOf(taker) ?? '') ? receiverOf(taker) : undefined;
  return !!asked && methodOf(asked) === 'path_segments';
}

/** Of a type of this file with an `impl DoubleEndedIterator`, and no `last` of its own. */
function isDeclaredTwoEnded(walked: Node, file: RustFile): boolean {
  const found = file.typeOf(walked);
  if (!found || !/^[A-Z]\w+$/.test(found.name)) return false;
  const impl = new RegExp(`\\bDoubleEndedIterator\\s+for\\s+${found.name}\\b`);
  return file.hasText(impl) && !functionsNamed(walked.tree, 'last').some(isOfIterator);
}

function isOfIterator(fn: Node): boolean {
  return enclosingImpl(fn)?.child('trait')?.text === 'Iterator';
}

function isTwoEnded(start: Node, file: RustFile): boolean {
  const method = methodOf(start)!;
  if (!FROM_BOTH_ENDS.test(method) || KEEPS_BOTH_ENDS.test(method)) return false;
  if (/^(?:lines|chars|char_indices|bytes|components|split_\w+)$/.test(method)) {
    // `BufRead` has `lines` and `bytes` too, which only go forward.
    const found = file.typeOf(receiverOf(start));
    if (found && /^(?:lines|bytes)$/.test(method)) return isString(methodTarget(found));
    return (
      !/reader|stdin|file|buf/i.test(receiverOf(start)!.text) && (!found || !/Read|File/.test(found.name))
    );
  }
  const found = file.typeOf(receiverOf(start));
  return !!found && /^(?:Vec|VecDeque|\[\]|\[;\]|BTreeMap|BTreeSet|SmallVec)$/.test(methodTarget(found).name);
}
