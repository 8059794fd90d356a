import { asCopy, type Copy, costOf, isFreeCopy } from '../../../rust/cost/copies.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { copiedOrCloned } from '../../copied-or-cloned.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Ask for the key of either side at each comparison. */
const SORTS_BY_KEY = /^(?:par_)?sort(?:ed)?(?:_unstable)?_by_key$/;
const SORTS_BY_ORDER = /^(?:par_)?sort(?:ed)?(?:_unstable)?_by$/;
/** Ask for the key of each item once. */
const PICKS_BY_KEY = /^(?:min|max)_by_key$/;

/** `rows.sort_by_key(|row| row.name.clone())`: the key can't borrow from the item, two items that are compared can. */
export function keyCopiedToCompare(call: Node, closure: Node, file: RustFile): Problem | null {
  const method = methodOf(call) ?? '';
  const body = closure.child('body')!;
  if (SORTS_BY_ORDER.test(method)) return itemsCopied(body, closure, file);
  const copy = partsOf(body)
    .map((part) => copyOfItem(part, closure, file))
    .find((each) => each !== null);
  if (!copy) return null;
  const isSort = SORTS_BY_KEY.test(method);
  if (!isSort && !(PICKS_BY_KEY.test(method) && costOf(copy, file) === 'costs')) return null;
  const by = method.replace('_key', '');
  return {
    at: copy.call,
    message: isSort
      ? `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} at every comparison, some twenty times for each of a thousand items.`
      : `${quoted(copy.source)} is ${copiedOrCloned(copy, file)} for each item, only to be compared.`,
    help: `use \`${by}\`, which can compare ${comparedBy(copy, body)} where they are`,
  };
}

/** The keys of two items, spelled out where the key is one part of a named item. */
function comparedBy({ call, source }: Copy, key: Node): string {
  const root = rootOf(source)!;
  if (call !== key || source.kind !== 'field_expression' || root.kind !== 'identifier') return 'the keys';
  const part = source.text.slice(root.text.length);
  return `the keys (\`a${part}.cmp(&b${part})\`)`;
}

/** A key of several parts, or one in reverse. */
function partsOf(key: Node): Node[] {
  if (key.kind === 'block' && key.children.length === 1) return partsOf(key.children[0]!);
  if (key.kind === 'tuple_expression') return key.children.flatMap(partsOf);
  return /^(?:\w+::)*Reverse$/.test(calledPath(key) ?? '') ? argumentsOf(key).flatMap(partsOf) : [key];
}

/** `values.sort_by(|a, b| compare(context, a.clone(), b.clone()))` */
function itemsCopied(body: Node, closure: Node, file: RustFile): Problem | null {
  const copies = [...body.descendantsOfKind('call_expression')]
    .map((each) => copyOfItem(each, closure, file))
    .filter((each) => each !== null);
  const [first] = copies;
  const last = copies.at(-1);
  if (!first || !last || first === last) return null;
  return {
    at: first.call,
    until: last.call,
    message: `${quoted(first.source)} and ${quoted(last.source)} are copied at every comparison, some ten of them for each of a thousand items.`,
    help: 'compare what is lent; where the comparison takes its operands by value, let it borrow them',
  };
}

/** A copy of an item, or of something in it. What `to_string` makes may be another thing, or cost nothing. */
function copyOfItem(node: Node, closure: Node, file: RustFile): Copy | null {
  const copy = asCopy(node);
  if (!copy || /^(?:cloned|to_string)$/.test(copy.method) || isFreeCopy(copy, file)) return null;
  const root = rootOf(copy.source);
  const binding = root && file.bindingOf(root);
  return binding && closure.child('parameters')!.contains(binding.node) ? copy : null;
}
