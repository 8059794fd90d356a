import type { Binding } from '../../../rust/names/scopes.js';
import { writtenNumber } from '../../../rust/order/kept-short.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { statementOf, withoutParentheses } from '../../../rust/ownership/places.js';
import { withoutBorrow } from '../../../rust/syntax/borrow-syntax.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import { comparesKindsAlone } from './asked-by-kind.js';
import { reachedWhereMissing } from './list-as-set.js';

/** How much the items of a list can differ: it holds each of them once, and what is out of bounds is turned away before. */
export type Domain = 'small' | 'closed' | 'open';

/** A walk of so many small numbers, side by side in memory, takes about as long as a hash. */
const SMALL = 64;

/** `if line >= 48 { return Err(..); } if !lines.contains(&line) { lines.push(line); }`: there are never more than 48. */
export function domainOf(search: Node, list: Node, file: RustFile): Domain {
  const asked = withoutBorrow(argumentsOf(search)[0] ?? search);
  const item = methodOf(search) === 'contains' && asked.kind === 'identifier' && file.bindingOf(asked);
  const held = list.kind === 'identifier' ? file.bindingOf(list) : undefined;
  if (held && comparesKindsAlone(search, file) && growsOnlyByMissing(held, search)) return 'small';
  const loop = enclosingLoop(search);
  if (!item || !held || !loop?.node.contains(item.node) || !growsOnlyByMissing(held, search)) return 'open';
  let domain: Domain = 'open';
  for (const guard of guardsBefore(statementOf(search), loop.body)) {
    const most = boundIn(guard.child('condition')!, item, file);
    if (most !== null && most <= SMALL) return 'small';
    if (most === null && isChecked(guard, item, file)) domain = 'closed';
  }
  return domain;
}

function growsOnlyByMissing(held: Binding, search: Node): boolean {
  const reached = reachedWhereMissing(search);
  const isAdded = ({ node }: { node: Node }) => {
    const call = node.parent?.kind === 'field_expression' ? node.parent.parent : null;
    return call && methodOf(call) === 'push';
  };
  const uses = held.uses.filter(({ node }) => ADDS.test(afterName(node)) || isMutablyLent(node));
  return (
    uses.length > 0 && uses.every((use) => isAdded(use) && reached.some((part) => part.contains(use.node)))
  );
}

const ADDS = /^\s*\.(?:push\w*|extend\w*|append|insert|resize\w*)\(/;

function afterName(name: Node): string {
  return name.tree.text.slice(name.end, name.end + 24);
}

function isMutablyLent(name: Node): boolean {
  return name.parent?.kind === 'reference_expression' && name.parent.has('mutable_specifier');
}

/** `if .. { return Err(..); }` and `if .. { continue; }` above a statement of a loop's body, without an `else`. */
function* guardsBefore(statement: Node, body: Node): Generator<Node> {
  if (statement.parent !== body) return;
  for (const before of body.children.slice(0, body.children.indexOf(statement))) {
    const branch = before.kind === 'expression_statement' ? before.children[0] : before;
    if (branch?.kind !== 'if_expression' || branch.child('alternative')) continue;
    if (diverges(branch.child('consequence'))) yield branch;
  }
}

/** The number that what passes a guard stays below: of `x >= 48`, `x > LAST`, `!(0..48).contains(&x)`. */
function boundIn(condition: Node, item: Binding, file: RustFile): number | null {
  const asked = withoutParentheses(condition);
  const [left, right] = [asked.child('left'), asked.child('right')];
  if (asked.kind === 'binary_expression' && left && right) {
    const operator = asked.child('operator')!.text;
    if (operator === '||') return boundIn(left, item, file) ?? boundIn(right, item, file);
    if (/^>=?$/.test(operator) && isItem(left, item, file)) return writtenNumber(right);
    return /^<=?$/.test(operator) && isItem(right, item, file) ? writtenNumber(left) : null;
  }
  const inner = asked.kind === 'unary_expression' && asked.text.startsWith('!') ? asked.children[0]! : null;
  if (!inner || methodOf(inner) !== 'contains' || !isItem(argumentsOf(inner)[0], item, file)) return null;
  const range = withoutParentheses(receiverOf(inner)!);
  return range.kind === 'range_expression' ? writtenNumber(range.children.at(-1)!) : null;
}

function isItem(node: Node | undefined, item: Binding, file: RustFile): boolean {
  const name = node && withoutBorrow(node);
  return name?.kind === 'identifier' && file.bindingOf(name) === item;
}

/** `if !is_line(line) { return Err(..); }`: what is handed over by value and still there is a number or the like, and may be one of few. */
function isChecked(guard: Node, item: Binding, file: RustFile): boolean {
  const condition = withoutParentheses(guard.child('condition')!);
  const call = condition.kind === 'unary_expression' ? condition.children[0]! : condition;
  const [only, more] = call.kind === 'call_expression' ? argumentsOf(call) : [];
  if (only?.kind !== 'identifier' || more || !isItem(only, item, file)) return false;
  return /\breturn\s+Err\b/.test(guard.child('consequence')!.text);
}
