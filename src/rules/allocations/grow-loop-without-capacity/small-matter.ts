import { holdsComplaints } from '../../../rust/cost/complaints.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { type Loop, walkedBy, writtenLoops } from '../../../rust/order/loops.js';
import { onlyStep } from '../../../rust/order/only-step.js';
import { walkOf } from '../../../rust/order/walks.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { viewed } from '../../../rust/types/strings.js';
import { isMap, isSequence, isSet, type Type } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';
import { addedBy } from './adds.js';
import type { Filling } from './filling-loop.js';
import { givesAsMany, isIndependent, numberOfTurns } from './number-of-turns.js';

/** `for error in &response.errors`: what is made of complaints is as rare. */
export function goesOverComplaints(loop: Loop): boolean {
  const source = walkedBy(loop);
  return holdsComplaints(/(\w+)(?:\.\w+\(\))*$/.exec(source?.text ?? '')?.[1] ?? '');
}

/** Lent to be filled in another loop: how much comes there is not known here. */
export function growsElsewhere(binding: Binding, loop: Loop, file: RustFile): boolean {
  return file
    .usesOf(binding)
    .some(
      (use) =>
        use.effect === 'borrow-mut' &&
        !use.method &&
        use.use.node.start > loop.node.end &&
        writtenLoops(use.use.node).some((other) => !other.node.contains(binding.node)),
    );
}

export function isHashed(made: Type): boolean {
  return isMap(made) || isSet(made);
}

/** Where few items pass, room for all of them is a waste of another kind; where the total takes a sum, it may not be worth it. */
export function isSmallMatter(made: Type, { turns, inner, loop }: Filling, file: RustFile): boolean {
  if (turns === 'some' || waitsForEach(loop.body)) return true;
  if (goesOverFew(loop)) return true;
  if (!inner || (isSequence(made) && flattens(loop, inner, file))) return false;
  return !(isIndependent(inner, loop, file) && numberOfTurns(inner, file));
}

/**
 * How long the pieces of a text are nobody knows before they are there: their number says little about the room that all need.
 * Of characters, and of what is added again and again, it does; but a text that is given up at the first wrong one needs none.
 */
export function isTextOfPieces(made: Type, filling: Filling, file: RustFile): boolean {
  const { byOne, ofOneWidth, loop } = filling;
  if (!/^(?:Os)?String$/.test(made.name)) return false;
  if (/\breturn\s+None\b/.test(loop.body.text)) return true;
  return !byOne && !ofOneWidth && !walksText(loop) && !addsTheSame(filling, file);
}

/** Beside what each turn waits for, growing is nothing. */
function waitsForEach(body: Node): boolean {
  for (const at of body.descendantsOfKind('await_expression')) {
    const closure = enclosingClosure(at);
    if (!closure || !body.contains(closure)) return true;
  }
  return false;
}

/** `for (at, letter) in word.char_indices() { .. }`: what comes of a text is about as long. */
function walksText(loop: Loop): boolean {
  let at = walkedBy(loop);
  while (at && givesAsMany(methodOf(at) ?? '')) at = receiverOf(at);
  return !!at && /^(?:chars|char_indices|bytes)$/.test(methodOf(at) ?? '');
}

/** `for _ in 0..times { text.push_str(piece) }`: nothing that a turn binds or changes goes into it. */
export function addsTheSame({ adding, loop }: Filling, file: RustFile): boolean {
  return adding.every((use) => {
    const added = addedBy(use);
    return added.length > 0 && added.every((piece) => isSameEachTurn(viewed(piece), loop, file));
  });
}

function isSameEachTurn(piece: Node, loop: Loop, file: RustFile): boolean {
  const root = isPlace(piece) ? rootOf(piece) : null;
  const binding = root && file.bindingOf(root);
  if (!binding || loop.node.contains(binding.node)) return false;
  return !file
    .usesOf(binding)
    .some((use) => !/^(?:read|borrow)$/.test(use.effect) && loop.node.contains(use.use.node));
}

/** `for row in rows { for cell in &row.cells { all.push(..) } }`, and nothing else: `rows` can be asked how many cells there are. */
export function flattens(outer: Loop, inner: Loop, file: RustFile): boolean {
  const [walk, below] = [walkOf(outer.node, file), walkOf(inner.node, file)];
  if (!walk || !below || !onlyStep(below.body) || onlyStep(walk.body) !== inner.node) return false;
  const part = listedBy(below.source);
  const root = isPlace(part) ? rootOf(part) : null;
  return !!root && file.bindingOf(root)?.declaration === walk.binder;
}

/** `row.cells` of `&row.cells` and of `row.cells.iter().enumerate()`. */
function listedBy(source: Node): Node {
  let at = viewed(source);
  while (LISTS.test(methodOf(at) ?? '') && argumentsOf(at).length === 0) at = viewed(receiverOf(at)!);
  return at;
}

const LISTS = /^(?:iter|iter_mut|into_iter|enumerate|rev|copied|cloned|values|keys|into_values)$/;
