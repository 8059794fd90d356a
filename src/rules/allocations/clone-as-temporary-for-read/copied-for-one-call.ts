import { asCopy, type Copy, costOf } from '../../../rust/cost/copies.js';
import { isCollect } from '../../../rust/order/collects.js';
import { isPlace, statementOf } from '../../../rust/ownership/places.js';
import { onlyReads } from '../../../rust/ownership/readers.js';
import { isSharedBorrow, withBorrow } from '../../../rust/syntax/borrow-syntax.js';
import {
  argumentsOf,
  calledPath,
  callOfArgument,
  macroOfArgument,
  methodCalledOn,
  methodOf,
} from '../../../rust/syntax/call-syntax.js';
import { isStringLiteral } from '../../../rust/syntax/format-strings.js';
import { FORMATTING_MACROS } from '../../../rust/syntax/macros.js';
import { OPENING_OR_DEFAULT, withOpenings } from '../../../rust/syntax/openings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';
import { openedByReference } from '../of-several-rules/opened-by-reference.js';
import { temporaryCopy } from '../of-several-rules/temporary-copy.js';
import { isOfRepository, nameOfMade } from './copied-to-serialize.js';
import { isCopiedByCallee } from './kept-by-callee.js';

/** `String::from_utf8(bytes.to_vec()).ok()`: copied before it is known whether it is a text, and dropped where it is none. */
export function copiedToCheckText(copy: Copy, file: RustFile): Problem | null {
  const call = copy.method === 'cloned' ? null : callOfArgument(copy.call);
  if (!call || !/^(?:\w+::)*String::from_utf8$/.test(calledPath(call) ?? '') || !mayFail(call)) return null;
  const told = temporaryCopy(
    copy,
    file,
    'to be checked whether it is a text, and where it is none the copy is dropped',
    `check ${quoted(copy.source)} itself with \`std::str::from_utf8\`, and copy the text where it has to be owned`,
  );
  // Where it is a text, which it mostly is, the copy is what becomes the String.
  return { ...told, minor: true };
}

/** Is a failure looked at here and nothing made of it? */
function mayFail(call: Node): boolean {
  const next = methodCalledOn(call);
  if (next)
    return /^(?:ok|is_ok|is_err|unwrap_or|unwrap_or_default|unwrap_or_else|map_or|map_or_else|is_ok_and)$/.test(
      methodOf(next)!,
    );
  const holder = call.parent;
  if (call.field !== 'value') return false;
  if (holder?.kind === 'let_condition') return /^Ok\b/.test(holder.child('pattern')?.text ?? '');
  if (holder?.kind !== 'match_expression') return false;
  const arms = holder.child('body')?.children ?? [];
  return arms.some((arm) => /^(?:_|Err\((?:_\w*|\.\.)\))$/.test(arm.child('pattern')?.text ?? ''));
}

/** `amount.clone().into_owned().to_bytes()` of a `Cow`, which can be looked at as it is. */
export function ownedToLook(copy: Copy, file: RustFile): Problem | null {
  const owned = copy.method === 'clone' ? methodCalledOn(copy.call) : null;
  if (!owned || methodOf(owned) !== 'into_owned') return null;
  const reader = methodCalledOn(withOpenings(owned, OPENING_OR_DEFAULT));
  if (!isPartOfTuple(owned) && !(reader && onlyReads(reader, null, file.declarations))) return null;
  return temporaryCopy(
    copy,
    file,
    'and made owned to be looked at',
    `look at ${quoted(copy.source)} itself: a \`Cow\` dereferences to what it holds`,
  );
}

/** `(key.clone(), rank).cmp(&(other.key.clone(), other.rank))`: a tuple of references does as well. Told at the first. */
export function lentInTuple(copy: Copy, file: RustFile): Problem | null {
  if (copy.method === 'cloned' || copy.method === 'to_string' || !isPlace(copy.source)) return null;
  if (costOf(copy, file) !== 'costs' || !isPartOfTuple(copy.call) || !isFirstOfStatement(copy)) return null;
  return temporaryCopy(
    copy,
    file,
    'into a tuple that is only looked at',
    `put \`&${copy.source.text}\` into the tuple`,
  );
}

/** Of several copies one is told. */
function isFirstOfStatement(copy: Copy): boolean {
  for (const call of statementOf(copy.call).descendantsOfKind('call_expression'))
    if (asCopy(call) && isPartOfTuple(call)) return call === copy.call;
  return true;
}

