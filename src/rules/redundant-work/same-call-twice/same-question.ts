import { isQuiet } from '../../../rust/cost/quiet.js';
import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { enclosingLoop, type Loop } from '../../../rust/order/loops.js';
import { endsLoop } from '../../../rust/order/run-order.js';
import { isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { givesTheSameLater, readBy } from '../../../rust/ownership/reads.js';
import { isMutableBorrow, withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { INTEGERS } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { mayDifferByThen } from '../of-several-rules/loops-that-wait.js';
import { isUnderCondition } from '../of-several-rules/work-by-name.js';
import { turnsThatGetTo } from './turns-that-get-there.js';

/** A question of several words with something to look up or to work with: no mere field. */
const QUESTIONS =
  /^(?:get|find|lookup|resolve|compute|calculate|determine|derive|infer|estimate)_[a-z]\w*$|^to_\w+_(?:string|vec|bytes|map|set|list)$|^[a-z]\w*_(?:at|for|by|of)_[a-z]\w*$/;

/** `spec.base_fee_params_at_timestamp(block.timestamp())` at every turn of a loop over the block's transactions. */
export function sameQuestionEachTurn(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call);
  if (!method || !QUESTIONS.test(method) || argumentsOf(call).length === 0) return null;
  const loop = enclosingLoop(call);
  if (!loop || loop.word === 'loop' || !isLent(receiverOf(call)!, file)) return null;
  if (!isQuiet(call) || !isOnlyLooked(call, file) || !isSameEachTurn(call, loop, file)) return null;
  if (mayDifferByThen(call, loop, file)) return null;
  const { words, ...weight } = turnsThatGetTo(call, loop);
  return {
    at: call,
    message: `${quoted(call)} is asked at ${words}, of the same things each time.`,
    help: 'ask once before the loop',
    ...weight,
  };
}

/** Of numbers with a point and of fields: tens of steps each, and no compiler moves a call that it doesn't know. */
const ARITHMETIC = /^(?:square|inverse|invert|pow|powf|powi|exp|exp2|ln|log2|log10|sin|cos|tan|tanh)$/;

/** `let square = gamma.square();` in the closure that goes over the rows. */
export function sameArithmeticEachTurn(call: Node, file: RustFile): Problem | null {
  if (!ARITHMETIC.test(methodOf(call) ?? '')) return null;
  const loop = enclosingLoop(call);
  const operand = receiverOf(call)!;
  if (!loop || !isPlace(operand) || !isSameEachTurn(call, loop, file)) return null;
  const found = file.typeOf(operand);
  if (found && INTEGERS.has(found.name)) return null;
  const { words, ...weight } = turnsThatGetTo(call, loop);
  return {
    at: call,
    message: `${quoted(call)} is worked out at ${words}, from the same number each time.`,
    help: 'work it out once before the loop',
    ...weight,
  };
}

/** Is it asked at each of many turns, of plain things that none of them binds or changes? */
function isSameEachTurn(call: Node, loop: Loop, file: RustFile): boolean {
  if (endsLoop(call, loop) || isUnderCondition(call, loop.body) || isShortLoop(loop, file)) return false;
  const read = argumentsOf(call).every(isPlain) ? readBy(call, file) : [];
  if (read.length === 0 || read.some((place) => mentionsBindingOf(loop.node, place, file))) return false;
  return givesTheSameLater(call, loop.node.start, loop.node.end, file);
}

/** Reached through a shared reference, so that nobody changes it meanwhile but by a lock or a cell. */
function isLent(receiver: Node, file: RustFile): boolean {
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding) return false;
  if (binding.kind === 'self') return !/\bmut\b/.test(binding.declaration.text);
  return file.typeOf(root)?.refs.startsWith('&') === true;
}

/** A place, a literal or a getter of one. */
export function isPlain(argument: Node): boolean {
  const at = withoutBorrow(argument);
  if (isMutableBorrow(argument)) return false;
  const method = methodOf(at);
  if (method) return argumentsOf(at).length === 0 && isPlain(receiverOf(at)!);
  return (
    /^(?:identifier|self|field_expression|scoped_identifier|\w+_literal)$/.test(at.kind) || isDereference(at)
  );
}

function isDereference(node: Node): boolean {
  return node.kind === 'unary_expression' && isPlain(node.children[0]!);
}

/** Nobody keeps the answer: it is asked further, compared, lent, or bound to a name that is only looked at. */
function isOnlyLooked(call: Node, file: RustFile): boolean {
  const outer = call.parent!;
  if (outer.kind === 'let_declaration') {
    const [binding] = file.localsOf(outer);
    return !!binding?.whole && !binding.mutable && (file.isCopyValue(call) || isOnlyLookedAt(binding, file));
  }
  if (/^(?:reference|binary)_expression$/.test(outer.kind)) return true;
  return (
    outer.kind === 'field_expression' &&
    !/^(?:await)/.test(outer.child('field')?.text ?? '') &&
    !isChainedWork(outer)
  );
}

/** A chain of its own consumes what it was given: then the answer is not to be kept. */
function isChainedWork(field: Node): boolean {
  return /^(?:into\w*|unwrap\w*|expect|map\w*|and_then|ok\w*|collect|clone|cloned|then|await|send|write\w*|push|insert)$/.test(
    field.child('field')?.text ?? '',
  );
}
