import { parameterOfCallee } from '../../../rust/functions/callees.js';
import { functionCalled } from '../../../rust/functions/function-called.js';
import { declaredFor } from '../../../rust/functions/signatures.js';
import type { Binding } from '../../../rust/names/scopes.js';
import { calleeName, callOfArgument, methodOf, receiverOf } from '../../../rust/syntax/call-syntax.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isMap, isSequence, isSet, typeFromNode } from '../../../rust/types/types.js';
import type { RustFile } from '../../rust-file.js';

/**
 * What has to be written otherwise where a name, which stood for a value, stands for a reference to one, or for a text or a slice (`isView`),
 * of which no reference to a String or a Vec can be had.
 */
export function writtenAsReference(names: readonly Binding[], isView: boolean, file: RustFile): string {
  const written = new Set(names.flatMap((name) => changesTo(name, file)));
  const nodes = names.flatMap(nodesOf);
  const takers = isView ? new Set(nodes.flatMap((node) => takerOfOwner(node, file) ?? [])) : [];
  return [
    ...(written.size > 0 ? [`, and write ${[...written].join(' and ')}`] : []),
    ...[...takers].map((taker) => `, and let ${taker}`),
  ].join('');
}

/** The same of a closure that gets its items by one reference more than before: `filter(|name| name != last)`. */
export function comparedWithOneMoreStar(closure: Node | undefined, file: RustFile): string {
  const parameters = closure?.kind === 'closure_expression' ? closure.child('parameters') : undefined;
  const names = parameters ? file.boundIn(parameters) : [];
  const compared = names.find((name) => nodesOf(name).some((node) => isOperand(behindStars(node))));
  if (compared) return `, with one \`*\` more where \`${compared.name}\` is compared`;
  const asked = names.find((name) => nodesOf(name).some((node) => isLookedUp(node, file)));
  return asked ? `, with one \`*\` more where \`${asked.name}\` is looked up` : '';
}

/** `known.contains(name)` of a set or a map. */
function isLookedUp(node: Node, file: RustFile): boolean {
  const call = callOfArgument(node);
  const found = call && file.typeOf(receiverOf(call));
  if (!found || !(isMap(found) || isSet(found))) return false;
  return BY_KEY.test(methodOf(call) ?? '') || ASKS.test(methodOf(call) ?? '');
}

function behindStars(node: Node): Node {
  const { parent } = node;
  return parent?.kind === 'unary_expression' && parent.text.startsWith('*') ? behindStars(parent) : node;
}

function isOperand({ parent }: Node): boolean {
  return (
    parent?.kind === 'binary_expression' && /^(?:[!=]=|[<>]=?)$/.test(parent.child('operator')?.text ?? '')
  );
}

function nodesOf({ uses }: Binding): Node[] {
  return uses.filter(({ hidden }) => !hidden).map(({ node }) => node);
}

function changesTo(binding: Binding, file: RustFile): string[] {
  const { name } = binding;
  const nodes = nodesOf(binding);
  const isCompared = nodes.some((node) => isComparedWithValue(node, file));
  const isGiven = nodes.some((node) => isGivenByValue(node, file));
  const where = [isCompared && 'compared', isGiven && 'handed on'].filter(Boolean).join(' or ');
  return [
    ...(nodes.some((node) => isLentToAnyType(node, file)) ? [`\`${name}\` for \`&${name}\``] : []),
    ...(where ? [`\`*${name}\` where it is ${where}`] : []),
  ];
}

/** Who wants a `&String` and gets a `&str`. */
function takerOfOwner(node: Node, file: RustFile): string | null {
  const reference = node.parent?.kind === 'reference_expression' ? node.parent : null;
  const call = reference && callOfArgument(reference);
  const wanted = call && declaredFor(reference, call, file);
  const found = call && methodOf(call) === 'contains' ? file.typeOf(receiverOf(call)) : null;
  if (found && isSequence(found)) return '`contains` be `iter().any(..)`';
  const view = wanted?.refs === '&' ? VIEWS[wanted.name] : undefined;
  return view ? `\`${calleeName(call!)}\` take ${view}` : null;
}

const VIEWS: Readonly<Record<string, string>> = { String: '`&str`', Vec: 'a slice', PathBuf: '`&Path`' };

/** `names.get(&name)`: a reference to a reference is taken for what it is, where the type is chosen by what is handed over. */
function isLentToAnyType(node: Node, file: RustFile): boolean {
  const reference = node.parent;
  if (reference?.kind !== 'reference_expression' || reference.has('mutable_specifier')) return false;
  const call = callOfArgument(reference);
  if (!call) return false;
  const method = methodOf(call);
  const callee = functionCalled(call, file);
  if (callee) return isGeneric(parameterOfCallee(reference, call, callee), callee);
  if (!method) return /(?:^|::)from$/.test(call.child('function')?.text ?? '');
  const found = file.typeOf(receiverOf(call));
  if (!found) return BY_KEY.test(method);
  if (isMap(found) || isSet(found)) return BY_KEY.test(method) || ASKS.test(method);
  return /^(?:str|String)$/.test(found.name) && (ASKS.test(method) || IN_TEXT.test(method));
}

const BY_KEY = /^(?:get|get_mut|get_key_value|contains_key|remove_entry|take)$/;
const ASKS = /^(?:contains|remove)$/;
const IN_TEXT =
  /^(?:(?:starts|ends)_with|r?find|r?split\w*|strip_(?:prefix|suffix)|replacen?|trim_(?:start_|end_)?matches|r?match(?:es|_indices))$/;

/** `impl Into<String>`, or a parameter of the function's own; what is only asked for a path or printed takes both. */
function isGeneric(parameter: Node | null, callee: Node): boolean {
  const written = parameter?.child('type');
  if (!written || typeFromNode(written)?.refs !== '') return false;
  const bounds = `${written.text} ${callee.child('type_parameters')?.text ?? ''} ${callee.ofKind('where_clause')?.text ?? ''}`;
  return /\b(?:Into|From|Borrow|Pattern)\b/.test(bounds);
}

/** `row.name == name`: a String is not compared with a reference to one. */
function isComparedWithValue(node: Node, file: RustFile): boolean {
  if (!isOperand(node)) return false;
  const other = node.parent!.child(node.field === 'left' ? 'right' : 'left');
  if (/^(?:integer|float|boolean|char)_literal$/.test(other?.kind ?? '')) return true;
  return other?.kind === 'field_expression' || file.typeOf(other)?.refs === '';
}

/** `|(_, count)| count`: a number that was taken out of the copy is one of the original's, by reference. */
function isGivenByValue(node: Node, file: RustFile): boolean {
  const found = file.typeOf(node);
  if (found?.refs !== '' || file.isCopy(found) !== true) return false;
  const kind = node.parent?.kind ?? '';
  if (kind === 'arguments') return node.parent?.parent?.kind === 'call_expression';
  if (kind === 'closure_expression' || kind === 'field_initializer') return node.field !== 'parameters';
  return /^(?:shorthand_field_initializer|tuple_expression|return_expression|array_expression)$/.test(kind);
}
