import { emptyContainer, hasCapacity } from '../../rust/cost/containers.js';
import type { Binding } from '../../rust/names/scopes.js';
import { isShortLoop } from '../../rust/order/loop-length.js';
import { enclosingLoop } from '../../rust/order/loops.js';
import { diverges } from '../../rust/order/run-order.js';
import { calledPath, methodOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../rust/types/types.js';
import { turnsOnLine } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { collectedPerTurn } from './alloc-in-loop/collected-per-turn.js';
import { constantPerTurn } from './alloc-in-loop/constant-per-turn.js';
import { encodedPerTurn } from './alloc-in-loop/encoded-per-turn.js';
import { listAsItems } from './alloc-in-loop/flattened-lists.js';
import { handedOut } from './alloc-in-loop/handed-out.js';
import { putTogetherPerTurn } from './alloc-in-loop/put-together-per-turn.js';
import { scratchOfClosure } from './alloc-in-loop/scratch-of-closure.js';
import { scratchPerCall } from './alloc-in-loop/scratch-per-call.js';
import { runsInTurn, scratchPerTurn } from './alloc-in-loop/scratch-per-turn.js';
import { scratchStruct } from './alloc-in-loop/scratch-struct.js';
import { setFilledWithOne, setOfOne } from './alloc-in-loop/set-of-one.js';
import { isFilling, staysInTurn } from './alloc-in-loop/stays-in-turn.js';
import { areFilledAtSomeTurns, isReachedAtSomeTurns } from './of-several-rules/some-turns.js';

export const rule: Rule = {
  id: 'alloc-in-loop',
  item: 'allocations',
  summary: 'a buffer allocated at every turn of a loop that could be cleared and used again',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  trifleBesideIo: true,
  on: ['let_declaration', 'call_expression', 'reference_expression'],
  needs:
    /vec!\[|\.collect\b|\.to_vec\(|\.clone\(|\.to_owned\(|\.concat\(|\.encode_to_vec\(|\.as_ssz_bytes\(|\.to_rlp\(|\.rlp_bytes\(|\.encoded_2718\(|\.encode_2718_to_vec\(|rlp::encode\(|\.(?:read|encode|decode|render|compress|decompress|load)_\w+\(|::(?:to_vec|to_string|serialize)\(|format!\(|::(?:new|default|with_capacity)\(|Set::from|\bonce\(|\bflat_map(?:_iter)?\(|\.flatten\(/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_declaration') return bufferOfOneTurn(node, file);
    if (node.kind === 'reference_expression')
      return scratchPerTurn(node, file) ?? putTogetherPerTurn(node, file) ?? constantPerTurn(node, file);
    return /^flat(?:_map|_map_iter|ten)$/.test(methodOf(node) ?? '')
      ? listAsItems(node, file)
      : setOfOne(node, file);
  },
};

/** `let mut buf = Vec::new();` in a loop, filled and read there, never given away. */
function bufferOfOneTurn(node: Node, file: RustFile): Problem | null {
  const [binding] = file.localsOf(node);
  const loop = enclosingLoop(node);
  if (!binding?.whole) return null;
  if (!loop) {
    const made = binding.mutable ? containerHeld(node, binding, file) : null;
    return made && (scratchOfClosure(node, binding, made, file) ?? scratchPerCall(node, binding, made, file));
  }
  if (!runsInTurn(loop, file)) return null;
  const gathered = collectedPerTurn(node, binding, loop, file);
  if (gathered) return gathered;
  if (!binding.mutable) return encodedPerTurn(node, binding, loop, file);
  const found = setFilledWithOne(node, binding, file) ?? scratchStruct(node, binding, loop, file);
  if (found) return found;
  const made = containerHeld(node, binding, file);
  const kept = made && handedOut(binding, file);
  if (!made || diverges(loop.node.child('body')) || isShortLoop(loop, file)) return null;
  if (!staysInTurn(binding, made, loop, file, kept ?? undefined)) return null;
  const sometimes = !kept && isReachedAtSomeTurns(node, loop);
  return {
    at: node,
    message: `\`${binding.name}\` is allocated at ${turnsOnLine(node, loop)}, filled, read and freed again.`,
    help: `create \`${binding.name}\` before the loop and ${beginsAnew(node)} at the start of each turn`,
    ...((sometimes || staysEmptyAtSomeTurns(node, binding, file)) && { minor: true }),
  };
}

function beginsAnew(declaration: Node): string {
  if (isMadeFull(declaration)) return '`fill` it';
  return isListCopied(declaration.child('value')) ? '`clear()` and `extend` it' : '`clear()` it';
}

/** `vec![0; n]`: its elements are there from the start. */
function isMadeFull(declaration: Node): boolean {
  const value = declaration.child('value');
  return value?.macro === 'vec' && !!value.child('length');
}

/** `let mut odd = Vec::new(); if at % 2 == 1 { odd.push(at); }`: what is made without room allocates when the first item comes. */
function staysEmptyAtSomeTurns(declaration: Node, binding: Binding, file: RustFile): boolean {
  const value = declaration.child('value');
  if (!value || !emptyContainer(value, typeFromNode(declaration.child('type')) ?? file.typeOf(value)))
    return false;
  if (/::with_capacity$/.test(calledPath(value) ?? '')) return false;
  const fillings = file.usesOf(binding).flatMap((use) => {
    const isAppended = use.place.parent?.kind === 'compound_assignment_expr' && use.place.field === 'left';
    return isAppended ? [use.place.parent!] : isFilling(use) ? [use.call ?? use.place] : [];
  });
  return areFilledAtSomeTurns(fillings, declaration.parent!);
}

/** With what it holds, where only what is done with it says so. */
function containerHeld(node: Node, binding: Binding, file: RustFile): Type | null {
  const made = containerMade(node, file);
  if (!made || made.args.some(({ name }) => name !== '_')) return made;
  const held = file.typeOf(binding.uses[0]?.node);
  return held?.name === made.name && held.refs === '' ? held : made;
}

function containerMade(node: Node, file: RustFile): Type | null {
  const value = node.child('value');
  const declared = typeFromNode(node.child('type')) ?? file.typeOf(value);
  const empty = emptyContainer(value, declared);
  if (empty) return declared ?? empty;
  const sized = value?.kind === 'call_expression' && /::with_capacity$/.test(calledPath(value) ?? '');
  if (value && methodOf(value) === 'to_vec') return declared ?? { name: 'Vec', args: [], refs: '' };
  if (declared?.name === 'Vec' && declared.refs === '' && (isListCopied(value) || isBegun(value)))
    return declared;
  return (sized || isMadeFull(node)) && declared && hasCapacity(declared) ? declared : null;
}

/** `group.clone()`, `parts.concat()`: what is changed here is a copy of a list. */
function isListCopied(value: Node | undefined): boolean {
  return /^(?:clone|to_owned|concat)$/.test((value && methodOf(value)) ?? '');
}

/** `vec![prefix]`, to which more is added. */
function isBegun(value: Node | undefined): boolean {
  return value?.macro === 'vec' && value.children.length > 0 && !value.child('length');
}
