import { onlyAsks } from '../../../rust/cost/questions.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import type { Walk } from '../../../rust/order/walks.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isSequence, isString, methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/**
 * `for (i, row) in rows.iter().enumerate() { if row.open { last = Some(i); } }`: the first that fits settles a flag, and the last
 * that fits is found sooner from the end.
 */
export function goesOnAfterAnswer(walk: Walk, file: RustFile): Problem | null {
  const { node: loop } = walk;
  const answer = answerOf(walk.body, file);
  if (!answer || isShortLoop(walk, file) || hasAttribute(loop)) return null;
  const { name, value, asked } = answer;
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!binding || loop.contains(binding.node) || isUsedBeside(binding, loop, name)) return null;
  if (!onlyAsks(asked, file) || (value && !onlyAsks(value, file))) return null;
  const walked = walkedFrom(walk.source, file);
  const isSettled = value ? /^(?:boolean|integer|char|string)_literal$/.test(value.kind) : isFlag(binding);
  if (!walked || !(isSettled || (walked === 'both ends' && value && isOfTurn(value, loop, file))))
    return null;
  return {
    at: answer.step,
    message: isSettled
      ? `The first item that fits settles ${quoted(name)}, yet the loop goes on to the end.`
      : `Only the last item that fits counts for ${quoted(name)}, yet the loop starts at the front and looks at all of them.`,
    help: isSettled
      ? 'leave the loop with `break`, or ask `any(..)`'
      : 'start at the end, with `rev()` and `break`, or ask `rposition(..)` or `rfind(..)`',
  };
}

/** What a loop is there to find out, and the only thing that its turns do. */
interface Answer {
  step: Node;
  name: Node;
  /** What it is set to; null for a flag that a question is added to, `found |= row.open`. */
  value: Node | null;
  asked: Node;
}

function answerOf(body: Node, file: RustFile): Answer | null {
  const steps = body.kind === 'block' ? body.children : [body];
  const last = steps.at(-1);
  const step = last?.kind === 'expression_statement' ? last.children[0] : last;
  if (!step || !steps.slice(0, -1).every((each) => isNameForQuestion(each, file))) return null;
  if (step.kind === 'compound_assignment_expr') {
    const [name, asked] = [step.child('left')!, step.child('right')!];
    // Without a call to spare, a turn without a branch is the faster one.
    const costs = asked.descendantsOfKind('call_expression').next().done === false;
    const isJoined = /^[|&]=$/.test(step.child('operator')?.text ?? '');
    return costs && isJoined ? { step, name, value: null, asked } : null;
  }
  if (step.kind === 'match_expression') return answerOfMatch(step);
  const condition = step.kind === 'if_expression' && !hasElse(step) ? step.child('condition') : null;
  const written = condition && onlyAssignment(step.child('consequence'));
  if (!written || condition.kind === 'let_chain') return null;
  const asked = condition.kind === 'let_condition' ? condition.child('value')! : condition;
  return { step, name: written.child('left')!, value: written.child('right')!, asked };
}

/** `match row.kind { Kind::Open => found = true, _ => {} }` */
function answerOfMatch(step: Node): Answer | null {
  const arms = armsOf(step);
  const values = arms.map((arm) => arm.child('value')!);
  const acting = values.filter((value) => !/^(?:\{\s*\}|\(\s*\))$/.test(value.text));
  const [value, more] = acting;
  if (!value || more || arms.some((arm) => arm.child('pattern')?.child('condition'))) return null;
  const written = onlyAssignment(value);
  if (!written) return null;
  return {
    step,
    name: written.child('left')!,
    value: written.child('right')!,
    asked: step.child('value')!,
  };
}

/** `let mut found = false;`: no mask that each turn adds a bit to. */
function isFlag(answer: Binding): boolean {
  return answer.value?.kind === 'boolean_literal';
}

/** `#[unroll] for ..`: how it runs was thought about. */
function hasAttribute(loop: Node): boolean {
  return /^\s*#\[/.test(loop.tree.lineText(loop.line - 1)) || /^\s*#\[/.test(loop.tree.lineText(loop.line));
}

function isNameForQuestion(step: Node, file: RustFile): boolean {
  const value = step.kind === 'let_declaration' ? step.child('value') : undefined;
  return !!value && !step.child('alternative') && onlyAsks(value, file);
}

function onlyAssignment(body: Node | undefined): Node | null {
  const written = onlyStep(body);
  return written?.kind === 'assignment_expression' ? written : null;
}

function hasElse(step: Node): boolean {
  return !/^(?:else\s*\{\s*\})?$/.test(step.child('alternative')?.text ?? '');
}

function isUsedBeside(answer: Binding, loop: Node, written: Node): boolean {
  return answer.uses.some(({ node }) => loop.contains(node) && node !== written);
}

/** `Some(i)`, `row.id`: of the item, and of nothing that another turn changes. */
function isOfTurn(value: Node, loop: Node, file: RustFile): boolean {
  const names = [...value.descendantsOfKind('identifier', 'self')];
  return mentionsBindingOf(loop, value, file) && names.every((name) => !file.bindingOf(name)?.mutable);
}

/** Steps of a walk that leave every item where it is. */
const STEPS = /^(?:enumerate|rev|copied|cloned)$/;
const FROM_BOTH_ENDS = /^(?:iter|chars|char_indices|bytes|lines|split_whitespace)$/;
const FROM_THE_FRONT = /^(?:keys|values|windows|chunks|split|components|graphemes)$/;

/** From where something can be walked that is still there afterwards; null for what is used up by it, or not known. */
function walkedFrom(walk: Node, file: RustFile): 'both ends' | 'the front' | null {
  if (walk.kind === 'reference_expression')
    return !walk.has('mutable_specifier') && isList(walk.child('value')!, file) ? 'both ends' : null;
  if (walk.kind === 'range_expression') return walk.children.length === 2 ? 'both ends' : null;
  if (isPlace(walk)) return isList(walk, file) && file.typeOf(walk)?.refs === '&' ? 'both ends' : null;
  const method = methodOf(walk) ?? '';
  const receiver = receiverOf(walk);
  if (!receiver) return null;
  if (STEPS.test(method)) {
    const inner = walkedFrom(receiver, file);
    // Of characters nobody knows the number, which counting from the end would take.
    return method === 'enumerate' && /^(?:chars|lines|split)/.test(methodOf(receiver) ?? '')
      ? inner && 'the front'
      : inner;
  }
  if (FROM_BOTH_ENDS.test(method)) {
    if (method === 'iter')
      return isLent(receiver, file) ? (isList(receiver, file) ? 'both ends' : 'the front') : null;
    return isTextKnown(receiver, file) ? 'both ends' : null;
  }
  return FROM_THE_FRONT.test(method) && isLent(receiver, file) ? 'the front' : null;
}

/** `table.rows()` of `table.rows().values()`: what only lends what it holds can be asked without the rest being walked. */
function isLent(held: Node, file: RustFile): boolean {
  return isPlace(held) || (!!methodOf(held) && argumentsOf(held).length === 0 && onlyAsks(held, file));
}

function isList(place: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  return !!found && isSequence(methodTarget(found));
}

/** A reader has `lines` and `bytes`, too. */
function isTextKnown(asked: Node, file: RustFile): boolean {
  const found = file.typeOf(asked);
  return !!found && isString(methodTarget(found));
}
