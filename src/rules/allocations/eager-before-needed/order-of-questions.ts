import { costlyPart } from '../../../rust/cost/costly.js';
import { isQuiet } from '../../../rust/cost/quiet.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { endOf } from '../../../rust/order/given-value.js';
import { baseOf } from '../../../rust/order/loop-length.js';
import { isIteratorChain } from '../../../rust/order/loops.js';
import { withoutParentheses } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS, isString, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { isOnlyForError } from '../of-several-rules/failing-ways.js';

/** `items.iter().any(..) && self.enabled`: the cheap question could spare the other; so it could in `.. || self.forced`. */
export function askedInTheWrongOrder(node: Node, file: RustFile): Problem | null {
  const operator = node.kind === 'let_chain' ? '&&' : (node.child('operator')?.text ?? '');
  if (!/^(?:&&|\|\|)$/.test(operator) || isPartOfChain(node, operator)) return null;
  if (operator === '||' && isOnlyForError(node)) return null;
  const operands = operandsOf(node, operator);
  for (const [j, cheap] of operands.entries()) {
    if (j === 0 || !isCheapQuestion(cheap, file)) continue;
    const i = operands.slice(0, j).findIndex((each) => isDear(each, file));
    const between = i < 0 ? [] : operands.slice(i, j);
    if (between.length === 0 || !between.every((each) => isQuiet(each)) || needs(cheap, between)) continue;
    const dear = operands[i]!;
    // Of nothing the walk is over at once.
    if (isOverAtOnce(dear, cheap, operator)) continue;
    return {
      at: dear,
      until: cheap,
      message: `${quoted(dear)} is worked out before ${quoted(cheap)} is asked, which costs nothing and may settle it.`,
      help: `ask ${quoted(cheap)} first`,
      ...(/\b(?:exists|is_file|is_dir)\(\)/.test(dear.text) && { sparesIo: true }),
    };
  }
  return null;
}

/** `!rows.is_empty()` behind a walk over `rows` in `&&`, `rows.is_empty()` in `||`: where it settles the answer, there is nothing to walk over. */
function isOverAtOnce(dear: Node, cheap: Node, operator: string): boolean {
  const asked = cheap.text.replace(/\s+/g, '');
  const plain = /^(!?)([\w.]+)\.is_empty\(\)$/.exec(asked);
  const counted = /^([\w.]+)\.len\(\)(==0|<1|>0|!=0|>=1)$/.exec(asked);
  const place = plain?.[2] ?? counted?.[1];
  const isOfNone = plain ? plain[1] === '' : /^(?:==0|<1)$/.test(counted?.[2] ?? '');
  const walk = dear.text.replace(/[\s!]+/g, '');
  return (
    !!place &&
    isOfNone === (operator === '||') &&
    (walk.startsWith(`${place}.`) || walk.endsWith(`(&${place})`) || walk.endsWith(`(${place})`))
  );
}

/** Of a longer chain, of which the whole is looked at. */
function isPartOfChain(node: Node, operator: string): boolean {
  const parent = node.parent;
  if (parent?.kind === 'let_chain') return operator === '&&';
  return parent?.kind === 'binary_expression' && parent.child('operator')?.text === operator;
}

function operandsOf(chain: Node, operator: string): Node[] {
  if (chain.kind === 'let_chain') return chain.children.flatMap((each) => operandsOf(each, operator));
  if (chain.kind !== 'binary_expression' || chain.child('operator')?.text !== operator)
    return [withoutParentheses(chain)];
  return sidesOf(chain).flatMap((side) => (side ? operandsOf(side, operator) : []));
}

/** Does a question read a name that one of the others binds? */
function needs(question: Node, others: readonly Node[]): boolean {
  const bound = others.flatMap((each) =>
    each.kind === 'let_condition' ? [...each.child('pattern')!.descendantsOfKind('identifier')] : [],
  );
  const asked = question.kind === 'let_condition' ? question.child('value')! : question;
  return bound.some((name) => new RegExp(`\\b${name.text}\\b`).test(asked.text));
}

function isDear(condition: Node, file: RustFile): boolean {
  const asked = condition.kind === 'let_condition' ? condition.child('value')! : condition;
  return goesFar(asked, file) && !isCheapQuestion(condition, file) && costlyPart(asked, file) !== null;
}

function withoutNegation(condition: Node): Node {
  const inner = condition.kind === 'unary_expression' ? condition.children[0] : undefined;
  return inner ? withoutParentheses(inner) : condition;
}

/** Code that does not parse may have one side only. */
function sidesOf(binary: Node): readonly (Node | undefined)[] {
  return [binary.child('left'), binary.child('right')];
}

