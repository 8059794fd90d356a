import { valueOfClosure } from '../../../rust/order/given-value.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** Go over the keys in order. */
const WALKS = /^(?:iter|keys|into_keys)$/;
/** Hand items on as they are, so that the order stays; the tree's own iterators know their least and greatest, what is wrapped around them doesn't. */
const PASSES = /^(?:copied|cloned|rev)$/;

/** The tree that an iterator goes over by its keys, and whether something is wrapped around the tree's own iterator. */
function treeWalked(
  chain: Node | undefined,
  file: RustFile,
): { tree: Node; keys: boolean; wrapped: boolean } | null {
  let at = chain;
  let wrapped = false;
  while (at && PASSES.test(methodOf(at) ?? '')) {
    wrapped = true;
    at = receiverOf(at);
  }
  if (!at || !WALKS.test(methodOf(at) ?? '') || argumentsOf(at).length > 0) return null;
  const tree = receiverOf(at)!;
  const found = file.typeOf(tree);
  const target = found && methodTarget(found);
  if (!target || !/^BTree(?:Map|Set)$/.test(target.name)) return null;
  return { tree, keys: target.name === 'BTreeSet' || methodOf(at) !== 'iter', wrapped };
}

/** `set.iter().fold(0, |most, i| if most > *i { most } else { *i })`, `map.keys().copied().max()` */
export function extremeOfOrdered(call: Node, file: RustFile): Problem | null {
  const method = methodOf(call)!;
  if (method !== 'fold' && argumentsOf(call).length > 0) return null;
  const walk = treeWalked(receiverOf(call), file);
  if (!walk?.keys || (method !== 'fold' && !walk.wrapped)) return null;
  const greatest = method === 'fold' ? keepsGreater(argumentsOf(call)[1]) : method === 'max';
  if (greatest === null) return null;
  const end = greatest ? 'last' : 'first';
  return {
    at: call,
    message: `${quoted(walk.tree)} is in order, yet all of it is gone over to find its ${greatest ? 'greatest' : 'least'}.`,
    help: `ask \`${file.typeOf(walk.tree)!.name === 'BTreeSet' ? end : `${end}_key_value`}()\`, which goes straight to it`,
  };
}

/** True for a closure of `fold` that keeps the greater of two, false for the lesser, null for anything else. */
function keepsGreater(closure: Node | undefined): boolean | null {
  if (closure?.kind !== 'closure_expression') return null;
  const text = closure.text.replace(/\s&&\s/g, ';').replace(/[\s*&]+/g, '');
  const [, kept, item] = /^\|(\w+),(\w+)\|/.exec(text) ?? [];
  if (!kept || !item) return null;
  const body = text.slice(text.indexOf('|', 1) + 1).replace(/^\{(.*)\}$/, '$1');
  if (body === `${kept}.max(${item})` || body === `${item}.max(${kept})`) return true;
  if (body === `${kept}.min(${item})` || body === `${item}.min(${kept})`) return false;
  const [, left, sign, right, then, otherwise] =
    /^if(\w+)([<>]=?)(\w+)(?:;[^{}]*)?\{(\w+)\}else\{(\w+)\}$/.exec(body) ?? [];
  if (!left || !sign || new Set([left, right, kept, item]).size !== 2) return null;
  if (!(then === left && otherwise === right) && !(then === right && otherwise === left)) return null;
  return (sign[0] === '>') === (then === left);
}

/** `set.iter().filter(|i| **i <= n).max()`, `map.range(..)` written as `map.keys().find(|k| **k >= n)` */
export function searchedThoughOrdered(call: Node, file: RustFile): Problem | null {
  const walk = treeWalked(receiverOf(call), file);
  const closure = argumentsOf(call)[0];
  if (!walk || closure?.kind !== 'closure_expression') return null;
  const key = keyName(closure, walk.keys);
  if (!key || !comparesWithBound(valueOfClosure(closure)!, key)) return null;
  return {
    at: call,
    message: `${quoted(walk.tree)} is in order, yet \`${methodOf(call)}\` compares one key after the other.`,
    help: 'ask for the keys from or up to that bound with `range(..)`, which goes straight to them',
  };
}

/** The name of the key in the closure's parameter: `|k|` over keys, `|(k, _)|` over entries. */
function keyName(closure: Node, isKey: boolean): string | null {
  const parameter = closure.child('parameters')?.text.replace(/[\s|&]+/g, '') ?? '';
  const [, name] = (isKey ? /^(\w+)$/ : /^\((\w+),\w+\)$/).exec(parameter) ?? [];
  return name ?? null;
}

/** `**key >= from && **key < to`: the key itself against something that is not of the item. */
function comparesWithBound(body: Node, key: string): boolean {
  if (body.kind !== 'binary_expression') return false;
  const [left, right] = [body.child('left')!, body.child('right')!];
  const operator = body.child('operator')?.text ?? '';
  if (operator === '&&') return comparesWithBound(left, key) || comparesWithBound(right, key);
  if (!/^[<>]=?$/.test(operator)) return false;
  const [one, other] = [left, right].map((side) => side.text.replace(/[\s*&()]+/g, ''));
  const isFree = (text: string) => !new RegExp(`\\b${key}\\b`).test(text);
  return (one === key && isFree(other!)) || (other === key && isFree(one!));
}
