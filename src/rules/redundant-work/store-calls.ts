import { argumentsOf, asLoop, calledTarget, type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import { lastWordOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { walkedByWhile } from '../../rust/while-loops.js';
import type { Problem } from '../rule.js';
import type { RustFile } from '../rust-file.js';

/** Does no part of the expression depend on what the loop binds? */
export function isFromOutside(node: Node | undefined, loop: Loop, file: RustFile): boolean {
  for (const each of node?.descendants() ?? []) {
    if (each.kind !== 'identifier' && each.kind !== 'self') continue;
    const binding = file.bindingOf(each);
    if (binding && loop.node.contains(binding.node)) return false;
  }
  return true;
}

/** What is called like this is a store, not a map in memory. */
const STORES =
  /(?:^|_)(?:provider|providers|tx|txn|db|database|client|backend|store|storage|factory|reader|repo|repository|rpc|api|conn|connection|pool)(?:_(?:ref|ro|rw))?$/;

export function isStore(receiver: Node | undefined): boolean {
  if (!receiver) return false;
  const last =
    receiver.kind === 'field_expression'
      ? receiver.child('field')?.text
      : receiver.kind === 'call_expression'
        ? (methodOf(receiver) ?? calledTarget(receiver)?.text)
        : receiver.text;
  return STORES.test(last ?? '');
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
    !isStore(receiverOf(call)) ||
    !isFromOutside(receiverOf(call), loop, file)
  )
    return null;
  if (
    isShortLoop(loop, (at) => file.typeOf(at)) ||
    argumentsOf(call).every((each) => isFromOutside(each, loop, file))
  )
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

/** A loop that goes over items, be it by `while let Some(item) = items.next()`. */
function goesOverItems(loop: Loop): boolean {
  return /^(?:for|for_each|try_for_each)$/.test(loop.word) || walkedByWhile(loop.node) !== null;
}

/** `conn.prepare("INSERT ..")` at each turn: parsed and planned anew. */
export function preparedPerItem(call: Node, loop: Loop, file: RustFile): Problem | null {
  const [statement, ...more] = argumentsOf(call);
  if (
    methodOf(call) !== 'prepare' ||
    !statement ||
    more.length > 0 ||
    !isFromOutside(receiverOf(call), loop, file)
  )
    return null;
  if (!STATEMENT.test(statement.text) || isShortLoop(loop, (at) => file.typeOf(at))) return null;
  return {
    at: call,
    message: `The same statement is parsed and planned at each turn of \`${loop.word}\`.`,
    help: 'prepare it once before the loop, or use `prepare_cached`',
  };
}

const STATEMENT = /^[br]*#*"\s*(?:INSERT|UPDATE|DELETE|SELECT|REPLACE|UPSERT)\b/i;
const RUNS =
  /^(?:execute|query|query_one|query_opt|query_row|query_map|fetch_one|fetch_all|fetch_optional|batch_execute)$/;

/** One SQL statement sent per item. */
export function statementPerItem(call: Node, loop: Loop): Problem | null {
  if (!RUNS.test(methodOf(call) ?? '') || !goesOverItems(loop)) return null;
  const literal = [...call.descendants()].find(
    (node) => /string_literal$/.test(node.kind) && STATEMENT.test(node.text),
  );
  if (!literal || [...call.descendants()].some((node) => node !== call && asLoop(node))) return null;
  // In the process itself there is no way to go, and the statement is kept as it was parsed.
  if (/\.\s*prepare_cached\s*\(/.test(call.text)) return null;
  return {
    at: call,
    ...(isOneOfSeveralKinds(call, loop) && { minor: true }),
    message: `A statement goes to the database for each item of \`${loop.word}\`: a round trip, and a parse, per item.`,
    help: 'send one statement for all (several rows in `VALUES`, `= ANY(..)`), or prepare it once and run it in one transaction',
  };
}

const ACTS_ON_STORE =
  /(?:\.|\b)(?:execute|query\w*|insert_\w+|update_\w+|delete_\w+|remove_\w+|prepare\w*|save_\w+)\s*\(/;

/** `match update { Insert(row) => .., Remove(id) => .. }`: what differs from item to item, and has an order, does not go into one statement. */
function isOneOfSeveralKinds(call: Node, loop: Loop): boolean {
  for (const at of call.ancestors()) {
    if (at === loop.body) return false;
    if (at.kind === 'match_arm')
      return at.parent!.children.some(
        (arm) => arm !== at && arm.kind === 'match_arm' && ACTS_ON_STORE.test(arm.text),
      );
    const fork = at.parent;
    if (fork?.kind === 'if_expression' && at.field !== 'condition') {
      const other = at.field === 'consequence' ? fork.child('alternative') : fork.child('consequence');
      if (other && ACTS_ON_STORE.test(other.text)) return true;
    }
  }
  return false;
}
