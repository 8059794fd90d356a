import { type Copy, costOf } from '../../../rust/cost/copies.js';
import { sourceOf } from '../../../rust/names/bound-to.js';
import {
  isUsedBetween,
  mayChangeBetween,
  mayFailBetween,
  mayLeaveBetween,
} from '../../../rust/ownership/between.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, withOpenings, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** How many statements later the removing may stand. */
const NEXT_STATEMENTS = 4;

/** `let job = self.jobs.get(&id)?.clone(); self.jobs.remove(&id);`, `let last = rows.last()?.clone(); rows.pop();`. */
export function removedNext(copy: Copy, file: RustFile): Problem | null {
  const found = lookedUp(copy.source, file);
  const statement = statementAround(copy.call);
  const block = statement.parent;
  if (!found || block?.kind !== 'block' || isOnTheWayOut(copy, statement)) return null;
  const cost = costOf(copy, file);
  if (cost === 'free' || (cost === 'unknown' && copy.method === 'cloned')) return null;
  const at = block.children.indexOf(statement);
  const removal = block.children
    .slice(at + 1, at + 1 + NEXT_STATEMENTS)
    .find((next) => next.kind === 'expression_statement' && removes(next.children[0], found));
  if (!removal || isNeededMeanwhile(found, copy, removal, block)) return null;
  const taking = methodOf(removal.children[0]!)!;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} out of ${quoted(found.holder)}, and then \`${taking}\` takes the original out and drops it.`,
    help: `call \`${taking}\` first, and keep what it gives`,
  };
}

/** That of the call where the copy is all that a closure gives: `jobs.get(&id).map(|job| job.name.clone())`. */
function statementAround(copied: Node): Node {
  const statement = statementOf(copied);
  const closure = statement.parent?.kind === 'closure_expression' ? statement.parent : null;
  return closure?.parent?.kind === 'arguments' ? statementOf(closure) : statement;
}

interface LookedUp {
  holder: Node;
  method: string;
  /** Without the `&` that a map wants. */
  key: string;
}

/** The item of a list or map that a place is, is a part of, or is named after. */
function lookedUp(source: Node, file: RustFile): LookedUp | null {
  let at: Node | undefined = source;
  while (at?.kind === 'field_expression') at = at.child('value');
  const opened = at && withoutOpenings(at, OPENING);
  if (!opened) return null;
  if (opened.kind !== 'identifier') return lookUp(opened);
  const binding = file.bindingOf(opened);
  const value = binding && !binding.mutable && binding.kind !== 'for' ? sourceOf(binding) : undefined;
  return value ? lookUp(withoutOpenings(withoutBorrow(value), OPENING)) : null;
}

function lookUp(at: Node): LookedUp | null {
  if (at.kind === 'index_expression') {
    const [holder, key] = at.children;
    return key && key.kind !== 'range_expression' && isPlace(holder!)
      ? { holder: holder!, method: 'get', key: withoutBorrow(key).text }
      : null;
  }
  const method = methodOf(at) ?? '';
  const holder = receiverOf(at);
  if (!holder || !isPlace(holder) || !Object.hasOwn(REMOVING, method)) return null;
  const [key] = argumentsOf(at);
  return { holder, method, key: key ? withoutBorrow(key).text : '' };
}

/** What takes out what these find. */
const REMOVING: Readonly<Record<string, RegExp>> = {
  get: /^(?:remove|remove_entry|swap_remove|shift_remove)$/,
  first: /^pop_first$/,
  last: /^(?:pop|pop_last)$/,
  front: /^pop_front$/,
  back: /^pop_back$/,
  peek: /^pop$/,
};

function removes(node: Node | undefined, { holder, method, key }: LookedUp): boolean {
  const receiver = node && receiverOf(node);
  if (!receiver || !isPlace(receiver) || spelling(receiver) !== spelling(holder)) return false;
  const taking = methodOf(node) ?? '';
  const given = argumentsOf(node).map((each) => withoutBorrow(each).text);
  if (REMOVING[method]!.test(taking)) return given.join() === key;
  const isFirst = /^(?:first|front)$/.test(method) || (method === 'get' && key === '0');
  return isFirst && ((taking === 'remove' && given[0] === '0') || taking === 'pop_front');
}

/** `keep(item.clone())?`, `store(item.clone()).await`: a failure would leave the item where it is, and others may look meanwhile. */
function isOnTheWayOut(copy: Copy, statement: Node): boolean {
  for (const at of withOpenings(copy.call, OPENING).ancestors()) {
    if (at === statement) return false;
    if (/^(?:try|await|return|break|for|while|loop)_expression$/.test(at.kind) || at.kind === 'async_block')
      return true;
  }
  return false;
}

/** Does anything ask the list meanwhile, or leave before the item is taken out, or change where it is? */
function isNeededMeanwhile({ holder, key }: LookedUp, copy: Copy, removal: Node, block: Node): boolean {
  const from = copy.call.end;
  const to = removal.start;
  if (isUsedBetween(spelling(holder), block, from, to) || mayLeaveBetween(block, from, to)) return true;
  const after = statementAround(copy.call).end;
  return (
    mayFailBetween(block, after, to) || (/^[a-z_]\w*$/.test(key) && mayChangeBetween(key, block, from, to))
  );
}
