import { asCopy } from '../cost/copies.js';
import { itemsNamed } from '../names/items-by-name.js';
import { isLookedAtThere } from '../ownership/lent-there.js';
import { isOnlyLookedAt } from '../ownership/only-read.js';
import { argumentsOf, calledPath, methodCalledOn } from '../syntax/call-syntax.js';
import { TreeMemo } from '../syntax/memo.js';
import { typeFromNode } from '../types/types.js';
import { enclosingImpl } from './shape.js';

const KNOWN = new TreeMemo();
/**
 * Could a field of a struct of this file be a reference, as other fields of it are? Then every value of it is made here, of a copy in
 * that field, is gone when what it was made for is done, and nothing takes the field out of it.
 */
export function couldBorrowField(struct, field, known) {
  const name = typeFromNode(struct.child('name'))?.name ?? '';
  const key = `${name}.${field}`;
  const answers = KNOWN.get(struct.tree) ?? new Map();
  KNOWN.set(struct.tree, answers);
  let answer = answers.get(key);
  if (answer === undefined) {
    answer = isAskedOnly(struct.tree, name, field, known);
    answers.set(key, answer);
  }
  return answer;
}
function isAskedOnly(tree, name, field, known) {
  const declared = itemsNamed(tree, 'struct_item', name);
  const [struct] = declared;
  if (declared.length !== 1 || !struct || struct.has('visibility_modifier')) return false;
  if (!struct.child('type_parameters')?.ofKind('lifetime_parameter', 'lifetime')) return false;
  const written = struct.child('body')?.children.find((each) => each.child('name')?.text === field);
  if (!written || !OWNING.test(written.child('type')?.text ?? '')) return false;
  return areMadeInPassing(tree, name, field, known) && !isTakenOut(tree, name, field, known);
}
/** What a reference to it, or to a slice of it, stands for as well. */
const OWNING = /^(?:Option<)?(?:String|PathBuf|Vec<|Hash(?:Map|Set)<|BTree(?:Map|Set)<)/;
function areMadeInPassing(tree, name, field, known) {
  const made = [...tree.root.descendantsOfKind('struct_expression')].filter(
    (each) => nameOf(each, known) === name,
  );
  return (
    made.length > 0 &&
    made.every((each) => {
      const initializer = each
        .child('body')
        ?.children.find((part) => part.kind === 'field_initializer' && nameOfField(part) === field);
      const value = initializer?.child('value');
      return !!value && isCopied(value) && isPassing(each, known);
    })
  );
}
function nameOf(made, known) {
  const written = typeFromNode(made.child('name'))?.name ?? '';
  return written === 'Self' ? (known.typeOf(made)?.name ?? '') : written;
}
function nameOfField(initializer) {
  return (initializer.child('field') ?? initializer.child('name'))?.text ?? '';
}
/** `x.clone()`, `Some(x.clone())` */
function isCopied(value) {
  const inner = calledPath(value) === 'Some' ? argumentsOf(value)[0] : value;
  const copy = asCopy(inner);
  return !!copy && copy.method !== 'to_string' && copy.method !== 'cloned';
}
/** A method is called on it, it is lent to a call, or its name is only looked at. */
function isPassing(made, known) {
  if (methodCalledOn(made)) return true;
  const parent = made.parent;
  if (parent?.kind === 'reference_expression')
    return !parent.has('mutable_specifier') && isLookedAtThere(parent);
  if (parent?.kind !== 'let_declaration' || made.field !== 'value') return false;
  const [binding] = known.localsOf(parent);
  return !!binding?.whole && isOnlyLookedAt(binding, known);
}
/** In a method, or by a pattern: what is moved out has to be owned. */
function isTakenOut(tree, name, field, known) {
  for (const pattern of tree.root.descendantsOfKind('struct_pattern'))
    if (typeFromNode(pattern.child('type'))?.name === name) return true;
  for (const fn of tree.root.descendantsOfKind('function_item')) {
    const holder = enclosingImpl(fn);
    if (typeFromNode(holder?.child('type'))?.name !== name) continue;
    const self = fn.child('parameters')?.ofKind('self_parameter');
    const [binding] = self ? known.localsOf(self) : [];
    for (const use of binding ? known.usesOf(binding) : []) {
      if (use.use.hidden === 'formatted') continue;
      const path = use.place.text.replace(/\s+/g, '');
      if (path !== `self.${field}` && !path.startsWith(`self.${field}.`)) continue;
      if (use.effect !== 'read' && use.effect !== 'borrow') return true;
    }
  }
  return false;
}
