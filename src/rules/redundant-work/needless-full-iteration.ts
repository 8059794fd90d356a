import { mentionsBindingOf } from '../../rust/order/bound-within.js';
import { enclosingLoop, isIteratorChain } from '../../rust/order/loops.js';
import { walkOf } from '../../rust/order/walks.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isSet, methodTarget } from '../../rust/types/types.js';
import { turnsReaching } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { bothEnds } from './needless-full-iteration/both-ends.js';
import { countedEachTurn, countedFromStart } from './needless-full-iteration/counted-from-start.js';
import { goesOnAfterAnswer } from './needless-full-iteration/goes-on-after-answer.js';
import { lastOfAll } from './needless-full-iteration/last-of-all.js';
import { searchedThoughKeyed } from './needless-full-iteration/walked-though-keyed.js';
import { extremeOfOrdered, searchedThoughOrdered } from './needless-full-iteration/walked-though-ordered.js';

export const rule: Rule = {
  id: 'needless-full-iteration',
  item: 'redundant-work',
  summary: 'every item visited for an answer that one of them, or one step, gives',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'for_expression', 'while_expression'],
  needs:
    /\.(?:last|count|nth|sum|max)(?:\(|::<)|\b\w*(?:Map|Set)\b|\[(?:0\s*)?\.\.|=\s[^;{}=]{1,80};\s*\}\s*\}|\bwhile\s[^;{}]{1,80}\)\s*[<>]|[|&]=|=>\s*\{?\s*\w+\s*=\s/,
  needsElsewhere: true,
  check(node: Node, file: RustFile): Problem | null {
    const walk = walkOf(node, file);
    if (walk) return goesOnAfterAnswer(walk, file);
    if (node.kind !== 'call_expression') return null;
    const method = methodOf(node) ?? '';
    if (method === 'last') return lastOfAll(node, file);
    if (method === 'nth') return textByPosition(node, file);
    if (method === 'any') return searchedThoughKeyed(node, file);
    if (SEARCHES.test(method))
      return (
        searchedThoughOrdered(node, file) ?? (method === 'find' ? searchedThoughKeyed(node, file) : null)
      );
    if (method === 'count' || method === 'sum')
      return (
        (method === 'count' ? countedToSeeIfAny(node, file) : summedToSeeIfAny(node)) ??
        countedFromStart(node, file) ??
        countedEachTurn(node, file)
      );
    if (method === '' || method === 'width') return countedEachTurn(node, file);
    if (!/^(?:max|min|fold)$/.test(method)) return null;
    return (
      (method === 'fold' ? null : bothEnds(node, file)) ??
      extremeOfOrdered(node, file) ??
      countedFromStart(node, file)
    );
  },
};

/** Of a tree's keys: what they look for, it has in order. */
const SEARCHES = /^(?:find|filter|position|skip_while|take_while|rfind)$/;

/** The comparison that only asks whether a number is none at all. */
function askedIfAny(number: Node): Node | null {
  return comparedAs(number, /^(?:==0|!=0|>0|>=1|<1)$/);
}

function comparedAs(number: Node, wanted: RegExp): Node | null {
  const comparison = number.parent;
  if (comparison?.kind !== 'binary_expression') return null;
  const [left, operator, right] = ['left', 'operator', 'right'].map((field) => comparison.child(field)?.text);
  const asked = number.field === 'left' ? `${operator}${right}` : `${mirrored(operator ?? '')}${left}`;
  return wanted.test(asked) ? comparison : null;
}

/** What finds its items one by one, so that to stop at the second spares the rest of the search. */
const SETTLED_BY_THE_SECOND =
  /^(?:filter|filter_map|flat_map|take_while|skip_while|r?split|split_(?:terminator|inclusive|whitespace|ascii_whitespace|word_bounds)|lines|r?matches|match_indices|graphemes|grapheme_indices|unicode_words)$/;

/** `path.split('/').count() > 1`, `rows.iter().filter(..).count() == 1`: the second settles it. */
function countedToSeeIfOne(call: Node, number: Node): Problem | null {
  const comparison = comparedAs(number, /^(?:==1|!=1|>1|>=2|<2|<=1)$/);
  const chain = receiverOf(call)!;
  // What is counted in a word or a version is counted in no time.
  if (
    !comparison ||
    /\.(?:chars|bytes)\(\)/.test(chain.text) ||
    !SETTLED_BY_THE_SECOND.test(methodOf(chain) ?? '')
  )
    return null;
  return {
    at: call,
    ...(number === call && { until: comparison }),
    message: `${quoted(call)} counts to the end only to tell whether there is more than one.`,
    help: 'ask for the second: `nth(1).is_some()`, or `take(2).count()`',
  };
}

