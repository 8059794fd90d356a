import type { Copy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { isPlace, withoutParentheses } from '../../rust/ownership/places.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'clone-for-operator',
  item: 'allocations',
  summary: 'a large number or matrix that is copied for an operator that takes a reference as well',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['binary_expression', 'compound_assignment_expr'],
  needs: /\.clone\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    const operator = node.child('operator')?.text ?? '';
    const trait = TRAITS[operator.replace(/=$/, '')];
    if (!trait) return null;
    const right = copiedOperand(node.child('right'), file);
    const left = operator.endsWith('=') ? null : copiedOperand(node.child('left'), file);
    const asked = operator.endsWith('=') ? `${trait}Assign` : trait;
    const lent = right && takesReference(right, asked, 'right', file) ? right : null;
    const first = left && isWorthLending(left, trait, lent !== null, file) ? left : null;
    const copy = first ?? lent;
    if (!copy) return null;
    return {
      at: copy.call,
      message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} for \`${operator}\`, which takes a reference as well: nothing else ever sees the copy.`,
      help: `lend it: \`&${copy.source.text}\`${first && !lent ? ', and the other side too' : ''}`,
    };
  },
};

const TRAITS: Readonly<Record<string, string>> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'Div',
  '%': 'Rem',
  '&': 'BitAnd',
  '|': 'BitOr',
  '^': 'BitXor',
};

/** Of everyone's crates, with operators for references on either side: num-bigint, num-rational, bigdecimal, malachite, ndarray, nalgebra. */
const BY_REFERENCE =
  /^(?:BigInt|BigUint|BigRational|BigDecimal|Ratio|Natural|Felt252|Array[1-6]|ArrayD|DMatrix|DVector)$/;

/** `x.clone()` of a place. */
function copiedOperand(operand: Node | undefined, file: RustFile): Copy | null {
  const copy = operand ? copyOf(withoutParentheses(operand), file) : null;
  return copy?.method === 'clone' && isPlace(copy.source) ? copy : null;
}

/** The sum and the difference are written into the left side if it is given: a copy of it is no waste, unless both sides are copied. */
function isWorthLending(copy: Copy, trait: string, bothCopied: boolean, file: RustFile): boolean {
  return (bothCopied || /^(?:Mul|Div|Rem)$/.test(trait)) && takesReference(copy, trait, 'left', file);
}

function takesReference(copy: Copy, trait: string, side: 'left' | 'right', file: RustFile): boolean {
  const found = file.typeOf(copy.source);
  if (!found || found.refs.length > 1 || file.isCopy({ ...found, refs: '' }) === true) return false;
  const { name } = methodTarget(found);
  if (!file.declarations.declares(name)) return BY_REFERENCE.test(name);
  const lifetime = "(?:'\\w+\\s+)?";
  const declared =
    side === 'right'
      ? `\\b${trait}\\s*<\\s*&\\s*${lifetime}(?:Self|${name})\\b`
      : `\\b${trait}(?:<[^;{]*?>)?\\s+for\\s+&\\s*${lifetime}${name}\\b`;
  return file.hasText(new RegExp(declared));
}
