import type { Known } from '../known.js';
import type { Binding } from '../names/scopes.js';
import { mayRunAfter, someMayRunAfter } from '../order/runs-after.js';
import { enclosingFunction } from '../syntax/call-syntax.js';
import { NodeMemo } from '../syntax/memo.js';
import type { Node } from '../syntax/tree.js';
import { isGuardName, isLentByEngine } from '../types/guards.js';
import { isCheapToClone, KNOWN_OWNERS, type Type } from '../types/types.js';
import { hasDrop } from './dropped-at-end.js';
import { isLentOn, isReadBefore, lendingUses } from './lent.js';
import { isOwned } from './owned.js';
import { isRepeated, overlaps, pathOf, rootOf, statementOf } from './places.js';
import { enclosingClosure, type UseFacts, usesBetween } from './uses.js';

/**
 * Could `place` be moved at `at` instead of copied? Its root must own it, run through here once, and nothing may need the place
 * afterwards, or still hold a reference into it. `null` prefixes of unknown type count as no, `spared` uses as not there.
 */
export function mayBeMovedOut(
  place: Node,
  at: Node,
  known: Known,
  spared: (use: UseFacts) => boolean = () => false,
): boolean {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!root || !binding || isOwned(binding, known) !== true || isRepeated(at, binding)) return false;
  if (hasUnreadableCode(binding)) return false;
  if (place !== root && !ownsItsParts(place, root, known)) return false;
  const path = pathOf(place);
  const isOther = (use: UseFacts) => use.use.node !== root && !spared(use);
  const isInTheWay = (use: UseFacts) => {
    // A text that is formatted by the same statement names it before `at`, and shows it after.
    if (use.use.hidden) return use.use.node.end > at.start || statementOf(at).contains(use.use.node);
    if (!overlaps(pathOf(use.place), path)) return false;
    if (mayRunAfter(use.use.node, at, binding.declaration)) return true;
    return isBeside(use.use.node, at) && !isReadBefore(use, at, known);
  };
  // The last of many is the first to be in the way.
  if (mayBeInTheWay(binding, at, known).findLast((use) => isOther(use) && isInTheWay(use))) return false;
  const mayHoldPlace = (use: UseFacts) => isOther(use) && !isOfAnotherPart(use, path);
  return !isLentOn(lendingUses(binding, known).filter(mayHoldPlace), at, known);
}

/** `self.client` beside `self.url`: whoever borrows the one lets the other be moved. What a closure borrows, it may borrow whole. */
function isOfAnotherPart({ use, place }: UseFacts, path: string): boolean {
  if (use.hidden || enclosingClosure(use.node)) return false;
  return !overlaps(pathOf(place), path);
}

/** Of thousands of uses those of the same statement and those that can't be seen, where no other comes behind. */
function mayBeInTheWay(binding: Binding, at: Node, known: Known): readonly UseFacts[] {
  const uses = known.usesOf(binding);
  if (someMayRunAfter(binding.uses, at, binding.declaration)) return uses;
  const hidden = HIDDEN.of(binding.node, () => uses.filter(({ use }) => use.hidden));
  const { start, end } = outermostBeside(at);
  return [...hidden, ...usesBetween(uses, start, end)];
}

const HIDDEN = new NodeMemo<readonly UseFacts[]>();

/** The statement around a node, or that of the call one of whose arguments is a block with it. */
function outermostBeside(at: Node): Node {
  const statement = statementOf(at);
  const block = statement.parent;
  return block?.kind === 'block' && block.parent?.kind === 'arguments' ? outermostBeside(block) : statement;
}

/** In the same statement, or in that of a call one of whose arguments is a block with the statement in it: `task.start({ let own = task.clone(); .. })`. */
function isBeside(node: Node, at: Node): boolean {
  const statement = statementOf(at);
  if (statement.contains(node)) return true;
  const block = statement.parent;
  return block?.kind === 'block' && block.parent?.kind === 'arguments' && !block.contains(node)
    ? isBeside(node, block)
    : false;
}

/** Where the parser lost its way a use may have gone unseen. */
function hasUnreadableCode(binding: Binding): boolean {
  const fn = enclosingFunction(binding.node);
  return !fn || binding.node.tree.errors.some((offset) => fn.start <= offset && offset < fn.end);
}

