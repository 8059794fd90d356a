import { emptyContainer } from '../../rust/cost/containers.js';
import { isRepeated, rootOf } from '../../rust/ownership/places.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import {
  bufferLookedAt,
  bufferWithin,
  isEmptyBuffer,
  isWrittenFrontToEnd,
} from './buffer-temp-into-writer/wrapped-buffer.js';
import { writtenAtOnce } from './buffer-temp-into-writer/written-at-once.js';
import { isCopiedAlways } from './of-several-rules/copied-always.js';

export const rule: Rule = {
  id: 'buffer-temp-into-writer',
  item: 'redundant-work',
  summary: 'something written into a fresh buffer that is copied whole into another one',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration'],
  needs: /\.(?:write|write_all|put_slice|put|extend_from_slice|extend|push_str|write_str|append)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const [binding] = file.localsOf(node);
    if (!binding?.whole || !binding.mutable || !isFreshBuffer(node, file)) return null;
    const uses = file.usesOf(binding);
    const last = uses.at(-1);
    if (!last || uses.length < 2 || uses.some((use) => use.use.hidden === 'opaque')) return null;
    const sink = sinkOf(last);
    if (!sink || isRepeated(sink, binding) || !uses.slice(0, -1).every(fills)) return null;
    if (!uses.slice(0, -1).some((use) => use.effect === 'borrow-mut' && use.method === null)) return null;
    const fillings = uses.slice(0, -1);
    if (!isWrittenFrontToEnd(node.child('value'), fillings, receiverOf(sink)!, file)) return null;
    if (
      !isCopiedAlways(
        sink,
        fillings.map((use) => use.use.node),
      )
    )
      return null;
    const help = writtenAtOnce(fillings, receiverOf(sink)!, file);
    if (!help) return null;
    const target = receiverOf(sink)!.text;
    return {
      at: node,
      until: node,
      message: `\`${binding.name}\` is filled only for \`${methodOf(sink)}\` to copy it into \`${target}\`: an allocation and a copy of everything that was written.`,
      help,
    };
  },
};

function isFreshBuffer(declaration: Node, file: RustFile): boolean {
  const value = declaration.child('value');
  if (isEmptyBuffer(bufferWithin(value))) return true;
  const made = emptyContainer(value, typeFromNode(declaration.child('type')) ?? file.typeOf(value));
  if (made) return /^(?:Vec|String|BytesMut)$/.test(made.name);
  return /^(?:Vec|String|BytesMut)::with_capacity$/.test((value && calledPath(value)) ?? '');
}

/** Lent mutably, or written to by a method: whatever makes it longer. */
function fills(use: UseFacts): boolean {
  if (use.use.hidden) return false;
  if (use.effect !== 'borrow-mut') return false;
  return (
    use.method === null ||
    /^(?:push|push_str|extend|extend_from_slice|put_\w+|write_\w+|reserve|put)$/.test(use.method)
  );
}

const MEMORY = /^(?:put_slice|put|extend_from_slice|extend|push_str|append)$/;

/** The call that copies the buffer into another one. A file or a socket had better be given one piece: those are left alone. */
function sinkOf(use: UseFacts): Node | null {
  let at = use.place;
  for (let parent = at.parent!; parent.kind !== 'arguments'; at = parent, parent = parent.parent!)
    if (!/^(?:reference_expression|field_expression|call_expression|index_expression)$/.test(parent.kind))
      return null;
  const call = at.parent!.parent!;
  const method = call.kind === 'call_expression' ? methodOf(call) : null;
  if (!method || argumentsOf(call).length !== 1 || bufferLookedAt(at) !== use.place) return null;
  if (call.parent?.kind === 'await_expression' || rootOf(receiverOf(call)) === null) return null;
  if (MEMORY.test(method)) return call;
  const writesOn =
    /^(?:write_all|write|write_str)$/.test(method) &&
    /^(?:\w*writer|w|\w*out|output|f|dst|target|buf\w*)$/.test(receiverOf(call)!.text);
  return writesOn ? call : null;
}
