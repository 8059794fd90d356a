import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { writtenLoops } from '../order/loops.js';
import { argumentsOf, calledPath } from '../syntax/call-syntax.js';
import { OPENING, withoutOpenings } from '../syntax/openings.js';
import type { Node } from '../syntax/tree.js';
import { rootOf } from './places.js';
import { enclosingClosure, type UseFacts } from './uses.js';

/** Methods by which others come to have it too. */
const SHARES =
  /^(?:clone|downgrade|handle|split|share\w*|spawn\w*|start\w*|run\w*|serve\w*|launch|subscribe\w*|register\w*|on_\w+|leak|as_ptr|into_\w+)$/;

/** `Ledger::new()`, `Arc::new(Mutex::new(rows))`: nothing in it was anyone's before. */
const MAKES = /^(?:\w+::)*[A-Z]\w*(?:::<.*>)?::(?:new|default|empty|with_capacity)$/s;

/**
 * Is a place part of what this function made itself, and has not cloned, stored, returned or handed to a task until `end`? Of a
 * lock in it there is nobody who could wait for it.
 */
export function nobodyElseHas(place: Node, end: number, known: Known): boolean {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!root || binding?.kind !== 'let' || !binding.whole || !isMadeHere(binding.value)) return false;
  if (enclosingClosure(root) !== enclosingClosure(binding.node)) return false;
  const until = Math.max(end, ...repeatedAround(root, binding));
  return known.usesOf(binding).every((use) => use.use.node.start > until || isKeptHere(use, binding));
}

function isMadeHere(value: Node | undefined): boolean {
  const made = value && withoutOpenings(value, OPENING);
  const path = made && calledPath(made);
  if (!made || !path || !MAKES.test(path)) return false;
  return argumentsOf(made).every(
    (each) =>
      /_literal$/.test(each.kind) ||
      (each.kind === 'macro_call' && /^(?:vec|format)$/.test(each.macro)) ||
      isMadeHere(each),
  );
}

/** Ends of the loops in which the name is used though it was made outside. */
function repeatedAround(root: Node, binding: Binding): number[] {
  return writtenLoops(root)
    .filter(({ node }) => !node.contains(binding.node))
    .map(({ node }) => node.end);
}

function isKeptHere(use: UseFacts, binding: Binding): boolean {
  if (use.effect === 'hidden' || enclosingClosure(use.use.node) !== enclosingClosure(binding.node))
    return false;
  for (const at of use.use.node.ancestors()) {
    if (at === binding.declaration.parent) break;
    if (at.kind === 'async_block') return false;
  }
  if (use.method) return !SHARES.test(use.method);
  return use.effect !== 'move' && !isHandedOver(use);
}

/** `Arc::clone(&ledger)`, `serve(&ledger)`: whoever is lent it may clone it. */
function isHandedOver({ place }: UseFacts): boolean {
  return place.parent?.kind === 'reference_expression' || place.parent?.kind === 'arguments';
}
