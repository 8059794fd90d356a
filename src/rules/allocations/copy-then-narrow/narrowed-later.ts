import { asCopy, type Copy, costOf } from '../../../rust/cost/copies.js';
import { copyOf } from '../../../rust/cost/known-copies.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { isCollect } from '../../../rust/order/collects.js';
import { isIteratorChain } from '../../../rust/order/loops.js';
import { isLook, isOnlyLookedAt } from '../../../rust/ownership/only-read.js';
import type { UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodCalledOn, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';

/** Throw a part of the copy away. */
export const NARROWING =
  /^(truncate|drain|drain_\w+|split_off|retain|retain_mut|split_to|resize_to|advance)$/;
/** Look at a part of the items that a consumed copy yields. */
export const SELECTING =
  /^(take|skip|filter|take_while|skip_while|filter_map|find|find_map|next|nth|last|position|any|all|min_by_key|max_by_key)$/;
/** Give back what they cut off. */
const CUTTING = /^(?:drain|split_off|split_to)$/;

/** Turns the items round: the part that is kept lies at the other end. */
const TURNING = /^reverse$/;

/** The copy that a `let` binds: of a list, or of its items one by one, `xs.iter().cloned().collect()`. */
export function boundCopy(declaration: Node, file: RustFile): Copy | null {
  const value = declaration.child('value');
  const copy = copyOf(value, file);
  if (copy && copy.method !== 'cloned' && !opensCopy(declaration)) return copy;
  const inner = value && withoutOpenings(value, OPENING_OR_FALLBACK);
  const opened = inner !== value || opensCopy(declaration) ? copyOf(inner, file) : null;
  if (opened && costOf(opened, file) === 'costs') return opened;
  return value ? itemsCollected(value, file) : null;
}

/** `xs.iter().cloned().collect()` */
export function itemsCollected(value: Node, file: RustFile): Copy | null {
  const items = isCollect(value) ? asCopy(receiverOf(value)) : null;
  if (items?.method !== 'cloned' || !/^(?:iter|values|keys)$/.test(methodOf(items.source) ?? '')) return null;
  return isIteratorChain(items.source) && costOf(items, file) !== 'free' ? items : null;
}

/** `Some(rows)`, `Ok(rows)` */
function opensCopy(declaration: Node): boolean {
  return /^(?:Some|Ok)\s*\(/.test(declaration.child('pattern')?.text ?? '');
}

/** Of a list copied into a local: the method that narrows it before anything else is done to it. Null where more of it is needed. */
export function narrowedLater(declaration: Node, file: RustFile): string | null {
  const [binding, other] = file.localsOf(declaration);
  if (!binding || (!binding.whole && (other || !opensCopy(declaration)))) return null;
  if (isOnlyLookedAt(binding, file)) return isCutOut(binding, file) ? 'to_vec' : null;
  const uses = file.usesOf(binding);
  const first = uses.find((use) => !isLook(use, file) && !isTurned(use, declaration));
  if (!first || first.effect === 'hidden') return null;
  if (!isUnconditional(first.use.node, declaration) && !isCutToLength(first, binding, declaration))
    return null;
  const method = first.method ?? '';
  if (binding.mutable && NARROWING.test(method) && first.place === first.use.node)
    return isAllThatIsKept(first, uses) ? method : null;
  const next = method === 'into_iter' && first.call ? calledOn(first.call) : null;
  return next && SELECTING.test(next) && uses.at(-1) === first ? next : null;
}

function isTurned({ method, place, use }: UseFacts, declaration: Node): boolean {
  return TURNING.test(method ?? '') && place === use.node && isUnconditional(use.node, declaration);
}

/** `names.split_off(at)` with `names` used afterwards parts the copy in two that are both kept. */
function isAllThatIsKept(narrowing: UseFacts, uses: readonly UseFacts[]): boolean {
  if (!CUTTING.test(narrowing.method ?? '')) return true;
  const isDropped = narrowing.call?.parent?.kind === 'expression_statement';
  return (isDropped && narrowing.call!.parent!.text.endsWith(';')) || uses.at(-1) === narrowing;
}

/** `all[from..to].to_vec()`, where the rest of the copy is asked for its length at most. */
function isCutOut(binding: Binding, file: RustFile): boolean {
  const [cut, more] = file.usesOf(binding).filter((use) => !/^(?:len|is_empty)$/.test(use.method ?? ''));
  const place = cut && !more ? cut.place : null;
  const index = place?.kind === 'index_expression' ? place.children[1] : undefined;
  const call = place?.parent?.field === 'function' ? place.parent.parent : null;
  return index?.kind === 'range_expression' && /^(?:to_vec|to_owned)$/.test((call && methodOf(call)) ?? '');
}

function calledOn(node: Node): string | null {
  const call = methodCalledOn(node);
  return call && argumentsOf(call).length <= 1 ? methodOf(call) : null;
}

const CUTS = /^(?:truncate|drain|split_off)$/;

/** `if rows.len() > most { rows.truncate(most); }`: where it is too long, and nothing else is asked. */
function isCutToLength({ use, method }: UseFacts, binding: Binding, declaration: Node): boolean {
  const fork = [...use.node.ancestors()].find((at) => at.kind === 'if_expression');
  const statement = fork?.parent?.kind === 'expression_statement' ? fork.parent : fork;
  if (!fork || !CUTS.test(method ?? '') || statement?.parent !== declaration.parent) return false;
  if (fork.child('alternative') || fork.child('consequence')?.children.length !== 1) return false;
  const asked = fork.child('condition')?.text.replace(/\s+/g, '') ?? '';
  return new RegExp(`^${binding.name}\\.len\\(\\)>|<=?${binding.name}\\.len\\(\\)$`).test(asked);
}

/** Narrowed under a condition, the rest of the copy may be needed otherwise. */
function isUnconditional(node: Node, declaration: Node): boolean {
  for (const at of node.ancestors()) {
    if (at === declaration.parent) return true;
    if (/^(?:if|match|for|while|loop|closure)_expression$|^async_block$/.test(at.kind)) return false;
  }
  return false;
}
