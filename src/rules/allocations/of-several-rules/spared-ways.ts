import { costlyPart } from '../../../rust/cost/costly.js';
import { isDebugOnly, isInDebugBranch } from '../../../rust/functions/debug-only.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  callOfArgument,
  enclosingFunction,
  methodCalledOn,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { armsOf } from '../../../rust/syntax/match-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { RustFile } from '../../rust-file.js';
import {
  endsInError,
  goesWell,
  isArmOfFailure,
  isFailure,
  isOnlyForError,
  lastOf,
  leavesNothing,
} from './failing-ways.js';
import { isOfNothing, isOverEmpty, isRoomForNothing } from './of-nothing.js';
import { adapterOfAll, branchWithout, isOnlyForFailures } from './without-it.js';

export const FOR_FAILURES = 'used only where something has failed';
export const BEHIND_ANOTHER = 'asked for only when what stands before it has not settled the answer';

/** Which ways through the function never look at the value of a `let`, in words; null when all do. */
export function sparedBy(declaration: Node, uses: readonly Node[], file: RustFile): string | null {
  const block = declaration.parent;
  if (block?.kind !== 'block') return null;
  if (isCheck(declaration.child('value')) || uses.some(isTakenByAddress)) return null;
  const isAsserted = uses.every(isDebugOnly);
  if (isAsserted && addsUp(declaration.child('value'))) return null;
  if (isOnlyPrinted(declaration, uses))
    return isAsserted
      ? 'only asserted where debug assertions are on'
      : 'only printed when its log level is enabled';
  if (uses.every((use) => isInErrorClosure(use, block))) return FOR_FAILURES;
  const branch = branchOfAll(declaration, uses, block);
  if (branch)
    return `used only in the ${branch.kind === 'else_clause' ? '`else`' : 'branch'} on line ${branch.line}`;
  if (isOnlyForFailures(uses, block)) return FOR_FAILURES;
  const adapter = adapterOfAll(uses, block, file);
  if (adapter) return `used only if \`${methodOf(adapter)}\` on line ${adapter.line} calls its closure`;
  const chain = branchWithout(uses, block);
  if (
    chain &&
    !isRoomForNothing(declaration, chain.child('condition')) &&
    !goesWell(chain.child('condition'))
  )
    return `not all branches of the \`if\` on line ${chain.line} use it`;
  const arms = armsWithout(uses, block);
  if (arms) return wordsForArms(arms);
  const operand = operandOfAll(declaration, uses, block, file);
  if (operand) return BEHIND_ANOTHER;
  // `let at = list.position(x)?;`: what is missing is told first.
  const exit = answersWithNothing(declaration) ? null : exitBefore(declaration, uses, block, file);
  return exit ? `the \`${exit.word}\` on line ${exit.line} leaves without it` : null;
}

/** `parts.iter().map(|part| part.amount).sum()`: a release build leaves out what is only calculated. */
function addsUp(value: Node | undefined): boolean {
  return !!value && /^(?:sum|product|count|min|max)$/.test(methodOf(value) ?? '');
}

/** `.expect("a page without a head")`: that it is there is asserted, whoever needs it. */
function isCheck(value: Node | undefined): boolean {
  return !!value && methodOf(value) === 'expect';
}

/** `lines.as_ptr()`: what is pointed at has to outlive the branch. */
function isTakenByAddress(use: Node): boolean {
  const called = methodCalledOn(use);
  return !!called && /^as_(?:mut_)?(?:ptr|ptr_range)$/.test(methodOf(called) ?? '');
}

/** `unwrap_or_else(|| configured.as_deref().unwrap_or("-"))`: what the closure gives lies in the value. */
function isLentOut(use: Node, closure: Node): boolean {
  let given = closure.child('body');
  if (given?.kind === 'block') given = given.children.at(-1);
  let lends = false;
  while (given && given !== use && (methodOf(given) || given.kind === 'reference_expression')) {
    lends ||= given.kind === 'reference_expression' || /^as_/.test(methodOf(given) ?? '');
    given = given.kind === 'reference_expression' ? given.child('value') : receiverOf(given);
  }
  return lends && given === use;
}

