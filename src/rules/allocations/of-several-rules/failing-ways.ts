import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';

/** `if is_closed || rows != 1 { return Err(..) }`: where all is well, every operand is asked. */
export function isOnlyForError(condition: Node): boolean {
  let top = condition;
  while (/^(?:binary|parenthesized)_expression$/.test(top.parent?.kind ?? '')) top = top.parent!;
  return (
    top.field === 'condition' &&
    top.parent?.kind === 'if_expression' &&
    endsInError(top.parent.child('consequence'))
  );
}

/** When every other branch ends in an error, the value is needed in all that matter. */
export function leavesNothing(fork: Node, branch: Node): boolean {
  if (fork.kind === 'match_expression') {
    return armsOf(fork).every((arm) => arm.contains(branch) || isArmOfFailure(arm));
  }
  const other =
    branch.kind === 'else_clause' ? fork.child('consequence') : fork.child('alternative')?.children[0];
  return !!other && endsInError(other);
}

/** `Err(..) => ..`, whatever it makes of it, or an arm that ends in an error. */
export function isArmOfFailure(arm: Node): boolean {
  return endsInError(arm.child('value')) || /^Err\b/.test(arm.child('pattern')?.text ?? '');
}

/** A branch that ends in an error, or that complains to the log. */
export function endsInError(branch: Node | undefined): boolean {
  return FAILS.test(lastOf(branch)?.text ?? '') || COMPLAINS.test(branch?.text ?? '');
}

const COMPLAINS = /(?<!\w)(?:warn|error)!\s*[({]/;

const FAILS =
  /^(?:return\s+)?(?:Some\()?(?:Poll::Ready\()?(?:Some\()?Err\b|\.fail\(\);?$|\.into_err\(\)|^(?:return\s+)?(?:\w+::)*(?:panic|unreachable|bail|todo|unimplemented|\w*_err|\w*bail)!|^return\s+\w*err\w*\(/i;

export function lastOf(branch: Node | undefined): Node | undefined {
  const block = branch?.kind === 'else_clause' ? branch.children[0] : branch;
  return block?.kind === 'block' ? block.children.at(-1) : block;
}

/** `if tx.send(item).is_err() { return; }`: nobody pays for what has failed. */
export function isFailure(condition: Node | undefined): boolean {
  return /\.is_err\(\)$|^let\s+Err\b/.test(condition?.text ?? '');
}

/** `if let Ok(client) = connect().await { client.send(rows) }`, `sent.is_ok() && ..`: on the other way something has failed. */
export function goesWell(condition: Node | undefined): boolean {
  return /^[^!].*\.is_ok\(\)$|^let\s+Ok\b/s.test(condition?.text ?? '');
}
