import { holdsComplaints } from '../../../rust/cost/complaints.js';
import { goesOverFew } from '../../../rust/order/few.js';
import { enclosingLoops, walkedBy } from '../../../rust/order/loops.js';
import { isPlace, rootOf } from '../../../rust/ownership/places.js';
import { enclosingClosure } from '../../../rust/ownership/uses.js';
import { argumentsOf, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import { viewed } from '../../../rust/types/strings.js';
import { isMap, isSequence, isSet } from '../../../rust/types/types.js';
import { addedBy } from './adds.js';
import { givesAsMany, isIndependent, numberOfTurns } from './number-of-turns.js';
/** `for error in &response.errors`: what is made of complaints is as rare. */
export function goesOverComplaints(loop) {
  const source = loop.node.kind === 'for_expression' ? loop.node.child('value') : undefined;
  return holdsComplaints(/(\w+)(?:\.\w+\(\))*$/.exec(source?.text ?? '')?.[1] ?? '');
}
/** Lent to be filled in another loop: how much comes there is not known here. */
export function growsElsewhere(binding, loop, file) {
  return file
    .usesOf(binding)
    .some(
      (use) =>
        use.effect === 'borrow-mut' &&
        !use.method &&
        use.use.node.start > loop.node.end &&
        enclosingLoops(use.use.node).some((other) => !other.node.contains(binding.node)),
    );
}
export function isHashed(made) {
  return isMap(made) || isSet(made);
}
/** Where few items pass, room for all of them is a waste of another kind; where the total takes a sum, it may not be worth it. */
export function isSmallMatter(made, { turns, inner, loop }, file) {
  if (turns === 'some' || waitsForEach(loop.body)) return true;
  if (goesOverFew(loop)) return true;
  if (!inner || (isSequence(made) && flattens(loop, inner, file))) return false;
  return !(isIndependent(inner, loop, file) && numberOfTurns(inner, file));
}
/**
 * How long the pieces of a text are nobody knows before they are there: their number says little about the room that all need.
 * Of characters, and of what is added again and again, it does; but a text that is given up at the first wrong one needs none.
 */
export function isTextOfPieces(made, filling, file) {
  const { byOne, ofOneWidth, loop } = filling;
  if (!/^(?:Os)?String$/.test(made.name)) return false;
  if (/\breturn\s+None\b/.test(loop.body.text)) return true;
  return !byOne && !ofOneWidth && !walksText(loop) && !addsTheSame(filling, file);
}
/** Beside what each turn waits for, growing is nothing. */
function waitsForEach(body) {
  for (const at of body.descendantsOfKind('await_expression')) {
    const closure = enclosingClosure(at);
    if (!closure || !body.contains(closure)) return true;
  }
  return false;
}
/** `for (at, letter) in word.char_indices() { .. }`: what comes of a text is about as long. */
function walksText(loop) {
  let at = walkedBy(loop);
  while (at && givesAsMany(methodOf(at) ?? '')) at = receiverOf(at);
  return !!at && /^(?:chars|char_indices|bytes)$/.test(methodOf(at) ?? '');
}
/** `for _ in 0..times { text.push_str(piece) }`: nothing that a turn binds or changes goes into it. */
export function addsTheSame({ adding, loop }, file) {
  return adding.every((use) => {
    const added = addedBy(use);
    return added.length > 0 && added.every((piece) => isSameEachTurn(viewed(piece), loop, file));
  });
}
function isSameEachTurn(piece, loop, file) {
  const root = isPlace(piece) ? rootOf(piece) : null;
  const binding = root && file.bindingOf(root);
  if (!binding || loop.node.contains(binding.node)) return false;
  return !file
    .usesOf(binding)
    .some((use) => !/^(?:read|borrow)$/.test(use.effect) && loop.node.contains(use.use.node));
}
/** `for row in rows { for cell in &row.cells { all.push(..) } }`, and nothing else: `rows` can be asked how many cells there are. */
export function flattens(outer, inner, file) {
  const { children } = outer.body;
  if (outer.word !== 'for' || children.length !== 1 || inner.body.children.length !== 1) return false;
  if (children[0] !== inner.node && children[0].children[0] !== inner.node) return false;
  const part = inner.node.child('value') && listedBy(inner.node.child('value'));
  const root = part && isPlace(part) ? rootOf(part) : null;
  const binding = root && file.bindingOf(root);
  return binding?.kind === 'for' && binding.declaration === outer.node;
}
/** `row.cells` of `&row.cells` and of `row.cells.iter().enumerate()`. */
function listedBy(source) {
  let at = viewed(source);
  while (LISTS.test(methodOf(at) ?? '') && argumentsOf(at).length === 0) at = viewed(receiverOf(at));
  return at;
}
const LISTS = /^(?:iter|iter_mut|into_iter|enumerate|rev|copied|cloned|values|keys|into_values)$/;
