import { asCopy, costOf, isFreeCopy } from '../../rust/cost/copies.js';
import type { Binding } from '../../rust/names/scopes.js';
import { valueOfClosure } from '../../rust/order/given-value.js';
import { isIteratorChain } from '../../rust/order/loops.js';
import { hasPartsOfStruct, neededInOneBranch } from '../../rust/order/needed-in-branch.js';
import { mayChangeWithin } from '../../rust/ownership/may-change.js';
import { isPlace, rootOf, withoutParentheses } from '../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  methodCalledOn,
  methodOf,
  nextMethod,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../rust/syntax/format-strings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { freshString, isText } from '../../rust/types/strings.js';
import { isTypeParameter } from '../../rust/types/type-parameters.js';
import { isSequence, isString, methodTarget, type Type } from '../../rust/types/types.js';
import { ALWAYS_WARN, type Problem, type Rule } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { copiedBeforeGuard } from './clone-before-filter/copied-before-guard.js';
import { copiedForPattern } from './clone-before-filter/copied-for-pattern.js';
import { copiedIntoSet, copiedToJoin } from './clone-before-filter/copied-to-collect.js';
import { skipsByLook } from './clone-before-filter/skipping-map.js';
import { copyWalkedBy, isCheapToIterate } from './of-several-rules/walked-copy.js';
import { comparedWithOneMoreStar } from './of-several-rules/written-as-reference.js';

/** Keep some of the items, or look at them one by one until one fits. */
const SELECTING =
  /^(filter|find|skip|take_while|skip_while|step_by|any|all|position|nth|last|count|max|min|max_by_key|min_by_key|max_by|min_by|find_map|dedup|dedup_by|unique|unique_by)$/;

export const rule: Rule = {
  id: 'clone-before-filter',
  item: 'allocations',
  summary: 'items that are copied before most of them are left out',
  severity: ALWAYS_WARN,
  noteInTests: true,
  blocksWhenHot: true,
  on: ['call_expression', 'for_expression'],
  needs: /\.cloned\(\)|\.clone\(\)|to_owned|to_string|String::from|into_owned|::clone\b/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'for_expression') return copiedBeforeSkipping(node, file);
    const refused = copiedForPattern(node, file) ?? copiedBeforeGuard(node, file);
    if (refused) return refused;
    if (!isCopyOfItems(node, file) && !isCopiedBeside(node, file) && !ownsPairs(node)) return null;
    const next = methodCalledOn(node);
    const method = next && methodOf(next);
    if (!next || !method) return null;
    if (method === 'collect') return copiedIntoSet(node, next, file) ?? copiedToJoin(node, next);
    if (!(SELECTING.test(method) || skipsByLook(next, file)) || takesByValue(next)) return null;
    const name = node.child('function')!.child('field')!;
    return {
      at: name,
      until: next.child('function')!,
      message: `Each item is copied before \`${method}\` decides whether it is needed; the copies left out are dropped at once.`,
      help:
        wayToSelect(method) +
        (methodOf(node) === 'cloned' ? comparedWithOneMoreStar(argumentsOf(next).at(-1), file) : ''),
    };
  },
};

function wayToSelect(method: string): string {
  if (method === 'filter_map') return '`filter_map` by reference, and copy what it keeps';
  if (method === 'filter' || /^(take|skip)/.test(method)) return `\`${method}\` first and copy what is left`;
  const finds = /^(?:find|nth|last|max|min)/.test(method) && method !== 'find_map';
  return `\`${method}\` by reference${finds ? ', and copy what it finds' : ''}`;
}

/** `names.iter().cloned().any(is_old)` of a function that is written for a value. */
function takesByValue(next: Node): boolean {
  return (
    /^(?:any|all|position|find_map)$/.test(methodOf(next) ?? '') &&
    /^(?:identifier|scoped_identifier)$/.test(argumentsOf(next)[0]?.kind ?? '')
  );
}

