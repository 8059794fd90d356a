import { callsOfChain, isPlainList } from '../../../rust/order/collects.js';
import { walkedByCallee, walkedByTaker } from '../../../rust/order/walked-by-callee.js';
import { isPlace, isRepeated, overlaps, pathOf, rootOf } from '../../../rust/ownership/places.js';
import { yieldsTheSameLater } from '../../../rust/ownership/reads.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  callOfArgument,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { methodTarget, typeFromNode } from '../../../rust/types/types.js';
/** A list that is collected within the expression that takes it apart again. */
export function collectedOnTheSpot(collect, into, file) {
  if (argumentsOf(collect).length > 0) return null;
  const outer = collect.parent;
  const lent = outer.kind === 'reference_expression' ? callOfArgument(outer) : null;
  if (lent && /^(?:append|extend_from_slice)$/.test(methodOf(lent) ?? ''))
    return lentToAppend(collect, into, lent, file);
  if (lent && isPlainList(into) && mayRunLater(receiverOf(collect))) return lentToWalker(collect, lent, file);
  if (isPlainList(into) && mayRunLater(receiverOf(collect))) {
    if (outer.kind === 'for_expression' && collect.field === 'value')
      return walkedAtOnce(collect, outer, file);
    const taker = callOfArgument(collect);
    if (taker) return givenToExtend(collect, taker, file);
    const serialized = methodCalledOn(collect);
    if (serialized && methodOf(serialized) === 'serialize') return serializedAtOnce(collect, serialized);
  }
  return givenToWalker(collect, into, file) ?? joinedWithNothing(collect, into, file);
}
function mayRunLater(chain) {
  if (/\b(?:spawn\w*|async|await|thread|par_\w+|into_par_iter|par_bridge|recv)\b/.test(chain.text))
    return false;
  for (const call of callsOfChain(chain))
    if (/^(?:lock|read|write|borrow|borrow_mut|\w*_lock)$/.test(methodOf(call) ?? '')) return false;
  return true;
}
/** `for x in items.iter().map(..).collect::<Vec<_>>() { .. }` where nothing in the body touches `items`. */
function walkedAtOnce(collect, loop, file) {
  const body = loop.child('body');
  if (/\.await\b/.test(body.text)) return null;
  const above = loop.tree.lineText(loop.line - 1).trim();
  if (above.startsWith('//') && /\bcollect|\bborrow|\bsnapshot|\bfirst\b|\bclone/i.test(above)) return null;
  if (!yieldsTheSameLater(receiverOf(collect), collect.end, body.end, file)) return null;
  if (isMadeByWhoIsAsked(receiverOf(collect), body, file)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: 'The items are collected into a list only for the `for` to walk it once and drop it.',
    help: 'walk the iterator itself',
  };
}
/** `for task in pool.finished().collect::<Vec<_>>() { start_next(&pool, task) }`: what comes next may depend on what is done meanwhile. */
function isMadeByWhoIsAsked(chain, body, file) {
  const first = [...callsOfChain(chain)].at(-1);
  const maker = first && receiverOf(first);
  const root = maker && rootOf(maker);
  if (!root) return false;
  const isView = VIEWS.test(methodOf(first) ?? '');
  return !!file
    .bindingOf(root)
    ?.uses.some(({ node }) => body.contains(node) && isOf(node, maker) && (!isView || isWrittenTo(node)));
}
/** `dict.set_item(key, none)` in a walk over `dict`: what takes `&self` may write to it all the same. */
function isWrittenTo(use) {
  const call = methodCalledOn(placeOf(use));
  return WRITES.test((call && methodOf(call)) ?? '');
}
const WRITES =
  /^(?:set|insert|remove|delete|push|pop|put|add|update|upsert|replace|swap|clear|truncate|retain|extend|append|drop|evict|invalidate|store|write|mark|register|unregister|del)(?:_|$)/;
const VIEWS =
  /^(?:iter|iter_mut|into_iter|keys|values|into_keys|into_values|drain|chars|char_indices|bytes|lines|split\w*|windows|chunks\w*|range|difference|intersection|union|symmetric_difference|components|ancestors)$/;
