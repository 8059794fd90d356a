import type { Binding } from '../../../rust/names/scopes.js';
import { isRootedOutside } from '../../../rust/order/bound-within.js';
import { collectedBy, isPlainList, mustRunFirst } from '../../../rust/order/collects.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { baseOf, isShortLoop } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { diverges, endsLoop } from '../../../rust/order/run-order.js';
import { ownsEverything } from '../../../rust/ownership/owns-everything.js';
import { rootOf } from '../../../rust/ownership/places.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { callOfArgument, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { type Type, typeFromNode } from '../../../rust/types/types.js';
import { turnsOnLine } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { isReachedAtSomeTurns } from '../of-several-rules/some-turns.js';

/** What needs all items in a list at once. */
const ORDERS =
  /^(?:sort\w*|dedup\w*|reverse|rotate_\w+|select_nth_\w+|shuffle|swap|retain|make_contiguous|binary_search\w*)$/;

/** `let mut ids: Vec<u32> = node.ids().collect(); ids.sort(); for id in ids { .. }` in a loop: the list is needed, one of its own each turn is not. */
export function collectedPerTurn(
  declaration: Node,
  binding: Binding,
  loop: Loop,
  file: RustFile,
): Problem | null {
  const written = typeFromNode(declaration.child('type'));
  const collected = collectedBy(declaration.child('value'), written);
  if (collected?.into?.name !== 'Vec' || !isPlainList(collected.into)) return null;
  if (mustRunFirst(collected.chain) || /\.await\b/.test(collected.chain.text)) return null;
  const element = elementOf(collected.into, declaration, file);
  const outlives = element
    ? file.isCopy(element) === true && ownsEverything(element, file)
    : areCopiesFromOutside(collected.chain, loop, file);
  if (!outlives) return null;
  const uses = file.usesOf(binding);
  const isOrdered = uses.some((use) => ORDERS.test(use.method ?? ''));
  if (!(isOrdered || (element && uses.some(isLentToCall))) || !uses.every(staysHere)) return null;
  if (diverges(loop.node.child('body')) || endsLoop(declaration, loop)) return null;
  if (isShortLoop(loop, file) || goesOverFew(loop)) return null;
  const sometimes = isReachedAtSomeTurns(declaration, loop);
  return {
    at: declaration,
    message: `\`${binding.name}\` is a list of its own at ${turnsOnLine(declaration, loop)}, ${isOrdered ? 'put in order' : 'lent'}, read and freed again.`,
    help: `keep \`${binding.name}\` outside of the loop, \`clear()\` it and \`extend\` it at each turn`,
    ...(sometimes && { minor: true }),
  };
}

function elementOf(into: Type, declaration: Node, file: RustFile): Type | null {
  const [written] = into.args;
  if (written && written.name !== '_') return written;
  const found = file.typeOf(declaration.child('value'));
  const element = found?.name === 'Vec' ? found.args[0] : undefined;
  return element && element.name !== '_' ? element : null;
}

/** `outside.of(node).values().copied()`: even if they are references, what they point to was there before the turn. */
function areCopiesFromOutside(chain: Node, loop: Loop, file: RustFile): boolean {
  if (methodOf(chain) !== 'copied') return false;
  const base = baseOf(chain);
  if (isRootedOutside(loop.node, base, file)) return true;
  const root = rootOf(base);
  const binding = root && file.bindingOf(root);
  const lender = binding?.kind === 'let' && binding.value && methodOf(binding.value) ? binding.value : null;
  return !!lender && isRootedOutside(loop.node, baseOf(lender), file);
}

/** `sorted[sorted.len() / 2]`: the elements are copies. */
function isElementRead({ effect, place }: UseFacts): boolean {
  return effect === 'read' && place.kind === 'index_expression' && place.children[0]!.kind === 'identifier';
}

/** `score(&query, &codes)`; beside what is waited for nobody notices a list. */
function isLentToCall({ place, use, effect }: UseFacts): boolean {
  if (effect !== 'borrow' || place !== use.node) return false;
  const lent = place.parent?.kind === 'reference_expression' ? place.parent : null;
  const call = lent && callOfArgument(lent);
  return !!call && call.parent?.kind !== 'await_expression';
}

/** Looked at, put in order, or walked to its end by a `for`: nothing of the list itself outlives the turn. */
function staysHere(use: UseFacts): boolean {
  if (use.use.hidden) return false;
  if (use.effect !== 'move')
    return use.effect !== 'assign' && (use.place === use.use.node || isElementRead(use));
  const parent = use.place.parent;
  if (parent?.kind === 'for_expression') return use.place.field === 'value';
  return (
    methodOf(parent?.parent ?? use.place) === 'into_iter' && parent?.parent?.parent?.kind === 'for_expression'
  );
}
