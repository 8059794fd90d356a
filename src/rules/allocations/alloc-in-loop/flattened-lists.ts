import { emptyContainer } from '../../../rust/cost/containers.js';
import { callsOfChain, collectTarget, isCollect, isPlainList } from '../../../rust/order/collects.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isOwned } from '../../../rust/ownership/owned.js';
import { comesFromGuard, rootOf } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeOfLet } from '../../../rust/types/asked-type.js';
import { KNOWN_OWNERS } from '../../../rust/types/types.js';
import type { Fix, Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { handedOutLazily, leavesAsItIs } from './handed-out-lazily.js';

/** Longer lists are no longer written out as an array. */
const MAX_ARRAY = 8;

/** A list that is made for every item, only for `flat_map` or `flatten` to take it apart. */
export function listAsItems(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call)!;
  const mapped = method === 'flatten' ? receiverOf(call) : call;
  if (!mapped || !/^(?:flat_map|flat_map_iter|map)$/.test(methodOf(mapped) ?? '')) return null;
  const closure = argumentsOf(mapped)[0];
  const body = valueOfClosure(closure);
  const made = body?.kind === 'block' ? tailOf(body) : body;
  if (!closure || !made) return null;
  const ways = waysOf(made);
  if (ways.length > 1) return listOnEachWay(ways, method, call, closure, file);
  return (
    writtenOut(made, method, file) ??
    copiedList(made, method, call, file) ??
    collectedList(made, method, closure, call, file)
  );
}

function tailOf(block: Node): Node | undefined {
  const last = block.children.at(-1);
  if (last?.kind !== 'expression_statement') return last;
  return last.text.endsWith(';') ? undefined : last.children[0];
}

