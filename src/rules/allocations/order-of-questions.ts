import { argumentsOf, calledPath, isIteratorChain, methodOf, receiverOf } from '../../rust/flow.js';
import { baseOf } from '../../rust/loop-length.js';
import { costlyPart, isQuiet } from '../../rust/making.js';
import { withoutParentheses } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { isString, methodTarget } from '../../rust/types.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isOnlyForError } from './spared-ways.js';

/** `items.iter().any(..) && self.enabled`: the cheap question could spare the other; so it could in `.. || self.forced`. */
export function askedInTheWrongOrder(node: Node, file: RustFile): Problem | null {
  const operator = node.child('operator')?.text ?? '';
  const [before, behind] = sidesOf(node);
  if (!/^(?:&&|\|\|)$/.test(operator) || !before || !behind) return null;
  if (operator === '||' && isOnlyForError(node)) return null;
  const left = withoutParentheses(before);
  const right = withoutParentheses(behind);
  if (!isCheapQuestion(right, file)) return null;
  const first = lastOperand(left, operator);
  // Of nothing the walk is over at once.
  const unlessEmpty = /^!([\w.]+)\.is_empty\(\)$/.exec(right.text)?.[1];
  if (unlessEmpty && first.text.startsWith(`${unlessEmpty}.`)) return null;
  if (isCheapQuestion(first, file) || !goesFar(first, file) || !costlyPart(first, file) || !isQuiet(first))
    return null;
  return {
    at: first,
    until: right,
    message: `${quoted(first)} is worked out before ${quoted(right)} is asked, which costs nothing and may settle it.`,
    help: `ask ${quoted(right)} first`,
  };
}

function withoutNegation(condition: Node): Node {
  const inner = condition.kind === 'unary_expression' ? condition.children[0] : undefined;
  return inner ? withoutParentheses(inner) : condition;
}

/** Code that does not parse may have one side only. */
function sidesOf(binary: Node): readonly (Node | undefined)[] {
  return [binary.child('left'), binary.child('right')];
}

function lastOperand(condition: Node, operator: string): Node {
  const last = condition.child('operator')?.text === operator ? sidesOf(condition)[1] : undefined;
  return last ? withoutParentheses(last) : condition;
}

/** Looks at every item of a collection, makes a text to compare, or asks the file system; a lookup or a small copy may be as cheap as the other side. */
function goesFar(condition: Node, file: RustFile): boolean {
  const asked = withoutNegation(condition);
  if (asked.kind === 'binary_expression')
    return sidesOf(asked).some((side) => !!side && makesText(side, file));
  if (
    asked.kind !== 'call_expression' ||
    !/^(?:any|all|exists|is_file|is_dir|is_match)$/.test(methodOf(asked) ?? '')
  )
    return false;
  // Of a text, the first character mostly settles it.
  if (/\.(?:chars|bytes|as_bytes|as_encoded_bytes|char_indices)\(\)/.test(asked.text)) return false;
  // An array is as short as it was written.
  if (file.typeOf(baseOf(asked))?.name === '[;]') return false;
  return (
    methodOf(asked) === 'is_match' || isIteratorChain(receiverOf(asked)) || argumentsOf(asked).length === 0
  );
}

/** `name.to_lowercase() == other`; other rules say that the text is not needed for that. */
function makesText(side: Node, file: RustFile): boolean {
  if (side.kind === 'macro_call') return side.macro === 'format';
  const method = methodOf(side);
  if (method === 'count') return isIteratorChain(receiverOf(side));
  return !!method && /^to_(?:lower|upper)case$/.test(method) && isText(receiverOf(side)!, file);
}

function isText(node: Node, file: RustFile): boolean {
  const found = file.typeOf(node);
  return !!found && isString(methodTarget(found));
}

/** A flag, or a comparison of what is at hand with a number or a name. */
function isCheapQuestion(condition: Node, file: RustFile): boolean {
  const asked = withoutNegation(condition);
  if (asked !== condition) return isCheapQuestion(asked, file);
  if (condition.kind === 'identifier' || condition.kind === 'field_expression')
    return condition.text !== 'true' && condition.text !== 'false';
  if (condition.kind === 'binary_expression') return comparesWhatIsAtHand(condition);
  if (condition.kind !== 'call_expression' || calledPath(condition)) return false;
  return (
    /^(?:is_some|is_none|is_ok|is_err|is_empty)$/.test(methodOf(condition) ?? '') &&
    /^(?:identifier|self|field_expression)$/.test(receiverOf(condition)!.kind)
  );
}

const CONSTANT = /^-?\d[\w.]*$|^(?:\w+::)+[A-Z]\w*$|^[A-Z][A-Z0-9_]*$/;

/** `self.kind == Kind::Plain`, `depth > 3`, `rows.len() > LIMIT` */
function comparesWhatIsAtHand(comparison: Node): boolean {
  const operator = comparison.child('operator')?.text ?? '';
  const [left, right] = sidesOf(comparison);
  if (!left || !right) return false;
  return (
    /^(?:==|!=|<|>|<=|>=)$/.test(operator) &&
    CONSTANT.test(right.text) &&
    (/^(?:identifier|field_expression)$/.test(left.kind) ||
      (methodOf(left) === 'len' && /^(?:identifier|field_expression)$/.test(receiverOf(left)!.kind)))
  );
}
