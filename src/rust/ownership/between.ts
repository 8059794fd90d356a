import { isMutableBorrow } from '../syntax/borrow-syntax.js';
import { enclosingFunction, methodOf, receiverOf } from '../syntax/call-syntax.js';
import { Stretches } from '../syntax/in-order.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { MUTATING_METHODS, READING_METHODS } from '../types/methods.js';
import { TouchedPlaces } from './touched-places.js';

/**
 * May the value of `place` change, or may other tasks get at it, between two points of `within`? A method that is not known to read is
 * taken to write.
 */
export function mayChangeBetween(place: string, within: Node, from: number, to: number): boolean {
  const { others, overwritten, mutated, asked } = changesIn(within);
  const [start, end] = clipped(within, from, to);
  return (
    others.hasWithin(start, end) ||
    overwritten.reaches(place, start, end) ||
    mutated.reachesInto(place, start, end, '.') ||
    asked.reachesAround(place, start, end, '.')
  );
}

/** Is `place`, or something that holds it, mentioned between two points of `within`? Sibling fields don't count. */
export function isUsedBetween(place: string, within: Node, from: number, to: number): boolean {
  return usesIn(within).reaches(place, ...clipped(within, from, to));
}

/** Is there a way out of the block (`return`, `break`, `continue`) between two points of `within`? */
export function mayLeaveBetween(within: Node, from: number, to: number): boolean {
  const { jumps, failures } = waysOutOf(within);
  const [start, end] = clipped(within, from, to);
  // Of an `Option` the `?` is a way out like any other.
  return jumps.hasWithin(start, end) || (givesOption(within) && failures.hasWithin(start, end));
}

/** Is there a `?` or a pause between two points of `within`, in which others would find a place empty? */
export function mayFailBetween(within: Node, from: number, to: number): boolean {
  const { failures, pauses } = waysOutOf(within);
  const [start, end] = clipped(within, from, to);
  return failures.hasWithin(start, end) || pauses.hasWithin(start, end);
}

/** Is there a `break` or `continue`, of a loop that may come by a place again, or a pause between two points of `within`? */
export function mayGoOnBetween(within: Node, from: number, to: number): boolean {
  const { turns, pauses } = waysOutOf(within);
  const [start, end] = clipped(within, from, to);
  return turns.hasWithin(start, end) || pauses.hasWithin(start, end);
}

/** Does something start between two points of `within` that may end the function, or stop it for good: `return`, `?`, `.await`? */
export function mayEndBetween(within: Node, from: number, to: number): boolean {
  return waysOutOf(within).ends.hasStartWithin(...clipped(within, from, to));
}

function clipped(within: Node, from: number, to: number): [from: number, to: number] {
  return [Math.max(from, within.start), Math.min(to, within.end)];
}

/** What is asked about for parts of a function is found out once for all of it. */
function whole(within: Node): Node {
  return enclosingFunction(within) ?? within;
}

interface Changes {
  /** Where other tasks run, or code that can't be read. */
  others: Stretches;
  /** Assigned or lent to be changed. */
  overwritten: TouchedPlaces;
  /** Called with a method that changes its receiver. */
  mutated: TouchedPlaces;
  /** Called with a method that may change its receiver. */
  asked: TouchedPlaces;
}

const CHANGES = new NodeMemo<Changes>();

function changesIn(within: Node): Changes {
  const fn = whole(within);
  return CHANGES.of(fn, () => {
    const found = {
      others: new Stretches(),
      overwritten: new TouchedPlaces(),
      mutated: new TouchedPlaces(),
      asked: new TouchedPlaces(),
    };
    for (const node of fn.descendantsOfKind(...CHANGING)) if (!isForPanic(node)) addChange(node, found);
    return found;
  });
}

/** `panic!("no {} in {}", key, self.id())`: nothing comes behind what is asked for its text. */
function isForPanic(node: Node): boolean {
  if (node.kind !== 'call_expression' && node.kind !== 'reference_expression') return false;
  for (let at = node.parent; at && !/^(?:block|closure_expression)$/.test(at.kind); at = at.parent)
    if (at.kind === 'macro_call') return /^(?:panic|unreachable|todo|unimplemented)$/.test(at.macro);
  return false;
}

const CHANGING = [
  'await_expression',
  'macro_invocation',
  'reference_expression',
  'assignment_expression',
  'compound_assignment_expr',
  'call_expression',
];

function addChange(node: Node, { others, overwritten, mutated, asked }: Changes): void {
  if (node.kind === 'await_expression' || node.kind === 'macro_invocation')
    return others.add(node.start, node.end);
  if (node.kind !== 'call_expression') {
    if (isMutableBorrow(node)) overwritten.add(node.child('value'), node);
    else if (node.kind !== 'reference_expression') overwritten.add(node.child('left'), node);
    return;
  }
  const method = methodOf(node);
  if (method && MUTATING_METHODS.has(method)) mutated.add(receiverOf(node), node);
  if (method && !READING_METHODS.has(method)) asked.add(receiverOf(node), node);
}

const USES = new NodeMemo<TouchedPlaces>();

/** Each place as a whole, and what a method is called on for as long as the call takes. */
function usesIn(within: Node): TouchedPlaces {
  const fn = whole(within);
  return USES.of(fn, () => {
    const found = new TouchedPlaces();
    for (const node of fn.descendantsOfKind(...USING)) {
      if (node.kind === 'call_expression') found.add(receiverOf(node), node);
      else if (node.parent?.kind !== 'field_expression') found.add(node, node);
    }
    return found;
  });
}

/** Kinds of places, and calls. */
const USING = [
  'identifier',
  'self',
  'field_expression',
  'index_expression',
  'parenthesized_expression',
  'unary_expression',
  'call_expression',
];

interface WaysOut {
  jumps: Stretches;
  failures: Stretches;
  pauses: Stretches;
  /** `break` and `continue`. */
  turns: Stretches;
  /** Failures, returns and where others run, who may never come back. */
  ends: Stretches;
}

const WAYS_OUT = new NodeMemo<WaysOut>();

function waysOutOf(within: Node): WaysOut {
  const fn = whole(within);
  return WAYS_OUT.of(fn, () => {
    const found = {
      jumps: new Stretches(),
      failures: new Stretches(),
      pauses: new Stretches(),
      turns: new Stretches(),
      ends: new Stretches(),
    };
    for (const way of fn.descendantsOfKind(...LEAVING)) addWayOut(way, found);
    return found;
  });
}

function addWayOut({ kind, text, start, end }: Node, found: WaysOut): void {
  if (ENDING.has(kind)) found.ends.add(start, end);
  if (TURNING.has(kind)) found.turns.add(start, end);
  if (kind === 'try_expression') found.failures.add(start, end);
  else if (kind === 'await_expression') found.pauses.add(start, end);
  else if (!/^return\s+Err\b/.test(text)) found.jumps.add(start, end);
}

const ENDING: ReadonlySet<string> = new Set(['return_expression', 'try_expression', 'await_expression']);
const TURNING: ReadonlySet<string> = new Set(['break_expression', 'continue_expression']);
const LEAVING = [...ENDING, ...TURNING];

function givesOption(fn: Node): boolean {
  return /^Option\b/.test(fn.child('return_type')?.text ?? '');
}
