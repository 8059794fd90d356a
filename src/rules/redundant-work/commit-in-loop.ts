import type { Binding } from '../../rust/names/scopes.js';
import { isOnePlaceThroughout } from '../../rust/order/bound-within.js';
import { isShortLoop } from '../../rust/order/loop-length.js';
import { enclosingLoop, enclosingLoops } from '../../rust/order/loops.js';
import { endsLoop } from '../../rust/order/run-order.js';
import { isPlace, rootOf } from '../../rust/ownership/places.js';
import { methodOf, receiverOf } from '../../rust/syntax/call-syntax.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';

export const rule: Rule = {
  id: 'commit-in-loop',
  item: 'redundant-work',
  summary: 'a transaction committed, or what gathers a batch emptied, for each item',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: true,
  on: ['call_expression'],
  needs: /\.(?:commit|flush)\(/,
  check(node: Node, file: RustFile): Problem | null {
    const method = methodOf(node) ?? '';
    if (method === 'flush') return emptiedPerItem(node, file);
    if (method !== 'commit') return null;
    const transaction = receiverOf(node)!;
    const loop = enclosingLoop(node);
    if (
      loop?.word !== 'for' ||
      !/(?:^|_)(?:tx|txn|wtxn|transaction|batch|rw|provider_rw|conn)(?:_\w+)?$/.test(transaction.text)
    )
      return null;
    const binding = transaction.kind === 'identifier' ? file.bindingOf(transaction) : undefined;
    if (
      !binding ||
      binding.declaration === loop.node ||
      !loop.body.contains(binding.node) ||
      isBatched(node, loop.body) ||
      isUsedInLoopWithin(binding, loop.body)
    )
      return null;
    const opened = binding.value;
    if (
      !opened ||
      isOfTheItem(opened, loop.node, file) ||
      !/\.(?:begin\w*|transaction|tx_mut|write_txn|begin_rw_txn|provider_rw|database_provider_rw|start_transaction)\(/.test(
        opened.text,
      )
    )
      return null;
    return {
      at: node,
      message: `${quoted(transaction)} is opened and committed at each turn of \`for\`: a commit waits for the disk, so the loop takes milliseconds per item.`,
      help: 'do all of them, or some thousands at a time, in one transaction',
    };
  },
};

/** A store of its own per item has to be committed on its own. */
function isOfTheItem(opened: Node, loop: Node, file: RustFile): boolean {
  const root = rootOf(opened);
  const binding = root && file.bindingOf(root);
  return !!binding && loop.contains(binding.node);
}

/** `for node in nodes { let txn = db.begin(); for row in node.rows() { txn.delete(row); } txn.commit(); }`: each turn is a batch of its own. */
function isUsedInLoopWithin(transaction: Binding, body: Node): boolean {
  const inner = [...body.descendantsOfKind('for_expression', 'while_expression', 'loop_expression')];
  return transaction.uses.some(({ node }) => inner.some((each) => each.child('body')?.contains(node)));
}

/** Only now and then: under a condition inside the loop, or one level below where batches are made. */
function isBatched(node: Node, body: Node): boolean {
  for (let at = node.parent; at && at !== body; at = at.parent)
    if (/^(?:if_expression|match_expression)$/.test(at.kind)) return true;
  return /\b(?:chunk|chunks|batch|batches)\b/.test(body.parent?.child('value')?.text ?? '');
}

/** `while let Some(batch) = encoder.flush() { .. }` at each turn of a `for`: no batch ever gets larger than one item. */
function emptiedPerItem(call: Node, file: RustFile): Problem | null {
  const target = receiverOf(call)!;
  const [inner, loop] = enclosingLoops(call);
  if (!inner?.node.child('condition')?.contains(call) || loop?.word !== 'for' || !isPlace(target))
    return null;
  if (!isOnePlaceThroughout(loop.node, target, file) || isShortLoop(loop, file)) return null;
  if (isBatched(inner.node, loop.body) || endsLoop(inner.node, loop)) return null;
  return {
    at: call,
    message: `${quoted(target)} is emptied at each turn of \`for\`: what it would gather goes out item by item.`,
    help: 'flush when enough has been gathered, and once behind the loop',
  };
}
