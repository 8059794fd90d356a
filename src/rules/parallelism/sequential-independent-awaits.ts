import { answerRead, asksOutside } from '../../rust/cost/asked-outside.js';
import { runsOnExecutor } from '../../rust/functions/async-context.js';
import { rootOf } from '../../rust/ownership/places.js';
import { isMutableBorrow } from '../../rust/syntax/borrow-syntax.js';
import { argumentsOf, calledPath, receiverOf } from '../../rust/syntax/call-syntax.js';
import { OPENING_OR_FALLBACK, withoutOpenings } from '../../rust/syntax/openings.js';
import type { Node } from '../../rust/syntax/tree.js';
import { type Problem, type Rule, WARN_UNLESS_COLD } from '../rule.js';
import type { RustFile } from '../rust-file.js';
import { quoted } from '../wording.js';
import { withoutAdapters } from './of-several-rules/gathered-answer.js';
import { asksSomebody, isRemote } from './of-several-rules/requests.js';
import { askedInTwoTasks } from './sequential-independent-awaits/blocking-tasks.js';
import {
  fetches,
  isMadeInBetween,
  isSameReadTwice,
} from './sequential-independent-awaits/read-one-by-one.js';

export const rule: Rule = {
  id: 'sequential-independent-awaits',
  item: 'parallelism',
  summary: 'two requests in a row of which the second does not need the first',
  severity: WARN_UNLESS_COLD,
  blocksWhenHot: false,
  on: ['let_declaration', 'tuple_expression', 'field_initializer_list', 'binary_expression'],
  needs: /\.await\b/,
  check(node: Node, file: RustFile): Problem | null {
    const found = node.kind === 'let_declaration' ? inNextStatement(node, file) : inOneExpression(node, file);
    if (!found) return node.kind === 'let_declaration' ? askedInTwoTasks(node, file) : null;
    if (!runsOnExecutor(node)) return null;
    const [first, second] = found;
    return {
      at: second,
      message: `${quoted(second)} is asked only when ${quoted(first)} has answered, though it needs nothing of that answer: the waiting times add up.`,
      help: 'wait for both at once with `try_join!` (or `join!`)',
      // Of four that were read, two were wrong: whether two requests may overtake each other is seldom written down.
      ...(!isSameReadTwice(first, second) &&
        !found.every((each) => onlyReads(each, file)) && { minor: true }),
    };
  },
};

type Requests = readonly [Node, Node];

function inNextStatement(statement: Node, file: RustFile): Requests | null {
  const first = requestIn(statement, file);
  const siblings = statement.parent?.kind === 'block' ? statement.parent.children : [];
  const behind = first ? siblings.slice(siblings.indexOf(statement) + 1) : [];
  const next = behind.find((each) => !isLog(each) && !isMadeInBetween(each));
  const second = next ? requestIn(next, file) : null;
  if (!first || !second) return null;
  const before = siblings.slice(siblings.indexOf(statement), siblings.indexOf(next!));
  if (before.some((each) => isNeededBy(each, next!, file))) return null;
  return isWorthwhile(first, second, file) ? [first, second] : null;
}

/** What is fetched by its name alone may come from memory: that the same is done twice says that it was thought of as a read. */
function isWorthwhile(first: Node, second: Node, file: RustFile): boolean {
  return [first, second].every((each) => isFarAway(each, file)) || isSameReadTwice(first, second);
}

function isFarAway(awaited: Node, file: RustFile): boolean {
  const future = awaited.children[0]!;
  if (answerRead(future, file)) return true;
  const call = withoutAdapters(future);
  return reaches(call) || asksRemote(call, file);
}

function isLog(statement: Node): boolean {
  const macro = statement.kind === 'expression_statement' ? statement.children[0] : statement;
  return macro?.kind === 'macro_call' && /^(?:trace|debug|info)$/.test(macro.macro.split('::').at(-1)!);
}

/** `(a.head().await, b.head().await)`, `Info { head: c.head().await?, peers: c.peers().await? }` */
function inOneExpression(list: Node, file: RustFile): Requests | null {
  // Of `&&` and `||` the second side may not be wanted.
  if (/^(?:&&|\|\|)$/.test(list.child('operator')?.text ?? '')) return null;
  const values = list.children.map((each) =>
    each.kind === 'field_initializer' ? each.child('value') : each,
  );
  const [first, second] = values.flatMap((value) => requestOfValue(value, file) ?? []);
  return first && second && isWorthwhile(first, second, file) ? [first, second] : null;
}

/** Is it known by what is awaited that nothing is changed by it? */
function onlyReads(awaited: Node, file: RustFile): boolean {
  const future = awaited.children[0]!;
  const before = answerRead(future, file);
  return before ? onlyReads(before, file) : asksOutside(withoutAdapters(future), file);
}

/** `let user = client.get_user(id).await?;` of something far away that is only lent. */
function requestIn(statement: Node, file: RustFile): Node | null {
  if (statement.kind !== 'let_declaration' || statement.child('alternative')) return null;
  return requestOfValue(statement.child('value'), file);
}

function requestOfValue(awaited: Node | undefined, file: RustFile): Node | null {
  const value = awaited && withoutOpenings(awaited, OPENING_OR_FALLBACK);
  const future = value?.kind === 'await_expression' ? value.children[0]! : undefined;
  const before = future && answerRead(future, file);
  if (before) return future.contains(before) && requestOfValue(before, file) ? value! : null;
  const call = future && withoutAdapters(future);
  if (call?.kind !== 'call_expression' || !(reaches(call) || asksRemote(call, file) || fetches(call, file)))
    return null;
  const writes = argumentsOf(call).some(isMutableBorrow);
  return writes ? null : value!;
}

/** `ObjectStore::connect(&url)`, `fetch_manifest(&url)`: goes out by itself. */
const REACHES = /(?:^|::)(?:connect|dial|fetch|download|open|load)(?:_\w+)?$/;

function reaches(call: Node): boolean {
  const path = calledPath(call) ?? '';
  return (
    REACHES.test(path) && !/^(?:\w+::)*(?:File|OpenOptions)::/.test(path) && argumentsOf(call).length > 0
  );
}

function asksRemote(call: Node, file: RustFile): boolean {
  const receiver = receiverOf(call);
  if (asksOutside(call, file)) return true;
  return !!receiver && asksSomebody(call) && isRemote(receiver) && !mayBeChanged(receiver, file);
}

function mayBeChanged(receiver: Node, file: RustFile): boolean {
  const root = rootOf(receiver);
  const binding = root && file.bindingOf(root);
  if (!binding) return true;
  if (binding.kind === 'self') return /\bmut\b/.test(binding.declaration.text);
  return binding.mutable || file.typeOf(root)?.refs.startsWith('m') === true;
}

/** Does the second statement mention anything that the first binds? */
function isNeededBy(first: Node, second: Node, file: RustFile): boolean {
  if (!second.descendantsOfKind('macro_invocation').next().done) return true;
  return file.localsOf(first).some((bound) => bound.uses.some((use) => second.contains(use.node)));
}
