import { type Declared, declaredFor } from '../functions/signatures.js';
import type { Binding } from '../names/scopes.js';
import { argumentsOf, callOfArgument, methodCalledOn, methodOf } from '../syntax/call-syntax.js';
import type { Node } from '../syntax/tree.js';
import { typeAsResult } from './asked-type.js';
import { isMap, isSequence, methodTarget, type Type, type, UNKNOWN } from './types.js';

/** Collections whose constructor leaves it to what goes in what they hold. */
const FILLED = /^(?:Vec|VecDeque|ThinVec|BinaryHeap|(?:BTree|Hash|FxHash|AHash|Index|FxIndex)(?:Map|Set))$/;

/** `let mut rows = vec![]; rows.push(row);`: what goes in, and where it is lent or given to, says what the list holds. */
export function filledLater(made: Type, binding: Binding, known: Declared): Type {
  if (!FILLED.test(made.name) || made.args.some(isKnown)) return made;
  for (const { node } of binding.uses) {
    const args = contentPutIn(node, made, known) ?? contentOf(wantedFor(node, known), made);
    if (args) return { ...made, args };
  }
  return made;
}

function isKnown({ name }: Type): boolean {
  return name !== '_';
}

function contentPutIn(list: Node, made: Type, { typeOf }: Declared): Type[] | null {
  const call = methodCalledOn(list);
  if (isWrittenTo(list, call)) return [type('u8')];
  if (call && methodOf(call) === 'extend_from_slice') return itemsOf(typeOf(argumentsOf(call)[0]!));
  if (!call || !/^(?:push|push_back|push_front|insert)$/.test(methodOf(call) ?? '')) return null;
  const args = argumentsOf(call).map((argument) => typeOf(argument) ?? UNKNOWN);
  return args.length === (isMap(made) ? 2 : 1) && args.some(isKnown) ? args : null;
}

/** `file.read_to_end(&mut list)`, `list.put_u8(tag)`: what is read and written is bytes. */
function isWrittenTo(list: Node, call: Node | null): boolean {
  const lent = list.parent?.kind === 'reference_expression' ? list.parent : null;
  const reader = lent?.has('mutable_specifier') ? callOfArgument(lent) : null;
  if (reader) return methodOf(reader) === 'read_to_end';
  return !!call && /^put_(?:slice|[iu](?:8|16|32|64|128)(?:_[bln]e)?)$/.test(methodOf(call) ?? '');
}

function itemsOf(slice: Type | null): Type[] | null {
  const list = slice && methodTarget(slice);
  const [item] = list && isSequence(list) ? list.args : [];
  return item && isKnown(item) ? [item] : null;
}

/** What a function that fills the list says of it, or one that gives it back. */
function wantedFor(list: Node, known: Declared): Type | null {
  const lent = list.parent?.kind === 'reference_expression' ? list.parent : null;
  const call = lent?.has('mutable_specifier') ? callOfArgument(lent) : null;
  return call ? declaredFor(lent!, call, known) : typeAsResult(list);
}

/** The types in a `Vec<u32>`, where none of them is a parameter, which is the caller's to choose. */
function contentOf(wanted: Type | null, made: Type): Type[] | null {
  if (wanted?.name !== made.name || wanted.args.length === 0) return null;
  return wanted.args.every(({ name }) => name !== '_' && !/^[A-Z]\d?$/.test(name)) ? [...wanted.args] : null;
}

/** `let mut best = None; .. best = Some(row);` */
export function assignedLater(binding: Binding, typeOf: (node: Node) => Type | null): Type | null {
  if (binding.value && binding.value.text !== 'None') return null;
  for (const { node } of binding.uses) {
    const assignment = node.field === 'left' ? node.parent : null;
    const found = assignment?.kind === 'assignment_expression' ? typeOf(assignment.child('right')!) : null;
    if (found) return found;
  }
  return null;
}
