import { attributesOf } from '../functions/shape.js';
import { itemsNamed } from '../names/items-by-name.js';
import { calledPath, methodOf } from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import { typeFromNode } from './types.js';

const POINTERS = /^(?:Arc|Rc)$/;
/** What a field of `Arc<T>` or `Rc<T>` points at; null for any other field. */
export function pointedAt(field) {
  const found = typeFromNode(field.child('type'));
  return found && found.refs === '' && POINTERS.test(found.name) ? (found.args[0] ?? null) : null;
}
/**
 * Is the shared pointer in this private field of a struct never shared: made by `Arc::new` right there, never cloned, never
 * handed on? A private field can only be reached from its own file and the modules below it, of which there must be none elsewhere.
 */
export function isNeverShared(field) {
  const struct = field.parent?.parent;
  const name = field.child('name')?.text;
  if (!name || struct?.kind !== 'struct_item' || field.has('visibility_modifier') || !pointedAt(field))
    return false;
  if (/\bClone\b|\bEducet?\b|\bderivative\b/i.test(attributesOf(struct)) || isCloned(struct)) return false;
  return !hasModulesElsewhere(field.tree) && fatesIn(field.tree).get(name) === 'made';
}
function hasModulesElsewhere(tree) {
  return tree.root.children.some((item) => item.kind === 'mod_item' && !item.child('body'));
}
const FATES = new TreeMemo();
/** What happens to pointers in fields of each name, over the whole file; one use that shares decides. */
function fatesIn(tree) {
  const known = FATES.get(tree);
  if (known) return known;
  const fates = new Map();
  for (const node of tree.root.descendantsOfKind('macro_invocation', ...FIELD_USES)) {
    if (node.kind === 'macro_invocation')
      for (const name of node.text.match(/\b[a-z_]\w*\b/g) ?? []) fates.set(name, 'shared');
    const found = fateOf(node);
    if (found && fates.get(found.name) !== 'shared') fates.set(found.name, found.fate);
  }
  FATES.set(tree, fates);
  return fates;
}
const FIELD_USES = [
  'field_expression',
  'field_initializer',
  'shorthand_field_initializer',
  'shorthand_field_identifier',
  'field_pattern',
];
function isCloned(struct) {
  const name = struct.child('name')?.text;
  return struct.tree.root.children.some(
    (item) =>
      item.kind === 'impl_item' &&
      typeFromNode(item.child('trait'))?.name === 'Clone' &&
      typeFromNode(item.child('type'))?.name === name,
  );
}
function fateOf(node) {
  switch (node.kind) {
    case 'field_expression': {
      const name = node.child('field')?.text;
      return name && !isMethod(node) && !isOnlyUsed(node) ? { name, fate: 'shared' } : null;
    }
    case 'field_initializer': {
      const name = (node.child('field') ?? node.child('name'))?.text;
      return name ? { name, fate: isNewPointer(node.child('value')) ? 'made' : 'shared' } : null;
    }
    case 'shorthand_field_initializer':
    case 'shorthand_field_identifier':
      return { name: node.text, fate: 'shared' };
    case 'field_pattern': {
      const name = node.child('name')?.text;
      return name ? { name, fate: 'shared' } : null;
    }
    default:
      return null;
  }
}
export function isNewPointer(value) {
  return value?.kind === 'call_expression' && /(?:^|::)(?:Arc|Rc)::new$/.test(calledPath(value) ?? '');
}
function isMethod(field) {
  return field.field === 'function' && field.parent?.kind === 'call_expression';
}
/** `lock_arc` and its like give a guard that holds a pointer of its own. */
const SHARING =
  /^(?:clone|cloned|downgrade|to_owned|into|as_ref|borrow|deref|unwrap_or_clone|into_inner|(?:try_)?(?:lock|read|write|upgradable_read)_arc\w*)$/;
/** Is the pointer looked through here (a method, a field, a dereference), not copied or given away? */
function isOnlyUsed(place) {
  const parent = place.parent;
  if (parent.kind === 'field_expression') {
    const call = isMethod(parent) ? parent.parent : null;
    return !call || !SHARING.test(methodOf(call) ?? '');
  }
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  return parent.kind === 'index_expression' && parent.children[0] === place;
}
/** The private field that a name stands for in some struct of the file, if there is one of that name only. */
export function fieldNamed(tree, structName, field) {
  const [struct] = itemsNamed(tree, 'struct_item', structName);
  return struct?.child('body')?.children.find((each) => each.child('name')?.text === field) ?? null;
}
