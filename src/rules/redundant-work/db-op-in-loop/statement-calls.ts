import { mentionsBindingOf } from '../../../rust/order/bound-within.js';
import { isShortLoop } from '../../../rust/order/loop-length.js';
import { asLoop, type Loop } from '../../../rust/order/loops.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { formatOf, placeholdersOf } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { turnsReaching } from '../../how-often.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { goesOverItems, isAskedAtOnce, maps } from './store-calls.js';

/** `conn.prepare("INSERT ..")` at each turn: parsed and planned anew. */
export function preparedPerItem(call: Node, loop: Loop, file: RustFile): Problem | null {
  const [statement, ...more] = argumentsOf(call);
  if (
    methodOf(call) !== 'prepare' ||
    !statement ||
    more.length > 0 ||
    mentionsBindingOf(loop.node, receiverOf(call), file)
  )
    return null;
  if (!STATEMENT.test(statement.text) || isShortLoop(loop, file)) return null;
  return {
    at: call,
    message: `The same statement is parsed and planned at ${turnsReaching(call, loop)}.`,
    help: 'prepare it once before the loop, or use `prepare_cached`',
  };
}

const STATEMENT = /^[br]*#*"\s*(?:INSERT|UPDATE|DELETE|SELECT|REPLACE|UPSERT)\b/i;
const RUNS =
  /^(?:execute|query|query_one|query_opt|query_row|query_map|fetch_one|fetch_all|fetch_optional|batch_execute)$/;

/** One SQL statement sent per item. */
export function statementPerItem(call: Node, loop: Loop, file: RustFile): Problem | null {
  if (
    !RUNS.test(methodOf(call) ?? '') ||
    !(goesOverItems(loop) || (maps(loop) && !isAskedAtOnce(call, loop)))
  )
    return null;
  if (isShortLoop(loop, file)) return null;
  const literal = [...call.descendants()].find(
    (node) => /string_literal$/.test(node.kind) && STATEMENT.test(node.text),
  );
  if (!literal || [...call.descendants()].some((node) => node !== call && asLoop(node))) return null;
  // In the process itself there is no way to go, and the statement is kept as it was parsed.
  if (/\.\s*prepare_cached\s*\(/.test(call.text) || isOfAnotherTable(literal, loop, file)) return null;
  const isInProcess = file.hasText(IN_PROCESS);
  return {
    at: call,
    ...((isOneOfSeveralKinds(call, loop) || isAskedWhereMissing(call, loop)) && { minor: true }),
    message: isInProcess
      ? `A statement is parsed and planned anew for each item of \`${loop.word}\`.`
      : `A statement goes to the database for each item of \`${loop.word}\`: a round trip, and a parse, per item.`,
    help: isInProcess
      ? 'use `prepare_cached`, or prepare it once before the loop, and run them in one transaction'
      : 'send one statement for all (several rows in `VALUES`, `= ANY(..)`), or prepare it once and run it in one transaction',
  };
}

/** SQLite runs in the process itself: there is no way to go. */
const IN_PROCESS = /\brusqlite\b|\bnamed_params!/;

/** `format!("UPDATE {table} SET ..")` with a table that the loop names: no two statements are the same. */
function isOfAnotherTable(literal: Node, loop: Loop, file: RustFile): boolean {
  const format = macroAround(literal);
  if (!format) return false;
  const [named] = placeholdersOf(TABLE.exec(literal.text)?.[0] ?? '');
  if (!named) return false;
  if (typeof named.argument === 'string') return isNamedIn(loop, named.argument, file);
  const before = placeholdersOf(literal.text.slice(0, literal.text.search(TABLE)));
  const argument = formatOf(format)?.args[before.length];
  return !!argument && mentionsBindingOf(loop.node, argument, file);
}

const TABLE = /\b(?:UPDATE|FROM|INTO|TABLE)\s+["`]?\{[^}]*\}/i;

function macroAround(literal: Node): Node | null {
  for (const at of literal.ancestors()) {
    if (at.kind === 'macro_call') return at.macro === 'format' ? at : null;
    if (at.kind === 'block') return null;
  }
  return null;
}

/** Is a local of this name bound by the loop or inside it? */
function isNamedIn(loop: Loop, name: string, file: RustFile): boolean {
  const declarations = [loop.node, ...loop.body.descendantsOfKind('let_declaration')];
  return declarations.some((each) => file.localsOf(each).some((local) => local.name === name));
}

/** `match fetched.get(&key) { Some(row) => .., None => query(..) }`: most lie in a map already. */
function isAskedWhereMissing(call: Node, loop: Loop): boolean {
  for (const at of call.ancestors()) {
    if (at === loop.body) return false;
    if (at.kind !== 'match_arm' || at.child('pattern')?.text.trim() !== 'None') continue;
    return LOOKS_UP.test(methodOf(at.parent!.parent!.child('value')!) ?? '');
  }
  return false;
}

const LOOKS_UP = /^(?:get|get_mut|remove|peek)$/;

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
