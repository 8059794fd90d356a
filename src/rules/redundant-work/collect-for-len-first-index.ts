import { emptyContainer } from '../../rust/cost/containers.js';
import type { Binding } from '../../rust/names/scopes.js';
import { type Collected, collectedBy, isPlainList, underlined } from '../../rust/order/collects.js';
import { writtenLoops } from '../../rust/order/loops.js';
import { waysOf } from '../../rust/order/ways.js';
import { isPlace, isRepeated } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { enclosingClosure, type UseFacts } from '../../rust/ownership/uses.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isSet, type Type, typeFromNode } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { adviceForSplit } from './collect-for-len-first-index/advice-for-split.js';
import { inRuns } from './collect-for-len-first-index/asked-in-runs.js';
import { askedOfFunction } from './collect-for-len-first-index/asked-of-function.js';
import { askedOfResults, ofResults } from './collect-for-len-first-index/asked-of-results.js';
import { groupedToCount } from './collect-for-len-first-index/grouped-to-count.js';
import { isSplit, partsTaken } from './collect-for-len-first-index/parts-of-split.js';
import { setOfASet } from './collect-for-len-first-index/set-of-a-set.js';

/** More elements than these are better kept than found by walking again; parts of a split read worse as so many calls of `next`. */
const MAX_INDEXES = 3;
/** Of any other list a pattern of two is read more easily than as many calls of `next`; of one it only asks whether it is alone. */
const MAX_TAKEN = 1;
/** A split into more parts than these is a table's row, which a list suits. */
const MAX_PARTS = 6;

export const rule: Rule = {
  id: 'collect-for-len-first-index',
  item: 'redundant-work',
  summary: 'a whole list collected to learn its length or to read an element or two',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['let_declaration', 'call_expression', 'index_expression'],
  needs: /\b(?:collect(?:_vec)?|into_group_map)\b/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    if (methodOf(node) === 'into_group_map') return groupedToCount(node);
    if (node.kind !== 'let_declaration') return askedOnTheSpot(node, file) ?? askedOfResults(node, file);
    const value = node.child('value');
    const tried = value?.kind === 'try_expression';
    const declared = typeFromNode(node.child('type'));
    const each = value && !tried ? collectedOnEachWay(value, declared) : null;
    const collected = each ?? collectedBy(tried ? value.children[0] : value, declared);
    const [binding] = file.localsOf(node);
    const into = tried ? (collected?.into?.args[0] ?? null) : (collected?.into ?? null);
    if (!collected || !binding?.whole || binding.uses.length === 0 || !into) return null;
    if (/\bpar_\w+|spawn|async|await/.test(collected.chain.text)) return null;
    if (isSet(into))
      return tried ? null : (setAskedOnce(node, binding, file) ?? setOfASet(collected, binding, into, file));
    if (!isPlainList(into)) return null;
    const split = isSplit(collected.chain);
    const uses = file.usesOf(binding);
    const asked = uses.map((use) => questionOf(use, binding, split));
    if (asked.includes(null)) return null;
    const parts = split ? partsOf(uses) : asked.filter((question) => question === 'element').length;
    if (parts > (split ? MAX_PARTS : MAX_INDEXES)) return null;
    if (asked.filter((question) => question === 'unknown place').length > 1) return null;
    return {
      ...(each ? { at: node, until: each.call } : underlined(node.child('value')!, collected.call)),
      message: `\`${binding.name}\` is collected into a \`${into!.name}\`, but only ${inWords(asked as Question[])}.`,
      help: (tried && ofResults(uses)) || adviceFor(asked as Question[], collected.chain, uses),
      minor: parts > MAX_INDEXES,
    };
  },
};

/** `let rows: Vec<_> = if all { rows.iter().collect() } else { rows.iter().filter(..).collect() };`: the first of them. */
function collectedOnEachWay(value: Node, declared: Type | null): Collected | null {
  const ways = waysOf(value);
  if (ways.length < 2) return null;
  const lists = ways.filter((way) => emptyContainer(way, declared) === null);
  const collected = lists.flatMap((way) => collectedBy(way, declared) ?? []);
  return collected.length === lists.length ? (collected[0] ?? null) : null;
}

