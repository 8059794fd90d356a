import { isCostlyCall } from '../../../rust/cost/costly.js';
import { hasEffects } from '../../../rust/cost/effects.js';
import { isQuiet } from '../../../rust/cost/quiet.js';
import { signatureOrAgreed } from '../../../rust/functions/agreed-signatures.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop, turnsWritten } from '../../../rust/order/loop-length.js';
import { enclosingLoop, isIteratorChain, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { givesTheSameLater, readBy } from '../../../rust/ownership/reads.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { writtenAgain } from '../../../rust/ownership/written-again.js';
import {
  argumentsOf,
  calleeName,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { READING_METHODS } from '../../../rust/types/methods.js';
import { freshString } from '../../../rust/types/strings.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { mayDifferByThen } from '../of-several-rules/loops-that-wait.js';
import { isSameTextLater, namedInText } from '../of-several-rules/text-made-again.js';
import { isUnderCondition } from '../of-several-rules/work-by-name.js';
import { areAskedTogether, endOfQuestion, isChecked, wasBefore } from './between-questions.js';
import { turnsThatGetTo } from './turns-that-get-there.js';

/** Shorter expressions of which no more is known are getters by another name. */
const MIN_LENGTH = 12;

/** Work that is written twice in a function with nothing between that could change the answer. */
export function doneAgain(body: Node, file: RustFile): Problem[] {
  const first = new Map<string, Node>();
  const problems: Problem[] = [];
  let end = -1;
  for (const call of aroundRepeated(body)) {
    if (call.start < end || !isWork(call, file) || isChecked(call)) continue;
    const text = spelling(call);
    const before = first.get(text);
    // Whoever is last may keep what the others only looked at.
    const isLooked = isAnswerLookedAt(call, file);
    if (!before && !isLooked) continue;
    end = call.end;
    if (!before) first.set(text, call);
    else if (isSameAgain(before, call, file)) {
      problems.push({
        at: call,
        message: `${quoted(call)} ${wasBefore(before, call)} worked out on line ${before.line} already, and nothing that it depends on has changed since.`,
        help: 'keep the first answer in a local and use it here',
      });
      first.delete(text);
    }
  }
  return problems;
}

/** The calls that are written twice, and those that have such a call as a part, in source order. */
function aroundRepeated(body: Node): Node[] {
  const calls = [...body.descendantsOfKind('call_expression')];
  const around = new Set<Node>();
  for (const call of writtenAgain(calls))
    for (let at: Node | null = call; at && at !== body && !around.has(at); at = at.parent) around.add(at);
  return calls.filter((call) => around.has(call));
}

/** Goes over many items, hashes or allocates, and does nothing else. */
function isWork(call: Node, file: RustFile): boolean {
  const method = methodOf(call) ?? '';
  if (NOT_WORTH.test(calleeName(call)) || (method === 'is_match' && argumentsOf(call).length === 0))
    return false;
  if (call.end - call.start < MIN_LENGTH && !functionCalled(call, file)?.child('body')) return false;
  // `dfg.make_block();`: whose answer nobody takes is made for something else.
  if (call.parent?.kind === 'expression_statement' && call.parent.text.endsWith(';')) return false;
  if (!isQuietAsAsked(call) || !isCostlyCall(call, file) || isLentToWrite(call, file)) return false;
  for (const node of call.descendants())
    if (/^(?:macro_call|await_expression|macro_invocation|async_block)$/.test(node.kind)) return false;
  return readBy(call, file).length > 0;
}

/** `field.name().ok()?.to_text()`: whoever gets to ask again has got past the `?` before. */
function isQuietAsAsked(call: Node): boolean {
  const receiver = receiverOf(call);
  if (isQuiet(call) || !receiver) return isQuiet(call);
  if (hasEffects(call) || !argumentsOf(call).every((each) => isQuiet(each))) return false;
  if (receiver.kind !== 'try_expression') return isQuietAsAsked(receiver);
  const tried = receiver.children[0]!;
  return methodOf(tried) === 'ok' && isQuietAsAsked(tried);
}

/** The answer is a value or is only looked at. */
export function isAnswerLookedAt(call: Node, file: RustFile): boolean {
  return givesValue(call) || isLookedAt(call) || isKeptToBeRead(call, file) || file.isCopyValue(call);
}

/** Copies are for other rules, files may change, and a path is joined in no time. */
const NOT_WORTH =
  /^(?:clone|cloned|exists|try_exists|is_file|is_dir|is_symlink|metadata|symlink_metadata|read_dir|canonicalize|join|to_owned|to_path_buf)$/;

/** Numbers and answers, which everyone may copy. */
function givesValue(call: Node): boolean {
  if (methodOf(call) === 'fold') return /^(?:integer|float)_literal$/.test(argumentsOf(call)[0]?.kind ?? '');
  return (
    /^(?:any|all|count|sum|product|position|max|min|is_match)$/.test(methodOf(call) ?? '') &&
    (isIteratorChain(receiverOf(call)) || !/^(?:max|min|count)$/.test(methodOf(call)!))
  );
}

/** `emit(builder, kind)`, `builder.make_label()`: what may be changed by the call itself may answer anew. */
function isLentToWrite(call: Node, file: RustFile): boolean {
  if (argumentsOf(call).some((each) => file.typeOf(each)?.refs.startsWith('m'))) return true;
  return signatureOrAgreed(call, file)?.receiver === 'm';
}

/** `let lower = name.to_lowercase();` of which everything else could take a look as well. */
function isKeptToBeRead(call: Node, file: RustFile): boolean {
  const [binding] = call.parent?.kind === 'let_declaration' ? file.localsOf(call.parent) : [];
  return !!binding?.whole && !binding.mutable && isOnlyLookedAt(binding, file);
}

/** `key.to_trimmed_text().text() == "id"`: what is made is asked for its text, and that is compared. */
function isComparedByPart(call: Node): boolean {
  const part = methodCalledOn(call);
  if (!part || argumentsOf(part).length > 0 || /^into_/.test(methodOf(part) ?? '')) return false;
  const comparison = part.parent;
  return comparison?.kind === 'binary_expression' && /^[=!]=$/.test(comparison.child('operator')?.text ?? '');
}

/** `&call()`, `call().len()`, `call() == other`: nobody keeps what it made. */
function isLookedAt(call: Node): boolean {
  if (isComparedByPart(call)) return true;
  const parent = call.parent;
  if (parent?.kind === 'reference_expression') return !parent.has('mutable_specifier');
  if (parent?.kind === 'index_expression') return true;
  if (parent?.kind === 'binary_expression')
    return /^(?:==|!=|<|>|<=|>=|&&|\|\|)$/.test(parent.child('operator')?.text ?? '');
  if (parent?.kind === 'unary_expression') return parent.text.startsWith('!');
  if (/^(?:if|while)_expression$/.test(parent?.kind ?? '')) return call.field === 'condition';
  return READING_METHODS.has(nextMethod(call));
}

function isSameAgain(before: Node, call: Node, file: RustFile): boolean {
  if (!areAskedTogether(before, call, file)) return false;
  const [one, other] = [before, call].map((each) => readBy(each, file));
  const isSame =
    one!.length === other!.length && one!.every((place, i) => sameBinding(place, other![i]!, file));
  return isSame && givesTheSameLater(before, before.end, endOfQuestion(before, call), file);
}

/** `names.push(format!("[{name}]")); index.insert(format!("[{name}]"), at);` */
export function formattedAgain(body: Node, file: RustFile): Problem[] {
  const first = new Map<string, Node>();
  const problems: Problem[] = [];
  for (const macro of body.descendantsOfKind('macro_call')) {
    if (macro.macro !== 'format' || !isQuiet(macro) || file.isCold(macro) || isChecked(macro)) continue;
    const text = spelling(macro);
    const before = first.get(text);
    if (!before || !isSameText(before, macro, file)) first.set(text, macro);
    else {
      problems.push({
        at: macro,
        message: `${quoted(macro)} ${wasBefore(before, macro)} put together on line ${before.line} already, and nothing in it has changed since.`,
        help: 'keep the first text in a local, lend it where it is only looked at, and clone it where it is kept',
      });
    }
  }
  return problems;
}

function isSameText(before: Node, macro: Node, file: RustFile): boolean {
  const [one, other] = [before, macro].map((each) => namedInText(each, file));
  if (one!.some((binding) => binding.mutable) || one!.some((binding, i) => binding !== other![i]))
    return false;
  if (one!.length === 0 && readBy(macro, file).length === 0) return false;
  return isSameAgain(before, macro, file) && isSameTextLater(before, macro.start, file);
}

function sameBinding(a: Node, b: Node, file: RustFile): boolean {
  const [one, other] = [a, b].map((place) => file.bindingOf([...place.descendants()].find(isName)!));
  return !!one && one === other;
}

function isName(node: Node): boolean {
  return node.kind === 'identifier' || node.kind === 'self';
}

/** `v.replace(&format!("{{{}}}", i), with)` for every `v`: the same text is made again for each. */
export function invariantText(macro: Node, file: RustFile): Problem | null {
  if (macro.macro !== 'format' || !(isLookedAt(macro) || isKeptToBeRead(macro, file))) return null;
  const loop = enclosingLoop(macro);
  if (!loop || endsLoop(macro, loop) || !isQuiet(macro)) return null;
  const named = namedInText(macro, file);
  if (named.some((binding) => binding.mutable || loop.node.contains(binding.node))) return null;
  if (named.length === 0 && readBy(macro, file).length === 0) return null;
  return sameEachTurn(macro, loop, file);
}

/** Work at every turn of a loop that changes nothing of what it depends on. */
export function invariantWork(call: Node, file: RustFile): Problem | null {
  const loop = enclosingLoop(call);
  if (!loop || endsLoop(call, loop) || !isWork(call, file) || !isAnswerLookedAt(call, file)) return null;
  return sameEachTurn(call, loop, file);
}

/** Of fewer turns than these over an array that is written out nobody notices that each makes the same text. */
const MIN_TURNS = 4;

function isLongEnough(loop: Loop, file: RustFile): boolean {
  return (turnsWritten(loop, file) ?? 0) >= MIN_TURNS;
}

function sameEachTurn(call: Node, loop: Loop, file: RustFile): Problem | null {
  if (isShortLoop(loop, file) && !(freshString(call) && isLongEnough(loop, file))) return null;
  if (isUnderCondition(call, loop.body)) return null;
  // A closure that is part of the expression itself runs for its own items.
  if (call.contains(loop.node)) return null;
  if (mentionsBindingOf(loop.node, call, file)) return null;
  if (!givesTheSameLater(call, loop.node.start, loop.node.end, file)) return null;
  if (mayDifferByThen(call, loop, file)) return null;
  const { words, ...weight } = turnsThatGetTo(call, loop);
  return {
    at: call,
    message: `${quoted(call)} is worked out at ${words}, and the answer is the same each time.`,
    help: 'compute it once before the loop',
    ...weight,
  };
}
