import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { type Loop, walkedBy } from '../../../rust/order/loops.js';
import { argumentsOf, calledPath, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { goesOverItems } from './store-calls.js';

/** Send a statement that was put together by a builder, as SeaORM calls them. */
const SENDS = /^(?:one|all|count|exec|exec_with_returning|exec_without_returning)$/;
/** Begin a statement for one row, or for those that a filter picks; what updates may differ from row to row. */
const BEGINS = /(?:^|::)(find_by_id|find|delete_by_id|delete_many|insert)$/;
/** Picks many rows at once: the batch that is asked for. */
const OF_MANY = /\bis_(?:not_)?in\s*\(|\bin_subquery\s*\(|\bany_of\s*\(/;
const IN_PIECES =
  /\.(?:r?chunks\w*|array_chunks|batching|windows|split_at)(?:::<[^(]*>)?\(|(?:^|_)(?:batch|chunk)(?:es|s)?$/;

/** `Account::find_by_id(id).one(db).await?` for each id, `Note::delete_many().filter(Column::Owner.eq(id)).exec(db).await?`. */
export function ormStatementPerItem(call: Node, method: string, loop: Loop, file: RustFile): Problem | null {
  if (!SENDS.test(method) || call.parent?.kind !== 'await_expression' || argumentsOf(call).length !== 1)
    return null;
  const begun = begunBy(call);
  const [, kind] = begun ? (BEGINS.exec(calledPath(begun) ?? '') ?? []) : [];
  if (!kind || (kind === 'insert') !== isInsertSent(kind, method) || !goesOverItems(loop)) return null;
  if (OF_MANY.test(call.text) || IN_PIECES.test(walkedBy(loop)?.text ?? '') || isShortLoop(loop, file))
    return null;
  if (!mentionsBindingOf(loop.node, receiverOf(call), file)) return null;
  if (mentionsBindingOf(loop.node, argumentsOf(call)[0], file)) return null;
  return {
    at: call,
    message: `A statement goes to the database at ${turnsReaching(call, loop)}: a round trip per item.`,
    help: HELP[kind]!,
    ...((isOneWayOfSeveral(call, loop) || isMergedItsWay(call, loop, file)) && { minor: true }),
  };
}

/** `match object { Index => .. .one(db).await?, View => .. .await? }`: of each kind there may be one. */
function isOneWayOfSeveral(call: Node, loop: Loop): boolean {
  for (const at of call.ancestors()) {
    if (at === loop.body) return false;
    const others =
      at.kind === 'match_arm'
        ? at.parent!.children
        : at.parent?.kind === 'if_expression' && at.field !== 'condition'
          ? at.parent.children.filter(({ field }) => field !== 'condition')
          : [];
    if (others.some((other) => other !== at && /\.await\b/.test(other.text))) return true;
  }
  return false;
}

/** `.on_conflict(clause)` of a clause that each turn makes: the rows don't go into one statement. */
function isMergedItsWay(call: Node, loop: Loop, file: RustFile): boolean {
  for (let at = receiverOf(call); at; at = receiverOf(at))
    if (methodOf(at) === 'on_conflict') return mentionsBindingOf(loop.node, argumentsOf(at)[0], file);
  return false;
}

function isInsertSent(kind: string, method: string): boolean {
  return kind === 'insert' && method.startsWith('exec');
}

const HELP: Readonly<Record<string, string>> = {
  find: 'ask for all at once by a filter with `is_in(..)`',
  find_by_id: 'ask for all at once: `find().filter(Column::Id.is_in(ids)).all(..)`',
  delete_by_id: 'delete all at once: `delete_many().filter(Column::Id.is_in(ids)).exec(..)`',
  delete_many: 'delete all at once by a filter with `is_in(..)`',
  insert: 'gather the rows and send them by one `insert_many(..)`',
};

/** `Account::find()` at the start of the chain. */
function begunBy(sent: Node): Node | null {
  let at: Node | undefined = sent;
  while (at && methodOf(at) !== null) at = receiverOf(at);
  return at?.kind === 'call_expression' ? at : null;
}
