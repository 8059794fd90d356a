import type { Copy } from '../../../rust/cost/copies.js';
import { mayBeMovedOut } from '../../../rust/ownership/ownership.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

const OPENS = /^(?:map|map_or|map_or_else|and_then|is_some_and|is_ok_and)$/;

/** `found.as_ref().map(|rows| count(rows.clone()))` of an Option that is owned and not looked at again: its content could be moved. */
export function copiedFromLentOption(copy: Copy, file: RustFile): Problem | null {
  const binding = copy.source.kind === 'identifier' ? file.bindingOf(copy.source) : undefined;
  const closure = enclosingClosure(copy.call);
  if (!binding || !closure || binding.uses.length !== 1) return null;
  const parameters = closure.child('parameters')?.children ?? [];
  if (parameters.length !== 1 || parameters[0]!.text !== binding.name) return null;
  const adapter = callOfArgument(closure);
  const lent = adapter && OPENS.test(methodOf(adapter) ?? '') ? receiverOf(adapter) : undefined;
  const option = lent && methodOf(lent) === 'as_ref' ? receiverOf(lent) : undefined;
  if (!adapter || !option || !isPlace(option) || !isOption(option, file)) return null;
  const copied = file.typeOf(copy.source);
  // Of what is `Copy`, moving is copying; a counted pointer is counted up and down for nothing.
  if (copied && file.isCopy({ ...copied, refs: '' }) === true) return null;
  if (!mayBeMovedOut(option, adapter, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} out of ${quoted(option)}, which is owned and not used after this.`,
    help: `leave out \`as_ref()\`: \`${methodOf(adapter)}\` then gets the content itself`,
  };
}

function isOption(option: Node, file: RustFile): boolean {
  const found = file.typeOf(option);
  return found?.refs === '' && /^(?:Option|Result)$/.test(found.name);
}
