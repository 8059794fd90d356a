import { type Copy, costOf, isFreeCopy } from '../../rust/cost/copies.js';
import { copyOf } from '../../rust/cost/known-copies.js';
import { argumentsOf, methodCalledOn, methodOf } from '../../rust/syntax/call-syntax.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isMap, isSequence } from '../../rust/types/types.js';
import { copiedOrCloned } from '../copied-or-cloned.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import {
  boundCopy,
  itemsCollected,
  NARROWING,
  narrowedLater,
  SELECTING,
} from './copy-then-narrow/narrowed-later.js';
import { comparedWithOneMoreStar } from './of-several-rules/written-as-reference.js';

/** `R` of `R: Reader`: its copies may be views, which cost nothing. */
const GENERIC = /^[A-Z]\d?$/;

export const rule: Rule = {
  id: 'copy-then-narrow',
  item: 'allocations',
  summary: 'a copy of everything of which only a part is kept',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression', 'let_declaration', 'let_condition'],
  needs: /\.(clone|cloned|to_vec|to_owned|to_string)\(\)|::clone\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind !== 'call_expression') return narrowedNext(node, file);
    const items = itemsCollected(node, file);
    if (items) return narrowedAtOnce(items, node, file);
    const copy = copyOf(node, file);
    if (!copy || !isWorthAWord(copy, file)) return null;
    const opened = withOpenings(node, OPENING_OR_DEFAULT);
    const isOpened = opened !== node && costOf(copy, file) === 'costs';
    if (copy.method === 'cloned' && !isOpened) return null;
    const value = isOpened ? opened : node;
    return narrowedAtOnce(copy, value, file) ?? selectedFrom(copy, value, file);
  },
};

function isWorthAWord(copy: Copy, file: RustFile): boolean {
  if (isFreeCopy(copy, file) || isFormatted(copy, file)) return false;
  return !GENERIC.test(file.typeOf(copy.source)?.name ?? '');
}

function isFormatted(copy: Copy, file: RustFile): boolean {
  return copy.method === 'to_string' && !/^(str|String)$/.test(file.typeOf(copy.source)?.name ?? '');
}

function calledOn(node: Node): { call: Node; method: string } | null {
  const call = methodCalledOn(node);
  const method = call && methodOf(call);
  return call && method ? { call, method } : null;
}

/** `v.clone().drain(..n)`, `v.clone().pop()`. */
function narrowedAtOnce(copy: Copy, copied: Node, file: RustFile): Problem | null {
  const next = calledOn(copied);
  if (!next) return null;
  if (NARROWING.test(next.method)) return problem(copy, file, next.method);
  const takesOne =
    ONE_ITEM.test(next.method) && (isCollection(copied, file) || isTakenByNumber(next.call, copied, file));
  return takesOne ? problem(copy, file, next.method) : null;
}

/** Take one item out of a list or map of which nobody keeps the others. */
const ONE_ITEM = /^(?:pop|pop_front|pop_back|pop_first|pop_last|swap_remove|remove)$/;

function isCollection(copied: Node, file: RustFile): boolean {
  const found = file.typeOf(copied);
  return found?.refs === '' && (isSequence(found) || isMap(found)) && !file.declarations.declares(found.name);
}

/** `parts.clone().remove(0)`: a map is asked with a reference, a set never by a number that is no item of it. */
function isTakenByNumber(call: Node, copied: Node, file: RustFile): boolean {
  const [index, ...others] = argumentsOf(call);
  return file.typeOf(copied) === null && index?.kind === 'integer_literal' && others.length === 0;
}

/** `v.clone().into_iter().take(n)`, `map.get(k).cloned().unwrap_or_default().into_iter().filter(f)`. */
function selectedFrom(copy: Copy, copied: Node, file: RustFile): Problem | null {
  const into = calledOn(copied);
  const next = into && /^(into_iter|into_values|into_keys)$/.test(into.method) ? calledOn(into.call) : null;
  if (!next || !SELECTING.test(next.method)) return null;
  const found = problem(copy, file, next.method);
  return { ...found, help: found.help + comparedWithOneMoreStar(argumentsOf(next.call).at(-1), file) };
}

/** `let mut p = x.clone(); p.truncate(n);`. */
function narrowedNext(declaration: Node, file: RustFile): Problem | null {
  const copy = boundCopy(declaration, file);
  if (!copy || !isWorthAWord(copy, file)) return null;
  const method = narrowedLater(declaration, file);
  return method ? problem(copy, file, method) : null;
}

function problem(copy: Copy, file: RustFile, method: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} whole before \`${method}\` throws a part of the copy away.`,
    help: wayToCopyLess(
      quoted(copy.source),
      method,
      /^(?:str|String)$/.test(file.typeOf(copy.source)?.name ?? ''),
    ),
  };
}

function wayToCopyLess(source: string, method: string, isText: boolean): string {
  if (ONE_ITEM.test(method)) return `look that item up in ${source}, and copy it alone`;
  if (/^(?:any|all|position)$/.test(method)) return `ask the items of ${source} where they are`;
  if (SELECTING.test(method) || /^retain/.test(method))
    return isText
      ? `collect only those \`chars\` of ${source} that stay`
      : `iterate ${source} by reference, select, and copy what is left`;
  // A slice of more than there is panics, while `truncate` leaves what is too short as it is.
  if (method === 'truncate')
    return isText
      ? `copy only the part that stays: slice ${source} first, no further than it goes`
      : `copy only the part that stays: \`iter().take(..)\` of ${source}, and \`cloned()\``;
  return `copy only the part that stays: slice ${source} first`;
}