/** How many parts of a split have a use: by a place that is written out, each time from an end, or in a pattern. */
function partsOf(uses: readonly UseFacts[]): number {
  const places = new Set<string>();
  let taken = 0;
  for (const { use, method } of uses) {
    const index = placeWritten(use.node);
    taken = Math.max(taken, partsTaken(use.node) ?? 0);
    if (index) places.add(index.text);
    else if (FROM_AN_END.test(method ?? '')) places.add(`${method} ${use.node.start}`);
  }
  return Math.max(taken, places.size);
}

const FROM_AN_END = /^(?:last|pop|iter|into_iter)$/;

/** The `2` of `parts[2]` and `parts.get(2)`. */
function placeWritten(list: Node): Node | undefined {
  const called = methodCalledOn(list);
  const index = called ? argumentsOf(called)[0] : list.parent?.children[1];
  return index?.kind === 'integer_literal' ? index : undefined;
}

/** `let known: HashSet<_> = ..collect(); known.contains(x)`: every item is hashed to find one. */
function setAskedOnce(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  const [use, more] = file.usesOf(binding);
  if (!use || more || use.method !== 'contains' || isRepeated(use.use.node, binding)) return null;
  return {
    at: declaration.child('value')!,
    message: `\`${binding.name}\` hashes every item into a set that is asked for one of them.`,
    help: 'use `any(..)` on the iterator',
  };
}

/** `..collect::<Vec<_>>().len()`, `..collect::<Vec<_>>()[1]`. */
function askedOnTheSpot(node: Node, file: RustFile): Problem | null {
  const indexed = node.kind === 'index_expression';
  const list = indexed ? node.children[0] : receiverOf(node);
  const collected = collectedBy(list, null);
  if (!collected && list) return askedOfFunction(node, list);
  const method = indexed ? '[]' : (methodOf(node) ?? '');
  // How many different items there are, only a set knows.
  const isAsked = isPlainList(collected?.into ?? null) || (isSetOf(collected?.into) && method === 'contains');
  if (!collected || !isAsked || /\bpar_\w+|spawn|async|await/.test(collected.chain.text)) return null;
  const isOfSplit = isSplit(collected.chain);
  const taken = partsTaken(list!);
  if (taken !== null && taken <= (isOfSplit ? MAX_PARTS : MAX_TAKEN)) {
    return {
      at: collected.call,
      until: node,
      message: `A whole \`${collected.into!.name}\` is collected only for a pattern to look at its first few parts.`,
      help: isOfSplit
        ? adviceForSplit(collected.chain, true)
        : 'ask the iterator for one with `next()` and whether a second comes, or itertools for `exactly_one()`',
      minor: taken > MAX_INDEXES,
    };
  }
  const help =
    indexed && node.children[1]?.kind === 'range_expression' ? undefined : (INSTEAD[method] ?? inRuns(node));
  if (!help || file.isTestFile) return null;
  return {
    at: collected.call,
    until: node,
    message: `A whole \`${collected.into!.name}\` is collected to ask it for ${method === '[]' ? 'one element' : `\`${method}\``} and dropped.`,
    help:
      isWholeCollection(collected.chain) && /^(?:len|is_empty)$/.test(method)
        ? `ask \`${spelling(receiverOf(collected.chain)!)}\` itself for \`${method}\``
        : help,
  };
}

/** `counts.iter()`: all that a place holds, and nothing else. */
function isWholeCollection(chain: Node): boolean {
  const held = receiverOf(chain);
  return (
    !!held && isPlace(held) && /^(?:iter|iter_mut|into_iter|keys|values|drain)$/.test(methodOf(chain) ?? '')
  );
}

function isSetOf(into: Type | null | undefined): boolean {
  return !!into && into.refs === '' && isSet(into);
}

const INSTEAD: Readonly<Record<string, string>> = {
  len: 'use `count()`',
  is_empty: 'use `next().is_none()`',
  first: 'use `next()`',
  last: 'use `last()` of the iterator',
  pop: 'use `last()` of the iterator',
  get: 'use `nth(..)`',
  contains: 'use `any(..)`',
  '[]': 'use `nth(..)`',
};

