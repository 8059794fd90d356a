import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { someMayRunAfter } from '../order/runs-after.js';
import { callOfArgument, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { looksBackWhenDropped } from './dropped-at-end.js';
import { leavesWithoutIt } from './given-back.js';
import { isBoundToItsOwn, isOnlyAsked } from './lent.js';
import { bindsNothing, endOfUses, staysAsItIs } from './only-read.js';
import { isOfUnknownItems, ownsEverything } from './owns-everything.js';
import { isInClosureApart, statementOf } from './places.js';
import { namesOfParts } from './taken-apart.js';
import { placeOf } from './uses.js';

/** What was bound to a part of the copy, and what keeps such a part, is followed through this many names. */
const MAX_NAMES = 12;

/**
 * Could a reference to `source` stand in for the copy in `binding`? What changes it may do so on a way on which nobody looks
 * at the copy any more: `if text.is_empty() { source.clear(); return; }`.
 */
export function staysWhileUsed(source: Node, from: number, binding: Binding, known: Known): boolean {
  const names = namesThrough(binding, known);
  const ends = names.map(({ uses }) => uses.at(-1)?.node.end ?? 0);
  const to = Math.max(endOfUses(binding, known), ...ends);
  return staysAsItIs(source, from, to, known, (change) => isLookedAtFrom(change, names, binding, known));
}

function isLookedAtFrom(change: Node, names: readonly Binding[], copy: Binding, known: Known): boolean {
  // When a closure runs is for others to say.
  if (isInClosureApart(change, copy)) return true;
  for (const at of change.ancestors()) {
    if (at.contains(copy.node)) break;
    const head = HEADED.test(at.kind) ? (at.child('value') ?? at.child('condition')) : undefined;
    if (at.kind === 'match_expression' && bindsNothing(at, known)) continue;
    if (head && names.some((name) => name.isUsedIn(head)) && !asksOnly(head)) return true;
  }
  const statement = statementOf(change);
  return names.some(
    (name) =>
      name.isUsedIn(statement) ||
      someMayRunAfter(name.uses, change, copy.declaration) ||
      name.uses.some(({ node }) => isLentUntilDropped(node, change, copy, known)),
  );
}

/** `let _meter = install(&name);`: what may look back at the name when it is dropped is not yet dropped where the change comes. */
function isLentUntilDropped(use: Node, change: Node, copy: Binding, known: Known): boolean {
  for (const at of use.ancestors()) {
    if (at.contains(copy.node) || at.contains(change)) return false;
    if (at.kind === 'let_declaration' && at.end <= change.start)
      return looksBackWhenDropped(at, change, known);
  }
  return false;
}

const HEADED = /^(?:for|while|match|if)_expression$/;

/** A condition that binds nothing is over when its body runs. */
function asksOnly(head: Node): boolean {
  if (head.field !== 'condition' || head.kind === 'let_condition') return false;
  return [...head.descendantsOfKind('let_condition')].length === 0;
}

/** The name itself, and the names that may hold a part of it. */
function namesThrough(binding: Binding, known: Known): Binding[] {
  const names = new Set([binding]);
  for (const name of names) {
    for (const holder of HOLDERS.of(name.node, () => holdersOf(name, known))) {
      if (names.size === MAX_NAMES) break;
      names.add(holder);
    }
  }
  return [...names];
}

const HOLDERS = new NodeMemo<readonly Binding[]>();

function holdersOf(name: Binding, known: Known): readonly Binding[] {
  const holders = name.uses.flatMap(({ node }) => [
    ...namesBoundTo(node, name, known),
    ...keptBy(node, known),
  ]);
  return [...new Set(holders)];
}

/** `symbols.push(symbol)`, where the items are references. */
function keptBy(use: Node, known: Known): Binding[] {
  const call = callOfArgument(use);
  const keeper = call && KEEPS_ITEMS.test(methodOf(call) ?? '') ? receiverOf(call) : undefined;
  const list = keeper?.kind === 'identifier' ? known.bindingOf(keeper) : undefined;
  const item = known.typeOf(use);
  return list && !(item && ownsEverything(item, known)) ? [list] : [];
}

const KEEPS_ITEMS = /^(?:push|push_back|push_front|insert|extend)$/;

/** Names that are bound to the use, or to a part of it. */
function namesBoundTo(use: Node, binding: Binding, known: Known): Binding[] {
  const names: Binding[] = [];
  let isAsked = false;
  for (const at of use.ancestors()) {
    if (at.contains(binding.node)) break;
    isAsked ||= isOnlyAsked(use, at);
    if (isAsked || isBoundToItsOwn(at, known)) continue;
    if (/^(?:let_declaration|let_condition|for_expression)$/.test(at.kind)) names.push(...known.localsOf(at));
    if (at.kind !== 'match_expression' || !at.child('value')?.contains(use)) continue;
    for (const arm of at.child('body')?.children ?? []) names.push(...known.localsOf(arm));
  }
  const parts = namesOfParts(placeOf(use), known);
  return names.filter((name) => {
    if (leavesWithoutIt(name, binding, known)) return false;
    if (parts?.includes(name)) return true;
    const found = known.typeOf(name.uses[0]?.node);
    return !(found && ownsEverything(found, known) && !isOfUnknownItems(found));
  });
}
