import { boundTo } from '../../../rust/names/bound-to.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { borrowersOf } from '../../../rust/ownership/guard-borrowers.js';
import { overlaps, pathOf, rootOf, statementOf } from '../../../rust/ownership/places.js';
import { placeOf } from '../../../rust/ownership/uses.js';
import { callOfArgument, enclosingFunction, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';

/** `self.cache.borrow_mut().clear()` where `self` is `&mut`, or the value is one's own: nobody else can be borrowing. */
export function borrowedThoughExclusive(call: Node, file: RustFile): Problem | null {
  if (!/^borrow(?:_mut)?$/.test(methodOf(call) ?? '') || call.child('arguments')?.children.length)
    return null;
  const place = receiverOf(call)!;
  const root = rootOf(place);
  const owner = root && file.bindingOf(root);
  if (!root || !owner || place === root || !isExclusive(owner, root, file)) return null;
  if (!isOwnCell(place, root, file) || isApart(call, owner) || !isUsedOnTheSpot(call, file)) return null;
  if (isLentMeanwhile(call, place, owner, file)) return null;
  const path = pathOf(place);
  const why = owner.declaration.text.includes('&')
    ? `\`${owner.name}\` is \`&mut\``
    : `\`${owner.name}\` has one owner`;
  return {
    at: call,
    message: `${why}, so nobody else can have borrowed \`${path}\`: \`${methodOf(call)}\` counts borrows, and may panic, for nothing.`,
    help: `use \`${path}.get_mut()\`, which the compiler checks instead${owner.mutable || owner.declaration.text.includes('&') ? '' : `, and make \`${owner.name}\` \`mut\``}`,
  };
}

/** `&mut self`, or a parameter that is `&mut` or taken by value. */
function isExclusive(owner: Binding, root: Node, file: RustFile): boolean {
  // `&mut self` of `impl Read for &Inner` is a reference to a shared one.
  const found = file.typeOf(root);
  if (owner.kind !== 'self' && owner.kind !== 'parameter') return false;
  return found?.refs === 'm' || (found?.refs === '' && found.name !== 'impl');
}

/** A `RefCell` reached through owned fields alone: no shared reference and no counted pointer on the way. */
function isOwnCell(place: Node, root: Node, file: RustFile): boolean {
  const found = file.typeOf(place);
  if (found?.refs !== '' || found.name !== 'RefCell' || file.declarations.declares('RefCell')) return false;
  for (let at = place.child('value'); place.kind === 'field_expression' && at; at = at.child('value')) {
    const held = file.typeOf(at);
    if (!held || /^(?:Rc|Arc|Ref|RefMut|Weak|Pin|Gc|\*|dyn)$/.test(held.name)) return false;
    if (at === root) return true;
    if (held.refs !== '' || at.kind !== 'field_expression') return false;
  }
  return false;
}

function isApart(call: Node, owner: Binding): boolean {
  for (const at of call.ancestors()) {
    if (at.contains(owner.node)) return false;
    if (/^(?:closure_expression|async_block|function_item)$/.test(at.kind))
      return at.kind !== 'function_item';
  }
  return false;
}

/** A method is called on the guard or it is looked through at once, or its name never leaves the function. */
function isUsedOnTheSpot(call: Node, file: RustFile): boolean {
  const parent = call.parent!;
  if (
    parent.kind === 'field_expression' ||
    (parent.kind === 'unary_expression' && parent.text.startsWith('*'))
  )
    return !/^&/.test(parent.parent?.text ?? '') || parent.parent?.parent?.kind === 'arguments';
  if (parent.kind === 'assignment_expression' || parent.kind !== 'let_declaration') return false;
  const [guard] = file.localsOf(parent);
  return !!guard?.whole && guard.uses.every(({ node, hidden }) => !hidden && !isHandedOver(node));
}

/** `drop(guard)`, `Ref::map(guard, ..)`, `guard` at the end of a block. */
function isHandedOver(use: Node): boolean {
  return (
    !!callOfArgument(use) || !/^(?:field|unary|reference|index)_expression$/.test(use.parent?.kind ?? '')
  );
}

/** Is the owner as a whole, or something that may borrow from it, needed while the borrow lasts? */
export function isLentMeanwhile(call: Node, place: Node, owner: Binding, file: RustFile): boolean {
  const fn = enclosingFunction(call);
  const statement = statementOf(call);
  const declared = statement.kind === 'let_declaration' ? file.localsOf(statement) : [];
  const held = declared.flatMap((guard) => [...borrowersOf(guard, file)]);
  const end = Math.max(
    statement.end,
    ...held.flatMap(({ uses }) => uses.map(({ node }) => statementOf(node).end)),
  );
  const path = pathOf(place);
  const conflicts = (use: Node) => use !== rootOf(place) && overlaps(pathOf(placeOf(use)), path);
  if (!fn || owner.uses.some(({ hidden }) => hidden === 'opaque')) return true;
  for (const { node } of owner.uses)
    if (node.start >= statement.start && node.start < end && conflicts(node)) return true;
  // What was borrowed from the owner before may still be needed.
  for (const borrower of borrowersOf(owner, file)) {
    if (borrower === owner || declared.includes(borrower)) continue;
    if (borrower.declaration.start > call.start || !isLiveAt(borrower, statement)) continue;
    const lender = boundTo(borrower);
    if (!lender || owner.usesIn(lender).some(({ node }) => conflicts(node))) return true;
  }
  return false;
}

function isLiveAt({ declaration, uses }: Binding, statement: Node): boolean {
  return declaration.kind === 'for_expression' || (uses.at(-1)?.node.start ?? 0) > statement.start;
}