function isPartOfTuple(value: Node): boolean {
  const tuple = value.parent?.kind === 'tuple_expression' ? value.parent : null;
  if (!tuple) return false;
  const method = methodCalledOn(tuple);
  if (method) return /^(?:serialize|hash|cmp|partial_cmp|eq|ne)$/.test(methodOf(method)!);
  const lent = withBorrow(tuple);
  if (lent !== tuple) return /^(?:cmp|partial_cmp|eq|ne)$/.test(methodOf(callOfArgument(lent) ?? lent) ?? '');
  return (
    tuple.parent?.kind === 'binary_expression' &&
    /^(?:[!=]=|<=?|>=?)$/.test(tuple.parent.child('operator')?.text ?? '')
  );
}

/** `names.iter().cloned().collect::<Vec<_>>().join(", ")`: of Strings, which are joined as `&str`s as well. */
export function copiedToJoin(copy: Copy, file: RustFile): Problem | null {
  const list = copy.method === 'cloned' ? methodCalledOn(copy.call) : null;
  const join = list && isCollect(list) ? methodCalledOn(list) : null;
  if (!join || methodOf(join) !== 'join' || !isStringLiteral(argumentsOf(join)[0])) return null;
  // A `&str` has to be copied out of the reference to it.
  if (/^&.*&/.test(file.typeOf(copy.source)?.args[0]?.refs ?? '')) return null;
  return {
    at: copy.call.child('function')!.child('field')!,
    message: 'Each text is copied into a list that is only joined.',
    help: 'join `&str`s: `map(String::as_str)` for `cloned`',
  };
}

/** `merge(&vec![a.clone(), b.clone()])`, `merge(&[..])`, of a function of this repository. Told at the first. */
export function lentInList(copy: Copy, file: RustFile): Problem | null {
  const list = copy.call.parent;
  const isList = list?.kind === 'array_expression' || (list?.kind === 'macro_call' && list.macro === 'vec');
  const reference = list?.parent;
  if (!list || !isList || !reference || !isSharedBorrow(reference)) return null;
  const call = callOfArgument(reference);
  const path = call && calledPath(call);
  if (!path || !isOfRepository(ownerIn(path), file) || isCopiedByCallee(reference, file)) return null;
  const copies = list.children.map(asCopy);
  if (copies.length < 2 || copies[0]?.call !== copy.call) return null;
  if (!copies.every((each) => each && each.method === 'clone' && isPlace(each.source))) return null;
  return {
    at: copy.call,
    message: `${copies.length} values are copied into a list that \`${path}\` is only lent.`,
    help: `let \`${path}\` take references (\`&[&T]\`), or an iterator of them`,
  };
}

/** `Shape` of `Shape::merge`, `merge` itself. */
function ownerIn(path: string): string | undefined {
  const words = path.split('::');
  return words.length > 1 ? words.at(-2) : words[0];
}

/** `write!(out, "{}", Shown(value.clone()))`: a struct of one field that is only made to be printed. */
export function printedInWrapper(copy: Copy, file: RustFile): Problem | null {
  const call = copy.method === 'clone' ? callOfArgument(copy.call) : null;
  if (!call || argumentsOf(call).length !== 1 || !/^[A-Z]\w*$/.test(calledPath(call) ?? '')) return null;
  const macro = macroOfArgument(call)?.macro ?? '';
  const name = nameOfMade(call);
  if (!/^(?:write|writeln|format|print|println|format_args)$/.test(macro)) return null;
  if (!isPlace(copy.source) || !isOfRepository(name, file) || /Err(?:or)?$/.test(name!)) return null;
  return temporaryCopy(copy, file, `for \`${name}\` to print it`, `let \`${name}\` hold a reference`);
}

/** `write!(f, "{}", query.clone().unwrap())`: what is opened to be printed can be opened by reference. */
export function openedToPrint(copy: Copy, file: RustFile): Problem | null {
  const value = withOpenings(copy.call, OPENING_OR_DEFAULT);
  if (value === copy.call || copy.method === 'to_string' || !isPrinted(value)) return null;
  const source = copy.source.text.replace(/\s+/g, '');
  const help = /_default\(\)$/.test(value.text)
    ? `print what is there: ${openedByReference(copy, 'unwrap_or_default', file)}`
    : `open a reference: \`${source}${copy.method === 'clone' ? '.as_ref()' : ''}.unwrap()\``;
  return temporaryCopy(copy, file, 'to be opened and printed', help);
}

/** An argument of `format!` and the like, also a named one: `write!(f, "{query}", query = x)`. */
function isPrinted(value: Node): boolean {
  const named =
    value.parent?.kind === 'assignment_expression' && value.field === 'right' ? value.parent : value;
  return FORMATTING_MACROS.has(macroOfArgument(named)?.macro ?? '');
}
