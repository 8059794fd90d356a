import { receiverOf } from '../syntax/call-syntax.js';
import { integerOf } from '../syntax/integer-literal.js';
import { methodTarget } from '../types/types.js';
import { walkedBy } from './loops.js';
/** Is a loop as short as it was written: over a literal, a constant, an array, or between literal bounds? */
export function isShortLoop(loop, known) {
  const source = walkedBy(loop);
  if (!source) return false;
  const base = baseOf(source);
  if (isConfigured(base)) return true;
  if (base.kind === 'array_expression' || /^(?:\w+::)*[A-Z][A-Z0-9_]*$/.test(base.text)) return true;
  if (base.kind === 'range_expression')
    return (
      base.children.length > 1 &&
      base.children.every((bound) => /^(?:\d\w*|[A-Z][A-Z0-9_]*)$/.test(bound.text))
    );
  const found = known.typeOf(base);
  return !!found && ['[;]', 'Option'].includes(methodTarget(found).name);
}
/** How many elements stand in the array literal that a loop goes over, directly or by name; null where none is seen. */
export function turnsWritten(loop, known) {
  const source = walkedBy(loop);
  const base = source && baseOf(source);
  const list = base?.kind === 'identifier' ? known.bindingOf(base)?.value : base;
  if (list?.kind !== 'array_expression' || list.child('length')) return null;
  return list.children.length;
}
/** A list has grown twice at most by then. */
const FEW_TURNS = 8;
/** Does the code only get to a loop where a comparison found few turns: `if xs.len() <= 4 { for x in xs { .. } }`? */
export function isGuardedToBeShort(loop, known) {
  const counted = countOf(loop);
  if (!counted) return false;
  let below = loop.node;
  for (const at of loop.node.ancestors()) {
    if (at.kind === 'function_item' || at.kind === 'closure_expression') return false;
    const condition = at.kind === 'if_expression' ? at.child('condition') : undefined;
    if (condition && at.child('consequence') === below && keepsFew(condition, counted, known)) return true;
    below = at;
  }
  return false;
}
/** The words for how many turns a loop takes: the end of its range, or the length of its list. */
function countOf(loop) {
  const source = walkedBy(loop);
  const base = source && baseOf(source);
  if (!base) return null;
  if (base.kind !== 'range_expression') return `${base.text}.len()`;
  return base.children.length > 1 ? base.children.at(-1).text : null;
}
function keepsFew(condition, counted, known) {
  if (condition.kind === 'parenthesized_expression') return keepsFew(condition.children[0], counted, known);
  if (condition.kind !== 'binary_expression') return false;
  const [left, right] = [condition.child('left'), condition.child('right')];
  const operator = condition.child('operator').text;
  if (operator === '||') return keepsFew(left, counted, known) && keepsFew(right, counted, known);
  if (operator === '&&') return keepsFew(left, counted, known) || keepsFew(right, counted, known);
  const bound = integerOf(right.text);
  if (!/^(?:<|<=|==)$/.test(operator) || bound === null) return false;
  return bound <= FEW_TURNS && isMeasuredBy(left, counted, known);
}
/** The count itself, or a local that was worked out from it. */
function isMeasuredBy(asked, counted, known) {
  if (asked.text === counted) return true;
  const value = asked.kind === 'identifier' ? known.bindingOf(asked)?.value : undefined;
  return !!value && value.text.replace(/\s+/g, '').includes(counted);
}
/** Parts of what a person wrote on a command line or into a configuration: there are a few of each. */
export const CONFIGURED =
  /(?:^|\.)(?:(?:\w+_)?(?:config|cfg|opts?|options|settings|args|cli|matches)|(?:cli|build)_\w+)\.\w+(?:\(\))?$/;
function isConfigured(list) {
  return list.kind === 'field_expression' && CONFIGURED.test(list.text);
}
/** What a chain of calls, borrows and brackets starts from. */
export function baseOf(source) {
  for (let at = source; ; ) {
    const inner =
      at.kind === 'call_expression'
        ? receiverOf(at)
        : at.kind === 'reference_expression'
          ? at.child('value')
          : at.kind === 'parenthesized_expression'
            ? at.children[0]
            : undefined;
    if (!inner) return at;
    at = inner;
  }
}