/** Looks at every item of a collection, makes a text to compare, or asks the file system; a lookup or a small copy may be as cheap as the other side. */
function goesFar(condition: Node, file: RustFile): boolean {
  const asked = withoutNegation(condition);
  if (asked.kind === 'binary_expression')
    return /^(?:&&|\|\|)$/.test(asked.child('operator')?.text ?? '')
      ? sidesOf(asked).some((side) => !!side && goesFar(withoutParentheses(side), file))
      : sidesOf(asked).some((side) => !!side && (makesText(side, file) || isWalkOfCall(side)));
  if (asked.kind !== 'call_expression') return false;
  if (isWalkOfCall(asked)) return true;
  if (!/^(?:any|all|find|find_map|position|exists|is_file|is_dir|is_match)$/.test(methodOf(asked) ?? ''))
    return false;
  if (/^is_(?:file|dir)$/.test(methodOf(asked)!) && IS_TOLD.test(receiverOf(asked)!.text)) return false;
  // Of a text, the first character mostly settles it.
  if (/\.(?:chars|bytes|as_bytes|as_encoded_bytes|char_indices)\(\)/.test(asked.text)) return false;
  // An Option has one item at most.
  if (/\.as_(?:ref|mut)\(\)\.into_iter\(\)/.test(asked.text.replace(/\s+/g, ''))) return false;
  // An array is as short as it was written.
  if (file.typeOf(baseOf(asked))?.name === '[;]') return false;
  return (
    methodOf(asked) === 'is_match' || isIteratorChain(receiverOf(asked)) || argumentsOf(asked).length === 0
  );
}

/** The file system has answered already: a `FileType`, a `Metadata`. */
const IS_TOLD = /(?:file_?type|meta|metadata)(?:\(\))?\??$/;

/** What others notice, by the words of a body. */
const NOTICED =
  /\b(?:borrow_mut|lock|write|send|store|fetch_\w+|set|insert|push|register|spawn|swap|replace|take|get_or_init|println|eprintln|print|log|trace|debug|info|warn|error|unsafe)\b|\.await\b|\?/;

/** `self.total()`, and `decode(text).contains(&9)` of what a walk gave. */
function isWalkOfCall(side: Node): boolean {
  if (side.kind !== 'call_expression') return false;
  const receiver = receiverOf(side);
  return walksHere(side) || (receiver?.kind === 'call_expression' && walksHere(receiver));
}

/** A function of this file that loops over what it is given, and does nothing beside. */
function walksHere(call: Node): boolean {
  const fn = functionCalledByName(call);
  const body = fn?.child('body');
  if (!fn || !body || /&\s*(?:'\w+\s+)?mut\b/.test(fn.child('parameters')?.text ?? '')) return false;
  if (NOTICED.test(body.text)) return false;
  return (
    body.children.some(
      (statement) =>
        (statement.kind === 'expression_statement' ? statement.children[0]! : statement).kind ===
        'for_expression',
    ) || endsInWalk(endOf(body))
  );
}

/** `self.rules.iter().filter(..).count()` as what a function gives. */
function endsInWalk(tail: Node | undefined): boolean {
  return (
    !!tail &&
    /^(?:any|all|count|sum|max|min|max_by_key|min_by_key|find|position|fold|collect)$/.test(
      methodOf(tail) ?? '',
    ) &&
    isIteratorChain(receiverOf(tail)) &&
    !/\.(?:chars|bytes|as_bytes|char_indices|split\w*)\(/.test(tail.text)
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
    return isAtHand(condition) && condition.text !== 'true' && condition.text !== 'false';
  if (condition.kind === 'binary_expression') return comparesWhatIsAtHand(condition, file);
  // A pattern without names only looks at the tag.
  if (condition.kind === 'let_condition') return isTagged(condition) && isAtHand(condition.child('value')!);
  if (condition.kind === 'macro_call')
    return condition.macro === 'matches' && isAtHand(argumentsIn(condition)!);
  if (condition.kind !== 'call_expression' || calledPath(condition)) return false;
  return (
    /^(?:is_some|is_none|is_ok|is_err|is_empty)$/.test(methodOf(condition) ?? '') &&
    /^(?:identifier|self|field_expression)$/.test(receiverOf(condition)!.kind)
  );
}

/** A name, or fields of one, also behind a `&`. */
function isAtHand(value: Node): boolean {
  const place = withoutBorrow(value);
  return /^[\w.]+$/.test(place.text) && /^(?:identifier|field_expression)$/.test(place.kind);
}

/** A variant by its path, `Some(..)`, `[only]`: what may not be so. */
function isTagged(condition: Node): boolean {
  const pattern = condition.child('pattern')!;
  return (
    /^(?:tuple_struct_pattern|struct_pattern|scoped_identifier)$/.test(pattern.kind) &&
    /::|^(?:Some|Ok|Err)\b/.test(pattern.text)
  );
}

function argumentsIn(macro: Node): Node | undefined {
  return macro.child('arguments')?.children[0];
}

const CONSTANT = /^-?\d[\w.]*$|^(?:\w+::)+[A-Z]\w*$|^[A-Z][A-Z0-9_]*$/;

/** `self.kind == Kind::Plain`, `depth > 3`, `rows.len() > LIMIT`, `width == self.width` of numbers. */
function comparesWhatIsAtHand(comparison: Node, file: RustFile): boolean {
  const operator = comparison.child('operator')?.text ?? '';
  const [left, right] = sidesOf(comparison);
  if (!left || !right || !/^(?:==|!=|<|>|<=|>=)$/.test(operator)) return false;
  const isShort = methodOf(left) === 'len' && isAtHand(receiverOf(left)!);
  if (CONSTANT.test(right.text)) return isAtHand(left) || isShort;
  const found = file.typeOf(left) ?? file.typeOf(right);
  return isAtHand(left) && isAtHand(right) && !!found && isNumber(found);
}

function isNumber(found: Type): boolean {
  return found.refs === '' && (INTEGERS.has(found.name) || found.name === 'bool' || found.name === 'char');
}