type Question = 'length' | 'emptiness' | 'element' | 'unknown place';

/** What one use wants to know of the list; null where it wants the list itself. */
function questionOf(use: UseFacts, binding: Binding, split: boolean): Question | null {
  const node = use.use.node;
  if (use.use.hidden) return null;
  const taken = partsTaken(node);
  if (taken !== null) return split || taken <= MAX_TAKEN ? 'element' : null;
  const isOnce =
    enclosingClosure(node) === enclosingClosure(binding.node) &&
    writtenLoops(node).every((loop) => loop.node.contains(binding.node));
  const question = askedBy(use, binding);
  // Of a few parts each has a name of its own, wherever it is read.
  return isOnce || (split && (question === 'length' || placeWritten(node))) ? question : null;
}

function askedBy(use: UseFacts, binding: Binding): Question | null {
  const node = use.use.node;
  const parent = node.parent;
  if (parent?.kind === 'index_expression' && parent.children[0] === node) {
    const index = parent.children[1]!;
    if (index.kind === 'range_expression' || use.effect === 'borrow-mut' || use.effect === 'assign')
      return null;
    return placeAsked(index, binding);
  }
  if (use.place !== node || !use.call) return null;
  const [index] = argumentsOf(use.call);
  if (use.method === 'len') return 'length';
  if (use.method === 'is_empty') return 'emptiness';
  if (use.method === 'first' || use.method === 'last' || use.method === 'pop') return 'element';
  const walked = /^(?:into_iter|iter)$/.test(use.method ?? '') ? use.call.parent?.parent : null;
  if (walked?.kind === 'call_expression' && /^(?:next|last)$/.test(methodOf(walked) ?? '')) return 'element';
  return use.method === 'get' && index ? placeAsked(index, binding) : null;
}

/** A place in the middle of a list takes the list's length, which an iterator learns at its end. */
function placeAsked(index: Node, binding: Binding): Question | null {
  if (index.kind === 'integer_literal') return 'element';
  if (new RegExp(`^${binding.name}\\.len\\(\\)\\s*-\\s*1$`).test(index.text)) return 'element';
  return new RegExp(`\\b${binding.name}\\b`).test(index.text) ? null : 'unknown place';
}

function inWords(asked: readonly Question[]): string {
  const parts = [];
  if (asked.includes('length')) parts.push('its length');
  if (asked.includes('emptiness')) parts.push('whether it is empty');
  if (asked.some((question) => question === 'element' || question === 'unknown place'))
    parts.push('single elements');
  return `${parts.join(' and ')} ${parts.length === 1 && parts[0] !== 'single elements' ? 'is' : 'are'} asked for`;
}

/** Of a list that is asked for its end, an iterator has a way of its own. */
function isAskedForEnd({ use, method }: UseFacts): boolean {
  return (
    /^(?:last|pop)$/.test(method ?? '') || /\.len\(\)\s*-\s*1$/.test(use.node.parent?.children[1]?.text ?? '')
  );
}

function adviceFor(asked: readonly Question[], chain: Node, uses: readonly UseFacts[]): string {
  if (uses.some(({ use }) => partsTaken(use.node) !== null) && !isSplit(chain))
    return 'ask the iterator for one with `next()` and whether a second comes, or itertools for `exactly_one()`';
  if (!asked.includes('element') && !asked.includes('unknown place'))
    return asked.includes('length') ? 'use `count()`' : 'use `next().is_some()` or `any`';
  if (uses.every((use) => isAskedForEnd(use) || (use.method === 'len' && use.place === use.use.node)))
    return 'use `last()` of the iterator';
  if (isSplit(chain)) {
    const isCounted = asked.includes('length') || uses.some(({ use }) => partsTaken(use.node) !== null);
    return adviceForSplit(chain, isCounted);
  }
  return asked.includes('length')
    ? 'take what is asked for with `next()`, and `count()` the rest'
    : 'use `next()` or `nth(..)` on the iterator';
}
