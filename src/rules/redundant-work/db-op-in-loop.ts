import { STORE_READS } from '../../rust/cost/store-reads.js';
import { commentsAbove } from '../../rust/functions/api.js';
import type { Binding } from '../../rust/names/scopes.js';
import { mentionsBindingOf } from '../../rust/order/bound-within.js';
import { enclosingLoops, isIteratorChain, type Loop } from '../../rust/order/loops.js';
import { diverges } from '../../rust/order/run-order.js';
import { isStepOfStateMachine } from '../../rust/order/state-machine.js';
import { rootOf } from '../../rust/ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import { OPENING, openingOf } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { turnsReaching } from '../how-often.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { isCountedKey, writtenPerItem } from './db-op-in-loop/asked-by-key.js';
import { ormStatementPerItem } from './db-op-in-loop/orm-statements.js';
import { proofPerKey } from './db-op-in-loop/proof-per-key.js';
import { isRange, rangeByGet } from './db-op-in-loop/range-by-get.js';
import { preparedPerItem, statementPerItem } from './db-op-in-loop/statement-calls.js';
import { isStepOfWhole } from './db-op-in-loop/step-of-whole.js';
import { isAskedAtOnce, isStore, isStoreByType, maps, tablePerItem } from './db-op-in-loop/store-calls.js';

