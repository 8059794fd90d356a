import {
  argumentsOf,
  calledPath,
  callOfArgument,
  enclosingLoops,
  methodOf,
  receiverOf,
} from '../../rust/flow.js';
import { lastWordOf } from '../../rust/places.js';
import type { Node } from '../../rust/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'db-existence-and-delete',
  item: 'redundant-work',
  summary: 'a stored value read only to know that it is there, or looked up again to be deleted',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'let_condition', 'match_expression'],
  needs: /\.is_(some|none)\(\)|\.delete\b|\bSome\(_\)|_by_(?:(?:block_)?hash|block)\(/,
  check(node: Node, file: RustFile): Problem | null {
    if (node.kind === 'let_condition')
      return node.child('pattern')?.text === 'Some(_)' ? readToSeeIfThere(node.child('value')!) : null;
    if (node.kind === 'match_expression')
      return asksOnlyWhether(node) ? readToSeeIfThere(node.child('value')!) : null;
    const method = methodOf(node) ?? '';
    if (method === 'is_some' || method === 'is_none')
      return readToSeeIfThere(receiverOf(node)!) ?? keptToSeeIfThere(node, file) ?? mappedToSeeIfThere(node);
    return method === 'delete' ? lookedUpAgain(node) : foundThroughHash(node, method, file);
  },
};

/** What hands out a stored value as a whole. */
const READS =
  /^(?:get|get_cf|read|load|fetch|fetch_optional|query_opt|(?:get_|read_|load_|fetch_)?\w+_by_(?:hash|number|id|key)\w*|header|account|basic_account|get_(?:state|block|header|receipts?|transaction|account|body|payload|envelope|blinded_block))$/;
/** `get_table_by_name`: the name says that it looks for a whole thing, whoever is asked. */
const READS_BY = /^(?:get|read|load|fetch|find)_\w+_by_\w+$/;
const STORES =
  /(?:^|_)(?:provider|tx|txn|rtxn|wtxn|db|database|store|storage|tree|table|keyspace|backend|kv|engine|snapshot|rocksdb|sled|catalog|meta|repo|repository|dao)(?:_(?:ref|ro|rw|mut))?$/;

/** `match .. { Some(_) => .., None => .. }` */
function asksOnlyWhether(match: Node): boolean {
  const patterns = (match.child('body')?.children ?? []).flatMap((arm) => arm.child('pattern')?.text ?? []);
  return (
    patterns.length === 2 &&
    patterns.includes('Some(_)') &&
    patterns.some((each) => /^(?:None|_)$/.test(each))
  );
}

/** `db.get(key)?.is_some()`: the value is read, copied and decoded, and dropped. */
function readToSeeIfThere(asked: Node, isResult = false): Problem | null {
  let answer = asked;
  let mayFail = isResult;
  for (;;) {
    if (/^(?:try|await|parenthesized)_expression$/.test(answer.kind)) {
      mayFail ||= answer.kind !== 'parenthesized_expression';
      answer = answer.children[0]!;
    } else if (/^(?:unwrap|expect|map_err|as_ref)$/.test(methodOf(answer) ?? '')) {
      mayFail ||= methodOf(answer) !== 'as_ref';
      answer = receiverOf(answer)!;
    } else break;
  }
  const method = methodOf(answer);
  if (!mayFail || !method || argumentsOf(answer).length === 0) return null;
  if (!READS_BY.test(method) && !(READS.test(method) && STORES.test(lastWordOf(receiverOf(answer)!))))
    return null;
  return {
    at: answer,
    until: asked,
    message: `${quoted(answer)} reads, copies and decodes the whole value only to see whether it is there.`,
    help: "ask for its existence (`contains`, `exists`, a cursor's `seek_exact`, `get_pinned`) if the store can",
  };
}

/** `let found = db.get(key)?; if found.is_none() { .. }` and nothing else of it. */
function keptToSeeIfThere(question: Node, file: RustFile): Problem | null {
  const name = receiverOf(question)!;
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!binding?.whole || !binding.value || binding.uses[0]?.node !== name) return null;
  const isAsked = file.usesOf(binding).every((use) => /^is_(?:some|none)$/.test(use.method ?? ''));
  return isAsked ? readToSeeIfThere(binding.value) : null;
}

/** `provider.header(hash).map(|header| header.is_some())` */
function mappedToSeeIfThere(question: Node): Problem | null {
  const closure = question.parent?.kind === 'closure_expression' ? question.parent : null;
  const call = closure && callOfArgument(closure);
  if (
    !call ||
    methodOf(call) !== 'map' ||
    closure.child('parameters')?.children[0]?.text !== receiverOf(question)!.text
  )
    return null;
  const read = receiverOf(call)!;
  return readToSeeIfThere(read, true);
}

const HASHES = /^(?:get_)?(?:block|canonical|header)_hash(?:_(?:by|for|at|of)_\w+)?$/;

/** `let hash = provider.block_hash(number)?; .. provider.block_by_hash(hash)`: two ways through the tables where one leads there. */
function foundThroughHash(call: Node, method: string, file: RustFile): Problem | null {
  const what =
    /^(?:get_)?(block|header|sealed_header|receipts|transactions|block_with_senders|recovered_block|sealed_block)_by_(?:(?:block_)?hash|block)$/.exec(
      method,
    )?.[1];
  const [hash] = argumentsOf(call);
  const name = hash && asGiven(hash);
  const binding = what && name?.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!what || !binding || binding.uses.length !== 1) return null;
  const made = [...(binding.value?.descendants() ?? [])].find((each) => HASHES.test(methodOf(each) ?? ''));
  if (!made || receiverOf(made)!.text !== receiverOf(call)!.text) return null;
  return {
    at: call,
    message: `The hash was looked up by ${quoted(made)} only to be looked up again by \`${method}\`, which has to find the number of it first.`,
    help: `ask for the ${what.replaceAll('_', ' ')} by its number`,
  };
}

/** `hash` of `&hash`, `hash.into()` and `BlockHashOrNumber::Hash(hash)`. */
function asGiven(argument: Node): Node | undefined {
  if (argument.kind === 'reference_expression') return argument.child('value');
  if (methodOf(argument) === 'into') return receiverOf(argument);
  return /::(?:Hash|from)$/.test(calledPath(argument) ?? '') ? argumentsOf(argument)[0] : argument;
}

/** `tx.delete(key)` while a cursor of the loop stands on that very entry. */
function lookedUpAgain(call: Node): Problem | null {
  if (!/(?:^|_)(?:tx|txn|wtxn|transaction)(?:_(?:ref|mut))?$/.test(lastWordOf(receiverOf(call)!)))
    return null;
  const [loop] = enclosingLoops(call);
  const head = loop?.node.child('value') ?? loop?.node.child('condition');
  if (!head || !/\b(?:\w*walker|\w*cursor|walk|walk_range|walk_dup|walk_back)\b/.test(head.text)) return null;
  return {
    at: call,
    message: `${quoted(call)} walks down from the root of the tree to an entry on which the loop's cursor stands already.`,
    help: 'delete it through the cursor (`delete_current`)',
  };
}
