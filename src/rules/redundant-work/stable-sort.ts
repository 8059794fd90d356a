import { argumentsOf, calledTarget, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { INTEGERS, isSequence, methodTarget, printType, type Type } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const SORTS = /^(?:par_)?sort(?:_by|_by_key)?$/;
/** Values of these that compare equal are the same in every way. */
const INDISTINCT = new Set([
  ...INTEGERS,
  'bool',
  'char',
  'str',
  'String',
  'B256',
  'B64',
  'Address',
  'H256',
  'H160',
  'U256',
  'FixedBytes',
  'TxHash',
  'BlockHash',
  'Duration',
  'Instant',
  'PathBuf',
  'Nibbles',
]);

export const rule: Rule = {
  id: 'stable-sort',
  item: 'redundant-work',
  summary: 'a stable sort of values of which equal ones can not be told apart',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['call_expression'],
  needs: /\.(?:par_)?sort(?:_by|_by_key)?\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    if (!SORTS.test(method)) return null;
    const list = receiverOf(node)!;
    const element = elementOf(list, file);
    if (!element || !isWholeCompared(node, method, element)) return null;
    const name = calledTarget(node)!.child('field')!;
    const unstable = method.replace('sort', 'sort_unstable');
    return {
      at: node,
      message: `\`${method}\` keeps the order of equal elements, for which it allocates half the list again; equal values of \`${printType(element)}\` can not be told apart.`,
      help: `use \`${unstable}\``,
      fix: { start: name.start, end: name.end, text: unstable },
    };
  },
};

function elementOf(list: Node, file: RustFile): Type | null {
  const found = file.typeOf(list);
  const target = found && methodTarget(found);
  return target && isSequence(target) && target.name !== 'VecDeque' ? (target.args[0] ?? null) : null;
}

function isIndistinct(element: Type): boolean {
  if (
    element.name === '()' ||
    element.name === '[;]' ||
    element.name === 'Option' ||
    element.name === 'Reverse'
  ) {
    return element.args.length > 0 && element.args.every(isIndistinct);
  }
  return INDISTINCT.has(element.name);
}

/** Is the whole element what is compared, so that a tie means sameness? */
function isWholeCompared(call: Node, method: string, element: Type): boolean {
  if (!isIndistinct(element)) return false;
  if (/sort$/.test(method)) return argumentsOf(call).length === 0;
  const closure = argumentsOf(call)[0];
  if (closure?.kind !== 'closure_expression') return false;
  const text = closure.text.replace(/\s+/g, '');
  if (method.endsWith('_by'))
    return /^\|(\w+),(\w+)\|(?:\1\.(?:partial_)?cmp\(&?\2\)|\2\.(?:partial_)?cmp\(&?\1\))$/.test(text);
  return /^\|&?(\w+)\|(?:\*?\1|(?:\w+::)*Reverse\(\*?\1\))$/.test(text);
}