/** Every part of the path up to the place is held by value: no reference, no shared pointer in between, but `lent` at the root. */
export function ownsItsParts(place: Node, root: Node, known: Known, lent = ''): boolean {
  for (let part = place.child('value'); part; part = part.child('value')) {
    const written = known.typeOf(part);
    const found = written?.refs === lent ? { ...written, refs: '' } : written;
    if (!found) return part === root;
    if (isPointer(found, known) || hasDrop(found, root, known) || isReachedByDeref(part, found, known))
      return false;
    if (part === root) return true;
  }
  return false;
}

/** Can nothing be moved out of a value of this type, as it is lent or shared? */
export function isPointer(found: Type, known: Known): boolean {
  return (
    found.refs !== '' ||
    isCheapToClone(found) ||
    // `VersionRef`: by convention an alias of an Arc, where nothing else is declared by that name.
    (/\w(Ref|Arc|Rc)$/.test(found.name) && !known.declarations.declares(found.name)) ||
    /^(Box|Arc|Rc|Pin|Cow|impl|dyn)$/.test(found.name) ||
    isGuardName(found.name)
  );
}

/** `locked.stat` of a guard that only points, by a `Deref` of its own, at what has the field: it can't be moved from there. */
function isReachedByDeref(part: Node, found: Type, known: Known): boolean {
  const field = part.field === 'value' ? part.parent?.child('field')?.text : undefined;
  if (field && known.declarations.field(found.name, field)) return false;
  if (known.declarations.method(found.name, 'deref')?.receiver === '&') return true;
  // A derived `Deref` is written nowhere, but a struct that is known has no other way to a field that it does not declare.
  return !!field && known.declarations.fields(found.name) !== null;
}

/**
 * A parameter taken by value that the whole function only looks at: what is copied out of it could have been moved, or the
 * parameter borrowed.
 */
export function isTakenButOnlyRead(binding: Binding, known: Known): boolean {
  return ONLY_READ.of(binding.node, () => isOnlyReadThroughout(binding, known));
}

const ONLY_READ = new NodeMemo<boolean>();

function isOnlyReadThroughout(binding: Binding, known: Known): boolean {
  const uses = known.usesOf(binding);
  return (
    isTakenByValue(binding, known) &&
    uses.length > 0 &&
    uses.every((use) => (use.effect === 'read' || use.effect === 'borrow') && !isHandedOn(use))
  );
}

/** A parameter that the function owns, of a type that the function itself names. */
export function isTakenByValue(binding: Binding, known: Known): boolean {
  const isTakenApart =
    binding.kind === 'let' &&
    !binding.whole &&
    binding.declaration.child('pattern')?.kind === 'struct_pattern';
  if (binding.kind !== 'parameter' && binding.kind !== 'self' && !isTakenApart) return false;
  // What a counted pointer shows is not its own to give away.
  return (
    isOwned(binding, known) === true &&
    !/^(?:(?:impl|dyn)\b|(?:\w+::)*\w+Ref\b)/.test(binding.typeNode?.text ?? '')
  );
}

/** Stand for what they lend and can't be copied themselves, so that `clone` copies the content: guards, what is made when it is first asked for, and what an engine hands its systems. */
function standsForContent(name: string): boolean {
  return isGuardName(name) || isLentByEngine(name) || /^(?:Lazy|LazyLock|LazyCell|Single)$/.test(name);
}

/** Is the copy the very thing that is copied, so that a move gives the same? `to_vec` of a Nibbles is another type. */
export function isSameType(method: string, source: Type | null, known: Known): boolean {
  if (source && source.refs !== '') return false;
  if (method === 'clone') return !source || !lendsContent(source, known);
  if (method === 'to_vec') return source?.name === 'Vec';
  if (method === 'to_string') return source?.name === 'String';
  if (method === 'to_path_buf') return source?.name === 'PathBuf';
  return method === 'to_owned' && !!source && KNOWN_OWNERS.has(source.name);
}

function lendsContent({ name }: Type, { declarations }: Known): boolean {
  // What the repository declares under such a name says itself what it is: RustPython's `PyRef` only counts.
  return declarations.declares(name) ? declarations.clonesContent(name) : standsForContent(name);
}

/** A method that consumes its receiver by name takes the parameter after all. */
export function isHandedOn(use: UseFacts): boolean {
  return /^(into_|finish|build|send|run|spawn)/.test(use.method ?? '');
}
