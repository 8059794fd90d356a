import { armsOf } from '../syntax/match-syntax.js';
import type { Node } from '../syntax/tree.js';
import { diverges } from './run-order.js';

/** What runs depending on a condition: as the asked expression is true or false. */
export interface Outcome {
  statement: Node;
  whenTrue: Node | null;
  whenFalse: Node | null;
  /** Statements behind it that are reached whatever the answer was, or only with the answer that does not leave. */
  after: readonly Node[];
  /** For `after`: must the expression have been true (or false) to get there? null: either. */
  afterMeans: boolean | null;
}

/** The `if` that a boolean expression decides, with `!`, `&&` and parentheses looked through; `!(a && asked)` may not ask at all. */
export function decidedBy(condition: Node): Outcome | null {
  let negated = false;
  let joined = false;
  let at = condition;
  for (let parent = at.parent; parent; at = parent, parent = parent.parent) {
    if (parent.kind === 'parenthesized_expression') continue;
    if (parent.kind === 'unary_expression' && parent.text.startsWith('!')) {
      if (joined) return null;
      negated = !negated;
    } else if (
      parent.kind === 'let_chain' ||
      (parent.kind === 'binary_expression' && parent.child('operator')?.text === '&&')
    )
      joined = true;
    else if (parent.kind === 'if_expression' && at.field === 'condition')
      return outcomeOfIf(parent, negated, joined);
    else if (parent.kind === 'match_expression' && at.field === 'value')
      return joined ? null : outcomeOfMatch(parent, negated);
    else return null;
  }
  return null;
}

/** Of an `if` that a question decides, alone or `joined` to others. */
export function outcomeOfIf(statement: Node, negated: boolean, joined: boolean): Outcome {
  const consequence = statement.child('consequence') ?? null;
  const alternative = joined ? null : (statement.child('alternative')?.children[0] ?? null);
  const leaves = diverges(consequence ?? undefined);
  return {
    statement,
    whenTrue: negated ? alternative : consequence,
    whenFalse: negated ? consequence : alternative,
    after: joined ? [] : following(statement),
    afterMeans: leaves ? negated : null,
  };
}

/** `match asked { true => .., false => .. }` */
function outcomeOfMatch(statement: Node, negated: boolean): Outcome | null {
  const arms = armsOf(statement);
  const [first, second] = arms;
  const asked = first?.child('pattern')?.text;
  if (arms.length !== 2 || !/^(?:true|false)$/.test(asked ?? '')) return null;
  const [one, other] = [first!.child('value') ?? null, second!.child('value') ?? null];
  const isTrue = (asked === 'true') !== negated;
  return {
    statement,
    whenTrue: isTrue ? one : other,
    whenFalse: isTrue ? other : one,
    after: following(statement),
    afterMeans: null,
  };
}

/** The statements of the same block that come after. */
export function following(node: Node): readonly Node[] {
  const statement = node.parent?.kind === 'expression_statement' ? node.parent : node;
  const block = statement.parent;
  return block?.kind === 'block' ? block.children.slice(statement.position + 1) : [];
}

/** What a step runs for: a condition that holds, or a pattern that fits. */
export interface Guard {
  /** The `if` or the `match`. */
  fork: Node;
  asked: Node;
  /** Null for a condition without `let`. */
  pattern: Node | null;
  /** Does anything else run where it does not? */
  hasOther: boolean;
}

/** The `if asked { step }`, `if let Some(x) = asked { step }` or `match asked { Some(x) => step, _ => {} }` around a step of its own. */
export function guardOf(step: Node): Guard | null {
  const statement = step.parent?.kind === 'expression_statement' ? step.parent : step;
  const branch = statement.parent?.kind === 'block' ? statement.parent : statement;
  const above = branch === statement ? null : guardAbove(statement, branch);
  if (above) return above;
  const holder = branch.parent;
  if (holder?.kind === 'if_expression' && branch.field === 'consequence') {
    const condition = holder.child('condition')!;
    const isLet = condition.kind === 'let_condition';
    return {
      fork: holder,
      asked: isLet ? condition.child('value')! : condition,
      pattern: (isLet && condition.child('pattern')) || null,
      hasOther: doesSomething(holder.child('alternative')?.children[0]),
    };
  }
  if (holder?.kind === 'else_clause')
    return { fork: holder.parent!, asked: holder.parent!.child('condition')!, pattern: null, hasOther: true };
  const match = holder?.kind === 'match_arm' ? holder.parent!.parent! : null;
  const arms = match ? armsOf(match) : [];
  const other = arms.find((arm) => arm !== holder);
  const pattern = holder?.child('pattern');
  if (!match || arms.length !== 2 || !other || !pattern || pattern.child('condition')) return null;
  const hasOther = doesSomething(other.child('value'));
  return { fork: match, asked: match.child('value')!, pattern, hasOther };
}

/** `let Some(x) = asked else { continue };` above a statement, where nothing else between them starts the next turn. */
function guardAbove(statement: Node, block: Node): Guard | null {
  const at = statement.position;
  const before = block.children.slice(Math.max(0, at - NEAR), at);
  const fork = before.findLast((each) => SKIPS.test(each.text));
  const skipping = fork?.kind === 'let_declaration' ? fork.child('alternative') : undefined;
  if (!fork || !skipping || !CONTINUES.test(skipping.text)) return null;
  return { fork, asked: fork.child('value')!, pattern: fork.child('pattern')!, hasOther: false };
}

/** Further up it guards more than this statement. */
const NEAR = 8;

const SKIPS = /\b(?:continue|return|break)\b/;
const CONTINUES = /^\{\s*continue;?\s*\}$/;

function doesSomething(branch: Node | undefined): boolean {
  return !!branch && !/^(?:\{\s*\}|\(\s*\)|continue|\{\s*continue;?\s*\})$/.test(branch.text);
}