/** `batches.iter().map(|b| b.rows()).sum::<usize>() > 0`: of counts, which are never negative. */
function summedToSeeIfAny(call: Node): Problem | null {
  const comparison = askedIfAny(call);
  const isCount = /^sum::<u(?:size|8|16|32|64|128)>$/.test(
    call.child('function')?.text.split('.').at(-1) ?? '',
  );
  if (!comparison || !isCount || methodOf(receiverOf(call)!) !== 'map') return null;
  return {
    at: call,
    until: comparison,
    message: `${quoted(call)} adds up every item only to tell none from some.`,
    help: 'ask `any(|item| .. > 0)`, which stops at the first',
  };
}

/** `items.iter().filter(..).count() > 0` */
function countedToSeeIfAny(call: Node, file: RustFile): Problem | null {
  const number = onlyUseOf(call, file) ?? call;
  const comparison = askedIfAny(number);
  if (!comparison) return countedToSeeIfOne(call, number);
  const chain = receiverOf(call)!;
  const copied = methodOf(chain) === 'clone' ? receiverOf(chain)! : null;
  const ofSets = askedOfSets(chain, file);
  if (!isIteratorChain(chain) && !isIterator(copied ?? chain, file) && !ofSets) return null;
  const chars = /^(?:chars|bytes)$/.test(methodOf(chain) ?? '');
  const filtered = methodOf(chain) === 'filter';
  return {
    at: call,
    ...(number === call && { until: comparison }),
    message: `${quoted(call)} counts to the end only to tell none from some.`,
    help: chars
      ? 'ask `is_empty()`'
      : ofSets
        ? ofSets
        : filtered
          ? 'ask `any(..)`, which stops at the first'
          : copied
            ? 'make the iterator `peekable()`, and ask `peek().is_none()`: no copy, and it stops at the first'
            : 'ask `next().is_none()`, which stops at the first',
  };
}

/** What two sets are asked instead of for what they have in common, and where they differ; null for what is no set. */
function askedOfSets(chain: Node, file: RustFile): string | null {
  const instead = ASKED_OF_SETS[methodOf(chain) ?? ''];
  const found = instead ? file.typeOf(receiverOf(chain)!) : null;
  return found && isSet(methodTarget(found)) ? instead! : null;
}

const ASKED_OF_SETS: Readonly<Record<string, string>> = {
  intersection: 'ask `is_disjoint(..)`, which stops at the first that both have',
  difference: 'ask `is_subset(..)`, which stops at the first that the other lacks',
};

/** A local that was bound to a chain of adapters. */
function isIterator(name: Node, file: RustFile): boolean {
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  return !!binding?.whole && binding.kind === 'let' && isIteratorChain(binding.value);
}

/** `let open = rows.iter().filter(..).count(); if open > 0 { .. }`, where nothing else asks for the number. */
function onlyUseOf(call: Node, file: RustFile): Node | null {
  const [binding] = call.parent?.kind === 'let_declaration' ? file.localsOf(call.parent) : [];
  const [use, ...more] = binding?.uses ?? [];
  return binding?.whole && !binding.mutable && use && !use.hidden && more.length === 0 ? use.node : null;
}

function mirrored(operator: string): string {
  return operator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
}

/** `text.chars().nth(i)` for each `i`: every turn starts at the beginning of the text. */
function textByPosition(call: Node, file: RustFile): Problem | null {
  const source = receiverOf(call)!;
  const [position] = argumentsOf(call);
  if (!/^(?:chars|char_indices|lines|split|split_whitespace|graphemes)$/.test(methodOf(source) ?? ''))
    return null;
  const loop = enclosingLoop(call);
  if (!loop || !position || /literal$/.test(position.kind)) return null;
  if (mentionsBindingOf(loop.node, source, file)) return null;
  return {
    at: call,
    message: `${quoted(call)} walks from the beginning at ${turnsReaching(call, loop)}: the work grows with the square of the length.`,
    help: 'iterate over it once, or collect it before the loop where it must be indexed',
  };
}
