import { decidedBy, type Outcome } from '../../../rust/order/branches.js';
import { valueOfClosure } from '../../../rust/order/given-value.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { keySpelling, spelling } from '../../../rust/ownership/same-place.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { type Again, Lookup, MAX_LINES } from './lookup.js';

/** Walks a list up to the item that is wanted, and says where or what it is. */
const SEARCHES = /^(?:position|rposition|find)$/;

/** `if list.contains(&x) { let at = list.iter().position(|y| y == &x).unwrap(); .. }` */
export function searchedAgain(question: Node, outcome: Outcome | null, lookup: Lookup): Again | null {
  return inWhatFollows(question, outcome, lookup, (search) => {
    const compared = comparedWith(argumentsOf(search)[0]);
    return compared === lookup.key;
  });
}

/** `if list.iter().any(|row| row.id == id) { let at = list.iter().position(|row| row.id == id); .. }` */
export function searchedTwice(node: Node, file: RustFile): Problem | null {
  const list = listWalked(node);
  const [condition] = argumentsOf(node);
  if (!list || !condition) return null;
  const again = searchedByTheSame(node, decidedBy(node), new Lookup(list, condition, file));
  if (!again) return null;
  return {
    at: node,
    ...(again.call.endLine - node.line <= MAX_LINES && { until: again.call }),
    message: `\`${list.text}\` is walked by \`any\` for what \`${methodOf(again.call)}\` on line ${again.call.line} walks it for once more.`,
    help: again.help!,
  };
}

function searchedByTheSame(question: Node, outcome: Outcome | null, lookup: Lookup): Again | null {
  const asked = argumentsOf(question)[0];
  const condition = asked && conditionOf(asked);
  if (!condition) return null;
  return inWhatFollows(question, outcome, lookup, (search) => {
    const given = argumentsOf(search)[0];
    return !!given && conditionOf(given) === condition;
  });
}

function inWhatFollows(
  question: Node,
  outcome: Outcome | null,
  lookup: Lookup,
  isSame: (search: Node) => boolean,
): Again | null {
  const reached = outcome ? [outcome.whenTrue, ...(outcome.afterMeans === true ? outcome.after : [])] : [];
  for (const step of reached)
    for (const call of step?.descendantsOfKind('call_expression') ?? []) {
      const list = SEARCHES.test(methodOf(call) ?? '') ? listWalked(call) : null;
      if (!list || !lookup.isOf(list) || !isSame(call)) continue;
      return lookup.isSameSince(question, call) ? { call, minor: false, present: true, help: HELP } : null;
    }
  return null;
}

const HELP = 'search once: `if let Some(..) = ..` of what the second search returns says both';

/** The list of `list.iter().any(..)`. */
function listWalked(search: Node): Node | null {
  const iter = receiverOf(search);
  if (!iter || !/^(?:iter|iter_mut)$/.test(methodOf(iter) ?? '')) return null;
  const list = receiverOf(iter);
  return list && isPlace(list) ? list : null;
}

/** What a closure compares its item with, the item itself and nothing of it: `x` of `|y| *y == x`. */
function comparedWith(closure: Node | undefined): string | null {
  const body = valueOfClosure(closure);
  if (body?.kind !== 'binary_expression' || body.child('operator')?.text !== '==') return null;
  const item = parameterOf(closure!);
  const sides = [body.child('left'), body.child('right')].map((side) => bare(side!));
  const other = sides.find((side) => side.text !== item);
  return item && other && sides.some((side) => side.text === item) ? keySpelling(other) : null;
}

/** The body of a closure with its item under one name, so that two that ask the same are spelled the same. */
function conditionOf(closure: Node): string | null {
  const body = valueOfClosure(closure);
  const item = body && parameterOf(closure);
  return item
    ? spelling(body)
        .replace(/[*&]/g, '')
        .replace(new RegExp(`\\b${item}\\b`, 'g'), '_')
    : null;
}

function parameterOf(closure: Node): string | null {
  const [parameter, ...more] = closure.child('parameters')?.children ?? [];
  const name = parameter?.text.replace(/^&+/, '') ?? '';
  return more.length === 0 && /^[a-z]\w*$/.test(name) ? name : null;
}

function bare(side: Node): Node {
  if (side.kind === 'reference_expression') return bare(side.child('value')!);
  return side.kind === 'unary_expression' && side.text.startsWith('*') ? bare(side.children[0]!) : side;
}
