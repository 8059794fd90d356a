import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { callsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { runsOnce } from '../of-several-rules/constant-tables.js';
import { madeOnceInStatic } from '../of-several-rules/made-once.js';

/** Numbers of any length, which lie on the heap. */
const BIG = /(?:^|::)(?:BigU?[Ii]nt|BigDecimal|BigRational)::(?:from|new|from_u\d+|from_i\d+)$/;
const BIG_MACRO = /^(?:\w+::)*(?:bigint|biguint)!\s*\(\s*-?[\d_xa-fA-F]+(?:[iu]\d+)?\s*\)$/;
const POWERS = /^(?:shl|pow)$/;

/** `BigUint::from(1u32) << 250`, `bigint!(1).shl(128)`: a number that never changes, worked out on the heap at each call. */
export function constantNumber(call: Node, file: RustFile): Problem | null {
  const whole = powerOf(call);
  const fn = whole ? enclosingFunction(whole) : null;
  if (!whole || !fn || runsOnce(whole) || file.isCold(whole)) return null;
  if (fn.child('body')?.children.length === 1 && fn.child('body')!.children[0] === whole) return null;
  return {
    at: whole,
    message: `\`${whole.text}\` is the same number at ${callsReaching(whole, fn)}, yet it is allocated and worked out each time.`,
    help: `put it into ${madeOnceInStatic(file)}, and lend it to the operators`,
  };
}

/** The power or shift that a call is, or of which it is the left side. */
function powerOf(call: Node): Node | null {
  if (POWERS.test(methodOf(call) ?? ''))
    return isBigLiteral(receiverOf(call)!) && argumentsOf(call).every(isLiteral) ? call : null;
  const parent = call.parent?.kind === 'parenthesized_expression' ? call.parent.parent : call.parent;
  if (parent?.kind !== 'binary_expression' || parent.child('operator')?.text !== '<<' || !isBigLiteral(call))
    return null;
  const right = parent.child('right');
  return right && right !== call && isLiteral(right) ? parent : null;
}

function isBigLiteral(value: Node): boolean {
  if (value.kind === 'parenthesized_expression') return isBigLiteral(value.children[0]!);
  if (value.kind !== 'call_expression') return BIG_MACRO.test(value.text);
  return BIG.test(calledPath(value) ?? '') && argumentsOf(value).every(isLiteral);
}

function isLiteral(value: Node): boolean {
  if (value.kind === 'unary_expression' || value.kind === 'reference_expression')
    return isLiteral(value.children.at(-1)!);
  if (value.kind === 'type_cast_expression') return isLiteral(value.child('value')!);
  return /_literal$/.test(value.kind) && value.kind !== 'boolean_literal';
}
