import { failureAround } from '../../rust/functions/failing.js';
import { enclosingFunction } from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString, freshStringBehind, isTextOrNamedSo, viewed } from '../../rust/types/strings.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'string-added-to-copy',
  item: 'redundant-work',
  summary: 'texts put together with `+` from copies that have no room, or from Strings made only to be added',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['binary_expression'],
  needs: /(?:to_string|to_owned|to_\w+case)\(\)|String::from|format!/,
  check(node: Node, file: RustFile): Problem | null {
    if (!isSum(node) || (node.parent && isSum(node.parent) && node.field === 'left')) return null;
    const [first, ...added] = summands(node);
    const temporary = firstMadeToBeAdded(added, file);
    const grown = isCopyWithoutRoom(first!, file);
    if (!temporary && !grown) return null;
    return {
      at: node,
      message: temporary
        ? `${quoted(temporary)} allocates a String only for \`+\` to copy it to the end of the text before it.`
        : `${quoted(first!)} has room for itself alone: \`+\` allocates once more for what it adds.`,
      help: temporary
        ? 'use one `format!`, or `write!` into the text'
        : 'use one `format!`, or `concat` of the parts, which measures them first',
      // What is written when something went wrong is written seldom.
      ...(failureAround(node, enclosingFunction(node)) !== null && { minor: true }),
    };
  },
};

function isSum(node: Node): boolean {
  return node.kind === 'binary_expression' && node.child('operator')?.text === '+';
}

/** `a`, `b`, `c` of `a + b + c`. */
function summands(sum: Node): Node[] {
  const added: Node[] = [];
  let at = sum;
  for (; isSum(at); at = at.child('left')!) added.unshift(at.child('right')!);
  return [at, ...added];
}

/** `&n.to_string()`, `&format!(..)`: only a String takes the reference to a String for a summand. */
function firstMadeToBeAdded(summands: readonly Node[], file: RustFile): Node | null {
  for (const summand of summands) {
    const made = viewed(summand) === summand ? null : freshStringBehind(viewed(summand), file);
    if (made && !isStringLiteral(made.source)) return made.node;
  }
  return null;
}

/** `"text".to_string()`, `String::from(name)`: as long as its text, to the byte. */
function isCopyWithoutRoom(first: Node, file: RustFile): boolean {
  const made = freshString(first);
  if (!made?.source || made.how === 'case' || made.how === 'repeat' || made.source.text === '""')
    return false;
  return isStringLiteral(made.source) || isTextOrNamedSo(made.source, file);
}
