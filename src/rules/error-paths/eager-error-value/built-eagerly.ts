import { asCopy, costOf, isNamedLikeHandle } from '../../../rust/cost/copies.js';
import { costlyPart } from '../../../rust/cost/costly.js';
import { isEmptyLiteral, isMadeOfEmpty } from '../../../rust/cost/empty-literals.js';
import { functionCalled, functionCalledByName } from '../../../rust/functions/function-called.js';
import { declaredFor } from '../../../rust/functions/signatures.js';
import { functionsNamed } from '../../../rust/names/items-by-name.js';
import { isPlace } from '../../../rust/ownership/places.js';
import {
  argumentsOf,
  calledPath,
  calleeName,
  callOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { NodeMemo } from '../../../rust/syntax/memo.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { isTextOrNamedSo } from '../../../rust/types/strings.js';
import { isTypeParameter } from '../../../rust/types/type-parameters.js';
import type { RustFile } from '../../rust-file.js';
import { isConstFunction, pathCalled } from './path-called.js';

/** Take a value to fall back to, which is mostly a plain one. */
export const FALLBACKS = /^(?:unwrap_or|map_or|or_insert|get_or_insert|then_some|or)$/;
const CLOCKS = /(?:^|::)(?:(?:Instant|SystemTime|Utc|Local)::now|Uuid::new_v\d|random)$/;
/** Types whose constructor allocates, as far as their names say. */
const HOLDERS =
  /(?:^|::)(?:\w*(?:Buffer|Page|Arena|Map|Set|Table|Batch|Array|Pool|Client|Regex|Matcher|Bitmap|Schema|Runtime|Tree|Error|Cache|Queue|Channel|Sender))::(?:new\w*|with_\w+|from_\w+|create\w*|build\w*|alloc\w*|open|load)$/;

/** `known.unwrap_or(self.provider.best_number()?)`: what may fail is no getter. */
function isAskedAndMayFail(value: Node): boolean {
  if (value.kind !== 'try_expression' || value.children[0]?.kind !== 'call_expression') return false;
  const call = value.children[0];
  const last = calleeName(call);
  return !/^(?:parse|try_into|try_from|from|checked_\w+|ok_or\w*|next|get|first|last|pop|into)$/.test(last);
}

/** Waits, asks what may fail, reads a clock, makes something that holds memory, or goes over many items. */
export function workIn(value: Node, file: RustFile): Node | null {
  if (value.kind === 'closure_expression' || value.kind === 'async_block') return null;
  if (value.kind === 'await_expression' || isAskedAndMayFail(value)) return value;
  const path = value.kind === 'call_expression' ? (calledPath(value) ?? '') : '';
  if (CLOCKS.test(path) || holdsMemory(value, path) || isMadeOfHolders(value)) return value;
  if (isDefaultOfAny(value, path)) return value;
  for (const child of value.children) {
    const found = workIn(child, file);
    if (found) return found;
  }
  return value.parent?.kind === 'arguments' ? costlyPart(value, file) : null;
}

/** `T::default()` of a type that the caller chooses may do anything. */
function isDefaultOfAny(call: Node, path: string): boolean {
  const name = /^(\w+)::default$/.exec(path)?.[1];
  return !!name && isTypeParameter({ refs: '', name, args: [] }, call);
}

function holdsMemory(call: Node, path: string): boolean {
  return HOLDERS.test(path) && argumentsOf(call).length > 0;
}

/** `Peer::new(limit)` of the same file, which makes a `LruCache::new(limit)` for what it returns. */
function isMadeOfHolders(call: Node): boolean {
  const made =
    call.kind === 'call_expression' ? functionCalledByName(call)?.child('body')?.children.at(-1) : undefined;
  if (made?.kind !== 'struct_expression') return false;
  for (const part of made.descendantsOfKind('call_expression'))
    if (holdsMemory(part, calledPath(part) ?? '')) return true;
  return false;
}

const MADE_BY_ALLOCATING = new NodeMemo<boolean>();

/** `Missing::named(key)` of the same file, which copies the key on every way through. */
function isMadeByAllocating(call: Node, file: RustFile): boolean {
  const body = call.kind === 'call_expression' ? bodyCalled(call, file) : undefined;
  if (!body) return false;
  let allocating = MADE_BY_ALLOCATING.get(body);
  if (allocating === undefined) {
    // What leads back to itself is no constructor.
    MADE_BY_ALLOCATING.set(body, false);
    const steps = (body.kind === 'block' ? body.children : [body]).map((each) =>
      each.kind === 'expression_statement' ? each.children[0]! : each,
    );
    allocating = steps.some(
      (step) => !/^(?:if|match)_expression$/.test(step.kind) && allocationIn(step, file) !== null,
    );
    MADE_BY_ALLOCATING.set(body, allocating);
  }
  return allocating;
}

/** Of a function of the file, or of a closure with a name: `let bad = |what| Error::Syntax(format!(..));`. */
function bodyCalled(call: Node, file: RustFile): Node | undefined {
  const name = call.child('function');
  const closure = name?.kind === 'identifier' ? file.bindingOf(name)?.value : undefined;
  if (closure?.kind === 'closure_expression') return closure.child('body');
  return functionCalled(call, file)?.child('body');
}

/** `ok_or(make_type_error(activation))`: by its name a function of another file builds an error, out of more than numbers and literals. */
function isMadeElsewhere(value: Node, file: RustFile): boolean {
  if (!isErrorOf(value) || !MAKES_ERROR.test(pathCalled(value, file) ?? '')) return false;
  const name = calleeName(value);
  return argumentsOf(value).some(isPlace) && functionsNamed(value.tree, name).length === 0;
}

const MAKES_ERROR = /^(?:[a-z]\w*::)*(?:make|create|build|new|format|report)_(?:\w+_)?err(?:or)?(?:_\w+)?$/;

const ERROR_MACROS = /^(format|anyhow|eyre|format_err|\w+_err|internal_err|err|error|\w+_error|json)$/;
const ALLOCATING_CALL =
  /^(String::from|Box::new|Box::pin|PathBuf::from|(\w+::)*(Error|anyhow)::(new|msg|other|custom|from)|(\w+::)*[A-Z]\w*::with_capacity\w*|Arc::new|Rc::new|Arc::from|Bytes::copy_from_slice)$/;

/** Functions of a type that make an error of a text keep the text: `Status::not_found("..")`. A variant has a capital. */
const NAMED_ERROR = /^(?:\w+::)*(?:[A-Z]\w*::[a-z]\w*|\w*err(?:or)?)$/;

/** The first part of a value that allocates when it is built; closures inside it run later. */
export function allocationIn(value: Node, file: RustFile): Node | null {
  if (value.kind === 'closure_expression') return null;
  if (allocates(value, file) || isMadeByAllocating(value, file) || isMadeElsewhere(value, file)) return value;
  for (const child of value.children) {
    const found = allocationIn(child, file);
    if (found) return found;
  }
  return null;
}

function allocates(node: Node, file: RustFile): boolean {
  if (node.kind === 'macro_call')
    return node.macro === 'vec'
      ? node.children.length > 0
      : ERROR_MACROS.test(node.macro) &&
          !isPlainJson(node) &&
          !isEmptyLiteral(node.child('arguments')?.children[0]);
  if (node.kind === 'macro_invocation')
    return ERROR_MACROS.test((node.child('macro')?.text ?? '').split('::').at(-1)!) && !isPlainJson(node);
  if (node.kind !== 'call_expression') return false;
  const path = pathCalled(node, file);
  if (path) {
    const [first] = argumentsOf(node);
    if (isErrorOf(node) && NAMED_ERROR.test(path) && isFullLiteral(first))
      return !keepsTheLiteral(node, file);
    return ALLOCATING_CALL.test(path) && !isMadeOfEmpty(node) && !isUnit(first) && !isKind(path, first);
  }
  const copy = asCopy(node);
  if (!copy) return methodOf(node) === 'into' && isFullLiteral(receiverOf(node)) && isErrorOf(node);
  if (isEmptyLiteral(copy.source)) return false;
  if (/^to_(?:string|path_buf)$/.test(copy.method) || isFullLiteral(copy.source)) return true;
  if (copy.method === 'to_owned' && isConstant(copy.source)) return true;
  const cost = costOf(copy, file);
  if (cost === 'costs') return true;
  return (
    cost === 'unknown' &&
    (isTextOrNamedSo(copy.source, file) ||
      isKeptByError(copy.source, node) ||
      isCopiedAsFallback(copy.source, node))
  );
}

/** Small ones are copied into errors as well: numbers, positions, and what a lock or a counter holds. */
const SMALL =
  /(?:^|_)(?:id|ids|idx|index|hash|digest|addr|address|num|number|height|slot|epoch|round|root|pubkey|kind|type|status|state|code|span|pos|position|loc|location|range|time|timestamp|version|len|size|count|ip|port|peer|seq|term|view|level|offset|value|v|e|err|error)$/;

/** `ok_or(Error::NotFound { path: path.clone() })`: nobody writes `clone` for what is `Copy`, and what an error shows is mostly a text. */
function isKeptByError(source: Node, copy: Node): boolean {
  if (!isPlace(source) || (isNamedSmall(source) && !isKeptAsText(copy)) || isNamedLikeHandle(source, null))
    return false;
  return /^(?:ok_or|(?:whatever_|change_)?context|wrap_err)$/.test(takingMethod(copy));
}

/** `unwrap_or(theme.color(FOREGROUND).clone())`; what is called `get_or_insert` takes a key in many a cache. */
function isCopiedAsFallback(source: Node, copy: Node): boolean {
  if (isNamedSmall(source) || isNamedLikeHandle(source, null)) return false;
  const taking = takingMethod(copy);
  return taking !== 'get_or_insert' && FALLBACKS.test(taking);
}

function isNamedSmall(source: Node): boolean {
  const name = source.kind === 'field_expression' ? source.child('field')!.text : methodOf(source);
  return SMALL.test(name ?? source.text);
}

/** The method that takes the value, also within what a function or variant makes of it. */
function takingMethod(value: Node): string {
  for (const at of value.ancestors()) {
    if (at.kind === 'block' || at.kind === 'closure_expression') break;
    const method = at.kind === 'arguments' ? methodOf(at.parent!) : null;
    if (method) return method;
  }
  return '';
}

/** Fields of errors that are seldom anything but a text. */
const TEXT_FIELD =
  /(?:^|_)(?:path|file|dir|folder|name|text|message|msg|reason|url|uri|table|column|query|sql|content|description|details)$/;

/** `ReadFailed { path: file_location.clone() }` */
function isKeptAsText(copy: Node): boolean {
  const field = copy.parent?.kind === 'field_initializer' ? copy.parent.child('field') : undefined;
  return TEXT_FIELD.test(field?.text ?? '');
}

/** Of a text or a list, as nobody owns a number. */
function isConstant(node: Node): boolean {
  return /^(?:\w+::)*[A-Z][A-Z0-9_]+$/.test(node.text);
}

function isFullLiteral(node: Node | undefined): boolean {
  return node?.kind === 'string_literal' && !isEmptyLiteral(node);
}

const PLAIN_JSON = /^(?:\w+::)*json!\s*[({[]\s*(?:\{\s*\}|\[\s*\]|null|true|false|-?[\d._]+)\s*[)}\]]$/;

/** `json!({})`, `json!(null)`: nothing of it lies on the heap. */
function isPlainJson(macro: Node): boolean {
  return PLAIN_JSON.test(macro.text);
}

/** `io::Error::from(ErrorKind::NotFound)` is the kind itself. */
function isKind(path: string, node: Node | undefined): boolean {
  return /Error::from$/.test(path) && /(?:^|::)ErrorKind::\w+$/.test(node?.text ?? '');
}

/** `Box::new(())` and a boxed unit struct allocate nothing. */
function isUnit(node: Node | undefined): boolean {
  return !!node && /^(\(\)|[A-Z]\w*)$/.test(node.text);
}

/** Where the signature is known and takes no text of its own, the literal is only passed along. */
function keepsTheLiteral(call: Node, file: RustFile): boolean {
  if (isConstFunction(call)) return true;
  const first = declaredFor(argumentsOf(call)[0]!, call, file);
  // `impl Into<Cow<'static, str>>`
  const kept = first?.name === 'impl' ? first.args[0]?.args[0] : first;
  return !!kept && (kept.refs !== '' || kept.name === 'Cow');
}

/** `ok_or("text".into())`: the text becomes a String or a boxed error. */
function isErrorOf(node: Node): boolean {
  const call = callOfArgument(node);
  return !!call && methodOf(call) === 'ok_or';
}
