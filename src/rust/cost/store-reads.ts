import { lastWordOf } from '../ownership/places.js';
import { argumentsOf, methodOf, receiverOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';

/** Methods that hand out something stored by its key, as providers and state of nodes name them. */
export const STORE_READS =
  /^(?:basic_account|account(?:_(?:balance|nonce|code|info))?|(?:block|canonical|header)_hash|(?:sealed_)?header|block|transaction(?:_block|_id)?|receipts?|storage|bytecode|state_root|block_number|sender|senders|(?:sealed_)?(?:headers|blocks|transactions|receipts|bodies|logs)_(?:range|in_range|by_\w+)|(?:block|recovered_block|block_with_senders)_range)$/;

/** What is called like this has a disk or a tree behind it. */
export const STORE_NAMES =
  /(?:^|_)(?:provider|providers|tx|txn|db|database|backend|store|storage|state|state_provider|rpc)(?:_(?:ref|ro|rw))?$/;

const FETCHES = /^(?:fetch|get|load|query|find)(?:_\w+)?$/;

/** Of these more than of a state or a transaction, which may be a struct with a map in it. */
const FETCHED_FROM = /(?:^|_)(?:provider|db|database|store|rpc|kv|repository)$/;

/** `store.fetch(key)`, `self.db.get(&key)` */
export function isFetched(call: Node): boolean {
  const receiver = receiverOf(call);
  return (
    !!receiver &&
    FETCHES.test(methodOf(call) ?? '') &&
    argumentsOf(call).length > 0 &&
    FETCHED_FROM.test(lastWordOf(receiver))
  );
}
