import { isTrifle } from '../../../rust/cost/trifle.js';
import { enclosingLoop } from '../../../rust/order/loops.js';
import { diverges } from '../../../rust/order/run-order.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import {
  argumentsOf,
  calledPath,
  enclosingFunction,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { TreeMemo } from '../../../rust/syntax/memo.js';
import { OPENING_OR_FALLBACK, openingOf } from '../../../rust/syntax/openings.js';
import type { Node, SyntaxTree } from '../../../rust/syntax/tree.js';

const ACCESSES = /^(?:lock|read|write|borrow|borrow_mut|lock_arc|blocking_lock)$/;
const WHOLE = /^(?:replace|take|set|get|swap|into_inner|get_mut|clone)$/;

/**
 * Is what a name holds only ever looked at or set in one step, `*name.lock().unwrap() += 1`, so that nothing lies between a
 * look and the change that follows from it? False where it is used nowhere in the file.
 */
export function isUsedInSingleSteps(name: string, tree: SyntaxTree): boolean {
  if (name === '') return false;
  let uses = 0;
  for (const call of callsOn(name, tree)) {
    const method = methodOf(call)!;
    if (isGuard(receiverOf(call)!)) continue;
    if (WHOLE.test(method)) {
      uses++;
      continue;
    }
    if (!ACCESSES.test(method) || argumentsOf(call).length > 0 || !isSingleStep(call)) return false;
    uses++;
  }
  return uses > 0;
}

const CALLS = new TreeMemo<ReadonlyMap<string, readonly Node[]>>();

/** The methods that are called on places of a name: a struct may have thousands of fields. */
function callsOn(name: string, tree: SyntaxTree): readonly Node[] {
  return CALLS.of(tree, () => callsByName(tree)).get(name) ?? [];
}

function callsByName(tree: SyntaxTree): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  for (const call of tree.root.descendantsOfKind('call_expression')) {
    const name = methodOf(call) ? lastName(receiverOf(call)!) : undefined;
    if (name === undefined) continue;
    const known = found.get(name);
    if (known) known.push(call);
    else found.set(name, [call]);
  }
  return found;
}

/** `seen` of `let mut seen = self.seen.lock().unwrap();`: how it is used is judged where it is taken. */
function isGuard(receiver: Node): boolean {
  if (receiver.kind !== 'identifier') return false;
  const taken = new RegExp(`\\blet\\s+(?:mut\\s+)?${receiver.text}\\s*=[^;]*\\.${receiver.text}\\s*\\.`);
  return taken.test(enclosingFunction(receiver)?.text ?? '');
}

function lastName(place: Node): string | undefined {
  return place.kind === 'field_expression' ? place.child('field')?.text : place.text;
}

/**
 * `let mut seen = self.seen.lock().unwrap(); *seen += 1; *seen`: while the guard lives, only what it guards is calculated with and set,
 * which an atomic does in one step, too.
 */
function isHeldToCalculate(declaration: Node): boolean {
  const guard = declaration.child('pattern');
  const block = declaration.parent;
  if (declaration.kind !== 'let_declaration' || guard?.kind !== 'identifier' || block?.kind !== 'block')
    return false;
  const rest = block.children.slice(block.children.indexOf(declaration) + 1);
  return rest.length > 0 && rest.every((statement) => isTrifle(statement) && setsOnly(guard.text, statement));
}

/** Is the guard only looked through, `*seen` or `seen.max(1)`, and nothing else assigned to? */
function setsOnly(guard: string, statement: Node): boolean {
  for (const node of statement.descendantsOfKind('identifier'))
    if (node.text === guard && !isLookedThrough(node)) return false;
  for (const node of statement.descendantsOfKind('assignment_expression', 'compound_assignment_expr'))
    if (node.child('left')?.text !== `*${guard}`) return false;
  return true;
}

function isLookedThrough(guard: Node): boolean {
  const around = guard.parent!;
  return around.kind === 'field_expression' || (around.kind === 'unary_expression' && !isHeldOn(around));
}

