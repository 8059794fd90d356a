import { isEquality, namesIn } from '../../rust/functions/equality.js';
import type { Loop } from '../../rust/order/loops.js';
import { walkOf } from '../../rust/order/walks.js';
import { isGetterName } from '../../rust/ownership/only-read.js';
import { isPlace } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { armsOf } from '../../rust/syntax/match-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodFoundOn } from '../../rust/types/behind-deref.js';
import { isSequence } from '../../rust/types/types.js';
import { isReachedEachTurn } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { isAskedByKind } from './linear-search-in-loop/asked-by-kind.js';
import { domainOf } from './linear-search-in-loop/closed-domain.js';
import { isReachedAtFewTurns } from './linear-search-in-loop/few-turns.js';
import { areGroupsOfOneKey } from './linear-search-in-loop/groups.js';
import { loopAroundHelper } from './linear-search-in-loop/helper-in-loop.js';
import { isKnownToBeQuadratic } from './linear-search-in-loop/known-cost.js';
import { searchedBeforeEachPush, withoutGuards } from './linear-search-in-loop/list-as-set.js';
import { isWayDown, lineOf, mayBeLong, WALKS } from './linear-search-in-loop/long-lists.js';
import { argumentsNode, loopThatRepeats } from './linear-search-in-loop/loop-that-repeats.js';
import { nestedJoin } from './linear-search-in-loop/nested-join.js';
import { isChangedByEachTurn, isForTheLog } from './linear-search-in-loop/no-index-helps.js';
import { isOptionalFilter } from './linear-search-in-loop/optional-filter.js';
import { hasUnhashedItems } from './linear-search-in-loop/unhashed-items.js';
import { askedBy } from './linear-search-in-loop/what-is-asked.js';

const SEARCHES = new Set(['any', 'all', 'find', 'position', 'rposition', 'rfind', 'filter']);
export const rule: Rule = {
  id: 'linear-search-in-loop',
  item: 'redundant-work',
  summary: 'a list walked from its start for every item of a loop',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'for_expression', 'while_expression'],
  needs: /\.(?:contains|retain|any|all|find|position|rposition|rfind|filter)\(|==/,
  check(node: Node, file: RustFile): Problem | null {
    const walk = walkOf(node, file);
    if (walk) return nestedJoin(walk, file);
    if (node.kind !== 'call_expression') return null;
    const method = methodOf(node) ?? '';
    const grown = method === 'contains' ? searchedBeforeEachPush(node, file) : null;
    if (grown) return grown;
    const list =
      method === 'contains'
        ? listAskedFor(node, file)
        : method === 'retain'
          ? listSifted(node, file)
          : SEARCHES.has(method)
            ? listWalked(node, file)
            : null;
    if (!list) return null;
    const loop =
      loopThatRepeats(node, list, file) ??
      loopAroundHelper(node, list, namesIn(argumentsNode(node), file), file);
    if (!loop || isKnownToBeQuadratic(node, loop.node)) return null;
    if (isForTheLog(node) || isChangedByEachTurn(list, loop, file)) return null;
    const domain = domainOf(node, list, file);
    if (domain === 'small') return null;
    const sometimes = isReachedAtFewTurns(node, loop);
    const moves = /^r?position$/.test(method) && isReorderedIn(loop, list);
    return {
      at: node,
      message: `\`${spelling(list)}\` is ${WALK_ALL.test(method) ? 'walked from end to end' : 'searched from its start'} at ${sometimes || (loop.node.contains(node) && !isReachedEachTurn(node, loop)) ? 'each turn that gets there' : 'every turn'} of \`${loop.word}\`${lineOf(loop, node)}: the work grows with the product of both lengths.`,
      help: moves
        ? 'keep a map from item to index, and change it with each move'
        : helpFor(method, node, list, loop, file),
      ...((moves ||
        sometimes ||
        endsAtFirst(loop, node) ||
        isTakenWhenFound(node, list) ||
        isOptionalFilter(node, list) ||
        isInRareArm(node, list, loop) ||
        hasUnhashedItems(node, list, file) ||
        isAskedByKind(node, file) ||
        isWayDown(list) ||
        domain === 'closed' ||
        areGroupsOfOneKey(list, loop, file)) && { minor: true }),
    };
  },
};