/** `.cloned()` or `.map(|x| x.clone())` of an iterator whose items are not Copy. */
function isCopyOfItems(node: Node, file: RustFile): boolean {
  const method = methodOf(node);
  const source = receiverOf(node);
  if (!source || !/^(?:cloned|map|filter_map)$/.test(method ?? '')) return false;
  if (method === 'filter_map' && !copiesAPart(argumentsOf(node)[0], file)) return false;
  const found = file.typeOf(source);
  if (found ? found.name !== 'Iterator' : !isIteratorChain(source)) return false;
  const item =
    method === 'filter_map'
      ? undefined
      : isOfGetter(node)
        ? (file.typeOf(argumentsOf(node)[0]?.child('body')) ?? undefined)
        : found?.args[0];
  if (method === 'map' && makesText(argumentsOf(node)[0], item, file)) return true;
  // Of what is no text, `to_string` formats one.
  if (method === 'map' && asCopy(valueOfClosure(argumentsOf(node)[0]))?.method === 'to_string') return false;
  if (method === 'map' && copiesAPart(argumentsOf(node)[0], file, true)) return true;
  if (method === 'map' && !copiesItsItem(argumentsOf(node)[0]))
    return copiesAPart(argumentsOf(node)[0], file) && isSelectedByParts(node, file);
  if (item && item.name !== '_') {
    const copied = { ...item, refs: item.refs.slice(1) };
    const isCopy = file.isCopy(copied);
    if (isCopy !== null) return !isCopy;
    return (method === 'cloned' && isTypeParameter(copied, node)) || isSelectedByParts(node, file);
  }
  // Of items that nobody knows, most that are `cloned()` are small.
  return isSelectedByParts(node, file) || (method === 'cloned' && !item && isCloningField(node));
}

/** `|entry| entry.value().clone()` gives what the getter lends, not the item. */
function isOfGetter(map: Node): boolean {
  const closure = methodOf(map) === 'map' ? argumentsOf(map)[0] : undefined;
  const body = valueOfClosure(closure);
  const copy = asCopy(body);
  return !!copy && methodOf(copy.source) !== null;
}

/** `|part| part.created_at < before`: the next closure looks at fields or getters of the items. */
function isSelectedByParts(node: Node, file: RustFile): boolean {
  const next = node.parent?.field === 'function' ? node.parent.parent : null;
  const closure = next ? argumentsOf(next)[0] : undefined;
  const parameters = closure?.kind === 'closure_expression' ? closure.child('parameters') : undefined;
  const names = parameters ? file.boundIn(parameters) : [];
  return names.length === 1 && names[0]!.uses.length > 0 && hasPartsOfStruct(names[0]!);
}

/** `.map(|(id, name)| (*id, name.clone()))`, `.map(|m| (m.id.to_string(), m.is_entry))` before what selects by another part. */
function isCopiedBeside(node: Node, file: RustFile): boolean {
  const closure = methodOf(node) === 'map' ? argumentsOf(node)[0] : undefined;
  const tuple = valueOfClosure(closure);
  if (tuple?.kind !== 'tuple_expression' || !isIteratorChain(receiverOf(node))) return false;
  return tuple.children.some((part) => {
    const copy = asCopy(part);
    if (!copy || copy.method === 'cloned') return false;
    if (copy.method === 'to_string') return isIgnoredByNext(tuple.children.indexOf(part), node);
    const cost = costOf(copy, file);
    return cost === 'costs' || (cost === 'unknown' && isIgnoredByNext(tuple.children.indexOf(part), node));
  });
}

/** `|(_, is_entry)| ..` does not look at the part at that position. */
function isIgnoredByNext(position: number, node: Node): boolean {
  const next = node.parent?.field === 'function' ? node.parent.parent : null;
  const closure = next ? argumentsOf(next)[0] : undefined;
  let pattern = closure?.kind === 'closure_expression' ? closure.child('parameters')?.children[0] : undefined;
  if (pattern?.kind === 'reference_pattern') pattern = pattern.children[0];
  return (
    pattern?.kind === 'tuple_pattern' && /^_/.test(pattern.text.slice(1).split(',')[position]?.trim() ?? '')
  );
}

/** `for part in parts.iter().cloned() { if part.old { all.push(part); } }`. */
function copiedBeforeSkipping(loop: Node, file: RustFile): Problem | null {
  const value = loop.child('value');
  const [binding] = file.localsOf(loop);
  if (!value || !binding?.whole || !neededInOneBranch(binding, file)) return null;
  if (methodOf(value) !== 'cloned' || !isIteratorChain(receiverOf(value)))
    return listCopiedBeforeSkipping(loop, binding, file);
  const item = file.typeOf(receiverOf(value))?.args[0];
  const known = item && item.name !== '_' ? file.isCopy({ ...item, refs: item.refs.slice(1) }) : null;
  if (known === true || (known === null && !hasPartsOfStruct(binding))) return null;
  return {
    at: value.child('function')!.child('field')!,
    message: `Each item is copied before the loop decides whether \`${binding.name}\` is needed; the copies left out are dropped at once.`,
    help: 'iterate by reference, and copy where the item is given away',
  };
}

