import { enclosingFunction, mayRunAfter, methodOf } from './flow.js';
import { comesFromGuard, isRepeated, type Known, overlaps, pathOf, rootOf, statementOf } from './places.js';
import type { Binding } from './scopes.js';
import type { Node } from './tree.js';
import { isCheapToClone, KNOWN_OWNERS, type Type } from './types.js';
import type { UseFacts } from './uses.js';

/** Methods whose result is always a value of its own, whatever they are called on. */
const MAKES_OWNED =
  /^(collect|to_string|to_owned|to_vec|into_owned|into_iter|into_inner|into|build|unwrap_or_default|format)$/;

/** Does the name hold a value of its own, not a reference to one? Null when that can't be told. */
export function isOwned(binding: Binding, known: Known): boolean | null {
  if (binding.kind === 'self') return !/[&:]/.test(binding.declaration.text);
  if (binding.value && comesFromGuard(binding.value)) return false;
  const found = known.typeOf(useNode(binding));
  if (found) return found.refs === '' && found.name !== 'impl' && found.name !== 'dyn';
  if (binding.kind === 'parameter' && binding.typeNode) return binding.typeNode.kind !== 'reference_type';
  const value = binding.kind === 'let' && binding.whole ? binding.value : undefined;
  return value && makesOwned(value) ? true : null;
}

/** Any occurrence of the name has its type. */
function useNode(binding: Binding): Node | undefined {
  return binding.uses.find((use) => use.hidden === null)?.node;
}

function makesOwned(value: Node): boolean {
  if (value.kind === 'struct_expression' || value.kind === 'macro_call') return true;
  // An async function that lends something is rare enough.
  if (value.kind === 'await_expression') return true;
  if (value.kind === 'try_expression')
    return !!value.children[0] && value.children[0].kind === 'await_expression';
  return MAKES_OWNED.test(methodOf(value) ?? '');
}

/**
 * Could `place` be moved at `at` instead of copied? Its root must own it, run through here once, and nothing may need the place
 * afterwards, or still hold a reference into it. `null` prefixes of unknown type count as no.
 */
export function mayBeMovedOut(place: Node, at: Node, known: Known): boolean {
  const root = rootOf(place);
  const binding = root && known.bindingOf(root);
  if (!root || !binding || isOwned(binding, known) !== true || isRepeated(at, binding)) return false;
  if (hasUnreadableCode(binding)) return false;
  if (place !== root && !ownsItsParts(place, root, known)) return false;
  const path = pathOf(place);
  const others = known.usesOf(binding).filter((use) => use.use.node !== root);
  const inTheWay = others.some((use) => {
    if (use.use.hidden) return use.use.node.start > at.start || use.effect === 'hidden';
    if (!overlaps(pathOf(use.place), path)) return false;
    return mayRunAfter(use.use.node, at, binding.declaration) || statementOf(at).contains(use.use.node);
  });
  return !inTheWay && !isLentOn(others, at, known);
}

/** Where the parser lost its way a use may have gone unseen. */
function hasUnreadableCode(binding: Binding): boolean {
  const fn = enclosingFunction(binding.node);
  return !fn || binding.node.tree.errors.some((offset) => fn.start <= offset && offset < fn.end);
}

/** Every part of the path up to the place is held by value: no reference, no shared pointer in between. */
function ownsItsParts(place: Node, root: Node, known: Known): boolean {
  for (let part = place.child('value'); part; part = part.child('value')) {
    const found = known.typeOf(part);
    if (part === root) return found === null || (!isPointer(found, known) && !hasDrop(found, root));
    if (!found || isPointer(found, known) || hasDrop(found, root)) return false;
  }
  return false;
}

function isPointer(found: Type, known: Known): boolean {
  return (
    found.refs !== '' ||
    isCheapToClone(found) ||
    // `VersionRef`: by convention an alias of an Arc, where nothing else is declared by that name.
    (/\w(Ref|Arc|Rc)$/.test(found.name) && !known.declarations.declares(found.name)) ||
    /^(Box|Arc|Rc|Pin|Ref|RefMut|Cow|\w*Guard|impl|dyn)$/.test(found.name)
  );
}

/** Nothing can be moved out of a type with a `Drop` of its own. */
function hasDrop(found: Type, near: Node): boolean {
  return new RegExp(`\\bDrop\\s+for\\s+${found.name}\\b`).test(near.tree.text);
}

/** Does something that borrowed from the value earlier live on past `at`? */
function isLentOn(others: readonly UseFacts[], at: Node, known: Known): boolean {
  return others.some((use) => {
    if (use.use.node.start > at.start || use.effect === 'move' || use.effect === 'assign') return false;
    for (const holder of use.use.node.ancestors()) {
      if (holder.kind === 'block' || holder.kind === 'function_item') return false;
      // Scrutinee or header: what it lends lives as long as the body, where `at` stands.
      if (
        /^(match_expression|if_expression|while_expression|for_expression)$/.test(holder.kind) &&
        holder.contains(at)
      )
        return true;
      if (holder.kind === 'let_declaration') return mayHoldReference(holder, at, known);
    }
    return false;
  });
}

function mayHoldReference(declaration: Node, at: Node, known: Known): boolean {
  const pattern = declaration.child('pattern');
  for (const name of pattern?.descendants() ?? []) {
    if (name.kind !== 'identifier' && name.kind !== 'shorthand_field_identifier') continue;
    const held = bindingAt(name, declaration, at, known);
    if (held) return true;
  }
  return false;
}

/** A name of this `let` that is used after `at` and is not known to own its value. */
function bindingAt(name: Node, declaration: Node, at: Node, known: Known): boolean {
  const scope = declaration.parent;
  for (const node of scope?.descendants() ?? []) {
    if (node.start < at.start || node.kind !== 'identifier' || node.text !== name.text) continue;
    if (known.bindingOf(node)?.declaration !== declaration) continue;
    const found = known.typeOf(node);
    return !found || !ownsEverything(found, known);
  }
  return false;
}

function ownsEverything(found: Type, known: Known): boolean {
  if (found.refs !== '') return false;
  if (found.args.some((arg) => arg.name !== '_' && !ownsEverything(arg, known))) return false;
  return (
    KNOWN_OWNERS.has(found.name) || known.isCopy(found) === true || /^(Option|Result|\(\))$/.test(found.name)
  );
}

/**
 * A parameter taken by value that the whole function only looks at: what is copied out of it could have been moved, or the
 * parameter borrowed.
 */
export function isTakenButOnlyRead(binding: Binding, known: Known): boolean {
  if (binding.kind !== 'parameter' && binding.kind !== 'self') return false;
  if (isOwned(binding, known) !== true || (binding.typeNode && /^(impl|dyn)/.test(binding.typeNode.text)))
    return false;
  const uses = known.usesOf(binding);
  return (
    uses.length > 0 &&
    uses.every((use) => (use.effect === 'read' || use.effect === 'borrow') && !isHandedOn(use))
  );
}

/** Is the copy the very thing that is copied, so that a move gives the same? `to_vec` of a Nibbles is another type. */
export function isSameType(method: string, source: Type | null): boolean {
  if (source && source.refs !== '') return false;
  if (method === 'clone') return true;
  if (method === 'to_vec') return source?.name === 'Vec';
  if (method === 'to_path_buf') return source?.name === 'PathBuf';
  return method === 'to_owned' && !!source && KNOWN_OWNERS.has(source.name);
}

/** A method that consumes its receiver by name takes the parameter after all. */
function isHandedOn(use: UseFacts): boolean {
  return /^(into_|finish|build|send|run|spawn)/.test(use.method ?? '');
}
