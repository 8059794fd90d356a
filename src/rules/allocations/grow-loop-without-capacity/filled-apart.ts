import { enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';

const TAKEN_BACK = /^(?:pop|pop_front|pop_back|truncate|drain|split_off)$/;
const FILLS = /^(?:push|push_back|push_front|insert|entry|extend|append|extend_from_slice|resize)$/;

/**
 * Does a field grow in a measure of its own, whatever is coming for the fields beside it? A stack is emptied again while they
 * stay, and some things come only under a condition that does not hold for them.
 */
export function isFilledApart(name: string, sized: ReadonlySet<string>, literal: Node): boolean {
  const calls = CALLS.of(literal.tree, () => callsByField(literal.tree));
  const own = calls.get(name) ?? [];
  const beside = [...sized].flatMap((field) => (field === name ? [] : (calls.get(field) ?? [])));
  return own.some((call) => isTakenBack(call, beside)) || comesOnlyAtTimes(own, beside);
}

const CALLS = new TreeMemo<ReadonlyMap<string, readonly Node[]>>();

/** What is called on fields, by their names. */
function callsByField(tree: SyntaxTree): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const field = fieldOf(receiverOf(call));
    if (field === undefined) continue;
    const known = found.get(field);
    if (known) known.push(call);
    else found.set(field, [call]);
  }
  return found;
}

function fieldOf(receiver: Node | undefined): string | undefined {
  return receiver?.kind === 'field_expression' ? receiver.child('field')?.text : undefined;
}

/** Where the same function takes from the other fields too, it is all of one life. */
function isTakenBack(call: Node, beside: readonly Node[]): boolean {
  if (!TAKEN_BACK.test(methodOf(call) ?? '')) return false;
  const fn = enclosingFunction(call);
  return !beside.some((other) => TAKEN_BACK.test(methodOf(other) ?? '') && enclosingFunction(other) === fn);
}

function comesOnlyAtTimes(own: readonly Node[], beside: readonly Node[]): boolean {
  const fills = own.filter(isFill);
  return (
    fills.length > 0 &&
    fills.every((fill) => {
      const branch = outermostBranch(fill);
      return !!branch && !beside.some((other) => isFill(other) && branch.contains(other));
    })
  );
}

function isFill(call: Node): boolean {
  return FILLS.test(methodOf(call) ?? '');
}

/** The widest branch of an `if` or a `match` around it in its function. */
function outermostBranch(call: Node): Node | null {
  let branch: Node | null = null;
  for (let at = call; at.parent && at.parent.kind !== 'function_item'; at = at.parent)
    if (at.parent.kind === 'match_arm' || (at.parent.kind === 'if_expression' && at.field !== 'condition'))
      branch = at;
  return branch;
}
