import { waysOf } from '../../rust/order/ways.js';
import { valueOfSingleUse } from '../../rust/ownership/single-use.js';
import { formatOf, isShownPlainlyOnce, isStringLiteral } from '../../rust/syntax/format-strings.js';
import { WARN_UNLESS_COLD } from '../rule.js';
export const rule = {
  id: 'write-of-plain-text',
  item: 'redundant-work',
  summary: 'one of several literals sent through the machinery of formatting',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['macro_call'],
  needs: /\bwrite!/,
  check(node, file) {
    if (node.macro !== 'write') return null;
    const format = formatOf(node);
    const [only, more] = format?.args ?? [];
    if (!only || more || !/^"\{\}"$/.test(format.literal.text) || !isShownPlainlyOnce(node, only))
      return null;
    const [writer] = node.child('arguments').children;
    if (!isFormatter(writer, file) || !isChoiceOfLiterals(valueOfSingleUse(only, file) ?? only)) return null;
    return {
      at: node,
      message: `Only a literal is written here, yet \`write!\` makes arguments of it and calls its \`Display\` through a pointer.`,
      help: `use \`${writer.text}.write_str(..)\``,
    };
  },
};
/** Only a `fmt::Formatter` certainly has `write_str` at hand. */
function isFormatter(writer, file) {
  return file.typeOf(writer)?.name === 'Formatter';
}
/** `match self { A => "a", B => "b" }`, also `if` and `else`. */
function isChoiceOfLiterals(value) {
  if (!/^(?:if|match)_expression$/.test(value.kind)) return false;
  const ways = waysOf(value);
  return ways.length > 1 && ways.every((way) => isStringLiteral(way));
}
