import { calledPath, methodOf } from './flow.js';
import { attributesOf } from './shape.js';
import type { Node, SyntaxTree } from './tree.js';
import { type Type, typeFromNode } from './types.js';

const POINTERS = /^(?:Arc|Rc)$/;

/** What a field of `Arc<T>` or `Rc<T>` points at; null for any other field. */
export function pointedAt(field: Node): Type | null {
  const found = typeFromNode(field.child('type'));
  return found && found.refs === '' && POINTERS.test(found.name) ? (found.args[0] ?? null) : null;
}

/**
 * Is the shared pointer in this private field of a struct never shared: made by `Arc::new` right there, never cloned, never
 * handed on? A private field can only be reached from its own file (and the modules below it).
 */
export function isNeverShared(field: Node): boolean {
  const struct = field.parent?.parent;
  const name = field.child('name')?.text;
  if (!name || struct?.kind !== 'struct_item' || field.has('visibility_modifier') || !pointedAt(field))
    return false;
  if (/\bClone\b|\bEducet?\b|\bderivative\b/i.test(attributesOf(struct)) || isCloned(struct)) return false;
  let made = 0;
  for (const node of field.tree.root.descendants()) {
    const fate = fateOf(node, name);
    if (fate === 'shared') return false;
    if (fate === 'made') made++;
  }
  return made > 0;
}

function isCloned(struct: Node): boolean {
  const name = struct.child('name')?.text;
  return struct.tree.root.children.some(
    (item) =>
      item.kind === 'impl_item' &&
      typeFromNode(item.child('trait'))?.name === 'Clone' &&
      typeFromNode(item.child('type'))?.name === name,
  );
}

function fateOf(node: Node, name: string): 'shared' | 'made' | null {
  switch (node.kind) {
    case 'field_expression':
      return node.child('field')?.text === name && !isMethod(node) && !isOnlyUsed(node) ? 'shared' : null;
    case 'field_initializer':
      if ((node.child('field') ?? node.child('name'))?.text !== name) return null;
      return isNewPointer(node.child('value')) ? 'made' : 'shared';
    case 'shorthand_field_initializer':
    case 'shorthand_field_identifier':
      return node.text === name ? 'shared' : null;
    case 'field_pattern':
      return node.child('name')?.text === name ? 'shared' : null;
    case 'macro_invocation':
      return new RegExp(`\\b${name}\\b`).test(node.text) ? 'shared' : null;
    default:
      return null;
  }
}

export function isNewPointer(value: Node | undefined): boolean {
  return value?.kind === 'call_expression' && /(?:^|::)(?:Arc|Rc)::new$/.test(calledPath(value) ?? '');
}

function isMethod(field: Node): boolean {
  return field.field === 'function' && field.parent?.kind === 'call_expression';
}

const SHARING = /^(?:clone|cloned|downgrade|to_owned|into|as_ref|borrow|deref|unwrap_or_clone|into_inner)$/;

/** Is the pointer looked through here (a method, a field, a dereference), not copied or given away? */
function isOnlyUsed(place: Node): boolean {
  const parent = place.parent!;
  if (parent.kind === 'field_expression') {
    const call = isMethod(parent) ? parent.parent! : null;
    return !call || !SHARING.test(methodOf(call) ?? '');
  }
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  return parent.kind === 'index_expression' && parent.children[0] === place;
}

/** The private field that a name stands for in some struct of the file, if there is one of that name only. */
export function fieldNamed(tree: SyntaxTree, structName: string, field: string): Node | null {
  for (const item of tree.root.descendants()) {
    if (item.kind !== 'struct_item' || item.child('name')?.text !== structName) continue;
    return item.child('body')?.children.find((each) => each.child('name')?.text === field) ?? null;
  }
  return null;
}
