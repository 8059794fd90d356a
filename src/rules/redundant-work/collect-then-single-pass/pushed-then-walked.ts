import { emptyContainer } from '../../../rust/cost/containers.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { following } from '../../../rust/order/branches.js';
import { collectTarget, isCollect } from '../../../rust/order/collects.js';
import { enclosingLoops } from '../../../rust/order/loops.js';
import { singlePass } from '../../../rust/order/single-pass.js';
import { touchesOnlyLocals } from '../../../rust/ownership/locals-only.js';
import { mayChangeWithin } from '../../../rust/ownership/may-change.js';
import { rootOf } from '../../../rust/ownership/places.js';
import { readBy } from '../../../rust/ownership/reads.js';
import { enclosingClosure, type UseFacts } from '../../../rust/ownership/uses.js';
import { argumentsOf, calledPath, methodOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `let mut rows = vec![]; for x in xs { rows.push(f(x)); } for row in rows { .. }`: two loops that could be one. */
export function pushedThenWalked(declaration: Node, binding: Binding, file: RustFile): Problem | null {
  if (!binding.mutable || !isEmptyList(declaration)) return null;
  const uses = file.usesOf(binding);
  const last = uses.at(-1);
  const pass = last && singlePass(last.use.node, binding.node, file);
  const filling = pass && fillingLoop(uses.slice(0, -1), binding);
  const second = filling && nextWalk(filling, pass.node);
  const isHanded = pass?.kind === 'argument' && methodOf(pass.node) !== 'extend';
  if (
    !second ||
    (isHanded && !isPlainlyMade(filling)) ||
    isBuiltInBulk(pass.node) ||
    !mayBeOne(filling, second, binding, file)
  )
    return null;
  return {
    at: declaration,
    message: `\`${binding.name}\` is filled by the \`for\` on line ${filling.line} only to be walked once, ${pass.word}: the list is allocated, filled and dropped for nothing.`,
    help: isHanded ? 'hand on an iterator that makes the items' : 'do the work of both loops in one',
  };
}

/** An iterator that is handed on can't end the function with `?`, and a loop of its own for each item is no plain adapter. */
function isPlainlyMade(filling: Node): boolean {
  const body = filling.child('body')!;
  if (hasEarlyEnd(body)) return false;
  return body.descendantsOfKind(...TURNS).next().done === true;
}

const TURNS = ['for_expression', 'while_expression', 'loop_expression', 'continue_expression'];

/** A tree is made of a list faster than of one item after the other. */
function isBuiltInBulk(end: Node): boolean {
  return isCollect(end) && /^BTree/.test(collectTarget(end)?.name ?? '');
}

function isEmptyList(declaration: Node): boolean {
  const value = declaration.child('value');
  const made = emptyContainer(value, typeFromNode(declaration.child('type')));
  return made ? made.name === 'Vec' : /^Vec::with_capacity$/.test((value && calledPath(value)) ?? '');
}

/** The one `for` that pushes, and does nothing else with the list. */
function fillingLoop(uses: readonly UseFacts[], binding: Binding): Node | null {
  let filling: Node | null = null;
  for (const use of uses) {
    if (use.method !== 'push' || use.place !== use.use.node || argumentsOf(use.call!).length !== 1)
      return null;
    if (enclosingClosure(use.place) !== enclosingClosure(binding.node) || isPutOff(use.call!)) return null;
    const loop = enclosingLoops(use.place)
      .filter((each) => !each.node.contains(binding.node))
      .at(-1);
    if (loop?.word !== 'for' || (filling && filling !== loop.node)) return null;
    filling = loop.node;
  }
  return filling;
}

/** `if is_folder { folders.push(entry) } else { unpack(entry) }`: some wait until all others are done. */
function isPutOff(push: Node): boolean {
  const fork = push.parent?.parent?.parent;
  const other = fork?.kind === 'if_expression' ? fork.child('alternative') : undefined;
  return !!other && !other.descendantsOfKind('call_expression').next().done && !/\.push\(/.test(other.text);
}

/** Names that are bound to literals and to what is still empty lie in nobody's way. */
const PLAIN_LET =
  /^let (?:mut )?\w+(?:: [^=]+)? = (?:-?\d\w*|true|false|None|"[^"]*"|vec!\[\]|[\w:<>]+::(?:new|default|with_capacity)\([\w.()]*\));$/;

/** The statement behind the loop, when it is the one that walks. */
function nextWalk(filling: Node, pass: Node): Node | null {
  for (const statement of following(filling)) {
    if (statement.contains(pass)) return statement;
    if (!PLAIN_LET.test(statement.text)) return null;
  }
  return null;
}

/** Would one loop do the same as the two? Neither may write what the other reads, and what fails must have done nothing. */
function mayBeOne(filling: Node, second: Node, list: Binding, file: RustFile): boolean {
  const body = filling.child('body')!;
  if (STARTS.test(body.text)) return false;
  if (hasEarlyEnd(body) && !touchesOnlyLocals(second, file)) return false;
  const reads = readBy(filling, file).filter((place) => file.bindingOf(rootOf(place)!) !== list);
  if (reads.some((place) => mayChangeWithin(place, second.start, second.end, file))) return false;
  return !reads.some((place) => {
    const root = file.bindingOf(rootOf(place)!)!;
    if (!isChangedBy(body, place, file) && !writes(place)) return false;
    if (filling.contains(root.node)) return false;
    // What the first loop has added up may be asked for on the way to the second: `Index::new(total)`.
    return root.uses.some(({ node }) => filling.end <= node.start && node.start < second.end);
  });
}

/** `others.push(x)`, where the place itself is what changes. */
function isChangedBy(body: Node, place: Node, file: RustFile): boolean {
  if (mayChangeWithin(place, body.start, body.end, file)) return true;
  const binding = file.bindingOf(rootOf(place)!)!;
  return file.usesOf(binding).some(({ use, effect }) => place.contains(use.node) && effect === 'borrow-mut');
}

/** What waits, or starts something that the second loop waits for. */
const STARTS = /\bawait\b|\basync\b|\bspawn\w*\b|\bthread\b|\bchannel\b|\bsend\w*\(|\block\(\)/;

function hasEarlyEnd(body: Node): boolean {
  for (const node of body.descendants())
    if (/^(?:try|return|break)_expression$/.test(node.kind) || node.kind === 'macro_invocation') return true;
  return false;
}

function writes(place: Node): boolean {
  return (
    /^(?:assignment_expression|compound_assignment_expr)$/.test(place.parent?.kind ?? '') &&
    place.field === 'left'
  );
}
