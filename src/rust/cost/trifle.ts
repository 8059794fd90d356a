import { calledPath, methodOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';

/** A few instructions each: of a number, or of a tag or a length that is at hand. */
const ARITHMETIC =
  /^(?:abs|abs_diff|ceil|floor|round|trunc|fract|signum|sqrt|min|max|clamp|pow[if]?|mul_add|(?:saturating|wrapping|checked|overflowing)_(?!iter)\w+|(?:rem|div)_euclid|div_ceil|is_multiple_of|(?:next_)?power_of_two|is_power_of_two|(?:leading|trailing|count)_(?:zeros|ones)|rotate_(?:left|right)|swap_bytes|len|is_(?:some|none|ok|err|empty|positive|negative|nan)|unwrap(?:_or(?:_default)?)?|expect|into|as_ref|as_deref)$/;
const ARITHMETIC_PATHS =
  /(?:^|::)(?:cmp::(?:min|max)|(?:size|align)_of(?:_val)?|[fiu](?:8|16|32|64|128|size)::\w+|NonZero\w*::new\w*|\w+Id::new|[A-Z]\w*)$/;

export const WORKS = [
  'call_expression',
  'macro_call',
  'macro_invocation',
  'for_expression',
  'while_expression',
  'loop_expression',
  'await_expression',
];

const TRIFLES = new NodeMemo<boolean>();

/** Does a body only calculate with numbers and choose between fields, whatever its function is called? A `const fn` can't do much else. */
export function isTrifle(body: Node): boolean {
  return TRIFLES.of(body, () => isOfConstFn(body) || onlyCalculates(body));
}

function isOfConstFn(body: Node): boolean {
  const fn = body.parent;
  if (fn?.kind !== 'function_item' || !/\bconst\b/.test(fn.ofKind('function_modifiers')?.text ?? ''))
    return false;
  return body.descendantsOfKind('for_expression', 'while_expression', 'loop_expression').next().done === true;
}

function onlyCalculates(body: Node): boolean {
  for (const at of body.descendantsOfKind(...WORKS))
    if (at.kind !== 'call_expression' || !isArithmetic(at)) return false;
  return true;
}

export function isArithmetic(call: Node): boolean {
  const method = methodOf(call);
  return method ? ARITHMETIC.test(method) : ARITHMETIC_PATHS.test(calledPath(call) ?? '');
}
