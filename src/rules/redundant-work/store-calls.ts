import { argumentsOf, asLoop, calledTarget, type Loop, methodOf, receiverOf } from '../../rust/flow.js';
import { isShortLoop } from '../../rust/loop-length.js';
import type { Node } from '../../rust/tree.js';
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
const FEW_ROWS = /(?:Checkpoints?|Progress(?:es)?|Metadata|Versions?|Settings)>?$/;

/** `tx.put::<tables::Headers>(number, header)?` for each item: every call finds its way through the tree again. */
export function tablePerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  if (
    !/^(?:get|put|delete|append|upsert)$/.test(method) ||
    !/^(?:for|for_each|try_for_each)$/.test(loop.word)
  )
    return null;
  const called = call.child('function');
  const table = called?.kind === 'generic_function' ? called.child('type_arguments')?.text : undefined;
  if (
    !table ||
    !/\btables::/.test(table) ||
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
    message: `\`${method}::${table}\` walks down from the root of the table once per item of \`${loop.word}\`.`,
    help: 'open one cursor before the loop and seek, upsert or append with it, in the order of the keys',
  };
}

const STATEMENT = /^[br]*#*"\s*(?:INSERT|UPDATE|DELETE|SELECT|REPLACE|UPSERT)\b/i;
const RUNS =
  /^(?:execute|query|query_one|query_opt|query_row|query_map|fetch_one|fetch_all|fetch_optional|batch_execute)$/;

/** One SQL statement sent per item. */
export function statementPerItem(call: Node, loop: Loop): Problem | null {
  if (!RUNS.test(methodOf(call) ?? '') || !/^(?:for|for_each)$/.test(loop.word)) return null;
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
