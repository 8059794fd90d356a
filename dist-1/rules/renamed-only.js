import { ownerOf } from '../rust/functions/shape.js';
import { namesApart, namesGiven, shapeWithoutNames } from '../rust/names/names-apart.js';
import { normalised } from './syntax.js';

const ITEMS = [
  'function_item',
  'function_signature_item',
  'struct_item',
  'enum_item',
  'union_item',
  'const_item',
  'static_item',
  'type_item',
  'mod_item',
];
/**
 * Items of the head, with what they were, that differ from one of the base by nothing but names to which the change itself gave their new name: a function,
 * type, field, constant or module of one shape before and after. A call that goes to something else under another name is none of these.
 */
export function renamedOnly(base, head) {
  const isTrue = trueRenaming(base, head);
  let pairs = pairsOf(base, head).filter(({ given }) => given.every(isTrue));
  for (;;) {
    const given = new Set(pairs.flatMap((pair) => pair.given.map(keyOf)));
    const kept = pairs.filter(({ used }) => used.every((name) => given.has(keyOf(name))));
    if (kept.length === pairs.length) break;
    // What turned out to be something else takes along who names it.
    pairs = kept;
  }
  return new Map(pairs.map(({ after, before }) => [after, before]));
}
const keyOf = ([before, after]) => `${before} ${after}`;
/** Where something of the old name is left and something of the new one was there, a call may go to another than before. */
function trueRenaming(base, head) {
  const [was, is] = [base, head].map(({ trees }) => trees.map(({ root }) => namesGiven(root)));
  const known = (given, index, name) =>
    given.some((names) => names.has(name)) ||
    index.functions(name).length > 0 ||
    index.types(name).length > 0;
  return ([before, after]) => !known(is, head.index, before) || !known(was, base.index, after);
}
/** Items without their equal on the other side, with the one of their shape; of several of one shape in the order of the text. */
function pairsOf(base, head) {
  const [was, is] = [itemsOf(base), itemsOf(head)];
  const shapes = byShape(leftOver(was, is));
  return [...byShape(leftOver(is, was))].flatMap(([shape, afters]) => {
    const befores = shapes.get(shape) ?? [];
    return befores.length === afters.length ? afters.flatMap((after, at) => pair(befores[at], after)) : [];
  });
}
function pair(before, after) {
  const apart = namesApart(before, after);
  if (apart === null) return [];
  const owners = [ownerOf(before), ownerOf(after)];
  return [
    {
      before,
      after,
      given: apart.given,
      used: owners[0] === owners[1] ? apart.used : [...apart.used, owners],
    },
  ];
}
/** By what they are, so that equal ones are found. */
function itemsOf({ trees }) {
  const items = trees.flatMap(({ root }) => [...root.descendantsOfKind(...ITEMS)]);
  // What lies in a module is looked at by itself.
  const whole = items.filter((item) => item.kind !== 'mod_item' || !item.child('body'));
  return new Map(whole.map((item) => [item, `${ownerOf(item)}\n${normalised(item)}`]));
}
function leftOver(items, others) {
  const there = new Set(others.values());
  return [...items].flatMap(([item, text]) => (there.has(text) ? [] : [item]));
}
function byShape(items) {
  const found = new Map();
  for (const item of items) {
    const shape = shapeWithoutNames(item);
    const same = found.get(shape);
    if (same === undefined) found.set(shape, [item]);
    else same.push(item);
  }
  return found;
}
