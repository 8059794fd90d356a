import { asCopy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { parameterOf } from '../../../rust/functions/callees.js';
import { calleeOutsideTraits, isFreeToChange } from '../../../rust/functions/function-called.js';
import { isRepeated } from '../../../rust/ownership/places.js';
import { calledPath, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** A copy that a function of this file is given and hands to `entry`, to which it does nothing else. */
export interface Entered {
  /** `entry(key)` in that function. */
  entry: Node;
  source: Node;
  name: string;
  /** Of a copy of which nobody knows what it takes. */
  isKnownToCost: boolean;
}

/** `self.made_of(plan.clone())`, where `made_of` is `self.made.entry(plan).or_insert_with(..)`. */
export function enteredByCallee(node: Node, file: RustFile): Entered | null {
  const copy = asCopy(node);
  const call = copy?.method === 'clone' ? callOfArgument(node) : null;
  const parameter = call && parameterOf(node, call, file);
  const fn = parameter && calleeOutsideTraits(call, file);
  if (!fn || !isFreeToChange(fn) || isFreeCopy(copy!, file) || isJustMade(receiverOf(call!), file))
    return null;
  const [binding] = file.boundIn(parameter);
  const [use, more] = binding ? file.usesOf(binding) : [];
  if (!use?.call || more || use.place !== use.use.node || use.method !== null) return null;
  if (methodOf(use.call) !== 'entry') return null;
  const isKnownToCost = costOf(copy!, file) === 'costs';
  return { entry: use.call, source: copy!.source, name: fn.child('name')!.text, isKnownToCost };
}

/** `let mut batch = Batch::default(); batch.insert(key.clone(), row);`: nothing is there yet. */
function isJustMade(owner: Node | undefined, file: RustFile): boolean {
  const held = owner?.kind === 'identifier' ? file.bindingOf(owner) : undefined;
  const made = held?.kind === 'let' ? held.value : undefined;
  if (!made || isRepeated(owner!, held!)) return false;
  return made.kind === 'struct_expression' || /(?:^|::)[A-Z]\w*::\w+$/.test(calledPath(made) ?? '');
}