export const rule: Rule = {
  id: 'db-op-in-loop',
  item: 'redundant-work',
  summary: 'a database asked item by item where one cursor, range or statement would do',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs:
    /cursor_\w*(read|write)|\b(?:open|new)_(?:r[ow]_)?cursor\(|\braw_iterator|\.(?:basic_account|account|block_hash|canonical_hash|header|block|receipts?|transaction|storage|bytecode|begin_\w+|read_txn|write_txn|\w+_ro)\w*\(|\btables::|_by_(id|hash|number|key|block|root|slot|index|address)|\b(query|execute)\w*\s*[(!:]|\.(?:get|put|delete(?:_\w+)?|prepare|write_\w+|save_\w+|store_\w+|persist_\w+|insert_\w+|put_\w+|key_delete)\(|::(?:find|find_by_id|delete_by_id|delete_many|insert)\(|proof\(/,
  check(node: Node, file: RustFile): Problem | null {
    const [loop] = enclosingLoops(node);
    if (!loop || ONE_BY_ONE.test(commentsAbove(loop.node))) return null;
    const proof = proofPerKey(node, loop, file);
    const method = methodOf(node);
    if (proof || !method) return proof;
    return (
      openedPerItem(node, method, loop, file) ??
      fetchedPerItem(node, method, loop, file) ??
      tablePerItem(node, method, loop, file) ??
      rangeByGet(node, method, loop, file) ??
      writtenPerItem(node, method, loop, file) ??
      statementPerItem(node, loop, file) ??
      preparedPerItem(node, loop, file) ??
      ormStatementPerItem(node, method, loop, file)
    );
  },
};

/** Its author has weighed it: `// one by one, since most are there already`, `// batches do not support ranges`. */
const ONE_BY_ONE = /\bone[- ]by[- ]one\b|\bone at a time\b|\b(?:does|do) ?(?:n't|not) support\b/i;

const CURSORS =
  /^(?:new_)?cursor_(?:dup_)?(?:read|write)$|^(?:open|new)_(?:r[ow]_)?cursor$|^raw_iterator(?:_cf)?(?:_opt)?$/;

/** A cursor is made anew although nothing about it depends on the item. */
function openedPerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  const isTransaction = TRANSACTIONS.test(method);
  if (!isTransaction && !CURSORS.test(method)) return null;
  if (
    mentionsBindingOf(loop.node, receiverOf(call), file) ||
    argumentsOf(call).some((each) => mentionsBindingOf(loop.node, each, file))
  )
    return null;
  if (isStepOfStateMachine(call, loop)) return null;
  if (isTransaction && (isStepOfWhole(call, loop, file) || leavesWhenOpened(call))) return null;
  return {
    at: call,
    message: `\`${method}\` opens a ${isTransaction ? 'transaction' : 'cursor'} at ${turnsReaching(call, loop)}: its allocation and its way from the root of the tree are paid per item.`,
    help: isTransaction
      ? 'open the transaction once before the loop'
      : 'open the cursor once before the loop and seek with it',
  };
}

/** `loop { match env.read_txn() { Ok(txn) => return Ok(txn), Err(Full) => sleep(..), .. } }`: tried until it is had once. */
function leavesWhenOpened(call: Node): boolean {
  const opened = /^(?:await|try)_expression$/.test(call.parent!.kind) ? call.parent! : call;
  const holder = opened.parent!;
  if (opened.field !== 'value') return false;
  const way =
    holder.kind === 'match_expression'
      ? holder
          .child('body')
          ?.children.find((arm) => /^Ok\b/.test(arm.child('pattern')?.text.trim() ?? ''))
          ?.child('value')
      : holder.kind === 'let_condition' && /^Ok\b/.test(holder.child('pattern')?.text ?? '')
        ? holder.parent!.child('consequence')
        : undefined;
  return diverges(way, (jump) => jump.kind !== 'continue_expression');
}

const TRANSACTIONS =
  /^(?:begin_(?:ro|rw)_txn|begin_(?:read|write)|read_txn|write_txn|database_provider_ro|provider_ro)$/;

const BY_KEY =
  /^(?:get_|read_|fetch_|load_|find_)?(\w+?)_by_(id|hash|number|key|block|root|slot|index|address|\w+_id|\w+_hash|\w+_number|\w+_root)$/;
/** `provider.transaction_by_id(id)?` for the next id of a range, or for an item that is in hand already. */
function fetchedPerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  const [, what, key] = BY_KEY.exec(method) ?? (STORE_READS.test(method) ? [method, method, 'key'] : []);
  const [argument] = argumentsOf(call);
  const store = receiverOf(call);
  if (!what || !key || !argument || !(isStore(store, file) || isStoreByType(store, file))) return null;
  const root = rootOf(argument);
  const binding = root && file.bindingOf(root);
  if (binding && isCountedKey(argument, loop, file))
    return isHandedOn(call) ? countedUp(call, method, loop) : null;
  if (!binding || !isItemOf(loop, binding)) return null;
  if (loop.node.kind !== 'for_expression')
    return loop.node.kind === 'call_expression' ? askedPerItem(call, method, loop) : null;
  if (!isHandedOn(call)) return null;
  if (isRange(loop.node.child('value')) && isThatVery(argument)) {
    return {
      at: call,
      message: `\`${method}\` looks up one key after the other of ${quoted(loop.node.child('value')!)}: each call walks down from the root of the tree again.`,
      help: 'read the whole range in one call or with one cursor',
    };
  }
  if (isAskedFor(argument, binding.name, what, key)) {
    return {
      at: call,
      message: `\`${binding.name}\` is in hand already: \`${method}\` fetches it again by its own ${key.replace(/_/g, ' ')}.`,
      help: `use \`${binding.name}\` itself`,
    };
  }
  return {
    at: call,
    message: `\`${method}\` asks the store once per item of ${quoted(loop.node.child('value')!)}.`,
    help: 'ask for all of them in one call if the store can, or sort the keys and walk one cursor',
  };
}

function countedUp(call: Node, method: string, loop: Loop): Problem {
  return {
    at: call,
    message: `\`${method}\` looks up the key that \`${loop.word}\` counts up: each call walks down from the root of the tree again.`,
    help: 'read the whole range in one call or with one cursor',
  };
}

/** Bound by the head of the `for`, or a parameter of the closure that runs per item. */
function isItemOf(loop: Loop, binding: Binding): boolean {
  if (binding.declaration === loop.node) return true;
  if (loop.node.kind === 'for_expression') return false;
  return binding.kind === 'closure-parameter' && loop.body.parent?.contains(binding.node) === true;
}

/** `ids.iter().map(|id| provider.header_by_id(*id))` */
function askedPerItem(call: Node, method: string, loop: Loop): Problem | null {
  if (
    !(maps(loop) || (/^(?:try_)?for_each$/.test(loop.word) && isIteratorChain(receiverOf(loop.node)))) ||
    isAskedAtOnce(call, loop)
  )
    return null;
  return {
    at: call,
    message: `\`${method}\` asks the store once per item of ${quoted(receiverOf(loop.node)!)}.`,
    help: 'ask for all of them in one call if the store can, or sort the keys and walk one cursor',
  };
}

/** The answer may fail or takes time: `?`, `.await`, a `Result` that is looked at. A map in memory just answers. */
function isHandedOn(call: Node): boolean {
  return call.parent?.kind === 'await_expression' || openingOf(call, OPENING) !== null;
}

function isThatVery(argument: Node): boolean {
  return argument.kind === 'identifier' || /^\*?\w+(?:\.into\(\))?$/.test(argument.text);
}

/** `transaction_by_hash(tx.hash())` for `tx`: the same kind of thing, asked for by its own key. */
function isAskedFor(argument: Node, item: string, what: string, key: string): boolean {
  const getter = methodOf(argument.kind === 'unary_expression' ? argument.children[0]! : argument) ?? '';
  if (!getter.endsWith(key)) return false;
  const last = what.split('_').at(-1)!;
  return (
    last === item || (item.length > 1 && last.startsWith(item)) || (item === 'tx' && last === 'transaction')
  );
}
