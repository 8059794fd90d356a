import { isMadeForItsEffect } from '../../rust/cost/effects.js';
import { leavesBy } from '../../rust/order/leaves-function.js';
import { locksTakenIn } from '../../rust/ownership/locks.js';
import type { ReadTooLate } from '../../rust/ownership/read-too-late.js';
import { valueOfSingleUse } from '../../rust/ownership/single-use.js';
import { enclosingClosure } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import type { Fix, Problem, Rule } from '../rule.js';
import { WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { allocationIn, FALLBACKS, workIn } from './eager-error-value/built-eagerly.js';
import { isErrorItself, isOptionOr } from './eager-error-value/fallible.js';
import { madeForFailure } from './eager-error-value/made-for-failure.js';
import { readByThen } from './eager-error-value/read-by-then.js';

/** What takes a fallback by value, and its lazy form. */
const LAZY: Readonly<Record<string, string>> = {
  ok_or: 'ok_or_else',
  unwrap_or: 'unwrap_or_else',
  map_or: 'map_or_else',
  or_insert: 'or_insert_with',
  get_or_insert: 'get_or_insert_with',
  then_some: 'then',
  or: 'or_else',
  context: 'with_context',
  wrap_err: 'wrap_err_with',
  whatever_context: 'with_whatever_context',
  change_context: 'change_context_lazy',
  attach_printable: 'attach_printable_lazy',
  expect: 'unwrap_or_else',
};

/** What becomes of the work, where that is not the way without an error. */
const WASTED: Readonly<Record<string, string>> = {
  then_some: 'where the condition is false, the work is thrown away',
  or_insert: 'where there is a value already, the work is thrown away',
  get_or_insert: 'where there is a value already, the work is thrown away',
  or: 'where there is a value already, the work is thrown away',
};

/** What is said of an error, should there be one. */
const CONTEXTS = /^(?:(?:whatever_|change_)?context|wrap_err|attach_printable)$/;

export const rule: Rule = {
  id: 'eager-error-value',
  item: 'error-paths',
  summary: 'an error or fallback that is built although it is not needed',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /\.(ok_or|unwrap_or|map_or|or_insert|get_or_insert|then_some|or|(?:whatever_|change_)?context|wrap_err|attach_printable|expect)\s*\(|WouldBlock|Interrupted|\bformat!|\.to_string\(\)|"\.(?:into|to_owned)\(\)|\bString::from\(|\.clone\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node);
    const lazy = method && Object.hasOwn(LAZY, method) ? LAZY[method] : undefined;
    const [given] = argumentsOf(node);
    if (!method || !lazy || !given) return blockedError(node) ?? madeForFailure(node, file);
    const made = valueOfSingleUse(given, file) ?? (FALLBACKS.test(method) ? undefined : textFor(given, file));
    const fallback = made ?? given;
    if (/^(Err|None)\b/.test(receiverOf(node)!.text)) return null;
    // A cache takes the key along: `cache.get_or_insert(key, || ..)` makes the value only where it is needed.
    if (method === 'get_or_insert' && argumentsOf(node).length !== 1) return null;
    if (made && locksTakenIn(receiverOf(node)!, file).length > 0) return null;
    if (isMadeForItsEffect(fallback) || isLentTemporary(method, fallback)) return null;
    const costly =
      allocationIn(fallback, file) ?? (FALLBACKS.test(method) && !made ? workIn(fallback, file) : null);
    // `expect` formats only when it is handed a `&format!`.
    if (!costly || (method === 'expect' && !isFormat(costly))) return null;
    if (method === 'or' && !isOptionOr(node, file)) return null;
    if (CONTEXTS.test(method) && !isContextOfResult(node, costly, file)) return null;
    const late = readByThen(node, method, fallback, file);
    if (late.some(({ isOwned, act }) => !isOwned && act.effect === 'move')) return null;
    const name = calledTarget(node)!.child('field')!;
    const fix = made || late.length > 0 ? null : fixOf(node, method, lazy, fallback, file);
    return {
      at: made ?? name,
      until: fallback,
      message: `${quoted(costly)} is built before \`${method}\` knows whether it is needed: ${WASTED[method] ?? 'the good path does the work and throws it away'}.`,
      help: advice(node, lazy, fallback, costly, late, file),
      ...(fix && { fix }),
    };
  },
};

function advice(
  call: Node,
  lazy: string,
  fallback: Node,
  costly: Node,
  late: readonly ReadTooLate[],
  file: RustFile,
): string {
  const leaves = leavesBy(fallback);
  if (leaves) return instead(call, lazy, fallback, leaves, file);
  const lent = late.find(({ isOwned }) => !isOwned);
  if (lent)
    return `ask first whether it is needed, and make it only then: a closure can't read ${quoted(lent.read)} there`;
  if (late[0]) return `use \`${lazy}\` with a closure, and with ${quoted(late[0].read)} in a local before`;
  if (methodOf(call) === 'expect')
    return `use ${panicsFor(file.typeOf(receiverOf(call))?.name)}, which formats only on failure`;
  return isSelector(fallback) && file.hasText(/snafu/i) && !isFormat(costly)
    ? `lend it (a selector of snafu turns \`&str\` into what its field holds when there is an error), or use \`${lazy}\` with a closure`
    : `use \`${lazy}\` with a closure`;
}

/** `client.unwrap_or(Client::new(options)?)`: the closure would leave nothing but itself. */
function instead(call: Node, lazy: string, fallback: Node, leaves: string, file: RustFile): string {
  const reason = `${leaves} can't leave the closure of \`${lazy}\``;
  if (lazy === 'then') return `decide by \`if\`, and do it in the branch: ${reason}`;
  if (/_insert_with$/.test(lazy))
    return `\`match\` on what is there, and do it where there is nothing: ${reason}`;
  const returned = typeFromNode(enclosingFunction(call)?.child('return_type'));
  const mayMap =
    lazy === 'unwrap_or_else' &&
    file.typeOf(receiverOf(call))?.name === 'Option' &&
    fallback.kind === 'try_expression' &&
    leavesBy(fallback.children[0]!) === null &&
    /Result$/.test(returned?.name ?? '');
  return `\`match\` on it and do it in the arm that needs it${mayMap ? ', or write `map_or_else(|| .., Ok)?`' : ''}: ${reason}`;
}

/** The closure of a Result takes the error. */
function panicsFor(opened: string | undefined): string {
  switch (opened) {
    case 'Option':
      return '`unwrap_or_else(|| panic!(..))`';
    case 'Result':
      return '`unwrap_or_else(|error| panic!(..))`';
    default:
      return '`unwrap_or_else` with a closure that panics (that of a Result takes the error)';
  }
}

/** `text` of `let text = format!(..); found.ok_or(Error::Missing { text })`, made for the error and for nothing else. */
function textFor(error: Node, file: RustFile): Node | undefined {
  if (allocationIn(error, file)) return undefined;
  for (const name of error.descendantsOfKind('identifier')) {
    const made = enclosingClosure(name) === enclosingClosure(error) && valueOfSingleUse(name, file);
    if (made && allocationIn(made, file)) return made;
  }
  return undefined;
}

/** An error for "try again later" is made over and over; with a text it is boxed each time. */
function blockedError(node: Node): Problem | null {
  if (!/(^|::)Error::new$/.test(calledPath(node) ?? '')) return null;
  const [kind, text] = argumentsOf(node);
  if (!text || !/(^|::)(WouldBlock|Interrupted)$/.test(kind?.text ?? '')) return null;
  return {
    at: node,
    // `Err(..)` around it is what happens often here, and so is a function that is there to return it.
    ...(/WouldBlock$/.test(kind!.text) && { costAt: enclosingFunction(node)?.parent ?? node }),
    message: `${quoted(kind!)} says "try again" and is no failure, yet its text is boxed each time it is returned.`,
    help: `return \`${kind!.text}.into()\`, which allocates nothing`,
  };
}

/** Templates and requests have a context as well: a text that is formatted is none of theirs, and a `?` behind it tells. */
function isContextOfResult(call: Node, costly: Node, file: RustFile): boolean {
  if (isErrorItself(receiverOf(call)!, file)) return false;
  return isFormat(costly) || isOptionOr(call, file);
}

/** `NotFound { name: name.to_string() }` */
function isSelector(fallback: Node): boolean {
  return fallback.kind === 'struct_expression';
}

/** `unwrap_or(&make())`: a closure can't lend what it makes itself. */
function isLentTemporary(method: string, fallback: Node): boolean {
  return method !== 'expect' && fallback.kind === 'reference_expression';
}

function isFormat(node: Node): boolean {
  return node.kind === 'macro_call' && node.macro === 'format';
}

/** Certain where the closure takes no argument and control does not leave through the value. */
function fixOf(node: Node, method: string, lazy: string, fallback: Node, file: RustFile): Fix | null {
  // A closure for the context of an Option takes no argument, that of a Result may take the error.
  if (method === 'expect' || method === 'map_or' || isSelector(fallback)) return null;
  if (method === 'unwrap_or' && file.typeOf(receiverOf(node))?.name !== 'Option') return null;
  // `ok_or::<Fault>(..)` has one more type to name.
  if (leavesBy(fallback) || node.child('function')!.child('type_arguments')) return null;
  const name = calledTarget(node)!.child('field')!;
  const between = file.text.slice(name.end, fallback.start);
  return { start: name.start, end: fallback.end, text: `${lazy}${between}|| ${fallback.text}` };
}
