import { functionCalledByName } from '../functions/function-called.js';
import { calledPath } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import { PRIMITIVES, typeFromNode } from '../types/types.js';

/** Types of the standard library that hold no more than data, and reach nothing but what is in them. */
const DATA =
  /^(?:str|String|Vec|VecDeque|\[\]|\[;\]|\(\)|Option|Box|Cow|HashMap|HashSet|BTreeMap|BTreeSet|BinaryHeap|Ordering|Duration)$/;
/** Constructors and conversions of such types, variants of enums, and what only compares or takes apart. */
const OF_DATA =
  /^(?:(?:str|String|Vec|VecDeque|Option|Cow|HashMap|HashSet|BTreeMap|BTreeSet|BinaryHeap|Duration|char|bool|[iuf](?:8|16|32|64|128|size))::\w+|(?:std::)?(?:cmp::(?:min|max)|mem::(?:take|replace|swap)|iter::\w+|str::\w+)|(?:\w+::)*[A-Z]\w*)$/;
const QUIET_MACROS = /^(?:format|vec|matches|debug_assert\w*|assert\w*)$/;
const REACHING = [
  'unsafe_block',
  'await_expression',
  'macro_invocation',
  'macro_call',
  'call_expression',
  'static_item',
];
const ANSWERS = new NodeMemo();
/** Is a function of this file given plain data and does it call nothing that reaches further, so that only its answer can be noticed? */
export function worksApart(fn) {
  let answer = ANSWERS.get(fn);
  if (answer === undefined) {
    // What leads back to itself adds nothing.
    ANSWERS.set(fn, true);
    answer = isGivenData(fn) && staysWithin(fn);
    ANSWERS.set(fn, answer);
  }
  return answer;
}
/** A `Result` may be asked for to see whether it is well. */
function isGivenData(fn) {
  const returned = typeFromNode(fn.child('return_type'));
  if (!returned || returned.name === 'Result' || returned.refs.includes('m')) return false;
  if (fn.ofKind('function_modifiers') || fn.child('parameters')?.has('self_parameter')) return false;
  const given = fn.child('parameters')?.children.filter(({ kind }) => kind === 'parameter') ?? [];
  return given.every((parameter) => isData(typeFromNode(parameter.child('type'))));
}
function isData(found) {
  if (!found || found.refs.includes('m')) return false;
  return (PRIMITIVES.has(found.name) || DATA.test(found.name)) && found.args.every(isData);
}
/** What all of the program shares, behind a lock, a cell or an atomic. */
const SHARED =
  /\b[A-Z][A-Z0-9_]+\s*\.\s*(?:lock|read|write|borrow\w*|with\w*|get_or_\w+|load|store|swap|fetch_\w+|set|send)\s*\(/;
function staysWithin(fn) {
  if (SHARED.test(fn.text)) return false;
  for (const node of fn.child('body')?.descendantsOfKind(...REACHING) ?? []) {
    if (node.kind === 'macro_call' ? !QUIET_MACROS.test(node.macro) : node.kind !== 'call_expression')
      return false;
    const path = node.kind === 'call_expression' ? calledPath(node) : null;
    if (!path || OF_DATA.test(path)) continue;
    const called = functionCalledByName(node);
    if (!called || !worksApart(called)) return false;
  }
  return true;
}
