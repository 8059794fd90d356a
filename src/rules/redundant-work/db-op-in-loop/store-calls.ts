import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { isIteratorChain, type Loop } from '../../../rust/order/loops.js';
import { countedByWhile, walkedByWhile } from '../../../rust/order/while-loops.js';
import { lastWordOf } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  calledTarget,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, methodTarget, type Type } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** What is called like this is a store, not a map in memory. */
const STORES =
  /(?:^|_)(?:provider|providers|tx|txn|db|database|client|backend|store|storage|factory|reader|repo|repository|rpc|api|conn|connection|pool)(?:_(?:ref|ro|rw))?$/;

export function isStore(receiver: Node | undefined, file: RustFile): boolean {
  if (!receiver || isInMemory(receiver, file)) return false;
  const last =
    receiver.kind === 'field_expression'
      ? receiver.child('field')?.text
      : receiver.kind === 'call_expression'
        ? (methodOf(receiver) ?? calledTarget(receiver)?.text)
        : receiver.text;
  return STORES.test(last ?? '');
}

/** `self` of a provider, or whatever is known to be one. */
export function isStoreByType(receiver: Node | undefined, file: RustFile): boolean {
  if (!receiver || isInMemory(receiver, file)) return false;
  const found = file.typeOf(receiver);
  return !!found && STORE_TYPES.test(methodTarget(found).name);
}

const STORE_TYPES = /(?:Provider|Database|Repository|Storage|Store|Db)(?:Ref|R[OW])?$/;

/** What is called like this gathers, and writes all at once later, or only pretends to be a database. */
export const GATHERS = /batch|buffer|cache|pending|overlay|memory|mem_?db|mem_|mock|fake/i;

/** A `MemoryStore`, a batch, or a struct of nothing but collections, by its type or by what made it. */
function isInMemory(store: Node, file: RustFile): boolean {
  const found = file.typeOf(store);
  const target = found && methodTarget(found);
  const made = store.kind === 'identifier' ? file.bindingOf(store)?.value : undefined;
  if (GATHERS.test(target?.name ?? '') || GATHERS.test((made && calledPath(made)) ?? '')) return true;
  if (target && isCollection(target)) return true;
  const parts = target ? file.declarations.fields(target.name) : null;
  return !!parts && parts.length > 0 && parts.every(isCollection);
}

function isCollection(found: Type): boolean {
  return isMap(found) || isSet(found) || isSequence(found);
}

/** One row for each stage or segment of a node. */
const FEW_ROWS = /(?:Checkpoints?|Progress(?:es)?|Metadata|Versions?|Settings)[>")]*$/;

/** `tx.put::<tables::Headers>(number, header)?` for each item: every call finds its way through the tree again. */
export function tablePerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  if (!/^(?:get|put|delete|append|upsert)$/.test(method) || !goesOverItems(loop)) return null;
  const table = tableNamed(call, method);
  if (
    !table ||
    FEW_ROWS.test(table) ||
    !isStore(receiverOf(call), file) ||
    mentionsBindingOf(loop.node, receiverOf(call), file)
  )
    return null;
  if (isShortLoop(loop, file) || !argumentsOf(call).some((each) => mentionsBindingOf(loop.node, each, file)))
    return null;
  return {
    at: call,
    message: `\`${method}${table.startsWith('<') ? '::' : ''}${table}\` walks down from the root of the table once per item of \`${loop.word}\`.`,
    help: 'open one cursor before the loop and seek, upsert or append with it, in the order of the keys',
  };
}

/** `get::<tables::Headers>(number)`; also `get(&HEADERS, number)`, where most stores have no other way to write than row by row. */
function tableNamed(call: Node, method: string): string | null {
  const called = call.child('function');
  const types = called?.kind === 'generic_function' ? called.child('type_arguments')?.text : undefined;
  if (types) return /\btables::/.test(types) ? types : null;
  if (method !== 'get') return null;
  const [table, key] = argumentsOf(call);
  const isNamed = table?.kind === 'string_literal' || /^&?(?:\w+::)*[A-Z]\w*$/.test(table?.text ?? '');
  return table && key && isNamed && WITH_TABLES.test(lastWordOf(receiverOf(call)!))
    ? `(${table.text})`
    : null;
}

/** Of what is called otherwise the first of two arguments may be anything. */
const WITH_TABLES = /(?:^|_)(?:tx|txn|rtxn|wtxn|db|database|kv)(?:_(?:ref|ro|rw|mut))?$/;

/** A loop that goes over items, be it by `while let Some(item) = items.next()` or `while at < end { ..; at += 1 }`. */
export function goesOverItems(loop: Loop): boolean {
  if (/^(?:for|for_each|try_for_each)$/.test(loop.word)) return true;
  return walkedByWhile(loop.node) !== null || countedByWhile(loop.node) !== null;
}

/** The closure of a chain that does so once for each. */
export function maps(loop: Loop): boolean {
  return /^(?:map|filter_map|flat_map)$/.test(loop.word) && isIteratorChain(receiverOf(loop.node));
}

/** `join_all(ids.iter().map(|id| async move { client.get_by_id(*id).await }))`: whoever is asked like this is far away, and all questions are under way together. */
export function isAskedAtOnce(call: Node, loop: Loop): boolean {
  for (const at of call.ancestors()) {
    if (at === loop.node) return false;
    if (at.kind === 'async_block') return true;
  }
  return false;
}

/** Made of what the loop counts, by the head of the loop or by a name that its body counts up. */
export function dependsOnTurn(key: Node, loop: Loop, file: RustFile): boolean {
  if (mentionsBindingOf(loop.node, key, file)) return true;
  const counter = countedByWhile(loop.node) && loop.node.child('condition')?.child('left')?.text;
  return !!counter && [...key.descendantsOfKind('identifier')].some(({ text }) => text === counter);
}
