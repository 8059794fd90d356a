import { following } from '../../rust/order/branches.js';
import { formOfOrder } from '../../rust/order/compared-by.js';
import { isIteratorChain } from '../../rust/order/loops.js';
import { isPlace, isRepeated } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import type { UseFacts } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledTarget,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';

const SORTS = /^(?:par_)?sort(?:_unstable)?(?:_by|_by_key|_by_cached_key)?$/;
const SORTED = /^sorted(?:_unstable)?(?:_by|_by_key|_by_cached_key)?$/;
/** More elements than these are better read from a sorted list than selected one by one. */
const MAX_READ = 2;

export const rule: Rule = {
  id: 'sort-then-take',
  item: 'redundant-work',
  summary: 'a whole list sorted to keep or read the first few of it',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\bsort(?:ed)?(?:_unstable)?(?:_by|_by_key|_by_cached_key)?\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    if (SORTED.test(method)) return firstOfSorted(node, method, file);
    const list = receiverOf(node);
    if (!SORTS.test(method) || !list || !isPlace(list)) return null;
    return truncatedNext(node, list) ?? readAfterwards(node, list, file);
  },
};

function problem(at: Node, what: string, few: string, help: string): Problem {
  return {
    at,
    message: `All of \`${what}\` is sorted, n log n comparisons, of which ${few}.`,
    help,
  };
}

function selection(sort: Node): string {
  return `select_nth_unstable${formOfOrder(sort)}`;
}

function selectFew(sort: Node): string {
  return `use \`${selection(sort)}\` for the few that are wanted, where there are more, and sort only those`;
}

/** `scores.sort(); scores.truncate(k);` */
function truncatedNext(sort: Node, list: Node): Problem | null {
  const [next] = following(sort);
  const call = next?.kind === 'expression_statement' ? next.children[0] : undefined;
  if (!call || methodOf(call) !== 'truncate' || spelling(receiverOf(call)!) !== spelling(list)) return null;
  // `truncate(list.len() - 5)` keeps nearly all.
  if (/\.len\(\)/.test(argumentsOf(call)[0]?.text ?? '')) return null;
  return problem(
    sort,
    list.text,
    `only the first \`${argumentsOf(call)[0]?.text ?? 'few'}\` are kept`,
    selectFew(sort),
  );
}

/** The list is only asked for its ends, or for an element or two, once it is sorted. */
function readAfterwards(sort: Node, list: Node, file: RustFile): Problem | null {
  const binding = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (binding?.kind !== 'let' || isRepeated(sort, binding)) return null;
  const uses = file.usesAfter(binding, sort);
  // A list whose length is asserted is short, and read whole.
  if (uses.some((use) => isAsserted(use.use.node))) return null;
  const reads = uses.filter((use) => use.method !== 'len' && use.method !== 'is_empty');
  if (reads.length === 0 || reads.some((use) => use.use.hidden || isRepeated(use.use.node, binding)))
    return null;
  const kinds = reads.map(readOf);
  if (kinds.includes(null)) return null;
  if (kinds.every(isEnd) && reads.length <= MAX_READ)
    return problem(sort, list.text, ...askedForEnds(new Set(kinds), formOfOrder(sort)));
  if (kinds.every((kind) => isEnd(kind) || kind === 'middle') && reads.length <= MAX_READ)
    return problem(
      sort,
      list.text,
      'single elements are read',
      `use \`${selection(sort)}\`, which takes linear time`,
    );
  return reads.length === 1 && kinds[0] === 'first few'
    ? problem(sort, list.text, 'only the first few are used', selectFew(sort))
    : null;
}

function isAsserted(node: Node): boolean {
  for (const at of node.ancestors()) {
    if (at.kind === 'macro_call' && at.macro.startsWith('assert')) return true;
    if (at.kind === 'block') return false;
  }
  return false;
}

type Read = 'first' | 'last' | 'middle' | 'first few';

const isEnd = (read: Read | null) => read === 'first' || read === 'last';

