import { attributesOf } from '../functions/shape.js';
import { itemsNamed } from '../names/items-by-name.js';
import { calledPath, enclosingFunction, macroOfArgument, methodOf } from '../syntax/call-syntax.js';
import { FORMATTING_MACROS } from '../syntax/macros.js';
import { TreeMemo } from '../syntax/memo.js';
import type { Node, SyntaxTree } from '../syntax/tree.js';
import { type Type, typeFromNode } from './types.js';

const POINTERS = /^(?:Arc|Rc)$/;

/** What a field of `Arc<T>` or `Rc<T>` points at; null for any other field. */
export function pointedAt(field: Node): Type | null {
  const found = typeFromNode(field.child('type'));
  return found && found.refs === '' && POINTERS.test(found.name) ? (found.args[0] ?? null) : null;
}

/**
 * Is the shared pointer in this private field of a struct never shared: made by `Arc::new` or `Arc::default` right there, never cloned, never
 * handed on? A private field can only be reached from its own file and the modules below it, of which there must be none elsewhere.
 */
export function isNeverShared(field: Node): boolean {
  const struct = field.parent?.parent;
  const name = field.child('name')?.text;
  if (!name || struct?.kind !== 'struct_item' || field.has('visibility_modifier') || !pointedAt(field))
    return false;
  if (REACHES_FIELDS.test(attributesOf(struct)) || isCloned(struct)) return false;
  if (hasModulesElsewhere(field.tree)) return false;
  const fates = fatesIn(field.tree);
  if (fates.get(fieldOf('', name)) === 'shared') return false;
  const fate = fates.get(fieldOf(struct.child('name')!.text, name));
  return fate ? fate === 'made' : /\bDefault\b/.test(attributesOf(struct));
}

/** Derives that hand out a field, or take it from outside. */
const REACHES_FIELDS =
  /\b(?:Clone|Educet?|derivative|\w*Getters|getset|\w*Builder|builder|new|Constructor|Deref\w*|AsRef|Into|From\w*|SystemParam|pyclass)\b/i;

function hasModulesElsewhere(tree: SyntaxTree): boolean {
  return tree.root.children.some((item) => item.kind === 'mod_item' && !item.child('body'));
}

const FATES = new TreeMemo<Map<string, Fate>>();

/** Of a struct of the file, or, where nothing says of which, of any. */
function fieldOf(struct: string, name: string): string {
  return `${struct}.${name}`;
}

/** What happens to pointers in each field, over the whole file; one use that shares decides. */
function fatesIn(tree: SyntaxTree): Map<string, Fate> {
  const known = FATES.get(tree);
  if (known) return known;
  const fates = new Map<string, Fate>();
  for (const node of tree.root.descendantsOfKind('macro_invocation', ...FIELD_USES)) {
    if (node.kind === 'macro_invocation')
      for (const name of node.text.match(/\b[a-z_]\w*\b/g) ?? []) fates.set(fieldOf('', name), 'shared');
    const found = fateOf(node);
    const field = found && fieldOf(structOf(node), found.name);
    if (field && fates.get(field) !== 'shared') fates.set(field, found.fate);
  }
  FATES.set(tree, fates);
  return fates;
}

type Fate = 'shared' | 'made';

const FIELD_USES = [
  'field_expression',
  'field_initializer',
  'shorthand_field_initializer',
  'shorthand_field_identifier',
  'field_pattern',
];

/** The struct of the file that a field is named of: of `self`, of a struct that is made or taken apart; '' where it is not told. */
function structOf(use: Node): string {
  const name = use.kind === 'field_expression' ? ofSelf(use) : namedAround(use);
  const struct = name === 'Self' ? implTypeAround(use) : name;
  return struct && itemsNamed(use.tree, 'struct_item', struct).length === 1 ? struct : '';
}

function ofSelf(place: Node): string {
  return place.child('value')?.kind === 'self' ? 'Self' : '';
}

/** `Tree` of `Tree { root, .. }` and of `crate::Tree::<K> { root: .. }`. */
function namedAround(part: Node): string {
  for (const at of part.ancestors())
    if (/^struct_(?:expression|pattern)$/.test(at.kind))
      return typeFromNode(at.child(at.kind === 'struct_pattern' ? 'type' : 'name'))?.name ?? '';
  return '';
}

function implTypeAround(node: Node): string {
  for (const at of node.ancestors())
    if (at.kind === 'impl_item') return typeFromNode(at.child('type'))?.name ?? '';
  return '';
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

function fateOf(node: Node): { name: string; fate: Fate } | null {
  switch (node.kind) {
    case 'field_expression': {
      const name = node.child('field')?.text;
      return name && !isMethod(node) && !isOnlyUsed(node) ? { name, fate: 'shared' } : null;
    }
    case 'field_initializer': {
      const name = (node.child('field') ?? node.child('name'))?.text;
      return name ? { name, fate: isMadeAlone(node.child('value')) ? 'made' : 'shared' } : null;
    }
    case 'shorthand_field_initializer':
      return { name: node.text, fate: isMadeAlone(node) ? 'made' : 'shared' };
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

export function isNewPointer(value: Node | undefined): boolean {
  return (
    value?.kind === 'call_expression' && /(?:^|::)(?:Arc|Rc)::(?:new|default)$/.test(calledPath(value) ?? '')
  );
}

/** `Arc::new(..)`, or a local that holds one and is named nowhere else. */
function isMadeAlone(value: Node | undefined): boolean {
  if (!value || isNewPointer(value) || calledPath(value) === 'Default::default') return !!value;
  const fn = /^(?:identifier|shorthand_field_initializer)$/.test(value.kind)
    ? enclosingFunction(value)
    : null;
  if (!fn || fn.text.match(new RegExp(`\\b${value.text}\\b`, 'g'))?.length !== BOUND_AND_GIVEN) return false;
  for (const made of fn.descendantsOfKind('let_declaration'))
    if (made.child('pattern')?.text === value.text) return isNewPointer(made.child('value'));
  return false;
}

const BOUND_AND_GIVEN = 2;

function isMethod(field: Node): boolean {
  return field.field === 'function' && field.parent?.kind === 'call_expression';
}

/** `lock_arc` and its like give a guard that holds a pointer of its own. */
const SHARING =
  /^(?:clone|cloned|downgrade|to_owned|into|as_ref|borrow|deref|unwrap_or_clone|into_inner|(?:try_)?(?:lock|read|write|upgradable_read)_arc\w*)$/;

/** Is the pointer looked through here (a method, a field, a dereference), not copied or given away? */
function isOnlyUsed(place: Node): boolean {
  const parent = place.parent!;
  if (parent.kind === 'field_expression') {
    const call = isMethod(parent) ? parent.parent! : null;
    return !call || !SHARING.test(methodOf(call) ?? '');
  }
  if (parent.kind === 'unary_expression') return parent.text.startsWith('*');
  if (isPrinted(place)) return true;
  return parent.kind === 'index_expression' && parent.children[0] === place;
}

/** `trace!("{:?}", &self.root)` */
function isPrinted(place: Node): boolean {
  const shown = place.parent?.kind === 'reference_expression' ? place.parent : place;
  return FORMATTING_MACROS.has(macroOfArgument(shown)?.macro ?? '');
}

/** The private field that a name stands for in some struct of the file, if there is one of that name only. */
export function fieldNamed(tree: SyntaxTree, structName: string, field: string): Node | null {
  const [struct] = itemsNamed(tree, 'struct_item', structName);
  return struct?.child('body')?.children.find((each) => each.child('name')?.text === field) ?? null;
}
