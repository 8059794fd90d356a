import { isExported } from '../../../rust/functions/api.js';
import { callsInFile } from '../../../rust/functions/callees.js';
import { functionCalledByName } from '../../../rust/functions/function-called.js';
import { isNamedByAttribute } from '../../../rust/functions/named-as-value.js';
import { enclosingImpl, functionName, implTrait, isReadByMacro } from '../../../rust/functions/shape.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { resultsOf, waysOf } from '../../../rust/order/ways.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** More kinds than this would want an enum of their own. */
const MAX_KINDS = 3;

function isBoxed(end: Node): boolean {
  return end.kind === 'call_expression' && calledPath(end) === 'Box::new';
}

/** `match kind { Plain => plain(line), Wide => wide(line) }` in a function that returns a box itself: it would only be made there. */
function isReboxed(fn: Node, file: RustFile): boolean {
  const calls = callsInFile(fn, file).filter((call) => !file.isInTest(call));
  return calls.length > 0 && calls.every(isReturnedBoxed);
}

/** A trait that returns a box by the same name has it from here: it would only be made there. */
function isBoxedElsewhere(name: string, fn: Node, file: RustFile): boolean {
  const own = typeFromNode(enclosingImpl(fn)?.child('type'))?.name;
  if (!own) return false;
  const others = file.ownersOf(name).filter((owner) => owner !== '' && owner !== own);
  return others.some((owner) => file.declarations.method(owner, name)?.returns?.name === 'Box');
}

function isReturnedBoxed(call: Node): boolean {
  const caller = enclosingFunction(call);
  const body = caller?.child('body');
  return (
    /^Box\s*<\s*dyn\b/.test(caller?.child('return_type')?.text ?? '') && !!body && waysOf(body).includes(call)
  );
}

/** `found.map(|ids| Box::new(ids.iter()) as Box<dyn Iterator<Item = _>>).unwrap_or_else(|| Box::new(empty()))`. */
export function boxedToMatchEmpty(call: Node): Problem | null {
  const method = methodOf(call);
  if (!/^(?:unwrap_or_else|unwrap_or)$/.test(method ?? '')) return null;
  const fallback = argumentsOf(call)[0]?.text.replace(/\s+/g, ' ') ?? '';
  if (!/^(?:\|_?\| ?\{? ?)?Box::new\((?:\w+::)*empty\(\)\)/.test(fallback)) return null;
  const mapped = receiverOf(call);
  const closure = mapped && methodOf(mapped) === 'map' ? argumentsOf(mapped)[0] : undefined;
  const body = valueOfClosure(closure);
  const boxed =
    body && waysOf(body).map((end) => (end.kind === 'type_cast_expression' ? end.child('value')! : end));
  if (boxed?.length !== 1 || !isBoxed(boxed[0]!)) return null;
  return {
    at: boxed[0]!,
    message:
      'The iterator is boxed only to have the type of the empty one beside it: an allocation, and a call through a pointer per item.',
    help: 'leave the `Option` to iterate itself: `.into_iter().flat_map(..)` has nothing for `None`',
  };
}

/** Calls another function of this file that calls it in turn: a type that would contain itself. */
function comesBackHere(fn: Node, name: string): boolean {
  const again = new RegExp(`\\b${name}\\b`);
  const called = new Set(
    [...fn.child('body')!.descendantsOfKind('call_expression')].map(functionCalledByName),
  );
  return [...called].some((each) => again.test(each?.child('body')?.text ?? ''));
}

/** A function of one's own that returns `Box<dyn Iterator>` from one place only. */
export function boxedIterator(fn: Node, file: RustFile): Problem | null {
  const returns = fn.child('return_type');
  const written = typeFromNode(returns);
  if (
    written?.name !== 'Box' ||
    written.args[0]?.name !== 'dyn' ||
    written.args[0].args[0]?.name !== 'Iterator'
  )
    return null;
  const holder = enclosingImpl(fn);
  if (holder?.kind === 'trait_item' || implTrait(fn) || isReadByMacro(fn)) return null;
  if (isNamedByAttribute(fn)) return null;
  const body = fn.child('body');
  const ends = body ? resultsOf(body) : [];
  if (!body || ends.length === 0 || ends.length > MAX_KINDS || !ends.every(isBoxed)) return null;
  const name = functionName(fn);
  for (const node of body.descendants()) {
    if (node.kind === 'macro_invocation') return null;
    // An opaque type can't contain itself.
    if (node.text === name && (node.kind === 'identifier' || node.parent?.child('value')?.kind === 'self'))
      return null;
  }
  if (/boxed|dyn/.test(name) || ends.some((end) => /\bdyn\b/.test(argumentsOf(end)[0]?.text ?? '')))
    return null;
  if (isBoxedElsewhere(name, fn, file) || isReboxed(fn, file) || comesBackHere(fn, name)) return null;
  const isOne = ends.length === 1;
  return {
    at: returns!,
    message: `\`${name}\` ${isOne ? 'always returns the same iterator' : `returns one of ${ends.length} iterators`}, yet boxes it: an allocation per call, and a call through a pointer per item.`,
    help: isOne
      ? 'return `impl Iterator`, and leave the `Box::new` out'
      : 'return `impl Iterator` made of an `Either`, of `Option`s that are flattened, or of one chain that asks inside',
    // Callers outside may hold several such functions to one type.
    ...((isExported(fn) || !(isOne || file.isHotShape(body))) && { minor: true }),
  };
}
