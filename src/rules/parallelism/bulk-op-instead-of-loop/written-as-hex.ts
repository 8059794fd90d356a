import { implTrait } from '../../../rust/functions/shape.js';
import type { Walk } from '../../../rust/order/walks.js';
import { enclosingFunction } from '../../../rust/syntax/call-syntax.js';
import { formatOf, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import { withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';

/** `for byte in digest { write!(f, "{byte:02x}")?; }`: each two digits go through the whole formatting on their own. */
export function writtenAsHex(walk: Walk): Problem | null {
  const macro = onlyStatement(walk.body);
  if (macro?.kind !== 'macro_call' || macro.macro !== 'write') return null;
  const format = formatOf(macro);
  const item = walk.pattern.kind === 'reference_pattern' ? walk.pattern.ofKind('identifier') : walk.pattern;
  if (!format || item?.kind !== 'identifier' || !/^"\{[^{}]*\}"$/.test(format.literal.text)) return null;
  const [shown] = placeholdersOf(format.literal.text);
  if (!shown || !/^02[xX]$/.test(shown.spec)) return null;
  const named = typeof shown.argument === 'string' ? shown.argument : format.args[shown.argument]?.text;
  if (named?.replace(/^[&*]+/, '') !== item.text) return null;
  return {
    at: walk.node,
    message: 'Every byte goes through `write!` and the writer on its own for its two digits.',
    help: 'encode all of them into an array on the stack (`hex::encode_to_slice`, or a table of digits), and write that once',
    ...((!isShownOften(walk.node) || isAbbreviated(walk.source)) && { minor: true }),
  };
}

function onlyStatement(body: Node): Node | null {
  const [only, more] = body.kind === 'block' ? body.children : [body];
  if (!only || more) return null;
  const value = only.kind === 'expression_statement' ? only.children[0]! : only;
  return withoutOpenings(value);
}

/** `&self.0[0..2]`, a few of many bytes. What goes to the end may be all that counts. */
function isAbbreviated(walked: Node): boolean {
  const list = walked.kind === 'reference_expression' ? walked.child('value') : walked;
  const [, range] = list?.kind === 'index_expression' ? list.children : [];
  return range?.kind === 'range_expression' && range.children.length === 2;
}

/** What a value is shown, or stored, as; `Debug` is for people. */
function isShownOften(walk: Node): boolean {
  const fn = enclosingFunction(walk);
  return !!fn && /^(?:Display|LowerHex|UpperHex|Serialize)$/.test(implTrait(fn) ?? '');
}
