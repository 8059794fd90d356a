import { emptyContainer, hasCapacity } from '../../rust/containers.js';
import {
  argumentsOf,
  calledPath,
  diverges,
  enclosingLoop,
  type Loop,
  methodOf,
  receiverOf,
} from '../../rust/flow.js';
import { isPlainStruct, ownsEverything } from '../../rust/lent.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { MUTATING_METHODS } from '../../rust/methods.js';
import { rootOf } from '../../rust/places.js';
import type { Binding } from '../../rust/scopes.js';
import type { Node } from '../../rust/tree.js';
import { type Type, typeFromNode, UNKNOWN } from '../../rust/types.js';
import { isMovedIntoClosure, type UseFacts } from '../../rust/uses.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { collectedPerTurn } from './collected-per-turn.js';
import { encodedPerTurn } from './encoded-per-turn.js';
import { listAsItems } from './flattened-lists.js';
import { runsInTurn, scratchPerTurn } from './scratch-per-turn.js';
import { setOfOne } from './set-of-one.js';
import { isReachedAtSomeTurns } from './some-turns.js';

export const rule: Rule = {
  id: 'alloc-in-loop',
  item: 'allocations',
  summary: 'a buffer allocated at every turn of a loop that could be cleared and used again',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['let_declaration', 'call_expression', 'reference_expression'],
  needs:
    /vec!\[|\.collect\b|\.to_vec\(|\.encode_to_vec\(|\.as_ssz_bytes\(|\.to_rlp\(|\.rlp_bytes\(|\.encoded_2718\(|\.encode_2718_to_vec\(|rlp::encode\(|::(?:to_vec|to_string|serialize)\(|format!\(|::(?:new|default|with_capacity)\(|HashSet::from|\bflat_map\(|\.flatten\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return bufferOfOneTurn(node, file);
    if (node.kind === 'reference_expression') return scratchPerTurn(node, file);
    return /^flat(?:_map|ten)$/.test(methodOf(node) ?? '') ? listAsItems(node, file) : setOfOne(node, file);
  },
};

/** `let mut buf = Vec::new();` in a loop, filled and read there, never given away. */
function bufferOfOneTurn(node: Node, file: RustFile): Problem | null {
  const [binding] = file.localsOf(node);
  const loop = enclosingLoop(node);
  if (!binding?.whole || !loop || !runsInTurn(loop)) return null;
  const gathered = collectedPerTurn(node, binding, loop, file);
  if (gathered) return gathered;
  if (!binding.mutable) return encodedPerTurn(node, binding, loop, file);
  const made = containerMade(node, file);
  if (
    !made ||
    diverges(loop.node.child('body')) ||
    isShortLoop(loop, (expression) => file.typeOf(expression))
  )
    return null;
  if (!staysInTurn(binding, made, loop, file)) return null;
  const sometimes = isReachedAtSomeTurns(node, loop);
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at ${sometimes ? 'each turn that gets here' : 'every turn'} of \`${loop.word}\` on line ${loop.node.line}, filled, read and freed again.`,
    help: `create \`${binding.name}\` before the loop and \`clear()\` it at the start of each turn`,
    ...(sometimes && { minor: true }),
  };
}

function containerMade(node: Node, file: RustFile): Type | null {
  const value = node.child('value');
  const declared = typeFromNode(node.child('type')) ?? file.typeOf(value);
  const empty = emptyContainer(value, declared);
  if (empty) return declared ?? empty;
  const sized = value?.kind === 'call_expression' && /::with_capacity$/.test(calledPath(value) ?? '');
  if (value && methodOf(value) === 'to_vec') return declared ?? { name: 'Vec', args: [], refs: '' };
  const filled = value?.kind === 'macro_call' && value.macro === 'vec' && !!value.child('length');
  return (sized || filled) && declared && hasCapacity(declared) ? declared : null;
}

/** Filled and only looked at, so that what it holds can be thrown away at the end of the turn. */
function staysInTurn(binding: Binding, made: Type, loop: Loop, file: RustFile): boolean {
  if (made.args.some((arg) => arg.refs !== '')) return false;
  const uses = file.usesOf(binding);
  if (uses.some((use) => use.effect === 'move' || use.effect === 'hidden' || isMovedIntoClosure(use.use)))
    return false;
  if (uses.some((use) => isTakenOut(use))) return false;
  const filling = uses.filter(isFilling);
  return (
    filling.length > 0 &&
    (isOwnedContent(made, binding.node, file) || filling.every((use) => !mayBorrowFromTurn(use, loop, file)))
  );
}

function isFilling(use: UseFacts): boolean {
  if (use.effect === 'borrow-mut' || (use.method !== null && MUTATING_METHODS.has(use.method))) return true;
  const written = use.call?.kind === 'macro_call' && /^write(?:ln)?$/.test(use.call.macro);
  return written && use.call?.child('arguments')?.children[0] === use.place;
}

/** `mem::take(&mut buf)`, `other.append(&mut buf)`, `buf.drain(..)` that is kept. */
function isTakenOut(use: UseFacts): boolean {
  const path = use.call ? (calledPath(use.call) ?? methodOf(use.call) ?? '') : '';
  return /(?:^|::)(?:take|replace|swap|append|split_off|split_to|freeze)$/.test(path);
}

function isOwnedContent(made: Type, near: Node, file: RustFile): boolean {
  if (['String', 'BytesMut', 'OsString'].includes(made.name)) return true;
  return made.args.length > 0 && made.args.every((arg) => ownsItself(arg, near, file));
}

function ownsItself(found: Type, near: Node, file: RustFile): boolean {
  return found.name !== '_' && (ownsEverything(found, file) || isPlainStruct(found, near));
}

/** Bytes and texts are written so. */
const WRITES =
  /(?:^|_|::)(?:encode|write|serialize|to_compact|to_writer|ssz_append|read_to_end|read_to_string|read_line|read_until|format|render|decompress|inflate|read_into|decode_into|encode_into|copy_into)(?:$|_)/;

/** Elements that may be references to what this turn owns keep the buffer from outliving it. */
function mayBorrowFromTurn(use: UseFacts, loop: Loop, file: RustFile): boolean {
  const { call } = use;
  if (call && !use.method && WRITES.test(methodOf(call) ?? calledPath(call) ?? '')) return false;
  if (call && !use.method && isFilledFromOutside(use, loop, file)) return false;
  const given = call && use.method ? argumentsOf(call) : [];
  if (given.length === 0) return true;
  return given.some((argument) => {
    const found = file.typeOf(argument);
    return found
      ? !ownsItself(found, argument, file)
      : loop.body.contains(argument) && !isCopied(argument, file);
  });
}

/** `receiver.poll_recv_many(cx, &mut batch, n)`: whoever fills it was there before the turn, and so is what it may lend. */
function isFilledFromOutside(use: UseFacts, loop: Loop, file: RustFile): boolean {
  const { call } = use;
  const receiver = call && receiverOf(call);
  if (!receiver || !rootOf(receiver)) return false;
  return [receiver, ...argumentsOf(call)].every((part) =>
    [part, ...part.descendants()].every((node) => {
      if (node.kind !== 'identifier' || node === use.use.node) return true;
      const binding = file.bindingOf(node);
      return (
        !binding || !loop.node.contains(binding.node) || file.isCopy(file.typeOf(node) ?? UNKNOWN) === true
      );
    }),
  );
}

/** A name that is given away and used again is a number, an id or a reference; ids are what sets of seen things hold. */
function isCopied(argument: Node, file: RustFile): boolean {
  const binding = argument.kind === 'identifier' ? file.bindingOf(argument) : undefined;
  if (!binding || binding.kind === 'for' || binding.mutable) return false;
  return file.usesAfter(binding, argument).some((use) => use.effect === 'move' && use.method === null);
}
