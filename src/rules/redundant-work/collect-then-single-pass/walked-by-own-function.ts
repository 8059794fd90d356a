import { functionCalled, isFreeToChange } from '../../../rust/functions/function-called.js';
import type { Binding } from '../../../rust/names/scopes.js';
import type { Pass } from '../../../rust/order/single-pass.js';
import { touchesOnlyLocals } from '../../../rust/ownership/locals-only.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { argumentsOf, callOfArgument, methodCalledOn, methodOf } from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Many lists may be given to one function. */
const OF_LOCALS = new NodeMemo<boolean>();

/** Hand each item on, as it is or as something made of it. */
const STEPS = /^(?:iter|into_iter|map|filter|filter_map|copied|cloned|inspect)$/;

/**
 * `let all = ..collect::<Result<Vec<_>, _>>()?; fold(all.iter().map(|x| &x.kind))`, where `fold` of this file takes an iterator, is free
 * to take one of Results, keeps nothing that it is lent, and does nothing that an error would have had to come before.
 */
export function walkedByOwnFunction(
  use: Node,
  binding: Binding,
  file: RustFile,
): (Pass & { callee: string; takesResults: true }) | null {
  let walk = use;
  for (let call = methodCalledOn(walk); call; call = methodCalledOn(walk)) {
    if (!STEPS.test(methodOf(call) ?? '')) return null;
    walk = call;
  }
  const call = callOfArgument(walk);
  const fn = call && walk !== use ? functionCalled(call, file) : null;
  if (!fn || !isFreeToChange(fn) || isRepeated(use, binding)) return null;
  const name = fn.child('name')!.text;
  const returned = fn.child('return_type')?.text ?? '';
  if (/[&']/.test(returned) || !takesIterator(fn, argumentsOf(call!).indexOf(walk))) return null;
  if (!OF_LOCALS.of(fn, () => touchesOnlyLocals(fn.child('body')!, file))) return null;
  return { kind: 'argument', node: call!, word: `by \`${name}\``, callee: name, takesResults: true };
}

function takesIterator(fn: Node, position: number): boolean {
  const parameters = fn.child('parameters')?.children.filter((each) => each.kind === 'parameter') ?? [];
  return /^impl (?:Into)?Iterator\b/.test(parameters[position]?.child('type')?.text ?? '');
}