/** The same of `parts.to_vec()` and `parts.clone().into_iter()`. */
function listCopiedBeforeSkipping(loop: Node, binding: Binding, file: RustFile): Problem | null {
  const copy = copyWalkedBy(loop);
  const found = copy && file.typeOf(copy.source);
  if (!copy || !found || !isSequence(found) || costOf(copy, file) === 'free') return null;
  const item = found.args[0];
  const isCopy = item && item.name !== '_' ? file.isCopy(item) : null;
  if (isCopy === true || (isCopy === null && !hasPartsOfStruct(binding))) return null;
  if (isCheapToIterate(copy, file) || mayChangeWithin(copy.source, loop.start, loop.end, file)) return null;
  return {
    at: copy.call,
    message: `${quoted(copy.source)} is copied with all its items before the loop decides whether \`${binding.name}\` is needed; what is left out is dropped at once.`,
    help: 'iterate by reference, and copy where the item is given away',
  };
}

/** Chains over plain paths of keys are told by a set that they end in, see below. */
function isCloningField(node: Node): boolean {
  return nextMethod(node) === 'collect';
}

/** `url.query_pairs().into_owned()`: two texts of their own for each pair of the query. */
function ownsPairs(node: Node): boolean {
  const pairs = methodOf(node) === 'into_owned' ? receiverOf(node) : undefined;
  return (
    !!pairs &&
    (methodOf(pairs) === 'query_pairs' || /(?:^|::)form_urlencoded::parse$/.test(calledPath(pairs) ?? ''))
  );
}

/** Of a text, a text of its own; `String::as_str` and `String::as_bytes` lend theirs, and `String::len` tells a number. */
const OWNED_BY_PATH = /^(?:\w+::)*(?:String|ToString|ToOwned|Clone)::(?:from|clone|to_string|to_owned)$/;

/** `|name| name.trim().to_string()`, `str::to_string`, `String::from`: a text of its own per item. */
function makesText(argument: Node | undefined, item: Type | undefined, file: RustFile): boolean {
  if (!argument) return false;
  const isTextItem = !!item && isString(methodTarget(item));
  if (argument.kind === 'scoped_identifier')
    return (
      /^str::(?:to_string|to_owned)$/.test(argument.text) || (isTextItem && OWNED_BY_PATH.test(argument.text))
    );
  const made = freshString(valueOfClosure(argument));
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how) || isStringLiteral(made.source)) return false;
  return (
    isText(made.source, file) === true || (isTextItem && /^\w+(?:\.trim\w*\(\))?$/.test(made.source.text))
  );
}

/** `|package| package.build.clone()`, `|(_, name)| name.clone()`. */
function copiesAPart(closure: Node | undefined, file: RustFile, certainly = false): boolean {
  const copy = asCopy(valueOfClosure(closure));
  if (copy?.method !== 'clone' || !isPlace(copy.source) || isFreeCopy(copy, file)) return false;
  const root = rootOf(copy.source);
  const pattern = closure!.child('parameters')?.children[0];
  const isWhole = root === copy.source && pattern?.kind === 'identifier';
  if (certainly && (costOf(copy, file) !== 'costs' || isWhole)) return false;
  return !!root && !!pattern && file.boundIn(pattern).some(({ name }) => name === root.text);
}

/** `|x| x.clone()`, `|entry| entry.value().clone()`. */
function copiesItsItem(closure: Node | undefined): boolean {
  const body = valueOfClosure(closure);
  const copy = asCopy(body);
  const lent =
    copy && /^(?:value|as_ref|deref)$/.test(methodOf(copy.source) ?? '')
      ? receiverOf(copy.source)!
      : copy?.source;
  const root = lent && isPlace(lent) ? rootOf(lent) : null;
  return (
    !!root && withoutStar(lent!) === root && closure!.child('parameters')?.children[0]?.text === root.text
  );
}

function withoutStar(node: Node): Node {
  const inner = withoutParentheses(node);
  return inner.kind === 'unary_expression' && inner.text.startsWith('*') ? inner.children[0]! : inner;
}