const WALK_ALL = /^(?:filter|retain)$/;

function helpFor(method: string, search: Node, list: Node, loop: Loop, file: RustFile): string {
  const name = spelling(withoutGuards(list));
  const grows = isCalledIn(loop, ADDS_ITEMS, list);
  const asked = askedBy(search, list, file);
  if (asked.by === 'order')
    return grows
      ? `keep \`${name}\` sorted by \`total_cmp\`, and search it by halves`
      : `sort \`${name}\` by \`total_cmp\` once before the loop, and search it by halves`;
  if (asked.by === 'part')
    return 'keep a map by what of an item can be hashed, and compare only those that share it';
  const bound = asked.by === 'bound' ? `, with \`${asked.type}: Eq + Hash\`` : '';
  const finds = /^r?find(?:_map)?$/.test(method);
  if (grows)
    return `keep a ${finds ? 'map by what is asked for' : '`HashSet` (or a map)'} beside \`${name}\`, add to both, and ask that${bound}`;
  if (/^r?position$/.test(method)) return `build a map from item to index before the loop${bound}`;
  if (method === 'retain')
    return `gather what is to go in a \`HashSet\` and \`retain\` once, behind the loop${bound}`;
  if (method === 'filter')
    return `group the items of \`${name}\` by what is asked for before the loop, and ask that${bound}`;
  return finds
    ? `build a map of \`${name}\` by what is asked for before the loop, and ask that${bound}`
    : `build a \`HashSet\` (or a map) of \`${name}\` before the loop and ask that${bound}`;
}

/** `rows.swap(at, found)`: what stood where before the loop is no help. */
function isReorderedIn(loop: Loop, list: Node): boolean {
  return isCalledIn(loop, MOVES_ITEMS, list);
}

/** Does the loop call such a method of the list? */
function isCalledIn(loop: Loop, methods: RegExp, list: Node): boolean {
  const whole = spelling(withoutGuards(list)).replace(/\[[^\]]*\]$/, '');
  for (const call of loop.body.descendantsOfKind('call_expression'))
    if (methods.test(methodOf(call) ?? '') && spelling(withoutGuards(receiverOf(call)!)) === whole)
      return true;
  return false;
}

/** Before the loop the list holds little of what it is asked for. */
const ADDS_ITEMS = /^(?:push|push_back|push_front|extend|append|extend_from_slice)$/;

const MOVES_ITEMS = /^(?:swap|insert|remove|swap_remove|rotate_left|rotate_right)$/;

/** `ours.iter().find(|a| theirs.contains(a))`: what is preferred stands first in both, and the first hit ends it. */
function endsAtFirst(loop: Loop, search: Node): boolean {
  if (/^find(?:_map)?$/.test(loop.word)) return true;
  const fork = search.parent?.kind === 'if_expression' && search.field === 'condition' ? search.parent : null;
  return fork?.child('consequence')?.children.at(-1)?.children[0]?.kind === 'break_expression';
}

/** One arm of so many is taken at few turns. */
const MANY_ARMS = 4;

/** `match word { "a" => .., "b" => .., "only" => { names.contains(..) } .. }`: most turns go another way. */
function isInRareArm(search: Node, list: Node, loop: Loop): boolean {
  for (const at of search.ancestors()) {
    if (at === loop.body) return false;
    if (at.kind !== 'match_arm') continue;
    const arms = armsOf(at.parent!.parent!);
    const searching = arms.filter((arm) => arm === at || SEARCH_IN_TEXT.test(arm.text));
    if (arms.length >= MANY_ARMS * searching.length) return !isGrownBy(at, list);
  }
  return false;
}

