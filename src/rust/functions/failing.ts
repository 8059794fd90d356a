import { isLoopExpression } from '../order/loops.js';
import { diverges } from '../order/run-order.js';
import { callOfArgument, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { onlyFails } from './only-fails.js';

/** In the branch of an `Err`, which may go on all the same. */
export const FAILED = 'where something has failed';

/** Why code only runs when something went wrong; null where nothing tells that. */
export function failureAround(node: Node, fn: Node | null): string | null {
  for (let at: Node | null = node; at && at !== fn; at = at.parent) {
    if (at.kind === 'closure_expression' && isFallback(at)) return 'only built when something went wrong';
    if (
      at.kind === 'macro_call' &&
      /^(panic|bail|ensure|unreachable|todo|anyhow|eyre|format_err|assert\w*|debug_assert\w*)$/.test(
        at.macro,
      ) &&
      !isChecked(node, at)
    ) {
      return 'in a branch that ends in an error';
    }
    if (at.kind === 'call_expression' && at.child('function')?.text === 'Err')
      return 'in a branch that ends in an error';
    if (at !== node && isErrorMade(at)) return 'in the text of an error';
    if (onlyFails(at)) return 'in a call that gives nothing but an error';
    if (isFailurePath(at)) return FAILED;
    if (at.parent?.kind === 'block' && failsFromHere(at, at.parent)) return 'on the way to an error';
    const branch = at.kind === 'block' && at.parent !== fn && !(at.parent && isLoopExpression(at.parent));
    if (branch && endsInError(at)) return 'in a branch that ends in an error';
  }
  return null;
}

/** The condition of an `assert!` is evaluated each time, whatever becomes of its message. */
function isChecked(node: Node, check: Node): boolean {
  const operands = /^(?:assert|ensure)$/.test(check.macro)
    ? 1
    : /^assert_(?:eq|ne)$/.test(check.macro)
      ? 2
      : 0;
  const given = check.child('arguments')?.children ?? [];
  return given.slice(0, operands).some((operand) => operand.contains(node));
}

/** `Error::msg(..)`, `io::Error::new(..)`: unless it is made beforehand for the case that there is none. */
function isErrorMade(call: Node): boolean {
  const made =
    call.kind === 'call_expression' &&
    /^(?:\w+::)*\w*Error(?:::\w+)?$/.test(call.child('function')?.text ?? '');
  if (!made) return false;
  const taker = callOfArgument(call);
  const isStored = call.parent?.kind === 'let_declaration';
  return (
    !isStored && !/^(?:ok_or|unwrap_or|map_or|or|context|expect)$/.test((taker && methodOf(taker)) ?? '')
  );
}

const ENDS_IN_ERROR = /^(?:(?:return\s+)?(?:(?:Poll::)?Ready\(|Some\()*Err\s*\(|(?:\w+::)*bail!)/;
/** `return MissingSnafu { name }.fail();` */
const FAILS_BY_SELECTOR = /^(?:return\s+)?(?:\w+::)*[A-Z]\w*Snafu\b(?:\s*\{[\s\S]*\})?\s*\.\s*fail\(\);?$/;

/** The block's last word is `Err(..)` or `bail!`, and no statement after this one can leave it earlier with anything else. */
function failsFromHere(statement: Node, block: Node): boolean {
  const last = block.children.at(-1)!;
  if (last === statement || !(ENDS_IN_ERROR.test(last.text) || FAILS_BY_SELECTOR.test(last.text)))
    return false;
  return block.children
    .slice(block.children.indexOf(statement))
    .every((each) => each === last || !leaves(each));
}

const LEAVES = ['return_expression', 'continue_expression', 'break_expression'] as const;

function leaves(statement: Node): boolean {
  return statement.descendantsOfKind(...LEAVES).next().done !== true;
}

/** `if let Err(..) = .. { here }` and `Err(..) => here`. */
function isFailurePath(at: Node): boolean {
  const fork = at.parent;
  if (fork?.kind === 'match_arm' && at.field === 'value')
    return ERR_PATTERN.test(fork.child('pattern')?.text ?? '');
  if (fork?.kind !== 'if_expression' || at.field !== 'consequence') return false;
  const condition = fork.child('condition');
  return condition?.kind === 'let_condition' && ERR_PATTERN.test(condition.child('pattern')?.text ?? '');
}

const ERR_PATTERN = /^Err\(/;

const FOR_ERRORS = /^(?:map_err|ok_or_else|expect_err|or_else|with_context|inspect_err)$/;

/** Does a closure within `outer` that only an error calls hold the node? */
export function isInFallback(node: Node, outer: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === outer) return false;
    if (at.kind === 'closure_expression' && isFallback(at)) return true;
  }
  return false;
}

function isFallback(closure: Node): boolean {
  const call = callOfArgument(closure);
  return !!call && FOR_ERRORS.test(methodOf(call) ?? '');
}

function endsInError(block: Node): boolean {
  const last = block.children.at(-1);
  const isError =
    /^(return\s+((Poll::)?Ready\(|Some\()*Err\b|(\w+::)*(panic|bail|unreachable|todo|unimplemented)!|Err\s*\()/.test(
      last?.text ?? '',
    ) || FAILS_BY_SELECTOR.test(last?.text ?? '');
  return isError && diverges(block);
}
