import { functionsNamed } from '../../../rust/names/items-by-name.js';
import { collectTarget, isCollect, isPlainList } from '../../../rust/order/collects.js';
import { enclosingLoop, isIteratorChain } from '../../../rust/order/loops.js';
import { waysOf } from '../../../rust/order/ways.js';
import { isPlace } from '../../../rust/ownership/places.js';
import { valueOfSingleUse } from '../../../rust/ownership/single-use.js';
import {
  argumentsOf,
  calledPath,
  macroOfArgument,
  methodOf,
  receiverOf,
} from '../../../rust/syntax/call-syntax.js';
import { isShownPlainlyOnce, isStringLiteral } from '../../../rust/syntax/format-strings.js';
import type { Node } from '../../../rust/syntax/tree.js';
import { freshString, viewed } from '../../../rust/types/strings.js';
import { typeFromNode } from '../../../rust/types/types.js';
import type { Problem } from '../../rule.js';
import type { RustFile } from '../../rust-file.js';
import { quoted } from '../../wording.js';

/** `bytes.iter().map(|b| format!("{b:02x}")).collect::<String>()`, and the same with `join("")`. */
export function textPerItem(end: Node, method: string, file: RustFile, isShown = false): Problem | null {
  const isOfItself = method === 'join' && joinsItems(end);
  const isDirect = isShown || isOfItself || joinsDirectly(end, method, file) || isWrittenOut(end, method);
  if (!isDirect && !isRepeatedly(end, method)) return null;
  const joined = listBehindSlice(receiverOf(end));
  const named = joined && valueOfSingleUse(joined, file);
  let items = named ?? joined;
  if (method !== 'collect' && items && isCollect(items)) {
    const written = named && typeFromNode(named.parent?.child('type'));
    if (!isPlainList(collectTarget(items) ?? written ?? null)) return null;
    items = receiverOf(items);
  }
  const made = items && textOfItem(items);
  if (!made) return null;
  return {
    at: made,
    message: `${quoted(made)} allocates a String for every item, which \`${method}\` copies into the whole text and drops.`,
    help: isOfItself
      ? 'join the items themselves: the `join` of an iterator formats each straight into the text'
      : 'write every item into one String: `write!(text, ..)` in a loop or `fold`',
  };
}

/** `list` of `list.as_slice()`. */
function listBehindSlice(joined: Node | undefined): Node | undefined {
  return joined && methodOf(joined) === 'as_slice' ? receiverOf(joined) : joined;
}

/** `ids.iter().map(|id| id.to_string()).join(", ")`: itertools' own `join` takes whatever can be shown. */
function joinsItems(end: Node): boolean {
  const items = receiverOf(end);
  const [mapped] = items && methodOf(items) === 'map' ? argumentsOf(items) : [];
  if (!mapped || !isIteratorChain(items)) return false;
  if (isPathOfToString(mapped)) return true;
  const ways = mapped.kind === 'closure_expression' ? waysOf(mapped.child('body')!) : [];
  // What a closure made itself can't be lent out of it, and what is different each way has to become one type.
  return ways.length === 1 && freshString(ways[0])?.how === 'to_string' && isPlace(receiverOf(ways[0]!)!);
}

/** `ToString::to_string`, `Name::to_string`. */
function isPathOfToString(mapped: Node): boolean {
  return mapped.kind === 'scoped_identifier' && mapped.child('name')?.text === 'to_string';
}

/** `let list = items.map(|id| id.to_string()).collect::<Vec<_>>().join(", "); out.push_str(&list);` */
export function joinedForThis(method: string, argument: Node, file: RustFile): Problem | null {
  if (!/^(?:push_str|write_str|\+=)$/.test(method)) return null;
  const name = viewed(argument);
  return joinedOnSomeWay(valueOfSingleUse(name, file) ?? name, file);
}

/** `match parts { [one] => one.to_string(), _ => parts.iter().map(..).collect::<Vec<_>>().join(", ") }`, of which the text is only copied. */
export function joinedOnSomeWay(value: Node, file: RustFile): Problem | null {
  for (const end of waysOf(value)) {
    if (methodOf(end) !== 'join' || isRepeatedly(end, 'join') || joinsItems(end)) continue;
    const joined = textPerItem(end, 'join', file, true);
    if (joined) return joined;
  }
  return null;
}

/** One list of texts after the other: each is joined for an item of what is walked around it. */
function isRepeatedly(end: Node, method: string): boolean {
  return method === 'join' && argumentsOf(end).length === 1 && enclosingLoop(end) !== null;
}

/** `write!(f, "{}", items.map(..).collect::<Vec<_>>().join(", "))`: the writer could take every item by itself. */
function isWrittenOut(end: Node, method: string): boolean {
  const named = end.parent?.kind === 'assignment_expression' && end.field === 'right' ? end.parent : end;
  const macro = macroOfArgument(named);
  return (
    method === 'join' && !!macro && /^write(?:ln)?$/.test(macro.macro) && isShownPlainlyOnce(macro, named)
  );
}

/** Does nothing stand between the items in the text that is made? */
function joinsDirectly(end: Node, method: string, file: RustFile): boolean {
  const given = argumentsOf(end);
  if (method === 'join') return given.length === 1 && given[0]!.text === '""';
  if (given.length > 0) return false;
  return method === 'concat' || (collectTarget(end) ?? file.typeOf(end))?.name === 'String';
}

/** What the closure of the `map` makes, when that is a String; a copy of text is looked at by other rules. */
function textOfItem(items: Node): Node | null {
  if (!/^(?:map|flat_map|filter_map)$/.test(methodOf(items) ?? '')) return null;
  const mapped = argumentsOf(items)[0];
  if (mapped && isPathOfToString(mapped)) return mapped;
  const isClosure = mapped?.kind === 'closure_expression';
  const body = isClosure ? mapped.child('body') : mapped && bodyOfFunction(mapped);
  const [value, ...others] = body ? waysOf(body) : [];
  if (value && others.length === 0 && /(?:^|::)hex::encode(?:_upper)?$/.test(calledPath(value) ?? ''))
    return value;
  const ways = [value, ...others].map((way) => ({ way, made: freshString(way) }));
  // Beside a text that is made, what another way calls gives one as well.
  if (!ways.every(({ way, made }) => made !== null || way?.kind === 'call_expression')) return null;
  const made = ways
    .flatMap((each) => each.made ?? [])
    .find(({ how, source }) => /^(?:format|to_string|repeat)$/.test(how) && !isStringLiteral(source));
  return (made && (isClosure ? made.node : mapped)) ?? null;
}

/** `escape` of `text.chars().map(escape)`: a function of this file that takes no more than the item. */
function bodyOfFunction(name: Node): Node | undefined {
  if (name.kind !== 'identifier') return undefined;
  const [fn, more] = functionsNamed(name.tree, name.text);
  const returns = typeFromNode(fn?.child('return_type'));
  return fn && !more && returns?.name === 'String' && returns.refs === '' ? fn.child('body') : undefined;
}