/** `?` on an `Option`, by what the function returns: that nothing is there is an answer, and comes first. */
function answersWithNothing(declaration: Node): boolean {
  const returned = enclosingFunction(declaration)?.child('return_type')?.text ?? '';
  return /^Option\b/.test(returned) && /\?/.test(declaration.child('value')?.text ?? '');
}

/** Is every use an argument of a macro whose arguments are evaluated only when its level is enabled? */
export function isOnlyPrinted(declaration: Node, uses: readonly Node[]): boolean {
  const block = declaration.parent;
  return !!block && uses.length > 0 && uses.every((use) => isQuietLog(use, block));
}

/** `if enabled!(Level::DEBUG) { .. }`, `if cfg!(debug_assertions) { .. }`: whether it is wanted was asked already. */
export function isBehindLevel(node: Node): boolean {
  if (isInDebugBranch(node)) return true;
  for (const at of node.ancestors()) {
    if (at.kind === 'function_item') return false;
    if (at.kind === 'if_expression' && /enabled!?\s*\(/.test(at.child('condition')?.text ?? '')) return true;
  }
  return false;
}

interface Arms {
  /** Those that need no value. */
  spared: readonly Node[];
  areAllOthersForFailures: boolean;
}

function wordsForArms({ spared: [first, ...more], areAllOthersForFailures }: Arms): string {
  if (areAllOthersForFailures) return 'only the arms for failures use it';
  return `the arm on line ${first!.line} ${more.length > 0 ? 'and others do' : 'does'} without it`;
}

/** The arms of the one `match` that holds every use, where at least as many do without the value as need it. */
function armsWithout(uses: readonly Node[], block: Node): Arms | null {
  const match = [...uses[0]!.ancestors()].find(
    (at) => at.kind === 'match_expression' && (at.parent === block || at.parent?.parent === block),
  );
  const body = match?.child('body');
  if (!match || !body || !uses.every((use) => body.contains(use))) return null;
  const arms = armsOf(match);
  const working = arms.filter((arm) => !isArmOfFailure(arm));
  const spared = working.filter((arm) => !uses.some((use) => arm.contains(use)));
  const inPatterns = uses.some((use) => arms.some((arm) => arm.child('pattern')?.contains(use)));
  if (inPatterns || spared.length === 0 || spared.length * 2 < working.length) return null;
  return { spared, areAllOthersForFailures: spared.length === working.length };
}

/** In `trace!`, `debug!` or `debug_assert!`, whose arguments are evaluated only when they are wanted. */
function isQuietLog(use: Node, block: Node): boolean {
  for (const at of use.ancestors()) {
    if (at === block) return false;
    if (at.kind === 'macro_call' && /^(?:trace|debug|debug_assert\w*)$/.test(at.macro)) return true;
  }
  return false;
}

const ERROR_CLOSURES =
  /^(?:map_err|ok_or_else|or_else|with_context|wrap_err_with|inspect_err|unwrap_or_else)$/;

function isInErrorClosure(use: Node, block: Node): boolean {
  for (const at of use.ancestors()) {
    if (at === block) return false;
    if (at.kind !== 'closure_expression') continue;
    const call = callOfArgument(at);
    if (call && ERROR_CLOSURES.test(methodOf(call) ?? '') && !isLentOut(use, at))
      return enclosingClosure(call) === enclosingClosure(block) && !loopsBetween(call, block);
  }
  return false;
}

/** The one branch that holds every use. */
function branchOfAll(declaration: Node, uses: readonly Node[], block: Node): Node | null {
  for (let at = uses[0]!; at !== block; at = at.parent!) {
    const parent = at.parent!;
    const isBranch =
      (parent.kind === 'if_expression' && at.field === 'consequence') ||
      at.kind === 'else_clause' ||
      (parent.kind === 'match_arm' && at.field === 'value');
    if (!isBranch || !uses.every((use) => at.contains(use))) continue;
    const fork = parent.kind === 'match_arm' ? parent.parent!.parent! : parent;
    const condition = at.field === 'consequence' ? fork.child('condition') : undefined;
    if (leavesNothing(fork, at) || goesWell(condition)) return null;
    if (isRoomForNothing(declaration, fork.child('condition'))) return null;
    return enclosingClosure(at) === enclosingClosure(block) && !loopsBetween(at, block) ? at : null;
  }
  return null;
}

/** The right side of `&&` or `||` that holds every use, behind something cheaper. */
function operandOfAll(declaration: Node, uses: readonly Node[], block: Node, file: RustFile): Node | null {
  for (let at = uses[0]!; at !== block; at = at.parent!) {
    const parent = at.parent!;
    const left = parent.kind === 'binary_expression' && at.field === 'right' ? parent.child('left') : null;
    if (!left || !/^(?:&&|\|\|)$/.test(parent.child('operator')?.text ?? '')) continue;
    // Where the condition holds, the value was needed for it.
    const body =
      parent.child('operator')!.text === '&&' && parent.field === 'condition'
        ? parent.parent!.child('consequence')
        : null;
    if (!uses.every((use) => at.contains(use) || body?.contains(use)) || costlyPart(left, file)) continue;
    if (parent.child('operator')!.text === '||' && isOnlyForError(parent)) return null;
    if (
      goesWell(left) ||
      isFailure(left) ||
      isOfNothing(declaration, left) ||
      (body && leavesNothing(parent.parent!, body))
    )
      return null;
    return enclosingClosure(at) === enclosingClosure(block) && !loopsBetween(at, block) ? at : null;
  }
  return null;
}

function loopsBetween(node: Node, block: Node): boolean {
  return enclosingLoops(node).some((loop) => block.contains(loop.node));
}

interface Exit {
  word: string;
  line: number;
}

/** An early `return` or `continue`, no error, between the value and its first use. */
function exitBefore(declaration: Node, uses: readonly Node[], block: Node, file: RustFile): Exit | null {
  const from = block.children.indexOf(declaration) + 1;
  for (const statement of block.children.slice(from)) {
    if (uses.some((use) => statement.contains(use)) || takesLock(statement)) return null;
    for (const [branch, condition] of branchesThatMayLeave(statement)) {
      if (!diverges(branch) || isRoomForNothing(declaration, condition) || isFailure(condition)) continue;
      if (isOverEmpty(declaration, condition, file)) continue;
      const last = lastOf(branch);
      const word = /^(?:return|continue)\b/.exec(last?.text ?? '')?.[0];
      if (word && last && !endsInError(branch)) return { word, line: last.line };
    }
  }
  return null;
}

/** Work done before a lock is taken is not to be moved under it. */
function takesLock(statement: Node): boolean {
  return (
    statement.kind === 'let_declaration' &&
    /\.(?:lock|read|write)\(\)(?:\.await)?(?:\?|\.unwrap\(\)|\.expect\([^)]*\))?;?$/.test(statement.text)
  );
}

/** `if .. { }` alone, `let .. else { }`, and the arms of a `match`, with their condition. */
function branchesThatMayLeave(statement: Node): [Node, Node | undefined][] {
  // `let Ok(packet) = parse(..) else { return }`: nobody pays for what has failed.
  if (/^Ok\b/.test(statement.child('pattern')?.text ?? '')) return [];
  if (statement.kind === 'let_declaration' && statement.child('alternative'))
    return [[statement.child('alternative')!, undefined]];
  const fork = statement.kind === 'let_declaration' ? statement.child('value') : statement.children[0];
  if (fork?.kind === 'match_expression')
    return (fork.child('body')?.children ?? []).flatMap((arm): [Node, undefined][] => {
      const value = arm.kind === 'match_arm' ? arm.child('value') : undefined;
      return value ? [[value, undefined]] : [];
    });
  if (fork?.kind !== 'if_expression') return [];
  const branches = [fork.child('consequence'), fork.child('alternative')?.children[0]];
  return branches.flatMap((branch): [Node, Node | undefined][] =>
    branch ? [[branch, fork.child('condition')]] : [],
  );
}
