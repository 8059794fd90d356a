import { valueOfClosure } from '../../rust/order/given-value.js';
import { enclosingLoops } from '../../rust/order/loops.js';
import { lastWordOf, rootOf } from '../../rust/ownership/places.js';
import { spelling } from '../../rust/ownership/same-place.js';
import { enclosingClosure } from '../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { methodTarget } from '../../rust/types/types.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'db-existence-and-delete',
  item: 'redundant-work',
  summary: 'a stored value read only to know that it is there, or looked up again to be deleted',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression', 'let_condition', 'match_expression', 'macro_call', 'let_declaration'],
  needs:
    /\.is_(some|none)\(\)|\.delete\b|\bSome\((?:_\w*|\.\.)\)|\bNone\s*\)?\s*=[^>=]|_by_(?:(?:block_)?hash|block)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const matched = matchedForPresence(node, file);
    if (matched) return readToSeeIfThere(matched.value, file, matched.isResult);
    if (node.kind !== 'call_expression') return null;
    const method = methodOf(node) ?? '';
    if (method === 'is_some' || method === 'is_none')
      return (
        readToSeeIfThere(receiverOf(node)!, file) ??
        keptToSeeIfThere(node, file) ??
        mappedToSeeIfThere(node, file)
      );
    return method === 'delete' ? lookedUpAgain(node, file) : foundThroughHash(node, method, file);
  },
};

/** What hands out a stored value as a whole. */
const READS =
  /^(?:get|get_cf|read|load|fetch|fetch_optional|query_opt|(?:get_|read_|load_|fetch_)?\w+_by_(?:hash|number|id|key)\w*|header|account|basic_account|get_(?:state|block|header|receipts?|transaction|account|body|payload|envelope|blinded_block))$/;
/** `get_table_by_name`: the name says that it looks for a whole thing, whoever is asked. */
const READS_BY = /^(?:get|read|load|fetch|find)_(?:\w+_)?by_\w+$/;
/** What is called a repository hands out whole objects. */
const REPOSITORIES = /(?:^|_)(?:repo|repository|dao)$/;
const FINDS = /^(?:get|read|load|fetch|find)(?:_\w+)?$/;
/** What has such a type is a store, whatever its name. */
const STORE_TYPES = /(?:^|[a-z])(?:Db|DB|Database|Provider|Store|Storage|Repo|Repository)$/;
const STORES =
  /(?:^|_)(?:provider|tx|txn|rtxn|wtxn|db|database|store|storage|tree|table|keyspace|backend|kv|engine|snapshot|rocksdb|sled|catalog|meta|repo|repository|dao)(?:_(?:ref|ro|rw|mut))?$/;

/** Says no more than that something is there, or that nothing is; `Ok` around it takes the place of `?`. */
const PRESENT = /^(Ok\()?\s*(?:Some\(\s*(?:_\w*|\.\.)\s*\)|None)\s*\)?$/;
const REST = /^(?:_|Err\(.*\))$/s;

interface Matched {
  value: Node;
  isResult: boolean;
}

/** `if let Some(_) = x`, `let Some(_) = x else ..`, `match x { Some(_) => .., None => .. }` and `matches!(x, Some(_))`. */
function matchedForPresence(node: Node, file: RustFile): Matched | null {
  const patterns = patternsOf(node, file).flatMap((each) => each.split(/\s*\|\s*/));
  const value = node.kind === 'macro_call' ? argumentsOf(node)[0] : node.child('value');
  const present = patterns.filter((each) => PRESENT.test(each));
  if (!value || present.length === 0 || !patterns.every((each) => PRESENT.test(each) || REST.test(each)))
    return null;
  return { value, isResult: present.some((each) => each.startsWith('Ok')) };
}

function patternsOf(node: Node, file: RustFile): string[] {
  if (node.kind === 'match_expression')
    return (node.child('body')?.children ?? []).flatMap((arm) => arm.child('pattern')?.text.trim() ?? []);
  if (node.kind === 'macro_call') {
    const [value] = node.macro === 'matches' ? argumentsOf(node) : [];
    // The tree leaves the pattern out.
    return value ? [file.text.slice(value.end, node.end).replace(/^\s*,\s*|[\s,]*\)$/g, '')] : [];
  }
  if (node.kind === 'let_declaration' && !node.child('alternative')) return [];
  return node.kind === 'call_expression' ? [] : [node.child('pattern')?.text ?? ''];
}

/** `db.get(key)?.is_some()`: the value is read, copied and decoded, and dropped. */
function readToSeeIfThere(asked: Node, file: RustFile, isResult = false): Problem | null {
  let answer = asked;
  let mayFail = isResult;
  for (;;) {
    if (/^(?:try|await|parenthesized)_expression$/.test(answer.kind)) {
      mayFail ||= answer.kind !== 'parenthesized_expression';
      answer = answer.children[0]!;
    } else if (/^(?:unwrap\w*|expect|map_err|as_ref|ok|flatten)$/.test(methodOf(answer) ?? '')) {
      mayFail ||= methodOf(answer) !== 'as_ref';
      answer = receiverOf(answer)!;
    } else break;
  }
  const method = methodOf(answer);
  if (!mayFail || !method || argumentsOf(answer).length === 0 || lendsItsBytes(answer, file)) return null;
  if (!READS_BY.test(method) && !isReadOfStore(method, receiverOf(answer)!, file)) return null;
  const again = readAgain(answer);
  if (again)
    return {
      at: answer,
      until: asked,
      message: `${quoted(answer)} reads the whole value to see whether it is there, and line ${again.line} reads it once more.`,
      help: 'keep what the first read found: `if let Some(..)`',
    };
  return {
    at: answer,
    until: asked,
    message: `${quoted(answer)} reads, copies and decodes the whole value only to see whether it is there.`,
    help: "ask for its existence (`contains`, `exists`, a cursor's `seek_exact`, `get_pinned`) if the store can",
  };
}

