import { asCopy } from '../../rust/copies.js';
import { argumentsOf, isIteratorChain, methodOf, receiverOf } from '../../rust/flow.js';
import { isPlace, rootOf } from '../../rust/places.js';
import { freshString, isStringLiteral, isText } from '../../rust/strings.js';
import type { Node } from '../../rust/tree.js';
import { isSet, isString, methodTarget, type Type } from '../../rust/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

/** Keep some of the items, or look at them one by one until one fits. */
const SELECTING =
  /^(filter|find|skip|take_while|skip_while|step_by|any|all|position|nth|last|count|max_by_key|min_by_key|max_by|min_by|find_map|dedup|unique)$/;

export const rule: Rule = {
  id: 'clone-before-filter',
  item: 'allocations',
  summary: 'items that are copied before most of them are left out',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.cloned\(\)|\.clone\(\)|to_owned|to_string|String::from/,
  check(node: Node, file: RustFile): Problem | null {
    if (!isCopyOfItems(node, file)) return null;
    const field = node.parent?.kind === 'field_expression' && node.field === 'value' ? node.parent : null;
    const holder = field?.parent?.kind === 'generic_function' ? field.parent : field;
    const next = holder?.field === 'function' ? holder.parent : null;
    const method = next && methodOf(next);
    if (!next || !method) return null;
    if (method === 'collect') return collectedIntoSet(node, next, file);
    if (!SELECTING.test(method)) return null;
    const name = node.child('function')!.child('field')!;
    return {
      at: name,
      until: next.child('function')!,
      message: `Each item is copied before \`${method}\` decides whether it is needed; the copies left out are dropped at once.`,
      help: `${method === 'filter' || /^(take|skip)/.test(method) ? `\`${method}\` first and copy what is left` : `\`${method}\` by reference`}`,
    };
  },
};

/** `.cloned()` or `.map(|x| x.clone())` of an iterator whose items are not Copy. */
function isCopyOfItems(node: Node, file: RustFile): boolean {
  const method = methodOf(node);
  const source = receiverOf(node);
  if (!source || (method !== 'cloned' && method !== 'map')) return false;
  const found = file.typeOf(source);
  if (found ? found.name !== 'Iterator' : !isIteratorChain(source)) return false;
  const item = found?.args[0];
  if (method === 'map' && makesText(argumentsOf(node)[0], item, file)) return true;
  // Of items that nobody knows, most that are `cloned()` are small.
  if (!item || item.name === '_' || file.isCopy({ ...item, refs: item.refs.slice(1) }) !== false)
    return method === 'cloned' && !item && isCloningField(node);
  return method === 'cloned' || copiesItsItem(argumentsOf(node)[0]);
}

/** Chains over plain paths of keys are told by a set that they end in, see below. */
function isCloningField(node: Node): boolean {
  return node.parent?.kind === 'field_expression' && node.parent.child('field')?.text === 'collect';
}

/** `|name| name.trim().to_string()`, `str::to_string`, `String::from`: a text of its own per item. */
function makesText(argument: Node | undefined, item: Type | undefined, file: RustFile): boolean {
  if (!argument) return false;
  const isTextItem = !!item && isString(methodTarget(item));
  if (argument.kind === 'scoped_identifier')
    return (
      /^str::(?:to_string|to_owned)$/.test(argument.text) ||
      (isTextItem && /^(?:String|ToString|ToOwned)::/.test(argument.text))
    );
  const made = argument.kind === 'closure_expression' ? freshString(argument.child('body')) : null;
  if (!made?.source || !/^(?:copy|to_string)$/.test(made.how) || isStringLiteral(made.source)) return false;
  return (
    isText(made.source, file) === true || (isTextItem && /^\w+(?:\.trim\w*\(\))?$/.test(made.source.text))
  );
}

/** `|x| x.clone()`. */
function copiesItsItem(closure: Node | undefined): boolean {
  const body = closure?.kind === 'closure_expression' ? closure.child('body') : undefined;
  const copy = asCopy(body);
  const root = copy && isPlace(copy.source) ? rootOf(copy.source) : null;
  return !!root && copy!.source === root && closure!.child('parameters')?.children[0]?.text === root.text;
}

/** A set that is only iterated or asked keeps references as well, and leaves the doubles out before they are copied. */
function collectedIntoSet(node: Node, collect: Node, file: RustFile): Problem | null {
  const found = file.typeOf(collect);
  if (
    !found ||
    !isSet(found) ||
    collect.parent?.kind !== 'for_expression' ||
    methodOf(receiverOf(node)!) === 'copied'
  )
    return null;
  return {
    at: node.child('function')!.child('field')!,
    until: collect,
    message: `Each item is copied before the ${quoted(collect.child('function')!).includes('BTreeSet') ? '`BTreeSet`' : 'set'} leaves the doubles out, and the loop only visits what is left.`,
    help: 'collect references, and copy in the loop what has to be owned',
  };
}