/** `Item::Heading(h) if !self.seen.iter().any(..) => self.seen.push(h)`: the list is as long as the arm was taken often. */
function isGrownBy(arm: Node, list: Node): boolean {
  for (const call of arm.descendantsOfKind('call_expression'))
    if (methodOf(call) === 'push' && spelling(receiverOf(call)!) === spelling(list)) return true;
  return false;
}

const SEARCH_IN_TEXT = /\.(?:contains|any|all|find|position)\s*\(/;

/** `if let Some(at) = left.iter().position(..) { left.remove(at); }`: the list gets shorter with each hit, which is near its start where both are in one order. */
function isTakenWhenFound(search: Node, list: Node): boolean {
  if (methodOf(search) !== 'position') return false;
  const condition = search.parent;
  const taken = condition?.kind === 'let_condition' ? condition.parent?.child('consequence') : undefined;
  const removals = taken ? [...taken.descendantsOfKind('call_expression')] : [];
  return removals.some(
    (call) =>
      /^(?:swap_)?remove$/.test(methodOf(call) ?? '') && spelling(receiverOf(call)!) === spelling(list),
  );
}

/** `list.contains(&x)` on a list of unknown length. */
function listAskedFor(call: Node, file: RustFile): Node | null {
  const asked = receiverOf(call);
  // itertools' `contains` of an iterator.
  const list = asked && WALKS.test(methodOf(asked) ?? '') ? receiverOf(asked) : asked;
  if (!list || argumentsOf(call).length !== 1 || !isThere(list)) return null;
  const found = file.typeOf(list);
  return found && isSequence(methodFoundOn(found, 'contains', file.declarations)) && mayBeLong(list, file)
    ? list
    : null;
}

/** A place, or what a getter lends of one: the same list at every turn. */
function isThere(list: Node): boolean {
  if (isPlace(list)) return true;
  const holder = receiverOf(list);
  return (
    !!holder &&
    argumentsOf(list).length === 0 &&
    isThere(holder) &&
    isGetterName(methodOf(list)!) &&
    !MAKES.test(methodOf(list)!)
  );
}

/** Names of methods that give an iterator or a list of their own. */
const MAKES =
  /^(?:iter|into_\w+|to_\w+|clone|cloned|chars|bytes|lines|split\w*|keys|values|drain|enumerate|windows|ancestors|unwrap\w*|as_ref|await|unique|all_\w+)$/;

/** `list.iter().any(|x| x == y)`: a search for one item by equality. */
function listWalked(call: Node, file: RustFile): Node | null {
  let iter = receiverOf(call);
  while (iter && /^(?:enumerate|copied|cloned|rev|map|filter|peekable)$/.test(methodOf(iter) ?? ''))
    iter = receiverOf(iter);
  const list = iter && WALKS.test(methodOf(iter) ?? '') ? receiverOf(iter) : undefined;
  const closure = argumentsOf(call)[0];
  if (!list || !isThere(list) || closure?.kind !== 'closure_expression') return null;
  if (asksForKind(closure)) return null;
  return isEquality(closure, file, methodOf(call) === 'all') && mayBeLong(list, file) ? list : null;
}

/** `list.retain(|x| x != y)`: all is looked at to take one out. */
function listSifted(call: Node, file: RustFile): Node | null {
  const list = receiverOf(call)!;
  const closure = argumentsOf(call)[0];
  if (!isPlace(list) || closure?.kind !== 'closure_expression' || asksForKind(closure)) return null;
  const found = file.typeOf(list);
  if (!found || !isSequence(methodFoundOn(found, 'retain', file.declarations))) return null;
  if (!isEquality(closure, file, true)) return null;
  return mayBeLong(list, file) ? list : null;
}

/** `chunks.iter().any(|chunk| chunk.kind == kind)`: of different kinds there are few. */
function asksForKind(closure: Node): boolean {
  return /\b(?:kind|type|ty|mode|role|scheme|level|protocol|discriminant)(?:\(\w*\))?\s*[!=]=/.test(
    closure.child('body')?.text ?? '',
  );
}