/** The same object, or the whole that it is a part of. */
function isOf(use, maker) {
  return overlaps(pathOf(placeOf(use)), pathOf(maker));
}
/** `list.extend(items.map(..).collect::<Vec<_>>())`, `join_all(items.map(..).collect::<Vec<_>>())`. */
function givenToExtend(collect, taker, file) {
  const name = methodOf(taker) ?? calledPath(taker) ?? '';
  if (argumentsOf(taker).length !== 1 || !/(?:^|::)(?:extend|chain|zip|join_all|try_join_all)$/.test(name))
    return null;
  const grown = methodOf(taker) === 'extend' ? receiverOf(taker) : null;
  if (grown && rootOf(grown) && isTouchedBy(receiverOf(collect), grown, file)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: `The items are collected into a list that \`${name}\` takes apart again: it takes any iterator.`,
    help: `give the iterator itself to \`${name}\``,
  };
}
/** `list.append(&mut items.map(..).collect())`. */
function lentToAppend(collect, into, append, file) {
  const list = receiverOf(append);
  const found = file.typeOf(list);
  // It appends what is of its own type.
  if (!isPlainList(into ?? (found && methodTarget(found))) || !mayRunLater(receiverOf(collect))) return null;
  if (!isPlace(list) || isTouchedBy(collect, list, file)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message:
      methodOf(append) === 'append'
        ? `The items are collected into a list that \`append\` moves to the end of \`${list.text}\` and leaves empty.`
        : `The items are collected into a list that is copied to the end of \`${list.text}\` and dropped.`,
    help: 'use `extend` with the iterator itself',
  };
}
/** `self.add_all(&items.map(..).collect::<Vec<_>>())` where `add_all` of this file goes over its slice once. */
function lentToWalker(collect, call, file) {
  const callee = walkedByCallee(collect.parent, file);
  if (!callee || !yieldsTheSameLater(receiverOf(collect), collect.end, call.end, file)) return null;
  const name = callee.child('name').text;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: `The items are collected into a list only for \`${name}\` to go over it once.`,
    help: `let \`${name}\` take any iterator, or do what it does with this one`,
  };
}
/** `self.add_all(items.map(..).collect())` where `add_all` of this file takes a `Vec` and goes over it once. */
function givenToWalker(collect, into, file) {
  const call = callOfArgument(collect);
  if (!call || (into && into.name !== 'Vec') || !mayRunLater(receiverOf(collect))) return null;
  const callee = TAKES_GUARD.test(receiverOf(collect).text) ? null : walkedByTaker(collect, file);
  if (!callee || !yieldsTheSameLater(receiverOf(collect), collect.end, call.end, file)) return null;
  if (changedByCall(call, callee).some((place) => rootOf(place) && isTouchedBy(collect, place, file)))
    return null;
  const name = callee.child('name').text;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: `The items are collected into a \`Vec\` only for \`${name}\` to go over it once and drop it.`,
    help: `let \`${name}\` take any iterator (\`impl IntoIterator\`)`,
  };
}
/** The function could ask for the same lock while it goes over the items. */
const TAKES_GUARD = /\.(?:lock|read|write|borrow|borrow_mut)\(\)/;
/** What a call may change or take: the receiver of a method that says so, and what it is lent to be changed. */
function changedByCall(call, callee) {
  const self = callee.child('parameters')?.ofKind('self_parameter');
  const receiver =
    methodOf(call) && !/^&\s*(?:'\w+\s+)?self$/.test(self?.text ?? '') ? [receiverOf(call)] : [];
  const lent = argumentsOf(call).filter((each) => each.has('mutable_specifier'));
  return [...receiver, ...lent.map((each) => each.child('value') ?? each)];
}
/** Does the chain need what the list belongs to? Other fields of the same struct may be borrowed beside it. */
function isTouchedBy(chain, list, file) {
  const owner = rootOf(list);
  const binding = file.bindingOf(owner);
  for (const node of chain.descendantsOfKind('identifier', 'self')) {
    if (node.text !== owner.text || file.bindingOf(node) !== binding) continue;
    const field = node.parent?.kind === 'field_expression' ? node.parent : null;
    if (list === owner || !field || field.field === 'function' || overlaps(field.text, list.text))
      return true;
  }
  return false;
}
/** `items.map(..).collect::<Vec<_>>().serialize(serializer)`. */
function serializedAtOnce(collect, serialize) {
  const [serializer, more] = argumentsOf(serialize);
  if (!serializer || more || serializer.kind !== 'identifier') return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: collect,
    message: 'The items are collected into a list only to be serialized one after the other.',
    help: `use \`${serializer.text}.collect_seq(..)\` with the iterator itself`,
  };
}
/** `..collect::<Vec<_>>().join("")`: a String can be collected from texts itself. */
function joinedWithNothing(collect, written, file) {
  const into = written ?? declaredFor(collect);
  if (!isPlainList(into)) return null;
  const call = calledOn(collect, file);
  const method = call && methodOf(call);
  if (!call || !method) return null;
  const [separator] = argumentsOf(call);
  if (method === 'join' ? separator?.text === '""' : method === 'concat' && holdsTexts(into))
    return {
      at: calledTarget(collect)?.child('field') ?? collect,
      until: collect.contains(call) || call.contains(collect) ? call : collect,
      message: 'The texts are collected into a list only to be joined with nothing in between.',
      help: 'use `collect::<String>()`',
    };
  if (!call.contains(collect)) return null;
  if (method !== 'join' || !separator || !/^["'&]/.test(separator.text)) return null;
  if (!file.hasText(/\buse itertools::|itertools::Itertools/)) return null;
  return {
    at: calledTarget(collect)?.child('field') ?? collect,
    until: call,
    message: 'The texts are collected into a list only to be joined.',
    help: `join the iterator: itertools' \`.join(${separator.text})\``,
    // The slice's own `join` knows the length of the text beforehand.
    minor: true,
  };
}
/** The method called on the list, or on the local that holds it for nothing else. */
function calledOn(collect, file) {
  const declaration = collect.parent?.kind === 'let_declaration' ? collect.parent : null;
  if (!declaration) return methodCalledOn(collect);
  const [binding] = file.localsOf(declaration);
  const [use, more] = binding?.uses ?? [];
  if (!binding?.whole || !use || more || use.hidden || isRepeated(use.node, binding)) return null;
  return yieldsTheSameLater(receiverOf(collect), collect.end, use.node.end, file)
    ? methodCalledOn(use.node)
    : null;
}
function declaredFor(collect) {
  return collect.parent?.kind === 'let_declaration' ? typeFromNode(collect.parent.child('type')) : null;
}
function holdsTexts(list) {
  return /^(?:String|str)$/.test(list?.args[0]?.name ?? '');
}
