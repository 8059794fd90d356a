import { calledTarget, enclosingLoops, methodOf, receiverOf } from '../../rust/flow.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'db-existence-and-delete',
  item: 'redundant-work',
  summary: 'a stored value read only to know that it is there, or looked up again to be deleted',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.is_(some|none)\(\)|\.delete\b/,
  check(node: Node): Problem | null {
    const method = methodOf(node);
    if (method === 'is_some' || method === 'is_none') return readToSeeIfThere(node);
    return method === 'delete' ? lookedUpAgain(node) : null;
  },
};

/** What hands out a stored value as a whole. */
const READS =
  /^(?:get|get_cf|read|load|fetch|(?:get_|read_|load_|fetch_)?\w+_by_(?:hash|number|id|key)\w*|header|account|basic_account|bytecode_by_hash)$/;
const STORES =
  /(?:^|_)(?:provider|tx|txn|rtxn|wtxn|db|database|store|storage|tree|table|keyspace|backend|kv|engine|snapshot|rocksdb|sled)(?:_(?:ref|ro|rw|mut))?$/;

/** `db.get(key)?.is_some()`: the value is read, copied and decoded, and dropped. */
function readToSeeIfThere(node: Node): Problem | null {
  let answer = receiverOf(node)!;
  let mayFail = false;
  for (;;) {
    if (/^(?:try|await|parenthesized)_expression$/.test(answer.kind)) {
      mayFail ||= answer.kind !== 'parenthesized_expression';
      answer = answer.children[0]!;
    } else if (/^(?:unwrap|expect|map_err)$/.test(methodOf(answer) ?? '')) {
      mayFail = true;
      answer = receiverOf(answer)!;
    } else break;
  }
  const method = methodOf(answer);
  if (!mayFail || !method || !READS.test(method) || !STORES.test(lastWord(receiverOf(answer)!))) return null;
  return {
    at: answer,
    until: node,
    message: `${quoted(answer)} reads, copies and decodes the whole value only to see whether it is there.`,
    help: "ask for its existence (`contains`, `exists`, a cursor's `seek_exact`, `get_pinned`) if the store can",
  };
}

function lastWord(receiver: Node): string {
  if (receiver.kind === 'field_expression') return receiver.child('field')?.text ?? '';
  if (receiver.kind === 'call_expression') return methodOf(receiver) ?? calledTarget(receiver)?.text ?? '';
  return receiver.text;
}

/** `tx.delete(key)` while a cursor of the loop stands on that very entry. */
function lookedUpAgain(call: Node): Problem | null {
  if (!/(?:^|_)(?:tx|txn|wtxn|transaction)(?:_(?:ref|mut))?$/.test(lastWord(receiverOf(call)!))) return null;
  const [loop] = enclosingLoops(call);
  const head = loop?.node.child('value') ?? loop?.node.child('condition');
  if (!head || !/\b(?:\w*walker|\w*cursor|walk|walk_range|walk_dup|walk_back)\b/.test(head.text)) return null;
  return {
    at: call,
    message: `${quoted(call)} walks down from the root of the tree to an entry on which the loop's cursor stands already.`,
    help: 'delete it through the cursor (`delete_current`)',
  };
}
