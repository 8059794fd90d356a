import { namesIn } from '../../../rust/functions/equality.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { following } from '../../../rust/order/branches.js';
import { statementOf } from '../../../rust/ownership/places.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { USE_ANSWER } from './advice.js';
import type { Again, Lookup } from './lookup.js';

/** The insertion stands at most so many statements behind: further away it is another thought. */
const NEAR = 4;

/** `let changed = m.get(&k).map(|e| e.hash) != Some(hash); m.insert(k, Entry { .. });`: `insert` returns what was there. */
export function replacedAfterLook(node: Node, lookup: Lookup, file: RustFile): Again | null {
  const statement = statementOf(node);
  const names = namesOfAnswer(statement, node, file);
  if (!names || !isLookedAtOnTheWay(node, statement) || leaves(statement)) return null;
  if (methodOf(node) === 'remove' && !lookup.isReplacedInPlace) return null;
  const steps = following(statement).slice(0, NEAR);
  const call = lookup.find(steps, new Set(['insert']), node);
  if (call?.parent?.kind !== 'expression_statement' || !steps.includes(call.parent)) return null;
  if (argumentsOf(call).length !== 2 || !lookup.canStayOpen(node, call, null)) return null;
  const between = steps.slice(0, steps.indexOf(call.parent));
  const uses = names.flatMap((name) => name.uses.map((use) => use.node));
  if (uses.some((use) => call.contains(use))) return null;
  const isAskedBetween = between.some((step) => uses.some((use) => step.contains(use)));
  if (isAskedBetween && (methodOf(node) === 'remove' || !isFreeToMoveUp(call, between, file))) return null;
  const isSpared = isComparedWithWhatStays(node, statement, [...between, call], file);
  return {
    call,
    minor: lookup.isKeyed !== true || !isSpared,
    help: isSpared ? USE_ANSWER.insert! : 'keep one `entry`, look at what it holds, and insert through it',
  };
}

/** The names that hold what the look told; null for a statement that does something else with it. */
function namesOfAnswer(statement: Node, node: Node, file: RustFile): readonly Binding[] | null {
  if (statement.kind === 'let_declaration')
    return statement.child('alternative') || methodOf(node) === 'get_mut' ? null : file.localsOf(statement);
  const written = statement.kind === 'expression_statement' ? statement.children[0] : statement;
  if (!/^(?:compound_)?assignment_ex/.test(written?.kind ?? '')) return null;
  const left = written!.child('left');
  const name = left?.kind === 'identifier' ? file.bindingOf(left) : undefined;
  return name && !left!.contains(node) ? [name] : null;
}

/** Nothing but methods, comparisons and a `match` stand around the look: what it found goes no other way. */
function isLookedAtOnTheWay(node: Node, statement: Node): boolean {
  for (let at = node; at.parent && at.parent !== statement; at = at.parent) {
    if (/^(?:compound_)?assignment_ex/.test(at.parent.kind)) return true;
    if (at.parent.kind === 'match_expression' && at.field !== 'value') return false;
    if (!ON_THE_WAY.test(at.parent.kind)) return false;
  }
  return true;
}

const ON_THE_WAY =
  /^(?:field|call|generic|binary|unary|parenthesized|reference|match)_(?:expression|function)$/;

function leaves(code: Node): boolean {
  const [way] = code.descendantsOfKind(
    'try_expression',
    'return_expression',
    'break_expression',
    'continue_expression',
  );
  return !!way;
}

/** Could the insertion come first? What stands before it must always lead there, and say nothing of what is inserted. */
function isFreeToMoveUp(call: Node, between: readonly Node[], file: RustFile): boolean {
  const inserted = namesIn(call.child('arguments')!, file);
  return between.every((step) => {
    const said = namesIn(step, file);
    return !leaves(step) && !inserted.some((name) => said.includes(name) || step.contains(name));
  });
}

/** What the look is compared with must still be there when `insert` has returned: numbers, or what nobody takes along. */
function isComparedWithWhatStays(
  node: Node,
  statement: Node,
  later: readonly Node[],
  file: RustFile,
): boolean {
  const taken = later.flatMap((step) => namesIn(step, file));
  for (const name of statement.descendantsOfKind('identifier', 'self')) {
    const binding = file.bindingOf(name);
    if (!binding || node.contains(name) || statement.contains(binding.node)) continue;
    if (!taken.includes(binding.node)) continue;
    const found = file.typeOf(placeOf(name));
    if (!found || file.isCopy(found) !== true) return false;
  }
  return true;
}
