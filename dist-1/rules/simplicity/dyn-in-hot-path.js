import { callsInFile } from '../../rust/functions/callees.js';
import { implTrait } from '../../rust/functions/shape.js';
import { enclosingLoop, isIteratorChain } from '../../rust/order/loops.js';
import { withBorrow } from '../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { ITERATOR_METHODS, MAYBE_ITERATOR_METHODS } from '../../rust/types/methods.js';
import { NOTE } from '../rule.js';
export const rule = {
  id: 'dyn-in-hot-path',
  item: 'simplicity',
  summary: 'a callback or visitor behind `dyn` that is called at every turn of a loop',
  severity: NOTE,
  blocksWhenHot: false,
  trifleBesideIo: true,
  on: ['parameter'],
  needs: /\bdyn\b/,
  check(node, file) {
    const trait = dynamicTrait(node.child('type'));
    const fn = node.parent?.parent;
    if (!trait || fn?.kind !== 'function_item' || file.isTestFile || FOR_ANYTHING.test(trait.text))
      return null;
    // What a trait fixes, and what recursion needs, is not this function's choice.
    if (implTrait(fn) || fn.has('extern_modifier') || callsItself(fn)) return null;
    const [binding] = file.localsOf(node);
    if (!binding || isPrescribed(node, binding, fn, file)) return null;
    const handed = handedToEach(binding, trait, file);
    if (handed) return handed;
    const called = file.usesOf(binding).find(({ use, place }) => isCalled(place) && isPerItem(use.node, fn));
    if (!called) return null;
    const loop = enclosingLoop(called.use.node);
    return {
      at: node.child('type'),
      costAt: called.use.node,
      message: `\`${binding.name}\` is called through a table of functions at each turn of \`${loop.word}\`: nothing of it can be inlined into the loop.`,
      help: `take it by a type parameter: \`impl ${trait.text}\``,
      ...((!PER_ITEM.test(trait.text) || doesMuchElse(loop)) && { minor: true }),
    };
  },
};
/** Handed on to a method that may have to take it as it is, or given by callers who have nothing else: a type parameter would change nothing. */
function isPrescribed(parameter, binding, fn, file) {
  const isPassedOn = file.usesOf(binding).some(({ use, place }) => {
    const call = use.hidden ? null : callOfArgument(lentPlace(place));
    return (
      !!call && !!methodOf(call) && !ITERATOR_METHODS.has(methodOf(call)) && !isMapped(methodOf(call), call)
    );
  });
  const position = argumentsPosition(parameter, fn);
  const calls = callsInFile(fn, file);
  return isPassedOn || (calls.length > 0 && calls.every((call) => isDyn(argumentsOf(call)[position], file)));
}
function lentPlace(place) {
  return withBorrow(place);
}
function argumentsPosition(parameter, fn) {
  const parameters = fn.child('parameters')?.children.filter(({ kind }) => kind === 'parameter') ?? [];
  return parameters.indexOf(parameter);
}
/** A parameter of the caller that is behind `dyn` there as well. */
function isDyn(argument, file) {
  const name = argument?.kind === 'identifier' ? file.bindingOf(argument) : undefined;
  return name?.kind === 'parameter' && dynamicTrait(name.typeNode ?? undefined) !== null;
}
/** Kernels that call what they are given for every element, as adapters of iterators do. */
const KERNELS =
  /(?:^|::)(?:try_)?(?:unary|binary|map|for_each|fold|retain|filter)(?:_(?:mut|opt|elements|values))?$/;
/** `unary(array, f)`, `rows.iter().map(f)`: whoever gets it calls it for every element. */
function handedToEach(binding, trait, file) {
  if (!/^Fn(?:Mut)?\b/.test(trait.text)) return null;
  for (const { use, place } of file.usesOf(binding)) {
    const call = use.hidden ? null : callOfArgument(lentPlace(place));
    const method = call && methodOf(call);
    if (
      !call ||
      !(method
        ? ITERATOR_METHODS.has(method) || isMapped(method, call)
        : KERNELS.test(calledPath(call) ?? ''))
    )
      continue;
    return {
      at: binding.declaration.child('type'),
      costAt: call,
      message: `\`${binding.name}\` is called through a table of functions for each element that \`${method ?? calledPath(call)}\` goes over: nothing of it can be inlined into the loop.`,
      help: `take it by a type parameter: \`impl ${trait.text}\``,
    };
  }
  return null;
}
function isMapped(method, call) {
  return MAYBE_ITERATOR_METHODS.has(method) && isIteratorChain(receiverOf(call));
}
/** Calls of a turn beside the one through the table: with more of them it is not the one that counts. */
const FEW_CALLS = 4;
function doesMuchElse(loop) {
  let calls = 0;
  for (const _ of loop.body.descendantsOfKind('call_expression')) if (++calls > FEW_CALLS) return true;
  return false;
}
/** What does little each time it is called, as far as its name says. */
const PER_ITEM =
  /\bFn(?:Mut|Once)?\b|(?:Visitor|Inspector|Scorer|Hasher|Iterator|Tracer|Callback|Comparator|Filter|Predicate)\b/;
/** Traits that are meant for any value: what they do costs far more than the call. */
const FOR_ANYTHING = /\b(?:Any|Error|Debug|Display|Write|Read|BufRead|Seek|Future|Stream|Subscriber)\b/;
/** `&dyn T`, `&mut dyn T`, `Box<dyn T>`. */
function dynamicTrait(written) {
  if (written?.kind === 'reference_type') return dynamicTrait(written.child('type'));
  return written?.kind === 'dynamic_type' ? (written.child('trait') ?? null) : null;
}
/** Called, or a method of it is; what is awaited takes so long that the call does not matter. */
function isCalled(place) {
  const target = place.parent?.kind === 'field_expression' && place.field === 'value' ? place.parent : place;
  const call = target.parent;
  return (
    call?.kind === 'call_expression' &&
    target.field === 'function' &&
    call.parent?.kind !== 'await_expression'
  );
}
function isPerItem(use, fn) {
  const loop = enclosingLoop(use);
  return !!loop && fn.contains(loop.node);
}
function callsItself(fn) {
  const name = fn.child('name')?.text ?? '';
  return new RegExp(`(?:(?<![.\\w])|\\bself\\.)${name}\\s*(?:::<[^>]*>)?\\(`).test(
    fn.child('body')?.text ?? '',
  );
}