/** `*guard` where it stands: the guard ends with the statement. */
function isSingleStep(access: Node): boolean {
  let at = access;
  for (;;) {
    const parent = at.parent!;
    const opening: Node | null = openingOf(at, OPENING_OR_FALLBACK);
    if (opening) at = opening;
    else if (/^(?:await|parenthesized)_expression$/.test(parent.kind)) at = parent;
    else if (parent.kind === 'let_declaration') return isHeldToCalculate(parent);
    else return parent.kind === 'unary_expression' && parent.text.startsWith('*') && !isHeldOn(parent);
  }
}

/** `for row in rows { *total.lock().unwrap() += row.size; }`: an atomic in its place is fought for at each turn as well. */
export function isSummedPerItem(name: string, tree: SyntaxTree): boolean {
  return name !== '' && SUMMED.of(tree, () => new Set(summedIn(tree))).has(name);
}

const SUMMED = new TreeMemo<ReadonlySet<string>>();

function* summedIn(tree: SyntaxTree): Generator<string> {
  for (const sum of tree.root.descendantsOfKind('compound_assignment_expr')) {
    const loop = /^[+-]=/.test(sum.child('operator')!.text) ? enclosingLoop(sum) : null;
    if (loop?.word !== 'for' || enclosingClosure(sum) !== enclosingClosure(loop.node)) continue;
    for (const access of sum.child('left')!.descendantsOfKind('call_expression'))
      if (ACCESSES.test(methodOf(access) ?? '')) yield lastName(receiverOf(access)!) ?? '';
  }
}

/** `let value = &mut *guard;` */
function isHeldOn(dereference: Node): boolean {
  return dereference.parent?.kind === 'reference_expression';
}

/**
 * `let mut running = self.running.write().unwrap(); if *running { return; } self.listen()?; *running = true;`: others wait until
 * what stands between the look and the change is done, for which an atomic has no place.
 */
export function isHeldWhileWorking(name: string, tree: SyntaxTree): boolean {
  if (name === '') return false;
  for (const access of callsOn(name, tree)) {
    if (!EXCLUDES.test(methodOf(access)!)) continue;
    const declaration = [...access.ancestors()].find((at) => /^(?:let_declaration|block)$/.test(at.kind));
    if (declaration?.kind === 'let_declaration' && isWorkedUnder(declaration)) return true;
  }
  return false;
}

const EXCLUDES = /^(?:lock|write|lock_arc|blocking_lock)$/;

function isWorkedUnder(declaration: Node): boolean {
  const guard = declaration.child('pattern');
  const block = declaration.parent;
  if (guard?.kind !== 'identifier' || block?.kind !== 'block') return false;
  const rest = block.children.slice(block.children.indexOf(declaration) + 1);
  const looked = rest.findIndex((statement) => new RegExp(`\\*${guard.text}\\b`).test(statement.text));
  const changed = rest.findLastIndex((statement) => changes(guard.text, statement));
  if (changed < 0 || looked < 0) return false;
  const between = rest.slice(looked, changed);
  return (
    between.some((statement) => !leavesAtOnce(statement) && worksOn(statement)) ||
    isLent(guard.text, rest[changed]!)
  );
}

function worksOn(statement: Node): boolean {
  for (const node of statement.descendantsOfKind('call_expression', 'await_expression'))
    if (!/^(?:Ok|Err|Some)$/.test(calledPath(node) ?? '') && !isTrifle(statement)) return true;
  return false;
}

function isLent(guard: string, statement: Node): boolean {
  return new RegExp(`&mut \\*?${guard}\\b`).test(statement.text);
}

function changes(guard: string, statement: Node): boolean {
  if (isLent(guard, statement)) return true;
  for (const node of statement.descendantsOfKind('assignment_expression', 'compound_assignment_expr'))
    if (node.child('left')?.text === `*${guard}`) return true;
  return false;
}

/** `if *running { return Err(..); }` */
function leavesAtOnce(statement: Node): boolean {
  const inner = statement.kind === 'expression_statement' ? statement.children[0]! : statement;
  return inner.kind === 'if_expression' && diverges(inner.child('consequence'));
}
