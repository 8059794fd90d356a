import { functionName } from '../../rust/functions/shape.js';
import { isPlace, rootOf } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { fileAskedToCompare } from './work-in-comparator/file-asked-to-compare.js';
import { keyCopiedToCompare } from './work-in-comparator/key-copied-to-compare.js';
import { onceForEach } from './work-in-comparator/once-for-each.js';

const SORTS = /^(?:par_)?sort(?:ed)?(?:_unstable)?_by(?:_key)?$/;
const PICKS = /^(?:min|max)_by_key$/;

export const rule: Rule = {
  id: 'work-in-comparator',
  item: 'redundant-work',
  summary: 'what two items are compared by is looked up, copied or put in order at each comparison',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'function_item'],
  needs: /\bsort(?:ed)?(?:_unstable)?(?:_by|_by_key)?\(|\.(?:min|max)_by_key\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'function_item') return sortedToCompare(node);
    const method = methodOf(node) ?? '';
    const closure = argumentsOf(node)[0];
    if (closure?.kind !== 'closure_expression') return null;
    if (!SORTS.test(method)) return PICKS.test(method) ? keyCopiedToCompare(node, closure, file) : null;
    const lookup = lookedUp(closure, file);
    if (!lookup) return fileAskedToCompare(node, closure, file) ?? keyCopiedToCompare(node, closure, file);
    return {
      at: node,
      until: lookup,
      message: `${quoted(lookup)} is looked up again at every comparison, some twenty times for each of a thousand items.`,
      help: onceForEach(node),
    };
  },
};

/** A lookup by the item itself, which is made for either side where there are two. */
function lookedUp(closure: Node, file: RustFile): Node | null {
  const parameters = closure.child('parameters')?.children ?? [];
  const lookups = [...closure.child('body')!.descendants(), closure.child('body')!]
    .filter((each) => /^(?:call|index)_expression$/.test(each.kind))
    .filter((each) => isLookup(each, closure, file));
  const sides = parameters.map((parameter) =>
    lookups.filter((each) => isAbout(keyOf(each)!, parameter, file)),
  );
  const [one, other] = sides;
  if (!one) return null;
  if (!other) return one[0] ?? null;
  const kind = (lookup: Node) => `${spelling(askedOf(lookup)!)}.${methodOf(lookup) ?? '[]'}`;
  return one.find((each) => other.some((twin) => twin !== each && kind(twin) === kind(each))) ?? null;
}

function askedOf(lookup: Node): Node | undefined {
  return lookup.kind === 'index_expression' ? lookup.children[0] : receiverOf(lookup);
}

function keyOf(lookup: Node): Node | undefined {
  return lookup.kind === 'index_expression' ? lookup.children[1] : argumentsOf(lookup)[0];
}

const ASKS = /^(?:get|get_\w+|lookup\w*|find_\w+|resolve\w*|fetch\w*)$/;

/** A map of outside, or something that is asked by reference: what takes an index by value is a list. */
function isLookup(node: Node, closure: Node, file: RustFile): boolean {
  const asked = askedOf(node);
  const key = keyOf(node);
  const root = asked && rootOf(asked);
  const holder = root && file.bindingOf(root);
  if (!asked || !key || !isPlace(asked) || (holder && closure.contains(holder.node))) return false;
  const found = file.typeOf(asked);
  const target = found && methodTarget(found);
  const method = methodOf(node);
  if (target && (isMap(target) || isSet(target)))
    return method === null || /^(?:get|get_\w+|contains\w*)$/.test(method);
  if (method === null || !ASKS.test(method) || argumentsOf(node).length !== 1) return false;
  if (target && isSequence(target)) return false;
  return isGivenByReference(key, file);
}

function isGivenByReference(key: Node, file: RustFile): boolean {
  if (key.kind === 'reference_expression') return key.child('value')?.kind !== 'range_expression';
  const found = file.typeOf(key);
  if (found) return found.refs !== '';
  // The parameters of a comparator are references.
  return key.kind === 'identifier' && file.bindingOf(key)?.kind === 'closure-parameter' && isWhole(key, file);
}

function isWhole(name: Node, file: RustFile): boolean {
  return file.bindingOf(name)?.node.parent?.kind === 'closure_parameters';
}

function isAbout(key: Node, parameter: Node, file: RustFile): boolean {
  return [...key.descendants()].some((each) => {
    const binding = each.kind === 'identifier' ? file.bindingOf(each) : undefined;
    return !!binding && (binding.node === parameter || parameter.contains(binding.node));
  });
}

/** `fn compare_groups(a: &Group, b: &Group) -> Ordering { let mut left = a.items.iter().sorted(); .. }` */
function sortedToCompare(fn: Node): Problem | null {
  const name = functionName(fn);
  if (!/^(?:cmp|partial_cmp|compare(?:_\w+)?|\w+_cmp|cmp_\w+)$/.test(name)) return null;
  if (!/\bOrdering\b|^f(?:32|64)$/.test(fn.child('return_type')?.text ?? '')) return null;
  for (const call of fn.child('body')?.descendantsOfKind('call_expression') ?? []) {
    if (!/^sort(?:ed)?(?:_unstable)?(?:_by|_by_key)?$/.test(methodOf(call) ?? '')) continue;
    return {
      at: call,
      message: `\`${name}\` is called for every comparison, and each call puts ${quoted(receiverOf(call)!)} in order again.`,
      help: 'keep it in order where it is made, or work out a key to compare by once for each item',
    };
  }
  return null;
}
