import { armsOf } from '../syntax/match-syntax.js';
import type { Node } from '../syntax/tree.js';
import { following, type Outcome, outcomeOfIf } from './branches.js';
import { diverges } from './run-order.js';

/** What runs depending on whether there is something in an `Option` or a `Result`. */
export interface ContentOutcome extends Outcome {
  /** Of what is there: `Some(name)`, or `_` where only its absence is asked for. */
  pattern: string;
  /** What binds the names of the pattern. */
  binder: Node;
}

/** `if let Some(x) = asked { .. } else { .. }` and `match asked { Some(x) => .., None => .. }`, whichever comes first. */
export function decidedByContent(asked: Node): ContentOutcome | null {
  if (asked.field !== 'value') return null;
  const around = asked.parent;
  if (around?.kind === 'match_expression') return contentOfMatch(around);
  const fork = around?.kind === 'let_condition' && around.field === 'condition' ? around.parent : null;
  return fork?.kind === 'if_expression' ? contentOfIfLet(fork, around!) : null;
}

const PRESENT = /^(?:Some|Ok)\b/;
const ABSENT = /^(?:None$|Err\b)/;

function contentOfIfLet(fork: Node, condition: Node): ContentOutcome | null {
  const pattern = condition.child('pattern')?.text ?? '';
  if (PRESENT.test(pattern)) return { ...outcomeOfIf(fork, false, false), pattern, binder: condition };
  return ABSENT.test(pattern) ? { ...outcomeOfIf(fork, true, false), pattern: '_', binder: condition } : null;
}

function contentOfMatch(match: Node): ContentOutcome | null {
  const [first, second, more] = armsOf(match);
  if (!first || !second || more) return null;
  const [one, other] = [first, second].map((arm) => arm.child('pattern')?.text ?? '');
  const isFirst = PRESENT.test(one!) || ABSENT.test(other!);
  const [present, absent] = isFirst ? [first, second] : [second, first];
  const [pattern, without] = isFirst ? [one!, other!] : [other!, one!];
  const isPair = (PRESENT.test(pattern) && /^_$|^None$|^Err\b/.test(without)) || pattern === '_';
  if (!isPair || (pattern === '_' && !ABSENT.test(without)) || isGuarded(first) || isGuarded(second))
    return null;
  const [whenTrue, whenFalse] = [present.child('value') ?? null, stepsOf(absent.child('value'))];
  const leaves = diverges(whenTrue ?? undefined) ? false : diverges(whenFalse ?? undefined) || null;
  return {
    statement: match,
    whenTrue: stepsOf(whenTrue ?? undefined),
    whenFalse,
    after: following(match),
    afterMeans: leaves,
    pattern,
    binder: present,
  };
}

function isGuarded(arm: Node): boolean {
  return !!arm.child('pattern')?.child('condition');
}

/** Null for `{}` and `()`, which stand for an `else` that is not there. */
function stepsOf(way: Node | undefined): Node | null {
  return !way || way.kind === 'unit_expression' || (way.kind === 'block' && way.children.length === 0)
    ? null
    : way;
}
