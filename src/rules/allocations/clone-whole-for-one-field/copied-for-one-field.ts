import { type Copy, costOf } from '../../../rust/cost/copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isTakenAlong } from '../../../rust/ownership/only-read.js';
import { isSameType, mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { usedAt } from '../../../rust/ownership/used-at.js';
import { type UseFacts, usesBetween } from '../../../rust/ownership/uses.js';
import { calledPath, callOfArgument } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { keptForALook } from '../of-several-rules/copied-before-log.js';

/** More lines that need the field than these would all have to be told of a new name. */
const MAX_USES = 3;

/** There to be handed to everyone. */
const CONTEXTS = /(?:^|_)(?:ctx|cx|context)$/;
/** Mostly made of counted pointers, where nothing is known of their fields. */
const OF_HANDLES = /(?:^|_)(?:state|app|instance|module|engine|server|session|conn|connection)$/;

/** `send(report.clone()); show(&report.title)`: the one field of the original that anything afterwards asks for. */
export function fieldNeededAfter(copy: Copy, file: RustFile): string | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  const taker = callOfArgument(usedAt(copy, file));
  if (!binding || copy.method !== 'clone' || !taker || isLentInWrapper(taker)) return null;
  const found = file.typeOf(copy.source);
  if (!isSameType(copy.method, found, file) || keptForALook(copy, file)) return null;
  if (CONTEXTS.test(binding.name)) return null;
  if (costOf(copy, file) !== 'costs' && OF_HANDLES.test(binding.name)) return null;
  const later = usesBetween(file.usesOf(binding), copy.call.end);
  if (later.length === 0 || later.length > MAX_USES) return null;
  const fields = new Set(later.map((use) => fieldOf(use, binding)));
  const [only] = fields;
  if (fields.size !== 1 || !only) return null;
  const isLater = (use: UseFacts) => later.some((each) => each.use === use.use);
  return mayBeMovedOut(copy.source, copy.call, file, isLater) ? only : null;
}

/** `check(&Some(report.clone()))`: the wrapper is gone with the call, and could give the report back. */
function isLentInWrapper(taker: Node): boolean {
  return taker.parent?.kind === 'reference_expression' && /^(?:Some|Ok)$/.test(calledPath(taker) ?? '');
}

/** `title` of `&report.title`; null for a use of the whole, and for what changes it. */
function fieldOf({ use, effect, place }: UseFacts, binding: Binding): string | null {
  const field = use.node.parent?.kind === 'field_expression' && place !== use.node ? use.node.parent : null;
  if (!field || use.hidden || !/^(?:read|borrow|move)$/.test(effect) || isTakenAlong(use.node, binding))
    return null;
  return field.child('field')?.text ?? null;
}