/** What is read of the sorted list, and what gives it without an order. */
function askedForEnds(ends: ReadonlySet<Read | null>, form: string): [few: string, help: string] {
  if (ends.size > 1)
    return ['only the ends are read', `use \`min${form}\` and \`max${form}\` of the iterator`];
  const [end, method] = ends.has('first') ? ['first', 'min'] : ['last', 'max'];
  return [`only the ${end} is read`, `use \`${method}${form}\` of the iterator`];
}

function readOf(use: UseFacts): Read | null {
  const parent = use.use.node.parent;
  if (parent?.kind === 'index_expression' && parent.children[0] === use.use.node) {
    const index = parent.children[1]!;
    if (index.kind === 'range_expression')
      return index.text.startsWith('..') && index.text !== '..' ? 'first few' : null;
    if (use.effect === 'assign' || use.effect === 'borrow-mut') return null;
    if (index.text === '0') return 'first';
    return /\.len\(\) - 1$/.test(index.text) ? 'last' : 'middle';
  }
  if (!use.call || !use.method || use.place !== use.use.node) return null;
  if (use.method === 'first' || use.method === 'last') return use.method;
  if (use.method === 'pop') return 'last';
  return /^(?:iter|into_iter|drain)$/.test(use.method) ? takenFrom(use.call) : null;
}

function takenFrom(iter: Node): Read | null {
  const next = nextMethod(iter);
  if (next === 'next') return 'first';
  if (next === 'last') return 'last';
  return next === 'take' ? 'first few' : null;
}

/** `items.sorted_by_key(..).take(k)`, `items.sorted().next()` of itertools. */
function firstOfSorted(sorted: Node, method: string, file: RustFile): Problem | null {
  const list = receiverOf(sorted);
  const isKept = list?.kind !== 'call_expression';
  if (!list || (isKept && !isIterator(list, file))) return null;
  const kind = takenFrom(sorted) ?? takenByName(sorted, file);
  const name = calledTarget(sorted)!.child('field')!;
  const common = { at: name, until: sorted };
  if (isEnd(kind))
    return {
      ...common,
      message: `\`${method}\` collects and sorts all items to hand out one of them.`,
      help: askedForEnds(new Set([kind]), formOfOrder(sorted))[1],
    };
  if (kind !== 'first few') return null;
  return {
    ...common,
    message: `\`${method}\` collects and sorts all items although only the first few are taken.`,
    help: `use \`k_smallest${formOfOrder(sorted)}\` of itertools, or \`${selection(sorted)}\` on the list`,
  };
}

function isIterator(source: Node, file: RustFile): boolean {
  const value = source.kind === 'identifier' ? file.bindingOf(source)?.value : undefined;
  return file.typeOf(source)?.name === 'Iterator' || (!!value && isIteratorChain(value));
}

/** `let ranked = if near { xs.sorted() } else { ys.sorted() }; ranked.take(k)`: what the branches sort has one use. */
function takenByName(sorted: Node, file: RustFile): Read | null {
  const declaration = declarationOfTail(sorted);
  const [binding, second] = declaration ? file.localsOf(declaration) : [];
  if (!binding?.whole || second || binding.uses.length !== 1) return null;
  const [use] = binding.uses;
  return use && !use.hidden && !isRepeated(use.node, binding) ? takenFrom(use.node) : null;
}

/** The `let` whose value an expression is, as the last of a block, branch or arm. */
function declarationOfTail(value: Node): Node | null {
  for (let at = value; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.kind === 'let_declaration') return at.field === 'value' ? parent : null;
    if (
      parent.kind === 'block' ? parent.children.at(-1) !== at || at.text.endsWith(';') : !isWayOut(at, parent)
    )
      return null;
  }
  return null;
}

function isWayOut(at: Node, parent: Node): boolean {
  if (/^(?:else_clause|match_block|expression_statement)$/.test(parent.kind)) return true;
  if (parent.kind === 'if_expression') return at.field !== 'condition';
  if (parent.kind === 'match_expression') return at.field === 'body';
  return parent.kind === 'match_arm' && at.field === 'value';
}
