import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import type { Loop } from '../../../rust/order/loops.js';
import { countedByWhile } from '../../../rust/order/while-loops.js';
import { lastWordOf, rootOf } from '../../../rust/ownership/places.js';
import { spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { OPENING, openingOf } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import { methodTarget } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { dependsOnTurn, GATHERS, isStore } from './store-calls.js';

function isPerItem(loop: Loop): boolean {
  return /^(?:for|for_each|try_for_each)$/.test(loop.word) || countedByWhile(loop.node) !== null;
}

/** Keeps one object or row, by its name. */
const WRITES = /^(?:write|save|store|persist|insert|put)_[a-z]\w*$/;
const KEYED = /^(?:put|delete|put_bytes|key_delete|delete_item|put_item|put_cf|delete_cf)$/;

/** Written into something that is handed over as a whole. */
const GATHERED_IN = /^&mut\b|(?:^|[&._ ])(?:\w+_)?(?:tx|txn|transaction|batch|ops)$/;
/** Shown to somebody: `tx.write_summary(formatter.as_mut(), commit)`. */
const SHOWN_ON =
  /^(?:\w+\.)*(?:\w+_)?(?:f|fmt|formatter|w|wtr|writer|out|output|sink|stdout|stderr|term|terminal|ui)(?:\.as_mut\(\))?$/;

/** `db.write_trie_updates(number, &updates)?`, `db.delete(key)?`: a transaction, or a way through the tree, for each item. */
export function writtenPerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  if (!(WRITES.test(method) || KEYED.test(method)) || !isPerItem(loop)) return null;
  const store = receiverOf(call);
  if (!isStore(store, file) || GATHERS.test(store!.text) || GATHERS.test(method)) return null;
  if (KEYED.test(method) && !/(?:^|_)(?:db|database|kv|store|storage)$/.test(lastWordOf(store!))) return null;
  if (argumentsOf(call).some(({ text }) => GATHERED_IN.test(text) || SHOWN_ON.test(text))) return null;
  if (mentionsBindingOf(loop.node, store, file) || isShortLoop(loop, file)) return null;
  if (!argumentsOf(call).some((each) => dependsOnTurn(each, loop, file)) || !mayFail(call, loop)) return null;
  if (firstOf(loop.body, store!.text) !== call || isCommittedBehind(loop, store!)) return null;
  return {
    at: call,
    message: `${quoted(call)} goes to the store once per item of \`${loop.word}\`.`,
    help: 'gather what is to be written and hand it over in one batch or one call',
    ...(isHeldAlone(store!, file) && { minor: true }),
  };
}

/** A database is shared by all who write to it; whatever stands behind a trait and is handed on as `&mut` may be a transaction that gathers. */
function isHeldAlone(store: Node, file: RustFile): boolean {
  const root = rootOf(store);
  const binding = root && file.bindingOf(root);
  const found = file.typeOf(store);
  if (found && !isTypeParameter(found, store) && !/^(?:impl|dyn|_)$/.test(methodTarget(found).name))
    return false;
  if (binding?.kind === 'parameter') return file.typeOf(root!)?.refs.startsWith('m') === true;
  return binding?.kind === 'self' && /^&\s*(?:'\w+\s+)?mut\b/.test(binding.declaration.text);
}

/** `for .. { batch.delete(key)?; } batch.commit()?;`: what is committed as a whole is a batch, whatever it is called. */
function isCommittedBehind(loop: Loop, store: Node): boolean {
  const fn = enclosingFunction(loop.node);
  for (const call of fn?.descendantsOfKind('call_expression') ?? []) {
    if (call.start < loop.node.end || !/^(?:commit|flush|write_batch)$/.test(methodOf(call) ?? '')) continue;
    if (spelling(receiverOf(call)!) === spelling(store)) return true;
  }
  return false;
}

/** Of several rows that a turn writes, the first speaks for all. */
function firstOf(body: Node, store: string): Node | undefined {
  for (const call of body.descendantsOfKind('call_expression')) {
    const method = methodOf(call) ?? '';
    if ((WRITES.test(method) || KEYED.test(method)) && receiverOf(call)!.text === store) return call;
  }
  return undefined;
}

/** `?` or `unwrap` behind the call, or the answer of `try_for_each`. */
function mayFail(call: Node, loop: Loop): boolean {
  if (openingOf(call, OPENING)) return true;
  return loop.word === 'try_for_each' && (call.parent === loop.body || call === loop.body);
}

/** `while number <= end { provider.block_by_number(number)?; number += 1 }`: the key that the loop counts up. */
export function isCountedKey(argument: Node, loop: Loop, file: RustFile): boolean {
  if (!/^(?:while|loop)$/.test(loop.word)) return false;
  const root = rootOf(argument);
  const binding = root && file.bindingOf(root);
  return (
    !!binding &&
    binding.uses.some(
      ({ node }) =>
        node.parent?.kind === 'compound_assignment_expr' &&
        node.field === 'left' &&
        /^[+-]=$/.test(node.parent.child('operator')?.text ?? '') &&
        loop.body.contains(node),
    )
  );
}