/** `if db.get(key)?.is_some() { use(db.get(key)?) }`: the same read where the first one found something. */
function readAgain(read: Node): Node | null {
  const fork = [...read.ancestors()].find(({ kind }) => /^(?:if_expression|block)$/.test(kind));
  if (fork?.kind !== 'if_expression' || !fork.child('condition')?.contains(read)) return null;
  for (const call of fork.child('consequence')!.descendantsOfKind('call_expression'))
    if (spelling(call) === spelling(read)) return call;
  return null;
}

/** `db.get(&txn, key)` of a `heed::Database<Bytes, Bytes>`: what is found is a slice of the mapped file, neither copied nor decoded. */
function lendsItsBytes(read: Node, file: RustFile): boolean {
  const found = argumentsOf(read).length === 2 ? file.typeOf(receiverOf(read)) : null;
  const store = found && methodTarget(found);
  const written = store && (store.args.length > 0 ? store : file.declarations.alias(store.name));
  return (
    /(?:^|::)Database$/.test(written?.name ?? '') &&
    /^(?:Bytes|ByteSlice|Str|Unit|DecodeIgnore)$/.test(written?.args.at(-1)?.name ?? '')
  );
}

function isReadOfStore(method: string, store: Node, file: RustFile): boolean {
  const name = lastWordOf(store);
  if (FINDS.test(method) && REPOSITORIES.test(name)) return true;
  if (!READS.test(method)) return false;
  const found = file.typeOf(store);
  return STORES.test(name) || (!!found && STORE_TYPES.test(methodTarget(found).name));
}

/** `let found = db.get(key)?; if found.is_none() { .. }` and nothing else of it. */
function keptToSeeIfThere(question: Node, file: RustFile): Problem | null {
  const name = receiverOf(question)!;
  const binding = name.kind === 'identifier' ? file.bindingOf(name) : undefined;
  if (!binding?.whole || !binding.value || binding.uses[0]?.node !== name) return null;
  const isAsked = file.usesOf(binding).every((use) => /^is_(?:some|none)$/.test(use.method ?? ''));
  return isAsked ? readToSeeIfThere(binding.value, file) : null;
}

/** `provider.header(hash).map(|header| header.is_some())` */
function mappedToSeeIfThere(question: Node, file: RustFile): Problem | null {
  const closure = enclosingClosure(question);
  const call = closure && valueOfClosure(closure) === question ? callOfArgument(closure) : null;
  if (
    !call ||
    !/^(?:map|is_ok_and)$/.test(methodOf(call) ?? '') ||
    closure!.child('parameters')?.children[0]?.text !== receiverOf(question)!.text
  )
    return null;
  const read = receiverOf(call)!;
  return readToSeeIfThere(read, file, true);
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
function lookedUpAgain(call: Node, file: RustFile): Problem | null {
  if (!/(?:^|_)(?:tx|txn|wtxn|transaction)(?:_(?:ref|mut))?$/.test(lastWordOf(receiverOf(call)!)))
    return null;
  const [loop] = enclosingLoops(call);
  const head = loop?.node.child('value') ?? loop?.node.child('condition');
  if (!head || !/\b(?:\w*walker|\w*cursor|walk|walk_range|walk_dup|walk_back)\b/.test(head.text)) return null;
  const [deleted, walked] = [tableOf(call, 2), tableWalked(head, file)];
  if (deleted && walked && deleted !== walked) return null;
  return {
    at: call,
    message: `${quoted(call)} walks down from the root of the tree to an entry on which the loop's cursor stands already.`,
    help: 'delete it through the cursor (`delete_current`)',
  };
}

/** Cursors are followed this far back: `walker` of `cursor.walk(..)` of `tx.cursor_write(..)`. */
const MAX_STEPS_BACK = 3;

/** The table whose entries a loop goes over, by how its cursor was opened. */
function tableWalked(head: Node, file: RustFile): string | null {
  let at = head.kind === 'let_condition' ? head.child('value') : head;
  for (let step = 0; at && step <= MAX_STEPS_BACK; step++) {
    for (const call of at.descendants()) {
      if (call.kind === 'call_expression' && /cursor|^open_/.test(methodOf(call) ?? ''))
        return tableOf(call, 1);
    }
    const root: Node | null = rootOf(at);
    at = root ? file.bindingOf(root)?.value : undefined;
  }
  return null;
}

/** `Headers` of `cursor_read::<tables::Headers>()`, `get(&HEADERS, key)` and `delete("headers", key)`, of which a key alone is none. */
function tableOf(call: Node, least: number): string | null {
  const called = call.child('function');
  const types = called?.kind === 'generic_function' ? called.child('type_arguments')?.text : undefined;
  const given = argumentsOf(call);
  const named = types ?? (given.length >= least ? given[0]!.text : '');
  return /(\w+)\W*$/.exec(named)?.[1] ?? null;
}