function isParallel(call: Node): boolean {
  return /\b(?:into_)?par_(?:iter|bridge|chunks)\w*\(/.test(receiverOf(call)!.text);
}

/** `rows.par_iter().flat_map(..).collect()` has nothing left to do for the items, for which threads could share them. */
function endsWithLists(call: Node): boolean {
  if (!/^(?:collect|sum|count|min|max)$/.test(nextMethod(call) ?? '')) return false;
  return [...callsOfChain(call)].some((each) => /^(?:into_)?par_/.test(methodOf(each) ?? ''));
}

function problem(at: Node, method: string, what: string, help: string, fix?: Fix): Problem {
  return {
    at,
    message: `${what} for every item, only for \`${method}\` to take it apart.`,
    help,
    ...(fix && { fix }),
  };
}

/** `vec![head]` of `vec![head].into_iter().chain(rest)`: an array is walked and chained alike. */
function startOfChain(made: Node): Node {
  const walk = methodOf(made) === 'chain' ? receiverOf(made)! : made;
  return methodOf(walk) === 'into_iter' ? receiverOf(walk)! : made;
}

/** `flat_map(|x| vec![a, b])`, `flat_map(|x| vec![a].into_iter().chain(x.rest))` */
function writtenOut(whole: Node, method: string, file: RustFile): Problem | null {
  const made = startOfChain(whole);
  if (made.kind !== 'macro_call' || made.macro !== 'vec' || made.child('length')) return null;
  const { length } = made.children;
  if (length === 0 || length > MAX_ARRAY) return null;
  const fix = { start: file.text.lastIndexOf('vec', made.start), end: made.start, text: '' };
  return problem(
    made,
    method,
    `A \`Vec\` of ${length} is allocated`,
    'yield an array: it lives on the stack',
    fix,
  );
}

/** `flat_map(|c| if c == '\t' { vec![' ', ' '] } else { vec![c, c] })`, `.. { c.to_uppercase().collect() } else { vec![c] }` */
function listOnEachWay(
  ways: readonly Node[],
  method: string,
  call: Node,
  closure: Node,
  file: RustFile,
): Problem | null {
  const lists = ways.filter((way) => way.macro === 'vec' && !way.child('length'));
  const others = ways.filter((way) => !lists.includes(way) && !isEmptyList(way));
  const lengths = new Set(ways.map((way) => (lists.includes(way) ? way.children.length : 0)));
  const most = Math.max(...lengths);
  if (most === 0 || most > MAX_ARRAY || isParallel(call)) return null;
  const instead =
    others.length === 0
      ? insteadOfLists(lengths, most)
      : most === 1 &&
          others.every((way) => isCollected(way, closure, call, file) && leavesAsItIs(way, closure, file))
        ? 'yield the iterators themselves by way of an `Either`, with `once(..)` for the single item'
        : null;
  const [first] = ways.filter((way) => !isEmptyList(way));
  return instead && first
    ? { ...problem(first, method, 'A `Vec` is allocated', instead), until: ways.at(-1)! }
    : null;
}

function insteadOfLists(lengths: ReadonlySet<number>, most: number): string | null {
  if (most === 1) return 'yield an `Option`: `Some(..)` and `None` are walked alike';
  return lengths.size === 1 ? 'yield an array on each way: it lives on the stack' : null;
}

function isEmptyList(way: Node): boolean {
  return emptyContainer(way, null)?.name === 'Vec';
}

/** `flat_map(|word| word.to_le_bytes().to_vec())`, `flat_map(|color| Vec::from(color.to_array()))` */
function copiedList(made: Node, method: string, call: Node, file: RustFile): Problem | null {
  if (isParallel(call)) return null;
  const array = arrayTurnedInto(made, file);
  if (!array && (methodOf(made) !== 'to_vec' || argumentsOf(made).length > 0)) return null;
  const held = file.typeOf(receiverOf(made));
  const isArray = array ?? (held?.name === '[;]' && held.refs === '');
  return problem(
    made,
    method,
    `\`${(array ?? receiverOf(made)!).text}\` is copied to a \`Vec\``,
    isArray
      ? `yield the array itself: leave out \`${array ? 'Vec::from' : 'to_vec()'}\``
      : 'yield `.iter().copied()` or `.iter().cloned()` of it',
  );
}

/** The array in `Vec::from(color.to_array())`. */
function arrayTurnedInto(made: Node, file: RustFile): Node | null {
  const [given] = calledPath(made) === 'Vec::from' ? argumentsOf(made) : [];
  if (!given) return null;
  const found = file.typeOf(given);
  if (found) return found.name === '[;]' && found.refs === '' ? given : null;
  return /^to_(?:[bln]e_bytes|array)$/.test(methodOf(given) ?? '') ? given : null;
}

/** `flat_map(|node| node.tokens().collect::<Vec<_>>())`; what the closure owns can't be lent by it. */
function collectedList(
  made: Node,
  method: string,
  closure: Node,
  call: Node,
  file: RustFile,
): Problem | null {
  if (!isPlainList(collectTarget(made) ?? typeOfLet(made.parent)) || !isCollected(made, closure, call, file))
    return null;
  const help = handedOutLazily(made, closure, file);
  const byThreads = isParallel(call) && method !== 'flat_map_iter' ? 'walk with `flat_map_iter`, and ' : '';
  return help
    ? problem(calledTarget(made)!.child('field')!, method, 'A list is collected', byThreads + help)
    : null;
}

/** `into_iter().flat_map(|row| row.cells.iter().collect::<Vec<_>>())`: an item, or a guard of one, that the closure owns ends with it. */
function isLentByItem(made: Node, closure: Node, file: RustFile): boolean {
  const root = rootOf(made);
  const item = root && file.bindingOf(root);
  if (!item || !closure.child('parameters')?.contains(item.node)) return false;
  // What a character turns into is made of its number.
  if (file.typeOf(root)?.name === 'char') return false;
  let start = made;
  for (let at: Node | undefined = made; at && methodOf(at); at = receiverOf(at)) start = at;
  return (
    comesFromGuard(receiverOf(made), file) ||
    (isOwned(item, file) === true && !/^into_/.test(methodOf(start) ?? ''))
  );
}

/** Could what is collected be handed out as an iterator? */
function isCollected(made: Node, closure: Node, call: Node, file: RustFile): boolean {
  if (!isCollect(made) || (isParallel(call) && !endsWithLists(call))) return false;
  if (/\b(?:lock|read|write|borrow)\(\)|\bpar_|\bawait\b/.test(made.text)) return false;
  if (isLentByTemporary(made, file)) return false;
  const root = rootOf(receiverOf(made));
  if (closure.child('body') !== made && root && isBoundIn(root.text, closure.child('body')!)) return false;
  if (root && isPartOfItem(root, closure, file)) return false;
  if (!root && borrowsFromClosure(made, closure, file)) return false;
  return !isLentByItem(made, closure, file);
}

/** `word.to_lowercase().split(' ')`: what is made on the way is gone when the closure is left. */
function isLentByTemporary(made: Node, file: RustFile): boolean {
  // What is collected itself is an iterator, whatever its name.
  let walk = receiverOf(made);
  for (let at = walk && receiverOf(walk); walk && at; walk = at, at = receiverOf(at)) {
    const found = at.kind === 'call_expression' || at.kind === 'macro_call' ? file.typeOf(at) : null;
    if (found?.refs === '' && KNOWN_OWNERS.has(found.name) && !/^(?:into_|drain)/.test(methodOf(walk) ?? ''))
      return true;
  }
  return false;
}

/** `flat_map(move |name| found_in(&name, &dir).collect::<Vec<_>>())`: an iterator that looks at what the closure owns can't leave it. */
function borrowsFromClosure(made: Node, closure: Node, file: RustFile): boolean {
  let start = made;
  for (let at: Node | undefined = made; at; at = receiverOf(at)) start = at;
  if (!calledPath(start)) return false;
  return [...(start.child('arguments')?.descendantsOfKind('reference_expression') ?? [])].some((lent) => {
    const root = rootOf(withoutBorrow(lent));
    const binding = root && file.bindingOf(root);
    if (!binding || file.typeOf(root)?.refs.startsWith('&')) return false;
    return closure.contains(binding.node) ? isOwned(binding, file) !== false : closure.has('move');
  });
}

/** `Some(name) => name.split('.').collect()`: what a pattern took out of the item may lend from it. */
function isPartOfItem(root: Node, closure: Node, file: RustFile): boolean {
  const binding = file.bindingOf(root);
  return (
    !!binding &&
    /^(?:match_arm|let_condition)$/.test(binding.declaration.kind) &&
    closure.contains(binding.node)
  );
}

function isBoundIn(name: string, body: Node): boolean {
  for (const declaration of body.descendantsOfKind('let_declaration'))
    if (new RegExp(`\\b${name}\\b`).test(declaration.child('pattern')?.text ?? '')) return true;
  return false;
}
