import { asCopy, type Copy, isFreeCopy } from '../../rust/copies.js';
import { methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** Throw a part of the copy away. */
const NARROWING = /^(truncate|drain|drain_\w+|split_off|retain|retain_mut|split_to|resize_to|advance)$/;
/** Look at a part of the items that a consumed copy yields. */
const SELECTING =
  /^(take|skip|filter|take_while|skip_while|filter_map|find|find_map|next|nth|last|position|any|all|min_by_key|max_by_key)$/;

/** `R` of `R: Reader`: its copies may be views, which cost nothing. */
const GENERIC = /^[A-Z]\d?$/;

export const rule: Rule = {
  id: 'copy-then-narrow',
  item: 'allocations',
  summary: 'a copy of everything of which only a part is kept',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(clone|to_vec|to_owned|to_string)\(\)/,
  check(node: Node, file: RustFile): Problem | null {
    const copy = asCopy(node);
    if (!copy || copy.method === 'cloned' || isFreeCopy(copy, file) || isFormatted(copy, file)) return null;
    if (GENERIC.test(file.typeOf(copy.source)?.name ?? '')) return null;
    return narrowedAtOnce(copy) ?? selectedFrom(copy) ?? narrowedNext(copy, file);
  },
};

function isFormatted(copy: Copy, file: RustFile): boolean {
  return copy.method === 'to_string' && !/^(str|String)$/.test(file.typeOf(copy.source)?.name ?? '');
}

function calledOn(node: Node): { call: Node; method: string } | null {
  const field = node.parent?.kind === 'field_expression' && node.field === 'value' ? node.parent : null;
  const holder = field?.parent?.kind === 'generic_function' ? field.parent : field;
  const call = holder?.field === 'function' ? holder.parent : null;
  const method = call && methodOf(call);
  return call && method ? { call, method } : null;
}

/** `v.clone().drain(..n)`. */
function narrowedAtOnce(copy: Copy): Problem | null {
  const next = calledOn(copy.call);
  return next && NARROWING.test(next.method) ? problem(copy, next.method) : null;
}

/** `v.clone().into_iter().take(n)`. */
function selectedFrom(copy: Copy): Problem | null {
  const into = calledOn(copy.call);
  const next = into && /^(into_iter|into_values|into_keys)$/.test(into.method) ? calledOn(into.call) : null;
  if (!next || !SELECTING.test(next.method)) return null;
  return {
    ...problem(copy, next.method),
    help: `iterate ${quoted(copy.source)} by reference, select, and copy what is left with \`cloned()\``,
  };
}

/** `let mut p = x.clone(); p.truncate(n);`. */
function narrowedNext(copy: Copy, file: RustFile): Problem | null {
  const declaration = copy.call.parent;
  if (declaration?.kind !== 'let_declaration' || copy.call.field !== 'value' || !isPlace(copy.source))
    return null;
  const binding = file.functionAt(declaration)?.scopes.boundBy(declaration)[0];
  const siblings = declaration.parent?.children ?? [];
  const next = siblings[siblings.indexOf(declaration) + 1];
  if (!binding?.mutable || !next) return null;
  const first = binding.uses[0];
  const call = first && calledOn(first.node)?.call;
  if (
    !first ||
    !call ||
    !next.contains(first.node) ||
    !NARROWING.test(methodOf(call) ?? '') ||
    receiverOf(call) !== first.node
  )
    return null;
  return isUnconditional(call, next) ? problem(copy, methodOf(call)!) : null;
}

/** Narrowed under a condition, the rest of the copy may be needed otherwise. */
function isUnconditional(call: Node, statement: Node): boolean {
  for (let at: Node | null = call; at && at !== statement; at = at.parent) {
    if (/^(if|match|for|while|loop|closure)_expression$/.test(at.kind)) return false;
  }
  return true;
}

function problem(copy: Copy, method: string): Problem {
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied whole before \`${method}\` throws a part of the copy away.`,
    help: `copy only the part that stays: slice ${quoted(copy.source)} first`,
  };
}
